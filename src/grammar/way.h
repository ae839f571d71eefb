/*
 * Way: where an instruction leads that takes no item. The one place that sorts the instructions by it; the matcher does what each says.
 *
 * in   an instruction          out   its ways, first choice first; none: it takes an item, calls a part, returns from one or accepts
 */
#ifndef FIG_WAY_H
#define FIG_WAY_H
#include "grammar.h"

static inline uint32_t fig_way_count(const fig_instr *in)
{
    switch ((fig_op)in->op) {
    case FIG_OP_SPLIT:
        return 2;
    case FIG_OP_ALT:
        return in->a;
    case FIG_OP_JUMP:
    case FIG_OP_BEGIN:
    case FIG_OP_BIND:
    case FIG_OP_UNBIND:
    case FIG_OP_PART:
    case FIG_OP_END_PART:
    case FIG_OP_OPEN:
    case FIG_OP_CLOSE:
    case FIG_OP_LINE:
    case FIG_OP_SENTENCE:
        return 1;
    case FIG_OP_TOKEN:
    case FIG_OP_NOT:
    case FIG_OP_BUT:
    case FIG_OP_LIST:
    case FIG_OP_SHAPE:
    case FIG_OP_FIGURE:
    case FIG_OP_CALL:
    case FIG_OP_RETURN:
    case FIG_OP_ACCEPT:
        break;
    }
    return 0;
}

/* The i-th way, from 0, of the instruction at pc. */
static inline uint32_t fig_way(const fig_instr *code, uint32_t pc, uint32_t i)
{
    const fig_instr *in = &code[pc];
    switch (in->op) {
    case FIG_OP_SPLIT:
        return i ? in->b : in->a;
    case FIG_OP_ALT:
        return in[i + 1].a;
    case FIG_OP_JUMP:
        return in->a;
    default:
        return pc + 1;
    }
}
#endif
