/*
 * Reader: documents from a text file or a page (one) or from NDJSON (one a line), packed or not.
 *
 * in   a path, "-" for standard input          out   fig_document, lent until the next call
 * A document's id is its `id`, else PATH for a text file and PATH:LINE for a line. Peak memory is that of the longest line.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "../base/sized.h"
#include "../base/str.h"
#include "../base/strbuf.h"
#include "../text/utf8.h"
#include "feed.h"
#include "figura/stream.h"
#include "json_line.h"
#include "page_reader.h"

enum { LOOK_AHEAD = 4096 };

struct fig_reader {
    fig_reader_options options;
    fig_feed feed;
    char *path;
    fig_strbuf id;
    fig_page_reader page;
    fig_document document; /* the last one given */
    size_t failed;
    fig_input_format format; /* never AUTO */
    bool done;               /* the text was given, or reading failed for good */
    bool cut_off;            /* and that a packed file ended early was said */
};

static char *copy_of(const char *text)
{
    size_t len = strlen(text) + 1;
    char *copy = fig_malloc(len);
    if (copy)
        memcpy(copy, text, len);
    return copy;
}

/* What is taken for a text and is none: how its bytes begin, and what makes a text of it. */
static const char *why_no_text(fig_str head)
{
    static const struct {
        const char *begin, *why;
    } others[] = {{"%PDF-", "this is a PDF, no text: pdftotext -layout makes one of it"},
                  {"PK\x03\x04", "this is a packed document (.docx, .odt, .xlsx, .zip), no text: save it as text or HTML"},
                  {"\xD0\xCF\x11\xE0", "this is an old Office document (.doc, .xls), no text: save it as text or HTML"},
                  {"{\\rtf", "this is RTF, no text: save it as text or HTML"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (head.len >= strlen(others[i].begin) && memcmp(head.ptr, others[i].begin, strlen(others[i].begin)) == 0)
            return others[i].why;
    return NULL;
}

static fig_status choose_format(fig_reader *reader, fig_error *error)
{
    fig_str head = {NULL, 0};
    char begin[LOOK_AHEAD + 1];
    reader->format = reader->options.format;
    bool looks = reader->format == FIG_INPUT_AUTO || reader->format == FIG_INPUT_NDJSON;
    fig_status status = fig_feed_begin(&reader->feed, error);
    if (status == FIG_OK && looks)
        status = fig_feed_peek(&reader->feed, LOOK_AHEAD, &head, error);
    if (status != FIG_OK && error)
        fig_error_path(error, reader->path);
    if (status != FIG_OK || !looks)
        return status;
    size_t len = head.len < LOOK_AHEAD ? head.len : LOOK_AHEAD;
    if (len)
        memcpy(begin, head.ptr, len);
    begin[len] = 0;
    const char *why = reader->format == FIG_INPUT_AUTO ? why_no_text(head) : NULL;
    if (why)
        return fig_error_at(error, FIG_E_IO, reader->path, 0, 0, "%s", why);
    if (reader->format == FIG_INPUT_AUTO)
        reader->format = fig_page_format(reader->path, (fig_str){begin, len});
    if (reader->format == FIG_INPUT_NDJSON && len >= 2 && (memcmp(begin, "\xFF\xFE", 2) == 0 || memcmp(begin, "\xFE\xFF", 2) == 0))
        return fig_error_at(error, FIG_E_IO, reader->path, 0, 0,
                            "this is UTF-16, and NDJSON is UTF-8: iconv -f UTF-16 -t UTF-8 writes it so");
    if (reader->format == FIG_INPUT_NDJSON) {
        size_t mark = fig_str_mark(head.ptr, head.len);
        reader->feed.begin += mark;
        reader->feed.offset += mark;
    }
    return FIG_OK;
}

fig_status fig_reader_new(const char *path, const fig_reader_options *options, fig_reader **out, fig_error *error)
{
    fig_reader_options own;
    *out = NULL;
    const fig_reader_options *wanted = FIG_SIZED(fig_reader_options, options, &own, error);
    if (!wanted)
        return FIG_E_USAGE;
    fig_reader *reader = fig_calloc(1, sizeof *reader);
    if (!reader)
        return fig_error_nomem(error);
    reader->options = *wanted;
    reader->feed.fd = -1;
    reader->path = copy_of(path);
    fig_status status = reader->path ? fig_feed_open(&reader->feed, path, error) : fig_error_nomem(error);
    if (status == FIG_OK)
        status = choose_format(reader, error);
    if (status != FIG_OK) {
        fig_reader_free(reader);
        return status;
    }
    *out = reader;
    return FIG_OK;
}

static const char *or_default(fig_str s, const char *otherwise)
{
    return s.len ? s.ptr : otherwise;
}

static fig_status next_text(fig_reader *reader, fig_document *document, fig_error *error)
{
    fig_str text;
    reader->done = true;
    fig_status status = fig_feed_rest(&reader->feed, &text, error);
    document->id = reader->path;
    document->date = reader->options.date;
    document->country = reader->options.country;
    return status == FIG_OK ? fig_page_read(&reader->page, reader->format, text, &reader->options, document, error) : status;
}

static const char *name_line(fig_reader *reader, size_t number)
{
    reader->id.len = 0;
    fig_strbuf_puts(&reader->id, reader->path);
    fig_strbuf_char(&reader->id, ':');
    fig_strbuf_uint(&reader->id, number);
    return fig_strbuf_cstr(&reader->id);
}

static bool is_blank(const fig_feed_line *line)
{
    for (size_t i = 0; i < line->len; i++)
        if (line->data[i] != ' ' && line->data[i] != '\t' && line->data[i] != '\r')
            return false;
    return true;
}

static int column_of(const char *line, size_t offset)
{
    int column = 1;
    for (size_t i = 0; i < offset && column < INT32_MAX; i++)
        column += ((unsigned char)line[i] & 0xC0) != 0x80;
    return column;
}

static fig_status next_line(fig_reader *reader, fig_document *document, fig_error *error)
{
    fig_feed_line line;
    fig_json_line json;
    do {
        size_t number = reader->feed.line;
        fig_status status = fig_feed_next_line(&reader->feed, &line, error);
        if (status != FIG_OK) {
            reader->done = status != FIG_E_LIMIT;
            document->id = name_line(reader, number);
            if (error && status != FIG_E_END)
                error->line = (int)number;
            return status;
        }
    } while (is_blank(&line));
    fig_status status = fig_json_line_read(&json, line.data, line.len);
    const int column = status == FIG_OK ? 0 : column_of(line.data, json.bad_at); /* before the id is taken out of the line */
    fig_str id = status == FIG_OK ? json.field[FIG_JSON_ID] : fig_json_line_take_id(&json);
    const bool named = id.len && !memchr(id.ptr, 0, id.len); /* ids that differ behind a NUL would be one */
    document->id = named ? id.ptr : name_line(reader, line.number);
    document->line = line.number;
    if (status != FIG_OK) {
        fig_error_at(error, status, reader->path, (int)line.number, column, "%s", json.problem);
        if (error)
            error->offset = line.offset + json.bad_at;
        return status;
    }
    document->text = json.field[FIG_JSON_TEXT].ptr;
    document->text_len = json.field[FIG_JSON_TEXT].len;
    document->title = json.field[FIG_JSON_TITLE].ptr;
    document->title_len = json.field[FIG_JSON_TITLE].len;
    document->date = or_default(json.field[FIG_JSON_DATE], reader->options.date);
    document->lang = or_default(json.field[FIG_JSON_LANG], NULL);
    document->country = or_default(json.field[FIG_JSON_COUNTRY], reader->options.country);
    document->url = or_default(json.field[FIG_JSON_URL], NULL);
    return reader->id.failed ? fig_error_nomem(error) : FIG_OK;
}

fig_status fig_reader_next(fig_reader *reader, const fig_document **out, fig_error *error)
{
    fig_error own;
    fig_document *document = &reader->document;
    *out = document;
    *document = (fig_document){.size = sizeof *document};
    if (!error)
        error = &own;
    fig_status status = reader->done                         ? FIG_E_END
                        : reader->format == FIG_INPUT_NDJSON ? next_line(reader, document, error)
                                                             : next_text(reader, document, error);
    if (status == FIG_E_END && !reader->cut_off && fig_feed_cut_off(&reader->feed, error)) {
        reader->cut_off = reader->done = true;
        document->id = reader->path;
        status = error->code;
    }
    if (status == FIG_OK || status == FIG_E_END)
        return status;
    reader->failed++;
    if (!*error->path)
        fig_error_path(error, reader->path);
    if (reader->options.report)
        reader->options.report(reader->options.report_user, error);
    return status;
}

void fig_reader_position(const fig_reader *reader, uint64_t *taken, uint64_t *bytes)
{
    *taken = reader->feed.taken;
    *bytes = reader->feed.unpacked ? reader->feed.unpacked : reader->feed.taken;
}

size_t fig_reader_failed(const fig_reader *reader)
{
    return reader->failed;
}

void fig_reader_free(fig_reader *reader)
{
    if (!reader)
        return;
    fig_feed_close(&reader->feed);
    fig_page_reader_clear(&reader->page);
    fig_strbuf_clear(&reader->id);
    fig_free(reader->path);
    fig_free(reader);
}
