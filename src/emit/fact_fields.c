/* Fact fields: the table, and cells as text. Lists are joined by "; ", the parts of one of its items by a blank, ends by "..". */
#include "fact_fields.h"
#include "../base/slack.h"
#include "../record/approx.h"
#include "../record/enum_names.h"
#include "../record/record.h"

#define COLUMN(name, type, offset, number)                                                                                                 \
    {                                                                                                                                      \
        FIG_SLACK_TEXT(name), sizeof(name) - 1, FIG_FACT_##type, offset, number                                                            \
    }
#define FREE(name, type) COLUMN(#name, type, 0, false)
#define TEXT(name)       COLUMN(#name, TEXT, offsetof(fig_fact, name), false)
#define PLAIN(name)      COLUMN(#name, PLAIN, offsetof(fig_fact, name), false)
#define NUMBER(name)     COLUMN(#name, PLAIN, offsetof(fig_fact, name), true)

const fig_fact_column fig_fact_columns[FIG_FACT_COLUMN_COUNT] = {
    FREE(doc, DOC),
    TEXT(field),
    PLAIN(id),
    PLAIN(key),
    TEXT(subject),
    TEXT(subject_id),
    PLAIN(ref_area),
    TEXT(measure),
    NUMBER(value),
    COLUMN("double", DOUBLE, 0, true),
    NUMBER(low),
    NUMBER(high),
    TEXT(unit),
    TEXT(per),
    FREE(mod, MOD),
    NUMBER(precision),
    NUMBER(precision_loose),
    FREE(changes, CHANGES),
    NUMBER(from_value),
    NUMBER(revised_from),
    FREE(period, PERIOD),
    FREE(date_from, DATE_FROM),
    FREE(date_to, DATE_TO),
    FREE(grain, GRAIN),
    FREE(period_supplied, SUPPLIED),
    PLAIN(frequency),
    TEXT(adjustment),
    FREE(compared_to, COMPARED),
    FREE(parts, PARTS),
    PLAIN(obs_status),
    TEXT(source),
    FREE(derived, DERIVED),
    FREE(figures, FIGURES),
    FREE(start, START),
    FREE(end, END),
    FREE(sentence, SENTENCE),
    PLAIN(rule),
};

const fig_fact_column *fig_fact_column_find(const char *name, size_t len)
{
    for (size_t i = 0; i < FIG_FACT_COLUMN_COUNT; i++)
        if (fig_fact_columns[i].length == len && memcmp(fig_fact_columns[i].name, name, len) == 0)
            return &fig_fact_columns[i];
    return NULL;
}

static void join(fig_strbuf *out, const char *between, fig_str s, size_t before)
{
    if (s.len == 0)
        return;
    if (out->len > before)
        fig_strbuf_puts(out, between);
    fig_strbuf_add(out, s.ptr, s.len);
}

static void join_range(fig_strbuf *out, fig_str low, fig_str high, size_t before)
{
    if (!low.len && !high.len)
        return;
    join(out, " ", low, before);
    fig_strbuf_puts(out, "..");
    fig_strbuf_add(out, high.ptr ? high.ptr : "", high.len);
}

static void write_changes(fig_strbuf *out, const fig_fact *f)
{
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        if (i)
            fig_strbuf_puts(out, "; ");
        size_t before = out->len;
        join(out, " ", c->value, before);
        join_range(out, c->low, c->high, before);
        join(out, " ", c->unit, before);
        join(out, " ", fig_enum_name(&fig_direction_names, c->direction), before);
        if (!c->value.len && !c->low.len && !c->high.len && c->direction == FIG_DIRECTION_NONE)
            fig_strbuf_puts(out, "unchanged");
        join(out, " ", c->basis, before);
    }
}

static void write_derived(fig_strbuf *out, const fig_fact *f)
{
    for (size_t i = 0; i < f->derived_count; i++) {
        const fig_derived *d = &f->derived[i];
        if (i)
            fig_strbuf_puts(out, "; ");
        size_t before = out->len;
        join(out, " ", d->measure, before);
        join_range(out, d->low, d->high, before);
        join(out, " ", d->unit, before);
    }
}

static void write_ids(fig_strbuf *out, const fig_result *result, const uint32_t *figures, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(result, figures[i]);
        if (f)
            join(out, "; ", f->id, 0);
    }
}

static fig_str number_text(fig_strbuf *scratch, size_t n)
{
    fig_strbuf_uint(scratch, n);
    return (fig_str){scratch->data, scratch->len};
}

fig_str fig_fact_column_text(const fig_fact_column *column, const fig_fact_row *row, fig_strbuf *scratch)
{
    const fig_fact *f = row->fact;
    const fig_date none = {.grain = FIG_GRAIN_NONE}, *period = f->period ? f->period : &none;
    char number[FIG_APPROX_MAX];
    scratch->len = 0;
    switch (column->type) {
    case FIG_FACT_DOC:
        return row->doc;
    case FIG_FACT_TEXT:
    case FIG_FACT_PLAIN:
        return fig_fact_column_str(column, f);
    case FIG_FACT_DOUBLE:
        fig_strbuf_add(scratch, number, fig_approx_text(f->value, number));
        break;
    case FIG_FACT_MOD:
        return fig_enum_name(&fig_mod_names, f->mod);
    case FIG_FACT_CHANGES:
        write_changes(scratch, f);
        break;
    case FIG_FACT_PERIOD:
        return period->edtf;
    case FIG_FACT_DATE_FROM:
        return period->date_from;
    case FIG_FACT_DATE_TO:
        return period->date_to;
    case FIG_FACT_GRAIN:
        return fig_enum_name(&fig_grain_names, period->grain);
    case FIG_FACT_SUPPLIED:
        if (f->period_supplied)
            fig_strbuf_puts(scratch, "true");
        break;
    case FIG_FACT_COMPARED:
        join(scratch, " ", f->compared_subject, 0);
        join(scratch, " ", f->compared_ratio, 0);
        break;
    case FIG_FACT_PARTS:
        write_ids(scratch, row->result, f->parts, f->part_count);
        break;
    case FIG_FACT_DERIVED:
        write_derived(scratch, f);
        break;
    case FIG_FACT_FIGURES:
        write_ids(scratch, row->result, f->figures, f->figure_count);
        break;
    case FIG_FACT_START:
        return number_text(scratch, f->start);
    case FIG_FACT_END:
        return number_text(scratch, f->end);
    case FIG_FACT_SENTENCE:
        return number_text(scratch, f->sentence);
    }
    return (fig_str){scratch->data, scratch->len};
}
