/*
 * Number: the small path, 64 bits and a decimal exponent, without heap, printf or GMP.
 *
 * in   digits, small numbers            out   small numbers; what does not fit goes to big.c
 * Invariant of a small number: no trailing zero in the mantissa, 0 is {0, 0}. So equal numbers are equal structs, and a
 * number is small exactly when its decimals end and its normalised mantissa fits 64 bits.
 * Worked: "1,460.50": mantissa 146050, one zero to give up, two places -> {14605, -1}.
 */
#include "number.h"
#include "big.h"
#include <float.h>

/* Products before normalisation. Without 128 bits the same code promotes to GMP earlier. */
#ifdef __SIZEOF_INT128__
__extension__ typedef __int128 wide;
#else
typedef int64_t wide;
#endif

enum { MAX_POWER = 19, MAX_SMALL_DIGITS = 19, MAX_POWER_OF_5 = 27 };

/* clang-format off */
static const uint64_t power_of_ten[MAX_POWER + 1] = {
    1u, 10u, 100u, 1000u, 10000u,
    100000u, 1000000u, 10000000u, 100000000u, 1000000000u,
    10000000000u, 100000000000u, 1000000000000u, 10000000000000u, 100000000000000u,
    1000000000000000u, 10000000000000000u, 100000000000000000u, 1000000000000000000u, 10000000000000000000u,
};
/* clang-format on */

static const fig_number zero = {0, 0, 0};

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

static size_t count_digits(uint64_t n)
{
    size_t count = 1;
    while (count <= MAX_POWER && n >= power_of_ten[count])
        count++;
    return count;
}

/* At most MAX_EXPONENT decimals and MAX_DIGITS digits before the point. */
static bool in_range(int64_t mantissa, int32_t exponent)
{
    if (exponent < -FIG_NUMBER_MAX_EXPONENT || exponent > FIG_NUMBER_MAX_DIGITS)
        return false;
    return exponent <= FIG_NUMBER_MAX_DIGITS - MAX_SMALL_DIGITS ||
           (size_t)exponent + count_digits(magnitude(mantissa)) <= FIG_NUMBER_MAX_DIGITS;
}

static fig_number normalised(int64_t mantissa, int32_t exponent)
{
    if (mantissa == 0)
        return zero;
    /* The test for odd spares half of all numbers the division. */
    while (!(mantissa & 1) && mantissa % 10 == 0) {
        mantissa /= 10;
        exponent++;
    }
    return (fig_number){mantissa, exponent, 0};
}

static fig_number finish(fig_number_pool *pool, int64_t mantissa, int32_t exponent)
{
    fig_number n = normalised(mantissa, exponent);
    return in_range(n.mantissa, n.exponent) ? n : fig_big_fail(pool);
}

static bool wide_mul(int64_t a, uint64_t b, wide *out)
{
#ifdef __SIZEOF_INT128__
    *out = (wide)a * (wide)b; /* below 2^127; the overflow builtin would want __muloti4 of clang's own runtime */
    return true;
#else
    return !__builtin_mul_overflow(a, b, out);
#endif
}

/* Into 64 bits by giving up trailing zeros. */
static bool narrow(wide w, int32_t *exponent, int64_t *out)
{
    while (w > INT64_MAX || w < INT64_MIN) {
        if (w % 10 != 0)
            return false;
        w /= 10;
        ++*exponent;
    }
    *out = (int64_t)w;
    return true;
}

fig_number fig_number_int(int64_t n)
{
    return normalised(n, 0);
}

/* ---- reading ---- */

/* Trailing zeros are counted on the way, without a branch: one division at the end gives them up, mostly none. */
typedef struct scan {
    uint64_t mantissa;         /* right while significant <= MAX_SMALL_DIGITS */
    size_t significant, zeros; /* digits from the first that is not 0; 0s at the end */
    size_t digits, places;
} scan;

static inline void scan_digit(scan *s, unsigned digit)
{
    s->mantissa = s->mantissa * 10 + digit;
    s->significant += (s->significant | digit) != 0;
    s->zeros = digit ? 0 : s->zeros + 1;
}

static bool is_one_of(char c, const char *set)
{
    for (; set && *set; set++)
        if (*set == c)
            return true;
    return false;
}

static fig_status scan_text(scan *s, const char *text, size_t len, char point, const char *group)
{
    size_t before_point = 0, part = 0; /* digits before the point, digits of this side of it */
    bool seen_point = false;
    for (size_t i = 0; i < len; i++) {
        unsigned digit = (unsigned)(unsigned char)text[i] - '0';
        if (digit <= 9) {
            if (++part > FIG_NUMBER_MAX_DIGITS)
                return FIG_E_LIMIT; /* at once: a megabyte of digits is not worth reading */
            scan_digit(s, digit);
        } else if (text[i] == point && !seen_point) {
            seen_point = true;
            before_point = part;
            part = 0;
        } else if (!is_one_of(text[i], group)) {
            return FIG_E_SYNTAX;
        }
    }
    s->places = seen_point ? part : 0;
    s->digits = before_point + part;
    if (s->digits == 0)
        return FIG_E_SYNTAX;
    return s->significant > FIG_NUMBER_MAX_DIGITS + s->zeros ? FIG_E_LIMIT : FIG_OK;
}

fig_status fig_number_parse(fig_number_pool *pool, const char *text, size_t len, char point, const char *group, fig_number *out,
                            int *places)
{
    scan s = {0, 0, 0, 0, 0};
    fig_status status = scan_text(&s, text, len, point, group);
    *out = zero;
    if (places)
        *places = status == FIG_OK ? (int)s.places : 0;
    if (status != FIG_OK || s.significant == 0)
        return status;
    uint64_t mantissa = s.mantissa;
    if (s.zeros && s.significant <= MAX_SMALL_DIGITS)
        mantissa /= power_of_ten[s.zeros];
    if (s.significant > MAX_SMALL_DIGITS || mantissa > INT64_MAX)
        return fig_big_parse(pool, text, len, (int32_t)s.places, out);
    out->mantissa = (int64_t)mantissa;
    out->exponent = (int32_t)s.zeros - (int32_t)s.places;
    return FIG_OK;
}

/* ---- arithmetic ---- */

/* Both small, neither zero. More than MAX_POWER apart the sum never fits: the lower mantissa has no trailing zero to give up. */
static bool small_add(fig_number a, fig_number b, int64_t *mantissa, int32_t *exponent)
{
    if (a.exponent < b.exponent) {
        fig_number swap = a;
        a = b;
        b = swap;
    }
    *exponent = b.exponent;
    if (a.exponent == b.exponent && !__builtin_add_overflow(a.mantissa, b.mantissa, mantissa))
        return true;
    int32_t apart = a.exponent - b.exponent;
    wide w;
    return apart <= MAX_POWER && wide_mul(a.mantissa, power_of_ten[apart], &w) && !__builtin_add_overflow(w, b.mantissa, &w) &&
           narrow(w, exponent, mantissa);
}

fig_number fig_number_add(fig_number_pool *pool, fig_number a, fig_number b)
{
    if (a.mantissa == 0)
        return b;
    if (b.mantissa == 0)
        return a;
    int64_t mantissa;
    int32_t exponent;
    if (!a.big && !b.big && small_add(a, b, &mantissa, &exponent))
        return finish(pool, mantissa, exponent);
    return fig_big_apply(pool, FIG_BIG_ADD, a, b);
}

fig_number fig_number_sub(fig_number_pool *pool, fig_number a, fig_number b)
{
    if (b.big || b.mantissa == INT64_MIN)
        return fig_big_apply(pool, FIG_BIG_SUB, a, b);
    b.mantissa = -b.mantissa;
    return fig_number_add(pool, a, b);
}

fig_number fig_number_neg(fig_number_pool *pool, fig_number a)
{
    return fig_number_sub(pool, zero, a);
}

fig_number fig_number_mul(fig_number_pool *pool, fig_number a, fig_number b)
{
    if (a.mantissa == 0 || b.mantissa == 0)
        return zero;
    if (a.big || b.big)
        return fig_big_apply(pool, FIG_BIG_MUL, a, b);
    int32_t exponent = a.exponent + b.exponent;
    int64_t mantissa;
    if (!__builtin_mul_overflow(a.mantissa, b.mantissa, &mantissa))
        return finish(pool, mantissa, exponent);
    wide w;
    if (wide_mul(a.mantissa, magnitude(b.mantissa), &w) && !(b.mantissa < 0 && __builtin_sub_overflow((wide)0, w, &w)) &&
        narrow(w, &exponent, &mantissa))
        return finish(pool, mantissa, exponent);
    return fig_big_apply(pool, FIG_BIG_MUL, a, b);
}

/* a / b for small ones. b is 2^twos 5^fives rest: the decimals end if `rest` divides a, and then 2s or 5s make the divisor a power of ten.
 */
static bool small_div(fig_number a, fig_number b, int64_t *mantissa, int32_t *exponent)
{
    uint64_t rest = magnitude(b.mantissa);
    int twos = __builtin_ctzll(rest), fives = 0;
    for (rest >>= twos; rest % 5 == 0; rest /= 5)
        fives++;
    uint64_t numerator = magnitude(a.mantissa);
    if (numerator % rest != 0 || numerator / rest > INT64_MAX || twos - fives > MAX_POWER_OF_5)
        return false;
    uint64_t factor = 1;
    for (int i = fives; i < twos; i++)
        factor *= 5;
    if (fives > twos)
        factor <<= fives - twos;
    int64_t quotient = (int64_t)(numerator / rest);
    *exponent = a.exponent - b.exponent - (twos > fives ? twos : fives);
    wide w;
    return wide_mul((a.mantissa < 0) == (b.mantissa < 0) ? quotient : -quotient, factor, &w) && narrow(w, exponent, mantissa);
}

/* a / b as a fraction of two halves of 64 bits: 16/93. */
static bool small_fraction(fig_number_pool *pool, fig_number a, fig_number b, fig_number *out)
{
    uint64_t above = magnitude(a.mantissa), below = magnitude(b.mantissa);
    int32_t power = a.exponent - b.exponent;
    uint64_t *half = power < 0 ? &below : &above;
    power = power < 0 ? -power : power;
    return power < MAX_POWER && !__builtin_mul_overflow(*half, power_of_ten[power], half) &&
           fig_big_fraction(pool, above, below, (a.mantissa < 0) != (b.mantissa < 0), out);
}

fig_number fig_number_div(fig_number_pool *pool, fig_number a, fig_number b)
{
    if (b.mantissa == 0)
        return fig_big_fail(pool);
    if (a.mantissa == 0)
        return zero;
    int64_t mantissa;
    int32_t exponent;
    fig_number fraction;
    if (!a.big && !b.big && small_div(a, b, &mantissa, &exponent))
        return finish(pool, mantissa, exponent);
    if (!a.big && !b.big && small_fraction(pool, a, b, &fraction))
        return fraction;
    return fig_big_apply(pool, FIG_BIG_DIV, a, b);
}

fig_number fig_number_quotient(fig_number_pool *pool, fig_number a, fig_number b, int digits, bool up)
{
    const int64_t largest = INT64_MAX / 10;
    if (a.mantissa <= 0 || b.mantissa <= 0)
        return fig_big_fail(pool);
    if (a.big || b.big || b.mantissa > largest)
        return fig_big_quotient(pool, a, b, digits, up);
    int64_t whole = a.mantissa / b.mantissa, rest = a.mantissa % b.mantissa;
    int32_t exponent = a.exponent - b.exponent;
    bool more = false;
    while (whole >= (int64_t)power_of_ten[digits]) { /* too many before the point */
        more |= whole % 10 != 0;
        whole /= 10;
        exponent++;
    }
    more |= rest != 0 && whole >= (int64_t)power_of_ten[digits - 1];
    while (rest && whole < (int64_t)power_of_ten[digits - 1]) { /* one digit more behind it */
        rest *= 10;
        whole = whole * 10 + rest / b.mantissa;
        rest %= b.mantissa;
        exponent--;
        more = rest != 0;
    }
    return finish(pool, whole + (up && more), exponent);
}

fig_number fig_number_scale(fig_number_pool *pool, fig_number a, int32_t power)
{
    enum { FARTHEST = FIG_NUMBER_MAX_DIGITS + FIG_NUMBER_MAX_EXPONENT }; /* from the smallest number to the largest */
    if (a.mantissa == 0)
        return zero;
    if (power > FARTHEST || power < -FARTHEST)
        return fig_big_fail(pool);
    if (a.big)
        return fig_big_apply(pool, FIG_BIG_MUL, a, (fig_number){1, power, 0});
    a.exponent += power;
    return in_range(a.mantissa, a.exponent) ? a : fig_big_fail(pool);
}

/* ---- questions ---- */

int fig_number_cmp(fig_number_pool *pool, fig_number a, fig_number b)
{
    (void)pool; /* part of the signature, so that a comparison may one day keep what it works out */
    int sign_a = (a.mantissa > 0) - (a.mantissa < 0), sign_b = (b.mantissa > 0) - (b.mantissa < 0);
    if (sign_a != sign_b)
        return sign_a < sign_b ? -1 : 1;
    if (a.big || b.big)
        return fig_big_cmp(a, b);
    if (a.exponent < b.exponent)
        return -fig_number_cmp(pool, b, a);
    int32_t apart = a.exponent - b.exponent;
    int64_t left;
    /* a does not fit at b's exponent: it is the one farther from zero. */
    if (apart > MAX_POWER || __builtin_mul_overflow(a.mantissa, power_of_ten[apart], &left))
        return sign_a;
    return (left > b.mantissa) - (left < b.mantissa);
}

bool fig_number_is_zero(fig_number a)
{
    return a.mantissa == 0;
}

bool fig_number_is_negative(fig_number a)
{
    return a.mantissa < 0;
}

bool fig_number_is_integer(fig_number a)
{
    return a.exponent >= 0;
}

bool fig_number_to_int(fig_number a, int64_t *out)
{
    int64_t n;
    if (a.big || a.exponent < 0 || a.exponent > MAX_POWER || __builtin_mul_overflow(a.mantissa, power_of_ten[a.exponent], &n))
        return false;
    *out = n;
    return true;
}

double fig_number_to_double(fig_number a)
{
    /* Up to 10^22 powers of ten are doubles, so one operation rounds once (Clinger 1990); not so with the x87's wider registers. */
    static const double power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                   1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (a.big || FLT_EVAL_METHOD != 0 || magnitude(a.mantissa) > (UINT64_C(1) << 53) || a.exponent > 22 || a.exponent < -22)
        return fig_big_to_double(a);
    return a.exponent < 0 ? (double)a.mantissa / power[-a.exponent] : (double)a.mantissa * power[a.exponent];
}
