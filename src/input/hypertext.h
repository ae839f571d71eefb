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

typedef struct fig_hypertext fig_hypertext;

/* NULL: out of memory. `facts` takes what the head says. */
fig_hypertext *fig_hypertext_new(fig_page *page, fig_page_facts *facts, const char *source, size_t len);
void fig_hypertext_free(fig_hypertext *h);
/* source[from, to) as HTML; elements that it leaves open stay open for what comes. */
void fig_hypertext_markup(fig_hypertext *h, size_t from, size_t to);
/* source[from, to) as text where nothing is hidden; `entities`: with those of HTML. */
void fig_hypertext_text(fig_hypertext *h, size_t from, size_t to, bool entities);
/* A break that is no tag's, where nothing is hidden. */
void fig_hypertext_break(fig_hypertext *h, fig_page_break wanted);
bool fig_hypertext_is_hidden(const fig_hypertext *h);
/* Close what is open. */
void fig_hypertext_finish(fig_hypertext *h);
/* Elements were nested deeper than FIG_HTML_DEPTH (html_stack.h). */
bool fig_hypertext_too_deep(const fig_hypertext *h);
#endif
