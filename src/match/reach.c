/* Reach: see reach.h. */
#include "reach.h"
#include "../base/sort.h"
#include <string.h>

bool fig_reach_init(fig_reach *r)
{
    *r = (fig_reach){.seen_mask = 4095};
    r->seen = fig_calloc(r->seen_mask + 1, sizeof *r->seen);
    return r->seen != NULL;
}

void fig_reach_clear(fig_reach *r)
{
    void *blocks[] = {r->places, r->accepts, r->calls, r->frames, r->stack, r->seen, r->slots};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    memset(r, 0, sizeof *r);
}

void fig_reach_begin(fig_reach *r)
{
    r->place_count = r->accept_count = r->stack_count = r->call_count = r->frame_count = 0;
    for (size_t i = 0; i < r->seen_count; i++)
        r->seen[r->slots[i]] = 0;
    r->seen_count = 0;
    r->failed = false;
}

bool fig_reach_grow_seen(fig_reach *r)
{
    size_t mask = r->seen_mask * 2 + 1;
    fig_stand *table = fig_calloc(mask + 1, sizeof *table);
    if (!table) {
        r->failed = true;
        return false;
    }
    for (size_t i = 0; i < r->seen_count; i++) {
        uint64_t key = r->seen[r->slots[i]];
        size_t k = fig_reach_spread(key) & mask;
        while (table[k])
            k = (k + 1) & mask;
        table[k] = key;
        r->slots[i] = (uint32_t)k;
    }
    fig_free(r->seen);
    r->seen = table;
    r->seen_mask = mask;
    return true;
}

/* make none first, then families, then the order of the files. */
static uint64_t precedence(const fig_rule *rules, uint32_t rule)
{
    return (uint64_t)rules[rule].family << 32 | rules[rule].order;
}

/* A rule's order is its number. */
static void sort_accepts(fig_reach *r, const fig_rule *rules)
{
    size_t n = 0, count = r->accept_count;
    if (count < 2)
        return;
    if (!fig_grow(&r->stack, &r->stack_capacity, 2 * count, sizeof *r->stack)) {
        r->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        r->stack[i] = precedence(rules, r->accepts[i]);
    fig_sort(r->stack, r->stack + count, count);
    for (size_t i = 0; i < count; i++)
        if (!n || r->accepts[n - 1] != (uint32_t)r->stack[i])
            r->accepts[n++] = (uint32_t)r->stack[i];
    r->accept_count = n;
}

void fig_reach_sort_places(fig_reach *r)
{
    if (r->place_count < 2)
        return;
    if (!fig_grow(&r->stack, &r->stack_capacity, r->place_count, sizeof *r->stack)) {
        r->failed = true;
        return;
    }
    fig_sort(r->places, r->stack, r->place_count);
    r->place_count = fig_sort_once(r->places, r->place_count);
}

void fig_reach_sort(fig_reach *r, const fig_rule *rules)
{
    fig_reach_sort_places(r);
    sort_accepts(r, rules);
}
