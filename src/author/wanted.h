/*
 * Wanted: what a program could have gone on with, in the words of a grammar.
 *
 * in   an instruction          out   "{currency-name}, 'per' or ~'%'"
 */
#ifndef FIG_WANTED_H
#define FIG_WANTED_H
#include "../grammar/grammar.h"

/* What the instructions reached from `pc` without a token ask of the next one; the first few of them. */
void fig_wanted_write(const fig_grammar *g, uint32_t pc, fig_strbuf *out);
#endif
