/* Interval: arithmetic on ends; see interval.h. Worked: [23.45, 23.55] + [1.15, 1.25] = [24.6, 24.8]. */
#include "interval.h"

fig_interval fig_interval_all(void)
{
    return (fig_interval){.has_low = false, .has_high = false};
}

fig_interval fig_interval_ends(fig_number low, fig_number high)
{
    return (fig_interval){low, high, true, true};
}

fig_interval fig_interval_exact(fig_number n)
{
    return fig_interval_ends(n, n);
}

fig_interval fig_interval_around(fig_number_pool *pool, fig_number middle, fig_number half)
{
    return fig_interval_ends(fig_number_sub(pool, middle, half), fig_number_add(pool, middle, half));
}

fig_interval fig_interval_add(fig_number_pool *pool, fig_interval a, fig_interval b)
{
    fig_interval sum = {.has_low = a.has_low && b.has_low, .has_high = a.has_high && b.has_high};
    if (sum.has_low)
        sum.low = fig_number_add(pool, a.low, b.low);
    if (sum.has_high)
        sum.high = fig_number_add(pool, a.high, b.high);
    return sum;
}

fig_interval fig_interval_neg(fig_number_pool *pool, fig_interval a)
{
    return (fig_interval){fig_number_neg(pool, a.high), fig_number_neg(pool, a.low), a.has_high, a.has_low};
}

fig_interval fig_interval_sub(fig_number_pool *pool, fig_interval a, fig_interval b)
{
    return fig_interval_add(pool, a, fig_interval_neg(pool, b));
}

bool fig_interval_bounded(fig_interval a)
{
    return a.has_low && a.has_high;
}

static bool is_no_less_than_zero(fig_interval a)
{
    return a.has_low && !fig_number_is_negative(a.low);
}

static void widen(fig_number_pool *pool, fig_interval *a, fig_number n)
{
    if (fig_number_cmp(pool, n, a->low) < 0)
        a->low = n;
    if (fig_number_cmp(pool, n, a->high) > 0)
        a->high = n;
}

fig_interval fig_interval_mul(fig_number_pool *pool, fig_interval a, fig_interval b)
{
    if (is_no_less_than_zero(a) && is_no_less_than_zero(b)) {
        fig_interval product = {.low = fig_number_mul(pool, a.low, b.low), .has_low = true, .has_high = a.has_high && b.has_high};
        if (product.has_high)
            product.high = fig_number_mul(pool, a.high, b.high);
        return product;
    }
    if (!fig_interval_bounded(a) || !fig_interval_bounded(b))
        return fig_interval_all();
    fig_interval product = fig_interval_exact(fig_number_mul(pool, a.low, b.low));
    widen(pool, &product, fig_number_mul(pool, a.low, b.high));
    widen(pool, &product, fig_number_mul(pool, a.high, b.low));
    widen(pool, &product, fig_number_mul(pool, a.high, b.high));
    return product;
}

fig_interval fig_interval_div(fig_number_pool *pool, fig_interval a, fig_interval b)
{
    const fig_number one = fig_number_int(1);
    if (b.has_high && fig_number_is_negative(b.high))
        return fig_interval_div(pool, fig_interval_neg(pool, a), fig_interval_neg(pool, b));
    if (!b.has_low || fig_number_is_negative(b.low) || fig_number_is_zero(b.low))
        return fig_interval_all();
    fig_interval inverse = {.low = b.has_high ? fig_number_div(pool, one, b.high) : fig_number_int(0),
                            .high = fig_number_div(pool, one, b.low),
                            .has_low = true,
                            .has_high = true};
    return fig_interval_mul(pool, a, inverse);
}

bool fig_interval_disjoint(fig_number_pool *pool, fig_interval a, fig_interval b)
{
    return (a.has_high && b.has_low && fig_number_cmp(pool, a.high, b.low) < 0) ||
           (b.has_high && a.has_low && fig_number_cmp(pool, b.high, a.low) < 0);
}

fig_number fig_interval_middle(fig_number_pool *pool, fig_interval a)
{
    return fig_number_div(pool, fig_number_add(pool, a.low, a.high), fig_number_int(2));
}
