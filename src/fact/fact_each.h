/*
 * Each: figures told of several things in one clause, in the same order.
 *
 * in   "Prices of butter and cheese rose 4 percent and 2 percent, respectively", the fact of the first figure          out   a fact of each: "Prices of butter", "Prices of cheese"
 * The things stand around the last `and` before the figures. Where there are not as many things as figures there is no fact: nobody can tell whose they are.
 */
#ifndef FIG_FACT_EACH_H
#define FIG_FACT_EACH_H
#include "../resolve/work.h"

/* Notes on the fact of the first figure the others; false where it has none, or more figures than that. */
bool fig_fact_note_each(fig_work *w, int32_t first, const int32_t others[FIG_FACT_OTHERS]);
/* Facts of the sentence at hand that have others noted become one for each figure. True where any did. */
bool fig_fact_deal(fig_work *w);
#endif
