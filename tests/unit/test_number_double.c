/* Numbers as the nearest double: worked cases, strtod as the twin of decimals, no nearer neighbour of fractions. */
#include "number_unit.h"

static void double_table(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        double expect;
    } cases[] = {
        {"0", 0.0},
        {"0.1", 0.1},
        {"-1460.5", -1460.5},
        {"9007199254740992", 9007199254740992.0},
        {"9007199254740993", 9007199254740992.0},
        {"9007199254740995", 9007199254740996.0},
        {"9007199254740993.0000000000000000000000000001", 9007199254740994.0},
        {"-9223372036854775808", -9223372036854775808.0},
        {"1e22", 1e22},
        {"1e23", 1e23},
        {"1e-22", 1e-22},
        {"1e-23", 1e-23},
        {"8.41e21", 8.41e21},
        {"9.5367431640625e-7", 0x1p-20},
        {"1/3", 0x1.5555555555555p-2},
        {"-2/3", -0x1.5555555555555p-1},
        {"17976931348623157e292", 0x1.fffffffffffffp1023},
        {"17976931348623158e292", 0x1.fffffffffffffp1023},
        {"17976931348623159e292", (double)INFINITY},
        {"-1e309", -(double)INFINITY},
        {"1e19999", (double)INFINITY},
        {"22250738585072011e-324", 0x0.fffffffffffffp-1022},
        {"22250738585072014e-324", 0x1p-1022},
        {"5e-324", 0x1p-1074},
        {"2e-324", 0.0},
        {"3e-324", 0x1p-1074},
        {"1e-20000", 0.0},
    };
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(cases); i++)
        if (fig_number_to_double(number(&pool, cases[i].number)) != cases[i].expect)
            fail_msg("%s: %a", cases[i].number, fig_number_to_double(number(&pool, cases[i].number)));
    fig_number_pool_clear(&pool);
}

/* strtod is the twin of decimals, its operand written with an exponent. */
static void double_decimals(void **state)
{
    (void)state;
    random_state = 88172645463325252u;
    fig_number_pool pool = {0};
    for (int i = 0; i < 20000; i++) {
        char text[64];
        uint64_t mantissa = random_below(UINT64_MAX) >> random_below(64);
        int spread = i % 2 ? 30 : 345;
        snprintf(text, sizeof text, "%s%llue%d", i % 3 ? "" : "-", (unsigned long long)mantissa,
                 (int)random_below((uint64_t)spread * 2) - spread);
        double got = fig_number_to_double(number(&pool, text)), expect = strtod(text, NULL);
        if (got != expect)
            fail_msg("%s: %a, not %a", text, got, expect);
        if (i % 1000 == 0)
            fig_number_pool_clear(&pool);
    }
    fig_number_pool_clear(&pool);
}

/* The next positive double up or down (nextafter would want libm). */
static double neighbour_of(double d, int side)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    bits += side > 0 ? 1u : UINT64_MAX;
    memcpy(&d, &bits, sizeof d);
    return d;
}

/* No neighbour is nearer to the fraction than the double it got. */
static void double_fractions(void **state)
{
    (void)state;
    random_state = 362436069u;
    fig_number_pool pool = {0};
    mpq_t exact, nearest, neighbour;
    mpq_inits(exact, nearest, neighbour, NULL);
    for (int i = 0; i < 5000; i++) {
        int64_t a = (int64_t)(random_below(INT64_MAX) >> random_below(62)) + 1,
                b = (int64_t)(random_below(INT64_MAX) >> random_below(62)) + 1;
        double got = fig_number_to_double(fig_number_div(&pool, fig_number_int(a), fig_number_int(b)));
        mpq_set_si(exact, a, (unsigned long)b);
        mpq_canonicalize(exact);
        mpq_set_d(nearest, got);
        mpq_sub(nearest, nearest, exact);
        mpq_abs(nearest, nearest);
        for (int side = -1; side <= 1; side += 2) {
            mpq_set_d(neighbour, neighbour_of(got, side));
            mpq_sub(neighbour, neighbour, exact);
            mpq_abs(neighbour, neighbour);
            assert_true(mpq_cmp(nearest, neighbour) <= 0);
        }
        if (i % 1000 == 0)
            fig_number_pool_clear(&pool);
    }
    mpq_clears(exact, nearest, neighbour, NULL);
    fig_number_pool_clear(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(double_table),
        cmocka_unit_test(double_decimals),
        cmocka_unit_test(double_fractions),
    };
    return cmocka_run_group_tests_name("number, doubles", tests, NULL, NULL);
}
