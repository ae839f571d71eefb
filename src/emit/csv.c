/*
 * CSV as RFC 4180 has it: a header line always, CRLF, quotes where a comma, a quote or a line break is inside.
 *
 * Cells hold what the records hold, nothing guarded or rounded: for machines. A NUL byte, which no CSV reader takes, becomes U+FFFD.
 */
#include "sink.h"

static void write_quoted(fig_writer *w, fig_str cell)
{
    fig_writer_char(w, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == 0) {
            FIG_WRITER_LITERAL(w, "\xEF\xBF\xBD");
            continue;
        }
        if (cell.ptr[i] == '"')
            fig_writer_char(w, '"');
        fig_writer_char(w, cell.ptr[i]);
    }
    fig_writer_char(w, '"');
}

static void write_cell(fig_writer *w, fig_str cell)
{
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == 0) {
            write_quoted(w, cell);
            return;
        }
    }
    if (cell.len)
        fig_writer_add(w, cell.ptr, cell.len);
}

static void write_header(fig_sink *sink)
{
    for (size_t i = 0; i < sink->column_count; i++) {
        if (i)
            fig_writer_char(&sink->out, ',');
        fig_writer_add(&sink->out, sink->columns[i]->name, strlen(sink->columns[i]->name));
    }
    FIG_WRITER_LITERAL(&sink->out, "\r\n");
}

static void write_rows(fig_sink *sink, fig_emit_source *source)
{
    size_t count = fig_result_count(source->row.result);
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, source->row.figure))
            continue;
        for (size_t k = 0; k < sink->column_count; k++) {
            if (k)
                fig_writer_char(&sink->out, ',');
            write_cell(&sink->out, fig_column_text(sink->columns[k], &source->row, &sink->scratch));
        }
        FIG_WRITER_LITERAL(&sink->out, "\r\n");
    }
}

void fig_emit_csv(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step == FIG_EMIT_BEGIN)
        write_header(sink);
    else if (step == FIG_EMIT_DOCUMENT)
        write_rows(sink, source);
}
