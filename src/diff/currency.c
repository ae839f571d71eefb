/*
 * Currency: what the conversions in the sources say a currency is worth.
 *
 * in   a source's "10 million euros ($11 million)"          out   1.1 dollars a euro, give or take what the two figures leave open
 * With that the draft's `$66 million` is the source's `60 million euros`. No rate comes from anywhere else.
 */
#include "../base/alloc.h"
#include "../base/str.h"
#include "aligner.h"

enum { MOST_RATES = 64 };

static bool is_amount(const fig_figure *f)
{
    return f->kind == FIG_KIND_MONEY && f->value.ptr && f->unit.ptr && !f->per.ptr;
}

/* One pound buys $1.30. */
static bool is_rate(const fig_figure *x, const fig_figure *y)
{
    return x->sentence == y->sentence && !fig_str_same(x->unit, y->unit) && (fig_str_is(x->value, "1") || fig_str_is(y->value, "1"));
}

static fig_number share_of(fig_number_pool *pool, fig_number part, fig_number whole)
{
    return fig_number_is_zero(whole) ? fig_number_int(0) : fig_number_div(pool, part, whole);
}

static bool add_rate(fig_aligner *a, const fig_point *from, const fig_point *to)
{
    fig_number_pool *pool = &a->pool;
    if (fig_number_is_zero(from->low) || fig_number_is_zero(to->low) || from->unit == to->unit || a->rate_count >= MOST_RATES)
        return true;
    if (!fig_grow(&a->rates, &a->rate_capacity, a->rate_count + 1, sizeof *a->rates))
        return false;
    a->rates[a->rate_count++] = (fig_rate){
        .from = from->unit,
        .to = to->unit,
        .rate = fig_number_div(pool, to->low, from->low),
        .error = fig_number_add(pool, share_of(pool, from->place, from->low), share_of(pool, to->place, to->low)),
    };
    return true;
}

bool fig_currency_read(fig_aligner *a, uint32_t text, const fig_result *result)
{
    for (size_t i = 0; i < result->count; i++) {
        const fig_figure *f = &result->figures[i], *of = f->same_as >= 0 ? &result->figures[f->same_as] : i > 0 ? f - 1 : f;
        if (!is_amount(f) || !is_amount(of) || (f->same_as < 0 && !is_rate(of, f)))
            continue;
        fig_point x = {.figure = f, .text = text}, y = {.figure = of, .text = text};
        fig_point_read(a, &x);
        fig_point_read(a, &y);
        if (!add_rate(a, &x, &y) || !add_rate(a, &y, &x))
            return false;
    }
    return true;
}

/* Is `s`, taken for what it is worth in the draft's currency, the draft's amount? */
static bool is_worth(fig_aligner *a, const fig_rate *r, const fig_point *d, const fig_point *s)
{
    fig_number_pool *pool = &a->pool;
    if (s->unit != r->from || !s->figure->value.ptr || s->per != d->per)
        return false;
    fig_number worth = fig_number_mul(pool, s->low, r->rate), off = fig_number_sub(pool, worth, d->low);
    if (fig_number_is_negative(off))
        off = fig_number_neg(pool, off);
    fig_number open = fig_number_mul(pool, worth, fig_number_add(pool, r->error, share_of(pool, s->place, s->low)));
    return fig_number_cmp(pool, off, fig_number_add(pool, open, d->place)) <= 0;
}

void fig_currency_find(fig_aligner *a, uint32_t draft_point, fig_choice *choice)
{
    uint32_t found[FIG_DIFF_BY_VALUE];
    const fig_point *d = &a->points[draft_point];
    if (d->family != FIG_FAMILY_MONEY || !d->figure->value.ptr)
        return;
    for (size_t k = 0; k < a->rate_count; k++) {
        const fig_rate *r = &a->rates[k];
        double rate = fig_number_to_double(r->rate), open = fig_number_to_double(r->error) + 0.06;
        if (r->to != d->unit)
            continue;
        size_t n = fig_lookup_values(a, FIG_FAMILY_MONEY, d->key / rate * (1 - open), d->key / rate * (1 + open), found, FIG_DIFF_BY_VALUE);
        for (size_t i = 0; i < n; i++) {
            fig_match m = {.point = (int32_t)found[i], .relation = {.kind = FIG_RELATION_UNIT}};
            if (!is_worth(a, r, d, &a->points[found[i]]))
                continue;
            m.likeness = fig_likeness(a, found[i], &m.shared);
            m.score = m.likeness;
            if (m.shared && (choice->best.point < 0 || m.score > choice->best.score))
                choice->best = m;
        }
    }
}
