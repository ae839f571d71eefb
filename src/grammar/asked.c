/*
 * Asked: the predicates that the programs of tier 1 ask for, guards and all; src/match/rule_class.h.
 *
 * in   all code up to the first link's          out   g->rule_predicates, a bit each
 */
#include "compiler.h"

static void ask(fig_grammar *g, uint32_t predicate)
{
    g->rule_predicates[predicate / 64] |= UINT64_C(1) << predicate % 64;
}

static void ask_list(fig_grammar *g, const fig_list *list)
{
    ask(g, list->single);
    if (list->longest < 2)
        return;
    ask(g, list->first);
    ask(g, list->rest);
    ask(g, list->last);
}

void fig_compile_asked(fig_compiler *c, size_t code_count)
{
    fig_grammar *g = c->g;
    g->rule_predicates = fig_arena_zalloc(&g->flat, (g->predicate_count / 64 + 1) * sizeof *g->rule_predicates);
    for (size_t i = 0; g->rule_predicates && i < sizeof g->builtin / sizeof *g->builtin; i++)
        ask(g, g->builtin[i]); /* digits from words: src/match/sight.c */
    for (size_t i = 0; g->rule_predicates && i < code_count; i++) {
        const fig_instr *in = &c->code[i];
        if (in->op == FIG_OP_TOKEN || in->op == FIG_OP_NOT || in->op == FIG_OP_BUT)
            ask(g, in->a);
        if (in->op == FIG_OP_BUT)
            ask(g, in->b);
        if (in->op == FIG_OP_LIST)
            ask_list(g, &g->lists[in->a]);
        if (in->op == FIG_OP_SHAPE)
            ask(g, g->shapes[in->a].predicate);
    }
}
