/*
 * Propose: where the automaton accepts, bind.c decides.
 *
 * in   a sentence's tokens          out   candidates behind w->drafts, in order of their starts; at each start the longest that holds
 */
#include "../base/alloc.h"
#include "work.h"
#include <string.h>

enum { AHEAD = 4 }; /* tokens: so long does memory take */

/* A place for one more. */
static fig_draft *room(fig_work *w, fig_draft_list *out)
{
    if (out->count == out->capacity && !fig_grow_gently(&out->items, &out->capacity, out->count + 1, sizeof *out->items)) {
        w->failed = true;
        return NULL;
    }
    return &out->items[out->count];
}

/* Candidates that start at `start` and end at most at `limit`; `beyond`: only longer ones than that. */
static void propose_at(fig_work *w, const fig_items *items, uint32_t start, uint32_t limit, uint32_t beyond, fig_draft_list *out)
{
    fig_end ends[FIG_ENDS];
    size_t n = fig_automaton_run(&w->automaton, items, start, ends);
    uint32_t best = 0;
    const fig_rule *best_rule = NULL;
    w->key.start = start;
    for (size_t i = 0; i < n; i++) {
        size_t count;
        if ((ends[i].end <= beyond || ends[i].end <= best) && !fig_automaton_stubborn(&w->automaton, ends[i].state))
            continue; /* none of its rules would be asked */
        const uint32_t *rules = fig_automaton_rules(&w->automaton, ends[i].state, &count);
        bool settled = false; /* a span from start to this very end: only a rule over its rule is asked again */
        for (size_t k = 0; k < count; k++) {
            const fig_rule *rule = &w->grammar->rules[rules[k]];
            if (ends[i].end <= beyond && rule->family != 0 && !rule->regex)
                continue;
            if (best >= ends[i].end && (settled || !rule->regex) && !fig_rule_is_over(rule, best_rule))
                continue;
            fig_draft *d = room(w, out);
            if (!d)
                return;
            if (!fig_bind(w, rule, items, ends[i].end, d) || d->last > limit)
                continue;
            out->count++;
            fig_work_tell(w, FIG_EVENT_MADE, d->rule, d->first, d->last, d, NULL, NULL);
            if (d->first != start) /* its context alone begins here: what it covers may be a figure too */
                continue;
            if (d->last >= best) {
                best = d->last;
                best_rule = rule;
            }
            settled = d->last == ends[i].end;
        }
    }
}

/* How far the spans reach that begin at `at` or before; those from *ahead on may begin behind it: what only their context covers may be figures too. */
static uint32_t covered_at(const fig_draft_list *out, size_t *ahead, uint32_t at, uint32_t covered)
{
    size_t waiting = out->count;
    for (size_t i = out->count; i-- > *ahead;) {
        if (out->items[i].first > at)
            waiting = i;
        else if (out->items[i].last > covered)
            covered = out->items[i].last;
    }
    *ahead = waiting;
    return covered;
}

void fig_propose_in(fig_work *w, const fig_span *sentence, uint32_t from, uint32_t to, fig_draft_list *out)
{
    const fig_items items = fig_work_items(w, sentence->first, sentence->last);
    uint32_t covered = 0;
    size_t ahead = out->count;
    for (uint32_t at = from; at < to && !w->failed; at++) {
        if (at + AHEAD < to)
            fig_automaton_fetch(&w->automaton, &items, at + AHEAD);
        if (!fig_automaton_may_start(&w->automaton, &items, at))
            continue;
        if (w->choices_left < FIG_WORK_CHOICES)
            w->choices_left += FIG_WORK_CHOICES_A_START;
        if (ahead < out->count)
            covered = covered_at(out, &ahead, at, covered);
        propose_at(w, &items, at, to, at < covered ? covered : 0, out);
        w->failed = w->failed || w->automaton.failed;
    }
}

void fig_propose(fig_work *w, uint32_t first, uint32_t last)
{
    fig_draft_list list = {w->drafts, w->draft_count, w->draft_capacity};
    fig_automaton_begin(&w->automaton);
    fig_propose_in(w, &(fig_span){first, last}, first, last, &list);
    w->drafts = list.items;
    w->draft_capacity = list.capacity;
    w->candidate_count = list.count - w->draft_count;
}
