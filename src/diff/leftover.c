/*
 * Left over: a figure of the draft that no source has, and one of a source that the draft does not have, which a slip makes of each other.
 *
 * in   the draft's "Each of the 94,000 draws $2,900 a month", a source's "94,000 retirees, who receive $2,090 a month"; 94,000 is found there
 * out  2,900 is a slip for 2,090
 * Either alone proves nothing, for a draft may tell what its sources do not. That both are left over where the one text tells what the other tells does, as far as the slip is
 * one that happens and chance would not make it: the very number turned round, or of another unit; the same digits in another order, or times a power of ten; of many digits one that is
 * another; a year with one digit another. What stands for it: other figures of the sentence found in the source's (within), or in the sentences beside it, a figure next to both that is
 * the same (next), words. Fewer digits of which one is another prove nothing: 38 percent and 28 percent may be two things. The numbers were set by corpus/diff: precision first.
 */
#include "clause.h"
#include <stdlib.h>

enum {
    LONG_DIGITS = 4,
    TWO_DIGITS = 2,
    TWO_WORDS = 2,
    EACH_SIDE = 2,
    PASSAGES = 32,
    SHORT = 64,
    HUNDRED = 100,
    DATELINE = 2,
    MINUTES_A_DAY = 24 * 60,
    FAR_DAYS = 14,
    THOUSAND = 3,
    MILLION = 1000000
};
static const float TELLING_DATE = 0.25f; /* words needed for a date by itself */
static const float MOSTLY = 0.40f;       /* what a source says less exactly, likely of the same */

typedef enum slip { NO_SLIP, PLACE, MISROUNDED, YEAR, DATED, CHANGED, POWER, TRANSPOSED, UNIT, TURNED } slip;

/* No other figure of its kind and unit in its sentence is left over. */
static bool is_alone(const fig_aligner *a, uint32_t source)
{
    const fig_point *s = &a->points[source];
    const fig_passage *p = &a->passages[s->passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++)
        if (i != source && a->points[i].family == s->family && a->points[i].unit == s->unit && !a->claimed[i] &&
            (!s->figure->date || !a->points[i].figure->date || a->points[i].figure->date->grain == s->figure->date->grain))
            return false;
    return true;
}

static slip slip_of_years(const fig_point *d, const fig_point *s)
{
    if (d->family != FIG_FAMILY_DATE || s->family != FIG_FAMILY_DATE || !fig_when_is_written(d) || !fig_when_is_written(s))
        return NO_SLIP;
    return fig_when_year_changed(d->figure->date, s->figure->date) || fig_when_other_year(d, s) ? YEAR
           : fig_reason_transposed(d, s)                                                        ? TRANSPOSED
                                                                                                : NO_SLIP;
}

static slip slip_of_digits(const fig_point *d, const fig_point *s)
{
    if (fig_reason_transposed(d, s))
        return TRANSPOSED;
    if (fig_reason_power(d, s))
        return d->shifted ? NO_SLIP : POWER;
    return fig_reason_changed(d, s) ? CHANGED : fig_reason_misrounded(d, s) ? MISROUNDED : NO_SLIP;
}

/* What makes the one number of the other; without a look at words. */
static slip slip_between(fig_aligner *a, const fig_point *d, const fig_point *s, fig_relation *relation)
{
    if (fig_reason_transposed_term(d, s)) { /* 530 jobs, of 350 of 3,900 */
        *relation = (fig_relation){.kind = FIG_RELATION_OTHER};
        return TRANSPOSED;
    }
    if (d->family != s->family && d->figure->kind != s->figure->kind && !fig_point_is_points(d) &&
        !fig_point_is_points(s)) /* hardly worth an exact look */
        return NO_SLIP;
    if (d->family == FIG_FAMILY_ORDINAL && s->family == FIG_FAMILY_ORDINAL) {
        *relation = fig_relate(a, d, s);
        return relation->kind == FIG_RELATION_OTHER ? PLACE : NO_SLIP;
    }
    const bool value = d->figure->kind != FIG_KIND_ORDINAL && s->figure->kind != FIG_KIND_ORDINAL && !d->words && !s->words;
    *relation = fig_relate(a, d, s);
    if (value && relation->kind <= FIG_RELATION_OTHER && fig_point_is_date(d) && fig_when_slipped(d, s))
        return DATED;
    if (relation->opposed)
        return relation->kind == FIG_RELATION_SAME && value ? TURNED : NO_SLIP;
    if (relation->kind != FIG_RELATION_OTHER || !value)
        return NO_SLIP;
    if (relation->turned_bound)
        return TURNED;
    if (relation->other_unit)
        return d->unit == s->unit || d->family == s->family || d->family < FIG_FAMILY_UNITS ? UNIT : NO_SLIP;
    return fig_point_is_date(d) ? slip_of_years(d, s) : slip_of_digits(d, s);
}

/* The same, where one leaves out the unit or has a guessed one. */
static slip slip_of(fig_aligner *a, const fig_point *d, const fig_point *s, fig_relation *relation)
{
    fig_point taken = *d, other;
    if (d->figure->kind == FIG_KIND_NUMBER && !d->unit && s->family == FIG_FAMILY_MONEY && d->key >= MILLION) { /* it owes 17.4 billion */
        taken.family = s->family;
        taken.unit = s->unit;
        return slip_between(a, &taken, s, relation);
    }
    if (fig_point_bare(a, d, s, &taken))
        return slip_between(a, &taken, s, relation);
    if (d->family == FIG_FAMILY_MONEY && !d->figure->supplied && fig_point_as(a, s, d, &other)) /* men get 1,690 */
        return slip_between(a, d, &other, relation);
    return slip_between(a, d, s, relation);
}

/* Has another figure of the draft's sentence its number there, and is turned round too: grew 0.4 percent after shrinking 0.9? */
static bool is_turned_beside(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_passage *p = &a->passages[a->points[draft].passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++)
        for (uint32_t k = 0; i != draft && k < a->choices[i].rival_count; k++) {
            const fig_match *r = &a->choices[i].rivals[k];
            if (r->relation.opposed && r->relation.kind == FIG_RELATION_SAME && r->point != m->point &&
                a->points[r->point].passage == a->points[m->point].passage)
                return true;
        }
    return false;
}

typedef struct standing { /* what stands for it */
    int within, beside, digits, words;
    bool told, next, of_one; /* within, beside or in the sentences around; the next figure; of one unit */
    bool rare;   /* so many digits of one unit, from a text that the draft has more from, that chance hardly makes a slip of them */
    bool retold; /* the draft retells the text */
    bool alike;  /* nothing says that the units are two */
} standing;

/* A number of which the text does not say what it is of. */
static bool is_open(const fig_point *p)
{
    return (p->family == FIG_FAMILY_PLAIN && !p->unit) || (p->figure->supplied & FIG_SUPPLIED_UNIT);
}

static standing what_stands(const fig_aligner *a, uint32_t draft, const fig_match *m)
{
    const fig_point *d = &a->points[draft], *s = &a->points[m->point];
    standing x = {.within = fig_evidence(a, draft, m),
                  .beside = fig_evidence_beside(a, draft, m),
                  .digits = fig_reason_digits(d),
                  .words = m->shared,
                  .next = fig_evidence_next(a, draft, m),
                  .of_one = d->unit && d->unit == s->unit};
    x.told = x.within || x.beside || fig_evidence_around(a, draft, m, true);
    x.retold = fig_evidence_retold(a, s->text);
    x.alike = d->unit == s->unit || is_open(d) || is_open(s);
    x.rare = x.of_one && x.digits >= FIG_DIFF_TELLING && d->family != FIG_FAMILY_PROPORTION && fig_evidence_drawn(a, s->text);
    return x;
}

/* Digits in another order. */
static bool is_transposed(const fig_aligner *a, const fig_point *d, uint32_t source, const standing *x)
{
    const fig_point *s = &a->points[source];
    if (fig_point_is_date(d))
        return (x->told && (x->words || x->retold)) || (x->words && x->retold);
    if (x->digits == TWO_DIGITS && !s->figure->terms.ptr && fig_reason_digits(s) > TWO_DIGITS) /* 87,000, of 78,214: rounded first */
        return x->told && x->retold && x->alike && !(d->figure->supplied & FIG_SUPPLIED_SCALE) && is_alone(a, source);
    if (x->digits > TWO_DIGITS || ((d->family == FIG_FAMILY_PLAIN || is_open(d)) && d->key >= HUNDRED))
        return x->told || x->rare || (x->retold && x->alike) || x->words >= TWO_WORDS;
    return (x->within && (x->words || x->next)) || (x->told && x->words) || x->words > TWO_WORDS ||
           (x->of_one && d->family != FIG_FAMILY_PROPORTION &&
            ((x->told && x->retold) || ((x->beside || x->words) && fig_evidence_drawn(a, s->text))));
}

/* Times a power of ten; of a thousand the unit says enough: millions for billions. */
static bool is_multiplied(const fig_point *d, const fig_point *s, const standing *x, bool alone)
{
    const bool thousands = fig_reason_power(d, s) % THOUSAND == 0;
    if (x->digits < TWO_DIGITS)
        return x->of_one && x->told && x->words && alone;
    if (x->within > 1 || (x->rare && thousands) || (x->retold && thousands && (x->alike || x->digits > TWO_DIGITS)) ||
        (x->within && (x->words || x->next || x->digits > TWO_DIGITS || (x->of_one && thousands))))
        return true;
    if (x->of_one && x->words >= TWO_WORDS && alone)
        return true;
    return x->told && x->words && (x->words >= TWO_WORDS || (x->of_one && d->family != FIG_FAMILY_PROPORTION));
}

static bool share_a_word(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_clause mine = fig_clause_of(a, d), its = fig_clause_of(a, s);
    return fig_clause_common(&mine, &its) > 0;
}

/* Is the source's day the only one of those days, and nobody's? */
static bool is_only_weekday(const fig_aligner *a, const fig_point *s)
{
    for (size_t i = a->draft_points; i < a->point_count; i++) {
        const fig_point *p = &a->points[i];
        if (p->text == s->text && p->family == FIG_FAMILY_DATE && p->figure->date->grain <= FIG_GRAIN_DAY &&
            llabs(p->from - s->from) < FAR_DAYS * MINUTES_A_DAY && (a->claimed[i] || p->from / MINUTES_A_DAY != s->from / MINUTES_A_DAY))
            return false;
    }
    return true;
}

/* Of a draft that retells the source: is it told of the same? What stands at the draft's very beginning is its dateline. */
static bool is_other_date(const fig_aligner *a, const fig_point *d, const fig_point *s, const standing *x)
{
    const bool weekday = fig_when_is_weekday(d),
               month = d->figure->date->grain == FIG_GRAIN_MONTH && s->figure->date->grain == FIG_GRAIN_DAY;
    if (s->from == a->days[s->text] && (month || (weekday && !s->figure->date->weekday)))
        return false; /* its dateline */
    return d->figure->date->grain != FIG_GRAIN_YEAR && (d->passage > 0 || d->first > DATELINE) &&
           (fig_when_same_number(d, s) ||
            (weekday || month ? share_a_word(a, d, s) || (weekday && x->words && is_only_weekday(a, s)) : x->words));
}

static bool is_told_date(const fig_point *d, const fig_point *s, const standing *x, float likeness)
{
    const fig_grain grain = d->figure->date->grain;
    if (!x->words || fig_when_is_weekday(d) || (grain != FIG_GRAIN_YEAR && grain > s->figure->date->grain))
        return false;
    return grain == FIG_GRAIN_YEAR ? x->within && (x->next || x->words > TWO_WORDS) : x->told || likeness >= TELLING_DATE;
}

/* What rules a slip out: nothing that tells of it, another role, other things. */
static bool is_ruled_out(const fig_point *d, const fig_point *s, const fig_match *m, const standing *x, slip kind)
{
    const bool role = d->figure->role && s->figure->role && d->figure->role != s->figure->role;
    if ((!x->told && !x->words && !x->rare && !x->retold) || (role && kind != TURNED && kind != YEAR))
        return true;
    if (!m->relation.other_noun || (x->retold && (x->alike || kind == TURNED || (kind == POWER && x->digits > TWO_DIGITS))))
        return false;
    return kind == POWER ? !x->within || d->unit : !x->within && x->words < TWO_WORDS && !(kind == TRANSPOSED && x->digits >= LONG_DIGITS);
}

static bool is_sure(const fig_aligner *a, uint32_t draft, const fig_match *m, slip kind)
{
    const fig_point *d = &a->points[draft], *s = &a->points[m->point];
    const standing x = what_stands(a, draft, m);
    const bool alone = is_alone(a, (uint32_t)m->point);
    if (is_ruled_out(d, s, m, &x, kind))
        return false;
    switch (kind) {
    case TURNED:
        return (x.within && (x.words >= TWO_WORDS || (x.next && (x.words || x.within > 1)))) ||
               (x.words >= TWO_WORDS && m->relation.turned_bound && x.of_one) ||
               (x.words && (is_turned_beside(a, draft, m) || (x.told && alone))) || (x.told && x.retold && x.digits >= TWO_DIGITS);
    case UNIT:
        return (x.told || x.retold) &&
               (x.words >= TWO_WORDS || (x.words && x.retold) || ((x.words || x.next || x.retold) && (x.within || x.digits >= TWO_DIGITS)));
    case TRANSPOSED:
        return is_transposed(a, d, (uint32_t)m->point, &x) || fig_evidence_only_left(a, draft, (uint32_t)m->point);
    case POWER:
        return is_multiplied(d, s, &x, alone) || (x.digits >= TWO_DIGITS && fig_evidence_only_left(a, draft, (uint32_t)m->point));
    case CHANGED:
        return x.of_one && !m->other_period && !fig_subjects_differ(d, s) && alone &&
               ((x.digits >= LONG_DIGITS && x.within && x.words) ||
                (x.digits >= FIG_DIFF_TELLING && d->figure->kind == FIG_KIND_DURATION && x.retold)); /* 2 hours 18 minutes */
    case YEAR:
        return x.within && x.next && alone && (x.words || fig_when_other_year(d, s) || fig_evidence_of_like(a, draft, m) > 0);
    case PLACE: /* her sixth title, of her fifth title */
        return x.retold && fig_clause_behind(a, d) != UINT32_MAX && fig_clause_behind(a, d) == fig_clause_behind(a, s);
    case MISROUNDED:
        return x.of_one && x.digits >= TWO_DIGITS && x.within && x.words && !m->other_period && !fig_subjects_differ(d, s) && alone;
    case DATED:
        return alone && ((x.retold && is_other_date(a, d, s, &x)) || is_told_date(d, s, &x, m->likeness));
    case NO_SLIP:
        break;
    }
    return false;
}

typedef struct search {
    uint32_t draft;
    fig_match best;
    slip kind;
    bool several; /* two of other values are as good */
} search;

static void consider(fig_aligner *a, search *x, uint32_t source)
{
    fig_match m = {.point = (int32_t)source};
    const fig_point *d = &a->points[x->draft], *s = &a->points[source];
    if ((a->claimed[source] & FIG_CLAIMED_BY_VALUE) || !a->related[s->text] || !fig_evidence_tells(a, s->text) ||
        m.point == x->best.point || fig_senses_excluded(a, d, s) != UINT32_MAX)
        return;
    const slip kind = slip_of(a, d, s, &m.relation);
    if (kind == NO_SLIP || kind < x->kind)
        return;
    m.likeness = fig_likeness(a, source, &m.shared);
    m.other_period = fig_periods_apart(a, d, s);
    m.score = m.likeness;
    if (!is_sure(a, x->draft, &m, kind))
        return;
    const bool same = x->best.point >= 0 && fig_relate(a, s, &a->points[x->best.point]).kind == FIG_RELATION_SAME;
    x->several = kind == x->kind && !same;
    if (kind > x->kind || m.score > x->best.score) {
        x->best = m;
        x->kind = kind;
    }
}

/* The passages of the sources in which figures of this sentence and of those beside it have their likes, and the ones beside these. */
static void consider_passages(fig_aligner *a, search *x)
{
    const uint32_t at = a->points[x->draft].passage, first = at > 0 ? at - 1 : 0;
    uint32_t seen[PASSAGES];
    size_t n = 0;
    for (uint32_t k = first; k <= at + 1 && k < a->draft_passages; k++)
        for (uint32_t i = a->passages[k].point; i < a->passages[k].point + a->passages[k].point_count; i++) {
            const int32_t like = a->choices[i].best.point;
            const uint32_t of = like < 0 ? 0 : a->points[like].passage;
            for (uint32_t p = of > EACH_SIDE ? of - EACH_SIDE : 0; like >= 0 && p <= of + EACH_SIDE && p < a->passage_count; p++) {
                size_t j = 0;
                while (j < n && seen[j] != p)
                    j++;
                if (j < n || n == PASSAGES || !fig_passages_near(&a->passages[p], &a->passages[of]))
                    continue;
                seen[n++] = p;
                for (uint32_t s = 0; s < a->passages[p].point_count && s < FIG_DIFF_POINTS; s++)
                    consider(a, x, a->passages[p].point + s);
            }
        }
}

/* Of short sources all, where words and likes lead nowhere: sentences told in words of the draft's own, with wrong figures alone. */
static void consider_rest(fig_aligner *a, search *x)
{
    if (a->passage_count - a->draft_passages > SHORT)
        return;
    for (size_t p = a->draft_passages; p < a->passage_count; p++)
        for (uint32_t i = 0; fig_evidence_retold(a, a->passages[p].text) && i < a->passages[p].point_count && i < FIG_DIFF_POINTS; i++)
            consider(a, x, a->passages[p].point + i);
}

bool fig_leftover_find(fig_aligner *a, uint32_t draft, fig_match *out)
{
    const fig_choice *c = &a->choices[draft];
    search x = {.draft = draft, .best.point = -1, .kind = NO_SLIP};
    if (a->points[draft].family == FIG_FAMILY_NONE || (c->finer.point >= 0 && c->finer.likeness >= MOSTLY))
        return false;
    fig_likeness_focus(a, draft);
    if (c->slip.point >= 0)
        consider(a, &x, (uint32_t)c->slip.point);
    if (c->magnitude.point >= 0)
        consider(a, &x, (uint32_t)c->magnitude.point);
    for (uint32_t i = 0; i < c->rival_count; i++)
        consider(a, &x, (uint32_t)c->rivals[i].point);
    consider_passages(a, &x);
    consider_rest(a, &x);
    if (x.best.point < 0 || x.several || (c->operands[0] >= 0 && x.kind != TRANSPOSED))
        return false;
    *out = x.best;
    return true;
}
