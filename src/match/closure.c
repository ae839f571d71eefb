/* Closure: see closure.h. */
#include "closure.h"
#include "../base/alloc.h"
#include <stdlib.h>
#include <string.h>

/* within: tokens of the row that were taken. */
static inline fig_stand stand(uint32_t pc, unsigned within, uint32_t frame)
{
    return (uint64_t)pc << 40 | (uint64_t)within << 32 | frame;
}

static inline uint32_t pc_of(fig_stand p)
{
    return (uint32_t)(p >> 40);
}

static inline unsigned within_of(fig_stand p)
{
    return (unsigned)(p >> 32) & 0xFF;
}

bool fig_closure_init(fig_closure *c, const fig_grammar *grammar, const fig_lexemes *lexemes)
{
    memset(c, 0, sizeof *c);
    c->grammar = grammar;
    c->lexemes = lexemes;
    c->frame_mask = 1023;
    c->seen_mask = 16383; /* room for where all rules begin */
    c->frame_table = fig_calloc(c->frame_mask + 1, sizeof *c->frame_table);
    c->seen = fig_calloc(c->seen_mask + 1, sizeof *c->seen);
    fig_closure_forget(c);
    return c->frame_table && c->seen && !c->failed;
}

void fig_closure_clear(fig_closure *c)
{
    void *blocks[] = {c->seeds, c->places, c->accepts, c->frames, c->returns, c->frame_table, c->stack, c->seen, c->slots, c->calls};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    memset(c, 0, sizeof *c);
}

void fig_closure_forget(fig_closure *c)
{
    c->failed = false;
    c->return_count = 0;
    c->frame_count = 1; /* 0: a rule's own */
    if (c->frame_table)
        memset(c->frame_table, 0, (c->frame_mask + 1) * sizeof *c->frame_table);
    if (!fig_grow(&c->frames, &c->frame_capacity, 1, sizeof *c->frames))
        c->failed = true;
    else
        c->frames[0] = (fig_call_frame){0, 0};
}

/* ---- sets on the way ---- */

/* Of the instruction, in the upper bits, as much as of the frame. */
static inline size_t spread(uint64_t v)
{
    return (size_t)((v + (v >> 40) * UINT64_C(0xD6E8FEB8)) * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

static bool grow_seen(fig_closure *c)
{
    size_t mask = c->seen_mask * 2 + 1;
    fig_stand *table = fig_calloc(mask + 1, sizeof *table);
    if (!table) {
        c->failed = true;
        return false;
    }
    for (size_t i = 0; i < c->seen_count; i++) {
        uint64_t key = c->seen[c->slots[i]];
        size_t k = spread(key) & mask;
        while (table[k])
            k = (k + 1) & mask;
        table[k] = key;
        c->slots[i] = (uint32_t)k;
    }
    fig_free(c->seen);
    c->seen = table;
    c->seen_mask = mask;
    return true;
}

/* false: it was there. */
static bool see(fig_closure *c, fig_stand p)
{
    uint64_t key = p + 1; /* 0 is empty */
    if (c->seen_count * 2 > c->seen_mask && !grow_seen(c))
        return false;
    if (!fig_grow(&c->slots, &c->slot_capacity, c->seen_count + 1, sizeof *c->slots)) {
        c->failed = true;
        return false;
    }
    size_t i = spread(key) & c->seen_mask;
    for (; c->seen[i]; i = (i + 1) & c->seen_mask)
        if (c->seen[i] == key)
            return false;
    c->seen[i] = key;
    c->slots[c->seen_count++] = (uint32_t)i;
    return true;
}

static void push(fig_closure *c, uint32_t pc, uint32_t frame)
{
    if (!see(c, stand(pc, 0, frame)))
        return;
    if (!fig_grow(&c->stack, &c->stack_capacity, c->stack_count + 1, sizeof *c->stack))
        c->failed = true;
    else
        c->stack[c->stack_count++] = stand(pc, 0, frame);
}

static void add_place(fig_closure *c, fig_stand p)
{
    if (!fig_grow(&c->places, &c->place_capacity, c->place_count + 1, sizeof *c->places))
        c->failed = true;
    else
        c->places[c->place_count++] = p;
}

static void add_accept(fig_closure *c, uint32_t rule)
{
    if (!fig_grow(&c->accepts, &c->accept_capacity, c->accept_count + 1, sizeof *c->accepts))
        c->failed = true;
    else
        c->accepts[c->accept_count++] = rule;
}

static void add_call(fig_closure *c, const fig_instr *call, uint32_t back, uint32_t frame)
{
    if (!fig_grow(&c->calls, &c->call_capacity, c->call_count + 1, sizeof *c->calls))
        c->failed = true;
    else
        c->calls[c->call_count++] = (fig_call){call->a, call->b, {back, frame}};
}

/* ---- frames ---- */

static uint64_t hash_returns(const fig_return *r, size_t count)
{
    uint64_t h = count;
    for (size_t i = 0; i < count; i++) {
        h = (h ^ ((uint64_t)r[i].back << 32 | r[i].frame)) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
    }
    return h;
}

static bool grow_frame_table(fig_closure *c)
{
    size_t mask = c->frame_mask * 2 + 1;
    uint32_t *table = fig_calloc(mask + 1, sizeof *table);
    if (!table) {
        c->failed = true;
        return false;
    }
    for (uint32_t f = 1; f < c->frame_count; f++) {
        size_t i = (size_t)hash_returns(c->returns + c->frames[f].first, c->frames[f].count) & mask;
        while (table[i])
            i = (i + 1) & mask;
        table[i] = f;
    }
    fig_free(c->frame_table);
    c->frame_table = table;
    c->frame_mask = mask;
    return true;
}

static int by_return(const void *x, const void *y)
{
    const fig_return *a = x, *b = y;
    return a->back != b->back ? (a->back < b->back ? -1 : 1) : a->frame < b->frame ? -1 : a->frame > b->frame;
}

/* The frame that goes back to the callers [c->return_count, + count). */
static uint32_t intern_frame(fig_closure *c, size_t count)
{
    fig_return *r = c->returns + c->return_count;
    if (count > 1)
        qsort(r, count, sizeof *r, by_return);
    size_t i = (size_t)hash_returns(r, count) & c->frame_mask;
    for (; c->frame_table[i]; i = (i + 1) & c->frame_mask) {
        const fig_call_frame *f = &c->frames[c->frame_table[i]];
        if (f->count == count && memcmp(c->returns + f->first, r, count * sizeof *r) == 0)
            return c->frame_table[i];
    }
    if (!fig_grow(&c->frames, &c->frame_capacity, c->frame_count + 1, sizeof *c->frames)) {
        c->failed = true;
        return 0;
    }
    uint32_t frame = (uint32_t)c->frame_count++;
    c->frames[frame] = (fig_call_frame){(uint32_t)c->return_count, (uint32_t)count};
    c->frame_table[i] = frame;
    c->return_count += count;
    if (c->frame_count * 2 > c->frame_mask)
        grow_frame_table(c);
    return frame;
}

/* ---- the closure ---- */

/* One instruction that takes no token, or one that does. */
static void follow(fig_closure *c, uint32_t pc, uint32_t frame)
{
    const fig_instr *in = &c->grammar->code[pc];
    switch ((fig_op)in->op) {
    case FIG_OP_SPLIT:
        push(c, in->b, frame);
        push(c, in->a, frame);
        break;
    case FIG_OP_JUMP:
        push(c, in->a, frame);
        break;
    case FIG_OP_ALT:
        for (uint32_t i = in->a; i > 0; i--)
            push(c, in[i].a, frame);
        break;
    case FIG_OP_CALL:
        add_call(c, in, pc + 1, frame);
        break;
    case FIG_OP_RETURN:
        for (uint32_t i = 0; i < c->frames[frame].count; i++) {
            const fig_return r = c->returns[c->frames[frame].first + i];
            push(c, r.back, r.frame);
        }
        break;
    case FIG_OP_ACCEPT:
        add_accept(c, in->a);
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
        push(c, pc + 1, frame);
        break;
    case FIG_OP_TOKEN:
    case FIG_OP_NOT:
    case FIG_OP_BUT:
    case FIG_OP_LIST:
    case FIG_OP_SHAPE:
    case FIG_OP_FIGURE:
        add_place(c, stand(pc, 0, frame));
        break;
    }
}

/* Enter the part that stands highest among those called: all who call it are known by then, save those who come to it behind an empty part. */
static void enter_highest(fig_closure *c)
{
    size_t highest = 0, kept = 0, count = 0;
    for (size_t i = 1; i < c->call_count; i++)
        if (c->calls[i].height > c->calls[highest].height)
            highest = i;
    uint32_t part = c->calls[highest].part;
    if (!fig_grow(&c->returns, &c->return_capacity, c->return_count + c->call_count, sizeof *c->returns)) {
        c->failed = true;
        return;
    }
    for (size_t i = 0; i < c->call_count; i++)
        if (c->calls[i].part == part)
            c->returns[c->return_count + count++] = c->calls[i].from;
        else
            c->calls[kept++] = c->calls[i];
    c->call_count = kept;
    push(c, part, intern_frame(c, count));
}

static void close_over(fig_closure *c)
{
    while (!c->failed && (c->stack_count || c->call_count)) {
        while (c->stack_count && !c->failed) {
            fig_stand p = c->stack[--c->stack_count];
            follow(c, pc_of(p), (uint32_t)p);
        }
        if (c->call_count && !c->failed)
            enter_highest(c);
    }
}

static void begin(fig_closure *c)
{
    c->place_count = c->accept_count = c->stack_count = c->call_count = 0;
    for (size_t i = 0; i < c->seen_count; i++)
        c->seen[c->slots[i]] = 0;
    c->seen_count = 0;
}

/* By bytes, from the lowest; a byte that all have alike needs no pass. `spare` has room for as many. */
static void sort_stands(fig_stand *v, fig_stand *spare, size_t n)
{
    fig_stand differ = 0, *from = v, *to = spare;
    for (size_t i = 1; i < n; i++)
        differ |= v[i] ^ v[0];
    for (unsigned shift = 0; shift < 64; shift += 8) {
        size_t at[256] = {0}, sum = 0;
        if (!(differ >> shift & 0xFF))
            continue;
        for (size_t i = 0; i < n; i++)
            at[from[i] >> shift & 0xFF]++;
        for (size_t b = 0; b < 256; b++) {
            size_t count = at[b];
            at[b] = sum;
            sum += count;
        }
        for (size_t i = 0; i < n; i++)
            to[at[from[i] >> shift & 0xFF]++] = from[i];
        fig_stand *t = from;
        from = to;
        to = t;
    }
    if (from != v)
        memcpy(v, from, n * sizeof *v);
}

/* make none first, then families, then the order of the files. */
static int precedence(const fig_rule *rules, uint32_t x, uint32_t y)
{
    const fig_rule *a = &rules[x], *b = &rules[y];
    if (a->family != b->family)
        return a->family < b->family ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void sort_accepts(fig_closure *c)
{
    uint32_t *v = c->accepts;
    size_t n = 0;
    for (size_t i = 1; i < c->accept_count; i++)
        for (size_t k = i; k && precedence(c->grammar->rules, v[k], v[k - 1]) < 0; k--) {
            uint32_t t = v[k];
            v[k] = v[k - 1];
            v[k - 1] = t;
        }
    for (size_t i = 0; i < c->accept_count; i++)
        if (!n || v[n - 1] != v[i])
            v[n++] = v[i];
    c->accept_count = n;
}

static void finish(fig_closure *c)
{
    close_over(c);
    if (!fig_grow(&c->stack, &c->stack_capacity, c->place_count, sizeof *c->stack))
        c->failed = true;
    else if (c->place_count > 1)
        sort_stands(c->places, c->stack, c->place_count);
    sort_accepts(c);
}

void fig_closure_start(fig_closure *c)
{
    begin(c);
    for (size_t i = 0; i < c->grammar->rule_count; i++)
        push(c, c->grammar->rules[i].program, 0);
    finish(c);
}

static void add_seed(fig_closure *c, fig_stand p)
{
    if (!fig_grow(&c->seeds, &c->seed_capacity, c->seed_count + 1, sizeof *c->seeds))
        c->failed = true;
    else
        c->seeds[c->seed_count++] = p;
}

/* A row of several tokens: its first or only one; then later ones, as many as the longest row has, the end behind a last one. */
static void step_list(fig_closure *c, fig_stand p, const fig_instr *in, uint16_t class_id, uint8_t gap)
{
    const fig_list *list = &c->grammar->lists[in->a];
    unsigned within = within_of(p);
    if (!(gap & (within ? FIG_GAP_GLUED | FIG_GAP_BLANK | FIG_GAP_BREAK : in->gap)))
        return;
    if (fig_class_is(c->lexemes, class_id, within ? list->last : list->single))
        add_seed(c, stand(pc_of(p) + 1, 0, (uint32_t)p));
    if (within + 1 < list->longest && within < 0xFF && fig_class_is(c->lexemes, class_id, within ? list->rest : list->first))
        add_seed(c, p + (UINT64_C(1) << 32));
}

static bool takes(const fig_closure *c, const fig_instr *in, uint16_t class_id)
{
    switch ((fig_op)in->op) {
    case FIG_OP_TOKEN:
        return fig_class_is(c->lexemes, class_id, in->a);
    case FIG_OP_NOT:
        return !fig_class_is(c->lexemes, class_id, in->a);
    case FIG_OP_BUT:
        return fig_class_is(c->lexemes, class_id, in->a) && !fig_class_is(c->lexemes, class_id, in->b);
    case FIG_OP_SHAPE:
        return fig_class_is(c->lexemes, class_id, c->grammar->shapes[in->a].predicate);
    default:
        return false; /* of figures, or none that takes a token */
    }
}

void fig_closure_step(fig_closure *c, const fig_stand *from, size_t count, uint16_t class_id, uint8_t gap)
{
    c->seed_count = 0;
    for (size_t i = 0; i < count; i++) {
        const fig_instr *in = &c->grammar->code[pc_of(from[i])];
        if (in->op == FIG_OP_LIST)
            step_list(c, from[i], in, class_id, gap);
        else if ((in->gap & gap) && takes(c, in, class_id))
            add_seed(c, stand(pc_of(from[i]) + 1, 0, (uint32_t)from[i]));
    }
}

void fig_closure_follow(fig_closure *c)
{
    begin(c);
    for (size_t i = 0; i < c->seed_count; i++)
        if (!within_of(c->seeds[i]))
            push(c, pc_of(c->seeds[i]), (uint32_t)c->seeds[i]);
        else if (see(c, c->seeds[i]))
            add_place(c, c->seeds[i]);
    finish(c);
}
