/*
 * The nearest double of a number that GMP holds.
 *
 * in   1/3          out   0.33333333333333331, the nearest of all doubles, ties to even; too large: infinity
 */
#include "gmp_view.h"
#include <math.h>
#include <string.h>

/* round(n / d / 2^unit), ties to even, for a result of at most 54 bits. n and d are positive and get overwritten. */
static uint64_t rounded_quotient(mpz_t n, mpz_t d, long unit)
{
    mpz_mul_2exp(n, n, unit < 0 ? (mp_bitcnt_t)-unit : 0);
    mpz_mul_2exp(d, d, unit > 0 ? (mp_bitcnt_t)unit : 0);
    mpz_t quotient;
    mpz_init(quotient);
    mpz_tdiv_qr(quotient, n, n, d);
    uint64_t result = fig_gmp_magnitude(quotient);
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
    fig_gmp_view v;
    fig_gmp_view_open(&v, a);
    mpz_t n, d;
    mpz_init(n);
    mpz_init_set(d, mpq_denref(v.q));
    mpz_abs(n, mpq_numref(v.q));
    fig_gmp_view_close(&v);
    double result = 0;
    if (mpz_sgn(n) != 0) {
        long e = floor_log2(n, d), unit = e - 52 < -1074 ? -1074 : e - 52;
        result = e > 1023 ? (double)INFINITY : compose(rounded_quotient(n, d, unit), unit);
    }
    mpz_clear(n);
    mpz_clear(d);
    return a.mantissa < 0 ? -result : result;
}
