/*
 * HTML table: in which row and column a cell stands.
 *
 * in   <table>, <tr>, <td rowspan=2>, in the order of the page          out   a fig_grid_cell without its place in the text
 * Columns that a cell above reaches into are skipped, as a browser does (HTML Living Standard, 4.9.12).
 */
#ifndef FIG_HTML_TABLE_H
#define FIG_HTML_TABLE_H
#include "figura/engine.h"
#include <stdbool.h>

enum { FIG_HTML_TABLE_DEPTH = 8, FIG_HTML_COLUMNS = 128 };

typedef struct fig_html_table {
    uint32_t number, row, column;
    uint16_t reaches[FIG_HTML_COLUMNS]; /* rows from here on that a cell above takes of the column */
} fig_html_table;

typedef struct fig_html_tables {
    fig_html_table open[FIG_HTML_TABLE_DEPTH];
    uint32_t depth, count; /* deeper ones are counted only */
} fig_html_tables;

void fig_html_tables_push(fig_html_tables *t);
void fig_html_tables_pop(fig_html_tables *t);
void fig_html_tables_row(fig_html_tables *t);
/* The next cell of the row; false where the table is nested too deep or too wide to be kept. */
bool fig_html_tables_cell(fig_html_tables *t, fig_grid_role role, fig_str rows, fig_str columns, fig_grid_cell *cell);
#endif
