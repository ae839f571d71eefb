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
#include <gmp.h>
#include <math.h>
#include <string.h>

/* A fraction whose halves fit 64 bits, 16/93, is kept as these: it costs a tenth. Else `denominator` is 0, and q is the rational. */
struct fig_big {
    fig_big *next;
    uint64_t numerator, denominator;
    mpq_t q;
};

static fig_number number_of(const fig_big *b, bool negative, int32_t exponent)
{
    int64_t at = (int64_t)(intptr_t)b;
    return (fig_number){negative ? -at : at, exponent, 1};
}

/* n is big. */
static const fig_big *big_of(fig_number n)
{
    return (const fig_big *)(intptr_t)(n.mantissa < 0 ? -n.mantissa : n.mantissa);
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
    if (!a.big || !big_of(a)->denominator)
        return false;
    *numerator = big_of(a)->numerator;
    *denominator = big_of(a)->denominator;
    return true;
}

/* ---- 64 bits and GMP; its `long` is 32 bits on some systems ---- */

static void set_magnitude(mpz_t z, uint64_t n)
{
    mpz_import(z, 1, -1, sizeof n, 0, 0, &n);
}

static void set_int(mpz_t z, int64_t n)
{
    set_magnitude(z, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
    if (n < 0)
        mpz_neg(z, z);
}

static uint64_t get_magnitude(const mpz_t z)
{
    uint64_t u = 0;
    mpz_export(&u, NULL, -1, sizeof u, 0, 0, z);
    return u;
}

static bool get_int(const mpz_t z, int64_t *out)
{
    if (mpz_sizeinbase(z, 2) > 64)
        return false;
    uint64_t u = get_magnitude(z);
    bool negative = mpz_sgn(z) < 0;
    if (u > (uint64_t)INT64_MAX + negative)
        return false;
    *out = !negative ? (int64_t)u : u > INT64_MAX ? INT64_MIN : -(int64_t)u;
    return true;
}

static mp_bitcnt_t smaller(mp_bitcnt_t a, mp_bitcnt_t b)
{
    return a < b ? a : b;
}

/* z *= 2^twos 5^fives */
static void mul_factors(mpz_t z, mp_bitcnt_t twos, mp_bitcnt_t fives)
{
    mpz_t power;
    mpz_init(power);
    mpz_ui_pow_ui(power, 5, fives);
    mpz_mul(z, z, power);
    mpz_mul_2exp(z, z, twos);
    mpz_clear(power);
}

/* Take all factors of five out of z and say how many. */
static mp_bitcnt_t remove_fives(mpz_t z)
{
    mpz_t five;
    mpz_init_set_ui(five, 5);
    mp_bitcnt_t fives = mpz_remove(z, z, five);
    mpz_clear(five);
    return fives;
}

/* Divide q's numerator by 10^places. Only 2 and 5 can cancel, which is far cheaper than mpq_canonicalize's gcd. */
static void divide_by_tens(mpq_t q, mp_bitcnt_t places)
{
    mpz_ptr n = mpq_numref(q);
    mp_bitcnt_t twos = smaller(mpz_scan1(n, 0), places), fives = remove_fives(n);
    mpz_tdiv_q_2exp(n, n, twos);
    mul_factors(mpq_denref(q), places - twos, places - smaller(fives, places));
    if (fives > places)
        mul_factors(n, 0, fives - places);
}

/* ---- a number as a rational: lent where it is one, made where it is small ---- */

typedef struct view {
    mpq_t own;
    mpq_srcptr q;
} view;

static void view_open(view *v, fig_number a)
{
    mpq_init(v->own);
    v->q = a.big && !big_of(a)->denominator ? big_of(a)->q : v->own;
    if (v->q != v->own)
        return;
    if (a.big) {
        set_magnitude(mpq_numref(v->own), big_of(a)->numerator);
        set_magnitude(mpq_denref(v->own), big_of(a)->denominator);
        if (a.mantissa < 0)
            mpz_neg(mpq_numref(v->own), mpq_numref(v->own));
        return;
    }
    set_int(mpq_numref(v->own), a.mantissa);
    if (a.exponent > 0)
        mul_factors(mpq_numref(v->own), (mp_bitcnt_t)a.exponent, (mp_bitcnt_t)a.exponent);
    else if (a.exponent < 0)
        divide_by_tens(v->own, (mp_bitcnt_t)-a.exponent);
}

static void view_close(view *v)
{
    mpq_clear(v->own);
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
    mp_bitcnt_t fives = remove_fives(rest);
    bool ends = mpz_cmp_ui(rest, 1) == 0;
    mpz_clear(rest);
    *places = twos > fives ? twos : fives;
    if (!ends)
        return false;
    mpz_set(mantissa, mpq_numref(q));
    if (*places && *places <= FIG_NUMBER_MAX_EXPONENT)
        mul_factors(mantissa, *places - twos, *places - fives);
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
    view left, right;
    mpq_t result;
    view_open(&left, a);
    view_open(&right, b);
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
    view_close(&left);
    view_close(&right);
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
    int64_t whole = (int64_t)get_magnitude(power);
    mpz_clear(n);
    mpz_clear(d);
    mpz_clear(power);
    return whole;
}

fig_number fig_big_quotient(fig_number_pool *pool, fig_number a, fig_number b, int digits, bool up)
{
    view left, right;
    mpz_t above, below;
    int64_t least = 1, whole;
    bool more;
    for (int i = 1; i < digits; i++)
        least *= 10;
    view_open(&left, a);
    view_open(&right, b);
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
    view_close(&left);
    view_close(&right);
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
        divide_by_tens(q, (mp_bitcnt_t)places);
    *out = keep(pool, q);
    /* The scan has checked all limits, so that what keep refuses is memory. */
    return out->mantissa ? FIG_OK : FIG_E_NOMEM;
}

int fig_big_cmp(fig_number a, fig_number b)
{
    view left, right;
    view_open(&left, a);
    view_open(&right, b);
    int order = mpq_cmp(left.q, right.q);
    view_close(&left);
    view_close(&right);
    return (order > 0) - (order < 0);
}

/* ---- the nearest double ---- */

/* round(n / d / 2^unit), ties to even, for a result of at most 54 bits. n and d are positive and get overwritten. */
static uint64_t rounded_quotient(mpz_t n, mpz_t d, long unit)
{
    mpz_mul_2exp(n, n, unit < 0 ? (mp_bitcnt_t)-unit : 0);
    mpz_mul_2exp(d, d, unit > 0 ? (mp_bitcnt_t)unit : 0);
    mpz_t quotient;
    mpz_init(quotient);
    mpz_tdiv_qr(quotient, n, n, d);
    uint64_t result = get_magnitude(quotient);
    mpz_clear(quotient);
    mpz_mul_2exp(n, n, 1);
    int half = mpz_cmp(n, d);
    return result + (half > 0 || (half == 0 && (result & 1)));
}

/* The largest e with 2^e <= n / d. */
static long floor_log2(const mpz_t n, const mpz_t d)
{
    long e = (long)mpz_sizeinbase(n, 2) - (long)mpz_sizeinbase(d, 2);
    mpz_t shifted;
    mpz_init(shifted);
    mpz_mul_2exp(shifted, e < 0 ? n : d, (mp_bitcnt_t)(e < 0 ? -e : e));
    bool below = e < 0 ? mpz_cmp(shifted, d) < 0 : mpz_cmp(n, shifted) < 0;
    mpz_clear(shifted);
    return e - below;
}

/* IEEE 754 bits: `units` times 2^unit; a mantissa rounded up to 2^53 carries into the exponent by itself, up to infinity. */
static double compose(uint64_t units, long unit)
{
    uint64_t bits = ((uint64_t)(unit + 1074) << 52) + units;
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

double fig_big_to_double(fig_number a)
{
    view v;
    view_open(&v, a);
    mpz_t n, d;
    mpz_init(n);
    mpz_init_set(d, mpq_denref(v.q));
    mpz_abs(n, mpq_numref(v.q));
    view_close(&v);
    double result = 0;
    if (mpz_sgn(n) != 0) {
        long e = floor_log2(n, d), unit = e - 52 < -1074 ? -1074 : e - 52;
        result = e > 1023 ? (double)INFINITY : compose(rounded_quotient(n, d, unit), unit);
    }
    mpz_clear(n);
    mpz_clear(d);
    return a.mantissa < 0 ? -result : result;
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
    view v;
    view_open(&v, a);
    write_integer(out, mpq_numref(v.q));
    fig_strbuf_char(out, '/');
    write_integer(out, mpq_denref(v.q));
    view_close(&v);
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
    to_decimal(mantissa, big_of(a)->q, &places);
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
