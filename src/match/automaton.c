/* Automaton: see automaton.h. */
#include "automaton.h"
#include "../base/alloc.h"
#include <stdlib.h>
#include <string.h>

enum { DEAD = 0, START = 1, MAX_SET_BYTES = 12 * 1024 * 1024, MAX_STATES = 60000, MAX_TRANSITIONS = 600000, CLASSES = 65536 };

bool fig_automaton_init(fig_automaton *a, const fig_grammar *g, const fig_lexemes *lexemes)
{
    memset(a, 0, sizeof *a);
    a->grammar = g;
    a->lexemes = lexemes;
    a->state_mask = 4095;
    a->transition_mask = 16383;
    a->state_table = fig_calloc(a->state_mask + 1, sizeof *a->state_table);
    a->transitions = fig_calloc(a->transition_mask + 1, sizeof *a->transitions);
    a->start_by_class = fig_calloc(CLASSES, sizeof *a->start_by_class);
    a->mark = fig_calloc(g->nfa_count + 1, sizeof *a->mark);
    a->stack = fig_calloc(g->nfa_count * 2 + 2, sizeof *a->stack);
    a->work = fig_calloc(g->nfa_count + 1, sizeof *a->work);
    a->work_accept = fig_calloc(g->nfa_count + 1, sizeof *a->work_accept);
    return a->state_table && a->transitions && a->start_by_class && a->mark && a->stack && a->work && a->work_accept;
}

void fig_automaton_clear(fig_automaton *a)
{
    fig_free(a->states);
    fig_free(a->sets);
    fig_free(a->accepts);
    fig_free(a->state_table);
    fig_free(a->transitions);
    fig_free(a->start_by_class);
    fig_free(a->mark);
    fig_free(a->stack);
    fig_free(a->work);
    fig_free(a->work_accept);
    memset(a, 0, sizeof *a);
}

/* Add the instructions that pc leads to without a token. */
static void close_over(fig_automaton *a, uint32_t pc)
{
    const fig_instr *nfa = a->grammar->nfa;
    size_t n = 0;
    a->stack[n++] = pc;
    while (n) {
        pc = a->stack[--n];
        if (a->mark[pc] == a->mark_now)
            continue;
        a->mark[pc] = a->mark_now;
        switch ((fig_op)nfa[pc].op) {
        case FIG_OP_SPLIT:
            a->stack[n++] = nfa[pc].b;
            a->stack[n++] = nfa[pc].a;
            break;
        case FIG_OP_JUMP:
            a->stack[n++] = nfa[pc].a;
            break;
        case FIG_OP_ACCEPT:
            if (nfa[pc].a != UINT32_MAX)
                a->work_accept[a->work_accept_count++] = nfa[pc].a;
            break;
        default:
            a->work[a->work_count++] = pc;
            break;
        }
    }
}

static void begin_work(fig_automaton *a)
{
    a->work_count = a->work_accept_count = 0;
    if (++a->mark_now == 0) {
        memset(a->mark, 0, (a->grammar->nfa_count + 1) * sizeof *a->mark);
        a->mark_now = 1;
    }
}

static int compare_pc(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

/* make none first, then families, then the order of the files. */
static int precedence(const fig_rule *rules, uint32_t x, uint32_t y)
{
    const fig_rule *a = &rules[x], *b = &rules[y];
    if (a->family != b->family)
        return a->family < b->family ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void sort_accepts(fig_automaton *a)
{
    uint32_t *v = a->work_accept;
    for (size_t i = 1; i < a->work_accept_count; i++)
        for (size_t k = i; k && precedence(a->grammar->rules, v[k], v[k - 1]) < 0; k--) {
            uint32_t t = v[k];
            v[k] = v[k - 1];
            v[k - 1] = t;
        }
    size_t n = 0;
    for (size_t i = 0; i < a->work_accept_count; i++)
        if (!n || v[n - 1] != v[i])
            v[n++] = v[i];
    a->work_accept_count = n;
}

static bool grow_state_table(fig_automaton *a)
{
    size_t mask = a->state_mask * 2 + 1;
    uint32_t *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (size_t s = 1; s < a->state_count; s++) {
        size_t i = fig_token_hash((const char *)(a->sets + a->states[s].set), a->states[s].set_count * 4) & mask;
        while (table[i])
            i = (i + 1) & mask;
        table[i] = (uint32_t)s + 1;
    }
    fig_free(a->state_table);
    a->state_table = table;
    a->state_mask = mask;
    return true;
}

/* The state of the work set; DEAD when that is empty and accepts nothing. */
static uint32_t intern_state(fig_automaton *a)
{
    if (!a->work_count && !a->work_accept_count)
        return DEAD;
    qsort(a->work, a->work_count, sizeof *a->work, compare_pc);
    sort_accepts(a);
    size_t i = fig_token_hash((const char *)a->work, a->work_count * 4) & a->state_mask;
    for (; a->state_table[i]; i = (i + 1) & a->state_mask) {
        const fig_state *s = &a->states[a->state_table[i] - 1];
        if (s->set_count == a->work_count && s->accept_count == a->work_accept_count &&
            (!a->work_count || memcmp(a->sets + s->set, a->work, a->work_count * 4) == 0) &&
            (!a->work_accept_count || memcmp(a->accepts + s->accept, a->work_accept, a->work_accept_count * 4) == 0))
            return a->state_table[i] - 1;
    }
    if (!fig_grow(&a->states, &a->state_capacity, a->state_count + 1, sizeof *a->states) ||
        !fig_grow(&a->sets, &a->set_capacity, a->set_count + a->work_count + 1, sizeof *a->sets) ||
        !fig_grow(&a->accepts, &a->accept_capacity, a->accept_count + a->work_accept_count + 1, sizeof *a->accepts)) {
        a->failed = true;
        return DEAD;
    }
    a->states[a->state_count] =
        (fig_state){(uint32_t)a->set_count, (uint32_t)a->work_count, (uint32_t)a->accept_count, (uint32_t)a->work_accept_count};
    memcpy(a->sets + a->set_count, a->work, a->work_count * 4);
    memcpy(a->accepts + a->accept_count, a->work_accept, a->work_accept_count * 4);
    a->set_count += a->work_count;
    a->accept_count += a->work_accept_count;
    a->state_table[i] = (uint32_t)a->state_count + 1;
    a->state_count++;
    if (a->state_count * 2 > a->state_mask && !grow_state_table(a))
        a->failed = true;
    return (uint32_t)a->state_count - 1;
}

static void forget(fig_automaton *a)
{
    memset(a->state_table, 0, (a->state_mask + 1) * sizeof *a->state_table);
    memset(a->transitions, 0, (a->transition_mask + 1) * sizeof *a->transitions);
    memset(a->start_by_class, 0, CLASSES * sizeof *a->start_by_class);
    a->state_count = a->set_count = a->accept_count = a->transition_count = 0;
    a->flushes++;
    if (!fig_grow(&a->states, &a->state_capacity, 1, sizeof *a->states)) {
        a->failed = true;
        return;
    }
    a->states[0] = (fig_state){0};
    a->state_count = 1;
    if (!a->grammar->nfa_count)
        return;
    begin_work(a);
    close_over(a, 0);
    intern_state(a); /* START */
}

void fig_automaton_begin(fig_automaton *a)
{
    if (a->state_count == 0 || a->generation != a->lexemes->generation || a->set_count * 4 > MAX_SET_BYTES || a->state_count > MAX_STATES ||
        a->transition_count > MAX_TRANSITIONS) {
        forget(a);
        a->generation = a->lexemes->generation;
    }
}

static uint32_t find_next(fig_automaton *a, uint32_t state, uint16_t class_id, uint8_t gap)
{
    const fig_state s = a->states[state];
    begin_work(a);
    for (uint32_t i = 0; i < s.set_count; i++) {
        uint32_t pc = a->sets[s.set + i];
        const fig_instr *in = &a->grammar->nfa[pc];
        if ((in->gap & gap) && fig_class_is(a->lexemes, class_id, in->a))
            close_over(a, pc + 1);
    }
    return intern_state(a);
}

static bool grow_transitions(fig_automaton *a)
{
    size_t mask = a->transition_mask * 2 + 1;
    fig_transition *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (size_t i = 0; i <= a->transition_mask; i++)
        if (a->transitions[i].key) {
            size_t k = (size_t)(a->transitions[i].key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
            while (table[k].key)
                k = (k + 1) & mask;
            table[k] = a->transitions[i];
        }
    fig_free(a->transitions);
    a->transitions = table;
    a->transition_mask = mask;
    return true;
}

static inline uint32_t next_state(fig_automaton *a, uint32_t state, uint16_t class_id, uint8_t gap)
{
    fig_transition *t = fig_automaton_find(a, state, class_id, gap);
    if (t->key)
        return t->next;
    uint32_t next = find_next(a, state, class_id, gap);
    *t = (fig_transition){(uint64_t)state << 20 | (uint64_t)class_id << 4 | gap, next};
    if (++a->transition_count * 2 > a->transition_mask && !grow_transitions(a))
        a->failed = true;
    return next;
}

size_t fig_automaton_run(fig_automaton *a, const fig_items *items, uint32_t start, fig_end ends[FIG_ENDS])
{
    if (a->state_count < 2)
        return 0;
    uint16_t class_id = items->class_id[start];
    uint32_t state = a->start_by_class[class_id];
    if (!state) {
        state = find_next(a, START, class_id, 2) + 1;
        a->start_by_class[class_id] = state;
    }
    state--;
    fig_end ring[FIG_ENDS];
    uint32_t count = 0, at = start + 1, limit = (uint32_t)items->last;
    if (limit > start + FIG_MATCH_TOKENS)
        limit = start + FIG_MATCH_TOKENS;
    while (state != DEAD) {
        if (a->states[state].accept_count)
            ring[count++ % FIG_ENDS] = (fig_end){at, state};
        if (at >= limit)
            break;
        state = next_state(a, state, items->class_id[at], items->gap[at]);
        at++;
    }
    uint32_t n = count < FIG_ENDS ? count : FIG_ENDS;
    for (uint32_t i = 0; i < n; i++)
        ends[i] = ring[(count - 1 - i) % FIG_ENDS];
    return n;
}
