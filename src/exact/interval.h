/*
 * Interval: what a printed figure may stand for, from one exact rational to another; ends may be missing.
 *
 * in   "1.46 million" known to 5000          out   [1455000, 1465000]; divided by [1299.5, 1300.5]: [1118.8, 1127.4]
 * All ends belong to the interval. An operation that cannot be bounded (a division by what may be zero) gives the whole line, so that a
 * comparison of it never says more than is known. Numbers live in the pool, like all of number.h.
 */
#ifndef FIG_INTERVAL_H
#define FIG_INTERVAL_H
#include "number.h"

typedef struct fig_interval {
    fig_number low, high;
    bool has_low, has_high;
} fig_interval;

fig_interval fig_interval_all(void);
fig_interval fig_interval_exact(fig_number n);
fig_interval fig_interval_ends(fig_number low, fig_number high); /* low <= high */
/* middle - half to middle + half */
fig_interval fig_interval_around(fig_number_pool *pool, fig_number middle, fig_number half);

fig_interval fig_interval_add(fig_number_pool *pool, fig_interval a, fig_interval b);
fig_interval fig_interval_sub(fig_number_pool *pool, fig_interval a, fig_interval b);
fig_interval fig_interval_mul(fig_number_pool *pool, fig_interval a, fig_interval b);
fig_interval fig_interval_div(fig_number_pool *pool, fig_interval a, fig_interval b);
fig_interval fig_interval_neg(fig_number_pool *pool, fig_interval a);

/* Has no number in common. */
bool fig_interval_disjoint(fig_number_pool *pool, fig_interval a, fig_interval b);
bool fig_interval_bounded(fig_interval a);
/* The middle of a bounded one. */
fig_number fig_interval_middle(fig_number_pool *pool, fig_interval a);
#endif
