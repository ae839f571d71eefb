/*
 * Fact actions: see fact_act.c.
 */
#ifndef FIG_FACT_ACT_H
#define FIG_FACT_ACT_H
#include "../resolve/work.h"

/* What a match of this rule says (w->facts.bound). false: nothing new. */
bool fig_fact_act(fig_work *w, const fig_rule *rule, uint32_t sentence);
/* A number for a verb of fact rules, -1 where there is none. */
int fig_fact_verb(const char *verb);
#endif
