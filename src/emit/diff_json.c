/*
 * Diff as JSON: one array, one item a line: the draft's figures in order, then what is missing.
 *
 * out   [{"status":"different","why":"…","draft":{"doc":"d.txt","field":"text","id":"…","text":"21%","start":12,"end":15,"line":1,"column":13},
 *         "source":{…},"sentence":"Profit rose 12% …"}, …]
 * A computed item has `how` and `of`, the two figures of the source. The first item also says "engine" and "grammars", as records do.
 */
#include "../record/repair.h"
#include "diff_write.h"

static void put(fig_diff_output *o, const char *text)
{
    fig_writer_add(&o->out, text, strlen(text));
}

static void put_string(fig_diff_output *o, const char *key, const char *text, size_t len)
{
    o->cell.len = 0;
    fig_repair(&o->cell, text, len);
    put(o, key);
    fig_writer_json_string(&o->out, o->cell.data ? o->cell.data : "", o->cell.len);
}

static void put_number(fig_diff_output *o, const char *key, uint64_t n)
{
    put(o, key);
    fig_writer_uint(&o->out, n);
}

static void put_figure(fig_diff_output *o, const fig_diff_text *text, const fig_figure *f)
{
    uint32_t start = f->start, end = f->end;
    if (o->options->offsets == FIG_OFFSETS_CODEPOINTS) {
        start = f->start_codepoint;
        end = f->end_codepoint;
    } else if (o->options->offsets == FIG_OFFSETS_UTF16) {
        start = f->start_utf16;
        end = f->end_utf16;
    }
    const char *doc = text->document && text->document->id ? text->document->id : "";
    put_string(o, "{\"doc\":", doc, strlen(doc));
    put_string(o, ",\"field\":", f->field.ptr, f->field.len);
    put_string(o, ",\"id\":", f->id.ptr, f->id.len);
    put_string(o, ",\"kind\":", fig_kind_name(f->kind), strlen(fig_kind_name(f->kind)));
    put_string(o, ",\"text\":", f->text.ptr, f->text.len);
    put_number(o, ",\"start\":", start);
    put_number(o, ",\"end\":", end);
    put_number(o, ",\"line\":", f->line);
    put_number(o, ",\"column\":", f->column);
    put(o, "}");
}

static void put_sentence(fig_diff_output *o, const fig_result *result, const fig_figure *f, const fig_diff_item *item)
{
    for (size_t i = 0; i < result->field_count; i++) {
        const fig_field_text *field = &result->fields[i];
        if (strcmp(field->name, f->field.ptr) != 0 || item->sentence_end > field->len)
            continue;
        o->line.len = 0;
        fig_table_clean(&o->line, field->text + item->sentence_start, item->sentence_end - item->sentence_start);
        while (o->line.len && o->line.data[o->line.len - 1] == ' ')
            o->line.len--;
        put_string(o, ",\"sentence\":", o->line.data ? o->line.data : "", o->line.len);
    }
}

static void put_source(fig_diff_output *o, const fig_diff_item *item)
{
    const fig_figure *f = fig_diff_source_figure(o, item, item->source_figure);
    if (!f)
        return;
    const fig_diff_text *text = fig_diff_source(o->diff, (size_t)item->source);
    put(o, ",\"source\":");
    put_figure(o, text, f);
    if (item->status == FIG_DIFF_COMPUTED) {
        put(o, ",\"of\":[");
        for (int i = 0; i < 2; i++) {
            const fig_figure *operand = fig_diff_source_figure(o, item, item->source_figures[i]);
            put(o, i ? "," : "");
            if (operand)
                put_figure(o, text, operand);
        }
        put(o, "]");
    }
    put_sentence(o, text->result, f, item);
}

static void put_item(fig_diff_output *o, const fig_diff_item *item)
{
    const fig_figure *draft = fig_diff_draft_figure(o, item);
    const char *status = fig_diff_status_name(item->status);
    put(o, o->first ? "\n" : ",\n");
    put_string(o, "{\"status\":", status, strlen(status));
    if (item->how.ptr)
        put_string(o, ",\"how\":", item->how.ptr, item->how.len);
    if (item->why.ptr)
        put_string(o, ",\"why\":", item->why.ptr, item->why.len);
    if (draft) {
        put(o, ",\"draft\":");
        put_figure(o, fig_diff_draft(o->diff), draft);
    }
    put_source(o, item);
    if (o->first) {
        put_string(o, ",\"engine\":", fig_version(), strlen(fig_version()));
        put_string(o, ",\"grammars\":", o->grammars, strlen(o->grammars));
    }
    put(o, "}");
    o->first = false;
}

void fig_diff_write_json(fig_diff_output *o)
{
    size_t count = fig_diff_count(o->diff);
    put(o, "[");
    for (size_t i = 0; i < count; i++)
        put_item(o, fig_diff_item_at(o->diff, i));
    put(o, count ? "\n]\n" : "]\n");
}
