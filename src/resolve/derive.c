/*
 * Derive: what follows from a fact's figures, as intervals: the value before, an implied rate, the amount that a share is of.
 *
 * in   a level of 2195.44 after a fall of 1.76 %          out   previous: 2195.435 / 0.98245 to 2195.445 / 0.98235: 2234.653 to 2234.891
 * A printed number means what rounds to it: value and precision, the loose one where nothing finer of its unit stands beside it. All arithmetic is exact; the ends are then rounded outward to seven
 * digits, so that the interval holds what it held.
 */
#include "../exact/number.h"
#include "fact.h"
#include "work.h"
#include <string.h>

enum { MOST_DERIVED = 4, DIGITS = 7 };

typedef struct interval {
    fig_number low, high;
} interval;

/* Its ends are quotients. */
typedef struct quotients {
    interval above, below;
} quotients;

typedef struct deriver {
    fig_work *w;
    fig_number_pool *pool;
    const fig_result *result;
    size_t base;
    fig_derived out[MOST_DERIVED];
    size_t count;
} deriver;

static fig_number parsed(deriver *x, fig_str s, fig_number otherwise)
{
    fig_number n = otherwise;
    if (s.ptr && !memchr(s.ptr, '/', s.len) && s.ptr[0] != '-')
        fig_number_parse(x->pool, s.ptr, s.len, '.', NULL, &n, NULL);
    return n;
}

/* Does this figure mean one number, no range? */
static bool is_single(const fig_figure *f)
{
    return f->value.ptr && f->precision.ptr && f->value.ptr[0] != '-' && !memchr(f->value.ptr, '/', f->value.len);
}

static interval printed(deriver *x, const fig_figure *f, const fig_figure *beside)
{
    const fig_number zero = fig_number_int(0), value = parsed(x, f->value, zero);
    fig_number precision = parsed(x, f->precision, zero);
    bool finer = beside && beside->unit.len == f->unit.len && (!f->unit.len || memcmp(beside->unit.ptr, f->unit.ptr, f->unit.len) == 0) &&
                 !beside->precision_loose.ptr;
    if (f->precision_loose.ptr && !finer)
        precision = parsed(x, f->precision_loose, precision);
    return (interval){fig_number_sub(x->pool, value, precision), fig_number_add(x->pool, value, precision)};
}

static void add(deriver *x, const char *measure, quotients q, fig_str unit, const uint32_t *inputs, size_t input_count)
{
    fig_arena *arena = x->w->arena;
    uint32_t *kept = fig_arena_alloc(arena, input_count * sizeof *kept);
    if (x->count == MOST_DERIVED || !kept)
        return;
    memcpy(kept, inputs, input_count * sizeof *kept);
    x->out[x->count++] =
        (fig_derived){.measure = fig_arena_str(arena, measure, strlen(measure)),
                      .low = fig_number_str(arena, fig_number_quotient(x->pool, q.above.low, q.below.low, DIGITS, false)),
                      .high = fig_number_str(arena, fig_number_quotient(x->pool, q.above.high, q.below.high, DIGITS, true)),
                      .unit = unit,
                      .inputs = kept,
                      .input_count = input_count};
}

static bool is_positive(fig_number n)
{
    return !fig_number_is_zero(n) && !fig_number_is_negative(n);
}

static bool same(fig_str a, fig_str b)
{
    return a.len == b.len && (!a.len || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* 1 + c / 100 of a change in percent; down: 1 - c / 100. */
static fig_number growth(deriver *x, fig_number percent, fig_direction direction)
{
    const fig_number one = fig_number_int(1), part = fig_number_scale(x->pool, percent, -2);
    return direction == FIG_DIRECTION_UP ? fig_number_add(x->pool, one, part) : fig_number_sub(x->pool, one, part);
}

/* The level before a change; in the inputs: value, change. */
static void previous(deriver *x, const fig_fact *fact, const fig_change *change)
{
    const fig_figure *v = &x->result->figures[fact->figure], *c = &x->result->figures[change->figure];
    const uint32_t inputs[] = {(uint32_t)fact->figure, (uint32_t)change->figure};
    const bool up = change->direction == FIG_DIRECTION_UP;
    if (!is_single(c) || change->direction == FIG_DIRECTION_NONE)
        return;
    const interval level = printed(x, v, c), move = printed(x, c, v);
    const interval one = {fig_number_int(1), fig_number_int(1)};
    quotients out = {level, one};
    if (same(c->unit, v->unit))
        out.above = up ? (interval){fig_number_sub(x->pool, level.low, move.high), fig_number_sub(x->pool, level.high, move.low)}
                       : (interval){fig_number_add(x->pool, level.low, move.low), fig_number_add(x->pool, level.high, move.high)};
    else if (c->unit.len == 1 && c->unit.ptr[0] == '%')
        out.below =
            (interval){growth(x, up ? move.high : move.low, change->direction), growth(x, up ? move.low : move.high, change->direction)};
    else
        return;
    if (is_positive(out.above.low) && is_positive(out.below.high))
        add(x, "previous", out, fact->unit, inputs, 2);
}

/* a / b, of positive intervals. */
static bool divide(interval a, interval b, quotients *out)
{
    *out = (quotients){a, {b.high, b.low}};
    return is_positive(a.low) && is_positive(b.low);
}

/* An amount and its conversion: how much of the one for one of the other. */
static void rate(deriver *x, const fig_fact *fact)
{
    const fig_figure *v = &x->result->figures[fact->figure];
    for (size_t i = 0; i < fact->figure_count; i++) {
        const fig_figure *c = &x->result->figures[fact->figures[i]];
        const uint32_t inputs[] = {(uint32_t)fact->figure, fact->figures[i]};
        quotients out;
        if (c->same_as != fact->figure || !is_single(c) || c->kind != FIG_KIND_MONEY || !c->unit.len ||
            !divide(printed(x, v, NULL), printed(x, c, NULL), &out))
            continue;
        fig_strbuf unit = {0};
        fig_strbuf_add(&unit, fact->unit.ptr, fact->unit.len);
        fig_strbuf_char(&unit, '/');
        fig_strbuf_add(&unit, c->unit.ptr, c->unit.len);
        if (unit.failed)
            x->w->failed = true;
        else
            add(x, "rate", out, fig_arena_str(x->w->arena, unit.data, unit.len), inputs, 2);
        fig_strbuf_clear(&unit);
    }
}

/* "4.3 % that of y": y; "30 % of the total": the total. */
static void reference(deriver *x, const fig_fact *fact, const char *measure)
{
    const fig_figure *v = &x->result->figures[fact->figure], *c = &x->result->figures[fact->compared_figure];
    const uint32_t inputs[] = {(uint32_t)fact->figure, (uint32_t)fact->compared_figure};
    interval share;
    quotients out;
    if (!is_single(c) || c->kind == FIG_KIND_MONEY)
        return;
    share = printed(x, c, NULL);
    if (c->kind == FIG_KIND_PERCENT)
        share = (interval){fig_number_scale(x->pool, share.low, -2), fig_number_scale(x->pool, share.high, -2)};
    if (divide(printed(x, v, NULL), share, &out))
        add(x, measure, out, fact->unit, inputs, 2);
}

void fig_fact_derive(fig_work *w, const fig_fact_draft *d, const fig_result *result, size_t base, fig_fact *fact)
{
    deriver x = {.w = w, .pool = &w->pool, .result = result, .base = base};
    if (fact->figure < 0 || !is_single(&result->figures[fact->figure]))
        return;
    const bool failed = x.pool->failed;
    x.pool->failed = false;
    for (size_t i = 0; i < fact->change_count; i++)
        if (fact->changes[i].figure >= 0 && !x.count)
            previous(&x, fact, &fact->changes[i]);
    rate(&x, fact);
    if (fact->compared_figure >= 0)
        reference(&x, fact, d->compared.first < d->compared.last ? "reference" : "total");
    const bool limits = x.pool->failed; /* numbers larger than arithmetic takes: nothing is derived */
    x.pool->failed = failed || limits;
    if (!x.count || limits)
        return;
    fig_derived *list = fig_arena_alloc(w->arena, x.count * sizeof *list);
    if (!list)
        return;
    memcpy(list, x.out, x.count * sizeof *list);
    fact->derived = list;
    fact->derived_count = x.count;
}
