/*
 * Expression: the characters, escapes and classes of a regular expression, as the ASCII bytes that they stand for.
 *
 * in   an expression, where to go on in it          out   a byte, or a set of bytes
 */
#ifndef FIG_EXPRESSION_H
#define FIG_EXPRESSION_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct fig_byte_set {
    uint64_t bits[2]; /* ASCII */
} fig_byte_set;

typedef struct fig_expression {
    const char *p, *end;
    bool fold;    /* (?i) */
    bool unknown; /* it holds what is not known here */
} fig_expression;

static inline bool fig_byte_set_has(const fig_byte_set *s, unsigned char byte)
{
    return byte < 128 && (s->bits[byte >> 6] >> (byte & 63) & 1);
}

/* The character at p: 0x80 for all above ASCII, of which the long s and the kelvin sign alone fold to ASCII. */
uint32_t fig_expression_character(fig_expression *x);
/* Behind a backslash. A class adds to *s and is 0x100; else a character comes back, as above. */
uint32_t fig_expression_escape(fig_expression *x, fig_byte_set *s);
/* Behind `[`. */
fig_byte_set fig_expression_bracket(fig_expression *x);
#endif
