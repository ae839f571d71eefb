/*
 * Char class: which class of characters a code point is of, for the cutting of tokens.
 *
 * in   a code point          out   letter, digit, blank, break, ideograph (a token by itself), else symbol
 * Control characters are blanks. Source: Unicode 15, DerivedGeneralCategory and Scripts, by block.
 */
#ifndef FIG_CHARCLASS_H
#define FIG_CHARCLASS_H
#include "utf8.h"

typedef enum fig_char_class {
    FIG_CHAR_SYMBOL = 0,
    FIG_CHAR_LETTER,
    FIG_CHAR_DIGIT,
    FIG_CHAR_BLANK,
    FIG_CHAR_BREAK,
    FIG_CHAR_IDEOGRAPH
} fig_char_class;

extern const uint8_t fig_char_ascii[128];
/* Of a code point above ASCII. */
fig_char_class fig_char_wide(uint32_t cp);

/* Of the character at text[0..len), len > 0, valid UTF-8; *bytes is its length. */
static inline fig_char_class fig_char_at(const char *text, size_t len, size_t *bytes)
{
    unsigned char b = (unsigned char)*text;
    if (b >= 0x80)
        return fig_char_wide(fig_utf8_decode(text, len, bytes));
    *bytes = 1;
    return (fig_char_class)fig_char_ascii[b];
}
#endif
