/* Fact examples: see fact_example.h. */
#include "fact_example.h"
#include "../engine.h"
#include "../record/enum_names.h"
#include "../record/record.h"
#include <string.h>

typedef void write_fn(const fig_result *result, const fig_fact *f, fig_strbuf *out);

static void put(fig_strbuf *out, fig_str s)
{
    if (s.ptr)
        fig_strbuf_add(out, s.ptr, s.len);
}

static void put_value(fig_strbuf *out, fig_str value, fig_str low, fig_str high)
{
    put(out, value);
    if (!low.ptr && !high.ptr)
        return;
    put(out, low);
    fig_strbuf_puts(out, "..");
    put(out, high);
}

static void write_subject(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->subject);
}

static void write_id(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->subject_id);
}

static void write_area(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->ref_area);
}

static void write_measure(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->measure);
}

static void write_value(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put_value(out, f->value, f->low, f->high);
}

static void write_unit(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->unit);
}

static void write_per(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->per);
}

/* 1.76%:down:previous,3%:up */
static void write_changes(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        fig_str direction = fig_enum_name(&fig_direction_names, c->direction);
        if (i)
            fig_strbuf_char(out, ',');
        if (c->figure < 0) {
            fig_strbuf_puts(out, direction.len ? direction.ptr : "unchanged");
            continue;
        }
        put_value(out, c->value, c->low, c->high);
        put(out, c->unit);
        fig_strbuf_char(out, ':');
        fig_strbuf_puts(out, direction.len ? direction.ptr : "?");
        if (c->basis.ptr) {
            fig_strbuf_char(out, ':');
            put(out, c->basis);
        }
    }
}

static void write_period(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    if (f->period)
        put(out, f->period->edtf.ptr ? f->period->edtf : f->period->relative);
}

static void write_from(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->from_value);
}

static void write_revised(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->revised_from);
}

static void write_compared(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->compared_subject);
    if (f->compared_ratio.ptr) {
        fig_strbuf_char(out, ':');
        put(out, f->compared_ratio);
    }
}

static void write_source(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->source);
}

static void write_status(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->obs_status);
}

static void write_adjustment(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->adjustment);
}

static void write_frequency(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    put(out, f->frequency);
}

static void write_parts(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    for (size_t i = 0; i < f->part_count; i++) {
        const fig_figure *g = fig_result_figure(r, f->parts[i]);
        if (i)
            fig_strbuf_char(out, ',');
        if (g)
            put(out, g->value);
    }
}

/* previous:2234.653..2234.891 */
static void write_derived(const fig_result *r, const fig_fact *f, fig_strbuf *out)
{
    (void)r;
    for (size_t i = 0; i < f->derived_count; i++) {
        if (i)
            fig_strbuf_char(out, ',');
        put(out, f->derived[i].measure);
        fig_strbuf_char(out, ':');
        put_value(out, (fig_str){NULL, 0}, f->derived[i].low, f->derived[i].high);
    }
}

static const struct {
    const char *name;
    write_fn *write;
} fields[] = {{"subject", write_subject},
              {"id", write_id},
              {"area", write_area},
              {"measure", write_measure},
              {"value", write_value},
              {"unit", write_unit},
              {"per", write_per},
              {"change", write_changes},
              {"period", write_period},
              {"from", write_from},
              {"revised", write_revised},
              {"compared", write_compared},
              {"source", write_source},
              {"status", write_status},
              {"adjustment", write_adjustment},
              {"frequency", write_frequency},
              {"parts", write_parts},
              {"derived", write_derived}};

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Behind its first word, where the grammar has that among the articles. */
static fig_str without_article(const fig_grammar *g, fig_str s)
{
    const int articles = fig_grammar_list_index(g, "phrase-article", 14);
    const char *blank = s.len ? memchr(s.ptr, ' ', s.len) : NULL;
    const size_t n = blank ? (size_t)(blank - s.ptr) : 0;
    return articles >= 0 && n && fig_grammar_row_of(g, (uint32_t)articles, s.ptr, n) ? (fig_str){blank + 1, s.len - n - 1} : s;
}

static bool same(const fig_grammar *g, fig_str a, fig_str b)
{
    a = without_article(g, a);
    b = without_article(g, b);
    for (size_t i = 0; i < a.len && a.len == b.len; i++)
        if (fold(a.ptr[i]) != fold(b.ptr[i]))
            return false;
    return a.len == b.len;
}

/* A change without its basis, where the expectation names none. */
static bool same_but_basis(const fig_grammar *g, fig_str expected, fig_str got)
{
    size_t marks = 0, i = 0;
    for (size_t k = 0; k < expected.len; k++)
        marks += expected.ptr[k] == ':' || expected.ptr[k] == ',';
    if (marks != 1 || memchr(got.ptr ? got.ptr : "", ',', got.len))
        return same(g, expected, got);
    for (size_t colons = 0; i < got.len && (colons += got.ptr[i] == ':') < 2; i++)
        ;
    return same(g, expected, (fig_str){got.ptr, i});
}

/* The next name=value of a text; quotes around the value are taken off. */
static bool next_pair(fig_str *rest, fig_str *name, fig_str *value)
{
    while (rest->len && *rest->ptr == ' ')
        rest->ptr++, rest->len--;
    if (!rest->len)
        return false;
    size_t n = 0;
    while (n < rest->len && rest->ptr[n] != '=' && rest->ptr[n] != ' ')
        n++;
    *name = (fig_str){rest->ptr, n};
    size_t i = n < rest->len && rest->ptr[n] == '=' ? n + 1 : n, begin = i;
    if (i < rest->len && i > n && rest->ptr[i] == '"') {
        const char *close = memchr(rest->ptr + i + 1, '"', rest->len - i - 1);
        begin = i + 1;
        i = close ? (size_t)(close - rest->ptr) : rest->len;
        *value = (fig_str){rest->ptr + begin, i - begin};
        i += close != NULL;
    } else {
        while (i < rest->len && rest->ptr[i] != ' ')
            i++;
        *value = (fig_str){rest->ptr + begin, i - begin};
    }
    rest->ptr += i;
    rest->len -= i;
    return true;
}

void fig_fact_example_compare(fig_str expected, const fig_result *result, const fig_fact *fact, fig_strbuf *out)
{
    const fig_grammar *g = &result->engine->grammar;
    fig_str name, value;
    fig_strbuf got = {0};
    while (next_pair(&expected, &name, &value)) {
        size_t i = 0;
        while (i < sizeof fields / sizeof *fields &&
               (strlen(fields[i].name) != name.len || memcmp(fields[i].name, name.ptr, name.len) != 0))
            i++;
        got.len = 0;
        if (i < sizeof fields / sizeof *fields)
            fields[i].write(result, fact, &got);
        else
            fig_strbuf_puts(&got, "no such field");
        fig_str text = {got.len ? got.data : "", got.len};
        bool change = i < sizeof fields / sizeof *fields && fields[i].write == write_changes;
        if (!(change ? same_but_basis(g, value, text) : same(g, value, text)))
            fig_strbuf_format(out, " %.*s is \"%.*s\", not \"%.*s\"", (int)name.len, name.ptr, (int)text.len, text.ptr, (int)value.len,
                              value.ptr);
    }
    if (got.failed)
        out->failed = true;
    fig_strbuf_clear(&got);
}

void fig_fact_example_write(const fig_result *result, const fig_fact *fact, fig_strbuf *out)
{
    fig_strbuf got = {0};
    bool first = true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        got.len = 0;
        fields[i].write(result, fact, &got);
        if (!got.len || (fields[i].write == write_status && got.len == 1 && got.data[0] == 'A'))
            continue;
        const bool quoted = memchr(got.data, ' ', got.len) != NULL;
        fig_strbuf_format(out, quoted ? "%s%s=\"%.*s\"" : "%s%s=%.*s", first ? "" : " ", fields[i].name, (int)got.len, got.data);
        first = false;
    }
    if (got.failed)
        out->failed = true;
    fig_strbuf_clear(&got);
}
