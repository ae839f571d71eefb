/*
 * Derive: what follows from a fact's figures, as intervals: the value before, an implied rate, the amount that a share is of.
 *
 * in   a level of 2195.44 after a fall of 1.76 %          out   previous: 2195.435 / 0.98245 to 2195.445 / 0.98235: 2234.653 to 2234.891
 * A printed number means what rounds to it: value and precision, the loose one where nothing finer of its unit stands beside it. All arithmetic is exact; the ends are then rounded outward to seven
 * digits, so that the interval holds what it held.
 */
#include "derive.h"
#include "../base/str.h"
#include "../exact/interval.h"
#include <string.h>

enum { MOST_DERIVED = 4, DIGITS = 7 };

/* above / below, both greater than 0: divided only when its ends are written. */
typedef struct quotient {
    fig_interval above, below;
} quotient;

typedef struct deriver {
    fig_work *w;
    fig_number_pool *pool;
    const fig_result *result;
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

/* Does this figure mean one number, as it is printed? No range, and what is about or nearly so much has no interval either. */
static bool is_single(const fig_figure *f)
{
    return f->value.ptr && f->precision.ptr && f->mod == FIG_MOD_NONE && f->value.ptr[0] != '-' && !memchr(f->value.ptr, '/', f->value.len);
}

static fig_interval printed(deriver *x, const fig_figure *f, const fig_figure *beside)
{
    const fig_number zero = fig_number_int(0), value = parsed(x, f->value, zero);
    fig_number precision = parsed(x, f->precision, zero);
    bool finer = beside && fig_str_same(beside->unit, f->unit) && !beside->precision_loose.ptr;
    if (f->precision_loose.ptr && !finer)
        precision = parsed(x, f->precision_loose, precision);
    return fig_interval_around(x->pool, value, precision);
}

static void add(deriver *x, const char *measure, quotient q, fig_str unit, const uint32_t *inputs, size_t input_count)
{
    fig_arena *arena = x->w->arena;
    uint32_t *kept = fig_arena_alloc(arena, input_count * sizeof *kept);
    if (x->count == MOST_DERIVED || !kept)
        return;
    memcpy(kept, inputs, input_count * sizeof *kept);
    x->out[x->count++] = (fig_derived){.measure = fig_arena_str(arena, measure, strlen(measure)),
                                       .low = fig_number_str(arena, fig_number_quotient(x->pool, q.above.low, q.below.high, DIGITS, false)),
                                       .high = fig_number_str(arena, fig_number_quotient(x->pool, q.above.high, q.below.low, DIGITS, true)),
                                       .unit = unit,
                                       .inputs = kept,
                                       .input_count = input_count};
}

static bool is_positive(fig_number n)
{
    return !fig_number_is_zero(n) && !fig_number_is_negative(n);
}

static fig_interval hundredths(deriver *x, fig_interval percent)
{
    return fig_interval_ends(fig_number_scale(x->pool, percent.low, -2), fig_number_scale(x->pool, percent.high, -2));
}

static fig_interval moved(deriver *x, fig_interval from, fig_interval by, bool up)
{
    return up ? fig_interval_add(x->pool, from, by) : fig_interval_sub(x->pool, from, by);
}

static bool is_defined(const quotient *q)
{
    return is_positive(q->above.low) && is_positive(q->below.low);
}

/* The level before a change; in the inputs: value, change. */
static void previous(deriver *x, const fig_fact *fact, const fig_change *change)
{
    const fig_figure *v = &x->result->figures[fact->figure], *c = &x->result->figures[change->figure];
    const uint32_t inputs[] = {(uint32_t)fact->figure, (uint32_t)change->figure};
    const bool up = change->direction == FIG_DIRECTION_UP;
    if (!is_single(c) || change->direction == FIG_DIRECTION_NONE)
        return;
    const fig_interval level = printed(x, v, c), move = printed(x, c, v), one = fig_interval_exact(fig_number_int(1));
    quotient out = {level, one};
    if (fig_str_same(c->unit, v->unit))
        out.above = moved(x, level, move, !up);
    else if (fig_str_is(c->unit, "%"))
        out.below = moved(x, one, hundredths(x, move), up);
    else
        return;
    if (is_defined(&out))
        add(x, "previous", out, fact->unit, inputs, 2);
}

/* An amount and its conversion: how much of the one for one of the other. */
static void rate(deriver *x, const fig_fact *fact)
{
    const fig_figure *v = &x->result->figures[fact->figure];
    for (size_t i = 0; i < fact->figure_count; i++) {
        const fig_figure *c = &x->result->figures[fact->figures[i]];
        const uint32_t inputs[] = {(uint32_t)fact->figure, fact->figures[i]};
        if (c->same_as != fact->figure || !is_single(c) || c->kind != FIG_KIND_MONEY || !c->unit.len)
            continue;
        const quotient out = {printed(x, v, NULL), printed(x, c, NULL)};
        if (!is_defined(&out))
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
    if (!is_single(c) || c->kind == FIG_KIND_MONEY)
        return;
    const fig_interval share = printed(x, c, NULL);
    const quotient out = {printed(x, v, NULL), c->kind == FIG_KIND_PERCENT ? hundredths(x, share) : share};
    if (is_defined(&out))
        add(x, measure, out, fact->unit, inputs, 2);
}

void fig_fact_derive(fig_work *w, const fig_fact_draft *d, const fig_result *result, fig_fact *fact)
{
    deriver x = {.w = w, .pool = &w->pool, .result = result};
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
