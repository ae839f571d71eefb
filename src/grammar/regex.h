/*
 * Regex: the one place that compiles PCRE2 expressions: shapes, guards, free-form rules.
 * {list} in an expression stands for the list's rows, (?<name>{list}) binds a row of it.
 */
#ifndef FIG_REGEX_H
#define FIG_REGEX_H
#include "grammar.h"

typedef struct fig_regex_groups {
    int *names, *lists; /* FIG_SHAPE_GROUPS each */
    size_t *count;
} fig_regex_groups;

/* Read /…/ in `text` for `line`. `whole` not NULL: a shape, which must match its subject from end to end; it goes to g->shape_nfa where that knows it. NULL
 * after an error (reported). */
const fig_regex *fig_regex_read(fig_grammar *g, const char *path, int line, int column, fig_str text, fig_shape *whole,
                                const fig_regex_groups *groups);
/* A pcre2_code, for pcre2_code_free; NULL: out of memory. */
void *fig_regex_compile(const fig_regex *regex);
#endif
