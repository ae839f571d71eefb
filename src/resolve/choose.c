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
    if (w->draft_count == w->draft_capacity && !fig_grow(&w->drafts, &w->draft_capacity, w->draft_count + 1, sizeof *w->drafts)) {
        w->failed = true;
        return;
    }
    w->drafts[w->draft_count++] = *d;
}

/* Try again what stands in [from, to). */
static void again(fig_work *w, uint32_t from, uint32_t to, uint32_t first, uint32_t last)
{
    uint32_t covered = 0;
    for (uint32_t at = from; at < to && !w->failed; at++) {
        size_t before = w->candidate_count;
        fig_propose_at(w, at, first, last, to, at < covered ? covered : 0);
        for (size_t i = before; i < w->candidate_count; i++)
            if (w->candidates[i].last > covered)
                covered = w->candidates[i].last;
    }
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
    again(w, left, winner.first, first, last);
    again(w, winner.last, right, first, last);
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

void fig_choose(fig_work *w, uint32_t first, uint32_t last, uint32_t sentence)
{
    size_t from = w->draft_count;
    bool apart = true;
    for (size_t i = 0; i < w->candidate_count; i++)
        if (w->candidates[i].excluded || (i && w->candidates[i].first < w->candidates[i - 1].last))
            apart = false;
    for (size_t i = 0; apart && i < w->candidate_count; i++) {
        const fig_draft *d = &w->candidates[i];
        fig_work_tell(w, FIG_EVENT_WON, d->rule, d->first, d->last, d, NULL, NULL);
        accept(w, d);
    }
    for (int depth = 0; !apart && w->candidate_count && !w->failed; depth++)
        settle(w, best_of_first_group(w), first, last, depth);
    if (!apart && w->draft_count > from + 1)
        qsort(w->drafts + from, w->draft_count - from, sizeof *w->drafts, by_start);
    for (size_t i = from; i < w->draft_count; i++)
        w->drafts[i].sentence = sentence;
}
