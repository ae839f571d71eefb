/*
 * Accepted: see accepted.h.
 *
 * A comment holds for the paragraph that it stands in, and, where it is a paragraph of its own, for the next one. `figures-ok: C4, C7 the
 * bank's own rate` accepts the findings of C4 and C7 there; the reason ends with the line, or at the comment's end (-->).
 * Of a page the comments are those of its source; there a paragraph is what tags end (</p>, </li>, </td> …).
 */
#include "accepted.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include "../base/strbuf.h"
#include "../text/piece.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHECKS = 15, ID_DIGITS = 16 };

int fig_check_number(const char *text, size_t len)
{
    int n = 0;
    if (len < 2 || len > 3 || (text[0] != 'C' && text[0] != 'c'))
        return 0;
    for (size_t i = 1; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return 0;
        n = n * 10 + text[i] - '0';
    }
    return n <= CHECKS ? n : 0;
}

/* ---- the baseline ---- */

static bool is_id(fig_str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!((word.ptr[i] >= '0' && word.ptr[i] <= '9') || (word.ptr[i] >= 'a' && word.ptr[i] <= 'f')))
            return false;
    return word.len == ID_DIGITS;
}

static fig_str next_word(const char **at, const char *end)
{
    while (*at < end && (**at == ' ' || **at == '\t' || **at == ','))
        ++*at;
    const char *begin = *at;
    while (*at < end && **at != ' ' && **at != '\t' && **at != ',')
        ++*at;
    return (fig_str){begin, (size_t)(*at - begin)};
}

/* What is wrong with a line, or NULL. */
static const char *read_line(fig_baseline *b, const char *at, const char *end, uint32_t number)
{
    fig_baseline_line line = {.line = number};
    while (end > at && (end[-1] == '\r' || end[-1] == ' '))
        end--;
    fig_str id = next_word(&at, end);
    if (id.len == 0 || id.ptr[0] == '#')
        return NULL;
    if (!is_id(id))
        return "a line begins with the id of a finding, 16 hex digits; figura check --to json has them";
    memcpy(line.id, id.ptr, ID_DIGITS);
    fig_str check = next_word(&at, end);
    line.check = fig_check_number(check.ptr, check.len);
    if (check.len && !line.check)
        return "behind the id comes the check, C1 to C15, and then the reason";
    while (at < end && *at == ' ')
        at++;
    if (at < end)
        line.reason = fig_arena_str(&b->arena, at, (size_t)(end - at));
    if (fig_grow(&b->lines, &b->capacity, b->count + 1, sizeof *b->lines))
        b->lines[b->count++] = line;
    else
        b->arena.failed = true;
    return NULL;
}

static int by_id(const void *a, const void *b)
{
    const fig_baseline_line *x = a, *y = b;
    int order = memcmp(x->id, y->id, ID_DIGITS);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

typedef struct faults {
    const char *path;
    fig_report_fn report;
    void *user;
    fig_error *error;
    size_t count;
} faults;

static void tell(faults *f, uint32_t line, const char *what, unsigned other)
{
    fig_error e;
    if (other)
        fig_error_at(&e, FIG_E_USAGE, f->path, (int)line, 0, "%s %u; keep one of them", what, other);
    else
        fig_error_at(&e, FIG_E_USAGE, f->path, (int)line, 0, "%s", what);
    if (f->count++ == 0 && f->error)
        *f->error = e;
    if (f->report)
        f->report(f->user, &e);
}

/* The same finding accepted twice, as two things. */
static void find_contradictions(const fig_baseline *b, faults *f)
{
    for (size_t i = 1; i < b->count; i++) {
        const fig_baseline_line *x = &b->lines[i - 1], *y = &b->lines[i];
        if (memcmp(x->id, y->id, ID_DIGITS) == 0 && x->check && y->check && x->check != y->check)
            tell(f, y->line, "this finding is accepted as another check in line", (unsigned)x->line);
    }
}

/* One line, behind a byte order mark where it is the first; false: the rest is not worth reading. */
static bool take_line(fig_baseline *b, fig_strbuf *line, uint32_t number, faults *f)
{
    const char *text = fig_strbuf_cstr(line);
    if (line->failed)
        return false; /* and text is empty, whatever len says */
    size_t skip = number == 1 && line->len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    bool no_text = memchr(text, 0, line->len) != NULL; /* a byte that no text has */
    const char *what = no_text ? "this is no text; name a file each line of which begins with the id of a finding"
                               : read_line(b, text + skip, text + line->len, number);
    if (what)
        tell(f, number, what, 0);
    line->len = 0;
    return !no_text && !b->arena.failed;
}

fig_status fig_baseline_read(fig_baseline *b, const char *path, fig_report_fn report, void *user, fig_error *error)
{
    faults f = {path, report, user, error, 0};
    fig_strbuf line = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "the file cannot be read: %s; check its name", strerror(errno));
    uint32_t number = 0;
    int byte;
    bool more = true;
    do {
        byte = getc(file);
        if (byte != '\n' && byte != EOF)
            fig_strbuf_char(&line, (char)byte);
        else
            more = take_line(b, &line, ++number, &f);
    } while (byte != EOF && more);
    int broken = ferror(file);
    fclose(file);
    bool nomem = line.failed || b->arena.failed;
    fig_strbuf_clear(&line);
    if (nomem)
        return fig_error_nomem(error);
    if (broken)
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "the file cannot be read to its end; is it a folder?");
    if (b->count)
        qsort(b->lines, b->count, sizeof *b->lines, by_id);
    find_contradictions(b, &f);
    return f.count ? FIG_E_USAGE : FIG_OK;
}

void fig_baseline_clear(fig_baseline *b)
{
    fig_free(b->lines);
    fig_arena_clear(&b->arena);
    *b = (fig_baseline){0};
}

static void accept_by_baseline(const fig_baseline *b, fig_finding *f)
{
    size_t low = 0, high = b->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (memcmp(b->lines[middle].id, f->id.ptr, ID_DIGITS) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const fig_baseline_line *line = low < b->count ? &b->lines[low] : NULL;
    if (!line || memcmp(line->id, f->id.ptr, ID_DIGITS) != 0 ||
        (line->check && line->check != fig_check_number(f->check.ptr, f->check.len)))
        return;
    f->accepted = 1;
    f->reason = line->reason;
}

/* ---- comments ---- */

static const char mark[] = "figures-ok:";

/* The end of the line that begins at `at`; is it blank? */
static bool is_blank_line(const fig_field_text *t, size_t at, size_t *end)
{
    bool blank = true;
    for (*end = at; *end < t->len && t->text[*end] != '\n'; ++*end)
        blank = blank && (t->text[*end] == ' ' || t->text[*end] == '\t' || t->text[*end] == '\r');
    return blank;
}

static size_t line_start(const fig_field_text *t, size_t at)
{
    while (at > 0 && t->text[at - 1] != '\n')
        at--;
    return at;
}

/* The end of the paragraph that `at`, the start of a line, belongs to. */
static size_t paragraph_end(const fig_field_text *t, size_t at)
{
    size_t end;
    while (at < t->len && !is_blank_line(t, at, &end))
        at = end < t->len ? end + 1 : end;
    return at;
}

static size_t paragraph_start(const fig_field_text *t, size_t at)
{
    size_t end;
    for (at = line_start(t, at); at > 0;) {
        size_t before = line_start(t, at - 1);
        if (is_blank_line(t, before, &end))
            break;
        at = before;
    }
    return at;
}

/* ---- paragraphs of a page ---- */

/* Does a tag that ends a block stand at `at`? */
static bool ends_block(const fig_field_text *t, size_t at)
{
    static const char *const tags[] = {"</p",  "</li", "</td", "</tr",         "</th",         "</div", "</h1",
                                       "</h2", "</h3", "</h4", "</blockquote", "</figcaption", "<body"};
    for (size_t i = 0; t->text[at] == '<' && i < sizeof tags / sizeof *tags; i++) {
        size_t n = strlen(tags[i]);
        if (t->len - at > n && memcmp(t->text + at, tags[i], n) == 0 && (t->text[at + n] == '>' || t->text[at + n] == ' '))
            return true;
    }
    return false;
}

/* The source of a page from the block before a comment to the end of the next one. */
static void page_paragraph(const fig_field_text *t, size_t comment, size_t *from, size_t *to)
{
    for (*from = comment; *from > 0 && !ends_block(t, *from); --*from)
        ;
    for (*to = comment; *to < t->len && !ends_block(t, *to); ++*to)
        ;
}

/* What a comment accepts: bits 1 << check, and why. */
typedef struct remark {
    unsigned checks;
    fig_str reason;
    size_t from, to; /* bytes of the field that it holds for */
} remark;

static remark read_remark(const fig_field_text *t, size_t at)
{
    static const char *const ends[] = {"-->", "*/"};
    const char *p = t->text + at + sizeof mark - 1, *end = memchr(p, '\n', t->len - (size_t)(p - t->text));
    remark r = {.from = paragraph_start(t, at)};
    end = end ? end : t->text + t->len;
    size_t line_end = (size_t)(end - t->text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (const char *q = p; q + strlen(ends[i]) <= end; q++)
            if (memcmp(q, ends[i], strlen(ends[i])) == 0)
                end = q;
    for (;;) {
        const char *before = p;
        fig_str word = next_word(&p, end);
        int check = fig_check_number(word.ptr, word.len);
        if (!check) {
            p = before;
            break;
        }
        r.checks |= 1u << check;
    }
    while (p < end && (*p == ' ' || *p == '\t' || *p == ':' || *p == ','))
        p++;
    while (end > p && (end[-1] == ' ' || end[-1] == '\r'))
        end--;
    r.reason = (fig_str){p, (size_t)(end - p)};
    r.to = paragraph_end(t, r.from);
    if (t->map) {
        page_paragraph(t, at, &r.from, &r.to);
        return r;
    }
    if (line_start(t, at) == r.from && r.to <= line_end + 1) { /* a paragraph of its own: the next one too */
        size_t blank_end, next = r.to;
        while (next < t->len && is_blank_line(t, next, &blank_end))
            next = blank_end < t->len ? blank_end + 1 : blank_end;
        r.to = paragraph_end(t, next);
    }
    return r;
}

static bool concerns(const fig_result *result, const fig_finding *f, const fig_field_text *t, const remark *r)
{
    for (size_t i = 0; i < f->figure_count; i++) {
        const fig_figure *g = &result->figures[f->figures[i]];
        size_t at = t->map ? fig_piece_begin(t->map->pieces, t->map->count, g->text_start) : g->text_start;
        if (at >= r->from && at < r->to && strcmp(g->field.ptr, t->name) == 0)
            return true;
    }
    return false;
}

static const char *find_mark(const char *from, const char *end)
{
    const size_t n = sizeof mark - 1;
    while ((size_t)(end - from) >= n && (from = memchr(from, mark[0], (size_t)(end - from) - n + 1)) != NULL) {
        if (memcmp(from, mark, n) == 0)
            return from;
        from++;
    }
    return NULL;
}

static void accept_by_comments(const fig_field_text *t, fig_result *result)
{
    const char *end = t->text + t->len;
    for (const char *at = t->text; (at = find_mark(at, end)) != NULL; at++) {
        remark r = read_remark(t, (size_t)(at - t->text));
        for (size_t i = 0; i < result->finding_count; i++) {
            fig_finding *f = &result->findings[i];
            if (f->accepted || !(r.checks >> fig_check_number(f->check.ptr, f->check.len) & 1u) || !concerns(result, f, t, &r))
                continue;
            f->accepted = 1;
            if (r.reason.len)
                f->reason = fig_arena_str(&result->arena, r.reason.ptr, r.reason.len);
        }
    }
}

bool fig_accept(const fig_baseline *b, fig_result *result)
{
    for (size_t i = 0; i < result->finding_count; i++)
        accept_by_baseline(b, &result->findings[i]);
    for (size_t i = 0; result->finding_count && i < result->field_count; i++) {
        fig_field_text t = result->fields[i];
        if (t.map) {
            t.text = t.map->source;
            t.len = t.map->source_len;
        }
        if (t.text)
            accept_by_comments(&t, result);
    }
    return !result->arena.failed;
}
