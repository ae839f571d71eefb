/*
 * Start: from which items a line can match: its nodes over the sets of a view, from the line's end to its beginning.
 *
 * in   a line, the window that is looked at          out   x->sets of its nodes, x->starts of the line
 * A node's set holds the items from which it, and all behind it, can match; one step over a token is one shift by a bit.
 */
#include "view.h"

void fig_view_look(fig_view *x, size_t window)
{
    const size_t left = x->items.count - (window << x->shift);
    x->window = window;
    x->at = x->masks + window * x->stride;
    x->figures = x->at + x->sketches->asked_count;
    x->edge = left > FIG_VIEW_ITEMS ? UINT64_C(1) << 63 : 0;
    x->all = x->edge ? UINT64_MAX : (UINT64_C(2) << left) - 1;
}

static inline uint64_t figures(const fig_view *x, uint32_t kinds, unsigned want)
{
    uint64_t all = 0;
    for (uint32_t set = kinds & x->kinds; set; set &= set - 1)
        all |= x->figures[fig_bits_lowest(set)];
    return all & x->figures[FIG_VIEW_KINDS + want];
}

/* One item: a token of the node's term, or one of its figures. */
static uint64_t either(fig_view *x, const fig_sketch_node *n)
{
    uint64_t all = fig_view_term(x, n->term);
    const fig_sketch_mix *m = &x->sketches->mixes[n->mix];
    for (const fig_sketch_figure *f = x->sketches->figures + m->figures, *end = f + m->figure_count; f < end; f++)
        all |= figures(x, f->kinds, f->want);
    return all;
}

/* Rows of several tokens; at the edge of a window nobody knows the second. */
static inline uint64_t phrase(const fig_view *x, const fig_sketch_node *n, uint64_t behind, uint64_t edge)
{
    const fig_sketch_mix *m = &x->sketches->mixes[n->mix];
    const uint64_t heads = fig_view_phrase(x, m->phrase) | edge >> 1;
    if (!heads)
        return 0;
    uint64_t reach = behind >> 2 | (edge - (edge >> 2)) | edge;
    for (unsigned k = 2; k < m->longest; k++)
        reach |= reach >> 1;
    return reach & heads;
}

/* min to max items: OR of all shifts between, each time twice as many. */
static inline uint64_t gap(const fig_sketch_node *n, uint64_t behind, uint64_t edge)
{
    uint64_t set = n->min > 63 ? 0 : behind >> n->min | (edge - (edge >> n->min));
    set |= edge;
    for (unsigned left = n->max - n->min, covered = 1; left; covered *= 2) {
        const unsigned step = left < covered ? left : covered;
        set |= set >> step;
        left -= step;
    }
    return set;
}

static uint64_t line_starts(const fig_view *x, uint64_t among)
{
    const fig_view_items *items = &x->items;
    uint64_t starts = among & x->edge;
    for (uint64_t set = among & ~x->edge; set; set &= set - 1) {
        size_t item = (x->window << x->shift) + fig_bits_lowest(set);
        if (item == 0 || (item < items->count && fig_view_line_begins(items->tokens, items->token[item], items->kind[item - 1])))
            starts |= set & (~set + 1);
    }
    return starts;
}

static uint64_t below(uint64_t set)
{
    return set ? UINT64_MAX >> (63 - fig_bits_highest(set)) : 0;
}

/* Always inlined: with an edge, or without, which most sentences are. In one piece: it runs for each node of each line that a sentence may match. */
static inline __attribute__((always_inline)) uint64_t starts(fig_view *x, const fig_sketch_line *l, const uint64_t edge)
{
    const fig_sketch_node *n = x->sketches->nodes + l->first, *const last = n + l->count - 1;
    uint64_t *const sets = fig_view_sets(x, l), *out = sets, set = x->all;
    *out = set; /* the line's end */
    while (n++ < last) {
        set = sets[n->next];
        if (n->op > FIG_SKETCH_UNKNOWN)
            __builtin_unreachable(); /* spares a comparison at each node */
        switch ((fig_sketch_op)n->op) {
        case FIG_SKETCH_TERM:
            set = (set >> 1 & fig_view_term(x, n->term)) | edge;
            break;
        case FIG_SKETCH_FIGURE:
            set = (set >> 1 & figures(x, n->kinds, n->want)) | edge;
            break;
        case FIG_SKETCH_EITHER:
            set = (set >> 1 & either(x, n)) | edge;
            break;
        case FIG_SKETCH_ANY:
            set = set >> 1 | edge;
            break;
        case FIG_SKETCH_PHRASE:
            set = (set >> 1 & (n->plain ? fig_view_term(x, n->term) : either(x, n))) | phrase(x, n, set, edge) | edge;
            break;
        case FIG_SKETCH_GAP:
            set = gap(n, set, edge);
            break;
        case FIG_SKETCH_FORK:
            set |= sets[n->other];
            break;
        case FIG_SKETCH_LINE:
            set = line_starts(x, set);
            break;
        case FIG_SKETCH_SENTENCE:
            set &= x->window ? 0 : UINT64_C(1) | UINT64_C(1) << x->items.opening;
            break;
        case FIG_SKETCH_UNKNOWN:
            set = below(set);
            break;
        case FIG_SKETCH_END:
        case FIG_SKETCH_BIND:
        case FIG_SKETCH_UNBIND:
            break;
        }
        *++out = set;
        if (!set && n->cut)
            break;
    }
    return set; /* of the last node, where the line begins */
}

uint64_t fig_view_starts(fig_view *x, uint32_t line)
{
    const fig_sketch_line *l = &x->sketches->lines[line];
    const uint64_t set = x->edge ? starts(x, l, x->edge) : starts(x, l, 0);
    return x->starts[line] = x->windows > 1 ? set & UINT32_MAX : set;
}

uint32_t fig_view_next(fig_view *x, uint32_t line, uint32_t end, const uint64_t *but)
{
    uint64_t ahead = UINT64_MAX << line % 64;
    for (uint32_t i = line / 64; i <= end / 64; i++, ahead = UINT64_MAX)
        for (uint64_t set = x->possible[i] & ~but[i] & ahead; set; set &= set - 1) {
            const uint32_t at = i * 64 + fig_bits_lowest(set);
            if (at >= end)
                return end;
            x->starts[at] = starts(x, &x->sketches->lines[at], 0);
            if (x->counting)
                fig_occurrences_asked(x, at);
            if (x->starts[at])
                return at;
        }
    return end;
}
