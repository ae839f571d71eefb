/*
 * Said: what a match of a `fact` rule says, name by name.
 *
 * in   names bound by the match, constants of the rule          out   figures, words, texts
 */
#ifndef FIG_FACT_SAID_H
#define FIG_FACT_SAID_H
#include "../resolve/work.h"

const fig_fact_plan *fig_said_plan(const fig_work *w, const fig_rule *rule);
/* What a name is bound to, or NULL. */
const fig_link_bound *fig_said_bound(const fig_work *w, fig_name name);
/* The figure bound to a name: its draft, or -1. */
int32_t fig_said_figure(const fig_work *w, fig_name name);
/* The value of the row bound to a name, or NULL. */
const char *fig_said_row(const fig_work *w, fig_name name);
/* What a row or a constant of the rule says under a key. */
const char *fig_said_text(const fig_work *w, fig_name name, const char *constant);
fig_phrase fig_said_words(const fig_work *w, fig_name name);
fig_direction fig_said_direction(const fig_work *w, const fig_rule *rule);
/* Can a fact state it? */
bool fig_fact_is_measured(fig_work *w, const fig_draft *d);
bool fig_fact_is_change(const fig_draft *d);
/* Do two figures measure in one unit? */
bool fig_fact_are_comparable(const fig_draft *a, const fig_draft *b);
#endif
