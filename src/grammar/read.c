/*
 * Reading .gram files, line by line.
 *
 * in   "list magnitude\n  thousand = 10^3\n"      out   a fig_def with one row
 * A definition begins in the first column; its lines are indented; a line indented by eight blanks or more continues the one before.
 */
#include "../base/error.h"
#include "../base/scan.h"
#include "meant.h"
#include "source.h"
#include <string.h>

typedef struct reader {
    fig_source *s;
    const char *path;
    fig_def *def;
    fig_line *last;                        /* what a continuation continues */
    fig_row_source **row_tail, **row_line; /* of the list's rows: the end, and where those of the last line begin */
    int line;
} reader;

void fig_source_error(fig_source *s, const char *path, int line, int column, const char *format, ...)
{
    fig_error e = {.code = FIG_E_SYNTAX, .line = line, .column = column};
    va_list args;
    fig_error_path(&e, path);
    va_start(args, format);
    fig_error_say(&e, format, args);
    va_end(args);
    if (!s->error_count++ && s->first_error)
        *s->first_error = e;
    if (s->report)
        s->report(s->report_user, &e);
}

static inline fig_str trim(fig_str t)
{
    while (t.len && (t.ptr[0] == ' ' || t.ptr[0] == '\t'))
        t.ptr++, t.len--;
    while (t.len && (t.ptr[t.len - 1] == ' ' || t.ptr[t.len - 1] == '\t' || t.ptr[t.len - 1] == '\r'))
        t.len--;
    return t;
}

/* The next word of t; t moves behind it. */
static fig_str take_word(fig_str *t)
{
    *t = trim(*t);
    size_t n = 0;
    while (n < t->len && t->ptr[n] != ' ' && t->ptr[n] != '\t')
        n++;
    fig_str word = {t->ptr, n};
    t->ptr += n;
    t->len -= n;
    *t = trim(*t);
    return word;
}

static bool is(fig_str a, const char *b)
{
    return a.len && *a.ptr == *b && a.len == strlen(b) && memcmp(a.ptr, b, a.len) == 0;
}

/* Cut a comment: `#` at the start or after a blank, outside quotes and regular expressions. */
static fig_str without_comment(fig_str t)
{
    if (!t.len || !memchr(t.ptr, '#', t.len))
        return t;
    char quote = 0;
    for (size_t i = 0; i < t.len; i++) {
        char c = t.ptr[i];
        if (quote) {
            if (c == '\\' && quote == '/')
                i++;
            else if (c == quote)
                quote = 0;
        } else if (c == '"' || (c == '\'' && (i == 0 || strchr(" (:|!~", t.ptr[i - 1]))) ||
                   (c == '/' && i && t.ptr[i - 1] == ' ' && i + 1 < t.len && t.ptr[i + 1] != ' ')) {
            if (memchr(t.ptr + i + 1, c, t.len - i - 1))
                quote = c;
        } else if (c == '#' && (i == 0 || t.ptr[i - 1] == ' ' || t.ptr[i - 1] == '\t')) {
            t.len = i;
            break;
        }
    }
    return trim(t);
}

static fig_line *add_line(reader *r, fig_line **list, fig_str text, int column, int tag)
{
    fig_line *l = fig_arena_alloc(r->s->arena, sizeof *l);
    if (!l)
        return NULL;
    *l = (fig_line){.text = text, .line = r->line, .column = column, .tag = tag};
    while (*list)
        list = &(*list)->next;
    *list = l;
    r->last = l;
    return l;
}

/* A double quote between blanks is a form of its own: the sign of inches. */
static bool lone_quote(fig_str t, size_t i)
{
    return (i == 0 || t.ptr[i - 1] == ' ') && (i + 1 == t.len || t.ptr[i + 1] == ' ');
}

/* `|` or `=` outside double quotes, or len. `quotes`: there may be some. */
static size_t find_mark(fig_str t, char mark, bool quotes)
{
    bool quoted = false;
    const char *first = t.len ? memchr(t.ptr, mark, t.len) : NULL;
    if (!first)
        return t.len;
    if ((mark == '|' || first == t.ptr || first[-1] == ' ') && (!quotes || !memchr(t.ptr, '"', (size_t)(first - t.ptr))))
        return (size_t)(first - t.ptr);
    for (size_t i = 0; i < t.len; i++) {
        if (t.ptr[i] == '"' && !lone_quote(t, i))
            quoted = !quoted;
        else if (!quoted && t.ptr[i] == mark && (mark == '|' || i == 0 || t.ptr[i - 1] == ' '))
            return i;
    }
    return t.len;
}

static fig_str unquote(fig_str t)
{
    if (t.len >= 2 && t.ptr[0] == '"' && t.ptr[t.len - 1] == '"')
        return (fig_str){t.ptr + 1, t.len - 2};
    return t;
}

static void read_row(reader *r, fig_str line, int column)
{
    const bool quotes = memchr(line.ptr, '"', line.len) != NULL;
    size_t equals = find_mark(line, '=', quotes);
    fig_str forms = trim((fig_str){line.ptr, equals}), values = {NULL, 0};
    if (equals < line.len)
        values = trim((fig_str){line.ptr + equals + 1, line.len - equals - 1});
    if (equals < line.len && !values.len)
        fig_source_error(r->s, r->path, r->line, column + (int)equals, "nothing stands behind the `=`");
    fig_row_source **tail = r->row_tail;
    r->row_line = tail;
    while (forms.len) {
        size_t bar = find_mark(forms, '|', quotes);
        fig_str form = trim((fig_str){forms.ptr, bar});
        if (!form.len)
            fig_source_error(r->s, r->path, r->line, column, "an empty form: write something on both sides of `|`");
        fig_row_source *row = fig_arena_alloc(&r->s->rows, sizeof *row);
        if (!row) {
            r->s->arena->failed = true;
            return;
        }
        *row = (fig_row_source){.form = unquote(form),
                                .values = values,
                                .line = r->line,
                                .column = column + (int)(form.ptr - line.ptr),
                                .values_column = values.len ? column + (int)(values.ptr - line.ptr) : 0};
        *tail = row;
        tail = &row->next;
        if (bar >= forms.len)
            break;
        forms = (fig_str){forms.ptr + bar + 1, forms.len - bar - 1};
        if (!forms.len)
            fig_source_error(r->s, r->path, r->line, column, "an empty form: write something on both sides of `|`");
    }
    r->row_tail = tail;
}

/* `a` and `b` with a blank between. */
static fig_str joined(reader *r, fig_str a, fig_str b)
{
    char *text = fig_arena_alloc(r->s->arena, a.len + b.len + 2);
    if (!text)
        return a;
    if (a.len) /* a row without values has none to begin with */
        memcpy(text, a.ptr, a.len);
    text[a.len] = ' ';
    memcpy(text + a.len + 1, b.ptr, b.len);
    text[a.len + 1 + b.len] = 0;
    return (fig_str){text, a.len + 1 + b.len};
}

/* More values of the line before. */
static void continue_row(reader *r, fig_str more)
{
    fig_str values = joined(r, (*r->row_line)->values, more);
    for (fig_row_source *row = *r->row_line; row; row = row->next)
        row->values = values, row->values_column = 0;
}

static const struct {
    const char *key;
    int field; /* 0 about 1 source 2 match 3 guard 4 make 5 over 6 example */
    int tag;
} keys[] = {
    {"about", 0, 0},
    {"source", 1, 0},
    {"match", 2, 0},
    {"pattern", 2, 1},
    {"never-after", 3, FIG_GUARD_NEVER_AFTER},
    {"never-before", 3, FIG_GUARD_NEVER_BEFORE},
    {"where", 3, FIG_GUARD_WHERE},
    {"make", 4, 0},
    {"over", 5, 0},
    {"yes", 6, FIG_EXAMPLE_YES},
    {"no", 6, FIG_EXAMPLE_NO},
    {"yes?", 6, FIG_EXAMPLE_WISH_YES},
    {"no?", 6, FIG_EXAMPLE_WISH_NO},
};

/* What was likely meant, and what may stand there. */
static void refuse(reader *r, int column, fig_strbuf *b, fig_str word, const char *allowed, const char *there)
{
    const fig_str words = {allowed, strlen(allowed)};
    const bool meant = fig_meant_among(b, word, words, "");
    fig_strbuf_format(b, meant ? " %c%s " : "; %c%s ", meant ? *there - 32 : *there, there + 1); /* a sentence of its own */
    fig_meant_list(b, words);
    fig_source_error(r->s, r->path, r->line, column, "%s", fig_strbuf_cstr(b));
    fig_strbuf_clear(b);
}

static void read_body(reader *r, fig_str raw, int indent)
{
    if (r->def->type == FIG_DEF_LIST) {
        fig_str line = without_comment(raw);
        if (line.len && indent >= 8 && *r->row_line && find_mark(line, '=', true) == line.len)
            continue_row(r, line);
        else if (line.len)
            read_row(r, line, indent + 1);
        return;
    }
    fig_str rest = trim(raw);
    if (indent >= 8 && r->last) { /* a continuation: join with a blank */
        r->last->text = joined(r, r->last->text, without_comment(rest));
        return;
    }
    fig_str key = take_word(&rest);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!is(key, keys[i].key))
            continue;
        fig_def *d = r->def;
        fig_line **lists[] = {&d->about, &d->source, &d->matches, &d->guards, &d->make, &d->over, &d->examples};
        if (keys[i].field >= 2 && keys[i].field <= 5)
            rest = without_comment(rest);
        if (!rest.len)
            fig_source_error(r->s, r->path, r->line, indent + 1, "`%s` needs something behind it", keys[i].key);
        if (keys[i].field == 3 && d->type != FIG_DEF_RULE)
            fig_source_error(r->s, r->path, r->line, indent + 1, "`%s` is a guard, and those stand in rules only", keys[i].key);
        add_line(r, lists[keys[i].field], rest, indent + 1 + (int)(rest.ptr - trim(raw).ptr), keys[i].tag);
        return;
    }
    fig_strbuf b = {0};
    fig_strbuf_format(&b, "`%.*s` is no key of a %s", (int)key.len, key.ptr, r->def->type == FIG_DEF_PART ? "part" : "rule");
    refuse(r, indent + 1, &b, key, "about|source|match|pattern|never-after|never-before|where|make|over|yes|no", "keys are");
}

/* name(a, b) -> name and parameters */
static void read_head_name(reader *r, fig_str word, fig_str rest)
{
    char *whole = fig_arena_alloc(r->s->arena, word.len + rest.len + 1);
    if (!whole)
        return;
    memcpy(whole, word.ptr, word.len);
    memcpy(whole + word.len, rest.ptr, rest.len);
    whole[word.len + rest.len] = 0;
    char *open = strchr(whole, '(');
    r->def->name = whole;
    if (!fig_scan_is_plain(whole, strlen(whole))) /* records write names as they are */
        fig_source_error(r->s, r->path, r->line, 1, "a name holds no quotes, backslashes or control characters");
    if (!open)
        return;
    *open = 0;
    for (char *p = strtok_r(open + 1, ", )", &open); p && r->def->param_count < 4; p = strtok_r(NULL, ", )", &open))
        r->def->params[r->def->param_count++] = p;
}

/* By fig_def_type. */
static const char *const types[] = {"list", "part", "shape", "rule", "link", "fact", "head"};

static bool type_of(reader *r, fig_str word, fig_def_type *type)
{
    for (int i = 0; i < (int)(sizeof types / sizeof *types); i++)
        if (is(word, types[i])) {
            *type = (fig_def_type)i;
            return true;
        }
    fig_strbuf b = {0};
    fig_strbuf_format(&b, "`%.*s` begins no definition", (int)word.len, word.ptr);
    refuse(r, 1, &b, word, "list|part|shape|rule|link|fact|head", "one begins with");
    return false;
}

static void read_head(reader *r, fig_str line, const char *text_begin)
{
    fig_str rest = without_comment(line), word = take_word(&rest);
    fig_def_type type;
    r->def = NULL;
    r->last = NULL;
    if (!type_of(r, word, &type))
        return;
    fig_def *d = fig_arena_zalloc(r->s->arena, sizeof *d);
    if (!d)
        return;
    *d = (fig_def){.type = type, .name = "", .path = r->path, .line = r->line, .text = {text_begin, 0}};
    r->def = d;
    r->row_tail = r->row_line = &d->rows;
    word = take_word(&rest);
    if (!word.len)
        fig_source_error(r->s, r->path, r->line, 1, "a %s needs a name", types[type]);
    if (type == FIG_DEF_LIST) {
        d->cased = is(rest, "cased");
        d->more = is(rest, "more");
        if (rest.len && !d->cased && !d->more)
            fig_source_error(r->s, r->path, r->line, 1,
                             "behind a list's name only `cased` may stand, or `more`: rows for a list that is defined already");
        rest.len = 0;
    }
    if (type == FIG_DEF_SHAPE) {
        d->regex = rest;
        d->regex_line = r->line;
        d->regex_column = (int)(rest.ptr - line.ptr) + 1;
        rest.len = 0;
    }
    read_head_name(r, word, rest);
    if (r->s->last)
        r->s->last->next = d;
    else
        r->s->first = d;
    r->s->last = d;
}

void fig_source_read(fig_source *s, const char *path, const char *text, size_t len)
{
    char *name = fig_arena_copy(s->arena, path, strlen(path));
    if (!name)
        return;
    reader r = {.s = s, .path = name};
    for (const char *p = text, *end = text + len; p < end;) {
        const char *eol = memchr(p, '\n', (size_t)(end - p));
        if (!eol)
            eol = end;
        r.line++;
        fig_str line = {p, (size_t)(eol - p)};
        int indent = 0;
        while ((size_t)indent < line.len && line.ptr[indent] == ' ')
            indent++;
        fig_str body = trim(line);
        if (body.len && line.ptr[indent] == '\t')
            fig_source_error(s, name, r.line, indent + 1, "a tab: indent with blanks");
        else if (body.len && !(body.ptr[0] == '#' && (body.len == 1 || body.ptr[1] == ' ' || indent == 0))) {
            if (indent == 0)
                read_head(&r, body, p);
            else if (r.def)
                read_body(&r, body, indent);
            else if (!s->error_count)
                fig_source_error(s, name, r.line, 1, "an indented line outside of a definition");
            if (r.def)
                r.def->text.len = (size_t)(eol - r.def->text.ptr);
        }
        p = eol + 1;
    }
}

void fig_source_forget_rows(fig_source *s)
{
    for (fig_def *d = s->first; d; d = d->next)
        d->rows = NULL;
    fig_arena_clear(&s->rows);
}
