/*
 * Markdown: the text of a page that a reader sees.
 *
 * in   CommonMark with tables, strike-through, footnotes and front matter, in UTF-8          out   its text with the way back, tables, title, date, language
 * "It paid **$1.3** billion to [Pear](https://example.org)." -> "It paid $1.3 billion to Pear." Blocks are told apart line by line here, marks within them in markdown_inline.c; tags go to
 * hypertext.c, whose elements stay open across blocks. Code that stands apart is left out, code within a line is text. Not told: which item of a list is inside which.
 */
#ifndef FIG_MARKDOWN_H
#define FIG_MARKDOWN_H
#include "hypertext.h"

enum { FIG_MARKDOWN_LABEL = 1000 }; /* bytes of a label: CommonMark 4.7 has at most 999 characters */

/* A line of a paragraph: source[at, at + len), which stands at `begin` of its text. */
typedef struct fig_markdown_line {
    size_t begin, at, len;
} fig_markdown_line;

/* A paragraph as it is gathered; `text` has its lines, each with its line feed. */
typedef struct fig_markdown_paragraph {
    fig_strbuf text;
    fig_markdown_line *lines;
    size_t line_count, line_capacity;
    unsigned char *marks; /* what becomes of each byte: markdown_inline.c */
    size_t mark_capacity;
    struct fig_markdown_run *runs;
    size_t run_capacity;
    size_t *brackets;
    size_t bracket_capacity;
    /* labels of links that are defined somewhere on the page, as source[begin, end) */
    fig_str *labels;
    size_t label_count, label_capacity;
    bool failed;
} fig_markdown_paragraph;

/* False: out of memory. */
bool fig_markdown_read(fig_page *page, fig_page_facts *facts, fig_hypertext *html, const char *source, size_t len);
/* Write the paragraph, marks dropped, and empty it. */
void fig_markdown_write(fig_markdown_paragraph *p, fig_hypertext *html);
#endif
