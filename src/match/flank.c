/*
 * Flank: lines by a figure that they can't do without, and what stands beside it.
 *
 * in   the figures of a sentence, the tokens before and behind each          out   the lines that have a figure of such a kind between such words
 * Of the lines whose words and figures a sentence holds two thirds have the figure elsewhere: `rose 8 percent` is no line of `8 percent of`. What a class of tokens lets stand beside it is
 * learned with the class, as bits over lines; so is what a figure is by its kind and fields. A line that has no such figure, or more lines than there is room for, is sought by its needs
 * alone (possible.c).
 */
#include "../base/alloc.h"
#include "view.h"
#include <string.h>

enum { LONGEST_LINE = 1024 }; /* nodes; of longer lines nothing is known */
/* In how many of a hundred places a side may match, about: with any token, a dense term, another one. */
enum { ANYTHING = 100, MANY = 60, FEW = 5 };

/* What can stand beside a figure of a line. */
typedef struct side {
    bool any, figure;
    uint32_t breadth;
} side;

typedef struct sides {
    side before, behind;
} sides;

static bool is_token_or_figure(fig_sketch_op op)
{
    return op == FIG_SKETCH_TERM || op == FIG_SKETCH_FIGURE || op == FIG_SKETCH_EITHER || op == FIG_SKETCH_PHRASE;
}

/* A node that stands beside the figure: into `lines` by its terms, where that is given. */
static void add_beside(fig_view *x, const fig_sketch_node *n, bool before, side *s, uint64_t *lines, uint32_t line)
{
    const fig_sketches *k = x->sketches;
    const bool dense = k->terms[n->term].dense;
    s->figure |=
        n->op == FIG_SKETCH_FIGURE || ((n->op == FIG_SKETCH_EITHER || n->op == FIG_SKETCH_PHRASE) && k->mixes[n->mix].figure_count);
    s->breadth += dense ? MANY : FEW;
    if (!lines)
        return;
    uint16_t terms[2] = {n->op == FIG_SKETCH_FIGURE ? 0 : n->term, 0};
    if (n->op == FIG_SKETCH_PHRASE) {
        const fig_sketch_phrase phrase = k->phrases[k->mixes[n->mix].phrase];
        terms[1] = before ? phrase.tail : phrase.head;
    }
    for (size_t i = 0; i < 2; i++)
        if (terms[i]) {
            lines[terms[i] * FIG_FLANK_WORDS + line / 64] |= UINT64_C(1) << line % 64;
            x->term_flanks[terms[i]] = true;
        }
}

/* What can stand before node `at`: from which nodes the way leads there past none that takes an item? */
static side look_before(fig_view *x, const fig_sketch_node *nodes, uint32_t count, uint32_t at, uint64_t *lines, uint32_t line)
{
    bool leads[LONGEST_LINE] = {false};
    side s = {.any = false};
    leads[at] = true;
    for (uint32_t i = at + 1; i < count; i++) {
        const fig_sketch_node *n = &nodes[i];
        const bool next = leads[n->next];
        if (is_token_or_figure((fig_sketch_op)n->op)) {
            if (next)
                add_beside(x, n, true, &s, lines, line);
        } else if (n->op == FIG_SKETCH_ANY || n->op == FIG_SKETCH_GAP || n->op == FIG_SKETCH_UNKNOWN) {
            s.any |= next;
            leads[i] = next && n->op != FIG_SKETCH_ANY;
        } else {
            leads[i] = next || (n->op == FIG_SKETCH_FORK && leads[n->other]);
        }
    }
    s.any |= leads[count - 1];
    return s;
}

static side look_behind(fig_view *x, const fig_sketch_node *nodes, uint32_t at, uint64_t *lines, uint32_t line)
{
    bool led[LONGEST_LINE] = {false};
    side s = {.any = false};
    led[nodes[at].next] = true;
    for (uint32_t i = at; i-- > 0;) {
        const fig_sketch_node *n = &nodes[i];
        if (!led[i])
            continue;
        if (is_token_or_figure((fig_sketch_op)n->op)) {
            add_beside(x, n, false, &s, lines, line);
        } else if (n->op == FIG_SKETCH_END || n->op == FIG_SKETCH_ANY || n->op == FIG_SKETCH_GAP || n->op == FIG_SKETCH_UNKNOWN) {
            s.any = true;
        } else {
            led[n->next] = true;
            if (n->op == FIG_SKETCH_FORK)
                led[n->other] = true;
        }
    }
    return s;
}

static uint32_t breadth(side s)
{
    return s.any || s.breadth > ANYTHING ? ANYTHING : s.breadth;
}

static bool is_figure(const fig_sketch_node *n)
{
    return n->op == FIG_SKETCH_FIGURE || (n->op == FIG_SKETCH_EITHER && !n->term);
}

/* The figure of a line that has the fewest words beside it: its node, 0 where the line has none. */
static uint32_t choose_figure(fig_view *x, const fig_sketch_line *l)
{
    const fig_sketch_node *nodes = x->sketches->nodes + l->first;
    uint32_t best = 0, least = ANYTHING * ANYTHING;
    for (uint32_t i = 1; i < l->count && l->count <= LONGEST_LINE && !l->rare; i++) {
        if (!nodes[i].cut || !is_figure(&nodes[i]))
            continue;
        const uint32_t wide = breadth(look_before(x, nodes, l->count, i, NULL, 0)) * breadth(look_behind(x, nodes, i, NULL, 0));
        if (!best || wide < least) {
            best = i;
            least = wide;
        }
    }
    return best;
}

static void set_line(uint64_t *lines, uint32_t line)
{
    lines[line / 64] |= UINT64_C(1) << line % 64;
}

/* The figure of a line: of any of these kinds, with any of these fields. */
static void add_kinds(fig_flanks *a, uint32_t kinds, unsigned want, uint32_t line)
{
    for (uint32_t kind = 0; kind < FIG_VIEW_KINDS; kind++)
        if (kinds >> kind & 1)
            set_line(a->kinds + kind * FIG_FLANK_WORDS, line);
    set_line(a->wants + want * FIG_FLANK_WORDS, line);
}

static void add_line(fig_view *x, uint32_t line)
{
    const fig_sketch_line *l = &x->sketches->lines[line];
    const fig_sketch_node *nodes = x->sketches->nodes + l->first;
    const uint32_t at = choose_figure(x, l);
    fig_flanks *a = &x->flanks;
    if (!at)
        return;
    const sides s = {look_before(x, nodes, l->count, at, a->term_before, line), look_behind(x, nodes, at, a->term_behind, line)};
    a->others[line / 64] &= ~(UINT64_C(1) << line % 64);
    if (s.before.any)
        set_line(a->any_before, line);
    if (s.behind.any)
        set_line(a->any_behind, line);
    if (s.before.any || s.before.figure)
        set_line(a->figure_before, line);
    if (s.behind.any || s.behind.figure)
        set_line(a->figure_behind, line);
    if (nodes[at].op == FIG_SKETCH_FIGURE)
        add_kinds(a, nodes[at].kinds, nodes[at].want, line);
    const fig_sketch_mix *m = nodes[at].op == FIG_SKETCH_EITHER ? &x->sketches->mixes[nodes[at].mix] : NULL;
    for (uint32_t i = 0; m && i < m->figure_count; i++) {
        const fig_sketch_figure *f = &x->sketches->figures[m->figures + i];
        add_kinds(a, f->kinds, f->want, line);
    }
}

bool fig_flank_init(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    const size_t count = k->line_count < FIG_FLANK_LINES ? k->line_count : FIG_FLANK_LINES;
    const size_t words = FIG_FLANK_WORDS;
    fig_flanks *a = &x->flanks;
    struct {
        uint64_t **to;
        size_t sets;
    } all[] = {{&a->term_before, k->term_count + 1},
               {&a->term_behind, k->term_count + 1},
               {&a->kinds, FIG_VIEW_KINDS},
               {&a->wants, FIG_VIEW_WANTS},
               {&a->told, 1},
               {&a->others, 1},
               {&a->any_before, 1},
               {&a->any_behind, 1},
               {&a->figure_before, 1},
               {&a->figure_behind, 1},
               {&a->figures, FIG_FLANK_FIGURES}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!*all[i].to && !(*all[i].to = fig_calloc(all[i].sets * words, sizeof **all[i].to)))
            return false;
    if (!a->sets.words && !fig_bit_sets_init(&a->sets, words, false))
        return false;
    memset(a->others, 0xff, words * sizeof *a->others);
    for (uint32_t line = 0; line < count; line++)
        add_line(x, line);
    a->known = true;
    return true;
}

void fig_flank_clear(fig_view *x)
{
    fig_flanks *a = &x->flanks;
    uint64_t *blocks[] = {a->term_before, a->term_behind, a->kinds,         a->wants,         a->told,   a->others,
                          a->any_before,  a->any_behind,  a->figure_before, a->figure_behind, a->figures};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    fig_bit_sets_clear(&a->sets);
}

/* ---- classes ---- */

void fig_flank_begin_class(const fig_view *x, fig_flank_class *f)
{
    if (!x->flanks.known)
        return;
    memcpy(f->before, x->flanks.any_before, sizeof f->before);
    memcpy(f->behind, x->flanks.any_behind, sizeof f->behind);
}

void fig_flank_add_term(const fig_view *x, uint16_t term, fig_flank_class *f)
{
    const uint64_t *before = x->flanks.term_before + term * FIG_FLANK_WORDS, *behind = x->flanks.term_behind + term * FIG_FLANK_WORDS;
    for (size_t i = 0; i < FIG_FLANK_WORDS; i++) {
        f->before[i] |= before[i];
        f->behind[i] |= behind[i];
    }
}

bool fig_flank_end_class(fig_view *x, const fig_flank_class *f, fig_view_class *c)
{
    if (!x->flanks.known)
        return true;
    c->before = fig_bit_sets_place(&x->flanks.sets, f->before);
    c->behind = fig_bit_sets_place(&x->flanks.sets, f->behind);
    return c->before != FIG_BIT_SETS_NONE && c->behind != FIG_BIT_SETS_NONE;
}

/* ---- a sentence ---- */

/* The lines that ask for a figure of this kind and these fields. */
static const uint64_t *lines_of_figure(fig_view *x, uint8_t kind, uint16_t has)
{
    const size_t words = FIG_FLANK_WORDS;
    const uint32_t asked = (uint32_t)has << 4 | kind, slot = (asked * UINT32_C(2654435769)) >> (32 - FIG_FLANK_BITS);
    uint64_t *to = x->flanks.figures + slot * words;
    if (x->flanks.figure_of[slot] == asked)
        return to;
    x->flanks.figure_of[slot] = asked;
    memset(to, 0, words * sizeof *to);
    for (unsigned set = has; set; set &= set - 1) {
        const uint64_t *from = x->flanks.wants + fig_bits_lowest(set) * words;
        for (size_t i = 0; i < words; i++)
            to[i] |= from[i];
    }
    for (size_t i = 0; i < words; i++)
        to[i] &= x->flanks.kinds[kind * words + i];
    return to;
}

/* What an item beside a figure lets stand there: `behind` 1: the item stands behind it. */
static inline const uint64_t *lines_beside(const fig_view *x, uint32_t item, size_t behind)
{
    const fig_view_items *items = &x->items;
    if (items->kind[item])
        return behind ? x->flanks.figure_behind : x->flanks.figure_before;
    const fig_view_class *c = &x->classes[x->class_at[items->tokens->class_id[items->token[item]]] / 2 - 1];
    return fig_bit_sets_at(&x->flanks.sets, behind ? c->behind : c->before);
}

/* The lines that a figure tells of. */
static inline void add_figure(fig_view *x, uint32_t item)
{
    const fig_view_items *items = &x->items;
    const uint64_t *figure = lines_of_figure(x, items->kind[item], items->has[item]);
    const uint64_t *before = item ? lines_beside(x, item - 1, 0) : x->flanks.any_before;
    const uint64_t *behind = item + 1 < items->count ? lines_beside(x, item + 1, 1) : x->flanks.any_behind;
    uint64_t *restrict told = x->flanks.told;
#pragma GCC unroll 24
    for (size_t i = 0; i < FIG_FLANK_WORDS; i++)
        told[i] |= figure[i] & before[i] & behind[i];
}

static void meet(fig_view *x)
{
    const size_t words = x->flanks.known ? FIG_FLANK_WORDS : 0, all = x->sketches->line_count / 64 + 1;
#pragma GCC unroll 24
    for (size_t i = 0; i < words; i++)
        x->possible[i] = x->met[i] & x->flanks.told[i];
    for (size_t i = words; i < all; i++)
        x->possible[i] = x->met[i];
}

void fig_flank_find(fig_view *x)
{
    if (!x->flanks.known) {
        meet(x);
        return;
    }
    memcpy(x->flanks.told, x->flanks.others, FIG_FLANK_WORDS * sizeof *x->flanks.told);
    for (size_t i = 0; i < x->items.figure_count; i++)
        add_figure(x, x->items.figures[i]);
    meet(x);
}

void fig_flank_add(fig_view *x, uint32_t item)
{
    if (x->flanks.known)
        add_figure(x, item);
    meet(x);
}
