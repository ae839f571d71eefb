/*
 * Wanted: what a program could have gone on with, in the words of a grammar.
 *
 * in   where a run of the matcher came furthest          out   "{currency-name}, 'per' or ~'%'"
 */
#ifndef FIG_WANTED_H
#define FIG_WANTED_H
#include "../match/matcher.h"

/* What the instructions that the first way there leads to without a token ask of the next one; the first few of them. */
void fig_wanted_write(const fig_matcher *m, fig_strbuf *out);
#endif
