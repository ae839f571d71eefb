/* Fields: the table, and cells as text. Lists are joined by "; ", an alternative's parts by a blank, its ends by "..". */
#include "fields.h"
#include "../record/approx.h"
#include "../record/record.h"
#include "share.h"

#define KEY(field) ",\"" #field "\":", sizeof(#field) + 3, #field
#define COLUMN(field, type, names)                                                                                                         \
    {                                                                                                                                      \
        KEY(field), FIG_COLUMN_##type, FIG_COLUMN_OF_FIGURE, offsetof(fig_figure, field), names                                            \
    }
#define COLUMN_OF(field, type, source)                                                                                                     \
    {                                                                                                                                      \
        KEY(field), FIG_COLUMN_##type, FIG_COLUMN_OF_FIGURE, offsetof(fig_figure, source), NULL                                            \
    }
#define FREE(field, type)                                                                                                                  \
    {                                                                                                                                      \
        KEY(field), FIG_COLUMN_##type, FIG_COLUMN_OF_FIGURE, 0, NULL                                                                       \
    }
#define DATE(field, type, names)                                                                                                           \
    {                                                                                                                                      \
        KEY(field), FIG_COLUMN_##type, FIG_COLUMN_OF_DATE, offsetof(fig_date, field), names                                                \
    }
#define TIME(field)                                                                                                                        \
    {                                                                                                                                      \
        KEY(field), FIG_COLUMN_PLAIN, FIG_COLUMN_OF_TIME, offsetof(fig_time, field), NULL                                                  \
    }
#define TEXT(field)  COLUMN(field, TEXT, NULL)
#define PLAIN(field) COLUMN(field, PLAIN, NULL)
#define NAMED(field) COLUMN(field, NAME, &fig_##field##_names)

const fig_column fig_columns[FIG_COLUMN_COUNT] = {
    FREE(doc, DOC),
    TEXT(field),
    PLAIN(id),
    NAMED(kind),
    TEXT(text),
    FREE(start, START),
    FREE(end, END),
    COLUMN(line, PLACE, NULL),
    COLUMN(column, PLACE, NULL),
    COLUMN(sentence, PLACE, NULL),
    PLAIN(value),
    COLUMN_OF(double, DOUBLE, value),
    PLAIN(low),
    PLAIN(high),
    TIME(iso),
    TIME(iso_low),
    TIME(iso_high),
    TIME(times),
    PLAIN(terms),
    PLAIN(precision),
    PLAIN(precision_loose),
    NAMED(mod),
    NAMED(rel),
    NAMED(part),
    TEXT(unit),
    TEXT(per),
    TEXT(instrument),
    NAMED(direction),
    NAMED(role),
    DATE(edtf, PLAIN, NULL),
    DATE(date_from, PLAIN, NULL),
    DATE(date_to, PLAIN, NULL),
    DATE(grain, NAME, &fig_grain_names),
    DATE(relative, PLAIN, NULL),
    COLUMN(supplied, BITS, &fig_supplied_names),
    COLUMN(same_as, LINK, NULL),
    COLUMN(restates, LINK, NULL),
    COLUMN(part_of, LINK, NULL),
    FREE(alternatives, ALTERNATIVES),
    COLUMN(flags, BITS, &fig_flag_names),
    PLAIN(rule),
    TEXT(lang),
};

const fig_column fig_table_columns[FIG_TABLE_COLUMN_COUNT] = {
    COLUMN_OF(low_double, DOUBLE, low),     COLUMN_OF(high_double, DOUBLE, high),     COLUMN_OF(fraction, FRACTION, value),
    COLUMN_OF(fraction_low, FRACTION, low), COLUMN_OF(fraction_high, FRACTION, high),
};

_Static_assert(sizeof(fig_kind) == sizeof(unsigned) && sizeof(fig_grain) == sizeof(unsigned), "enums are read as unsigned");

static const fig_column *find(const fig_column *columns, size_t count, const char *name, size_t len)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(columns[i].name) == len && memcmp(columns[i].name, name, len) == 0)
            return &columns[i];
    return NULL;
}

const fig_column *fig_column_find(const char *name, size_t len)
{
    return find(fig_columns, FIG_COLUMN_COUNT, name, len);
}

const fig_column *fig_table_column_find(const char *name, size_t len)
{
    return find(fig_table_columns, FIG_TABLE_COLUMN_COUNT, name, len);
}

fig_str fig_column_link(const fig_column *column, const fig_row *row)
{
    int32_t index;
    memcpy(&index, (const char *)row->figure + column->offset, sizeof index);
    const fig_figure *to = index < 0 ? NULL : fig_result_figure(row->result, (size_t)index);
    return to ? to->id : (fig_str){NULL, 0};
}

size_t fig_column_offset(const fig_column *column, const fig_row *row)
{
    const fig_figure *f = row->figure;
    bool start = column->type == FIG_COLUMN_START;
    switch (row->offsets) {
    case FIG_OFFSETS_BYTES:
        return start ? f->start : f->end;
    case FIG_OFFSETS_CODEPOINTS:
        return start ? f->start_codepoint : f->end_codepoint;
    case FIG_OFFSETS_UTF16:
        return start ? f->start_utf16 : f->end_utf16;
    }
    return 0;
}

void fig_join(fig_strbuf *out, const char *between, fig_str s, size_t before)
{
    if (s.len == 0)
        return;
    if (out->len > before)
        fig_strbuf_puts(out, between);
    fig_strbuf_add(out, s.ptr, s.len);
}

void fig_join_range(fig_strbuf *out, fig_str low, fig_str high, size_t before)
{
    if (!low.len && !high.len)
        return;
    fig_join(out, " ", low, before);
    fig_strbuf_puts(out, "..");
    fig_strbuf_add(out, high.ptr ? high.ptr : "", high.len);
}

static void write_bits(fig_strbuf *out, unsigned bits, const fig_enum_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (bits & 1u << i)
            fig_join(out, "; ", names->names[i], 0);
}

static void write_alternatives(fig_strbuf *out, const fig_figure *f)
{
    for (size_t i = 0; i < f->alternative_count; i++) {
        const fig_alternative *a = &f->alternatives[i];
        if (i)
            fig_strbuf_puts(out, "; ");
        size_t before = out->len;
        fig_join(out, "", a->value, before);
        fig_join_range(out, a->low, a->high, before);
        fig_join(out, " ", a->unit, before);
        fig_join(out, " ", a->iso, before);
        fig_join(out, " ", a->edtf, before);
    }
}

static fig_str number_text(fig_strbuf *scratch, size_t n)
{
    fig_strbuf_uint(scratch, n);
    return (fig_str){scratch->data, scratch->len};
}

fig_str fig_column_text(const fig_column *column, const fig_row *row, fig_strbuf *scratch)
{
    const fig_figure *f = row->figure;
    char number[FIG_APPROX_MAX];
    size_t n;
    scratch->len = 0;
    switch (column->type) {
    case FIG_COLUMN_DOC:
        return row->doc;
    case FIG_COLUMN_TEXT:
    case FIG_COLUMN_PLAIN:
        return fig_column_str(column, f);
    case FIG_COLUMN_START:
    case FIG_COLUMN_END:
        return number_text(scratch, fig_column_offset(column, row));
    case FIG_COLUMN_PLACE:
        n = fig_column_place(column, f);
        return n ? number_text(scratch, n) : (fig_str){NULL, 0};
    case FIG_COLUMN_DOUBLE:
        fig_strbuf_add(scratch, number, fig_approx_text(fig_column_str(column, f), number));
        break;
    case FIG_COLUMN_FRACTION:
        if (f->kind == FIG_KIND_PERCENT)
            fig_share_write(scratch, fig_column_str(column, f), f->unit);
        break;
    case FIG_COLUMN_NAME:
        return fig_enum_name(column->names, fig_column_unsigned(column, f));
    case FIG_COLUMN_BITS:
        write_bits(scratch, fig_column_unsigned(column, f), column->names);
        break;
    case FIG_COLUMN_LINK:
        return fig_column_link(column, row);
    case FIG_COLUMN_ALTERNATIVES:
        write_alternatives(scratch, f);
        break;
    }
    return (fig_str){scratch->data, scratch->len};
}
