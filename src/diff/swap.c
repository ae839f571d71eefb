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
        if (mine && theirs && mine->likeness >= c->best.likeness + SWAPPED && theirs->likeness >= other->best.likeness + SWAPPED)
            return mine;
    }
    return NULL;
}

const fig_match *fig_swap_find(const fig_aligner *a, uint32_t draft)
{
    const fig_match *swap = swapped(a, draft);
    return swap ? swap : of_another(a, draft);
}
