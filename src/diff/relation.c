/*
 * Relation: what a point of the draft and one of a source say of each other.
 *
 * in   `$4.3 billion`, `$4.274 billion`          out   ROUNDS: within half a unit of the draft's last place
 * in   `62 miles`, `100 kilometres`              out   UNIT: the intervals meet, the units differ
 * in   `more than 30 percent`, `31.4 percent`    out   ROUNDS: the bound holds, and near
 * in   `2.31 million`, `2.3 million`             out   FINER: no contradiction, but the source does not say so much
 * All of it in exact numbers (relate_amounts.c).
 */
#include "../base/str.h"
#include "aligner.h"
#include <stdlib.h>
#include <string.h>

enum { MINUTES_A_DAY = 24 * 60, ROUNDED_TERM = 100, ROUND_MINUTES = 5, MINUTES_AN_HOUR = 60 };

static fig_relation_kind dates(const fig_point *d, const fig_point *s)
{
    if (fig_when_same_edge(d, s))
        return FIG_RELATION_SAME;
    if (d->from == s->from && d->to == s->to)
        return FIG_RELATION_SAME;
    if (d->figure->date->grain == FIG_GRAIN_YEAR && fig_when_other_year(d, s))
        return FIG_RELATION_OTHER;
    if (fig_when_is_end(d, s) || fig_when_is_month_of(d, s))
        return FIG_RELATION_ROUNDS;
    if (d->from <= s->from && s->to <= d->to)
        return FIG_RELATION_ROUNDS;
    if (s->from <= d->from && d->to <= s->to)
        return FIG_RELATION_FINER;
    if (fig_str_same(d->figure->text, s->figure->text) && !fig_str_has_digit(d->figure->text))
        return FIG_RELATION_NONE; /* `a year earlier` of both, counted from what stands before it */
    return d->figure->date->grain == s->figure->date->grain ? FIG_RELATION_OTHER : FIG_RELATION_NONE;
}

fig_relation_kind fig_relate_clocks(const fig_point *d, int64_t minutes)
{
    const int64_t reach = d->from % MINUTES_AN_HOUR == 0 ? 2 * ROUND_MINUTES : ROUND_MINUTES, off = llabs(d->from - minutes);
    if (off == 0)
        return FIG_RELATION_SAME;
    return d->figure->mod == FIG_MOD_APPROX && d->from % ROUND_MINUTES == 0 && off < reach ? FIG_RELATION_ROUNDS : FIG_RELATION_OTHER;
}

static fig_relation_kind clocks(const fig_point *d, const fig_point *s)
{
    if (d->unit && s->unit) /* both say their zone: instants of a day, 23:30-05:00 and 04:30Z */
        return (d->from - d->to - s->from + s->to) % MINUTES_A_DAY ? FIG_RELATION_OTHER
               : d->to == s->to                                    ? FIG_RELATION_SAME
                                                                   : FIG_RELATION_UNIT;
    return fig_relate_clocks(d, s->from);
}

static fig_relation_kind codes(const fig_point *d, const fig_point *s)
{
    if (d->unit == s->unit)
        return FIG_RELATION_SAME;
    return d->figure->kind == s->figure->kind && d->figure->kind != FIG_KIND_DATE ? FIG_RELATION_OTHER : FIG_RELATION_NONE;
}

static bool has_alternative(const fig_figure *f, fig_str unit)
{
    for (uint32_t i = 0; i < f->alternative_count; i++) {
        fig_str other = f->alternatives[i].unit;
        if (other.ptr && other.len == unit.len && memcmp(other.ptr, unit.ptr, unit.len) == 0)
            return true;
    }
    return false;
}

static bool same_currency(const fig_point *d, const fig_point *s)
{
    return d->unit == s->unit || has_alternative(d->figure, s->figure->unit) || has_alternative(s->figure, d->figure->unit);
}

/* $18 each, $18 a dose */
static bool is_per_thing(const fig_point *d, const fig_point *s)
{
    fig_str x = d->figure->per, y = s->figure->per;
    return x.len && y.len && x.ptr[0] == '{' && y.ptr[0] == '{' && (fig_str_is(x, "{unit}") || fig_str_is(y, "{unit}"));
}

static bool is_period(fig_str per)
{
    static const char *const periods[] = {"a", "3.mo", "mo", "wk", "d", "h", "min", "s"};
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        if (fig_str_is(per, periods[i]))
            return true;
    return false;
}

/* A rate that says of whom as well: 8 litres a day, 8 litres per person per day. */
static bool is_told_of_each(const fig_point *d, const fig_point *s)
{
    const fig_str x = d->figure->per, y = s->figure->per, less = x.len < y.len ? x : y, more = x.len < y.len ? y : x;
    const size_t extra = more.len - less.len;
    return less.len && extra > 2 && more.ptr[0] == '{' && more.ptr[extra - 1] == '.' && memcmp(more.ptr + extra, less.ptr, less.len) == 0;
}

/* Rates for periods of which the one is a whole number of the other: 2,700 a month, 32,400 a year. */
static fig_relation_kind rates(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    static const struct {
        const char *larger, *smaller;
        int times;
    } periods[] = {{"a", "mo", 12}, {"a", "3.mo", 4}, {"3.mo", "mo", 3}, {"wk", "d", 7},  {"a", "d", 365},
                   {"a", "wk", 52}, {"d", "h", 24},   {"h", "min", 60},  {"min", "s", 60}};
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        bool draft = fig_str_is(d->figure->per, periods[i].smaller) && fig_str_is(s->figure->per, periods[i].larger);
        if (!draft && (!fig_str_is(s->figure->per, periods[i].smaller) || !fig_str_is(d->figure->per, periods[i].larger)))
            continue;
        fig_point whole = draft ? *d : *s;
        fig_number *all[] = {&whole.low, &whole.high, &whole.place, &whole.loose, &whole.near}, times = fig_number_int(periods[i].times);
        for (size_t k = 0; k < sizeof all / sizeof *all; k++)
            *all[k] = fig_number_mul(&a->pool, *all[k], times);
        fig_relation_kind kind = draft ? fig_relate_amounts(a, &whole, s, false) : fig_relate_amounts(a, d, &whole, false);
        return kind == FIG_RELATION_UNIT ? kind : FIG_RELATION_NONE;
    }
    return FIG_RELATION_NONE;
}

/* Every year, of so much a year. */
static bool is_rate_of(const fig_point *d, const fig_point *s)
{
    static const struct {
        const char *iso, *per;
    } periods[] = {{"P1Y", "a"}, {"P1M", "mo"}, {"P1W", "wk"}, {"P1D", "d"}, {"PT1H", "h"}};
    const fig_time *t = d->figure->time;
    for (size_t i = 0; d->figure->kind == FIG_KIND_RECURRENCE && t && !t->times.ptr && i < sizeof periods / sizeof *periods; i++)
        if (fig_str_is(t->iso, periods[i].iso) && fig_str_is(s->figure->per, periods[i].per))
            return true;
    return false;
}

/* Of two families: the same told otherwise, which words have to make sure. */
static fig_relation_kind told_otherwise(fig_aligner *a, const fig_point *d, const fig_point *s, fig_relation *r)
{
    if (d->family == FIG_FAMILY_FACTOR && s->family == FIG_FAMILY_PROPORTION)
        return fig_relate_factor(a, d, s, true);
    if (d->family == FIG_FAMILY_PROPORTION && s->family == FIG_FAMILY_FACTOR)
        return fig_relate_factor(a, s, d, false);
    if ((d->family == FIG_FAMILY_DATE && s->family == FIG_FAMILY_YEARLESS) ||
        (d->family == FIG_FAMILY_YEARLESS && s->family == FIG_FAMILY_DATE))
        return fig_when_yearless(d, s);
    if (d->family == FIG_FAMILY_SECONDS && s->to_second &&
        d->key == (double)s->seconds) /* two hours, four minutes and 11 seconds: 2:04:11 */
        return FIG_RELATION_SAME;
    r->indirect = true;
    const fig_relation_kind bare = fig_relate_bare(a, d, s);
    if (bare) {
        r->other_noun = true;
        return bare;
    }
    if (d->figure->kind == FIG_KIND_DURATION)
        return fig_when_elapsed(a, d, s) ? FIG_RELATION_UNIT : FIG_RELATION_NONE;
    if (fig_point_is_points(d) && fig_point_is_points(s))
        return fig_relate_amounts(a, d, s, false);
    if (is_rate_of(d, s)) {
        r->other_noun = true;
        return FIG_RELATION_SAME;
    }
    r->indirect = false;
    return FIG_RELATION_NONE;
}

/* Amounts of one family, whose units and rates may be two. */
static fig_relation_kind amounts(fig_aligner *a, const fig_point *d, const fig_point *s, fig_relation *r)
{
    bool same_unit = d->unit == s->unit;
    const bool guessed = (d->figure->supplied | s->figure->supplied) & FIG_SUPPLIED_PER;
    if (d->family == FIG_FAMILY_MONEY && !(same_unit = same_currency(d, s)))
        return FIG_RELATION_NONE;
    if (d->family == FIG_FAMILY_PLAIN) {
        r->other_noun = !same_unit;
        same_unit = true;
    }
    if (d->per && s->per && d->per != s->per && !is_per_thing(d, s) && !guessed && !is_told_of_each(d, s))
        return same_unit ? rates(a, d, s) : FIG_RELATION_NONE;
    return fig_relate_amounts(a, d, s, same_unit);
}

/* 41,000 people, of `19,500 of the 41,300 employees`. */
static fig_relation_kind rounded_term(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_point printed = d->figure->kind == FIG_KIND_QUANTITY ? fig_point_printed(a, d) : *d;
    for (int second = 0; second < 2; second++) {
        fig_point term = fig_point_term(a, s, second);
        term.place = term.loose = term.near = fig_number_int(0);
        term.has_low = term.has_high = true;
        if (term.family && term.key >= ROUNDED_TERM && fig_relate_amounts(a, &printed, &term, true) == FIG_RELATION_ROUNDS)
            return FIG_RELATION_ROUNDS;
    }
    return FIG_RELATION_NONE;
}

static fig_relation_kind compare(fig_aligner *a, const fig_point *d, const fig_point *s, fig_relation *r)
{
    if (d->figure->terms.ptr && s->figure->terms.ptr && fig_point_is_turned(d, s)) /* lost 1-3, won 3-1 */
        return FIG_RELATION_SAME;
    if (s->figure->terms.ptr && (d->family == FIG_FAMILY_PLAIN || (d->figure->kind == FIG_KIND_QUANTITY && !s->words))) {
        r->other_noun = true;
        return fig_point_has_term(s, d->figure->value) ? FIG_RELATION_SAME : rounded_term(a, d, s);
    }
    if (s->family == FIG_FAMILY_PLAIN && fig_point_one_of(d).len) { /* one of 68 pieces, of `68 objects` */
        r->other_noun = r->indirect = true;
        return fig_str_same(fig_point_one_of(d), s->figure->value) ? FIG_RELATION_SAME : FIG_RELATION_NONE;
    }
    if (d->family != s->family)
        return told_otherwise(a, d, s, r);
    switch (d->family) {
    case FIG_FAMILY_NONE:
        return FIG_RELATION_NONE;
    case FIG_FAMILY_DATE:
        r->indirect = fig_when_same(d, s);
        return r->indirect ? FIG_RELATION_SAME : dates(d, s);
    case FIG_FAMILY_YEARLESS:
        return d->from == s->from ? FIG_RELATION_SAME : FIG_RELATION_OTHER;
    case FIG_FAMILY_CLOCK:
        return clocks(d, s);
    case FIG_FAMILY_CODE:
        return codes(d, s);
    default:
        return amounts(a, d, s, r);
    }
}

/* 17 metres, 17 metres of water. */
static bool begins_alike(fig_str x, fig_str y)
{
    const fig_str less = x.len < y.len ? x : y, more = x.len < y.len ? y : x;
    return less.len > 0 && memcmp(less.ptr, more.ptr, less.len) == 0 && (more.len == less.len || more.ptr[less.len] == ' ');
}

/* Five days, five weeks; every three months, every three years. */
static bool same_number_of_times(const fig_point *d, const fig_point *s)
{
    const fig_kind k = d->figure->kind;
    const fig_str none = {NULL, 0}, x = d->figure->time ? d->figure->time->iso : none, y = s->figure->time ? s->figure->time->iso : none;
    if ((k != FIG_KIND_DURATION && k != FIG_KIND_RECURRENCE) || s->figure->kind != k || d->figure->role || s->figure->role || !x.ptr ||
        !y.ptr)
        return false;
    const size_t p = x.len > 1 && x.ptr[1] == 'T' ? 2 : 1, q = y.len > 1 && y.ptr[1] == 'T' ? 2 : 1; /* PT5H, P5D */
    return x.len - p == y.len - q && x.len > p + 1 && memcmp(x.ptr + p, y.ptr + q, x.len - p - 1) == 0 &&
           (x.ptr[x.len - 1] != y.ptr[y.len - 1] || p != q);
}

/* The same number beside another unit, where that is another amount: 5 percent and 5 percentage points, 40 dollars and 40 euros, 180 euros a month and a year. */
static bool same_number_other_unit(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    fig_str x = d->figure->value, y = s->figure->value;
    const fig_kind k = d->figure->kind;
    bool printed = !((d->figure->supplied | s->figure->supplied) & FIG_SUPPLIED_UNIT), /* what a text leaves out is no slip of it */
        other_unit = printed && d->unit && s->unit && d->unit != s->unit && (d->per == s->per || !d->per || !s->per),
         other_per = d->unit == s->unit && d->per && s->per && d->per != s->per &&
                     is_period(d->figure->per) == is_period(s->figure->per); /* 1,450 a hectare, 1,450 a year: both may be so */
    const bool points =
        (k == FIG_KIND_PERCENT && fig_point_is_points(s)) || (s->figure->kind == FIG_KIND_PERCENT && fig_point_is_points(d));
    return !fig_relate_scale(a, d, s) && !begins_alike(d->figure->text, s->figure->text) && (k == s->figure->kind || points) &&
           (points || k == FIG_KIND_MONEY || k == FIG_KIND_PERCENT || k == FIG_KIND_QUANTITY) && (other_unit || other_per) && x.ptr &&
           y.ptr && x.len == y.len && memcmp(x.ptr, y.ptr, x.len) == 0 && !fig_str_is(x, "1"); /* a kilo, a litre */
}

/* A change told by its sign alone: -11 percent. */
static bool is_signed(const fig_point *p)
{
    return p->figure->kind == FIG_KIND_PERCENT && p->figure->value.ptr && p->figure->value.ptr[0] == '-' && !p->figure->direction;
}

/* Down 11 percent, of `-11 percent`: the same; up 11 percent: turned round. */
static bool relate_signed(fig_aligner *a, const fig_point *d, const fig_point *s, fig_relation *r)
{
    const fig_direction other = is_signed(s) ? d->figure->direction : s->figure->direction;
    fig_point x = is_signed(s) ? *s : *d;
    if (is_signed(s) == is_signed(d) || !other)
        return false;
    x.low = x.high = fig_number_neg(&a->pool, x.low);
    r->kind = is_signed(s) ? compare(a, d, &x, r) : compare(a, &x, s, r);
    r->opposed = other == FIG_DIRECTION_UP;
    return true;
}

fig_relation fig_relate(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    fig_relation r = {.kind = FIG_RELATION_NONE};
    if (d->family == s->family && relate_signed(a, d, s, &r))
        return r;
    r.kind = compare(a, d, s, &r);
    if (r.kind == FIG_RELATION_OTHER && d->family >= FIG_FAMILY_UNITS && !d->per != !s->per &&
        is_period(d->per ? d->figure->per : s->figure->per))
        r.kind = FIG_RELATION_NONE; /* metres and kilometres an hour */
    r.turned_bound = r.kind == FIG_RELATION_FINER && fig_relate_turned_bound(a, d, s);
    r.kind = r.turned_bound ? FIG_RELATION_OTHER : r.kind;
    if (r.kind == FIG_RELATION_OTHER && fig_relate_rest(a, d, s))
        r.kind = FIG_RELATION_FINER;
    if (r.kind <= FIG_RELATION_OTHER && (same_number_of_times(d, s) || same_number_other_unit(a, d, s)) &&
        !(d->unit != s->unit && d->family == FIG_FAMILY_MONEY && same_currency(d, s))) {
        r.kind = FIG_RELATION_OTHER;
        r.other_unit = true;
    }
    if ((r.kind == FIG_RELATION_SAME || r.kind == FIG_RELATION_ROUNDS) && d->figure->kind == FIG_KIND_DATE &&
        s->figure->kind == FIG_KIND_DATE) {
        int x = d->figure->date->weekday, y = s->figure->date->weekday;
        r.other_weekday = x && y && x != y;
    }
    r.opposed = d->figure->direction && s->figure->direction && d->figure->direction != s->figure->direction;
    return r;
}

fig_relation fig_relate_scaled(fig_aligner *a, const fig_point *d, const fig_point *s, int power)
{
    fig_point scaled = *d;
    fig_number *all[] = {&scaled.low, &scaled.high, &scaled.place, &scaled.loose, &scaled.near};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = fig_number_scale(&a->pool, *all[i], power);
    return fig_relate(a, &scaled, s);
}
