/*
 * Examples: the yes and no lines of rules, links and facts, run.
 *
 * in   a rule with its examples          out   for each: does it hold, and what is wrong where it doesn't
 */
#ifndef FIG_EXAMPLES_H
#define FIG_EXAMPLES_H
#include "../engine.h"
#include "author.h"

/* Run one example of a rule, a link or a fact rule; what is wrong goes to a->out, a line each. false: it doesn't hold. */
bool fig_example_run(fig_author *a, const fig_rule *rule, const fig_line *example, fig_def_type type);
#endif
