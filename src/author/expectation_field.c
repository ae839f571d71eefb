/* Expectation field: see expectation_field.h. */
#include "expectation_field.h"
#include "../base/str.h"
#include "../record/approx.h"

_Static_assert((int)FIG_EXPECTATION_FIELDS >= (int)FIG_COLUMN_COUNT, "every column may be expected");

/* What must be right: all that a reader can know from the text, in the order in which expectations name it. Source: corpus/README.md. */
const char *const fig_expectation_must[FIG_EXPECTATION_MUST] = {
    "value", "low", "high", "iso",        "iso_low", "iso_high", "edtf",     "unit",    "per",      "direction", "role",
    "mod",   "rel", "part", "instrument", "times",   "terms",    "supplied", "same_as", "restates", "part_of",   "flags"};

size_t fig_expectation_column(const char *name, size_t len)
{
    if (len == 3 && memcmp(name, "alt", 3) == 0)
        return fig_expectation_column("alternatives", 12);
    const fig_column *c = fig_column_find(name, len);
    return c ? (size_t)(c - fig_columns) : FIG_COLUMN_COUNT;
}

bool fig_expectation_is_must(size_t column)
{
    for (size_t i = 0; i < FIG_EXPECTATION_MUST; i++)
        if (strcmp(fig_expectation_must[i], fig_columns[column].name) == 0)
            return true;
    return false;
}

const char *fig_expectation_name(size_t column)
{
    return fig_columns[column].type == FIG_COLUMN_ALTERNATIVES ? "alt" : fig_columns[column].name;
}

/* ---- what a kind's value is ---- */

const char *const *fig_value_names(fig_kind kind)
{
    static const char *const number[] = {"value", "low", "high"}, *const iso[] = {"iso", "iso_low", "iso_high"},
                             *const edtf[] = {"edtf", "", ""};
    if (kind == FIG_KIND_DATE)
        return edtf;
    return kind == FIG_KIND_TIME || kind == FIG_KIND_DURATION || kind == FIG_KIND_RECURRENCE ? iso : number;
}

bool fig_has_unit(fig_kind kind)
{
    return kind == FIG_KIND_MONEY || kind == FIG_KIND_PERCENT || kind == FIG_KIND_INDEX || kind == FIG_KIND_QUANTITY ||
           kind == FIG_KIND_COUNT || kind == FIG_KIND_MULTIPLE;
}

/* ---- a figure's fields as an expectation writes them ---- */

static void put_alternative(const fig_alternative *a, const fig_figure *f, fig_strbuf *out)
{
    bool same = fig_str_same(a->value, f->value);
    fig_str s = a->unit.ptr && (same || !a->value.ptr) ? a->unit : a->edtf.ptr ? a->edtf : a->iso.ptr ? a->iso : a->value;
    fig_strbuf_add(out, s.ptr, s.len);
}

void fig_expectation_put_bits(unsigned bits, const fig_enum_names *names, fig_strbuf *out)
{
    size_t before = out->len;
    for (size_t i = 0; i < names->count; i++)
        if (bits & 1u << i) {
            if (out->len > before)
                fig_strbuf_char(out, ',');
            fig_strbuf_add(out, names->names[i].ptr, names->names[i].len);
        }
}

static void put_link(const fig_column *c, const fig_figure *f, const fig_numbering *numbering, fig_strbuf *out)
{
    int32_t to;
    fig_column_read(c, f, &to, sizeof to);
    if (to < 0)
        return;
    size_t number = !numbering ? (size_t)to + 1 : (size_t)to < numbering->count ? numbering->number_of[to] : 0;
    if (number)
        fig_strbuf_uint(out, number);
    else
        fig_strbuf_puts(out, "a figure that is not expected");
}

static void put_alternatives(const fig_figure *f, fig_strbuf *out)
{
    for (size_t i = 0; i < f->alternative_count; i++) {
        if (i)
            fig_strbuf_char(out, '|');
        put_alternative(&f->alternatives[i], f, out);
    }
}

void fig_expectation_put(size_t column, const fig_figure *f, const fig_numbering *numbering, fig_strbuf *out)
{
    const fig_column *c = &fig_columns[column];
    char number[FIG_APPROX_MAX];
    fig_str s = {NULL, 0};
    switch (c->type) {
    case FIG_COLUMN_TEXT:
    case FIG_COLUMN_PLAIN:
        s = fig_column_str(c, f);
        break;
    case FIG_COLUMN_NAME:
        s = fig_enum_name(c->names, fig_column_unsigned(c, f));
        break;
    case FIG_COLUMN_PLACE:
        fig_strbuf_uint(out, fig_column_place(c, f));
        break;
    case FIG_COLUMN_DOUBLE:
        s = (fig_str){number, fig_approx_text(f->value, number)};
        break;
    case FIG_COLUMN_BITS:
        fig_expectation_put_bits(fig_column_unsigned(c, f), c->names, out);
        break;
    case FIG_COLUMN_LINK:
        put_link(c, f, numbering, out);
        break;
    case FIG_COLUMN_ALTERNATIVES:
        put_alternatives(f, out);
        break;
    case FIG_COLUMN_START:
        fig_strbuf_uint(out, f->start);
        break;
    case FIG_COLUMN_END:
        fig_strbuf_uint(out, f->end);
        break;
    case FIG_COLUMN_FRACTION:
    case FIG_COLUMN_DOC:
        break;
    }
    fig_strbuf_add(out, s.ptr, s.len);
}
