/*
 * Finding JSON: the record of a finding as a jansson object; the plain twin of src/emit/findings.c, as tests/unit/test_findings.c holds.
 */
#include "../record/record.h"
#include "../record/repair.h"
#include <jansson.h>
#include <string.h>

static void set(json_t *object, const char *key, json_t *value, bool *ok)
{
    if (!value || json_object_set_new_nocheck(object, key, value) != 0)
        *ok = false;
}

static json_t *repaired(const char *text, size_t len)
{
    fig_strbuf b = {0};
    fig_repair(&b, text, len);
    json_t *json = b.failed ? NULL : json_stringn_nocheck(b.len ? b.data : "", b.len);
    fig_strbuf_clear(&b);
    return json;
}

static void set_str(json_t *object, const char *key, fig_str s, bool *ok)
{
    if (s.ptr)
        set(object, key, repaired(s.ptr, s.len), ok);
}

static void set_size(json_t *object, const char *key, size_t n, bool *ok)
{
    set(object, key, json_integer((json_int_t)n), ok);
}

static json_t *figure_of(const fig_figure *f, bool *ok)
{
    json_t *o = json_object();
    set_str(o, "id", f->id, ok);
    set_str(o, "field", f->field, ok);
    set_str(o, "text", f->text, ok);
    set_size(o, "start", f->start, ok);
    set_size(o, "end", f->end, ok);
    set_size(o, "line", f->line, ok);
    set_size(o, "column", f->column, ok);
    return o;
}

static void set_figures(json_t *o, const fig_result *result, const fig_finding *f, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < f->figure_count; i++)
        if (json_array_append_new(list, figure_of(&result->figures[f->figures[i]], ok)) != 0)
            *ok = false;
    set(o, "figures", list, ok);
}

static void set_sentence(json_t *o, const fig_result *result, const fig_finding *f, bool *ok)
{
    for (size_t i = 0; i < result->field_count; i++) {
        const fig_field_text *t = &result->fields[i];
        size_t start = f->start, end = f->end;
        if (!f->field.ptr || strcmp(t->name, f->field.ptr) != 0 || start > end || end > t->len)
            continue;
        while (start < end && (unsigned char)t->text[start] <= ' ')
            start++;
        while (end > start && (unsigned char)t->text[end - 1] <= ' ')
            end--;
        set(o, "sentence", repaired(t->text + start, end - start), ok);
    }
}

struct json_t *fig_finding_json(const fig_result *result, size_t index)
{
    const fig_finding *f = fig_result_finding(result, index);
    json_t *o = f ? json_object() : NULL;
    bool ok = true;
    if (!o)
        return NULL;
    set(o, "doc", result->doc ? repaired(result->doc, strlen(result->doc)) : json_null(), &ok);
    set_str(o, "field", f->field, &ok);
    set_str(o, "id", f->id, &ok);
    set_str(o, "check", f->check, &ok);
    set_str(o, "name", f->name, &ok);
    set(o, "verdict", json_string_nocheck(fig_verdict_name(f->verdict)), &ok);
    set_str(o, "why", f->why, &ok);
    set_str(o, "stated", f->stated, &ok);
    set_str(o, "low", f->low, &ok);
    set_str(o, "high", f->high, &ok);
    set_str(o, "unit", f->unit, &ok);
    set_str(o, "suggestion", f->suggestion, &ok);
    set_figures(o, result, f, &ok);
    set_sentence(o, result, f, &ok);
    if (f->accepted)
        set(o, "accepted", json_true(), &ok);
    set_str(o, "reason", f->reason, &ok);
    if (ok)
        return o;
    json_decref(o);
    return NULL;
}
