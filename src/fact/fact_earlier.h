/*
 * Earlier: the fact before one that leaves out what it is of.
 *
 * in   "EPS of $1.20, and sales up 4%; analysts had expected $1.10"          out   of $1.10 the EPS, which is its like
 */
#ifndef FIG_FACT_EARLIER_H
#define FIG_FACT_EARLIER_H
#include "fact_build.h"

/* The fact before this one in its sentence or the one before, or NULL. */
fig_fact_draft *fig_fact_before(const fig_fact_builder *b, size_t index);
/* The fact that a value without a word of its own speaks of: the one before, or a nearer one of its like; or NULL. */
const fig_fact_draft *fig_fact_spoken_of(const fig_fact_builder *b, const fig_fact_draft *d, size_t index);
/* "Elm Securities cut its target to $33": of whom the price targets before it are. */
void fig_fact_put_judged(fig_work *w, fig_fact_draft *d, size_t index);
/* A survey of 1,607 parents: those counted behind it, near before a token; or none. */
fig_phrase fig_asked_before(fig_work *w, uint32_t token);
#endif
