/*
 * NDJSON: one record a line; absent fields are left out. The bulk path of the whole project: see writer.h for how it stays fast.
 *
 * out   {"doc":"a.txt","field":"text","id":"…","kind":"money","text":"$1,300",…,"value":"1300","double":1300,"unit":"USD",…}
 * Its plain twin is fig_figure_json (src/record/record.c).
 */
#include "../record/approx.h"
#include "../record/repair.h"
#include "sink.h"

static void add_key(fig_writer *w, const fig_column *column, bool *first)
{
    memcpy(fig_writer_room(w, FIG_COLUMN_KEY_BYTES), column->key + *first, FIG_COLUMN_KEY_BYTES - 1);
    w->len += column->key_len - *first;
    *first = false;
}

static void add_quoted(fig_writer *w, const char *text, size_t len)
{
    fig_writer_char(w, '"');
    fig_writer_add(w, text, len);
    fig_writer_char(w, '"');
}

static void add_bits(fig_writer *w, unsigned bits, const fig_enum_names *names)
{
    bool any = false;
    fig_writer_char(w, '[');
    for (size_t i = 0; i < names->count; i++) {
        if (!(bits & 1u << i))
            continue;
        if (any)
            fig_writer_char(w, ',');
        any = true;
        add_quoted(w, names->names[i].ptr, names->names[i].len);
    }
    fig_writer_char(w, ']');
}

static void add_alternative(fig_writer *w, const fig_alternative *a)
{
    const struct {
        const char *key;
        const fig_str *text;
    } members[] = {{"value", &a->value}, {"low", &a->low}, {"high", &a->high}, {"unit", &a->unit}, {"iso", &a->iso}, {"edtf", &a->edtf}};
    bool any = false;
    fig_writer_char(w, '{');
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (!members[i].text->ptr)
            continue;
        if (any)
            fig_writer_char(w, ',');
        any = true;
        add_quoted(w, members[i].key, strlen(members[i].key));
        fig_writer_char(w, ':');
        fig_writer_json_string(w, members[i].text->ptr, members[i].text->len);
    }
    fig_writer_char(w, '}');
}

static void add_alternatives(fig_writer *w, const fig_figure *f)
{
    for (size_t i = 0; i < f->alternative_count; i++) {
        fig_writer_char(w, i ? ',' : '[');
        add_alternative(w, &f->alternatives[i]);
    }
    fig_writer_char(w, ']');
}

static void add_field(fig_writer *w, const fig_column *column, const fig_row *row, bool *first)
{
    const fig_figure *f = row->figure;
    char number[FIG_APPROX_MAX];
    unsigned bits;
    fig_str s;
    size_t n;
    switch (column->type) {
    case FIG_COLUMN_DOC:
        if (!row->doc_json.ptr)
            return;
        add_key(w, column, first);
        fig_writer_add(w, row->doc_json.ptr, row->doc_json.len);
        return;
    case FIG_COLUMN_TEXT:
        s = fig_column_str(column, f);
        if (!s.ptr)
            return;
        add_key(w, column, first);
        fig_writer_json_string(w, s.ptr, s.len);
        return;
    case FIG_COLUMN_LINK:
    case FIG_COLUMN_PLAIN:
        s = column->type == FIG_COLUMN_PLAIN ? fig_column_str(column, f) : fig_column_link(column, row);
        if (!s.ptr)
            return;
        add_key(w, column, first);
        add_quoted(w, s.ptr, s.len);
        return;
    case FIG_COLUMN_START:
    case FIG_COLUMN_END:
        add_key(w, column, first);
        fig_writer_uint(w, fig_column_offset(column, row));
        return;
    case FIG_COLUMN_PLACE:
        n = fig_column_size(column, f);
        if (!n)
            return;
        add_key(w, column, first);
        fig_writer_uint(w, n);
        return;
    case FIG_COLUMN_DOUBLE:
        n = fig_approx_text(f->value, number);
        if (!n)
            return;
        add_key(w, column, first);
        fig_writer_add(w, number, n);
        return;
    case FIG_COLUMN_NAME:
        s = fig_enum_name(column->names, fig_column_unsigned(column, f));
        if (!s.len)
            return;
        add_key(w, column, first);
        add_quoted(w, s.ptr, s.len);
        return;
    case FIG_COLUMN_BITS:
        bits = fig_column_unsigned(column, f);
        if (!bits)
            return;
        add_key(w, column, first);
        add_bits(w, bits, column->names);
        return;
    case FIG_COLUMN_ALTERNATIVES:
        if (!f->alternative_count)
            return;
        add_key(w, column, first);
        add_alternatives(w, f);
        return;
    }
}

void fig_emit_record(fig_sink *sink, const fig_row *row, fig_str extra)
{
    fig_writer *w = &sink->out;
    bool first = true;
    fig_writer_char(w, '{');
    for (size_t i = 0; i < sink->column_count; i++)
        add_field(w, sink->columns[i], row, &first);
    if (extra.len)
        fig_writer_add(w, extra.ptr + first, extra.len - first);
    fig_writer_char(w, '}');
}

void fig_emit_string(fig_sink *sink, const char *text)
{
    sink->scratch.len = 0;
    fig_repair(&sink->scratch, text, strlen(text));
    fig_writer_json_string(&sink->out, sink->scratch.data, sink->scratch.len);
}

void fig_emit_ndjson(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step != FIG_EMIT_DOCUMENT)
        return;
    size_t count = fig_result_count(source->row.result);
    for (size_t i = 0; i < count; i++) {
        source->row.figure = fig_result_figure(source->row.result, i);
        if (!fig_sink_wants(sink, source->row.figure))
            continue;
        fig_emit_record(sink, &source->row, (fig_str){NULL, 0});
        fig_writer_char(&sink->out, '\n');
    }
}
