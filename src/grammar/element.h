/* Element: see element.c. Shared with need.c. */
#ifndef FIG_ELEMENT_H
#define FIG_ELEMENT_H
#include "term.h"

enum { FIG_ELEMENT_FIGURES = 8, FIG_ELEMENT_BRANCHES = 160 };

/* What a single place of a link can be, as it is collected; it begins with longest = 1. */
typedef struct fig_element {
    fig_term_pairs single, head, tail; /* the only token; the first of several; a later one */
    fig_sketch_figure figures[FIG_ELEMENT_FIGURES];
    fig_sketch_branch branches[FIG_ELEMENT_BRANCHES];
    size_t figure_count, branch_count;
    size_t longest;
    bool any, list, not ; /* a token of any kind; a list is among it; a `!` is */
} fig_element;

/* Collected for what it tells, not to be a node. false: it is no single element. */
bool fig_element_read(fig_compiler *c, const fig_node *n, fig_element *e);
#endif
