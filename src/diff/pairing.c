/*
 * Pairing: which point of the sources each point of the draft is held against, and what they come to.
 *
 * in   the draft's points          out   a fig_choice of each
 * First the candidates of every point: those of its value (lookup), and all points of the passages whose words are likest. Then, with
 * the candidates of the whole passage known, the decision (decide.c). The numbers below were set by corpus/diff: precision first.
 */
#include "../base/alloc.h"
#include "aligner.h"

static const float OTHER_NOUN = 0.12f;  /* words needed where a count is of other things */
static const float INDIRECT = 0.20f;    /* what it is worth less that it is told otherwise: since 2018 */
static const float CONTAINED = 0.25f;   /* words needed where a date only lies within the draft's */
static const float OTHER_PERIOD = 0.5f; /* what is left of the words' worth where the periods differ */
static const float UNRELATED = 0.40f;   /* words needed where the source tells another story */

enum { EXPONENT_STEP = 3, EXPONENT_MOST = 9, MONTHS_A_YEAR = 12 };

static bool holds(fig_relation_kind kind)
{
    return kind >= FIG_RELATION_ROUNDS;
}

bool fig_periods_apart(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_date *of_d = fig_subject_period(d), *of_s = fig_subject_period(s);
    if (of_d && of_s && !fig_point_is_date(d)) /* surer than the date that stands nearest */
        return fig_dates_apart(of_d, of_s);
    if (d->period < 0 || s->period < 0 || fig_point_is_date(d))
        return false;
    const fig_point *x = &a->points[d->period], *y = &a->points[s->period];
    if (x->family != FIG_FAMILY_DATE || y->family != FIG_FAMILY_DATE) /* without a reference date: `previous month`, `a year earlier` */
        return fig_relate(a, x, y).kind < FIG_RELATION_FINER;
    return x->to <= y->from || y->to <= x->from;
}

/* Is the same value said of the same thing, as far as words are needed for that? */
static bool is_accepted(const fig_aligner *a, const fig_point *d, const fig_match *m)
{
    if (m->relation.indirect && !fig_point_is_date(d) && !m->shared) /* many a length of time fits by chance */
        return false;
    if (m->relation.opposed || (!a->related[a->points[m->point].text] && m->likeness < UNRELATED))
        return false;
    bool telling = m->relation.kind == FIG_RELATION_SAME && fig_point_telling(d) >= FIG_DIFF_TELLING;
    bool within =
        !d->figure->value.ptr && m->relation.kind == FIG_RELATION_ROUNDS;  /* a bound holds of many values: at least nine of a crew of 11 */
    const bool bare = within && d->family == FIG_FAMILY_PLAIN && !d->unit; /* under 16: of years, of seats? */
    if ((m->relation.other_noun || bare) && m->likeness < (within ? CONTAINED : telling ? OTHER_NOUN / 4 : OTHER_NOUN))
        return false;
    const fig_date *day = fig_point_is_date(d) ? d->figure->date : NULL;
    const bool wide = !day || day->grain > FIG_GRAIN_MONTH ||
                      memchr(day->edtf.ptr ? day->edtf.ptr : "", '/', day->edtf.len); /* a year, which holds many days */
    const bool written = day && fig_when_is_year_of(d, &a->points[m->point]);         /* late 2028, of the last quarter of 2028 */
    return !(day && m->relation.kind == FIG_RELATION_ROUNDS && !written && (wide || !m->shared) && m->likeness < CONTAINED);
}

static void keep_rival(fig_choice *c, const fig_match *m)
{
    uint32_t at = c->rival_count < FIG_DIFF_RIVALS ? c->rival_count++ : FIG_DIFF_RIVALS;
    while (at > 0 && c->rivals[at - 1].score < m->score) {
        if (at < FIG_DIFF_RIVALS)
            c->rivals[at] = c->rivals[at - 1];
        at--;
    }
    if (at < FIG_DIFF_RIVALS)
        c->rivals[at] = *m;
}

static void keep_best(fig_match *best, const fig_match *m)
{
    if (best->point < 0 || m->score > best->score)
        *best = *m;
}

/* What a slip of the pen makes of the source's number: its digits in another order, a zero more or less; of the same things, and not of another time. */
static bool is_slip(const fig_point *d, const fig_point *s, const fig_match *m)
{
    const bool thing = d->per == s->per && (d->unit == s->unit || (d->family == FIG_FAMILY_PLAIN && (!d->unit || !s->unit || m->shared)));
    const bool time = d->figure->kind == FIG_KIND_DURATION && s->figure->kind == FIG_KIND_DURATION && d->unit == s->unit;
    const bool value = !time && (d->family == FIG_FAMILY_MONEY || d->family == FIG_FAMILY_PLAIN || d->family == FIG_FAMILY_PROPORTION ||
                                 d->family >= FIG_FAMILY_UNITS);
    return (value || time) && thing && !m->relation.opposed &&
           !(d->figure->role && s->figure->role && d->figure->role != s->figure->role) &&
           (fig_reason_transposed(d, s) || (fig_reason_power(d, s) && fig_reason_power(d, s) % EXPONENT_STEP));
}

static bool is_scalable(const fig_point *p)
{
    return !p->shifted && (p->family == FIG_FAMILY_MONEY || p->family == FIG_FAMILY_PLAIN || p->family >= FIG_FAMILY_UNITS) &&
           fig_reason_digits(p) > 0;
}

/* Million for billion: the same value, taken times a power of a thousand. */
static bool is_magnitude(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    if (!is_scalable(d) || !is_scalable(s) || d->key == 0 || s->key == 0)
        return false;
    double ratio = s->key / d->key;
    for (int power = EXPONENT_STEP; power <= EXPONENT_MOST; power += EXPONENT_STEP) {
        static const double tens[] = {1, 1e3, 1e6, 1e9};
        double ten = tens[power / EXPONENT_STEP];
        if (ratio > ten / 2 && ratio < ten * 2)
            return holds(fig_relate_scaled(a, d, s, power).kind);
        if (ratio * ten > 0.5 && ratio * ten < 2)
            return holds(fig_relate_scaled(a, d, s, -power).kind);
    }
    return false;
}

static void consider(fig_aligner *a, uint32_t draft, uint32_t source, fig_choice *c)
{
    const fig_point *d = &a->points[draft], *s = &a->points[source];
    fig_match m = {.point = (int32_t)source, .relation = fig_relate(a, d, s)};
    bool magnitude = m.relation.kind == FIG_RELATION_OTHER && !m.relation.other_unit && is_magnitude(a, d, s);
    if (m.relation.kind == FIG_RELATION_NONE)
        return;
    m.likeness = fig_likeness(a, source, &m.shared);
    m.other_period = fig_periods_apart(a, d, s);
    m.score = m.likeness * (m.other_period ? OTHER_PERIOD : 1);
    if (magnitude && a->related[s->text])
        keep_best(&c->magnitude, &m);
    if (m.relation.kind == FIG_RELATION_OTHER && a->related[s->text] && is_slip(d, s, &m))
        keep_best(&c->slip, &m);
    if (m.relation.kind == FIG_RELATION_FINER)
        keep_best(&c->finer, &m);
    if (holds(m.relation.kind) && is_accepted(a, d, &m)) {
        m.score += FIG_DIFF_SAME_VALUE + (m.relation.kind == FIG_RELATION_SAME ? 0.02f : 0) - (m.relation.other_noun ? 0.05f : 0) -
                   (m.relation.indirect || (fig_point_is_date(d) && m.relation.kind == FIG_RELATION_ROUNDS) ? INDIRECT : 0);
        keep_best(&c->best, &m);
    } else if (m.relation.kind != FIG_RELATION_FINER && a->related[s->text]) {
        keep_rival(c, &m);
        if (holds(m.relation.kind) && (m.relation.other_noun || m.relation.indirect || fig_point_is_date(d)) && !m.relation.opposed)
            keep_best(&c->weak, &m);
    }
}

/* The keys between which the draft's figure holds; magnitudes aside. */
static size_t of_value(fig_aligner *a, const fig_point *d, uint32_t *out)
{
    double slack = (fig_number_to_double(d->place) + fig_number_to_double(d->loose)) * 2 + fig_number_to_double(d->near);
    double low = d->key, high = d->key;
    if (d->has_low && d->has_high)
        high = fig_number_to_double(d->high);
    else if (d->has_low)
        high += (high < 0 ? -high : high) / 4;
    else if (d->has_high)
        low -= (low < 0 ? -low : low) / 4;
    slack += (high < 0 ? -high : high) * 1e-9;
    if (d->family == FIG_FAMILY_DATE) {
        slack = 0;
        high = (double)d->to - 1;
    }
    size_t n = fig_lookup_values(a, d->family, low - slack, high + slack, out, FIG_DIFF_BY_VALUE);
    if ((d->family == FIG_FAMILY_MONEY || d->family >= FIG_FAMILY_UNITS) && (d->figure->supplied & FIG_SUPPLIED_UNIT))
        n += fig_lookup_values(a, FIG_FAMILY_PLAIN, low - slack, high + slack, out + n, FIG_DIFF_BY_VALUE / 4);
    const fig_str whole = fig_point_one_of(d);
    fig_number of;
    if (whole.len && fig_diff_number(&a->pool, whole, &of))
        n += fig_lookup_values(a, FIG_FAMILY_PLAIN, fig_number_to_double(of), fig_number_to_double(of), out + n, FIG_DIFF_BY_VALUE / 4);
    if (d->figure->role == FIG_ROLE_AGE && d->family == FIG_FAMILY_MONTHS)
        n += fig_lookup_values(a, FIG_FAMILY_PLAIN, d->key / MONTHS_A_YEAR, d->key / MONTHS_A_YEAR, out + n, FIG_DIFF_BY_VALUE / 4);
    if (d->family == FIG_FAMILY_FACTOR) {
        double change = d->key < 1 ? 1 - d->key : d->key - 1;
        n += fig_lookup_values(a, FIG_FAMILY_PROPORTION, change - 0.01, change + 0.01, out + n, FIG_DIFF_BY_VALUE);
    } else if (d->family == FIG_FAMILY_DATE) {
        double day = (double)fig_span_month_day(d->figure->date);
        n += fig_lookup_values(a, FIG_FAMILY_YEARLESS, day, day, out + n, FIG_DIFF_BY_VALUE);
    } else if (fig_when_keys(a, d, &low, &high))
        n += fig_lookup_values(a, FIG_FAMILY_DATE, low, high, out + n, FIG_DIFF_BY_VALUE);
    else if (is_scalable(d))
        for (double ten = 1e3; ten <= 1e9; ten *= 1e3) {
            n += fig_lookup_values(a, d->family, (low - slack) * ten, (high + slack) * ten, out + n, FIG_DIFF_BY_VALUE / 4);
            n += fig_lookup_values(a, d->family, (low - slack) / ten, (high + slack) / ten, out + n, FIG_DIFF_BY_VALUE / 4);
        }
    return n + fig_slip_values(a, d, out + n);
}

static void find_matches(fig_aligner *a, uint32_t draft, const uint32_t *passages, size_t passage_count)
{
    uint32_t points[FIG_DIFF_BY_VALUE * 5];
    fig_choice *c = &a->choices[draft];
    *c = fig_choice_none();
    if (a->points[draft].family == FIG_FAMILY_NONE)
        return;
    fig_likeness_focus(a, draft);
    size_t n = of_value(a, &a->points[draft], points);
    for (size_t i = 0; i < n; i++) {
        size_t k = 0; /* those of the passages come below; an entry may stand under two keys */
        while (k < passage_count && passages[k] != a->points[points[i]].passage)
            k++;
        for (size_t j = 0; k == passage_count && j < i; j++)
            if (points[j] == points[i])
                k = passage_count + 1;
        if (k == passage_count)
            consider(a, draft, points[i], c);
    }
    for (size_t k = 0; k < passage_count; k++) {
        const fig_passage *p = &a->passages[passages[k]];
        for (uint32_t i = 0; i < p->point_count && i < FIG_DIFF_POINTS; i++)
            consider(a, draft, p->point + i, c);
    }
}

typedef struct likest { /* passages of the sources, for one of the draft */
    uint32_t passages[FIG_DIFF_BY_WORDS];
    uint32_t count;
} likest;

/* The passages of the sources in which figures of this sentence, of the one before and of the next have their likes. */
static size_t add_matched(const fig_aligner *a, uint32_t draft_passage, uint32_t *out, size_t n)
{
    uint32_t first = draft_passage > 0 ? draft_passage - 1 : 0;
    for (uint32_t k = first; k <= draft_passage + 1 && k < a->draft_passages; k++)
        for (uint32_t i = 0; i < a->passages[k].point_count && i < FIG_DIFF_POINTS; i++) {
            int32_t point = a->choices[a->passages[k].point + i].best.point;
            size_t j = 0;
            while (point >= 0 && j < n && out[j] != a->points[point].passage)
                j++;
            if (point >= 0 && j == n && n < 2 * FIG_DIFF_BY_WORDS)
                out[n++] = a->points[point].passage;
        }
    return n;
}

/* Of two numbers of a ratio, the passages that have the first: voted by 31 to 22, of `31 for, 22 against`. */
static size_t add_terms(fig_aligner *a, const fig_point *d, uint32_t *out, size_t n)
{
    uint32_t found[FIG_DIFF_BY_WORDS];
    const fig_point first = fig_point_term(a, d, false);
    const size_t count =
        first.family && first.key > 1 ? fig_lookup_values(a, FIG_FAMILY_PLAIN, first.key, first.key, found, FIG_DIFF_BY_WORDS) : 0;
    for (size_t i = 0; i < count; i++) {
        size_t j = 0;
        while (j < n && out[j] != a->points[found[i]].passage)
            j++;
        if (j == n && n < 2 * FIG_DIFF_BY_WORDS)
            out[n++] = a->points[found[i]].passage;
    }
    return n;
}

static void find_computed(fig_aligner *a, uint32_t draft_passage, const likest *near)
{
    uint32_t passages[2 * FIG_DIFF_BY_WORDS];
    const fig_passage *p = &a->passages[draft_passage];
    memcpy(passages, near->passages, sizeof near->passages);
    size_t count = add_matched(a, draft_passage, passages, near->count);
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        if (a->choices[i].best.point >= 0 || a->points[i].family == FIG_FAMILY_NONE)
            continue;
        fig_likeness_focus(a, i);
        const size_t all = a->points[i].figure->terms.ptr && !a->points[i].words ? add_terms(a, &a->points[i], passages, count) : count;
        fig_computed_find(a, i, passages, all, &a->choices[i]);
    }
}

static void find_all(fig_aligner *a, uint32_t draft_passage, likest *near)
{
    const fig_passage *p = &a->passages[draft_passage];
    if (fig_verbatim_take(a, draft_passage))
        return;
    near->count = (uint32_t)fig_lookup_passages(a, draft_passage, near->passages);
    for (uint32_t i = p->point; i < p->point + p->point_count; i++) {
        find_matches(a, i, near->passages, near->count);
        if (a->choices[i].best.point < 0)
            fig_currency_find(a, i, &a->choices[i]);
    }
}

bool fig_choices_make(fig_aligner *a)
{
    likest *all = fig_calloc(a->draft_passages, sizeof *all);
    a->choices = fig_calloc(a->draft_points, sizeof *a->choices);
    bool ok = all && a->choices && fig_verbatim_find(a);
    for (uint32_t k = 0; ok && k < a->draft_passages; k++)
        find_all(a, k, &all[k]);
    ok = ok && fig_claimed_make(a);
    if (ok)
        fig_settle(a);
    for (uint32_t k = 0; ok && k < a->draft_passages; k++)
        find_computed(a, k, &all[k]);
    for (int turn = 0; turn < 2; turn++) /* first what no source has, for its slips are of figures that then are nobody else's */
        for (uint32_t i = 0; ok && i < a->draft_points; i++)
            if ((a->choices[i].best.point >= 0) == (turn == 1))
                fig_choice_decide(a, i);
    fig_free(all);
    return ok;
}
