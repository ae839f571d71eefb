/*
 * Subject: the fact that states a figure says whose it is and of what, also where the sentence says `it`.
 *
 * in   "Marlow Freight made a loss. It employs 4,200 people."          out   of `4,200 people` the words marlow, freight, employ
 * Its words count beside those of the sentence (likeness.c), as near as can be. Facts of other measures, forecasts and actuals, changes on
 * other bases contradict nothing; facts of one key are the same observation, whatever the words.
 */
#include "aligner.h"

static fig_point *point_of(fig_aligner *a, size_t first, int32_t figure)
{
    size_t low = first, high = a->point_count; /* points stand in the order of their figures */
    while (figure >= 0 && low < high) {
        size_t middle = low + (high - low) / 2;
        if (a->points[middle].index < (uint32_t)figure)
            low = middle + 1;
        else
            high = middle;
    }
    return figure >= 0 && low < a->point_count && a->points[low].index == (uint32_t)figure ? &a->points[low] : NULL;
}

static void set(fig_aligner *a, size_t first, int32_t figure, const fig_point *of, fig_fact_part part)
{
    fig_point *p = point_of(a, first, figure);
    if (!p || p->fact)
        return;
    p->fact = of->fact;
    p->part = part;
    p->said = of->said;
    p->said_count = of->said_count;
    p->subject_count = of->subject_count;
}

bool fig_subjects_read(fig_aligner *a, size_t first, const fig_result *result)
{
    for (size_t i = 0; i < result->fact_count; i++) {
        const fig_fact *f = &result->facts[i];
        fig_point of = {.fact = f, .said = (uint32_t)a->said_count};
        if (f->subject.ptr && !fig_passage_say(a, f->subject))
            return false;
        of.subject_count = (uint32_t)a->said_count - of.said;
        if (f->measure.ptr && !fig_passage_say(a, f->measure))
            return false;
        of.said_count = (uint32_t)a->said_count - of.said;
        set(a, first, f->figure, &of, FIG_FACT_VALUE);
        for (size_t k = 0; k < f->change_count; k++)
            set(a, first, f->changes[k].figure, &of, FIG_FACT_CHANGE);
        set(a, first, f->from_figure, &of, FIG_FACT_FROM);
    }
    return true;
}

static bool unlike(fig_str x, fig_str y)
{
    return x.ptr && y.ptr && (x.len != y.len || memcmp(x.ptr, y.ptr, x.len) != 0);
}

static fig_str basis_of(const fig_point *p)
{
    for (size_t i = 0; i < p->fact->change_count; i++)
        if (p->fact->changes[i].figure == (int32_t)p->index)
            return p->fact->changes[i].basis;
    return (fig_str){NULL, 0};
}

/* Another day, the story's where the sentence names none: two reports of one index. ISO dates stand in the order of their texts. */
bool fig_dates_apart(const fig_date *x, const fig_date *y)
{
    if (!x || !y || !x->date_from.ptr || !x->date_to.ptr || !y->date_from.ptr || !y->date_to.ptr)
        return false;
    return strcmp(x->date_to.ptr, y->date_from.ptr) <= 0 || strcmp(y->date_to.ptr, x->date_from.ptr) <= 0;
}

/* A quarter and its year, where both sentences say so: what came in the one is not what came in the other. */
static bool other_length(const fig_fact *x, const fig_fact *y)
{
    return x->period && y->period && !x->period_supplied && !y->period_supplied && x->period->grain >= FIG_GRAIN_MONTH &&
           y->period->grain >= FIG_GRAIN_MONTH && x->period->grain != y->period->grain;
}

/* A forecast, an estimate and what came: only the last is another observation than the others. */
static bool other_status(fig_str x, fig_str y)
{
    return unlike(x, y) && ((x.len == 1 && x.ptr[0] == 'A') || (y.len == 1 && y.ptr[0] == 'A'));
}

bool fig_subjects_status_differs(const fig_point *d, const fig_point *s)
{
    return d->fact && s->fact && other_status(d->fact->obs_status, s->fact->obs_status);
}

bool fig_subjects_differ(const fig_point *d, const fig_point *s)
{
    if (!d->fact || !s->fact)
        return false;
    return d->part != s->part || fig_dates_apart(d->fact->period, s->fact->period) || other_length(d->fact, s->fact) ||
           unlike(d->fact->subject_id, s->fact->subject_id) || other_status(d->fact->obs_status, s->fact->obs_status) ||
           (d->part == FIG_FACT_CHANGE && unlike(basis_of(d), basis_of(s)));
}

bool fig_subjects_agree(const fig_point *d, const fig_point *s)
{
    return d->fact && s->fact && d->part == s->part && d->fact->subject.ptr && d->fact->key.ptr && !unlike(d->fact->key, s->fact->key) &&
           s->fact->key.ptr;
}

static bool same_text(fig_str x, fig_str y)
{
    for (size_t i = 0; x.ptr && y.ptr && x.len == y.len && i < x.len; i++)
        if ((x.ptr[i] | 0x20) != (y.ptr[i] | 0x20))
            return false;
    return x.ptr && y.ptr && x.len == y.len;
}

bool fig_measures_equal(const fig_point *d, const fig_point *s)
{
    return d->fact && s->fact && same_text(d->fact->measure, s->fact->measure);
}

const fig_date *fig_subject_period(const fig_point *p)
{
    return p->fact && p->part != FIG_FACT_FROM && !p->fact->period_supplied ? p->fact->period : NULL;
}

/* Are all words of the one among those of the other? Ranges of said_words. */
static bool within(const fig_aligner *a, uint32_t first, uint32_t count, uint32_t of, uint32_t of_count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = 0;
        while (k < of_count && a->said_words[first + i].id != a->said_words[of + k].id)
            k++;
        if (k == of_count)
            return false;
    }
    return count > 0;
}

bool fig_subjects_alike(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    return d->fact && s->fact &&
           (within(a, d->said, d->subject_count, s->said, s->subject_count) ||
            within(a, s->said, s->subject_count, d->said, d->subject_count));
}

bool fig_measures_alike(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    uint32_t n = d->said_count - d->subject_count, m = s->said_count - s->subject_count, x = d->said + d->subject_count,
             y = s->said + s->subject_count;
    return fig_subjects_alike(a, d, s) && (within(a, x, n, y, m) || within(a, y, m, x, n));
}

/* Has the one a word of the other? Ranges of said_words. */
static bool meet(const fig_aligner *a, uint32_t first, uint32_t count, uint32_t of, uint32_t of_count)
{
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < of_count; k++)
            if (a->said_words[first + i].id == a->said_words[of + k].id)
                return true;
    return false;
}

bool fig_subjects_same(const fig_point *d, const fig_point *s)
{
    return d->fact && s->fact && same_text(d->fact->subject, s->fact->subject) && fig_measures_equal(d, s) && !fig_subjects_differ(d, s);
}

bool fig_subjects_foreign(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const uint32_t n = d->said_count - d->subject_count, m = s->said_count - s->subject_count, x = d->said + d->subject_count,
                   y = s->said + s->subject_count;
    return d->fact && s->fact && d->subject_count && s->subject_count && !meet(a, d->said, d->subject_count, s->said, s->subject_count) &&
           (within(a, x, n, y, m) || within(a, y, m, x, n));
}

bool fig_subjects_apart(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    return d->fact && s->fact && d->fact->subject.ptr && s->fact->subject.ptr && fig_measures_equal(d, s) &&
           !meet(a, d->said, d->subject_count, s->said, s->subject_count);
}
