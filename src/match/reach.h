/*
 * Reach: what was reached from some places without a token.
 *
 * in   places, one after the other          out   each once; those that take a token, the rules that accept, the calls that are to be entered
 */
#ifndef FIG_REACH_H
#define FIG_REACH_H
#include "../base/alloc.h"
#include "fan.h"

typedef struct fig_reach {
    fig_stand *places;
    size_t place_count, place_capacity;
    uint32_t *accepts;
    size_t accept_count, accept_capacity;
    fig_call *calls;
    size_t call_count, call_capacity;
    uint32_t *frames; /* of a fan: those it returns from that have many callers */
    size_t frame_count, frame_capacity;
    /* on the way */
    fig_stand *stack, *seen; /* seen: open addressing, 0 empty */
    uint32_t *slots;         /* of seen that are taken */
    size_t stack_count, stack_capacity, seen_mask, seen_count, slot_capacity;
    bool failed; /* out of memory */
} fig_reach;

bool fig_reach_init(fig_reach *r);
void fig_reach_clear(fig_reach *r);
void fig_reach_begin(fig_reach *r);
bool fig_reach_grow_seen(fig_reach *r);
/* Bring the places in order, each once; all places and rules. */
void fig_reach_sort_places(fig_reach *r);
void fig_reach_sort(fig_reach *r, const fig_rule *rules);

/* Where to look for a place first: of the instruction, in the upper bits, as much as of the frame. */
static inline size_t fig_reach_spread(uint64_t v)
{
    return (size_t)((v + (v >> 40) * UINT64_C(0xD6E8FEB8)) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

/* false: it was there. */
static inline bool fig_reach_see(fig_reach *r, fig_stand p)
{
    uint64_t key = p + 1; /* 0 is empty */
    if (r->seen_count * 2 > r->seen_mask && !fig_reach_grow_seen(r))
        return false;
    if (!fig_grow(&r->slots, &r->slot_capacity, r->seen_count + 1, sizeof *r->slots)) {
        r->failed = true;
        return false;
    }
    size_t i = fig_reach_spread(key) & r->seen_mask;
    for (; r->seen[i]; i = (i + 1) & r->seen_mask)
        if (r->seen[i] == key)
            return false;
    r->seen[i] = key;
    r->slots[r->seen_count++] = (uint32_t)i;
    return true;
}

/* Go on from there too. */
static inline void fig_reach_push(fig_reach *r, fig_stand p)
{
    if (!fig_reach_see(r, p))
        return;
    if (!fig_grow(&r->stack, &r->stack_capacity, r->stack_count + 1, sizeof *r->stack))
        r->failed = true;
    else
        r->stack[r->stack_count++] = p;
}

static inline void fig_reach_add_place(fig_reach *r, fig_stand p)
{
    if (!fig_grow(&r->places, &r->place_capacity, r->place_count + 1, sizeof *r->places))
        r->failed = true;
    else
        r->places[r->place_count++] = p;
}

static inline void fig_reach_add_accept(fig_reach *r, uint32_t rule)
{
    if (!fig_grow(&r->accepts, &r->accept_capacity, r->accept_count + 1, sizeof *r->accepts))
        r->failed = true;
    else
        r->accepts[r->accept_count++] = rule;
}

static inline void fig_reach_add_call(fig_reach *r, fig_call call)
{
    if (!fig_grow(&r->calls, &r->call_capacity, r->call_count + 1, sizeof *r->calls))
        r->failed = true;
    else
        r->calls[r->call_count++] = call;
}

static inline void fig_reach_add_frame(fig_reach *r, uint32_t frame)
{
    if (!fig_grow(&r->frames, &r->frame_capacity, r->frame_count + 1, sizeof *r->frames))
        r->failed = true;
    else
        r->frames[r->frame_count++] = frame;
}
#endif
