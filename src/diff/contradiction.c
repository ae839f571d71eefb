/*
 * Contradiction: the point of the sources that says otherwise than a point of the draft, where that is sure.
 *
 * in   "profit rose 21 percent"; rivals, of them "Quarterly profit rose 12 percent"          out   that rival: the words agree, the period does,
 *      no other figure of the same sentence has it as its own, and no rival of a third value is as near
 * To words come the subject and the measure of facts, other figures of the sentence that the passage has too, and slips of the pen, which
 * are hardly chance. The numbers were set by corpus/diff: precision first.
 */
#include "clause.h"
#include <string.h>

static const float SURE = 0.65f;            /* words needed to contradict */
static const float SAME_KEY = 0.25f;        /* facts of one observation */
static const float STRANGER = 0.12f;        /* a name by one that the other text does not know; twice at most */
static const float FAR_APART = 0.12f;       /* texts of other weeks, and no period that both name */
static const float EVIDENCE = 0.10f;        /* another figure of the sentence has its like in the same passage; twice at most */
static const float UNCLAIMED = 0.20f;       /* nobody's point where the rest of the sentence comes from */
static const float TRANSPOSED = 0.15f;      /* the same digits in another order are hardly chance */
static const float LONG_TRANSPOSED = 0.35f; /* of five digits and more */
static const float SURELY_TRANSPOSED = 0.60f;
static const float SAME_STORY = 0.25f; /* ... where so many words agree */
static const float OTHER_UNIT = 0.20f; /* the same number beside another unit still less */
static const float DATE_ALONE = 0.70f; /* words needed for a date in a sentence of dates */
static const float MARGIN = 0.10f;     /* ahead of a rival of a third value */

static const float TURNED = 0.15f; /* words needed for a direction turned round */

static const double MOST_TIMES = 1000;

enum { TWO_WORDS = 2, SHARED_WORDS = 3, MOST_STRANGERS = 2, LONG_DIGITS = 5 };

static bool same_value(fig_aligner *a, int32_t x, int32_t y)
{
    return fig_relate(a, &a->points[x], &a->points[y]).kind == FIG_RELATION_SAME;
}

/* The one point, or what another source says as well. */
static bool is_one(fig_aligner *a, int32_t x, int32_t y)
{
    return x == y || (x >= 0 && a->points[x].text != a->points[y].text && same_value(a, x, y));
}

/* Has another figure of the draft's sentence this point of the source as its own? Surely where the draft's own value stands beside it: values that
 * all have their likes in one sentence, or in sentences close by, are as they should be, unless they are swapped. */
static bool is_owned(fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    const fig_match *own = &a->choices[draft].best;
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        const fig_choice *c = &a->choices[i];
        const fig_match *other = c->best.point >= 0 ? &c->best : &c->magnitude;
        if (i == draft || !is_one(a, other->point, m->point))
            continue;
        const bool beside = own->point >= 0 &&
                            fig_passages_near(&a->passages[a->points[own->point].passage], &a->passages[a->points[other->point].passage]);
        if (beside || other->score >= m->score)
            return true;
    }
    return false;
}

static bool has_other_kinds(const fig_aligner *a, uint32_t draft)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++)
        if (!fig_point_is_date(&a->points[i]))
            return true;
    return false;
}

/* Roles, units and periods that do not speak against it. */
static bool may_contradict(const fig_point *d, const fig_point *s, const fig_match *m)
{
    bool bare = !d->figure->unit.len || !s->figure->unit.len; /* a level whose noun is left out: fell 6 percent to 148,000 */
    bool other_noun = m->relation.other_noun && !(bare && d->figure->role == FIG_ROLE_LEVEL && s->figure->role == FIG_ROLE_LEVEL);
    const fig_str x = d->figure->unit, y = s->figure->unit;
    const bool like_noun = d->family == FIG_FAMILY_PLAIN && x.len && y.len && (x.len != y.len || memcmp(x.ptr, y.ptr, x.len) != 0);
    if (m->other_period || other_noun || like_noun || fig_subjects_differ(d, s)) /* workers, employees: the same only where the value is */
        return false;
    return !d->figure->role || !s->figure->role || d->figure->role == s->figure->role;
}

/* So many times as much that it is no other value of the same, unless the digits are: one in five, 342,000. */
static bool is_of_another_size(const fig_point *d, const fig_point *s)
{
    const double ratio = s->key != 0 ? d->key / s->key : 0;
    return d->family == FIG_FAMILY_PLAIN && !fig_reason_power(d, s) && (ratio * MOST_TIMES < 1 || ratio > MOST_TIMES);
}

/* Is the one point the conversion of the other: HK$3.9 billion ($501 million)? */
static bool is_converted(const fig_aligner *a, int32_t own, int32_t rival)
{
    if (own < 0)
        return false;
    const fig_point *x = &a->points[own], *y = &a->points[rival];
    return x->text == y->text && x->passage == y->passage &&
           (x->figure->same_as == (int32_t)y->index || y->figure->same_as == (int32_t)x->index);
}

/* What it is worth that the digits are the same in another order. */
static float worth_of_digits(const fig_point *d, const fig_match *m)
{
    if (fig_point_telling(d) < LONG_DIGITS)
        return TRANSPOSED;
    return m->likeness >= SAME_STORY ? SURELY_TRANSPOSED : LONG_TRANSPOSED;
}

/* The draft's value is in no source, the match's in no other place of the draft. */
static bool is_left_over(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_choice *c = &a->choices[draft];
    return c->best.point < 0 && c->operands[0] < 0 && !a->claimed[m->point];
}

/* What it is worth for a slip of the pen that the rest of the draft's sentence comes from the match's passage. */
static float worth_of_rest(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    return m->shared && is_left_over(a, draft, m) && fig_evidence(a, draft, m) ? UNCLAIMED : 0;
}

/* A slip of the pen, or a direction turned round, that can hardly be chance, whatever the facts say: three digits and more, or percent for points, or many words as well. */
static bool is_sure_slip(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_point *d = &a->points[draft];
    const int known = fig_evidence(a, draft, m);
    if (!known || !is_left_over(a, draft, m))
        return false;
    const fig_point *s = &a->points[m->point];
    if (fig_point_is_date(d))
        return fig_when_other_year(d, s) && (m->shared >= SHARED_WORDS || (m->shared && s->figure->date->grain == FIG_GRAIN_YEAR));
    if (m->relation.opposed && m->relation.kind == FIG_RELATION_SAME) /* more for less, of the very number */
        return fig_point_telling(d) > 1 && m->shared >= TWO_WORDS && m->likeness >= TURNED && d->part == s->part;
    if (fig_reason_transposed(d, s))
        return fig_point_telling(d) >= FIG_DIFF_TELLING || (known > 1 && m->shared >= SHARED_WORDS);
    return m->relation.other_unit && known > 1;
}

fig_match fig_contradiction_find(fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_point *d = &a->points[draft];
    fig_match best = {.point = -1};
    float next = -1;
    int seen = 0;
    bool proved = false;
    for (int turn = 0; turn < 2; turn++)
        for (uint32_t i = 0; i < c->rival_count; i++) {
            fig_match m = c->rivals[i];
            const fig_point *s = &a->points[m.point];
            const bool sure = is_sure_slip(a, draft, &m);
            if (!fig_evidence_tells(a, s->text) || (d->figure->kind == FIG_KIND_COUNT && fig_senses_rest(a, d) != fig_senses_rest(a, s)) ||
                (!sure && !may_contradict(d, s, &m)) || is_of_another_size(d, s) || is_owned(a, draft, &c->rivals[i]) ||
                is_converted(a, c->best.point, m.point) || (fig_point_is_date(d) && fig_evidence_of_like(a, draft, &m) < 0) ||
                (c->best.point < 0 && fig_senses_excluded(a, d, s) != UINT32_MAX))
                continue;
            bool transposed = fig_reason_transposed(d, s), slip = transposed || m.relation.other_unit;
            int strangers = fig_likeness_strangers(a, draft, (uint32_t)m.point);
            m.score += EVIDENCE * ((float)fig_evidence(a, draft, &m) + (float)fig_evidence_beside(a, draft, &m) / 2);
            m.score += transposed ? worth_of_digits(d, &m) : m.relation.other_unit ? OTHER_UNIT : 0;
            m.score -= fig_lookup_far_apart(a, s->text) && (d->period < 0 || s->period < 0) ? FAR_APART : 0;
            m.score += fig_subjects_agree(d, s) ? SAME_KEY : 0;
            m.score += slip ? worth_of_rest(a, draft, &m) : 0;
            m.score = sure && m.score < SURE ? SURE : m.score;
            m.score -= STRANGER * (float)(strangers < MOST_STRANGERS ? strangers : MOST_STRANGERS);
            if (turn == 0 && (best.point < 0 || m.score > best.score)) {
                best = m;
                seen = slip;
                proved = slip || sure;
            } else if (turn == 1 && m.point != best.point && !same_value(a, m.point, best.point) && m.score > next)
                next = m.score;
        }
    int known = best.point < 0 ? 0 : fig_evidence(a, draft, &best);
    if (best.point >= 0 && (best.score < SURE || best.shared + seen + known < SHARED_WORDS || best.score < next + MARGIN))
        best.point = -1;
    if (best.point >= 0 && !proved && d->figure->kind == FIG_KIND_MONEY && fig_clauses_apart(a, d, &a->points[best.point]))
        best.point = -1; /* much has a price */
    if (best.point >= 0 && fig_point_is_date(d) && !known && (has_other_kinds(a, draft) || best.likeness < DATE_ALONE))
        best.point = -1;
    return best;
}
