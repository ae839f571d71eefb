/*
 * Table: for a terminal; one line a figure, under a line that names the document.
 *
 * out   story.txt  3 figures: 1 percent, 1 index, 1 money
 *       percent  ▼ 1.76 %          3:16   The Kospi lost «1.76%», closing at 2,195.44.
 * Columns are as wide as the document needs; the sentence gets what is left of the line. With colour the figure is bold and in the
 * colour of its kind, without it stands in «». Nothing wraps, no number is cut, wide characters count twice.
 */
#include "table.h"
#include "../text/width.h"

enum { GAP = 2, DEFAULT_WIDTH = 80 };

typedef struct layout {
    size_t kind, value, place, width;
    bool color;
} layout;

static const char *color_of(fig_kind kind)
{
    switch (kind) {
    case FIG_KIND_MONEY:
        return "\x1b[32m";
    case FIG_KIND_PERCENT:
    case FIG_KIND_RATIO:
    case FIG_KIND_MULTIPLE:
        return "\x1b[36m";
    case FIG_KIND_INDEX:
        return "\x1b[34m";
    case FIG_KIND_DATE:
    case FIG_KIND_TIME:
    case FIG_KIND_DURATION:
    case FIG_KIND_RECURRENCE:
        return "\x1b[35m";
    case FIG_KIND_QUANTITY:
    case FIG_KIND_COUNT:
        return "\x1b[33m";
    case FIG_KIND_NONE:
    case FIG_KIND_ORDINAL:
    case FIG_KIND_NUMBER:
    case FIG_KIND_COUNT_OF:
        break;
    }
    return "\x1b[39m";
}

static void write_place(fig_strbuf *out, const fig_figure *f)
{
    out->len = 0;
    if (f->field.ptr && strcmp(f->field.ptr, "text") != 0) {
        fig_strbuf_add(out, f->field.ptr, f->field.len);
        fig_strbuf_char(out, ':');
        fig_strbuf_uint(out, f->column);
        return;
    }
    fig_strbuf_uint(out, f->line);
    fig_strbuf_char(out, ':');
    fig_strbuf_uint(out, f->column);
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* The widest cell of each column; the value's takes a third of the line at most, and a longer value runs over in its own row. */
static layout measure(fig_sink *sink, fig_emit_source *source, size_t tally[FIG_KIND_COUNT_OF])
{
    layout l = {.width = sink->options.width > 0 ? (size_t)sink->options.width : DEFAULT_WIDTH, .color = sink->options.color != 0};
    size_t count = fig_result_count(source->row.result);
    fig_strbuf *b = &sink->scratch;
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, f))
            continue;
        tally[f->kind]++;
        l.kind = larger(l.kind, strlen(fig_kind_name(f->kind)));
        b->len = 0;
        fig_table_value(b, f);
        l.value = larger(l.value, fig_width(b->data, b->len));
        write_place(b, f);
        l.place = larger(l.place, b->len);
    }
    if (l.value > l.width / 3)
        l.value = l.width / 3;
    return l;
}

static void add_blanks(fig_strbuf *out, size_t count)
{
    fig_table_cell(out, (fig_str){"", 0}, count);
}

static void add_styled(fig_strbuf *out, const layout *l, const char *style, fig_str text, size_t columns)
{
    if (l->color)
        fig_strbuf_puts(out, style);
    fig_table_cell(out, text, columns);
    if (l->color)
        fig_strbuf_puts(out, "\x1b[0m");
    add_blanks(out, GAP);
}

static void write_row(fig_sink *sink, const layout *l, const fig_row *row, fig_strbuf *line)
{
    const fig_figure *f = row->figure;
    fig_strbuf *cell = &sink->scratch;
    const char *kind = fig_kind_name(f->kind), *color = color_of(f->kind);
    char mark[16] = "«";
    line->len = cell->len = 0;
    if (l->color) {
        memcpy(mark, "\x1b[1m", 4);
        memcpy(mark + 4, color, strlen(color) + 1);
    }
    add_styled(line, l, color, (fig_str){kind, strlen(kind)}, l->kind);
    fig_table_value(cell, f);
    size_t most = l->width > l->kind + GAP ? l->width - l->kind - GAP : 0;
    size_t value = larger(l->value, fig_width(cell->data, cell->len));
    value = value < most ? value : most;
    size_t used = l->kind + value + 2 * GAP;
    add_styled(line, l, "\x1b[1m", fig_strbuf_view(cell), value);
    if (used + l->place + GAP < l->width) {
        write_place(cell, f);
        add_styled(line, l, "\x1b[2m", fig_strbuf_view(cell), l->place);
        used += l->place + GAP;
        fig_table_sentence(line, row->result, f, l->width - used, mark, l->color ? "\x1b[0m" : "»", l->color ? 0 : 2);
    }
    while (line->len && line->data[line->len - 1] == ' ')
        line->len--;
    fig_strbuf_char(line, '\n');
    fig_writer_add(&sink->out, line->data, line->len);
}

/* "story.txt  3 figures: 2 percent, 1 money" */
static void write_head(fig_sink *sink, const layout *l, const fig_row *row, const size_t tally[FIG_KIND_COUNT_OF], fig_strbuf *line)
{
    size_t sum = 0;
    fig_strbuf *rest = &sink->scratch;
    fig_strbuf name = {0};
    line->len = rest->len = 0;
    for (size_t kind = 0; kind < FIG_KIND_COUNT_OF; kind++)
        sum += tally[kind];
    if (sum == 0)
        fig_strbuf_puts(rest, "no figures");
    else
        fig_strbuf_format(rest, "%zu %s", sum, sum == 1 ? "figure" : "figures");
    for (size_t kind = 0, first = 1; kind < FIG_KIND_COUNT_OF; kind++) {
        if (!tally[kind])
            continue;
        fig_strbuf_format(rest, "%s%zu %s", first ? ": " : ", ", tally[kind], fig_kind_name((fig_kind)kind));
        first = 0;
    }
    fig_table_clean(&name, row->doc.ptr, row->doc.len);
    size_t columns = fig_width(name.data, name.len);
    size_t rest_columns = fig_width(rest->data, rest->len);
    if (columns + GAP > l->width / 2)
        columns = l->width / 2 - GAP;
    if (columns)
        add_styled(line, l, "\x1b[1m", fig_strbuf_view(&name), columns);
    size_t left = l->width - (columns ? columns + GAP : 0);
    add_styled(line, l, "\x1b[2m", fig_strbuf_view(rest), rest_columns < left ? rest_columns : left);
    while (line->len && line->data[line->len - 1] == ' ')
        line->len--;
    fig_strbuf_char(line, '\n');
    if (sink->any)
        fig_writer_char(&sink->out, '\n');
    fig_writer_add(&sink->out, line->data, line->len);
    fig_strbuf_clear(&name);
}

void fig_emit_table(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    size_t tally[FIG_KIND_COUNT_OF] = {0};
    fig_strbuf line = {0};
    if (step != FIG_EMIT_DOCUMENT)
        return;
    if (!sink->all_fields) {
        fig_table_fields(sink, source);
        return;
    }
    if (!(sink->records & FIG_RECORDS_FIGURES)) {
        fig_table_facts(sink, source);
        return;
    }
    layout l = measure(sink, source, tally);
    write_head(sink, &l, &source->row, tally, &line);
    sink->any = true;
    size_t count = fig_result_count(source->row.result);
    for (size_t i = 0; i < count && !line.failed; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (fig_sink_wants(sink, source->row.figure))
            write_row(sink, &l, &source->row, &line);
    }
    if (sink->records & FIG_RECORDS_FACTS)
        fig_table_facts(sink, source);
    if (line.failed)
        sink->scratch.failed = true;
    fig_strbuf_clear(&line);
}
