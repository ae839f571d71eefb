/*
 * Taken: what a fact that says less than the one before takes from it.
 *
 * in   "Exports fell to 3 million. In May it was 2 million", "in Germany 4%, in France 5%"          out   the second fact's measure, and its subject where it has none
 */
#ifndef FIG_FACT_TAKEN_H
#define FIG_FACT_TAKEN_H
#include "fact_build.h"

/* "it was down 8.6 pct": what and whose is said in the fact before; "in France 5%": what. */
void fig_fact_take_from_before(fig_fact_builder *b, fig_fact_draft *d, size_t index);
#endif
