/* Fact fields: the table, and cells as text. Lists are joined by "; ", the parts of one of its items by a blank, ends by "..". */
#include "fact_fields.h"
#include "../base/slack.h"
#include "../record/approx.h"
#include "../record/record.h"
#include "fields.h"

#define COLUMN(name, type, offset, count, number)                                                                                          \
    {                                                                                                                                      \
        FIG_SLACK_TEXT(name), sizeof(name) - 1, FIG_FACT_##type, offset, count, number                                                     \
    }
#define FREE(name, type) COLUMN(#name, type, 0, 0, false)
#define TEXT(name)       COLUMN(#name, TEXT, offsetof(fig_fact, name), 0, false)
#define PLAIN(name)      COLUMN(#name, PLAIN, offsetof(fig_fact, name), 0, false)
#define NUMBER(name)     COLUMN(#name, PLAIN, offsetof(fig_fact, name), 0, true)
#define UINT(name)       COLUMN(#name, UINT, offsetof(fig_fact, name), 0, true)
#define DATE(name)       COLUMN(#name, DATE, offsetof(fig_date, name), 0, false)
#define IDS(name, count) COLUMN(#name, IDS, offsetof(fig_fact, name), offsetof(fig_fact, count), false)

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
    COLUMN("double", DOUBLE, offsetof(fig_fact, value), 0, true),
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
    DATE(date_from),
    DATE(date_to),
    FREE(grain, GRAIN),
    FREE(period_supplied, SUPPLIED),
    PLAIN(frequency),
    TEXT(adjustment),
    FREE(compared_to, COMPARED),
    IDS(parts, part_count),
    PLAIN(obs_status),
    TEXT(source),
    FREE(derived, DERIVED),
    IDS(figures, figure_count),
    UINT(start),
    UINT(end),
    UINT(sentence),
    PLAIN(rule),
};

const fig_fact_column *fig_fact_column_find(const char *name, size_t len)
{
    for (size_t i = 0; i < FIG_FACT_COLUMN_COUNT; i++)
        if (fig_fact_columns[i].length == len && memcmp(fig_fact_columns[i].name, name, len) == 0)
            return &fig_fact_columns[i];
    return NULL;
}

static void write_changes(fig_strbuf *out, const fig_fact *f)
{
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        if (i)
            fig_strbuf_puts(out, "; ");
        size_t before = out->len;
        fig_join(out, " ", c->value, before);
        fig_join_range(out, c->low, c->high, before);
        fig_join(out, " ", c->unit, before);
        fig_join(out, " ", fig_enum_name(&fig_direction_names, c->direction), before);
        if (!c->value.len && !c->low.len && !c->high.len && c->direction == FIG_DIRECTION_NONE)
            fig_strbuf_puts(out, "unchanged");
        fig_join(out, " ", c->basis, before);
    }
}

static void write_derived(fig_strbuf *out, const fig_fact *f)
{
    for (size_t i = 0; i < f->derived_count; i++) {
        const fig_derived *d = &f->derived[i];
        if (i)
            fig_strbuf_puts(out, "; ");
        size_t before = out->len;
        fig_join(out, " ", d->measure, before);
        fig_join_range(out, d->low, d->high, before);
        fig_join(out, " ", d->unit, before);
    }
}

static void write_ids(fig_strbuf *out, const fig_fact_column *column, const fig_fact_row *row)
{
    size_t count;
    const uint32_t *figures = fig_fact_column_figures(column, row->fact, &count);
    for (size_t i = 0; i < count; i++) {
        const fig_figure *f = fig_result_figure(row->result, figures[i]);
        if (f)
            fig_join(out, "; ", f->id, 0);
    }
}

static void write_double(fig_strbuf *out, fig_str value)
{
    char number[FIG_APPROX_MAX];
    fig_strbuf_add(out, number, fig_approx_text(value, number));
}

static fig_str date_of(const fig_fact_column *column, const fig_date *period)
{
    fig_str date;
    memcpy(&date, (const char *)period + column->offset, sizeof date);
    return date;
}

static const fig_date *period_of(const fig_fact *f)
{
    static const fig_date none = {.grain = FIG_GRAIN_NONE};
    return f->period ? f->period : &none;
}

static void write_compared(fig_strbuf *out, const fig_fact *f)
{
    fig_join(out, " ", f->compared_subject, 0);
    fig_join(out, " ", f->compared_ratio, 0);
}

fig_str fig_fact_column_text(const fig_fact_column *column, const fig_fact_row *row, fig_strbuf *scratch)
{
    const fig_fact *f = row->fact;
    const fig_date *period = period_of(f);
    scratch->len = 0;
    switch (column->type) {
    case FIG_FACT_DOC:
        return row->doc;
    case FIG_FACT_TEXT:
    case FIG_FACT_PLAIN:
        return fig_fact_column_str(column, f);
    case FIG_FACT_DOUBLE:
        write_double(scratch, fig_fact_column_str(column, f));
        break;
    case FIG_FACT_UINT:
        fig_strbuf_uint(scratch, fig_fact_column_uint(column, f));
        break;
    case FIG_FACT_IDS:
        write_ids(scratch, column, row);
        break;
    case FIG_FACT_MOD:
        return fig_enum_name(&fig_mod_names, f->mod);
    case FIG_FACT_CHANGES:
        write_changes(scratch, f);
        break;
    case FIG_FACT_PERIOD:
        return period->edtf;
    case FIG_FACT_DATE:
        return date_of(column, period);
    case FIG_FACT_GRAIN:
        return fig_enum_name(&fig_grain_names, period->grain);
    case FIG_FACT_SUPPLIED:
        fig_strbuf_puts(scratch, f->period_supplied ? "true" : "");
        break;
    case FIG_FACT_COMPARED:
        write_compared(scratch, f);
        break;
    case FIG_FACT_DERIVED:
        write_derived(scratch, f);
        break;
    }
    return (fig_str){scratch->data, scratch->len};
}
