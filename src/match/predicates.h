/*
 * Predicates: what holds for a token that is met for the first time.
 *
 * in   a token's text          out   its type, traits, words, and its class: the interned set of the predicates that hold
 */
#ifndef FIG_PREDICATES_H
#define FIG_PREDICATES_H
#include "lexeme.h"

enum { FIG_LONGEST_WORD = 64 }; /* no shape is tried on a longer token */

/* Two of them a cache line. */
typedef struct fig_lexeme {
    uint64_t key[2]; /* the token's bytes, zeros behind them; no token has a byte 0 */
    uint32_t word, exact;
    uint16_t class_id;
    uint8_t type, trait;
    uint8_t by_value; /* of an arrangement of digits: fig_by_value */
} fig_lexeme;

/* Are there as many classes as 16 bits can tell apart, nearly? */
static inline bool fig_predicates_crowded(const fig_lexemes *x)
{
    return x->class_count > 60000;
}
/* The class for which no predicate holds. */
uint16_t fig_predicates_nothing(fig_lexemes *x);
/* Fills everything but the key; x->failed: out of memory. */
void fig_predicates_find(fig_lexemes *x, const char *text, size_t len, fig_lexeme *l);
#endif
