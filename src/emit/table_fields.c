/*
 * Table fields: the columns that --fields names, aligned, one line a figure, no wider than the terminal.
 *
 * Each column is as wide as its widest cell; where that is too much, the widest columns of free text are cut, and then the last ones.
 */
#include "../text/width.h"
#include "table.h"

enum { GAP = 2, LEAST = 8 };

static size_t widest(const fig_sink *sink, const size_t *widths)
{
    size_t best = sink->column_count;
    for (size_t k = 0; k < sink->column_count; k++)
        if (sink->columns[k]->type == FIG_COLUMN_TEXT || sink->columns[k]->type == FIG_COLUMN_DOC)
            if (widths[k] > LEAST && (best == sink->column_count || widths[k] > widths[best]))
                best = k;
    return best;
}

static void fit(const fig_sink *sink, size_t *widths, size_t columns)
{
    size_t sum = GAP * (sink->column_count - 1);
    for (size_t k = 0; k < sink->column_count; k++)
        sum += widths[k];
    for (size_t k; sum > columns && (k = widest(sink, widths)) < sink->column_count; sum--)
        widths[k]--;
    for (size_t k = sink->column_count; sum > columns && k-- > 0;) {
        size_t less = sum - columns < widths[k] ? sum - columns : widths[k];
        widths[k] -= less;
        sum -= less;
    }
}

static fig_str clean_cell(fig_sink *sink, const fig_row *row, size_t k, fig_strbuf *cell)
{
    fig_str raw = fig_column_text(sink->columns[k], row, &sink->scratch);
    cell->len = 0;
    fig_table_clean(cell, raw.ptr, raw.len);
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

static void write_rows(fig_sink *sink, fig_emit_source *source, const size_t *widths, fig_strbuf *cell, fig_strbuf *line)
{
    size_t count = fig_result_count(source->row.result);
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, source->row.figure))
            continue;
        for (size_t k = 0; k < sink->column_count; k++) {
            fig_table_cell(line, clean_cell(sink, &source->row, k, cell), widths[k]);
            if (k + 1 < sink->column_count)
                fig_table_cell(line, (fig_str){"", 0}, GAP);
        }
        write_line(sink, line);
    }
}

void fig_table_fields(fig_sink *sink, fig_emit_source *source)
{
    size_t widths[FIG_COLUMN_COUNT + FIG_TABLE_COLUMN_COUNT], count = fig_result_count(source->row.result);
    fig_strbuf cell = {0}, line = {0};
    for (size_t k = 0; k < sink->column_count; k++)
        widths[k] = strlen(sink->columns[k]->name);
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        for (size_t k = 0; fig_sink_wants(sink, source->row.figure) && k < sink->column_count; k++) {
            fig_str text = clean_cell(sink, &source->row, k, &cell);
            size_t width = fig_width(text.ptr, text.len);
            widths[k] = width > widths[k] ? width : widths[k];
        }
    }
    fit(sink, widths, sink->options.width > 0 ? (size_t)sink->options.width : 80);
    if (!sink->any) {
        for (size_t k = 0; k < sink->column_count; k++) {
            fig_table_cell(&line, (fig_str){sink->columns[k]->name, strlen(sink->columns[k]->name)}, widths[k]);
            if (k + 1 < sink->column_count)
                fig_table_cell(&line, (fig_str){"", 0}, GAP);
        }
        write_line(sink, &line);
    }
    sink->any = true;
    write_rows(sink, source, widths, &cell, &line);
    if (cell.failed || line.failed)
        sink->scratch.failed = true;
    fig_strbuf_clear(&cell);
    fig_strbuf_clear(&line);
}
