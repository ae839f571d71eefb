/*
 * xlsx: one workbook with the sheets Figures, Facts and Findings, of these what the sink writes, and About.
 *
 * in   documents with their results          out   the file's bytes, at FINISH
 * Figures has the columns of tables (fields.h) and, behind them, the sentence with the figure in « »; the same stands as a note at the figure's text.
 * Cells are typed (xlsx.h): numbers with their currency, shares in percent, days as dates. About says what made the file, and what was left out.
 */
#include "sheet.h"
#include "table.h"

#include "../base/error.h"

#if FIG_HAVE_XLSXWRITER
#include "xlsx.h"

enum { SENTENCE = 2000 }; /* columns of a terminal, of a sentence around its figure: what a note can show */

static void begin(fig_sink *sink)
{
    const char *heads[FIG_COLUMN_COUNT + FIG_TABLE_COLUMN_COUNT + 1];
    size_t count = 0;
    sink->xlsx = fig_xlsx_new(&sink->fault);
    if (!sink->xlsx)
        return;
    uint64_t numbers = 0;
    for (; count < sink->column_count; count++) {
        fig_cell cell = fig_column_cell(sink->columns[count]);
        heads[count] = sink->columns[count]->name;
        numbers |= (uint64_t)(cell == FIG_CELL_EXACT || cell == FIG_CELL_DOUBLE) << count;
    }
    if (sink->all_fields)
        heads[count++] = "context";
    if (sink->records & FIG_RECORDS_FIGURES)
        fig_xlsx_begin(sink->xlsx, FIG_XLSX_FIGURES, heads, count, numbers);
    fig_xlsx_begin_facts(sink);
}

static void put_cell(fig_sink *sink, size_t column, const fig_row *row)
{
    fig_xlsx *x = sink->xlsx;
    const fig_column *c = sink->columns[column];
    fig_str cell = fig_column_text(c, row, &sink->scratch);
    bool amount = fig_column_is_amount(c);
    switch (fig_column_cell(c)) {
    case FIG_CELL_TEXT:
        if (c->of == FIG_COLUMN_OF_TIME && row->figure->kind == FIG_KIND_TIME)
            fig_xlsx_time(x, column, cell);
        else
            fig_xlsx_text(x, column, cell);
        return;
    case FIG_CELL_EXACT:
        if (c->type == FIG_COLUMN_FRACTION)
            fig_xlsx_share(x, column, cell);
        else
            fig_xlsx_exact(x, column, cell, amount ? row->figure->unit : (fig_str){NULL, 0});
        return;
    case FIG_CELL_DOUBLE: /* not what its text rounded once already */
        fig_xlsx_double(x, column, c->type == FIG_COLUMN_DOUBLE ? fig_column_str(c, row->figure) : cell);
        return;
    case FIG_CELL_DATE:
        fig_xlsx_date(x, column, cell);
        return;
    }
}

/* Where the column text is; column_count: nowhere. */
static size_t text_column(const fig_sink *sink)
{
    size_t k = 0;
    while (k < sink->column_count && strcmp(sink->columns[k]->name, "text") != 0)
        k++;
    return k;
}

static void put_figure(fig_sink *sink, const fig_row *row)
{
    fig_xlsx_row(sink->xlsx, FIG_XLSX_FIGURES);
    for (size_t k = 0; k < sink->column_count; k++)
        put_cell(sink, k, row);
    size_t text = text_column(sink);
    if (!sink->all_fields && text == sink->column_count)
        return;
    sink->scratch.len = 0;
    fig_table_sentence(&sink->scratch, row->result, row->figure, SENTENCE, "«", "»", 2);
    fig_str sentence = {sink->scratch.data, sink->scratch.len};
    if (sink->all_fields)
        fig_xlsx_text(sink->xlsx, sink->column_count, sentence);
    if (text < sink->column_count)
        fig_xlsx_note(sink->xlsx, text, sentence);
}

static void put_document(fig_sink *sink, fig_emit_source *source)
{
    size_t count = fig_sink_figure_count(sink, source->row.result);
    sink->documents++;
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (fig_sink_wants(sink, source->row.figure))
            put_figure(sink, &source->row);
    }
    fig_xlsx_facts(sink, source);
    fig_xlsx_findings(sink, source);
}

static void say(fig_sink *sink, const char *name, const char *format, size_t n)
{
    sink->scratch.len = 0;
    fig_strbuf_format(&sink->scratch, format, n);
    fig_xlsx_about(sink->xlsx, name, fig_strbuf_cstr(&sink->scratch));
}

/* What a reader of the file should know, to whoever writes it as well. */
static void warn(fig_sink *sink, const char *format, size_t n)
{
    fig_error warning = {0};
    if (!n)
        return;
    say(sink, "note", format, n);
    (void)fig_error_set(&warning, FIG_E_LIMIT, "%s", fig_strbuf_cstr(&sink->scratch));
    if (sink->options.report)
        sink->options.report(sink->options.report_user, &warning);
}

static void put_about(fig_sink *sink)
{
    static const char *const counted[] = {"figures", "facts", "findings"};
    static const char *const units[] = {"bytes", "code points", "UTF-16 units"};
    fig_xlsx *x = sink->xlsx;
    fig_xlsx_about(x, "made by", "figura");
    fig_xlsx_about(x, "engine", fig_version());
    fig_xlsx_about(x, "grammars", sink->grammars);
    fig_xlsx_about(x, "options", sink->said.len ? fig_strbuf_cstr(&sink->said) : "none");
    fig_xlsx_about(x, "start and end", units[sink->options.offsets]);
    say(sink, "documents", "%zu", sink->documents);
    say(sink, "documents not read", "%zu", sink->unread);
    for (int i = 0; i < FIG_XLSX_SHEETS; i++)
        if (fig_xlsx_pages(x, (fig_xlsx_sheet)i)) /* what nobody looked for is not none */
            say(sink, counted[i], "%zu", fig_xlsx_rows(x, (fig_xlsx_sheet)i));
    fig_xlsx_about(
        x, "cells",
        "value, low and high are exact: text where a cell cannot hold them (more than 15 digits, a fraction), the rounded number "
        "beside it; a column that nothing fills is hidden");
    for (int i = 0; i < FIG_XLSX_SHEETS; i++)
        warn(sink, "a sheet holds 1,048,576 rows; the rows go on on the next one, there are %zu of that name",
             fig_xlsx_pages(x, (fig_xlsx_sheet)i) > 1 ? fig_xlsx_pages(x, (fig_xlsx_sheet)i) : 0);
    warn(sink, "%zu figures have no note with their sentence: a workbook gets 20,000 notes at most", fig_xlsx_unnoted(x));
    warn(sink, "%zu numbers stand without their currency or decimals: a workbook gets 200 forms of numbers at most", fig_xlsx_unformed(x));
    warn(sink, "%zu texts were longer than a cell holds and end with an ellipsis: 32,767 characters", fig_xlsx_cut(x));
}

void fig_emit_xlsx_free(fig_sink *sink)
{
    fig_xlsx_free(sink->xlsx);
}

void fig_emit_xlsx(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step == FIG_EMIT_BEGIN)
        begin(sink);
    if (!sink->xlsx)
        return;
    if (step == FIG_EMIT_DOCUMENT)
        put_document(sink, source);
    if (step == FIG_EMIT_ERROR)
        sink->unread++;
    if (step == FIG_EMIT_FINISH) {
        put_about(sink);
        fig_xlsx_finish(sink->xlsx, &sink->out);
    }
    if (fig_xlsx_nomem(sink->xlsx) && sink->fault.code == FIG_OK)
        (void)fig_error_nomem(&sink->fault);
    if (fig_xlsx_fault(sink->xlsx) && sink->fault.code == FIG_OK)
        (void)fig_error_set(&sink->fault, FIG_E_IO, "the workbook could not be written: %s", fig_xlsx_fault(sink->xlsx));
}
#else
void fig_emit_xlsx_free(fig_sink *sink)
{
    (void)sink;
}

void fig_emit_xlsx(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    (void)step;
    (void)source;
    (void)fig_error_set(&sink->fault, FIG_E_USAGE,
                        "this figura was built without libxlsxwriter: install libxlsxwriter-dev and build again");
}
#endif
