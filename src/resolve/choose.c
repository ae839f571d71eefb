/*
 * Choose: among overlapping candidates one wins.
 *
 * in   w->candidates of a sentence          out   w->drafts, in order, none overlapping another
 * `make none` first; then `over RULE`, the longest span, more context, family order, the earlier rule. What loses gives way: its start is tried again for something that fits
 * beside the winner, and so is what its tail covered.
 */
#include "../base/alloc.h"
#include "work.h"
#include <stdlib.h>
#include <string.h>

bool fig_rule_is_over(const fig_rule *a, const fig_rule *b)
{
    if (!b)
        return false;
    for (size_t i = 0; i < a->over_count; i++)
        if (a->over[i] == b->order)
            return true;
    return false;
}

/* Does a win over b? */
static bool wins(const fig_draft *a, const fig_draft *b)
{
    if (a->excluded != b->excluded)
        return a->excluded;
    if (fig_rule_is_over(a->rule, b->rule) != fig_rule_is_over(b->rule, a->rule))
        return fig_rule_is_over(a->rule, b->rule);
    uint32_t la = a->last - a->first, lb = b->last - b->first;
    if (la != lb)
        return la > lb;
    if (a->context != b->context)
        return a->context > b->context;
    if (a->rule->family != b->rule->family)
        return a->rule->family < b->rule->family;
    return a->rule->order < b->rule->order || (a->rule->order == b->rule->order && a->first < b->first);
}

static bool overlap(const fig_draft *a, const fig_draft *b)
{
    return a->first < b->last && b->first < a->last;
}

static int by_start(const void *x, const void *y)
{
    const fig_draft *a = x, *b = y;
    return a->first < b->first ? -1 : a->first > b->first;
}

static void accept(fig_work *w, const fig_draft *d)
{
    if (w->draft_count == w->draft_capacity && !fig_grow_gently(&w->drafts, &w->draft_capacity, w->draft_count + 1, sizeof *w->drafts)) {
        w->failed = true;
        return;
    }
    w->drafts[w->draft_count++] = *d;
}

/* Candidate `best` has won: take out what overlaps it, and look again at what that had covered beside it. */
static void settle(fig_work *w, size_t best, uint32_t first, uint32_t last, int depth)
{
    fig_draft winner = w->candidates[best];
    uint32_t left = winner.first, right = winner.last;
    size_t kept = 0, count = w->candidate_count;
    for (size_t i = 0; i < count; i++) {
        const fig_draft *c = &w->candidates[i];
        if (i != best && !overlap(c, &winner)) {
            if (kept != i)
                w->candidates[kept] = *c;
            kept++;
        } else if (i != best) {
            fig_work_tell(w, FIG_EVENT_LOST, c->rule, c->first, c->last, c, &winner, NULL);
            if (depth < 64 && c->first < left)
                left = c->first;
            if (depth < 64 && c->last > right)
                right = c->last;
        }
    }
    w->candidate_count = kept;
    for (size_t i = 0; i < kept; i++) { /* what still stands there needs no second look */
        const fig_draft *c = &w->candidates[i];
        if (c->last > left && c->last <= winner.first)
            left = c->last;
        if (c->first < right && c->first >= winner.last)
            right = c->first;
    }
    fig_propose_in(w, &(fig_span){first, last}, left, winner.first);
    fig_propose_in(w, &(fig_span){first, last}, winner.last, right);
    fig_work_tell(w, FIG_EVENT_WON, winner.rule, winner.first, winner.last, &winner, NULL, NULL);
    if (!winner.excluded)
        accept(w, &winner);
}

/* The candidate that wins over all that it overlaps, among the first group of overlapping ones. */
static size_t best_of_first_group(const fig_work *w)
{
    size_t best = 0;
    for (size_t i = 1; i < w->candidate_count; i++)
        if (overlap(&w->candidates[i], &w->candidates[best]) && wins(&w->candidates[i], &w->candidates[best])) {
            best = i;
            i = (size_t)-1; /* the new one may overlap others */
        }
    return best;
}

static bool add_to_group(fig_work *w, const fig_draft *d)
{
    if (w->candidate_count == w->candidate_capacity &&
        !fig_grow(&w->candidates, &w->candidate_capacity, w->candidate_count + 1, sizeof *w->candidates)) {
        w->failed = true;
        return false;
    }
    w->candidates[w->candidate_count++] = *d;
    return true;
}

/* One group of candidates, each overlapping the next: alone in w->candidates while it is settled, so that its cost does not grow with the sentence. */
static void choose_group(fig_work *w, const fig_draft *group, size_t count, uint32_t first, uint32_t last)
{
    if (count == 1 && !group->excluded) {
        fig_work_tell(w, FIG_EVENT_WON, group->rule, group->first, group->last, group, NULL, NULL);
        accept(w, group);
        return;
    }
    w->candidate_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!add_to_group(w, &group[i]))
            return;
    for (int depth = 0; w->candidate_count && !w->failed; depth++)
        settle(w, best_of_first_group(w), first, last, depth);
}

void fig_choose(fig_work *w, uint32_t first, uint32_t last, uint32_t sentence)
{
    size_t from = w->draft_count, count = w->candidate_count, capacity = w->candidate_capacity;
    fig_draft *all = w->candidates; /* in order of their starts */
    w->candidates = w->group;
    w->candidate_capacity = w->group_capacity;
    for (size_t i = 0, next; i < count && !w->failed; i = next) {
        uint32_t end = all[i].last;
        for (next = i + 1; next < count && all[next].first < end; next++)
            if (all[next].last > end)
                end = all[next].last;
        choose_group(w, &all[i], next - i, first, last);
    }
    w->group = w->candidates;
    w->group_capacity = w->candidate_capacity;
    w->candidates = all;
    w->candidate_capacity = capacity;
    w->candidate_count = 0;
    for (size_t i = from + 1; i < w->draft_count; i++)
        if (w->drafts[i].first < w->drafts[i - 1].first) {
            qsort(w->drafts + from, w->draft_count - from, sizeof *w->drafts, by_start);
            break;
        }
    for (size_t i = from; i < w->draft_count; i++)
        w->drafts[i].sentence = sentence;
}
