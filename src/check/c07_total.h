/*
 * Total: a row of a matrix held against rows beside it that it may be the sum of, column by column.
 *
 * in   the row Total, the rows Ferries and Cargo          out   per column: it holds, it fails, or nothing can be said
 * Whether the row is their sum at all is what its columns say together: c07_total.c.
 */
#ifndef FIG_TOTAL_H
#define FIG_TOTAL_H
#include "matrix.h"

enum { FIG_PARTS_MOST = 24 };

typedef struct fig_parts {
    size_t rows[FIG_PARTS_MOST];
    size_t count;
    bool minus; /* the first less the others */
} fig_parts;

typedef enum fig_sum_outcome { FIG_SUM_UNKNOWN, FIG_SUM_HOLDS, FIG_SUM_FAILS } fig_sum_outcome;

typedef struct fig_sum {
    fig_sum_outcome is;
    bool strong;           /* it would hardly hold by chance */
    bool exact;            /* to the last place              */
    double chance;         /* of holding so, of rows that have nothing to do with each other */
    fig_interval interval; /* of the sum                     */
    fig_number value, largest;
} fig_sum;

fig_sum fig_sum_of(fig_checking *c, const fig_matrix *m, size_t total, const fig_parts *parts, size_t column);
/* total - sum, in steps of the last place; false: they are too many. */
bool fig_sum_steps(fig_checking *c, const fig_matrix_value *total, const fig_sum *sum, int64_t *steps);
/* One digit that is another, or two that changed places: 200, 0.7, 90. */
bool fig_is_slip_of_digits(int64_t steps);
/* c07_share.c: shares of a total that another column has. */
void fig_check_shares_of_total(fig_checking *c, const fig_matrix *m);
#endif
