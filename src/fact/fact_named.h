/*
 * Named: what a name names, and what a noun says that somebody is.
 *
 * in   a name of a sentence: "Finance director Paul Brix"          out   its end, and the sort of thing: a person
 * A title, an age or a name met before make a person; lists of the grammar know places, indices and commodities.
 */
#ifndef FIG_FACT_NAMED_H
#define FIG_FACT_NAMED_H
#include "../resolve/work.h"

/* The end of the name that begins at token `t`. */
uint32_t fig_name_end(fig_work *w, const fig_fact_draft *d, uint32_t t);
/* The comma or bracket within a company's name: Dunmore Looms, Inc.; Dunmore (Pacific) Ltd. */
bool fig_mark_in_name(fig_work *w, uint32_t mark);
/* The comma of a place in what somebody is: the Leeds, Alabama-based firm. */
bool fig_comma_in_place(const fig_work *w, uint32_t comma);
/* The Leeds-based firm: does a name in a phrase that ends at `end` only say of somebody where or whose it is? But: Elm Co-operative. */
bool fig_name_describes(const fig_work *w, fig_phrase name, uint32_t end);
/* Remember the words of a name as those of somebody who speaks and has no figures: a person, an agency. A place is more than that. */
void fig_know_speaker(fig_work *w, fig_phrase name);
/* Remember the persons whom a sentence names with a given name, and whether they are men or women. */
void fig_know_given(fig_work *w, const fig_fact_draft *d);
/* Does a row of given names, or of pronouns of persons, tell of a woman? */
bool fig_is_woman(const fig_row *row);
/* The last word of tokens [first, last) that names somebody who was known before: 16 supporters of Ribek. */
fig_phrase fig_person_again(const fig_work *w, uint32_t first, uint32_t last);
/* FIG_SORT_* of a name within tokens [first, last). */
unsigned fig_sort_of_name(fig_work *w, fig_phrase name, uint32_t first, uint32_t last);
/* What sort of thing a noun says somebody is: company, country, index; 0 where it says none. */
unsigned fig_phrase_sort(fig_work *w, uint32_t token);
/* The first token that is no article. */
uint32_t fig_without_article(fig_work *w, uint32_t first, uint32_t last);
/* Where the words from `first` to `t` end without their short form in brackets: net interest income [(NII)] at. */
uint32_t fig_before_short_form(const fig_work *w, uint32_t first, uint32_t t);
#endif
