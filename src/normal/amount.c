/*
 * Amounts: numbers in digits, fractions and scales.
 *
 * in   "1,460.50" · "6-1/4" · 1.46 × million          out   exact values with the precision they were printed with
 * Precision is half a unit of the last written place, and is scaled with the number: 1.46 million is known to 5,000.
 */
#include "../text/utf8.h"
#include "normal.h"
#include <string.h>

fig_value fig_value_empty(void)
{
    return (fig_value){0};
}

fig_value fig_value_number(fig_number n)
{
    fig_value v = fig_value_empty();
    v.low = v.high = n;
    v.has_low = v.has_high = true;
    return v;
}

/* Digits of any script as ASCII; group marks and all blanks dropped; `point` becomes '.'. Returns the length, 0 when too long for `out`. */
static size_t plain_digits(fig_str t, char point, const char *group, char *out, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < t.len;) {
        unsigned char c = (unsigned char)t.ptr[i];
        if (n + 1 >= room)
            return 0;
        if (c < 0x80) {
            i++;
            if (c == (unsigned char)point)
                out[n++] = '.';
            else if (c != ' ' && c != '\t' && !strchr(group, (char)c))
                out[n++] = (char)c;
            continue;
        }
        size_t bytes;
        uint32_t cp = fig_utf8_decode(t.ptr + i, t.len - i, &bytes);
        int digit = fig_digit_value(cp);
        if (digit >= 0)
            out[n++] = (char)('0' + digit);
        i += bytes;
    }
    out[n] = 0;
    return n;
}

/* Stands a group's mark, or a blank, between the digits? */
static bool has_marks(fig_str t, char point)
{
    for (size_t i = 0, bytes; i < t.len; i += bytes) {
        const unsigned char c = (unsigned char)t.ptr[i];
        bytes = 1;
        if (c - (unsigned)'0' >= 10u && t.ptr[i] != point &&
            (c < 0x80 || fig_digit_value(fig_utf8_decode(t.ptr + i, t.len - i, &bytes)) < 0))
            return true;
    }
    return false;
}

/* One blank between two groups, and no line break. */
static bool single_blanks(fig_str t)
{
    for (size_t i = 0; i + 1 < t.len; i++)
        if (t.ptr[i] == '\n' || t.ptr[i] == '\t' || (t.ptr[i] == ' ' && t.ptr[i + 1] == ' '))
            return false;
    return true;
}

/* The digits bound as `digits`, one token or, spaced=1, groups with blanks between them. make decimal point=. group=, */
bool fig_make_decimal(const fig_scope *s, fig_value *out)
{
    const fig_bound *b = fig_scope_get(s, FIG_NAME_DIGITS);
    const char *point = fig_make_attr(s->make, "point"), *group = fig_make_attr(s->make, "group");
    if (!b)
        return false;
    const char mark = point ? *point : '.', *skip = group ? group : ",'";
    fig_str t = fig_scope_decimal(s, b, &(fig_watched_decimal){.point = mark, .skip = skip, .group = group ? *group : 0});
    if (fig_make_attr(s->make, "spaced") && !single_blanks(t))
        return false; /* two rows or columns of a table */
    char small[64], *digits = small;
    size_t room = sizeof small;
    if (t.len >= sizeof small) {
        if (t.len > FIG_NUMBER_MAX_DIGITS) {
            s->n->limit = true;
            return false;
        }
        room = t.len + 1;
        digits = fig_arena_alloc(s->n->arena, room);
        if (!digits)
            return false;
    }
    size_t n = plain_digits(t, mark, skip, digits, room);
    int places = 0;
    fig_number value;
    if (!n || fig_number_parse(s->n->pool, digits, n, '.', "", &value, &places) != FIG_OK)
        return false;
    if (fig_make_attr(s->make, "leading-point")) { /* .5 */
        fig_scope_bend(s);
        places = (int)n;
        value = fig_number_scale(s->n->pool, value, -places);
    }
    *out = fig_value_number(value);
    out->precision = (fig_number){5, -places - 1, 0};
    out->has_precision = true;
    out->whole = places == 0;
    out->grouped = group && *group && has_marks(t, mark);
    for (size_t i = n; places == 0 && i > 1 && digits[i - 1] == '0'; i--)
        out->trailing_zeros++;
    return true;
}

void fig_value_scale(fig_number_pool *pool, fig_value *v, fig_number factor)
{
    v->low = fig_number_mul(pool, v->low, factor);
    v->high = fig_number_mul(pool, v->high, factor);
    v->precision = fig_number_mul(pool, v->precision, factor);
    v->factor = v->scaled ? fig_number_mul(pool, v->factor, factor) : factor;
    v->scaled = true;
    v->whole = false;
    v->trailing_zeros = 0;
}

/* value × each scale */
bool fig_make_scaled(const fig_scope *s, fig_value *out)
{
    const fig_bound *value = fig_scope_get(s, FIG_NAME_VALUE), *scale;
    if (!value) { /* a million */
        *out = fig_value_number(fig_number_int(1));
        out->words = true;
    } else if (!fig_make_same(s, out)) {
        return false;
    }
    for (size_t i = 0; (scale = fig_scope_nth(s, FIG_NAME_SCALE, i)); i++) {
        fig_number factor;
        if (!fig_bound_number(s, scale, &factor))
            return false;
        fig_value_scale(s->n->pool, out, factor);
    }
    return true;
}

/* What a fraction behind a number is a fraction of: one, the last written place (2.71-1/2: of a cent), a scale of six zeros (6 million and a half). */
static fig_number fraction_of(const fig_scope *s, const fig_bound *whole)
{
    const fig_value *v = whole ? whole->value : NULL;
    if (v && v->scaled && fig_number_cmp(s->n->pool, v->factor, fig_number_int(100000)) >= 0)
        return v->factor; /* but two thousand and a half */
    if (v && v->has_precision && !v->scaled && !v->whole && v->precision.exponent < -1)
        return fig_number_mul(s->n->pool, v->precision, fig_number_int(2));
    return fig_number_int(1);
}

bool fig_value_looks_like_year(fig_number_pool *pool, const fig_value *a)
{
    return a->whole && !a->words && !a->grouped && !a->scaled && fig_number_cmp(pool, a->low, fig_number_int(1900)) >= 0 &&
           fig_number_cmp(pool, a->low, fig_number_int(2100)) < 0;
}

/* whole numerator/denominator: 6-1/4, 2 1/2, 7/8; or whole and a bound fraction (½, a half) */
bool fig_make_mixed(const fig_scope *s, fig_value *out)
{
    fig_number_pool *pool = s->n->pool;
    const fig_bound *whole = fig_scope_get(s, FIG_NAME_WHOLE), *top = fig_scope_get(s, FIG_NAME_NUMERATOR),
                    *bottom = fig_scope_get(s, FIG_NAME_DENOMINATOR);
    fig_number w = fig_number_int(0), n = fig_number_int(1), d = fig_number_int(1);
    if ((whole && !fig_bound_number(s, whole, &w)) || (top && !fig_bound_number(s, top, &n)) ||
        (bottom && !fig_bound_number(s, bottom, &d)) || fig_number_is_zero(d))
        return false;
    if (whole && fig_number_cmp(pool, n, d) >= 0)
        return false; /* 6-7/4 is a date or a score, not a mixed number */
    if (whole && whole->value && fig_value_looks_like_year(pool, whole->value))
        return false; /* on 28 February 2019 and 1/3 of it */
    fig_number of = fraction_of(s, whole), part = fig_number_mul(pool, fig_number_div(pool, n, d), of);
    *out = fig_value_number(fig_number_add(pool, w, part));
    out->low_term = n;
    out->high_term = d;
    const fig_bound *digits = bottom ? bottom : top;
    bool written = bottom && !bottom->value && (!bottom->row || (bottom->row->form.ptr[0] >= '0' && bottom->row->form.ptr[0] <= '9'));
    if (written || (digits && digits->row && fig_row_attr(digits->row, "symbol"))) {
        fig_number parts = bottom ? d : fig_number_div(pool, fig_number_int(1), n);
        if (!bottom && digits->row) { /* ¾ is printed in quarters */
            const char *in = fig_row_attr(digits->row, "in");
            if (in && fig_number_parse(pool, in, strlen(in), '.', "", &parts, NULL))
                return false;
        }
        out->precision = fig_number_div(pool, of, fig_number_mul(pool, fig_number_int(2), parts));
        out->has_precision = true;
    } else {
        out->words = true;
    }
    return true;
}

/* low + high; falling=1: high is below the last place of low: 3 crore 12 lakh */
bool fig_make_sum(const fig_scope *s, fig_value *out)
{
    const fig_bound *a = fig_scope_get(s, FIG_NAME_LOW), *b = fig_scope_get(s, FIG_NAME_HIGH);
    fig_number x, y;
    if (!a || !b || !fig_bound_number(s, a, &x) || !fig_bound_number(s, b, &y))
        return false;
    bool falling = fig_make_attr(s->make, "falling") != NULL;
    if (falling && (!a->value || fig_number_cmp(s->n->pool, y, a->value->factor) >= 0))
        return false;
    *out = b->value ? *b->value : fig_value_empty();
    out->low = out->high = fig_number_add(s->n->pool, x, y);
    out->has_low = out->has_high = out->words = true;
    return true;
}

bool fig_make_same(const fig_scope *s, fig_value *out)
{
    const fig_bound *b = fig_scope_get(s, FIG_NAME_VALUE);
    if (!b)
        return false;
    if (b->value) {
        *out = *b->value;
        return true;
    }
    fig_number n;
    if (!fig_bound_number(s, b, &n))
        return false;
    *out = fig_value_number(n);
    out->words = true;
    return true;
}

bool fig_make_negative(const fig_scope *s, fig_value *out)
{
    if (!fig_make_same(s, out) || out->is_range)
        return false;
    out->low = out->high = fig_number_neg(s->n->pool, out->low);
    return true;
}

/* Either digits bound as `digits`, or a value: for numbers of things. */
bool fig_make_count_amount(const fig_scope *s, fig_value *out)
{
    return fig_scope_get(s, FIG_NAME_DIGITS) ? fig_make_decimal(s, out) : fig_make_same(s, out);
}
