/*
 * Program: one pattern's tree as instructions.
 *
 * in   a tree, names still text          out   instructions, for the matcher and the automaton alike (choices: choice.c)
 */
#include "compiler.h"
#include "figura/figure.h"
#include "meant.h"
#include <string.h>

enum { MAX_DEPTH = 160 };

void fig_compile_error(fig_compiler *c, const fig_node *n, const char *what, fig_str text)
{
    fig_source_error(&c->g->source, c->path, c->line->line, n ? n->column : c->line->column, what, (int)text.len, text.ptr);
    c->failed = true;
}

void fig_compile_nomem(fig_compiler *c)
{
    c->failed = c->lex.failed = true;
}

/* ---- names ---- */

static int find_builtin(fig_str name)
{
    static const char *const names[] = {"any", "word", "Cap", "CAPS", "digits", "symbol"};
    for (int i = 0; i < 6; i++)
        if (name.len && names[i][0] == *name.ptr && strlen(names[i]) == name.len && memcmp(names[i], name.ptr, name.len) == 0)
            return i;
    return -1;
}

/* {money.low}: kinds as bits and what is wanted of them; 0 kinds where it is none. */
uint32_t fig_compile_kinds(fig_str name, uint32_t *want)
{
    static const char *const wants[FIG_WANT_COUNT] = {"",     "low",    "unit",     "per",     "value",   "supplied",  "level", "change",
                                                      "bare", "scaled", "fraction", "decimal", "written", "unrelated", "points"};
    const char *dot = memchr(name.ptr, '.', name.len);
    size_t len = dot ? (size_t)(dot - name.ptr) : name.len;
    *want = FIG_WANT_ANY;
    if (dot) {
        for (uint32_t i = 1; i < FIG_WANT_COUNT; i++)
            if (strlen(wants[i]) == name.len - len - 1 && memcmp(wants[i], dot + 1, name.len - len - 1) == 0)
                *want = i;
        if (!*want)
            return 0;
    }
    if (len == 6 && memcmp(name.ptr, "figure", 6) == 0)
        return (1u << FIG_KIND_COUNT_OF) - 2;
    if (len == 8 && memcmp(name.ptr, "measured", 8) == 0)
        return 1u << FIG_KIND_MONEY | 1u << FIG_KIND_PERCENT | 1u << FIG_KIND_INDEX | 1u << FIG_KIND_QUANTITY | 1u << FIG_KIND_COUNT |
               1u << FIG_KIND_RATIO | 1u << FIG_KIND_MULTIPLE | 1u << FIG_KIND_NUMBER;
    fig_kind kind = fig_kind_from_name(name.ptr, len);
    return kind ? 1u << kind : 0;
}

/* ---- nodes ---- */

static bool same_arguments(const fig_node *a, const fig_node *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->text.len != b->text.len || memcmp(a->text.ptr, b->text.ptr, a->text.len) != 0)
            return false;
    return !a && !b;
}

bool fig_node_nullable(const fig_node *n)
{
    switch (n->type) {
    case FIG_NODE_REPEAT:
        return n->min == 0 || fig_node_nullable(n->child);
    case FIG_NODE_GAP:
        return n->min == 0;
    case FIG_NODE_GLUE:
    case FIG_NODE_LINE:
    case FIG_NODE_SENTENCE:
    case FIG_NODE_OPEN:
    case FIG_NODE_CLOSE:
        return true;
    case FIG_NODE_BIND:
        return fig_node_nullable(n->child);
    case FIG_NODE_SEQ:
        for (const fig_node *k = n->child; k; k = k->next)
            if (!fig_node_nullable(k))
                return false;
        return true;
    case FIG_NODE_ALT:
        for (const fig_node *k = n->child; k; k = k->next)
            if (fig_node_nullable(k))
                return true;
        return false;
    case FIG_NODE_LITERAL:
    case FIG_NODE_REF:
    case FIG_NODE_NOT:
    case FIG_NODE_BUT:
        return false;
    }
    return false;
}

uint8_t fig_gap_after(const fig_node *n, uint8_t gap)
{
    if (n->type == FIG_NODE_GLUE)
        return FIG_GAP_GLUED;
    if (n->type == FIG_NODE_OPEN || n->type == FIG_NODE_CLOSE || n->type == FIG_NODE_LINE || n->type == FIG_NODE_SENTENCE)
        return gap;
    return fig_node_nullable(n) ? gap | FIG_DEFAULT_GAP : FIG_DEFAULT_GAP;
}

static void emit_sequence(fig_compiler *c, const fig_node *first, const fig_param_scope *s, uint8_t gap)
{
    for (const fig_node *n = first; n; n = n->next) {
        fig_compile_node(c, n, s, gap);
        gap = fig_gap_after(n, gap);
    }
}

static void emit_literal(fig_compiler *c, const fig_node *n, uint8_t gap)
{
    const fig_tokens *t = &c->tokens;
    if (!fig_tokens_cut(&c->tokens, n->text.ptr, n->text.len)) {
        fig_compile_nomem(c);
        return;
    }
    for (size_t i = 0; i < t->count && !c->failed; i++) {
        uint32_t word = fig_lexicon_word(&c->lex, n->text.ptr + t->begin[i], t->end[i] - t->begin[i], n->cased);
        uint8_t want = i == 0 ? gap : t->gap[i] == FIG_GAP_GLUED ? FIG_GAP_GLUED : FIG_GAP_BLANK | FIG_GAP_BREAK;
        fig_compile_put(c, FIG_OP_TOKEN, want, fig_lexicon_predicate(&c->lex, n->cased ? FIG_IS_EXACT : FIG_IS_FOLDED, word), 0);
    }
}

void fig_compile_use_list(fig_compiler *c, fig_list *list)
{
    if (list->used && list->single)
        return;
    uint32_t index = (uint32_t)(list - c->g->lists);
    list->used = true;
    list->single = fig_lexicon_predicate(&c->lex, FIG_IS_SINGLE, index);
    if (list->longest > 1) {
        list->first = fig_lexicon_predicate(&c->lex, FIG_IS_FIRST, index);
        list->rest = fig_lexicon_predicate(&c->lex, FIG_IS_REST, index);
        list->last = fig_lexicon_predicate(&c->lex, FIG_IS_LAST, index);
    }
}

static void emit_list(fig_compiler *c, uint32_t index, uint8_t gap)
{
    fig_compile_use_list(c, &c->g->lists[index]);
    fig_compile_put(c, FIG_OP_LIST, gap, index, 0);
}

/* Arguments as the caller means them: its own parameters filled in. NULL where there are none. */
static const fig_node *fill_arguments(fig_compiler *c, const fig_node *args, const fig_param_scope *s)
{
    fig_node *first = NULL, **tail = &first;
    for (const fig_node *a = args; a; a = a->next) {
        const fig_node *meant = a, *given = s ? s->args : NULL;
        for (int i = 0; s && i < s->def->param_count; i++, given = given->next)
            if (strlen(s->def->params[i]) == a->text.len && memcmp(s->def->params[i], a->text.ptr, a->text.len) == 0)
                meant = given;
        fig_node *copy = fig_arena_alloc(&c->trees, sizeof *copy);
        if (!copy) {
            fig_compile_nomem(c);
            return NULL;
        }
        *copy = *meant;
        copy->next = NULL;
        *tail = copy;
        tail = &copy->next;
    }
    return first;
}

static fig_block *find_block(const fig_compiler *c, uint32_t index, const fig_node *args, uint8_t gap)
{
    fig_block *b = c->blocks[index];
    while (b && !(b->gap == gap && same_arguments(b->args, args)))
        b = b->next;
    return b;
}

/* The part's code, from here on. */
static fig_block *write_block(fig_compiler *c, uint32_t index, const fig_node *args, uint8_t gap)
{
    const fig_part_def *part = &c->g->parts[index];
    const fig_param_scope inner = {part->def, args, NULL};
    fig_block *b = fig_arena_zalloc(&c->trees, sizeof *b);
    if (!b) {
        fig_compile_nomem(c);
        return NULL;
    }
    *b = (fig_block){.begin = (uint32_t)c->count, .gap = gap, .args = args};
    uint32_t outer = c->height;
    c->height = 0;
    if (part->make.verb)
        fig_compile_put(c, FIG_OP_PART, 0, index, 0);
    if (c->part_trees[index])
        fig_compile_node(c, c->part_trees[index], args ? &inner : NULL, gap);
    if (part->make.verb)
        fig_compile_put(c, FIG_OP_END_PART, 0, index, 0);
    b->height = c->height + 1;
    c->height = outer;
    b->next = c->blocks[index];
    c->blocks[index] = b;
    return b;
}

/* A call; the first caller jumps over the code. All rules share it, so it stays in the processor's cache. */
static void call_block(fig_compiler *c, uint32_t index, const fig_node *args, uint8_t gap)
{
    fig_block *b = find_block(c, index, args, gap);
    if (!b) {
        uint32_t jump = fig_compile_put(c, FIG_OP_JUMP, 0, 0, 0);
        b = write_block(c, index, args, gap);
        fig_compile_put(c, FIG_OP_RETURN, 0, 0, 0);
        if (c->failed)
            return;
        c->code[jump].a = (uint32_t)c->count;
    }
    if (b->height > c->height)
        c->height = b->height;
    fig_compile_put(c, FIG_OP_CALL, 0, b->begin, b->height);
}

static void emit_part(fig_compiler *c, const fig_node *n, uint32_t index, const fig_param_scope *s, uint8_t gap)
{
    fig_part_def *part = &c->g->parts[index];
    int count = 0;
    for (const fig_node *a = n->child; a; a = a->next)
        count++;
    if (count != part->def->param_count) {
        fig_compile_error(c, n, "part `%.*s` is called with the wrong number of arguments", n->text);
        return;
    }
    part->used = true;
    const fig_node *args = fill_arguments(c, n->child, s);
    call_block(c, index, args, gap);
}

static void emit_shape(fig_compiler *c, uint32_t index, uint8_t gap)
{
    fig_shape *shape = &c->g->shapes[index];
    shape->used = true;
    fig_compile_put(c, FIG_OP_SHAPE, gap, index, 0);
}

static void refuse_reference(fig_compiler *c, const fig_node *n)
{
    fig_strbuf b = {0};
    fig_strbuf_format(&b, "nothing is called {%.*s}: no list, part, shape or built-in class", (int)n->text.len, n->text.ptr);
    fig_meant_reference(c->g, &b, n->text);
    const char *message = fig_strbuf_cstr(&b);
    fig_compile_error(c, n, "%.*s", (fig_str){message, strlen(message)});
    fig_strbuf_clear(&b);
}

static void emit_reference(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap)
{
    if (s) {
        const fig_node *arg = s->args;
        for (int i = 0; i < s->def->param_count; i++, arg = arg->next)
            if (strlen(s->def->params[i]) == n->text.len && memcmp(s->def->params[i], n->text.ptr, n->text.len) == 0) {
                fig_compile_node(c, arg, s->outer, gap);
                return;
            }
    }
    uint32_t want, kinds = c->tier2 ? fig_compile_kinds(n->text, &want) : 0;
    int i;
    if (kinds)
        fig_compile_put(c, FIG_OP_FIGURE, gap, kinds, want);
    else if ((i = find_builtin(n->text)) >= 0)
        fig_compile_put(c, FIG_OP_TOKEN, gap, c->g->builtin[i], 0);
    else if ((i = fig_grammar_list_index(c->g, n->text.ptr, n->text.len)) >= 0)
        emit_list(c, (uint32_t)i, gap);
    else if ((i = fig_grammar_part_index(c->g, n->text.ptr, n->text.len)) >= 0)
        emit_part(c, n, (uint32_t)i, s, gap);
    else if ((i = fig_grammar_shape_index(c->g, n->text.ptr, n->text.len)) >= 0)
        emit_shape(c, (uint32_t)i, gap);
    else
        refuse_reference(c, n);
}

/* The one predicate of a child of `!`, or false (then it is a list of several tokens, or an error). */
bool fig_compile_single(fig_compiler *c, const fig_node *n, uint32_t *predicate)
{
    int i;
    if (n->type == FIG_NODE_LITERAL) {
        *predicate = fig_lexicon_predicate(&c->lex, n->cased ? FIG_IS_EXACT : FIG_IS_FOLDED,
                                           fig_lexicon_word(&c->lex, n->text.ptr, n->text.len, n->cased));
        return true;
    }
    if (n->type == FIG_NODE_REF && (i = find_builtin(n->text)) >= 0) {
        *predicate = c->g->builtin[i];
        return true;
    }
    if (n->type == FIG_NODE_REF && (i = fig_grammar_list_index(c->g, n->text.ptr, n->text.len)) >= 0) {
        fig_compile_use_list(c, &c->g->lists[i]);
        *predicate = c->g->lists[i].single;
        return true;
    }
    if (n->type == FIG_NODE_REF && (i = fig_grammar_shape_index(c->g, n->text.ptr, n->text.len)) >= 0) {
        c->g->shapes[i].used = true;
        *predicate = c->g->shapes[i].predicate;
        return true;
    }
    return false;
}

static void emit_not(fig_compiler *c, const fig_node *n, uint8_t gap)
{
    uint32_t p;
    if (!fig_compile_single(c, n->child, &p))
        fig_compile_error(c, n, "behind `!` stands one word, list, shape or class%.*s", (fig_str){"", 0});
    else
        fig_compile_put(c, FIG_OP_NOT, gap, p, 0);
}

static void emit_but(fig_compiler *c, const fig_node *n, uint8_t gap)
{
    uint32_t a, b;
    if (!fig_compile_single(c, n->child, &a) || !n->child->next || !fig_compile_single(c, n->child->next, &b))
        fig_compile_error(c, n, "in {a}!{b} both are one word, list, shape or class%.*s", (fig_str){"", 0});
    else
        fig_compile_put(c, FIG_OP_BUT, gap, a, b);
}

static void emit_node(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap)
{
    switch (n->type) {
    case FIG_NODE_SEQ:
        emit_sequence(c, n->child, s, gap);
        break;
    case FIG_NODE_ALT:
        fig_compile_alternatives(c, n, s, gap);
        break;
    case FIG_NODE_REPEAT:
        fig_compile_repeat(c, n, s, gap);
        break;
    case FIG_NODE_LITERAL:
        emit_literal(c, n, gap);
        break;
    case FIG_NODE_REF:
        emit_reference(c, n, s, gap);
        break;
    case FIG_NODE_BIND:
        fig_compile_put(c, FIG_OP_BIND, 0, (uint32_t)n->name, 0);
        fig_compile_row_words(c, n);
        fig_compile_node(c, n->child, s, gap);
        fig_compile_put(c, FIG_OP_UNBIND, 0, (uint32_t)n->name, 0);
        break;
    case FIG_NODE_GAP:
        fig_compile_gap(c, n);
        break;
    case FIG_NODE_NOT:
        emit_not(c, n, gap);
        break;
    case FIG_NODE_BUT:
        emit_but(c, n, gap);
        break;
    case FIG_NODE_OPEN:
    case FIG_NODE_CLOSE:
        fig_compile_put(c, n->type == FIG_NODE_OPEN ? FIG_OP_OPEN : FIG_OP_CLOSE, 0, 0, 0);
        break;
    case FIG_NODE_LINE:
    case FIG_NODE_SENTENCE:
        fig_compile_put(c, n->type == FIG_NODE_LINE ? FIG_OP_LINE : FIG_OP_SENTENCE, 0, 0, 0);
        break;
    case FIG_NODE_GLUE:
        break;
    }
}

void fig_compile_node(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap)
{
    if (c->failed)
        return;
    if (++c->depth > MAX_DEPTH)
        fig_compile_error(c, n, "parts nested too deep: does one call itself?%.*s", (fig_str){"", 0});
    else
        emit_node(c, n, s, gap);
    c->depth--;
}
