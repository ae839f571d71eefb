/*
 * Instead: of a figure that no source has, the figure of the sources that stands in its place, whatever the two values are.
 *
 * in   the draft's "magma at a depth of 15 kilometres, 4 million cubic metres of it", a source's "4 million cubic metres of magma have moved to a depth of 5
 *      kilometres"; 4 million is found there, 5 kilometres is nobody's
 * out  15 kilometres stands in the place of 5 kilometres
 * That a draft tells with another value what a source tells is likelier than that it tells something else where the rest of its sentence comes from the source's, the figure next to
 * both is the same, the clauses of both have words in common, the units are one, nothing else of its kind is left over on either side; the less, the more of the words of the one clause the
 * other text has elsewhere. Each has a weight: the logarithm of the odds, fitted (logistic regression) to the drafts of corpus/diff with a right figure changed, against the same drafts held
 * against sources of which a sentence was left out, where a figure that is not found is no error; tests/diff_trials.py makes both. With ENOUGH one in a hundred of the latter speaks.
 */
#include "../base/str.h"
#include "clause.h"
#include <string.h>

enum { PASSAGES = 40, EACH_SIDE = 2, MOST_COMMON = 3, THOUSANDS = 4 };

static const float ENOUGH = 1.15f;
static const float ONLY = 1.3f;            /* the only two figures of their unit */
static const float ONLY_COUNT = 2.2f;      /* ... things that are counted */
static const float ONLY_LEFT = 1.0f;       /* ... the only two that are left over */
static const float MARGIN = 0.5f;          /* ahead of one of another value */
static const float MOSTLY = 0.40f;         /* what a source says less exactly, likely of the same */
static const float WELL_PLACED = 2.5f;     /* what stands so well where it stands is not another's */
static const float AGAINST_OWN = 2.25f;    /* how much surer than the draft's own value, which counts half ... */
static const float ROUNDED = 1.3f;         /* ... and more where that is rounded: chance seldom does */
static const float IN_ITS_SENTENCE = 0.5f; /* at least, where both stand in one sentence of the source; there its own counts whole */

static const struct {
    float start, within, within_two, beside, around, next, side, of_like, likeness, clause, each_word, lead, unit, alone_in_draft,
        alone_in_source, twice, five_times;
    float slip, one_digit, other_role, other_part, other_bound, same_direction, bare, whole;
    float other_period, other_subject, stranger, other_names, draft_elsewhere, source_elsewhere, share, date, amount;
} WEIGHT = {.start = -4.55f,
            .within = 1.27f,
            .within_two = 0.47f,
            .beside = 0.19f,
            .around = 0.66f,
            .next = 0.43f,
            .side = 0.52f,
            .of_like = 0.8f,
            .likeness = 2.79f,
            .clause = 0.97f,
            .each_word = 0.44f,
            .lead = 0.4f,
            .unit = 1.32f,
            .alone_in_draft = 0.76f,
            .alone_in_source = 0.75f,
            .twice = 0.18f,
            .five_times = 0.94f,
            .slip = 2.0f,
            .one_digit = 1.0f,
            .other_role = -0.19f,
            .other_part = -1.29f,
            .other_bound = -0.22f,
            .same_direction = 0.41f,
            .bare = -0.44f,
            .whole = 3.0f,
            .other_period = -0.41f,
            .other_subject = -0.2f,
            .stranger = -0.14f,
            .other_names = -0.44f,
            .draft_elsewhere = -0.15f,
            .source_elsewhere = -0.08f,
            .share = -1.18f,
            .date = -0.58f,
            .amount = -0.68f};

/* Is no other figure of its kind left over in its sentence? */
static bool is_alone(const fig_aligner *a, uint32_t point)
{
    const fig_point *x = &a->points[point];
    const fig_passage *p = &a->passages[x->passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        const bool draft = x->text == 0,
                   left = i != point && (draft ? a->choices[i].best.point < 0 && a->choices[i].operands[0] < 0 : !a->claimed[i]);
        if (left && a->points[i].family == x->family && (draft || a->points[i].unit == x->unit))
            return false;
    }
    return true;
}

/* Parts of one whole: 14 of the 27 kilometres, 17 of the 27. */
static bool have_one_whole(const fig_point *d, const fig_point *s)
{
    const fig_str x = d->figure->terms, y = s->figure->terms;
    const char *of_x = x.ptr ? memchr(x.ptr, ',', x.len) : NULL, *of_y = y.ptr ? memchr(y.ptr, ',', y.len) : NULL;
    const size_t n = of_x ? x.len - (size_t)(of_x - x.ptr) : 0, m = of_y ? y.len - (size_t)(of_y - y.ptr) : 0;
    return n > 2 && n == m && memcmp(of_x, of_y, n) == 0;
}

static bool is_counted(const fig_point *p)
{
    return p->figure->kind == FIG_KIND_COUNT || p->figure->kind == FIG_KIND_NUMBER || p->figure->kind == FIG_KIND_INDEX;
}

/* 14 months from March, March: the one tells of the other. */
static bool holds_text(fig_str x, fig_str y)
{
    for (size_t i = 0; y.len > 0 && i + y.len <= x.len; i++)
        if (memcmp(x.ptr + i, y.ptr, y.len) == 0)
            return true;
    return false;
}

/* May the one be told for the other at all: another value of one sort, that nobody has? */
static bool may_stand(const fig_aligner *a, const fig_point *d, const fig_point *s, const fig_match *m)
{
    const fig_figure *x = d->figure, *y = s->figure;
    const bool date = fig_point_is_date(d), units = d->unit == s->unit || d->family >= FIG_FAMILY_UNITS ||
                                                    (is_counted(d) && is_counted(s)) || d->family == FIG_FAMILY_MONTHS ||
                                                    d->family == FIG_FAMILY_PROPORTION;
    const double ratio = s->key != 0 ? d->key / s->key : 0;
    static const double most = 10;
    const fig_str slash = {"/", 1}; /* of ranges */
    if (m->relation.kind != FIG_RELATION_OTHER || m->relation.opposed || d->family != s->family ||
        (a->claimed[m->point] & FIG_CLAIMED_BY_VALUE) || !a->related[s->text] || !fig_evidence_drawn(a, s->text) ||
        x->kind == FIG_KIND_ORDINAL || y->kind == FIG_KIND_ORDINAL || !units)
        return false;
    if (date &&
        (x->kind != y->kind || !x->date || !y->date || x->date->grain != y->date->grain || x->date->grain > FIG_GRAIN_YEAR ||
         holds_text(x->date->edtf, slash) != holds_text(y->date->edtf, slash) ||
         ((x->mod || y->mod) && (d->from == s->to || d->to == s->from)) || holds_text(x->text, y->text) || holds_text(y->text, x->text)))
        return false;
    if (x->kind != FIG_KIND_PERCENT && fig_senses_rest(a, d) != fig_senses_rest(a, s))
        return false;
    if (x->kind == FIG_KIND_QUANTITY && ((x->supplied | y->supplied) & FIG_SUPPLIED_UNIT) && fig_reason_shown(x).len < THOUSANDS)
        return false; /* from 21 to 12 a day, of kilometres? */
    if (!date && (ratio * most < 1 || ratio > most) && !fig_reason_power(d, s))
        return false;
    return true;
}

/* What a slip of the pen makes of the source's number: chance hardly does. */
static float weight_of_slip(const fig_point *d, const fig_point *s)
{
    const int digits = fig_reason_digits(d);
    if (fig_point_is_date(d) || d->words || s->words || digits < 2)
        return 0;
    return fig_reason_transposed(d, s) || fig_reason_power(d, s)    ? WEIGHT.slip
           : digits >= FIG_DIFF_TELLING && fig_reason_changed(d, s) ? WEIGHT.one_digit
                                                                    : 0;
}

static float weight_of_kind(const fig_point *d)
{
    const fig_kind k = d->figure->kind;
    return fig_point_is_date(d)                            ? WEIGHT.date
           : k == FIG_KIND_PERCENT || k == FIG_KIND_RATIO  ? WEIGHT.share
           : k == FIG_KIND_MONEY || k == FIG_KIND_QUANTITY ? WEIGHT.amount
                                                           : 0;
}

/* What the values say: a slip is rather of the same size. */
static float weight_of_size(const fig_point *d, const fig_point *s)
{
    const double ratio = d->key > s->key ? d->key / s->key : s->key / d->key;
    return fig_point_is_date(d) ? WEIGHT.twice + WEIGHT.five_times : (ratio < 2 ? WEIGHT.twice : 0) + (ratio < 5 ? WEIGHT.five_times : 0);
}

/* What the two figures say of each other, whatever stands beside them. */
static float weight_of_pair(const fig_aligner *a, uint32_t draft, const fig_point *d, const fig_point *s)
{
    const bool bare = d != &a->points[draft], role = d->figure->role && s->figure->role && d->figure->role != s->figure->role;
    float w = weight_of_kind(d) + weight_of_size(d, s) + weight_of_slip(d, s);
    w += d->unit && d->unit == s->unit && !bare ? WEIGHT.unit : 0;
    w += have_one_whole(d, s) ? WEIGHT.whole : 0;
    w += bare ? WEIGHT.bare : 0;
    w += role ? WEIGHT.other_role : 0;
    w += d->figure->direction && d->figure->direction == s->figure->direction ? WEIGHT.same_direction : 0;
    w += d->part && s->part && d->part != s->part ? WEIGHT.other_part : 0;
    return w + (d->figure->mod != s->figure->mod ? WEIGHT.other_bound : 0);
}

/* Where the two stand: what else of their sentences is the same. */
static float weight_of_place(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const int within = fig_evidence(a, draft, m);
    float w = within ? WEIGHT.within : 0;
    w += within >= 2 ? WEIGHT.within_two : 0;
    w += fig_evidence_beside(a, draft, m) ? WEIGHT.beside : 0;
    w += fig_evidence_around(a, draft, m, true) ? WEIGHT.around : 0;
    w += fig_evidence_next(a, draft, m) ? WEIGHT.next : 0;
    w += fig_evidence_side(a, draft, m) ? WEIGHT.side : 0;
    w += fig_evidence_of_like(a, draft, m) > 0 ? WEIGHT.of_like : 0;
    w += is_alone(a, draft) ? WEIGHT.alone_in_draft : 0;
    return w + (is_alone(a, (uint32_t)m->point) ? WEIGHT.alone_in_source : 0);
}

static float weight_of_words(const fig_aligner *a, uint32_t draft, const fig_point *d, const fig_match *m)
{
    const fig_point *s = &a->points[m->point];
    const fig_clause mine = fig_clause_of(a, d), its = fig_clause_of(a, s);
    const int common = fig_clause_common(&mine, &its), strangers = fig_likeness_strangers(a, draft, (uint32_t)m->point);
    float w = WEIGHT.likeness * m->likeness;
    w += common ? WEIGHT.clause + WEIGHT.each_word * (float)(common < MOST_COMMON ? common : MOST_COMMON) : 0;
    w += fig_clause_lead(a, d) != UINT32_MAX && fig_clause_lead(a, d) == fig_clause_lead(a, s) ? WEIGHT.lead : 0;
    w += WEIGHT.stranger * (float)(strangers < 2 ? strangers : 2);
    w += fig_clause_names_another(a, &mine, s) ? WEIGHT.other_names : 0;
    return w + WEIGHT.draft_elsewhere * fig_clause_elsewhere(a, &mine, s) + WEIGHT.source_elsewhere * fig_clause_elsewhere(a, &its, d);
}

/* How sure it is that the draft's figure stands in the place of the source's; the focus of likeness stands at the draft's. */
static float weigh(fig_aligner *a, uint32_t draft, const fig_point *d, fig_match *m)
{
    const fig_point *s = &a->points[m->point];
    m->likeness = fig_likeness(a, (uint32_t)m->point, &m->shared);
    m->other_period = fig_periods_apart(a, d, s);
    float w = WEIGHT.start + weight_of_pair(a, draft, d, s) + weight_of_place(a, draft, m) + weight_of_words(a, draft, d, m);
    w += m->other_period ? WEIGHT.other_period : 0;
    return w + (fig_subjects_differ(d, s) ? WEIGHT.other_subject : 0);
}

/* Has neither text another figure of this unit: the one number of aircraft that each tells? */
static bool is_only_of_unit(const fig_aligner *a, uint32_t draft, uint32_t source)
{
    const fig_point *d = &a->points[draft], *s = &a->points[source];
    if (!d->unit || d->unit != s->unit || d->family == FIG_FAMILY_MONEY || d->family == FIG_FAMILY_PROPORTION ||
        d->family == FIG_FAMILY_FACTOR) /* twice: as much, or two times? */
        return false;
    for (uint32_t i = 0; i < a->point_count; i++)
        if (i != draft && i != source && a->points[i].unit == d->unit && (i < a->draft_points || a->points[i].text == s->text))
            return false;
    return true;
}

/* Two ways to tell a date, which need not be two days: in two weeks, on Feb. 20. */
static bool are_told_apart(const fig_point *d, const fig_point *s)
{
    return fig_point_is_date(d) && fig_str_has_digit(d->figure->text) != fig_str_has_digit(s->figure->text);
}

/* Six members, four pups; of dates the one of this, of that: without a word in common they are two things. */
static bool is_another(const fig_aligner *a, uint32_t draft, const fig_point *d, const fig_match *m)
{
    const fig_point *s = &a->points[m->point];
    const fig_clause mine = fig_clause_of(a, d), its = fig_clause_of(a, s);
    return !fig_clause_common(&mine, &its) &&
           ((m->relation.other_noun && d->unit && s->unit) || (fig_point_is_date(d) && mine.count && its.count) ||
            (d->figure->role == FIG_ROLE_AGE && d->figure->mod != s->figure->mod) || /* at 57, of eleven over 80 */
            (d->family == FIG_FAMILY_FACTOR && !fig_evidence_next(a, draft, m)));    /* postponed twice, three times the limit */
}

typedef struct search {
    uint32_t draft, seen[PASSAGES];
    size_t count;
    fig_match best;
    float next; /* the surest of another value */
} search;

static void consider(fig_aligner *a, search *x, uint32_t source)
{
    const fig_point *d = &a->points[x->draft], *s = &a->points[source];
    fig_point taken;
    d = fig_point_as(a, d, s, &taken) ? &taken : d;
    fig_match m = {.point = (int32_t)source, .relation = fig_relate(a, d, s)};
    if (!may_stand(a, d, s, &m) || are_told_apart(d, s) || is_another(a, x->draft, d, &m))
        return;
    m.score = weigh(a, x->draft, d, &m);
    const float only = d->figure->kind == FIG_KIND_COUNT ? ONLY_COUNT : ONLY;
    if (m.score < ENOUGH && m.score + only >= ENOUGH && is_only_of_unit(a, x->draft, source))
        m.score += only;
    if (m.score < ENOUGH && fig_evidence_only_left(a, x->draft, source))
        m.score += m.score + ONLY_LEFT < ENOUGH || (m.likeness > 0 && !fig_subjects_differ(d, s)) ? ONLY_LEFT : 0;
    const bool first = x->best.point < 0, same = !first && fig_relate(a, s, &a->points[x->best.point]).kind == FIG_RELATION_SAME;
    if (first || m.score > x->best.score) {
        x->next = same || first ? x->next : x->best.score;
        x->best = m;
    } else if (!same && m.score > x->next)
        x->next = m.score;
}

static void consider_passage(fig_aligner *a, search *x, uint32_t passage)
{
    const fig_passage *p = &a->passages[passage];
    for (size_t i = 0; i < x->count; i++)
        if (x->seen[i] == passage)
            return;
    if (x->count == PASSAGES)
        return;
    x->seen[x->count++] = passage;
    for (uint32_t i = 0; i < p->point_count && i < FIG_DIFF_POINTS; i++)
        consider(a, x, p->point + i);
}

/* Where the likes of the figures of a sentence stand, and beside it. */
static void consider_around(fig_aligner *a, search *x, const fig_passage *sentence)
{
    for (uint32_t i = sentence->point; i < sentence->point + sentence->point_count; i++) {
        const int32_t like = a->choices[i].best.point;
        const uint32_t of = like < 0 ? 0 : a->points[like].passage;
        for (uint32_t p = of > EACH_SIDE ? of - EACH_SIDE : 0; like >= 0 && p <= of + EACH_SIDE && p < a->passage_count; p++)
            if (fig_passages_near(&a->passages[p], &a->passages[of]))
                consider_passage(a, x, p);
    }
}

static void consider_all(fig_aligner *a, search *x)
{
    const fig_choice *c = &a->choices[x->draft];
    const uint32_t at = a->points[x->draft].passage, first = at > 0 ? at - 1 : 0;
    for (uint32_t i = 0; i < c->rival_count; i++)
        consider_passage(a, x, a->points[c->rivals[i].point].passage);
    for (uint32_t k = first; k <= at + 1 && k < a->draft_passages; k++)
        consider_around(a, x, &a->passages[k]);
}

/* Is every other amount of the draft's sentence in the sources? */
static bool is_told_whole(const fig_aligner *a, uint32_t draft)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++)
        if (i != draft && !fig_point_is_date(&a->points[i]) && a->points[i].figure->kind != FIG_KIND_ORDINAL &&
            a->choices[i].best.point < 0 && a->choices[i].operands[0] < 0)
            return false;
    return true;
}

/* Is a source's figure told rather by another of its kind in the draft's sentence; or, `own`, by another one anywhere that is held against it? */
static bool is_told_better(fig_aligner *a, uint32_t draft, const fig_match *m, bool own, bool *shared)
{
    const fig_point *d = &a->points[draft];
    const fig_passage *p = &a->passages[d->passage];
    const size_t first = own ? 0 : p->point, last = own ? a->draft_points : first + p->point_count;
    bool better = false;
    uint16_t words;
    *shared = false;
    for (uint32_t i = (uint32_t)first; i < last; i++) {
        if (i == draft || a->points[i].family != d->family || (own && a->choices[i].best.point != m->point))
            continue;
        fig_likeness_focus(a, i);
        better = better || fig_likeness(a, (uint32_t)m->point, &words) > m->likeness;
        *shared = true;
    }
    fig_likeness_focus(a, draft);
    return better;
}

/* The draft has a value that the source has of something else, and what the source has in its place nobody has: 129.7 million tonnes of rice, 13.2 million more than the
 * average of 103.9 million, which is that of wheat. */
bool fig_instead_of_another(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_point *d = &a->points[draft];
    fig_match own = a->choices[draft].best;
    search x = {.draft = draft, .best.point = -1, .next = -ENOUGH};
    bool shared;
    if (d->figure->kind == FIG_KIND_ORDINAL || fig_point_is_date(d))
        return false;
    fig_likeness_focus(a, draft);
    const float placed = weigh(a, draft, d, &own), rounded = own.relation.kind == FIG_RELATION_SAME ? 0 : ROUNDED;
    if (placed > WELL_PLACED)
        return false;
    consider_all(a, &x);
    *out = x.best;
    if (x.best.point < 0 || (x.best.other_period && !own.other_period) || is_told_better(a, draft, &x.best, false, &shared) ||
        (!is_told_better(a, draft, &own, true, &shared) && shared))
        return false;
    if (a->points[own.point].passage != a->points[x.best.point].passage)
        return x.best.score - placed / 2 - rounded >= AGAINST_OWN;
    return is_told_whole(a, draft) && !fig_label_is_own(a, draft, own.point, x.best.point) && x.best.score >= IN_ITS_SENTENCE &&
           x.best.score - placed - rounded >= AGAINST_OWN;
}

bool fig_instead_find(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_choice *c = &a->choices[draft];
    search x = {.draft = draft, .best.point = -1, .next = -ENOUGH};
    *out = x.best;
    if (a->points[draft].family == FIG_FAMILY_NONE || (c->finer.point >= 0 && c->finer.likeness >= MOSTLY))
        return false;
    fig_likeness_focus(a, draft);
    consider_all(a, &x);
    *out = x.best;
    return x.best.point >= 0 && x.best.score >= ENOUGH && x.best.score >= x.next + MARGIN;
}
