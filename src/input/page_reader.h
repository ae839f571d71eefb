/*
 * Page reader: one page, or one text in another charset, as a document.
 *
 * in   the bytes of a file, what format it is          out   a fig_document that lends from here until the next one
 * UTF-8 text stays as it is, without a copy; everything else gets a map.
 */
#ifndef FIG_PAGE_READER_H
#define FIG_PAGE_READER_H
#include "charset.h"
#include "figura/stream.h"
#include "page_facts.h"

typedef struct fig_page_reader {
    fig_charset_text charset;
    fig_page page;
    fig_page_facts facts;
} fig_page_reader;

void fig_page_reader_clear(fig_page_reader *r);
/* What a file is by its name's ending, else by its first bytes: TEXT, NDJSON, HTML or MARKDOWN. */
fig_input_format fig_page_format(const char *path, fig_str head);
/* Fill text, title, maps, cells and what the page says of date, language, country where `document` has none. `document->id` names it in warnings. FIG_E_NOMEM, FIG_E_LIMIT. */
fig_status fig_page_read(fig_page_reader *r, fig_input_format format, fig_str bytes, const fig_reader_options *options,
                         fig_document *document, fig_error *error);
#endif
