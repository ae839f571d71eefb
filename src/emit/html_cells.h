/*
 * HTML cells: the tables of a text as tables of the report.
 *
 * in   stretches of the text in their order, the document's cells          out   <table><tr><td>Sales</td><td>48,215</td></tr></table>
 * What stands between two cells of a table are breaks, and is left out. A cell within a cell is text of the outer one.
 */
#ifndef FIG_HTML_CELLS_H
#define FIG_HTML_CELLS_H
#include "sink.h"

enum { FIG_HTML_CELLS_COLUMNS = 64 }; /* wider tables are shown, their missing cells are not */

typedef struct fig_html_cells {
    const fig_grid_cell *cells;
    size_t count, next;
    const fig_grid_cell *open, *table;      /* the cell that is written; one of the table that is, or NULL */
    uint32_t row, column;                   /* of the table: where the next cell would stand */
    uint32_t taken[FIG_HTML_CELLS_COLUMNS]; /* the row below a cell that reaches down in the column */
} fig_html_cells;

/* Of the text of a document; of another field, and where bytes were repaired, there are none. */
void fig_html_cells_begin(fig_html_cells *c, const fig_document *document, const char *field, size_t len);
/* text[from, to), and the cell that begins at `to`. */
void fig_html_cells_write(fig_html_cells *c, fig_sink *sink, const char *text, size_t from, size_t to);
void fig_html_cells_end(fig_html_cells *c, fig_sink *sink);
#endif
