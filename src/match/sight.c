/* Sight: see sight.h. */
#include "sight.h"
#include "../base/alloc.h"
#include <string.h>

bool fig_sights_init(fig_sights *s, const fig_grammar *grammar, const fig_lexemes *lexemes)
{
    *s = (fig_sights){.grammar = grammar, .lexemes = lexemes};
    s->rules = fig_calloc(grammar->rule_count + 1, sizeof *s->rules);
    return s->rules != NULL;
}

void fig_sights_clear(fig_sights *s)
{
    for (size_t i = 0; s->rules && i < s->grammar->rule_count; i++) {
        fig_free(s->rules[i].predicates);
        fig_free(s->rules[i].looks);
        fig_free(s->rules[i].of_class);
        fig_free(s->rules[i].seen);
    }
    fig_free(s->rules);
    memset(s, 0, sizeof *s);
}

void fig_sights_forget(fig_sights *s)
{
    for (size_t i = 0; i < s->grammar->rule_count; i++) {
        fig_rule_sight *r = &s->rules[i];
        if (r->of_class)
            memset(r->of_class, 0, r->class_capacity * sizeof *r->of_class);
        r->seen_count = 0;
    }
    s->generation = s->lexemes->generation;
}

/* ---- the predicates of a rule ---- */

static bool add(fig_rule_sight *r, uint32_t predicate, uint8_t looks)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->predicates[i] == predicate) {
            r->looks[i] |= looks;
            return true;
        }
    size_t capacity = r->capacity;
    if (!fig_grow(&r->predicates, &capacity, r->count + 1, sizeof *r->predicates) ||
        !fig_grow(&r->looks, &r->capacity, r->count + 1, sizeof *r->looks))
        return false;
    r->predicates[r->count] = predicate;
    r->looks[r->count++] = looks;
    return true;
}

static bool add_list(fig_rule_sight *r, const fig_list *list)
{
    uint8_t looks = list->cased ? FIG_SIGHT_EXACT : FIG_SIGHT_WORD;
    return add(r, list->single, looks) && (list->longest < 2 || (add(r, list->first, looks) && add(r, list->rest, looks)));
}

static bool add_instruction(const fig_grammar *g, fig_rule_sight *r, const fig_instr *in)
{
    switch ((fig_op)in->op) {
    case FIG_OP_BUT:
        return add(r, in->a, 0) && add(r, in->b, 0);
    case FIG_OP_TOKEN:
    case FIG_OP_NOT:
        return add(r, in->a, 0);
    case FIG_OP_LIST:
        return add_list(r, &g->lists[in->a]);
    case FIG_OP_SHAPE:
        return add(r, g->shapes[in->a].predicate, 0);
    default:
        return true; /* takes no token */
    }
}

/* Everything that can be reached from `pc`; `todo` has room for every instruction, `met` a byte each. */
static bool read_program(const fig_grammar *g, fig_rule_sight *r, uint32_t pc, uint32_t *todo, uint8_t *met)
{
    size_t count = 0;
    todo[count++] = pc;
    while (count) {
        pc = todo[--count];
        if (met[pc])
            continue;
        met[pc] = 1;
        const fig_instr *in = &g->code[pc];
        if (!add_instruction(g, r, in))
            return false;
        if (in->op == FIG_OP_SPLIT || in->op == FIG_OP_JUMP || in->op == FIG_OP_CALL)
            todo[count++] = in->a;
        for (uint32_t i = 1; in->op == FIG_OP_ALT && i <= in->a; i++)
            todo[count++] = in[i].a;
        if (in->op == FIG_OP_SPLIT)
            todo[count++] = in->b;
        else if (in->op != FIG_OP_JUMP && in->op != FIG_OP_ALT && in->op != FIG_OP_RETURN && in->op != FIG_OP_ACCEPT)
            todo[count++] = pc + 1;
    }
    return true;
}

/* What its match sees, and its guards in tokens on the span. */
static bool read_rule(fig_sights *s, uint32_t rule)
{
    const fig_grammar *g = s->grammar;
    fig_rule_sight *r = &s->rules[rule];
    uint32_t *todo = fig_malloc((2 * g->code_count + 2) * sizeof *todo);
    uint8_t *met = fig_calloc(g->code_count + 1, 1);
    bool good = todo && met && read_program(g, r, g->rules[rule].program, todo, met);
    for (size_t i = 0; good && i < g->rules[rule].guard_count; i++)
        if (g->rules[rule].guards[i].type == FIG_GUARD_WHERE && !g->rules[rule].guards[i].regex)
            good = read_program(g, r, g->rules[rule].guards[i].program, todo, met);
    fig_free(todo);
    fig_free(met);
    r->words = r->count / 64 + 1;
    r->read = good;
    return good;
}

/* ---- classes ---- */

/* The number of the set at r->seen[seen_count], which has room there: an equal one's, or its own. */
static uint32_t number_of(fig_rule_sight *r)
{
    const uint64_t *set = r->seen + r->seen_count * r->words;
    for (uint32_t i = 0; i < r->seen_count; i++)
        if (memcmp(r->seen + i * r->words, set, r->words * sizeof *set) == 0)
            return i;
    return (uint32_t)r->seen_count++;
}

uint32_t fig_sight_learn(fig_sights *s, uint32_t rule, uint16_t class_id)
{
    fig_rule_sight *r = &s->rules[rule];
    if (!r->read && !read_rule(s, rule)) {
        r->count = 0; /* begun again the next time */
        return 0;
    }
    size_t before = r->class_capacity;
    if (!fig_grow(&r->of_class, &r->class_capacity, (size_t)class_id + 1, sizeof *r->of_class) ||
        !fig_grow(&r->seen, &r->seen_capacity, (r->seen_count + 1) * r->words, sizeof *r->seen))
        return 0;
    if (r->class_capacity > before)
        memset(r->of_class + before, 0, (r->class_capacity - before) * sizeof *r->of_class);
    uint64_t *set = r->seen + r->seen_count * r->words;
    uint32_t looks = 0;
    memset(set, 0, r->words * sizeof *set);
    for (size_t i = 0; i < r->count; i++)
        if (fig_class_is(s->lexemes, class_id, r->predicates[i])) {
            set[i >> 6] |= UINT64_C(1) << (i & 63);
            looks |= r->looks[i];
        }
    return r->of_class[class_id] = (number_of(r) + 1) << FIG_SIGHT_BITS | looks;
}
