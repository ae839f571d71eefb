/*
 * Beside: the weekday next to a day, and the days around it.
 * in   Christmas, then_weekday 2, then_count 3; October 7 and FIG_AROUND_WEEK
 * out  the third Tuesday after; the Monday to Sunday that holds October 7
 * What is longer than a day is counted from its end going on and from its start going back.
 */
#include "datespan.h"

enum { SOME_YEAR = 2001 }; /* stands for an unknown one */

/* So many working days on or back. */
static int32_t nth_working_day(int32_t from, int count)
{
    int step = count > 0 ? 1 : -1;
    for (; count; count -= step)
        do
            from += step;
        while (fig_weekday_of(from) > 5);
    return from;
}

static int32_t nth_weekday(int32_t from, int weekday, int count)
{
    if (weekday == FIG_WORKING_DAY)
        return nth_working_day(from, count);
    if (count > 0)
        return from + 1 + (weekday - fig_weekday_of(from + 1) + 7) % 7 + 7 * (count - 1);
    return from - 1 - (fig_weekday_of(from - 1) - weekday + 7) % 7 + 7 * (count + 1);
}

static void take_around(fig_around around, fig_datespan *s, int32_t from, int32_t last)
{
    int32_t monday = from - fig_weekday_of(from) + 1;
    switch (around) {
    case FIG_AROUND_NONE:
        break;
    case FIG_AROUND_WEEK:
        fig_datespan_set_days(s, monday, monday + 6, FIG_GRAIN_WEEK);
        break;
    case FIG_AROUND_FROM:
        fig_datespan_set_days(s, from, from + 6, FIG_GRAIN_WEEK);
        break;
    case FIG_AROUND_TO:
        fig_datespan_set_days(s, last - 6, last, FIG_GRAIN_WEEK);
        break;
    case FIG_AROUND_AFTER:
        fig_datespan_set_days(s, last + 1, last + 7, FIG_GRAIN_WEEK);
        break;
    case FIG_AROUND_BEFORE:
        fig_datespan_set_days(s, from - 7, from - 1, FIG_GRAIN_WEEK);
        break;
    case FIG_AROUND_WEEKEND: /* a Monday's or Tuesday's is the one before */
        monday -= fig_weekday_of(from) <= 2 ? 7 : 0;
        fig_datespan_set_days(s, monday + 5, monday + 6, FIG_GRAIN_WEEKEND);
        break;
    }
}

void fig_span_beside(const fig_datetime *d, fig_datespan *s)
{
    if ((!d->then_count && !d->around) || s->unknown)
        return;
    bool undated = s->a.year == FIG_YEAR_UNKNOWN;
    if (undated)
        s->a.year = s->b.year = SOME_YEAR;
    int32_t from, to;
    if (fig_datespan_days(s, &from, &to)) {
        if (d->then_count) {
            from = nth_weekday(d->then_count < 0 ? from : to - 1, d->then_weekday, d->then_count);
            to = from + 1;
            fig_datespan_set_days(s, from, from, FIG_GRAIN_DAY);
        }
        take_around(d->around, s, from, to - 1);
    }
    if (undated)
        s->a.year = s->b.year = FIG_YEAR_UNKNOWN;
}
