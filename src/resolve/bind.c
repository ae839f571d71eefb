/*
 * Bind: one rule on the tokens where the automaton has accepted it.
 *
 * in   a rule, a start and an end          out   a draft, or no: the matcher, the normaliser, the edges of the span or a guard refused
 * What a rule made of tokens like these before is not made again: recipe.c. Whoever listens, and a `plain` matcher, does without.
 */
#include "word.h"
#include <string.h>

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

/* $5.99Add to cart: where the words of a page run together, two places and a capital show where the price ends. */
static bool price_before_word(const fig_work *w, const fig_draft *d)
{
    const fig_tokens *t = &w->tokens;
    uint32_t at = d->last, len = t->end[at - 1] - t->begin[at - 1];
    const char *digits = w->text + t->begin[at - 1];
    return d->kind == FIG_KIND_MONEY && t->end[at] - t->begin[at] > 2 &&
           fig_token_case(w->text + t->begin[at], t->end[at] - t->begin[at]) == FIG_CASE_CAP && t->type[at - 1] == FIG_TOKEN_DIGITS &&
           len > 3 && (digits[len - 3] == '.' || digits[len - 3] == ',');
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
    return at && t->gap[at] == FIG_GAP_GLUED && fig_token_is_symbol(w, at, '-') &&
           (t->type[at - 1] == FIG_TOKEN_WORD || t->type[at - 1] == FIG_TOKEN_DIGITS);
}

/* A free-form rule at a token: PCRE2 on the rest of the sentence, at most 2,000 bytes of it. */
static bool free_form(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t start, fig_draft *out)
{
    size_t spans[2 * FIG_SHAPE_GROUPS], at = items->begin[start], end = items->end[items->last - 1];
    if (end > at + 2000)
        end = at + 2000;
    fig_confirm_result r =
        fig_confirm_run(&w->confirm, rule->regex, w->text + at, end - at, false, spans, rule->regex_groups ? rule->regex_groups : 1);
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

static fig_span span_of(const fig_draft *d)
{
    return (fig_span){d->first, d->last};
}

/* A match becomes a draft: the normaliser, and the guards that a recipe answers for. */
static bool make_of(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t end, const fig_trace *trace, size_t count,
                    fig_draft *out)
{
    uint32_t start = w->key.start;
    if (!fig_normal_draft(&w->normaliser, rule, trace, count, out)) {
        fig_work_tell(w, FIG_EVENT_REFUSED, rule, start, end, NULL, NULL, NULL);
        return false;
    }
    out->context = end - start - (out->last - out->first);
    return !fig_guards_refuse(w, items, rule, span_of(out), FIG_GUARDS_IN_TOKENS, out);
}

static bool make(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t end, fig_draft *out)
{
    return fig_matcher_run(&w->matcher, rule->program, items, w->key.start, end) != UINT32_MAX &&
           make_of(w, rule, items, end, w->matcher.trace, w->matcher.trace_count, out);
}

/* `known`: the match, where tokens like these were matched before. */
static bool make_and_keep(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t end, const fig_recipe *known, fig_draft *out)
{
    fig_watch *watch = &w->normaliser.watch;
    fig_trace trace[FIG_RECIPE_TRACE];
    size_t count = known ? fig_recipe_trace(&w->recipes, known, &w->key, items, trace) : 0, cost = known ? fig_recipe_cost(known) : 0;
    if (!known) {
        if (fig_matcher_run(&w->matcher, rule->program, items, w->key.start, end) != UINT32_MAX) {
            count = w->matcher.trace_count;
            memcpy(trace, w->matcher.trace, (count < FIG_RECIPE_TRACE ? count : FIG_RECIPE_TRACE) * sizeof *trace);
        }
        cost = w->matcher.choices;
        w->choices_left -= (int64_t)cost;
    }
    *watch = (fig_watch){.start = w->key.start};
    bool made = count && make_of(w, rule, items, end, count > FIG_RECIPE_TRACE ? w->matcher.trace : trace, count, out);
    watch->unsteady |= w->normaliser.limit || fig_work_failed(w);
    fig_recipe_keep(&w->recipes, &w->key, watch, items, w->arena, trace, count, cost, made ? out : NULL);
    return made && !fig_guards_refuse(w, items, rule, span_of(out), FIG_GUARDS_IN_TEXT, out);
}

/* Has the document choices left? They are charged whether a recipe spares them or not, so that what is found depends on the document alone. */
static bool afford(fig_work *w, const fig_rule *rule, const fig_items *items)
{
    if (w->choices_left >= 0)
        return true;
    if (!w->choices_gone)
        fig_work_warn(
            w, FIG_E_LIMIT, rule->name, items->begin[w->key.start],
            "too many ways to read these words as figures: some are left out; put full stops between what does not belong together");
    w->choices_gone = true;
    return false;
}

static bool recall_or_make(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t end, fig_draft *out)
{
    const fig_recipe *recipe = NULL;
    fig_span span;
    if (!afford(w, rule, items))
        return false;
    const fig_recipe_says says = fig_recipe_find(&w->recipes, &w->key, rule, items, end, &recipe, &span);
    if (recipe)
        w->choices_left -= (int64_t)fig_recipe_cost(recipe);
    switch (says) {
    case FIG_RECIPE_DRAFT:
        if (fig_guards_refuse(w, items, rule, span, FIG_GUARDS_IN_TEXT, NULL))
            return false;
        return fig_recipe_pour(&w->recipes, recipe, &w->key, items, w->arena, &w->passing, out) || make(w, rule, items, end, out);
    case FIG_RECIPE_NOTHING:
        return false;
    case FIG_RECIPE_TEXTS:
    case FIG_RECIPE_UNKNOWN:
        break;
    }
    return make_and_keep(w, rule, items, end, recipe, out);
}

/* Can a figure begin or end here? */
static bool edges_hold(const fig_work *w, const fig_draft *d)
{
    const fig_tokens *t = &w->tokens;
    return !(d->first && t->gap[d->first] == FIG_GAP_GLUED && (inside_word(t, d->first) || hyphen_not_minus(w, d->first))) &&
           !(inside_word(t, d->last) && !price_before_word(w, d)) && !inside_fraction(w, d->first) && !inside_fraction(w, d->last);
}

bool fig_bind(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t end, fig_draft *out)
{
    uint32_t start = w->key.start;
    w->normaliser.items = items;
    bool plain = w->listener || w->matcher.plain, made;
    if (rule->regex)
        made = free_form(w, rule, items, start, out) &&
               !fig_guards_refuse(w, items, rule, span_of(out), FIG_GUARDS_IN_TOKENS | FIG_GUARDS_IN_TEXT, out);
    else if (plain)
        made = make(w, rule, items, end, out) && !fig_guards_refuse(w, items, rule, span_of(out), FIG_GUARDS_IN_TEXT, out);
    else
        made = recall_or_make(w, rule, items, end, out);
    if (!made)
        return false;
    if (!edges_hold(w, out)) {
        fig_work_tell(w, FIG_EVENT_GLUED, rule, out->first, out->last, out, NULL, NULL);
        return false;
    }
    return !fig_guards_refuse(w, items, rule, span_of(out), FIG_GUARDS_AROUND, out);
}
