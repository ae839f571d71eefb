/*
 * Link binding: what the names of a link's or fact's line are bound to by a match.
 *
 * in   the way of a match, walked (walk.c) or traced by the matcher          out   items, and rows, by name
 */
#ifndef FIG_LINK_BINDING_H
#define FIG_LINK_BINDING_H
#include "../base/bits.h"
#include "matcher.h"

enum { FIG_LINK_OPEN = 16 }; /* names that may stand open at once */

/* A name bound by a match. */
typedef struct fig_link_bound {
    uint32_t first, last; /* items; first == last: not bound */
    const fig_row *row;
} fig_link_bound;

/* All that a match binds; `set` names as bits, so that clearing is cheap. */
typedef struct fig_link_binding {
    fig_link_bound of[FIG_NAME_COUNT];
    uint64_t set[FIG_NAME_COUNT / 64 + 1];
} fig_link_binding;

static inline void fig_link_binding_set(fig_link_binding *b, uint32_t name)
{
    b->set[name / 64] |= UINT64_C(1) << name % 64;
}

static inline void fig_link_binding_forget(fig_link_binding *b)
{
    for (size_t i = 0; i < sizeof b->set / sizeof *b->set; i++)
        for (; b->set[i]; b->set[i] &= b->set[i] - 1)
            b->of[i * 64 + fig_bits_lowest(b->set[i])] = (fig_link_bound){0, 0, NULL};
}

/* The matcher's match. */
void fig_link_binding_read(fig_link_binding *b, const fig_trace *trace, size_t count);
#endif
