/*
 * Closure: where the rules' programs can stand after the same tokens: what a state of the automaton is made of.
 *
 * in   places (an instruction, and the calls it is inside of), a token          out   the places behind it, sorted; the rules that accept there
 * Programs call parts. Calls of one part at one token are one frame, which goes back to all its callers: hundreds of rules that begin with {amount} stand in it once, and nothing is
 * written out. It over-approximates: shapes and starts of lines count as true, later words of long names as any of theirs, the last as any last one; marks and bindings are passed over.
 */
#ifndef FIG_CLOSURE_H
#define FIG_CLOSURE_H
#include "lexeme.h"

/* An instruction that takes a token (24 bits), how many tokens of a row were taken there (8 bits), a frame (32 bits). */
typedef uint64_t fig_stand;

/* Where a call goes back to. */
typedef struct fig_return {
    uint32_t back, frame;
} fig_return;

/* The calls of one part at one token. Equal sets of callers are one frame. Frame 0 is a rule's own. */
typedef struct fig_call_frame {
    uint32_t first, count; /* in `returns` */
} fig_call_frame;

typedef struct fig_call {
    uint32_t part, height; /* height: calls below it; who calls stands higher than who is called */
    fig_return from;
} fig_call;

typedef struct fig_closure {
    const fig_grammar *grammar;
    const fig_lexemes *lexemes;
    fig_stand *seeds; /* of a step: what its token leads to at once; all else follows from them */
    size_t seed_count, seed_capacity;
    /* the result */
    fig_stand *places;
    size_t place_count, place_capacity;
    uint32_t *accepts; /* rules, in order of precedence, each once */
    size_t accept_count, accept_capacity;
    /* frames, kept */
    fig_call_frame *frames;
    size_t frame_count, frame_capacity;
    fig_return *returns;
    size_t return_count, return_capacity;
    uint32_t *frame_table; /* by hash: frame, 0 empty */
    size_t frame_mask;
    /* on the way */
    fig_stand *stack, *seen; /* seen: open addressing, 0 empty */
    uint32_t *slots;         /* of seen that are taken */
    size_t stack_count, stack_capacity, seen_mask, seen_count, slot_capacity;
    fig_call *calls;
    size_t call_count, call_capacity;
    bool failed; /* out of memory */
} fig_closure;

bool fig_closure_init(fig_closure *c, const fig_grammar *grammar, const fig_lexemes *lexemes);
void fig_closure_clear(fig_closure *c);
/* Forget all frames; places made before are void. */
void fig_closure_forget(fig_closure *c);
/* The places at which rules begin. */
void fig_closure_start(fig_closure *c);
/* The seeds behind a token of this class, from `from`; then the places that follow from them. */
void fig_closure_step(fig_closure *c, const fig_stand *from, size_t count, uint16_t class_id, uint8_t gap);
void fig_closure_follow(fig_closure *c);
#endif
