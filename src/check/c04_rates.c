/*
 * C4: an amount and its conversion give a rate; all rates of a story agree, and agree with a rates file (c04_file.c).
 *
 * in   "1.46 million won ($1,300)", "3.04 billion won ($2.1 million)"          out   1,078 to 1,172 and 1,412 to 1,485 KRW per USD: inconsistent
 * Rates move: two of one story may be a hundredth apart. Where dates say that they are of other weeks, they may be a tenth apart; those of
 * different years are not compared.
 * Limit: of one pair of currencies eight conversions are compared at a time.
 */
#include "../base/alloc.h"
#include "c04_conversion.h"
#include <stdlib.h>

enum { AT_A_TIME = FIG_COMPARED_MOST / 2, STORY_SLACK = 100, YEAR_SLACK = 10 };

typedef struct keyed {
    const fig_figure *from, *to;
    fig_conversion v;
} keyed;

static int by_units(const void *a, const void *b)
{
    const keyed *x = a, *y = b;
    int order = fig_currency_order(x->from->unit, y->from->unit);
    order = order ? order : fig_currency_order(x->to->unit, y->to->unit);
    order = order ? order : (x->v.when.year > y->v.when.year) - (x->v.when.year < y->v.when.year);
    order = order ? order : y->v.when.near - x->v.when.near;
    return order ? order : (x->v.order > y->v.order) - (x->v.order < y->v.order);
}

static bool same_units(const keyed *a, const keyed *b)
{
    return fig_str_same(a->from->unit, b->from->unit) && fig_str_same(a->to->unit, b->to->unit);
}

static bool same_time(const fig_conversion *a, const fig_conversion *b)
{
    return a->when.year != FIG_SEVERAL_YEARS && a->when.year == b->when.year;
}

/* The one rate that fits none of the others, which all fit each other; `n` where there is no such one. */
static size_t odd_one(fig_checking *c, const fig_interval *rates, size_t n, int slack)
{
    size_t odd = n;
    for (size_t i = 0; n > 2 && i < n; i++) {
        size_t apart = 0;
        for (size_t k = 0; k < n; k++)
            apart += k != i && fig_interval_disjoint(&c->pool, fig_rate_widened(c, rates[i], slack), rates[k]);
        if (apart > 1 && (apart < n - 1 || odd < n))
            return n;
        odd = apart == n - 1 ? i : odd;
    }
    return odd;
}

/* The rate, `but` one, that is known best. */
static size_t narrowest(fig_checking *c, const fig_interval *rates, size_t n, size_t but)
{
    size_t best = but ? 0 : 1;
    for (size_t i = best + 1; i < n; i++)
        if (i != but && fig_number_cmp(&c->pool, fig_number_sub(&c->pool, rates[i].high, rates[i].low),
                                       fig_number_sub(&c->pool, rates[best].high, rates[best].low)) < 0)
            best = i;
    return best;
}

/* "2,000 yen ($16.50)": a round amount whose conversion is told to three digits was converted as it stands, and is known as well as that. */
static fig_interval as_fine(fig_checking *c, fig_interval value, const fig_figure *f, const fig_figure *other)
{
    enum { FINE = 200 }; /* half of a hundredth */
    fig_number n, m, half;
    if (!f->precision_loose.ptr || f->mod != FIG_MOD_NONE || other->mod != FIG_MOD_NONE || !fig_read_number(c, f->value, &n) ||
        !fig_read_number(c, other->value, &m) || !fig_read_number(c, other->precision, &half) ||
        fig_number_is_integer(fig_number_scale(&c->pool, m, -1)) || /* $140, which is perhaps $138 */
        fig_number_cmp(&c->pool, fig_number_mul(&c->pool, half, fig_number_int(FINE)), m) > 0)
        return value;
    return fig_interval_around(&c->pool, n, fig_number_div(&c->pool, n, fig_number_int(FINE)));
}

/* "No more than 14,000 pesos ($700)": the bound itself was converted. */
static fig_interval of_bound(fig_checking *c, fig_interval value, const fig_figure *f)
{
    fig_number n, half = fig_number_int(0);
    const fig_str text = f->low.ptr ? f->low : f->high;
    if (value.has_low == value.has_high || !fig_read_number(c, text, &n))
        return value;
    return fig_interval_around(&c->pool, n, fig_read_number(c, f->precision, &half) ? half : fig_number_int(0));
}

/* The amounts of conversions, in *rough the rates as if each were known for itself; false: they cannot be read. */
static bool read_amounts(fig_checking *c, const keyed *k, size_t n, fig_interval *values, fig_interval *rough)
{
    int32_t figures[FIG_COMPARED_MOST] = {0};
    for (size_t i = 0; i < n; i++) {
        figures[2 * i] = k[i].v.from;
        figures[2 * i + 1] = k[i].v.to;
    }
    if (!fig_read(c, figures, 2 * n, values))
        return false;
    for (size_t i = 0; i < 2 * n; i++)
        values[i] = of_bound(c, values[i], fig_of(c, figures[i]));
    for (size_t i = 0; i < n; i++)
        rough[i] = fig_interval_div(&c->pool, values[2 * i], values[2 * i + 1]);
    for (size_t i = 0; i < 2 * n; i++) {
        values[i] = as_fine(c, values[i], fig_of(c, figures[i]), fig_of(c, figures[i ^ 1]));
        if (fig_str_is(fig_of(c, figures[i])->value, "1")) /* "$1 = 6.90 yuan": one is not rounded */
            values[i] = fig_interval_exact(fig_number_int(1));
    }
    return true;
}

/* Conversions of the same currencies and time, and their rates. */
typedef struct rates {
    const keyed *k;
    size_t count;
    fig_interval values[FIG_COMPARED_MOST], rates[AT_A_TIME], rough[AT_A_TIME];
} rates;

/* The rates; false: they cannot be read, or one is open. */
static bool read_rates(fig_checking *c, rates *r)
{
    if (!read_amounts(c, r->k, r->count, r->values, r->rough))
        return false;
    for (size_t i = 0; i < r->count; i++) {
        r->rates[i] = fig_interval_div(&c->pool, r->values[2 * i], r->values[2 * i + 1]);
        if (!fig_interval_bounded(r->rates[i]))
            return false;
    }
    return true;
}

/* The two furthest apart, in the order of the text: that with the lowest high end, that with the highest low one. */
static void find_apart(fig_checking *c, const rates *r, size_t *first, size_t *second)
{
    size_t lowest = 0, highest = 0;
    for (size_t i = 1; i < r->count; i++) {
        if (fig_number_cmp(&c->pool, r->rates[i].high, r->rates[lowest].high) < 0)
            lowest = i;
        if (fig_number_cmp(&c->pool, r->rates[i].low, r->rates[highest].low) > 0)
            highest = i;
    }
    *first = lowest < highest ? lowest : highest;
    *second = lowest < highest ? highest : lowest;
    if (*first == *second)
        *second = *first ? 0 : 1;
}

/* What the second would have to be for the rate of the first. */
static void recompute(fig_checking *c, const rates *r, size_t first, size_t second, fig_compared *x)
{
    const keyed *k = &r->k[second];
    const bool to = fig_str_same(fig_of(c, k->v.order)->unit, k->to->unit);
    x->stated = fig_of(c, k->v.order)->text;
    x->unit = to ? k->to->unit : k->from->unit;
    x->recomputed = to ? fig_interval_div(&c->pool, r->values[2 * second], r->rates[first])
                       : fig_interval_mul(&c->pool, r->rates[first], r->values[2 * second + 1]);
}

/* Of conversions of the same currencies and time the one that fits none of the others, else the two furthest apart; they may be as far apart as `slack` says. */
static void compare_rates(fig_checking *c, const keyed *k, size_t n, int slack)
{
    rates r = {.k = k, .count = n};
    size_t first, second;
    if (!read_rates(c, &r))
        return;
    find_apart(c, &r, &first, &second);
    const size_t odd = odd_one(c, r.rates, n, slack);
    if (odd < n) {
        second = odd;
        first = narrowest(c, r.rough, n, odd);
    }
    fig_compared x = {.check = 4, .verdict = fig_compare(c, fig_rate_widened(c, r.rates[first], slack), r.rates[second])};
    if (odd < n) { /* the one to look at */
        x.figures[x.count++] = k[odd].v.order;
        x.figures[x.count++] = k[odd].v.order == k[odd].v.from ? k[odd].v.to : k[odd].v.from;
    }
    fig_conversion_pair(&x, &k[first].v);
    if (odd == n)
        fig_conversion_pair(&x, &k[second].v);
    recompute(c, &r, first, second, &x);
    if (fig_finding_wanted(c, x.verdict)) {
        fig_conversion_say(c, &k[first].v, r.rates[first], x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", but " : ", and ");
        fig_conversion_say(c, &k[second].v, r.rates[second], x.verdict == FIG_VERDICT_CONSISTENT);
    }
    if (x.verdict == FIG_VERDICT_INCONSISTENT)
        fig_conversion_misfit(c, &x, &k[second].v, r.rates[first]);
    else
        fig_finding_add(c, &x, NULL);
}

/* Is one of them part of what was found not to fit? */
static bool is_doubted(const fig_checking *c, const keyed *k, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (fig_is_marked(c, k[i].v.from, FIG_MARK_DOUBTED) || fig_is_marked(c, k[i].v.to, FIG_MARK_DOUBTED))
            return true;
    return false;
}

static void compare_with_each_other(fig_checking *c, const fig_conversions *all)
{
    keyed *k = all->count > 1 ? fig_calloc(all->count, sizeof *k) : NULL;
    if (!k) {
        c->nomem = c->nomem || all->count > 1;
        return;
    }
    for (size_t i = 0; i < all->count; i++)
        k[i] = (keyed){fig_of(c, all->items[i].from), fig_of(c, all->items[i].to), all->items[i]};
    qsort(k, all->count, sizeof *k, by_units);
    for (size_t i = 0, end; i + 1 < all->count; i = end) {
        for (end = i + 1; end < all->count && end - i < AT_A_TIME && same_units(&k[i], &k[end]) && same_time(&k[i].v, &k[end].v); end++)
            ;
        size_t near = 0;
        while (i + near < end && k[i + near].v.when.near)
            near++;
        if (near > 1)
            compare_rates(c, k + i, near, STORY_SLACK);
        if (end - i > near && end - i > 1 && !(near > 1 && is_doubted(c, k + i, near))) /* once is enough */
            compare_rates(c, k + i, end - i, YEAR_SLACK);
    }
    fig_free(k);
}

void fig_check_rates(fig_checking *c)
{
    fig_conversions all = {0};
    fig_conversions_collect(c, &all);
    compare_with_each_other(c, &all);
    for (size_t i = 0; c->check->rates.count && i < all.count && !c->nomem; i++)
        fig_conversion_check_file(c, &all.items[i]);
    fig_free(all.items);
}
