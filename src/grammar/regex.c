/* Regex: see regex.h. Expressions are UTF-8, fold no case unless they say (?i), and run under a match limit (match/confirm.c). */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "regex.h"
#include "../base/strbuf.h"
#include <pcre2.h>
#include <string.h>

static void add_range(fig_strbuf *out, const fig_row *row)
{
    for (int n = row->low; n <= row->high; n++)
        fig_strbuf_format(out, "%s%s%d", n > row->low ? "|" : "", !row->width && n < 10 ? "0?" : n < 10 && row->width == 2 ? "0" : "", n);
}

static void add_form(fig_strbuf *out, fig_str form)
{
    for (size_t c = 0; c < form.len; c++) {
        if (strchr("\\^$.[]|()?*+{}/#-", form.ptr[c]))
            fig_strbuf_char(out, '\\');
        fig_strbuf_char(out, form.ptr[c]);
    }
}

/* Append the rows of a list as alternatives, the longest first: of words written as one, fünfzehn is no fünf and zehn. */
static void add_rows(fig_strbuf *out, const fig_list *list)
{
    size_t longest = 0;
    const char *between = "";
    fig_strbuf_puts(out, list->cased ? "(?:" : "(?i:");
    for (size_t i = 0; i < list->row_count; i++)
        longest = list->rows[i].form.len > longest ? list->rows[i].form.len : longest;
    for (size_t len = longest + 1; len-- > 0;)
        for (size_t i = 0; i < list->row_count; i++) {
            const fig_row *row = &list->rows[i];
            if ((row->is_range ? 0 : row->form.len) != len)
                continue;
            fig_strbuf_puts(out, between);
            between = "|";
            if (row->is_range)
                add_range(out, row);
            else
                add_form(out, row->form);
        }
    fig_strbuf_char(out, ')');
}

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* An expression on its way to PCRE2's words: {list} written out, the name and list of each (?<name>{list}) noted. */
typedef struct expansion {
    fig_grammar *g;
    fig_str text;
    size_t at;
    fig_strbuf *out, *message;
    const fig_regex_groups *groups; /* NULL: none may be bound */
    int number;                     /* of the last group that was opened */
} expansion;

static char ahead(const expansion *x, size_t n)
{
    return x->at + n < x->text.len ? x->text.ptr[x->at + n] : 0;
}

/* \d, \x{a0}, \p{L} */
static void take_escape(expansion *x)
{
    fig_strbuf_add(x->out, x->text.ptr + x->at, 2);
    x->at += 2;
    if (ahead(x, 0) == '{' && x->text.ptr[x->at - 1] != '}') {
        const char *end = memchr(x->text.ptr + x->at, '}', x->text.len - x->at);
        const size_t n = end ? (size_t)(end + 1 - x->text.ptr) - x->at : x->text.len - x->at;
        fig_strbuf_add(x->out, x->text.ptr + x->at, n);
        x->at += n;
    }
}

/* ( and (?<name>, not (?: or (?<= */
static bool opens_group(const expansion *x)
{
    const bool named = x->at + 3 < x->text.len && ahead(x, 2) == '<' && ahead(x, 3) != '=' && ahead(x, 3) != '!';
    return ahead(x, 0) == '(' && (ahead(x, 1) != '?' || named);
}

static bool take_group(expansion *x)
{
    const bool named = ahead(x, 1) == '?', kept = x->groups && x->number + 1 < FIG_SHAPE_GROUPS;
    int name = 0;
    x->number++;
    fig_strbuf_char(x->out, '(');
    x->at++;
    if (named) {
        const size_t begin = x->at + 2;
        const char *end = memchr(x->text.ptr + begin, '>', x->text.len - begin);
        const size_t n = (end ? (size_t)(end - x->text.ptr) : x->text.len) - begin;
        name = (int)fig_name_find(x->text.ptr + begin, n);
        if (!name || !kept) {
            fig_strbuf_format(x->message, "`%.*s` can't be bound here; grammars/README.md has the names", (int)n, x->text.ptr + begin);
            return false;
        }
        x->at = begin + n + 1;
    }
    if (kept) {
        x->groups->names[x->number] = name;
        x->groups->lists[x->number] = -1;
    }
    return true;
}

static bool take_list(expansion *x)
{
    const char *name = x->text.ptr + x->at + 1;
    size_t n = 0;
    while (name_char(ahead(x, n + 1)))
        n++;
    const int list = ahead(x, n + 1) == '}' ? fig_grammar_list_index(x->g, name, n) : -1;
    if (list < 0) {
        fig_strbuf_format(x->message, "no list is called `%.*s`", (int)n, name);
        return false;
    }
    x->g->lists[list].used = true;
    if (x->groups && x->number && x->number < FIG_SHAPE_GROUPS && x->groups->names[x->number] && x->groups->lists[x->number] < 0)
        x->groups->lists[x->number] = list;
    add_rows(x->out, &x->g->lists[list]);
    x->at += n + 2;
    return true;
}

static bool expand(expansion *x)
{
    while (x->at < x->text.len) {
        const char c = ahead(x, 0), next = ahead(x, 1);
        if (c == '\\' && x->at + 1 < x->text.len) {
            take_escape(x);
        } else if (opens_group(x)) {
            if (!take_group(x))
                return false;
        } else if (c == '{' && next >= 'a' && next <= 'z') {
            if (!take_list(x))
                return false;
        } else {
            fig_strbuf_char(x->out, c);
            x->at++;
        }
    }
    if (x->groups)
        *x->groups->count = (size_t)(x->number < FIG_SHAPE_GROUPS ? x->number : FIG_SHAPE_GROUPS - 1) + 1;
    return true;
}

/* What the expression can begin with, and how short it can be. */
static void find_begin(const pcre2_code *code, fig_shape *s)
{
    uint32_t type = 0, unit = 0;
    const uint8_t *bits = NULL;
    memset(s->first, 0xFF, sizeof s->first);
    s->shortest = 0;
    if (pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &bits) == 0 && bits)
        memcpy(s->first, bits, sizeof s->first);
    if (pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &type) == 0 && type == 1 &&
        pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &unit) == 0 && unit < 0x80) {
        unsigned other = (unit | 32) - 'a' < 26 ? unit ^ 32 : unit; /* it does not say whether it folds case */
        memset(s->first, 0, 16);                                    /* what is no ASCII may fold to it too */
        s->first[unit >> 3] |= (uint8_t)(1u << (unit & 7));
        s->first[other >> 3] |= (uint8_t)(1u << (other & 7));
    }
    pcre2_pattern_info(code, PCRE2_INFO_MINLENGTH, &s->shortest);
}

static pcre2_code *compile(const fig_regex *r, int *number, PCRE2_SIZE *offset)
{
    uint32_t options =
        PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C | PCRE2_DUPNAMES | (r->whole ? PCRE2_ANCHORED | PCRE2_ENDANCHORED : 0);
    return pcre2_compile((PCRE2_SPTR)r->text.ptr, r->text.len, options, number, offset, NULL);
}

void *fig_regex_compile(const fig_regex *regex)
{
    int number;
    PCRE2_SIZE offset;
    return compile(regex, &number, &offset);
}

/* Is it sound? What a shape can begin with. */
static bool check(fig_grammar *g, fig_regex *r, const char *path, int line, int column, fig_shape *whole)
{
    int number;
    PCRE2_SIZE offset;
    pcre2_code *code = compile(r, &number, &offset);
    if (!code) {
        PCRE2_UCHAR buffer[160];
        pcre2_get_error_message(number, buffer, sizeof buffer);
        fig_source_error(&g->source, path, line, column + 1 + (int)offset, "%s", (char *)buffer);
        return false;
    }
    if (whole) {
        find_begin(code, whole);
        whole->in_nfa = fig_shape_nfa_add(&g->shape_nfa, &g->flat, (uint32_t)(whole - g->shapes), r->text.ptr, r->text.len);
        r->often = !whole->in_nfa;
    }
    pcre2_code_free(code);
    return true;
}

const fig_regex *fig_regex_read(fig_grammar *g, const char *path, int line, int column, fig_str text, fig_shape *whole,
                                const fig_regex_groups *groups)
{
    if (text.len < 3 || text.ptr[0] != '/' || text.ptr[text.len - 1] != '/') {
        fig_source_error(&g->source, path, line, column, "a regular expression stands between / and /");
        return NULL;
    }
    fig_strbuf out = {0}, message = {0};
    fig_regex *r = NULL;
    expansion x = {.g = g, .text = {text.ptr + 1, text.len - 2}, .out = &out, .message = &message, .groups = groups};
    if (!expand(&x)) {
        fig_source_error(&g->source, path, line, column, "%s", fig_strbuf_cstr(&message));
    } else if (!out.failed && (r = fig_arena_zalloc(&g->arena, sizeof *r))) {
        r->text = fig_arena_str(&g->flat, fig_strbuf_cstr(&out), out.len);
        r->whole = whole != NULL;
        if (!r->text.ptr || !check(g, r, path, line, column, whole))
            r = NULL;
    }
    if (out.failed || message.failed)
        g->arena.failed = true; /* out of memory, whatever else was found wrong */
    fig_strbuf_clear(&out);
    fig_strbuf_clear(&message);
    return r;
}
