/*
 * Propose: where the automaton accepts, bind, guards and normaliser decide.
 *
 * in   a sentence's tokens          out   w->candidates, in order of their starts; at each start the longest that holds
 */
#include "../base/alloc.h"
#include "work.h"
#include <string.h>

static fig_items token_items(const fig_work *w, uint32_t first, uint32_t last)
{
    const fig_tokens *t = &w->tokens;
    return (fig_items){.class_id = t->class_id,
                       .word = t->word,
                       .exact = t->exact,
                       .gap = t->gap,
                       .begin = t->begin,
                       .end = t->end,
                       .text = w->text,
                       .count = t->count,
                       .first = first,
                       .last = last};
}

/* Letters and digits that are glued are one word to the reader: no figure begins or ends between them. */
static bool inside_word(const fig_tokens *t, uint32_t at)
{
    if (at == 0 || at >= t->count || t->gap[at] != FIG_GAP_GLUED)
        return false;
    bool before = t->type[at - 1] == FIG_TOKEN_WORD || t->type[at - 1] == FIG_TOKEN_DIGITS;
    bool after = t->type[at] == FIG_TOKEN_WORD || t->type[at] == FIG_TOKEN_DIGITS;
    return before && after;
}

/* 7/8, 145.60/70: no figure begins or ends between the slash and its digits. */
static bool inside_fraction(const fig_work *w, uint32_t at)
{
    const fig_tokens *t = &w->tokens;
    if (at + 1 < t->count && at && t->gap[at] == FIG_GAP_GLUED && t->gap[at + 1] == FIG_GAP_GLUED && w->text[t->begin[at]] == '/')
        return t->type[at - 1] == FIG_TOKEN_DIGITS && t->type[at + 1] == FIG_TOKEN_DIGITS;
    return at > 1 && at < t->count && t->gap[at] == FIG_GAP_GLUED && t->gap[at - 1] == FIG_GAP_GLUED && w->text[t->begin[at - 1]] == '/' &&
           t->type[at] == FIG_TOKEN_DIGITS && t->type[at - 2] == FIG_TOKEN_DIGITS;
}

/* one-for-four: a hyphen glued to a word is no minus. */
static bool hyphen_not_minus(const fig_work *w, uint32_t at)
{
    const fig_tokens *t = &w->tokens;
    return at && t->gap[at] == FIG_GAP_GLUED && t->end[at] - t->begin[at] == 1 && w->text[t->begin[at]] == '-' &&
           (t->type[at - 1] == FIG_TOKEN_WORD || t->type[at - 1] == FIG_TOKEN_DIGITS);
}

/* A guard's tokens, ending at the span (never-after) or beginning behind it (never-before). */
static bool guard_tokens(fig_work *w, const fig_guard *g, const fig_items *items, const fig_draft *d)
{
    const fig_trace *trace;
    size_t count;
    if (g->type == FIG_GUARD_NEVER_BEFORE)
        return d->last < items->last && fig_matcher_run(&w->matcher, g->program, items, d->last, UINT32_MAX) != UINT32_MAX;
    if (g->type == FIG_GUARD_WHERE)
        return fig_recall_run(&w->recall, &w->matcher, g->program, items, d->first, d->last, &trace, &count);
    uint32_t far = d->first > items->first + 8 ? d->first - 8 : (uint32_t)items->first;
    for (uint32_t at = d->first; at-- > far;)
        if (fig_recall_run(&w->recall, &w->matcher, g->program, items, at, d->first, &trace, &count))
            return true;
    return false;
}

static bool guard_regex(fig_work *w, const fig_guard *g, const fig_items *items, const fig_draft *d)
{
    uint32_t from = d->first, to = d->last;
    if (g->type == FIG_GUARD_NEVER_AFTER) {
        to = d->first;
        from = d->first > items->first + 8 ? d->first - 8 : (uint32_t)items->first;
    } else if (g->type == FIG_GUARD_NEVER_BEFORE) {
        from = d->last;
        to = d->last + 8 < items->last ? d->last + 8 : (uint32_t)items->last;
    }
    if (from >= to)
        return false;
    size_t span[2], begin = g->type == FIG_GUARD_NEVER_BEFORE && from ? items->end[from - 1] : items->begin[from];
    size_t end = g->type == FIG_GUARD_NEVER_AFTER ? items->begin[d->first] : items->end[to - 1];
    fig_confirm_result r = fig_confirm_run(&w->confirm, g->code, items->text + begin, end - begin, 0, true, span, 1);
    if (r == FIG_CONFIRM_LIMIT)
        fig_work_warn(w, FIG_E_LIMIT, d->rule->name, items->begin[d->first], "a guard hit its match limit and was taken as refusing");
    return r != FIG_CONFIRM_NO;
}

static bool guarded(fig_work *w, const fig_items *items, const fig_draft *d)
{
    for (size_t i = 0; i < d->rule->guard_count; i++) {
        const fig_guard *g = &d->rule->guards[i];
        bool stands = g->code ? guard_regex(w, g, items, d) : guard_tokens(w, g, items, d);
        if (stands != (g->type == FIG_GUARD_WHERE)) {
            fig_work_tell(w, FIG_EVENT_GUARDED, d->rule, d->first, d->last, d, NULL, g);
            return true;
        }
    }
    return false;
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

static bool bind(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t start, uint32_t end, fig_draft *out)
{
    w->normaliser.items = items;
    if (rule->code) {
        if (!free_form(w, rule, items, start, out))
            return false;
    } else {
        const fig_trace *trace;
        size_t count;
        if (!fig_recall_run(&w->recall, &w->matcher, rule->program, items, start, end, &trace, &count))
            return false;
        if (!fig_normal_draft(&w->normaliser, rule, trace, count, out)) {
            fig_work_tell(w, FIG_EVENT_REFUSED, rule, start, end, NULL, NULL, NULL);
            return false;
        }
        out->context = end - start - (out->last - out->first);
    }
    if (inside_word(&w->tokens, out->first) || hyphen_not_minus(w, out->first) || inside_word(&w->tokens, out->last) ||
        inside_fraction(w, out->first) || inside_fraction(w, out->last)) {
        fig_work_tell(w, FIG_EVENT_GLUED, rule, out->first, out->last, out, NULL, NULL);
        return false;
    }
    return !guarded(w, items, out);
}

static bool add_candidate(fig_work *w, const fig_draft *d)
{
    if (w->candidate_count == w->candidate_capacity &&
        !fig_grow(&w->candidates, &w->candidate_capacity, w->candidate_count + 1, sizeof *w->candidates)) {
        w->failed = true;
        return false;
    }
    w->candidates[w->candidate_count++] = *d;
    fig_work_tell(w, FIG_EVENT_MADE, d->rule, d->first, d->last, d, NULL, NULL);
    return true;
}

size_t fig_propose_at(fig_work *w, uint32_t start, uint32_t sentence_first, uint32_t sentence_last, uint32_t limit, uint32_t beyond)
{
    fig_items items = token_items(w, sentence_first, sentence_last);
    fig_end ends[FIG_ENDS];
    size_t n = fig_automaton_run(&w->automaton, &items, start, ends), added = 0;
    if (w->automaton.failed)
        w->failed = true;
    uint32_t best = 0;
    const fig_rule *best_rule = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t count;
        const uint32_t *rules = fig_automaton_rules(&w->automaton, ends[i].state, &count);
        for (size_t k = 0; k < count; k++) {
            const fig_rule *rule = &w->grammar->rules[rules[k]];
            if (ends[i].end <= beyond && rule->family != 0 && !rule->code)
                continue;
            if (best >= ends[i].end && !rule->code && !fig_rule_is_over(rule, best_rule))
                continue;
            fig_draft d;
            if (!bind(w, rule, &items, start, ends[i].end, &d) || d.last > limit)
                continue;
            if (!add_candidate(w, &d))
                return added;
            added++;
            if (d.last > best) {
                best = d.last;
                best_rule = rule;
            }
            if (d.last == ends[i].end)
                break;
        }
    }
    return added;
}

void fig_propose(fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t covered = 0;
    w->candidate_count = 0;
    fig_automaton_begin(&w->automaton);
    for (uint32_t at = first; at < last && !w->failed; at++) {
        uint16_t class_id = w->tokens.class_id[at];
        if (w->automaton.start_by_class[class_id] == 1)
            continue; /* no rule can start here */
        size_t before = w->candidate_count;
        fig_propose_at(w, at, first, last, last, at < covered ? covered : 0);
        for (size_t i = before; i < w->candidate_count; i++)
            if (w->candidates[i].last > covered)
                covered = w->candidates[i].last;
    }
}
