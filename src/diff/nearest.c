/*
 * Nearest: of a figure that no source has, the one to hold it against.
 *
 * in   the draft's "each share at $46.80", a source's "paying $48.60 a share"; nothing is sure          out   that $48.60, quoted beside
 * It is no verdict: an editor who reads what is `not in the sources` sees where it may come from. What is nobody else's, of the same digits or of a thousandth, from where the
 * rest of the sentence comes, is nearer than what has more words in common.
 */
#include "aligner.h"

static const float LEAST = 0.12f;    /* what is less near says nothing */
static const float EVIDENCE = 0.20f; /* another figure of the sentence has its like in the same passage; twice at most */
static const float SLIP = 0.25f;     /* the same digits, a thousand times as much */
static const float OTHER_PERIOD = 0.15f;
static const double ALIKE = 5;      /* so many times as much is no slip in a figure, but another one */
static const float CLAIMED = 0.30f; /* another figure of the draft is held against it */

/* Of so much that the one may stand for the other? */
static bool is_alike(const fig_point *d, const fig_point *s)
{
    const double x = d->key < 0 ? -d->key : d->key, y = s->key < 0 ? -s->key : s->key;
    return fig_point_is_date(d) || (x <= ALIKE * y && y <= ALIKE * x);
}

/* 0: not near. */
static float nearness(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_point *d = &a->points[draft], *s = &a->points[m->point];
    const bool slip = fig_reason_transposed(d, s) || fig_reason_power(d, s) || m->point == a->choices[draft].magnitude.point;
    if (!slip && (m->relation.other_noun || !is_alike(d, s)))
        return 0;
    float near = m->likeness + EVIDENCE * ((float)fig_evidence(a, draft, m) + (float)fig_evidence_beside(a, draft, m) / 2);
    near += slip ? SLIP : 0;
    near -= m->other_period ? OTHER_PERIOD : 0;
    near -= a->claimed[m->point] ? CLAIMED : 0;
    return near;
}

/* Where other figures of the sentence come from, one of its sort that nobody has: its words may all be others. false: none, or several. */
static bool find_alone(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_point *d = &a->points[draft];
    const fig_passage *p = &a->passages[d->passage];
    *out = (fig_match){.point = -1};
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        const int32_t own = a->choices[i].best.point;
        const fig_passage *q = own < 0 ? NULL : &a->passages[a->points[own].passage];
        for (uint32_t k = q ? q->point : 0; q && k < q->point + q->point_count && k < q->point + FIG_DIFF_POINTS; k++) {
            const fig_match m = {.point = (int32_t)k, .relation = fig_relate(a, d, &a->points[k])};
            if (m.relation.kind != FIG_RELATION_OTHER || m.relation.other_noun || a->claimed[k] || !is_alike(d, &a->points[k]) ||
                m.point == out->point)
                continue;
            if (out->point >= 0)
                return false;
            *out = m;
        }
    }
    return out->point >= 0;
}

bool fig_nearest_find(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_choice *c = &a->choices[draft];
    const fig_match *others[] = {&c->slip, &c->magnitude, &c->weak};
    float most = LEAST;
    *out = (fig_match){.point = -1};
    for (size_t i = 0; i < sizeof others / sizeof *others + c->rival_count; i++) {
        const fig_match *m = i < sizeof others / sizeof *others ? others[i] : &c->rivals[i - sizeof others / sizeof *others];
        const float near = m->point >= 0 ? nearness(a, draft, m) : 0;
        if (near > most) {
            most = near;
            *out = *m;
        }
    }
    return out->point >= 0 || (a->points[draft].family && find_alone(a, draft, out));
}
