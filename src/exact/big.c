/*
 * Big: GMP rationals for what 64 bits and a decimal exponent do not hold.
 *
 * in   numbers of either size           out   big ones owned by the pool, small ones where the result fits
 * GMP aborts when it is out of memory, so nothing here grows beyond twice FIG_NUMBER_MAX_DIGITS: operands are in range, and so is
 * every kept result. A kept rational is reduced; if its decimals end it has at most MAX_DIGITS digits and MAX_EXPONENT places,
 * else numerator and denominator have at most MAX_DIGITS digits each. So everything can be written, and read again.
 */
#include "big.h"
#include "../base/alloc.h"
#include "gmp_view.h"
#include <string.h>

static fig_number number_of(const fig_big *b, bool negative, int32_t exponent)
{
    int64_t at = (int64_t)(intptr_t)b;
    return (fig_number){negative ? -at : at, exponent, 1};
}

static fig_big *new_big(fig_number_pool *pool)
{
    return pool->arena ? fig_arena_zalloc(pool->arena, sizeof(fig_big)) : fig_malloc(sizeof(fig_big));
}

void fig_number_pool_clear(fig_number_pool *pool)
{
    for (fig_big *b = pool->first; b;) {
        fig_big *next = b->next;
        if (!b->denominator)
            mpq_clear(b->q);
        if (!pool->arena)
            fig_free(b);
        b = next;
    }
    *pool = (fig_number_pool){.arena = pool->arena};
}

fig_number fig_big_fail(fig_number_pool *pool)
{
    pool->failed = true;
    return (fig_number){0, 0, 0};
}

/* ---- fractions of 64 bits ---- */

static uint64_t greatest_divisor(uint64_t a, uint64_t b)
{
    int twos = __builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b) {
        b >>= __builtin_ctzll(b);
        if (a > b) {
            uint64_t swap = a;
            a = b;
            b = swap;
        }
        b -= a;
    }
    return a << twos;
}

bool fig_big_fraction(fig_number_pool *pool, uint64_t numerator, uint64_t denominator, bool negative, fig_number *out)
{
    uint64_t divisor = greatest_divisor(numerator, denominator), rest = denominator / divisor;
    for (rest >>= __builtin_ctzll(rest); rest % 5 == 0;)
        rest /= 5;
    if (rest == 1)
        return false;
    fig_big *b = new_big(pool);
    if (!b) {
        pool->nomem = true;
        *out = fig_big_fail(pool);
        return true;
    }
    b->numerator = numerator / divisor;
    b->denominator = denominator / divisor;
    b->next = pool->first;
    pool->first = b;
    *out = number_of(b, negative, FIG_ENDLESS);
    return true;
}

bool fig_big_halves(fig_number a, uint64_t *numerator, uint64_t *denominator)
{
    if (!a.big || !fig_big_of(a)->denominator)
        return false;
    *numerator = fig_big_of(a)->numerator;
    *denominator = fig_big_of(a)->denominator;
    return true;
}

/* ---- keeping a result ---- */

static bool too_long(const mpz_t z)
{
    size_t digits = mpz_sizeinbase(z, 10); /* right or one too many */
    if (digits != FIG_NUMBER_MAX_DIGITS + 1)
        return digits > FIG_NUMBER_MAX_DIGITS;
    mpz_t limit;
    mpz_init(limit);
    mpz_ui_pow_ui(limit, 10, FIG_NUMBER_MAX_DIGITS);
    bool over = mpz_cmpabs(z, limit) >= 0;
    mpz_clear(limit);
    return over;
}

/* mantissa = q * 10^places and *places the fewest decimals of q; false where they do not end. */
static bool to_decimal(mpz_t mantissa, mpq_srcptr q, mp_bitcnt_t *places)
{
    mpz_t rest;
    mpz_init(rest);
    mp_bitcnt_t twos = mpz_scan1(mpq_denref(q), 0);
    mpz_tdiv_q_2exp(rest, mpq_denref(q), twos);
    mp_bitcnt_t fives = fig_gmp_remove_fives(rest);
    bool ends = mpz_cmp_ui(rest, 1) == 0;
    mpz_clear(rest);
    *places = twos > fives ? twos : fives;
    if (!ends)
        return false;
    mpz_set(mantissa, mpq_numref(q));
    if (*places && *places <= FIG_NUMBER_MAX_EXPONENT)
        fig_gmp_mul_factors(mantissa, *places - twos, *places - fives);
    return true;
}

static bool get_int(const mpz_t z, int64_t *out)
{
    if (mpz_sizeinbase(z, 2) > 64)
        return false;
    uint64_t u = fig_gmp_magnitude(z);
    bool negative = mpz_sgn(z) < 0;
    if (u > (uint64_t)INT64_MAX + negative)
        return false;
    *out = !negative ? (int64_t)u : u > INT64_MAX ? INT64_MIN : -(int64_t)u;
    return true;
}

/* Cut the mantissa's trailing zeros; as a number if it fits then. */
static bool to_small(mpz_t mantissa, mp_bitcnt_t places, fig_number *out)
{
    mpz_t ten;
    mpz_init_set_ui(ten, 10);
    mp_bitcnt_t zeros = mpz_remove(mantissa, mantissa, ten);
    mpz_clear(ten);
    out->exponent = (int32_t)zeros - (int32_t)places;
    out->big = 0;
    return get_int(mantissa, &out->mantissa);
}

/* q comes back cleared in either case. */
static fig_number keep_big(fig_number_pool *pool, mpq_t q, int32_t exponent)
{
    fig_big *b = new_big(pool);
    if (!b) {
        mpq_clear(q);
        pool->nomem = true;
        return fig_big_fail(pool);
    }
    b->denominator = 0;
    mpq_init(b->q);
    mpq_swap(b->q, q);
    mpq_clear(q);
    b->next = pool->first;
    pool->first = b;
    return number_of(b, mpq_sgn(b->q) < 0, exponent);
}

/* The one way out of this file for a value: small if possible, zero and failed if over a limit. q is cleared. */
static fig_number keep(fig_number_pool *pool, mpq_t q)
{
    fig_number result = {0, 0, 0};
    mpz_t mantissa;
    mpz_init(mantissa);
    mp_bitcnt_t places;
    bool ends = to_decimal(mantissa, q, &places), small = false, over;
    if (ends)
        over = places > FIG_NUMBER_MAX_EXPONENT || too_long(mantissa);
    else
        over = too_long(mpq_numref(q)) || too_long(mpq_denref(q));
    if (ends && !over)
        small = mpq_sgn(q) == 0 || to_small(mantissa, places, &result);
    mpz_clear(mantissa);
    if (!over && !small)
        return keep_big(pool, q, ends ? -(int32_t)places : FIG_ENDLESS);
    mpq_clear(q);
    return over ? fig_big_fail(pool) : result;
}

fig_number fig_big_apply(fig_number_pool *pool, fig_big_op op, fig_number a, fig_number b)
{
    fig_gmp_view left, right;
    mpq_t result;
    fig_gmp_view_open(&left, a);
    fig_gmp_view_open(&right, b);
    mpq_init(result);
    switch (op) {
    case FIG_BIG_ADD:
        mpq_add(result, left.q, right.q);
        break;
    case FIG_BIG_SUB:
        mpq_sub(result, left.q, right.q);
        break;
    case FIG_BIG_MUL:
        mpq_mul(result, left.q, right.q);
        break;
    case FIG_BIG_DIV:
        mpq_div(result, left.q, right.q);
        break;
    }
    fig_gmp_view_close(&left);
    fig_gmp_view_close(&right);
    return keep(pool, result);
}

/* The whole part of above / below * 10^shift, which fits; *more: there is a rest. */
static int64_t shifted_quotient(const mpz_t above, const mpz_t below, int32_t shift, bool *more)
{
    mpz_t n, d, power;
    mpz_init_set(n, above);
    mpz_init_set(d, below);
    mpz_init(power);
    mpz_ui_pow_ui(power, 10, (unsigned long)(shift < 0 ? -shift : shift));
    mpz_mul(shift < 0 ? d : n, shift < 0 ? d : n, power);
    mpz_tdiv_qr(power, n, n, d);
    *more = mpz_sgn(n) != 0;
    int64_t whole = (int64_t)fig_gmp_magnitude(power);
    mpz_clear(n);
    mpz_clear(d);
    mpz_clear(power);
    return whole;
}

fig_number fig_big_quotient(fig_number_pool *pool, fig_number a, fig_number b, int digits, bool up)
{
    fig_gmp_view left, right;
    mpz_t above, below;
    int64_t least = 1, whole;
    bool more;
    for (int i = 1; i < digits; i++)
        least *= 10;
    fig_gmp_view_open(&left, a);
    fig_gmp_view_open(&right, b);
    mpz_init(above);
    mpz_init(below);
    mpz_mul(above, mpq_numref(left.q), mpq_denref(right.q));
    mpz_mul(below, mpq_denref(left.q), mpq_numref(right.q));
    /* Either count may be one too many: the first shift makes no digit too much and at most three too few. */
    int32_t shift = digits - 2 - ((int32_t)mpz_sizeinbase(above, 10) - (int32_t)mpz_sizeinbase(below, 10));
    while ((whole = shifted_quotient(above, below, shift, &more)) < least)
        shift++;
    mpz_clear(above);
    mpz_clear(below);
    fig_gmp_view_close(&left);
    fig_gmp_view_close(&right);
    return fig_number_scale(pool, fig_number_int(whole + (up && more)), -shift);
}

fig_status fig_big_parse(fig_number_pool *pool, const char *text, size_t len, int32_t places, fig_number *out)
{
    /* Copied digit by digit, not given as they are: mpz_set_str would read blanks and stop at a NUL. */
    fig_strbuf digits = {0};
    bool room = fig_strbuf_reserve(&digits, len + 1);
    for (size_t i = 0; room && i < len; i++)
        if (text[i] >= '0' && text[i] <= '9')
            fig_strbuf_char(&digits, text[i]);
    if (!room) {
        fig_strbuf_clear(&digits);
        pool->nomem = true;
        *out = fig_big_fail(pool);
        return FIG_E_NOMEM;
    }
    mpq_t q;
    mpq_init(q);
    mpz_set_str(mpq_numref(q), fig_strbuf_cstr(&digits), 10);
    fig_strbuf_clear(&digits);
    if (places)
        fig_gmp_divide_by_tens(q, (mp_bitcnt_t)places);
    *out = keep(pool, q);
    /* The scan has checked all limits, so that what keep refuses is memory. */
    return out->mantissa ? FIG_OK : FIG_E_NOMEM;
}

int fig_big_cmp(fig_number a, fig_number b)
{
    fig_gmp_view left, right;
    fig_gmp_view_open(&left, a);
    fig_gmp_view_open(&right, b);
    int order = mpq_cmp(left.q, right.q);
    fig_gmp_view_close(&left);
    fig_gmp_view_close(&right);
    return (order > 0) - (order < 0);
}

/* ---- writing ---- */

static void write_integer(fig_strbuf *out, const mpz_t z)
{
    if (!fig_strbuf_reserve(out, mpz_sizeinbase(z, 10) + 2))
        return;
    mpz_get_str(out->data + out->len, 10, z);
    out->len += strlen(out->data + out->len);
}

void fig_big_write_fraction(fig_strbuf *out, fig_number a)
{
    fig_gmp_view v;
    fig_gmp_view_open(&v, a);
    write_integer(out, mpq_numref(v.q));
    fig_strbuf_char(out, '/');
    write_integer(out, mpq_denref(v.q));
    fig_gmp_view_close(&v);
}

void fig_big_write(fig_strbuf *out, fig_number a)
{
    if (a.exponent == FIG_ENDLESS) {
        fig_big_write_fraction(out, a);
        return;
    }
    mpz_t mantissa;
    mpz_init(mantissa);
    mp_bitcnt_t places;
    to_decimal(mantissa, fig_big_of(a)->q, &places);
    mpz_abs(mantissa, mantissa);
    fig_strbuf digits = {0};
    write_integer(&digits, mantissa);
    mpz_clear(mantissa);
    fig_decimal d = {digits.data, digits.len, a.exponent, a.mantissa < 0};
    size_t length = fig_decimal_length(&d);
    if (digits.failed)
        out->failed = true;
    else if (fig_strbuf_reserve(out, length)) {
        fig_decimal_put(&d, out->data + out->len);
        out->len += length;
    }
    fig_strbuf_clear(&digits);
}
