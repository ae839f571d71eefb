/*
 * Readings: what a date says, and what else it may say: another year, the other end of a midnight, 3 April for 4 March.
 *
 * in   fig_datetime, fig_date_context         out  fig_date_reading, the others behind it
 */
#include "datespan.h"
#include <stdlib.h>

static void write_reading(const fig_datetime *d, const fig_date_context *c, const fig_datespan *s, fig_date_reading *out)
{
    fig_datespan_write(s, out);
    out->weekday = (int8_t)(d->weekday > 0 ? d->weekday : 0);
    if (s->unknown || (!c->has_reference && d->has_offset))
        fig_relative_write(d, s, out->relative);
}

/* The year that a yearly date would have, did the sentence look the other way. */
static bool resolve_other_year(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    if (!c->has_reference || c->look != FIG_LOOK_FORWARD || !fig_datetime_recurs(d) || !fig_datetime_has_yearly(d) || c->anchor ||
        d->sub_count > 0)
        return false;
    int year = s->a.year;
    int32_t from, to;
    fig_date_context back = *c;
    back.look = FIG_LOOK_BACK;
    fig_datetime next = *d;
    if (fig_datespan_days(s, &from, &to) && to <= fig_reference_day(c)) {
        next.year = (int16_t)(year + 1); /* a quarter of this year that is over */
        d = &next;
    }
    fig_datespan_resolve(d, &back, s);
    return s->a.year != year && !(s->flags & FIG_FLAG_INVALID_DATE);
}

static int resolve_plain(const fig_datetime *d, const fig_date_context *c, fig_date_reading *out)
{
    fig_datespan s;
    int n = 1;
    fig_datespan_resolve(d, c, &s);
    write_reading(d, c, &s, &out[0]);
    int32_t from, to;
    if (!s.unknown && s.a.hour == 0 && fig_datetime_is_midnight(d) && fig_datepoint_days(&s.a, s.south, &from, &to)) {
        fig_datespan end = s;
        end.a = fig_datepoint_of_day(to);
        end.a.hour = end.a.minute = 0;
        fig_datespan_write(&end, &out[n++]);
    }
    if (resolve_other_year(d, c, &s))
        write_reading(d, c, &s, &out[n++]);
    return n;
}

/* 03/04: which number is the month is the country's custom; a reading that is no date, or contradicts its weekday, gives way. */
static int resolve_ambiguous(const fig_datetime *d, const fig_date_context *c, fig_date_reading *out)
{
    fig_datetime first = *d, second = *d;
    bool month_first = d->day_first ? c->month_first_dashed : c->month_first;
    fig_datetime *swapped = month_first ? &second : &first;
    swapped->month = d->day;
    swapped->day = d->month;
    fig_date_reading other[FIG_DATE_READINGS];
    int n = resolve_plain(&first, c, out);
    if (d->month == d->day)
        return n;
    resolve_plain(&second, c, other);
    bool second_valid = !(other[0].flags & FIG_FLAG_INVALID_DATE);
    if ((out[0].flags & FIG_FLAG_INVALID_DATE) && second_valid)
        return resolve_plain(&second, c, out);
    if (!second_valid)
        return n;
    if (out[0].flags && !other[0].flags) {
        other[1] = out[0];
        out[0] = other[0];
        out[1] = other[1];
        return 2;
    }
    for (int i = n++; i > 1; i--)
        out[i] = out[i - 1];
    out[1] = other[0];
    return n;
}

/* 16-12-13, told in 2016: where the first number is no month, the year may stand first, and the nearer one is meant. */
static bool year_stands_first(const fig_datetime *d, const fig_date_context *c, fig_datetime *turned)
{
    enum { MONTHS = 12 };
    *turned = *d;
    turned->year = d->month;
    turned->month = d->day;
    turned->day = d->year;
    turned->ambiguous_dm = false;
    if (!d->year_either || !c->has_reference || d->month <= MONTHS || turned->month > MONTHS || d->year_digits != 2)
        return false;
    int first = fig_datetime_year(turned, c), last = fig_datetime_year(d, c);
    return turned->day >= 1 && turned->day <= fig_days_in_month(first, turned->month) && abs(first - c->year) < abs(last - c->year);
}

int fig_date_resolve(const fig_datetime *d, const fig_date_context *context, fig_date_reading out[FIG_DATE_READINGS])
{
    fig_datetime turned;
    if (year_stands_first(d, context, &turned))
        return resolve_plain(&turned, context, out);
    return d->ambiguous_dm && d->month >= 0 && d->day >= 0 ? resolve_ambiguous(d, context, out) : resolve_plain(d, context, out);
}
