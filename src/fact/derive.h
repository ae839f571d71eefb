/*
 * Derive: what follows from a fact's figures; see derive.c.
 */
#ifndef FIG_DERIVE_H
#define FIG_DERIVE_H
#include "../resolve/work.h"

/* Into fact->derived, in the result's arena. */
void fig_fact_derive(fig_work *w, const fig_fact_draft *d, const fig_result *result, fig_fact *fact);
#endif
