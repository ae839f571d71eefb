/*
 * Topic: who has a figure, where its phrase does not say; see fact_topic.c.
 */
#ifndef FIG_FACT_TOPIC_H
#define FIG_FACT_TOPIC_H
#include "../resolve/work.h"

/* The place that a fact's sentence begins with: "In West Germany, output", "In Elm it was"; or none. */
fig_phrase fig_opening_place(fig_work *w, const fig_fact_draft *d);
/* The label of a line or of a point of a list, where what it tells stands behind the colon: "- Snacks: sales of $3 million"; or none. */
fig_phrase fig_opening_label(fig_work *w, const fig_fact_draft *d);
/* Is a phrase the place of the dateline, and the story is not said to be about it? */
bool fig_is_dateline(fig_work *w, fig_phrase p);
/* Who has a figure that nobody is said to have, or none; `far`: named neither in its sentence nor in the one before. */
fig_phrase fig_phrase_topic(fig_work *w, size_t fact, bool *far);
#endif
