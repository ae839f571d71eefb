/*
 * Datetime: what one date or time comes to, seen from its reference date.
 * in   fig_datetime, fig_date_context         out  fig_datespan
 * The coarsest piece said decides how the rest is read: a century, a yearly code (quarter, season, month), a day, a weekday, a unit counted.
 * Its readings are in datetime_reading.c, ranges in datetime_range.c, what is counted from the reference in datetime_relative.c, parts of a whole in datetime_part.c.
 */
#include "datespan.h"
#include <string.h>

fig_datetime fig_datetime_empty(void)
{
    static const fig_datetime empty = FIG_DATETIME_EMPTY;
    return empty;
}

bool fig_datetime_dated(const fig_datetime *d)
{
    return d->year >= 0 || fig_datetime_has_yearly(d) || d->day >= 0 || d->weekday >= 0 || d->decade >= 0 || d->century >= 0 ||
           d->has_offset || d->unit != FIG_GRAIN_NONE || d->earlier || d->part != FIG_PART_NONE || d->shift_grain != FIG_GRAIN_NONE ||
           d->feast;
}

bool fig_datetime_recurs(const fig_datetime *d)
{
    return d->year < 0 && !d->has_offset && !d->earlier && d->shift_grain == FIG_GRAIN_NONE &&
           (fig_datetime_has_yearly(d) || d->day >= 0 || d->weekday >= 0 || d->feast);
}

/* The year ending in two digits in the hundred years that begin `back` years before the reference. */
static int near_year(int digits, int back, int otherwise, const fig_date_context *c)
{
    if (!c->has_reference)
        return otherwise;
    int least = c->year - back;
    int year = least - least % 100 + digits;
    return year < least ? year + 100 : year;
}

int fig_datetime_year(const fig_datetime *d, const fig_date_context *c)
{
    enum { BACK = 80, PIVOT = 70 };
    if (d->year < 0)
        return FIG_YEAR_UNKNOWN;
    if (d->year > FIG_BEFORE_CHRIST / 2)
        return 1 - (FIG_BEFORE_CHRIST - d->year);
    if (d->year_digits != 2 || d->year > 99)
        return d->year;
    return near_year(d->year, BACK, d->year + (d->year < PIVOT ? 2000 : 1900), c);
}

/* "the nineties" is near the reference too, but a decade hardly begun is seldom named: the twenties of 2019 are those of 2020, the thirties of 1930. */
static void place_decade(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    enum { BACK = 90 };
    int decade = d->decade;
    if (decade < 100 && decade > 0)
        decade = near_year(decade, BACK, decade + (decade < 20 ? 2000 : 1900), c);
    else if (decade == 0)
        decade = 2000;
    fig_datespan_set_years(s, decade, decade + 9, FIG_GRAIN_DECADE);
}

static void place_year(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    int year = fig_datetime_year(d, c), to = d->year_to;
    if (to >= 0 && to < 100) {
        to += year - year % 100;
        to += to < year ? 100 : 0;
    }
    fig_datespan_set_years(s, year, to < 0 ? year : to, FIG_GRAIN_YEAR);
    if (to == year + 1)
        s->flags |= FIG_FLAG_SPLIT_YEAR;
}

static int yearly_code(const fig_datetime *d, fig_grain *grain)
{
    if (d->month >= 0) {
        *grain = FIG_GRAIN_MONTH;
        return d->month > 99 ? 99 : d->month;
    }
    if (d->week >= 0) {
        *grain = FIG_GRAIN_WEEK;
        return FIG_CODE_WEEK + d->week;
    }
    if (d->season >= 0) {
        *grain = FIG_GRAIN_SEASON;
        return d->season;
    }
    if (d->quarter >= 0) {
        *grain = FIG_GRAIN_QUARTER;
        return FIG_CODE_QUARTER - 1 + d->quarter;
    }
    *grain = FIG_GRAIN_HALF;
    return FIG_CODE_HALF - 1 + d->half;
}

static bool weekday_is(int year, int month, int day, int weekday)
{
    return day <= fig_days_in_month(year, month) && fig_weekday_of(fig_days_from_date(year, month, day)) == weekday;
}

/* Is the day within some days of the reference date? */
static bool is_near(int year, int month, int day, const fig_date_context *c)
{
    enum { SOME_DAYS = 45 };
    const int32_t away = day <= fig_days_in_month(year, month) ? fig_days_from_date(year, month, day) - fig_reference_day(c) : INT32_MAX;
    return away >= -SOME_DAYS && away <= SOME_DAYS;
}

/* The year of a yearly date that the text leaves out, by the way it looks. */
static int year_by_look(const fig_datetime *d, const fig_date_context *c, int code, fig_grain grain)
{
    bool forward = c->look == FIG_LOOK_FORWARD;
    if (d->has_offset && (d->unit == FIG_GRAIN_NONE || d->unit == grain)) {
        fig_turn turn = d->offset < 0 ? FIG_TURN_LAST : d->offset > 0 ? FIG_TURN_NEXT : FIG_TURN_THIS;
        return fig_year_of_turn(code, d->day, turn, d->offset < 0 ? -d->offset : d->offset, c);
    }
    /* what companies look forward to is the quarter of this year, even to report on one that is over */
    bool reported = grain == FIG_GRAIN_QUARTER || grain == FIG_GRAIN_HALF || grain == FIG_GRAIN_WEEK;
    if (forward && reported)
        return c->year + fig_quarter_is_over(d, c);
    int year = fig_year_of_turn(code, d->day, forward ? FIG_TURN_FORWARD : FIG_TURN_BACK, 1, c);
    if (d->weekday < 1 || d->day < 1 || code > 12 || weekday_is(year, code, d->day, d->weekday))
        return year;
    if (is_near(year, code, d->day, c))
        return year; /* a slip: nobody speaks of next year's 12 November on the 13th, nor without its year of last year's in October */
    int other = fig_year_of_turn(code, d->day, forward ? FIG_TURN_BACK : FIG_TURN_FORWARD, 1, c);
    return weekday_is(other, code, d->day, d->weekday) ? other : year; /* the weekday knows better than the verb */
}

static void place_yearly(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    int code = yearly_code(d, &s->grain), year = fig_datetime_year(d, c);
    int day = d->month >= 0 && d->day >= 0 ? (d->day > 99 ? 99 : d->day) : FIG_NO_PIECE;
    if (year == FIG_YEAR_UNKNOWN && d->has_offset && d->unit == FIG_GRAIN_YEAR && c->has_reference)
        year = c->year + d->offset;
    if (year == FIG_YEAR_UNKNOWN && !d->has_offset && c->anchor)
        year = fig_datetime_year(c->anchor, c);
    if (year == FIG_YEAR_UNKNOWN && c->has_reference)
        year = year_by_look(d, c, code, s->grain);
    s->a = fig_datepoint_make(year, code, day);
    if (day >= 0)
        s->grain = FIG_GRAIN_DAY;
    int32_t from, to;
    if (s->grain != FIG_GRAIN_WEEK || !fig_datepoint_days(&s->a, s->south, &from, &to))
        return;
    if (d->weekday >= 1 && d->weekday <= 7) /* 2025-W12-3 */
        fig_datespan_set_days(s, from + d->weekday - 1, from + d->weekday - 1, FIG_GRAIN_DAY);
    else
        fig_datespan_set_days(s, from, to - 1, FIG_GRAIN_WEEK);
}

static void place_counted(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    if (d->day >= 0 && c->anchor && c->anchor->month >= 0 && !d->has_offset) {
        fig_datetime whole = *d; /* "June 3 and 5" */
        whole.month = c->anchor->month;
        place_yearly(&whole, c, s);
    } else if (d->day >= 0) {
        fig_span_of_day(d, c, s);
    } else if (d->year >= 0) {
        place_year(d, c, s);
    } else if (d->weekday >= 0 && !(d->has_offset && d->unit == FIG_GRAIN_DAY)) {
        fig_span_of_weekday(d, c, s);
    } else {
        fig_span_of_unit(d, c, s);
    }
}

/* England kept the old calendar until 1752; what is told of years before may be told in either. */
static bool falls_on(int32_t days, int weekday)
{
    enum { NEW_STYLE = 1753 };
    int year, month, day;
    if (fig_weekday_of(days) == weekday)
        return true;
    fig_date_from_days(days, &year, &month, &day);
    return year < NEW_STYLE && year >= 1 && fig_weekday_of_julian(year, month, day) == weekday;
}

/* "the previous month", in a sentence whose period is a month: the one before that. */
static bool precedes_period(const fig_datetime *d, const fig_date_context *c)
{
    return d->preceding && c->period && c->period->grain == d->unit && d->year < 0 && d->month < 0 && d->day < 0 && d->weekday < 0 &&
           d->sub_count <= 0 && d->sub_from == FIG_UNSAID && d->shift_grain == FIG_GRAIN_NONE &&
           (d->unit == FIG_GRAIN_WEEK || !strchr(c->period->edtf, '/'));
}

void fig_datespan_place(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    if ((d->earlier || precedes_period(d, c)) && fig_span_of_period(d, c, s))
        return;
    fig_datetime counted;
    if (d->earlier && d->year < 0) {
        counted = *d; /* no period: as "a year ago" */
        counted.earlier = false;
        counted.ago = counted.has_offset = true;
        counted.offset = d->has_offset ? d->offset : -1;
        counted.unit = d->unit == FIG_GRAIN_NONE ? FIG_GRAIN_YEAR : d->unit;
        d = &counted;
    }
    if (d->sub_count > 0 || d->sub_from != FIG_UNSAID) {
        fig_span_of_part(d, c, s);
    } else if (d->ordinal_weekday != FIG_UNSAID && d->weekday >= 1) {
        fig_span_of_nth_weekday(d, c, s);
    } else if (d->feast) {
        fig_span_of_feast(d, c, s);
    } else if (d->century > FIG_BEFORE_CHRIST / 2) {
        int last = -100 * (FIG_BEFORE_CHRIST - d->century - 1); /* 500 to 401 BC */
        fig_datespan_set_years(s, last - 99, last, FIG_GRAIN_CENTURY);
    } else if (d->century >= 0) {
        fig_datespan_set_years(s, d->century * 100 - 100, d->century * 100 - 1, FIG_GRAIN_CENTURY); /* as ISO 8601 counts: 1900 to 1999 */
    } else if (d->decade >= 0) {
        place_decade(d, c, s);
    } else if (fig_datetime_has_yearly(d)) {
        place_yearly(d, c, s);
    } else {
        place_counted(d, c, s);
    }
}

static void place_time(const fig_datetime *d, fig_datespan *s)
{
    int32_t from, to;
    if (d->hour > 24 || d->minute > 59 || d->second > 60) {
        s->flags |= FIG_FLAG_INVALID_DATE;
        return;
    }
    if (d->hour == 24 && !fig_datetime_is_midnight(d)) {
        if (!fig_datepoint_days(&s->a, s->south, &from, &to))
            return;
        s->a = fig_datepoint_of_day(to);
    }
    s->a.hour = d->hour % 24;
    s->a.minute = fig_datetime_is_midnight(d) ? 0 : d->minute >= 0 ? d->minute : FIG_NO_PIECE;
    s->a.second = d->minute >= 0 && d->second >= 0 ? d->second : FIG_NO_PIECE;
    s->grain = fig_datepoint_grain(&s->a);
}

/* "8 p.m. ET on Jan. 25": the day says whether it is summer time. */
static void settle_zone(const fig_datetime *d, fig_datespan *s)
{
    int32_t from, to;
    fig_datetime zoned = *d;
    if (!d->summer || !fig_datepoint_days(&s->a, s->south, &from, &to))
        return;
    fig_summer_settle(&zoned, from);
    s->zone = zoned.zone;
}

/* The reference date in a calendar whose January is the first month of the fiscal year. */
static void make_fiscal(fig_date_context *c)
{
    int start_day = c->fiscal_day > 0 ? c->fiscal_day : 1;
    bool ends_named = c->fiscal_month > 1 || start_day > 1;
    int index = c->year * 12 + c->month - c->fiscal_month - (c->day < start_day) + (ends_named ? 12 : 0);
    c->year = (int16_t)(index / 12);
    c->month = (int16_t)(index % 12 + 1);
    c->day = (int16_t)(c->day > 28 ? 28 : c->day);
}

void fig_datespan_resolve(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    s->interval = s->unknown = s->no_ends = false;
    s->a = s->b = fig_datepoint_make(FIG_YEAR_UNKNOWN, FIG_NO_PIECE, FIG_NO_PIECE);
    s->south = c->south;
    s->utc = d->zone_utc;
    s->zone = d->zone;
    s->flags = d->fiscal ? FIG_FLAG_FISCAL : 0;
    s->fiscal_month = c->fiscal_month;
    s->fiscal_day = c->fiscal_day > 0 ? c->fiscal_day : 1;
    if (d->shift_grain != FIG_GRAIN_NONE) {
        (d->there ? fig_span_of_there : fig_span_of_shift)(d, c, s);
        return;
    }
    fig_date_context ahead;
    if (d->ahead && c->look != FIG_LOOK_FORWARD) {
        ahead = *c;
        ahead.look = FIG_LOOK_FORWARD;
        c = &ahead;
    }
    if (d->fiscal && c->has_reference && c->fiscal_month >= 1 && c->fiscal_month <= 12) {
        fig_date_context fiscal = *c;
        make_fiscal(&fiscal);
        fig_datespan_place(d, &fiscal, s);
    } else {
        fig_datespan_place(d, c, s);
    }
    if (!s->unknown && !s->interval && s->grain == FIG_GRAIN_DAY) {
        int32_t from, to;
        if (d->weekday >= 1 && fig_datepoint_days(&s->a, s->south, &from, &to) && !falls_on(from, d->weekday))
            s->flags |= FIG_FLAG_WEEKDAY_MISMATCH;
    }
    fig_span_beside(d, s);
    if (d->year == 0 && d->year_digits != 2) { /* written 0000: 1 BC is said otherwise */
        s->flags |= FIG_FLAG_INVALID_DATE;
        s->no_ends = true;
    }
    if (d->hour >= 0 && !s->unknown && !s->interval && s->grain == FIG_GRAIN_DAY) {
        settle_zone(d, s);
        place_time(d, s);
    }
}
