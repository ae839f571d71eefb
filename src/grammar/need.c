/*
 * Need: what a link can begin with, and what its sentence must hold, so that most links are passed over without a try.
 *
 * in   a link's program and tree          out   rule->first_*, rule->needs
 * A link stands only where each of its elements that can't be empty finds something to begin with: a figure of some kind, or a token of some predicate.
 */
#include "../base/alloc.h"
#include "compiler.h"
#include <string.h>

enum { MAX_SEEN = 4000 };

/* Everything that can stand first at an instruction. */
typedef struct first_set {
    uint32_t kinds;
    bool any;
    uint32_t *predicates;
    size_t count, capacity;
} first_set;

static void add_predicate(fig_compiler *c, first_set *f, uint32_t p)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->predicates[i] == p)
            return;
    if (!fig_grow(&f->predicates, &f->capacity, f->count + 1, sizeof *f->predicates)) {
        fig_compile_nomem(c);
        return;
    }
    f->predicates[f->count++] = p;
}

static void note(fig_compiler *c, first_set *f, uint32_t pc, uint32_t *seen, size_t *seen_count)
{
    for (size_t i = 0; i < *seen_count; i++)
        if (seen[i] == pc)
            return;
    if (*seen_count >= MAX_SEEN) {
        f->any = true;
        return;
    }
    seen[(*seen_count)++] = pc;
    const fig_instr *in = &c->code[pc];
    const fig_list *list;
    switch ((fig_op)in->op) {
    case FIG_OP_SPLIT:
        note(c, f, in->a, seen, seen_count);
        note(c, f, c->code[pc].b, seen, seen_count);
        return;
    case FIG_OP_JUMP:
    case FIG_OP_CALL:
        note(c, f, in->a, seen, seen_count);
        return;
    case FIG_OP_BEGIN:
    case FIG_OP_BIND:
    case FIG_OP_UNBIND:
    case FIG_OP_PART:
    case FIG_OP_END_PART:
    case FIG_OP_OPEN:
    case FIG_OP_CLOSE:
    case FIG_OP_LINE:
    case FIG_OP_SENTENCE:
        note(c, f, pc + 1, seen, seen_count);
        return;
    case FIG_OP_FIGURE:
        f->kinds |= in->a;
        return;
    case FIG_OP_TOKEN:
    case FIG_OP_BUT:
        if (in->a == c->g->builtin[FIG_IS_ANY])
            f->any = true;
        add_predicate(c, f, in->a);
        return;
    case FIG_OP_LIST:
        list = &c->g->lists[in->a];
        add_predicate(c, f, list->single);
        if (list->longest > 1)
            add_predicate(c, f, list->first);
        return;
    case FIG_OP_SHAPE:
        add_predicate(c, f, c->g->shapes[in->a].predicate);
        return;
    case FIG_OP_NOT:
    case FIG_OP_RETURN: /* a part that may be empty: anything may follow */
    case FIG_OP_ACCEPT:
        f->any = true;
        return;
    }
}

static bool first_of(fig_compiler *c, uint32_t pc, first_set *f)
{
    uint32_t *seen = fig_malloc(MAX_SEEN * sizeof *seen);
    size_t n = 0;
    if (seen)
        note(c, f, pc, seen, &n);
    else
        fig_compile_nomem(c);
    fig_free(seen);
    return seen != NULL;
}

static uint32_t *keep(fig_compiler *c, const first_set *f)
{
    uint32_t *p = fig_arena_alloc(&c->g->arena, (f->count + 1) * sizeof *p);
    if (!p)
        fig_compile_nomem(c);
    else if (f->count)
        memcpy(p, f->predicates, f->count * sizeof *p);
    return p;
}

void fig_compile_first(fig_compiler *c, fig_rule *link)
{
    first_set f = {0};
    if (first_of(c, link->program, &f)) {
        link->first_kinds = f.kinds;
        link->first_any = f.any;
        link->first_predicates = keep(c, &f);
        link->first_predicate_count = f.count;
    }
    fig_free(f.predicates);
}

void fig_compile_guard_first(fig_compiler *c, fig_guard *guard)
{
    first_set f = {0};
    guard->number = (uint32_t)c->g->guard_count++;
    guard->first_any = true;
    if (first_of(c, guard->program, &f)) {
        guard->first_any = f.any;
        guard->first_predicates = keep(c, &f);
        guard->first_predicate_count = f.count;
    }
    fig_free(f.predicates);
}

static bool same_need(const fig_need *n, const first_set *f)
{
    return n->kinds == f->kinds && n->predicate_count == f->count &&
           (!f->count || memcmp(n->predicates, f->predicates, f->count * sizeof *f->predicates) == 0);
}

/* Set the bit of this need, adding it where it is new. */
static void set_need(fig_compiler *c, const first_set *f, fig_needs *out)
{
    fig_grammar *g = c->g;
    size_t i = 0;
    while (i < g->need_count && !same_need(&g->needs[i], f))
        i++;
    if (i == sizeof g->needs / sizeof *g->needs)
        return;
    if (i == g->need_count)
        g->needs[g->need_count++] = (fig_need){f->kinds, keep(c, f), f->count};
    out->bits[i >> 6] |= UINT64_C(1) << (i & 63);
}

/* What one element, compiled for the moment, can begin with. */
static void need_of(fig_compiler *c, const fig_node *n, fig_needs *out)
{
    size_t before = c->count;
    first_set f = {0};
    fig_compile_node(c, n, NULL, FIG_ANY_GAP);
    fig_compile_put(c, FIG_OP_ACCEPT, 0, 0, 0);
    if (!c->failed && first_of(c, (uint32_t)before, &f) && !f.any)
        set_need(c, &f, out);
    fig_free(f.predicates);
    fig_compile_truncate(c, before);
}

/* A need for each element of one alternative that can't be empty. */
static void needs_of(fig_compiler *c, const fig_node *alternative, fig_needs *out)
{
    bool sequence = alternative->type == FIG_NODE_SEQ;
    for (const fig_node *k = sequence ? alternative->child : alternative; k && !c->failed; k = sequence ? k->next : NULL)
        if (!fig_node_nullable(k))
            need_of(c, k, out);
}

void fig_compile_needs(fig_compiler *c, fig_rule *link, const fig_node *tree)
{
    size_t n = 0;
    if (tree->type == FIG_NODE_ALT)
        for (const fig_node *k = tree->child; k; k = k->next)
            n++;
    else
        n = 1;
    link->needs = fig_arena_zalloc(&c->g->arena, (n + 1) * sizeof *link->needs);
    if (!link->needs) {
        fig_compile_nomem(c);
        return;
    }
    for (const fig_node *k = tree->type == FIG_NODE_ALT ? tree->child : tree; k && !c->failed;
         k = tree->type == FIG_NODE_ALT ? k->next : NULL)
        needs_of(c, k, &link->needs[link->need_count++]);
}
