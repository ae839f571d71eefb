/* Approx: the short way for what people write in news, exact arithmetic for the rest; see approx.h. */
#include "approx.h"
#include "../exact/number.h"
#include <float.h>
#include <stdio.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

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
        if (!is_digit(c) || ++digits > 18)
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

bool fig_approx_double(fig_str value, double *out)
{
    if (!value.ptr || value.len == 0)
        return false;
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

/* "%.17g" with the locale's decimal point, whatever its bytes, made ".". */
static size_t print_double(double d, char out[FIG_APPROX_MAX])
{
    char text[FIG_APPROX_MAX + 16];
    snprintf(text, sizeof text, "%.17g", d);
    size_t n = 0;
    bool in_point = false;
    for (const char *p = text; *p && n < FIG_APPROX_MAX; p++) {
        bool plain = is_digit(*p) || *p == '-' || *p == '+' || *p == 'e';
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
    return fig_approx_double(value, &d) ? print_double(d, out) : 0;
}
