/*
 * Finding JSON: the record of a finding as a jansson object; the plain twin of src/emit/findings.c, as tests/unit/test_findings.c holds.
 */
#include "../record/json_set.h"
#include "../record/record.h"
#include <string.h>

static json_t *figure_of(const fig_figure *f, bool *ok)
{
    json_t *o = json_object();
    fig_json_set_str(o, "id", f->id, ok);
    fig_json_set_str(o, "field", f->field, ok);
    fig_json_set_str(o, "text", f->text, ok);
    fig_json_set_size(o, "start", f->start, ok);
    fig_json_set_size(o, "end", f->end, ok);
    fig_json_set_size(o, "line", f->line, ok);
    fig_json_set_size(o, "column", f->column, ok);
    return o;
}

static void set_figures(json_t *o, const fig_result *result, const fig_finding *f, bool *ok)
{
    json_t *list = json_array();
    for (size_t i = 0; i < f->figure_count; i++)
        if (json_array_append_new(list, figure_of(&result->figures[f->figures[i]], ok)) != 0)
            *ok = false;
    fig_json_set(o, "figures", list, ok);
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
        fig_json_set(o, "sentence", fig_json_string(t->text + start, end - start), ok);
    }
}

struct json_t *fig_finding_json(const fig_result *result, size_t index)
{
    const fig_finding *f = fig_result_finding(result, index);
    json_t *o = f ? json_object() : NULL;
    bool ok = true;
    if (!o)
        return NULL;
    fig_json_set(o, "doc", result->doc ? fig_json_string(result->doc, strlen(result->doc)) : json_null(), &ok);
    fig_json_set_str(o, "field", f->field, &ok);
    fig_json_set_str(o, "id", f->id, &ok);
    fig_json_set_str(o, "check", f->check, &ok);
    fig_json_set_str(o, "name", f->name, &ok);
    fig_json_set(o, "verdict", json_string_nocheck(fig_verdict_name(f->verdict)), &ok);
    fig_json_set_str(o, "why", f->why, &ok);
    fig_json_set_str(o, "stated", f->stated, &ok);
    fig_json_set_str(o, "low", f->low, &ok);
    fig_json_set_str(o, "high", f->high, &ok);
    fig_json_set_str(o, "unit", f->unit, &ok);
    fig_json_set_str(o, "suggestion", f->suggestion, &ok);
    set_figures(o, result, f, &ok);
    set_sentence(o, result, f, &ok);
    if (f->accepted)
        fig_json_set(o, "accepted", json_true(), &ok);
    fig_json_set_str(o, "reason", f->reason, &ok);
    if (ok)
        return o;
    json_decref(o);
    return NULL;
}
