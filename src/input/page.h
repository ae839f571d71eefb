/*
 * Page: the text of a page as it is written down, with the way back to its source.
 *
 * in   stretches of source, breaks, cells          out   text, pieces, cells of a fig_document
 * "<p>It&nbsp;cost\n  $<b>5</b></p>" -> "It\u00A0cost $5". Blanks run together to one, breaks to the strongest; neither stands at the begin. A stretch that goes on where the last one
 * ended makes no piece of its own, so pieces are as many as tags and entities.
 */
#ifndef FIG_PAGE_H
#define FIG_PAGE_H
#include "../base/strbuf.h"
#include "figura/engine.h"

/* What has to come before the next character. */
typedef enum fig_page_break { FIG_PAGE_NO_BREAK, FIG_PAGE_BLANK, FIG_PAGE_LINE, FIG_PAGE_PARAGRAPH } fig_page_break;

typedef struct fig_page {
    fig_strbuf text;
    fig_piece *pieces;
    size_t piece_count, piece_capacity;
    fig_grid_cell *cells;
    size_t cell_count, cell_capacity;
    fig_page_break wanted;
    size_t blank_at;   /* of FIG_PAGE_BLANK: where the blank stands in the source, SIZE_MAX: nowhere */
    uint16_t flags;    /* of what is written next */
    bool closed;       /* the next stretch begins a piece in any case */
    size_t source_end; /* where the last stretch ended */
    size_t cell;       /* the cell that is written, SIZE_MAX: none */
    bool failed;
} fig_page;

void fig_page_begin(fig_page *p); /* anew; buffers stay */
void fig_page_clear(fig_page *p);
/* A break, unless a stronger one is wanted already. */
void fig_page_want(fig_page *p, fig_page_break wanted);
/* source[at..at + len), blanks run together. `keep_blanks`: as they are, of preformatted text. */
void fig_page_put(fig_page *p, const char *source, size_t at, size_t len, bool keep_blanks);
/* `text` for source[at..at + len): an entity. */
void fig_page_put_as(fig_page *p, const char *text, size_t text_len, size_t at, size_t len, bool keep_blanks);
/* A cell begins with the next character written; the one around it, or SIZE_MAX, is given back and goes on at fig_page_end_cell. */
size_t fig_page_begin_cell(fig_page *p, const fig_grid_cell *cell);
void fig_page_end_cell(fig_page *p, size_t around);
#endif
