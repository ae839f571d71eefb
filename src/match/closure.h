/*
 * Closure: where the rules' programs can stand after the same tokens: what a state of the automaton is made of.
 *
 * in   places (an instruction, and the calls it is inside of), a token          out   the places behind it, sorted; the rules that accept there
 * Programs call parts. Calls of one part at one token are one frame, which goes back to all its callers: hundreds of rules that begin with {amount} stand in it once, and nothing is
 * written out. What belongs together and is many (the rules, the callers of a frame, where one word leads to) is a fan. It over-approximates: shapes and starts of lines count as true,
 * later words of long names as any of theirs, the last as any last one; marks and bindings are passed over.
 */
#ifndef FIG_CLOSURE_H
#define FIG_CLOSURE_H
#include "ahead.h"
#include "reach.h"

enum { FIG_CLOSURE_MANY = 16 };

typedef struct fig_closure {
    const fig_grammar *grammar;
    const fig_lexemes *lexemes;
    size_t many;      /* more of what belongs together than this are a fan: FIG_CLOSURE_MANY; tests have other fans */
    fig_stand *seeds; /* of a step: what its token leads to at once; all else follows from them */
    size_t seed_count, seed_capacity;
    fig_reach state; /* the result: all in order */
    fig_reach fan;   /* the fan that is being made */
    fig_call_frames frames;
    fig_fans fans;
    fig_ahead *ahead; /* lent */
    uint64_t *keys;   /* to sort calls by */
    size_t key_capacity;
    uint32_t a_return; /* some return: to go back to it is to return from a frame */
    bool failed;       /* out of memory */
} fig_closure;

bool fig_closure_init(fig_closure *c, const fig_grammar *grammar, const fig_lexemes *lexemes, fig_ahead *ahead);
void fig_closure_clear(fig_closure *c);
/* Forget all frames and fans; places made before are void. */
void fig_closure_forget(fig_closure *c);
/* The places at which rules begin. */
void fig_closure_start(fig_closure *c);
/* A state's places as a fan, so that each need not be asked; it is worth its price where many tokens stand behind the state. 0: out of memory. */
uint32_t fig_closure_index(fig_closure *c, const fig_stand *places, size_t count);
/* The seeds behind a token of this class, from `from`, whose index this is, or 0; then the places that follow from them. */
void fig_closure_step(fig_closure *c, const fig_stand *from, size_t count, uint32_t index, uint16_t class_id, uint8_t gap);
void fig_closure_follow(fig_closure *c);
#endif
