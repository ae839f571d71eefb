/*
 * Evidence: what the other figures of a sentence say of where it comes from.
 *
 * in   a draft's "87 patients on the drug, 45 in the other group", a source's "87 patients on corvanil and 54 on placebo"
 * out  of 45 and 54: one figure of the sentence, 87, has its like in the passage of 54
 */
#include "../base/alloc.h"
#include "aligner.h"

enum { MOST_EVIDENCE = 2, BESIDE = 2, DRAWN_LEAST = 3, FEW_SOURCES = 4, RETOLD_LEAST = 3, RETOLD_SHARE = 5 };

bool fig_passages_near(const fig_passage *p, const fig_passage *q)
{
    return p->text == q->text && p->field == q->field && p->sentence + BESIDE >= q->sentence && p->sentence <= q->sentence + BESIDE;
}

int fig_evidence(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    int n = 0;
    for (uint32_t i = p->point; i < p->point + p->point_count; i++)
        if (i != draft && a->choices[i].best.point >= 0 && a->points[a->choices[i].best.point].passage == a->points[m->point].passage)
            n++;
    return n < MOST_EVIDENCE ? n : MOST_EVIDENCE;
}

int fig_evidence_beside(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_passage *p = &a->passages[a->points[draft].passage], *at = &a->passages[a->points[m->point].passage];
    int n = 0;
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        if (i == draft || a->choices[i].best.point < 0)
            continue;
        const fig_passage *q = &a->passages[a->points[a->choices[i].best.point].passage];
        n += q != at && fig_passages_near(q, at);
    }
    return n < MOST_EVIDENCE ? n : MOST_EVIDENCE;
}

bool fig_evidence_around(const fig_aligner *a, uint32_t draft, const fig_match *m, bool beside)
{
    const uint32_t at = a->points[draft].passage, first = at > 0 ? at - 1 : 0, of = a->points[m->point].passage;
    for (uint32_t k = first; k <= at + 1 && k < a->draft_passages; k++)
        for (uint32_t i = 0; k != at && i < a->passages[k].point_count && i < FIG_DIFF_POINTS; i++) {
            const int32_t own = a->choices[a->passages[k].point + i].best.point;
            if (own >= 0 &&
                (a->points[own].passage == of || (beside && fig_passages_near(&a->passages[a->points[own].passage], &a->passages[of]))))
                return true;
        }
    return false;
}

int fig_evidence_of_like(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    int of = 0;
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        const int32_t like = a->choices[i].best.point;
        if (like < 0 || a->points[i].period != (int32_t)draft || a->points[like].passage != a->points[m->point].passage)
            continue;
        if (a->points[like].period == m->point)
            return 1;
        of = a->points[like].period < 0 ? -1 : of;
    }
    return of;
}

/* The next figure before (-1) or behind a point in its sentence, places in a row and perhaps dates aside; -1: none. */
static int32_t next_but(const fig_aligner *a, uint32_t point, int step, bool dates)
{
    const fig_passage *p = &a->passages[a->points[point].passage];
    for (int64_t i = (int64_t)point + step; i >= p->point && i < (int64_t)p->point + p->point_count; i += step)
        if (a->points[i].figure->kind != FIG_KIND_ORDINAL && (dates || !fig_point_is_date(&a->points[i])))
            return (int32_t)i;
    return -1;
}

static int32_t next_of(const fig_aligner *a, uint32_t point, int step)
{
    return next_but(a, point, step, true);
}

bool fig_evidence_next(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    for (int step = -1; step <= 1; step += 2) {
        const int32_t mine = next_of(a, draft, step), like = mine < 0 ? -1 : a->choices[mine].best.point;
        if (like >= 0 && (like == next_of(a, (uint32_t)m->point, -1) || like == next_of(a, (uint32_t)m->point, 1)))
            return true;
    }
    return false;
}

bool fig_evidence_side(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    for (int step = -1; step <= 1; step += 2) {
        const int32_t mine = next_but(a, draft, step, false), like = mine < 0 ? -1 : a->choices[mine].best.point;
        if (like >= 0 && like == next_but(a, (uint32_t)m->point, step, false))
            return true;
    }
    return false;
}

/* Stands a figure of its kind on the other side of the date nearer to it: 4,310 (previous week 1,720)? */
static bool is_of_next(const fig_aligner *a, uint32_t date, uint32_t figure, int side)
{
    const int32_t next = next_of(a, date, side);
    const fig_point *x = &a->points[figure], *y = &a->points[date], *z = next < 0 ? NULL : &a->points[next];
    return z && z->family == x->family &&
           (side > 0 ? z->first - y->first < y->first - x->first : y->first - z->first < x->first - y->first);
}

int32_t fig_evidence_date(fig_aligner *a, uint32_t draft, bool rounds)
{
    for (int step = -1; step <= 1; step += 2) {
        const int32_t mine = next_of(a, draft, step), like = mine < 0 ? -1 : a->choices[mine].best.point;
        for (int side = -1; like >= 0 && !fig_point_is_date(&a->points[mine]) && side <= 1; side += 2) {
            const int32_t date = next_of(a, (uint32_t)like, side);
            if (date >= 0 && !is_of_next(a, (uint32_t)date, (uint32_t)like, side) &&
                fig_relate(a, &a->points[draft], &a->points[date]).kind >= (rounds ? FIG_RELATION_ROUNDS : FIG_RELATION_SAME))
                return date;
        }
    }
    return -1;
}

bool fig_evidence_drawn(const fig_aligner *a, uint32_t text)
{
    return a->drawn[text] >= DRAWN_LEAST;
}

bool fig_evidence_given(const fig_aligner *a)
{
    return a->given <= FEW_SOURCES;
}

bool fig_evidence_retold(const fig_aligner *a, uint32_t text)
{
    size_t drawn = 0;
    for (size_t i = 1; fig_evidence_given(a) && i <= a->source_count; i++)
        drawn += a->drawn[i];
    return a->related[text] && a->drawn[text] && drawn >= RETOLD_LEAST && RETOLD_SHARE * drawn >= a->draft_points;
}

bool fig_evidence_tells(const fig_aligner *a, uint32_t text)
{
    return fig_evidence_given(a) || fig_evidence_drawn(a, text) || 2 * (size_t)a->drawn[text] >= a->draft_points;
}

/* What is told otherwise leaves its amount free for another figure, which may have it wrong: A$740 billion ($525 million). */
static bool is_otherwise(const fig_point *d, const fig_point *s)
{
    if (d->words && s->figure->terms.ptr && !s->words) /* one in six, of 68 of 412 posts */
        return true;
    return d->family == FIG_FAMILY_MONEY && s->family == FIG_FAMILY_MONEY && d->unit != s->unit;
}

void fig_claimed_add(fig_aligner *a, uint32_t draft)
{
    const int32_t point = a->choices[draft].best.point;
    a->claimed[point] |= is_otherwise(&a->points[draft], &a->points[point]) ? 0 : FIG_CLAIMED_BY_VALUE;
    a->drawn[a->points[point].text]++;
}

bool fig_claimed_make(fig_aligner *a)
{
    a->claimed = fig_calloc(a->point_count + 1, 1);
    a->drawn = fig_calloc(a->source_count + 1, sizeof *a->drawn);
    for (uint32_t i = 0; a->claimed && a->drawn && i < a->draft_points; i++)
        if (a->choices[i].best.point >= 0)
            fig_claimed_add(a, i);
    return a->claimed && a->drawn;
}

bool fig_evidence_only_left(const fig_aligner *a, uint32_t draft, uint32_t source)
{
    const fig_point *d = &a->points[draft], *s = &a->points[source];
    if (!d->unit || d->unit != s->unit || d->family == FIG_FAMILY_FACTOR || a->choices[draft].best.point >= 0 ||
        a->choices[draft].operands[0] >= 0 || !fig_evidence_retold(a, s->text))
        return false;
    for (uint32_t i = 0; i < a->point_count; i++) {
        const fig_point *p = &a->points[i];
        const bool left =
            i < a->draft_points ? a->choices[i].best.point < 0 && a->choices[i].operands[0] < 0 : p->text == s->text && !a->claimed[i];
        if (i != draft && i != source && left && p->unit == d->unit && p->per == (i < a->draft_points ? d->per : s->per))
            return false;
    }
    return true;
}
