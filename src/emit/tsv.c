/*
 * TSV for cut, sort and awk: a header line, one line a figure whatever is in it.
 *
 * Tab, line feed, carriage return, backslash and NUL are written \t \n \r \\ \0.
 */
#include "sink.h"

static void write_cell(fig_writer *w, fig_str cell)
{
    size_t done = 0;
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];
        if (c != '\t' && c != '\n' && c != '\r' && c != '\\' && c != 0)
            continue;
        fig_writer_add(w, cell.ptr + done, i - done);
        fig_writer_char(w, '\\');
        fig_writer_char(w, c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : c == 0 ? '0' : '\\');
        done = i + 1;
    }
    if (cell.len > done)
        fig_writer_add(w, cell.ptr + done, cell.len - done);
}

static void write_facts(fig_sink *sink, const fig_emit_source *source)
{
    size_t count = fig_sink_fact_count(sink, source->row.result), columns = sink->fact_column_count;
    for (size_t i = 0; i < count; i++) {
        const fig_fact_row row = fig_sink_fact_row(source, i);
        for (size_t k = 0; k < columns; k++) {
            write_cell(&sink->out, fig_fact_column_text(sink->fact_columns[k], &row, &sink->scratch));
            fig_writer_char(&sink->out, k + 1 < columns ? '\t' : '\n');
        }
    }
}

void fig_emit_tsv(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step == FIG_EMIT_BEGIN) {
        for (size_t k = 0; (sink->records & FIG_RECORDS_FACTS) && k < sink->fact_column_count; k++) {
            fig_writer_add(&sink->out, sink->fact_columns[k]->name, strlen(sink->fact_columns[k]->name));
            fig_writer_char(&sink->out, k + 1 < sink->fact_column_count ? '\t' : '\n');
        }
        for (size_t k = 0; (sink->records & FIG_RECORDS_FIGURES) && k < sink->column_count; k++) {
            fig_writer_add(&sink->out, sink->columns[k]->name, strlen(sink->columns[k]->name));
            fig_writer_char(&sink->out, k + 1 < sink->column_count ? '\t' : '\n');
        }
    }
    if (step != FIG_EMIT_DOCUMENT)
        return;
    size_t count = fig_sink_figure_count(sink, source->row.result);
    write_facts(sink, source);
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, source->row.figure))
            continue;
        for (size_t k = 0; k < sink->column_count; k++) {
            write_cell(&sink->out, fig_column_text(sink->columns[k], &source->row, &sink->scratch));
            fig_writer_char(&sink->out, k + 1 < sink->column_count ? '\t' : '\n');
        }
    }
}
