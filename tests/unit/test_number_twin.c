/* Many deterministic pseudo-random numbers against plain GMP, the twin. */
#include "number_unit.h"

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
        cmocka_unit_test(twin),
        cmocka_unit_test(round_trip_ints),
        cmocka_unit_test(quotients),
        cmocka_unit_test(quotients_of_the_longest),
    };
    return cmocka_run_group_tests_name("number, twin", tests, NULL, NULL);
}
