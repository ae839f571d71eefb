/* Said: see fact_said.h. */
#include "fact_said.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact.h"
#include "phrase.h"
#include <string.h>

const fig_fact_plan *fig_said_plan(const fig_work *w, const fig_rule *rule)
{
    return &w->facts.plans[rule->order];
}

const fig_link_bound *fig_said_bound(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = &w->facts.bound.of[name];
    return b->first < b->last ? b : NULL;
}

/* The figure bound to a name: its draft, or -1. */
int32_t fig_said_figure(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = fig_said_bound(w, name);
    for (uint32_t i = b ? b->first : 0; b && i < b->last; i++)
        if (w->item_draft[i] >= 0)
            return w->item_draft[i];
    return -1;
}

const char *fig_said_row(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = fig_said_bound(w, name);
    return b && b->row && b->row->value_count ? b->row->values[0] : NULL;
}

/* What a row or a constant of the rule says under a key. */
const char *fig_said_text(const fig_work *w, fig_name name, const char *constant)
{
    const char *value = fig_said_row(w, name);
    return value ? value : constant;
}

fig_phrase fig_said_words(const fig_work *w, fig_name name)
{
    const fig_link_bound *b = fig_said_bound(w, name);
    return b ? (fig_phrase){w->item_token[b->first], fig_items_end(w, b->last)} : (fig_phrase){0, 0};
}

/* A size in front of what has it measures nothing: 60-kg bags, a 40-acre farm; but a 31-mln-tonne crop does. */
static bool describes(fig_work *w, const fig_draft *d)
{
    if ((d->kind != FIG_KIND_QUANTITY && d->kind != FIG_KIND_COUNT) || d->last >= w->sentences.start[d->sentence + 1] ||
        !fig_token_is_word(w, d->last) || (fig_phrase_roles(w, d->last) & (FIG_WORD_MEASURE | FIG_WORD_BOUNDARY | FIG_WORD_INNER)) ||
        fig_phrase_row_of(w, w->facts.lists.pace, d->last))
        return false; /* a 737,000-unit pace */
    for (uint32_t k = d->first; k < d->last; k++)
        if (fig_token_is_symbol(w, k, '-'))
            return true;
    return false;
}

bool fig_fact_is_measured(fig_work *w, const fig_draft *d)
{
    return fig_kind_is_measured(d->kind) && !(d->flags & FIG_FLAG_BOILERPLATE) && !describes(w, d);
}

bool fig_fact_is_change(const fig_draft *d)
{
    return d->kind == FIG_KIND_MULTIPLE || d->role == FIG_ROLE_CHANGE;
}

fig_direction fig_said_direction(const fig_work *w, const fig_rule *rule)
{
    const char *value = fig_said_text(w, FIG_NAME_DIRECTION, fig_said_plan(w, rule)->direction);
    if (!value)
        value = fig_said_row(w, FIG_NAME_BEFORE); /* a verb of movement */
    return !value                       ? FIG_DIRECTION_NONE
           : strcmp(value, "up") == 0   ? FIG_DIRECTION_UP
           : strcmp(value, "down") == 0 ? FIG_DIRECTION_DOWN
                                        : FIG_DIRECTION_NONE;
}

/* Do two figures measure in one unit? */
bool fig_fact_are_comparable(const fig_draft *a, const fig_draft *b)
{
    if (a->kind != b->kind)
        return false;
    return !a->unit || !b->unit || strcmp(a->unit, b->unit) == 0;
}
