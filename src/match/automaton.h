/*
 * Automaton: all tier-1 rules at once, a lazy DFA over token classes.
 *
 * in   tokens with classes, a start          out   the longest ends at which rules accept, each with its rules in order of precedence
 * A state is a set of places in the rules' programs (closure.h); its transitions are found when first needed and remembered in the scratch. It over-approximates: the matcher decides.
 * A run takes at most FIG_MATCH_TOKENS tokens. When the states outgrow their limit they are forgotten and learned again, so time stays linear.
 */
#ifndef FIG_AUTOMATON_H
#define FIG_AUTOMATON_H
#include "closure.h"
#include "matcher.h"
#include "steps.h"

enum { FIG_ENDS = 8 };

typedef struct fig_end {
    uint32_t end; /* token behind the match */
    uint32_t state;
} fig_end;

typedef struct fig_state {
    uint32_t set, set_count;       /* in `sets` */
    uint32_t accept, accept_count; /* in `accepts` */
    uint32_t index;                /* of its places (closure.h); 0: none */
    bool stubborn;                 /* one of its rules counts beside a longer figure too: `make none`, free-form, or `over` others */
} fig_state;

/* What follows from the same seeds is the same state, whichever token of whichever state led to them. */
typedef struct fig_seeding {
    uint32_t seeds, count; /* in `seeds`; count 0: empty */
    uint32_t state;
} fig_seeding;

typedef struct fig_automaton {
    const fig_grammar *grammar;
    const fig_lexemes *lexemes;
    fig_state *states;
    size_t state_count, state_capacity;
    fig_stand *sets;
    uint32_t *accepts;
    size_t set_count, set_capacity, accept_count, accept_capacity;
    uint32_t *state_table; /* by hash of a set: state + 1 */
    size_t state_mask;
    fig_steps steps;
    fig_seeding *seedings; /* open addressing by the seeds' hash */
    fig_stand *seeds;
    size_t seeding_mask, seeding_count, seed_count, seed_capacity;
    fig_step *start_by_class; /* by rule class: the step of the first token + 1, 0 unknown */
    fig_closure closure;
    size_t most_fan_bytes; /* by what the rules' own fan takes */
    unsigned index_count;
    uint32_t generation;
    bool failed;
} fig_automaton;

bool fig_automaton_init(fig_automaton *a, const fig_grammar *grammar, const fig_lexemes *lexemes, fig_ahead *ahead);
void fig_automaton_clear(fig_automaton *a);
/* Call before each sentence: forgets everything if the classes were forgotten, or if it has grown too large. */
void fig_automaton_begin(fig_automaton *a);
/* Can a match start at this token, for all that is known by now? Two tokens tell most of it. */
static inline bool fig_automaton_may_start(const fig_automaton *a, const fig_items *items, uint32_t at)
{
    fig_step start = a->start_by_class[fig_rule_class(a->lexemes, items->class_id[at])];
    if (start < 2 || (start - 1) & 1)
        return start != 1;
    if (at + 1 >= items->last)
        return false;
    return fig_steps_find(&a->steps, (start - 1) >> 1, fig_rule_class(a->lexemes, items->class_id[at + 1]), items->gap[at + 1]) != 0;
}
/* Soon this token will be asked for: its step over the next one lies anywhere in a table as large as the second cache. */
static inline void fig_automaton_fetch(const fig_automaton *a, const fig_items *items, uint32_t at)
{
    const fig_step start = a->start_by_class[fig_rule_class(a->lexemes, items->class_id[at])];
    if (start > 1)
        fig_steps_fetch(&a->steps, (start - 1) >> 1, fig_rule_class(a->lexemes, items->class_id[at + 1]), items->gap[at + 1]);
}
/* Ends of matches that start at token `start`, longest first; returns how many. */
size_t fig_automaton_run(fig_automaton *a, const fig_items *items, uint32_t start, fig_end ends[FIG_ENDS]);
static inline bool fig_automaton_stubborn(const fig_automaton *a, uint32_t state)
{
    return a->states[state].stubborn;
}
/* The rules of an end, in order of precedence. */
static inline const uint32_t *fig_automaton_rules(const fig_automaton *a, uint32_t state, size_t *count)
{
    *count = a->states[state].accept_count;
    return a->accepts + a->states[state].accept;
}
#endif
