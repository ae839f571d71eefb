/*
 * Parts: units counted inside a larger one.
 * in   "first nine months of 1987", "second week of May", "last three days of May", "third Friday of June"
 * out  a fig_datespan of the units; one that the whole does not hold (a fifth Friday) keeps the whole and is flagged
 * A week belongs to the month or year that holds its Thursday, as in ISO 8601; a weekend to the one of its Saturday.
 */
#include "datespan.h"

enum { SOME_YEAR = 2001 }; /* stands for an unknown one where February plays no part */

static fig_datetime whole_of(const fig_datetime *d, fig_grain when_unsaid)
{
    fig_datetime w = *d;
    w.sub_count = w.sub_from = w.ordinal_weekday = FIG_UNSAID;
    w.hour = FIG_UNSAID;
    if (d->ordinal_weekday != FIG_UNSAID)
        w.weekday = FIG_UNSAID;
    if (!fig_datetime_dated(&w)) {
        w.unit = when_unsaid;
        w.offset = 0;
        w.has_offset = true;
    }
    return w;
}

bool fig_part_fits(const fig_datetime *d)
{
    static const int in_a_year[] = {[FIG_GRAIN_DAY] = 366,  [FIG_GRAIN_WEEK] = 53,   [FIG_GRAIN_WEEKEND] = 53,
                                    [FIG_GRAIN_MONTH] = 12, [FIG_GRAIN_QUARTER] = 4, [FIG_GRAIN_HALF] = 2};
    const size_t known = sizeof in_a_year / sizeof *in_a_year;
    return d->sub_count <= 0 || fig_datetime_dated(d) || d->sub_count <= ((size_t)d->sub_unit < known ? in_a_year[d->sub_unit] : 0);
}

/* Number of the unit that holds a day; weeks are counted by their Thursdays (day 0 is one). */
static int unit_index(fig_grain unit, int32_t day)
{
    int y, m, d;
    if (unit == FIG_GRAIN_DAY)
        return day;
    fig_date_from_days(day, &y, &m, &d);
    switch (unit) {
    case FIG_GRAIN_MONTH:
        return y * 12 + m - 1;
    case FIG_GRAIN_QUARTER:
        return y * 4 + (m - 1) / 3;
    case FIG_GRAIN_HALF:
        return y * 2 + (m - 1) / 6;
    case FIG_GRAIN_DECADE:
        return y / 10;
    default:
        return y;
    }
}

static fig_datepoint unit_point(fig_grain unit, int index, bool last)
{
    switch (unit) {
    case FIG_GRAIN_DAY:
        return fig_datepoint_of_day(index);
    case FIG_GRAIN_WEEK:
        return fig_datepoint_of_day(7 * index + (last ? 3 : -3));
    case FIG_GRAIN_WEEKEND:
        return fig_datepoint_of_day(7 * index + (last ? 3 : 2));
    case FIG_GRAIN_MONTH:
        return fig_datepoint_make(index / 12, index % 12 + 1, FIG_NO_PIECE);
    case FIG_GRAIN_QUARTER:
        return fig_datepoint_make(index / 4, FIG_CODE_QUARTER + index % 4, FIG_NO_PIECE);
    case FIG_GRAIN_HALF:
        return fig_datepoint_make(index / 2, FIG_CODE_HALF + index % 2, FIG_NO_PIECE);
    case FIG_GRAIN_DECADE:
        return fig_datepoint_make(index * 10 + (last ? 9 : 0), FIG_NO_PIECE, FIG_NO_PIECE);
    default:
        return fig_datepoint_make(index, FIG_NO_PIECE, FIG_NO_PIECE);
    }
}

static void flag_missing(fig_datespan *s)
{
    s->flags |= FIG_FLAG_INVALID_DATE;
    s->no_ends = true;
}

/* Replaces the whole in `s`, days from..to, by its units. */
static void take_units(const fig_datetime *d, fig_datespan *s, int32_t from, int32_t to)
{
    fig_grain unit = d->sub_unit;
    int count = d->sub_count > 0 ? d->sub_count : 1;
    bool weekly = unit == FIG_GRAIN_WEEK || unit == FIG_GRAIN_WEEKEND;
    int32_t key = unit == FIG_GRAIN_WEEKEND ? 2 : 0; /* Saturday, Thursday */
    int first = weekly ? fig_floor_div(from - key + 6, 7) : unit_index(unit, from);
    int last = weekly ? fig_floor_div(to - 1 - key, 7) : unit_index(unit, to - 1);
    int low =
        d->sub_from < 0 && d->sub_from != FIG_UNSAID ? last + d->sub_from + 2 - count : first + (d->sub_from > 0 ? d->sub_from - 1 : 0);
    int high = low + count - 1;
    if (low < first || high > last) {
        flag_missing(s);
        return;
    }
    s->a = unit_point(unit, low, false);
    s->b = unit_point(unit, high, true);
    s->interval = weekly || low != high || unit == FIG_GRAIN_DECADE;
    s->grain = unit;
}

static bool plain_days(const fig_datespan *s, int32_t *from, int32_t *to)
{
    int32_t between;
    return !s->unknown && fig_datepoint_days(&s->a, s->south, from, to) &&
           (!s->interval || fig_datepoint_days(&s->b, s->south, &between, to));
}

/* "first nine months" without a reference date is XXXX-01/XXXX-09. */
static void take_units_undated(const fig_datetime *d, fig_datespan *s)
{
    int32_t from, to;
    bool dated_by_month = d->sub_unit >= FIG_GRAIN_MONTH && d->sub_unit <= FIG_GRAIN_HALF;
    bool fixed_days = d->sub_unit == FIG_GRAIN_DAY && s->a.code >= 1 && s->a.code <= 12 && s->a.code != 2;
    if (s->unknown && s->grain == FIG_GRAIN_YEAR) {
        s->a = fig_datepoint_make(FIG_YEAR_UNKNOWN, FIG_NO_PIECE, FIG_NO_PIECE);
        s->unknown = !dated_by_month;
    }
    if (s->unknown || s->interval || s->a.day >= 0 || !(dated_by_month || fixed_days))
        return;
    s->a.year = SOME_YEAR;
    if (fig_datepoint_days(&s->a, s->south, &from, &to))
        take_units(d, s, from, to);
    s->a.year = s->b.year = FIG_YEAR_UNKNOWN;
}

void fig_span_of_part(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    fig_datetime w = whole_of(d, FIG_GRAIN_YEAR);
    bool year_unsaid = fig_datetime_recurs(&w) || !fig_datetime_dated(d);
    if (!fig_datetime_dated(d) && c->anchor && c->anchor->year >= 0)
        w.year = (int16_t)fig_datetime_year(c->anchor, c);
    fig_datespan begun = *s;
    int32_t from, to;
    fig_datespan_place(&w, c, s);
    if (!plain_days(s, &from, &to)) {
        take_units_undated(d, s);
        return;
    }
    int year = s->a.year;
    take_units(d, s, from, to);
    bool ahead = c->has_reference && plain_days(s, &from, &to) && from > fig_reference_day(c);
    if (!ahead || !year_unsaid || w.year >= 0 || c->look == FIG_LOOK_FORWARD)
        return;
    w.year = (int16_t)(year - 1); /* "the last three months", told in March */
    *s = begun;
    fig_datespan_place(&w, c, s);
    if (plain_days(s, &from, &to))
        take_units(d, s, from, to);
}

static bool take_weekday(const fig_datetime *d, fig_datespan *s, int32_t from, int32_t to)
{
    int32_t day;
    if (d->ordinal_weekday > 0) {
        day = from + (d->weekday - fig_weekday_of(from) + 7) % 7 + 7 * (d->ordinal_weekday - 1);
    } else {
        day = to - 1 - (fig_weekday_of(to - 1) - d->weekday + 7) % 7 + 7 * (d->ordinal_weekday + 1);
    }
    if (day < from || day >= to) {
        flag_missing(s);
        return false;
    }
    s->a = fig_datepoint_of_day(day);
    s->interval = false;
    s->grain = FIG_GRAIN_DAY;
    return true;
}

void fig_span_of_nth_weekday(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    fig_datetime w = whole_of(d, FIG_GRAIN_MONTH);
    bool choose = c->has_reference && fig_datetime_recurs(&w) && !(c->anchor && c->anchor->year >= 0);
    int32_t from, to, today = c->has_reference ? fig_reference_day(c) : 0;
    fig_datespan begun = *s;
    if (choose)
        w.year = c->year;
    fig_datespan_place(&w, c, s);
    if (!plain_days(s, &from, &to) || !take_weekday(d, s, from, to) || !choose || !plain_days(s, &from, &to))
        return;
    bool forward = c->look == FIG_LOOK_FORWARD;
    if (forward ? from >= today : from <= today)
        return;
    w.year = (int16_t)(w.year + (forward ? 1 : -1));
    *s = begun;
    fig_datespan_place(&w, c, s);
    if (plain_days(s, &from, &to))
        take_weekday(d, s, from, to);
}
