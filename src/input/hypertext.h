/*
 * Hypertext: the text of a page of HTML that a reader sees.
 *
 * in   a page in UTF-8          out   its text with the way back, tables, title, date, language, country
 * "<p>Sales rose to $<b>1.3</b>&nbsp;billion.</p><nav>3 more</nav>" -> "Sales rose to $1.3\u00A0billion.\n\n3 more", the last of it flagged as boilerplate. One pass over the tags with the
 * elements that are open (src/input/html_scan.c cuts them); no tree is built, so time and memory grow with the page and not with how deep it is nested, and text stays in the order of the source.
 */
#ifndef FIG_HYPERTEXT_H
#define FIG_HYPERTEXT_H
#include "page.h"
#include "page_facts.h"

enum { FIG_HTML_DEPTH = 512 }; /* elements open at a time; what is nested deeper is text without structure */

/* Read source[from..from + len) into the page; `facts` takes what the head says. `too_deep` is set where elements were nested deeper than FIG_HTML_DEPTH. False: out of memory. */
bool fig_hypertext_read(fig_page *page, fig_page_facts *facts, const char *source, size_t from, size_t len, bool *too_deep);
#endif
