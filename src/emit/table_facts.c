/*
 * Table facts: for a terminal; one line a fact, under a line that names the document.
 *
 * out   story.txt  1 fact
 *       Kospi  level  2,195.44 point  ▼ 1.76 %  2019-02-28  The benchmark Kospi dropped «1.76%» to…
 * Subject and measure give way where the line is too narrow; where that leaves too little of them, the numbers have a line of their own. The sentence gets what is left, or a line of its own. No number is cut.
 */
#include "../text/width.h"
#include "table.h"

enum { GAP = 2, INDENT = 4, COLUMNS = 5, LEAST_TEXT = 16, LEAST_SENTENCE = 40 };

enum { SUBJECT, MEASURE, VALUE, CHANGE, PERIOD };

static void write_changes(fig_strbuf *out, const fig_fact_row *row)
{
    for (size_t i = 0; i < row->fact->change_count; i++) {
        const fig_change *c = &row->fact->changes[i];
        const fig_figure *f = c->figure < 0 ? NULL : fig_result_figure(row->result, (size_t)c->figure);
        if (i)
            fig_strbuf_puts(out, ", ");
        if (!f)
            fig_strbuf_puts(out, c->direction == FIG_DIRECTION_NONE ? "unchanged" : c->direction == FIG_DIRECTION_UP ? "▲" : "▼");
        else
            fig_table_value(out, f);
    }
}

static void write_cell(fig_strbuf *out, const fig_fact_row *row, int column)
{
    const fig_fact *f = row->fact;
    out->len = 0;
    switch (column) {
    case SUBJECT:
        fig_table_clean(out, f->subject.ptr ? f->subject.ptr : "", f->subject.ptr ? f->subject.len : 0);
        break;
    case MEASURE:
        fig_table_clean(out, f->measure.ptr ? f->measure.ptr : "", f->measure.ptr ? f->measure.len : 0);
        break;
    case VALUE:
        if (f->figure >= 0)
            fig_table_value(out, fig_result_figure(row->result, (size_t)f->figure));
        break;
    case CHANGE:
        write_changes(out, row);
        break;
    case PERIOD:
        if (f->period && (f->period->edtf.ptr || f->period->relative.ptr)) {
            fig_str s = f->period->edtf.ptr ? f->period->edtf : f->period->relative;
            fig_strbuf_add(out, s.ptr, s.len);
        }
        break;
    }
}

typedef struct layout {
    size_t columns, widths[COLUMNS];
    bool stacked; /* a fact takes two lines: who and what, then the numbers */
} layout;

/* The widest cell of each column. */
static void measure(fig_sink *sink, const fig_emit_source *source, size_t widths[COLUMNS])
{
    size_t count = fig_sink_fact_count(sink, source->row.result);
    for (size_t i = 0; i < count; i++) {
        const fig_fact_row row = fig_sink_fact_row(source, i);
        for (int k = 0; k < COLUMNS; k++) {
            write_cell(&sink->scratch, &row, k);
            size_t width = fig_width(sink->scratch.data, sink->scratch.len);
            widths[k] = width > widths[k] ? width : widths[k];
        }
    }
}

/* The wider of two columns gives way until those of [first, last) fit, neither below `least`. false: they do not. */
static bool fit(layout *l, int first, int last, int one, int other, size_t least)
{
    size_t sum = first == VALUE ? INDENT : 0;
    for (int k = first; k < last; k++)
        sum += l->widths[k] + (k > first ? GAP : 0);
    while (sum > l->columns) {
        const int k = l->widths[other] > l->widths[one] ? other : one;
        if (l->widths[k] <= least)
            return false;
        l->widths[k]--;
        sum--;
    }
    return true;
}

static layout lay_out(fig_sink *sink, const fig_emit_source *source)
{
    layout l = {.columns = sink->options.width > 0 ? (size_t)sink->options.width : 80};
    measure(sink, source, l.widths);
    layout side_by_side = l;
    if (fit(&side_by_side, SUBJECT, COLUMNS, SUBJECT, MEASURE, LEAST_TEXT))
        return side_by_side;
    l.stacked = true;
    fit(&l, SUBJECT, VALUE, SUBJECT, MEASURE, 1);
    fit(&l, VALUE, COLUMNS, CHANGE, CHANGE, 1);
    return l;
}

/* The cells of [first, last); returns the columns they take. */
static size_t write_cells(fig_sink *sink, const fig_fact_row *row, const layout *l, int first, int last, fig_strbuf *line)
{
    const bool color = sink->options.color != 0;
    size_t used = 0;
    for (int k = first; k < last; k++) {
        write_cell(&sink->scratch, row, k);
        const size_t own = fig_width(sink->scratch.data, sink->scratch.len);
        const size_t width = k == VALUE && own > l->widths[k] ? own : l->widths[k];
        if (color && (k == SUBJECT || k == VALUE))
            fig_strbuf_puts(line, k == SUBJECT ? "\x1b[1m" : "\x1b[34m");
        fig_table_cell(line, (fig_str){sink->scratch.data ? sink->scratch.data : "", sink->scratch.len}, width);
        if (color && (k == SUBJECT || k == VALUE))
            fig_strbuf_puts(line, "\x1b[0m");
        if (width)
            fig_table_cell(line, (fig_str){"", 0}, GAP);
        used += width + (width ? GAP : 0);
    }
    return used;
}

static void end_line(fig_sink *sink, fig_strbuf *line)
{
    while (line->len && line->data[line->len - 1] == ' ')
        line->len--;
    fig_strbuf_char(line, '\n');
    fig_writer_add(&sink->out, line->data, line->len);
    line->len = 0;
}

/* The figure that the fact is of: its value, else its change. */
static const fig_figure *marked_of(const fig_fact_row *row)
{
    const fig_fact *f = row->fact;
    const int64_t change = f->change_count ? f->changes[0].figure : -1;
    return f->figure >= 0    ? fig_result_figure(row->result, (size_t)f->figure)
           : change >= 0     ? fig_result_figure(row->result, (size_t)change)
           : f->figure_count ? fig_result_figure(row->result, f->figures[0])
                             : NULL;
}

/* `room` columns of it, the figure marked. */
static void write_sentence(fig_sink *sink, const fig_fact_row *row, size_t room, fig_strbuf *line)
{
    const bool color = sink->options.color != 0;
    const fig_figure *marked = marked_of(row);
    if (marked)
        fig_table_sentence(line, row->result, marked, room, color ? "\x1b[1m" : "«", color ? "\x1b[0m" : "»", color ? 0 : 2);
}

static void write_row(fig_sink *sink, const fig_fact_row *row, const layout *l, fig_strbuf *line)
{
    line->len = 0;
    size_t used = write_cells(sink, row, l, SUBJECT, l->stacked ? VALUE : COLUMNS, line);
    if (l->stacked) {
        end_line(sink, line);
        fig_table_cell(line, (fig_str){"", 0}, INDENT);
        write_cells(sink, row, l, VALUE, COLUMNS, line);
    }
    if (l->stacked || used + LEAST_SENTENCE > l->columns) { /* the sentence has a line of its own */
        end_line(sink, line);
        fig_table_cell(line, (fig_str){"", 0}, INDENT);
        used = INDENT;
    }
    write_sentence(sink, row, l->columns > used ? l->columns - used : 1, line);
    end_line(sink, line);
}

void fig_table_facts(fig_sink *sink, const fig_emit_source *source)
{
    const size_t columns = sink->options.width > 0 ? (size_t)sink->options.width : 80,
                 count = fig_sink_fact_count(sink, source->row.result);
    fig_strbuf line = {0};
    if (sink->any)
        fig_writer_char(&sink->out, '\n');
    sink->any = true;
    fig_table_clean(&line, source->row.doc.ptr ? source->row.doc.ptr : "", source->row.doc.ptr ? source->row.doc.len : 0);
    fig_str name = fig_table_first((fig_str){line.data ? line.data : "", line.len}, columns > 20 ? columns - 14 : 6);
    line.len = name.len;
    fig_strbuf_format(&line, count ? "  %zu %s\n" : "  no facts\n", count, count == 1 ? "fact" : "facts");
    fig_writer_add(&sink->out, line.data, line.len);
    const layout l = lay_out(sink, source);
    for (size_t i = 0; i < count; i++) {
        const fig_fact_row row = fig_sink_fact_row(source, i);
        write_row(sink, &row, &l, &line);
    }
    if (line.failed)
        sink->scratch.failed = true;
    fig_strbuf_clear(&line);
}
