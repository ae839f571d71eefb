/* Ahead: see ahead.h. */
#include "ahead.h"
#include "../base/alloc.h"
#include <string.h>

bool fig_ahead_init(fig_ahead *a, const fig_grammar *grammar)
{
    *a = (fig_ahead){.grammar = grammar, .list_count = 1};
    a->first = fig_calloc(grammar->code_count + 1, sizeof *a->first);
    a->met = fig_calloc(grammar->code_count / 64 + 1, sizeof *a->met);
    return a->first && a->met;
}

void fig_ahead_clear(fig_ahead *a)
{
    fig_free(a->first);
    fig_free(a->list);
    fig_free(a->met);
    fig_free(a->order);
    memset(a, 0, sizeof *a);
}

/* There is room for it: fig_ahead_find. */
static inline void meet(fig_ahead *a, uint32_t pc)
{
    const uint64_t bit = UINT64_C(1) << (pc & 63);
    a->order[a->order_count] = pc;
    a->order_count += !(a->met[pc / 64] & bit);
    a->met[pc / 64] |= bit;
}

/* What takes no token leads on; the others are kept. */
static void pass(fig_ahead *a, uint32_t pc)
{
    const fig_instr *in = &a->grammar->code[pc];
    switch ((fig_op)in->op) {
    case FIG_OP_SPLIT:
        meet(a, in->a);
        meet(a, in->b);
        break;
    case FIG_OP_JUMP:
        meet(a, in->a);
        break;
    case FIG_OP_ALT:
        for (uint32_t i = 1; i <= in->a; i++)
            meet(a, in[i].a);
        break;
    case FIG_OP_BEGIN:
    case FIG_OP_BIND:
    case FIG_OP_UNBIND:
    case FIG_OP_PART:
    case FIG_OP_END_PART:
    case FIG_OP_OPEN:
    case FIG_OP_CLOSE:
    case FIG_OP_LINE:
    case FIG_OP_SENTENCE:
        meet(a, pc + 1);
        break;
    case FIG_OP_CALL:
    case FIG_OP_RETURN:
    case FIG_OP_ACCEPT:
    case FIG_OP_TOKEN:
    case FIG_OP_NOT:
    case FIG_OP_BUT:
    case FIG_OP_LIST:
    case FIG_OP_SHAPE:
    case FIG_OP_FIGURE:
        a->list[a->list_count++] = pc;
        break;
    }
}

static bool make_room(fig_ahead *a)
{
    return fig_grow(&a->order, &a->order_capacity, a->order_count + FIG_ALT_MOST + 2, sizeof *a->order) &&
           fig_grow(&a->list, &a->list_capacity, a->list_count + 2, sizeof *a->list);
}

uint32_t fig_ahead_find(fig_ahead *a, uint32_t pc)
{
    a->order_count = 0;
    if (!make_room(a))
        return 0;
    const size_t first = a->list_count++;
    bool good = true;
    meet(a, pc);
    for (size_t i = 0; good && i < a->order_count; i++) {
        good = make_room(a);
        if (good)
            pass(a, a->order[i]);
    }
    for (size_t i = 0; i < a->order_count; i++)
        a->met[a->order[i] / 64] = 0;
    if (!good) {
        a->list_count = first;
        return 0;
    }
    a->list[first] = (uint32_t)(a->list_count - first - 1);
    return a->first[pc] = (uint32_t)first;
}
