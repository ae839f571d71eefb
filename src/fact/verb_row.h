/*
 * Verb row: several verbs of one who does them all.
 *
 * in   Police arrested 45 people, seized 12 guns and wrote 380 tickets; the item of "seized"          out   whether it goes on with what Police did
 */
#ifndef FIG_VERB_ROW_H
#define FIG_VERB_ROW_H
#include "../resolve/work.h"

/* Does a comma before this item end what was done to so many: destroyed 43 houses, [damaged] 98? Then the same one does this too. */
bool fig_row_goes_on(const fig_work *w, uint32_t item);

/* Does a comma stand between two verbs of a row: arrested 45 people, [seized] 12 guns and wrote? It closes no insertion: what it ends has a verb of its own, and no participle opens it. */
bool fig_row_opens(fig_work *w, uint32_t comma);

/* Does a participle tell what became of those counted before it, behind their verb: left 40,000 commuters [stranded] and cost? */
bool fig_row_tells_of_done_to(fig_work *w, uint32_t item);

#endif
