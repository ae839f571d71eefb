/*
 * Big: what number.c hands over to GMP, and the layout of decimals that both share. Private to src/exact.
 *
 * in   numbers of either size           out   numbers, small again where they fit
 * In a big fig_number the mantissa is the address of its fig_big, negative where the number is, and the exponent minus the decimal places, FIG_ENDLESS where the decimals do not end.
 */
#ifndef FIG_BIG_H
#define FIG_BIG_H
#include "number.h"

enum { FIG_ENDLESS = INT32_MIN };

typedef enum fig_big_op { FIG_BIG_ADD, FIG_BIG_SUB, FIG_BIG_MUL, FIG_BIG_DIV } fig_big_op;

/* Zero, and pool->failed. */
fig_number fig_big_fail(fig_number_pool *pool);
/* b is not zero where op divides. Operands may be a little over the limits, only the result is checked. */
fig_number fig_big_apply(fig_number_pool *pool, fig_big_op op, fig_number a, fig_number b);
/* What fig_number_quotient says; nothing is kept in the pool but the result, where it is big. */
fig_number fig_big_quotient(fig_number_pool *pool, fig_number a, fig_number b, int digits, bool up);
/* The fraction of two halves, neither of them 0; false where its decimals end. *out is zero, and pool->failed, without memory. */
bool fig_big_fraction(fig_number_pool *pool, uint64_t numerator, uint64_t denominator, bool negative, fig_number *out);
/* The halves of a fraction that was kept as such. */
bool fig_big_halves(fig_number a, uint64_t *numerator, uint64_t *denominator);
/* The digits among text's bytes, times 10^-places. At most 2 * FIG_NUMBER_MAX_DIGITS of them. */
fig_status fig_big_parse(fig_number_pool *pool, const char *text, size_t len, int32_t places, fig_number *out);
int fig_big_cmp(fig_number a, fig_number b);
double fig_big_to_double(fig_number a);
/* a is big. */
void fig_big_write(fig_strbuf *out, fig_number a);
void fig_big_write_fraction(fig_strbuf *out, fig_number a);

/* digits * 10^exponent, to be written without an exponent. */
typedef struct fig_decimal {
    const char *digits;
    size_t count;
    int32_t exponent;
    bool negative;
} fig_decimal;

size_t fig_decimal_length(const fig_decimal *d);
/* Writes fig_decimal_length bytes and returns their end. */
char *fig_decimal_put(const fig_decimal *d, char *to);
#endif
