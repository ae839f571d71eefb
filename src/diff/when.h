/*
 * When: what when.c says of dates and lengths of time; a part of aligner.h.
 *
 * in   `Oct. 2` read as this year's, and as the next one's          out   the same: neither says a year
 */
#ifndef FIG_DIFF_WHEN_H
#define FIG_DIFF_WHEN_H
#include "aligner.h"

/* when.c: dates of which one leaves out the year, or the week, and which are the same but for what was guessed of it. */
bool fig_when_same(const fig_point *d, const fig_point *s);
/* Two days of one month or of one number, two months, seasons, quarters of one year, all of them written in digits; two weekdays of a week; a year, and a day or month of another one of which one digit is another. */
bool fig_when_slipped(const fig_point *d, const fig_point *s);
/* A day whose year is not known against one of a year. */
fig_relation_kind fig_when_yearless(const fig_point *d, const fig_point *s);
/* Friday, without a day of the month. */
bool fig_when_is_weekday(const fig_point *p);
/* The same day of two months: 18 November, 18 December. */
bool fig_when_same_number(const fig_point *d, const fig_point *s);
/* The same day, month or quarter of two years, both written; or ranges of years that begin or end together. */
bool fig_when_other_year(const fig_point *d, const fig_point *s);
/* One end of a range of dates: August 2024, of `from August 2023 to August 2024`. */
bool fig_when_is_end(const fig_point *d, const fig_point *s);
/* The start of this year, the end of the last one: the same moment? */
bool fig_when_same_edge(const fig_point *x, const fig_point *y);
/* Is its year written out? */
bool fig_when_is_written(const fig_point *p);
/* A year, and a day or part of it, both with the year written out: late 2028, the last quarter of 2028. */
bool fig_when_is_year_of(const fig_point *d, const fig_point *s);
/* A month, and a day of it, both without a year: last March, 15 March. */
bool fig_when_is_month_of(const fig_point *d, const fig_point *s);
/* Two years of which one digit is another. */
bool fig_when_year_changed(const fig_date *x, const fig_date *y);
/* Is the draft's length of time that since the source's date, or from the one of its ends to the other? */
bool fig_when_elapsed(const fig_aligner *a, const fig_point *d, const fig_point *s);
/* Is it that of a range of years from its first to its last one: 8 years, of 2006 to 2014? */
bool fig_when_exactly(const fig_point *d, const fig_point *range);
/* Is it the time from the one date to the other: 35 years, of 1958 and 1993? */
bool fig_when_between(const fig_point *d, const fig_point *x, const fig_point *y);
/* Keys of the dates from which a length of time may be counted; false: none. */
bool fig_when_keys(const fig_aligner *a, const fig_point *d, double *from, double *to);
#endif
