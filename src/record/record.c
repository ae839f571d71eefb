/*
 * Record: reading a result through the public API, and one figure as a jansson object.
 *
 * fig_figure_json is the plain twin of src/emit/ndjson.c: tests/unit/test_emit.c holds the two equal.
 */
#include "record.h"
#include "../base/alloc.h"
#include "enum_names.h"
#include "json_set.h"
#include <string.h>

void fig_result_free(fig_result *result)
{
    if (!result)
        return;
    fig_arena_clear(&result->arena);
    fig_free(result);
}

size_t fig_result_count(const fig_result *result)
{
    return result ? result->count : 0;
}

const fig_figure *fig_result_figure(const fig_result *result, size_t index)
{
    return result && index < result->count ? &result->figures[index] : NULL;
}

size_t fig_result_warning_count(const fig_result *result)
{
    return result ? result->warning_count : 0;
}

const fig_error *fig_result_warning(const fig_result *result, size_t index)
{
    return result && index < result->warning_count ? &result->warnings[index] : NULL;
}

size_t fig_result_fact_count(const fig_result *result)
{
    return result ? result->fact_count : 0;
}

const fig_fact *fig_result_fact(const fig_result *result, size_t index)
{
    return result && index < result->fact_count ? &result->facts[index] : NULL;
}

size_t fig_result_finding_count(const fig_result *result)
{
    return result ? result->finding_count : 0;
}

const fig_finding *fig_result_finding(const fig_result *result, size_t index)
{
    return result && index < result->finding_count ? &result->findings[index] : NULL;
}

const fig_coverage *fig_result_coverage(const fig_result *result)
{
    static const fig_coverage none = {.size = sizeof none};
    return result && result->coverage.size ? &result->coverage : &none;
}

int fig_result_sentence(const fig_result *result, const char *field, size_t sentence, size_t *start, size_t *end)
{
    *start = *end = 0;
    for (size_t i = 0; result && i < result->field_count; i++) {
        const fig_field_text *f = &result->fields[i];
        if (strcmp(f->name, field) != 0 || sentence == 0 || sentence > f->sentence_count)
            continue;
        *start = f->sentence_starts[sentence - 1];
        *end = f->sentence_starts[sentence];
        return 1;
    }
    return 0;
}

static void set_place(json_t *object, const char *key, size_t n, bool *ok)
{
    if (n)
        fig_json_set_size(object, key, n, ok);
}

static void set_bits(json_t *object, const char *key, unsigned bits, const char *(*name)(unsigned), bool *ok)
{
    if (!bits)
        return;
    json_t *list = json_array();
    for (unsigned i = 0; i < 8 * sizeof bits; i++)
        if (bits & 1u << i && *name(1u << i) && json_array_append_new(list, json_string_nocheck(name(1u << i))) != 0)
            *ok = false;
    fig_json_set(object, key, list, ok);
}

static void set_link(json_t *object, const char *key, const fig_result *result, int32_t index, bool *ok)
{
    if (index >= 0 && (size_t)index < result->count)
        fig_json_set_str(object, key, result->figures[index].id, ok);
}

static void set_alternatives(json_t *object, const fig_figure *f, bool *ok)
{
    if (f->alternative_count == 0)
        return;
    json_t *list = json_array();
    for (size_t i = 0; i < f->alternative_count; i++) {
        const fig_alternative *a = &f->alternatives[i];
        json_t *one = json_object();
        fig_json_set_str(one, "value", a->value, ok);
        fig_json_set_str(one, "low", a->low, ok);
        fig_json_set_str(one, "high", a->high, ok);
        fig_json_set_str(one, "unit", a->unit, ok);
        fig_json_set_str(one, "iso", a->iso, ok);
        fig_json_set_str(one, "edtf", a->edtf, ok);
        if (json_array_append_new(list, one) != 0)
            *ok = false;
    }
    fig_json_set(object, "alternatives", list, ok);
}

static void set_values(json_t *o, const fig_figure *f, bool *ok)
{
    const fig_time time = f->time ? *f->time : (fig_time){.times = {NULL, 0}};
    const fig_date date = f->date ? *f->date : (fig_date){.grain = FIG_GRAIN_NONE};
    fig_json_set_str(o, "value", f->value, ok);
    fig_json_set_double(o, f->value, ok);
    fig_json_set_str(o, "low", f->low, ok);
    fig_json_set_str(o, "high", f->high, ok);
    fig_json_set_str(o, "iso", time.iso, ok);
    fig_json_set_str(o, "iso_low", time.iso_low, ok);
    fig_json_set_str(o, "iso_high", time.iso_high, ok);
    fig_json_set_str(o, "times", time.times, ok);
    fig_json_set_str(o, "terms", f->terms, ok);
    fig_json_set_str(o, "precision", f->precision, ok);
    fig_json_set_str(o, "precision_loose", f->precision_loose, ok);
    fig_json_set_name(o, "mod", fig_mod_name(f->mod), ok);
    fig_json_set_name(o, "rel", fig_rel_name(f->rel), ok);
    fig_json_set_name(o, "part", fig_part_name(f->part), ok);
    fig_json_set_str(o, "unit", f->unit, ok);
    fig_json_set_str(o, "per", f->per, ok);
    fig_json_set_str(o, "instrument", f->instrument, ok);
    fig_json_set_name(o, "direction", fig_direction_name(f->direction), ok);
    fig_json_set_name(o, "role", fig_role_name(f->role), ok);
    fig_json_set_str(o, "edtf", date.edtf, ok);
    fig_json_set_str(o, "date_from", date.date_from, ok);
    fig_json_set_str(o, "date_to", date.date_to, ok);
    fig_json_set_name(o, "grain", fig_grain_name(date.grain), ok);
    fig_json_set_str(o, "relative", date.relative, ok);
}

struct json_t *fig_figure_json(const fig_result *result, size_t index)
{
    const fig_figure *f = fig_result_figure(result, index);
    json_t *o = f ? json_object() : NULL;
    bool ok = true;
    if (!o)
        return NULL;
    if (result->doc)
        fig_json_set(o, "doc", fig_json_string(result->doc, strlen(result->doc)), &ok);
    fig_json_set_str(o, "field", f->field, &ok);
    fig_json_set_str(o, "id", f->id, &ok);
    fig_json_set_name(o, "kind", fig_kind_name(f->kind), &ok);
    fig_json_set_str(o, "text", f->text, &ok);
    fig_json_set_size(o, "start", f->start, &ok);
    fig_json_set_size(o, "end", f->end, &ok);
    set_place(o, "line", f->line, &ok);
    set_place(o, "column", f->column, &ok);
    set_place(o, "sentence", f->sentence, &ok);
    set_values(o, f, &ok);
    set_bits(o, "supplied", f->supplied, fig_supplied_name, &ok);
    set_link(o, "same_as", result, f->same_as, &ok);
    set_link(o, "restates", result, f->restates, &ok);
    set_link(o, "part_of", result, f->part_of, &ok);
    set_alternatives(o, f, &ok);
    set_bits(o, "flags", f->flags, fig_flag_name, &ok);
    fig_json_set_str(o, "rule", f->rule, &ok);
    fig_json_set_str(o, "lang", f->lang, &ok);
    if (ok)
        return o;
    json_decref(o);
    return NULL;
}
