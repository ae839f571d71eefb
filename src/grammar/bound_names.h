/*
 * Bound names: what a rule's pattern may bind for its own `make`; names within a part that makes a value are that part's.
 *
 * in   [[ value:{amount} {unit-of(X)} ]], a part without `make` that binds `unit`          out   value, unit
 */
#ifndef FIG_BOUND_NAMES_H
#define FIG_BOUND_NAMES_H
#include "grammar.h"

typedef struct fig_bound_names {
    const fig_grammar *g;
    uint32_t *met; /* by instruction: the last rule that came through */
    uint32_t round;
    uint64_t names[2]; /* a bit each */
} fig_bound_names;

/* false: out of memory. */
bool fig_bound_names_init(fig_bound_names *b, const fig_grammar *g);
void fig_bound_names_clear(fig_bound_names *b);
/* Report a rule or link whose pattern can't bind what its verb needs: one of `needed`, names with | between, `key=` a constant that will do. Patterns that did not compile are let be. */
void fig_bound_names_check(fig_bound_names *b, fig_grammar *g, const fig_rule *rule, const char *needed);
#endif
