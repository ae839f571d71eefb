/*
 * Markdown inline: the marks within a paragraph.
 *
 * in   the lines of a paragraph          out   its text through hypertext.c
 * First what binds most: escapes, code, tags, links; then emphasis by the rules of CommonMark 0.31, 6.2, over what is left. Each byte gets a mark that says what becomes of it.
 */
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "../text/utf8.h"
#include "html_scan.h"
#include "markdown.h"
#include <string.h>

enum { KEEP, DROP, CODE /* text without entities */, TAG, NEW_LINE };

typedef struct fig_markdown_run {
    size_t at, count, left; /* where those stand that are not used yet, how many it had, how many are left */
    char sign;
    bool opens, closes;
} run;

enum { LONGEST_TARGET = 2048, BACKTICKS = 64, LOOK_BACK = 256 };

static bool is_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

static void mark(fig_markdown_paragraph *p, size_t from, size_t to, unsigned char what)
{
    memset(p->marks + from, what, to - from);
}

/* ---- code, tags ---- */

static size_t run_length(const char *t, size_t at, size_t len)
{
    size_t n = 0;
    while (at + n < len && t[at + n] == t[at])
        n++;
    return n;
}

/* `…` with as many backticks on both sides. `none` remembers lengths that close nowhere. */
static size_t read_code(fig_markdown_paragraph *p, size_t at, bool none[BACKTICKS])
{
    const char *t = p->text.data;
    size_t len = p->text.len, n = run_length(t, at, len);
    for (size_t i = at + n; n < BACKTICKS && !none[n] && i < len;) {
        const char *next = memchr(t + i, '`', len - i);
        if (!next)
            break;
        i = (size_t)(next - t);
        size_t k = run_length(t, i, len);
        if (k == n) {
            mark(p, at, at + n, DROP);
            mark(p, at + n, i, CODE);
            mark(p, i, i + n, DROP);
            return i + n;
        }
        i += k;
    }
    if (n < BACKTICKS)
        none[n] = true;
    return at + n;
}

/* Behind the tag or the like that begins at `at`, 0 where none does. */
static size_t find_tag_end(const char *t, size_t at, size_t len)
{
    const bool tag = at + 2 < len && (fig_ascii_is_letter(t[at + 1]) || (t[at + 1] == '/' && fig_ascii_is_letter(t[at + 2])));
    fig_html_scan scan;
    fig_html_scan_begin(&scan, t, len - at < LONGEST_TARGET ? len : at + LONGEST_TARGET);
    scan.at = at;
    if (!fig_html_scan_opens(&scan, at))
        return 0;
    fig_html_type type = fig_html_scan_next(&scan);
    return (tag ? type != FIG_HTML_OTHER : t[scan.end - 1] == '>') ? scan.end : 0;
}

/* The same of a comment, which may be as long as it likes. `none`: from here on none ends. */
static size_t find_comment_end(const char *t, size_t at, size_t len, bool *none)
{
    fig_html_scan scan;
    if (*none)
        return 0;
    fig_html_scan_begin(&scan, t, len);
    scan.at = at;
    fig_html_scan_next(&scan);
    *none = scan.end < at + 5 || (memcmp(t + scan.end - 3, "-->", 3) != 0 && memcmp(t + scan.end - 4, "--!>", 4) != 0);
    return *none ? 0 : scan.end;
}

/* <https://…>, <a@b.c>, <b>, </b>, <!-- … -->; otherwise a sign. `no_comment` remembers that none ends behind. */
static size_t read_angle(fig_markdown_paragraph *p, size_t at, bool *no_comment)
{
    const char *t = p->text.data, *close;
    const size_t len = p->text.len;
    const bool comment = len - at > 4 && memcmp(t + at, "<!--", 4) == 0;
    close = memchr(t + at, '>', len - at < LONGEST_TARGET ? len - at : LONGEST_TARGET);
    if (!close && !comment)
        return at + 1;
    size_t end = close ? (size_t)(close - t) : at;
    bool address = false, blanks = false;
    for (size_t i = at + 1; i < end && !blanks; i++) {
        address = address || t[i] == ':' || t[i] == '@';
        blanks = fig_ascii_is_blank(t[i]) || t[i] == '<';
    }
    if (address && !blanks && t[at + 1] != '/' && t[at + 1] != '!') {
        mark(p, at, at + 1, DROP);
        mark(p, at + 1, end, CODE);
        mark(p, end, end + 1, DROP);
        return end + 1;
    }
    end = comment ? find_comment_end(t, at, len, no_comment) : find_tag_end(t, at, len);
    if (!end)
        return at + 1;
    mark(p, at, end, TAG);
    return end;
}

/* ---- links ---- */

/* "(target "title")" behind a `]`: the place behind it, or 0. */
static size_t read_target(const char *t, size_t at, size_t len)
{
    size_t end = len - at < LONGEST_TARGET ? len : at + LONGEST_TARGET, depth = 1;
    char quote = 0;
    for (size_t i = at + 1; i < end; i++) {
        if (t[i] == '\\' && i + 1 < end)
            i++;
        else if (quote)
            quote = t[i] == quote ? 0 : quote;
        else if ((t[i] == '"' || t[i] == '\'') && fig_ascii_is_blank(t[i - 1]))
            quote = t[i];
        else if (t[i] == '(')
            depth++;
        else if (t[i] == ')' && --depth == 0)
            return i + 1;
    }
    return 0;
}

static bool same_label(fig_str a, fig_str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if ((a.ptr[i] >= 'A' && a.ptr[i] <= 'Z' ? a.ptr[i] | 32 : a.ptr[i]) !=
            (b.ptr[i] >= 'A' && b.ptr[i] <= 'Z' ? b.ptr[i] | 32 : b.ptr[i]))
            return false;
    return true;
}

static bool is_label(const fig_markdown_paragraph *p, size_t from, size_t to)
{
    for (size_t i = 0; i < p->label_count && to - from < FIG_MARKDOWN_LABEL; i++)
        if (same_label(p->labels[i], (fig_str){p->text.data + from, to - from}))
            return true;
    return false;
}

/* What is behind the `]` at `close` that belongs to the link: *end; false: it is none. */
static bool read_link(const fig_markdown_paragraph *p, size_t open, size_t close, size_t *end)
{
    const char *t = p->text.data;
    size_t len = p->text.len, behind = close + 1;
    if (behind < len && t[behind] == '(' && (*end = read_target(t, behind, len)))
        return true;
    if (behind < len && t[behind] == '[') {
        const char *second = memchr(t + behind, ']', len - behind < LONGEST_TARGET ? len - behind : LONGEST_TARGET);
        size_t to = second ? (size_t)(second - t) : 0;
        *end = to + 1;
        if (second && (to > behind + 1 ? is_label(p, behind + 1, to) : is_label(p, open + 1, close)))
            return true;
    }
    *end = behind;
    return is_label(p, open + 1, close);
}

static void close_bracket(fig_markdown_paragraph *p, size_t close, size_t *depth, size_t *next)
{
    const char *t = p->text.data;
    size_t end;
    *next = close + 1;
    if (!*depth)
        return;
    size_t open = p->brackets[--*depth];
    bool image = open && t[open - 1] == '!' && p->marks[open - 1] == KEEP;
    if (t[open + 1] == '^' && close - open < 64 && !memchr(t + open, ' ', close - open)) { /* [^1]: a footnote's mark */
        mark(p, open, close + 1, DROP);
        return;
    }
    if (!read_link(p, open, close, &end))
        return;
    if (image)
        mark(p, open - 1, end, DROP);
    mark(p, open, open + 1, DROP);
    mark(p, close, end, DROP);
    *next = end;
}

static void read_bindings(fig_markdown_paragraph *p)
{
    const char *t = p->text.data;
    size_t len = p->text.len, depth = 0;
    bool none[BACKTICKS] = {false}, no_comment = false;
    for (size_t i = 0; i < len && !p->failed;) {
        char c = t[i];
        if (c == '\\' && i + 1 < len && is_punctuation(t[i + 1])) {
            p->marks[i] = DROP;
            p->marks[i + 1] = CODE; /* no mark any more */
            i += 2;
        } else if (c == '\\' && i + 1 < len && t[i + 1] == '\n' && i + 2 < len) {
            p->marks[i] = NEW_LINE;
            i += 2;
        } else if (c == ' ' && i + 2 < len && t[i + 1] == ' ' && t[i + 2] == '\n' && i + 3 < len) {
            p->marks[i] = NEW_LINE;
            i += 3;
        } else if (c == '`') {
            i = read_code(p, i, none);
        } else if (c == '<') {
            i = read_angle(p, i, &no_comment);
        } else if (c == '[') {
            if (fig_grow(&p->brackets, &p->bracket_capacity, depth + 1, sizeof *p->brackets))
                p->brackets[depth++] = i++;
            else
                p->failed = true;
        } else if (c == ']') {
            close_bracket(p, i, &depth, &i);
        } else {
            i++;
        }
    }
}

/* ---- emphasis ---- */

/* What stands beside a run: a blank (2), punctuation (1), else 0. */
static int beside(const char *t, size_t at, size_t len, bool before)
{
    if (before ? at == 0 : at >= len)
        return 2;
    unsigned char c = (unsigned char)(before ? t[at - 1] : t[at]);
    if (before && c >= 0x80 && c != 0xA0)
        return 0;
    if (fig_ascii_is_blank((char)c))
        return 2;
    return is_punctuation((char)c) ? 1 : 0;
}

static size_t find_runs(fig_markdown_paragraph *p)
{
    const char *t = p->text.data;
    size_t count = 0, len = p->text.len;
    for (size_t i = 0; i < len && !p->failed;) {
        char c = t[i];
        if ((c != '*' && c != '_' && c != '~') || p->marks[i] != KEEP) {
            i++;
            continue;
        }
        size_t n = 0;
        while (i + n < len && t[i + n] == c && p->marks[i + n] == KEEP)
            n++;
        int before = beside(t, i, len, true), after = beside(t, i + n, len, false);
        bool left = after != 2 && (after != 1 || before != 0), right = before != 2 && (before != 1 || after != 0);
        run r = {.at = i, .count = n, .left = n, .sign = c};
        r.opens = c == '_' ? left && (!right || before == 1) : left;
        r.closes = c == '_' ? right && (!left || after == 1) : right;
        if (c != '~' || n == 2) {
            if (fig_grow(&p->runs, &p->run_capacity, count + 1, sizeof *p->runs))
                p->runs[count++] = r;
            else
                p->failed = true;
        }
        i += n;
    }
    return count;
}

/* The nearest run before `closer` that it can close, or -1. */
static ptrdiff_t find_opener(const run *runs, size_t closer)
{
    const run *c = &runs[closer];
    for (size_t i = closer, looked = 0; i-- > 0 && looked < LOOK_BACK; looked++) {
        const run *o = &runs[i];
        if (o->sign != c->sign || !o->opens || !o->left)
            continue;
        bool both = (o->opens && o->closes) || (c->opens && c->closes);
        if (both && (o->count + c->count) % 3 == 0 && !(o->count % 3 == 0 && c->count % 3 == 0))
            continue;
        return (ptrdiff_t)i;
    }
    return -1;
}

static void read_emphasis(fig_markdown_paragraph *p)
{
    size_t count = find_runs(p);
    for (size_t k = 0; k < count && !p->failed; k++) {
        run *c = &p->runs[k];
        for (ptrdiff_t at; c->closes && c->left && (at = find_opener(p->runs, k)) >= 0;) {
            run *o = &p->runs[at];
            size_t n = c->left >= 2 && o->left >= 2 ? 2 : 1;
            mark(p, o->at + o->left - n, o->at + o->left, DROP);
            mark(p, c->at, c->at + n, DROP);
            c->at += n;
            o->left -= n;
            c->left -= n;
            for (size_t i = (size_t)at + 1; i < k; i++) /* what stands between opens nothing any more */
                p->runs[i].left = 0;
        }
    }
}

/* ---- writing ---- */

/* Bytes [from, to) of the paragraph, all of one mark and one line. */
static void write_stretch(const fig_markdown_paragraph *p, const fig_markdown_line *line, size_t from, size_t to, fig_hypertext *html)
{
    size_t at = line->at + (from - line->begin), end = line->at + (to - line->begin);
    switch (p->marks[from]) {
    case KEEP:
        fig_hypertext_text(html, at, end, true);
        break;
    case CODE:
        fig_hypertext_text(html, at, end, false);
        break;
    case TAG:
        fig_hypertext_markup(html, at, end);
        break;
    case NEW_LINE:
        fig_hypertext_break(html, FIG_PAGE_LINE);
        break;
    default:
        break;
    }
}

void fig_markdown_write(fig_markdown_paragraph *p, fig_hypertext *html)
{
    if (p->text.len && p->text.data[p->text.len - 1] == '\n')
        p->text.len--;
    if (p->text.len && fig_grow(&p->marks, &p->mark_capacity, p->text.len + 1, 1)) {
        mark(p, 0, p->text.len, KEEP);
        read_bindings(p);
        read_emphasis(p);
        for (size_t l = 0, i = 0; l < p->line_count; l++) {
            size_t line_end = l + 1 < p->line_count ? p->lines[l + 1].begin : p->text.len;
            while (i < line_end) {
                size_t to = i + 1;
                bool whole = p->marks[i] == TAG; /* a tag may go on in the next line */
                while (to < (whole ? p->text.len : line_end) && p->marks[to] == p->marks[i] && p->marks[i] != NEW_LINE &&
                       !(whole && p->text.data[to] == '<'))
                    to++;
                write_stretch(p, &p->lines[l], i, to < line_end ? to : line_end, html);
                i = to;
            }
        }
    } else if (p->text.len) {
        p->failed = true;
    }
    p->text.len = 0;
    p->line_count = 0;
}
