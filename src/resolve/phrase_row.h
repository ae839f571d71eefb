/*
 * Phrase row: rows of the grammar's lists inside words of the text.
 */
#ifndef FIG_PHRASE_ROW_H
#define FIG_PHRASE_ROW_H
#include "work.h"

/* The first row of a list inside a phrase, in its shortest form of that meaning: of "benchmark Kospi" the latter; or NULL. */
const fig_row *fig_phrase_row(const fig_work *w, int list, fig_phrase p, fig_phrase *found);
/* The row of a list that is this one token, or NULL. */
const fig_row *fig_phrase_row_of(const fig_work *w, int list, uint32_t token);
#endif
