/*
 * Alike: facts of one document that are of the same thing, put together once.
 *
 * in   the facts of a result          out   the same, sorted: those of one measure and unit stand side by side, in document order
 * Subjects and measures are compared in one case, blanks and hyphens alike. Nothing here pairs all facts with all: whoever compares looks at his neighbours, NEIGHBOURS at most.
 */
#ifndef FIG_ALIKE_H
#define FIG_ALIKE_H
#include "checking.h"

enum { FIG_NEIGHBOURS = 24 };

typedef struct fig_alike_fact {
    const fig_fact *fact;
    uint64_t measure; /* hash of measure, unit, per */
    uint64_t subject; /* of subject_id, else subject; 0: none */
    uint32_t index;
} fig_alike_fact;

typedef struct fig_alike {
    fig_alike_fact *facts;
    size_t count;
} fig_alike;

/* Facts with a value of the result. false: out of memory, c->nomem. */
bool fig_alike_make(fig_checking *c, fig_alike *out);
void fig_alike_clear(fig_alike *a);
/* One subject; or one of them names none, right before or behind the other. */
bool fig_same_subject(const fig_alike_fact *a, const fig_alike_fact *b);
/* A subject named by its last words alone, which no other of the text's has: `the index`. */
bool fig_is_short_for(const fig_checking *c, const fig_alike *all, const fig_alike_fact *brief, const fig_alike_fact *full);
/* Is what the later fact is of, `the company`, the one that one of the four sentences before names? Of two names of one measure it would not be known. */
bool fig_is_named_before(const fig_alike *all, const fig_alike_fact *later, const fig_alike_fact *named);
/* Is it told by what is measured alone: turnover was? */
bool fig_is_nameless(const fig_alike_fact *a);
/* Has the first a name of its own, Vardo, that is not the second's, and neither `The company` nor what is measured? */
bool fig_names_another(const fig_alike_fact *a, const fig_alike_fact *b);
/* The same period: both unknown, equal days, or without days told alike: fiscal 2018 is neither fiscal 2017 nor 2018. */
bool fig_same_period(const fig_fact *a, const fig_fact *b);
/* A value that can be held against another: one number, as it was, not `about`, nor a forecast. */
bool fig_is_firm(const fig_checking *c, const fig_fact *f);
#endif
