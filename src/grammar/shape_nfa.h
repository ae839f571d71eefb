/*
 * Shape NFA: the shapes of a grammar as one automaton over the bytes of ASCII tokens, so that PCRE2 need not run once a shape for every new word.
 *
 * in   a shape's expression          out   states; tests, which say what must and must not be reached at a token's end
 * A shape holds where one of its tests does: an alternative of its expression matches the token from end to end, the (?=…) that it begins with does, and none of the (?!…).
 * What is not known here (other assertions, back references, possessive quantifiers …) leaves the shape to PCRE2.
 */
#ifndef FIG_SHAPE_NFA_H
#define FIG_SHAPE_NFA_H
#include "../base/arena.h"
#include "expression.h"

enum { FIG_SHAPE_TESTS = 512, FIG_SHAPE_NONE = 0 };

typedef enum fig_shape_op {
    FIG_SHAPE_SPLIT,  /* go on at `next` and, where there is one, `other` */
    FIG_SHAPE_BYTE,   /* byte a or b, then `next`                         */
    FIG_SHAPE_SET,    /* a byte of set `other`, then `next`               */
    FIG_SHAPE_BEHIND, /* the byte before is none of set `other`: `next`   */
    FIG_SHAPE_END,    /* the token ends: `next`                           */
    FIG_SHAPE_YES,    /* test `other` matches where the token ends here   */
    FIG_SHAPE_ALSO,   /* ... must too, if it is one of those that `wants` */
    FIG_SHAPE_NO      /* ... must not                                     */
} fig_shape_op;

typedef struct fig_shape_state {
    uint8_t op, a, b;
    uint32_t next, other;
} fig_shape_state;

typedef struct fig_shape_nfa {
    fig_shape_state *states; /* from 1 */
    size_t state_count, state_capacity;
    fig_byte_set *sets;
    size_t set_count, set_capacity;
    uint32_t *starts;
    size_t start_count, start_capacity;
    uint32_t shape_of[FIG_SHAPE_TESTS];
    uint64_t wants[FIG_SHAPE_TESTS / 64]; /* bits: tests that need an ALSO */
    size_t test_count;
} fig_shape_nfa;

/* Add shape number `shape`, its states to `arena`; false: not known, left to PCRE2 (or out of memory: the arena's `failed`). */
bool fig_shape_nfa_add(fig_shape_nfa *n, fig_arena *arena, uint32_t shape, const char *expression, size_t len);
#endif
