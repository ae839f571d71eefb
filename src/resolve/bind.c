/*
 * Bind: one rule on the tokens where the automaton has accepted it.
 *
 * in   a rule, a start and an end          out   a draft, or no: the matcher, the normaliser, the edges of the span or a guard refused
 * What a rule made of tokens like these before is not made again: recipe.c. Whoever listens, and a `plain` matcher, does without.
 */
#include "work.h"

/* Letters and digits that are glued are one word to the reader: no figure begins or ends between them. */
static bool inside_word(const fig_tokens *t, uint32_t at)
{
    if (at == 0 || at >= t->count || t->gap[at] != FIG_GAP_GLUED)
        return false;
    bool before = t->type[at - 1] == FIG_TOKEN_WORD || t->type[at - 1] == FIG_TOKEN_DIGITS;
    bool after = t->type[at] == FIG_TOKEN_WORD || t->type[at] == FIG_TOKEN_DIGITS;
    return before && after;
}

static bool is_slash(const fig_work *w, uint32_t at)
{
    return w->text[w->tokens.begin[at]] == '/';
}

/* 7/8, 145.60/70: no figure begins or ends between the slash and its digits. */
static bool inside_fraction(const fig_work *w, uint32_t at)
{
    const fig_tokens *t = &w->tokens;
    if (!at || at >= t->count || t->gap[at] != FIG_GAP_GLUED)
        return false;
    if (is_slash(w, at) && at + 1 < t->count && t->gap[at + 1] == FIG_GAP_GLUED)
        return t->type[at - 1] == FIG_TOKEN_DIGITS && t->type[at + 1] == FIG_TOKEN_DIGITS;
    return at > 1 && t->gap[at - 1] == FIG_GAP_GLUED && is_slash(w, at - 1) && t->type[at] == FIG_TOKEN_DIGITS &&
           t->type[at - 2] == FIG_TOKEN_DIGITS;
}

/* one-for-four: a hyphen glued to a word is no minus. */
static bool hyphen_not_minus(const fig_work *w, uint32_t at)
{
    const fig_tokens *t = &w->tokens;
    return at && t->gap[at] == FIG_GAP_GLUED && t->end[at] - t->begin[at] == 1 && w->text[t->begin[at]] == '-' &&
           (t->type[at - 1] == FIG_TOKEN_WORD || t->type[at - 1] == FIG_TOKEN_DIGITS);
}

/* A free-form rule at a token: PCRE2 on the rest of the sentence, at most 2,000 bytes of it. */
static bool free_form(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t start, fig_draft *out)
{
    size_t spans[2 * FIG_SHAPE_GROUPS], at = items->begin[start], end = items->end[items->last - 1];
    if (end > at + 2000)
        end = at + 2000;
    fig_confirm_result r =
        fig_confirm_run(&w->confirm, rule->code, w->text + at, end - at, 0, false, spans, rule->code_groups ? rule->code_groups : 1);
    if (r == FIG_CONFIRM_LIMIT)
        fig_work_warn(w, FIG_E_LIMIT, rule->name, at, "the pattern hit its match limit here; make it fail sooner");
    if (r != FIG_CONFIRM_YES || spans[1] == 0)
        return false;
    uint32_t last = start;
    while (last < items->last && items->end[last] <= at + spans[1])
        last++;
    if (last == start || items->end[last - 1] != at + spans[1])
        return false; /* it ends inside a token */
    const char *text = w->normaliser.items->text;
    fig_items shifted = *items;
    shifted.text = text + at;
    w->normaliser.items = &shifted;
    bool ok = fig_normal_free_form(&w->normaliser, rule, spans, start, last, out);
    w->normaliser.items = items;
    return ok;
}

/* Matcher, normaliser and the guards on the span itself. */
static bool make(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t start, uint32_t end, fig_draft *out)
{
    if (fig_matcher_run(&w->matcher, rule->program, items, start, end) == UINT32_MAX)
        return false;
    if (!fig_normal_draft(&w->normaliser, rule, w->matcher.trace, w->matcher.trace_count, out)) {
        fig_work_tell(w, FIG_EVENT_REFUSED, rule, start, end, NULL, NULL, NULL);
        return false;
    }
    out->context = end - start - (out->last - out->first);
    return !fig_guards_refuse(w, items, out, FIG_GUARDS_OF_SPAN);
}

static bool recall_or_make(fig_work *w, const fig_rule *rule, const fig_items *items, fig_recipe_key *key, uint32_t end, fig_draft *out)
{
    uint32_t start = key->start;
    if (w->listener || w->matcher.plain)
        return make(w, rule, items, start, end, out);
    switch (fig_recipe_find(&w->recipes, key, rule, items, w->lexemes.generation, end, w->arena, out)) {
    case FIG_RECIPE_DRAFT:
        return true;
    case FIG_RECIPE_NOTHING:
        return false;
    case FIG_RECIPE_TEXTS:
    case FIG_RECIPE_UNKNOWN:
        break;
    }
    w->normaliser.watch = (fig_watch){.start = start};
    bool made = make(w, rule, items, start, end, out);
    w->normaliser.watch.unsteady |= w->normaliser.limit || fig_work_failed(w);
    fig_recipe_keep(&w->recipes, key, &w->normaliser.watch, items, w->arena, made ? out : NULL);
    return made;
}

bool fig_bind(fig_work *w, const fig_rule *rule, const fig_items *items, fig_recipe_key *key, uint32_t end, fig_draft *out)
{
    w->normaliser.items = items;
    if (rule->code ? !free_form(w, rule, items, key->start, out) || fig_guards_refuse(w, items, out, FIG_GUARDS_OF_SPAN)
                   : !recall_or_make(w, rule, items, key, end, out))
        return false;
    if (inside_word(&w->tokens, out->first) || hyphen_not_minus(w, out->first) || inside_word(&w->tokens, out->last) ||
        inside_fraction(w, out->first) || inside_fraction(w, out->last)) {
        fig_work_tell(w, FIG_EVENT_GLUED, rule, out->first, out->last, out, NULL, NULL);
        return false;
    }
    return !fig_guards_refuse(w, items, out, FIG_GUARDS_OF_CONTEXT);
}
