/*
 * Relate amounts: what two amounts in base units say of each other, each a value, a bound or a range; all of it in exact numbers.
 *
 * in   4.3e9 ± 5e7, 4.274e9          out   ROUNDS
 * How far `about` and `nearly` reach: point.c; a bound holds up to a quarter beyond it, a value further off is no contradiction but not its source either.
 */
#include "aligner.h"

/* Of two units, both rounded, the draft's place may be so many times finer: 121 kilometres an hour of 75 miles, not 1,240 kilograms of 1.2 tonnes. */
enum { FINER_MOST = 4 };

static int cmp(fig_aligner *a, fig_number x, fig_number y)
{
    return fig_number_cmp(&a->pool, x, y);
}

static fig_number distance(fig_aligner *a, fig_number x, fig_number y)
{
    fig_number d = fig_number_sub(&a->pool, x, y);
    return fig_number_is_negative(d) ? fig_number_neg(&a->pool, d) : d;
}

static bool is_value(const fig_point *p)
{
    return p->has_low && p->has_high && p->figure->value.ptr;
}

static bool is_single(fig_aligner *a, const fig_point *p)
{
    return p->has_low && p->has_high && (is_value(p) || cmp(a, p->low, p->high) == 0);
}

static fig_number larger(fig_aligner *a, fig_number x, fig_number y)
{
    return cmp(a, x, y) < 0 ? y : x;
}

/* How far from its value the draft's figure still holds. */
static fig_number tolerance(fig_aligner *a, const fig_point *d)
{
    bool about = d->figure->mod == FIG_MOD_APPROX || d->figure->mod == FIG_MOD_NEARLY;
    fig_number t = larger(a, d->place, d->loose);
    return about ? larger(a, t, d->near) : t;
}

static fig_relation_kind value_and_value(fig_aligner *a, const fig_point *d, const fig_point *s, bool same_unit)
{
    int order = cmp(a, s->low, d->low);
    fig_number off = distance(a, s->low, d->low);
    if (order == 0)
        return same_unit ? FIG_RELATION_SAME : FIG_RELATION_UNIT;
    if (d->figure->mod == FIG_MOD_NEARLY && order > 0 && cmp(a, off, d->place) > 0)
        return FIG_RELATION_OTHER;
    if (cmp(a, off, tolerance(a, d)) <= 0)
        return same_unit || d->words ? FIG_RELATION_ROUNDS : FIG_RELATION_UNIT;
    bool coarse = cmp(a, fig_number_mul(&a->pool, tolerance(a, d), fig_number_int(FINER_MOST)), s->place) >= 0;
    if (!same_unit && coarse && cmp(a, off, fig_number_add(&a->pool, tolerance(a, d), s->place)) <= 0)
        return FIG_RELATION_UNIT;
    if (cmp(a, off, larger(a, tolerance(a, s), s->words ? s->near : s->place)) <= 0)
        return FIG_RELATION_FINER;
    return FIG_RELATION_OTHER;
}

/* `limit` from below (or above) against a value: does it hold, and near? */
static fig_relation_kind bound_and_value(fig_aligner *a, const fig_point *d, fig_number value, bool below)
{
    fig_number limit = below ? d->low : d->high, beyond = fig_number_sub(&a->pool, value, limit);
    if (!below)
        beyond = fig_number_neg(&a->pool, beyond);
    if (fig_number_is_negative(beyond))
        return FIG_RELATION_OTHER;
    fig_number quarter = fig_number_mul(&a->pool, limit, (fig_number){.mantissa = 25, .exponent = -2});
    if (fig_number_is_negative(quarter))
        quarter = fig_number_neg(&a->pool, quarter);
    return cmp(a, beyond, d->shifted ? d->near : larger(a, quarter, d->near)) <= 0 ? FIG_RELATION_ROUNDS : FIG_RELATION_FINER;
}

static fig_relation_kind range_and_value(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    if (d->has_low && d->has_high)
        return cmp(a, s->low, d->low) >= 0 && cmp(a, s->low, d->high) <= 0 ? FIG_RELATION_ROUNDS : FIG_RELATION_OTHER;
    return bound_and_value(a, d, s->low, d->has_low);
}

static fig_relation_kind value_and_range(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    fig_number t = tolerance(a, d);
    if ((s->has_low && cmp(a, distance(a, d->low, s->low), t) <= 0) || (s->has_high && cmp(a, distance(a, d->low, s->high), t) <= 0))
        return FIG_RELATION_ROUNDS;
    bool inside = (!s->has_low || cmp(a, d->low, s->low) >= 0) && (!s->has_high || cmp(a, d->low, s->high) <= 0);
    return inside ? FIG_RELATION_FINER : FIG_RELATION_OTHER;
}

static fig_relation_kind range_and_range(fig_aligner *a, const fig_point *d, const fig_point *s, bool same_unit)
{
    fig_number off = fig_number_int(0);
    if (d->has_low != d->has_high && s->has_low && s->has_high) { /* up to four metres, of three to four metres */
        off = d->has_low ? distance(a, d->low, s->low) : distance(a, d->high, s->high);
        return cmp(a, off, tolerance(a, d)) <= 0 ? FIG_RELATION_ROUNDS : FIG_RELATION_FINER;
    }
    if (d->has_low != s->has_low || d->has_high != s->has_high)
        return FIG_RELATION_FINER;
    if (d->has_low)
        off = distance(a, d->low, s->low);
    if (d->has_high)
        off = larger(a, off, distance(a, d->high, s->high));
    if (fig_number_is_zero(off))
        return same_unit ? FIG_RELATION_SAME : FIG_RELATION_UNIT;
    if (cmp(a, off, tolerance(a, d)) <= 0)
        return FIG_RELATION_ROUNDS;
    return d->words && d->has_low != d->has_high && bound_and_value(a, d, d->has_low ? s->low : s->high, d->has_low) == FIG_RELATION_ROUNDS
               ? FIG_RELATION_ROUNDS /* more than half, of at least 58 percent */
               : FIG_RELATION_OTHER;
}

fig_relation_kind fig_relate_amounts(fig_aligner *a, const fig_point *d, const fig_point *s, bool same_unit)
{
    bool one = is_single(a, d), other = is_single(a, s);
    if (one && other)
        return value_and_value(a, d, s, same_unit);
    if (one)
        return value_and_range(a, d, s);
    return other ? range_and_value(a, d, s) : range_and_range(a, d, s, same_unit);
}

fig_relation_kind fig_relate_factor(fig_aligner *a, const fig_point *factor, const fig_point *proportion, bool factor_first)
{
    fig_point f = *factor, one = *factor;
    if (!is_single(a, factor))
        return FIG_RELATION_NONE;
    f.low = f.high = distance(a, factor->low, fig_number_int(1));
    fig_relation_kind change = factor_first ? fig_relate_amounts(a, &f, proportion, false) : fig_relate_amounts(a, proportion, &f, false);
    fig_relation_kind whole =
        factor_first ? fig_relate_amounts(a, &one, proportion, false) : fig_relate_amounts(a, proportion, &one, false);
    if (proportion->figure->role == FIG_ROLE_CHANGE || proportion->figure->direction)
        return change;
    return whole == FIG_RELATION_UNIT ? whole : FIG_RELATION_NONE;
}

bool fig_relate_turned_bound(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    return d->family == s->family && d->unit == s->unit && d->has_low != d->has_high && d->has_low == s->has_high &&
           d->has_high == s->has_low && cmp(a, d->has_low ? d->low : d->high, d->has_low ? s->high : s->low) == 0;
}

/* Is it what a list of shares, of which s is one, leaves of the whole: 15 percent, of 58 percent, 27 percent and the rest? */
static bool is_rest_of_list(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    static const double near = 1e-9;
    const fig_passage *p = &a->passages[s->passage];
    const fig_point *first = &a->points[p->point], *end = first + p->point_count;
    for (const fig_point *x = s; x >= first && x->family == FIG_FAMILY_PROPORTION && is_value(x); x--) {
        double sum = d->key;
        for (const fig_point *y = x; y < end && y->family == FIG_FAMILY_PROPORTION && is_value(y) && sum < 1 - near; y++) {
            sum += y->key;
            if (y >= s && sum > 1 - near && sum < 1 + near)
                return true;
        }
    }
    return false;
}

bool fig_relate_rest(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const bool share = d->family == FIG_FAMILY_PROPORTION && s->family == FIG_FAMILY_PROPORTION && is_value(d) && is_value(s);
    return share && !d->figure->direction && !s->figure->direction && d->figure->role != FIG_ROLE_CHANGE &&
           s->figure->role != FIG_ROLE_CHANGE && is_rest_of_list(a, d, s);
}
