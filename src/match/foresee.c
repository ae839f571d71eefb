/* Foresee: see foresee.h. */
#include "foresee.h"
#include "../base/alloc.h"
#include "../grammar/way.h"
#include <string.h>

enum {
    LONGEST_WALK = 512,
    LONGEST_PAIR_WALK = 16
}; /* instructions that are asked; longer ones say yes. Walks of two items save less than they can cost. */

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
    f->pairs = fig_calloc(FIG_FORESEE_PAIR_SLOTS, sizeof *f->pairs);
    return f->slots && f->alts && f->pairs && f->stack && f->frames;
}

void fig_foresee_forget(fig_foresee *f)
{
    memset(f->slots, 0, FIG_FORESEE_SLOTS * sizeof *f->slots);
    memset(f->alts, 0, FIG_FORESEE_ALT_SLOTS * sizeof *f->alts);
    memset(f->pairs, 0, FIG_FORESEE_PAIR_SLOTS * sizeof *f->pairs);
    f->generation = f->lexemes->generation;
}

void fig_foresee_clear(fig_foresee *f)
{
    fig_free(f->slots);
    fig_free(f->alts);
    fig_free(f->pairs);
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

typedef struct walk {
    fig_foresee *f;
    size_t count; /* places on the stack */
    fig_prospect items[2];
    uint32_t item_count, longest; /* longest: in steps */
} walk;

static inline void walk_on(walk *w, uint32_t pc, uint32_t frame, uint32_t taken)
{
    w->f->stack[w->count++] = (fig_foresee_place){pc, frame, taken};
}

/* Can the second item stand in a row of which the first is the beginning? */
static bool row_goes_on(const walk *w, const fig_instr *in)
{
    const fig_list *list = &w->f->grammar->lists[in->a];
    uint32_t end = FIG_FORESEE_MAY_END, first = w->items[0].symbol & ~end, second = w->items[1].symbol & ~end;
    return list->longest > 1 && second < FIG_FORESEE_KINDS && fig_class_is(w->f->lexemes, first, list->first) &&
           fig_class_is(w->f->lexemes, second, list->rest);
}

/* An instruction that takes an item. true: the last one is taken. */
static bool take(walk *w, fig_foresee_place at, const fig_instr *in)
{
    fig_prospect p = w->items[at.taken];
    if (!takes(w->f, in, p.symbol & ~(uint32_t)FIG_FORESEE_MAY_END, p.gap))
        return false;
    if (at.taken + 1 == w->item_count || (in->op == FIG_OP_LIST && row_goes_on(w, in)))
        return true;
    walk_on(w, at.pc + 1, at.frame, at.taken + 1);
    return false;
}

/* Does a way from pc take the items, or come to the end? */
static bool leads_on(walk *w, uint32_t pc)
{
    const fig_foresee *f = w->f;
    uint32_t frames = 1, steps = 0; /* frame 0: that of pc, which only the matcher knows */
    w->count = 0;
    walk_on(w, pc, 0, 0);
    while (w->count) {
        const fig_foresee_place at = f->stack[--w->count];
        const uint32_t first = fig_ahead_of(f->ahead, at.pc);
        const uint32_t *ahead = f->ahead->list + first;
        if (!first)
            return true;
        for (uint32_t i = 1; i <= *ahead; i++) {
            const fig_instr *in = &f->grammar->code[ahead[i]];
            if (++steps == w->longest)
                return true;
            if (in->op == FIG_OP_ACCEPT) {
                if (w->items[at.taken].symbol & FIG_FORESEE_MAY_END)
                    return true;
            } else if (in->op == FIG_OP_CALL) {
                f->frames[frames] = (fig_foresee_place){ahead[i] + 1, at.frame, 0};
                walk_on(w, in->a, frames++, at.taken);
            } else if (in->op == FIG_OP_RETURN) {
                if (!at.frame)
                    return true;
                walk_on(w, f->frames[at.frame].pc, f->frames[at.frame].frame, at.taken);
            } else if (take(w, (fig_foresee_place){ahead[i], at.frame, at.taken}, in)) {
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

static walk walk_of(fig_foresee *f, uint64_t key)
{
    return (walk){.f = f, .items = {{key >> 4 & 0x3FFFF, key & 15}}, .item_count = 1, .longest = LONGEST_WALK};
}

unsigned fig_foresee_find(fig_foresee *f, uint64_t key, uint64_t *slot)
{
    const fig_instr *in = instruction_of(f, key);
    walk w = walk_of(f, key);
    unsigned bits = (leads_on(&w, in->a) ? 1u : 0) | (leads_on(&w, in->b) ? 2u : 0);
    *slot = key << 2 | bits;
    return bits;
}

uint64_t fig_foresee_find_ways(fig_foresee *f, uint64_t key, fig_foresee_alt *slot)
{
    const fig_instr *in = instruction_of(f, key);
    walk w = walk_of(f, key);
    uint64_t ways = 0;
    for (uint32_t i = 0; i < in->a; i++)
        ways |= (uint64_t)leads_on(&w, in[i + 1].a) << i;
    *slot = (fig_foresee_alt){key, ways};
    return ways;
}

uint64_t fig_foresee_find_pair(fig_foresee *f, uint64_t key, uint32_t second, uint64_t ways, fig_foresee_pair *slot)
{
    const fig_instr *in = instruction_of(f, key);
    walk w = walk_of(f, key);
    w.items[1] = (fig_prospect){second >> 4, second & 15};
    w.item_count = 2;
    w.longest = LONGEST_PAIR_WALK;
    for (uint32_t i = 0; ways >> i; i++) {
        if ((ways >> i & 1) && !leads_on(&w, fig_way(in, 0, i)))
            ways ^= UINT64_C(1) << i;
        if (i == FIG_ALT_MOST - 1)
            break;
    }
    *slot = (fig_foresee_pair){key, ways, second};
    return ways;
}
