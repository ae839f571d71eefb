/*
 * HTML tables: facts, findings, and the records of all figures, each linked to its place in the text.
 *
 * A fact's row says in data-series, data-x and data-y what a chart draws of it, so that the page holds each number once.
 */
#include "../record/approx.h"
#include "html.h"
#include "table.h"

static void cell(fig_sink *sink, fig_str text)
{
    FIG_HTML(sink, "<td>");
    fig_html_str(sink, text);
    FIG_HTML(sink, "</td>");
}

static void write_scratch(fig_sink *sink)
{
    fig_html_str(sink, (fig_str){sink->scratch.data ? sink->scratch.data : "", sink->scratch.len});
}

static void write_number(fig_sink *sink, fig_str number)
{
    sink->scratch.len = 0;
    fig_table_number(&sink->scratch, number);
    write_scratch(sink);
}

/* "1,460,000", "340 to 350", "over 3", "up to 5" */
static void write_value(fig_sink *sink, fig_str value, fig_str low, fig_str high)
{
    if (value.ptr) {
        write_number(sink, value);
        return;
    }
    if (low.ptr && !high.ptr)
        FIG_HTML(sink, "\xE2\x89\xA5\xC2\xA0"); /* at least */
    if (high.ptr && !low.ptr)
        FIG_HTML(sink, "\xE2\x89\xA4\xC2\xA0");
    write_number(sink, low);
    if (low.ptr && high.ptr)
        FIG_HTML(sink, " to ");
    write_number(sink, high);
}

static void write_one_unit(fig_sink *sink, fig_str unit)
{
    sink->scratch.len = 0;
    if (unit.ptr)
        fig_table_unit(&sink->scratch, unit);
    write_scratch(sink);
}

static void write_unit(fig_sink *sink, fig_str unit, fig_str per)
{
    write_one_unit(sink, unit);
    if (!per.ptr)
        return;
    FIG_HTML(sink, " / ");
    write_one_unit(sink, per);
}

static void write_link(fig_sink *sink, size_t figure, fig_str text)
{
    FIG_HTML(sink, "<a href=\"#");
    fig_html_anchor(sink, 'f', figure);
    FIG_HTML(sink, "\">");
    fig_html_str(sink, text);
    FIG_HTML(sink, "</a>");
}

static void figure_link(fig_sink *sink, const fig_result *result, size_t figure)
{
    write_link(sink, figure, fig_result_figure(result, figure)->text);
}

/* ---- facts ---- */

static void write_changes(fig_sink *sink, const fig_fact *f)
{
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        if (i)
            FIG_HTML(sink, "; ");
        if (c->direction != FIG_DIRECTION_NONE)
            fig_writer_add(&sink->out, c->direction == FIG_DIRECTION_UP ? "\xE2\x96\xB2\xC2\xA0" : "\xE2\x96\xBC\xC2\xA0", 5);
        fig_html_puts(sink, fig_direction_name(c->direction));
        FIG_HTML(sink, " ");
        write_value(sink, c->value, c->low, c->high);
        FIG_HTML(sink, " ");
        write_one_unit(sink, c->unit);
        if (c->basis.ptr) {
            FIG_HTML(sink, " (");
            fig_html_str(sink, c->basis);
            FIG_HTML(sink, ")");
        }
    }
}

static void write_derived(fig_sink *sink, const fig_fact *f)
{
    for (size_t i = 0; i < f->derived_count; i++) {
        const fig_derived *d = &f->derived[i];
        if (i)
            FIG_HTML(sink, "; ");
        fig_html_str(sink, d->measure);
        FIG_HTML(sink, " ");
        write_value(sink, (fig_str){NULL, 0}, d->low, d->high);
        FIG_HTML(sink, " ");
        write_one_unit(sink, d->unit);
    }
}

static void attribute(fig_sink *sink, const char *name, fig_str text)
{
    fig_writer_char(&sink->out, ' ');
    fig_html_puts(sink, name);
    FIG_HTML(sink, "=\"");
    fig_html_str(sink, text);
    FIG_HTML(sink, "\"");
}

/* What a chart needs: whose figure, when, how much. */
static void series_attributes(fig_sink *sink, const fig_fact *f)
{
    char number[FIG_APPROX_MAX];
    size_t len = f->value.ptr ? fig_approx_text(f->value, number) : 0;
    if (!len || !f->period || !f->period->date_from.ptr)
        return;
    FIG_HTML(sink, " data-series=\"");
    fig_html_str(sink, f->subject_id.ptr ? f->subject_id : f->subject);
    FIG_HTML(sink, ", ");
    fig_html_str(sink, f->measure);
    FIG_HTML(sink, " (");
    write_unit(sink, f->unit, f->per);
    FIG_HTML(sink, ")\"");
    attribute(sink, "data-x", f->period->date_from);
    attribute(sink, "data-y", (fig_str){number, len});
}

/* The records of a fact's figures, so that a click on one of them shows the fact too. */
static void figures_attribute(fig_sink *sink, const fig_fact *f)
{
    FIG_HTML(sink, " data-figures=\"");
    for (size_t i = 0; i < f->figure_count; i++) {
        if (i)
            FIG_HTML(sink, " ");
        fig_html_anchor(sink, 'r', f->figures[i]);
    }
    FIG_HTML(sink, "\"");
}

static void write_fact(fig_sink *sink, const fig_fact *f)
{
    static const fig_str none = {NULL, 0};
    FIG_HTML(sink, "<tr");
    series_attributes(sink, f);
    figures_attribute(sink, f);
    FIG_HTML(sink, ">");
    cell(sink, f->subject.ptr ? f->subject : f->subject_id);
    cell(sink, f->measure);
    FIG_HTML(sink, "<td class=\"number\">");
    write_value(sink, f->value, f->low, f->high);
    FIG_HTML(sink, "</td><td>");
    write_unit(sink, f->unit, f->per);
    FIG_HTML(sink, "</td><td>");
    write_changes(sink, f);
    FIG_HTML(sink, "</td><td class=\"when\">");
    fig_html_str(sink, f->period ? f->period->edtf : none);
    FIG_HTML(sink, "</td>");
    cell(sink, f->source);
    FIG_HTML(sink, "<td>");
    write_derived(sink, f);
    FIG_HTML(sink, "</td><td>");
    if (f->figure_count)
        write_link(sink, f->figures[0], (fig_str){"show", 4});
    FIG_HTML(sink, "</td></tr>\n");
}

void fig_html_facts(fig_sink *sink, const fig_emit_source *source)
{
    const size_t count = fig_result_fact_count(source->row.result);
    if (!count)
        return;
    FIG_HTML(sink, "<section class=\"facts\"><h3>Facts</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                   "aria-label=\"Facts\"><table><thead><tr>"
                   "<th scope=\"col\">Subject</th><th scope=\"col\">Measure</th><th scope=\"col\">Value</th><th scope=\"col\">Unit</th>"
                   "<th scope=\"col\">Change</th><th scope=\"col\">Period</th><th scope=\"col\">Source</th><th scope=\"col\">Derived</th>"
                   "<th scope=\"col\">Text</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < count; i++)
        write_fact(sink, fig_result_fact(source->row.result, i));
    FIG_HTML(sink, "</tbody></table></div></section>\n");
}

/* ---- findings ---- */

static void write_finding(fig_sink *sink, const fig_result *result, const fig_finding *f)
{
    FIG_HTML(sink, "<li class=\"");
    fig_html_puts(sink, f->accepted ? "accepted" : f->verdict == FIG_VERDICT_INCONSISTENT ? "inconsistent" : "undecidable");
    FIG_HTML(sink, "\"><b>");
    fig_html_str(sink, f->check);
    FIG_HTML(sink, " ");
    fig_html_str(sink, f->name);
    FIG_HTML(sink, "</b>: ");
    fig_html_str(sink, f->why);
    FIG_HTML(sink, " <span class=\"of\">");
    for (size_t i = 0; i < f->figure_count; i++) {
        if (i)
            FIG_HTML(sink, ", ");
        figure_link(sink, result, f->figures[i]);
    }
    FIG_HTML(sink, "</span></li>\n");
}

/* What is consistent is counted in the heading and not told one by one. */
void fig_html_findings(fig_sink *sink, const fig_emit_source *source)
{
    const fig_result *result = source->row.result;
    bool any = false;
    for (size_t i = 0; i < fig_result_finding_count(result); i++) {
        const fig_finding *f = fig_result_finding(result, i);
        if (f->verdict == FIG_VERDICT_CONSISTENT)
            continue;
        if (!any)
            FIG_HTML(sink, "<section class=\"findings\"><h3>Findings</h3>\n<ul>\n");
        any = true;
        write_finding(sink, result, f);
    }
    if (any)
        FIG_HTML(sink, "</ul></section>\n");
}

/* ---- figures ---- */

/* All fields that the figure has, as the record names them. */
static void write_record(fig_sink *sink, const fig_row *row)
{
    FIG_HTML(sink, "<details><summary>record</summary><dl>");
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++) {
        const fig_column *column = &fig_columns[i];
        if (column->type == FIG_COLUMN_DOC)
            continue;
        fig_str text = fig_column_text(column, row, &sink->scratch);
        if (!text.len)
            continue;
        FIG_HTML(sink, "<dt>");
        fig_html_puts(sink, column->name);
        FIG_HTML(sink, "</dt><dd>");
        fig_html_str(sink, text);
        FIG_HTML(sink, "</dd>");
    }
    FIG_HTML(sink, "</dl></details>");
}

static void write_when(fig_sink *sink, const fig_figure *f)
{
    if (f->date && f->date->edtf.ptr)
        fig_html_str(sink, f->date->edtf);
    else if (f->date && f->date->relative.ptr)
        fig_html_str(sink, f->date->relative);
    else if (f->time)
        write_value(sink, f->time->iso, f->time->iso_low, f->time->iso_high);
}

static void write_figure(fig_sink *sink, const fig_row *row, size_t index)
{
    const fig_figure *f = row->figure;
    FIG_HTML(sink, "<tr id=\"");
    fig_html_anchor(sink, 'r', index);
    FIG_HTML(sink, "\" class=\"");
    fig_html_puts(sink, fig_kind_name(f->kind));
    FIG_HTML(sink, "\"><td>");
    figure_link(sink, row->result, index);
    FIG_HTML(sink, "</td><td>");
    fig_html_puts(sink, fig_kind_name(f->kind));
    FIG_HTML(sink, "</td><td class=\"number\">");
    write_value(sink, f->value, f->low, f->high);
    FIG_HTML(sink, "</td><td>");
    write_unit(sink, f->unit, f->per);
    FIG_HTML(sink, "</td><td class=\"when\">");
    write_when(sink, f);
    FIG_HTML(sink, "</td><td>");
    fig_html_puts(sink, fig_direction_name(f->direction));
    FIG_HTML(sink, " ");
    fig_html_puts(sink, fig_role_name(f->role));
    FIG_HTML(sink, "</td><td>");
    write_record(sink, row);
    FIG_HTML(sink, "</td></tr>\n");
}

void fig_html_figures(fig_sink *sink, fig_emit_source *source)
{
    const size_t count = fig_result_count(source->row.result);
    FIG_HTML(sink, "<section class=\"figures\"><h3>Figures</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                   "aria-label=\"Figures\"><table><thead><tr>"
                   "<th scope=\"col\">Figure</th><th scope=\"col\">Kind</th><th scope=\"col\">Value</th><th scope=\"col\">Unit</th>"
                   "<th scope=\"col\">When</th><th scope=\"col\">Role</th><th scope=\"col\">All fields</th></tr></thead><tbody>\n");
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (fig_sink_wants(sink, source->row.figure))
            write_figure(sink, &source->row, i);
    }
    FIG_HTML(sink, "</tbody></table></div></section>\n");
}
