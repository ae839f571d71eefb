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
    f->alts = fig_calloc(FIG_FORESEE_ALT_SLOTS, sizeof *f->alts);
    f->stack = fig_malloc(LONGEST_WALK * sizeof *f->stack);
    f->frames = fig_malloc(LONGEST_WALK * sizeof *f->frames);
    return f->slots && f->alts && f->stack && f->frames;
}

void fig_foresee_clear(fig_foresee *f)
{
    fig_free(f->slots);
    fig_free(f->alts);
    fig_free(f->stack);
    fig_free(f->frames);
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
    case FIG_OP_ALT:
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

static inline void walk_on(const fig_foresee *f, size_t *n, uint32_t pc, uint32_t frame)
{
    f->stack[(*n)++] = (fig_foresee_place){pc, frame};
}

/* Does a way from pc take the item, or come to the end? */
static bool leads_on(const fig_foresee *f, uint32_t pc, uint32_t symbol_and_end, uint8_t gap)
{
    uint32_t symbol = symbol_and_end & ~(uint32_t)FIG_FORESEE_MAY_END, frames = 1; /* frame 0: that of pc, which only the matcher knows */
    size_t n = 0, steps = 0;
    walk_on(f, &n, pc, 0);
    while (n) {
        const fig_foresee_place at = f->stack[--n];
        const fig_instr *in = &f->grammar->code[at.pc];
        if (++steps == LONGEST_WALK || n + FIG_ALT_MOST > LONGEST_WALK)
            return true;
        switch ((fig_op)in->op) {
        case FIG_OP_ACCEPT:
            if (symbol_and_end & FIG_FORESEE_MAY_END)
                return true;
            break;
        case FIG_OP_SPLIT:
            walk_on(f, &n, in->b, at.frame);
            walk_on(f, &n, in->a, at.frame);
            break;
        case FIG_OP_ALT:
            for (uint32_t i = in->a; i > 0; i--)
                walk_on(f, &n, in[i].a, at.frame);
            break;
        case FIG_OP_JUMP:
            walk_on(f, &n, in->a, at.frame);
            break;
        case FIG_OP_CALL:
            f->frames[frames] = (fig_foresee_place){at.pc + 1, at.frame};
            walk_on(f, &n, in->a, frames++);
            break;
        case FIG_OP_RETURN:
            if (!at.frame)
                return true;
            walk_on(f, &n, f->frames[at.frame].pc, f->frames[at.frame].frame);
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
            walk_on(f, &n, at.pc + 1, at.frame);
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

static const fig_instr *instruction_of(const fig_foresee *f, uint64_t key)
{
    return &f->grammar->code[key >> 22 & 0xFFFFFF];
}

static bool way_leads_on(const fig_foresee *f, uint32_t pc, uint64_t key)
{
    return leads_on(f, pc, key >> 4 & 0x3FFFF, key & 15);
}

unsigned fig_foresee_find(fig_foresee *f, uint64_t key, uint64_t *slot)
{
    const fig_instr *in = instruction_of(f, key);
    unsigned bits = (way_leads_on(f, in->a, key) ? 1u : 0) | (way_leads_on(f, in->b, key) ? 2u : 0);
    *slot = key << 2 | bits;
    return bits;
}

uint64_t fig_foresee_find_ways(fig_foresee *f, uint64_t key, fig_foresee_alt *slot)
{
    const fig_instr *in = instruction_of(f, key);
    uint64_t ways = 0;
    for (uint32_t i = 0; i < in->a; i++)
        ways |= (uint64_t)way_leads_on(f, in[i + 1].a, key) << i;
    *slot = (fig_foresee_alt){key, ways};
    return ways;
}
