/*
 * HTML attributes: what a tag says of its element, as far as a reader of figures wants it.
 *
 * in   <time class="byline" datetime="2021-05-12" style="display:none">          out   datetime "2021-05-12", hidden
 */
#ifndef FIG_HTML_ATTRIBUTES_H
#define FIG_HTML_ATTRIBUTES_H
#include "html_scan.h"

/* Values as they stand; ptr NULL: there is no such attribute. `name` is itemprop and property as well. */
typedef struct fig_html_attributes {
    fig_str datetime, lang, span_rows, span_columns, role, type, name, content;
    bool hidden, boilerplate; /* by `hidden`, style, class, id or role */
    bool marked_date;         /* its date is the page's own */
    bool open;
} fig_html_attributes;

/* Of the tag that the scan stands at. */
void fig_html_attributes_read(const fig_html_scan *scan, fig_html_attributes *a);
#endif
