/*
 * Clause: the words that say something between a figure and the next stop or figure on either side, dates aside.
 *
 * in   "magma at a depth of [15 kilometres], 4 million cubic metres of it"          out   magma, depth
 */
#ifndef FIG_CLAUSE_H
#define FIG_CLAUSE_H
#include "aligner.h"

enum { FIG_CLAUSE_REACH = 7 };

typedef struct fig_clause {
    uint32_t words[2 * FIG_CLAUSE_REACH];
    int count, names;
} fig_clause;

fig_clause fig_clause_of(const fig_aligner *a, const fig_point *p);
/* How many words of the one the other has. */
int fig_clause_common(const fig_clause *x, const fig_clause *y);
/* Does a point's sentence hold the word, or what its fact is about? */
bool fig_clause_is_told(const fig_aligner *a, const fig_point *p, uint32_t word);
/* What the words of a clause weigh that the other text has, but not where the other point stands. */
float fig_clause_elsewhere(const fig_aligner *a, const fig_clause *c, const fig_point *other);
/* Has the clause names, and the other point's sentence none of them? */
bool fig_clause_names_another(const fig_aligner *a, const fig_clause *c, const fig_point *other);
/* Have the clauses of both words of their own, and none in common: got for 9 million, sold for 31 million? */
bool fig_clauses_apart(const fig_aligner *a, const fig_point *d, const fig_point *s);
/* The word right before a figure: until, aged, at; UINT32_MAX: none. */
uint32_t fig_clause_lead(const fig_aligner *a, const fig_point *p);
/* The one right behind it, if it says something. */
uint32_t fig_clause_behind(const fig_aligner *a, const fig_point *p);
#endif
