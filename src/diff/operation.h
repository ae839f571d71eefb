/*
 * Operation: what two figures of a source may give: their sum, difference, ratio.
 *
 * in   SUM; 19 and 12          out   31
 */
#ifndef FIG_OPERATION_H
#define FIG_OPERATION_H
#include "aligner.h"

typedef enum fig_operation {
    FIG_OPERATION_SUM,
    FIG_OPERATION_DIFFERENCE,
    FIG_OPERATION_SHARE,
    FIG_OPERATION_RATIO,
    FIG_OPERATION_CHANGE,
    FIG_OPERATION_PART, /* of the two together: 6 of 6 and 24 are a fifth */
    FIG_OPERATION_PRODUCT,
    FIG_OPERATION_QUOTIENT,
    FIG_OPERATIONS
} fig_operation;

/* "sum of" */
const char *fig_operation_name(fig_operation what);
/* Is its result of the draft's kind, where the first figure is `x`? */
bool fig_operation_gives(fig_operation what, const fig_point *d, const fig_point *x);
/* The result as a double: only to see whether it is worth the exact one. */
double fig_operation_roughly(fig_operation what, double x, double y);
fig_number fig_operation_exactly(fig_number_pool *pool, fig_operation what, fig_number x, fig_number y);

/* What is tried for one figure of the draft, of one source. */
typedef struct fig_reckoning {
    fig_aligner *a;
    const fig_point *d;
    double slack;
    bool named; /* the draft calls it a difference: the surplus */
    bool rest;  /* what is more or less */
    fig_choice *choice;
    uint32_t operands[FIG_DIFF_OPERANDS];
    float likeness[FIG_DIFF_OPERANDS];
    bool quoted[FIG_DIFF_OPERANDS], beside[FIG_DIFF_OPERANDS]; /* the draft has it close by; it has the one that stands beside it */
    size_t count;
} fig_reckoning;

/* `sure`: of two that stand side by side the draft has the one, so that a result of one digit need not be exact: 48.2 million (2021: 45.4 million), 6 percent. */
bool fig_reckoning_comes_to(fig_reckoning *s, fig_operation what, const fig_point *x, const fig_point *y, bool sure);
/* Figures of one kind, which may be added, or divided by each other. */
bool fig_reckoning_go_together(const fig_point *x, const fig_point *y);
/* No other figure of the kind of either stands between the two: they are told of together. */
bool fig_reckoning_stand_together(const fig_aligner *a, uint32_t i, uint32_t j);
/* reckoned.c: what two operands give that the draft gives wrongly; into the choice. */
void fig_reckoned_find(fig_reckoning *s);
#endif
