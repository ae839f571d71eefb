/*
 * Term: what links ask of a single token, and of the first two of several; each kept once.
 *
 * in   the pairs of an element (element.c)          out   k->terms, k->phrases; which terms a predicate meets
 * Terms that are alike are one, so that a token's class is asked once for all links.
 */
#include "term.h"
#include <string.h>

void *fig_sketch_slot(fig_compiler *c, void *items, size_t *count, size_t *capacity, size_t each)
{
    char **base = items;
    if (!fig_arena_grow(&c->g->flat, items, capacity, *count + 1, each)) {
        fig_compile_nomem(c);
        return NULL;
    }
    return *base + each * (*count)++;
}

bool fig_term_is_dense(const fig_compiler *c, const fig_term_pairs *p)
{
    for (size_t i = 0; i < p->count; i++)
        for (size_t b = 0; b < 6; b++)
            if (p->of[i].is == c->g->builtin[b])
                return true;
    return false;
}

uint16_t fig_term_of(fig_compiler *c, const fig_term_pairs *p, bool asked)
{
    fig_sketches *k = &c->g->sketches;
    if (!k->term_count) {
        fig_sketch_term *none = fig_sketch_slot(c, &k->terms, &k->term_count, &k->term_capacity, sizeof *k->terms);
        if (!none)
            return 0;
        *none = (fig_sketch_term){0};
    }
    if (!p->count || c->failed)
        return 0;
    for (size_t t = 1; t < k->term_count; t++)
        if (k->terms[t].count == p->count && k->pairs[k->terms[t].first].is == p->of[0].is &&
            memcmp(k->pairs + k->terms[t].first, p->of, p->count * sizeof *p->of) == 0) {
            k->terms[t].asked = k->terms[t].asked || asked;
            return (uint16_t)t;
        }
    if (!fig_arena_grow(&c->g->flat, &k->pairs, &k->pair_capacity, k->pair_count + p->count, sizeof *k->pairs)) {
        fig_compile_nomem(c);
        return 0;
    }
    if (k->term_count > UINT16_MAX) {
        fig_source_error(&c->g->source, c->path, c->line->line, 1, "links are of more different words than there is room for");
        c->failed = true;
        return 0;
    }
    fig_sketch_term *term = fig_sketch_slot(c, &k->terms, &k->term_count, &k->term_capacity, sizeof *k->terms);
    if (!term)
        return 0;
    *term = (fig_sketch_term){(uint32_t)k->pair_count, (uint32_t)p->count, fig_term_is_dense(c, p), asked};
    memcpy(k->pairs + k->pair_count, p->of, p->count * sizeof *p->of);
    k->pair_count += p->count;
    return (uint16_t)(k->term_count - 1);
}

uint16_t fig_term_phrase_of(fig_compiler *c, const fig_term_pairs *head, const fig_term_pairs *tail)
{
    fig_sketches *k = &c->g->sketches;
    const fig_sketch_phrase phrase = {fig_term_of(c, head, false), fig_term_of(c, tail, false)};
    size_t i = 0;
    while (i < k->phrase_count && (k->phrases[i].head != phrase.head || k->phrases[i].tail != phrase.tail))
        i++;
    if (i == FIG_PHRASES)
        return 0;
    if (i == k->phrase_count)
        k->phrases[k->phrase_count++] = phrase;
    return (uint16_t)(i + 1);
}

bool fig_term_add_pair(fig_term_pairs *p, uint32_t is, uint32_t but)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->of[i].is == is && p->of[i].but == but)
            return true;
    if (p->count == FIG_TERM_PAIRS)
        return false;
    p->of[p->count++] = (fig_sketch_pair){is, but};
    return true;
}

/* Those first that are asked by themselves, so that the masks of a sentence hold no others. */
static void sort_terms(fig_compiler *c)
{
    fig_sketches *k = &c->g->sketches;
    fig_sketch_term *sorted = fig_arena_alloc(&c->trees, (k->term_count + 1) * sizeof *sorted);
    uint16_t *place = fig_arena_zalloc(&c->trees, (k->term_count + 1) * sizeof *place), count = 0;
    if (!sorted || !place) {
        fig_compile_nomem(c);
        return;
    }
    for (int asked = 1; asked >= 0; asked--) {
        for (size_t t = 0; t < k->term_count; t++)
            if ((k->terms[t].asked || !t) == asked) {
                place[t] = count;
                sorted[count++] = k->terms[t];
            }
        if (asked)
            k->asked_count = count;
    }
    if (count)
        memcpy(k->terms, sorted, count * sizeof *sorted);
    for (size_t i = 0; i < k->node_count; i++)
        k->nodes[i].term = place[k->nodes[i].term];
    for (size_t i = 0; i < k->need_count; i++)
        k->needs[i].term = place[k->needs[i].term];
    for (size_t i = 0; i < k->line_count; i++)
        k->lines[i].rare = place[k->lines[i].rare];
    for (size_t i = 0; i < k->phrase_count; i++)
        k->phrases[i] = (fig_sketch_phrase){place[k->phrases[i].head], place[k->phrases[i].tail]};
}

/* Which terms a predicate meets. */
void fig_sketch_finish(fig_compiler *c)
{
    fig_sketches *k = &c->g->sketches;
    sort_terms(c);
    size_t predicates = c->g->predicate_count;
    k->use_first = fig_arena_zalloc(&c->g->flat, (predicates + 2) * sizeof *k->use_first);
    k->uses = fig_arena_zalloc(&c->g->flat, (k->pair_count + 1) * sizeof *k->uses);
    if (!k->use_first || !k->uses) {
        fig_compile_nomem(c);
        return;
    }
    for (size_t i = 0; i < k->pair_count; i++)
        k->use_first[k->pairs[i].is + 2]++;
    for (size_t p = 2; p < predicates + 2; p++)
        k->use_first[p] += k->use_first[p - 1];
    for (size_t t = 1; t < k->term_count; t++)
        for (size_t i = 0; i < k->terms[t].count; i++) {
            const fig_sketch_pair *pair = &k->pairs[k->terms[t].first + i];
            k->uses[k->use_first[pair->is + 1]++] = (fig_sketch_use){(uint16_t)t, pair->but};
        }
}
