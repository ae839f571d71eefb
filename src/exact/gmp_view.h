/*
 * GMP view: a number of either size as GMP's rational, lent where it is one, made where it is small. Private to src/exact.
 *
 * in   a fig_number          out   its rational until fig_gmp_view_close; powers of ten put into and taken out of rationals
 */
#ifndef FIG_GMP_VIEW_H
#define FIG_GMP_VIEW_H
#include "big.h"
#include <gmp.h>

/* A fraction whose halves fit 64 bits, 16/93, is kept as these: it costs a tenth. Else `denominator` is 0, and q is the rational. */
struct fig_big {
    fig_big *next;
    uint64_t numerator, denominator;
    mpq_t q;
};

/* n is big. */
static inline const fig_big *fig_big_of(fig_number n)
{
    return (const fig_big *)(intptr_t)(n.mantissa < 0 ? -n.mantissa : n.mantissa);
}

typedef struct fig_gmp_view {
    mpq_t own;
    mpq_srcptr q; /* what is to be read */
} fig_gmp_view;

void fig_gmp_view_open(fig_gmp_view *v, fig_number a);
void fig_gmp_view_close(fig_gmp_view *v);

/* |z|, which fits. */
uint64_t fig_gmp_magnitude(const mpz_t z);
/* z *= 2^twos 5^fives */
void fig_gmp_mul_factors(mpz_t z, mp_bitcnt_t twos, mp_bitcnt_t fives);
/* Take all factors of five out of z and say how many. */
mp_bitcnt_t fig_gmp_remove_fives(mpz_t z);
/* Divide q's numerator by 10^places. Only 2 and 5 can cancel, which is far cheaper than mpq_canonicalize's gcd. */
void fig_gmp_divide_by_tens(mpq_t q, mp_bitcnt_t places);
#endif
