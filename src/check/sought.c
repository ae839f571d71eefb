/* Sought: see sought.h. */
#include "sought.h"

/* From the first digit to the last that is no zero. */
static size_t digits_in(fig_str text)
{
    size_t n = 0, count = 0;
    for (size_t i = 0; i < text.len; i++) {
        const bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        n += digit && (n || text.ptr[i] != '0');
        count = digit && text.ptr[i] != '0' ? n : count;
    }
    return count;
}

/* "Some $9.87 billion": told to three digits, it is near enough. */
static bool is_firm(const fig_figure *f)
{
    enum { DIGITS_FIRM = 3 };
    return f->mod == FIG_MOD_NONE || (f->mod == FIG_MOD_APPROX && f->value.ptr && digits_in(f->value) >= DIGITS_FIRM);
}

static bool has_value(const fig_figure *f)
{
    const bool kind = f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY || f->kind == FIG_KIND_COUNT ||
                      f->kind == FIG_KIND_NUMBER || f->kind == FIG_KIND_PERCENT;
    return kind && f->value.ptr && f->value.ptr[0] != '-' && !fig_str_is(f->value, "0") && is_firm(f) && f->same_as < 0 &&
           !memchr(f->value.ptr, '/', f->value.len);
}

void fig_sought_window(const fig_checking *c, int32_t figure, unsigned before, unsigned after, int32_t *first, int32_t *end)
{
    const fig_figure *f = fig_of(c, figure);
    *first = *end = figure;
    while (*first > 0 && fig_str_same(fig_of(c, *first - 1)->field, f->field) && fig_of(c, *first - 1)->sentence + before >= f->sentence)
        --*first;
    while ((size_t)*end < c->result->count && fig_str_same(fig_of(c, *end)->field, f->field) &&
           fig_of(c, *end)->sentence <= f->sentence + after)
        ++*end;
}

bool fig_sought_near(const fig_checking *c, int32_t figure, unsigned before, unsigned after, fig_sought *out)
{
    int32_t first, end;
    fig_sought_window(c, figure, before, after, &first, &end);
    out->count = 0;
    for (int32_t i = first; i < end; i++) {
        if (!has_value(fig_of(c, i)))
            continue;
        if (out->count == FIG_SOUGHT_MOST)
            return false;
        out->of[out->count++] = i;
    }
    return true;
}

static bool read_around(fig_checking *c, int32_t figure, bool roundly, fig_interval *out)
{
    const fig_figure *f = fig_of(c, figure);
    fig_number value, half = fig_number_int(0);
    const fig_str precision = roundly && f->precision_loose.ptr ? f->precision_loose : f->precision;
    if (!f->value.ptr || !fig_read_number(c, f->value, &value) || (precision.ptr && !fig_read_number(c, precision, &half)))
        return false;
    *out = fig_interval_around(&c->pool, value, half);
    return true;
}

bool fig_read_strictly(fig_checking *c, int32_t figure, fig_interval *out)
{
    return read_around(c, figure, false, out);
}

bool fig_read_roundly(fig_checking *c, int32_t figure, fig_interval *out)
{
    return read_around(c, figure, true, out);
}

fig_number fig_told_to(fig_checking *c, int32_t figure)
{
    enum { BASE = 10, MOST = 15 };
    const fig_str text = fig_of(c, figure)->value;
    const size_t last = fig_digits_of(c, figure) < MOST ? fig_digits_of(c, figure) : MOST;
    int64_t n = 0;
    fig_interval x;
    if (fig_of(c, figure)->precision.len && !fig_str_is(fig_of(c, figure)->precision, "0") &&
        !fig_str_is(fig_of(c, figure)->precision, "0.5") && fig_read_strictly(c, figure, &x) &&
        !fig_number_is_zero(fig_interval_middle(&c->pool, x))) /* 34.0 billion: to 1/340 */
        return fig_number_div(&c->pool, fig_number_sub(&c->pool, x.high, x.low), fig_interval_middle(&c->pool, x));
    for (size_t i = 0, k = 0; i < text.len && k < last; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9' && (k || text.ptr[i] != '0')) {
            n = n * BASE + (text.ptr[i] - '0');
            k++;
        }
    return n ? fig_number_div(&c->pool, fig_number_int(1), fig_number_int(n)) : fig_number_int(1);
}

fig_number fig_told_best(fig_checking *c, int32_t a, int32_t b)
{
    const fig_number x = fig_told_to(c, a), y = fig_told_to(c, b);
    return fig_number_cmp(&c->pool, x, y) < 0 ? x : y;
}

size_t fig_digits_of(const fig_checking *c, int32_t figure)
{
    return digits_in(fig_of(c, figure)->value);
}

bool fig_is_no_chance(fig_checking *c, fig_number room, size_t trials, int let_pass)
{
    const fig_number n = fig_number_mul(&c->pool, room, fig_number_int((int64_t)(trials * (size_t)let_pass)));
    return fig_number_cmp(&c->pool, n, fig_number_int(1)) <= 0;
}

bool fig_is_large(fig_checking *c, int32_t figure)
{
    enum { MILLION = 1000000 };
    fig_number n;
    return fig_read_number(c, fig_of(c, figure)->value, &n) && fig_number_cmp(&c->pool, n, fig_number_int(MILLION)) >= 0;
}
