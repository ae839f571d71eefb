/*
 * Number: tables of worked cases, then many deterministic pseudo-random ones against plain GMP, the twin.
 *
 * In the tables a number is written as the library writes it ("-0.5", "1/3"), "1e5" too, and "!" stands for zero and pool->failed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/base/alloc.h"
#include "../../src/exact/number.h"
#include <gmp.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

/* ---- helpers ---- */

static uint64_t random_state;

static uint64_t random_below(uint64_t n)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state % n;
}

static fig_number decimal(fig_number_pool *pool, const char *text, size_t len)
{
    bool negative = len && *text == '-';
    text += negative;
    len -= negative;
    const char *e = memchr(text, 'e', len);
    fig_number n;
    assert_int_equal(fig_number_parse(pool, text, e ? (size_t)(e - text) : len, '.', NULL, &n, NULL), FIG_OK);
    if (e)
        n = fig_number_scale(pool, n, atoi(e + 1));
    return negative ? fig_number_neg(pool, n) : n;
}

static fig_number number(fig_number_pool *pool, const char *text)
{
    const char *slash = strchr(text, '/');
    if (!slash)
        return decimal(pool, text, strlen(text));
    return fig_number_div(pool, decimal(pool, text, (size_t)(slash - text)), decimal(pool, slash + 1, strlen(slash + 1)));
}

static void assert_same(fig_number a, fig_number b)
{
    assert_int_equal(a.mantissa, b.mantissa);
    assert_int_equal(a.exponent, b.exponent);
    assert_int_equal(a.big, b.big);
}

/* Written by all four writers; small ones are normalised. */
static void assert_number(fig_number a, const char *decimal_text, const char *fraction_text)
{
    fig_strbuf out = {0};
    fig_arena arena = {0};
    fig_strbuf_char(&out, '<');
    fig_number_write(&out, a);
    assert_string_equal(fig_strbuf_cstr(&out) + 1, decimal_text);
    assert_string_equal(fig_number_str(&arena, a).ptr, decimal_text);
    assert_int_equal(fig_number_str(&arena, a).len, out.len - 1);
    if (fraction_text) {
        out.len = 0;
        fig_number_write_fraction(&out, a);
        assert_string_equal(fig_strbuf_cstr(&out), fraction_text);
        assert_string_equal(fig_number_fraction_str(&arena, a).ptr, fraction_text);
        assert_int_equal(fig_number_fraction_str(&arena, a).len, out.len);
    }
    if (!a.big)
        assert_true(a.mantissa % 10 != 0 || (a.mantissa == 0 && a.exponent == 0));
    fig_strbuf_clear(&out);
    fig_arena_clear(&arena);
}

static char *repeat(char c, size_t n)
{
    char *s = malloc(n + 1);
    assert_non_null(s);
    memset(s, c, n);
    s[n] = 0;
    return s;
}

/* ---- reading and writing ---- */

static const struct parse_case {
    const char *text;
    char point;
    const char *group;
    fig_status status;
    const char *expect;
    int places;
} parse_cases[] = {
    {"1,460.50", '.', ",", FIG_OK, "1460.5", 2},
    {"1.460,50", ',', ".", FIG_OK, "1460.5", 2},
    {"12,34,567", '.', ",", FIG_OK, "1234567", 0},
    {"1'000", '.', ",'", FIG_OK, "1000", 0},
    {"1\xc2\xa0"
     "000\xe2\x80\xaf"
     "000,5",
     ',', "\xc2\xa0\xe2\x80\xaf", FIG_OK, "1000000.5", 1},
    {"0", '.', NULL, FIG_OK, "0", 0},
    {"000", '.', NULL, FIG_OK, "0", 0},
    {"0.000", '.', NULL, FIG_OK, "0", 3},
    {"007", '.', NULL, FIG_OK, "7", 0},
    {"0.005", '.', NULL, FIG_OK, "0.005", 3},
    {"0.1020", '.', NULL, FIG_OK, "0.102", 4},
    {"10.010", '.', NULL, FIG_OK, "10.01", 3},
    {".5", '.', NULL, FIG_OK, "0.5", 1},
    {"5.", '.', NULL, FIG_OK, "5", 0},
    {"9223372036854775807", '.', NULL, FIG_OK, "9223372036854775807", 0},
    {"9223372036854775808", '.', NULL, FIG_OK, "9223372036854775808", 0},
    {"9999999999999999999", '.', NULL, FIG_OK, "9999999999999999999", 0},
    {"18446744073709551616", '.', NULL, FIG_OK, "18446744073709551616", 0},
    {"100000000000000000000000000000000000000", '.', NULL, FIG_OK, "100000000000000000000000000000000000000", 0},
    {"99999999999999999999999999999999999999", '.', NULL, FIG_OK, "99999999999999999999999999999999999999", 0},
    {"170141183460469231731687303715884105728", '.', NULL, FIG_OK, "170141183460469231731687303715884105728", 0},
    {"1234567.8901234567890123", '.', NULL, FIG_OK, "1234567.8901234567890123", 16},
    {"0.00000000000000000000000000000000012345678901234567890", '.', NULL, FIG_OK, "0.0000000000000000000000000000000001234567890123456789",
     53},
    {"", '.', NULL, FIG_E_SYNTAX, "0", 0},
    {".", '.', NULL, FIG_E_SYNTAX, "0", 0},
    {",", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1.2.3", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1,2", '.', NULL, FIG_E_SYNTAX, "0", 0},
    {"1,2", '.', "", FIG_E_SYNTAX, "0", 0},
    {"1e999", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1 000", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"3/0", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"-1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"+1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"0x10", '.', ",", FIG_E_SYNTAX, "0", 0},
    {" 1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"1\n", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"\xd9\xa1", '.', ",", FIG_E_SYNTAX, "0", 0},
    {"12345678901234567890 12345678901234567890", '.', ",", FIG_E_SYNTAX, "0", 0},
};

static void parse_table(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(parse_cases); i++) {
        const struct parse_case *c = &parse_cases[i];
        fig_number n = {7, 7, 0};
        int places = -1;
        assert_int_equal(fig_number_parse(&pool, c->text, strlen(c->text), c->point, c->group, &n, &places), c->status);
        assert_number(n, c->expect, NULL);
        assert_int_equal(places, c->places);
    }
    fig_number n;
    assert_int_equal(fig_number_parse(&pool, "1\0002", 3, '.', ",", &n, NULL), FIG_E_SYNTAX);
    assert_int_equal(fig_number_parse(&pool, NULL, 0, '.', ",", &n, NULL), FIG_E_SYNTAX);
    assert_false(pool.failed);
    fig_number_pool_clear(&pool);
}

static void parse_small_or_big(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool big;
    } cases[] = {
        {"9223372036854775807", false},
        {"9223372036854775808", true},
        {"9223372036854775807000", false},
        {"99999999999999999990", true},
        {"1000000000000000000", false},
        {"10000000000000000000", false},
        {"12345678901234567890", false},
        {"12345678901234567891", true},
        {"0.9223372036854775807", false},
        {"0.9223372036854775808", true},
        {"0.00000000000000000000000001", false},
        {"100000000000000000000000000000000000000", false},
        {"99999999999999999999999999999999999999", true},
        {"999999999999999999999999999999999999999", true},
    };
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(number(&pool, cases[i].text).big, cases[i].big);
    fig_number_pool_clear(&pool);
}

static const struct write_case {
    const char *number, *decimal, *fraction;
} write_cases[] = {
    {"0", "0", "0/1"},
    {"3", "3", "3/1"},
    {"-3", "-3", "-3/1"},
    {"1e6", "1000000", "1000000/1"},
    {"0.4", "0.4", "2/5"},
    {"-0.5", "-0.5", "-1/2"},
    {"1460.5", "1460.5", "2921/2"},
    {"0.015625", "0.015625", "1/64"},
    {"0.03", "0.03", "3/100"},
    {"1e-19", "0.0000000000000000001", "1/10000000000000000000"},
    {"-1e-20", "-0.00000000000000000001", "-1/100000000000000000000"},
    {"-9223372036854775808", "-9223372036854775808", "-9223372036854775808/1"},
    {"-9223372036854775808e-19", "-0.9223372036854775808", "-17592186044416/19073486328125"},
    {"9223372036854775807e-19", "0.9223372036854775807", "9223372036854775807/10000000000000000000"},
    {"1/3", "1/3", "1/3"},
    {"-4/6", "-2/3", "-2/3"},
    {"1/8", "0.125", "1/8"},
    {"12345678901234567891e-5", "123456789012345.67891", "12345678901234567891/100000"},
    {"-12345678901234567892e-30", "-0.000000000012345678901234567892", "-3086419725308641973/250000000000000000000000000000"},
    {"123456789012345678910000000000000000000003", "123456789012345678910000000000000000000003",
     "123456789012345678910000000000000000000003/1"},
};

static void write_table(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(write_cases); i++)
        assert_number(number(&pool, write_cases[i].number), write_cases[i].decimal, write_cases[i].fraction);
    assert_false(pool.failed);
    fig_number_pool_clear(&pool);
}

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

static fig_number apply(fig_number_pool *pool, char op, fig_number a, fig_number b, int32_t power)
{
    switch (op) {
    case '+':
        return fig_number_add(pool, a, b);
    case '-':
        return fig_number_sub(pool, a, b);
    case '*':
        return fig_number_mul(pool, a, b);
    case '/':
        return fig_number_div(pool, a, b);
    default:
        return fig_number_scale(pool, a, power);
    }
}

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

/* ---- doubles ---- */

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

/* ---- the twin ---- */

/* A signed decimal of up to 45 digits with many zeros and edges among them, the same as text for us and as a rational for GMP. */
static fig_number random_pair(fig_number_pool *pool, mpq_t twin)
{
    static const char *const edges[] = {"9223372036854775807",
                                        "9223372036854775808",
                                        "9223372036854775809",
                                        "18446744073709551616",
                                        "99999999999999999999",
                                        "1",
                                        "2",
                                        "5",
                                        "0",
                                        "1953125",
                                        "4611686018427387904",
                                        "170141183460469231731687303715884105727",
                                        "7450580596923828125"};
    char digits[64];
    size_t n = 0, want = 1 + random_below(random_below(4) ? 12 : 45);
    if (random_below(4) == 0)
        n = (size_t)snprintf(digits, sizeof digits, "%s", edges[random_below(COUNT(edges))]);
    else
        for (; n < want; n++)
            digits[n] = (char)('0' + (random_below(3) ? random_below(10) : 0));
    digits[n] = 0;
    size_t places = random_below(2) ? 0 : random_below(n + 1);
    bool negative = random_below(2) != 0;
    char text[80];
    snprintf(text, sizeof text, "%s%.*s%s%s", negative ? "-" : "", (int)(n - places), digits, places ? "." : "", digits + n - places);
    mpz_set_str(mpq_numref(twin), digits, 10);
    mpz_ui_pow_ui(mpq_denref(twin), 10, places);
    mpq_canonicalize(twin);
    if (negative)
        mpq_neg(twin, twin);
    return number(pool, text);
}

/* Whether the decimals end and their normalised mantissa fits 64 bits, by trial. */
static bool twin_is_small(mpq_t twin)
{
    if (mpq_sgn(twin) == 0)
        return true;
    mpz_t n, power;
    mpz_inits(n, power, NULL);
    bool small = false;
    for (unsigned long places = 0; places <= 200 && !small; places++) {
        mpz_ui_pow_ui(power, 10, places);
        if (!mpz_divisible_p(power, mpq_denref(twin)))
            continue;
        mpz_divexact(power, power, mpq_denref(twin));
        mpz_mul(n, mpq_numref(twin), power);
        while (mpz_divisible_ui_p(n, 10))
            mpz_divexact_ui(n, n, 10);
        small = mpz_fits_slong_p(n);
        break;
    }
    mpz_clears(n, power, NULL);
    return small;
}

static void assert_twin(fig_number_pool *pool, fig_number a, mpq_t twin)
{
    char *expect = mpq_get_str(NULL, 10, twin);
    fig_strbuf out = {0};
    fig_number_write_fraction(&out, a);
    if (mpz_cmp_ui(mpq_denref(twin), 1) == 0)
        out.len -= 2; /* GMP leaves "/1" out */
    assert_string_equal(fig_strbuf_cstr(&out), expect);
    assert_int_equal(!a.big, twin_is_small(twin));
    assert_int_equal(fig_number_is_integer(a), mpz_cmp_ui(mpq_denref(twin), 1) == 0);
    out.len = 0;
    fig_number_write(&out, a);
    fig_number again = number(pool, fig_strbuf_cstr(&out));
    assert_int_equal(fig_number_cmp(pool, a, again), 0);
    if (!a.big)
        assert_same(a, again);
    fig_strbuf_clear(&out);
    free(expect);
}

static void twin_operation(char op, mpq_t a, mpq_t b, mpq_t result)
{
    switch (op) {
    case '+':
        mpq_add(result, a, b);
        break;
    case '-':
        mpq_sub(result, a, b);
        break;
    case '*':
        mpq_mul(result, a, b);
        break;
    default:
        mpq_div(result, a, b);
    }
}

static void twin(void **state)
{
    (void)state;
    random_state = 2463534242u;
    fig_number_pool pool = {0};
    mpq_t ta, tb, tr;
    mpq_inits(ta, tb, tr, NULL);
    for (int i = 0; i < 40000; i++) {
        fig_number a = random_pair(&pool, ta), b = random_pair(&pool, tb);
        assert_twin(&pool, a, ta);
        char op = "+-*/"[i % 4];
        int order = mpq_cmp(ta, tb);
        assert_int_equal(fig_number_cmp(&pool, a, b), (order > 0) - (order < 0));
        if (op != '/' || mpq_sgn(tb) != 0) {
            fig_number r = apply(&pool, op, a, b, 0);
            twin_operation(op, ta, tb, tr);
            assert_twin(&pool, r, tr);
            /* A second step starts from fractions as well. */
            char next = "+-*"[random_below(3)];
            r = apply(&pool, next, r, a, 0);
            twin_operation(next, tr, ta, tr);
            assert_twin(&pool, r, tr);
        }
        assert_false(pool.failed);
        if (i % 100 == 0)
            fig_number_pool_clear(&pool);
    }
    mpq_clears(ta, tb, tr, NULL);
    fig_number_pool_clear(&pool);
}

static void round_trip_ints(void **state)
{
    (void)state;
    random_state = 123456789u;
    fig_number_pool pool = {0};
    for (int i = 0; i < 50000; i++) {
        int64_t n = (int64_t)(random_below(UINT64_MAX) >> random_below(64));
        if (i < 3)
            n = (int64_t[]){INT64_MIN, INT64_MAX, 0}[i];
        char text[32];
        snprintf(text, sizeof text, "%lld", (long long)n);
        assert_number(fig_number_int(n), text, NULL);
        int64_t back = 0;
        assert_true(fig_number_to_int(number(&pool, text), &back));
        assert_int_equal(back, n);
        assert_same(number(&pool, text), fig_number_int(n));
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

static void parse_without_memory(void **state)
{
    (void)state;
    static const char text[] = "123456789012345678901234567890.5";
    unsigned long n = 0;
    for (fig_status status = FIG_E_NOMEM; status != FIG_OK;) {
        fig_number_pool pool = {0};
        fig_number a = {7, 7, 0};
        fig_alloc_fail_at(++n);
        status = fig_number_parse(&pool, text, strlen(text), '.', NULL, &a, NULL);
        fig_alloc_fail_at(0);
        assert_int_equal(pool.failed, status == FIG_E_NOMEM);
        assert_int_equal(fig_number_is_zero(a), status == FIG_E_NOMEM);
        fig_number_pool_clear(&pool);
        assert_true(n < 10);
    }
    assert_int_equal(n, 3);
}

static void arithmetic_without_memory(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    fig_alloc_fail_at(1);
    fig_number third = fig_number_div(&pool, fig_number_int(1), fig_number_int(3));
    fig_alloc_fail_at(0);
    assert_true(pool.failed);
    assert_same(third, fig_number_int(0));
    fig_number_pool_clear(&pool);
    /* The small path asks for none, and neither do big operands with a small result. */
    third = number(&pool, "1/3");
    fig_arena arena = {0};
    fig_arena_alloc(&arena, 1);
    fig_strbuf out = {0};
    fig_strbuf_reserve(&out, 100);
    fig_alloc_fail_at(1);
    fig_number n = number(&pool, "1460.5");
    n = fig_number_div(&pool, fig_number_mul(&pool, fig_number_add(&pool, n, n), fig_number_int(1000000)), fig_number_int(8));
    assert_same(fig_number_mul(&pool, third, fig_number_int(3)), fig_number_int(1));
    assert_int_equal(fig_number_cmp(&pool, third, n), -1);
    fig_number_write(&out, n);
    assert_string_equal(fig_number_str(&arena, n).ptr, "365125000");
    assert_string_equal(fig_number_fraction_str(&arena, fig_number_int(3)).ptr, "3/1");
    fig_alloc_fail_at(0);
    assert_false(pool.failed);
    fig_strbuf_clear(&out);
    fig_arena_clear(&arena);
    fig_number_pool_clear(&pool);
}

static void write_without_memory(void **state)
{
    (void)state;
    static const char *const numbers[] = {"5", "0.4", "1e-30", "1/3", "-1234567890123456789012345.75"};
    fig_number_pool pool = {0};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        fig_number a = number(&pool, numbers[i]);
        for (unsigned long n = 1; n <= 4; n++) {
            fig_strbuf out = {0}, fraction = {0};
            fig_alloc_fail_at(n);
            fig_number_write(&out, a);
            fig_alloc_fail_at(n);
            fig_number_write_fraction(&fraction, a);
            fig_alloc_fail_at(0);
            assert_true(n > 1 || (out.failed && fraction.failed));
            assert_true(n < 4 || (!out.failed && !fraction.failed));
            fig_strbuf_clear(&out);
            fig_strbuf_clear(&fraction);
            fig_arena arena = {0};
            fig_alloc_fail_at(n);
            fig_str s = fig_number_str(&arena, a);
            fig_alloc_fail_at(0);
            assert_int_equal(s.ptr == NULL, arena.failed);
            assert_true(n > 1 || !s.ptr);
            fig_arena_clear(&arena);
            fig_alloc_fail_at(n);
            s = fig_number_fraction_str(&arena, a);
            fig_alloc_fail_at(0);
            assert_int_equal(s.ptr == NULL, arena.failed);
            assert_true(n > 1 || !s.ptr);
            fig_arena_clear(&arena);
        }
    }
    fig_number_pool_clear(&pool);
}

/* Division itself is the twin: the rounded quotients hold it between them, a unit of the last digit apart, and are it where it has no more digits. */
static void quotients(void **state)
{
    (void)state;
    fig_number_pool pool = {0};
    random_state = 20190301;
    for (int i = 0; i < 20000; i++) {
        const int digits = 1 + (int)random_below(9);
        fig_number a = fig_number_scale(&pool, fig_number_int((int64_t)(1 + random_below(i % 3 ? 1000000 : INT64_MAX))),
                                        (int32_t)random_below(20) - 10);
        fig_number b = fig_number_int((int64_t)(1 + random_below(i % 2 ? 10000 : INT64_MAX)));
        if (i % 5 == 0)
            a = fig_number_div(&pool, a, fig_number_int(7));
        fig_number exact = fig_number_div(&pool, a, b), low = fig_number_quotient(&pool, a, b, digits, false),
                   high = fig_number_quotient(&pool, a, b, digits, true);
        assert_false(pool.failed);
        assert_true(fig_number_cmp(&pool, low, exact) <= 0);
        assert_true(fig_number_cmp(&pool, exact, high) <= 0);
        assert_int_equal(fig_number_cmp(&pool, low, exact) == 0, fig_number_cmp(&pool, exact, high) == 0);
        /* one unit of that many digits is at most 10^(1 - digits) of it */
        fig_number apart = fig_number_sub(&pool, high, low);
        assert_true(fig_number_cmp(&pool, apart, fig_number_scale(&pool, exact, 1 - digits)) <= 0);
        fig_number_pool_clear(&pool);
    }
    fig_number_pool_clear(&pool);
}

/* 99…9 / 3 and 3 / 99…9 of so many digits: a small number, and nothing else is left in the pool. */
static void quotients_of_the_longest(void **state)
{
    (void)state;
    enum { LONG = 16000 };
    static char text[LONG];
    fig_number_pool pool = {0};
    fig_number nines;
    memset(text, '9', sizeof text);
    assert_int_equal(fig_number_parse(&pool, text, sizeof text, '.', NULL, &nines, NULL), FIG_OK);
    const fig_big *before = pool.first;
    const fig_number three = fig_number_int(3), third = fig_number_scale(&pool, three, -1);
    assert_int_equal(
        fig_number_cmp(&pool, fig_number_quotient(&pool, nines, three, 4, false), fig_number_scale(&pool, fig_number_int(3333), LONG - 4)),
        0);
    assert_int_equal(
        fig_number_cmp(&pool, fig_number_quotient(&pool, nines, three, 4, true), fig_number_scale(&pool, fig_number_int(3334), LONG - 4)),
        0);
    assert_int_equal(fig_number_cmp(&pool, fig_number_quotient(&pool, three, nines, 1, false), fig_number_scale(&pool, three, -LONG)), 0);
    assert_int_equal(fig_number_cmp(&pool, fig_number_quotient(&pool, third, nines, 9, true),
                                    fig_number_scale(&pool, fig_number_int(300000001), -LONG - 9)),
                     0);
    assert_int_equal(fig_number_cmp(&pool, fig_number_quotient(&pool, nines, nines, 9, true), fig_number_int(1)), 0);
    assert_ptr_equal(pool.first, before);
    assert_false(pool.failed);
    fig_number_pool_clear(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse_table),
        cmocka_unit_test(parse_small_or_big),
        cmocka_unit_test(write_table),
        cmocka_unit_test(sum_table),
        cmocka_unit_test(digit_limits),
        cmocka_unit_test(growth_stops),
        cmocka_unit_test(ordered),
        cmocka_unit_test(questions),
        cmocka_unit_test(double_table),
        cmocka_unit_test(double_decimals),
        cmocka_unit_test(double_fractions),
        cmocka_unit_test(twin),
        cmocka_unit_test(round_trip_ints),
        cmocka_unit_test(short_is_long),
        cmocka_unit_test(quotients),
        cmocka_unit_test(quotients_of_the_longest),
        cmocka_unit_test(parse_without_memory),
        cmocka_unit_test(arithmetic_without_memory),
        cmocka_unit_test(write_without_memory),
    };
    return cmocka_run_group_tests_name("number", tests, NULL, NULL);
}
