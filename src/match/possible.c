/*
 * Possible: the lines that a sentence may match, for what they need.
 *
 * in   what the sentence meets          out   x->met
 * Needs are bits. A line is looked at where the need is met that is met most seldom, its key; or, where its words had no room among the needs, where a word tells of it. So what a sentence costs
 * does not grow with the lines.
 */
#include "../base/alloc.h"
#include "figura/figure.h"
#include "view.h"
#include <string.h>

static inline bool all_met(const fig_view *x, const fig_sketch_line *line)
{
    const uint16_t *need = x->sketches->line_needs + line->needs;
    for (size_t i = 0; i < line->need_count; i++)
        if (!fig_needs_met(&x->present, x->need_at[need[i]]))
            return false;
    return true;
}

/* The needs of a line that the fewest sentences met so far, rarest first; FIG_NEED_MET where it has no more. */
static void rank_needs(const fig_view *x, const fig_sketch_line *line, uint16_t ranked[FIG_VIEW_RANKS])
{
    for (size_t r = 0; r < FIG_VIEW_RANKS; r++)
        ranked[r] = FIG_NEED_MET;
    for (size_t i = 0; i < line->need_count; i++) {
        uint16_t need = x->need_at[x->sketches->line_needs[line->needs + i]];
        for (size_t r = 0; r < FIG_VIEW_RANKS && need != FIG_NEED_MET; r++)
            if (ranked[r] == FIG_NEED_MET || x->seen[need] < x->seen[ranked[r]]) {
                const uint16_t other = ranked[r];
                ranked[r] = need;
                need = other;
            }
    }
}

static inline bool is_optional(const fig_view *x, uint32_t line)
{
    return x->optional[line >> 6] >> (line & 63) & 1;
}

/* The keys of lines, each need's those of lines that are always asked for first. */
static void place_keys(fig_view *x, bool optional)
{
    const fig_sketches *k = x->sketches;
    for (uint32_t l = 0; l < k->line_count; l++) {
        if (k->lines[l].rare || is_optional(x, l) != optional)
            continue;
        fig_view_span *span = &x->key_spans[x->line_keys[l].key];
        x->keys[span->first + span->count++] = x->line_keys[l];
        span->always += !optional;
    }
}

static void choose_keys(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    uint16_t ranked[FIG_VIEW_RANKS];
    uint32_t first = 0;
    fig_view_key *of = x->line_keys; /* what each line's needs are, ranked once */
    memset(x->key_spans, 0, (FIG_NEED_MET + 1) * sizeof *x->key_spans);
    memset(&x->keyed, 0, sizeof x->keyed);
    memset(&x->keyed_always, 0, sizeof x->keyed_always);
    for (uint32_t l = 0; l < k->line_count; l++) {
        if (k->lines[l].rare)
            continue;
        of[l].line = l;
        rank_needs(x, &k->lines[l], ranked);
        of[l].more = k->lines[l].need_count > FIG_VIEW_RANKS;
        of[l].key = ranked[0];
        memcpy(of[l].others, ranked + 1, sizeof of[l].others);
        x->key_spans[ranked[0]].count++;
    }
    for (size_t n = 0; n <= FIG_NEED_MET; n++) {
        x->key_spans[n].first = first;
        first += x->key_spans[n].count;
        if (x->key_spans[n].count)
            fig_needs_set(&x->keyed, n);
        x->key_spans[n].count = 0;
    }
    place_keys(x, false);
    for (size_t n = 0; n <= FIG_NEED_MET; n++)
        if (x->key_spans[n].always)
            fig_needs_set(&x->keyed_always, n);
    place_keys(x, true);
    for (uint32_t i = 0, n = 0; x->sentences && i < x->line_first[k->need_count]; i++) {
        while (i >= x->line_first[n + 1])
            n++;
        rank_needs(x, &k->lines[x->need_lines[i].line], ranked);
        x->need_lines[i].rarest = ranked[0] == n ? ranked[1] : ranked[0];
    }
}

/* The lines of each need. false: out of memory. */
static bool list_lines(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    uint32_t count = 0, at = 0;
    memset(x->line_first, 0, (k->need_count + 1) * sizeof *x->line_first);
    for (size_t l = 0; l < k->line_count; l++)
        for (size_t i = 0; i < k->lines[l].need_count; i++, count++)
            x->line_first[x->need_at[k->line_needs[k->lines[l].needs + i]]]++;
    for (size_t n = 0; n < k->need_count; n++)
        x->line_first[n] = at += x->line_first[n]; /* where they end, until they are written from there */
    x->line_first[k->need_count] = count;
    fig_free(x->need_lines);
    x->need_lines = fig_calloc(count + 1, sizeof *x->need_lines);
    for (uint32_t l = (uint32_t)k->line_count; x->need_lines && l-- > 0;)
        for (size_t i = 0; i < k->lines[l].need_count; i++)
            x->need_lines[--x->line_first[x->need_at[k->line_needs[k->lines[l].needs + i]]]] = (fig_view_need_line){l, FIG_NEED_MET};
    return x->need_lines;
}

/* The lines that a term tells of. */
static void list_rare(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    uint32_t *first = x->rare_first;
    for (size_t l = 0; l < k->line_count; l++)
        first[k->lines[l].rare + 2] += k->lines[l].rare != 0;
    for (size_t t = 2; t < k->term_count + 2; t++)
        first[t] += first[t - 1];
    for (uint32_t l = 0; l < k->line_count; l++)
        if (k->lines[l].rare)
            x->rare_lines[first[k->lines[l].rare + 1]++] = l;
}

/* What meets a need of the grammar, beside its term. */
static void find_meeters(fig_view *x, size_t number, fig_needs *of_phrases)
{
    const fig_need *need = &x->sketches->needs[number];
    const uint16_t n = x->need_at[number];
    const bool seldom = FIG_VIEW_SELDOM >> need->want & 1;
    if (need->phrase)
        fig_needs_set(&of_phrases[need->phrase - 1], n);
    for (size_t kind = 1; kind < FIG_KIND_COUNT_OF; kind++)
        if (need->kinds >> kind & 1) {
            fig_needs_set(&x->kind_may[kind], n);
            if (!seldom)
                fig_needs_set(&x->kind_needs[kind], n);
        }
    if (seldom)
        fig_needs_set(&x->want_needs[need->want], n);
}

/* What meets a need is empty as yet. false: out of memory. */
static bool number_needs(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    fig_needs *of_phrases = fig_calloc(FIG_PHRASES, sizeof *of_phrases);
    bool good = of_phrases && list_lines(x);
    for (size_t n = 0; good && n < k->need_count; n++)
        find_meeters(x, n, of_phrases);
    fig_bit_sets_forget(&x->phrase_need_sets);
    for (size_t p = 0; good && p < k->phrase_count; p++) {
        x->phrase_needs[p] = fig_bit_sets_place(&x->phrase_need_sets, of_phrases[p].bits);
        good = x->phrase_needs[p] != FIG_BIT_SETS_NONE;
    }
    fig_free(of_phrases);
    if (good)
        choose_keys(x);
    return good;
}

bool fig_possible_init(fig_view *x)
{
    for (size_t n = 0; n < x->sketches->need_count; n++) {
        x->need_at[n] = (uint16_t)n;
        x->seen[n] = x->sketches->needs[n].kinds != 0; /* words before kinds, until sentences have told */
    }
    list_rare(x);
    return number_needs(x);
}

/* Needs that one token meets have numbers beside each other, so that the sets of classes are thin: those of the first class, then those of the next. */
bool fig_possible_renumber(fig_view *x)
{
    const size_t count = x->sketches->need_count;
    uint32_t *seen = fig_calloc(count + 1, sizeof *seen);
    uint16_t *now = fig_calloc(count + 1, sizeof *now), next = 0; /* by the old number: 1 more than the new one */
    for (size_t c = 0; seen && now && count && c <= x->class_count; c++) {
        fig_needs needs;
        memset(&needs, c < x->class_count ? 0 : 0xff, sizeof needs);
        if (c < x->class_count)
            fig_bit_sets_add(&x->need_sets, x->classes[c].needs, needs.bits);
        for (size_t w = 0; w <= (count - 1) / 64; w++)
            for (uint64_t set = needs.bits[w]; set; set &= set - 1) {
                const size_t n = w * 64 + fig_bits_lowest(set);
                if (n < count && !now[n])
                    now[n] = ++next;
            }
    }
    for (size_t n = 0; seen && now && n < count; n++) { /* they are the grammar's numbers as yet */
        x->need_at[n] = (uint16_t)(now[n] - 1);
        seen[x->need_at[n]] = x->seen[n];
    }
    const bool good = seen && now;
    if (good)
        memcpy(x->seen, seen, count * sizeof *seen);
    memset(x->kind_needs, 0, sizeof x->kind_needs);
    memset(x->kind_may, 0, sizeof x->kind_may);
    memset(x->want_needs, 0, sizeof x->want_needs);
    fig_free(seen);
    fig_free(now);
    return good && number_needs(x);
}

static inline void add_line(fig_view *x, uint32_t line)
{
    if (x->without_optional && is_optional(x, line))
        return;
    x->met[line >> 6] |= UINT64_C(1) << (line & 63);
}

static inline bool others_met(const fig_view *x, const fig_view_key *key)
{
    for (size_t r = 0; r < FIG_VIEW_RANKS - 1 && key->others[r] != FIG_NEED_MET; r++)
        if (!fig_needs_met(&x->present, key->others[r]))
            return false;
    return !key->more || all_met(x, &x->sketches->lines[key->line]);
}

static inline void add_lines(fig_view *x, const fig_view_span *span)
{
    const uint32_t count = x->without_optional ? span->always : span->count;
    for (const fig_view_key *key = x->keys + span->first, *end = key + count; key < end; key++)
        if (others_met(x, key))
            x->met[key->line >> 6] |= UINT64_C(1) << (key->line & 63);
}

/* The lines that words of the sentence tell of. */
static void add_rare(fig_view *x)
{
    const fig_view_items *items = &x->items;
    for (size_t i = 0; i < items->count; i++) {
        const uint32_t at = items->kind[i] ? 0 : x->class_at[items->tokens->class_id[items->token[i]]];
        if (!at)
            continue;
        const fig_view_class *c = &x->classes[at / 2 - 1];
        for (uint32_t r = c->rare; r < c->rare + c->rare_count; r++)
            for (uint32_t l = x->rare_first[x->class_rares[r]]; l < x->rare_first[x->class_rares[r] + 1]; l++)
                if (all_met(x, &x->sketches->lines[x->rare_lines[l]]))
                    add_line(x, x->rare_lines[l]);
    }
}

void fig_possible_find(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    for (size_t i = 0; i <= k->line_count / 64; i++)
        x->met[i] = 0;
    const fig_needs *keyed = x->without_optional ? &x->keyed_always : &x->keyed;
    for (size_t w = 0; w < FIG_NEED_WORDS; w++)
        for (uint64_t set = x->present.bits[w] & keyed->bits[w]; set; set &= set - 1)
            add_lines(x, &x->key_spans[w * 64 + fig_bits_lowest(set)]);
    if (fig_needs_met(&x->present, FIG_NEED_RARE))
        add_rare(x);
}

static bool has_term(const fig_view *x, uint16_t term)
{
    for (size_t w = 0; w < x->windows; w++)
        if (x->masks[w * x->stride + term])
            return true;
    return false;
}

void fig_possible_add(fig_view *x, size_t need)
{
    for (uint32_t i = x->line_first[need]; i < x->line_first[need + 1]; i++) {
        const fig_view_need_line *l = &x->need_lines[i];
        if (!fig_needs_met(&x->present, l->rarest))
            continue;
        const fig_sketch_line *line = &x->sketches->lines[l->line];
        const fig_view_key *key = &x->line_keys[l->line]; /* of lines that a term tells of, none */
        if (line->rare ? has_term(x, line->rare) && all_met(x, line) : fig_needs_met(&x->present, key->key) && others_met(x, key))
            add_line(x, l->line);
    }
}
