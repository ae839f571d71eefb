/* Earlier: see fact_earlier.h. */
#include "fact_earlier.h"
#include "../base/str.h"
#include "../record/approx.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "name.h"
#include "phrase.h"

enum { FAR_APART = 20, ASKED_REACH = 400 }; /* times; tokens */

fig_fact_draft *fig_fact_before(const fig_fact_builder *b, size_t index)
{
    const fig_fact_draft *d = &b->w->facts.drafts[index];
    fig_fact_draft *before = index ? &b->w->facts.drafts[index - 1] : NULL;
    return before && d->sentence - before->sentence <= 1 ? before : NULL;
}

/* Are two figures in the same unit, for each of the same, and not far apart in size? */
static bool is_like(const fig_figure *f, const fig_figure *g)
{
    double a, b;
    if (!f || !fig_str_same(f->unit, g->unit))
        return false;
    if (!fig_approx_double(f->value.len ? f->value : f->low, &a) || !fig_approx_double(g->value.len ? g->value : g->low, &b))
        return true;
    return a <= b * FAR_APART && b <= a * FAR_APART;
}

const fig_fact_draft *fig_fact_spoken_of(const fig_fact_builder *b, const fig_fact_draft *d, size_t index)
{
    const fig_fact_draft *before = fig_fact_before(b, index);
    const fig_figure *g = fig_fact_main_figure(b, d);
    const bool joined = b->w->facts.plans[d->rule->order].joined,
               things = before && g && joined && g->kind == FIG_KIND_MONEY && fig_fact_main_figure(b, before)->kind == FIG_KIND_COUNT;
    if (!before || !g || d->value < 0 || d->change_count || !d->same || (joined && !things))
        return before;
    for (size_t i = index; i-- > 0 && d->sentence - b->w->facts.drafts[i].sentence <= 1;)
        if (!b->w->facts.drafts[i].gone && is_like(fig_fact_main_figure(b, &b->w->facts.drafts[i]), g))
            return &b->w->facts.drafts[i];
    return before;
}

/* The row of what is measured, where that is what somebody else says of shares: a price target. */
static const fig_row *judged_row(const fig_work *w, fig_phrase measure)
{
    fig_phrase found;
    const fig_row *row = fig_phrase_has(measure) ? fig_phrase_row(w, w->facts.lists.judged, measure, &found) : NULL;
    return row && found.last == measure.last ? row : NULL;
}

/* "Their 2020 Brent forecast": of what is forecast, not of those who do. */
static fig_phrase forecast_of(const fig_work *w, const fig_fact_draft *d)
{
    fig_phrase found;
    const bool expected = fig_phrase_has(d->measure) && fig_phrase_row_of(w, w->facts.lists.study, d->measure.last - 1);
    const bool quoted =
        expected && d->measure.last - d->measure.first > 1 && fig_phrase_row(w, w->facts.lists.commodity, d->measure, &found);
    return quoted && found.last + 1 == d->measure.last && d->value >= 0 && w->drafts[d->value].kind == FIG_KIND_MONEY ? found
                                                                                                                      : (fig_phrase){0, 0};
}

void fig_fact_put_judged(fig_work *w, fig_fact_draft *d, size_t index)
{
    const fig_phrase forecast = forecast_of(w, d);
    if (fig_phrase_has(forecast))
        d->subject = forecast;
    if (!judged_row(w, d->measure) || (fig_phrase_has(d->subject) && d->subject.first != d->agent.first))
        return;
    for (size_t i = index; i-- > 0;) {
        const fig_fact_draft *f = &w->facts.drafts[i];
        const fig_row *row = f->gone || !fig_phrase_has(f->subject) ? NULL : judged_row(w, f->measure);
        if (!row || !row->value_count)
            continue;
        d->subject = f->subject;
        d->subject_id = f->subject_id;
        d->possessive = d->pronoun = false;
        return;
    }
}

fig_phrase fig_asked_before(fig_work *w, uint32_t token)
{
    const uint32_t near = token > ASKED_REACH ? token - ASKED_REACH : 0;
    for (uint32_t t = token; t-- > near + 1;) {
        if (!(fig_phrase_roles(w, t) & FIG_WORD_OF) || !fig_phrase_row_of(w, w->facts.lists.study, t - 1))
            continue;
        for (uint32_t k = t + 1; k < token && k < t + 5; k++) {
            const int32_t figure = fig_figure_at(w, k);
            if (figure >= 0 && w->drafts[figure].kind == FIG_KIND_COUNT && w->drafts[figure].last > k + 1)
                return (fig_phrase){w->drafts[figure].last - 1, w->drafts[figure].last};
        }
    }
    return (fig_phrase){0, 0};
}
