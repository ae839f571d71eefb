/*
 * Ahead: what an instruction leads to without a token, inside its own part.
 *
 * in   an instruction          out   those behind it that take a token, call a part, return or accept, each once
 * Most of what stands between them (splits, jumps, marks) is passed again and again: each way is found once, as programs do not change.
 */
#ifndef FIG_AHEAD_H
#define FIG_AHEAD_H
#include "../grammar/grammar.h"

typedef struct fig_ahead {
    const fig_grammar *grammar;
    uint32_t *first; /* by instruction: in `list`, where its number comes first and then they; 0: not known yet */
    uint32_t *list;
    size_t list_count, list_capacity;
    uint64_t *met;   /* on the way: bits of instructions */
    uint32_t *order; /* ... which they are */
    size_t order_count, order_capacity;
} fig_ahead;

bool fig_ahead_init(fig_ahead *a, const fig_grammar *grammar);
void fig_ahead_clear(fig_ahead *a);
/* As fig_ahead_of, for one that was not asked for before. */
uint32_t fig_ahead_find(fig_ahead *a, uint32_t pc);

/* Where in a->list their number stands, and they behind it; 0: out of memory. The list moves when it grows. */
static inline uint32_t fig_ahead_of(fig_ahead *a, uint32_t pc)
{
    return a->first[pc] ? a->first[pc] : fig_ahead_find(a, pc);
}
#endif
