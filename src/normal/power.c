/*
 * Power: a base and its exponent, exact.
 *
 * in   1.1^3 · 2.5^-1 · 6 × 10^5 · 3e8          out   1.331 · 0.4 · 600000 · 300000000
 * `whole` is the base (10 where it is not bound), `factor` the exponent, `value` what the power multiplies. What would have more digits than a number may is refused.
 */
#include "normal.h"

/* By squares; the caller has bounded the exponent. */
static fig_number raise(fig_number_pool *pool, fig_number base, int64_t exponent)
{
    fig_number out = fig_number_int(1);
    for (; exponent; exponent >>= 1) {
        if (exponent & 1)
            out = fig_number_mul(pool, out, base);
        if (exponent > 1)
            base = fig_number_mul(pool, base, base);
    }
    return out;
}

bool fig_make_power(const fig_scope *s, fig_value *out)
{
    fig_number_pool *pool = s->n->pool;
    const fig_bound *base = fig_scope_get(s, FIG_NAME_WHOLE), *factor = fig_scope_get(s, FIG_NAME_FACTOR),
                    *value = fig_scope_get(s, FIG_NAME_VALUE);
    fig_number x = fig_number_int(10), y, n = fig_number_int(1);
    int64_t e;
    if (!factor || !fig_bound_number(s, factor, &y) || !fig_number_to_int(y, &e) || (base && !fig_bound_number(s, base, &x)) ||
        (value && !fig_bound_number(s, value, &n)))
        return false;
    size_t width = base ? fig_scope_text(s, base->first, base->last).len : 2;
    int64_t most = e < 0 ? -e : e;
    if (most > FIG_NUMBER_MAX_DIGITS / 2 || (int64_t)width * most > FIG_NUMBER_MAX_DIGITS || (e < 0 && fig_number_is_zero(x)))
        return false;
    fig_number power = raise(pool, x, most);
    if (e < 0)
        power = fig_number_div(pool, fig_number_int(1), power);
    *out = fig_value_number(fig_number_mul(pool, n, power));
    if (value && value->value) {
        out->precision = fig_number_mul(pool, value->value->precision, power);
        out->has_precision = value->value->has_precision;
    }
    return true;
}
