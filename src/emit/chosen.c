/*
 * Chosen: a record of the fields that --fields names, in that order: a walk along the columns, each by its type.
 *
 * out   {"kind":"money","value":"1300"}
 * With every field chosen in the order of docs/records.md it gives what ndjson.c writes without choosing: they are each other's test.
 */
#include "../base/scan.h"
#include "../record/approx.h"
#include "../record/repair.h"
#include "sink.h"

enum { SMALL = 64, MOST_INLINE = 1024 }; /* a key, quotes and a number; a text that is written without asking for room again */

/* The place where the next byte goes stays in a register: `o`, with room for a key, quotes and MOST_INLINE bytes more. */
static char *put_key(char *o, const fig_column *column, bool *first)
{
    memcpy(o, column->key + *first, FIG_COLUMN_KEY_BYTES - 1);
    o += column->key_len - *first;
    *first = false;
    return o;
}

static char *put_quoted(char *o, const char *text, size_t len)
{
    *o++ = '"';
    o = fig_scan_copy(o, text, len);
    *o++ = '"';
    return o;
}

static char *room(fig_writer *w, char *o)
{
    w->len = (size_t)(o - w->data);
    return fig_writer_room(w, MOST_INLINE + SMALL);
}

/* A text of any length, escaped where it must be. */
static char *put_text(fig_writer *w, char *o, fig_str s)
{
    if (s.len <= MOST_INLINE && fig_scan_is_plain(s.ptr, s.len))
        return put_quoted(o, s.ptr, s.len);
    w->len = (size_t)(o - w->data);
    fig_writer_json_string(w, s.ptr, s.len);
    return w->data + w->len;
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

/* What is rare: lists, links and the document's name. */
static void add_rare_field(fig_writer *w, const fig_column *column, const fig_row *row)
{
    fig_str link;
    switch (column->type) {
    case FIG_COLUMN_BITS:
        add_bits(w, fig_column_unsigned(column, row->figure), column->names);
        return;
    case FIG_COLUMN_ALTERNATIVES:
        add_alternatives(w, row->figure);
        return;
    case FIG_COLUMN_LINK:
        link = fig_column_link(column, row);
        add_quoted(w, link.ptr, link.len);
        return;
    case FIG_COLUMN_DOC:
        fig_writer_add(w, row->doc_json.ptr, row->doc_json.len);
        return;
    case FIG_COLUMN_TEXT:
    case FIG_COLUMN_PLAIN:
    case FIG_COLUMN_START:
    case FIG_COLUMN_END:
    case FIG_COLUMN_PLACE:
    case FIG_COLUMN_DOUBLE:
    case FIG_COLUMN_FRACTION:
    case FIG_COLUMN_NAME:
        return;
    }
}

static bool has_rare_field(const fig_column *column, const fig_row *row)
{
    switch (column->type) {
    case FIG_COLUMN_BITS:
        return fig_column_unsigned(column, row->figure) != 0;
    case FIG_COLUMN_ALTERNATIVES:
        return row->figure->alternative_count != 0;
    case FIG_COLUMN_LINK:
        return fig_column_link(column, row).ptr != NULL;
    case FIG_COLUMN_DOC:
        return row->doc_json.ptr != NULL;
    case FIG_COLUMN_TEXT:
    case FIG_COLUMN_PLAIN:
    case FIG_COLUMN_START:
    case FIG_COLUMN_END:
    case FIG_COLUMN_PLACE:
    case FIG_COLUMN_DOUBLE:
    case FIG_COLUMN_FRACTION:
    case FIG_COLUMN_NAME:
        break;
    }
    return false;
}

static char *put_field(fig_writer *w, char *o, const fig_column *column, const fig_row *row, bool *first)
{
    const fig_figure *f = row->figure;
    char number[FIG_APPROX_MAX];
    fig_str s;
    size_t n;
    switch (column->type) {
    case FIG_COLUMN_TEXT:
        s = fig_column_str(column, f);
        return s.ptr ? put_text(w, put_key(o, column, first), s) : o;
    case FIG_COLUMN_PLAIN:
        s = fig_column_str(column, f);
        if (!s.ptr)
            return o;
        o = put_key(o, column, first);
        return s.len <= MOST_INLINE ? put_quoted(o, s.ptr, s.len) : put_text(w, o, s);
    case FIG_COLUMN_NAME:
        s = fig_enum_name(column->names, fig_column_unsigned(column, f));
        return s.len ? put_quoted(put_key(o, column, first), s.ptr, s.len) : o;
    case FIG_COLUMN_START:
    case FIG_COLUMN_END:
        return fig_writer_put_uint(put_key(o, column, first), fig_column_offset(column, row));
    case FIG_COLUMN_PLACE:
        n = fig_column_place(column, f);
        return n ? fig_writer_put_uint(put_key(o, column, first), n) : o;
    case FIG_COLUMN_DOUBLE:
        n = fig_approx_text(fig_column_str(column, f), number);
        return n ? fig_scan_copy(put_key(o, column, first), number, n) : o;
    case FIG_COLUMN_FRACTION: /* of tables alone */
    case FIG_COLUMN_DOC:
    case FIG_COLUMN_BITS:
    case FIG_COLUMN_LINK:
    case FIG_COLUMN_ALTERNATIVES:
        break;
    }
    if (!has_rare_field(column, row))
        return o;
    o = put_key(o, column, first);
    w->len = (size_t)(o - w->data);
    add_rare_field(w, column, row);
    return w->data + w->len;
}

void fig_emit_chosen(fig_sink *sink, const fig_row *row)
{
    fig_writer *w = &sink->out;
    bool first = true;
    char *o = fig_writer_room(w, MOST_INLINE + SMALL), *safe = w->data + FIG_WRITER_BYTES - MOST_INLINE - SMALL;
    *o++ = '{';
    for (size_t i = 0; i < sink->column_count; i++) {
        if (o > safe)
            o = room(w, o);
        o = put_field(w, o, sink->columns[i], row, &first);
    }
    w->len = (size_t)(o - w->data);
    fig_writer_char(w, '}');
}

void fig_emit_string(fig_sink *sink, const char *text)
{
    sink->scratch.len = 0;
    fig_repair(&sink->scratch, text, strlen(text));
    fig_writer_json_string(&sink->out, sink->scratch.data, sink->scratch.len);
}
