/*
 * Settle: what the rest of the sentence makes sure of a match that words alone do not.
 *
 * in   the draft's "52,000 schoolchildren got in for nothing", whose other figure is found where a source has 52,000 pupils          out   matched
 * in   the draft's "The old record, 45.1, was set in 2007", a source's "45.1 degrees of July 2007"          out   the same time
 */
#include "aligner.h"

enum { TWO_DIGITS = 2, MANY = 1000, MILLION = 1000000 };

/* A year that a day or month of the source's lies in: it is that where the figures next to both are the same. A season is no day of it. */
static bool is_told_date(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_date *x = a->points[draft].figure->date, *y = a->points[m->point].figure->date;
    if (x && y && x->grain == FIG_GRAIN_MONTH && y->grain == FIG_GRAIN_DAY)
        return fig_evidence(a, draft, m) > 0 || /* 2 percent in March, of 2 percent on 1 March */
               (fig_evidence_retold(a, a->points[m->point].text) &&
                (fig_evidence_beside(a, draft, m) || fig_evidence_around(a, draft, m, true)));
    if (x && y && x->grain == FIG_GRAIN_MONTH && fig_evidence_of_like(a, draft, m) > 0 && fig_evidence_next(a, draft, m))
        return true; /* 8.9 percent in May, of 8.9 percent in the year to May */
    return x && y && (x->grain == FIG_GRAIN_YEAR || y->grain > FIG_GRAIN_DAY) && fig_evidence_next(a, draft, m) &&
           (m->shared || fig_evidence(a, draft, m) > 1);
}

/* A round number of things that the source does not name, or names more narrowly: 41 million handsets, `Units shipped 41.3m`; 7,300 people, `7,316 patients`. */
static bool is_round(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_point *d = &a->points[draft], *s = &a->points[m->point];
    return fig_point_telling(d) >= TWO_DIGITS && d->figure->value.ptr && fig_evidence_retold(a, s->text) &&
           (fig_evidence_next(a, draft, m) || (d->key >= MANY && (!s->unit || fig_senses_kind(a, s->unit, d->unit))));
}

/* Has another figure of its sentence the rate that it is: 18,000 vehicles cross it every day, of `18,240 vehicles per day`? */
static bool is_rate_told(const fig_aligner *a, uint32_t draft, int32_t rate)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++)
        if (i != draft && a->choices[i].best.point == rate)
            return true;
    return false;
}

/* A number of other things: eight thousand people, inhabitants. It is the same where other figures of its sentence come from there or from beside it, or a word agrees. */
static bool is_told_number(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_point *d = &a->points[draft], *s = &a->points[m->point];
    if (d->figure->kind == FIG_KIND_RECURRENCE)
        return is_rate_told(a, draft, m->point);
    const bool taken = a->claimed[m->point] && !s->figure->terms.ptr && s->figure->kind != FIG_KIND_DATE;
    const bool range = d->has_low && d->has_high;
    if (taken || (!d->figure->value.ptr && !range && d->figure->kind != FIG_KIND_DURATION))
        return false;
    const int digits = fig_point_telling(d), known = fig_evidence(a, draft, m), beside = fig_evidence_beside(a, draft, m);
    const bool large = d->key >= MANY && digits >= TWO_DIGITS,
               part = known &&
                      (s->figure->terms.ptr || d->key >= MILLION), /* of 1,340 schools 900: 900 of 1,340; two billion animals, insects */
        age = d->figure->role == FIG_ROLE_AGE && fig_evidence_retold(a, s->text),
               telling = m->relation.indirect && d->figure->kind == FIG_KIND_DURATION ? known > 0 || age
                         : m->relation.kind == FIG_RELATION_SAME                      ? digits >= TWO_DIGITS || part
                                                                                      : digits >= FIG_DIFF_TELLING || is_round(a, draft, m),
               rare = digits >= FIG_DIFF_TELLING || (digits >= TWO_DIGITS && m->relation.indirect) || large;
    return telling && (!m->other_period || known || beside) &&
           (known || beside || m->shared || fig_evidence_around(a, draft, m, rare) ||
            (large && m->relation.kind == FIG_RELATION_SAME && fig_evidence_drawn(a, s->text)));
}

static void accept_weak(fig_aligner *a, uint32_t draft)
{
    fig_choice *c = &a->choices[draft];
    const fig_match *m = &c->weak;
    if (c->best.point >= 0 || m->point < 0 ||
        !(fig_point_is_date(&a->points[draft]) ? is_told_date(a, draft, m) : is_told_number(a, draft, m)))
        return;
    c->best = *m;
    c->best.score += FIG_DIFF_SAME_VALUE;
    fig_claimed_add(a, draft);
}

/* Of the same date in several places, or of one that words do not lead to, that which stands by the like of the draft's next figure: `£4.2 million in 2022`, of `£4.18 million (2022)`. */
static void settle_date(fig_aligner *a, uint32_t draft)
{
    fig_match *m = &a->choices[draft].best;
    if (!fig_point_is_date(&a->points[draft]) || (m->point >= 0 && fig_evidence_next(a, draft, m)))
        return;
    const int32_t date = fig_evidence_date(
        a, draft, m->point < 0 && a->points[draft].figure->date && a->points[draft].figure->date->grain <= FIG_GRAIN_MONTH);
    if (date < 0)
        return;
    m->point = date;
    m->relation = fig_relate(a, &a->points[draft], &a->points[date]);
    a->claimed[date] |= FIG_CLAIMED_BY_VALUE;
}

/* A number without a unit, held against one of a unit that another figure of its sentence is: `left 23 hurt`, 14 miles of `23 kilometres`. */
static void drop_taken(fig_aligner *a, uint32_t draft)
{
    fig_match *m = &a->choices[draft].best;
    const fig_passage *p = &a->passages[a->points[draft].passage];
    for (uint32_t i = p->point;
         m->point >= 0 && m->relation.indirect && a->points[draft].figure->kind == FIG_KIND_NUMBER && i < p->point + p->point_count; i++)
        if (i != draft && a->choices[i].best.point == m->point && !a->choices[i].best.relation.indirect &&
            a->points[i].family >= FIG_FAMILY_UNITS)
            m->point = -1;
}

/* A length of time that is held against two dates which another one of the draft measures exactly: `nine years in prison`, of `eight years` from 2006 to 2014. */
static void drop_inexact(fig_aligner *a, uint32_t draft)
{
    fig_match *m = &a->choices[draft].best;
    const fig_point *d = &a->points[draft], *s = m->point < 0 ? NULL : &a->points[m->point];
    if (!s || !m->relation.indirect || d->family != FIG_FAMILY_MONTHS || s->family != FIG_FAMILY_DATE || fig_when_exactly(d, s))
        return;
    for (uint32_t i = 0; i < a->draft_points && m->point >= 0; i++)
        if (a->choices[i].best.point == m->point && a->points[i].family == d->family && fig_when_exactly(&a->points[i], s))
            m->point = -1;
}

void fig_settle(fig_aligner *a)
{
    for (uint32_t i = 0; i < a->draft_points; i++)
        drop_inexact(a, i);
    for (uint32_t i = 0; i < a->draft_points; i++)
        drop_taken(a, i);
    for (uint32_t i = 0; i < a->draft_points; i++)
        settle_date(a, i);
    for (uint32_t i = 0; i < a->draft_points; i++)
        accept_weak(a, i);
    for (uint32_t i = 0; i < a->draft_points; i++)
        settle_date(a, i); /* by what was weak */
}
