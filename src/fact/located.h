/*
 * Located: a name behind the place where it is at home.
 *
 * in   "Germany's second-largest lender Elmtal Bank", the 's          out   "Elmtal Bank": what is told is told of it, not of the place
 * Not where somebody with a title or an office stands there, who speaks of the place, or what is measured there.
 */
#ifndef FIG_LOCATED_H
#define FIG_LOCATED_H
#include "../resolve/work.h"

/* Is the phrase, all of it, a country or a city that the grammar knows? */
bool fig_phrase_is_place(const fig_work *w, fig_phrase p);
/* The deficit with Mexico, exports to China: does a name in a phrase that begins at `first` tell with whom another trades? */
bool fig_is_partner(fig_work *w, uint32_t first, uint32_t name);
/* The place that ends before `possessor`, not beginning before `first`; empty: none. */
fig_phrase fig_place_before(const fig_work *w, uint32_t first, uint32_t possessor);
/* The name behind a place and its `possessor`, ending at most at `last`; empty: none. */
fig_phrase fig_name_behind_place(fig_work *w, const fig_fact_draft *d, uint32_t possessor, uint32_t last);
/* Of a phrase that begins with a place's possessor the name behind it: of "Japan's Elmtal Motors" the latter; else the phrase. */
fig_phrase fig_past_place(fig_work *w, const fig_fact_draft *d, fig_phrase p);
/* The place whose figures the tokens from `first` to `last` say to tell: official Tarn data showed, Tarn's statistics bureau said; or none. */
fig_phrase fig_place_of_data(fig_work *w, uint32_t first, uint32_t last);
/* The one name of the first sentence, where it is a place in which something is told to be: payrolls grew in the United States; or none. */
fig_phrase fig_place_of_story(fig_work *w);
/* Chinese visitors: does a name that ends before `end` only say of what nation those behind it are? */
bool fig_is_of_nation(fig_work *w, fig_phrase name, uint32_t end);
/* The number of Chinese visitors, of a phrase that begins at `first`: does a name only say of what nation those behind it are? */
bool fig_names_nation(fig_work *w, uint32_t first, fig_phrase name, uint32_t end);
#endif
