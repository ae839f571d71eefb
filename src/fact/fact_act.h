/*
 * Fact actions: see fact_act.c.
 */
#ifndef FIG_FACT_ACT_H
#define FIG_FACT_ACT_H
#include "../resolve/work.h"

/* What a match of this rule says (w->facts.bound). false: nothing new. */
bool fig_fact_act(fig_work *w, const fig_rule *rule, uint32_t sentence);
/* When a grammar is loaded: the numbers of its fact rules' verbs; reports what there is not, and what a verb does not take. */
void fig_fact_verbs_resolve(fig_grammar *g);
#endif
