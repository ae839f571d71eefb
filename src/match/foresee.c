/* Foresee: see foresee.h. */
#include "foresee.h"
#include "../base/alloc.h"
#include "../grammar/way.h"
#include <string.h>

enum { LONGEST_WALK = 512 }; /* instructions that are asked; longer walks say yes */

bool fig_foresee_init(fig_foresee *f, const fig_grammar *grammar, const fig_lexemes *lexemes, fig_ahead *ahead)
{
    memset(f, 0, sizeof *f);
    f->ahead = ahead;
    f->grammar = grammar;
    f->lexemes = lexemes;
    f->slots = fig_calloc(FIG_FORESEE_SLOTS, sizeof *f->slots);
    f->alts = fig_calloc(FIG_FORESEE_ALT_SLOTS, sizeof *f->alts);
    f->stack = fig_malloc(LONGEST_WALK * sizeof *f->stack);
    f->frames = fig_malloc(LONGEST_WALK * sizeof *f->frames);
    return f->slots && f->alts && f->stack && f->frames;
}

void fig_foresee_forget(fig_foresee *f)
{
    memset(f->slots, 0, FIG_FORESEE_SLOTS * sizeof *f->slots);
    memset(f->alts, 0, FIG_FORESEE_ALT_SLOTS * sizeof *f->alts);
    f->generation = f->lexemes->generation;
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
    if (!(in->gap & gap) || symbol == FIG_FORESEE_NOTHING)
        return false;
    if (symbol >= FIG_FORESEE_KINDS) {
        if (in->op == FIG_OP_FIGURE)
            return in->a >> (symbol - FIG_FORESEE_KINDS) & 1;
        return in->op == FIG_OP_NOT || (in->op == FIG_OP_TOKEN && in->a == g->builtin[FIG_IS_ANY]);
    }
    switch (in->op) {
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
    default: /* a figure, and a token is none */
        return false;
    }
}

static inline void walk_on(fig_foresee *f, size_t *count, uint32_t pc, uint32_t frame)
{
    f->stack[(*count)++] = (fig_foresee_place){pc, frame};
}

/* Does a way from pc take the item, or come to the end? */
static bool leads_on(fig_foresee *f, uint32_t pc, fig_prospect p)
{
    const uint32_t symbol = p.symbol & ~(uint32_t)FIG_FORESEE_MAY_END;
    uint32_t frames = 1, steps = 0; /* frame 0: that of pc, which only the matcher knows */
    size_t count = 0;
    walk_on(f, &count, pc, 0);
    while (count) {
        const fig_foresee_place at = f->stack[--count];
        const uint32_t first = fig_ahead_of(f->ahead, at.pc);
        const uint32_t *ahead = f->ahead->list + first;
        if (!first)
            return true;
        for (uint32_t i = 1; i <= *ahead; i++) {
            const fig_instr *in = &f->grammar->code[ahead[i]];
            if (++steps == LONGEST_WALK)
                return true;
            if (in->op == FIG_OP_ACCEPT) {
                if (p.symbol & FIG_FORESEE_MAY_END)
                    return true;
            } else if (in->op == FIG_OP_CALL) {
                f->frames[frames] = (fig_foresee_place){ahead[i] + 1, at.frame};
                walk_on(f, &count, in->a, frames++);
            } else if (in->op == FIG_OP_RETURN) {
                if (!at.frame)
                    return true;
                walk_on(f, &count, f->frames[at.frame].pc, f->frames[at.frame].frame);
            } else if (takes(f, in, symbol, p.gap)) {
                return true;
            }
        }
    }
    return false;
}

static const fig_instr *instruction_of(const fig_foresee *f, uint64_t key)
{
    return &f->grammar->code[key >> 22 & 0xFFFFFF];
}

static fig_prospect prospect_of(uint64_t key)
{
    return (fig_prospect){key >> 4 & 0x3FFFF, key & 15};
}

unsigned fig_foresee_find(fig_foresee *f, uint64_t key, uint64_t *slot)
{
    const fig_instr *in = instruction_of(f, key);
    const fig_prospect p = prospect_of(key);
    const unsigned bits = (leads_on(f, in->a, p) ? 1u : 0) | (leads_on(f, in->b, p) ? 2u : 0);
    *slot = key << 2 | bits;
    return bits;
}

uint64_t fig_foresee_find_ways(fig_foresee *f, uint64_t key, fig_foresee_alt *slot)
{
    const fig_instr *in = instruction_of(f, key);
    const fig_prospect p = prospect_of(key);
    uint64_t ways = 0;
    for (uint32_t i = 0; i < in->a; i++)
        ways |= (uint64_t)leads_on(f, in[i + 1].a, p) << i;
    *slot = (fig_foresee_alt){key, ways};
    return ways;
}
