/*
 * Annotations: one W3C Web Annotation a figure, all of them one AnnotationPage.
 *
 * out   {"@context":[…],"type":"AnnotationPage","generator":{…},"items":[
 *        {"id":"urn:figura:figure:4c52…","type":"Annotation","motivation":"describing","body":{"kind":"money","value":"1300",…,"type":"Dataset"},
 *         "target":{"source":"a.txt","selector":[{"type":"TextQuoteSelector",…},{"type":"TextPositionSelector","start":31,"end":37}]}}
 *       ],"id":"urn:figura:page:…"}
 * Positions are code points, as the Recommendation wants them, whatever --offsets says. The record's fields that no W3C term is for are terms
 * of the second context. The page's id, a hash of its figures' ids, is known at its end. Source: Web Annotation Data Model, Vocabulary (W3C, 2017).
 */
#include "../base/fnv.h"
#include "../base/hex.h"
#include "../record/repair.h"
#include "../text/piece.h"
#include "sink.h"

enum { AROUND = 32 }; /* code points of the text before and after a figure, so that it is found where the text has moved */

static bool in_target(const char *name)
{
    static const char *const names[] = {"doc", "field", "id", "text", "start", "end", "line", "column", "sentence"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* What an annotation says in its target stands in no body. */
static void begin(fig_sink *sink)
{
    fig_writer *w = &sink->out;
    size_t kept = 0;
    for (size_t i = 0; i < sink->column_count; i++)
        if (!in_target(sink->columns[i]->name))
            sink->columns[kept++] = sink->columns[i];
    sink->column_count = kept;
    sink->hash = FIG_FNV_START;
    FIG_WRITER_LITERAL(
        w, "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"@vocab\":\"urn:figura:record:\"}],\"type\":\"AnnotationPage\","
           "\"generator\":{\"id\":\"urn:figura:engine:");
    fig_writer_add(w, sink->grammars, strlen(sink->grammars));
    FIG_WRITER_LITERAL(w, "\",\"type\":\"Software\",\"name\":\"figura ");
    fig_writer_add(w, fig_version(), strlen(fig_version()));
    FIG_WRITER_LITERAL(w, "\"},\"items\":[");
}

/* An id as a reference relative to the page: what no IRI may hold as %XX, a colon too, which would make what is before it a scheme. */
static void write_reference(fig_writer *w, fig_str id)
{
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80 || (c && strchr("-._~/", c));
        if (plain) {
            fig_writer_char(w, (char)c);
        } else {
            fig_writer_char(w, '%');
            fig_writer_char(w, "0123456789ABCDEF"[c >> 4]);
            fig_writer_char(w, "0123456789ABCDEF"[c & 15]);
        }
    }
}

static void write_source(fig_sink *sink, const fig_emit_source *source)
{
    fig_writer *w = &sink->out;
    const fig_figure *f = source->row.figure;
    fig_writer_char(w, '"');
    if (source->document && source->document->url) {
        sink->scratch.len = 0;
        fig_repair(&sink->scratch, source->document->url, strlen(source->document->url));
        fig_writer_json_text(w, sink->scratch.data, sink->scratch.len);
    } else {
        write_reference(w, source->row.doc);
    }
    bool has_fragment = source->document && source->document->url && strchr(source->document->url, '#');
    if (!has_fragment && (f->field.len != 4 || memcmp(f->field.ptr, "text", 4) != 0)) { /* the title: a part of the document by its name */
        fig_writer_char(w, '#');
        write_reference(w, f->field);
    }
    fig_writer_char(w, '"');
}

/* The field that the figure stands in, as the caller gave it. */
static fig_str field_of(const fig_emit_source *source)
{
    const fig_document *d = source->document;
    const fig_str *field = &source->row.figure->field;
    if (!d)
        return (fig_str){NULL, 0};
    if (field->len == 5 && memcmp(field->ptr, "title", 5) == 0)
        return (fig_str){d->title, d->title ? d->title_len : 0};
    return (fig_str){d->text, d->text ? d->text_len : 0};
}

static size_t back(const char *text, size_t at)
{
    for (size_t n = 0; at && n < AROUND; n++)
        do
            at--;
        while (at && (text[at] & 0xC0) == 0x80);
    return at;
}

static size_t forth(fig_str text, size_t at)
{
    for (size_t n = 0; at < text.len && n < AROUND; n++)
        do
            at++;
        while (at < text.len && (text.ptr[at] & 0xC0) == 0x80);
    return at;
}

static void write_around(fig_sink *sink, const char *key, const char *text, size_t len)
{
    sink->scratch.len = 0;
    fig_repair(&sink->scratch, text, len);
    fig_writer_add(&sink->out, key, strlen(key));
    fig_writer_json_string(&sink->out, sink->scratch.data, sink->scratch.len);
}

static void write_quote(fig_sink *sink, const fig_emit_source *source)
{
    fig_writer *w = &sink->out;
    const fig_figure *f = source->row.figure;
    fig_str text = field_of(source);
    FIG_WRITER_LITERAL(w, "{\"type\":\"TextQuoteSelector\",\"exact\":");
    fig_writer_json_string(w, f->text.ptr, f->text.len);
    /* where the source is markup, what surrounds the figure there is not what a reader sees around it */
    size_t begin = f->text_start, end = f->text_end;
    const fig_map *map = source->document ? &source->document->map : NULL;
    if (map && map->count && begin < text.len && text.ptr == source->document->text) {
        const fig_piece *piece = fig_piece_at(map->pieces, map->count, begin);
        if (piece->flags & FIG_PIECE_PLAIN) { /* a table of plain text: its source is what is seen */
            begin = begin - piece->text + piece->source;
            end = begin + f->text.len;
            text = (fig_str){map->source, map->source_len};
        }
    }
    bool as_written = end <= text.len && end - begin == f->text.len && memcmp(text.ptr + begin, f->text.ptr, f->text.len) == 0;
    if (as_written) {
        size_t from = back(text.ptr, begin), to = forth(text, end);
        write_around(sink, ",\"prefix\":", text.ptr + from, begin - from);
        write_around(sink, ",\"suffix\":", text.ptr + end, to - end);
    }
    FIG_WRITER_LITERAL(w, "},{\"type\":\"TextPositionSelector\",\"start\":");
    fig_writer_uint(w, f->start_codepoint);
    FIG_WRITER_LITERAL(w, ",\"end\":");
    fig_writer_uint(w, f->end_codepoint);
    fig_writer_char(w, '}');
}

static void write_annotation(fig_sink *sink, fig_emit_source *source)
{
    fig_writer *w = &sink->out;
    const fig_figure *f = source->row.figure;
    fig_writer_add(w, sink->any ? ",\n" : "\n", sink->any ? 2 : 1);
    sink->any = true;
    FIG_WRITER_LITERAL(w, "{\"id\":\"urn:figura:figure:");
    fig_writer_add(w, f->id.ptr, f->id.len);
    FIG_WRITER_LITERAL(w, "\",\"type\":\"Annotation\",\"motivation\":\"describing\",\"body\":");
    fig_emit_chosen(sink, &source->row);
    w->len--; /* the record's brace, still in the buffer, gives way */
    if (w->data[w->len - 1] != '{')
        fig_writer_char(w, ',');
    FIG_WRITER_LITERAL(w, "\"type\":\"Dataset\"},\"target\":{\"source\":");
    write_source(sink, source);
    FIG_WRITER_LITERAL(w, ",\"selector\":[");
    write_quote(sink, source);
    FIG_WRITER_LITERAL(w, "]}}");
    sink->hash = fig_fnv_bytes(sink->hash, f->id.ptr, f->id.len);
}

static void finish(fig_sink *sink)
{
    char hash[16];
    fig_hex(hash, sink->hash);
    FIG_WRITER_LITERAL(&sink->out, "\n],\"id\":\"urn:figura:page:");
    fig_writer_add(&sink->out, hash, sizeof hash);
    FIG_WRITER_LITERAL(&sink->out, "\"}\n");
}

void fig_emit_annotations(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    switch (step) {
    case FIG_EMIT_BEGIN:
        begin(sink);
        break;
    case FIG_EMIT_DOCUMENT:
        for (size_t i = 0; i < fig_result_count(source->row.result); i++) {
            source->row.figure = fig_result_figure(source->row.result, i);
            if (fig_sink_wants(sink, source->row.figure))
                write_annotation(sink, source);
        }
        break;
    case FIG_EMIT_ERROR:
        break;
    case FIG_EMIT_FINISH:
        finish(sink);
        break;
    }
}
