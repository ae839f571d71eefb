/*
 * Shape run: which shapes hold for an ASCII token, by one pass over its bytes.
 *
 * in   grammar/shape_nfa's automaton, a token          out   bits of shapes
 * A lazy automaton: states are sets of the grammar's states, found when they are first met, forgotten when there are too many. Lives in the scratch.
 * tests/unit/test_shape_run.c holds it equal to PCRE2.
 */
#ifndef FIG_SHAPE_RUN_H
#define FIG_SHAPE_RUN_H
#include "../grammar/shape_nfa.h"

typedef struct fig_shape_run {
    const fig_shape_nfa *nfa;
    uint32_t (*next)[128]; /* per state and byte: the state, 0 not known yet */
    size_t state_count, state_capacity;
    uint32_t *set_of; /* per state: where its set begins in `sets`: a count, then the grammar's states */
    size_t set_of_capacity;
    uint32_t *sets;
    size_t set_count, set_capacity;
    uint64_t *holds; /* per state: bits of shapes, `words` each */
    size_t hold_capacity, words;
    uint32_t *table; /* open addressing by set: state */
    size_t table_mask;
    uint32_t *stamp; /* per state of the grammar: the last round that met it */
    uint32_t round;
    uint32_t *work, *stack; /* a set while it is made; states to follow */
    size_t work_count, stack_count;
    uint32_t last;       /* where the last token ended: tokens that end there have the same shapes ... */
    uint32_t generation; /* ... until this grows, as all is forgotten */
    bool failed;         /* out of memory */
} fig_shape_run;

bool fig_shape_run_init(fig_shape_run *r, const fig_shape_nfa *nfa, size_t shape_count);
void fig_shape_run_clear(fig_shape_run *r);
/* Bits of the shapes that hold for text[0..len); NULL: it is no ASCII, or memory ran out (`failed`). Valid until the next call. */
const uint64_t *fig_shape_run_token(fig_shape_run *r, const char *text, size_t len);
#endif
