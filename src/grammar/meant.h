/*
 * Meant: what a name that a grammar does not have was likely meant to be.
 *
 * in   "no rule is called count.hyphn"          out   "; did you mean count.hyphen?", or nothing
 */
#ifndef FIG_MEANT_H
#define FIG_MEANT_H
#include "../base/strbuf.h"
#include "grammar.h"

/* "; did you mean `x`?" behind a message, where one of `allowed`, which have | between, is near `wrong`; `mark` stands behind it. true: one was. */
bool fig_meant_among(fig_strbuf *message, fig_str wrong, fig_str allowed, const char *mark);
/* The same of the rules of a grammar; of its lists, parts, shapes, and what each token can be. */
void fig_meant_rule(const fig_grammar *g, fig_strbuf *message, fig_str wrong);
void fig_meant_reference(const fig_grammar *g, fig_strbuf *message, fig_str wrong);
/* Of the names that a pattern may bind. */
void fig_meant_name(fig_strbuf *message, fig_str wrong);
/* All that are allowed, ", " between them, as many as a message has room for. */
void fig_meant_list(fig_strbuf *message, fig_str allowed);
#endif
