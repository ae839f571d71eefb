/* Regex: see regex.h. Expressions are UTF-8, fold no case unless they say (?i), and run under a match limit (match/confirm.c). */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "regex.h"
#include "../base/strbuf.h"
#include <pcre2.h>
#include <string.h>

/* Append the rows of a list as alternatives, longest first is not needed: PCRE2 backtracks. */
static void add_rows(fig_strbuf *out, const fig_list *list)
{
    fig_strbuf_puts(out, list->cased ? "(?:" : "(?i:");
    for (size_t i = 0; i < list->row_count; i++) {
        const fig_row *row = &list->rows[i];
        if (i)
            fig_strbuf_char(out, '|');
        if (row->is_range) {
            for (int n = row->low; n <= row->high; n++)
                fig_strbuf_format(out, "%s%s%d", n > row->low ? "|" : "",
                                  !row->width && n < 10       ? "0?"
                                  : n < 10 && row->width == 2 ? "0"
                                                              : "",
                                  n);
            continue;
        }
        for (size_t c = 0; c < row->form.len; c++) {
            if (strchr("\\^$.[]|()?*+{}/#-", row->form.ptr[c]))
                fig_strbuf_char(out, '\\');
            fig_strbuf_char(out, row->form.ptr[c]);
        }
    }
    fig_strbuf_char(out, ')');
}

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* Expand {list}; note the name and list of each (?<name>{list}). */
static bool expand(fig_grammar *g, fig_str t, fig_strbuf *out, const fig_regex_groups *groups, fig_strbuf *message)
{
    int number = 0;
    for (size_t i = 0; i < t.len; i++) {
        char c = t.ptr[i];
        if (c == '\\' && i + 1 < t.len) {
            fig_strbuf_add(out, t.ptr + i++, 2);
            if (i + 1 < t.len && t.ptr[i + 1] == '{') /* \\x{a0}, \\p{L} */
                while (i + 1 < t.len && t.ptr[i] != '}')
                    fig_strbuf_char(out, t.ptr[++i]);
        } else if (c == '(' && !(i + 1 < t.len && t.ptr[i + 1] == '?' &&
                                 !(i + 3 < t.len && t.ptr[i + 2] == '<' && t.ptr[i + 3] != '=' && t.ptr[i + 3] != '!'))) {
            number++;
            fig_strbuf_char(out, c);
            if (i + 1 < t.len && t.ptr[i + 1] == '?') { /* (?<name> */
                size_t begin = i + 3, end = begin;
                while (end < t.len && t.ptr[end] != '>')
                    end++;
                int name = (int)fig_name_find(t.ptr + begin, end - begin);
                if (!name || !groups || number >= FIG_SHAPE_GROUPS) {
                    fig_strbuf_format(message, "`%.*s` can't be bound here; grammars/README.md has the names", (int)(end - begin),
                                      t.ptr + begin);
                    return false;
                }
                groups->names[number] = name;
                i = end;
            } else if (groups && number < FIG_SHAPE_GROUPS) {
                groups->names[number] = 0;
            }
            if (groups && number < FIG_SHAPE_GROUPS)
                groups->lists[number] = -1;
        } else if (c == '{' && i + 1 < t.len && t.ptr[i + 1] >= 'a' && t.ptr[i + 1] <= 'z') {
            size_t end = i + 1;
            while (end < t.len && name_char(t.ptr[end]))
                end++;
            int list = end < t.len && t.ptr[end] == '}' ? fig_grammar_list_index(g, t.ptr + i + 1, end - i - 1) : -1;
            if (list < 0) {
                fig_strbuf_format(message, "no list is called `%.*s`", (int)(end - i - 1), t.ptr + i + 1);
                return false;
            }
            g->lists[list].used = true;
            if (groups && number && number < FIG_SHAPE_GROUPS && groups->names[number] && groups->lists[number] < 0)
                groups->lists[number] = list;
            add_rows(out, &g->lists[list]);
            i = end;
        } else {
            fig_strbuf_char(out, c);
        }
    }
    if (groups)
        *groups->count = (size_t)(number < FIG_SHAPE_GROUPS ? number : FIG_SHAPE_GROUPS - 1) + 1;
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
    if (!expand(g, (fig_str){text.ptr + 1, text.len - 2}, &out, groups, &message)) {
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
