/*
 * Compile: patterns to programs.
 *
 * in   g->source          out   g->code (a program a rule, for bind), g->nfa (all tier-1 rules as one, for the automaton)
 *
 * Both come from the same trees by the same function. The automaton's copy leaves out bindings, guards and marks, and says of a row of several tokens only what its first and
 * its later tokens can be: it proposes, bind decides. In it, rules that begin alike share their beginning (a trie of the top-level elements), so that
 * hundreds of rules that begin with {amount} cost one.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "../text/token.h"
#include "figura/figure.h"
#include "lexicon.h"
#include "regex.h"
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_GAP = FIG_GAP_GLUED | FIG_GAP_BLANK | FIG_GAP_BREAK, ANY_GAP = DEFAULT_GAP | FIG_GAP_PARAGRAPH, MAX_CODE = 4 * 1000 * 1000, MAX_DEPTH = 160 };

/* What a part's parameters stand for while its body is compiled. */
typedef struct scope {
    const fig_def *def;
    const fig_node *args;
    const struct scope *outer;
} scope;

typedef struct compiler {
    fig_grammar *g;
    fig_lexicon lex;
    fig_node **part_trees; /* by part */
    fig_instr *code;
    size_t count, capacity;
    bool automaton; /* compiling the shared copy */
    bool tier2;
    const fig_line *line; /* for errors */
    const char *path;
    int depth;
    bool failed;
} compiler;

static void error(compiler *c, const fig_node *n, const char *what, fig_str text)
{
    fig_source_error(&c->g->source, c->path, c->line->line, n ? n->column : c->line->column, what, (int)text.len, text.ptr);
    c->failed = true;
}

static uint32_t put(compiler *c, fig_op op, uint8_t gap, uint32_t a, uint32_t b)
{
    if (c->count >= MAX_CODE || !fig_grow(&c->code, &c->capacity, c->count + 1, sizeof *c->code)) {
        if (!c->failed)
            fig_source_error(&c->g->source, c->path, c->line ? c->line->line : 0, 1, "the pattern is too large when its parts are written out");
        c->failed = true;
        return 0;
    }
    c->code[c->count] = (fig_instr){(uint8_t)op, gap, a, b};
    return (uint32_t)c->count++;
}

static uint32_t here(const compiler *c)
{
    return (uint32_t)c->count;
}

/* ---- names ---- */

static int find_part(const fig_grammar *g, fig_str name)
{
    for (size_t i = 0; i < g->part_count; i++)
        if (strlen(g->parts[i].name) == name.len && memcmp(g->parts[i].name, name.ptr, name.len) == 0)
            return (int)i;
    return -1;
}

static int find_shape(const fig_grammar *g, fig_str name)
{
    for (size_t i = 0; i < g->shape_count; i++)
        if (strlen(g->shapes[i].name) == name.len && memcmp(g->shapes[i].name, name.ptr, name.len) == 0)
            return (int)i;
    return -1;
}

static int find_builtin(fig_str name)
{
    static const char *const names[] = {"any", "word", "Cap", "CAPS", "digits", "symbol"};
    for (int i = 0; i < 6; i++)
        if (strlen(names[i]) == name.len && memcmp(names[i], name.ptr, name.len) == 0)
            return i;
    return -1;
}

/* {money.low}: kinds as bits and what is wanted of them; 0 kinds where it is none. */
static uint32_t find_kinds(fig_str name, uint32_t *want)
{
    static const char *const wants[FIG_WANT_COUNT] = {"", "low", "unit", "per", "value", "supplied", "level", "change", "bare", "scaled", "fraction", "decimal", "written", "unrelated", "points"};
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
    fig_kind kind = fig_kind_from_name(name.ptr, len);
    return kind ? 1u << kind : 0;
}

/* ---- nodes ---- */

static void emit(compiler *c, const fig_node *n, const scope *s, uint8_t gap);

static bool nullable(const fig_node *n)
{
    switch (n->type) {
    case FIG_NODE_REPEAT: return n->min == 0 || nullable(n->child);
    case FIG_NODE_GAP: return n->min == 0;
    case FIG_NODE_GLUE:
    case FIG_NODE_LINE:
    case FIG_NODE_SENTENCE:
    case FIG_NODE_OPEN:
    case FIG_NODE_CLOSE: return true;
    case FIG_NODE_BIND: return nullable(n->child);
    case FIG_NODE_SEQ:
        for (const fig_node *k = n->child; k; k = k->next)
            if (!nullable(k))
                return false;
        return true;
    case FIG_NODE_ALT:
        for (const fig_node *k = n->child; k; k = k->next)
            if (nullable(k))
                return true;
        return false;
    case FIG_NODE_LITERAL:
    case FIG_NODE_REF:
    case FIG_NODE_NOT:
    case FIG_NODE_BUT: return false;
    }
    return false;
}

/* The gap that the element after `n` accepts, where `n` itself accepted `gap`. */
static uint8_t gap_after(const fig_node *n, uint8_t gap)
{
    if (n->type == FIG_NODE_GLUE)
        return FIG_GAP_GLUED;
    if (n->type == FIG_NODE_OPEN || n->type == FIG_NODE_CLOSE || n->type == FIG_NODE_LINE || n->type == FIG_NODE_SENTENCE)
        return gap;
    return nullable(n) ? gap | DEFAULT_GAP : DEFAULT_GAP;
}

static void emit_sequence(compiler *c, const fig_node *first, const scope *s, uint8_t gap)
{
    for (const fig_node *n = first; n; n = n->next) {
        emit(c, n, s, gap);
        gap = gap_after(n, gap);
    }
}

/* split L1, L2; L1: first; jump end; L2: ... */
static void emit_alternatives(compiler *c, const fig_node *n, const scope *s, uint8_t gap)
{
    uint32_t jumps = UINT32_MAX; /* chained through `a` until the end is known */
    for (const fig_node *k = n->child; k; k = k->next) {
        uint32_t split = k->next ? put(c, FIG_OP_SPLIT, 0, 0, 0) : 0;
        if (k->next && !c->failed)
            c->code[split].a = here(c);
        emit(c, k, s, gap);
        if (!k->next || c->failed)
            break;
        uint32_t jump = put(c, FIG_OP_JUMP, 0, jumps, 0);
        jumps = jump;
        if (!c->failed)
            c->code[split].b = here(c);
    }
    while (jumps != UINT32_MAX && !c->failed) {
        uint32_t next = c->code[jumps].a;
        c->code[jumps].a = here(c);
        jumps = next;
    }
}

/* X{min,max}, greedy: as many copies as max says, each further one optional. */
static void emit_repeat(compiler *c, const fig_node *n, const scope *s, uint8_t gap)
{
    uint32_t splits[64];
    int open = 0;
    for (int i = 0; i < n->max && !c->failed; i++) {
        if (i >= n->min) {
            uint32_t split = put(c, FIG_OP_SPLIT, 0, 0, 0);
            if (c->failed)
                return;
            c->code[split].a = here(c);
            splits[open++] = split;
        }
        emit(c, n->child, s, i ? DEFAULT_GAP : gap);
    }
    for (int i = 0; i < open && !c->failed; i++)
        c->code[splits[i]].b = here(c);
}

/* .{min,max}: as few tokens as will do. */
static void emit_gap(compiler *c, const fig_node *n)
{
    uint32_t any = c->g->builtin[FIG_IS_ANY], splits[64];
    int open = 0;
    for (int i = 0; i < n->max && !c->failed; i++) {
        if (i >= n->min) {
            uint32_t split = put(c, FIG_OP_SPLIT, 0, 0, 0);
            if (c->failed)
                return;
            c->code[split].b = here(c);
            splits[open++] = split;
        }
        put(c, FIG_OP_TOKEN, DEFAULT_GAP, any, 0);
    }
    for (int i = 0; i < open && !c->failed; i++)
        c->code[splits[i]].a = here(c);
}

static void emit_literal(compiler *c, const fig_node *n, uint8_t gap)
{
    fig_tokens tokens = {0};
    if (!fig_tokens_cut(&tokens, n->text.ptr, n->text.len))
        c->failed = true;
    for (size_t i = 0; i < tokens.count && !c->failed; i++) {
        uint32_t word = fig_lexicon_word(&c->lex, n->text.ptr + tokens.begin[i], tokens.end[i] - tokens.begin[i], n->cased);
        uint8_t want = i == 0 ? gap : tokens.gap[i] == FIG_GAP_GLUED ? FIG_GAP_GLUED : FIG_GAP_BLANK | FIG_GAP_BREAK;
        put(c, FIG_OP_TOKEN, want, fig_lexicon_predicate(&c->lex, n->cased ? FIG_IS_EXACT : FIG_IS_FOLDED, word), 0);
    }
    fig_tokens_clear(&tokens);
}

static void use_list(compiler *c, fig_list *list)
{
    if (list->used && list->single)
        return;
    uint32_t index = (uint32_t)(list - c->g->lists);
    list->used = true;
    list->single = fig_lexicon_predicate(&c->lex, FIG_IS_SINGLE, index);
    if (list->longest > 1) {
        list->first = fig_lexicon_predicate(&c->lex, FIG_IS_FIRST, index);
        list->rest = fig_lexicon_predicate(&c->lex, FIG_IS_REST, index);
    }
}

/* In the automaton: single | first rest{1,longest-1}. */
static void emit_list(compiler *c, uint32_t index, uint8_t gap)
{
    fig_list *list = &c->g->lists[index];
    use_list(c, list);
    if (!c->automaton) {
        put(c, FIG_OP_LIST, gap, index, 0);
        return;
    }
    if (list->longest < 2) {
        put(c, FIG_OP_TOKEN, gap, list->single, 0);
        return;
    }
    uint32_t split = put(c, FIG_OP_SPLIT, 0, here(c) + 1, 0);
    put(c, FIG_OP_TOKEN, gap, list->single, 0);
    uint32_t jump = put(c, FIG_OP_JUMP, 0, 0, 0);
    if (c->failed)
        return;
    c->code[split].b = here(c);
    put(c, FIG_OP_TOKEN, gap, list->first, 0);
    uint32_t splits[16];
    size_t open = 0;
    for (size_t i = 1; i < list->longest && !c->failed; i++) {
        if (i > 1) {
            splits[open++] = put(c, FIG_OP_SPLIT, 0, here(c) + 1, 0);
        }
        put(c, FIG_OP_TOKEN, DEFAULT_GAP, list->rest, 0);
    }
    if (c->failed)
        return;
    for (size_t i = 0; i < open; i++)
        c->code[splits[i]].b = here(c);
    c->code[jump].a = here(c);
}

static void emit_part(compiler *c, const fig_node *n, uint32_t index, const scope *s, uint8_t gap)
{
    fig_part_def *part = &c->g->parts[index];
    int args = 0;
    for (const fig_node *a = n->child; a; a = a->next)
        args++;
    if (args != part->def->param_count) {
        error(c, n, "part `%.*s` is called with the wrong number of arguments", n->text);
        return;
    }
    part->used = true;
    const scope inner = {part->def, n->child, s};
    if (!c->automaton && part->make.verb)
        put(c, FIG_OP_PART, 0, index, 0);
    if (c->part_trees[index])
        emit(c, c->part_trees[index], &inner, gap);
    if (!c->automaton && part->make.verb)
        put(c, FIG_OP_END_PART, 0, index, 0);
}

static void emit_shape(compiler *c, uint32_t index, uint8_t gap)
{
    fig_shape *shape = &c->g->shapes[index];
    shape->used = true;
    put(c, c->automaton ? FIG_OP_TOKEN : FIG_OP_SHAPE, gap, c->automaton ? shape->predicate : index, 0);
}

static void emit_reference(compiler *c, const fig_node *n, const scope *s, uint8_t gap)
{
    if (s) {
        const fig_node *arg = s->args;
        for (int i = 0; i < s->def->param_count; i++, arg = arg->next)
            if (strlen(s->def->params[i]) == n->text.len && memcmp(s->def->params[i], n->text.ptr, n->text.len) == 0) {
                emit(c, arg, s->outer, gap);
                return;
            }
    }
    uint32_t want, kinds = c->tier2 ? find_kinds(n->text, &want) : 0;
    int i;
    if (kinds)
        put(c, FIG_OP_FIGURE, gap, kinds, want);
    else if ((i = find_builtin(n->text)) >= 0)
        put(c, FIG_OP_TOKEN, gap, c->g->builtin[i], 0);
    else if ((i = fig_grammar_list_index(c->g, n->text.ptr, n->text.len)) >= 0)
        emit_list(c, (uint32_t)i, gap);
    else if ((i = find_part(c->g, n->text)) >= 0)
        emit_part(c, n, (uint32_t)i, s, gap);
    else if ((i = find_shape(c->g, n->text)) >= 0)
        emit_shape(c, (uint32_t)i, gap);
    else
        error(c, n, "nothing is called {%.*s}: no list, part, shape or built-in class", n->text);
}

/* The one predicate of a child of `!`, or false (then it is a list of several tokens, or an error). */
static bool single_predicate(compiler *c, const fig_node *n, uint32_t *predicate)
{
    int i;
    if (n->type == FIG_NODE_LITERAL) {
        *predicate = fig_lexicon_predicate(&c->lex, n->cased ? FIG_IS_EXACT : FIG_IS_FOLDED, fig_lexicon_word(&c->lex, n->text.ptr, n->text.len, n->cased));
        return true;
    }
    if (n->type == FIG_NODE_REF && (i = find_builtin(n->text)) >= 0) {
        *predicate = c->g->builtin[i];
        return true;
    }
    if (n->type == FIG_NODE_REF && (i = fig_grammar_list_index(c->g, n->text.ptr, n->text.len)) >= 0) {
        use_list(c, &c->g->lists[i]);
        *predicate = c->g->lists[i].single;
        return true;
    }
    if (n->type == FIG_NODE_REF && (i = find_shape(c->g, n->text)) >= 0) {
        c->g->shapes[i].used = true;
        *predicate = c->g->shapes[i].predicate;
        return true;
    }
    return false;
}

static void emit_not(compiler *c, const fig_node *n, uint8_t gap)
{
    uint32_t p;
    if (!single_predicate(c, n->child, &p))
        error(c, n, "behind `!` stands one word, list, shape or class%.*s", (fig_str){"", 0});
    else
        put(c, c->automaton ? FIG_OP_TOKEN : FIG_OP_NOT, gap, c->automaton ? c->g->builtin[FIG_IS_ANY] : p, 0);
}

static void emit_but(compiler *c, const fig_node *n, uint8_t gap)
{
    uint32_t a, b;
    if (!single_predicate(c, n->child, &a) || !n->child->next || !single_predicate(c, n->child->next, &b))
        error(c, n, "in {a}!{b} both are one word, list, shape or class%.*s", (fig_str){"", 0});
    else
        put(c, c->automaton ? FIG_OP_TOKEN : FIG_OP_BUT, gap, a, b);
}

static void emit(compiler *c, const fig_node *n, const scope *s, uint8_t gap)
{
    if (c->failed)
        return;
    if (++c->depth > MAX_DEPTH) {
        error(c, n, "parts nested too deep: does one call itself?%.*s", (fig_str){"", 0});
        c->depth--;
        return;
    }
    switch (n->type) {
    case FIG_NODE_SEQ: emit_sequence(c, n->child, s, gap); break;
    case FIG_NODE_ALT: emit_alternatives(c, n, s, gap); break;
    case FIG_NODE_REPEAT: emit_repeat(c, n, s, gap); break;
    case FIG_NODE_LITERAL: emit_literal(c, n, gap); break;
    case FIG_NODE_REF: emit_reference(c, n, s, gap); break;
    case FIG_NODE_BIND:
        if (!c->automaton)
            put(c, FIG_OP_BIND, 0, (uint32_t)n->name, 0);
        emit(c, n->child, s, gap);
        if (!c->automaton)
            put(c, FIG_OP_UNBIND, 0, (uint32_t)n->name, 0);
        break;
    case FIG_NODE_GAP: emit_gap(c, n); break;
    case FIG_NODE_NOT: emit_not(c, n, gap); break;
    case FIG_NODE_BUT: emit_but(c, n, gap); break;
    case FIG_NODE_OPEN:
    case FIG_NODE_CLOSE:
        if (!c->automaton)
            put(c, n->type == FIG_NODE_OPEN ? FIG_OP_OPEN : FIG_OP_CLOSE, 0, 0, 0);
        break;
    case FIG_NODE_LINE:
    case FIG_NODE_SENTENCE:
        if (!c->automaton)
            put(c, n->type == FIG_NODE_LINE ? FIG_OP_LINE : FIG_OP_SENTENCE, 0, 0, 0);
        break;
    case FIG_NODE_GLUE: break;
    }
    c->depth--;
}

/* ---- make ---- */

static void parse_make(compiler *c, const fig_def *def, fig_make *make)
{
    if (!def->make)
        return;
    c->line = def->make;
    if (def->make->next)
        error(c, NULL, "one `make` is enough%.*s", (fig_str){"", 0});
    char *copy = fig_arena_copy(&c->g->arena, def->make->text.ptr, def->make->text.len), *state = NULL;
    make->attrs = fig_arena_zalloc(&c->g->arena, 8 * sizeof *make->attrs);
    if (!copy || !make->attrs) {
        c->failed = true;
        return;
    }
    for (char *word = strtok_r(copy, " ", &state); word; word = strtok_r(NULL, " ", &state)) {
        char *equals = strchr(word, '=');
        if (!make->verb) {
            make->verb = word;
        } else if (equals && equals > word && make->attr_count < 8) {
            *equals = 0;
            make->attrs[make->attr_count++] = (fig_attr){word, equals + 1};
        } else if (!equals && make->word_count < FIG_MAKE_NAMES) {
            make->words[make->word_count++] = word;
            int name = (int)fig_name_find(word, strlen(word));
            make->names[make->name_count++] = name;
        } else {
            error(c, NULL, "`make` takes at most six names and eight constants%.*s", (fig_str){"", 0});
        }
    }
}

/* ---- rules ---- */

/* All `match` lines of a definition as one tree; NULL after an error. */
static fig_node *match_tree(compiler *c, const fig_def *def)
{
    fig_node *alt = fig_arena_zalloc(&c->g->arena, sizeof *alt);
    if (!alt)
        return NULL;
    alt->type = FIG_NODE_ALT;
    fig_node **tail = &alt->child;
    for (const fig_line *l = def->matches; l; l = l->next) {
        if (l->tag)
            continue; /* `pattern`: a regular expression */
        *tail = fig_pattern_parse(&c->g->source, def->path, l);
        if (!*tail)
            return NULL;
        tail = &(*tail)->next;
    }
    return alt->child ? alt : NULL;
}

static bool has_mark(const fig_node *n, fig_node_type type)
{
    for (const fig_node *k = n->child; k; k = k->next)
        if (k->type == type || has_mark(k, type))
            return true;
    return false;
}

/* A program of its own: begin, the tree, accept. */
static uint32_t emit_program(compiler *c, const fig_node *tree, uint8_t gap, uint32_t rule)
{
    uint32_t begin = put(c, FIG_OP_BEGIN, 0, 0, 0);
    if (tree)
        emit(c, tree, NULL, gap);
    put(c, FIG_OP_ACCEPT, 0, rule, 0);
    if (!c->failed)
        c->code[begin].a = here(c) - begin;
    return begin;
}

static void compile_guards(compiler *c, fig_rule *rule)
{
    size_t n = 0;
    for (const fig_line *l = rule->def->guards; l; l = l->next)
        n++;
    rule->guards = fig_arena_zalloc(&c->g->arena, (n + 1) * sizeof *rule->guards);
    if (!rule->guards) {
        c->failed = true;
        return;
    }
    for (const fig_line *l = rule->def->guards; l; l = l->next) {
        fig_guard *guard = &rule->guards[rule->guard_count++];
        *guard = (fig_guard){.type = (fig_guard_type)l->tag, .line = l->line};
        c->line = l;
        if (l->text.ptr[0] == '/') {
            guard->code = fig_regex_compile(c->g, c->path, l->line, l->column, l->text, false, NULL);
            continue;
        }
        fig_node *tree = fig_pattern_parse(&c->g->source, c->path, l);
        guard->program = emit_program(c, tree, l->tag == FIG_GUARD_NEVER_BEFORE ? DEFAULT_GAP : ANY_GAP, 0);
    }
}

/* `pattern /…/ at {class}` */
static fig_node *compile_free_form(compiler *c, fig_rule *rule, const fig_line *l)
{
    const char *at = NULL;
    for (const char *p = l->text.ptr; (p = strstr(p, "/ at {")); p++)
        at = p;
    c->line = l;
    if (!at) {
        error(c, NULL, "a free-form rule is written  pattern /…/ at {class}%.*s", (fig_str){"", 0});
        return NULL;
    }
    const fig_regex_groups groups = {rule->code_names, rule->code_lists, &rule->code_groups};
    rule->code = fig_regex_compile(c->g, c->path, l->line, l->column, (fig_str){l->text.ptr, (size_t)(at + 1 - l->text.ptr)}, false, &groups);
    fig_line *rest = fig_arena_zalloc(&c->g->arena, sizeof *rest);
    if (!rest)
        return NULL;
    *rest = (fig_line){.text = {at + 5, l->text.len - (size_t)(at + 5 - l->text.ptr)}, .line = l->line, .column = l->column + (int)(at + 5 - l->text.ptr)};
    return fig_pattern_parse(&c->g->source, c->path, rest);
}

static void note_first(compiler *c, fig_rule *rule, uint32_t pc, uint32_t *seen, size_t *seen_count)
{
    for (size_t i = 0; i < *seen_count; i++)
        if (seen[i] == pc)
            return;
    if (*seen_count >= 4000) {
        rule->first_any = true;
        return;
    }
    seen[(*seen_count)++] = pc;
    const fig_instr *in = &c->code[pc];
    uint32_t add[2] = {UINT32_MAX, UINT32_MAX};
    switch ((fig_op)in->op) {
    case FIG_OP_SPLIT:
        note_first(c, rule, in->a, seen, seen_count);
        note_first(c, rule, in->b, seen, seen_count);
        return;
    case FIG_OP_JUMP: note_first(c, rule, in->a, seen, seen_count); return;
    case FIG_OP_BEGIN:
    case FIG_OP_BIND:
    case FIG_OP_UNBIND:
    case FIG_OP_PART:
    case FIG_OP_END_PART:
    case FIG_OP_OPEN:
    case FIG_OP_CLOSE:
    case FIG_OP_LINE:
    case FIG_OP_SENTENCE: note_first(c, rule, pc + 1, seen, seen_count); return;
    case FIG_OP_FIGURE: rule->first_kinds |= in->a; return;
    case FIG_OP_TOKEN:
    case FIG_OP_BUT:
        add[0] = in->a;
        if (in->a == c->g->builtin[FIG_IS_ANY])
            rule->first_any = true;
        break;
    case FIG_OP_LIST:
        add[0] = c->g->lists[in->a].single;
        if (c->g->lists[in->a].longest > 1)
            add[1] = c->g->lists[in->a].first;
        break;
    case FIG_OP_SHAPE: add[0] = c->g->shapes[in->a].predicate; break;
    case FIG_OP_NOT:
    case FIG_OP_ACCEPT: rule->first_any = true; return;
    }
    for (int k = 0; k < 2; k++) {
        if (add[k] == UINT32_MAX)
            continue;
        if ((rule->first_predicate_count & (rule->first_predicate_count - 1)) == 0) {
            size_t n = rule->first_predicate_count;
            uint32_t *more = fig_arena_alloc(&c->g->arena, (n ? n * 2 : 1) * sizeof *more);
            if (!more) {
                c->failed = true;
                return;
            }
            if (n)
                memcpy(more, rule->first_predicates, n * sizeof *more);
            rule->first_predicates = more;
        }
        rule->first_predicates[rule->first_predicate_count++] = add[k];
    }
}

static fig_node *compile_rule(compiler *c, fig_rule *rule, bool link)
{
    const fig_def *def = rule->def;
    c->path = def->path;
    c->failed = false;
    c->tier2 = link;
    c->automaton = false;
    parse_make(c, def, &rule->make);
    c->line = def->matches;
    if (!def->matches || !rule->make.verb) {
        fig_source_error(&c->g->source, def->path, def->line, 1, "%s needs `match` and `make`", def->name);
        return NULL;
    }
    fig_node *tree = def->matches->tag ? compile_free_form(c, rule, def->matches) : match_tree(c, def);
    if (!tree)
        return NULL;
    if (!link && !rule->code && !(has_mark(tree, FIG_NODE_OPEN) && has_mark(tree, FIG_NODE_CLOSE)))
        error(c, NULL, "the figure's span stands between [[ and ]]%.*s", (fig_str){"", 0});
    rule->program = emit_program(c, tree, ANY_GAP, rule->order);
    compile_guards(c, rule);
    if (link && !c->failed) {
        uint32_t *seen = fig_malloc(4000 * sizeof *seen);
        size_t n = 0;
        if (seen)
            note_first(c, rule, rule->program, seen, &n);
        else
            c->failed = true;
        fig_free(seen);
    }
    return c->failed ? NULL : tree;
}

int fig_family_order(const char *name)
{
    static const char *const families[] = {"not-figures", "money", "percent", "index", "date", "time", "recurrence", "duration", "quantity", "ratio", "multiple", "ordinal", "count", "number"};
    size_t len = strcspn(name, ".");
    for (int i = 0; i < (int)(sizeof families / sizeof *families); i++)
        if (strlen(families[i]) == len && memcmp(families[i], name, len) == 0)
            return i;
    return 20;
}

static void find_overs(compiler *c, fig_rule *rule)
{
    fig_grammar *g = c->g;
    if (!rule->def->over)
        return;
    rule->over = fig_arena_zalloc(&g->arena, 16 * sizeof *rule->over);
    for (const fig_line *l = rule->def->over; l && rule->over; l = l->next) {
        char *copy = fig_arena_copy(&g->arena, l->text.ptr, l->text.len), *state = NULL;
        for (char *w = copy ? strtok_r(copy, " ,", &state) : NULL; w; w = strtok_r(NULL, " ,", &state)) {
            bool found = false;
            for (uint32_t i = 0; i < g->rule_count; i++)
                if (strcmp(g->rules[i].name, w) == 0 && rule->over_count < 16) {
                    rule->over[rule->over_count++] = i;
                    found = true;
                }
            if (!found)
                fig_source_error(&g->source, rule->def->path, l->line, l->column, "no rule is called %s", w);
        }
    }
}

/* ---- the shared copy: a trie of top-level elements ---- */

typedef struct trie {
    const fig_node *node;
    uint8_t gap;
    uint32_t *rules;
    size_t rule_count, rule_capacity;
    struct trie *child, *next;
} trie;

static bool same_node(const fig_node *a, const fig_node *b)
{
    for (; a && b; a = a->next, b = b->next) {
        while (a && a->type == FIG_NODE_BIND && b->type != FIG_NODE_BIND)
            return a->child && !a->next && !b->next && same_node(a->child, b);
        if (b->type == FIG_NODE_BIND && a->type != FIG_NODE_BIND)
            return !a->next && !b->next && same_node(a, b->child);
        if (a->type != b->type || a->min != b->min || a->max != b->max || a->cased != b->cased || a->text.len != b->text.len ||
            (a->text.len && memcmp(a->text.ptr, b->text.ptr, a->text.len) != 0) || !same_node(a->child, b->child))
            return false;
    }
    return !a && !b;
}

/* One element alone, whatever stands behind it. */
static bool same_element(const fig_node *a, const fig_node *b)
{
    while (a->type == FIG_NODE_BIND)
        a = a->child;
    while (b->type == FIG_NODE_BIND)
        b = b->child;
    return a->type == b->type && a->min == b->min && a->max == b->max && a->cased == b->cased && a->text.len == b->text.len &&
           (!a->text.len || memcmp(a->text.ptr, b->text.ptr, a->text.len) == 0) && same_node(a->child, b->child);
}

static trie *trie_child(compiler *c, trie *at, const fig_node *node, uint8_t gap)
{
    trie **tail = &at->child;
    for (; *tail; tail = &(*tail)->next)
        if ((*tail)->gap == gap && same_element((*tail)->node, node))
            return *tail;
    trie *t = fig_arena_zalloc(&c->g->arena, sizeof *t);
    if (!t) {
        c->failed = true;
        return at;
    }
    t->node = node;
    t->gap = gap;
    *tail = t;
    return t;
}

static void trie_add(compiler *c, trie *root, const fig_node *tree, uint32_t rule)
{
    if (tree->type == FIG_NODE_ALT) {
        for (const fig_node *k = tree->child; k; k = k->next)
            trie_add(c, root, k, rule);
        return;
    }
    trie *at = root;
    uint8_t gap = ANY_GAP;
    for (const fig_node *n = tree->type == FIG_NODE_SEQ ? tree->child : tree; n; n = tree->type == FIG_NODE_SEQ ? n->next : NULL) {
        if (n->type != FIG_NODE_GLUE && n->type != FIG_NODE_OPEN && n->type != FIG_NODE_CLOSE && n->type != FIG_NODE_LINE && n->type != FIG_NODE_SENTENCE)
            at = trie_child(c, at, n, gap);
        gap = gap_after(n, gap);
    }
    if (!fig_grow(&at->rules, &at->rule_capacity, at->rule_count + 1, sizeof *at->rules))
        c->failed = true;
    else
        at->rules[at->rule_count++] = rule;
}

static void trie_emit(compiler *c, const trie *t)
{
    for (size_t i = 0; i < t->rule_count; i++) {
        uint32_t split = put(c, FIG_OP_SPLIT, 0, 0, 0);
        uint32_t accept = put(c, FIG_OP_ACCEPT, 0, t->rules[i], 0);
        if (c->failed)
            return;
        c->code[split].a = accept;
        c->code[split].b = here(c);
    }
    for (const trie *k = t->child; k; k = k->next) {
        uint32_t split = k->next ? put(c, FIG_OP_SPLIT, 0, 0, 0) : UINT32_MAX;
        if (split != UINT32_MAX && !c->failed)
            c->code[split].a = here(c);
        emit(c, k->node, NULL, k->gap);
        trie_emit(c, k);
        if (split != UINT32_MAX && !c->failed)
            c->code[split].b = here(c);
    }
    if (!t->child) /* an accepting leaf falls into nothing: end the thread */
        put(c, FIG_OP_ACCEPT, 0, UINT32_MAX, 0);
}

static void trie_free(trie *t)
{
    for (; t; t = t->next) {
        fig_free(t->rules);
        t->rules = NULL;
        trie_free(t->child);
    }
}

/* ---- the whole ---- */

static bool count_and_allocate(fig_grammar *g)
{
    size_t n[5] = {0};
    for (const fig_def *d = g->source.first; d; d = d->next)
        n[d->type]++;
    g->lists = fig_arena_zalloc(&g->arena, (n[FIG_DEF_LIST] + 1) * sizeof *g->lists);
    g->parts = fig_arena_zalloc(&g->arena, (n[FIG_DEF_PART] + 1) * sizeof *g->parts);
    g->shapes = fig_arena_zalloc(&g->arena, (n[FIG_DEF_SHAPE] + 1) * sizeof *g->shapes);
    g->rules = fig_arena_zalloc(&g->arena, (n[FIG_DEF_RULE] + 1) * sizeof *g->rules);
    g->links = fig_arena_zalloc(&g->arena, (n[FIG_DEF_LINK] + 1) * sizeof *g->links);
    return g->lists && g->parts && g->shapes && g->rules && g->links;
}

static void collect(fig_grammar *g)
{
    for (const fig_def *d = g->source.first; d; d = d->next) {
        for (const fig_def *o = g->source.first; o != d; o = o->next)
            if (o->type == d->type && strcmp(o->name, d->name) == 0)
                fig_source_error(&g->source, d->path, d->line, 1, "%s is defined already, at %s:%d", d->name, o->path, o->line);
        switch (d->type) {
        case FIG_DEF_LIST: g->lists[g->list_count++] = (fig_list){.name = d->name, .def = d, .cased = d->cased}; break;
        case FIG_DEF_PART: g->parts[g->part_count++] = (fig_part_def){.name = d->name, .def = d}; break;
        case FIG_DEF_SHAPE: g->shapes[g->shape_count++] = (fig_shape){.name = d->name, .def = d}; break;
        case FIG_DEF_RULE:
            g->rules[g->rule_count] = (fig_rule){.name = d->name, .def = d, .order = (uint32_t)g->rule_count, .family = fig_family_order(d->name)};
            g->rule_count++;
            break;
        case FIG_DEF_LINK:
            g->links[g->link_count] = (fig_rule){.name = d->name, .def = d, .order = (uint32_t)g->link_count};
            g->link_count++;
            break;
        }
    }
}

/* Lists that src/resolve asks about token by token, whether a rule uses them or not. */
static void use_engine_lists(compiler *c)
{
    static const char *const names[] = {"abbreviation", "country", "country-abbreviation", "city"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        int list = fig_grammar_list_index(c->g, names[i], strlen(names[i]));
        if (list >= 0)
            use_list(c, &c->g->lists[list]);
    }
}

static void compile_shapes(compiler *c)
{
    for (uint32_t i = 0; i < c->g->shape_count; i++) {
        fig_shape *s = &c->g->shapes[i];
        fig_str regex = s->def->regex;
        if (regex.len > 7 && memcmp(regex.ptr, "digits ", 7) == 0) {
            s->numeric = true;
            regex.ptr += 7;
            regex.len -= 7;
            while (regex.len && *regex.ptr == ' ')
                regex.ptr++, regex.len--;
        }
        const fig_regex_groups groups = {s->group_name, s->group_list, &s->group_count};
        s->code = fig_regex_compile(c->g, s->def->path, s->def->regex_line, s->def->regex_column, regex, true, &groups);
        s->predicate = fig_lexicon_predicate(&c->lex, FIG_IS_SHAPE, i);
    }
}

static void compile_parts(compiler *c)
{
    for (size_t i = 0; i < c->g->part_count; i++) {
        fig_part_def *p = &c->g->parts[i];
        c->path = p->def->path;
        c->line = p->def->matches;
        if (!p->def->matches) {
            fig_source_error(&c->g->source, p->def->path, p->def->line, 1, "part %s needs `match`", p->name);
            continue;
        }
        parse_make(c, p->def, &p->make);
        c->part_trees[i] = match_tree(c, p->def);
    }
}

fig_status fig_grammar_compile(fig_grammar *g, fig_error *err)
{
    compiler c = {.g = g, .lex = {.g = g}};
    trie root = {0};
    g->source.first_error = err;
    if (!count_and_allocate(g))
        return fig_error_nomem(err);
    collect(g);
    c.part_trees = fig_arena_zalloc(&g->arena, (g->part_count + 1) * sizeof *c.part_trees);
    fig_node **trees = fig_arena_zalloc(&g->arena, (g->rule_count + 1) * sizeof *trees);
    if (!c.part_trees || !trees)
        return fig_error_nomem(err);
    for (uint32_t i = 0; i < 6; i++)
        g->builtin[i] = fig_lexicon_predicate(&c.lex, (fig_predicate_type)i, 0);
    fig_lexicon_lists(&c.lex);
    use_engine_lists(&c);
    compile_shapes(&c);
    compile_parts(&c);
    for (size_t i = 0; i < g->rule_count; i++)
        trees[i] = compile_rule(&c, &g->rules[i], false);
    for (size_t i = 0; i < g->link_count; i++)
        compile_rule(&c, &g->links[i], true);
    for (size_t i = 0; i < g->rule_count; i++)
        find_overs(&c, &g->rules[i]);
    g->code = c.code;
    g->code_count = c.count;
    c.code = NULL;
    c.count = c.capacity = 0;
    c.automaton = true;
    c.tier2 = false;
    c.failed = false;
    for (uint32_t i = 0; i < g->rule_count; i++)
        if (trees[i])
            trie_add(&c, &root, trees[i], i);
    if (!g->source.error_count && !c.failed)
        trie_emit(&c, &root);
    trie_free(root.child);
    fig_free(root.rules);
    g->nfa = c.code;
    g->nfa_count = c.count;
    fig_lexicon_finish(&c.lex);
    if (c.lex.failed || (c.failed && !g->source.error_count))
        return fig_error_nomem(err);
    return g->source.error_count ? FIG_E_SYNTAX : FIG_OK;
}

void fig_grammar_clear(fig_grammar *g)
{
    for (size_t i = 0; i < g->shape_count; i++)
        fig_regex_free(g->shapes[i].code);
    for (int tier = 0; tier < 2; tier++) {
        const fig_rule *rules = tier ? g->links : g->rules;
        for (size_t i = 0; i < (tier ? g->link_count : g->rule_count); i++) {
            fig_regex_free(rules[i].code);
            for (size_t k = 0; k < rules[i].guard_count; k++)
                fig_regex_free(rules[i].guards[k].code);
        }
    }
    fig_free(g->code);
    fig_free(g->nfa);
    fig_free(g->words);
    fig_free(g->word_table);
    fig_free(g->predicates);
    fig_number_pool_clear(&g->numbers);
    fig_arena_clear(&g->arena);
    memset(g, 0, sizeof *g);
}
