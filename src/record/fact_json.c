/*
 * Fact JSON: one fact as a jansson object, the plain twin of src/emit/facts.c: tests/unit/test_fact.c holds the two equal.
 */
#include "../text/utf8.h"
#include "approx.h"
#include "enum_names.h"
#include "record.h"
#include "repair.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void set(json_t *o, const char *key, json_t *value, bool *ok)
{
    if (!value || json_object_set_new_nocheck(o, key, value) != 0)
        *ok = false;
}

static json_t *string_of(const char *text, size_t len)
{
    if (fig_utf8_valid_prefix(text, len, NULL) == len)
        return json_stringn_nocheck(text, len);
    fig_strbuf repaired = {0};
    fig_repair(&repaired, text, len);
    json_t *json = repaired.failed ? NULL : json_stringn_nocheck(repaired.data, repaired.len);
    fig_strbuf_clear(&repaired);
    return json;
}

static void set_str(json_t *o, const char *key, fig_str s, bool *ok)
{
    if (s.ptr)
        set(o, key, string_of(s.ptr, s.len), ok);
}

static void set_name(json_t *o, const char *key, fig_str name, bool *ok)
{
    if (name.len)
        set(o, key, json_stringn_nocheck(name.ptr, name.len), ok);
}

static void set_double(json_t *o, fig_str value, bool *ok)
{
    char text[FIG_APPROX_MAX + 1];
    size_t len = fig_approx_text(value, text);
    double d;
    if (!len)
        return;
    text[len] = 0;
    if (strpbrk(text, ".e") == NULL)
        set(o, "double", json_integer((json_int_t)strtoll(text, NULL, 10)), ok);
    else if (fig_approx_double(value, &d))
        set(o, "double", json_real(d), ok);
}

static void append(json_t *list, json_t *item, bool *ok)
{
    if (json_array_append_new(list, item) != 0)
        *ok = false;
}

static void set_ids(json_t *o, const char *key, const fig_result *result, const uint32_t *figures, size_t count, bool *ok)
{
    json_t *list = count ? json_array() : NULL;
    if (!count)
        return;
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(result, figures[i]);
        append(list, string_of(f && f->id.ptr ? f->id.ptr : "", f ? f->id.len : 0), ok);
    }
    set(o, key, list, ok);
}

static void set_changes(json_t *o, const fig_fact *f, bool *ok)
{
    json_t *list = f->change_count ? json_array() : NULL;
    if (!f->change_count)
        return;
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        json_t *one = json_object();
        set_str(one, "value", c->value, ok);
        set_str(one, "low", c->low, ok);
        set_str(one, "high", c->high, ok);
        set_str(one, "unit", c->unit, ok);
        set_name(one, "direction", fig_enum_name(&fig_direction_names, c->direction), ok);
        set_str(one, "basis", c->basis, ok);
        append(list, one, ok);
    }
    set(o, "changes", list, ok);
}

static void set_period(json_t *o, const fig_fact *f, bool *ok)
{
    if (f->period) {
        json_t *one = json_object();
        set_str(one, "edtf", f->period->edtf, ok);
        set_str(one, "date_from", f->period->date_from, ok);
        set_str(one, "date_to", f->period->date_to, ok);
        set_name(one, "grain", fig_enum_name(&fig_grain_names, f->period->grain), ok);
        set_str(one, "relative", f->period->relative, ok);
        set(o, "period", one, ok);
    }
    if (f->period_supplied)
        set(o, "period_supplied", json_true(), ok);
}

static void set_compared(json_t *o, const fig_fact *f, bool *ok)
{
    if (!f->compared_subject.ptr && !f->compared_ratio.ptr)
        return;
    json_t *one = json_object();
    set_str(one, "subject", f->compared_subject, ok);
    set_str(one, "ratio", f->compared_ratio, ok);
    set(o, "compared_to", one, ok);
}

static void set_derived(json_t *o, const fig_result *result, const fig_fact *f, bool *ok)
{
    json_t *list = f->derived_count ? json_array() : NULL;
    if (!f->derived_count)
        return;
    for (size_t i = 0; i < f->derived_count; i++) {
        const fig_derived *d = &f->derived[i];
        json_t *one = json_object();
        set_str(one, "measure", d->measure, ok);
        set_str(one, "low", d->low, ok);
        set_str(one, "high", d->high, ok);
        set_str(one, "unit", d->unit, ok);
        set_ids(one, "inputs", result, d->inputs, d->input_count, ok);
        append(list, one, ok);
    }
    set(o, "derived", list, ok);
}

static void set_value(json_t *o, const fig_fact *f, bool *ok)
{
    set_str(o, "value", f->value, ok);
    set_double(o, f->value, ok);
    set_str(o, "low", f->low, ok);
    set_str(o, "high", f->high, ok);
    set_str(o, "unit", f->unit, ok);
    set_str(o, "per", f->per, ok);
    set_name(o, "mod", fig_enum_name(&fig_mod_names, f->mod), ok);
    set_str(o, "precision", f->precision, ok);
    set_str(o, "precision_loose", f->precision_loose, ok);
}

static void set_texts(json_t *o, const fig_result *result, const fig_fact *f, bool *ok)
{
    if (result->doc)
        set(o, "doc", string_of(result->doc, strlen(result->doc)), ok);
    set_str(o, "field", f->field, ok);
    set_str(o, "id", f->id, ok);
    set_str(o, "key", f->key, ok);
    set_str(o, "subject", f->subject, ok);
    set_str(o, "subject_id", f->subject_id, ok);
    set_str(o, "ref_area", f->ref_area, ok);
    set_str(o, "measure", f->measure, ok);
    set_str(o, "from_value", f->from_value, ok);
    set_str(o, "revised_from", f->revised_from, ok);
    set_str(o, "frequency", f->frequency, ok);
    set_str(o, "adjustment", f->adjustment, ok);
    set_str(o, "obs_status", f->obs_status, ok);
    set_str(o, "source", f->source, ok);
    set_str(o, "rule", f->rule, ok);
}

struct json_t *fig_fact_json(const fig_result *result, size_t index)
{
    const fig_fact *f = fig_result_fact(result, index);
    json_t *o = f ? json_object() : NULL;
    bool ok = true;
    if (!o)
        return NULL;
    set(o, "kind", json_string("fact"), &ok);
    set_texts(o, result, f, &ok);
    set_value(o, f, &ok);
    set_changes(o, f, &ok);
    set_period(o, f, &ok);
    set_compared(o, f, &ok);
    set_ids(o, "parts", result, f->parts, f->part_count, &ok);
    set_derived(o, result, f, &ok);
    set_ids(o, "figures", result, f->figures, f->figure_count, &ok);
    set(o, "start", json_integer(f->start), &ok);
    set(o, "end", json_integer(f->end), &ok);
    set(o, "sentence", json_integer(f->sentence), &ok);
    if (ok)
        return o;
    json_decref(o);
    return NULL;
}
