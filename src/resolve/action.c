/*
 * Action: what a link's `make` does to the figures it names.
 *
 * in   the names bound by the match (w->bound)          out   roles, directions, supplied units, ties
 * This file holds the table of verbs and what all of them use; the verbs stand in action_role.c, action_tie.c, action_instrument.c,
 * action_supply.c and action_claim.c.
 */
#include "action.h"
#include <string.h>

int32_t fig_action_draft_index(const fig_work *w, int name)
{
    const fig_link_bound *b = &w->bound.of[name];
    for (uint32_t i = b->first; i < b->last; i++)
        if (w->item_draft[i] >= 0)
            return w->item_draft[i];
    return -1;
}

fig_draft *fig_action_draft(const fig_work *w, int name)
{
    int32_t i = name ? fig_action_draft_index(w, name) : -1;
    return i >= 0 ? &w->drafts[i] : NULL;
}

const fig_row *fig_action_row(const fig_work *w, int name)
{
    return w->bound.of[name].first < w->bound.of[name].last ? w->bound.of[name].row : NULL;
}

void fig_action_make_kind(fig_draft *d, fig_kind kind, const char *unit)
{
    d->kind = kind;
    if (unit) {
        fig_draft_set_unit(d, unit);
        d->supplied |= FIG_SUPPLIED_UNIT;
    }
}

/* Phase 0 runs before the rest. A quiet action leaves kinds alone, and all fields that a link may ask for. */
static const struct {
    const char *verb;
    bool (*act)(fig_work *w, const fig_rule *link);
    int phase;
    bool quiet;
} actions[] = {
    {"supply", fig_act_supply, 0, false},
    {"index", fig_act_index, 0, false},
    {"minor", fig_act_minor, 0, false},
    {"kind", fig_act_kind, 0, false},
    {"instrument", fig_act_instrument, 1, false},
    {"change", fig_act_change, 1, false},
    {"level", fig_act_level, 1, false},
    {"age", fig_act_age, 1, false},
    {"same_as", fig_act_same_as, 1, false},
    {"restates", fig_act_restates, 1, false},
    {"part_of", fig_act_part_of, 1, false},
    {"mod", fig_act_mod, 1, true},
    {"rel", fig_act_rel, 1, false},
    {"look", fig_act_look, 1, true},
    {"unit", fig_act_unit, 1, false},
    {"pair", fig_act_pair, 1, false},
    {"flag", fig_act_flag, 1, true},
    {"per", fig_act_per, 1, false},
    {"weight", fig_act_weight, 0, false},
    {"nth", fig_act_nth, 0, false},
    {"claim", fig_act_claim, 1, true},
};

int fig_action_find(const char *verb)
{
    for (int i = 0; i < (int)(sizeof actions / sizeof *actions); i++)
        if (strcmp(actions[i].verb, verb) == 0)
            return i * 2 + actions[i].phase;
    return -1;
}

fig_acted fig_link_act(fig_work *w, const fig_rule *link)
{
    const int verb = link->make.verb_id / 2;
    return !actions[verb].act(w, link) ? FIG_IDLE : actions[verb].quiet ? FIG_ACTED_QUIETLY : FIG_ACTED;
}
