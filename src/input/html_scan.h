/*
 * HTML scan: a page cut into text, tags and what is neither.
 *
 * in   valid UTF-8          out   one piece after the other: text, start tag, end tag, comment
 * `<p class=a>5 &lt; 6<!-- x --></p>` -> start p, text "5 &lt; 6", comment, end p. Follows the tokenizer of the HTML Living Standard, 13.2.5, in one pass and without going back: a tag that is not closed
 * is dropped with all behind it, a `<` before a blank is text. What script, style and the like hold is one text of theirs.
 */
#ifndef FIG_HTML_SCAN_H
#define FIG_HTML_SCAN_H
#include "figura/base.h"
#include <stdbool.h>

typedef enum fig_html_type { FIG_HTML_END, FIG_HTML_TEXT, FIG_HTML_START_TAG, FIG_HTML_END_TAG, FIG_HTML_OTHER } fig_html_type;

/* How the content of an element is read. */
typedef enum fig_html_content {
    FIG_HTML_NORMAL,
    FIG_HTML_RAW,    /* up to its end tag; no entities       */
    FIG_HTML_RCDATA, /* likewise, with entities              */
    FIG_HTML_SCRIPT,
    FIG_HTML_PLAIN /* all the rest */
} fig_html_content;

typedef struct fig_html_scan {
    const char *text;
    size_t len, at;
    /* what was found last */
    fig_html_type type;
    size_t begin, end; /* all of it           */
    fig_str name;      /* of a tag, as written */
    size_t attributes; /* where those of a tag begin */
    /* the element whose content is no markup */
    fig_html_content content;
    fig_str raw; /* its name */
} fig_html_scan;

void fig_html_scan_begin(fig_html_scan *s, const char *text, size_t len);
/* The next piece; FIG_HTML_END at the end. */
fig_html_type fig_html_scan_next(fig_html_scan *s);
/* Does the `<` at `at` begin a tag, a comment or the like? */
bool fig_html_scan_opens(const fig_html_scan *s, size_t at);
/* After a start tag: what follows is content of this kind. */
void fig_html_scan_content(fig_html_scan *s, fig_html_content content);

typedef struct fig_html_attribute {
    fig_str name, value; /* as written; value.ptr NULL: none */
} fig_html_attribute;

/* The attributes of the tag, one after the other: *at begins as s->attributes. */
bool fig_html_scan_attribute(const fig_html_scan *s, size_t *at, fig_html_attribute *out);
/* Is `a` the name `b`, which is lower case? ASCII letters fold. */
bool fig_html_is(fig_str a, const char *b);
#endif
