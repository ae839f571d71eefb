/*
 * Weekday: the names of the days of the week, as dates are written with them.
 *
 * in   "Tues., Feb. 28"          out   5: days count from Thursday, which 1 January 1970 was
 */
#ifndef FIG_WEEKDAY_H
#define FIG_WEEKDAY_H
#include "figura/figure.h"
#include <stdint.h>

/* The weekday that a date's text names, whole or cut short; -1 where it names none. */
int fig_weekday_named(fig_str text);
/* That of a day since 1970. */
int fig_weekday_on(int32_t day);
const char *fig_weekday_name(int weekday);
#endif
