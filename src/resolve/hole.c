/* Hole: see hole.h. */
#include "hole.h"
#include <string.h>

enum { LONGEST_NUMBER = 24, MOST_DIGITS = 18 };

/* A token of plain digits and marks, read without GMP. */
typedef struct plain {
    int64_t mantissa;
    int places, trailing_zeros;
    bool grouped;
} plain;

static bool read_plain(const fig_hole *h, const char *text, size_t len, plain *out)
{
    int digits = 0, zeros = 0;
    *out = (plain){.places = -1};
    if (len > LONGEST_NUMBER)
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((unsigned char)(c - '0') < 10) {
            if (++digits > MOST_DIGITS)
                return false;
            out->mantissa = out->mantissa * 10 + (c - '0');
            zeros = c == '0' ? zeros + 1 : 0;
            out->places += out->places >= 0;
        } else if (c == (unsigned char)h->point && out->places < 0) {
            out->places = 0;
        } else if (c && (c == (unsigned char)h->skip[0] || c == (unsigned char)h->skip[1])) {
            out->grouped = h->group != 0;
        } else {
            return false;
        }
    }
    bool whole = out->places < 0;
    out->places = whole ? 0 : out->places;
    out->trailing_zeros = !whole || out->places ? 0 : zeros == digits ? digits - 1 : zeros;
    return digits && (whole || out->places);
}

static bool small_product(int64_t mantissa, int32_t exponent, fig_number factor, fig_number *out)
{
    if (__builtin_mul_overflow(mantissa, factor.mantissa, &mantissa) || mantissa == INT64_MIN)
        return false;
    exponent += factor.exponent;
    if (!mantissa)
        exponent = 0;
    while (mantissa && mantissa % 10 == 0) {
        mantissa /= 10;
        exponent++;
    }
    *out = (fig_number){mantissa, exponent, 0};
    return true;
}

bool fig_hole_fill(const fig_hole *h, const fig_items *items, uint32_t start, fig_draft *d)
{
    plain p;
    uint32_t at = start + h->token;
    if (!read_plain(h, items->text + items->begin[at], items->end[at] - items->begin[at], &p))
        return false;
    fig_value *v = &d->value;
    if (!small_product(p.mantissa, -p.places, h->factor, &v->low) || !small_product(5, -p.places - 1, h->precision_factor, &v->precision))
        return false;
    v->high = v->low;
    if (!v->scaled) {
        v->trailing_zeros = p.trailing_zeros;
        v->whole = p.places == 0;
    }
    v->grouped = p.grouped;
    return true;
}

static bool small(fig_number n)
{
    return !n.big;
}

static bool same_value(const fig_value *a, const fig_value *b)
{
    return a->low.mantissa == b->low.mantissa && a->low.exponent == b->low.exponent && a->precision.mantissa == b->precision.mantissa &&
           a->precision.exponent == b->precision.exponent && a->whole == b->whole && a->trailing_zeros == b->trailing_zeros &&
           a->grouped == b->grouped;
}

bool fig_hole_make(const fig_watch *watch, const fig_items *items, uint32_t start, const fig_draft *d, fig_hole *h)
{
    const fig_watched_decimal *decimal = &watch->decimal;
    fig_number_pool pool = {0};
    fig_draft again = *d;
    plain p;
    *h = (fig_hole){.token = (uint16_t)(decimal->token - start), .point = decimal->point, .group = decimal->group};
    size_t marks = strlen(decimal->skip);
    if (marks > sizeof h->skip)
        return false;
    memcpy(h->skip, decimal->skip, marks);
    uint32_t at = decimal->token;
    if (!read_plain(h, items->text + items->begin[at], items->end[at] - items->begin[at], &p) || !p.mantissa || d->value.is_range ||
        !d->value.has_precision)
        return false;
    fig_number written, places = {5, -p.places - 1, 0};
    h->factor = (fig_number){1, 0, 0};
    if (!small_product(p.mantissa, -p.places, h->factor, &written))
        return false;
    h->factor = fig_number_div(&pool, d->value.low, written);
    h->precision_factor = fig_number_div(&pool, d->value.precision, places);
    bool good = small(h->factor) && small(h->precision_factor) && !pool.failed;
    fig_number_pool_clear(&pool);
    return good && fig_hole_fill(h, items, start, &again) && same_value(&again.value, &d->value);
}

bool fig_value_is_small(const fig_value *v)
{
    return small(v->low) && small(v->high) && small(v->precision) && small(v->factor) && small(v->low_term) && small(v->high_term);
}
