/*
 * Daily: is what a fact measures quoted every day?
 *
 * in   a fact draft with its subject and measure          out   yes: without a date of its own it is of the story's day
 * Indices, yields and prices are, by what they are or by the grammar's lists; statistics that are released now and then are not, nor is a forecast: that is of another day.
 */
#ifndef FIG_FACT_DAILY_H
#define FIG_FACT_DAILY_H
#include "../resolve/work.h"
#include "fact_build.h"

bool fig_fact_is_daily(fig_fact_builder *b, const fig_fact_draft *d, const fig_fact *f);
#endif
