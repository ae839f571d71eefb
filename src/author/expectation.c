/* Expectation: see expectation.h and corpus/README.md. Fields are the columns of src/emit/fields.c, under the same names. */
#include "expectation.h"
#include "../base/str.h"
#include "expectation_field.h"

size_t fig_expectation_compare(const fig_expectation *e, const fig_figure *f, const fig_numbering *numbering, fig_expectation_mode mode,
                               const char *prefix, fig_strbuf *out)
{
    fig_strbuf got = {0};
    size_t differences = 0;
    if (e->kind != f->kind) {
        fig_expectation_write(f, numbering, NULL, &got);
        fig_strbuf_format(out, "%skind: expected %s, got %s\n", prefix, e->kind ? fig_kind_name(e->kind) : "nothing",
                          fig_strbuf_cstr(&got));
        fig_strbuf_clear(&got);
        return 1;
    }
    for (size_t i = 0; i < FIG_COLUMN_COUNT; i++) {
        fig_str want = e->fields[i];
        if (!want.ptr && (mode == FIG_EXPECTATION_NAMED || !fig_expectation_is_must(i)))
            continue;
        got.len = 0;
        fig_expectation_put(i, f, numbering, &got);
        if (fig_str_same((fig_str){got.data, got.len}, want))
            continue;
        fig_strbuf_format(out, "%s%s: expected %s, got %s\n", prefix, fig_expectation_name(i), want.len ? want.ptr : "nothing",
                          got.len ? fig_strbuf_cstr(&got) : "nothing");
        differences++;
    }
    if (got.failed)
        out->failed = true;
    fig_strbuf_clear(&got);
    return differences;
}

static void write_field(size_t column, const fig_figure *f, const fig_numbering *numbering, fig_strbuf *text, fig_strbuf *out)
{
    text->len = 0;
    int32_t to = -1;
    if (fig_columns[column].type == FIG_COLUMN_LINK)
        fig_column_read(&fig_columns[column], f, &to, sizeof to);
    if (numbering && to >= 0 && ((size_t)to >= numbering->count || !numbering->number_of[to]))
        return; /* what it points to has no number */
    fig_expectation_put(column, f, numbering, text);
    if (!text->len)
        return;
    bool quote = memchr(text->data, ' ', text->len) || memchr(text->data, ';', text->len);
    fig_strbuf_format(out, quote ? " %s=\"%s\"" : " %s=%s", fig_expectation_name(column), fig_strbuf_cstr(text));
}

/* Value and unit; which of the columns that used up. */
static void write_value(const fig_figure *f, bool done[FIG_COLUMN_COUNT], fig_strbuf *out)
{
    const char *const *names = fig_value_names(f->kind);
    size_t columns[3];
    fig_str s[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    for (int i = 0; i < 3; i++) {
        columns[i] = fig_expectation_column(names[i], strlen(names[i]));
        if (columns[i] < FIG_COLUMN_COUNT)
            s[i] = fig_column_str(&fig_columns[columns[i]], f);
    }
    if (s[0].len) {
        fig_strbuf_format(out, " %s", s[0].ptr);
        done[columns[0]] = true;
    } else if (s[1].len || s[2].len) {
        fig_strbuf_format(out, " %s..%s", s[1].len ? s[1].ptr : "", s[2].len ? s[2].ptr : "");
        done[columns[1]] = done[columns[2]] = true;
    }
    if (fig_has_unit(f->kind) && f->unit.len) {
        fig_strbuf_format(out, " %s", f->unit.ptr);
        done[fig_expectation_column("unit", 4)] = true;
    }
}

void fig_expectation_write(const fig_figure *f, const fig_numbering *numbering, const fig_expectation *named, fig_strbuf *out)
{
    bool done[FIG_COLUMN_COUNT] = {false};
    fig_strbuf text = {0};
    fig_strbuf_puts(out, fig_kind_name(f->kind));
    write_value(f, done, out);
    for (size_t i = 0; i < FIG_EXPECTATION_MUST; i++) {
        size_t column = fig_expectation_column(fig_expectation_must[i], strlen(fig_expectation_must[i]));
        if (!done[column])
            write_field(column, f, numbering, &text, out);
    }
    for (size_t i = 0; named && i < FIG_COLUMN_COUNT; i++)
        if (named->fields[i].ptr && !fig_expectation_is_must(i))
            write_field(i, f, numbering, &text, out);
    if (text.failed)
        out->failed = true;
    fig_strbuf_clear(&text);
}
