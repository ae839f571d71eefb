/*
 * Place: where a figure is said to be: right behind it, behind a preposition elsewhere, or before `where`.
 *
 * in   "Inflation slowed to 2.1% in Germany", a fact draft          out   "Germany"
 * Right behind it only with no noun behind: not "in London trade". Shares are traded there, and are nobody's but a company's.
 */
#ifndef FIG_FACT_PLACE_H
#define FIG_FACT_PLACE_H
#include "fact_build.h"

/* The place that the grammar knows behind one of the fact's own figures; empty: none. */
fig_phrase fig_closing_place(fig_work *w, const fig_fact_draft *d);
/* The name there, of a place or not, behind a word that says where; empty: none. */
fig_phrase fig_closing_name(fig_work *w, const fig_fact_draft *d);
/* Is a name that of a place: by a list, or because the text tells that something was there? In Elm, from northern Tarn. */
bool fig_fact_is_somewhere(fig_work *w, fig_phrase name);
/* Where something is told to have been, behind a preposition: Elm, the old town, the provincial capital, Elm; none where no noun says that it is a place. */
fig_phrase fig_place_told(fig_work *w, const fig_fact_draft *d, uint32_t first);
/* There was less cheer at Elm Inns, where sales fell; in the old town, where 40 people died: what stands before the comma. It was banned in Elm. There, 89 percent: the last place before. */
fig_phrase fig_place_antecedent(fig_work *w, const fig_fact_draft *d);
/* "338 people died in Elm, 223 in Tarn": where it befell those counted, behind their number, before the next figure or clause; none where it is no name. */
fig_phrase fig_place_happened(const fig_fact_builder *b, const fig_fact_draft *d);
#endif
