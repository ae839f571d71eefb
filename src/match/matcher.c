/* Matcher: see matcher.h. */
#include "matcher.h"
#include "../base/alloc.h"
#include <string.h>

enum { STEPS_BEFORE_MEMO = 256 }; /* most runs take fewer, and remember nothing */
enum { RUN_SHIFT = 56 };          /* a key of what was tried: the run's number above pc, frame and place */

bool fig_matcher_init(fig_matcher *m, const fig_grammar *grammar, const fig_lexemes *lexemes, fig_ahead *ahead)
{
    memset(m, 0, sizeof *m);
    m->grammar = grammar;
    m->lexemes = lexemes;
    m->trace_capacity = 256;
    m->stack_capacity = 256;
    m->trace = fig_malloc(m->trace_capacity * sizeof *m->trace);
    m->stack = fig_malloc(m->stack_capacity * sizeof *m->stack);
    m->frame_count = 2; /* not 1: the first run clears the heads */
    return m->trace && m->stack && fig_foresee_init(&m->foresee, grammar, lexemes, ahead);
}

void fig_matcher_clear(fig_matcher *m)
{
    fig_free(m->trace);
    fig_free(m->stack);
    fig_free(m->seen);
    fig_free(m->frames);
    fig_foresee_clear(&m->foresee);
    memset(m, 0, sizeof *m);
}

static inline bool trace(fig_matcher *m, fig_trace_type type, uint32_t at, uint32_t of, const fig_row *row)
{
    if (m->trace_count == m->trace_capacity && !fig_grow(&m->trace, &m->trace_capacity, m->trace_count + 1, sizeof *m->trace)) {
        m->failed = true;
        return false;
    }
    m->trace[m->trace_count++] = (fig_trace){(uint8_t)type, at, of, row};
    return true;
}

static inline bool push(fig_matcher *m, uint32_t pc, uint32_t at, uint32_t frame)
{
    if (m->stack_count == m->stack_capacity && !fig_grow(&m->stack, &m->stack_capacity, m->stack_count + 1, sizeof *m->stack)) {
        m->failed = true;
        return false;
    }
    m->stack[m->stack_count++] = (fig_thread){pc, at, (uint32_t)m->trace_count, frame};
    return true;
}

/* Does this row's entry stand at item `at`? */
static bool row_stands(const fig_items *items, const fig_lex_entry *e, const fig_lex_token *tokens, uint32_t at, bool cased)
{
    if (at + e->token_count >= items->last)
        return false;
    const uint32_t *words = cased ? items->exact : items->word;
    for (size_t i = 0; i < e->token_count; i++) {
        size_t k = at + 1 + i;
        if (words[k] != tokens[i].word || !(items->gap[k] & tokens[i].gap) || (items->figure_kind && items->figure_kind[k]))
            return false;
    }
    return true;
}

static const fig_row *range_row(const fig_grammar *g, uint32_t list, const fig_items *items, uint32_t at)
{
    return fig_grammar_row_of(g, list, items->text + items->begin[at], items->end[at] - items->begin[at]);
}

_Static_assert(FIG_OP_UNBIND - FIG_OP_BIND == FIG_TRACE_UNBIND && FIG_OP_PART - FIG_OP_BIND == FIG_TRACE_PART &&
                   FIG_OP_END_PART - FIG_OP_BIND == FIG_TRACE_END_PART,
               "marks are traced in the order of their instructions");

/* Take the longest row of a list at `at`; shorter ones go on the stack. The trace of a row holds where it ends in `of`. Rows after the first come back through FIG_OP_LIST's
 * number of rows to skip, kept in the upper 8 bits of the thread's pc; the program has at most 2^24 instructions (stand.h). */
static uint32_t take_row(fig_matcher *m, const fig_items *items, const fig_instr *in, uint32_t pc, uint32_t skip, uint32_t at,
                         uint32_t frame)
{
    const fig_grammar *g = m->grammar;
    const fig_list *list = &g->lists[in->a];
    bool cased = list->cased;
    uint32_t skipped = 0;
    for (const fig_lex_entry *e = fig_grammar_rows(g, in->a, cased ? items->exact[at] : items->word[at]); e; e = fig_lex_next(g, e)) {
        if (e->list != in->a || e->word != (cased ? items->exact[at] : items->word[at]) ||
            !row_stands(items, e, g->lex_tokens + e->tokens, at, cased))
            continue;
        if (skipped++ < skip)
            continue;
        if (e->token_count && !push(m, pc | (skip + 1) << 24, at, frame))
            return UINT32_MAX;
        return trace(m, FIG_TRACE_ROW, at, at + 1 + (uint32_t)e->token_count, fig_lex_row(g, e)) ? at + 1 + (uint32_t)e->token_count
                                                                                                 : UINT32_MAX;
    }
    if (list->has_ranges && skipped <= skip && fig_class_is(m->lexemes, items->class_id[at], list->single)) {
        const fig_row *row = range_row(g, in->a, items, at);
        if (row && trace(m, FIG_TRACE_ROW, at, at + 1, row))
            return at + 1;
    }
    return UINT32_MAX;
}

static bool line_start(const fig_items *items, uint32_t at)
{
    return at == 0 || (items->gap[at] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH));
}

/* The frame of a call that goes back to `back` inside `parent`. */
static uint32_t enter(fig_matcher *m, uint32_t back, uint32_t parent)
{
    uint32_t *head = &m->frame_heads[(back * 31 + parent) % FIG_FRAME_BUCKETS];
    for (uint32_t i = *head; i; i = m->frames[i].next)
        if (m->frames[i].back == back && m->frames[i].parent == parent)
            return i;
    if (m->frame_count >= m->frame_capacity && !fig_grow(&m->frames, &m->frame_capacity, m->frame_count + 1, sizeof *m->frames)) {
        m->failed = true;
        return 0;
    }
    uint32_t frame = (uint32_t)m->frame_count++;
    m->frames[frame] = (fig_frame){back, parent, *head};
    *head = frame;
    return frame;
}

static bool remember(fig_matcher *m, uint64_t key);

static bool grow_seen(fig_matcher *m)
{
    uint64_t *old = m->seen;
    size_t capacity = m->seen_capacity;
    m->seen_capacity = capacity ? capacity * 2 : 1024;
    m->seen = fig_calloc(m->seen_capacity, sizeof *m->seen);
    m->seen_count = 0;
    if (!m->seen) {
        m->seen = old;
        m->seen_capacity = capacity;
        m->failed = true;
        return false;
    }
    for (size_t i = 0; i < capacity; i++)
        if (old[i] >> RUN_SHIFT == m->seen_run)
            remember(m, old[i]);
    fig_free(old);
    return true;
}

/* true: it was there already. */
static bool remember(fig_matcher *m, uint64_t key)
{
    if (2 * m->seen_count >= m->seen_capacity && !grow_seen(m))
        return true;
    size_t i = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (m->seen_capacity - 1);
    for (; m->seen[i] >> RUN_SHIFT == m->seen_run; i = (i + 1) & (m->seen_capacity - 1))
        if (m->seen[i] == key)
            return true;
    m->seen[i] = key;
    m->seen_count++;
    return false;
}

/* What earlier runs remember is void; wiped only when their numbers are used up. */
static void begin_memo(fig_matcher *m)
{
    m->seen_count = 0;
    if (++m->seen_run <= UINT8_MAX)
        return;
    m->seen_run = 1;
    if (m->seen_capacity)
        memset(m->seen, 0, m->seen_capacity * sizeof *m->seen);
}

/* Has this instruction been tried at this item in this frame? Only asked after many steps: most binds are short. */
static bool tried(fig_matcher *m, uint32_t pc, uint32_t frame, uint32_t start, uint32_t at, uint32_t *steps)
{
    if (++*steps < STEPS_BEFORE_MEMO)
        return false;
    if (*steps == STEPS_BEFORE_MEMO)
        begin_memo(m);
    return remember(m, (uint64_t)m->seen_run << RUN_SHIFT | (uint64_t)pc << 32 | (uint64_t)frame << 8 | (at - start));
}

/* What foresee is asked with: the item at `at`, and whether the match may end there. */
static inline fig_prospect prospect(const fig_items *items, uint32_t at, uint32_t limit, uint32_t end)
{
    uint32_t symbol = FIG_FORESEE_NOTHING;
    uint8_t gap = 0;
    if (at < limit && at != end) {
        symbol = items->figure_kind && items->figure_kind[at] ? FIG_FORESEE_KINDS + (uint32_t)items->figure_kind[at] : items->class_id[at];
        gap = items->gap[at];
    }
    if (end == UINT32_MAX || at == end)
        symbol |= FIG_FORESEE_MAY_END;
    return (fig_prospect){symbol, gap};
}

/* The ways of the split or alternative at pc worth trying. */
static inline uint64_t ways_of(fig_matcher *m, const fig_instr *in, uint32_t pc, const fig_items *items, uint32_t at, uint32_t limit,
                               uint32_t end)
{
    const bool split = in->op == FIG_OP_SPLIT;
    if (m->plain)
        return UINT64_MAX >> (FIG_ALT_MOST - (split ? 2 : in->a));
    const fig_prospect p = prospect(items, at, limit, end);
    return split ? fig_foresee_branches(&m->foresee, pc, p) : fig_foresee_ways(&m->foresee, pc, p);
}

/* Go to the first of these ways of an alternative, the others later. The instruction of the first, or UINT32_MAX. */
static inline uint32_t take_ways(fig_matcher *m, const fig_instr *in, uint64_t ways, uint32_t at, uint32_t frame)
{
    for (uint32_t i = in->a; ways & (ways - 1); i--)
        if (ways >> (i - 1) & 1) {
            if (!push(m, in[i].a, at, frame))
                return UINT32_MAX;
            ways ^= UINT64_C(1) << (i - 1);
        }
    uint32_t first = 1;
    while (!(ways & 1)) {
        ways >>= 1;
        first++;
    }
    return in[first].a;
}

/* The kind of the figure that an item is, 0 where it is a token. */
static inline uint8_t figure_at(const fig_items *items, uint32_t at)
{
    return items->figure_kind ? items->figure_kind[at] : 0;
}

/* Does an instruction that takes one item take this one? */
static inline bool takes_item(const fig_matcher *m, const fig_instr *in, const fig_items *items, uint32_t at)
{
    const fig_lexemes *x = m->lexemes;
    const uint16_t class_id = items->class_id[at];
    const uint8_t figure = figure_at(items, at);
    if (!(items->gap[at] & in->gap))
        return false;
    switch (in->op) {
    case FIG_OP_TOKEN:
        return fig_class_is(x, class_id, in->a) && (!figure || in->a == m->grammar->builtin[FIG_IS_ANY]);
    case FIG_OP_NOT:
        return !fig_class_is(x, class_id, in->a);
    case FIG_OP_BUT:
        return !figure && fig_class_is(x, class_id, in->a) && !fig_class_is(x, class_id, in->b);
    case FIG_OP_FIGURE:
        return figure && (in->a >> figure & 1) && (!in->b || (items->figure_has[at] >> in->b & 1));
    default: /* FIG_OP_SHAPE */
        return !figure && fig_class_is(x, class_id, m->grammar->shapes[in->a].predicate);
    }
}

static void begin_run(fig_matcher *m, uint32_t program, uint32_t start)
{
    m->trace_count = m->stack_count = 0;
    fig_foresee_begin(&m->foresee);
    if (m->frame_count != 1) {
        memset(m->frame_heads, 0, sizeof m->frame_heads);
        m->frame_count = 1;
    }
    m->furthest = start;
    m->furthest_pc = program;
    m->furthest_frame = 0;
    m->ends = 0;
}

/* In one piece: where it is (pc, at, frame) and what it tried stays in registers. */
uint32_t fig_matcher_run(fig_matcher *m, uint32_t program, const fig_items *items, uint32_t start, uint32_t end)
{
    const fig_instr *code = m->grammar->code;
    uint32_t limit = (uint32_t)items->last, steps = 0;
    if (limit > start + FIG_MATCH_TOKENS)
        limit = start + FIG_MATCH_TOKENS;
    begin_run(m, program, start);
    if (!push(m, program, start, 0))
        return UINT32_MAX;
    while (m->stack_count) {
        fig_thread t = m->stack[--m->stack_count];
        uint32_t pc = t.pc & 0xFFFFFF, skip = t.pc >> 24, at = t.at, frame = t.frame;
        m->trace_count = t.trace_count;
        for (;;) {
            const fig_instr *in = &code[pc];
            bool ok = at < limit;
            uint64_t ways;
            if (at > m->furthest) {
                m->furthest = at;
                m->furthest_pc = pc;
                m->furthest_frame = frame;
            }
            switch ((fig_op)in->op) {
            case FIG_OP_TOKEN:
            case FIG_OP_NOT:
            case FIG_OP_BUT:
            case FIG_OP_FIGURE:
            case FIG_OP_SHAPE:
                ok = ok && takes_item(m, in, items, at) && (in->op != FIG_OP_SHAPE || trace(m, FIG_TRACE_SHAPE, at, in->a, NULL));
                at += ok;
                break;
            case FIG_OP_LIST:
                ok = ok && (items->gap[at] & in->gap) && !figure_at(items, at);
                if (ok) {
                    uint32_t next = take_row(m, items, in, pc, skip, at, frame);
                    skip = 0;
                    ok = next != UINT32_MAX && next <= limit;
                    if (ok)
                        at = next;
                }
                break;
            case FIG_OP_BEGIN:
                ok = true;
                break;
            case FIG_OP_SPLIT:
                ways = ways_of(m, in, pc, items, at, limit, end);
                ok = ways && !tried(m, pc, frame, start, at, &steps) && (ways < 3 || push(m, in->b, at, frame));
                pc = (ways & 1 ? in->a : in->b) - 1;
                break;
            case FIG_OP_ALT:
                ways = ways_of(m, in, pc, items, at, limit, end);
                ok = ways && !tried(m, pc, frame, start, at, &steps);
                if (ok)
                    pc = take_ways(m, in, ways, at, frame) - 1;
                break;
            case FIG_OP_JUMP:
                ok = true;
                pc = in->a - 1;
                break;
            case FIG_OP_CALL:
                frame = enter(m, pc + 1, frame);
                ok = frame != 0;
                pc = in->a - 1;
                break;
            case FIG_OP_RETURN:
                ok = true;
                pc = m->frames[frame].back - 1;
                frame = m->frames[frame].parent;
                break;
            case FIG_OP_BIND:
            case FIG_OP_UNBIND:
            case FIG_OP_PART:
            case FIG_OP_END_PART:
                ok = trace(m, (fig_trace_type)(in->op - FIG_OP_BIND), at, in->a, NULL);
                break;
            case FIG_OP_OPEN:
            case FIG_OP_CLOSE:
                ok = trace(m, in->op == FIG_OP_OPEN ? FIG_TRACE_OPEN : FIG_TRACE_CLOSE, at, 0, NULL);
                break;
            case FIG_OP_LINE:
                ok = at == items->first || line_start(items, at);
                break;
            case FIG_OP_SENTENCE:
                ok = at == items->first || at == items->opening;
                break;
            case FIG_OP_ACCEPT:
                if (end == UINT32_MAX || at == end) {
                    m->choices = steps;
                    return at;
                }
                m->ends |= UINT64_C(1) << ((at - start) & 63);
                ok = false;
                break;
            }
            if (!ok)
                break;
            pc++;
        }
        if (m->failed)
            break;
    }
    m->choices = steps;
    return UINT32_MAX;
}
