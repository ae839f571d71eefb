/*
 * Definitions by their names and types.
 *
 * in   the definitions of a grammar          out   a table: name and type to index
 */
#include "../base/str.h"
#include "../text/token.h"
#include "grammar.h"
#include "grammar_files.h"
#include <string.h>

enum { TYPES = FIG_DEF_HEAD + 1 };

static const char *name_of(const fig_grammar *g, uint32_t entry)
{
    uint32_t index = (entry - 1) / TYPES;
    switch ((fig_def_type)((entry - 1) % TYPES)) {
    case FIG_DEF_LIST:
        return g->lists[index].name;
    case FIG_DEF_PART:
        return g->parts[index].name;
    case FIG_DEF_SHAPE:
        return g->shapes[index].name;
    case FIG_DEF_RULE:
        return g->rules[index].name;
    case FIG_DEF_LINK:
        return g->links[index].name;
    case FIG_DEF_FACT:
        return g->facts[index].name;
    case FIG_DEF_HEAD:
        return g->heads[index].name;
    }
    return "";
}

static int find(const fig_grammar *g, uint32_t type, const char *name, size_t len)
{
    for (size_t i = fig_token_hash(name, len) & g->name_mask; g->name_table && g->name_table[i]; i = (i + 1) & g->name_mask) {
        const char *other = name_of(g, g->name_table[i]);
        if ((g->name_table[i] - 1) % TYPES == type && strncmp(other, name, len) == 0 && other[len] == 0)
            return (int)((g->name_table[i] - 1) / TYPES);
    }
    return -1;
}

bool fig_grammar_ready_names(fig_grammar *g, size_t count)
{
    size_t size = 64;
    while (size < 2 * (count + 1))
        size *= 2;
    g->name_mask = size - 1;
    g->name_table = fig_arena_zalloc(&g->flat, size * sizeof *g->name_table);
    return g->name_table != NULL;
}

int fig_grammar_add_name(fig_grammar *g, fig_def_type type, size_t index, const char *name)
{
    size_t len = strlen(name), i = fig_token_hash(name, len) & g->name_mask;
    int before = find(g, type, name, len);
    if (before >= 0)
        return before;
    while (g->name_table[i])
        i = (i + 1) & g->name_mask;
    g->name_table[i] = (uint32_t)index * TYPES + type + 1;
    return -1;
}

int fig_grammar_list_index(const fig_grammar *g, const char *name, size_t len)
{
    return find(g, FIG_DEF_LIST, name, len);
}

int fig_grammar_part_index(const fig_grammar *g, const char *name, size_t len)
{
    return find(g, FIG_DEF_PART, name, len);
}

int fig_grammar_shape_index(const fig_grammar *g, const char *name, size_t len)
{
    return find(g, FIG_DEF_SHAPE, name, len);
}

int fig_grammar_rule_index(const fig_grammar *g, const char *name, size_t len)
{
    return find(g, FIG_DEF_RULE, name, len);
}

static bool of_two_languages(const fig_def *d, const fig_def *before)
{
    const fig_str language = fig_grammar_language(d->path), other = fig_grammar_language(before->path);
    return language.len && other.len && !fig_str_same(language, other);
}

void fig_grammar_report_again(fig_grammar *g, const fig_again *again, size_t count)
{
    if (count > FIG_AGAIN_SINGLY) {
        const fig_def *d = again->def, *o = again->before;
        fig_source_error(
            &g->source, d->path, d->line, 1,
            "%s and %zu more names are defined already, the first at %s:%d; if these grammars are to stand in place of the built-in "
            "ones, leave those out (--no-builtin; --lang, where they are of another language)",
            d->name, count - 1, o->path, o->line);
        return;
    }
    for (; count--; again++) {
        const fig_def *d = again->def, *o = again->before;
        fig_source_error(&g->source, d->path, d->line, 1, "%s is defined already, at %s:%d%s%s", d->name, o->path, o->line,
                         d->type == FIG_DEF_LIST && o->type == FIG_DEF_LIST ? "; to add rows to it, write `more` behind its name" : "",
                         of_two_languages(d, o) ? "; --lang with the language of your grammars leaves others out" : "");
    }
}
