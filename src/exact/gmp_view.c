/* GMP view: see gmp_view.h. GMP's `long` is 32 bits on some systems, so that 64 bits are moved by import and export. */
#include "gmp_view.h"

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

uint64_t fig_gmp_magnitude(const mpz_t z)
{
    uint64_t u = 0;
    mpz_export(&u, NULL, -1, sizeof u, 0, 0, z);
    return u;
}

static mp_bitcnt_t smaller(mp_bitcnt_t a, mp_bitcnt_t b)
{
    return a < b ? a : b;
}

void fig_gmp_mul_factors(mpz_t z, mp_bitcnt_t twos, mp_bitcnt_t fives)
{
    mpz_t power;
    mpz_init(power);
    mpz_ui_pow_ui(power, 5, fives);
    mpz_mul(z, z, power);
    mpz_mul_2exp(z, z, twos);
    mpz_clear(power);
}

mp_bitcnt_t fig_gmp_remove_fives(mpz_t z)
{
    mpz_t five;
    mpz_init_set_ui(five, 5);
    mp_bitcnt_t fives = mpz_remove(z, z, five);
    mpz_clear(five);
    return fives;
}

void fig_gmp_divide_by_tens(mpq_t q, mp_bitcnt_t places)
{
    mpz_ptr n = mpq_numref(q);
    mp_bitcnt_t twos = smaller(mpz_scan1(n, 0), places), fives = fig_gmp_remove_fives(n);
    mpz_tdiv_q_2exp(n, n, twos);
    fig_gmp_mul_factors(mpq_denref(q), places - twos, places - smaller(fives, places));
    if (fives > places)
        fig_gmp_mul_factors(n, 0, fives - places);
}

void fig_gmp_view_open(fig_gmp_view *v, fig_number a)
{
    mpq_init(v->own);
    v->q = a.big && !fig_big_of(a)->denominator ? fig_big_of(a)->q : v->own;
    if (v->q != v->own)
        return;
    if (a.big) {
        set_magnitude(mpq_numref(v->own), fig_big_of(a)->numerator);
        set_magnitude(mpq_denref(v->own), fig_big_of(a)->denominator);
        if (a.mantissa < 0)
            mpz_neg(mpq_numref(v->own), mpq_numref(v->own));
        return;
    }
    set_int(mpq_numref(v->own), a.mantissa);
    if (a.exponent > 0)
        fig_gmp_mul_factors(mpq_numref(v->own), (mp_bitcnt_t)a.exponent, (mp_bitcnt_t)a.exponent);
    else if (a.exponent < 0)
        fig_gmp_divide_by_tens(v->own, (mp_bitcnt_t)-a.exponent);
}

void fig_gmp_view_close(fig_gmp_view *v)
{
    mpq_clear(v->own);
}
