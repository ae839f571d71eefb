/*
 * Findings table: for a terminal: each finding with why, the sentences with the figures marked, and behind them the coverage.
 *
 * out   story.txt
 *       C1   inconsistent   57:39   change and level                                                         8d6e…
 *            The level before 2,951.44 would be 3,003.5 to 3,004.8 points, but the levels file has 2,234.79
 *            The Kospi lost «1.76%», closing at «2,951.44».
 *       31 figures, 9 checkable, 1 inconsistent
 * Lines are broken at blanks; nothing is wider than the terminal save a word that is.
 */
#include "../record/record.h"
#include "../text/width.h"
#include "findings.h"
#include "table.h"
#include <stdio.h>
#include <stdlib.h>

enum { DEFAULT_WIDTH = 80, INDENT = 5, SENTENCES = 4, LEAST_WIDTH = 30 };
enum { OPEN = 1, CLOSE = 2 }; /* control characters, which no cleaned text has, around a figure */

typedef struct style {
    size_t width;
    bool color;
} style;

static const char *color_of(fig_verdict verdict)
{
    switch (verdict) {
    case FIG_VERDICT_CONSISTENT:
        return "\x1b[32m";
    case FIG_VERDICT_INCONSISTENT:
        return "\x1b[31m";
    case FIG_VERDICT_UNDECIDABLE:
        break;
    }
    return "\x1b[33m";
}

static void put(fig_sink *sink, const char *text)
{
    fig_writer_add(&sink->out, text, strlen(text));
}

static void put_styled(fig_sink *sink, const style *s, const char *code, const char *text)
{
    if (s->color)
        put(sink, code);
    put(sink, text);
    if (s->color)
        put(sink, "\x1b[0m");
}

/* A word with its marks, as it is shown. */
static void put_word(fig_sink *sink, const style *s, const char *text, size_t len, bool *inside)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == OPEN) {
            put(sink, s->color ? "\x1b[1;36m" : "«");
            *inside = true;
        } else if (text[i] == CLOSE) {
            put(sink, s->color ? "\x1b[0m" : "»");
            *inside = false;
        } else
            fig_writer_char(&sink->out, text[i]);
    }
}

static size_t width_of(const style *s, const char *text, size_t len)
{
    size_t marks = 0;
    for (size_t i = 0; i < len; i++)
        marks += text[i] == OPEN || text[i] == CLOSE;
    return fig_width(text, len) + (s->color ? 0 : marks);
}

/* Text in lines, each INDENT in. */
static void put_wrapped(fig_sink *sink, const style *s, const char *text, size_t len)
{
    size_t used = 0;
    bool inside = false;
    while (len) {
        const char *blank = memchr(text, ' ', len);
        size_t n = blank ? (size_t)(blank - text) : len, wide = width_of(s, text, n);
        if (n && used && used + 1 + wide > s->width) {
            if (inside && s->color)
                put(sink, "\x1b[0m");
            put(sink, "\n");
            used = 0;
        }
        if (n) {
            if (used) {
                put(sink, " ");
                used++;
            } else {
                fig_writer_add(&sink->out, "                ", INDENT);
                used = INDENT;
                if (inside && s->color)
                    put(sink, "\x1b[1;36m");
            }
            put_word(sink, s, text, n, &inside);
            used += wide;
        }
        n += blank != NULL;
        text += n;
        len -= n;
    }
    if (used)
        put(sink, "\n");
}

static int by_place(const void *a, const void *b)
{
    const fig_figure *x = *(const fig_figure *const *)a, *y = *(const fig_figure *const *)b;
    return (x->text_start > y->text_start) - (x->text_start < y->text_start);
}

static const fig_field_text *field_of(const fig_result *result, fig_str name)
{
    for (size_t i = 0; i < result->field_count; i++)
        if (name.ptr && strcmp(result->fields[i].name, name.ptr) == 0)
            return &result->fields[i];
    return NULL;
}

enum { MOST_FIGURES = 32 };

/* One sentence with those of the finding's figures that stand in it marked. */
static void put_sentence(fig_sink *sink, const style *s, const fig_result *result, const fig_finding *f, const fig_figure *of)
{
    const fig_figure *in[MOST_FIGURES];
    const fig_field_text *field = field_of(result, of->field);
    size_t count = 0, start, end;
    fig_strbuf *b = &sink->scratch;
    if (!field || !fig_result_sentence(result, field->name, of->sentence, &start, &end) || end > field->len)
        return;
    for (size_t i = 0; i < f->figure_count && count < MOST_FIGURES; i++) {
        const fig_figure *g = fig_result_figure(result, f->figures[i]);
        if (g->sentence == of->sentence && strcmp(g->field.ptr, field->name) == 0 && g->text_start >= start && g->text_end <= end)
            in[count++] = g;
    }
    qsort(in, count, sizeof *in, by_place);
    b->len = 0;
    for (size_t i = 0; i < count; i++) {
        if (in[i]->text_start < start)
            continue;
        fig_table_clean(b, field->text + start, in[i]->text_start - start);
        fig_strbuf_char(b, OPEN);
        fig_table_clean(b, field->text + in[i]->text_start, in[i]->text_end - in[i]->text_start);
        fig_strbuf_char(b, CLOSE);
        start = in[i]->text_end;
    }
    fig_table_clean(b, field->text + start, end - start);
    put_wrapped(sink, s, b->data, b->len);
}

static void put_sentences(fig_sink *sink, const style *s, const fig_result *result, const fig_finding *f)
{
    size_t shown = 0;
    for (size_t i = 0; i < f->figure_count && shown < SENTENCES; i++) {
        const fig_figure *g = fig_result_figure(result, f->figures[i]);
        bool before = false;
        for (size_t k = 0; k < i; k++) {
            const fig_figure *h = fig_result_figure(result, f->figures[k]);
            before = before || (h->sentence == g->sentence && strcmp(h->field.ptr, g->field.ptr) == 0);
        }
        if (before)
            continue;
        put_sentence(sink, s, result, f, g);
        shown++;
    }
}

/* "C1   inconsistent   57:39   change and level   8d6e…" */
static void put_head(fig_sink *sink, const style *s, const fig_finding *f, const fig_figure *first)
{
    char cell[64];
    size_t used = INDENT;
    snprintf(cell, sizeof cell, "%-5s", f->check.ptr);
    put_styled(sink, s, "\x1b[1m", cell);
    put_styled(sink, s, color_of(f->verdict), fig_verdict_name(f->verdict));
    used += strlen(fig_verdict_name(f->verdict));
    snprintf(cell, sizeof cell, "  %s%u:%u", strcmp(f->field.ptr, "text") ? "title " : "", (unsigned)first->line, (unsigned)first->column);
    put_styled(sink, s, "\x1b[2m", cell);
    used += strlen(cell);
    if (used + 2 + f->name.len <= s->width) {
        put(sink, "  ");
        put(sink, f->name.ptr);
        used += 2 + f->name.len;
    }
    if (f->accepted && used + 10 <= s->width) {
        put(sink, "  accepted");
        used += 10;
    }
    if (used + 2 + f->id.len <= s->width) {
        put(sink, "  ");
        put_styled(sink, s, "\x1b[2m", f->id.ptr);
    }
    put(sink, "\n");
}

static void put_finding(fig_sink *sink, const style *s, const fig_result *result, const fig_finding *f)
{
    fig_strbuf *b = &sink->scratch;
    put_head(sink, s, f, fig_result_figure(result, f->figures[0]));
    b->len = 0;
    fig_table_clean(b, f->why.ptr, f->why.len);
    fig_strbuf_char(b, '.');
    put_wrapped(sink, s, b->data, b->len);
    if (f->accepted && f->reason.len) {
        b->len = 0;
        fig_strbuf_puts(b, "accepted: ");
        fig_table_clean(b, f->reason.ptr, f->reason.len);
        put_wrapped(sink, s, b->data, b->len);
    }
    put_sentences(sink, s, result, f);
}

void fig_emit_findings_table(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    if (step != FIG_EMIT_DOCUMENT)
        return;
    const fig_result *result = source->row.result;
    style s = {.width = sink->options.width > 0 ? (size_t)sink->options.width : DEFAULT_WIDTH, .color = sink->options.color != 0};
    const fig_coverage *coverage = fig_result_coverage(result);
    fig_strbuf *b = &sink->scratch;
    s.width = s.width < LEAST_WIDTH ? LEAST_WIDTH : s.width;
    if (sink->any)
        put(sink, "\n");
    sink->any = true;
    if (source->row.doc.len) {
        b->len = 0;
        fig_table_clean(b, source->row.doc.ptr, source->row.doc.len);
        put_styled(sink, &s, "\x1b[1m", fig_strbuf_cstr(b));
        put(sink, "\n");
    }
    for (size_t i = 0; i < fig_result_finding_count(result) && !b->failed; i++) {
        const fig_finding *f = fig_result_finding(result, i);
        if (!f->accepted || sink->options.accepted)
            put_finding(sink, &s, result, f);
    }
    b->len = 0;
    fig_emit_coverage(b, coverage);
    put_styled(sink, &s, "\x1b[2m", fig_strbuf_cstr(b));
    put(sink, "\n");
}
