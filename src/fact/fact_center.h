/*
 * Center: whom each sentence is about, and whom a pronoun or a definite description means.
 *
 * in   "Furniture chain Barrow & Finch handed out more. Net profit rose to $187 million", the second sentence          out   "Barrow & Finch"
 * A sentence is about what its subject names, behind a dateline, a fronted phrase and a verb of saying; where that is a pronoun or `the company`, about the last one named that fits.
 * Persons have no sales, who only speaks is nobody's owner.
 */
#ifndef FIG_FACT_CENTER_H
#define FIG_FACT_CENTER_H
#include "../resolve/work.h"

/* Whom a sentence is about, until the next document; nobody where memory runs out (w->failed). */
const fig_center *fig_center_of(fig_work *w, uint32_t sentence);
/* The place that a sentence means where it names none: the last one that a sentence was about; or none. */
fig_phrase fig_place_referent(fig_work *w, uint32_t sentence);
/* Running text ends with a full stop; headings and the lines of a list do not. */
bool fig_is_running(const fig_work *w, uint32_t first, uint32_t last);
/* Behind what stands before a sentence's subject: "Compared with May,", "In Paris,"; the token itself where nothing does. */
uint32_t fig_behind_fronted(fig_work *w, uint32_t t, uint32_t last);
/* The first token behind a dateline. */
uint32_t fig_behind_dateline(const fig_work *w, uint32_t first, uint32_t last);
#endif
