/*
 * Period: the lengths of time that a rate is told for, as the checks of rates share them.
 */
#ifndef FIG_PERIOD_H
#define FIG_PERIOD_H
#include "checking.h"

/* From a second to a year, in their order; NO_PERIOD: none of these. */
enum { SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR, NO_PERIOD };
int fig_period_of(fig_str per);
/* How many of `smaller` are in one `larger`: [low, high]; with `few`, as few as there may be. false: not known. */
bool fig_period_ratio(fig_checking *c, int larger, int smaller, bool few, fig_interval *out);
/* Two rates of one thing, by the calendar: a finding, or that they agree. */
void fig_compare_two_rates(fig_checking *c, int32_t a, int32_t b);
#endif
