/* Pattern: recursive descent over one line; see pattern.h and grammars/README.md for the language. */
#include "pattern.h"
#include "meant.h"
#include "names.h"
#include <string.h>

typedef struct parser {
    fig_source *s;
    fig_arena *arena;
    const char *path;
    const fig_line *line;
    const char *p, *end;
    int depth;
    bool failed;
} parser;

static fig_node *parse_alternatives(parser *q, char closing);

static void fail(parser *q, const char *message)
{
    if (!q->failed)
        fig_source_error(q->s, q->path, q->line->line, q->line->column + (int)(q->p - q->line->text.ptr), "%s", message);
    q->failed = true;
}

static fig_node *node(parser *q, fig_node_type type)
{
    fig_node *n = fig_arena_zalloc(q->arena, sizeof *n);
    if (!n) {
        q->failed = true;
        return NULL;
    }
    n->type = type;
    n->column = q->line->column + (int)(q->p - q->line->text.ptr);
    return n;
}

static void skip_blanks(parser *q)
{
    while (q->p < q->end && *q->p == ' ')
        q->p++;
}

static fig_node *parse_literal(parser *q)
{
    char quote = *q->p;
    fig_node *n = node(q, FIG_NODE_LITERAL);
    const char *close = NULL;
    for (const char *c = q->p + 1; c < q->end; c++) /* 'o'clock' : a quote ends where no letter follows */
        if (*c == quote && (c + 1 == q->end || quote == '"' || !((c[1] | 32) >= 'a' && (c[1] | 32) <= 'z'))) {
            close = c;
            break;
        }
    if (!n || !close || close == q->p + 1) {
        fail(q, "a literal that is empty or has no closing quote");
        return NULL;
    }
    n->cased = quote == '"' && q->p[1] != '\''; /* "'s" stands so for its apostrophe alone, which may be a curly one */
    n->text = (fig_str){q->p + 1, (size_t)(close - q->p - 1)};
    q->p = close + 1;
    return n;
}

static size_t name_length(const parser *q, const char *more)
{
    size_t n = 0;
    for (const char *c = q->p; c < q->end; c++, n++) {
        unsigned char b = (unsigned char)*c;
        if ((b | 32u) - 'a' >= 26u && b - (unsigned)'0' >= 10u && b < 0x80 && !strchr(more, (char)b))
            break;
    }
    return n;
}

/* {name} {name(arg,arg)} */
static fig_node *parse_reference(parser *q)
{
    fig_node *n = node(q, FIG_NODE_REF);
    q->p++;
    size_t len = name_length(q, "-._");
    if (!n || !len) {
        fail(q, "a name belongs between { and }");
        return NULL;
    }
    n->text = (fig_str){q->p, len};
    q->p += len;
    if (q->p < q->end && *q->p == '(') {
        fig_node **tail = &n->child;
        do {
            q->p++;
            skip_blanks(q);
            fig_node *arg = node(q, FIG_NODE_REF);
            len = name_length(q, "-._");
            if (!arg || !len) {
                fail(q, "an argument is the name of a list, part or shape");
                return NULL;
            }
            arg->text = (fig_str){q->p, len};
            q->p += len;
            skip_blanks(q);
            *tail = arg;
            tail = &arg->next;
        } while (q->p < q->end && *q->p == ',');
        if (q->p >= q->end || *q->p != ')') {
            fail(q, "`)` is missing behind the arguments");
            return NULL;
        }
        q->p++;
    }
    if (q->p >= q->end || *q->p != '}') {
        fail(q, "`}` is missing");
        return NULL;
    }
    q->p++;
    return n;
}

static int parse_int(parser *q)
{
    int n = 0;
    if (q->p >= q->end || *q->p < '0' || *q->p > '9') {
        fail(q, "a number is missing in { , }");
        return 0;
    }
    for (; q->p < q->end && *q->p >= '0' && *q->p <= '9'; q->p++)
        n = n < 1000 ? n * 10 + (*q->p - '0') : n;
    return n;
}

static void parse_bounds(parser *q, fig_node *n)
{
    q->p++;
    n->min = n->max = parse_int(q);
    if (q->p < q->end && *q->p == ',') {
        q->p++;
        n->max = parse_int(q);
    }
    if (q->p >= q->end || *q->p != '}')
        fail(q, "`}` is missing");
    else
        q->p++;
    if (!q->failed && (n->max < n->min || n->max > 64 || n->max == 0))
        fail(q, "a repetition runs from 0 to 64 and not backwards");
}

static fig_node *parse_atom(parser *q)
{
    if (*q->p == '\'' || *q->p == '"')
        return parse_literal(q);
    if (*q->p == '{')
        return parse_reference(q);
    if (*q->p == '(') {
        q->p++;
        if (++q->depth > 40) {
            fail(q, "brackets nested more than 40 deep");
            return NULL;
        }
        fig_node *n = parse_alternatives(q, ')');
        q->depth--;
        return n;
    }
    if (*q->p == '!') {
        fig_node *n = node(q, FIG_NODE_NOT);
        q->p++;
        if (n && q->p < q->end)
            n->child = parse_atom(q);
        if (!n || !n->child)
            fail(q, "`!` needs something behind it");
        return n;
    }
    fail(q, "expected 'word', {name}, ( … ), [[, ]], ^, ~ or .{0,n}");
    return NULL;
}

/* {A}!{B}, else an atom; a name before it is that of the whole */
static fig_node *parse_choice(parser *q)
{
    fig_node *n = parse_atom(q);
    if (!n || q->p >= q->end || *q->p != '!' || n->type != FIG_NODE_REF)
        return n;
    fig_node *but = node(q, FIG_NODE_BUT);
    q->p++;
    if (!but || q->p >= q->end)
        return NULL;
    but->child = n;
    n->next = parse_atom(q);
    return but;
}

static fig_node *parse_postfix(parser *q, fig_node *n)
{
    if (n && q->p < q->end && (*q->p == '?' || (*q->p == '{' && q->p + 1 < q->end && q->p[1] >= '0' && q->p[1] <= '9'))) {
        fig_node *r = node(q, FIG_NODE_REPEAT);
        if (!r)
            return NULL;
        r->max = 1;
        if (*q->p == '?')
            q->p++;
        else
            parse_bounds(q, r);
        r->child = n;
        n = r;
    }
    return n;
}

static void refuse_name(parser *q, fig_str name)
{
    fig_strbuf b = {0};
    fig_strbuf_format(&b, "the name `%.*s` can't be bound", (int)name.len, name.ptr);
    fig_meant_name(&b, name);
    fig_strbuf_puts(&b, b.data && b.data[b.len - 1] == '?' ? " grammars/README.md has all names" : "; grammars/README.md has the names");
    fail(q, fig_strbuf_cstr(&b));
    fig_strbuf_clear(&b);
}

/* name:ITEM, else a bare item */
static fig_node *parse_item(parser *q)
{
    size_t len = name_length(q, "-");
    if (len && q->p + len < q->end && q->p[len] == ':') {
        fig_node *n = node(q, FIG_NODE_BIND);
        if (!n)
            return NULL;
        n->name = (int)fig_name_find(q->p, len);
        if (!n->name)
            refuse_name(q, (fig_str){q->p, len});
        q->p += len + 1;
        if (q->p < q->end)
            n->child = parse_choice(q);
        if (!n->child) {
            fail(q, "a name needs something to bind behind its colon");
            return NULL;
        }
        return parse_postfix(q, n);
    }
    return parse_postfix(q, parse_choice(q));
}

/* [[ ]] ^^ ^ ~ .{ ; NULL where none stands here. */
static fig_node *parse_mark(parser *q)
{
    const char c = *q->p;
    const bool twice = q->p + 1 < q->end && q->p[1] == c;
    fig_node *n = NULL;
    size_t bytes = 1;
    if ((c == '[' || c == ']') && twice) {
        n = node(q, c == '[' ? FIG_NODE_OPEN : FIG_NODE_CLOSE);
        bytes = 2;
    } else if (c == '^') {
        n = node(q, twice ? FIG_NODE_SENTENCE : FIG_NODE_LINE);
        bytes = twice ? 2 : 1;
    } else if (c == '~') {
        n = node(q, FIG_NODE_GLUE);
    } else if (c == '.' && q->p + 1 < q->end && q->p[1] == '{') {
        q->p++;
        n = node(q, FIG_NODE_GAP);
        if (n)
            parse_bounds(q, n);
        return n;
    }
    if (n)
        q->p += bytes;
    return n;
}

static fig_node *parse_sequence(parser *q, char closing)
{
    fig_node *seq = node(q, FIG_NODE_SEQ);
    if (!seq)
        return NULL;
    fig_node **tail = &seq->child;
    for (;;) {
        skip_blanks(q);
        if (q->failed || q->p >= q->end || *q->p == '|' || (closing && *q->p == closing))
            return q->failed ? NULL : seq;
        fig_node *n = parse_mark(q);
        if (!n)
            n = parse_item(q);
        if (!n)
            return NULL;
        *tail = n;
        tail = &n->next;
    }
}

static fig_node *parse_alternatives(parser *q, char closing)
{
    fig_node *alt = node(q, FIG_NODE_ALT);
    if (!alt)
        return NULL;
    fig_node **tail = &alt->child;
    for (;;) {
        fig_node *seq = parse_sequence(q, closing);
        if (!seq)
            return NULL;
        *tail = seq;
        tail = &seq->next;
        if (q->p < q->end && *q->p == '|') {
            q->p++;
            continue;
        }
        if (closing) {
            if (q->p >= q->end) {
                fail(q, "`)` is missing");
                return NULL;
            }
            q->p++;
        }
        return alt->child->next ? alt : alt->child;
    }
}

fig_node *fig_pattern_parse(fig_source *s, fig_arena *arena, const char *path, const fig_line *line)
{
    parser q = {.s = s, .arena = arena, .path = path, .line = line, .p = line->text.ptr, .end = line->text.ptr + line->text.len};
    fig_node *n = parse_alternatives(&q, 0);
    if (!q.failed && n && q.p < q.end)
        fail(&q, "unexpected text");
    return q.failed ? NULL : n;
}
