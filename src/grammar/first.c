/*
 * First: what a guard can begin with, so that most places are passed over without a try.
 *
 * in   a guard's program          out   guard->first_*
 */
#include "../base/alloc.h"
#include "compiler.h"
#include <string.h>

enum { MAX_SEEN = 4000 };

/* Everything that can stand first at an instruction. */
typedef struct first_set {
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
    case FIG_OP_ALT:
        for (uint32_t i = 1; i <= in->a; i++)
            note(c, f, in[i].a, seen, seen_count);
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
        f->any = true;
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
    uint32_t *p = fig_arena_alloc(&c->g->flat, (f->count + 1) * sizeof *p);
    if (!p)
        fig_compile_nomem(c);
    else if (f->count)
        memcpy(p, f->predicates, f->count * sizeof *p);
    return p;
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
