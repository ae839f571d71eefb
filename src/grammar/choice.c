/*
 * Choice: alternatives, repetitions and gaps, as instructions that try one way, then the next.
 *
 * in   such a node          out   instructions
 */
#include "compiler.h"

static uint32_t here(const fig_compiler *c)
{
    return (uint32_t)c->count;
}

/* A choice of several ways, targets still open: a split of two, or an alt and its jumps. */
static uint32_t put_choice(fig_compiler *c, size_t ways)
{
    uint32_t choice = fig_compile_put(c, ways == 2 ? FIG_OP_SPLIT : FIG_OP_ALT, 0, (uint32_t)ways, 0);
    for (size_t i = 0; i < ways && ways > 2 && !c->failed; i++)
        fig_compile_put(c, FIG_OP_JUMP, 0, 0, 0);
    return choice;
}

static void set_way(fig_compiler *c, uint32_t choice, uint32_t i, uint32_t target)
{
    if (c->failed)
        return;
    if (c->code[choice].op == FIG_OP_ALT)
        c->code[choice + 1 + i].a = target;
    else
        *(i ? &c->code[choice].b : &c->code[choice].a) = target;
}

/* alt L1, L2, L3; L1: first; jump end; L2: ... The last way of a full alt leads to one of the rest. */
void fig_compile_alternatives(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap)
{
    uint32_t jumps = UINT32_MAX; /* chained through `a` until the end is known */
    uint32_t choice = 0, way = 0, room = 0;
    size_t left = 0;
    for (const fig_node *k = n->child; k; k = k->next)
        left++;
    for (const fig_node *k = n->child; k && !c->failed; k = k->next, left--) {
        if (left > 1 && room < 2) {
            uint32_t ways = left < FIG_ALT_MOST ? (uint32_t)left : FIG_ALT_MOST, rest = put_choice(c, ways);
            if (room)
                set_way(c, choice, way, rest);
            choice = rest;
            way = 0;
            room = ways;
        }
        if (room) {
            set_way(c, choice, way++, here(c));
            room--;
        }
        fig_compile_node(c, k, s, gap);
        if (k->next)
            jumps = fig_compile_put(c, FIG_OP_JUMP, 0, jumps, 0);
    }
    while (jumps != UINT32_MAX && !c->failed) {
        uint32_t next = c->code[jumps].a;
        c->code[jumps].a = here(c);
        jumps = next;
    }
}

/* As many copies as `max` says, each beyond `min` optional: rather taken, or of a gap, whose copies are any tokens, rather left. */
static void put_copies(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap)
{
    const bool lazy = n->type == FIG_NODE_GAP;
    uint32_t splits[64];
    int open = 0;
    for (int i = 0; i < n->max && !c->failed; i++) {
        if (i >= n->min) {
            uint32_t split = fig_compile_put(c, FIG_OP_SPLIT, 0, 0, 0);
            if (c->failed)
                return;
            *(lazy ? &c->code[split].b : &c->code[split].a) = here(c);
            splits[open++] = split;
        }
        if (lazy)
            fig_compile_put(c, FIG_OP_TOKEN, FIG_DEFAULT_GAP, c->g->builtin[FIG_IS_ANY], 0);
        else
            fig_compile_node(c, n->child, s, i ? FIG_DEFAULT_GAP : gap);
    }
    for (int i = 0; i < open && !c->failed; i++)
        *(lazy ? &c->code[splits[i]].a : &c->code[splits[i]].b) = here(c);
}

/* X{min,max} */
void fig_compile_repeat(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap)
{
    put_copies(c, n, s, gap);
}

/* .{min,max} */
void fig_compile_gap(fig_compiler *c, const fig_node *n)
{
    put_copies(c, n, NULL, FIG_DEFAULT_GAP);
}
