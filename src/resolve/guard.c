/*
 * Guard: what may not stand before, behind or in a draft's span.
 *
 * in   a span and the tokens around it          out   does one of the rule's guards refuse it?
 * Guards in tokens on the span itself see what the rule's match saw, so recipe.c keeps their answer with the draft; the others see texts or what is around it, and are asked each time.
 * Most places are out of the question for their first token: which guards a class can begin is learned class by class.
 */
#include "../base/alloc.h"
#include "work.h"
#include <string.h>

enum { GUARD_WINDOW = 8, CLASSES = 65536 };

bool fig_guard_starts_init(fig_guard_starts *g, const fig_grammar *grammar)
{
    g->words = grammar->guard_count / 64 + 1;
    g->bits = fig_calloc(CLASSES, g->words * sizeof *g->bits);
    g->known = fig_calloc(CLASSES, 1);
    return g->bits && g->known;
}

void fig_guard_starts_clear(fig_guard_starts *g)
{
    fig_free(g->bits);
    fig_free(g->known);
    memset(g, 0, sizeof *g);
}

/* Bits of guards that a token of this class can begin. */
static const uint64_t *learn_starts(fig_guard_starts *g, const fig_grammar *grammar, const fig_lexemes *lexemes, uint16_t class_id)
{
    if (g->generation != lexemes->generation) { /* classes mean something else now */
        memset(g->known, 0, CLASSES);
        g->generation = lexemes->generation;
    }
    uint64_t *bits = g->bits + class_id * g->words;
    memset(bits, 0, g->words * sizeof *bits);
    for (size_t r = 0; r < grammar->rule_count; r++)
        for (size_t i = 0; i < grammar->rules[r].guard_count; i++) {
            const fig_guard *guard = &grammar->rules[r].guards[i];
            bool can = guard->first_any;
            for (size_t k = 0; !can && k < guard->first_predicate_count; k++)
                can = fig_class_is(lexemes, class_id, guard->first_predicates[k]);
            if (can)
                bits[guard->number >> 6] |= UINT64_C(1) << (guard->number & 63);
        }
    g->known[class_id] = 1;
    return bits;
}

static inline bool can_begin(fig_work *w, const fig_guard *guard, uint16_t class_id)
{
    fig_guard_starts *g = &w->guard_starts;
    const uint64_t *bits = g->known[class_id] && g->generation == w->lexemes.generation
                               ? g->bits + class_id * g->words
                               : learn_starts(g, w->grammar, &w->lexemes, class_id);
    return bits[guard->number >> 6] >> (guard->number & 63) & 1;
}

/* A guard's tokens, ending at the span (never-after), being it (where) or beginning behind it (never-before). */
static bool tokens_stand(fig_work *w, const fig_guard *g, const fig_items *items, fig_span d)
{
    if (g->type == FIG_GUARD_NEVER_BEFORE)
        return d.last < items->last && can_begin(w, g, items->class_id[d.last]) &&
               fig_matcher_run(&w->matcher, g->program, items, d.last, UINT32_MAX) != UINT32_MAX;
    if (g->type == FIG_GUARD_WHERE)
        return fig_matcher_run(&w->matcher, g->program, items, d.first, d.last) != UINT32_MAX;
    uint32_t far = d.first > items->first + GUARD_WINDOW ? d.first - GUARD_WINDOW : (uint32_t)items->first;
    for (uint32_t at = d.first; at-- > far;)
        if (can_begin(w, g, items->class_id[at]) && fig_matcher_run(&w->matcher, g->program, items, at, d.first) != UINT32_MAX)
            return true;
    return false;
}

static bool regex_stands(fig_work *w, const fig_rule *rule, const fig_guard *g, const fig_items *items, fig_span d)
{
    uint32_t from = d.first, to = d.last;
    if (g->type == FIG_GUARD_NEVER_AFTER) {
        to = d.first;
        from = d.first > items->first + GUARD_WINDOW ? d.first - GUARD_WINDOW : (uint32_t)items->first;
    } else if (g->type == FIG_GUARD_NEVER_BEFORE) {
        from = d.last;
        to = d.last + GUARD_WINDOW < items->last ? d.last + GUARD_WINDOW : (uint32_t)items->last;
    }
    if (from >= to)
        return false;
    size_t span[2], begin = g->type == FIG_GUARD_NEVER_BEFORE && from ? items->end[from - 1] : items->begin[from];
    size_t end = g->type == FIG_GUARD_NEVER_AFTER ? items->begin[d.first] : items->end[to - 1];
    fig_confirm_result r = fig_confirm_run(&w->confirm, g->regex, items->text + begin, end - begin, 0, true, span, 1);
    if (r == FIG_CONFIRM_LIMIT)
        fig_work_warn(w, FIG_E_LIMIT, rule->name, items->begin[d.first], "a guard hit its match limit and was taken as refusing");
    return r != FIG_CONFIRM_NO;
}

static unsigned kind_of(const fig_guard *g)
{
    return g->type != FIG_GUARD_WHERE ? FIG_GUARDS_AROUND : g->regex ? FIG_GUARDS_IN_TEXT : FIG_GUARDS_IN_TOKENS;
}

bool fig_guards_refuse(fig_work *w, const fig_items *items, const fig_rule *rule, fig_span span, unsigned which, const fig_draft *draft)
{
    for (size_t i = 0; i < rule->guard_count; i++) {
        const fig_guard *g = &rule->guards[i];
        if (!(kind_of(g) & which))
            continue;
        bool stands = g->regex ? regex_stands(w, rule, g, items, span) : tokens_stand(w, g, items, span);
        if (stands != (g->type == FIG_GUARD_WHERE)) {
            fig_work_tell(w, FIG_EVENT_GUARDED, rule, span.first, span.last, draft, NULL, g);
            return true;
        }
    }
    return false;
}
