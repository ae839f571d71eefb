/*
 * Swap: values that are right and stand with the wrong thing.
 *
 * in   "Ruiz won 1,204 votes, Okafor 1,382", in the source the other way round          out   for each the point of the other
 */
#include "aligner.h"

static const float SWAPPED = 0.15f; /* more words for each other's value than for their own */

static const fig_match *rival_at(const fig_choice *c, int32_t point)
{
    for (uint32_t i = 0; i < c->rival_count; i++)
        if (c->rivals[i].point == point)
            return &c->rivals[i];
    return NULL;
}

static bool same_days(const fig_date *x, const fig_date *y)
{
    return x->date_from.ptr && x->date_to.ptr && y->date_from.ptr && y->date_to.ptr && strcmp(x->date_from.ptr, y->date_from.ptr) == 0 &&
           strcmp(x->date_to.ptr, y->date_to.ptr) == 0;
}

/* Has another figure of the draft's sentence, of the one before or of the next this point as its own? */
static bool is_told(const fig_aligner *a, uint32_t draft, int32_t point)
{
    uint32_t passage = a->points[draft].passage, first = passage > 0 ? passage - 1 : 0;
    for (uint32_t k = first; k <= passage + 1 && k < a->draft_passages; k++)
        for (uint32_t i = 0; i < a->passages[k].point_count; i++)
            if (a->choices[a->passages[k].point + i].best.point == point)
                return true;
    return false;
}

/* The draft's value is another's, and its own subject has another value: the revenue of one company given to the other. NULL: none. */
static const fig_match *of_another(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft];
    if (c->best.point < 0 || !fig_subjects_apart(a, d, &a->points[c->best.point]))
        return NULL;
    for (uint32_t i = 0; i < c->rival_count; i++)
        if (!c->rivals[i].other_period && !c->rivals[i].relation.other_noun && fig_subjects_same(d, &a->points[c->rivals[i].point]))
            return &c->rivals[i];
    return NULL;
}

/* Of two figures of one sentence: does each have the value of the other's subject? */
static bool subjects_swapped(const fig_aligner *a, const fig_point *d, const fig_point *own, const fig_point *e, const fig_point *its)
{
    return fig_subjects_alike(a, d, its) && fig_subjects_alike(a, e, own) && !fig_subjects_alike(a, d, own) &&
           !fig_subjects_alike(a, e, its) && d->fact->subject.len && e->fact->subject.len;
}

/* The value is its subject's of another time, and that of the time which the draft names is another: the quarter's profit called the year's. */
static const fig_match *of_another_time(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft], *own = c->best.point < 0 ? NULL : &a->points[c->best.point];
    const fig_date *time = fig_subject_period(d), *its = own ? fig_subject_period(own) : NULL;
    if (!time || !its || same_days(time, its) || !fig_measures_alike(a, d, own) || d->part != FIG_FACT_VALUE || own->part != FIG_FACT_VALUE)
        return NULL;
    const fig_match *found = NULL;
    for (uint32_t i = 0; i < c->rival_count; i++) {
        const fig_point *s = &a->points[c->rivals[i].point];
        const fig_date *then = fig_subject_period(s);
        if (!then || s->part != FIG_FACT_VALUE || !same_days(time, then) || !fig_measures_alike(a, d, s) ||
            c->rivals[i].relation.other_noun || is_told(a, draft, c->rivals[i].point))
            continue;
        if (found) /* seasonally adjusted, smoothed, neither: which it is, is not known */
            return NULL;
        found = &c->rivals[i];
    }
    return found;
}

/* Of two figures of one sentence: is each what the source has for the other, the one expected and the other what came? */
static bool status_swapped(const fig_aligner *a, const fig_point *d, const fig_point *own, const fig_point *e, const fig_point *its)
{
    return fig_subjects_status_differs(d, own) && fig_subjects_status_differs(e, its) && fig_subjects_status_differs(d, e) &&
           fig_measures_alike(a, d, own) && fig_measures_alike(a, e, its);
}

/* Two figures of one sentence, each of which has the other's value by its words: the votes of two candidates. NULL: none. */
static const fig_match *swapped(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_passage *p = &a->passages[a->points[draft].passage];
    for (uint32_t i = p->point; c->best.point >= 0 && i < p->point + p->point_count; i++) {
        const fig_choice *other = &a->choices[i];
        if (i == draft || other->best.point < 0 || other->best.point == c->best.point)
            continue;
        const fig_match *mine = rival_at(c, other->best.point), *theirs = rival_at(other, c->best.point);
        bool by_words =
            mine && theirs && mine->likeness >= c->best.likeness + SWAPPED && theirs->likeness >= other->best.likeness + SWAPPED;
        const fig_point *own = &a->points[c->best.point], *its = &a->points[other->best.point];
        if (by_words || (mine && theirs &&
                         (subjects_swapped(a, &a->points[draft], own, &a->points[i], its) ||
                          status_swapped(a, &a->points[draft], own, &a->points[i], its))))
            return mine;
    }
    return NULL;
}

const fig_match *fig_swap_find(const fig_aligner *a, uint32_t draft)
{
    const fig_match *swap = swapped(a, draft);
    swap = swap ? swap : of_another(a, draft);
    return swap ? swap : of_another_time(a, draft);
}
