/* Page reader: see page_reader.h. */
#include "page_reader.h"
#include "../base/error.h"
#include "../base/str.h"
#include "../text/utf8.h"
#include "columns.h"
#include "html_names.h"
#include "html_scan.h"
#include "hypertext.h"
#include "markdown.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void fig_page_reader_clear(fig_page_reader *r)
{
    fig_charset_clear(&r->charset);
    fig_page_clear(&r->page);
    fig_page_facts_clear(&r->facts);
}

/* ---- which format ---- */

/* Does the text begin as an object of JSON does: a brace, then a quote or the closing brace? `{{template}}` does not. */
static bool looks_like_json(fig_str head)
{
    size_t i = strspn(head.ptr, " \t\r\n");
    if (i >= head.len || head.ptr[i] != '{')
        return false;
    i++;
    i += strspn(head.ptr + i, " \t\r\n");
    return i >= head.len || head.ptr[i] == '"' || head.ptr[i] == '}';
}

/* Does it begin with a tag of HTML, behind comments? "<3 > 2" does not. */
static bool looks_like_html(fig_str head)
{
    fig_html_scan scan;
    fig_html_scan_begin(&scan, head.ptr, head.len);
    for (fig_html_type type; (type = fig_html_scan_next(&scan)) != FIG_HTML_END;) {
        fig_str tag = {head.ptr + scan.begin, scan.end - scan.begin};
        if (type == FIG_HTML_START_TAG)
            return fig_html_element_find(scan.name)->id != FIG_EL_UNKNOWN;
        if (type == FIG_HTML_OTHER && tag.len > 9 && (fig_html_is((fig_str){tag.ptr, 9}, "<!doctype")))
            return true;
        if (type == FIG_HTML_END_TAG || (type == FIG_HTML_TEXT && strspn(tag.ptr, " \t\r\n\f") < tag.len))
            return false;
    }
    return false;
}

static bool ends(const char *path, size_t len, const char *ending)
{
    size_t n = strlen(ending);
    return len > n && fig_html_is((fig_str){path + len - n, n}, ending);
}

fig_input_format fig_page_format(const char *path, fig_str head)
{
    fig_charset_text text = {.data = NULL};
    fig_input_format format = FIG_INPUT_TEXT;
    size_t len = strlen(path);
    len -= ends(path, len, ".gz") ? 3 : ends(path, len, ".zst") ? 4 : 0;
    if (ends(path, len, ".html") || ends(path, len, ".htm") || ends(path, len, ".xhtml"))
        return FIG_INPUT_HTML;
    if (ends(path, len, ".md") || ends(path, len, ".markdown"))
        return FIG_INPUT_MARKDOWN;
    if (ends(path, len, ".ndjson") || ends(path, len, ".jsonl"))
        return FIG_INPUT_NDJSON;
    if (!fig_charset_read(&text, head.ptr, head.len, (fig_str){NULL, 0})) { /* out of memory: reading will say so */
        fig_charset_clear(&text);
        return format;
    }
    size_t mark = fig_str_mark(text.data, text.len);
    fig_strbuf copy = {0};
    fig_strbuf_add(&copy, text.data + mark, text.len - mark);
    fig_str begin = fig_strbuf_view(&copy);
    format = looks_like_json(begin) ? FIG_INPUT_NDJSON : looks_like_html(begin) ? FIG_INPUT_HTML : FIG_INPUT_TEXT;
    fig_strbuf_clear(&copy);
    fig_charset_clear(&text);
    return format;
}

/* ---- reading ---- */

static void warn(const fig_reader_options *options, const char *path, fig_status code, size_t offset, const char *format, ...)
{
    fig_error e = {.code = code, .offset = offset};
    va_list arguments;
    fig_error_path(&e, path);
    va_start(arguments, format);
    vsnprintf(e.message, sizeof e.message, format, arguments);
    va_end(arguments);
    if (options->warn)
        options->warn(options->warn_user, &e);
}

static void warn_charset(const fig_page_reader *r, fig_str named, const fig_reader_options *options, const char *path)
{
    static const char *const shown[][2] = {{"CP1252", "windows-1252"}, {NULL, NULL}};
    const fig_charset_text *t = &r->charset;
    const char *name = t->name;
    char label[40];
    for (size_t i = 0; shown[i][0]; i++)
        name = strcmp(name, shown[i][0]) == 0 ? shown[i][1] : name;
    snprintf(label, sizeof label, "%.*s", (int)(named.len < 32 ? named.len : 32), named.ptr ? named.ptr : "");
    if (t->unknown)
        warn(options, path, FIG_E_UTF8, 0, "there is no charset `%s` here: read as %s; convert the file to UTF-8 if that is wrong", label,
             name);
    else if (t->guessed && strcmp(t->name, "UTF-8") != 0)
        warn(options, path, FIG_E_UTF8, 0, "the text is no UTF-8 and names no charset: read as %s; convert it to UTF-8 if that is wrong",
             name);
    if (t->repaired)
        warn(options, path, FIG_E_UTF8, t->repaired_at, "bytes that are no %s were read as U+FFFD", name);
}

static void say_of_itself(const fig_page_facts *f, fig_document *d)
{
    if (!d->date && f->date_rank)
        d->date = f->date;
    if (!d->lang && f->lang[0])
        d->lang = f->lang;
    if (!d->country && f->country[0])
        d->country = f->country;
}

static fig_map map_of(const fig_page_reader *r, const fig_page *page)
{
    const fig_charset_text *t = &r->charset;
    return (fig_map){.pieces = page->pieces,
                     .count = page->piece_count,
                     .source = t->data,
                     .source_len = t->len,
                     .bytes = t->piece_count ? t->pieces : NULL,
                     .byte_count = t->piece_count};
}

/* A text in another charset is its own source. */
static void lend_text(fig_page_reader *r, fig_document *d)
{
    static const fig_piece as_it_stands = {0, 0, 1, 1, 0};
    d->text = r->charset.data;
    d->text_len = r->charset.len;
    if (!r->charset.piece_count)
        return;
    d->map = map_of(r, &r->page);
    d->map.pieces = &as_it_stands;
    d->map.count = 1;
}

static fig_status too_long(fig_error *error)
{
    return fig_error_set(error, FIG_E_LIMIT, "the text is longer than 2 GB; split the document");
}

static fig_status read_page(fig_page_reader *r, fig_input_format format, const fig_reader_options *options, fig_document *d,
                            fig_error *error)
{
    const fig_charset_text *t = &r->charset;
    fig_page_begin(&r->page);
    fig_page_facts_begin(&r->facts);
    fig_hypertext *h = fig_hypertext_new(&r->page, &r->facts, t->data, t->len);
    if (!h)
        return fig_error_nomem(error);
    bool read = true;
    if (format == FIG_INPUT_MARKDOWN)
        read = fig_markdown_read(&r->page, &r->facts, h, t->data, t->len);
    else
        fig_hypertext_markup(h, 0, t->len);
    fig_hypertext_finish(h);
    bool too_deep = fig_hypertext_too_deep(h);
    fig_hypertext_free(h);
    if (!read || r->page.failed || r->page.text.failed)
        return fig_error_nomem(error);
    if (r->page.text.len > INT32_MAX || r->facts.title.text.len > INT32_MAX)
        return too_long(error);
    fig_page_facts_finish(&r->facts, &r->page);
    if (too_deep)
        warn(options, d->id, FIG_E_LIMIT, 0,
             "elements are nested more than 512 deep: what stands deeper was read as text without its structure");
    d->text = fig_strbuf_cstr(&r->page.text);
    d->text_len = r->page.text.len;
    d->map = map_of(r, &r->page);
    if (r->facts.title_rank) {
        d->title = fig_strbuf_cstr(&r->facts.title.text);
        d->title_len = r->facts.title.text.len;
        d->title_map = map_of(r, &r->facts.title);
    }
    d->cells = r->page.cells;
    d->cell_count = r->page.cell_count;
    say_of_itself(&r->facts, d);
    if (r->page.failed || r->page.text.failed || r->facts.title.failed || r->facts.title.text.failed)
        return fig_error_nomem(error);
    return FIG_OK;
}

/* The tables of a text, where it has any. */
static fig_status read_tables(fig_page_reader *r, fig_str text, fig_document *d, fig_error *error)
{
    bool found = false;
    if (text.len > FIG_COLUMNS_LONGEST)
        return FIG_OK;
    if (!fig_columns_read(&r->page, text.ptr, text.len, &found))
        return fig_error_nomem(error);
    if (!found)
        return FIG_OK;
    d->text = fig_strbuf_cstr(&r->page.text);
    d->text_len = r->page.text.len;
    d->map = map_of(r, &r->page);
    d->map.source = text.ptr;
    d->map.source_len = text.len;
    d->cells = r->page.cells;
    d->cell_count = r->page.cell_count;
    return r->page.text.failed ? fig_error_nomem(error) : FIG_OK;
}

fig_status fig_page_read(fig_page_reader *r, fig_input_format format, fig_str bytes, const fig_reader_options *options,
                         fig_document *document, fig_error *error)
{
    fig_str named = format == FIG_INPUT_HTML ? fig_charset_named(bytes.ptr, bytes.len) : (fig_str){NULL, 0};
    document->text = bytes.ptr;
    document->text_len = bytes.len;
    r->charset.piece_count = 0;
    if (format == FIG_INPUT_TEXT && fig_charset_is_utf8(bytes.ptr, bytes.len)) /* the engine repairs what is not */
        return fig_utf8_valid_prefix(bytes.ptr, bytes.len, NULL) == bytes.len ? read_tables(r, bytes, document, error) : FIG_OK;
    if (!fig_charset_read(&r->charset, bytes.ptr, bytes.len, named))
        return r->charset.too_long ? too_long(error) : fig_error_nomem(error);
    warn_charset(r, named, options, document->id);
    if (format != FIG_INPUT_TEXT)
        return read_page(r, format, options, document, error);
    lend_text(r, document);
    return read_tables(r, (fig_str){r->charset.data, r->charset.len}, document, error);
}
