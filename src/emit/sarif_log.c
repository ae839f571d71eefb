/* SARIF log: see sarif_log.h. */
#include "sarif_log.h"
#include "../record/record.h"
#include "../text/piece.h"

static void put(fig_writer *w, const char *text)
{
    fig_writer_add(w, text, strlen(text));
}

static void put_string(fig_writer *w, const char *text)
{
    fig_writer_json_string(w, text, strlen(text));
}

static void put_text(fig_writer *w, const char *key, const char *text)
{
    put(w, key);
    put(w, ":{\"text\":");
    put_string(w, text);
    put(w, "}");
}

static void put_rules(fig_writer *w, const fig_sarif_rule *rules, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put(w, i ? ",\n{\"id\":" : "\n{\"id\":");
        put_string(w, rules[i].id);
        put(w, ",\"name\":");
        put_string(w, rules[i].name);
        put(w, ",");
        put_text(w, "\"shortDescription\"", rules[i].name);
        put(w, ",");
        put_text(w, "\"fullDescription\"", rules[i].help);
        put(w, ",");
        put_text(w, "\"help\"", rules[i].help);
        put(w, ",\"defaultConfiguration\":{\"level\":");
        put_string(w, rules[i].level);
        put(w, "}}");
    }
}

void fig_sarif_begin(fig_writer *w, const char *grammars, const fig_sarif_rule *rules, size_t count)
{
    put(w, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":"
           "\"figura\",\"version\":");
    put_string(w, fig_version());
    put(w, ",\"properties\":{\"grammars\":");
    put_string(w, grammars);
    put(w, "},\"rules\":[");
    put_rules(w, rules, count);
    put(w, "]}},\n\"columnKind\":\"utf16CodeUnits\",\n\"results\":[");
}

/* A path or an id as a relative reference: RFC 3986. */
static void put_uri(fig_writer *w, fig_str path)
{
    static const char hex[] = "0123456789ABCDEF";
    fig_writer_char(w, '"');
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c) != NULL;
        if (plain && c) {
            fig_writer_char(w, (char)c);
        } else {
            fig_writer_char(w, '%');
            fig_writer_char(w, hex[c >> 4]);
            fig_writer_char(w, hex[c & 15]);
        }
    }
    fig_writer_char(w, '"');
}

/* Units of UTF-16 from the last line break before the figure, from 1; *text: what stands in its place, of a page with its tags. */
static size_t column_of(const fig_result *result, const fig_figure *f, fig_str *text)
{
    size_t units = 1;
    *text = f->text;
    for (size_t i = 0; i < result->field_count; i++) {
        const fig_field_text *t = &result->fields[i];
        const char *source = t->map ? t->map->source : t->text;
        if (strcmp(t->name, f->field.ptr) != 0 || f->text_start > t->len)
            continue;
        size_t begin = t->map ? fig_piece_begin(t->map->pieces, t->map->count, f->text_start) : f->text_start;
        if (t->map)
            *text = (fig_str){source + begin, fig_piece_end(t->map->pieces, t->map->count, f->text_end) - begin};
        for (size_t at = begin; at > 0 && source[at - 1] != '\n'; at--) {
            unsigned char c = (unsigned char)source[at - 1];
            units += (size_t)((c & 0xC0) != 0x80) + (c >= 0xF0);
        }
    }
    return units;
}

static void put_region(fig_writer *w, const fig_result *result, const fig_figure *f)
{
    fig_str text;
    size_t column = column_of(result, f, &text), lines = 0, behind = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        behind = c == '\n' ? 0 : behind + (size_t)((c & 0xC0) != 0x80) + (c >= 0xF0);
        lines += c == '\n';
    }
    put(w, "\"region\":{\"startLine\":");
    fig_writer_uint(w, f->line);
    put(w, ",\"startColumn\":");
    fig_writer_uint(w, column);
    put(w, ",\"endLine\":");
    fig_writer_uint(w, f->line + lines);
    put(w, ",\"endColumn\":");
    fig_writer_uint(w, lines ? behind + 1 : column + behind);
    put(w, ",\"snippet\":{\"text\":");
    fig_writer_json_string(w, f->text.ptr, f->text.len);
    put(w, "}}");
}

void fig_sarif_location(fig_writer *w, fig_str doc, const fig_result *result, const fig_figure *f, size_t related)
{
    put(w, "{");
    if (related) {
        put(w, "\"id\":");
        fig_writer_uint(w, related);
        put(w, ",\"message\":{\"text\":");
        fig_writer_json_string(w, f->text.ptr, f->text.len);
        put(w, "},");
    }
    put(w, "\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
    put_uri(w, doc);
    put(w, "},");
    put_region(w, result, f);
    put(w, "}}");
}

void fig_sarif_end(fig_writer *w)
{
    put(w, "]}]}\n");
}
