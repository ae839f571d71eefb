/*
 * Changes: what a link did to the drafts of a sentence.
 *
 * in   the drafts before and after          out   "[[255]] kind=money unit=USD supplied=unit,scale"
 */
#ifndef FIG_CHANGES_H
#define FIG_CHANGES_H
#include "../resolve/work.h"

typedef struct fig_changes {
    fig_draft *drafts; /* those of w->items, in their order */
    size_t count, capacity;
} fig_changes;

/* Copy the drafts that a link may change. false: out of memory. */
bool fig_changes_remember(fig_changes *c, const fig_work *w);
/* What is different now. */
void fig_changes_write(const fig_work *w, const fig_changes *before, fig_strbuf *out);
void fig_changes_clear(fig_changes *c);
#endif
