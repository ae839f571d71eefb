/*
 * Action: what a link's `make` does to the figures it names.
 *
 * in   the names bound by the match (w->bound)          out   roles, directions, supplied units, ties
 * This file holds the table of verbs, with the names and constants that each takes, and what all of them use; the verbs stand in action_role.c, action_tie.c, action_instrument.c,
 * action_supply.c and action_claim.c.
 */
#include "action.h"
#include "../base/strbuf.h"
#include "../grammar/bound_names.h"
#include "../grammar/form.h"
#include "claim_words.h"
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

#define CLAIM(word, of)    word
#define OR_CLAIM(word, of) "|" word

enum { MANY = FIG_MAKE_NAMES };

/* Phase 0 runs before the rest. A quiet action leaves kinds alone, and all fields that a link may ask for. */
static const struct {
    fig_form form;
    bool (*act)(fig_work *w, const fig_rule *link);
    int phase;
    bool quiet;
    const char *needs; /* one of these names is bound, or it does nothing: grammar/bound_names.h */
} actions[] = {
    {{"supply", "most=<number> smaller=1 but=<text> units=<text>", 3, MANY, NULL}, fig_act_supply, 0, false, ""},
    {{"index", "unscaled=1", 1, MANY, NULL}, fig_act_index, 0, false, "instrument"},
    {{"plain", "", 1, MANY, NULL}, fig_act_plain, 0, true, ""},
    {{"letter", "was!=<text> power!=<whole>", 2, 2, NULL}, fig_act_letter, 0, false, ""},
    {{"minor", "", 1, 1, NULL}, fig_act_minor, 0, false, ""},
    {{"kind", "kind!=" FIG_FORM_KINDS " was=" FIG_FORM_KINDS " unit=<text> written=1", 1, MANY, NULL}, fig_act_kind, 0, false, ""},
    {{"rate", "", 1, MANY, NULL}, fig_act_rate, 0, false, "instrument"},
    {{"instrument", "unscaled=1", 1, MANY, NULL}, fig_act_instrument, 1, false, "instrument"},
    {{"change", "direction=up|down", 1, MANY, NULL}, fig_act_change, 1, false, ""},
    {{"level", "", 1, MANY, NULL}, fig_act_level, 1, false, ""},
    {{"still", "units=<text>", 1, MANY, NULL}, fig_act_still, 1, true, ""},
    {{"age", "", 1, 1, NULL}, fig_act_age, 1, false, ""},
    {{"same_as", "", 2, 2, NULL}, fig_act_same_as, 1, false, ""},
    {{"restates", "", 2, 2, NULL}, fig_act_restates, 1, false, ""},
    {{"part_of", "smaller=1", 2, 2, NULL}, fig_act_part_of, 1, false, ""},
    {{"mod", "but=<text>", 1, 1, NULL}, fig_act_mod, 1, true, "mod"},
    {{"rel", "rel=" FIG_FORM_RELS, 1, 1, NULL}, fig_act_rel, 1, false, "rel|rel="},
    {{"look", "look=forward|back|lean|back-lean|aside alike=1 never=<rules>", 1, MANY, NULL}, fig_act_look, 1, true, ""},
    {{"unit", "was!=<text> unit!=<text> alone=1", 0, 1, "v"}, fig_act_unit, 1, false, ""},
    {{"pair", "base=<text>", 1, MANY, NULL}, fig_act_pair, 1, false, ""},
    {{"flag", "flag!=" FIG_FORM_FLAGS, 0, 0, NULL}, fig_act_flag, 1, true, ""},
    {{"per", "per=<text> supplied=1 unscaled=1", 1, MANY, NULL}, fig_act_per, 1, false, "per|per="},
    {{"weight", "was!=<text> unit!=<text> beside!=<text>", 2, 2, NULL}, fig_act_weight, 0, false, ""},
    {{"nth", "", 2, 2, NULL}, fig_act_nth, 0, false, ""},
    {{"claim",
      "of!=" FIG_CLAIM_WORDS(CLAIM, OR_CLAIM) " least=<whole> units=<text> total=<text> but=<text> rule=<rules> never=<rules> whole=1", 1,
      MANY, NULL},
     fig_act_claim,
     1,
     true,
     ""},
};

enum { ACTIONS = sizeof actions / sizeof *actions };

int fig_action_find(const char *verb)
{
    for (int i = 0; i < ACTIONS; i++)
        if (strcmp(actions[i].form.verb, verb) == 0)
            return i * 2 + actions[i].phase;
    return -1;
}

/* supply v unit scale per from a: what stands between its figures. */
static void check_supply(fig_grammar *g, const fig_rule *link)
{
    const fig_make *m = &link->make;
    for (size_t i = 1; i + 1 < m->word_count; i++) {
        const bool from = i + 2 == m->word_count;
        const char *word = m->words[i], *allowed = from ? "from" : "unit|scale|per";
        const bool fits =
            from ? strcmp(word, "from") == 0 : strcmp(word, "unit") == 0 || strcmp(word, "scale") == 0 || strcmp(word, "per") == 0;
        if (!fits)
            fig_form_refuse_word(g, link->def, i + 1, "`%.*s` is nothing that can be supplied", allowed); /* constants stand behind */
    }
}

static void say_verbs(fig_grammar *g, const fig_def *def)
{
    fig_strbuf all = {0};
    for (size_t i = 0; i < ACTIONS; i++)
        fig_strbuf_format(&all, "%s%s", i ? "|" : "", actions[i].form.verb);
    fig_form_refuse_word(g, def, 0, "no action of links is called `%.*s`", fig_strbuf_cstr(&all));
    fig_strbuf_clear(&all);
}

void fig_actions_resolve(fig_grammar *g)
{
    for (size_t i = 0; i < g->link_count; i++) {
        fig_rule *link = &g->links[i];
        link->make.verb_id = link->make.verb ? fig_action_find(link->make.verb) : 0;
        if (!link->make.verb)
            continue;
        if (link->make.verb_id < 0) {
            say_verbs(g, link->def);
            continue;
        }
        fig_form_check_make(g, link->def, &link->make, &actions[link->make.verb_id / 2].form);
        if (actions[link->make.verb_id / 2].act == fig_act_supply)
            check_supply(g, link);
    }
}

bool fig_actions_check_names(fig_grammar *g)
{
    fig_bound_names names;
    if (!fig_bound_names_init(&names, g))
        return false;
    for (size_t i = 0; i < g->link_count; i++)
        if (g->links[i].make.verb && g->links[i].make.verb_id >= 0)
            fig_bound_names_check(&names, g, &g->links[i], actions[g->links[i].make.verb_id / 2].needs);
    fig_bound_names_clear(&names);
    return true;
}

fig_acted fig_link_act(fig_work *w, const fig_rule *link)
{
    const int verb = link->make.verb_id / 2;
    return !actions[verb].act(w, link) ? FIG_IDLE : actions[verb].quiet ? FIG_ACTED_QUIETLY : FIG_ACTED;
}
