/* HTML cells: see html_cells.h. */
#include "html_cells.h"
#include "html.h"
#include <string.h>

void fig_html_cells_begin(fig_html_cells *c, const fig_document *document, const char *field, size_t len)
{
    *c = (fig_html_cells){.cells = NULL};
    if (!document || strcmp(field, "text") != 0 || document->text_len != len)
        return;
    c->cells = document->cells;
    c->count = document->cell_count;
}

static void close_cell(fig_html_cells *c, fig_sink *sink)
{
    if (c->open && c->open->role == FIG_GRID_HEAD)
        FIG_HTML(sink, "</th>");
    else if (c->open)
        FIG_HTML(sink, "</td>");
    c->open = NULL;
}

static void close_table(fig_html_cells *c, fig_sink *sink)
{
    close_cell(c, sink);
    if (c->table)
        FIG_HTML(sink, "</tr></table>");
    c->table = NULL;
}

/* Cells that the table leaves out, up to the column. */
static void fill(fig_html_cells *c, fig_sink *sink, uint32_t column)
{
    for (; c->column < column && c->column < FIG_HTML_CELLS_COLUMNS; c->column++)
        if (c->taken[c->column] <= c->row)
            FIG_HTML(sink, "<td></td>");
}

/* " colspan=\"2\"", where it is more than one. */
static void write_spans(fig_sink *sink, uint32_t columns, uint32_t rows)
{
    if (columns > 1) {
        FIG_HTML(sink, " colspan=\"");
        fig_writer_uint(&sink->out, columns);
        FIG_HTML(sink, "\"");
    }
    if (rows > 1) {
        FIG_HTML(sink, " rowspan=\"");
        fig_writer_uint(&sink->out, rows);
        FIG_HTML(sink, "\"");
    }
}

static void open_cell(fig_html_cells *c, fig_sink *sink, const fig_grid_cell *cell)
{
    close_cell(c, sink);
    if (c->table && c->table->table != cell->table)
        close_table(c, sink);
    if (!c->table) {
        FIG_HTML(sink, "<table><tr>");
        memset(c->taken, 0, sizeof c->taken);
        c->row = cell->row;
        c->column = 0;
    } else if (cell->row != c->row) {
        FIG_HTML(sink, "</tr><tr>");
        c->row = cell->row;
        c->column = 0;
    }
    fill(c, sink, cell->column);
    c->table = c->open = cell;
    if (cell->role == FIG_GRID_HEAD)
        FIG_HTML(sink, "<th");
    else
        FIG_HTML(sink, "<td");
    write_spans(sink, cell->role == FIG_GRID_CAPTION ? FIG_HTML_CELLS_COLUMNS : cell->columns, cell->rows);
    FIG_HTML(sink, ">");
    c->column = cell->column + cell->columns;
    for (uint32_t k = cell->column; k < c->column && k < FIG_HTML_CELLS_COLUMNS; k++)
        c->taken[k] = cell->row + cell->rows;
}

static bool is_break(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Text between tables, without the breaks that part it from one before it and one behind it. */
static void write_between(fig_html_cells *c, fig_sink *sink, fig_str text, bool table_behind)
{
    while (c->table && text.len && is_break(*text.ptr)) {
        text.ptr++;
        text.len--;
    }
    while (table_behind && text.len && is_break(text.ptr[text.len - 1]))
        text.len--;
    if (!text.len)
        return;
    close_table(c, sink);
    fig_html_text(sink, text.ptr, text.len);
}

void fig_html_cells_write(fig_html_cells *c, fig_sink *sink, const char *text, size_t from, size_t to)
{
    for (;;) {
        if (c->open && from < c->open->end) { /* the rest of a cell */
            size_t end = to < c->open->end ? to : c->open->end;
            fig_html_text(sink, text + from, end - from);
            from = end;
            if (from < c->open->end)
                return;
        }
        while (c->next < c->count && c->cells[c->next].begin < from) /* within the one before */
            c->next++;
        const fig_grid_cell *next = c->next < c->count ? &c->cells[c->next] : NULL;
        size_t end = next && next->begin <= to ? next->begin : to;
        write_between(c, sink, (fig_str){text + from, end - from}, next && next->begin == end);
        from = end;
        if (!next || next->begin > to)
            return;
        open_cell(c, sink, next);
        c->next++;
    }
}

void fig_html_cells_end(fig_html_cells *c, fig_sink *sink)
{
    close_table(c, sink);
}
