/*
 * NDJSON: one record a line; absent fields are left out. The bulk path of the whole project.
 *
 * out   {"doc":"a.txt","field":"text","id":"…","kind":"money","text":"$1,300",…,"value":"1300","double":1300,"unit":"USD",…}
 * Every field is written here once, in the order of docs/records.md, with its key and quotes as one constant; the comma stands behind, and
 * the last one gives way to the brace. Its twins are the loop over columns (chosen.c), which --fields takes, and fig_figure_json
 * (src/record/record.c): tests/unit/test_emit.c holds the three equal.
 */
#include "../base/slack.h"
#include "../record/approx.h"
#include "../record/record.h"
#include "sink.h"

/* A text that is written without asking for room again; what a record of such texts takes at most, its alternatives aside; one of those. */
enum { MOST_INLINE = 256, ROOM = 8192, ROOM_ALTERNATIVE = 2048 };

/* The place where the next byte goes stays in a register: `o`, which every function takes and gives back. */
#define PUT(o, constant) ((char *)memcpy(o, constant, sizeof(constant) - 1) + sizeof(constant) - 1)

/* What does not fit the short way, or may need an escape. Out of line: a record has two of them. */
__attribute__((noinline)) static char *put_more(fig_writer *w, char *o, fig_str s)
{
    char *end = s.len <= MOST_INLINE ? fig_slack_plain(o, s.ptr, s.len) : NULL;
    if (end)
        return end;
    w->len = (size_t)(o - w->data);
    fig_writer_json_text(w, s.ptr, s.len);
    return fig_writer_room(w, ROOM);
}

/* What may hold anything: escaped where it must be. */
static inline char *put_text(fig_writer *w, char *o, fig_str s)
{
    char *end = s.len <= FIG_SLACK ? fig_slack_plain_short(o, s.ptr, s.len) : NULL;
    return end ? end : put_more(w, o, s);
}

/* What never needs an escape: numbers, dates, ids. */
static inline char *put_plain(fig_writer *w, char *o, fig_str s)
{
    if (s.len > 2 * FIG_SLACK)
        return put_more(w, o, s);
    memcpy(o, s.ptr, FIG_SLACK);
    if (s.len > FIG_SLACK)
        memcpy(o + FIG_SLACK, s.ptr + FIG_SLACK, FIG_SLACK);
    return o + s.len;
}

typedef char *put_fn(fig_writer *w, char *o, fig_str s);

static inline char *put_field(put_fn *put, fig_writer *w, char *o, const char *key, size_t key_len, fig_str s)
{
    if (!s.ptr)
        return o;
    memcpy(o, key, key_len);
    return PUT(put(w, o + key_len, s), "\",");
}

#define PUT_TEXT(w, o, name, s)  put_field(put_text, w, o, "\"" name "\":\"", sizeof(name) + 3, s)
#define PUT_PLAIN(w, o, name, s) put_field(put_plain, w, o, "\"" name "\":\"", sizeof(name) + 3, s)

static inline char *put_name(char *o, const fig_fragment *of, unsigned value)
{
    if (value - 1 >= FIG_FRAGMENTS - 1)
        return o;
    memcpy(o, &of[value], sizeof *of); /* its length too, which the next field overwrites */
    return o + of[value].len;
}

/* Doubles of up to 15 digits are the value's own text; see approx.h. */
static inline char *put_value(fig_writer *w, char *o, fig_str value)
{
    char number[FIG_APPROX_MAX];
    o = PUT_PLAIN(w, o, "value", value);
    if (value.len <= 15 && !fig_slack_has(value.ptr, value.len, '/'))
        return PUT(fig_slack_copy(PUT(o, "\"double\":"), value.ptr, value.len), ",");
    size_t n = fig_approx_text(value, number);
    return n ? PUT(fig_scan_copy(PUT(o, "\"double\":"), number, n), ",") : o;
}

static inline char *put_place(char *o, const fig_figure *f, fig_offsets offsets)
{
    uint32_t start = f->start, end = f->end;
    if (offsets != FIG_OFFSETS_BYTES) {
        start = offsets == FIG_OFFSETS_UTF16 ? f->start_utf16 : f->start_codepoint;
        end = offsets == FIG_OFFSETS_UTF16 ? f->end_utf16 : f->end_codepoint;
    }
    o = PUT(fig_writer_put_uint(PUT(o, "\"start\":"), start), ",\"end\":");
    o = PUT(fig_writer_put_uint(o, end), ",");
    if (f->line)
        o = PUT(fig_writer_put_uint(PUT(o, "\"line\":"), f->line), ",");
    if (f->column)
        o = PUT(fig_writer_put_uint(PUT(o, "\"column\":"), f->column), ",");
    if (f->sentence)
        o = PUT(fig_writer_put_uint(PUT(o, "\"sentence\":"), f->sentence), ",");
    return o;
}

static inline char *put_end(fig_writer *w, char *o, const fig_strbuf *end)
{
    if (end->len <= MOST_INLINE)
        return fig_slack_copy(o, end->data, end->len);
    w->len = (size_t)(o - w->data);
    fig_writer_add(w, end->data, end->len);
    return fig_writer_room(w, ROOM);
}

static inline char *put_head(const fig_sink *sink, fig_writer *w, char *o, const fig_row *row)
{
    const fig_figure *f = row->figure;
    o = put_end(w, o, &sink->ends.head);
    o = PUT_PLAIN(w, o, "id", f->id);
    o = put_name(o, sink->fragments.kind, (unsigned)f->kind);
    o = PUT_TEXT(w, o, "text", f->text);
    return put_place(o, f, row->offsets);
}

static inline char *put_time(fig_writer *w, char *o, const fig_time *f)
{
    o = PUT_PLAIN(w, o, "iso", f->iso);
    o = PUT_PLAIN(w, o, "iso_low", f->iso_low);
    o = PUT_PLAIN(w, o, "iso_high", f->iso_high);
    return PUT_PLAIN(w, o, "times", f->times);
}

static inline char *put_amount(const fig_sink *sink, fig_writer *w, char *o, const fig_figure *f)
{
    if (f->value.ptr)
        o = put_value(w, o, f->value);
    o = PUT_PLAIN(w, o, "low", f->low);
    o = PUT_PLAIN(w, o, "high", f->high);
    if (f->time)
        o = put_time(w, o, f->time);
    o = PUT_PLAIN(w, o, "terms", f->terms);
    o = PUT_PLAIN(w, o, "precision", f->precision);
    o = PUT_PLAIN(w, o, "precision_loose", f->precision_loose);
    o = put_name(o, sink->fragments.mod, (unsigned)f->mod);
    o = put_name(o, sink->fragments.rel, (unsigned)f->rel);
    o = put_name(o, sink->fragments.part, (unsigned)f->part);
    o = PUT_TEXT(w, o, "unit", f->unit);
    o = PUT_TEXT(w, o, "per", f->per);
    o = PUT_TEXT(w, o, "instrument", f->instrument);
    o = put_name(o, sink->fragments.direction, (unsigned)f->direction);
    return put_name(o, sink->fragments.role, (unsigned)f->role);
}

static inline char *put_date(const fig_sink *sink, fig_writer *w, char *o, const fig_date *f)
{
    o = PUT_PLAIN(w, o, "edtf", f->edtf);
    o = PUT_PLAIN(w, o, "date_from", f->date_from);
    o = PUT_PLAIN(w, o, "date_to", f->date_to);
    o = put_name(o, sink->fragments.grain, (unsigned)f->grain);
    return PUT_PLAIN(w, o, "relative", f->relative);
}

static char *put_bits(char *o, unsigned bits, const fig_enum_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (bits >> i & 1u)
            o = PUT(fig_scan_copy(PUT(o, "\""), names->names[i].ptr, names->names[i].len), "\",");
    o -= o[-1] == ',';
    return PUT(o, "],");
}

static char *put_alternatives(fig_writer *w, char *o, const fig_figure *f)
{
    o = PUT(o, "\"alternatives\":[");
    for (size_t i = 0; i < f->alternative_count; i++) {
        const fig_alternative *a = &f->alternatives[i];
        w->len = (size_t)(o - w->data);
        o = fig_writer_room(w, ROOM_ALTERNATIVE);
        *o++ = '{';
        o = PUT_TEXT(w, o, "value", a->value);
        o = PUT_TEXT(w, o, "low", a->low);
        o = PUT_TEXT(w, o, "high", a->high);
        o = PUT_TEXT(w, o, "unit", a->unit);
        o = PUT_TEXT(w, o, "iso", a->iso);
        o = PUT_TEXT(w, o, "edtf", a->edtf);
        o -= o[-1] == ',';
        o = PUT(o, "},");
    }
    w->len = (size_t)(o - 1 - w->data);
    return PUT(fig_writer_room(w, ROOM), "],");
}

static char *put_links(char *o, const fig_row *row)
{
    const fig_figure *f = row->figure;
    const struct {
        const char *key;
        int32_t index;
    } links[] = {{"\"same_as\":\"", f->same_as}, {"\"restates\":\"", f->restates}, {"\"part_of\":\"", f->part_of}};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        const fig_figure *to = links[i].index < 0 ? NULL : fig_result_figure(row->result, (size_t)links[i].index);
        if (to)
            o = PUT(fig_scan_copy(fig_scan_copy(o, links[i].key, strlen(links[i].key)), to->id.ptr, to->id.len), "\",");
    }
    return o;
}

static inline char *put_rest(fig_writer *w, char *o, const fig_row *row)
{
    const fig_figure *f = row->figure;
    if (f->supplied)
        o = put_bits(PUT(o, "\"supplied\":["), f->supplied, &fig_supplied_names);
    if ((f->same_as & f->restates & f->part_of) >= 0)
        o = put_links(o, row);
    if (f->alternative_count)
        o = put_alternatives(w, o, f);
    if (f->flags)
        o = put_bits(PUT(o, "\"flags\":["), f->flags, &fig_flag_names);
    return PUT_PLAIN(w, o, "rule", f->rule);
}

static void add_record(fig_sink *sink, const fig_row *row)
{
    fig_writer *w = &sink->out;
    const fig_figure *f = row->figure;
    const fig_ends *ends = &sink->ends;
    if (!(ends->known && f->field.ptr == ends->field && f->lang.ptr == ends->lang) && !fig_sink_make_ends(sink, row))
        return;
    char *o = put_head(sink, w, fig_writer_room(w, ROOM), row);
    o = put_amount(sink, w, o, f);
    if (f->date)
        o = put_date(sink, w, o, f->date);
    o = put_rest(w, o, row);
    o = put_end(w, o - 1, &ends->tail); /* over the comma: fields that are always there, and texts that were flushed, have left one */
    w->len = (size_t)(o - w->data);
}

void fig_emit_record(fig_sink *sink, const fig_row *row, fig_str extra)
{
    fig_writer *w = &sink->out;
    if (!sink->all_fields) {
        fig_emit_chosen(sink, row);
        return;
    }
    add_record(sink, row);
    fig_writer_add(w, extra.ptr, extra.len);
    fig_writer_char(w, '}');
}

void fig_emit_ndjson(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step != FIG_EMIT_DOCUMENT)
        return;
    fig_row *row = &source->row;
    size_t count = fig_sink_figure_count(sink, row->result), facts = fig_sink_fact_count(sink, row->result);
    for (size_t i = 0; i < count; i++) {
        row->figure = &row->result->figures[i];
        if (!fig_sink_wants(sink, row->figure))
            continue;
        if (sink->all_fields) {
            add_record(sink, row);
            FIG_WRITER_LITERAL(&sink->out, "}\n");
        } else {
            fig_emit_chosen(sink, row);
            fig_writer_char(&sink->out, '\n');
        }
    }
    for (size_t i = 0; i < facts; i++) {
        fig_fact_row fact = fig_sink_fact_row(source, i);
        fig_emit_fact(sink, &fact, (fig_str){NULL, 0});
        fig_writer_char(&sink->out, '\n');
    }
}
