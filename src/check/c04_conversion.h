/*
 * Conversion: an amount that is said again in another currency, and the rate that the two make; what the files of C4 share.
 *
 * in   "1.46 million won ($1,300)"          out   from the won, to the dollars: 1,078 to 1,172 KRW per USD
 * c04_rates.c holds the rates of a story against each other, c04_file.c against the rates file.
 */
#ifndef FIG_C04_CONVERSION_H
#define FIG_C04_CONVERSION_H
#include "checking.h"

typedef struct fig_conversion {
    int32_t from, to; /* figures: the unit that sorts first, the other; the dollar is what others are counted per */
    fig_when when;
    int32_t order; /* the later figure: what is looked at */
} fig_conversion;

typedef struct fig_conversions {
    fig_conversion *items; /* yours to free */
    size_t count, capacity;
} fig_conversions;

/* All of the document, in its order. */
void fig_conversions_collect(fig_checking *c, fig_conversions *all);
/* By the letters of their codes. */
int fig_currency_order(fig_str a, fig_str b);
/* A rate that may be 1 / `divisor` more or less. */
fig_interval fig_rate_widened(fig_checking *c, fig_interval rate, int divisor);
/* "1.46 million won and $1,300 make 1,078 to 1,172 KRW per USD" */
void fig_conversion_say(fig_checking *c, const fig_conversion *v, fig_interval rate, bool holds);
/* Both figures, as they stand in the text. */
void fig_conversion_pair(fig_compared *x, const fig_conversion *v);
/* Note that its rate does not fit `expected`, which the words in c->why say: a slip of a thousand, of the pen, or just another rate. */
void fig_conversion_misfit(fig_checking *c, fig_compared *x, const fig_conversion *v, fig_interval expected);
/* c04_file.c: hold it against the rates file. */
void fig_conversion_check_file(fig_checking *c, const fig_conversion *v);
#endif
