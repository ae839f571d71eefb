/*
 * Fact JSON: one fact as a jansson object, the plain twin of src/emit/facts.c: tests/unit/test_fact.c holds the two equal.
 */
#include "enum_names.h"
#include "json_set.h"
#include "record.h"
#include <string.h>

static void set_name(json_t *o, const char *key, fig_str name, bool *ok)
{
    if (name.len)
        fig_json_set(o, key, json_stringn_nocheck(name.ptr, name.len), ok);
}

static void set_ids(json_t *o, const char *key, const fig_result *result, const uint32_t *figures, size_t count, bool *ok)
{
    json_t *list = count ? json_array() : NULL;
    if (!count)
        return;
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(result, figures[i]);
        fig_json_append(list, fig_json_string(f && f->id.ptr ? f->id.ptr : "", f ? f->id.len : 0), ok);
    }
    fig_json_set(o, key, list, ok);
}

static void set_changes(json_t *o, const fig_fact *f, bool *ok)
{
    json_t *list = f->change_count ? json_array() : NULL;
    if (!f->change_count)
        return;
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        json_t *one = json_object();
        fig_json_set_str(one, "value", c->value, ok);
        fig_json_set_str(one, "low", c->low, ok);
        fig_json_set_str(one, "high", c->high, ok);
        fig_json_set_str(one, "unit", c->unit, ok);
        set_name(one, "direction", fig_enum_name(&fig_direction_names, c->direction), ok);
        fig_json_set_str(one, "basis", c->basis, ok);
        fig_json_append(list, one, ok);
    }
    fig_json_set(o, "changes", list, ok);
}

static void set_period(json_t *o, const fig_fact *f, bool *ok)
{
    if (f->period) {
        json_t *one = json_object();
        fig_json_set_str(one, "edtf", f->period->edtf, ok);
        fig_json_set_str(one, "date_from", f->period->date_from, ok);
        fig_json_set_str(one, "date_to", f->period->date_to, ok);
        set_name(one, "grain", fig_enum_name(&fig_grain_names, f->period->grain), ok);
        fig_json_set_str(one, "relative", f->period->relative, ok);
        fig_json_set(o, "period", one, ok);
    }
    if (f->period_supplied)
        fig_json_set(o, "period_supplied", json_true(), ok);
}

static void set_compared(json_t *o, const fig_fact *f, bool *ok)
{
    if (!f->compared_subject.ptr && !f->compared_ratio.ptr)
        return;
    json_t *one = json_object();
    fig_json_set_str(one, "subject", f->compared_subject, ok);
    fig_json_set_str(one, "ratio", f->compared_ratio, ok);
    fig_json_set(o, "compared_to", one, ok);
}

static void set_derived(json_t *o, const fig_result *result, const fig_fact *f, bool *ok)
{
    json_t *list = f->derived_count ? json_array() : NULL;
    if (!f->derived_count)
        return;
    for (size_t i = 0; i < f->derived_count; i++) {
        const fig_derived *d = &f->derived[i];
        json_t *one = json_object();
        fig_json_set_str(one, "measure", d->measure, ok);
        fig_json_set_str(one, "low", d->low, ok);
        fig_json_set_str(one, "high", d->high, ok);
        fig_json_set_str(one, "unit", d->unit, ok);
        set_ids(one, "inputs", result, d->inputs, d->input_count, ok);
        fig_json_append(list, one, ok);
    }
    fig_json_set(o, "derived", list, ok);
}

static void set_value(json_t *o, const fig_fact *f, bool *ok)
{
    fig_json_set_str(o, "value", f->value, ok);
    fig_json_set_double(o, f->value, ok);
    fig_json_set_str(o, "low", f->low, ok);
    fig_json_set_str(o, "high", f->high, ok);
    fig_json_set_str(o, "unit", f->unit, ok);
    fig_json_set_str(o, "per", f->per, ok);
    set_name(o, "mod", fig_enum_name(&fig_mod_names, f->mod), ok);
    fig_json_set_str(o, "precision", f->precision, ok);
    fig_json_set_str(o, "precision_loose", f->precision_loose, ok);
}

static void set_texts(json_t *o, const fig_result *result, const fig_fact *f, bool *ok)
{
    if (result->doc)
        fig_json_set(o, "doc", fig_json_string(result->doc, strlen(result->doc)), ok);
    fig_json_set_str(o, "field", f->field, ok);
    fig_json_set_str(o, "id", f->id, ok);
    fig_json_set_str(o, "key", f->key, ok);
    fig_json_set_str(o, "subject", f->subject, ok);
    fig_json_set_str(o, "subject_id", f->subject_id, ok);
    fig_json_set_str(o, "ref_area", f->ref_area, ok);
    fig_json_set_str(o, "measure", f->measure, ok);
    fig_json_set_str(o, "from_value", f->from_value, ok);
    fig_json_set_str(o, "revised_from", f->revised_from, ok);
    fig_json_set_str(o, "frequency", f->frequency, ok);
    fig_json_set_str(o, "adjustment", f->adjustment, ok);
    fig_json_set_str(o, "obs_status", f->obs_status, ok);
    fig_json_set_str(o, "source", f->source, ok);
    fig_json_set_str(o, "rule", f->rule, ok);
}

struct json_t *fig_fact_json(const fig_result *result, size_t index)
{
    const fig_fact *f = fig_result_fact(result, index);
    json_t *o = f ? json_object() : NULL;
    bool ok = true;
    if (!o)
        return NULL;
    fig_json_set(o, "kind", json_string("fact"), &ok);
    set_texts(o, result, f, &ok);
    set_value(o, f, &ok);
    set_changes(o, f, &ok);
    set_period(o, f, &ok);
    set_compared(o, f, &ok);
    set_ids(o, "parts", result, f->parts, f->part_count, &ok);
    set_derived(o, result, f, &ok);
    set_ids(o, "figures", result, f->figures, f->figure_count, &ok);
    fig_json_set(o, "start", json_integer(f->start), &ok);
    fig_json_set(o, "end", json_integer(f->end), &ok);
    fig_json_set(o, "sentence", json_integer(f->sentence), &ok);
    if (ok)
        return o;
    json_decref(o);
    return NULL;
}
