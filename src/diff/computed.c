/*
 * Computed: a figure of the draft that is a sum, a difference or a ratio of two figures of one source.
 *
 * in   `31 shops`; `19 shops`, `12 shops`          out   sum of 19 and 12
 * in   `25 percent`; `$40 million`, `$50 million`  out   change of 40 to 50
 * Only figures of the passages that are likest by words are taken, at most FIG_DIFF_OPERANDS of one source, and the two stand in one
 * sentence or near each other. A result of one digit must be exact: chance would find it too often.
 */
#include "../base/str.h"
#include "operation.h"
#include <string.h>

enum { NEAR_SENTENCES = 3, MONTHS_A_YEAR = 12, NEXT_SENTENCE = 1 }; /* a fraction in words, which much comes near to */
static const float NAMED = 0.5f;                                    /* two figures whose difference the draft names */
static const float QUOTED = 0.25f;                                  /* an operand that the draft has too, close by */
static const float BESIDE = 0.16f;                                  /* one that stands beside such a one: $4.12bn (2021: $2.09bn) */
static const float LEAST_LIKENESS = 0.3f;                           /* of both operands together */
static const float LEAST_OF_SHARE = 0.4f;                           /* of a share, which much comes to */
static const float LEAST_APART = 0.7f;                              /* of a change told in two sentences */
static const float PART_LESS = 0.15f;                               /* what a share of the whole is surer than one of both parts */
static const float LEAST_TOGETHER = 0.08f;                          /* of two that stand together, of the same things */

static bool is_value(const fig_point *p)
{
    return p->figure->value.ptr || (p->figure->kind == FIG_KIND_DURATION && p->figure->time && p->figure->time->iso.ptr);
}

static bool is_operand(const fig_point *p)
{
    return is_value(p) && p->has_low && p->has_high && !p->shifted &&
           (p->family == FIG_FAMILY_MONEY || p->family == FIG_FAMILY_PROPORTION || p->family == FIG_FAMILY_PLAIN ||
            p->family == FIG_FAMILY_POINTS || p->family == FIG_FAMILY_MONTHS || p->family == FIG_FAMILY_SECONDS ||
            p->family >= FIG_FAMILY_UNITS);
}

/* Two numbers without a noun, for a bound of things that have one: at least nine people are no 11 less 2. */
static bool is_far_fetched(const fig_point *d, const fig_point *x, const fig_point *y)
{
    return !is_value(d) && d->family == FIG_FAMILY_PLAIN && d->unit && !x->unit && !y->unit;
}

bool fig_reckoning_go_together(const fig_point *x, const fig_point *y)
{
    bool bare =
        x->family == FIG_FAMILY_PLAIN && x->passage == y->passage && (!x->unit || !y->unit); /* of the 640 pupils 384 walk, 160 ride */
    bool same_per = x->per == y->per || (x->passage == y->passage && (!x->per || !y->per));  /* 42p a share (2022: 37p) */
    return x->family == y->family && x->family != FIG_FAMILY_POINTS && same_per &&
           (x->unit == y->unit || bare || x->family >= FIG_FAMILY_MONTHS);
}

/* Men and women, people. */
static bool are_known_kinds(const fig_aligner *a, const fig_point *d, const fig_point *x, const fig_point *y)
{
    return d->unit && fig_point_digits(d->figure->value) > 1 && fig_senses_kind(a, x->unit, d->unit) &&
           fig_senses_kind(a, y->unit, d->unit);
}

/* Two kinds of things that are told together, known as such or of so many digits that chance hardly makes their sum: 22,118 vehicles, of 13,574 cars and 8,544 trucks. */
static bool are_kinds(const fig_aligner *a, const fig_point *d, const fig_point *x, const fig_point *y, bool together)
{
    return together && d->family == FIG_FAMILY_PLAIN && x->family == d->family && y->family == d->family && !x->per && !y->per &&
           is_value(d) && fig_number_is_zero(d->place) &&
           (fig_point_digits(d->figure->value) > FIG_DIFF_TELLING || are_known_kinds(a, d, x, y));
}

bool fig_reckoning_comes_to(fig_reckoning *s, fig_operation what, const fig_point *x, const fig_point *y, bool sure)
{
    fig_number_pool *pool = &s->a->pool;
    const bool points = x->figure->kind == FIG_KIND_PERCENT && fig_point_is_points(s->d);
    double rough = fig_operation_roughly(what, x->key, y->key) * (points ? 100 : 1);
    double beyond = is_value(s->d) ? 0 : (s->d->key < 0 ? -s->d->key : s->d->key) / 4; /* as far as a bound holds: relation.c */
    if (rough < s->d->key - s->slack - beyond || rough > s->d->key + s->slack + beyond || fig_number_is_zero(y->low))
        return false;
    if (s->d->figure->direction && what == FIG_OPERATION_CHANGE && (x->key > y->key) != (s->d->figure->direction == FIG_DIRECTION_UP))
        return false;
    fig_number result = fig_operation_exactly(pool, what, x->low, y->low);
    if (points)
        result = fig_number_scale(pool, result, 2);
    fig_point made = *s->d;
    made.figure = x->figure; /* a value, without bounds of its own */
    made.low = made.high = result;
    made.has_low = made.has_high = true;
    made.place = made.loose = made.near = fig_number_int(0);
    fig_relation_kind kind = fig_relate_amounts(s->a, s->d, &made, true);
    if (kind == FIG_RELATION_SAME)
        return !fig_number_is_zero(result);
    if (what <= FIG_OPERATION_DIFFERENCE && x->passage != y->passage && is_value(s->d) && !sure) /* nearly, and of two sentences */
        return false;
    return kind == FIG_RELATION_ROUNDS && ((sure && (what == FIG_OPERATION_CHANGE || what == FIG_OPERATION_RATIO)) || s->d->words ||
                                           !is_value(s->d) || fig_point_digits(s->d->figure->value) > 1);
}

bool fig_reckoning_stand_together(const fig_aligner *a, uint32_t i, uint32_t j)
{
    const uint32_t first = i < j ? i : j, last = i < j ? j : i;
    for (uint32_t k = first + 1; k < last; k++)
        if (a->points[k].family == a->points[first].family || a->points[k].family == a->points[last].family)
            return false;
    return a->points[first].passage == a->points[last].passage;
}

/* The second operand, as it is taken with the first; family NONE: the two give nothing. 78.6 percent, 2.3 points more; 47 million, of which 10 percent;
 * 45 million in three years, so much a year; 1,450 a hectare of 2,350 hectares. */
static fig_point factor_of(fig_reckoning *s, const fig_point *x, const fig_point *y, bool together, fig_operation *what)
{
    fig_point taken = *y;
    const fig_point *d = s->d;
    const bool same = d->family == x->family && (d->unit == x->unit || x->family == FIG_FAMILY_PLAIN) && is_value(d);
    taken.family = FIG_FAMILY_NONE;
    *what = FIG_OPERATIONS;
    if (!same || d->figure->direction)
        return taken;
    if (x->figure->kind == FIG_KIND_PERCENT && d->figure->kind == FIG_KIND_PERCENT && fig_point_is_points(y) && together &&
        !(d->part == FIG_FACT_VALUE && x->part == FIG_FACT_VALUE)) { /* cut by half a point to 4: it had been 4.5 */
        taken.low = taken.high = fig_number_scale(&s->a->pool, y->low, -2);
        *what = FIG_OPERATION_SUM;
    } else if (y->family == FIG_FAMILY_PROPORTION && x->family != FIG_FAMILY_PROPORTION && !y->figure->direction &&
               y->part != FIG_FACT_CHANGE && together && d->per == x->per)
        *what = FIG_OPERATION_PRODUCT;
    else if (fig_str_is(x->figure->per, "{unit}") && y->figure->kind == FIG_KIND_COUNT && !d->per && together)
        *what = FIG_OPERATION_PRODUCT;
    else if (x->per && x->per == y->unit && !d->per && fig_diff_number(&s->a->pool, y->figure->value, &taken.low))
        *what = FIG_OPERATION_PRODUCT;
    else if (y->family == FIG_FAMILY_MONTHS && fig_str_is(d->figure->per, "a") && !x->per && together) {
        taken.low = fig_number_div(&s->a->pool, y->low, fig_number_int(MONTHS_A_YEAR));
        *what = FIG_OPERATION_QUOTIENT;
    } else if (y->figure->kind == FIG_KIND_COUNT && fig_str_is(d->figure->per, "{unit}") && together)
        *what = FIG_OPERATION_QUOTIENT;
    if (*what == FIG_OPERATIONS)
        return taken;
    taken.high = taken.low;
    taken.key = fig_number_to_double(taken.low);
    taken.family = x->family;
    return taken;
}

static void keep(fig_reckoning *s, size_t i, size_t j, fig_operation what, float likeness)
{
    s->choice->operands[0] = (int32_t)s->operands[i];
    s->choice->operands[1] = (int32_t)s->operands[j];
    s->choice->how = fig_operation_name(what);
    s->choice->operand_likeness = likeness;
}

/* Two figures of two kinds. */
static void try_factor(fig_reckoning *s, size_t i, size_t j, float likeness)
{
    fig_operation what;
    const fig_point *x = &s->a->points[s->operands[i]];
    const fig_point y =
        factor_of(s, x, &s->a->points[s->operands[j]], fig_reckoning_stand_together(s->a, s->operands[i], s->operands[j]), &what);
    if (y.family == FIG_FAMILY_NONE || fig_point_digits(s->d->figure->value) < 2)
        return;
    if (fig_reckoning_comes_to(s, what, x, &y, false))
        keep(s, i, j, what, likeness);
    else if (what == FIG_OPERATION_SUM && fig_reckoning_comes_to(s, FIG_OPERATION_DIFFERENCE, x, &y, false))
        keep(s, i, j, FIG_OPERATION_DIFFERENCE, likeness);
}

/* How much words must say for two figures: less where they stand together and the result is exact, of the same things. */
static float least_of(const fig_reckoning *s, const fig_point *x, const fig_point *y, bool together)
{
    const fig_point *d = s->d;
    const bool exact = is_value(d) && fig_number_is_zero(d->place),
               alike = (d->unit && d->unit == x->unit) || x->family == FIG_FAMILY_CLOCK || are_known_kinds(s->a, d, x, y) ||
                       (d->figure->kind == FIG_KIND_NUMBER && !d->unit && fig_point_digits(d->figure->value) >= FIG_DIFF_TELLING);
    return together && alike && (exact || d->family != FIG_FAMILY_PROPORTION) &&
                   (d->figure->kind == FIG_KIND_DURATION || fig_point_digits(d->figure->value) > 1)
               ? LEAST_TOGETHER
           : d->family == FIG_FAMILY_PROPORTION || d->family == FIG_FAMILY_FACTOR ? LEAST_OF_SHARE
                                                                                  : LEAST_LIKENESS;
}

/* A change, where a word says so, or the two figures are of two times: 40 percent of the trees are no change. */
static bool is_change(const fig_reckoning *s, const fig_point *x, const fig_point *y)
{
    const bool times = x->period >= 0 && y->period >= 0 && x->period != y->period;
    if (times && !s->d->figure->direction && s->a->points[x->period].family == FIG_FAMILY_DATE &&
        s->a->points[y->period].family == FIG_FAMILY_DATE && s->a->points[x->period].from < s->a->points[y->period].from)
        return false; /* its base is what was before */
    return s->d->figure->direction || (s->d->figure->terms.ptr && !s->d->words) || s->d->figure->role == FIG_ROLE_CHANGE || times ||
           (s->rest && !s->d->words);
}

/* How two figures that go together stand: as they are taken, in one row, so many sentences apart. */
typedef struct placed {
    const fig_point *x, *y;
    float likeness;
    bool named, kinds, together;
    uint32_t between;
    bool sure;
} placed;

static void try_operations(fig_reckoning *s, size_t i, size_t j, const placed *t)
{
    const fig_point *x = t->x, *y = t->y;
    const bool pair = x->passage == y->passage, both = s->quoted[i] && s->quoted[j];
    const bool near = pair || both || (t->between <= NEXT_SENTENCE && t->likeness >= LEAST_APART); /* for a change */
    const int last = t->named ? FIG_OPERATION_DIFFERENCE : t->kinds ? FIG_OPERATION_SUM : FIG_OPERATION_PART;
    const bool may[] = {
        [FIG_OPERATION_SUM] = i < j,
        [FIG_OPERATION_DIFFERENCE] =
            i < j && (x->family != FIG_FAMILY_PROPORTION || fig_point_is_points(s->d) || s->named || s->rest || both),
        [FIG_OPERATION_SHARE] = true,
        [FIG_OPERATION_RATIO] = true,
        [FIG_OPERATION_CHANGE] = near && is_change(s, x, y),
        [FIG_OPERATION_PART] = t->together && (s->quoted[i] || !s->quoted[j]) && t->likeness - PART_LESS > s->choice->operand_likeness,
    };
    for (int what = t->named ? FIG_OPERATION_DIFFERENCE : FIG_OPERATION_SUM; what <= last; what++)
        if (may[what] && fig_operation_gives((fig_operation)what, s->d, x) &&
            fig_reckoning_comes_to(s, (fig_operation)what, x, y, t->sure || (both && (pair || what != FIG_OPERATION_RATIO)))) {
            keep(s, i, j, (fig_operation)what, what == FIG_OPERATION_PART ? t->likeness - PART_LESS : t->likeness);
            return;
        }
}

static void try_pair(fig_reckoning *s, size_t i, size_t j)
{
    const fig_point *x = &s->a->points[s->operands[i]], *y = &s->a->points[s->operands[j]];
    fig_point taken;
    const bool together = fig_reckoning_stand_together(s->a, s->operands[i], s->operands[j]);
    if (together && fig_point_as(s->a, x, y, &taken)) /* 120 million there, here 80 million euros */
        x = &taken;
    else if (together && fig_point_as(s->a, y, x, &taken))
        y = &taken;
    const bool named = together && (s->named || s->rest) && x->family == s->d->family && fig_reckoning_go_together(x, y) &&
                       fig_point_digits(s->d->figure->value) > 1;
    float likeness = s->likeness[i] + s->likeness[j] + (named ? NAMED : 0);
    const bool terms = s->d->figure->terms.ptr && x->family == FIG_FAMILY_PLAIN && y->family == FIG_FAMILY_PLAIN &&
                       fig_point_has_term(s->d, x->figure->value) &&
                       fig_point_has_term(s->d, y->figure->value); /* eleven of its 58 ships: 11 ships, a fleet of 58 */
    if (is_far_fetched(s->d, x, y) || likeness <= s->choice->operand_likeness || likeness <= least_of(s, x, y, together))
        return;
    const bool sure = x->passage == y->passage && ((s->quoted[i] && s->beside[j]) || (s->quoted[j] && s->beside[i]));
    uint32_t between = s->a->passages[x->passage].sentence > s->a->passages[y->passage].sentence
                           ? s->a->passages[x->passage].sentence - s->a->passages[y->passage].sentence
                           : s->a->passages[y->passage].sentence - s->a->passages[x->passage].sentence;
    if (between > (s->d->words ? NEXT_SENTENCE : NEAR_SENTENCES) || s->a->passages[x->passage].field != s->a->passages[y->passage].field)
        return;
    if (x->family == FIG_FAMILY_DATE || x->family == FIG_FAMILY_CLOCK) {
        const bool told = together || (x->family == FIG_FAMILY_CLOCK && s->quoted[i] && s->quoted[j]);
        if (i < j && told && fig_when_between(s->d, x, y))
            keep(s, i, j, FIG_OPERATION_DIFFERENCE, likeness);
        return;
    }
    const bool kinds = !fig_reckoning_go_together(x, y) && are_kinds(s->a, s->d, x, y, together);
    if (!terms && !kinds && !fig_reckoning_go_together(x, y)) {
        try_factor(s, i, j, likeness);
        return;
    }
    try_operations(s, i, j, &(placed){x, y, likeness, named, kinds, together, between, sure});
}

/* Won by 14, of 212 votes to 198. */
static void try_terms(fig_reckoning *s, size_t i)
{
    const fig_point *ratio = &s->a->points[s->operands[i]], *d = s->d;
    const float likeness = 2 * s->likeness[i] + (s->named ? NAMED : 0);
    const bool told = s->named || s->rest || (is_value(d) && fig_point_digits(d->figure->value) > 1);
    if (!ratio->figure->terms.ptr || d->family != FIG_FAMILY_PLAIN || !told || likeness <= s->choice->operand_likeness ||
        likeness <= LEAST_TOGETHER)
        return;
    const fig_point x = fig_point_term(s->a, ratio, false), y = fig_point_term(s->a, ratio, true);
    for (int what = FIG_OPERATION_DIFFERENCE; x.family && y.family && what >= FIG_OPERATION_SUM; what--)
        if (fig_reckoning_comes_to(s, (fig_operation)what, &x, &y, false)) {
            keep(s, i, i, (fig_operation)what, likeness);
            return;
        }
}

/* Is the operand itself a figure of the draft, in this sentence, the one before or the next? */
static bool is_quoted(const fig_aligner *a, const fig_point *d, uint32_t operand)
{
    uint32_t first = d->passage > 0 ? d->passage - 1 : 0;
    for (uint32_t k = first; k <= d->passage + 1 && k < a->draft_passages; k++)
        for (uint32_t i = 0; i < a->passages[k].point_count && i < FIG_DIFF_POINTS; i++) {
            const fig_choice *c = &a->choices[a->passages[k].point + i];
            if (c->best.point == (int32_t)operand ||
                (c->best.point < 0 && (c->operands[0] == (int32_t)operand || c->operands[1] == (int32_t)operand)))
                return true;
        }
    return false;
}

/* Does the next figure of its kind, before it or behind, stand in the draft close by? */
static bool is_beside_quoted(const fig_aligner *a, const fig_point *d, uint32_t operand)
{
    const fig_point *x = &a->points[operand];
    const fig_passage *p = &a->passages[x->passage];
    for (int step = -1; step <= 1; step += 2)
        for (int64_t i = (int64_t)operand + step; i >= p->point && i < (int64_t)p->point + p->point_count; i += step) {
            const fig_point *y = &a->points[i];
            if (y->family == FIG_FAMILY_DATE || y->family == FIG_FAMILY_YEARLESS)
                continue;
            if (fig_reckoning_go_together(x, y) && is_quoted(a, d, (uint32_t)i))
                return true;
            break;
        }
    return false;
}

/* The operands of a source: first those that the draft has too or that share a word with it, then what stands beside those that it has. */
static void add_operands(fig_reckoning *s, uint32_t text, const uint32_t *passages, size_t count, bool beside)
{
    const bool plain = s->d->family == FIG_FAMILY_PLAIN,
               few = plain && fig_point_digits(s->d->figure->value) < 2; /* two, which much comes to */
    for (size_t k = 0; k < count; k++) {
        const fig_passage *p = &s->a->passages[passages[k]];
        for (uint32_t i = p->point; p->text == text && i < p->point + p->point_count && s->count < FIG_DIFF_OPERANDS; i++) {
            uint16_t shared;
            if (!is_operand(&s->a->points[i]) && !(s->d->figure->kind == FIG_KIND_DURATION && (s->a->points[i].family == FIG_FAMILY_DATE ||
                                                                                               s->a->points[i].family == FIG_FAMILY_CLOCK)))
                continue;
            s->operands[s->count] = i;
            s->likeness[s->count] = fig_likeness(s->a, i, &shared);
            const bool quoted = is_quoted(s->a, s->d, i) || fig_point_has_term(s->d, s->a->points[i].figure->value),
                       near = quoted || shared > 0 || (s->d->unit && s->d->unit == s->a->points[i].unit),
                       by_it = !quoted && !few && is_beside_quoted(s->a, s->d, i);
            s->quoted[s->count] = quoted;
            s->beside[s->count] = by_it;
            s->likeness[s->count] += quoted ? QUOTED : by_it ? BESIDE : 0;
            s->count += beside ? !near && by_it : near;
        }
    }
}

static void try_source(fig_reckoning *s, uint32_t text, const uint32_t *passages, size_t count)
{
    s->count = 0;
    add_operands(s, text, passages, count, false);
    add_operands(s, text, passages, count, true);
    for (size_t i = 0; i < s->count; i++)
        try_terms(s, i);
    for (size_t i = 0; i < s->count; i++)
        for (size_t j = 0; j < s->count; j++)
            if (i != j)
                try_pair(s, i, j);
    if (s->choice->operands[0] < 0 && s->choice->reckoned[0] < 0 && fig_evidence_given(s->a))
        fig_reckoned_find(s);
}

/* The focus of likeness stands at the point already. */
void fig_computed_find(fig_aligner *a, uint32_t draft_point, const uint32_t *passages, size_t count, fig_choice *choice)
{
    fig_reckoning s = {.a = a, .d = &a->points[draft_point], .choice = choice};
    choice->operand_likeness = 0;
    s.named = fig_senses_difference(a, s.d);
    s.rest = fig_senses_rest(a, s.d);
    if (s.d->has_low && s.d->has_high && !is_value(s.d))
        return; /* a range */
    s.slack = fig_number_to_double(s.d->place) + fig_number_to_double(s.d->near);
    s.slack += s.slack * 0.01 + (s.d->key < 0 ? -s.d->key : s.d->key) * 1e-9;
    for (size_t k = 0; k < count; k++) {
        size_t before = 0;
        uint32_t text = a->passages[passages[k]].text;
        while (before < k && a->passages[passages[before]].text != text)
            before++;
        if (before == k && a->related[text])
            try_source(&s, text, passages, count);
    }
}
