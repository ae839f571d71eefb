/* Ahead: see ahead.h. */
#include "ahead.h"
#include "../base/alloc.h"
#include "../grammar/way.h"
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
    const fig_instr *code = a->grammar->code;
    const uint32_t ways = fig_way_count(&code[pc]);
    for (uint32_t i = 0; i < ways; i++)
        meet(a, fig_way(code, pc, i));
    if (!ways)
        a->list[a->list_count++] = pc;
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
