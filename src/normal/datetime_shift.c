/*
 * Shifts: a date or time moved by a length of time.
 * in   "15 minutes ago", "2 hours before noon", "three weeks after May 5": the base and shift_months, shift_days, shift_seconds
 * out  a fig_datespan as fine as the finer of base and unit; `unknown` where the base, or the time of day it asks for, is not known
 * Without a base the reference date is moved, with its time of day where the unit is shorter than a day.
 */
#include "datespan.h"
#include <string.h>

static fig_datetime base_of(const fig_datetime *d)
{
    fig_datetime base = *d;
    base.shift_grain = FIG_GRAIN_NONE;
    if (!fig_datetime_dated(&base) && base.hour >= 0) { /* "at 5 p.m. in seven days" */
        base.unit = FIG_GRAIN_DAY;
        base.offset = 0;
        base.has_offset = true;
    }
    return base;
}

/* The reference as fine as the unit that is counted in. */
static void place_now(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    fig_grain grain = d->shift_grain;
    s->interval = false;
    s->unknown = !c->has_reference || (grain < FIG_GRAIN_DAY && c->hour < 0);
    s->grain = grain == FIG_GRAIN_WEEK ? FIG_GRAIN_DAY : grain;
    if (s->unknown)
        return;
    s->a = fig_datepoint_make(c->year, grain < FIG_GRAIN_YEAR ? c->month : FIG_NO_PIECE, grain < FIG_GRAIN_MONTH ? c->day : FIG_NO_PIECE);
    if (grain >= FIG_GRAIN_DAY)
        return;
    s->a.hour = c->hour;
    s->a.minute = c->minute >= 0 ? c->minute : grain < FIG_GRAIN_HOUR ? 0 : FIG_NO_PIECE;
    if (grain == FIG_GRAIN_SECOND)
        s->a.second = c->second >= 0 ? c->second : 0;
    s->zone = c->zone;
    s->utc = c->zone == 0;
}

static bool to_days(fig_datepoint *p, bool south)
{
    int32_t from, to;
    if (p->day >= 0)
        return true;
    if (!fig_datepoint_days(p, south, &from, &to))
        return false;
    *p = fig_datepoint_of_day(from);
    return true;
}

static bool move_months(fig_datepoint *p, int months, bool south)
{
    if (!months)
        return true;
    if (p->code > 12 && !to_days(p, south)) /* a quarter by its first day */
        return false;
    if (p->code < 0 && months % 12)
        p->code = 1;
    int index = p->year * 12 + (p->code > 0 ? p->code - 1 : 0) + months, year = fig_floor_div(index, 12);
    p->year = year;
    if (p->code < 0)
        return true;
    p->code = index - year * 12 + 1;
    int most = fig_days_in_month(year, p->code);
    if (p->day > most)
        p->day = most;
    return true;
}

/* Days, and seconds of the day, which may run into other days. */
static bool move_days(fig_datepoint *p, const fig_datetime *d, bool south)
{
    int32_t from, to;
    if (!d->shift_days && !d->shift_seconds)
        return true;
    if (!to_days(p, south) || !fig_datepoint_days(p, south, &from, &to))
        return false;
    bool timed = p->hour >= 0 || d->shift_seconds;
    int64_t time = ((p->hour > 0 ? p->hour : 0) * 60 + (p->minute > 0 ? p->minute : 0)) * 60 + (p->second > 0 ? p->second : 0);
    time += d->shift_seconds;
    int64_t days = time / 86400 - (time % 86400 < 0);
    int rest = (int)(time - days * 86400);
    fig_datepoint moved = fig_datepoint_of_day(from + d->shift_days + (int32_t)days);
    if (timed) {
        moved.hour = rest / 3600;
        moved.minute = p->minute >= 0 || rest % 3600 ? rest / 60 % 60 : FIG_NO_PIECE;
        moved.second = p->second >= 0 || rest % 60 ? rest % 60 : FIG_NO_PIECE;
    }
    *p = moved;
    return true;
}

void fig_span_of_shift(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    fig_datetime base = base_of(d);
    if (fig_datetime_dated(&base))
        fig_datespan_resolve(&base, c, s);
    else
        place_now(d, c, s);
    bool undated = !s->unknown && s->a.year == FIG_YEAR_UNKNOWN;
    if (s->unknown || undated) {
        s->unknown = true;
        return;
    }
    s->interval = false;
    s->unknown = !move_months(&s->a, d->shift_months, s->south) || !move_days(&s->a, d, s->south) || s->a.year < 1 || s->a.year > 9999;
    s->grain = fig_datepoint_grain(&s->a);
}

/* The first that comes from the beginning of the moved unit on: "Christmas two years ago" is in that year. */
void fig_span_of_there(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    fig_datetime moved = fig_datetime_empty(), rest = *d;
    fig_datespan there = *s;
    int32_t from, to;
    int year, month, day;
    moved.shift_months = d->shift_months;
    moved.shift_days = d->shift_days;
    moved.shift_seconds = d->shift_seconds;
    moved.shift_grain = d->shift_grain;
    fig_span_of_shift(&moved, c, &there);
    rest.shift_grain = FIG_GRAIN_NONE;
    fig_date_context seen = *c;
    seen.look = FIG_LOOK_FORWARD;
    seen.anchor = NULL;
    if (there.unknown || !fig_datespan_days(&there, &from, &to)) {
        seen.has_reference = false;
    } else {
        fig_date_from_days(from, &year, &month, &day);
        seen.year = (int16_t)year;
        seen.month = (int16_t)month;
        seen.day = (int16_t)day;
    }
    fig_datespan_resolve(&rest, &seen, s);
}

static char *put_shift(char *out, int n, const char *unit)
{
    char digits[12];
    int count = 0;
    unsigned u = n < 0 ? 0u - (unsigned)n : (unsigned)n;
    if (!n)
        return out;
    *out++ = ' ';
    if (n < 0)
        *out++ = '-';
    do
        digits[count++] = (char)('0' + u % 10u);
    while (u /= 10u);
    while (count)
        *out++ = digits[--count];
    *out++ = ' ';
    size_t len = strlen(unit);
    memcpy(out, unit, len + 1);
    return out + len;
}

void fig_shift_relative(const fig_datetime *d, char *out)
{
    char *begin = out;
    bool years = d->shift_months % 12 == 0, weeks = d->shift_days % 7 == 0;
    int seconds = d->shift_seconds;
    out = put_shift(out, years ? d->shift_months / 12 : d->shift_months, years ? "year" : "month");
    out = put_shift(out, weeks ? d->shift_days / 7 : d->shift_days, weeks ? "week" : "day");
    if (seconds % 3600 == 0)
        out = put_shift(out, seconds / 3600, "hour");
    else
        out = seconds % 60 == 0 ? put_shift(out, seconds / 60, "minute") : put_shift(out, seconds, "second");
    memmove(begin, begin + 1, out > begin ? (size_t)(out - begin) : 0);
}

bool fig_quarter_is_over(const fig_datetime *d, const fig_date_context *c)
{
    enum { REPORTED_DAYS = 200 };
    return d->quarter >= 1 && d->quarter <= 3 && fig_reference_day(c) - fig_days_from_date(c->year, 3 * d->quarter + 1, 1) > REPORTED_DAYS;
}
