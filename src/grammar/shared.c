/*
 * Shared: all tier-1 rules as one program for the automaton.
 *
 * in   the rules' trees          out   one program; rules that begin alike share their beginning
 * A trie of the top-level elements: hundreds of rules that begin with {amount} cost one.
 */
#include "../base/alloc.h"
#include "compiler.h"
#include <string.h>

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

static trie *trie_child(fig_compiler *c, trie *at, const fig_node *node, uint8_t gap)
{
    trie **tail = &at->child;
    for (; *tail; tail = &(*tail)->next)
        if ((*tail)->gap == gap && same_element((*tail)->node, node))
            return *tail;
    trie *t = fig_arena_zalloc(&c->g->arena, sizeof *t);
    if (!t) {
        fig_compile_nomem(c);
        return at;
    }
    t->node = node;
    t->gap = gap;
    *tail = t;
    return t;
}

static void trie_add(fig_compiler *c, trie *root, const fig_node *tree, uint32_t rule)
{
    if (tree->type == FIG_NODE_ALT) {
        for (const fig_node *k = tree->child; k; k = k->next)
            trie_add(c, root, k, rule);
        return;
    }
    trie *at = root;
    uint8_t gap = FIG_ANY_GAP;
    for (const fig_node *n = tree->type == FIG_NODE_SEQ ? tree->child : tree; n; n = tree->type == FIG_NODE_SEQ ? n->next : NULL) {
        if (n->type != FIG_NODE_GLUE && n->type != FIG_NODE_OPEN && n->type != FIG_NODE_CLOSE && n->type != FIG_NODE_LINE &&
            n->type != FIG_NODE_SENTENCE)
            at = trie_child(c, at, n, gap);
        gap = fig_gap_after(n, gap);
    }
    if (!fig_grow(&at->rules, &at->rule_capacity, at->rule_count + 1, sizeof *at->rules))
        fig_compile_nomem(c);
    else
        at->rules[at->rule_count++] = rule;
}

static void trie_emit(fig_compiler *c, const trie *t)
{
    for (size_t i = 0; i < t->rule_count; i++) {
        uint32_t split = fig_compile_put(c, FIG_OP_SPLIT, 0, 0, 0);
        uint32_t accept = fig_compile_put(c, FIG_OP_ACCEPT, 0, t->rules[i], 0);
        if (c->failed)
            return;
        c->code[split].a = accept;
        c->code[split].b = (uint32_t)c->count;
    }
    for (const trie *k = t->child; k; k = k->next) {
        uint32_t split = k->next ? fig_compile_put(c, FIG_OP_SPLIT, 0, 0, 0) : UINT32_MAX;
        if (split != UINT32_MAX && !c->failed)
            c->code[split].a = (uint32_t)c->count;
        fig_compile_node(c, k->node, NULL, k->gap);
        trie_emit(c, k);
        if (split != UINT32_MAX && !c->failed)
            c->code[split].b = (uint32_t)c->count;
    }
    if (!t->child) /* an accepting leaf falls into nothing: end the thread */
        fig_compile_put(c, FIG_OP_ACCEPT, 0, UINT32_MAX, 0);
}

static void trie_free(trie *t)
{
    for (; t; t = t->next) {
        fig_free(t->rules);
        t->rules = NULL;
        trie_free(t->child);
    }
}

void fig_compile_shared(fig_compiler *c, fig_node *const *trees)
{
    trie root = {0};
    for (uint32_t i = 0; i < c->g->rule_count; i++)
        if (trees[i])
            trie_add(c, &root, trees[i], i);
    if (!c->g->source.error_count && !c->failed)
        trie_emit(c, &root);
    trie_free(root.child);
    fig_free(root.rules);
}
