/*
 * Matcher: one rule at one place, by backtracking: bind, and explain's plain twin of the automaton.
 *
 * in   a program, items (tokens, or figures and the tokens between them), a start          out   a trace: which part, name, row stood where
 * The first way through wins, greedy parts as long as possible. Each (instruction, item) is tried once, so time is bounded by their product.
 */
#ifndef FIG_MATCHER_H
#define FIG_MATCHER_H
#include "confirm.h"
#include "foresee.h"

enum { FIG_MATCH_TOKENS = 64 };

/* What a program runs over. Columns are those of fig_tokens; `figure_kind` is NULL in tier 1, else 0 or the kind of the figure at an item. */
typedef struct fig_items {
    const uint16_t *class_id;
    const uint32_t *word, *exact;
    const uint8_t *gap;
    const uint8_t *figure_kind;
    const uint16_t *figure_has; /* bits 1 << fig_field_want */
    const uint32_t *begin, *end;
    const char *text;
    size_t count;
    size_t first, last; /* the sentence: [first, last) */
    size_t opening;     /* where it begins behind quotation marks and datelines */
} fig_items;

typedef enum fig_trace_type {
    FIG_TRACE_BIND,
    FIG_TRACE_UNBIND,
    FIG_TRACE_PART,
    FIG_TRACE_END_PART,
    FIG_TRACE_ROW,
    FIG_TRACE_SHAPE,
    FIG_TRACE_OPEN,
    FIG_TRACE_CLOSE
} fig_trace_type;

typedef struct fig_trace {
    uint8_t type;
    uint32_t at;        /* item                       */
    uint32_t of;        /* name, part, shape          */
    const fig_row *row; /* of FIG_TRACE_ROW           */
} fig_trace;

typedef struct fig_thread {
    uint32_t pc, at, trace_count, frame;
} fig_thread;

/* Where a call goes back to. Equal chains of calls are one frame, so that a frame's number names the whole chain. */
typedef struct fig_frame {
    uint32_t back, parent, next; /* next: with the same hash */
} fig_frame;

enum { FIG_FRAME_BUCKETS = 64 };

typedef struct fig_matcher {
    const fig_grammar *grammar;
    const fig_lexemes *lexemes;
    fig_trace *trace;
    size_t trace_count, trace_capacity;
    fig_thread *stack;
    size_t stack_count, stack_capacity;
    fig_frame *frames; /* 0: none */
    size_t frame_count, frame_capacity;
    uint32_t frame_heads[FIG_FRAME_BUCKETS];
    uint64_t *seen; /* open addressing: (instruction, frame, item) that were tried, 0 empty */
    size_t seen_count, seen_capacity;
    unsigned seen_run; /* whose entries count: 1 to 255, in their upper byte */
    size_t choices;    /* made by the last run: its cost, the same for the same tokens */
    fig_foresee foresee;
    bool plain;        /* try every branch: the twin that tests compare with */
    uint32_t furthest; /* the furthest item that any way reached, where all are tried (`plain`); for explain */
    uint32_t furthest_pc, furthest_frame;
    uint64_t ends; /* where it could have ended too, had that been asked: bit n & 63 for n items; for the plain twin of the automaton */
    bool failed;   /* out of memory */
} fig_matcher;

bool fig_matcher_init(fig_matcher *m, const fig_grammar *grammar, const fig_lexemes *lexemes, fig_ahead *ahead);
void fig_matcher_clear(fig_matcher *m);
/* Run `program` from item `start`. `end` UINT32_MAX: the first way to any end; else only ways that end there. Returns the end, or UINT32_MAX. */
uint32_t fig_matcher_run(fig_matcher *m, uint32_t program, const fig_items *items, uint32_t start, uint32_t end);
#endif
