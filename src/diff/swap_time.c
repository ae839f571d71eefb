/*
 * Swap, of times: values that are right and stand with another time.
 *
 * in   "39 percent last year", of "46 percent last year, up from 39 percent in 2022"          out   46 percent
 */
#include "aligner.h"

enum { DATE_REACH = 8, DATE_NEXT = 4 };

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

/* The date that a figure stands beside, no other figure of its kind between them; NULL: none. */
static const fig_date *date_within(const fig_aligner *a, const fig_point *p, uint32_t reach)
{
    const fig_point *date = p->period < 0 ? NULL : &a->points[p->period];
    const fig_passage *passage = &a->passages[p->passage];
    if (!date || date->family != FIG_FAMILY_DATE)
        return NULL;
    const uint32_t first = date->first < p->first ? date->first : p->first, last = date->first < p->first ? p->first : date->first;
    for (uint32_t k = first + 1; k < last; k++) {
        const fig_passage_token *t = &a->tokens[passage->token + k];
        if (t->role == FIG_PASSAGE_POINT && a->points[t->id].family == p->family)
            return NULL;
    }
    return last - first <= reach ? date->figure->date : NULL;
}

static const fig_date *date_beside(const fig_aligner *a, const fig_point *p)
{
    return date_within(a, p, DATE_REACH);
}

/* Stands this time on either side of the figure, no other figure of its kind between them? */
static bool is_beside(const fig_aligner *a, const fig_point *p, const fig_date *time)
{
    const fig_passage *passage = &a->passages[p->passage];
    for (int step = -1; step <= 1; step += 2)
        for (int64_t k = (int64_t)p->first + step;
             k >= 0 && k < passage->token_count && k <= (int64_t)p->first + DATE_REACH && k + DATE_REACH >= p->first; k += step) {
            const fig_passage_token *t = &a->tokens[passage->token + k];
            const fig_point *q = t->role == FIG_PASSAGE_POINT ? &a->points[t->id] : NULL;
            if (q && q->family == p->family)
                break;
            if (q && q->family == FIG_FAMILY_DATE && same_days(q->figure->date, time))
                return true;
        }
    return false;
}

/* The value is that of another date of the source's sentence, and that of the draft's own date, which stands there too, is nowhere in the draft: 39 percent last
 * year, of `46 percent last year, up from 39 percent in 2022`. */
static const fig_match *of_another_date(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft], *own = c->best.point < 0 ? NULL : &a->points[c->best.point];
    const fig_date *time = own && !fig_point_is_date(d) ? date_beside(a, d) : NULL, *its = time ? date_beside(a, own) : NULL;
    if (!its || !fig_dates_apart(time, its) || is_beside(a, own, time))
        return NULL;
    for (uint32_t i = 0; i < c->rival_count; i++) {
        const fig_point *s = &a->points[c->rivals[i].point];
        const fig_date *then = s->passage == own->passage && s->unit == own->unit && s->per == own->per ? date_beside(a, s) : NULL;
        if (then && same_days(time, then) && !c->rivals[i].relation.other_noun && c->rivals[i].relation.kind == FIG_RELATION_OTHER &&
            c->rivals[i].shared && !a->claimed[c->rivals[i].point] && d->figure->role == s->figure->role)
            return &c->rivals[i];
    }
    return NULL;
}

/* A year that no source has, beside a figure that one has beside another year: `31 percent in 2009`, of `In 2019 it was 31 percent`. */
const fig_match *fig_swap_companion(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft];
    const fig_passage *p = &a->passages[d->passage];
    if (c->best.point >= 0 || c->finer.point >= 0 || d->family != FIG_FAMILY_DATE || d->figure->date->grain != FIG_GRAIN_YEAR ||
        d->figure->date->relative.len)
        return NULL;
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        const fig_match *m = &a->choices[i].best;
        const fig_date *mine = m->point >= 0 && m->relation.kind == FIG_RELATION_SAME ? date_within(a, &a->points[i], DATE_NEXT) : NULL;
        const fig_date *its = mine == d->figure->date ? date_within(a, &a->points[m->point], DATE_NEXT) : NULL;
        const int32_t at = its ? a->points[m->point].period : -1;
        if (at >= 0 && !a->claimed[at] && fig_point_digits(a->points[i].figure->value) > 1 && fig_when_year_changed(d->figure->date, its) &&
            fig_choice_rival(c, at))
            return fig_choice_rival(c, at);
    }
    return NULL;
}

const fig_match *fig_swap_time(const fig_aligner *a, uint32_t draft)
{
    const fig_match *swap = of_another_time(a, draft);
    return swap ? swap : of_another_date(a, draft);
}

bool fig_swap_keeps_company(const fig_aligner *a, uint32_t draft)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    const int32_t own = a->choices[draft].best.point;
    for (uint32_t i = p->point; own >= 0 && fig_point_is_date(&a->points[draft]) && i < p->point + p->point_count; i++) {
        const fig_match *m = &a->choices[i].best;
        if (a->points[i].period == (int32_t)draft && m->point >= 0 && a->points[m->point].period == own)
            return true;
    }
    return false;
}
