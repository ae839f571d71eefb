/*
 * Fill: what a match of a `fact` rule adds to a fact that there is.
 *
 * in   the match's names: a value, changes, former values, parts, words beside          out   the fact draft with what it did not have; true where that was something
 */
#ifndef FIG_FACT_FILL_H
#define FIG_FACT_FILL_H
#include "../resolve/work.h"

/* The figures of the names v, d and e; `self` is the fact's number. */
bool fig_fact_add_figures(fig_work *w, const fig_rule *rule, fig_fact_draft *d, int32_t self, const int32_t named[3]);
/* All else, to the fact at `index`. */
bool fig_fact_add_all(fig_work *w, const fig_rule *rule, size_t index);
#endif
