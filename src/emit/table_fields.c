/*
 * Table fields: the columns that --fields names, aligned, one line a figure or fact, no wider than the terminal.
 *
 * Each column is as wide as its widest cell; where that is too much, the widest columns of free text are cut, and then the last ones.
 */
#include "../text/width.h"
#include "table.h"

enum { GAP = 2, LEAST = 8, MOST_COLUMNS = 64 };
_Static_assert((int)FIG_COLUMN_COUNT + FIG_TABLE_COLUMN_COUNT <= (int)MOST_COLUMNS && (int)FIG_FACT_COLUMN_COUNT <= (int)MOST_COLUMNS,
               "room for all");

/* The columns of either kind of record, and its rows. */
typedef struct cells {
    fig_sink *sink;
    fig_emit_source *source;
    bool facts;
    size_t columns, rows;
} cells;

static const char *name_of(const cells *c, size_t k)
{
    return c->facts ? c->sink->fact_columns[k]->name : c->sink->columns[k]->name;
}

static bool is_text(const cells *c, size_t k)
{
    if (c->facts)
        return c->sink->fact_columns[k]->type == FIG_FACT_TEXT || c->sink->fact_columns[k]->type == FIG_FACT_DOC;
    return c->sink->columns[k]->type == FIG_COLUMN_TEXT || c->sink->columns[k]->type == FIG_COLUMN_DOC;
}

static bool wants(cells *c, size_t row)
{
    if (c->facts)
        return true;
    c->source->row.figure = fig_result_figure(c->source->row.result, row);
    return fig_sink_wants(c->sink, c->source->row.figure);
}

static size_t widest(const cells *c, const size_t *widths)
{
    size_t best = c->columns;
    for (size_t k = 0; k < c->columns; k++)
        if (is_text(c, k) && widths[k] > LEAST && (best == c->columns || widths[k] > widths[best]))
            best = k;
    return best;
}

static void fit(const cells *c, size_t *widths, size_t columns)
{
    size_t sum = GAP * (c->columns - 1);
    for (size_t k = 0; k < c->columns; k++)
        sum += widths[k];
    for (size_t k; sum > columns && (k = widest(c, widths)) < c->columns; sum--)
        widths[k]--;
    for (size_t k = c->columns; sum > columns && k-- > 0;) {
        size_t less = sum - columns < widths[k] ? sum - columns : widths[k];
        widths[k] -= less;
        sum -= less;
    }
}

static fig_str clean_cell(const cells *c, size_t row, size_t k, fig_strbuf *cell)
{
    fig_fact_row fact = c->facts ? fig_sink_fact_row(c->source, row) : (fig_fact_row){.fact = NULL};
    fig_str raw = c->facts ? fig_fact_column_text(c->sink->fact_columns[k], &fact, &c->sink->scratch)
                           : fig_column_text(c->sink->columns[k], &c->source->row, &c->sink->scratch);
    cell->len = 0;
    fig_table_clean(cell, raw.ptr ? raw.ptr : "", raw.ptr ? raw.len : 0);
    return (fig_str){cell->data, cell->len};
}

static void write_line(fig_sink *sink, fig_strbuf *line)
{
    while (line->len && line->data[line->len - 1] == ' ')
        line->len--;
    fig_writer_add(&sink->out, line->data, line->len);
    fig_writer_char(&sink->out, '\n');
    line->len = 0;
}

static void write_cell(const cells *c, fig_strbuf *line, fig_str text, size_t k, const size_t *widths)
{
    fig_table_cell(line, text, widths[k]);
    if (k + 1 < c->columns)
        fig_table_cell(line, (fig_str){"", 0}, GAP);
}

static void write_cells(cells *c, bool headed)
{
    size_t widths[MOST_COLUMNS];
    fig_sink *sink = c->sink;
    fig_strbuf cell = {0}, line = {0};
    if (!c->columns)
        return;
    for (size_t k = 0; k < c->columns; k++)
        widths[k] = strlen(name_of(c, k));
    for (size_t i = 0; i < c->rows; i++)
        for (size_t k = 0; wants(c, i) && k < c->columns; k++) {
            fig_str text = clean_cell(c, i, k, &cell);
            size_t width = fig_width(text.ptr, text.len);
            widths[k] = width > widths[k] ? width : widths[k];
        }
    fit(c, widths, sink->options.width > 0 ? (size_t)sink->options.width : 80);
    for (size_t k = 0; headed && k < c->columns; k++)
        write_cell(c, &line, (fig_str){name_of(c, k), strlen(name_of(c, k))}, k, widths);
    if (headed)
        write_line(sink, &line);
    for (size_t i = 0; i < c->rows; i++) {
        if (!wants(c, i))
            continue;
        for (size_t k = 0; k < c->columns; k++)
            write_cell(c, &line, clean_cell(c, i, k, &cell), k, widths);
        write_line(sink, &line);
    }
    if (cell.failed || line.failed)
        sink->scratch.failed = true;
    fig_strbuf_clear(&cell);
    fig_strbuf_clear(&line);
}

void fig_table_fields(fig_sink *sink, fig_emit_source *source)
{
    cells figures = {sink, source, false, sink->column_count, fig_sink_figure_count(sink, source->row.result)};
    cells facts = {sink, source, true, sink->fact_column_count, fig_sink_fact_count(sink, source->row.result)};
    const bool both = (sink->records & FIG_RECORDS_FIGURES) && (sink->records & FIG_RECORDS_FACTS);
    if (sink->records & FIG_RECORDS_FIGURES)
        write_cells(&figures, !sink->any || both);
    if (sink->records & FIG_RECORDS_FACTS)
        write_cells(&facts, !sink->any || both);
    sink->any = true;
}
