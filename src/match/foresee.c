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
    f->pairs = fig_calloc(FIG_FORESEE_SLOTS, sizeof *f->pairs);
    return f->slots && f->stack && f->pairs;
}

void fig_foresee_clear(fig_foresee *f)
{
    fig_free(f->slots);
    fig_free(f->stack);
    fig_free(f->pairs);
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

/* ---- two items ---- */

typedef struct pair {
    const fig_foresee *f;
    uint32_t symbol[2];
    uint8_t gap[2];
    size_t steps;
} pair;

/* Where a part that was entered goes back to. */
typedef struct back {
    uint32_t pc;
    const struct back *outer;
} back;

/* Does a way from pc take items k and on? Parts are followed to their end, so this knows where they return to. */
static bool takes_from(pair *x, uint32_t pc, const back *frame, int k)
{
    const fig_grammar *g = x->f->grammar;
    for (;; pc++) {
        const fig_instr *in = &g->code[pc];
        if (++x->steps > LONGEST_WALK * 4)
            return true;
        switch ((fig_op)in->op) {
        case FIG_OP_ACCEPT:
            return true;
        case FIG_OP_SPLIT:
            if (takes_from(x, in->a, frame, k))
                return true;
            pc = in->b - 1;
            break;
        case FIG_OP_JUMP:
            pc = in->a - 1;
            break;
        case FIG_OP_CALL: {
            const back inner = {pc + 1, frame};
            return takes_from(x, in->a, &inner, k);
        }
        case FIG_OP_RETURN:
            if (!frame)
                return true;
            pc = frame->pc - 1;
            frame = frame->outer;
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
            break;
        case FIG_OP_TOKEN:
        case FIG_OP_NOT:
        case FIG_OP_BUT:
        case FIG_OP_LIST:
        case FIG_OP_SHAPE:
        case FIG_OP_FIGURE:
            if (!takes(x->f, in, x->symbol[k], x->gap[k]))
                return false;
            if (++k == 2 || (in->op == FIG_OP_LIST && g->lists[in->a].longest > 1))
                return true;
            break;
        }
    }
}

bool fig_foresee_two(fig_foresee *f, uint32_t program, uint32_t number, uint32_t first, uint32_t second, uint8_t gap)
{
    uint64_t key = (uint64_t)(f->lexemes->generation & 0x3FF) << 52 | (uint64_t)(number & 0xFFF) << 40 | (uint64_t)first << 22 |
                   (uint64_t)second << 4 | gap; /* 10, 12, 18, 18 and 4 bits */
    uint64_t *slot = &f->pairs[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 49];
    if (*slot >> 2 != key || !*slot) {
        pair x = {f, {first, second}, {15, gap}, 0};
        *slot = key << 2 | (takes_from(&x, program, NULL, 0) ? 1u : 2u);
    }
    return *slot & 1;
}
