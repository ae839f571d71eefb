/*
 * Fits: can somebody have what a fact tells of?
 *
 * in   a fact draft, one who is named          out   no: an index has no wages, a council no inflation, nobody is the owner of the people that are counted
 */
#ifndef FIG_FACT_FITS_H
#define FIG_FACT_FITS_H
#include "fact_build.h"

/* Is one of a phrase's words a name? */
bool fig_fact_has_name(fig_work *w, const fig_fact_draft *d, fig_phrase p);
/* Is its subject somebody, and not just what is measured or counted: approvals fell, 3,600 houses collapsed? */
bool fig_fact_is_of_somebody(const fig_work *w, const fig_fact_draft *d);
/* Does the figure name what is counted, or the verb what befell those: 3,881 cases, 29 missing? */
bool fig_fact_counts_things(const fig_fact_builder *b, const fig_fact_draft *d);
/* An index: by its name, or by the noun that it ends with, the food index. */
bool fig_is_index_name(fig_work *w, fig_phrase p);
/* A ministry, an office, by a word of its name: it tells what others have. */
bool fig_is_agency(fig_work *w, fig_phrase topic);
/* Turnout: of a place, or of nobody. */
bool fig_is_of_place_only(const fig_work *w, const fig_fact_draft *d);
/* An index has a level and moves; wages, jobs and debts are none of its. */
bool fig_cannot_be_of_index(const fig_fact_builder *b, const fig_fact_draft *d, fig_phrase topic);
/* Unemployment, inflation: a country has them, no council, company or fund, unless its name says of where. */
bool fig_cannot_be_of_firm(fig_work *w, const fig_fact_draft *d, fig_phrase topic);
/* Nor are they of one whose shares moved: Elm Steel fell 3 percent. */
bool fig_cannot_be_of_traded(fig_work *w, const fig_fact_draft *d, size_t index, fig_phrase topic);
#endif
