/*
 * Matrix: a table of the text as rows and columns of figures, with what its labels and heads say.
 *
 * in   the cells of a document, a result's figures and cell_says          out   per table, and per stretch of it below heads of its own, a fig_matrix
 * "| | 2024 | 2023 |" over "| Ferries | 412 | 391 |": columns 2024 and 2023, a row Ferries, two figures. A cell holds a figure here only if nothing but signs stands beside it; what a dash,
 * a note or a word in it would mean is not known, and whoever computes leaves it alone. Rows and columns are alike: fig_matrix_turned makes the one the other.
 */
#ifndef FIG_MATRIX_H
#define FIG_MATRIX_H
#include "checking.h"

enum { FIG_MATRIX_LINES = 400, FIG_MATRIX_COLUMNS = 48 };

/* What stands in a cell that is no figure. */
enum { FIG_CELL_EMPTY = -1, FIG_CELL_NIL = -2 /* a dash */, FIG_CELL_OTHER = -3 };

typedef struct fig_matrix_line {
    const fig_grid_cell *cell; /* the label, or the nearest head; NULL: none */
    uint64_t words;            /* of label and heads, without their figures: 2024 is 2023's like */
    uint8_t says;              /* FIG_SAYS_*                  */
    bool dated;                /* a date stands there         */
} fig_matrix_line;

/* A figure of a cell as a number, and how exactly it is known: by its last place, or by the step that all of its column are multiples of. */
typedef struct fig_matrix_value {
    fig_number value, unit; /* `unit`: one of its last place */
    fig_interval interval;
    int32_t places; /* behind the point, as written */
    bool known;     /* else nothing can be computed with it */
} fig_matrix_value;

typedef struct fig_matrix {
    fig_matrix_line *rows, *columns;
    size_t row_count, column_count;
    int32_t *figures; /* or FIG_CELL_* */
    fig_matrix_value *values;
    size_t row_step, column_step;
    bool turned; /* rows are the text's columns */
    bool gaps;   /* a row has a label alone: the name of what follows, or of what is missing */
} fig_matrix;

static inline int32_t fig_matrix_at(const fig_matrix *m, size_t row, size_t column)
{
    return m->figures[row * m->row_step + column * m->column_step];
}

static inline const fig_matrix_value *fig_matrix_value_at(const fig_matrix *m, size_t row, size_t column)
{
    return &m->values[row * m->row_step + column * m->column_step];
}

/* Rows as columns, over the same figures. */
fig_matrix fig_matrix_turned(const fig_matrix *m);

typedef void (*fig_matrix_fn)(fig_checking *c, const fig_matrix *m);
/* All of the document's tables. */
void fig_matrix_each(fig_checking *c, fig_matrix_fn look);
/* matrix_read.c: the values of all cells. */
void fig_matrix_read(fig_checking *c, fig_matrix *m);
/* What it may stand for where digits were cut off, and not rounded. */
fig_interval fig_matrix_wide(fig_checking *c, const fig_matrix_value *v);
/* Of one unit and rate; `places`: and with as many digits behind the point. */
bool fig_matrix_alike(const fig_checking *c, const fig_matrix *m, const size_t a[2], const size_t b[2], bool places);
/* The label of a line: `Ferries`; false where it has none. */
bool fig_matrix_say_line(fig_checking *c, const fig_matrix_line *line);
/* A number as the cell would have it: 726.2 where it has 738.5, in millions. */
void fig_matrix_say_like(fig_checking *c, const fig_matrix_value *of, fig_number n);
#endif
