/*
 * Author: what the tools of a grammar author share: an engine to try, a place to write to, counts.
 *
 * in   an engine, a fig_write_fn          out   lines of text, FIG_OK or the first failure for good
 * Lines gather in `out`, which the tools flush where a piece is done. A document that can't be extracted (a date that is none) is a failure
 * of its test, not of the run.
 */
#ifndef FIG_AUTHOR_H
#define FIG_AUTHOR_H
#include "../base/arena.h"
#include "../base/strbuf.h"
#include "figura/grammar.h"

/* What facts are compared by, each. */
enum { FIG_FACT_COMPARED = 6 };

typedef struct fig_fact_score {
    size_t expected, made, right;       /* facts; right: in all six              */
    size_t right_in[FIG_FACT_COMPARED]; /* subject, measure, value, unit, change, period */
} fig_fact_score;

typedef struct fig_author {
    const fig_engine *engine;
    fig_scratch *scratch;
    fig_write_fn write;
    void *user;
    fig_error *error;
    fig_strbuf out;  /* not written yet            */
    fig_arena arena; /* of the file or rule at hand */
    size_t passed, failed, wishes;
    fig_fact_score score;
    fig_status status; /* the first failure for good */
} fig_author;

/* Opens a scratch; *a is usable (and to be closed) whatever comes back. */
fig_status fig_author_open(fig_author *a, const fig_engine *engine, fig_write_fn write, void *user, fig_error *error);
/* What follows asks for facts: false, and FIG_E_USAGE, where the grammar has rules for them and the engine ties none. */
bool fig_author_has_facts(fig_author *a);
/* The file or rule at hand is done: its memory is free again, and where there was too little of it, that is kept as the failure. */
void fig_author_forget(fig_author *a);
/* Hand over what has gathered. false: writing failed or memory is out, `status` says which. */
bool fig_author_flush(fig_author *a);
/* Flush, free; the status of the whole run. */
fig_status fig_author_close(fig_author *a);
/* Remember the first failure for good. */
void fig_author_fail(fig_author *a, fig_status status);
#endif
