/*
 * Reckoned: a figure of the draft that its words call a sum, a difference, a ratio of two figures of a source, and that is not what they come to.
 *
 * in   the draft's "together the two ports moved 34 million tonnes", a source's "21 million tonnes" and "12 million tonnes"      out   sum of the two: 33 million
 * What it claims to be, words beside it say (lists word-sum, word-difference, word-rest), or its kind: so many times as much, so many points, a percentage with a direction, a share.
 * That it is wrong is sure only where the two are told together, its clause has hardly a word that their sentences lack, and its own no date that the source lacks, no two other figures there
 * are as near or come to it, and what is printed leaves no room for it.
 */
#include "clause.h"
#include "operation.h"

static const float LEAST = 0.35f;     /* words needed for the two together */
static const float SURE_SHARE = 0.7f; /* ... of a share, where the draft has neither */
static const float MARGIN = 0.10f;    /* ahead of two others */
static const double MOST = 2.5;       /* so many times as much is no slip, but something else */
static const double ROOM = 0.03;      /* what two rounded numbers come to is not meant more exactly */
static const double IN_WORDS = 0.12;  /* nor what is told in words: four times as much */
static const double TENFOLD = 10;
enum { RESULT_DIGITS = 3, TWO_WORDS = 2 };

static bool is_amount(const fig_point *d)
{
    return d->family == FIG_FAMILY_MONEY || d->family == FIG_FAMILY_PLAIN || d->family >= FIG_FAMILY_UNITS;
}

/* Is it told as what the operation gives? */
static bool is_claimed(const fig_reckoning *s, fig_operation what)
{
    const fig_point *d = s->d;
    const bool share = d->family == FIG_FAMILY_PROPORTION && (!d->figure->terms.ptr || d->words);
    switch (what) {
    case FIG_OPERATION_SUM:
        return is_amount(d) && !d->figure->direction && !s->named && !s->rest && fig_senses_sum(s->a, d);
    case FIG_OPERATION_DIFFERENCE:
        return (is_amount(d) && (s->named || s->rest || d->figure->role == FIG_ROLE_CHANGE)) || fig_point_is_points(d);
    case FIG_OPERATION_RATIO:
        return d->family == FIG_FAMILY_FACTOR && !d->figure->direction;
    case FIG_OPERATION_CHANGE:
        return share && (d->figure->direction || d->figure->role == FIG_ROLE_CHANGE);
    case FIG_OPERATION_SHARE:
        return share && !d->figure->direction && d->figure->role != FIG_ROLE_CHANGE && d->key < 1 && !s->rest;
    default:
        return false;
    }
}

/* Has the sentence a percentage of its own that nobody has? Then the draft's is rather that. */
static bool has_share(const fig_aligner *a, const fig_point *x)
{
    const fig_passage *p = &a->passages[x->passage];
    for (uint32_t i = p->point; i < p->point + p->point_count; i++)
        if (a->points[i].family == FIG_FAMILY_PROPORTION && !a->points[i].figure->terms.ptr)
            return true;
    return false;
}

/* Is x what came of y: by the fact that states both, or of a later time? */
static bool comes_of(const fig_aligner *a, const fig_point *x, const fig_point *y)
{
    if (x->fact && x->fact == y->fact)
        return x->part == FIG_FACT_VALUE && y->part == FIG_FACT_FROM;
    return x->period >= 0 && y->period >= 0 && a->points[x->period].family == FIG_FAMILY_DATE &&
           a->points[y->period].family == FIG_FAMILY_DATE && a->points[x->period].from >= a->points[y->period].to;
}

static bool are_operands(const fig_reckoning *s, fig_operation what, size_t i, size_t j)
{
    const fig_point *x = &s->a->points[s->operands[i]], *y = &s->a->points[s->operands[j]];
    if (!fig_operation_gives(what, s->d, x) || !fig_reckoning_go_together(x, y))
        return false;
    switch (what) {
    case FIG_OPERATION_DIFFERENCE:
        if (!s->named && !s->rest && is_amount(s->d)) /* it rose by so much */
            return comes_of(s->a, x, y);
        /* fall through */
    case FIG_OPERATION_SUM:
        return i < j && x->figure->role != FIG_ROLE_CHANGE && y->figure->role != FIG_ROLE_CHANGE;
    case FIG_OPERATION_RATIO:
        return (x->key > y->key) == (s->d->key > 1);
    case FIG_OPERATION_CHANGE:
        return comes_of(s->a, x, y) && !has_share(s->a, x) && !has_share(s->a, y);
    default:
        return x->key < y->key && (s->quoted[i] || s->quoted[j] || s->likeness[i] + s->likeness[j] >= SURE_SHARE) && !has_share(s->a, x);
    }
}

static double room_of(const fig_point *p)
{
    const double place = fig_number_to_double(p->place) + fig_number_to_double(p->loose), key = p->key < 0 ? -p->key : p->key;
    return key > 0 ? place / key : 0;
}

/* Is the result surely another than the draft's, and not too much so? */
static bool is_missed(const fig_reckoning *s, fig_operation what, const fig_point *x, const fig_point *y)
{
    const fig_point *d = s->d;
    const bool points = x->figure->kind == FIG_KIND_PERCENT && fig_point_is_points(d), added = what <= FIG_OPERATION_DIFFERENCE;
    const double result = fig_operation_roughly(what, x->key, y->key) * (points ? 100 : 1), scale = points ? 100 : 1;
    const double inexact = added ? (room_of(x) * x->key + room_of(y) * y->key) * scale : (room_of(x) + room_of(y)) * result;
    const double printed =
                     fig_number_to_double(d->place) + fig_number_to_double(d->loose) + (d->figure->mod ? fig_number_to_double(d->near) : 0),
                 room = inexact + (d->family == FIG_FAMILY_FACTOR || d->words ? IN_WORDS * result : printed + (added ? 0 : ROOM * result));
    const double off = d->key > result ? d->key - result : result - d->key;
    const double tenfold =
        d->key > result ? d->key / TENFOLD - result : d->key - result / TENFOLD; /* 0.8 points, of 2.49 and 2.41 percent */
    const bool shifted = points && tenfold < room / TENFOLD && -tenfold < room / TENFOLD;
    return result > 0 && d->has_low && d->has_high && off > room * (1 + ROOM) &&
           ((d->key < MOST * result && result < MOST * d->key) || shifted);
}

/* Is the operand what the figure right before has? */
static bool is_told_before(const fig_reckoning *s, uint32_t operand)
{
    const fig_aligner *a = s->a;
    const uint32_t draft = (uint32_t)(s->d - a->points);
    return draft > a->passages[s->d->passage].point && a->choices[draft - 1].best.point == (int32_t)operand;
}

/* Is its clause told in words of theirs, and of times that the source has? */
static bool is_of_source(const fig_reckoning *s, size_t i, size_t j)
{
    const fig_point *x = &s->a->points[s->operands[i]], *y = &s->a->points[s->operands[j]];
    const fig_aligner *a = s->a;
    const fig_clause clause = fig_clause_of(a, s->d);
    const fig_passage *p = &a->passages[s->d->passage];
    int common = 0, strange = 0;
    for (int k = 0; k < clause.count; k++) {
        const fig_word *w = &a->words->words[clause.words[k]];
        const bool held = fig_clause_is_told(a, x, clause.words[k]) || fig_clause_is_told(a, y, clause.words[k]);
        common += held;
        strange += !held && !w->rest && !w->difference && !w->sum;
    }
    for (uint32_t k = p->point; k < p->point + p->point_count; k++)
        if (fig_point_is_date(&a->points[k]) && a->choices[k].best.point < 0)
            return false;
    if (!clause.count) /* 43,180 inhabitants, 5.2 percent less than ten years ago */
        return (is_told_before(s, s->operands[i]) || is_told_before(s, s->operands[j]));
    return strange ? strange == 1 && common >= TWO_WORDS : common > 0;
}

/* What the two come to, as it would be printed; nothing where their units are two. */
static fig_str result_of(fig_reckoning *s, fig_operation what, const fig_point *first, const fig_point *second)
{
    fig_number_pool *pool = &s->a->pool;
    const bool added = what <= FIG_OPERATION_DIFFERENCE, units = first->family >= FIG_FAMILY_MONTHS;
    const fig_point x = units ? fig_point_printed(s->a, first) : *first, y = units ? fig_point_printed(s->a, second) : *second;
    fig_number result = added                          ? fig_operation_exactly(pool, what, x.low, y.low)
                        : what == FIG_OPERATION_CHANGE ? fig_operation_exactly(pool, FIG_OPERATION_DIFFERENCE, x.low, y.low)
                                                       : x.low;
    if ((first->family != FIG_FAMILY_PLAIN && first->unit != second->unit) || first->family == FIG_FAMILY_MONTHS ||
        first->family == FIG_FAMILY_SECONDS)
        return (fig_str){NULL, 0};
    if (what == FIG_OPERATION_CHANGE || what == FIG_OPERATION_SHARE || (added && first->family == FIG_FAMILY_PROPORTION))
        result = fig_number_scale(pool, result, 2); /* in percent */
    return fig_number_str(&s->a->arena, added ? result : fig_number_quotient(pool, result, y.low, RESULT_DIGITS, false));
}

static void keep(fig_reckoning *s, fig_operation what, size_t i, size_t j)
{
    s->choice->reckoned[0] = (int32_t)s->operands[i];
    s->choice->reckoned[1] = (int32_t)s->operands[j];
    s->choice->reckoned_how = fig_operation_name(what);
    s->choice->result = result_of(s, what, &s->a->points[s->operands[i]], &s->a->points[s->operands[j]]);
}

void fig_reckoned_find(fig_reckoning *s)
{
    float most = 0, next = 0;
    for (int op = FIG_OPERATION_SUM; op <= FIG_OPERATION_CHANGE; op++)
        for (size_t i = 0; is_claimed(s, (fig_operation)op) && i < s->count; i++)
            for (size_t j = 0; j < s->count; j++) {
                const fig_point *x = &s->a->points[s->operands[i]], *y = &s->a->points[s->operands[j]];
                const float likeness = s->likeness[i] + s->likeness[j];
                if (i == j || !are_operands(s, (fig_operation)op, i, j))
                    continue;
                if (!is_missed(s, (fig_operation)op, x, y)) { /* it may be that */
                    if (fig_reckoning_comes_to(s, (fig_operation)op, x, y, true))
                        next = 1;
                    continue;
                }
                const bool told = fig_reckoning_stand_together(s->a, s->operands[i], s->operands[j]) || (s->quoted[i] && s->quoted[j]);
                if (likeness <= most || !told || likeness < LEAST || !is_of_source(s, i, j)) {
                    next = likeness > next ? likeness : next;
                    continue;
                }
                next = most > next ? most : next;
                most = likeness;
                keep(s, (fig_operation)op, i, j);
            }
    if (most < next + MARGIN && most > 0)
        s->choice->reckoned[0] = -1;
}
