/*
 * Fan: many places as one, found by what a token is.
 *
 * in   places (closure.h), a token's class and gap          out   the bundles of places that it leads to
 * Behind a number stand, with 40,000 rules, 26,000 places that each want another word. As a fan they are kept once, are one place of a state, and a token finds those that take it by its
 * predicates: what a step costs grows with what the token is, not with the rules. What a fan accepts, calls and goes back to stands beside its places, as that is each state's own matter.
 *
 *   {amount} 'winter' | {amount} 'stay' | … -> behind {amount}: winter: 13 places, stay: 11, …
 */
#ifndef FIG_FAN_H
#define FIG_FAN_H
#include "call_frame.h"
#include "lexeme.h"

typedef struct fig_call {
    uint32_t part, height; /* height: calls below it; who calls stands higher than who is called */
    fig_stand back;        /* where it goes back to */
} fig_call;

#define FIG_FAN_NO_BUT UINT32_MAX

/* Where tokens of a predicate lead to. */
typedef struct fig_bundle {
    uint32_t predicate, but; /* not of this one */
    uint8_t gap;
    bool negated;          /* tokens that are not of the predicate */
    uint32_t first, count; /* in `targets` */
    uint32_t fan;          /* of the targets, where they are many; 0: not known yet */
} fig_bundle;

typedef struct fig_fan {
    uint32_t bundle, negated, bundle_count; /* in `bundles`: those that are negated first, the others by predicate */
    uint32_t slot, mask;                    /* in `slots`: the first bundle of a predicate + 1, open addressing */
    uint32_t accept, accept_count, call, call_count, frame, frame_count;
} fig_fan;

typedef struct fig_fans {
    const fig_grammar *grammar;
    fig_fan *fans; /* from 1 */
    fig_bundle *bundles;
    fig_stand *targets;
    uint32_t *slots, *accepts, *frames;
    fig_call *calls;
    size_t count, bundle_count, target_count, slot_count, accept_count, frame_count, call_count;
    size_t capacity, bundle_capacity, target_capacity, slot_capacity, accept_capacity, frame_capacity, call_capacity;
    bool failed; /* out of memory */
} fig_fans;

/* What a fan is made of. */
typedef struct fig_fan_parts {
    const fig_stand *places;
    const uint32_t *accepts; /* rules */
    const fig_call *calls;
    const uint32_t *frames; /* that are returned from, with many callers */
    size_t place_count, accept_count, call_count, frame_count;
} fig_fan_parts;

void fig_fans_init(fig_fans *f, const fig_grammar *grammar);
void fig_fans_clear(fig_fans *f);
void fig_fans_forget(fig_fans *f);
/* 0: out of memory. */
uint32_t fig_fans_add(fig_fans *f, const fig_fan_parts *parts);
size_t fig_fans_bytes(const fig_fans *f);

/* The first bundle of a predicate in f->bundles, the others are behind it; UINT32_MAX where there is none. */
static inline uint32_t fig_fans_find(const fig_fans *f, const fig_fan *fan, uint32_t predicate)
{
    const uint32_t *slots = f->slots + fan->slot;
    for (uint32_t i = predicate * 0x9E3779B1u >> 7 & fan->mask; slots[i]; i = (i + 1) & fan->mask)
        if (f->bundles[slots[i] - 1].predicate == predicate)
            return slots[i] - 1;
    return UINT32_MAX;
}
#endif
