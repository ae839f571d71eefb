/*
 * Workbook, the sheets Facts and Findings: one row each; Facts has the columns of fact_fields.h.
 *
 * in   a fact with a change of 1.76 % down from the previous close          out   a row; in `changes` "1.76 % down previous"
 */
#include "figura/check.h"
#include "sheet.h"
#include "xlsx.h"

#if FIG_HAVE_XLSXWRITER

enum finding_column {
    DOC,
    ID,
    CHECK,
    NAME,
    VERDICT,
    WHY,
    STATED,
    LOW,
    HIGH,
    UNIT,
    SUGGESTION,
    FIGURES,
    ACCEPTED,
    REASON,
    START,
    END,
    FINDING_COLUMNS
};
static const char *const finding_heads[FINDING_COLUMNS] = {"doc",  "id",   "check",      "name",    "verdict",  "why",    "stated", "low",
                                                           "high", "unit", "suggestion", "figures", "accepted", "reason", "start",  "end"};

void fig_xlsx_begin_facts(fig_sink *sink)
{
    const char *heads[FIG_FACT_COLUMN_COUNT];
    uint64_t numbers = 0, one = 1;
    for (size_t i = 0; i < sink->fact_column_count; i++) {
        fig_cell cell = fig_fact_column_cell(sink->fact_columns[i]);
        heads[i] = sink->fact_columns[i]->name;
        numbers |= (uint64_t)(cell == FIG_CELL_EXACT || cell == FIG_CELL_DOUBLE) << i;
    }
    if (sink->records & FIG_RECORDS_FACTS)
        fig_xlsx_begin(sink->xlsx, FIG_XLSX_FACTS, heads, sink->fact_column_count, numbers);
    if (sink->records & FIG_RECORDS_FINDINGS)
        fig_xlsx_begin(sink->xlsx, FIG_XLSX_FINDINGS, finding_heads, FINDING_COLUMNS, one << LOW | one << HIGH | one << START | one << END);
}

static void put_fact_cell(fig_sink *sink, size_t column, const fig_fact_row *row)
{
    const fig_fact_column *c = sink->fact_columns[column];
    fig_str cell = fig_fact_column_text(c, row, &sink->scratch);
    switch (fig_fact_column_cell(c)) {
    case FIG_CELL_TEXT:
        fig_xlsx_text(sink->xlsx, column, cell);
        return;
    case FIG_CELL_EXACT: /* precision is no amount to be read with its currency */
        fig_xlsx_exact(sink->xlsx, column, cell, strncmp(c->name, "precision", 9) == 0 ? (fig_str){NULL, 0} : row->fact->unit);
        return;
    case FIG_CELL_DOUBLE: /* not what its text rounded once already */
        fig_xlsx_double(sink->xlsx, column, c->type == FIG_FACT_DOUBLE ? row->fact->value : cell);
        return;
    case FIG_CELL_DATE:
        fig_xlsx_date(sink->xlsx, column, cell);
        return;
    }
}

void fig_xlsx_facts(fig_sink *sink, const fig_emit_source *source)
{
    size_t count = fig_sink_fact_count(sink, source->row.result);
    for (size_t i = 0; i < count; i++) {
        const fig_fact_row row = fig_sink_fact_row(source, i);
        fig_xlsx_row(sink->xlsx, FIG_XLSX_FACTS);
        for (size_t k = 0; k < sink->fact_column_count; k++)
            put_fact_cell(sink, k, &row);
    }
}

static void put_ids(fig_xlsx *x, size_t column, const fig_result *result, const uint32_t *figures, size_t count, fig_strbuf *b)
{
    b->len = 0;
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(result, figures[i]);
        if (i)
            fig_strbuf_puts(b, "; ");
        if (f)
            fig_strbuf_add(b, f->id.ptr, f->id.len);
    }
    fig_xlsx_text(x, column, (fig_str){b->data, b->len});
}

static void put_finding(fig_xlsx *x, const fig_row *row, const fig_finding *f, fig_strbuf *b)
{
    fig_xlsx_row(x, FIG_XLSX_FINDINGS);
    fig_xlsx_text(x, DOC, row->doc);
    fig_xlsx_text(x, ID, f->id);
    fig_xlsx_text(x, CHECK, f->check);
    fig_xlsx_text(x, NAME, f->name);
    const char *verdict = fig_verdict_name(f->verdict);
    fig_xlsx_text(x, VERDICT, (fig_str){verdict, strlen(verdict)});
    fig_xlsx_text(x, WHY, f->why);
    fig_xlsx_text(x, STATED, f->stated);
    fig_xlsx_exact(x, LOW, f->low, f->unit);
    fig_xlsx_exact(x, HIGH, f->high, f->unit);
    fig_xlsx_text(x, UNIT, f->unit);
    fig_xlsx_text(x, SUGGESTION, f->suggestion);
    put_ids(x, FIGURES, row->result, f->figures, f->figure_count, b);
    fig_xlsx_text(x, ACCEPTED, f->accepted ? (fig_str){"yes", 3} : (fig_str){NULL, 0});
    fig_xlsx_text(x, REASON, f->reason);
    fig_xlsx_count(x, START, f->start);
    fig_xlsx_count(x, END, f->end);
}

void fig_xlsx_findings(fig_sink *sink, const fig_emit_source *source)
{
    size_t count = sink->records & FIG_RECORDS_FINDINGS ? fig_result_finding_count(source->row.result) : 0;
    for (size_t i = 0; i < count; i++)
        put_finding(sink->xlsx, &source->row, fig_result_finding(source->row.result, i), &sink->scratch);
}
#endif
