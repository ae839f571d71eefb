/* HTML table: see html_table.h. */
#include "html_table.h"

static fig_html_table *innermost(fig_html_tables *t)
{
    return t->depth && t->depth <= FIG_HTML_TABLE_DEPTH ? &t->open[t->depth - 1] : NULL;
}

void fig_html_tables_push(fig_html_tables *t)
{
    t->depth++;
    fig_html_table *table = innermost(t);
    if (table)
        *table = (fig_html_table){.number = t->count, .row = UINT32_MAX};
    t->count++;
}

void fig_html_tables_pop(fig_html_tables *t)
{
    if (t->depth)
        t->depth--;
}

void fig_html_tables_row(fig_html_tables *t)
{
    fig_html_table *table = innermost(t);
    if (!table)
        return;
    table->row++;
    table->column = 0;
    for (uint32_t i = 0; i < FIG_HTML_COLUMNS && table->row; i++)
        if (table->reaches[i])
            table->reaches[i]--;
}

enum { WIDEST = 1000 }; /* colspan at most: HTML Living Standard, 4.9.11; here rowspan too */

static uint32_t span(fig_str value)
{
    uint32_t n = 0;
    for (size_t i = 0; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9' && n < WIDEST; i++)
        n = n * 10 + (uint32_t)(value.ptr[i] - '0');
    return n < 1 ? 1 : n < WIDEST ? n : WIDEST;
}

bool fig_html_tables_cell(fig_html_tables *t, fig_grid_role role, fig_str rows, fig_str columns, fig_grid_cell *cell)
{
    fig_html_table *table = innermost(t);
    if (!table)
        return false;
    *cell = (fig_grid_cell){.table = table->number, .rows = 1, .columns = 1, .role = role};
    if (role == FIG_GRID_CAPTION)
        return true;
    if (table->row == UINT32_MAX)
        fig_html_tables_row(t); /* a cell without a row */
    while (table->column < FIG_HTML_COLUMNS && table->reaches[table->column])
        table->column++;
    cell->row = table->row;
    cell->column = table->column;
    cell->rows = span(rows);
    cell->columns = span(columns);
    if (table->column + cell->columns > FIG_HTML_COLUMNS)
        return false;
    for (uint32_t i = 0; i < cell->columns; i++)
        table->reaches[table->column++] = (uint16_t)cell->rows;
    return true;
}
