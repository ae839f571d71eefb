/* Fact line: see fact_line.h. */
#include "fact_line.h"
#include "../base/str.h"
#include "../emit/fields.h"
#include "expected.h"
#include "fact_agree.h"
#include <stdio.h>

/* ---- a fact's fields as a line writes them ---- */

static void put(fig_strbuf *out, fig_str s)
{
    fig_strbuf_add(out, s.ptr ? s.ptr : "", s.len);
}

static void put_number(fig_strbuf *out, fig_str value, fig_str low, fig_str high)
{
    put(out, value);
    if (!value.ptr && (low.ptr || high.ptr)) {
        put(out, low);
        fig_strbuf_puts(out, "..");
        put(out, high);
    }
}

static void put_figure(fig_strbuf *out, const fig_result *result, int32_t figure, fig_str otherwise)
{
    const fig_figure *f = figure >= 0 ? fig_result_figure(result, (size_t)figure) : NULL;
    if (f)
        put_number(out, f->value, f->low, f->high);
    else
        put(out, otherwise);
}

static void put_value(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    (void)result;
    put_number(out, f->value, f->low, f->high);
}

static bool has_number(const fig_change *c)
{
    return c->value.ptr || c->low.ptr || c->high.ptr;
}

static void put_change(fig_strbuf *out, const fig_change *c)
{
    const char *direction = c->direction ? fig_direction_name(c->direction) : "?";
    if (!has_number(c)) {
        fig_strbuf_puts(out, c->direction ? direction : "unchanged");
    } else {
        put_number(out, c->value, c->low, c->high);
        put(out, c->unit);
        fig_strbuf_format(out, ":%s", direction);
    }
    if (c->basis.len) {
        fig_strbuf_char(out, ':');
        put(out, c->basis);
    }
}

static void put_changes(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    (void)result;
    for (size_t i = 0; i < f->change_count; i++) {
        fig_strbuf_puts(out, i ? "," : "");
        put_change(out, &f->changes[i]);
    }
}

static void put_period(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    (void)result;
    if (f->period)
        put(out, f->period->edtf);
}

static void put_mod(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    (void)result;
    fig_strbuf_puts(out, fig_mod_name(f->mod));
}

static void put_from(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    put_figure(out, result, f->from_figure, f->from_value);
}

static void put_revised(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    put_figure(out, result, f->revised_figure, f->revised_from);
}

static void put_compared(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    (void)result;
    put(out, f->compared_subject);
    fig_strbuf_puts(out, f->compared_ratio.len ? ":" : "");
    put(out, f->compared_ratio);
}

static void put_parts(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    for (size_t i = 0; i < f->part_count; i++) {
        fig_strbuf_puts(out, i ? "," : "");
        put_figure(out, result, (int32_t)f->parts[i], (fig_str){NULL, 0});
    }
}

static void put_derived(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    (void)result;
    for (size_t i = 0; i < f->derived_count; i++) {
        fig_strbuf_puts(out, i ? "," : "");
        put(out, f->derived[i].measure);
        fig_strbuf_char(out, ':');
        put_number(out, (fig_str){NULL, 0}, f->derived[i].low, f->derived[i].high);
    }
}

static void put_with(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    for (size_t i = 0; i < f->figure_count; i++) {
        fig_strbuf_puts(out, i ? "|" : "");
        fig_one_line(fig_result_figure(result, f->figures[i])->text, out);
    }
}

static void put_supplied(const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    (void)result;
    fig_strbuf_puts(out, f->period_supplied ? "supplied" : "");
}

/* What a field is called, and how it is written: by a function, or as the text at an offset of the fact. */
static const struct {
    const char *name;
    void (*put)(const fig_fact *f, const fig_result *result, fig_strbuf *out);
    size_t offset;
} fields[FIG_FACT_FIELD_COUNT] = {
    [FIG_FACT_SUBJECT] = {"subject", NULL, offsetof(fig_fact, subject)},
    [FIG_FACT_MEASURE] = {"measure", NULL, offsetof(fig_fact, measure)},
    [FIG_FACT_VALUE] = {"value", put_value, 0},
    [FIG_FACT_UNIT] = {"unit", NULL, offsetof(fig_fact, unit)},
    [FIG_FACT_CHANGE] = {"change", put_changes, 0},
    [FIG_FACT_PERIOD] = {"period", put_period, 0},
    [FIG_FACT_ID] = {"id", NULL, offsetof(fig_fact, subject_id)},
    [FIG_FACT_AREA] = {"area", NULL, offsetof(fig_fact, ref_area)},
    [FIG_FACT_PER] = {"per", NULL, offsetof(fig_fact, per)},
    [FIG_FACT_MOD] = {"mod", put_mod, 0},
    [FIG_FACT_FROM] = {"from", put_from, 0},
    [FIG_FACT_REVISED] = {"revised", put_revised, 0},
    [FIG_FACT_COMPARED_TO] = {"compared", put_compared, 0},
    [FIG_FACT_SOURCE] = {"source", NULL, offsetof(fig_fact, source)},
    [FIG_FACT_STATUS] = {"status", NULL, offsetof(fig_fact, obs_status)},
    [FIG_FACT_ADJUSTMENT] = {"adjustment", NULL, offsetof(fig_fact, adjustment)},
    [FIG_FACT_FREQUENCY] = {"frequency", NULL, offsetof(fig_fact, frequency)},
    [FIG_FACT_PARTS] = {"parts", put_parts, 0},
    [FIG_FACT_DERIVED] = {"derived", put_derived, 0},
    [FIG_FACT_WITH] = {"with", put_with, 0},
    [FIG_FACT_SUPPLIED] = {"supplied", put_supplied, 0},
};

/* Append a field's text; nothing where it is absent. */
static void put_field(fig_fact_field field, const fig_fact *f, const fig_result *result, fig_strbuf *out)
{
    fig_str text;
    if (fields[field].put) {
        fields[field].put(f, result, out);
        return;
    }
    memcpy(&text, (const char *)f + fields[field].offset, sizeof text);
    put(out, text);
}

/* ---- reading ---- */

static bool refuse(char *message, const char *format, fig_str what)
{
    snprintf(message, FIG_FACT_LINE_MESSAGE, format, (int)(what.len < 60 ? what.len : 60), what.ptr ? what.ptr : "");
    return false;
}

static fig_fact_field field_of(fig_str name)
{
    size_t i = 0;
    while (i < FIG_FACT_FIELD_COUNT && (strlen(fields[i].name) != name.len || memcmp(fields[i].name, name.ptr, name.len) != 0))
        i++;
    return (fig_fact_field)i;
}

/* `1.76%:down`, `3..4%:?:year_ago`, `unchanged`, `up` */
static bool is_change(fig_str one)
{
    fig_str number, direction;
    fig_str_part(&one, ':', &number);
    if (fig_str_is(number, "unchanged") || fig_str_is(number, "up") || fig_str_is(number, "down"))
        return true;
    return number.len && fig_str_part(&one, ':', &direction) &&
           (fig_str_is(direction, "up") || fig_str_is(direction, "down") || fig_str_is(direction, "?"));
}

static bool is_number(fig_str one)
{
    size_t n = 0;
    while (n < one.len && ((one.ptr[n] >= '0' && one.ptr[n] <= '9') || memchr("./-", one.ptr[n], 3)))
        n++;
    return n && n == one.len;
}

static bool is_written_right(fig_fact_field field, fig_str value, char *message)
{
    fig_str any, one;
    while (fig_str_part(&value, '|', &any)) {
        if (fig_str_is(any, "-"))
            continue;
        if ((field == FIG_FACT_VALUE || field == FIG_FACT_FROM || field == FIG_FACT_REVISED) && !is_number(any))
            return refuse(message, "`%.*s` is no exact number or range: write 1460000, 0.5, 1/3, 3..4", any);
        while (field == FIG_FACT_CHANGE && fig_str_part(&any, ',', &one))
            if (!is_change(one))
                return refuse(message, "`%.*s` is no change: write 1.76%%:down, 0.25pp:up, 9{point}:?, or unchanged", one);
    }
    return true;
}

bool fig_fact_line_read(fig_arena *arena, fig_str text, fig_fact_line *out, char message[FIG_FACT_LINE_MESSAGE])
{
    fig_str rest = text, word;
    *out = (fig_fact_line){.nothing = false};
    *message = 0;
    while (fig_expectation_word(&rest, &word)) {
        if (fig_str_is(word, "nothing")) {
            out->nothing = true;
            continue;
        }
        fig_str value = word, name = {0};
        fig_str_part(&value, '=', &name);
        fig_fact_field field = field_of(name);
        if (field == FIG_FACT_FIELD_COUNT)
            return refuse(message, "no field of a fact is called `%.*s`", name);
        if (out->fields[field].ptr)
            return refuse(message, "`%.*s` is given twice", name);
        if (field == FIG_FACT_SUPPLIED && !value.ptr)
            value = name;
        if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
            value = (fig_str){value.ptr + 1, value.len - 2};
        if (!value.len)
            return refuse(message, "`%.*s=` needs a value", name);
        if (!is_written_right(field, value, message))
            return false;
        out->fields[field] = fig_arena_str(arena, value.ptr, value.len);
    }
    if (out->nothing != !out->fields[FIG_FACT_SUBJECT].ptr)
        return refuse(message, "a line says `subject=… measure=… …`, or `nothing`, not `%.*s`", text);
    return !arena->failed;
}

/* ---- comparing and writing ---- */

unsigned fig_fact_line_compare(const fig_fact_line *line, const fig_fact *fact, const fig_result *result, fig_strbuf *differences)
{
    fig_strbuf got = {0};
    unsigned right = 0;
    for (unsigned i = 0; i < FIG_FACT_FIELD_COUNT; i++) {
        fig_str want = line->fields[i];
        if (!want.ptr && i >= FIG_FACT_COMPARED)
            continue;
        got.len = 0;
        put_field((fig_fact_field)i, fact, result, &got);
        const fig_str is = {got.data, got.len};
        if (fig_fact_agrees((fig_fact_field)i, want, is, fact, false))
            right |= 1U << i; /* what a change is from does not count, but has to hold where it is named */
        if (fig_fact_agrees((fig_fact_field)i, want, is, fact, true))
            continue;
        fig_strbuf_format(differences, "%s: expected %s, got %s\n", fields[i].name, want.ptr ? want.ptr : "nothing",
                          got.len ? fig_strbuf_cstr(&got) : "nothing");
    }
    if (got.failed)
        differences->failed = true;
    fig_strbuf_clear(&got);
    return right & ((1U << FIG_FACT_COMPARED) - 1);
}

void fig_fact_line_write(const fig_fact *fact, const fig_result *result, fig_strbuf *out)
{
    fig_strbuf text = {0};
    const char *blank = "";
    for (unsigned i = 0; i < FIG_FACT_FIELD_COUNT; i++) {
        text.len = 0;
        if (i == FIG_FACT_WITH || i == FIG_FACT_DERIVED || i == FIG_FACT_FREQUENCY) /* follow from the rest */
            continue;
        put_field((fig_fact_field)i, fact, result, &text);
        for (size_t k = 0; k < text.len; k++)
            if (text.data[k] == '"' || text.data[k] == '\n' || text.data[k] == '\r')
                text.data[k] = ' ';
        if (!text.len)
            continue;
        fig_strbuf_puts(out, blank);
        blank = " ";
        if (i == FIG_FACT_SUPPLIED)
            fig_strbuf_puts(out, fields[i].name);
        else
            fig_strbuf_format(out, memchr(text.data, ' ', text.len) ? "%s=\"%s\"" : "%s=%s", fields[i].name, fig_strbuf_cstr(&text));
    }
    if (text.failed)
        out->failed = true;
    fig_strbuf_clear(&text);
}

/* ---- the score ---- */

/* F1 of `right` in hundredths, as 0.93. */
static void put_f1(const fig_fact_score *s, size_t right, fig_strbuf *out)
{
    size_t all = s->expected + s->made, hundredths = all ? (200 * right + all / 2) / all : 0;
    fig_strbuf_format(out, "%zu.%02zu", hundredths / 100, hundredths % 100);
}

void fig_fact_score_write(const fig_fact_score *score, fig_strbuf *out)
{
    if (!score->expected && !score->made)
        return;
    fig_strbuf_format(out, "facts: %zu right, %zu expected, %zu made; F1 ", score->right, score->expected, score->made);
    put_f1(score, score->right, out);
    for (unsigned i = 0; i < FIG_FACT_COMPARED; i++) {
        fig_strbuf_format(out, "%s%s ", i ? ", " : ": ", fields[i].name);
        put_f1(score, score->right_in[i], out);
    }
    fig_strbuf_char(out, '\n');
}
