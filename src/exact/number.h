/*
 * Number: an exact rational, small ones without GMP.
 *
 * in   digits of a text, arithmetic          out   canonical decimal strings, fractions
 * Small: mantissa * 10^exponent in 64 bits, normalised (no trailing zero in the mantissa, zero is {0, 0}). What does not fit (overflow,
 * decimals that do not end) is a GMP rational of the pool; its fields hold sign, place in memory and decimals, so ask the functions, not the fields.
 * A result that fits is always small. Numbers are values: copy them freely; big ones live until their pool is cleared (one a document).
 * Worked: "1,460.50" -> {14605, -1}; times 10^6 -> {14605, 5} -> "1460500000"; 1 / 3 -> big -> "1/3".
 * Limits: MAX_DIGITS digits, on either side of the point and from the first to the last that is not 0; of a fraction, in each half.
 * The smallest step is 10^-MAX_EXPONENT. Beyond: FIG_E_LIMIT or pool->failed. So whatever there is can be written, and read again.
 */
#ifndef FIG_NUMBER_H
#define FIG_NUMBER_H
#include "../base/arena.h"
#include "../base/strbuf.h"
#include "figura/base.h"
#include <stdbool.h>

enum { FIG_NUMBER_MAX_DIGITS = 20000, FIG_NUMBER_MAX_EXPONENT = 20000 };

typedef struct fig_big fig_big; /* a GMP rational, src/exact only */

/* 16 bytes, so that it travels in two registers. */
typedef struct fig_number {
    int64_t mantissa; /* big: where the rational lies, with the number's sign */
    int32_t exponent;
    uint32_t big; /* 0: small */
} fig_number;

/* Owner of big numbers. {0} is a valid empty one. One a document and thread. */
typedef struct fig_number_pool {
    fig_arena *arena; /* where they lie, NULL: each by itself */
    fig_big *first;
    bool nomem;  /* out of memory, since the last clear */
    bool failed; /* that, or arithmetic over the limits, since the last clear; too long a text is only parse's status */
} fig_number_pool;

void fig_number_pool_clear(fig_number_pool *pool);

fig_number fig_number_int(int64_t n);
/* digits with one optional `point`; every byte of `group` (may be NULL) is skipped, wherever it is: which shapes are good, "5." and ".5"
 * too, is the grammar's to say. `places` (may be NULL): digits behind the point, zeros too.
 * FIG_E_SYNTAX when nothing or something else is there (blanks, signs, "3/0"), FIG_E_LIMIT when too long, FIG_E_NOMEM; *out is zero then.
 * ASCII digits only. */
fig_status fig_number_parse(fig_number_pool *pool, const char *text, size_t len, char point, const char *group, fig_number *out,
                            int *places);

/* Arithmetic. Over a limit, or dividing by zero: the result is zero and pool->failed is set. */
fig_number fig_number_add(fig_number_pool *pool, fig_number a, fig_number b);
fig_number fig_number_sub(fig_number_pool *pool, fig_number a, fig_number b);
fig_number fig_number_mul(fig_number_pool *pool, fig_number a, fig_number b);
fig_number fig_number_div(fig_number_pool *pool, fig_number a, fig_number b);
fig_number fig_number_scale(fig_number_pool *pool, fig_number a, int32_t power_of_ten);
fig_number fig_number_neg(fig_number_pool *pool, fig_number a);
/* a / b of two positive numbers, rounded down (or, `up`, up) to so many digits, 1 to 9: exact where it has no more. */
fig_number fig_number_quotient(fig_number_pool *pool, fig_number a, fig_number b, int digits, bool up);
int fig_number_cmp(fig_number_pool *pool, fig_number a, fig_number b); /* -1, 0, 1 */
bool fig_number_is_zero(fig_number a);
bool fig_number_is_negative(fig_number a);
bool fig_number_is_integer(fig_number a);
/* true and *out where a is an integer that fits. */
bool fig_number_to_int(fig_number a, int64_t *out);
/* The nearest double (ties to even); infinite, or zero with its sign, beyond the range of doubles. */
double fig_number_to_double(fig_number a);

/* Canonical: "1460000", "-0.5", "1/3" (a fraction where the decimals do not end). */
void fig_number_write(fig_strbuf *out, fig_number a);
/* Always a reduced fraction: "2/5", "3/1". */
void fig_number_write_fraction(fig_strbuf *out, fig_number a);
/* The same at `to`, where FIG_NUMBER_SHORT bytes are free; returns the end, NULL where it may be longer. The way of nearly all numbers. */
enum { FIG_NUMBER_SHORT = 48 };
char *fig_number_put_short(char *to, fig_number a);
char *fig_number_put_short_fraction(char *to, fig_number a);
/* The same into an arena; {NULL, 0} when out of memory. No heap on the small path. */
fig_str fig_number_str(fig_arena *arena, fig_number a);
fig_str fig_number_fraction_str(fig_arena *arena, fig_number a);
#endif
