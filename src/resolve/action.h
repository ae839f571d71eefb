/*
 * Actions: the verbs of links, one function each, and what they share.
 *
 * An action refuses what can't be (false): the same amount twice, a unit for what has one. What an earlier link said stays said.
 */
#ifndef FIG_ACTION_H
#define FIG_ACTION_H
#include "work.h"
#include <string.h>

/* The figure bound to a name: its index, or -1; itself, or NULL. */
int32_t fig_action_draft_index(const fig_work *w, int name);
fig_draft *fig_action_draft(const fig_work *w, int name);
/* The row of a list that a name holds, or NULL. */
const fig_row *fig_action_row(const fig_work *w, int name);
/* Is `word` one of "a|b|c"? */
bool fig_action_among(const char *words, const char *word);
/* A bare number becomes money, an index, a count; `unit` may be NULL. */
void fig_action_make_kind(fig_draft *d, fig_kind kind, const char *unit);

/* strcmp(a, b) == 0; most texts differ in their first letter. */
static inline bool fig_action_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* action_tie.c: is the part more than the whole? */
bool fig_action_is_larger(fig_work *w, const fig_draft *part, const fig_draft *whole);

bool fig_act_change(fig_work *w, const fig_rule *link);
bool fig_act_level(fig_work *w, const fig_rule *link);
bool fig_act_plain(fig_work *w, const fig_rule *link);
bool fig_act_still(fig_work *w, const fig_rule *link);
bool fig_act_age(fig_work *w, const fig_rule *link);
bool fig_act_same_as(fig_work *w, const fig_rule *link);
bool fig_act_restates(fig_work *w, const fig_rule *link);
bool fig_act_part_of(fig_work *w, const fig_rule *link);
bool fig_act_instrument(fig_work *w, const fig_rule *link);
bool fig_act_index(fig_work *w, const fig_rule *link);
bool fig_act_pair(fig_work *w, const fig_rule *link);
bool fig_act_rate(fig_work *w, const fig_rule *link);
bool fig_act_mod(fig_work *w, const fig_rule *link);
bool fig_act_rel(fig_work *w, const fig_rule *link);
bool fig_act_look(fig_work *w, const fig_rule *link);
bool fig_act_flag(fig_work *w, const fig_rule *link);
bool fig_act_per(fig_work *w, const fig_rule *link);
bool fig_act_nth(fig_work *w, const fig_rule *link);
bool fig_act_kind(fig_work *w, const fig_rule *link);
bool fig_act_unit(fig_work *w, const fig_rule *link);
bool fig_act_supply(fig_work *w, const fig_rule *link);
bool fig_act_letter(fig_work *w, const fig_rule *link);
bool fig_act_minor(fig_work *w, const fig_rule *link);
bool fig_act_weight(fig_work *w, const fig_rule *link);
bool fig_act_claim(fig_work *w, const fig_rule *link);
#endif
