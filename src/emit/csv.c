/*
 * CSV in three profiles: a header line always, CRLF, quotes where the separator, a quote or a line break is inside.
 *
 * csv             RFC 4180, for machines: cells hold what the records hold
 * csv-excel       for spreadsheets: a byte order mark, so that they read UTF-8; cells that they would evaluate or read as something else
 *                 guarded by an apostrophe (sheet.h)
 * csv-semicolon   the same where the decimal sign is a comma: semicolons between cells, commas in numbers
 * A cell that holds our own number is never guarded, unless no spreadsheet can hold it (more than 15 digits, a fraction): the rounded one
 * stands beside it. A NUL byte, which no CSV reader takes, becomes U+FFFD.
 */
#include "sheet.h"
#include "sink.h"

typedef struct profile {
    char separator;
    bool sheet; /* byte order mark, guards */
    char point;
} profile;

static const profile machine = {',', false, '.'}, excel = {',', true, '.'}, semicolon = {';', true, ','};

static void write_quoted(fig_writer *w, fig_str cell)
{
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] == 0) {
            FIG_WRITER_LITERAL(w, "\xEF\xBF\xBD");
            continue;
        }
        if (cell.ptr[i] == '"')
            fig_writer_char(w, '"');
        fig_writer_char(w, cell.ptr[i]);
    }
}

static bool needs_quotes(const profile *p, fig_str cell)
{
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];
        if (c == p->separator || c == '"' || c == '\n' || c == '\r' || c == 0)
            return true;
    }
    return false;
}

static void write_text(fig_writer *w, const profile *p, fig_str cell, bool guarded)
{
    bool quoted = needs_quotes(p, cell);
    if (quoted)
        fig_writer_char(w, '"');
    if (guarded)
        fig_writer_char(w, '\'');
    if (quoted)
        write_quoted(w, cell);
    else if (cell.len)
        fig_writer_add(w, cell.ptr, cell.len);
    if (quoted)
        fig_writer_char(w, '"');
}

static void write_number(fig_writer *w, const profile *p, fig_str number, bool guarded)
{
    if (guarded)
        fig_writer_char(w, '\'');
    for (size_t i = 0; i < number.len; i++)
        fig_writer_char(w, number.ptr[i] == '.' ? p->point : number.ptr[i]);
}

static void write_cell(fig_writer *w, const profile *p, fig_cell holds, fig_str cell)
{
    if (!p->sheet) {
        write_text(w, p, cell, false);
        return;
    }
    switch (holds) {
    case FIG_CELL_EXACT:
        write_number(w, p, cell, !fig_sheet_holds(cell));
        return;
    case FIG_CELL_DOUBLE:
        write_number(w, p, cell, false);
        return;
    case FIG_CELL_DATE:
    case FIG_CELL_TEXT:
        write_text(w, p, cell, fig_sheet_evaluates(cell) || fig_sheet_misreads(cell, p->point == ','));
        return;
    }
}

static void write_name(fig_sink *sink, const profile *p, const char *name, size_t index)
{
    if (index)
        fig_writer_char(&sink->out, p->separator);
    fig_writer_add(&sink->out, name, strlen(name));
}

static void write_header(fig_sink *sink, const profile *p)
{
    if (p->sheet)
        FIG_WRITER_LITERAL(&sink->out, "\xEF\xBB\xBF");
    for (size_t i = 0; (sink->records & FIG_RECORDS_FIGURES) && i < sink->column_count; i++)
        write_name(sink, p, sink->columns[i]->name, i);
    for (size_t i = 0; (sink->records & FIG_RECORDS_FACTS) && i < sink->fact_column_count; i++)
        write_name(sink, p, sink->fact_columns[i]->name, i);
    FIG_WRITER_LITERAL(&sink->out, "\r\n");
}

static void write_facts(fig_sink *sink, const profile *p, const fig_emit_source *source)
{
    size_t count = fig_sink_fact_count(sink, source->row.result);
    for (size_t i = 0; i < count; i++) {
        const fig_fact_row row = fig_sink_fact_row(source, i);
        for (size_t k = 0; k < sink->fact_column_count; k++) {
            if (k)
                fig_writer_char(&sink->out, p->separator);
            write_cell(&sink->out, p, fig_fact_column_cell(sink->fact_columns[k]),
                       fig_fact_column_text(sink->fact_columns[k], &row, &sink->scratch));
        }
        FIG_WRITER_LITERAL(&sink->out, "\r\n");
    }
}

static void write_rows(fig_sink *sink, const profile *p, fig_emit_source *source)
{
    size_t count = fig_sink_figure_count(sink, source->row.result);
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, source->row.figure))
            continue;
        for (size_t k = 0; k < sink->column_count; k++) {
            const fig_column *column = sink->columns[k];
            if (k)
                fig_writer_char(&sink->out, p->separator);
            fig_str cell = fig_column_text(column, &source->row, &sink->scratch);
            write_cell(&sink->out, p, fig_column_cell(column), cell);
        }
        FIG_WRITER_LITERAL(&sink->out, "\r\n");
    }
}

static void emit(fig_sink *sink, const profile *p, fig_emit_step step, fig_emit_source *source)
{
    if (step == FIG_EMIT_BEGIN)
        write_header(sink, p);
    if (step != FIG_EMIT_DOCUMENT)
        return;
    write_rows(sink, p, source);
    write_facts(sink, p, source);
}

void fig_emit_csv(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    emit(sink, &machine, step, source);
}

void fig_emit_csv_excel(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    emit(sink, &excel, step, source);
}

void fig_emit_csv_semicolon(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    emit(sink, &semicolon, step, source);
}
