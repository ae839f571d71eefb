/*
 * Fact draft: a fact in the making, filled once: what was said stays said.
 *
 * in   what a match says          out   fields that were empty; two drafts that share a figure, made one
 */
#include "fact_draft.h"
#include "../base/alloc.h"
#include <string.h>

fig_fact_draft *fig_fact_draft_new(fig_work *w, const fig_rule *rule, uint32_t sentence)
{
    fig_facts *f = &w->facts;
    if (!fig_grow(&f->drafts, &f->capacity, f->count + 1, sizeof *f->drafts)) {
        w->failed = true;
        return NULL;
    }
    fig_fact_draft *d = &f->drafts[f->count++];
    memset(d, 0, sizeof *d);
    d->rule = rule;
    d->sentence = sentence;
    d->first = w->item_token[0];
    d->last = w->item_token[w->items.count];
    d->value = d->from = d->revised = d->period = d->ratio = -1;
    for (size_t i = 0; i < FIG_FACT_OTHERS; i++)
        d->others[i] = -1;
    return d;
}

bool fig_fact_set_phrase(fig_phrase *to, fig_phrase from)
{
    if (fig_phrase_has(*to) || !fig_phrase_has(from))
        return false;
    *to = from;
    return true;
}

bool fig_fact_set_text(const char **to, const char *from)
{
    if (*to || !from)
        return false;
    *to = from;
    return true;
}

bool fig_fact_set_figure(int32_t *to, int32_t from)
{
    if (*to >= 0 || from < 0)
        return false;
    *to = from;
    return true;
}

bool fig_fact_add_change(fig_fact_draft *d, fig_change_draft c)
{
    for (size_t i = 0; i < d->change_count; i++)
        if (d->changes[i].draft == c.draft && d->changes[i].direction == FIG_DIRECTION_NONE && c.direction != FIG_DIRECTION_NONE) {
            d->changes[i].direction = c.direction;
            return true;
        } else if (d->changes[i].draft == c.draft)
            return fig_fact_set_text(&d->changes[i].basis, c.basis) | fig_fact_set_figure(&d->changes[i].basis_date, c.basis_date);
    if (d->change_count == FIG_FACT_CHANGES)
        return false;
    d->changes[d->change_count++] = c;
    return true;
}

bool fig_fact_add_adjustment(fig_fact_draft *d, const char *text)
{
    for (size_t i = 0; text && i < d->adjustment_count; i++)
        if (strcmp(d->adjustments[i], text) == 0)
            return false;
    if (!text || d->adjustment_count == FIG_FACT_ADJUSTMENTS)
        return false;
    d->adjustments[d->adjustment_count++] = text;
    return true;
}

/* What b says that a does not. */
static void merge(fig_work *w, size_t a_index, size_t b_index)
{
    fig_facts *f = &w->facts;
    fig_fact_draft *a = &f->drafts[a_index], *b = &f->drafts[b_index];
    fig_fact_set_figure(&a->value, b->value);
    fig_fact_set_figure(&a->from, b->from);
    fig_fact_set_figure(&a->revised, b->revised);
    fig_fact_set_figure(&a->period, b->period);
    fig_fact_set_figure(&a->ratio, b->ratio);
    for (size_t i = 0; i < b->change_count; i++)
        fig_fact_add_change(a, b->changes[i]);
    for (size_t i = 0; i < b->part_count && a->part_count < FIG_FACT_PARTS; i++)
        a->parts[a->part_count++] = b->parts[i];
    fig_fact_set_phrase(&a->phrase, b->phrase);
    fig_fact_set_phrase(&a->agent, b->agent);
    fig_fact_set_phrase(&a->object, b->object);
    fig_fact_set_phrase(&a->verb, b->verb);
    a->same |= b->same;
    a->of_thing |= b->of_thing;
    fig_fact_set_phrase(&a->subject, b->subject);
    fig_fact_set_phrase(&a->measure, b->measure);
    fig_fact_set_phrase(&a->source, b->source);
    fig_fact_set_phrase(&a->compared, b->compared);
    fig_fact_set_text(&a->measure_name, b->measure_name);
    fig_fact_set_text(&a->otherwise, b->otherwise);
    fig_fact_set_text(&a->status, b->status);
    fig_fact_set_text(&a->frequency, b->frequency);
    fig_fact_set_text(&a->basis, b->basis);
    for (size_t i = 0; i < b->adjustment_count; i++)
        fig_fact_add_adjustment(a, b->adjustments[i]);
    for (size_t i = 0; i < w->figure_count; i++)
        if (f->fact_of[w->item_draft[w->figures[i]]] == (int32_t)b_index)
            f->fact_of[w->item_draft[w->figures[i]]] = (int32_t)a_index;
    b->gone = true;
}

/* The fact of one figure more: none so far, the one at hand, or another, which then becomes one with it. */
void fig_fact_gather(fig_work *w, int32_t draft, int32_t *fact)
{
    int32_t other = draft >= 0 ? w->facts.fact_of[draft] : -1;
    if (other < 0 || other == *fact)
        return;
    if (*fact < 0) {
        *fact = other;
        return;
    }
    const fig_fact_draft *a = &w->facts.drafts[*fact], *b = &w->facts.drafts[other];
    if (a->value >= 0 && b->value >= 0 && a->value != b->value)
        return; /* two values are two facts */
    int32_t low = *fact < other ? *fact : other, high = *fact < other ? other : *fact;
    merge(w, (size_t)low, (size_t)high);
    *fact = low;
}

bool fig_fact_states_change(const fig_fact_draft *d, int32_t draft)
{
    for (size_t i = 0; i < d->change_count; i++)
        if (d->changes[i].draft == draft)
            return true;
    return false;
}
