/*
 * Owner: see owner.c and actor.c.
 */
#ifndef FIG_OWNER_H
#define FIG_OWNER_H
#include "../resolve/work.h"

/* actor.c: subject and measure out of d->phrase and the sentence, where they are not said yet. */
void fig_phrase_split(fig_work *w, fig_fact_draft *d);
/* owner.c: ... out of d->phrase alone, in whatever sentence it stands. */
void fig_phrase_divide(fig_work *w, fig_fact_draft *d);
/* owner_phrase.c: what of d->phrase is to be divided. */
fig_phrase fig_phrase_to_divide(fig_work *w, const fig_fact_draft *d);
/* "auto supplier Reinhold", "The junior Kosdaq": the name behind what it is becomes the subject; false: there is none. */
bool fig_phrase_split_apposition(fig_work *w, fig_fact_draft *d, fig_phrase p);
#endif
