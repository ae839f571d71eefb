/*
 * First: what a guard can begin with, so that most places are passed over without a try.
 *
 * in   a guard's program          out   guard->first_*
 */
#include "../base/alloc.h"
#include "compiler.h"
#include "way.h"
#include <string.h>

enum { MAX_SEEN = 4000 };

/* Everything that can stand first at an instruction. */
typedef struct first_set {
    bool any;
    uint32_t *predicates;
    size_t count, capacity;
    uint32_t *seen; /* instructions that were looked at */
    size_t seen_count;
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

static void add_list(fig_compiler *c, first_set *f, const fig_list *list)
{
    add_predicate(c, f, list->single);
    if (list->longest > 1)
        add_predicate(c, f, list->first);
}

static bool is_seen(first_set *f, uint32_t pc)
{
    for (size_t i = 0; i < f->seen_count; i++)
        if (f->seen[i] == pc)
            return true;
    if (f->seen_count == MAX_SEEN) {
        f->any = true;
        return true;
    }
    f->seen[f->seen_count++] = pc;
    return false;
}

static void note(fig_compiler *c, first_set *f, uint32_t pc)
{
    const fig_instr *in = &c->code[pc];
    if (is_seen(f, pc))
        return;
    const uint32_t ways = fig_way_count(in);
    for (uint32_t i = 0; i < ways; i++)
        note(c, f, fig_way(c->code, pc, i));
    if (in->op == FIG_OP_CALL) {
        note(c, f, in->a);
    } else if (in->op == FIG_OP_TOKEN || in->op == FIG_OP_BUT) {
        f->any |= in->a == c->g->builtin[FIG_IS_ANY];
        add_predicate(c, f, in->a);
    } else if (in->op == FIG_OP_LIST) {
        add_list(c, f, &c->g->lists[in->a]);
    } else if (in->op == FIG_OP_SHAPE) {
        add_predicate(c, f, c->g->shapes[in->a].predicate);
    } else if (!ways) {
        f->any = true; /* a figure, what is not; behind a part that may be empty, and the end, anything may follow */
    }
}

static uint32_t *keep(fig_compiler *c, const first_set *f)
{
    uint32_t *p = fig_arena_alloc(&c->g->flat, (f->count + 1) * sizeof *p);
    if (!p)
        fig_compile_nomem(c);
    else if (f->count)
        memcpy(p, f->predicates, f->count * sizeof *p);
    return p;
}

void fig_compile_guard_first(fig_compiler *c, fig_guard *guard)
{
    first_set f = {.seen = fig_malloc(MAX_SEEN * sizeof *f.seen)};
    guard->number = (uint32_t)c->g->guard_count++;
    guard->first_any = true;
    if (f.seen) {
        note(c, &f, guard->program);
        guard->first_any = f.any;
        guard->first_predicates = keep(c, &f);
        guard->first_predicate_count = f.count;
    } else {
        fig_compile_nomem(c);
    }
    fig_free(f.predicates);
    fig_free(f.seen);
}
