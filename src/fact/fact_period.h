/*
 * Period: which date of its sentence is a fact's; see fact_period.c.
 */
#ifndef FIG_FACT_PERIOD_H
#define FIG_FACT_PERIOD_H
#include "../resolve/work.h"

/* The periods of all facts of the field. */
void fig_fact_periods(fig_work *w);
/* The year that a forecast for the year is of, where no date says it: the reference date's; else NULL. In the result's arena. */
const fig_date *fig_fact_year_ahead(fig_work *w, const fig_fact_draft *d);
/* Is a date one to come? */
bool fig_fact_is_ahead(const fig_work *w, const fig_draft *date);
/* The day of the story; NULL where nothing tells. In the result's arena. */
const fig_date *fig_fact_story_day(fig_work *w);
#endif
