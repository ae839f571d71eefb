/* Number: tables of worked sums; limits, order, questions; the short path against the long one. "!" in a table stands for zero and pool->failed. */
#include "number_unit.h"

/* ---- arithmetic ---- */

static const struct sum_case {
    const char *a;
    char op; /* + - * / and ^ for scale */
    const char *b, *expect;
    bool big;
} sum_cases[] = {
    {"1", '+', "2", "3", false},
    {"0.1", '+', "0.2", "0.3", false},
    {"0.5", '+', "0.5", "1", false},
    {"7", '-', "7", "0", false},
    {"0", '-', "0.25", "-0.25", false},
    {"1e19", '-', "9223372036854775807", "776627963145224193", false},
    {"1e20", '-', "9223372036854775807", "90776627963145224193", true},
    {"1e30", '+', "1", "1000000000000000000000000000001", true},
    {"9223372036854775807", '+', "1", "9223372036854775808", true},
    {"9223372036854775807", '+', "3", "9223372036854775810", false},
    {"9223372036854775808", '-', "1", "9223372036854775807", false},
    {"-9223372036854775807", '-', "1", "-9223372036854775808", false},
    {"-9223372036854775808", '-', "1", "-9223372036854775809", true},
    {"0", '-', "-9223372036854775808", "9223372036854775808", true},
    {"1", '-', "-9223372036854775808", "9223372036854775809", true},
    {"2", '-', "-9223372036854775808", "9223372036854775810", false},
    {"1/3", '+', "2/3", "1", false},
    {"1/3", '-', "1/3", "0", false},
    {"1/3", '+', "0", "1/3", true},
    {"1460.5", '*', "1000000", "1460500000", false},
    {"-0.2", '*', "5", "-1", false},
    {"0", '*', "-5", "0", false},
    {"0", '*', "1/3", "0", false},
    {"1/3", '*', "3", "1", false},
    {"4294967296", '*', "2147483648", "9223372036854775808", true},
    {"-4294967296", '*', "2147483648", "-9223372036854775808", false},
    {"4611686018427387904", '*', "625", "2882303761517117440000", false},
    {"-9223372036854775808", '*', "-1", "9223372036854775808", true},
    {"-9223372036854775808", '*', "-9223372036854775808", "85070591730234615865843651857942052864", true},
    {"-9223372036854775808", '*', "1953125", "-18014398509481984000000000", false},
    {"9999999999999999999", '*', "10000000000000000001", "99999999999999999999999999999999999999", true},
    {"1", '/', "8", "0.125", false},
    {"1", '/', "3", "1/3", true},
    {"6", '/', "3", "2", false},
    {"6", '/', "-4", "-1.5", false},
    {"-7", '/', "-0.7", "10", false},
    {"0", '/', "7", "0", false},
    {"1", '/', "0", "!", false},
    {"0", '/', "0", "!", false},
    {"1/3", '/', "0", "!", false},
    {"3", '/', "1e3", "0.003", false},
    {"1", '/', "9765625", "0.0000001024", false},
    {"1", '/', "1024", "0.0009765625", false},
    {"1", '/', "9223372036854775808", "0.000000000000000000108420217248550443400745280086994171142578125", true},
    {"-9223372036854775808", '/', "-9223372036854775808", "1", false},
    {"-9223372036854775808", '/', "1", "-9223372036854775808", false},
    {"-9223372036854775808", '/', "-1", "9223372036854775808", true},
    {"1", '/', "-4611686018427387904", "-0.00000000000000000021684043449710088680149056017398834228515625", true},
    {"7450580596923828125", '/', "4", "1862645149230957031.25", true},
    {"2/3", '/', "2/3", "1", false},
    {"1.5", '^', "3", "1500", false},
    {"1.5", '^', "-3", "0.0015", false},
    {"0", '^', "2000000000", "0", false},
    {"1/3", '^', "2", "100/3", true},
    {"1/3", '^', "-1", "1/30", true},
    {"12345678901234567891", '^', "-10", "1234567890.1234567891", true},
    {"1", '^', "20000", "!", false},
    {"1", '^', "-20001", "!", false},
    {"1", '^', "2147483647", "!", false},
    {"1", '^', "-2147483647", "!", false},
    {"1/3", '^', "2147483647", "!", false},
    {"1/3", '^', "-40001", "!", false},
    {"1/3", '^', "20001", "!", false},
    {"1/3", '^', "-20000", "!", false},
    {"1e19999", '*', "1", NULL, false},
    {"1e19999", '*', "9", NULL, false},
    {"1e19999", '*', "10", "!", false},
    {"9e19999", '+', "1e19999", "!", false},
    {"9e19999", '+', "9e19998", NULL, false},
    {"99e19998", '+', "1", NULL, true},
    {"99e19998", '+', "1e19998", "!", false},
    {"1e-19999", '+', "1", NULL, true},
    {"1e-20000", '+', "1", "!", false},
    {"1e-20000", '+', "1e19999", "!", false},
    {"1e-20000", '/', "2", "!", false},
    {"1e-19999", '/', "2", NULL, false},
    {"1e-20000", '*', "1e19999", "0.1", false},
    {"1e-20000", '/', "1e-20000", "1", false},
    {"1e19999", '/', "1e-1", "!", false},
    {"1e19999", '/', "3", NULL, true},
    {"1e-20000", '/', "3", "!", false},
    {"1e19999", '^', "-39999", NULL, false},
    {"1e-20000", '^', "39999", NULL, false},
    {"1e-20000", '^', "40000", "!", false},
};

static void sum_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sum_cases); i++) {
        const struct sum_case *c = &sum_cases[i];
        fig_number_pool pool = {0};
        fig_number a = number(&pool, c->a), b = c->op == '^' ? fig_number_int(0) : number(&pool, c->b);
        assert_false(pool.failed);
        fig_number result = apply(&pool, c->op, a, b, atoi(c->b));
        bool fails = c->expect && strcmp(c->expect, "!") == 0;
        if (pool.failed != fails || (result.big) != c->big)
            fail_msg("%s %c %s: failed %d, big %d", c->a, c->op, c->b, pool.failed, result.big);
        if (c->expect)
            assert_number(result, fails ? "0" : c->expect, NULL);
        fig_number_pool_clear(&pool);
        assert_false(pool.failed);
        assert_null(pool.first);
    }
}

/* ---- limits ---- */

static void assert_parse(const char *text, size_t len, fig_status expect)
{
    fig_number_pool pool = {0};
    fig_number n;
    assert_int_equal(fig_number_parse(&pool, text, len, '.', ",", &n, NULL), expect);
    assert_int_equal(fig_number_is_zero(n), expect != FIG_OK);
    if (expect == FIG_OK)
        assert_number(n, text, NULL);
    assert_false(pool.failed);
    fig_number_pool_clear(&pool);
}

static void digit_limits(void **state)
{
    (void)state;
    enum { MAX = FIG_NUMBER_MAX_DIGITS, MILLION = 1000000 };
    char *nines = repeat('9', MILLION);
    assert_parse(nines, MILLION, FIG_E_LIMIT);
    assert_parse(nines, MAX + 1, FIG_E_LIMIT);
    nines[MAX] = 0;
    assert_parse(nines, MAX, FIG_OK);
    nines[7] = '.';
    assert_parse(nines, MAX, FIG_OK);
    nines[MAX] = '9';
    assert_parse(nines, MAX + 2, FIG_E_LIMIT); /* 20,001 digits about a point */
    nines[7] = '0';
    nines[0] = '0';
    nines[1] = '.';
    nines[MAX + 2] = 0;
    assert_parse(nines, MAX + 2, FIG_OK); /* 20,000 places; the zero before them doesn't count */
    nines[MAX + 2] = '9';
    assert_parse(nines, MAX + 3, FIG_E_LIMIT);
    memset(nines, '9', MAX);
    memcpy(nines + MAX, ".000", 5);
    fig_number_pool pool = {0};
    fig_number n;
    int places;
    assert_int_equal(fig_number_parse(&pool, nines, MAX + 4, '.', NULL, &n, &places), FIG_OK); /* zeros at the end don't count */
    assert_int_equal(places, 3);
    assert_true(fig_number_is_integer(n));
    fig_number_pool_clear(&pool);
    free(nines);
    char *zeros = repeat('0', MILLION);
    assert_parse(zeros, MILLION, FIG_E_LIMIT);
    zeros[0] = '1';
    zeros[MAX] = 0;
    assert_parse(zeros, MAX, FIG_OK); /* 1e19999 */
    zeros[0] = '0';
    zeros[1] = '.';
    zeros[MAX] = '0';
    zeros[MAX + 1] = '1';
    zeros[MAX + 2] = 0;
    assert_parse(zeros, MAX + 2, FIG_OK); /* 1e-20000 */
    free(zeros);
}

/* Fractions that grow stop at the limit, not at GMP's abort. */
static void growth_stops(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    fig_number n = number(&pool, "12345678901234567891/9999999999999999989");
    int steps = 0;
    for (; !pool.failed && steps < 100; steps++)
        n = fig_number_mul(&pool, n, n);
    assert_true(pool.failed);
    assert_in_range(steps, 8, 12);
    assert_true(fig_number_is_zero(n));
    fig_number_pool_clear(&pool);
}

/* ---- questions ---- */

static void ordered(void **state)
{
    (void)state;
    static const char *const ascending[] = {
        "-1e19999",
        "-99999999999999999999",
        "-9223372036854775809",
        "-9223372036854775808",
        "-9223372036854775807",
        "-1",
        "-1/3",
        "-0.3",
        "-1e-20000",
        "0",
        "1e-20000",
        "0.3",
        "0.33333333333333333",
        "1/3",
        "0.34",
        "1",
        "10/3",
        "10",
        "1e18",
        "9223372036854775807",
        "9223372036854775808",
        "1e19",
        "1e20",
        "1e40",
        "1e19999",
    };
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(ascending); i++)
        for (size_t j = 0; j < COUNT(ascending); j++) {
            int expect = (i > j) - (i < j);
            assert_int_equal(fig_number_cmp(&pool, number(&pool, ascending[i]), number(&pool, ascending[j])), expect);
        }
    assert_false(pool.failed);
    fig_number_pool_clear(&pool);
}

static void questions(void **state)
{
    (void)state;
    static const struct {
        const char *number;
        bool zero, negative, integer, fits;
        int64_t value;
    } cases[] = {
        {"0", true, false, true, true, 0},
        {"-7", false, true, true, true, -7},
        {"5e18", false, false, true, true, 5000000000000000000},
        {"1e19", false, false, true, false, 0},
        {"1e10000", false, false, true, false, 0},
        {"-9223372036854775808", false, true, true, true, INT64_MIN},
        {"9223372036854775807", false, false, true, true, INT64_MAX},
        {"9223372036854775808", false, false, true, false, 0},
        {"-9223372036854775809", false, true, true, false, 0},
        {"0.5", false, false, false, false, 0},
        {"-12345678901234567891e-1", false, true, false, false, 0},
        {"-1/3", false, true, false, false, 0},
    };
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(cases); i++) {
        fig_number n = number(&pool, cases[i].number);
        int64_t value = 42;
        assert_int_equal(fig_number_is_zero(n), cases[i].zero);
        assert_int_equal(fig_number_is_negative(n), cases[i].negative);
        assert_int_equal(fig_number_is_integer(n), cases[i].integer);
        assert_int_equal(fig_number_to_int(n, &value), cases[i].fits);
        assert_int_equal(value, cases[i].fits ? cases[i].value : 42);
        assert_same(fig_number_neg(&pool, fig_number_neg(&pool, fig_number_int(cases[i].value))), fig_number_int(cases[i].value));
    }
    fig_number_pool_clear(&pool);
}

/* ---- out of memory ---- */

/* The short way writes what the long one writes, or nothing. */
static void short_is_long(void **state)
{
    (void)state;
    random_state = 88172645463325252u;
    for (int i = 0; i < 300000; i++) {
        int64_t n = (int64_t)(random_below(UINT64_MAX) >> random_below(64));
        while (n && n % 10 == 0)
            n /= 10;
        int32_t exponent = n ? (int32_t)random_below(40) - 20 : 0;
        fig_number a = {i % 3 ? n : -n, exponent, 0};
        char to[FIG_NUMBER_SHORT];
        char *end = fig_number_put_short(to, a);
        fig_strbuf b = {0};
        fig_number_write(&b, a);
        assert_true((end == NULL) == (exponent > 15 || exponent < -15));
        if (end) {
            assert_int_equal(end - to, b.len);
            assert_memory_equal(to, b.data, b.len);
        }
        fig_strbuf_clear(&b);
    }
    fig_number_pool pool = {0};
    for (int i = 0; i < 100000; i++) {
        fig_number a = fig_number_int((int64_t)(random_below(UINT64_MAX) >> random_below(64)));
        fig_number b = fig_number_int((int64_t)(random_below(UINT64_MAX) >> random_below(64)) | 1);
        a = fig_number_div(&pool, i % 2 ? a : fig_number_scale(&pool, a, (int32_t)random_below(30) - 15), b);
        char to[FIG_NUMBER_SHORT], *end = fig_number_put_short_fraction(to, a);
        fig_strbuf s = {0};
        fig_number_write_fraction(&s, a);
        if (end) {
            assert_int_equal(end - to, s.len);
            assert_memory_equal(to, s.data, s.len);
        }
        fig_strbuf_clear(&s);
        if (i % 100 == 0)
            fig_number_pool_clear(&pool);
    }
    fig_number_pool_clear(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sum_table), cmocka_unit_test(digit_limits), cmocka_unit_test(growth_stops),
        cmocka_unit_test(ordered),   cmocka_unit_test(questions),    cmocka_unit_test(short_is_long),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
