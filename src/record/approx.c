/* Approx: the short way for what people write in news, exact arithmetic for the rest; see approx.h. */
#include "approx.h"
#include "../base/ascii.h"
#include "../exact/number.h"
#include <float.h>
#include <stdio.h>
#include <string.h>

/* Canonical decimals only: "-12.5". A text of at most 18 digits of which at most 15 are significant. */
static bool is_short_decimal(fig_str value)
{
    size_t i = value.len && value.ptr[0] == '-', significant = 0, zeros = 0, digits = 0;
    if (i == value.len)
        return false;
    for (; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == '.')
            continue;
        if (!fig_ascii_is_digit(c) || ++digits > 18)
            return false;
        if (c == '0' && significant)
            zeros++;
        else if (c != '0') {
            significant += 1 + zeros;
            zeros = 0;
        }
    }
    return significant <= 15;
}

static bool parse(fig_number_pool *pool, const char *text, size_t len, fig_number *out)
{
    bool negative = len && *text == '-';
    if (fig_number_parse(pool, text + negative, len - negative, '.', "", out, NULL) != FIG_OK)
        return false;
    if (negative)
        *out = fig_number_neg(pool, *out);
    return true;
}

static bool exact_double(fig_str value, double *out)
{
    fig_number_pool pool = {0};
    fig_number number, divisor;
    const char *slash = memchr(value.ptr, '/', value.len);
    size_t len = slash ? (size_t)(slash - value.ptr) : value.len;
    bool ok = parse(&pool, value.ptr, len, &number);
    if (ok && slash) {
        ok = parse(&pool, slash + 1, value.len - len - 1, &divisor) && !fig_number_is_zero(divisor);
        if (ok)
            number = fig_number_div(&pool, number, divisor);
    }
    ok = ok && !pool.failed;
    if (ok)
        *out = fig_number_to_double(number);
    fig_number_pool_clear(&pool);
    return ok && *out <= DBL_MAX && *out >= -DBL_MAX;
}

/* Digits alone, at most 15 of them: a double holds it. */
static bool short_integer(const char *text, size_t len, double *out)
{
    int64_t n = 0;
    if (len == 0 || len > 15)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (!fig_ascii_is_digit(text[i]))
            return false;
        n = n * 10 + (text[i] - '0');
    }
    *out = (double)n;
    return true;
}

bool fig_approx_double(fig_str value, double *out)
{
    if (!value.ptr || value.len == 0)
        return false;
    const char *slash = memchr(value.ptr, '/', value.len);
    size_t len = slash ? (size_t)(slash - value.ptr) : value.len;
    double above, below;
    if (slash && FLT_EVAL_METHOD == 0 && short_integer(value.ptr, len, &above) && short_integer(slash + 1, value.len - len - 1, &below) &&
        below > 0) {
        *out = above / below; /* of two exact numbers: rounded once */
        return true;
    }
    return exact_double(value, out);
}

#ifdef __SIZEOF_INT128__
/* Trailing zeros left out, as %g does: 25 -> "25", "2.5", "0.025", by the power of ten of the first digit, -4 to 16. */
static size_t lay_out(bool negative, uint64_t digits, int power, char out[FIG_APPROX_MAX])
{
    char text[17], *o = out;
    int count = 17, before = power < 0 ? 0 : power + 1;
    for (int i = count - 1; i >= 0; i--, digits /= 10)
        text[i] = (char)('0' + digits % 10);
    while (count > 1 && count > before && text[count - 1] == '0')
        count--;
    if (negative)
        *o++ = '-';
    memcpy(o, text, (size_t)before);
    o += before;
    if (!before)
        *o++ = '0';
    if (count > before)
        *o++ = '.';
    for (int i = power + 1; i < 0; i++)
        *o++ = '0';
    memcpy(o, text + before, (size_t)(count - before));
    return (size_t)(o - out) + (size_t)(count - before);
}

/* 17 digits by exact arithmetic in 128 bits, halves to even; 0: not between 0.0001 and 2^52. */
static size_t print_usual(double d, char out[FIG_APPROX_MAX])
{
    __extension__ typedef unsigned __int128 wide;
    static const double first[] = {1, 0.1, 0.01, 0.001}; /* none is below the number it is nearest to */
    const uint64_t ten_16 = UINT64_C(10000000000000000);
    bool negative = d < 0;
    uint64_t bits;
    d = negative ? -d : d;
    if (!(d >= 1e-4 && d < 4503599627370496.0))
        return 0;
    memcpy(&bits, &d, sizeof bits);
    int shift = 1075 - (int)(bits >> 52), power = 0; /* d is mantissa / 2^shift */
    uint64_t scale = ten_16, more = 1;               /* make it 17 digits */
    for (uint64_t whole = (uint64_t)d; whole >= 10; whole /= 10, scale /= 10)
        power++;
    for (; power <= 0 && power > -4 && d < first[-power]; more *= 10)
        power--;
    wide n = (wide)((bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52) * scale * more, half = (wide)1 << (shift - 1);
    uint64_t digits = (uint64_t)(n >> shift);
    wide rest = n & (half * 2 - 1);
    digits += rest > half || (rest == half && digits % 2);
    return digits < 10 * ten_16 ? lay_out(negative, digits, power, out) : 0;
}
#else
static size_t print_usual(double d, char out[FIG_APPROX_MAX])
{
    (void)d;
    (void)out;
    return 0;
}
#endif

/* "%.17g" with the locale's decimal point, whatever its bytes, made ".". */
static size_t print_double(double d, char out[FIG_APPROX_MAX])
{
    char text[FIG_APPROX_MAX + 16];
    snprintf(text, sizeof text, "%.17g", d);
    size_t n = 0;
    bool in_point = false;
    for (const char *p = text; *p && n < FIG_APPROX_MAX; p++) {
        bool plain = fig_ascii_is_digit(*p) || *p == '-' || *p == '+' || *p == 'e';
        if (plain)
            out[n++] = *p;
        else if (!in_point)
            out[n++] = '.';
        in_point = !plain;
    }
    return n;
}

size_t fig_approx_text(fig_str value, char out[FIG_APPROX_MAX])
{
    double d;
    if (!value.ptr || value.len == 0)
        return 0;
    if (value.len < FIG_APPROX_MAX && is_short_decimal(value)) {
        memcpy(out, value.ptr, value.len);
        return value.len;
    }
    if (!fig_approx_double(value, &d))
        return 0;
    size_t n = print_usual(d, out);
    return n ? n : print_double(d, out);
}
