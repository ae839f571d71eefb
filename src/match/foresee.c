/* Foresee: see foresee.h. */
#include "foresee.h"
#include "../base/alloc.h"
#include <string.h>

enum { LONGEST_WALK = 512 };

bool fig_foresee_init(fig_foresee *f, const fig_grammar *grammar, const fig_lexemes *lexemes)
{
    memset(f, 0, sizeof *f);
    f->grammar = grammar;
    f->lexemes = lexemes;
    f->slots = fig_calloc(FIG_FORESEE_SLOTS, sizeof *f->slots);
    f->stack = fig_malloc(LONGEST_WALK * sizeof *f->stack);
    return f->slots && f->stack;
}

void fig_foresee_clear(fig_foresee *f)
{
    fig_free(f->slots);
    fig_free(f->stack);
    memset(f, 0, sizeof *f);
}

/* Can this instruction take the item? What depends on more than class, kind and gap counts as yes. */
static bool takes(const fig_foresee *f, const fig_instr *in, uint32_t symbol, uint8_t gap)
{
    const fig_grammar *g = f->grammar;
    const fig_list *list;
    if (!(in->gap & gap))
        return false;
    if (symbol == FIG_FORESEE_NOTHING)
        return false;
    if (symbol >= FIG_FORESEE_KINDS) {
        if (in->op == FIG_OP_FIGURE)
            return in->a >> (symbol - FIG_FORESEE_KINDS) & 1;
        return in->op == FIG_OP_NOT || (in->op == FIG_OP_TOKEN && in->a == g->builtin[FIG_IS_ANY]);
    }
    switch ((fig_op)in->op) {
    case FIG_OP_TOKEN:
        return fig_class_is(f->lexemes, symbol, in->a);
    case FIG_OP_NOT:
        return !fig_class_is(f->lexemes, symbol, in->a);
    case FIG_OP_BUT:
        return fig_class_is(f->lexemes, symbol, in->a) && !fig_class_is(f->lexemes, symbol, in->b);
    case FIG_OP_LIST:
        list = &g->lists[in->a];
        return fig_class_is(f->lexemes, symbol, list->single) || (list->longest > 1 && fig_class_is(f->lexemes, symbol, list->first));
    case FIG_OP_SHAPE:
        return fig_class_is(f->lexemes, symbol, g->shapes[in->a].predicate);
    case FIG_OP_FIGURE:
    case FIG_OP_BEGIN:
    case FIG_OP_SPLIT:
    case FIG_OP_JUMP:
    case FIG_OP_CALL:
    case FIG_OP_RETURN:
    case FIG_OP_BIND:
    case FIG_OP_UNBIND:
    case FIG_OP_PART:
    case FIG_OP_END_PART:
    case FIG_OP_OPEN:
    case FIG_OP_CLOSE:
    case FIG_OP_LINE:
    case FIG_OP_SENTENCE:
    case FIG_OP_ACCEPT:
        break;
    }
    return false;
}

/* Does a way from pc take the item, or come to the end? */
static bool leads_on(const fig_foresee *f, uint32_t pc, uint32_t symbol_and_end, uint8_t gap)
{
    uint32_t symbol = symbol_and_end & ~(uint32_t)FIG_FORESEE_MAY_END;
    const fig_instr *code = f->grammar->code;
    size_t n = 0, steps = 0;
    f->stack[n++] = pc;
    while (n) {
        const fig_instr *in = &code[pc = f->stack[--n]];
        if (++steps > LONGEST_WALK || n + 2 > LONGEST_WALK)
            return true;
        switch ((fig_op)in->op) {
        case FIG_OP_ACCEPT:
            if (symbol_and_end & FIG_FORESEE_MAY_END)
                return true;
            break;
        case FIG_OP_SPLIT:
            f->stack[n++] = in->b;
            f->stack[n++] = in->a;
            break;
        case FIG_OP_JUMP:
        case FIG_OP_CALL:
            f->stack[n++] = in->a;
            break;
        case FIG_OP_RETURN:
            return true; /* where to, only the matcher knows */
        case FIG_OP_BEGIN:
        case FIG_OP_BIND:
        case FIG_OP_UNBIND:
        case FIG_OP_PART:
        case FIG_OP_END_PART:
        case FIG_OP_OPEN:
        case FIG_OP_CLOSE:
        case FIG_OP_LINE:
        case FIG_OP_SENTENCE:
            f->stack[n++] = pc + 1;
            break;
        case FIG_OP_TOKEN:
        case FIG_OP_NOT:
        case FIG_OP_BUT:
        case FIG_OP_LIST:
        case FIG_OP_SHAPE:
        case FIG_OP_FIGURE:
            if (takes(f, in, symbol, gap))
                return true;
            break;
        }
    }
    return false;
}

unsigned fig_foresee_find(fig_foresee *f, uint64_t key, uint64_t *slot)
{
    uint32_t pc = (uint32_t)(key >> 22) & 0xFFFFFF, symbol = key >> 4 & 0x3FFFF;
    uint8_t gap = key & 15;
    const fig_instr *in = &f->grammar->code[pc];
    unsigned bits = (leads_on(f, in->a, symbol, gap) ? 1u : 0) | (leads_on(f, in->b, symbol, gap) ? 2u : 0);
    *slot = key << 2 | bits;
    return bits;
}
