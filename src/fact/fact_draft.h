/*
 * Fact draft: a fact in the making, filled once. Each setter is true where it said something new.
 */
#ifndef FIG_FACT_DRAFT_FILL_H
#define FIG_FACT_DRAFT_FILL_H
#include "../resolve/work.h"

/* An empty one of this sentence, or NULL without memory (w->failed). */
fig_fact_draft *fig_fact_draft_new(fig_work *w, const fig_rule *rule, uint32_t sentence);
bool fig_fact_set_phrase(fig_phrase *to, fig_phrase from);
bool fig_fact_set_text(const char **to, const char *from);
bool fig_fact_set_figure(int32_t *to, int32_t from);
bool fig_fact_add_change(fig_fact_draft *d, fig_change_draft c);
bool fig_fact_add_adjustment(fig_fact_draft *d, const char *text);
/* The fact of one figure more: none so far, the one at hand, or another, which then becomes one with it. */
void fig_fact_gather(fig_work *w, int32_t draft, int32_t *fact);
/* Is this figure one of its changes? */
bool fig_fact_states_change(const fig_fact_draft *d, int32_t draft);
#endif
