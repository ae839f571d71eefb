/* Closure: see closure.h. */
#include "closure.h"
#include "../base/bits.h"
#include "../base/sort.h"
#include <string.h>

enum { FAN_CALLS = 512 };

bool fig_closure_init(fig_closure *c, const fig_grammar *grammar, const fig_lexemes *lexemes, fig_ahead *ahead)
{
    *c = (fig_closure){.grammar = grammar, .lexemes = lexemes, .ahead = ahead, .many = FIG_CLOSURE_MANY};
    while (c->a_return < grammar->code_count && grammar->code[c->a_return].op != FIG_OP_RETURN)
        c->a_return++;
    fig_fans_init(&c->fans, grammar);
    return fig_reach_init(&c->state) && fig_reach_init(&c->fan) && fig_call_frames_init(&c->frames);
}

void fig_closure_clear(fig_closure *c)
{
    fig_reach_clear(&c->state);
    fig_reach_clear(&c->fan);
    fig_call_frames_clear(&c->frames);
    fig_fans_clear(&c->fans);
    fig_free(c->seeds);
    fig_free(c->keys);
    memset(c, 0, sizeof *c);
}

void fig_closure_forget(fig_closure *c)
{
    fig_call_frames_forget(&c->frames);
    fig_fans_forget(&c->fans);
    c->failed = c->frames.failed;
}

/* ---- what follows ---- */

static uint32_t fan_of_frame(fig_closure *c, uint32_t frame);

/* All that a fan leads to: its places as one, the rest by name. */
static void spread_fan(fig_closure *c, fig_reach *r, uint32_t number)
{
    const fig_stand p = fig_stand_at(FIG_STAND_FAN, 0, number);
    if (!number || !fig_reach_see(r, p)) /* 0: memory has run out */
        return;
    const fig_fan *fan = &c->fans.fans[number];
    if (fan->bundle_count)
        fig_reach_add_place(r, p);
    for (uint32_t i = 0; i < fan->accept_count; i++)
        fig_reach_add_accept(r, c->fans.accepts[fan->accept + i]);
    for (uint32_t i = 0; i < fan->call_count; i++)
        fig_reach_add_call(r, c->fans.calls[fan->call + i]);
    for (uint32_t i = 0; i < fan->frame_count; i++)
        fig_reach_push(r, fig_stand_at(c->a_return, 0, c->fans.frames[fan->frame + i]));
}

static void go_back(fig_closure *c, fig_reach *r, uint32_t frame)
{
    const fig_call_frame *f = &c->frames.frames[frame];
    if (f->count <= c->many) {
        for (uint32_t i = 0; i < f->count; i++)
            fig_reach_push(r, c->frames.returns[f->first + i]);
    } else if (r == &c->fan) { /* one at a time: who uses this fan will use that one too */
        fig_reach_add_frame(r, frame);
    } else {
        spread_fan(c, r, fan_of_frame(c, frame));
    }
}

/* All that an instruction leads to inside its part. The same may be come to by several ways: what is made of it has each once. */
static void follow(fig_closure *c, fig_reach *r, uint32_t pc, uint32_t frame)
{
    const uint32_t first = fig_ahead_of(c->ahead, pc);
    r->failed |= !first;
    for (uint32_t i = 1; first && i <= c->ahead->list[first]; i++) { /* the list may move on the way */
        const uint32_t at = c->ahead->list[first + i];
        const fig_instr *in = &c->grammar->code[at];
        if (in->op == FIG_OP_CALL)
            fig_reach_add_call(r, (fig_call){in->a, in->b, fig_stand_at(at + 1, 0, frame)});
        else if (in->op == FIG_OP_RETURN)
            go_back(c, r, frame);
        else if (in->op == FIG_OP_ACCEPT)
            fig_reach_add_accept(r, in->a);
        else
            fig_reach_add_place(r, fig_stand_at(at, 0, frame));
    }
}

/* ---- calls ---- */

/* The calls from `first` on by their parts, in c->keys, where the lower half is a call's number. */
static bool sort_calls(fig_closure *c, fig_reach *r, size_t first)
{
    size_t n = r->call_count - first;
    if (!fig_grow(&c->keys, &c->key_capacity, 2 * n, sizeof *c->keys)) {
        r->failed = true;
        return false;
    }
    for (size_t i = 0; i < n; i++)
        c->keys[i] = (uint64_t)r->calls[first + i].part << 32 | (first + i);
    fig_sort(c->keys, c->keys + n, n);
    return true;
}

/* How many of the keys are of one part, from the first on. */
static size_t count_alike(const uint64_t *keys, size_t count)
{
    size_t n = 1;
    while (n < count && keys[n] >> 32 == keys[0] >> 32)
        n++;
    return n;
}

/* Where calls of one part go back to, each once, in the room for a new frame; returns how many, 0: out of memory. */
static size_t returns_of(fig_closure *c, const fig_reach *r, const uint64_t *keys, size_t count)
{
    fig_stand *returns = fig_call_frames_room(&c->frames, count);
    if (!returns)
        return 0;
    for (size_t i = 0; i < count; i++)
        returns[i] = r->calls[(uint32_t)keys[i]].back;
    fig_sort(returns, returns + count, count);
    return fig_sort_once(returns, count);
}

/* The frame of calls of one part. */
static uint32_t frame_of(fig_closure *c, const fig_reach *r, const uint64_t *keys, size_t count)
{
    const size_t n = returns_of(c, r, keys, count);
    const fig_stand back = r->calls[(uint32_t)*keys].back;
    if (n == 1 && c->grammar->code[fig_stand_pc(back)].op == FIG_OP_RETURN)
        return fig_stand_frame(back); /* it goes back to what goes back from there */
    return n ? fig_call_frames_intern(&c->frames, n) : 0;
}

/* Enter the parts that stand highest among those called: all who call them are known by then, save those who come to it behind an empty part. */
static void enter_highest(fig_closure *c, fig_reach *r)
{
    size_t kept = 0, count = r->call_count;
    uint32_t highest = 0;
    for (size_t i = 0; i < count; i++)
        if (r->calls[i].height > highest)
            highest = r->calls[i].height;
    for (size_t i = 0; i < count; i++) { /* theirs to the end */
        const fig_call call = r->calls[i];
        if (call.height < highest) {
            r->calls[i] = r->calls[kept];
            r->calls[kept++] = call;
        }
    }
    if (!sort_calls(c, r, kept))
        return;
    r->call_count = kept;
    for (size_t i = 0, n; i < count - kept; i += n) {
        n = count_alike(c->keys + i, count - kept - i);
        fig_reach_push(r, fig_stand_at((uint32_t)(c->keys[i] >> 32), 0, frame_of(c, r, c->keys + i, n)));
    }
}

/* Calls of one part as one, that goes back to where they all go. */
static void join_calls(fig_closure *c, fig_reach *r)
{
    size_t count = r->call_count, kept = 0;
    if (!sort_calls(c, r, 0) || !fig_grow(&r->calls, &r->call_capacity, 2 * count, sizeof *r->calls)) {
        r->failed = true;
        return;
    }
    for (size_t i = 0, n; i < count; i += n) {
        n = count_alike(c->keys + i, count - i);
        fig_call joined = r->calls[(uint32_t)c->keys[i]];
        const size_t returns = n > 1 ? returns_of(c, r, c->keys + i, n) : 1;
        if (returns > 1)
            joined.back = fig_stand_at(c->a_return, 0, fig_call_frames_intern(&c->frames, returns));
        r->calls[count + kept++] = joined;
    }
    if (kept)
        memmove(r->calls, r->calls + count, kept * sizeof *r->calls);
    r->call_count = kept;
}

static void empty_stack(fig_closure *c, fig_reach *r)
{
    while (r->stack_count && !r->failed) {
        fig_stand p = r->stack[--r->stack_count];
        follow(c, r, fig_stand_pc(p), fig_stand_frame(p));
    }
}

static void close_over(fig_closure *c, fig_reach *r)
{
    empty_stack(c, r);
    while (r->call_count && !r->failed) {
        enter_highest(c, r);
        empty_stack(c, r);
    }
}

/* ---- fans ---- */

/* What follows from the places on the fan's stack. 0: out of memory. */
static uint32_t finish_fan(fig_closure *c)
{
    fig_reach *r = &c->fan;
    empty_stack(c, r);
    join_calls(c, r);
    if (r->call_count > FAN_CALLS) /* who uses the fan should not have to call so many */
        close_over(c, r);
    fig_reach_sort_places(r);
    if (r->failed || c->frames.failed)
        return 0;
    return fig_fans_add(&c->fans, &(fig_fan_parts){r->places, r->accepts, r->calls, r->frames, r->place_count, r->accept_count,
                                                   r->call_count, r->frame_count});
}

static void start_at(fig_reach *r, fig_stand p)
{
    if (!fig_stand_within(p))
        fig_reach_push(r, p);
    else if (fig_reach_see(r, p))
        fig_reach_add_place(r, p);
}

static uint32_t fan_of(fig_closure *c, const fig_stand *seeds, size_t count)
{
    fig_reach_begin(&c->fan);
    for (size_t i = 0; i < count; i++)
        start_at(&c->fan, seeds[i]);
    return finish_fan(c);
}

static uint32_t fan_of_frame(fig_closure *c, uint32_t frame)
{
    const fig_call_frame f = c->frames.frames[frame];
    if (f.fan)
        return f.fan;
    uint32_t fan = fan_of(c, c->frames.returns + f.first, f.count);
    c->frames.frames[frame].fan = fan;
    return fan;
}

static uint32_t fan_of_bundle(fig_closure *c, uint32_t bundle)
{
    const fig_bundle b = c->fans.bundles[bundle];
    if (b.fan)
        return b.fan;
    uint32_t fan = fan_of(c, c->fans.targets + b.first, b.count);
    c->fans.bundles[bundle].fan = fan;
    return fan;
}

static uint32_t fan_of_rules(fig_closure *c)
{
    fig_reach_begin(&c->fan);
    for (size_t i = 0; i < c->grammar->rule_count; i++)
        fig_reach_push(&c->fan, fig_stand_at(c->grammar->rules[i].program, 0, 0));
    return finish_fan(c);
}

/* ---- states ---- */

static void finish(fig_closure *c)
{
    fig_reach *r = &c->state;
    close_over(c, r);
    fig_reach_sort(r, c->grammar->rules);
    c->failed |= r->failed || c->frames.failed || c->fans.failed || c->fan.failed;
}

void fig_closure_start(fig_closure *c)
{
    fig_reach_begin(&c->state);
    if (c->grammar->rule_count > c->many)
        spread_fan(c, &c->state, fan_of_rules(c));
    for (size_t i = 0; i < c->grammar->rule_count && c->grammar->rule_count <= c->many; i++)
        fig_reach_push(&c->state, fig_stand_at(c->grammar->rules[i].program, 0, 0));
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
    unsigned within = fig_stand_within(p);
    if (!(gap & (within ? FIG_GAP_GLUED | FIG_GAP_BLANK | FIG_GAP_BREAK : in->gap)))
        return;
    if (fig_class_is(c->lexemes, class_id, within ? list->last : list->single))
        add_seed(c, fig_stand_at(fig_stand_pc(p) + 1, 0, fig_stand_frame(p)));
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

/* `whole`: many targets are one seed. */
static void step_bundle(fig_closure *c, uint32_t bundle, uint8_t gap, bool whole)
{
    const fig_bundle b = c->fans.bundles[bundle];
    if (!(b.gap & gap))
        return;
    if (whole && b.count > c->many) {
        add_seed(c, fig_stand_at(FIG_STAND_FAN, 0, fan_of_bundle(c, bundle)));
        return;
    }
    for (uint32_t i = 0; i < b.count; i++)
        add_seed(c, c->fans.targets[b.first + i]);
}

static void step_fan(fig_closure *c, uint32_t number, uint16_t class_id, uint8_t gap, bool whole)
{
    const fig_lexemes *x = c->lexemes;
    const fig_fan fan = c->fans.fans[number];
    const uint64_t *set = x->sets + class_id * x->set_words;
    uint32_t end = fan.bundle + fan.bundle_count;
    for (uint32_t b = fan.bundle; b < fan.bundle + fan.negated; b++)
        if (!fig_class_is(x, class_id, c->fans.bundles[b].predicate))
            step_bundle(c, b, gap, whole);
    for (size_t word = 0; word < x->set_words; word++)
        for (uint64_t bits = set[word]; bits; bits &= bits - 1) {
            const uint32_t predicate = (uint32_t)word * 64 + fig_bits_lowest(bits);
            for (uint32_t b = fig_fans_find(&c->fans, &fan, predicate); b < end && c->fans.bundles[b].predicate == predicate; b++)
                if (c->fans.bundles[b].but == FIG_FAN_NO_BUT || !fig_class_is(x, class_id, c->fans.bundles[b].but))
                    step_bundle(c, b, gap, whole);
        }
}

/* How many of a state's places are no fans: these are the last ones. */
static size_t before_fans(const fig_stand *places, size_t count)
{
    while (count && fig_stand_pc(places[count - 1]) == FIG_STAND_FAN)
        count--;
    return count;
}

uint32_t fig_closure_index(fig_closure *c, const fig_stand *places, size_t count)
{
    return fig_fans_add(&c->fans, &(fig_fan_parts){.places = places, .place_count = before_fans(places, count)});
}

static void step_place(fig_closure *c, fig_stand p, uint16_t class_id, uint8_t gap)
{
    const fig_instr *in = &c->grammar->code[fig_stand_pc(p)];
    if (in->op == FIG_OP_LIST)
        step_list(c, p, in, class_id, gap);
    else if ((in->gap & gap) && takes(c, in, class_id))
        add_seed(c, fig_stand_at(fig_stand_pc(p) + 1, 0, fig_stand_frame(p)));
}

void fig_closure_step(fig_closure *c, const fig_stand *from, size_t count, uint32_t index, uint16_t class_id, uint8_t gap)
{
    const size_t places = before_fans(from, count);
    c->seed_count = 0;
    if (index)
        step_fan(c, index, class_id, gap, false);
    for (size_t i = 0; i < places && !index; i++)
        step_place(c, from[i], class_id, gap);
    if (!fig_grow(&c->seeds, &c->seed_capacity, 2 * c->seed_count + 1, sizeof *c->seeds))
        c->failed = true;
    else
        fig_sort(c->seeds, c->seeds + c->seed_count, c->seed_count); /* the same, however they were found */
    for (size_t i = places; i < count; i++)
        step_fan(c, fig_stand_frame(from[i]), class_id, gap, true);
}

void fig_closure_follow(fig_closure *c)
{
    fig_reach_begin(&c->state);
    for (size_t i = 0; i < c->seed_count; i++)
        if (fig_stand_pc(c->seeds[i]) == FIG_STAND_FAN)
            spread_fan(c, &c->state, fig_stand_frame(c->seeds[i]));
        else
            start_at(&c->state, c->seeds[i]);
    finish(c);
}
