/*
 * Choose: among overlapping candidates one wins.
 *
 * in   the candidates of a sentence, behind w->drafts          out   w->drafts, in order, none overlapping another
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

static bool overlap(const fig_rival *a, const fig_rival *b)
{
    return a->first < b->last && b->first < a->last;
}

static int by_start(const void *x, const void *y)
{
    const fig_draft *a = x, *b = y;
    return a->first < b->first ? -1 : a->first > b->first;
}

static bool add(fig_work *w, fig_draft_list *list, const fig_draft *d)
{
    if (!fig_grow(&list->items, &list->capacity, list->count + 1, sizeof *list->items)) {
        w->failed = true;
        return false;
    }
    list->items[list->count++] = *d;
    return true;
}

/* All candidates of the group from `from` on are rivals. */
static void enter(fig_work *w, size_t from)
{
    const size_t count = w->group.count - from;
    if (!fig_grow(&w->rivals, &w->rival_capacity, w->rival_count + count, sizeof *w->rivals)) {
        w->failed = true;
        return;
    }
    for (size_t i = from; i < w->group.count; i++)
        w->rivals[w->rival_count++] = (fig_rival){w->group.items[i].first, w->group.items[i].last, (uint32_t)i};
}

/* Rival `best` has won: take out what overlaps it, and look again at what that had covered beside it. */
static void settle(fig_work *w, size_t best, uint32_t first, uint32_t last, int depth)
{
    const fig_rival won = w->rivals[best];
    const fig_draft winner = w->group.items[won.of];
    uint32_t left = won.first, right = won.last;
    size_t kept = 0, before = w->group.count;
    for (size_t i = 0; i < w->rival_count; i++) {
        const fig_rival r = w->rivals[i];
        if (!overlap(&r, &won)) {
            w->rivals[kept++] = r;
        } else if (i != best) {
            const fig_draft *c = &w->group.items[r.of];
            fig_work_tell(w, FIG_EVENT_LOST, c->rule, c->first, c->last, c, &winner, NULL);
            if (depth < 64 && r.first < left)
                left = r.first;
            if (depth < 64 && r.last > right)
                right = r.last;
        }
    }
    w->rival_count = kept;
    for (size_t i = 0; (left < won.first || right > won.last) && i < kept; i++) { /* what still stands there needs no second look */
        const fig_rival *r = &w->rivals[i];
        if (r->last > left && r->last <= won.first)
            left = r->last;
        if (r->first < right && r->first >= won.last)
            right = r->first;
    }
    fig_propose_in(w, &(fig_span){first, last}, left, won.first, &w->group);
    fig_propose_in(w, &(fig_span){first, last}, won.last, right, &w->group);
    enter(w, before);
    fig_work_tell(w, FIG_EVENT_WON, winner.rule, winner.first, winner.last, &winner, NULL, NULL);
    if (!winner.excluded)
        add(w, &w->won, &winner);
}

/* The rival that wins over all that it overlaps, among the first group of overlapping ones. */
static size_t best_of_first_group(const fig_work *w)
{
    const fig_draft *group = w->group.items;
    size_t best = 0, changes = 0; /* over may make a ring: a over b, b longer than c, c than a */
    for (size_t i = 1; i < w->rival_count && changes <= w->rival_count; i++)
        if (overlap(&w->rivals[i], &w->rivals[best]) && wins(&group[w->rivals[i].of], &group[w->rivals[best].of])) {
            best = i;
            changes++;
            i = (size_t)-1; /* the new one may overlap others */
        }
    return best;
}

/* One group of candidates, each overlapping the next: alone while it is settled, so that its cost does not grow with the sentence. Winners in w->won. */
static void choose_group(fig_work *w, const fig_draft *group, size_t count, uint32_t first, uint32_t last)
{
    w->group.count = w->won.count = w->rival_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!add(w, &w->group, &group[i]))
            return;
    enter(w, 0);
    for (int depth = 0; w->rival_count && !w->failed; depth++)
        settle(w, best_of_first_group(w), first, last, depth);
    if (w->won.count > 1)
        qsort(w->won.items, w->won.count, sizeof *w->won.items, by_start);
}

/* Where a group ends that begins at `at`; drafts up to `end`. */
static size_t group_end(const fig_work *w, size_t at, size_t end)
{
    uint32_t last = w->drafts[at++].last;
    for (; at < end && w->drafts[at].first < last; at++)
        if (w->drafts[at].last > last)
            last = w->drafts[at].last;
    return at;
}

/* Put the winners of the group [.., next) at `to`; more may have won than stood there, then the rest of the candidates moves up. */
static bool put_winners(fig_work *w, size_t to, size_t *next, size_t *end)
{
    size_t more = to + w->won.count > *next ? to + w->won.count - *next : 0;
    if (more && !fig_grow_gently(&w->drafts, &w->draft_capacity, *end + more, sizeof *w->drafts)) {
        w->failed = true;
        return false;
    }
    if (more)
        memmove(&w->drafts[*next + more], &w->drafts[*next], (*end - *next) * sizeof *w->drafts);
    *next += more;
    *end += more;
    if (w->won.count)
        memcpy(&w->drafts[to], w->won.items, w->won.count * sizeof *w->drafts);
    return true;
}

/* A context before a span lets a candidate come before those that start between them: back in order of their starts. */
static void put_in_order(fig_draft *d, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        size_t to = i;
        while (to && d[i].first < d[to - 1].first)
            to--;
        if (to == i)
            continue;
        fig_draft moved = d[i];
        memmove(&d[to + 1], &d[to], (i - to) * sizeof *d);
        d[to] = moved;
    }
}

void fig_choose(fig_work *w, uint32_t first, uint32_t last, uint32_t sentence)
{
    size_t from = w->draft_count, end = from + w->candidate_count, to = from;
    put_in_order(w->drafts + from, end - from);
    for (size_t at = from, next; at < end && !w->failed; at = next) {
        next = group_end(w, at, end);
        fig_draft *d = &w->drafts[at];
        if (next == at + 1 && !d->excluded) {
            fig_work_tell(w, FIG_EVENT_WON, d->rule, d->first, d->last, d, NULL, NULL);
            if (to != at)
                w->drafts[to] = *d;
            to++;
            continue;
        }
        choose_group(w, d, next - at, first, last);
        if (put_winners(w, to, &next, &end))
            to += w->won.count;
    }
    w->draft_count = to;
    w->candidate_count = 0;
    for (size_t i = from; i < to; i++)
        w->drafts[i].sentence = sentence;
}
