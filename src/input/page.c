/* Page: see page.h. */
#include "page.h"
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "../text/utf8.h"

void fig_page_begin(fig_page *p)
{
    p->text.len = 0;
    p->text.failed = false;
    p->piece_count = p->cell_count = 0;
    p->wanted = FIG_PAGE_NO_BREAK;
    p->flags = 0;
    p->closed = true;
    p->source_end = 0;
    p->blank_at = p->cell = SIZE_MAX;
    p->failed = false;
}

void fig_page_clear(fig_page *p)
{
    fig_strbuf_clear(&p->text);
    fig_free(p->pieces);
    fig_free(p->cells);
    *p = (fig_page){.cell = SIZE_MAX};
}

static void add_piece(fig_page *p, size_t source, size_t source_step, size_t text_step)
{
    if (!fig_grow_gently(&p->pieces, &p->piece_capacity, p->piece_count + 1, sizeof *p->pieces)) {
        p->failed = true;
        return;
    }
    p->pieces[p->piece_count++] = (fig_piece){.text = (uint32_t)p->text.len,
                                              .source = (uint32_t)source,
                                              .source_step = (uint32_t)source_step,
                                              .text_step = (uint16_t)text_step,
                                              .flags = p->flags};
}

/* Bytes that stand nowhere in the source. */
static void add_break(fig_page *p, const char *text)
{
    add_piece(p, p->source_end, 0, 1);
    fig_strbuf_puts(&p->text, text);
    p->closed = true;
}

static void add_verbatim(fig_page *p, const char *text, size_t len, size_t at)
{
    const fig_piece *last = p->piece_count ? &p->pieces[p->piece_count - 1] : NULL;
    if (p->closed || !last || last->flags != p->flags || at != p->source_end)
        add_piece(p, at, 1, 1);
    p->closed = false;
    fig_strbuf_add(&p->text, text, len);
    p->source_end = at + len;
}

static void settle(fig_page *p)
{
    fig_page_break wanted = p->wanted;
    p->wanted = FIG_PAGE_NO_BREAK;
    if (p->text.len && wanted == FIG_PAGE_BLANK && p->blank_at != SIZE_MAX)
        add_verbatim(p, " ", 1, p->blank_at);
    else if (p->text.len && wanted != FIG_PAGE_NO_BREAK)
        add_break(p, wanted == FIG_PAGE_BLANK ? " " : wanted == FIG_PAGE_LINE ? "\n" : "\n\n");
    p->blank_at = SIZE_MAX;
    if (p->cell != SIZE_MAX && p->cells[p->cell].begin == UINT32_MAX)
        p->cells[p->cell].begin = (uint32_t)p->text.len;
}

void fig_page_want(fig_page *p, fig_page_break wanted)
{
    if (wanted > p->wanted)
        p->wanted = wanted;
}

/* The end of what can be copied as it stands. */
static size_t plain_end(const char *source, size_t i, size_t end, bool keep_blanks)
{
    for (; i < end; i++) {
        unsigned char c = (unsigned char)source[i];
        if (c > ' ' && c < 0xC2)
            continue;
        if (c == ' ' && !keep_blanks && i + 1 < end && !fig_ascii_is_blank(source[i + 1]))
            continue; /* one blank between words */
        if ((c <= ' ' && !keep_blanks) || fig_utf8_invisible(source + i, end - i))
            break;
    }
    return i;
}

void fig_page_put(fig_page *p, const char *source, size_t at, size_t len, bool keep_blanks)
{
    size_t end = at + len;
    while (at < end) {
        size_t unseen = fig_utf8_invisible(source + at, end - at);
        if (unseen) {
            at += unseen;
        } else if (!keep_blanks && fig_ascii_is_blank(source[at])) {
            if (p->wanted < FIG_PAGE_BLANK) {
                p->wanted = FIG_PAGE_BLANK;
                p->blank_at = at;
            }
            at++;
        } else {
            size_t stop = plain_end(source, at, end, keep_blanks);
            stop += stop == at; /* a control character */
            settle(p);
            add_verbatim(p, source + at, stop - at, at);
            at = stop;
        }
    }
}

void fig_page_put_as(fig_page *p, const char *text, size_t text_len, size_t at, size_t len, bool keep_blanks)
{
    if (!text_len || fig_utf8_invisible(text, text_len) == text_len)
        return;
    if (!keep_blanks && text_len == 1 && fig_ascii_is_blank(*text)) {
        fig_page_want(p, FIG_PAGE_BLANK);
        return;
    }
    settle(p);
    add_piece(p, at, len, text_len);
    fig_strbuf_add(&p->text, text, text_len);
    p->source_end = at + len;
    p->closed = true;
}

size_t fig_page_begin_cell(fig_page *p, const fig_grid_cell *cell)
{
    size_t around = p->cell;
    fig_page_want(p, FIG_PAGE_PARAGRAPH);
    if (!fig_grow(&p->cells, &p->cell_capacity, p->cell_count + 1, sizeof *p->cells)) {
        p->failed = true;
        return around;
    }
    p->cells[p->cell_count] = *cell;
    p->cells[p->cell_count].begin = p->cells[p->cell_count].end = UINT32_MAX;
    p->cell = p->cell_count++;
    return around;
}

void fig_page_end_cell(fig_page *p, size_t around)
{
    if (p->cell != SIZE_MAX) {
        fig_grid_cell *c = &p->cells[p->cell];
        c->end = (uint32_t)p->text.len;
        if (c->begin == UINT32_MAX)
            c->begin = c->end;
    }
    p->cell = around;
    fig_page_want(p, FIG_PAGE_PARAGRAPH);
}
