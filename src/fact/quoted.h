/*
 * Quoted: what a noun phrase names that is quoted by its own name: a currency, a commodity, a yield, a price.
 *
 * in   "the Australian dollar", "Shanghai copper", "two-year gilt yields", "oil prices"          out   subject and measure of the fact
 */
#ifndef FIG_QUOTED_H
#define FIG_QUOTED_H
#include "../resolve/work.h"

/* d->subject and d->measure out of the phrase; false: it names nothing quoted. */
bool fig_quoted_split(fig_work *w, fig_fact_draft *d, fig_phrase p);
/* The index that a phrase names, where the figure is one of points: rose 12 points. false: it names none. */
bool fig_quoted_take_index(fig_work *w, fig_fact_draft *d, fig_phrase p);
/* Futures, a contract: what their list says to be measured of them, a price; no yield. false: the token is none of them. */
bool fig_quoted_put_priced(fig_work *w, fig_fact_draft *d, uint32_t token);
#endif
