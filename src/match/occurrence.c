/*
 * Occurrence: which items of a sentence each term takes, as bits; one mask a term and window.
 *
 * in   what sentences meet and lines ask for          out   which terms are marked when a sentence is read, which are looked for when one is asked for
 * Most terms that a token meets nobody asks for: `the` is in sixty lists, of a sentence's thousand marks a hundred are looked at. So what many tokens meet and few lines ask for waits until it is
 * asked for, in masks that say so (FIG_OCCURRENCES_UNKNOWN). Which terms those are the first sentences tell; before that it is those that the grammar knows to hold for many tokens. What a sentence wrote
 * is put back behind it, so that it costs what it wrote, however many terms there are.
 */
#include "../base/alloc.h"
#include "view.h"
#include <string.h>

enum { A_MARK = 14, A_LOOK = 70 }; /* instructions, about */

/* As many as a thin set has bits for. */
static void number(fig_view *x, size_t term)
{
    if (x->dense_count + 1 < 64 * FIG_THIN_SET_WORDS)
        x->dense_at[term] = (uint16_t)++x->dense_count;
}

/* Dense terms are numbered by now. */
static bool begin_dense(fig_view *x)
{
    x->dense_words = x->dense_count / 64 + 1;
    x->dense_capacity = 0; /* its items were of another size */
    fig_bit_sets_clear(&x->dense_sets);
    return fig_bit_sets_init(&x->dense_sets, x->dense_words, true);
}

bool fig_occurrences_init(fig_view *x)
{
    const fig_sketches *k = x->sketches;
    x->phrases = k->asked_count + FIG_VIEW_KINDS + FIG_VIEW_WANTS;
    x->stride = x->phrases + k->phrase_count;
    x->dense_at = fig_calloc(k->asked_count + 1, sizeof *x->dense_at);
    x->term_tally = fig_calloc(k->asked_count + 1, sizeof *x->term_tally);
    x->class_dense = fig_calloc(k->asked_count / 64 + 1, sizeof *x->class_dense);
    if (!x->dense_at || !x->term_tally || !x->class_dense)
        return false;
    for (size_t t = 1; t < k->asked_count; t++)
        if (k->terms[t].dense)
            number(x, t);
    return begin_dense(x);
}

void fig_occurrences_clear(fig_view *x)
{
    void *blocks[] = {x->dense_at, x->term_tally, x->class_dense, x->masks, x->touched, x->dense};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    fig_bit_sets_clear(&x->dense_sets);
}

/* Masks of which nothing is known yet. */
static void begin(fig_view *x)
{
    for (size_t i = 0; i < x->mask_capacity; i++)
        x->masks[i] = i % x->stride < x->sketches->asked_count && x->dense_at[i % x->stride] ? FIG_OCCURRENCES_UNKNOWN : 0;
    x->touched_count = 0;
}

bool fig_occurrences_ready(fig_view *x, size_t windows, size_t items)
{
    const size_t need = windows * x->stride, before = x->mask_capacity;
    for (size_t i = 0; i < x->touched_count; i++)
        x->masks[x->touched[i] >> 1] = (uint64_t)(x->touched[i] & 1) << 63;
    x->touched_count = 0;
    for (size_t w = 0; w < windows && need <= before; w++)
        memset(x->masks + w * x->stride + x->sketches->asked_count, 0, (FIG_VIEW_KINDS + FIG_VIEW_WANTS) * sizeof *x->masks);
    if (items > x->dense_capacity && !fig_grow(&x->dense, &x->dense_capacity, items, x->dense_words * sizeof *x->dense))
        return false;
    if (need <= before)
        return true;
    uint64_t *masks = fig_calloc(need, sizeof *masks);
    uint32_t *touched = fig_calloc(need, sizeof *touched);
    fig_free(x->masks);
    fig_free(x->touched);
    x->masks = masks;
    x->touched = touched;
    x->mask_capacity = masks && touched ? need : 0;
    begin(x);
    return x->mask_capacity != 0;
}

uint64_t fig_occurrences_look(fig_view *x, uint16_t term)
{
    const unsigned at = x->dense_at[term] - 1u;
    const size_t words = x->dense_words, left = x->items.count - (x->window << x->shift), count = left > 63 ? 63 : left;
    const uint64_t *const first = x->dense + (x->window << x->shift) * words + at / 64;
    uint64_t mask = 0;
    for (const uint64_t *dense = first + count * words; dense > first;) { /* from the last, so that one shift serves all */
        dense -= words;
        mask = mask << 1 | (*dense >> at % 64 & 1);
    }
    x->touched[x->touched_count++] = (uint32_t)(x->at - x->masks + term) << 1 | 1;
    return x->at[term] = mask;
}

void fig_occurrences_count(fig_view *x)
{
    for (size_t i = 0; i < x->touched_count && x->windows == 1; i++)
        if (x->touched[i] >> 1 < x->sketches->asked_count)
            x->term_tally[x->touched[i] >> 1].marks += fig_bits_count(x->masks[x->touched[i] >> 1]);
}

void fig_occurrences_asked(fig_view *x, uint32_t line)
{
    const fig_sketch_line *l = &x->sketches->lines[line];
    const fig_sketch_node *n = x->sketches->nodes + l->first;
    const uint64_t *sets = fig_view_sets(x, l);
    for (uint32_t i = 1; i < l->count; i++) {
        fig_term_tally *t = &x->term_tally[n[i].term];
        t->asks += t->asked_in != x->sentences;
        t->asked_in = (uint32_t)x->sentences;
        if (n[i].cut && !sets[i])
            return;
    }
}

/* From now on it is looked for, where that is better. */
static void choose(fig_view *x, size_t term)
{
    const fig_term_tally *t = &x->term_tally[term];
    if (!x->dense_at[term] && x->rare_first[term] == x->rare_first[term + 1] && t->marks * A_MARK > t->asks * A_LOOK)
        number(x, term);
}

bool fig_occurrences_choose(fig_view *x)
{
    for (size_t c = 0; c < x->class_count; c++) /* those of one class beside each other, so that sets are thin */
        for (size_t i = 0; i < x->classes[c].term_count; i++)
            choose(x, x->class_terms[x->classes[c].terms + i]);
    begin(x);
    return begin_dense(x);
}
