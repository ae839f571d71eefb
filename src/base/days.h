/*
 * Days: dates of the proleptic Gregorian calendar as days since 1970-01-01, and back; the one home of this arithmetic.
 *
 * in   2019-02-28          out   17955, a Thursday (4)
 * Years from -32800 to 32767. A day past the end of its month is one of the next.
 * Source: Cassio Neri and Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022).
 */
#ifndef FIG_DAYS_H
#define FIG_DAYS_H
#include <stdint.h>

int32_t fig_days_from_date(int year, int month, int day); /* month 1-12 */
void fig_date_from_days(int32_t days, int *year, int *month, int *day);
int fig_weekday_of(int32_t days);                        /* 1 Monday - 7 Sunday */
int fig_weekday_of_julian(int year, int month, int day); /* of a date of the Julian calendar, years from 1 */
int fig_days_in_month(int year, int month);              /* 0: there is no such month */
#endif
