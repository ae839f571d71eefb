/*
 * Recall: what the matcher found for a rule over the same tokens before.
 *
 * in   a program, a start and an end          out   what fig_matcher_run gives, and the trace
 * "rose 1.5 pct" and "rose 2.7 pct" are the same tokens to the grammar: same classes, words and gaps; so one run serves both. News says most things as they were said before.
 * Only the row of a range (1..31) is looked up again, as it goes by the number's value. A table of bounded size, emptied when full; keys are compared whole. A matcher that is
 * `plain` recalls nothing, and finds the same.
 */
#ifndef FIG_RECALL_H
#define FIG_RECALL_H
#include "matcher.h"

/* A trace entry, its items counted from the start. */
typedef struct fig_recalled {
    uint8_t type, at, row_end;
    uint32_t of;
    const fig_row *row;
} fig_recalled;

typedef struct fig_recall_entry {
    uint64_t hash; /* 0: empty */
    uint32_t key, trace;
    uint16_t key_count, trace_count;
    bool stands;
} fig_recall_entry;

typedef struct fig_recall {
    fig_recall_entry *table;
    size_t count, key_count, trace_count, key_capacity, trace_capacity;
    uint64_t *keys;
    fig_recalled *traces;
    fig_trace out[256]; /* the trace of a run that was recalled */
    uint32_t generation;
} fig_recall;

bool fig_recall_init(fig_recall *r);
void fig_recall_clear(fig_recall *r);
/* As fig_matcher_run, to a given end. *trace and *count: valid until the next call. */
bool fig_recall_run(fig_recall *r, fig_matcher *m, uint32_t program, const fig_items *items, uint32_t start, uint32_t end,
                    const fig_trace **trace, size_t *count);
#endif
