/*
 * Link: tier 2, rules over a sentence as figures and the tokens between them.
 *
 * in   the drafts of a sentence          out   the same drafts: roles, directions, supplied units, ties
 * Rules run in file order (supply before the rest), each from every place where its first item can stand; each sees what those before it made.
 */
#include "../base/alloc.h"
#include "work.h"
#include <stdlib.h>
#include <string.h>

static bool grow_items(fig_work *w, size_t need)
{
    struct {
        void *items;
        size_t each;
    } columns[] = {{&w->item_class, 2},
                   {&w->item_has, 2},
                   {&w->item_word, 4},
                   {&w->item_exact, 4},
                   {&w->item_begin, 4},
                   {&w->item_end, 4},
                   {&w->item_token, 4},
                   {&w->item_gap, 1},
                   {&w->item_kind, 1},
                   {&w->item_draft, 4},
                   {&w->item_needs, sizeof *w->item_needs}};
    if (need <= w->item_capacity)
        return true;
    size_t want = need * 2;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        size_t capacity = w->item_capacity;
        if (!fig_grow(columns[i].items, &capacity, want, columns[i].each))
            return false;
    }
    w->item_capacity = want;
    return true;
}

/* The sentence's tokens, each figure one item. */
static bool make_items(fig_work *w, uint32_t first, uint32_t last, size_t from)
{
    const fig_tokens *t = &w->tokens;
    size_t n = 0, next = from;
    if (!grow_items(w, (size_t)(last - first) + 1))
        return false;
    for (uint32_t at = first; at < last; n++) {
        bool figure = next < w->draft_count && w->drafts[next].first == at;
        w->item_class[n] = t->class_id[at];
        w->item_word[n] = t->word[at];
        w->item_exact[n] = t->exact[at];
        w->item_begin[n] = t->begin[at];
        w->item_gap[n] = t->gap[at];
        w->item_token[n] = at;
        w->item_kind[n] = figure ? (uint8_t)w->drafts[next].kind : 0;
        w->item_has[n] = figure ? fig_draft_has(&w->drafts[next]) : 0;
        w->item_draft[n] = figure ? (int32_t)next : -1;
        at = figure ? w->drafts[next++].last : at + 1;
        w->item_end[n] = t->end[at - 1];
    }
    w->items = (fig_items){.class_id = w->item_class,
                           .word = w->item_word,
                           .exact = w->item_exact,
                           .gap = w->item_gap,
                           .figure_kind = w->item_kind,
                           .figure_has = w->item_has,
                           .begin = w->item_begin,
                           .end = w->item_end,
                           .text = w->text,
                           .count = n,
                           .first = 0,
                           .last = n};
    return true;
}

/* The needs that a token of this class meets. */
static const uint64_t *needs_of_class(fig_work *w, uint16_t class_id)
{
    uint64_t *bits = w->class_needs[class_id];
    if (w->class_needs_known[class_id])
        return bits;
    memset(bits, 0, sizeof w->class_needs[class_id]);
    for (size_t i = 0; i < w->grammar->need_count; i++) {
        const fig_need *n = &w->grammar->needs[i];
        for (size_t p = 0; p < n->predicate_count; p++)
            if (fig_class_is(&w->lexemes, class_id, n->predicates[p]))
                bits[i >> 6] |= UINT64_C(1) << (i & 63);
    }
    w->class_needs_known[class_id] = 1;
    return bits;
}

static inline bool all_met(const fig_needs *needs, const uint64_t *present)
{
    for (size_t k = 0; k < FIG_NEED_WORDS; k++)
        if (needs->bits[k] & ~present[k])
            return false;
    return true;
}

/* Does what stands from here on hold all that some alternative of the link needs? */
static bool needs_met(const fig_rule *link, const uint64_t *present)
{
    for (size_t a = 0; a < link->need_count; a++)
        if (all_met(&link->needs[a], present))
            return true;
    return false;
}

/* The links that can start at a token of this class: an index, learned class by class. */
static const uint32_t *links_of_class(fig_work *w, uint16_t class_id, uint32_t *count)
{
    if (!w->class_links[class_id]) {
        const fig_grammar *g = w->grammar;
        if (!fig_grow(&w->link_lists, &w->link_list_capacity, w->link_list_count + g->link_count + 1, sizeof *w->link_lists)) {
            w->failed = true;
            return NULL;
        }
        size_t at = w->link_list_count++;
        for (uint32_t i = 0; i < g->link_count; i++) {
            bool can = g->links[i].first_any;
            for (size_t k = 0; !can && k < g->links[i].first_predicate_count; k++)
                can = fig_class_is(&w->lexemes, class_id, g->links[i].first_predicates[k]);
            if (can)
                w->link_lists[w->link_list_count++] = i;
        }
        w->link_lists[at] = (uint32_t)(w->link_list_count - at - 1);
        w->class_links[class_id] = (uint32_t)at + 1;
    }
    const uint32_t *list = w->link_lists + w->class_links[class_id] - 1;
    *count = *list;
    return list + 1;
}

static void add_needs(uint64_t *to, const uint64_t *bits)
{
    for (size_t k = 0; k < FIG_NEED_WORDS; k++)
        to[k] |= bits[k];
}

/* What stands from each item on, and which links find all that they need in the sentence. */
static void find_possible(fig_work *w)
{
    static const fig_kind may_become[] = {FIG_KIND_MONEY,    FIG_KIND_PERCENT, FIG_KIND_INDEX,
                                          FIG_KIND_QUANTITY, FIG_KIND_COUNT,   FIG_KIND_DURATION};
    uint64_t present[FIG_NEED_WORDS] = {0};
    for (size_t i = w->items.count; i-- > 0;) {
        add_needs(present, w->item_kind[i] ? w->kind_needs[w->item_kind[i]] : needs_of_class(w, w->item_class[i]));
        for (size_t k = 0; w->item_kind[i] == FIG_KIND_NUMBER && k < sizeof may_become / sizeof *may_become; k++)
            add_needs(present, w->kind_needs[may_become[k]]);
        memcpy(w->item_needs[i], present, sizeof present);
    }
    memset(w->possible, 0, w->grammar->link_count);
    for (size_t a = 0; a < w->alternative_count; a++)
        if (all_met(&w->alternatives[a].needs, present))
            w->possible[w->alternatives[a].link] = 1;
}

static int by_link(const void *x, const void *y)
{
    const uint32_t *a = x, *b = y;
    return a[0] != b[0] ? (a[0] < b[0] ? -1 : 1) : a[1] < b[1] ? -1 : a[1] > b[1];
}

enum { FEW_STARTS = 48 };

/* The pairs (link, item) by link; the items come in order already, so few are put in their place one by one. */
static void sort_starts(fig_work *w)
{
    size_t n = w->start_link_count / 2;
    uint32_t(*v)[2] = (uint32_t(*)[2])w->start_links;
    if (n > FEW_STARTS) {
        qsort(v, n, sizeof *v, by_link);
        return;
    }
    for (size_t i = 1; i < n; i++) {
        const uint32_t link = v[i][0], item = v[i][1];
        size_t k = i;
        for (; k && v[k - 1][0] > link; k--)
            memcpy(v[k], v[k - 1], sizeof *v);
        v[k][0] = link;
        v[k][1] = item;
    }
}

/* Pairs (link, item), sorted. */
static bool collect_starts(fig_work *w)
{
    w->start_link_count = 0;
    for (uint32_t i = 0; i < w->items.count; i++) {
        if (w->item_kind[i])
            continue;
        uint32_t count = 0;
        const uint32_t *links = links_of_class(w, w->item_class[i], &count);
        if (!fig_grow(&w->start_links, &w->start_link_capacity, w->start_link_count + 2 * (size_t)count + 2, sizeof *w->start_links))
            return false;
        for (uint32_t k = 0; links && k < count; k++) {
            if (!w->possible[links[k]])
                continue;
            w->start_links[w->start_link_count++] = links[k];
            w->start_links[w->start_link_count++] = i;
        }
    }
    sort_starts(w);
    return !w->failed;
}

/* Names of the match: items and rows. */
static void read_trace(fig_work *w)
{
    int open[16], depth = 0;
    memset(w->bound, 0, sizeof w->bound);
    for (size_t i = 0; i < w->matcher.trace_count; i++) {
        const fig_trace *t = &w->matcher.trace[i];
        if (t->type == FIG_TRACE_BIND && depth < 16) {
            open[depth++] = (int)t->of;
            w->bound[t->of].first = t->at;
        } else if (t->type == FIG_TRACE_UNBIND && depth) {
            w->bound[open[--depth]].last = t->at;
        } else if (t->type == FIG_TRACE_ROW) {
            for (int k = 0; k < depth; k++)
                if (!w->bound[open[k]].row)
                    w->bound[open[k]].row = t->row;
        }
    }
}

static uint32_t symbol_of(const fig_work *w, uint32_t item)
{
    return item >= w->items.count ? (uint32_t)FIG_FORESEE_NOTHING
           : w->item_kind[item]   ? FIG_FORESEE_KINDS + (uint32_t)w->item_kind[item]
                                  : w->item_class[item];
}

/* Most links are out of the question after two items. */
static bool may_match(fig_work *w, const fig_rule *link, uint32_t item)
{
    uint8_t gap = item + 1 < w->items.count ? w->item_gap[item + 1] : 0;
    return w->matcher.plain || link->order > 4095 ||
           fig_foresee_two(&w->matcher.foresee, link->program, link->order, symbol_of(w, item), symbol_of(w, item + 1), gap);
}

static bool try_link(fig_work *w, const fig_rule *link, uint32_t item)
{
    if (!needs_met(link, w->item_needs[item]) || !may_match(w, link, item))
        return false;
    uint32_t end = fig_matcher_run(&w->matcher, link->program, &w->items, item, UINT32_MAX);
    if (end == UINT32_MAX)
        return false;
    read_trace(w);
    fig_work_tell(w, FIG_EVENT_LINKING, link, item, end, NULL, NULL, NULL);
    bool acted = fig_link_act(w, link);
    fig_work_tell(w, acted ? FIG_EVENT_LINKED : FIG_EVENT_IDLE, link, item, end, NULL, NULL, NULL);
    if (!acted)
        return false;
    for (size_t i = item; i < end; i++) /* kinds may have changed */
        if (w->item_draft[i] >= 0) {
            w->item_kind[i] = (uint8_t)w->drafts[w->item_draft[i]].kind;
            w->item_has[i] = fig_draft_has(&w->drafts[w->item_draft[i]]);
        }
    return true;
}

/* The starts of one link among the sorted pairs. */
static size_t starts_of(const fig_work *w, uint32_t link)
{
    size_t low = 0, high = w->start_link_count / 2;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (w->start_links[2 * mid] < link)
            low = mid + 1;
        else
            high = mid;
    }
    return 2 * low;
}

static bool try_words(fig_work *w, uint32_t index)
{
    bool found = false;
    for (size_t i = starts_of(w, index); i < w->start_link_count && w->start_links[i] == index; i += 2)
        found = try_link(w, &w->grammar->links[index], w->start_links[i + 1]) || found;
    return found;
}

static void run_link(fig_work *w, uint32_t index)
{
    const fig_rule *link = &w->grammar->links[index];
    for (size_t i = 0; link->first_kinds && i < w->figure_count; i++)
        if (link->first_kinds >> w->item_kind[w->figures[i]] & 1)
            try_link(w, link, w->figures[i]);
    try_words(w, index);
}

static bool has_number(const fig_work *w)
{
    for (size_t i = 0; i < w->figure_count; i++)
        if (w->item_kind[w->figures[i]] == FIG_KIND_NUMBER)
            return true;
    return false;
}

enum { PASSES = 12 };

/* What the text leaves out comes from the nearest figure that has it: so from right to left, and again while something was found ("5 mln dlrs, 6 mln and 7 mln"). */
static void supply(fig_work *w)
{
    const fig_grammar *g = w->grammar;
    bool found = true;
    for (size_t k = 0; k < w->supplying_count; k++) /* a level of an index is no price */
        if (strcmp(g->links[w->supplying[k]].make.verb, "index") == 0)
            run_link(w, w->supplying[k]);
    for (int pass = 0; pass < PASSES && found && !w->failed && (!pass || has_number(w)); pass++) {
        found = false;
        for (size_t k = 0; k < w->supplying_count; k++)
            found = try_words(w, w->supplying[k]) || found;
        for (size_t i = w->figure_count; i-- > 0;)
            for (size_t k = 0; k < w->supplying_count; k++) {
                const fig_rule *link = &g->links[w->supplying[k]];
                if ((link->first_kinds >> w->item_kind[w->figures[i]] & 1) && try_link(w, link, w->figures[i]))
                    found = true;
            }
    }
}

static bool collect_figures(fig_work *w)
{
    w->figure_count = w->supplying_count = 0;
    if (!fig_grow(&w->figures, &w->figure_capacity, w->items.count + 1, sizeof *w->figures))
        return false;
    for (uint32_t i = 0; i < w->items.count; i++)
        if (w->item_kind[i])
            w->figures[w->figure_count++] = i;
    for (uint32_t k = 0; k < w->grammar->link_count; k++)
        if (w->possible[k] && w->grammar->links[k].make.verb_id % 2 == 0)
            w->supplying[w->supplying_count++] = k;
    return true;
}

void fig_link(fig_work *w, uint32_t first, uint32_t last, size_t from)
{
    if (from == w->draft_count || !w->grammar->link_count)
        return;
    if (!make_items(w, first, last, from)) {
        w->failed = true;
        return;
    }
    if (w->link_generation != w->lexemes.generation) { /* classes mean something else now */
        memset(w->class_links, 0, 65536 * sizeof *w->class_links);
        memset(w->class_needs_known, 0, 65536);
        w->link_list_count = 0;
        w->link_generation = w->lexemes.generation;
    }
    find_possible(w);
    if (!collect_starts(w) || !collect_figures(w)) {
        w->failed = true;
        return;
    }
    supply(w);
    for (uint32_t i = 0; i < w->grammar->link_count && !w->failed; i++)
        if (w->possible[i] && w->grammar->links[i].make.verb_id % 2 == 1)
            run_link(w, i);
}
