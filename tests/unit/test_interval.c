/* Intervals: arithmetic on ends, missing ends, what cannot be bounded. */
#include "exact/interval.h"
#include "unit.h"
#include <string.h>

static fig_number_pool pool;

static fig_number number(const char *text)
{
    fig_number n;
    bool negative = *text == '-';
    assert_int_equal(fig_number_parse(&pool, text + negative, strlen(text + negative), '.', NULL, &n, NULL), FIG_OK);
    return negative ? fig_number_neg(&pool, n) : n;
}

static fig_interval ends(const char *low, const char *high)
{
    return fig_interval_ends(number(low), number(high));
}

static void expect(fig_interval x, const char *low, const char *high)
{
    fig_strbuf b = {0};
    assert_true(fig_interval_bounded(x));
    fig_number_write(&b, x.low);
    assert_string_equal(fig_strbuf_cstr(&b), low);
    b.len = 0;
    fig_number_write(&b, x.high);
    assert_string_equal(fig_strbuf_cstr(&b), high);
    fig_strbuf_clear(&b);
}

static bool holds(fig_interval x, const char *n)
{
    return !fig_interval_disjoint(&pool, x, fig_interval_exact(number(n)));
}

static void arithmetic(void **state)
{
    (void)state;
    fig_interval a = fig_interval_around(&pool, number("23.5"), number("0.05")),
                 b = fig_interval_around(&pool, number("1.2"), number("0.05"));
    expect(fig_interval_add(&pool, a, b), "24.6", "24.8");
    expect(fig_interval_sub(&pool, a, b), "22.2", "22.4");
    expect(fig_interval_mul(&pool, ends("-2", "3"), ends("-5", "4")), "-15", "12");
    expect(fig_interval_mul(&pool, ends("2", "3"), ends("4", "5")), "8", "15");
    expect(fig_interval_div(&pool, ends("1", "2"), ends("3", "4")), "0.25", "2/3");
    expect(fig_interval_div(&pool, ends("1", "2"), ends("-4", "-3")), "-2/3", "-0.25");
    expect(fig_interval_neg(&pool, ends("1", "2")), "-2", "-1");
    expect(fig_interval_exact(fig_interval_middle(&pool, ends("1", "2"))), "1.5", "1.5");
    /* 1.46 million won for $1,300, loosely read */
    fig_interval rate = fig_interval_div(&pool, ends("1455000", "1465000"), ends("1250", "1350"));
    assert_true(holds(rate, "1077.78") && !holds(rate, "1077.77"));
    assert_true(holds(rate, "1172") && !holds(rate, "1172.01"));
    fig_number_pool_clear(&pool);
}

static void missing_ends(void **state)
{
    (void)state;
    fig_interval more = {.low = number("5"), .has_low = true}, less = {.high = number("4"), .has_high = true};
    assert_true(fig_interval_disjoint(&pool, more, less));
    assert_false(fig_interval_disjoint(&pool, more, ends("1", "5")));
    assert_false(fig_interval_disjoint(&pool, fig_interval_all(), ends("1", "5")));
    assert_false(fig_interval_bounded(fig_interval_add(&pool, more, ends("1", "2"))));
    assert_true(fig_interval_add(&pool, more, ends("1", "2")).has_low);
    assert_false(fig_interval_sub(&pool, more, less).has_high);
    fig_interval product = fig_interval_mul(&pool, more, ends("2", "3"));
    assert_true(product.has_low && !product.has_high);
    assert_true(holds(product, "10") && !holds(product, "9"));
    expect(fig_interval_div(&pool, ends("10", "10"), more), "0", "2");
    assert_false(fig_interval_div(&pool, ends("1", "2"), ends("0", "1")).has_low);
    assert_false(fig_interval_div(&pool, ends("1", "2"), ends("-1", "1")).has_high);
    fig_number_pool_clear(&pool);
}

/* Touching is not disjoint: ends belong to the interval. */
static void touching(void **state)
{
    (void)state;
    assert_false(fig_interval_disjoint(&pool, ends("1", "2"), ends("2", "3")));
    assert_true(fig_interval_disjoint(&pool, ends("1", "2"), ends("2.0000001", "3")));
    fig_number_pool_clear(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic),
        cmocka_unit_test(missing_ends),
        cmocka_unit_test(touching),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
