/*
 * Facts: a fact as a JSON object, straight into the writer; tests/unit/test_fact.c holds it equal to fig_fact_json.
 *
 * out   {"doc":"a.txt","kind":"fact","field":"text","id":"…","subject":"Kospi","measure":"level","value":"2195.44",…,
 *        "changes":[{"value":"1.76","unit":"%","direction":"down","basis":"previous"}],"period":{"edtf":"2019-02-28",…},…}
 */
#include "../base/slack.h"
#include "../record/approx.h"
#include "../record/record.h"
#include "sink.h"

/* A key, its name with slack. */
static inline void put_name(fig_writer *w, const char *name, size_t len, bool *first)
{
    char *o = fig_writer_room(w, 64);
    *o = ',';
    o += !*first;
    *first = false;
    *o++ = '"';
    o = fig_slack_copy(o, name, len);
    memcpy(o, "\":", 2);
    w->len = (size_t)(o + 2 - w->data);
}

/* A constant key, or a column's. */
#define NAMED(name)  FIG_SLACK_TEXT(name), sizeof(name) - 1
#define NAME(column) (column)->name, (column)->length

static inline void put_text(fig_writer *w, const char *name, size_t len, fig_str s, bool *first)
{
    if (!s.ptr)
        return;
    put_name(w, name, len, first);
    fig_writer_json_string(w, s.ptr, s.len);
}

/* What is JSON already; absent where its ptr is NULL. */
static void put_json(fig_writer *w, const char *name, size_t len, fig_str json, bool *first)
{
    if (!json.ptr)
        return;
    put_name(w, name, len, first);
    fig_writer_add(w, json.ptr, json.len);
}

static void put_enum(fig_writer *w, const char *name, size_t len, const fig_enum_names *names, unsigned value, bool *first)
{
    const fig_str s = fig_enum_name(names, value);
    if (s.len)
        put_text(w, name, len, s, first);
}

static void put_ids(fig_writer *w, const char *name, size_t len, const fig_result *result, const uint32_t *figures, size_t count,
                    bool *first)
{
    if (!count)
        return;
    put_name(w, name, len, first);
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(result, figures[i]);
        fig_writer_char(w, i ? ',' : '[');
        fig_writer_json_string(w, f && f->id.ptr ? f->id.ptr : "", f ? f->id.len : 0);
    }
    fig_writer_char(w, ']');
}

static void put_figures(fig_writer *w, const fig_fact_column *column, const fig_fact_row *row, bool *first)
{
    size_t count;
    const uint32_t *figures = fig_fact_column_figures(column, row->fact, &count);
    put_ids(w, NAME(column), row->result, figures, count, first);
}

static void put_changes(fig_writer *w, const fig_fact *f, bool *first)
{
    if (!f->change_count)
        return;
    put_name(w, NAMED("changes"), first);
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        bool inner = true;
        fig_writer_add(w, i ? ",{" : "[{", 2);
        put_text(w, NAMED("value"), c->value, &inner);
        put_text(w, NAMED("low"), c->low, &inner);
        put_text(w, NAMED("high"), c->high, &inner);
        put_text(w, NAMED("unit"), c->unit, &inner);
        put_enum(w, NAMED("direction"), &fig_direction_names, c->direction, &inner);
        put_text(w, NAMED("basis"), c->basis, &inner);
        fig_writer_char(w, '}');
    }
    fig_writer_char(w, ']');
}

static void put_period(fig_writer *w, const fig_date *d, bool *first)
{
    bool inner = true;
    if (!d)
        return;
    put_name(w, NAMED("period"), first);
    fig_writer_char(w, '{');
    put_text(w, NAMED("edtf"), d->edtf, &inner);
    put_text(w, NAMED("date_from"), d->date_from, &inner);
    put_text(w, NAMED("date_to"), d->date_to, &inner);
    put_enum(w, NAMED("grain"), &fig_grain_names, d->grain, &inner);
    put_text(w, NAMED("relative"), d->relative, &inner);
    fig_writer_char(w, '}');
}

static void put_derived(fig_writer *w, const fig_fact_row *row, bool *first)
{
    const fig_fact *f = row->fact;
    if (!f->derived_count)
        return;
    put_name(w, NAMED("derived"), first);
    for (size_t i = 0; i < f->derived_count; i++) {
        const fig_derived *d = &f->derived[i];
        bool inner = true;
        fig_writer_add(w, i ? ",{" : "[{", 2);
        put_text(w, NAMED("measure"), d->measure, &inner);
        put_text(w, NAMED("low"), d->low, &inner);
        put_text(w, NAMED("high"), d->high, &inner);
        put_text(w, NAMED("unit"), d->unit, &inner);
        put_ids(w, NAMED("inputs"), row->result, d->inputs, d->input_count, &inner);
        fig_writer_char(w, '}');
    }
    fig_writer_char(w, ']');
}

static void put_compared(fig_writer *w, const fig_fact *f, bool *first)
{
    bool inner = true;
    if (!f->compared_subject.ptr && !f->compared_ratio.ptr)
        return;
    put_name(w, NAMED("compared_to"), first);
    fig_writer_char(w, '{');
    put_text(w, NAMED("subject"), f->compared_subject, &inner);
    put_text(w, NAMED("ratio"), f->compared_ratio, &inner);
    fig_writer_char(w, '}');
}

static void put_double(fig_writer *w, const fig_fact_column *column, const fig_fact *f, bool *first)
{
    char number[FIG_APPROX_MAX];
    const size_t n = fig_approx_text(fig_fact_column_str(column, f), number);
    put_json(w, NAME(column), (fig_str){n ? number : NULL, n}, first);
}

static void put_uint(fig_writer *w, const fig_fact_column *column, const fig_fact *f, bool *first)
{
    put_name(w, NAME(column), first);
    fig_writer_uint(w, fig_fact_column_uint(column, f));
}

static void put_column(fig_writer *w, const fig_fact_column *column, const fig_fact_row *row, bool *first)
{
    const fig_fact *f = row->fact;
    switch (column->type) {
    case FIG_FACT_DOC:
        put_json(w, NAME(column), row->doc_json, first);
        return;
    case FIG_FACT_TEXT:
    case FIG_FACT_PLAIN:
        put_text(w, NAME(column), fig_fact_column_str(column, f), first);
        return;
    case FIG_FACT_DOUBLE:
        put_double(w, column, f, first);
        return;
    case FIG_FACT_UINT:
        put_uint(w, column, f, first);
        return;
    case FIG_FACT_IDS:
        put_figures(w, column, row, first);
        return;
    case FIG_FACT_MOD:
        put_enum(w, NAME(column), &fig_mod_names, f->mod, first);
        return;
    case FIG_FACT_CHANGES:
        put_changes(w, f, first);
        return;
    case FIG_FACT_PERIOD:
        put_period(w, f->period, first);
        return;
    case FIG_FACT_DATE: /* in `period` */
    case FIG_FACT_GRAIN:
        return;
    case FIG_FACT_SUPPLIED:
        put_json(w, NAME(column), (fig_str){f->period_supplied ? "true" : NULL, 4}, first);
        return;
    case FIG_FACT_COMPARED:
        put_compared(w, f, first);
        return;
    case FIG_FACT_DERIVED:
        put_derived(w, row, first);
        return;
    }
}

void fig_emit_fact(fig_sink *sink, const fig_fact_row *row, fig_str extra)
{
    fig_writer *w = &sink->out;
    bool first = true;
    fig_writer_char(w, '{');
    if (sink->kind_of_facts) {
        put_name(w, NAMED("kind"), &first);
        FIG_WRITER_LITERAL(w, "\"fact\"");
    }
    for (size_t i = 0; i < sink->fact_column_count; i++)
        put_column(w, sink->fact_columns[i], row, &first);
    if (extra.len)
        fig_writer_add(w, extra.ptr + (first ? 1 : 0), extra.len - (first ? 1 : 0));
    fig_writer_char(w, '}');
}
