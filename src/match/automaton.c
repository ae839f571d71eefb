/* Automaton: see automaton.h. */
#include "automaton.h"
#include "../base/alloc.h"
#include <string.h>

enum {
    DEAD = 0,
    START = 1,
    MAX_SET_BYTES = 12 * 1024 * 1024,
    FAN_BYTES = 8 * 1024 * 1024,
    MAX_STATES = 30000, /* those beyond FIG_STEP_MOST have no steps that are kept */
    MAX_STEP_BYTES = 8 * 1024 * 1024,
    CLASSES = 65536,
    INDEX_PLACES = 48, /* a state with as many has an index, once it has taken so many steps, while there are few of them */
    INDEX_STEPS = 16,
    MOST_INDEXES = 64
};

bool fig_automaton_init(fig_automaton *a, const fig_grammar *g, const fig_lexemes *lexemes, fig_ahead *ahead)
{
    memset(a, 0, sizeof *a);
    a->grammar = g;
    a->lexemes = lexemes;
    a->state_mask = 4095;
    a->state_table = fig_calloc(a->state_mask + 1, sizeof *a->state_table);
    a->seeding_mask = 4095;
    a->seedings = fig_calloc(a->seeding_mask + 1, sizeof *a->seedings);
    a->start_by_class = fig_calloc(CLASSES, sizeof *a->start_by_class);
    return a->state_table && fig_steps_init(&a->steps) && a->seedings && a->start_by_class &&
           fig_closure_init(&a->closure, g, lexemes, ahead);
}

void fig_automaton_clear(fig_automaton *a)
{
    fig_free(a->states);
    fig_free(a->sets);
    fig_free(a->accepts);
    fig_free(a->state_table);
    fig_steps_clear(&a->steps);
    fig_free(a->seedings);
    fig_free(a->seeds);
    fig_free(a->start_by_class);
    fig_closure_clear(&a->closure);
    memset(a, 0, sizeof *a);
}

static bool grow_state_table(fig_automaton *a)
{
    size_t mask = a->state_mask * 2 + 1;
    uint32_t *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (size_t s = 1; s < a->state_count; s++) {
        size_t i = fig_token_hash((const char *)(a->sets + a->states[s].set), a->states[s].set_count * sizeof *a->sets) & mask;
        while (table[i])
            i = (i + 1) & mask;
        table[i] = (uint32_t)s + 1;
    }
    fig_free(a->state_table);
    a->state_table = table;
    a->state_mask = mask;
    return true;
}

/* The state of the closure's places; DEAD when there are none and nothing accepts. */
static uint32_t intern_state(fig_automaton *a)
{
    const fig_reach *c = &a->closure.state;
    if (a->closure.failed)
        a->failed = true;
    if (a->closure.failed || (!c->place_count && !c->accept_count))
        return DEAD;
    size_t i = fig_token_hash((const char *)c->places, c->place_count * sizeof *c->places) & a->state_mask;
    for (; a->state_table[i]; i = (i + 1) & a->state_mask) {
        const fig_state *s = &a->states[a->state_table[i] - 1];
        if (s->set_count == c->place_count && s->accept_count == c->accept_count &&
            (!c->place_count || memcmp(a->sets + s->set, c->places, c->place_count * sizeof *c->places) == 0) &&
            (!c->accept_count || memcmp(a->accepts + s->accept, c->accepts, c->accept_count * sizeof *c->accepts) == 0))
            return a->state_table[i] - 1;
    }
    if (!fig_grow(&a->states, &a->state_capacity, a->state_count + 1, sizeof *a->states) ||
        !fig_steps_reserve(&a->steps, a->state_count + 1) ||
        !fig_grow(&a->sets, &a->set_capacity, a->set_count + c->place_count + 1, sizeof *a->sets) ||
        !fig_grow(&a->accepts, &a->accept_capacity, a->accept_count + c->accept_count + 1, sizeof *a->accepts)) {
        a->failed = true;
        return DEAD;
    }
    a->states[a->state_count] =
        (fig_state){(uint32_t)a->set_count, (uint32_t)c->place_count, (uint32_t)a->accept_count, (uint32_t)c->accept_count, 0, false};
    for (size_t k = 0; k < c->accept_count; k++) {
        const fig_rule *rule = &a->grammar->rules[c->accepts[k]];
        a->states[a->state_count].stubborn |= rule->family == 0 || rule->regex || rule->over_count;
    }
    if (c->place_count)
        memcpy(a->sets + a->set_count, c->places, c->place_count * sizeof *c->places);
    if (c->accept_count)
        memcpy(a->accepts + a->accept_count, c->accepts, c->accept_count * sizeof *c->accepts);
    a->set_count += c->place_count;
    a->accept_count += c->accept_count;
    a->state_table[i] = (uint32_t)a->state_count + 1;
    a->state_count++;
    if (a->state_count * 2 > a->state_mask && !grow_state_table(a))
        a->failed = true;
    return (uint32_t)a->state_count - 1;
}

static void forget(fig_automaton *a)
{
    if (a->state_count) { /* else they are as they were made, and their pages untouched */
        memset(a->state_table, 0, (a->state_mask + 1) * sizeof *a->state_table);
        memset(a->seedings, 0, (a->seeding_mask + 1) * sizeof *a->seedings);
        memset(a->start_by_class, 0, CLASSES * sizeof *a->start_by_class);
    }
    a->seeding_count = a->seed_count = 0;
    a->state_count = a->set_count = a->accept_count = 0;
    fig_steps_forget(&a->steps);
    a->index_count = 0;
    if (!fig_grow(&a->states, &a->state_capacity, 1, sizeof *a->states) || !fig_steps_reserve(&a->steps, 1)) {
        a->failed = true;
        return;
    }
    a->states[0] = (fig_state){0};
    a->state_count = 1;
    fig_closure_forget(&a->closure);
    fig_closure_start(&a->closure);
    a->most_fan_bytes = FAN_BYTES + 8 * fig_fans_bytes(&a->closure.fans);
    if (intern_state(a) == DEAD) /* no rules; else it is START */
        a->state_count = 1;
}

void fig_automaton_begin(fig_automaton *a)
{
    if (a->state_count == 0 || a->generation != a->lexemes->generation || a->set_count * sizeof *a->sets > MAX_SET_BYTES ||
        a->state_count > MAX_STATES || a->steps.entry_count * sizeof *a->steps.entries > MAX_STEP_BYTES ||
        a->seed_count * sizeof *a->seeds > MAX_SET_BYTES || fig_fans_bytes(&a->closure.fans) > a->most_fan_bytes) {
        forget(a);
        a->generation = a->lexemes->generation;
    }
}

static uint32_t hash_seeds(const fig_stand *seeds, size_t count)
{
    return fig_token_hash((const char *)seeds, count * sizeof *seeds);
}

/* Where the state of the closure's seeds is, or will be, kept. */
static fig_seeding *seeding_of(const fig_automaton *a)
{
    const fig_closure *c = &a->closure;
    size_t i = hash_seeds(c->seeds, c->seed_count) & a->seeding_mask;
    for (; a->seedings[i].count; i = (i + 1) & a->seeding_mask)
        if (a->seedings[i].count == c->seed_count &&
            memcmp(a->seeds + a->seedings[i].seeds, c->seeds, c->seed_count * sizeof *c->seeds) == 0)
            break;
    return &a->seedings[i];
}

static bool grow_seedings(fig_automaton *a)
{
    size_t mask = a->seeding_mask * 2 + 1;
    fig_seeding *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (size_t s = 0; s <= a->seeding_mask; s++) {
        const fig_seeding *old = &a->seedings[s];
        if (!old->count)
            continue;
        size_t i = hash_seeds(a->seeds + old->seeds, old->count) & mask;
        while (table[i].count)
            i = (i + 1) & mask;
        table[i] = *old;
    }
    fig_free(a->seedings);
    a->seedings = table;
    a->seeding_mask = mask;
    return true;
}

/* The index of a state's places, made where it will be of use; 0: none. */
static uint32_t index_of(fig_automaton *a, uint32_t state)
{
    fig_state *s = &a->states[state];
    if (!s->index && s->set_count >= INDEX_PLACES && a->index_count < MOST_INDEXES &&
        (state == START || a->steps.rows[state].count >= INDEX_STEPS)) {
        s->index = fig_closure_index(&a->closure, a->sets + s->set, s->set_count);
        a->index_count++;
    }
    return s->index;
}

static uint32_t find_next(fig_automaton *a, uint32_t state, uint16_t rule_class, uint8_t gap)
{
    const uint32_t index = index_of(a, state);
    const fig_state s = a->states[state];
    fig_closure *c = &a->closure;
    fig_closure_step(c, a->sets + s.set, s.set_count, index, a->lexemes->rule_classes.first[rule_class], gap);
    if (!c->seed_count)
        return DEAD;
    fig_seeding *known = seeding_of(a);
    if (known->count)
        return known->state;
    fig_closure_follow(c);
    uint32_t next = intern_state(a);
    if (a->failed || !fig_grow(&a->seeds, &a->seed_capacity, a->seed_count + c->seed_count, sizeof *a->seeds))
        return next; /* not kept: found again when it is asked for again */
    *known = (fig_seeding){(uint32_t)a->seed_count, (uint32_t)c->seed_count, next};
    memcpy(a->seeds + a->seed_count, c->seeds, c->seed_count * sizeof *c->seeds);
    a->seed_count += c->seed_count;
    if (++a->seeding_count * 2 > a->seeding_mask && !grow_seedings(a))
        a->failed = true;
    return next;
}

static fig_step learn_step(fig_automaton *a, uint32_t state, uint16_t rule_class, uint8_t gap)
{
    uint32_t next = find_next(a, state, rule_class, gap);
    return next << 1 | (a->states[next].accept_count ? 1u : 0);
}

static inline fig_step next_step(fig_automaton *a, uint32_t state, uint16_t rule_class, uint8_t gap)
{
    int32_t known = fig_steps_find(&a->steps, state, rule_class, gap);
    if (known != FIG_STEP_UNKNOWN)
        return (fig_step)known;
    fig_step next = learn_step(a, state, rule_class, gap);
    if (!fig_steps_keep(&a->steps, state, rule_class, gap, next))
        a->failed = true;
    return next;
}

size_t fig_automaton_run(fig_automaton *a, const fig_items *items, uint32_t start, fig_end ends[FIG_ENDS])
{
    if (a->state_count < 2)
        return 0;
    const uint16_t rule_class = fig_rule_class(a->lexemes, items->class_id[start]);
    fig_step step = a->start_by_class[rule_class];
    if (!step) {
        step = learn_step(a, START, rule_class, 2) + 1;
        a->start_by_class[rule_class] = step;
    }
    step--;
    fig_end ring[FIG_ENDS];
    uint32_t count = 0, at = start + 1, limit = (uint32_t)items->last;
    if (limit > start + FIG_MATCH_TOKENS)
        limit = start + FIG_MATCH_TOKENS;
    while (step) {
        if (step & 1)
            ring[count++ % FIG_ENDS] = (fig_end){at, step >> 1};
        if (at >= limit)
            break;
        step = next_step(a, step >> 1, fig_rule_class(a->lexemes, items->class_id[at]), items->gap[at]);
        at++;
    }
    uint32_t n = count < FIG_ENDS ? count : FIG_ENDS;
    for (uint32_t i = 0; i < n; i++)
        ends[i] = ring[(count - 1 - i) % FIG_ENDS];
    return n;
}
