/*
 * Subject head: the name or the noun that a subject is about.
 *
 * in   "the Baltic state of Elm", before its verb          out   "Elm", a place
 * A name that only tells more of another noun is none: the Leeds-based firm, Elm Street analysts, shipments to Germany.
 */
#ifndef FIG_SUBJECT_HEAD_H
#define FIG_SUBJECT_HEAD_H
#include "../resolve/work.h"

/* What a name is of, unless more is known of it. */
enum { FIG_SORT_NAMED = FIG_SORT_PLACE | FIG_SORT_COMPANY };

typedef struct fig_subject_head {
    fig_phrase name;
    unsigned sort; /* of the name, or that an anaphor asks for */
    bool anaphor, owner;
    bool nation; /* it only tells of what nation those are: Spanish growers */
    bool there;  /* the name stands behind a preposition other than `of`: customers in Elm */
} fig_subject_head;

/* Of a subject, the tokens [t, end) of the sentence [d->first, d->last). */
fig_subject_head fig_subject_head_of(fig_work *w, const fig_fact_draft *d, uint32_t t, uint32_t end);
/* Tokyo banks, New York investment firms: several who are told by their place, and are not it. */
bool fig_places_several(fig_work *w, fig_phrase name, uint32_t end);
#endif
