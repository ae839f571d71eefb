/* What the tests of numbers share. In their tables a number is written as the library writes it ("-0.5", "1/3"), "1e5" too. */
#ifndef NUMBER_UNIT_H
#define NUMBER_UNIT_H
#include "unit.h"

#include "../../src/base/alloc.h"
#include "../../src/exact/number.h"
#include <gmp.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

static uint64_t random_state;

static inline uint64_t random_below(uint64_t n)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state % n;
}

static inline fig_number decimal(fig_number_pool *pool, const char *text, size_t len)
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

static inline fig_number number(fig_number_pool *pool, const char *text)
{
    const char *slash = strchr(text, '/');
    if (!slash)
        return decimal(pool, text, strlen(text));
    return fig_number_div(pool, decimal(pool, text, (size_t)(slash - text)), decimal(pool, slash + 1, strlen(slash + 1)));
}

static inline void assert_same(fig_number a, fig_number b)
{
    assert_int_equal(a.mantissa, b.mantissa);
    assert_int_equal(a.exponent, b.exponent);
    assert_int_equal(a.big, b.big);
}

/* Written by all four writers; small ones are normalised. */
static inline void assert_number(fig_number a, const char *decimal_text, const char *fraction_text)
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

static inline char *repeat(char c, size_t n)
{
    char *s = malloc(n + 1);
    assert_non_null(s);
    memset(s, c, n);
    s[n] = 0;
    return s;
}

static inline fig_number apply(fig_number_pool *pool, char op, fig_number a, fig_number b, int32_t power)
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
#endif
