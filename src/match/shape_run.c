/* Shape run: see shape_run.h. State 1 is the beginning; an empty set is a state like others, from which no byte leads out. */
#include "shape_run.h"
#include "../base/alloc.h"
#include <string.h>

enum { MOST_STATES = 6000, FIRST_TABLE = 1024 }; /* beyond so many states all are forgotten: memory stays bounded */
enum { NO_BYTE = 256 };                          /* what stands before the first one */

bool fig_shape_run_init(fig_shape_run *r, const fig_shape_nfa *nfa, size_t shape_count)
{
    memset(r, 0, sizeof *r);
    r->nfa = nfa;
    r->words = (shape_count + 63) / 64;
    r->table_mask = FIRST_TABLE - 1;
    r->table = fig_calloc(FIRST_TABLE, sizeof *r->table);
    r->stamp = fig_calloc(nfa->state_count + 1, sizeof *r->stamp);
    r->work = fig_calloc(nfa->state_count + 2, sizeof *r->work);
    r->stack = fig_calloc(nfa->state_count + 1, sizeof *r->stack);
    return r->table && r->stamp && r->work && r->stack;
}

void fig_shape_run_clear(fig_shape_run *r)
{
    void *blocks[] = {r->next, r->set_of, r->sets, r->holds, r->table, r->stamp, r->work, r->stack};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    memset(r, 0, sizeof *r);
}

static void forget(fig_shape_run *r)
{
    memset(r->table, 0, (r->table_mask + 1) * sizeof *r->table);
    r->state_count = r->set_count = 0;
    r->generation++;
}

/* ---- the set at hand ---- */

static void begin(fig_shape_run *r)
{
    r->work_count = r->stack_count = 0;
    if (++r->round == 0) { /* stamps of four thousand million rounds ago would count again */
        memset(r->stamp, 0, (r->nfa->state_count + 1) * sizeof *r->stamp);
        r->round = 1;
    }
}

static void push(fig_shape_run *r, uint32_t state)
{
    if (state == FIG_SHAPE_NONE || r->stamp[state] == r->round)
        return;
    r->stamp[state] = r->round;
    r->stack[r->stack_count++] = state;
}

/* Follow what is on the stack without a byte, `before` being the last one; what waits for a byte, for the end, or says yes or no is the set. */
static void close_set(fig_shape_run *r, unsigned before)
{
    const fig_shape_nfa *n = r->nfa;
    while (r->stack_count) {
        uint32_t s = r->stack[--r->stack_count];
        const fig_shape_state *state = &n->states[s];
        if (state->op == FIG_SHAPE_SPLIT) {
            push(r, state->next);
            push(r, state->other);
        } else if (state->op == FIG_SHAPE_BEHIND) {
            if (before == NO_BYTE || !fig_byte_set_has(&n->sets[state->other], (unsigned char)before))
                push(r, state->next);
        } else {
            r->work[r->work_count++] = s;
        }
    }
}

/* Which shapes hold if the token ends with the set at hand? */
static void find_holds(fig_shape_run *r, uint64_t *holds)
{
    const fig_shape_nfa *n = r->nfa;
    uint64_t marks[3][FIG_SHAPE_TESTS / 64] = {{0}}, *yes = marks[0], *also = marks[1], *no = marks[2];
    memset(holds, 0, r->words * sizeof *holds);
    for (size_t i = 0; i < r->work_count; i++) {
        const fig_shape_state *state = &n->states[r->work[i]];
        if (state->op == FIG_SHAPE_END) {
            push(r, state->next);
            close_set(r, NO_BYTE); /* no lookbehind stands behind an end */
        } else if (state->op >= FIG_SHAPE_YES) {
            marks[state->op - FIG_SHAPE_YES][state->other >> 6] |= UINT64_C(1) << (state->other & 63);
        }
    }
    for (size_t t = 0; t < n->test_count; t++)
        if ((yes[t >> 6] & (also[t >> 6] | ~n->wants[t >> 6]) & ~no[t >> 6]) >> (t & 63) & 1)
            holds[n->shape_of[t] >> 6] |= UINT64_C(1) << (n->shape_of[t] & 63);
}

/* Of a set, in whatever order. */
static size_t hash_of(const uint32_t *set, size_t count)
{
    uint64_t h = count;
    for (size_t i = 0; i < count; i++)
        h += (set[i] ^ UINT64_C(0x5bd1e995)) * UINT64_C(0x9E3779B97F4A7C15) >> 20;
    return (size_t)(h ^ h >> 17);
}

/* The place of the set at hand in the table: what it holds was met in this round. */
static size_t place_of(const fig_shape_run *r)
{
    size_t i = hash_of(r->work, r->work_count) & r->table_mask;
    for (; r->table[i]; i = (i + 1) & r->table_mask) {
        const uint32_t *set = r->sets + r->set_of[r->table[i]];
        size_t k = *set == r->work_count ? *set : SIZE_MAX;
        while (k && k != SIZE_MAX && r->stamp[set[k]] == r->round)
            k--;
        if (!k)
            break;
    }
    return i;
}

static bool grow_table(fig_shape_run *r)
{
    size_t mask = r->table_mask * 2 + 1;
    uint32_t *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (uint32_t s = 1; s <= r->state_count; s++) {
        const uint32_t *set = r->sets + r->set_of[s];
        size_t i = hash_of(set + 1, *set) & mask;
        while (table[i])
            i = (i + 1) & mask;
        table[i] = s;
    }
    fig_free(r->table);
    r->table = table;
    r->table_mask = mask;
    return true;
}

static bool grow(fig_shape_run *r)
{
    size_t count = r->state_count + 2;
    return fig_grow(&r->next, &r->state_capacity, count, sizeof *r->next) &&
           fig_grow(&r->set_of, &r->set_of_capacity, count, sizeof *r->set_of) &&
           fig_grow(&r->holds, &r->hold_capacity, count * (r->words + 1), sizeof *r->holds) &&
           fig_grow(&r->sets, &r->set_capacity, r->set_count + r->work_count + 1, sizeof *r->sets) &&
           (count * 2 <= r->table_mask || grow_table(r));
}

/* The state of the set at hand. 0: out of memory. */
static uint32_t intern(fig_shape_run *r)
{
    size_t i = place_of(r);
    if (r->table[i])
        return r->table[i];
    if (!grow(r)) {
        r->failed = true;
        return 0;
    }
    uint32_t s = (uint32_t)++r->state_count;
    r->table[place_of(r)] = s;
    memset(r->next[s], 0, sizeof *r->next);
    r->set_of[s] = (uint32_t)r->set_count;
    r->sets[r->set_count++] = (uint32_t)r->work_count;
    if (r->work_count)
        memcpy(r->sets + r->set_count, r->work, r->work_count * sizeof *r->work);
    r->set_count += r->work_count;
    find_holds(r, r->holds + s * r->words);
    return s;
}

static uint32_t first_state(fig_shape_run *r)
{
    begin(r);
    for (size_t i = 0; i < r->nfa->start_count; i++)
        push(r, r->nfa->starts[i]);
    close_set(r, NO_BYTE);
    return intern(r);
}

static uint32_t follow(fig_shape_run *r, uint32_t from, unsigned char byte)
{
    const fig_shape_nfa *n = r->nfa;
    begin(r);
    const uint32_t *set = r->sets + r->set_of[from];
    for (uint32_t i = 1; i <= *set; i++) {
        const fig_shape_state *state = &n->states[set[i]];
        if ((state->op == FIG_SHAPE_BYTE && (state->a == byte || state->b == byte)) ||
            (state->op == FIG_SHAPE_SET && fig_byte_set_has(&n->sets[state->other], byte)))
            push(r, state->next);
    }
    close_set(r, byte);
    uint32_t to = intern(r);
    if (to)
        r->next[from][byte] = to;
    return to;
}

const uint64_t *fig_shape_run_token(fig_shape_run *r, const char *text, size_t len)
{
    if (r->state_count > MOST_STATES)
        forget(r);
    uint32_t s = r->state_count ? 1 : first_state(r);
    for (size_t i = 0; i < len && s; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte >= 128)
            return NULL;
        uint32_t next = r->next[s][byte];
        s = next ? next : follow(r, s, byte);
    }
    r->last = s;
    return s ? r->holds + s * r->words : NULL;
}
