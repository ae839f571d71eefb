/*
 * HTML, inside: what the parts of the page share.
 *
 * The page is one file: styles and scripts stand in it (assets/report, third_party/uplot), nothing is fetched. Without scripts every word can be
 * read; with them a click shows a figure's record, and series are drawn.
 */
#ifndef FIG_HTML_H
#define FIG_HTML_H
#include "../record/record.h"
#include "sink.h"

/* Files that are part of the page; made by cmake/embed_files.c. A last row of NULLs. */
struct fig_embedded_file {
    const char *path;
    const char *data;
    size_t len;
};
extern const struct fig_embedded_file fig_embedded_pages[];
extern const size_t fig_embedded_page_count;

/* Text as text, wherever it comes from: markup escaped, bad bytes and control characters U+FFFD. */
void fig_html_text(fig_sink *sink, const char *text, size_t len);
void fig_html_str(fig_sink *sink, fig_str text);
void fig_html_puts(fig_sink *sink, const char *text);
#define FIG_HTML(sink, literal) FIG_WRITER_LITERAL(&(sink)->out, literal)
/* "f3-17": figure 17 of document 3; `letter` says what of it ('f' its place in the text, 'r' its record). */
void fig_html_anchor(fig_sink *sink, char letter, size_t index);

/* html_text.c: a field with its figures marked and its findings behind their sentences. */
void fig_html_field(fig_sink *sink, const fig_emit_source *source, const fig_field_text *field);
/* html_tables.c */
void fig_html_facts(fig_sink *sink, const fig_emit_source *source);
void fig_html_findings(fig_sink *sink, const fig_emit_source *source);
void fig_html_figures(fig_sink *sink, fig_emit_source *source);
#endif
