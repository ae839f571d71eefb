/*
 * Accepted: see accepted.h.
 *
 * A comment holds for the paragraph that it stands in, and, where it is a paragraph of its own, for the next one. `figures-ok: C4, C7 the
 * bank's own rate` accepts the findings of C4 and C7 there; the reason ends with the line, or at the comment's end (-->).
 * Of a page the comments are those of its source, and a paragraph is one of its text. A comment that names no check is a warning, of a field's first 20.
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

enum { MOST_WARNINGS = 20 };

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

/* Does a tag that ends a block stand at `at`? In letters of either case. */
static bool ends_block(const fig_map *m, size_t at)
{
    static const char *const tags[] = {"</p",  "</li", "</td", "</tr",         "</th",         "</div", "</h1",
                                       "</h2", "</h3", "</h4", "</blockquote", "</figcaption", "<body"};
    for (size_t i = 0; m->source[at] == '<' && i < sizeof tags / sizeof *tags; i++) {
        size_t n = strlen(tags[i]), k = 0;
        if (m->source_len - at <= n)
            continue;
        for (char c; k < n; k++) {
            c = m->source[at + k];
            if ((c >= 'A' && c <= 'Z' ? c | 32 : c) != tags[i][k])
                break;
        }
        if (k == n && memchr("> \t\r\n", m->source[at + n], 5))
            return true;
    }
    return false;
}

/* What lies around the comment at hand. Comments come in order: what holds for the next one too is not looked for again. */
typedef struct surroundings {
    size_t line_end;                          /* of the comment's line */
    size_t ends[2];                           /* the next --> and the next end of a comment in C there, or the line's end */
    size_t first, last;                       /* the paragraph: bytes of a text; of a page pieces */
    size_t to;                                /* of a text: what the comments of the paragraph hold for ends here */
    size_t before, after;                     /* of a page: the source between two paragraphs, */
    size_t first_block, last_block, blank_to; /* ends of blocks in it; the end of its first blank line; SIZE_MAX: none */
    size_t done_from, done_to;                /* where `done` was accepted */
    unsigned done;
} surroundings;

/* A blank line is one of Markdown. */
static void look_between(const fig_map *m, size_t before, size_t after, surroundings *s)
{
    size_t feeds = 0;
    if (s->after && s->before == before && s->after == after)
        return;
    s->before = before;
    s->after = after;
    s->first_block = s->last_block = s->blank_to = SIZE_MAX;
    for (size_t i = before; i < after; i++) {
        char ch = m->source[i];
        feeds = ch == '\n' ? feeds + 1 : ch == ' ' || ch == '\t' || ch == '\r' ? feeds : 0;
        if (feeds == 2 && s->blank_to == SIZE_MAX)
            s->blank_to = i + 1;
        if (ch != '<' || !ends_block(m, i))
            continue;
        s->first_block = s->first_block == SIZE_MAX ? i : s->first_block;
        s->last_block = i;
    }
}

/* The break between two paragraphs, two line feeds that stand nowhere in the page. */
static bool is_break(const fig_field_text *t, size_t piece)
{
    const fig_piece *p = &t->map->pieces[piece];
    return p->source_step == 0 && p->text + 2 <= t->len && memcmp(t->text + p->text, "\n\n", 2) == 0;
}

static size_t piece_end(const fig_field_text *t, size_t piece)
{
    const fig_map *m = t->map;
    size_t end = piece + 1 < m->count ? m->pieces[piece + 1].text : t->len;
    return fig_piece_end(m->pieces, m->count, end);
}

/* The text of the paragraph that a comment of a page stands in or before: the next one where the source ends a block before it, or has a blank line
 * there, as Markdown does. */
static void page_paragraph(const fig_field_text *t, size_t comment, surroundings *s, size_t *from, size_t *to)
{
    const fig_map *m = t->map;
    size_t next = 0;
    for (size_t end = m->count; next < end;) {
        size_t middle = next + (end - next) / 2;
        if (m->pieces[middle].source < comment)
            next = middle + 1;
        else
            end = middle;
    }
    next += next < m->count && is_break(t, next);
    bool between = next > 1 && next < m->count && is_break(t, next - 1), behind = next == m->count;
    if (between || behind) {
        size_t before = piece_end(t, between ? next - 2 : next - 1), after = behind ? m->source_len : m->pieces[next].source;
        look_between(m, before, after, s);
        bool block_behind = s->last_block != SIZE_MAX && s->last_block >= comment;
        if (s->first_block >= comment && (block_behind || s->blank_to > comment)) /* not of the next one */
            next = between ? next - 2 : next - 1;
    }
    if (next == m->count) { /* nothing follows */
        *from = *to = t->len;
        return;
    }
    if (next < s->first || next >= s->last) {
        for (s->first = next; s->first > 0 && !is_break(t, s->first - 1); s->first--)
            ;
        for (s->last = next; s->last < m->count && !is_break(t, s->last); s->last++)
            ;
    }
    *from = m->pieces[s->first].text;
    *to = s->last < m->count ? m->pieces[s->last].text : t->len;
}

/* What a comment accepts: bits 1 << check, and why. */
typedef struct remark {
    unsigned checks;
    fig_str unknown; /* what looks like a check and is none; else what stands where no check is named */
    fig_str reason;
    size_t from, to; /* bytes of the field's text that it holds for */
} remark;

static bool looks_like_check(fig_str word)
{
    return word.len > 1 && (word.ptr[0] == 'C' || word.ptr[0] == 'c') && word.ptr[1] >= '0' && word.ptr[1] <= '9';
}

/* The checks that stand at `p`, up to what is none; where the reason begins. */
static const char *read_checks(const char *p, const char *end, remark *r)
{
    for (;;) {
        const char *before = p;
        fig_str word = fig_check_word(&p, end);
        while (word.len && strchr(":;.", word.ptr[word.len - 1]))
            word.len--;
        int check = fig_check_number(word.ptr, word.len);
        if (!check && looks_like_check(word))
            r->unknown = word;
        else if (!check) {
            if (!r->checks && !r->unknown.len)
                r->unknown = word;
            return before;
        }
        r->checks |= check ? 1u << check : 0;
    }
}

/* The paragraph of a text without markup. */
static void text_paragraph(const fig_field_text *t, size_t comment, surroundings *s)
{
    if (comment < s->last)
        return;
    s->first = paragraph_start(t, comment);
    s->last = s->to = paragraph_end(t, s->first);
    if (line_start(t, comment) != s->first || s->to > s->line_end + 1)
        return;
    size_t blank_end, next = s->to; /* a paragraph of its own: the next one too */
    while (next < t->len && is_blank_line(t, next, &blank_end))
        next = blank_end < t->len ? blank_end + 1 : blank_end;
    s->to = paragraph_end(t, next);
}

/* Where the comment ends whose text begins at `at`: at the sign for that, else with the line. */
static size_t comment_end(fig_str source, size_t at, surroundings *s)
{
    static const char *const ends[] = {"-->", "*/"};
    const bool same_line = at <= s->line_end;
    if (!same_line) {
        const char *feed = memchr(source.ptr + at, '\n', source.len - at);
        s->line_end = feed ? (size_t)(feed - source.ptr) : source.len;
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n = strlen(ends[i]);
        if (same_line && s->ends[i] >= at)
            continue;
        for (s->ends[i] = at; s->ends[i] + n <= s->line_end && memcmp(source.ptr + s->ends[i], ends[i], n) != 0; s->ends[i]++)
            ;
        if (s->ends[i] + n > s->line_end)
            s->ends[i] = s->line_end;
    }
    return s->ends[0] < s->ends[1] ? s->ends[0] : s->ends[1];
}

/* `at`: where the mark stands in the source. */
static remark read_remark(const fig_field_text *t, fig_str source, size_t at, surroundings *s)
{
    const size_t begin = at + sizeof mark - 1;
    const char *p = source.ptr + begin, *end = source.ptr + comment_end(source, begin, s);
    remark r = {0};
    p = read_checks(p, end, &r);
    while (p < end && (*p == ' ' || *p == '\t' || *p == ':' || *p == ','))
        p++;
    while (end > p && (end[-1] == ' ' || end[-1] == '\r'))
        end--;
    r.reason = (fig_str){p, (size_t)(end - p)};
    if (t->map) {
        page_paragraph(t, at, s, &r.from, &r.to);
        return r;
    }
    text_paragraph(t, at, s);
    r.from = s->first;
    r.to = s->to;
    return r;
}

static bool concerns(const fig_result *result, const fig_finding *f, const fig_field_text *t, const remark *r)
{
    for (size_t i = 0; i < f->figure_count; i++) {
        const fig_figure *g = &result->figures[f->figures[i]];
        if (g->text_start >= r->from && g->text_start < r->to && strcmp(g->field.ptr, t->name) == 0)
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

/* A comment that accepts nothing, since it names no check, or one that there is not. */
static void warn(fig_result *result, const remark *r, int line)
{
    fig_error *all = fig_arena_alloc(&result->arena, (result->warning_count + 1) * sizeof *all);
    if (!all)
        return;
    if (result->warning_count)
        memcpy(all, result->warnings, result->warning_count * sizeof *all);
    fig_error_at(&all[result->warning_count++], FIG_E_USAGE, NULL, line, 0,
                 "figures-ok: `%.*s` is no check, so nothing is accepted for it; name some of C1 to C15, and behind them the reason",
                 (int)(r->unknown.len < 40 ? r->unknown.len : 40), r->unknown.ptr ? r->unknown.ptr : "");
    result->warnings = all;
}

static void accept_findings(const fig_field_text *t, fig_result *result, const remark *r, surroundings *s)
{
    fig_str reason = {NULL, 0};
    if (s->done_from == r->from && s->done_to == r->to && !(r->checks & ~s->done))
        return;
    s->done = s->done_from == r->from && s->done_to == r->to ? s->done | r->checks : r->checks;
    s->done_from = r->from;
    s->done_to = r->to;
    for (size_t i = 0; i < result->finding_count; i++) {
        fig_finding *f = &result->findings[i];
        if (f->accepted || !(r->checks >> fig_check_number(f->check.ptr, f->check.len) & 1u) || !concerns(result, f, t, r))
            continue;
        f->accepted = 1;
        if (r->reason.len && !reason.ptr)
            reason = fig_arena_str(&result->arena, r->reason.ptr, r->reason.len);
        if (reason.ptr)
            f->reason = reason;
    }
}

static void accept_by_comments(const fig_field_text *t, fig_result *result)
{
    fig_str source = t->map ? (fig_str){t->map->source, t->map->source_len} : (fig_str){t->text, t->len};
    const char *end = source.ptr + source.len, *counted = source.ptr;
    surroundings around = {0};
    int line = 1, warnings = 0;
    for (const char *at = source.ptr; (at = find_mark(at, end)) != NULL; at++) {
        remark r = read_remark(t, source, (size_t)(at - source.ptr), &around);
        for (; counted < at; counted++)
            line += *counted == '\n';
        if (r.unknown.ptr && warnings++ < MOST_WARNINGS)
            warn(result, &r, line);
        accept_findings(t, result, &r, &around);
    }
}

bool fig_accept(const fig_baseline *b, fig_result *result)
{
    for (size_t i = 0; i < result->finding_count; i++)
        fig_baseline_accept(b, &result->findings[i]);
    for (size_t i = 0; i < result->field_count; i++)
        if (result->fields[i].text)
            accept_by_comments(&result->fields[i], result);
    return !result->arena.failed;
}
