/*
 * Moment: what the files of moments and clock.c share: the pieces of a date, the times of day among them.
 */
#ifndef FIG_MOMENT_H
#define FIG_MOMENT_H
#include "normal.h"

/* Lay the pieces that a bound part has over those of d. */
void fig_moment_lay_over(fig_datetime *d, const fig_datetime *p);
static inline bool fig_moment_has_day(const fig_datetime *d)
{
    return d->day != FIG_UNSAID || d->weekday != FIG_UNSAID || d->feast || d->then_weekday > 0 || d->sub_unit == FIG_GRAIN_DAY ||
           (d->unit == FIG_GRAIN_DAY && d->has_offset);
}

void fig_clock_set_zone(const fig_scope *s, const fig_bound *b, fig_datetime *d);
bool fig_clock_set_hour(const fig_scope *s, const fig_bound *b, fig_datetime *d);
/* Digits that are a whole clock: 10.30, 1430, 930. */
bool fig_clock_set(const fig_scope *s, const fig_bound *b, fig_datetime *d);
/* With every piece known: "to" counts back from the hour; which half of the day it is. False where it is no time. */
bool fig_clock_settle(const fig_scope *s, fig_datetime *d);
/* An hour of the dial goes into the half of the day that d's part says. */
void fig_clock_take_part(fig_datetime *d);
/* moment_beside.c: the row of this name in a list that C knows; NULL where there is none, or no name. */
const fig_row *fig_scope_row_named(const fig_scope *s, const char *list, const char *name);
/* moment.c: a part of the day by its name. */
fig_part fig_part_of_day(const char *name);
/* period.c: the ISO duration of n periods of a row. */
bool fig_period_write(const fig_scope *s, const fig_row *row, int64_t n, fig_strbuf *out);
/* Two ends of a range lend each other the half of the day: "3 to 5 p.m." is 15 to 17. */
void fig_clock_agree(fig_datetime *a, fig_datetime *b);
#endif
