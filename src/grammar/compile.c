/*
 * Compile: the definitions of a grammar, one after the other.
 *
 * in   g->source          out   g->code (a program a rule; parts once, called), lists, shapes, parts
 */
#include "../base/error.h"
#include "compiler.h"
#include "known.h"
#include "regex.h"
#include <stdlib.h>
#include <string.h>

/* ---- make ---- */

static void parse_make(fig_compiler *c, const fig_def *def, fig_make *make)
{
    if (!def->make)
        return;
    c->line = def->make;
    if (def->make->next)
        fig_compile_error(c, NULL, "one `make` is enough%.*s", (fig_str){"", 0});
    char *copy = fig_arena_copy(&c->g->arena, def->make->text.ptr, def->make->text.len), *state = NULL;
    make->attrs = fig_arena_zalloc(&c->g->arena, 8 * sizeof *make->attrs);
    if (!copy || !make->attrs) {
        fig_compile_nomem(c);
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
            fig_compile_error(c, NULL, "`make` takes at most six names and eight constants%.*s", (fig_str){"", 0});
        }
    }
}

/* ---- rules ---- */

/* All `match` lines of a definition as one tree; NULL after an error. */
static fig_node *match_tree(fig_compiler *c, const fig_def *def)
{
    fig_node *alt = fig_arena_zalloc(&c->trees, sizeof *alt);
    if (!alt)
        return NULL;
    alt->type = FIG_NODE_ALT;
    fig_node **tail = &alt->child;
    for (const fig_line *l = def->matches; l; l = l->next) {
        if (l->tag)
            continue; /* `pattern`: a regular expression */
        *tail = fig_pattern_parse(&c->g->source, &c->trees, def->path, l);
        if (!*tail)
            return NULL;
        tail = &(*tail)->next;
    }
    return alt->child ? alt : NULL;
}

/* One figure in each `match` line. */
static void check_spans(fig_compiler *c, const fig_def *def, const fig_node *tree)
{
    const fig_node *match = tree->child;
    for (const fig_line *l = def->matches; l && match; l = l->next) {
        if (l->tag)
            continue;
        c->line = l;
        fig_compile_span(c, match);
        match = match->next;
    }
    c->line = def->matches;
}

/* A program of its own: begin, the tree, accept. */
static uint32_t emit_program(fig_compiler *c, const fig_node *tree, uint8_t gap, uint32_t rule)
{
    uint32_t begin = fig_compile_put(c, FIG_OP_BEGIN, 0, 0, 0);
    if (tree)
        fig_compile_node(c, tree, NULL, gap);
    fig_compile_put(c, FIG_OP_ACCEPT, 0, rule, 0);
    if (!c->failed)
        c->code[begin].a = (uint32_t)c->count - begin;
    return begin;
}

static void compile_guards(fig_compiler *c, fig_rule *rule)
{
    size_t n = 0;
    for (const fig_line *l = rule->def->guards; l; l = l->next)
        n++;
    rule->guards = fig_arena_zalloc(&c->g->arena, (n + 1) * sizeof *rule->guards);
    if (!rule->guards) {
        fig_compile_nomem(c);
        return;
    }
    for (const fig_line *l = rule->def->guards; l; l = l->next) {
        fig_guard *guard = &rule->guards[rule->guard_count++];
        *guard = (fig_guard){.type = (fig_guard_type)l->tag, .line = l->line};
        c->line = l;
        if (l->text.ptr[0] == '/') {
            guard->regex = fig_regex_read(c->g, c->path, l->line, l->column, l->text, NULL, NULL);
            continue;
        }
        fig_node *tree = fig_pattern_parse(&c->g->source, &c->trees, c->path, l);
        guard->program = emit_program(c, tree, l->tag == FIG_GUARD_NEVER_BEFORE ? FIG_DEFAULT_GAP : FIG_ANY_GAP, 0);
        if (!c->failed)
            fig_compile_guard_first(c, guard);
    }
}

/* `pattern /…/ at {class}` */
static fig_node *compile_free_form(fig_compiler *c, fig_rule *rule, const fig_line *l)
{
    const char *at = NULL;
    for (const char *p = l->text.ptr; (p = strstr(p, "/ at {")); p++)
        at = p;
    c->line = l;
    if (!at) {
        fig_compile_error(c, NULL, "a free-form rule is written  pattern /…/ at {class}%.*s", (fig_str){"", 0});
        return NULL;
    }
    const fig_regex_groups groups = {rule->regex_names, rule->regex_lists, &rule->regex_groups};
    rule->regex = fig_regex_read(c->g, c->path, l->line, l->column, (fig_str){l->text.ptr, (size_t)(at + 1 - l->text.ptr)}, NULL, &groups);
    fig_line *rest = fig_arena_zalloc(&c->trees, sizeof *rest);
    if (!rest)
        return NULL;
    *rest = (fig_line){
        .text = {at + 5, l->text.len - (size_t)(at + 5 - l->text.ptr)}, .line = l->line, .column = l->column + (int)(at + 5 - l->text.ptr)};
    return fig_pattern_parse(&c->g->source, &c->trees, c->path, rest);
}

static void compile_rule(fig_compiler *c, fig_rule *rule, fig_def_type type)
{
    const fig_def *def = rule->def;
    c->path = def->path;
    c->failed = false;
    const bool link = type != FIG_DEF_RULE;
    c->tier2 = link;
    parse_make(c, def, &rule->make);
    c->line = def->matches;
    if (!def->matches || !rule->make.verb) {
        const char *lacks = def->matches ? "`make`" : rule->make.verb ? "`match`" : "`match` and `make`";
        fig_source_error(&c->g->source, def->path, def->line, 1, "%s needs %s", def->name, lacks);
        return;
    }
    fig_node *tree = def->matches->tag ? compile_free_form(c, rule, def->matches) : match_tree(c, def);
    if (!tree)
        return;
    if (!link && !rule->regex)
        check_spans(c, def, tree);
    else if (link)
        fig_compile_no_span(c, tree);
    rule->program = emit_program(c, tree, FIG_ANY_GAP, rule->order);
    compile_guards(c, rule);
    if (link && type != FIG_DEF_HEAD && !c->failed) {
        fig_compile_sketch(c, rule, tree);
        fig_compile_link_names(c, rule, tree);
    }
}

/* ---- the whole ---- */

static bool count_and_allocate(fig_grammar *g)
{
    size_t n[FIG_DEF_HEAD + 1] = {0};
    for (const fig_def *d = g->source.first; d; d = d->next)
        n[d->type]++;
    g->lists = fig_arena_zalloc(&g->arena, (n[FIG_DEF_LIST] + 1) * sizeof *g->lists);
    g->parts = fig_arena_zalloc(&g->arena, (n[FIG_DEF_PART] + 1) * sizeof *g->parts);
    g->shapes = fig_arena_zalloc(&g->arena, (n[FIG_DEF_SHAPE] + 1) * sizeof *g->shapes);
    g->rules = fig_arena_zalloc(&g->arena, (n[FIG_DEF_RULE] + 1) * sizeof *g->rules);
    g->links = fig_arena_zalloc(&g->arena, (n[FIG_DEF_LINK] + 1) * sizeof *g->links);
    g->facts = fig_arena_zalloc(&g->arena, (n[FIG_DEF_FACT] + 1) * sizeof *g->facts);
    g->heads = fig_arena_zalloc(&g->arena, (n[FIG_DEF_HEAD] + 1) * sizeof *g->heads);
    return g->lists && g->parts && g->shapes && g->rules && g->links && g->facts && g->heads &&
           fig_grammar_ready_names(g, n[FIG_DEF_LIST] + n[FIG_DEF_PART] + n[FIG_DEF_SHAPE] + n[FIG_DEF_RULE] + n[FIG_DEF_LINK] +
                                          n[FIG_DEF_FACT] + n[FIG_DEF_HEAD]);
}

/* Where the definition of a type and number is. */
static const fig_def *definition(const fig_grammar *g, fig_def_type type, size_t index)
{
    switch (type) {
    case FIG_DEF_LIST:
        return g->lists[index].def;
    case FIG_DEF_PART:
        return g->parts[index].def;
    case FIG_DEF_SHAPE:
        return g->shapes[index].def;
    case FIG_DEF_RULE:
        return g->rules[index].def;
    case FIG_DEF_LINK:
        return g->links[index].def;
    case FIG_DEF_FACT:
        return g->facts[index].def;
    case FIG_DEF_HEAD:
        return g->heads[index].def;
    }
    return NULL;
}

/* `list … more`: its rows are the list's. */
static void add_to_list(fig_grammar *g, fig_def *more)
{
    const int list = fig_grammar_list_index(g, more->name, strlen(more->name));
    if (list < 0) {
        fig_source_error(&g->source, more->path, more->line, 1, "there is no list %s before this to add rows to", more->name);
        return;
    }
    fig_def **last = &g->lists[list].added;
    while (*last)
        last = &(*last)->added;
    *last = more;
}

static size_t add_rule(fig_rule *rules, size_t *count, fig_def *d)
{
    rules[*count] = (fig_rule){.name = d->name, .def = d, .order = (uint32_t)*count};
    return (*count)++;
}

/* Into the table of its type: its number there. */
static size_t add(fig_grammar *g, fig_def *d)
{
    size_t index = 0;
    switch (d->type) {
    case FIG_DEF_LIST:
        index = g->list_count++;
        g->lists[index] = (fig_list){.name = d->name, .def = d, .cased = d->cased};
        break;
    case FIG_DEF_PART:
        index = g->part_count++;
        g->parts[index] = (fig_part_def){.name = d->name, .def = d};
        break;
    case FIG_DEF_SHAPE:
        index = g->shape_count++;
        g->shapes[index] = (fig_shape){.name = d->name, .def = d};
        break;
    case FIG_DEF_RULE:
        index = add_rule(g->rules, &g->rule_count, d);
        g->rules[index].family = fig_family_order(d->name);
        break;
    case FIG_DEF_LINK:
        return add_rule(g->links, &g->link_count, d);
    case FIG_DEF_FACT:
        return add_rule(g->facts, &g->fact_count, d);
    case FIG_DEF_HEAD:
        return add_rule(g->heads, &g->head_count, d);
    }
    return index;
}

static void collect(fig_grammar *g)
{
    fig_again again[FIG_AGAIN_SINGLY];
    size_t count = 0;
    for (fig_def *d = g->source.first; d; d = d->next) {
        if (d->more) {
            add_to_list(g, d);
            continue;
        }
        const size_t index = add(g, d);
        int before = fig_grammar_add_name(g, d->type, index, d->name);
        if (before < 0)
            continue;
        if (count < FIG_AGAIN_SINGLY)
            again[count] = (fig_again){d, definition(g, d->type, (size_t)before)};
        count++;
    }
    fig_grammar_report_again(g, again, count);
}

/* Lists that src/resolve asks about token by token, whether a rule uses them or not. */
static void use_engine_lists(fig_compiler *c)
{
    const char *name;
    for (size_t i = 0; (name = fig_known_of_tokens(c->g, i)); i++) {
        int list = fig_grammar_list_index(c->g, name, strlen(name));
        if (list >= 0)
            fig_compile_use_list(c, &c->g->lists[list]);
    }
}

static void compile_shapes(fig_compiler *c)
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
        s->regex = fig_regex_read(c->g, s->def->path, s->def->regex_line, s->def->regex_column, regex, s, &groups);
        s->predicate = fig_lexicon_predicate(&c->lex, FIG_IS_SHAPE, i);
    }
}

static void compile_parts(fig_compiler *c)
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

static void compile(fig_compiler *c)
{
    fig_grammar *g = c->g;
    for (uint32_t i = 0; i < 6; i++)
        g->builtin[i] = fig_lexicon_predicate(&c->lex, (fig_predicate_type)i, 0);
    fig_lexicon_lists(&c->lex);
    fig_source_forget_rows(&g->source);
    use_engine_lists(c);
    compile_shapes(c);
    compile_parts(c);
    for (size_t i = 0; i < g->rule_count; i++)
        compile_rule(c, &g->rules[i], FIG_DEF_RULE);
    const size_t of_rules = c->count;
    for (size_t i = 0; i < g->link_count; i++)
        compile_rule(c, &g->links[i], FIG_DEF_LINK);
    g->sketches.fact_line = g->sketches.line_count;
    for (size_t i = 0; g->with_facts && i < g->fact_count; i++)
        compile_rule(c, &g->facts[i], FIG_DEF_FACT);
    for (size_t i = 0; i < g->head_count; i++)
        compile_rule(c, &g->heads[i], FIG_DEF_HEAD);
    for (size_t i = 0; i < g->rule_count; i++)
        fig_compile_overs(c, &g->rules[i]);
    g->code = c->code;
    g->code_count = c->count;
    fig_compile_asked(c, of_rules);
    fig_sketch_finish(c);
    fig_lexicon_finish(&c->lex);
}

fig_status fig_grammar_compile(fig_grammar *g, fig_error *err)
{
    fig_compiler c = {.g = g, .lex = {.g = g}};
    g->source.first_error = err;
    g->numbers.arena = &g->arena;
    bool ready = count_and_allocate(g);
    if (ready) {
        collect(g);
        c.part_trees = fig_arena_zalloc(&c.trees, (g->part_count + 1) * sizeof *c.part_trees);
        c.blocks = fig_arena_zalloc(&c.trees, (g->part_count + 1) * sizeof *c.blocks);
        c.lists_checked = fig_arena_zalloc(&c.trees, (g->list_count + 1) * sizeof *c.lists_checked);
        ready = c.part_trees && c.blocks && c.lists_checked;
    }
    if (ready)
        compile(&c);
    bool failed = !ready || c.lex.failed || c.trees.failed || g->arena.failed || g->flat.failed || (c.failed && !g->source.error_count);
    fig_source_forget_rows(&g->source);
    fig_lexicon_clear(&c.lex);
    fig_tokens_clear(&c.tokens);
    fig_arena_clear(&c.trees);
    g->source.first_error = NULL;
    return failed ? fig_error_nomem(err) : g->source.error_count ? FIG_E_SYNTAX : FIG_OK;
}

void fig_grammar_clear(fig_grammar *g)
{
    fig_number_pool_clear(&g->numbers);
    fig_arena_clear(&g->source.rows);
    fig_arena_clear(&g->arena);
    fig_arena_clear(&g->flat);
    memset(g, 0, sizeof *g);
}
