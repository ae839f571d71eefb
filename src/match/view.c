/* View: see view.h. */
#include "view.h"
#include "../base/alloc.h"
#include "figura/figure.h"
#include <string.h>

/* So many sentences tell which needs are rare (count_needs), and the last of them which terms are asked for. */
enum { SENTENCES_BEFORE_KEYS = 150, SENTENCES_COUNTED = 100 };

static inline void add_needs(fig_needs *to, const uint64_t *needs)
{
#pragma GCC unroll 32
    for (size_t w = 0; w < FIG_NEED_WORDS; w++)
        to->bits[w] |= needs[w];
}

static bool ready_list(fig_term_list *l, size_t terms, size_t count)
{
    l->first = fig_calloc(terms + 1, sizeof *l->first);
    l->next = fig_calloc(count + 1, sizeof *l->next);
    return l->first && l->next;
}

static void list_under(fig_term_list *l, uint16_t term, size_t number)
{
    l->next[number] = l->first[term];
    l->first[term] = (uint16_t)(number + 1);
}

static bool list_needs(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    if (!ready_list(&x->needs_of, k->term_count, k->need_count))
        return false;
    for (size_t n = 0; n < k->need_count; n++)
        if (k->needs[n].term)
            list_under(&x->needs_of, k->needs[n].term, n);
    return true;
}

static bool list_phrases(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    if (!ready_list(&x->heads_of, k->term_count, k->phrase_count) || !ready_list(&x->tails_of, k->term_count, k->phrase_count))
        return false;
    for (size_t p = 0; p < k->phrase_count; p++) {
        list_under(&x->heads_of, k->phrases[p].head, p);
        list_under(&x->tails_of, k->phrases[p].tail, p);
    }
    return true;
}

bool fig_view_init(fig_view *x, const fig_grammar *grammar, const fig_lexemes *lexemes, const uint64_t *optional)
{
    const fig_sketches *k = &grammar->sketches;
    memset(x, 0, sizeof *x);
    x->grammar = grammar;
    x->sketches = k;
    x->lexemes = lexemes;
    x->optional = optional;
    x->term_stamp = fig_calloc(k->term_count + 1, sizeof *x->term_stamp);
    x->term_flanks = fig_calloc(k->term_count + 1, sizeof *x->term_flanks);
    x->key_spans = fig_calloc(FIG_NEED_MET + 1, sizeof *x->key_spans);
    x->keys = fig_calloc(k->line_count + 1, sizeof *x->keys);
    x->line_keys = fig_calloc(k->line_count + 1, sizeof *x->line_keys);
    x->seen = fig_calloc(k->need_count + 1, sizeof *x->seen);
    x->need_at = fig_calloc(k->need_count + 1, sizeof *x->need_at);
    x->line_first = fig_calloc(k->need_count + 1, sizeof *x->line_first);
    x->rare_first = fig_calloc(k->term_count + 3, sizeof *x->rare_first);
    x->rare_lines = fig_calloc(k->line_count + 1, sizeof *x->rare_lines);
    x->possible = fig_calloc(k->line_count / 64 + 1 + FIG_FLANK_WORDS, sizeof *x->possible);
    x->fact_node = (uint32_t)(k->fact_line < k->line_count ? k->lines[k->fact_line].first : k->node_count);
    x->sets = fig_calloc(x->fact_node + FIG_SKETCH_NODES, sizeof *x->sets);
    x->starts = fig_calloc(k->line_count + 1, sizeof *x->starts);
    x->met = fig_calloc(k->line_count / 64 + 1 + FIG_FLANK_WORDS, sizeof *x->met);
    if (!x->met || !x->term_stamp || !x->term_flanks || !x->key_spans || !x->keys || !x->line_keys || !x->seen || !x->need_at ||
        !x->line_first || !x->rare_first || !x->rare_lines || !x->possible || !x->sets || !x->starts || !list_needs(x) ||
        !list_phrases(x) || !fig_occurrences_init(x) || !fig_bit_sets_init(&x->need_sets, FIG_NEED_WORDS, true) ||
        !fig_bit_sets_init(&x->phrase_need_sets, FIG_NEED_WORDS, true) || !fig_bit_sets_init(&x->phrase_sets, FIG_PHRASES / 64, false))
        return false;
    return fig_possible_init(x);
}

void fig_view_clear(fig_view *x)
{
    void *blocks[] = {x->class_at,       x->classes,        x->class_terms,   x->class_rares,    x->term_stamp,
                      x->term_flanks,    x->needs_of.first, x->needs_of.next, x->heads_of.first, x->heads_of.next,
                      x->tails_of.first, x->tails_of.next,  x->key_spans,     x->keys,           x->line_keys,
                      x->need_at,        x->seen,           x->line_first,    x->need_lines,     x->rare_first,
                      x->rare_lines,     x->possible,       x->sets,          x->starts,         x->met};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    fig_bit_sets_clear(&x->need_sets);
    fig_bit_sets_clear(&x->phrase_need_sets);
    fig_bit_sets_clear(&x->phrase_sets);
    fig_occurrences_clear(x);
    fig_flank_clear(x);
    memset(x, 0, sizeof *x);
}

/* ---- classes ---- */

/* A class in the making. */
typedef struct learned {
    fig_view_class c;
    fig_needs needs;
    fig_phrase_set heads, tails;
    fig_flank_class flanks;
} learned;

static bool add_rare(fig_view *x, learned *l, uint16_t term)
{
    if (!fig_grow(&x->class_rares, &x->class_rare_capacity, x->class_rare_count + 1, sizeof *x->class_rares))
        return false;
    x->class_rares[x->class_rare_count++] = term;
    l->c.rare_count++;
    fig_needs_set(&l->needs, FIG_NEED_RARE);
    return true;
}

static bool add_term(fig_view *x, learned *l, uint16_t term)
{
    if (x->term_stamp[term] == x->stamp)
        return true; /* the class has it by another predicate */
    x->term_stamp[term] = x->stamp;
    if (x->rare_first[term] < x->rare_first[term + 1] && !add_rare(x, l, term))
        return false;
    for (unsigned n = x->needs_of.first[term]; n; n = x->needs_of.next[n - 1])
        fig_needs_set(&l->needs, x->need_at[n - 1]);
    for (unsigned p = x->heads_of.first[term]; p; p = x->heads_of.next[p - 1])
        l->heads.bits[(p - 1) / 64] |= UINT64_C(1) << (p - 1) % 64;
    for (unsigned p = x->tails_of.first[term]; p; p = x->tails_of.next[p - 1])
        l->tails.bits[(p - 1) / 64] |= UINT64_C(1) << (p - 1) % 64;
    if (x->term_flanks[term])
        fig_flank_add_term(x, term, &l->flanks);
    if (!x->sketches->terms[term].asked)
        return true;
    if (x->dense_at[term]) {
        x->class_dense[(x->dense_at[term] - 1) / 64] |= UINT64_C(1) << (x->dense_at[term] - 1) % 64;
        return true;
    }
    if (!fig_grow(&x->class_terms, &x->class_term_capacity, x->class_term_count + 1, sizeof *x->class_terms))
        return false;
    x->class_terms[x->class_term_count++] = term;
    l->c.term_count++;
    return true;
}

/* What was learned, under its numbers. */
static bool keep(fig_view *x, learned *l)
{
    fig_view_class *c = &l->c;
    c->needs = fig_bit_sets_place(&x->need_sets, l->needs.bits);
    c->heads = fig_bit_sets_place(&x->phrase_sets, l->heads.bits);
    c->tails = fig_bit_sets_place(&x->phrase_sets, l->tails.bits);
    c->dense = fig_bit_sets_place(&x->dense_sets, x->class_dense);
    if (c->dense == FIG_BIT_SETS_NONE || c->needs == FIG_BIT_SETS_NONE || c->heads == FIG_BIT_SETS_NONE || c->tails == FIG_BIT_SETS_NONE ||
        !fig_flank_end_class(x, &l->flanks, c) || !fig_grow(&x->classes, &x->class_capacity, x->class_count + 1, sizeof *x->classes))
        return false;
    x->classes[x->class_count++] = *c;
    return true;
}

/* A class met for the first time: its predicates, one by one, and the terms they meet. */
static bool learn(fig_view *x, uint16_t class_id)
{
    const fig_sketches *k = x->sketches;
    const fig_lexemes *lexemes = x->lexemes;
    learned l = {.c = {.terms = (uint32_t)x->class_term_count, .rare = (uint32_t)x->class_rare_count}};
    memset(x->class_dense, 0, x->dense_words * sizeof *x->class_dense);
    fig_flank_begin_class(x, &l.flanks);
    x->stamp++;
    for (size_t word = 0; word < lexemes->set_words; word++)
        for (uint64_t set = lexemes->sets[class_id * lexemes->set_words + word]; set; set &= set - 1) {
            size_t p = word * 64 + fig_bits_lowest(set);
            for (uint32_t u = k->use_first[p]; u < k->use_first[p + 1]; u++)
                if ((k->uses[u].but == FIG_NO_PREDICATE || !fig_class_is(lexemes, class_id, k->uses[u].but)) &&
                    !add_term(x, &l, k->uses[u].term))
                    return false;
        }
    if (!keep(x, &l))
        return false;
    x->class_at[class_id] = (uint32_t)x->class_count * 2 + (l.c.term_count || l.c.heads || l.c.tails || l.c.needs);
    return true;
}

static void forget_classes(fig_view *x)
{
    if (x->class_at_capacity)
        memset(x->class_at, 0, x->class_at_capacity * sizeof *x->class_at);
    x->class_count = x->class_term_count = x->class_rare_count = 0;
    fig_bit_sets_forget(&x->need_sets);
    fig_bit_sets_forget(&x->phrase_sets);
    fig_bit_sets_forget(&x->dense_sets);
    if (x->flanks.known)
        fig_bit_sets_forget(&x->flanks.sets);
}

/* Room for all classes there are; forgotten with them. */
static bool ready_classes(fig_view *x)
{
    size_t before = x->class_at_capacity;
    if (x->generation != x->lexemes->generation) {
        forget_classes(x);
        x->generation = x->lexemes->generation;
    }
    if (x->lexemes->class_count <= before)
        return true;
    if (!fig_grow(&x->class_at, &x->class_at_capacity, x->lexemes->class_count, sizeof *x->class_at))
        return false;
    memset(x->class_at + before, 0, (x->class_at_capacity - before) * sizeof *x->class_at);
    return true;
}

/* ---- a sentence ---- */

static inline uint64_t *kinds_of(const fig_view *x, size_t window)
{
    return x->masks + window * x->stride + x->sketches->asked_count;
}

/* The phrases that a token begins and the next one goes on with. */
static fig_needs read_phrases(fig_view *x, size_t masks, uint64_t bit, uint32_t heads, uint32_t tails, fig_needs present)
{
    const uint64_t *first = fig_bit_sets_at(&x->phrase_sets, heads), *second = fig_bit_sets_at(&x->phrase_sets, tails);
    for (size_t w = 0; w < FIG_PHRASES / 64; w++)
        for (uint64_t set = first[w] & second[w]; set; set &= set - 1) {
            const size_t phrase = w * 64 + fig_bits_lowest(set);
            fig_view_mark(x, masks + x->phrases + phrase, bit);
            fig_bit_sets_add(&x->phrase_need_sets, x->phrase_needs[phrase], present.bits);
        }
    return present;
}

/* The tokens of a window. */
static bool read_window(fig_view *x, size_t window)
{
    const fig_view_items *items = &x->items;
    const size_t masks = window * x->stride;
    uint64_t bit = 1;
    uint32_t i = (uint32_t)(window << x->shift), last = (uint32_t)items->count;
    size_t f = 0;
    fig_needs present = x->present;
    last = last - i > 63 ? i + 63 : last;
    while (f < items->figure_count && items->figures[f] < i)
        f++;
    for (; i < last; i++, f++, bit <<= 1) {
        const uint32_t figure = f < items->figure_count && items->figures[f] < last ? items->figures[f] : last;
        uint32_t heads = 0; /* what the token before begins */
        for (; i < figure; i++, bit <<= 1) {
            const uint16_t class_id = items->tokens->class_id[items->token[i]];
            if (!x->class_at[class_id] && !learn(x, class_id))
                return false;
            const fig_view_class *c = &x->classes[x->class_at[class_id] / 2 - 1];
            memset(x->dense + i * x->dense_words, 0, x->dense_words * sizeof *x->dense);
            fig_bit_sets_add(&x->dense_sets, c->dense, x->dense + i * x->dense_words);
            if (!(x->class_at[class_id] & 1)) {
                heads = 0;
                continue;
            }
            for (const uint16_t *t = x->class_terms + c->terms, *end = t + c->term_count; t < end; t++)
                fig_view_mark(x, masks + *t, bit);
            if (heads && c->tails)
                present = read_phrases(x, masks, bit >> 1, heads, c->tails, present);
            fig_bit_sets_add(&x->need_sets, c->needs, present.bits);
            heads = c->heads;
        }
        if (i < last)
            memset(x->dense + i * x->dense_words, 0, x->dense_words * sizeof *x->dense);
    }
    x->present = present;
    return true;
}

/* A figure in the masks of a window: `flips` 0, and all that it is set; or what it was and is no longer, or is and was not. */
static inline void mark_in(fig_view *x, size_t window, uint32_t item, uint32_t kinds, uint32_t wants)
{
    const uint32_t at = item - (uint32_t)(window << x->shift);
    uint64_t *masks = kinds_of(x, window), bit = UINT64_C(1) << at;
    for (; kinds; kinds &= kinds - 1)
        masks[fig_bits_lowest(kinds)] ^= bit;
    for (; wants; wants &= wants - 1)
        masks[FIG_VIEW_KINDS + fig_bits_lowest(wants)] ^= bit;
}

/* What a figure is and was not, or was and is not: kinds and fields, as bits. A window may tell of it, and the one before. */
static inline void mark_figure(fig_view *x, uint32_t item, uint32_t kinds, uint32_t wants)
{
    const size_t window = item >> x->shift;
    mark_in(x, window, item, kinds, wants);
    if (window && item - ((window - 1) << x->shift) < 63)
        mark_in(x, window - 1, item, kinds, wants);
}

/* What a figure meets: all of its kind, and some by a field. */
static inline void meet(fig_view *x, uint8_t kind, unsigned has)
{
    x->kinds |= 1u << kind;
    add_needs(&x->present, x->kind_needs[kind].bits);
    for (unsigned set = has & FIG_VIEW_SELDOM; set; set &= set - 1)
        for (size_t k = 0, want = fig_bits_lowest(set); k < FIG_NEED_WORDS; k++)
            x->present.bits[k] |= x->want_needs[want].bits[k] & x->kind_may[kind].bits[k];
}

static void read_figures(fig_view *x)
{
    for (size_t i = 0; i < x->items.figure_count; i++) {
        uint32_t item = x->items.figures[i];
        mark_figure(x, item, 1u | 1u << x->items.kind[item], x->items.has[item]);
        meet(x, x->items.kind[item], x->items.has[item]);
    }
}

/* The first sentences tell which needs are rare. */
static void count_needs(fig_view *x)
{
    for (size_t n = 0; n < x->sketches->need_count; n++)
        x->seen[n] += fig_needs_met(&x->present, n);
    if (x->counting)
        fig_occurrences_count(x);
    x->sentences++;
    x->counting = x->sentences + SENTENCES_COUNTED >= SENTENCES_BEFORE_KEYS && x->sentences < SENTENCES_BEFORE_KEYS;
}

/* What the first sentences told. Classes met so far are learned anew: what they are looked for, and what they let stand beside a figure; of links alone the latter would save no more than it
 * costs, and takes memory. */
static bool take_what_is_told(fig_view *x)
{
    if (x->told || x->sentences < SENTENCES_BEFORE_KEYS)
        return true;
    x->told = true;
    const bool good = fig_possible_renumber(x) && fig_occurrences_choose(x);
    forget_classes(x);
    return good && (!x->grammar->with_facts || fig_flank_init(x));
}

bool fig_view_read(fig_view *x, const fig_view_items *items)
{
    x->items = *items;
    x->shift = items->count <= FIG_VIEW_ITEMS ? 6 : 5;
    x->windows = items->count <= FIG_VIEW_ITEMS ? 1 : (items->count + FIG_VIEW_STEP - 1) / FIG_VIEW_STEP;
    if (!take_what_is_told(x) || !ready_classes(x) || !fig_occurrences_ready(x, x->windows, items->count))
        return false;
    memset(&x->present, 0, sizeof x->present);
    fig_needs_set(&x->present, FIG_NEED_MET);
    x->kinds = 0;
    for (size_t w = 0; w < x->windows; w++)
        if (!read_window(x, w))
            return false;
    read_figures(x);
    fig_view_look(x, 0);
    fig_possible_find(x);
    fig_flank_find(x);
    if (x->sentences < SENTENCES_BEFORE_KEYS)
        count_needs(x);
    return true;
}

void fig_view_change(fig_view *x, uint32_t item, uint8_t kind, uint16_t has)
{
    const fig_needs before = x->present;
    mark_figure(x, item, 1u << kind ^ 1u << x->items.kind[item], (uint32_t)has ^ x->items.has[item]);
    const unsigned gained = x->items.has[item] & ~(unsigned)has;
    if (kind == x->items.kind[item] && !gained)
        return;
    if (kind != x->items.kind[item] || (gained & FIG_VIEW_SELDOM)) {
        meet(x, x->items.kind[item], x->items.has[item]);
        for (size_t w = 0; w < FIG_NEED_WORDS; w++)
            for (uint64_t set = x->present.bits[w] & ~before.bits[w]; set; set &= set - 1)
                fig_possible_add(x, w * 64 + fig_bits_lowest(set));
    }
    fig_flank_add(x, item);
}
