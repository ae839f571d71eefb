/*
 * Definitions: lists, parts and shapes by their names.
 *
 * in   the definitions of a grammar          out   a table: name and type to index
 */
#include "../text/token.h"
#include "grammar.h"
#include <string.h>

enum { LIST, PART, SHAPE };

static const char *name_of(const fig_grammar *g, uint32_t entry)
{
    uint32_t index = (entry - 1) / 3;
    switch ((entry - 1) % 3) {
    case LIST:
        return g->lists[index].name;
    case PART:
        return g->parts[index].name;
    default:
        return g->shapes[index].name;
    }
}

static void add(fig_grammar *g, uint32_t type, size_t index, const char *name)
{
    size_t i = fig_token_hash(name, strlen(name)) & g->name_mask;
    while (g->name_table[i])
        i = (i + 1) & g->name_mask;
    g->name_table[i] = (uint32_t)index * 3 + type + 1;
}

bool fig_grammar_index_names(fig_grammar *g)
{
    size_t size = 64;
    while (size < 2 * (g->list_count + g->part_count + g->shape_count + 1))
        size *= 2;
    g->name_mask = size - 1;
    g->name_table = fig_arena_zalloc(&g->arena, size * sizeof *g->name_table);
    if (!g->name_table)
        return false;
    for (size_t i = 0; i < g->list_count; i++)
        add(g, LIST, i, g->lists[i].name);
    for (size_t i = 0; i < g->part_count; i++)
        add(g, PART, i, g->parts[i].name);
    for (size_t i = 0; i < g->shape_count; i++)
        add(g, SHAPE, i, g->shapes[i].name);
    return true;
}

static int find(const fig_grammar *g, uint32_t type, const char *name, size_t len)
{
    for (size_t i = fig_token_hash(name, len) & g->name_mask; g->name_table && g->name_table[i]; i = (i + 1) & g->name_mask) {
        const char *other = name_of(g, g->name_table[i]);
        if ((g->name_table[i] - 1) % 3 == type && strncmp(other, name, len) == 0 && other[len] == 0)
            return (int)((g->name_table[i] - 1) / 3);
    }
    return -1;
}

int fig_grammar_list_index(const fig_grammar *g, const char *name, size_t len)
{
    return find(g, LIST, name, len);
}

int fig_grammar_part_index(const fig_grammar *g, const char *name, size_t len)
{
    return find(g, PART, name, len);
}

int fig_grammar_shape_index(const fig_grammar *g, const char *name, size_t len)
{
    return find(g, SHAPE, name, len);
}
