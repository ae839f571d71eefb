/*
 * HTML: a page to look at: each document's text with its figures marked, its facts, findings and records; series where there are several.
 *
 * in   documents with their results, one after the other          out   one self-contained page
 * A page is written as it comes, so that its size does not matter. The content security policy lets nothing leave the machine.
 */
#include "html.h"
#include "../text/utf8.h"

static const char *escape_of(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\r':
        return ""; /* CRLF is one line break, and a page has no other use for it */
    }
    return c < 0x20 && c != '\n' && c != '\t' ? "\xEF\xBF\xBD" : c == 0x7F ? "\xEF\xBF\xBD" : NULL;
}

static void add_valid(fig_sink *sink, const char *text, size_t len)
{
    size_t from = 0;
    for (size_t i = 0; i < len; i++) {
        const char *escape = escape_of((unsigned char)text[i]);
        if (!escape)
            continue;
        fig_writer_add(&sink->out, text + from, i - from);
        fig_writer_add(&sink->out, escape, strlen(escape));
        from = i + 1;
    }
    fig_writer_add(&sink->out, text + from, len - from);
}

void fig_html_text(fig_sink *sink, const char *text, size_t len)
{
    while (len) {
        size_t valid = fig_utf8_valid_prefix(text, len, NULL);
        add_valid(sink, text, valid);
        text += valid;
        len -= valid;
        if (!len)
            return;
        size_t bad = fig_utf8_bad_length(text, len);
        FIG_HTML(sink, "\xEF\xBF\xBD");
        text += bad;
        len -= bad;
    }
}

void fig_html_str(fig_sink *sink, fig_str text)
{
    if (text.ptr)
        fig_html_text(sink, text.ptr, text.len);
}

void fig_html_puts(fig_sink *sink, const char *text)
{
    fig_html_text(sink, text, strlen(text));
}

void fig_html_anchor(fig_sink *sink, char letter, size_t index)
{
    fig_writer_char(&sink->out, letter);
    fig_writer_uint(&sink->out, sink->documents);
    fig_writer_char(&sink->out, '-');
    fig_writer_uint(&sink->out, index + 1);
}

/* A file of the page as it is. None of them holds an end tag of its own element: tests/unit/test_html.c. */
static void add_file(fig_sink *sink, const char *path)
{
    for (const struct fig_embedded_file *f = fig_embedded_pages; f->path; f++)
        if (strcmp(f->path, path) == 0)
            fig_writer_add(&sink->out, f->data, f->len);
}

static void begin(fig_sink *sink)
{
    FIG_HTML(sink, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                   "script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Figures</title>\n<style>\n");
    add_file(sink, "third_party/uplot/uPlot.min.css");
    FIG_HTML(sink, "\n");
    add_file(sink, "assets/report/report.css");
    FIG_HTML(sink, "</style>\n</head>\n<body>\n<header id=\"bar\"></header>\n<main>\n");
}

static void write_count(fig_sink *sink, size_t n, const char *noun)
{
    fig_writer_uint(&sink->out, n);
    fig_writer_char(&sink->out, ' ');
    fig_html_puts(sink, noun);
    if (n != 1)
        fig_writer_char(&sink->out, 's');
}

static void write_counts(fig_sink *sink, const fig_result *result)
{
    const fig_coverage *c = fig_result_coverage(result);
    FIG_HTML(sink, "<p class=\"counts\">");
    write_count(sink, fig_result_count(result), "figure");
    FIG_HTML(sink, ", ");
    write_count(sink, fig_result_fact_count(result), "fact");
    if (c->figures) {
        FIG_HTML(sink, "; ");
        fig_writer_uint(&sink->out, c->checkable);
        FIG_HTML(sink, " checkable, ");
        fig_writer_uint(&sink->out, c->inconsistent);
        FIG_HTML(sink, " inconsistent");
    }
    FIG_HTML(sink, "</p>\n");
}

static void write_heading(fig_sink *sink, const fig_emit_source *source)
{
    const fig_document *d = source->document;
    FIG_HTML(sink, "<header><p class=\"doc-id\">");
    fig_html_str(sink, source->row.doc);
    if (d && d->date && *d->date) {
        FIG_HTML(sink, " <span class=\"date\">read as of ");
        fig_html_puts(sink, d->date);
        FIG_HTML(sink, "</span>");
    }
    FIG_HTML(sink, "</p>\n");
    write_counts(sink, source->row.result);
    FIG_HTML(sink, "</header>\n");
}

static void open_article(fig_sink *sink)
{
    sink->documents++;
    FIG_HTML(sink, "<article class=\"doc\" id=\"d");
    fig_writer_uint(&sink->out, sink->documents);
    FIG_HTML(sink, "\">\n");
}

static void write_document(fig_sink *sink, fig_emit_source *source)
{
    const fig_result *result = source->row.result;
    open_article(sink);
    write_heading(sink, source);
    for (size_t i = 0; i < result->field_count; i++)
        fig_html_field(sink, source, &result->fields[i]);
    fig_html_findings(sink, source);
    fig_html_facts(sink, source);
    fig_html_figures(sink, source);
    FIG_HTML(sink, "</article>\n");
}

static void write_error(fig_sink *sink, const fig_emit_source *source)
{
    open_article(sink);
    FIG_HTML(sink, "<header><p class=\"doc-id\">");
    fig_html_str(sink, source->row.doc);
    FIG_HTML(sink, "</p></header>\n<p class=\"unread\">This document could not be read: ");
    fig_html_puts(sink, source->error->message);
    FIG_HTML(sink, "</p>\n</article>\n");
}

static void finish(fig_sink *sink)
{
    FIG_HTML(sink, "<section id=\"series\" hidden></section>\n</main>\n<aside id=\"record\" hidden></aside>\n<footer><p>figura ");
    fig_html_puts(sink, fig_version());
    FIG_HTML(sink, ", grammars ");
    fig_html_puts(sink, sink->grammars);
    FIG_HTML(sink, ".</p></footer>\n<script>\n");
    add_file(sink, "third_party/uplot/uPlot.iife.min.js");
    FIG_HTML(sink, "\n</script>\n<script>\n");
    add_file(sink, "assets/report/report.js");
    FIG_HTML(sink, "</script>\n</body>\n</html>\n");
}

void fig_emit_html(fig_sink *sink, fig_emit_step step, fig_emit_source *source)
{
    switch (step) {
    case FIG_EMIT_BEGIN:
        begin(sink);
        break;
    case FIG_EMIT_DOCUMENT:
        write_document(sink, source);
        break;
    case FIG_EMIT_ERROR:
        write_error(sink, source);
        break;
    case FIG_EMIT_FINISH:
        finish(sink);
        break;
    }
}
