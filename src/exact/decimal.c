/*
 * Decimal: numbers as text, canonical and the same everywhere.
 *
 * in   numbers                          out   "1460000", "-0.5", "1/3"; as fractions "2/5", "3/1"
 * Small numbers are laid out straight into their place, in a strbuf or an arena; big ones come from big.c.
 * Worked: {14605, -1}: digits "14605", one place -> "1460.5"; {5, -3}: more places than digits -> "0.005".
 */
#include "big.h"
#include <string.h>

enum { MAX_DIGITS_64 = 20, SHORT_PLACES = 19 };

size_t fig_decimal_length(const fig_decimal *d)
{
    size_t sign = d->negative ? 1 : 0;
    if (d->exponent >= 0)
        return sign + d->count + (size_t)d->exponent;
    size_t places = (size_t)-d->exponent;
    return sign + (places < d->count ? d->count + 1 : places + 2);
}

static char *put(char *to, const char *from, size_t n)
{
    memcpy(to, from, n);
    return to + n;
}

static char *put_zeros(char *to, size_t n)
{
    memset(to, '0', n);
    return to + n;
}

char *fig_decimal_put(const fig_decimal *d, char *to)
{
    if (d->negative)
        *to++ = '-';
    if (d->exponent >= 0)
        return put_zeros(put(to, d->digits, d->count), (size_t)d->exponent);
    size_t places = (size_t)-d->exponent;
    if (places < d->count) {
        to = put(to, d->digits, d->count - places);
        *to++ = '.';
        return put(to, d->digits + (d->count - places), places);
    }
    *to++ = '0';
    *to++ = '.';
    return put(put_zeros(to, places - d->count), d->digits, d->count);
}

/* ---- small numbers ---- */

/* Two digits a division. `end` is behind the last digit; returns the first. */
static char *put_uint_before(char *end, uint64_t n)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051"
                                "52535455565758596061626364656667686970717273747576777879808182838485868788899091929394959697"
                                "9899";
    while (n >= 100) {
        end -= 2;
        memcpy(end, pairs + n % 100 * 2, 2);
        n /= 100;
    }
    if (n >= 10) {
        end -= 2;
        memcpy(end, pairs + n * 2, 2);
    } else {
        *--end = (char)('0' + n);
    }
    return end;
}

static uint64_t magnitude(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* a's digits at the end of `buffer`. */
static fig_decimal small_decimal(char buffer[MAX_DIGITS_64], fig_number a)
{
    char *digits = put_uint_before(buffer + MAX_DIGITS_64, magnitude(a.mantissa));
    return (fig_decimal){digits, (size_t)(buffer + MAX_DIGITS_64 - digits), a.exponent, a.mantissa < 0};
}

enum { SHORT_EXPONENT = 15 };
static const char zeros[18] = "0.000000000000000";

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
static bool fits_word(uint64_t n) /* and a point: 8 bytes */
{
    return n < 10000000;
}

/* n < 10^8 as 8 decimal digits, the first in the lowest byte: halves, then pairs, then digits, all of a kind at once. */
static inline uint64_t digits_of(uint32_t n)
{
    uint64_t halves = n / 10000 | (uint64_t)(n % 10000) << 32;
    uint64_t high = halves * 10486 >> 20 & UINT64_C(0x0000007F0000007F); /* / 100 */
    uint64_t pairs = high | (halves - 100 * high) << 16;
    uint64_t tens = pairs * 103 >> 10 & UINT64_C(0x000F000F000F000F); /* / 10 */
    return tens | (pairs - 10 * tens) << 8;
}

/* 0 < n, and fits. In one register: digits, and the point moved between them. */
static char *put_in_word(char *to, uint32_t n, int32_t exponent)
{
    uint64_t digits = digits_of(n);
    int skipped = __builtin_ctzll(digits) / 8, count = 8 - skipped, before = count + exponent;
    digits = (digits >> 8 * skipped) + UINT64_C(0x3030303030303030);
    if (exponent >= 0) {
        memcpy(to, &digits, sizeof digits);
        memcpy(to + count, zeros + 2, 16);
        return to + before;
    }
    if (before <= 0) {
        memcpy(to, zeros, 16);
        memcpy(to + 2 - before, &digits, sizeof digits);
        return to + 2 - before + count;
    }
    uint64_t low = (UINT64_C(1) << 8 * before) - 1, text = (digits & low) | (uint64_t)'.' << 8 * before | (digits & ~low) << 8;
    memcpy(to, &text, sizeof text);
    return to + count + 1;
}
#else
static bool fits_word(uint64_t n)
{
    (void)n;
    return false;
}

static char *put_in_word(char *to, uint32_t n, int32_t exponent)
{
    (void)n;
    (void)exponent;
    return to;
}
#endif

/* One digit, as most precisions are. */
static char *put_digit(char *to, char digit, int32_t exponent)
{
    if (exponent >= 0) {
        *to = digit;
        memcpy(to + 1, zeros + 2, 16);
        return to + 1 + exponent;
    }
    memcpy(to, zeros, 16);
    to[1 - exponent] = digit;
    return to + 2 - exponent;
}

/* Reduced: mantissa / 10^places has 2s or 5s to cancel, never both, since no zero ends the mantissa. */
static bool halves_of(fig_number a, uint64_t *n, uint64_t *d)
{
    if (a.big || a.exponent >= 0 || a.exponent < -SHORT_PLACES)
        return fig_big_halves(a, n, d);
    int twos = -a.exponent, fives = -a.exponent;
    *n = magnitude(a.mantissa);
    for (; twos && *n % 2 == 0; twos--)
        *n /= 2;
    for (; fives && *n % 5 == 0; fives--)
        *n /= 5;
    for (*d = UINT64_C(1) << twos; fives; fives--)
        *d *= 5;
    return true;
}

static char *put_halves(char *to, bool negative, uint64_t n, uint64_t d)
{
    char text[2 * MAX_DIGITS_64 + 1], *end = text + sizeof text, *begin = put_uint_before(end, d);
    *--begin = '/';
    begin = put_uint_before(begin, n);
    if (negative)
        *to++ = '-';
    return put(to, begin, (size_t)(end - begin));
}

char *fig_number_put_short(char *to, fig_number a)
{
    uint64_t above, below;
    if (a.big)
        return fig_big_halves(a, &above, &below) ? put_halves(to, a.mantissa < 0, above, below) : NULL;
    if (a.exponent > SHORT_EXPONENT || a.exponent < -SHORT_EXPONENT)
        return NULL;
    uint64_t n = magnitude(a.mantissa);
    *to = '-';
    if (n < 10)
        return put_digit(to + (a.mantissa < 0), (char)('0' + n), a.exponent);
    if (fits_word(n))
        return put_in_word(to + (a.mantissa < 0), (uint32_t)n, a.exponent);
    char buffer[MAX_DIGITS_64];
    fig_decimal d = small_decimal(buffer, a);
    return fig_decimal_put(&d, to);
}

void fig_number_write(fig_strbuf *out, fig_number a)
{
    if (a.big) {
        fig_big_write(out, a);
        return;
    }
    char buffer[MAX_DIGITS_64];
    fig_decimal d = small_decimal(buffer, a);
    size_t length = fig_decimal_length(&d);
    if (out->capacity - out->len < length && !fig_strbuf_reserve(out, length))
        return;
    fig_decimal_put(&d, out->data + out->len);
    out->len += length;
}

char *fig_number_put_short_fraction(char *to, fig_number a)
{
    uint64_t n, d;
    if (halves_of(a, &n, &d))
        return put_halves(to, a.mantissa < 0, n, d);
    to = a.big || a.exponent < 0 ? NULL : fig_number_put_short(to, a);
    return to ? put(to, "/1", 2) : NULL;
}

void fig_number_write_fraction(fig_strbuf *out, fig_number a)
{
    if (fig_number_is_integer(a)) {
        fig_number_write(out, a);
        fig_strbuf_add(out, "/1", 2);
        return;
    }
    char text[FIG_NUMBER_SHORT], *end = fig_number_put_short_fraction(text, a);
    if (end)
        fig_strbuf_add(out, text, (size_t)(end - text));
    else
        fig_big_write_fraction(out, a);
}

/* ---- into an arena ---- */

static fig_str long_str(fig_arena *arena, fig_number a, void (*write)(fig_strbuf *out, fig_number a))
{
    fig_strbuf text = {0};
    write(&text, a);
    fig_str s = {NULL, 0};
    if (text.failed)
        arena->failed = true;
    else
        s = fig_arena_str(arena, text.data, text.len);
    fig_strbuf_clear(&text);
    return s;
}

static fig_str small_str(fig_arena *arena, fig_number a)
{
    char buffer[MAX_DIGITS_64];
    fig_decimal d = small_decimal(buffer, a);
    const size_t length = fig_decimal_length(&d);
    char *to = fig_arena_alloc(arena, length + 1);
    if (!to)
        return (fig_str){NULL, 0};
    *fig_decimal_put(&d, to) = 0;
    return (fig_str){to, length};
}

fig_str fig_number_str(fig_arena *arena, fig_number a)
{
    return a.big ? long_str(arena, a, fig_number_write) : small_str(arena, a);
}

fig_str fig_number_fraction_str(fig_arena *arena, fig_number a)
{
    char text[FIG_NUMBER_SHORT], *end = fig_number_put_short_fraction(text, a);
    return end ? fig_arena_str(arena, text, (size_t)(end - text)) : long_str(arena, a, fig_number_write_fraction);
}
