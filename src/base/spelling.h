/*
 * Spelling: of the words that are allowed, the one that a wrong word was likely meant to be.
 *
 * in   "mesure", then each of measure, status, basis          out   "measure"; nothing where none is near
 * A letter left out, too many, another one or two that changed places are a slip each; a word of up to five letters may have one of them, one of six to eight two, a longer one three; more than one only where
 * the first letter is right.
 */
#ifndef FIG_SPELLING_H
#define FIG_SPELLING_H
#include "figura/base.h"

typedef struct fig_spelling {
    fig_str word; /* the wrong one */
    fig_str best; /* absent: none is near */
    unsigned slips;
} fig_spelling;

fig_spelling fig_spelling_of(fig_str word);
/* One word that is allowed; of equally near ones the first is kept. */
void fig_spelling_try(fig_spelling *n, fig_str allowed);
#endif
