/*
 * Findings: what checks found, as JSON: one object a line, one array, or members of a document's line.
 *
 * out   {"doc":"a.txt","field":"text","id":"…","check":"C1","name":"change and level","verdict":"inconsistent","why":"…","stated":"2,951.44",
 *        "low":"…","high":"…","unit":"{point}","figures":[{"id":"…","text":"1.76%","start":3,"end":8,"line":1,"column":4}],"sentence":"…"}
 */
#include "findings.h"
#include "../record/record.h"
#include "../record/repair.h"

/* The text of a sentence, repaired, into sink->scratch. */
static fig_str sentence_of(fig_sink *sink, const fig_result *result, fig_str field, size_t start, size_t end)
{
    fig_strbuf *b = &sink->scratch;
    b->len = 0;
    for (size_t i = 0; i < result->field_count; i++) {
        const fig_field_text *f = &result->fields[i];
        if (!field.ptr || strcmp(f->name, field.ptr) != 0 || start > end || end > f->len)
            continue;
        while (start < end && (unsigned char)f->text[start] <= ' ')
            start++;
        while (end > start && (unsigned char)f->text[end - 1] <= ' ')
            end--;
        fig_repair(b, f->text + start, end - start);
    }
    return fig_strbuf_view(b);
}

static void add_key(fig_writer *w, const char *key)
{
    fig_writer_add(w, ",\"", 2);
    fig_writer_add(w, key, strlen(key));
    fig_writer_add(w, "\":", 2);
}

static void add_str(fig_writer *w, const char *key, fig_str s)
{
    if (!s.ptr)
        return;
    add_key(w, key);
    fig_writer_json_string(w, s.ptr, s.len);
}

static void add_uint(fig_writer *w, const char *key, size_t n)
{
    add_key(w, key);
    fig_writer_uint(w, n);
}

static void add_figure(fig_sink *sink, const fig_row *row, const fig_figure *f)
{
    fig_writer *w = &sink->out;
    uint32_t start = f->start, end = f->end;
    if (row->offsets != FIG_OFFSETS_BYTES) {
        start = row->offsets == FIG_OFFSETS_UTF16 ? f->start_utf16 : f->start_codepoint;
        end = row->offsets == FIG_OFFSETS_UTF16 ? f->end_utf16 : f->end_codepoint;
    }
    FIG_WRITER_LITERAL(w, "{\"id\":");
    fig_writer_json_string(w, f->id.ptr, f->id.len);
    add_str(w, "field", f->field);
    add_str(w, "text", f->text);
    add_uint(w, "start", start);
    add_uint(w, "end", end);
    add_uint(w, "line", f->line);
    add_uint(w, "column", f->column);
    fig_writer_char(w, '}');
}

/* One finding as a JSON object. */
static void add_finding(fig_sink *sink, const fig_row *row, const fig_finding *f)
{
    fig_writer *w = &sink->out;
    const char *verdict = fig_verdict_name(f->verdict);
    FIG_WRITER_LITERAL(w, "{\"doc\":");
    if (row->doc_json.ptr)
        fig_writer_add(w, row->doc_json.ptr, row->doc_json.len);
    else
        FIG_WRITER_LITERAL(w, "null");
    add_str(w, "field", f->field);
    add_str(w, "id", f->id);
    add_str(w, "check", f->check);
    add_str(w, "name", f->name);
    add_str(w, "verdict", (fig_str){verdict, strlen(verdict)});
    add_str(w, "why", f->why);
    add_str(w, "stated", f->stated);
    add_str(w, "low", f->low);
    add_str(w, "high", f->high);
    add_str(w, "unit", f->unit);
    add_str(w, "suggestion", f->suggestion);
    add_key(w, "figures");
    for (size_t i = 0; i < f->figure_count; i++) {
        fig_writer_char(w, i ? ',' : '[');
        add_figure(sink, row, fig_result_figure(row->result, f->figures[i]));
    }
    fig_writer_char(w, ']');
    add_str(w, "sentence", sentence_of(sink, row->result, f->field, f->start, f->end));
    if (f->accepted) {
        add_key(w, "accepted");
        FIG_WRITER_LITERAL(w, "true");
    }
    add_str(w, "reason", f->reason);
    fig_writer_char(w, '}');
}

void fig_emit_findings_members(fig_sink *sink, const fig_row *row)
{
    fig_writer *w = &sink->out;
    const fig_coverage *v = fig_result_coverage(row->result);
    FIG_WRITER_LITERAL(w, ",\"findings\":[");
    for (size_t i = 0; i < fig_result_finding_count(row->result); i++) {
        if (i)
            fig_writer_char(w, ',');
        add_finding(sink, row, fig_result_finding(row->result, i));
    }
    FIG_WRITER_LITERAL(w, "],\"coverage\":{\"figures\":");
    fig_writer_uint(w, v->figures);
    add_uint(w, "checkable", v->checkable);
    add_uint(w, "inconsistent", v->inconsistent);
    add_uint(w, "accepted", v->accepted);
    fig_writer_char(w, '}');
}

void fig_emit_coverage(fig_strbuf *out, const fig_coverage *v)
{
    fig_strbuf_format(out, "%zu %s, %zu checkable, %zu inconsistent", v->figures, v->figures == 1 ? "figure" : "figures", v->checkable,
                      v->inconsistent);
    if (v->accepted)
        fig_strbuf_format(out, ", %zu accepted", v->accepted);
}

static void write_all(fig_sink *sink, fig_emit_source *source, bool array)
{
    size_t count = fig_result_finding_count(source->row.result);
    for (size_t i = 0; i < count; i++) {
        if (array)
            fig_writer_add(&sink->out, sink->any ? ",\n" : "\n", sink->any ? 2 : 1);
        add_finding(sink, &source->row, fig_result_finding(source->row.result, i));
        if (!array)
            fig_writer_char(&sink->out, '\n');
        sink->any = true;
    }
}

void fig_emit_findings_ndjson(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step == FIG_EMIT_DOCUMENT)
        write_all(sink, source, false);
}

void fig_emit_findings_json(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    switch (step) {
    case FIG_EMIT_BEGIN:
        fig_writer_char(&sink->out, '[');
        break;
    case FIG_EMIT_DOCUMENT:
        write_all(sink, source, true);
        break;
    case FIG_EMIT_ERROR:
        break;
    case FIG_EMIT_FINISH:
        fig_writer_add(&sink->out, sink->any ? "\n]\n" : "]\n", sink->any ? 3 : 2);
        break;
    }
}
