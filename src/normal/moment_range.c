/*
 * Moment range: from one moment to another.
 *
 * in   first:May 3 second-end:May 5 · first:May 5 second-end:three days          out   a fig_dated with both ends
 * The pieces that an end lacks, the month of "May 3 to 5", are the calendar's to give (datetime_range.c); here is what words decide.
 */
#include "moment.h"

/* A length of time and nothing else: "May 5 for three days". */
static bool lasts(const fig_datetime *d)
{
    return d->shift_grain != FIG_GRAIN_NONE && d->hour == FIG_UNSAID && d->year == FIG_UNSAID && d->month == FIG_UNSAID &&
           d->day == FIG_UNSAID && d->weekday == FIG_UNSAID && !d->has_offset && d->unit == FIG_GRAIN_NONE;
}

/* The end of what begins at `end` and lasts so long; three days end with the third. */
static void last(fig_datetime *end, const fig_datetime *length)
{
    bool whole_days = end->hour == FIG_UNSAID && length->shift_grain >= FIG_GRAIN_DAY;
    end->shift_months = length->shift_months;
    end->shift_days = length->shift_days - (whole_days ? 1 : 0);
    end->shift_seconds = length->shift_seconds;
    end->shift_grain = length->shift_grain;
}

/* The day that stands beside a range of times: "Monday from 9 to 11". */
static bool put_day(const fig_bound *day, fig_datetime *d)
{
    fig_datetime clock = *d;
    if (!day || !day->value || !day->value->dated)
        return true;
    if (day->value->dated->when.hour != FIG_UNSAID)
        return false;
    *d = day->value->dated->when;
    fig_moment_lay_over(d, &clock);
    fig_clock_take_part(d);
    return true;
}

/* "22 and 23 February at 7 p.m.": at seven on the first of them too. */
static void share_clock(fig_datetime *to, const fig_datetime *from)
{
    to->hour = from->hour;
    to->minute = from->minute;
    to->second = from->second;
    to->dial = from->dial;
    to->halved = from->halved;
    fig_datetime_take_zone(to, from);
}

/* "2019-20 April": nothing goes from a year to a day of no year; they are two years, or the day's own. */
static bool is_lopsided(const fig_datetime *from, const fig_datetime *to)
{
    return from->year != FIG_UNSAID && from->month == FIG_UNSAID && !fig_moment_has_day(from) && to->day != FIG_UNSAID &&
           to->year == FIG_UNSAID;
}

/* first … second-end */
bool fig_make_moment_range(const fig_scope *s, fig_value *out)
{
    const fig_bound *a = fig_scope_get(s, FIG_NAME_FIRST), *b = fig_scope_get(s, FIG_NAME_SECOND_END);
    if (!a || !b || !a->value || !b->value || !a->value->dated || !b->value->dated)
        return false;
    fig_dated *range = fig_normal_date(s->n, out);
    if (!range)
        return false;
    const fig_datetime *end = &b->value->dated->when;
    range->when = a->value->dated->when;
    if (!put_day(fig_scope_get(s, FIG_NAME_VALUE), &range->when))
        return false;
    if (is_lopsided(&range->when, end))
        return false;
    range->is_range = true;
    if (lasts(end)) {
        range->when_to = range->when;
        last(&range->when_to, end);
        return end->shift_grain >= FIG_GRAIN_DAY || range->when.hour != FIG_UNSAID; /* "for two hours from Monday" does not say when */
    }
    range->when_to = *end;
    if (fig_make_attr(s->make, "share-clock"))
        share_clock(&range->when, end);
    if (!fig_moment_has_day(&range->when) || !fig_moment_has_day(end))
        fig_clock_agree(&range->when, &range->when_to);
    return true;
}
