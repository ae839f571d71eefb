/*
 * Name: which words of a sentence are names; see name.c.
 */
#ifndef FIG_NAME_H
#define FIG_NAME_H
#include "../resolve/work.h"

/* A headline in capitals, or with most of its words capitalised, says nothing about names. */
bool fig_phrase_is_titled(const fig_work *w, uint32_t first, uint32_t last);
/* Is this token of a fact's sentence a name: capitalised, and not only because a sentence begins there? */
bool fig_phrase_is_name(fig_work *w, const fig_fact_draft *d, uint32_t token);
/* ... and the first word of one, where `last` ends the sentence? */
bool fig_phrase_names_start(fig_work *w, uint32_t token, uint32_t last);
/* Is a word capitalised inside a sentence of the field, which no headline is? */
bool fig_phrase_is_known(fig_work *w, uint32_t token);
/* Is the subject one word that only its place in the sentence capitalises? */
bool fig_phrase_is_common(fig_work *w, const fig_fact_draft *d);
/* Is a word the plural of a common noun, by its ending or by a list: pupils, people? */
bool fig_phrase_is_plural_noun(fig_work *w, uint32_t token);
/* Is a word a verb of one who does something now, behind a noun and before a figure: the forest covers 61 percent? */
bool fig_token_acts(fig_work *w, uint32_t token);
/* The row of a list of last letters that a word ends with, or NULL. */
const fig_row *fig_ending_row(const fig_work *w, int list, uint32_t token);
/* Tokens of the figures there are, for fig_figure_at. false: out of memory. */
bool fig_figures_mark(fig_work *w);
/* The figure that a token is part of, or -1. */
int32_t fig_figure_find(const fig_work *w, uint32_t token);

/* The same, asked of any token: most are of none. */
static inline int32_t fig_figure_at(const fig_work *w, uint32_t token)
{
    return w->facts.in_figure[token / 64] >> token % 64 & 1 ? fig_figure_find(w, token) : -1;
}
#endif
