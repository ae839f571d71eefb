/*
 * Ranges: two ends as one value, with what is said once of both.
 *
 * in   "5" … "10 million" · 145.60/70 · a year or two          out   low and high, exact, known to what the less exact end is
 * What stands between two numbers may be something else: a move and the level it led to, an aside, a sign. Then it is no range.
 */
#include "normal.h"
#include "unit_size.h"
#include <string.h>

/* Is a range's low end a year, and what follows another matter: rose in 2023 to 4.1 percent, in 2019 to 2,450 tonnes? */
static bool is_year(fig_number_pool *pool, const fig_value *a, const fig_value *b)
{
    return fig_value_looks_like_year(pool, a) && (b->grouped || b->scaled || !b->whole || fig_number_cmp(pool, b->high, a->low) < 0);
}

/* Does a mark with blanks about it stand between a number in words and one in digits: one in four - 24 percent? Nobody writes a range so. */
static bool is_aside(const fig_scope *s, const fig_bound *low, const fig_bound *high)
{
    const uint8_t *gap = s->n->items->gap;
    uint32_t mark = low->last;
    if (low->value->words == high->value->words || mark + 1 != high->first || gap[mark] == FIG_GAP_GLUED || gap[mark + 1] == FIG_GAP_GLUED)
        return false;
    char c = fig_scope_text(s, mark, mark + 1).ptr[0];
    return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z');
}

/* A mark behind a blank and glued to what follows is its sign where no range fits: the columns -0.61 -0.05, -5 -3 degrees, but 3 -5 degrees. */
static bool is_sign(const fig_scope *s, const fig_bound *low, const fig_bound *high)
{
    const uint8_t *gap = s->n->items->gap;
    uint32_t mark = low->last;
    return mark + 1 == high->first && gap[mark] != FIG_GAP_GLUED && gap[mark + 1] == FIG_GAP_GLUED &&
           (fig_number_is_negative(low->value->low) || fig_number_cmp(s->n->pool, low->value->low, high->value->high) > 0);
}

/* 2-3,000 people, £50-60,000: thousands written once, behind a glued dash; 5-1,000 and 1-5,000 are as written. */
static bool shares_thousands(const fig_scope *s, const fig_bound *low, const fig_bound *high)
{
    const fig_value *a = low->value, *b = high->value;
    const uint8_t *gap = s->n->items->gap;
    const uint32_t mark = low->last;
    return b->grouped && b->trailing_zeros >= 3 && !b->scaled && a->whole && !a->words && !a->grouped && !a->scaled &&
           mark + 1 == high->first && gap[mark] == FIG_GAP_GLUED && gap[mark + 1] == FIG_GAP_GLUED &&
           fig_number_cmp(s->n->pool, a->low, fig_number_int(1)) > 0 &&
           fig_number_cmp(s->n->pool, fig_number_mul(s->n->pool, a->low, fig_number_int(1000)), b->low) < 0;
}

/* Would a range fall more than tenfold, had its first end the scale of its second: between $900 and $1.2 million? Nobody writes such a one. */
static bool falls_far(fig_number_pool *pool, const fig_value *a, const fig_value *b)
{
    const fig_number most = fig_number_mul(pool, b->high, fig_number_int(10));
    return fig_number_cmp(pool, most, fig_number_mul(pool, a->low, b->factor)) < 0 && !fig_number_is_negative(most);
}

/* What is said once belongs to both ends: "$5-$10 million", "one to two hundred". false: a scale that is no number. */
static bool share_scale(const fig_scope *s, const fig_bound *low, const fig_bound *high, fig_value *a, fig_value *b)
{
    fig_number_pool *pool = s->n->pool;
    const fig_number thousand = fig_number_int(1000);
    const fig_bound *scale;
    for (size_t i = 0; (scale = fig_scope_nth(s, FIG_NAME_SCALE, i)); i++) {
        fig_number f;
        if (!fig_bound_number(s, scale, &f))
            return false;
        fig_value_scale(pool, b, f);
    }
    if (b->scaled && !a->scaled && !a->grouped && fig_number_cmp(pool, a->low, thousand) < 0 && !falls_far(pool, a, b))
        fig_value_scale(pool, a, b->factor);
    if (shares_thousands(s, low, high)) {
        a->low = a->high = fig_number_mul(pool, a->low, thousand);
        a->trailing_zeros += 3;
    }
    if (a->words && b->words && !a->scaled && !b->scaled && fig_number_cmp(pool, b->factor, fig_number_int(100)) == 0 &&
        fig_number_cmp(pool, a->low, fig_number_int(10)) < 0)
        a->low = a->high = fig_number_mul(pool, a->low, b->factor);
    return true;
}

/* Is the first a move, and the second the level it led to? `widest` and `plain` of a make say how far a range may reach. */
static bool is_move(const fig_scope *s, const fig_value *a, const fig_value *b)
{
    fig_number_pool *pool = s->n->pool;
    const char *wide = fig_make_attr(s->make, "widest"), *plain = fig_make_attr(s->make, "plain");
    fig_number times;
    if (wide && !fig_number_is_negative(a->low) && /* 30 dlrs to 600 dlrs */
        (fig_number_parse(pool, wide, strlen(wide), '.', "", &times, NULL) ||
         fig_number_cmp(pool, b->high, fig_number_mul(pool, a->low, times)) > 0 ||
         fig_number_cmp(pool, a->low, fig_number_mul(pool, b->high, times)) > 0))
        return true;
    return plain && /* eight to 5.70, 45 to 2361 */
           (fig_number_parse(pool, plain, strlen(plain), '.', "", &times, NULL) || a->words != b->words ||
            a->precision.exponent != b->precision.exponent || fig_number_cmp(pool, a->low, b->high) >= 0 ||
            fig_number_cmp(pool, b->high, fig_number_mul(pool, a->low, times)) > 0);
}

static fig_value from_to(fig_number_pool *pool, const fig_value *a, const fig_value *b)
{
    fig_value v = *b;
    v.low = v.low_term = a->low;
    v.high_term = b->high;
    v.is_range = true;
    v.has_precision = a->has_precision && b->has_precision;
    if (v.has_precision && fig_number_cmp(pool, a->precision, b->precision) < 0)
        v.precision = a->precision;
    v.trailing_zeros = a->trailing_zeros < b->trailing_zeros ? a->trailing_zeros : b->trailing_zeros;
    v.scaled = a->scaled || b->scaled;
    v.whole = a->whole && b->whole;
    return v;
}

/* low … high. */
bool fig_make_range(const fig_scope *s, fig_value *out)
{
    fig_number_pool *pool = s->n->pool;
    const fig_bound *low = fig_scope_get(s, FIG_NAME_LOW), *high = fig_scope_get(s, FIG_NAME_HIGH);
    if (!low || !high || !low->value || !high->value)
        return false;
    fig_value a = *low->value, b = *high->value;
    if (is_year(pool, &a, &b) || is_aside(s, low, high) || is_sign(s, low, high) || !share_scale(s, low, high, &a, &b) ||
        is_move(s, &a, &b))
        return false;
    const fig_bound *unit = fig_scope_get(s, FIG_NAME_A), *other = fig_scope_get(s, FIG_NAME_B);
    if (unit && other && unit->row && other->row && strcmp(unit->row->values[0], other->row->values[0]) != 0)
        return false; /* 75 basis points to 7.50 percent */
    *out = from_to(pool, &a, &b);
    out->row = unit ? unit->row : NULL;
    if (fig_make_attr(s->make, "ascending") && fig_number_cmp(pool, out->low, out->high) >= 0)
        return false;
    if (fig_number_cmp(pool, out->low, out->high) > 0) {
        const fig_number t = out->low;
        out->low = out->high;
        out->high = t;
        out->descending = true;
    }
    return true;
}

static bool same_dimension(const fig_unit_size *a, const fig_unit_size *b)
{
    bool same = a->base_count == b->base_count;
    for (size_t i = 0; same && i < a->base_count; i++)
        same = a->bases[i].power == b->bases[i].power && a->bases[i].name.len == b->bases[i].name.len &&
               memcmp(a->bases[i].name.ptr, b->bases[i].name.ptr, a->bases[i].name.len) == 0;
    return same;
}

bool fig_range_in_unit(const fig_scope *s, fig_value *v, const fig_bound *unit)
{
    if (!v->is_range || !v->row || !unit || !unit->row || strcmp(v->row->values[0], unit->row->values[0]) == 0)
        return true;
    fig_number_pool *pool = s->n->pool;
    const char *from = v->row->values[0], *to = unit->row->values[0];
    fig_unit_size a, b;
    if (!fig_unit_size_of(s->n->grammar, pool, (fig_str){from, strlen(from)}, &a) ||
        !fig_unit_size_of(s->n->grammar, pool, (fig_str){to, strlen(to)}, &b) || !same_dimension(&a, &b) ||
        fig_number_cmp(pool, a.offset, b.offset) != 0)
        return false;
    const fig_number first = v->descending ? v->high : v->low, second = v->descending ? v->low : v->high;
    fig_scope_bend(s);
    v->low = v->low_term = fig_number_div(pool, fig_number_mul(pool, first, a.factor), b.factor);
    v->high = v->high_term = second;
    v->descending = false;
    return fig_number_cmp(pool, v->low, v->high) < 0;
}

/* 11-1/4 1/8: both ends share their whole, and dealers say the higher one first or last. */
static bool share_whole(const fig_scope *s, const fig_value *a, const fig_value *b, fig_value *out)
{
    fig_number_pool *pool = s->n->pool;
    const fig_number whole = fig_number_sub(pool, a->low, fig_number_div(pool, a->low_term, a->high_term));
    const fig_number other = fig_number_add(pool, whole, b->low);
    const int order = fig_number_cmp(pool, a->low, other);
    if (order == 0 || fig_number_cmp(pool, b->low, fig_number_int(1)) >= 0)
        return false;
    fig_scope_bend(s);
    *out = *a;
    out->low = order > 0 ? other : a->low;
    out->high = order > 0 ? a->low : other;
    out->low_term = out->low;
    out->high_term = out->high;
    if (fig_number_cmp(pool, out->precision, b->precision) < 0)
        out->precision = b->precision;
    out->is_range = true;
    return true;
}

/* 145.60/70, 143.15/20: the second end gives only its last digits. */
bool fig_make_suffix_range(const fig_scope *s, fig_value *out)
{
    fig_number_pool *pool = s->n->pool;
    const fig_bound *low = fig_scope_get(s, FIG_NAME_LOW), *high = fig_scope_get(s, FIG_NAME_HIGH);
    if (low && high && low->value && high->value)
        return share_whole(s, low->value, high->value, out);
    if (!low || !high || !low->value || high->value)
        return false;
    fig_str a = fig_scope_text(s, low->first, low->last), b = fig_scope_text(s, high->first, high->last);
    if (b.len > a.len || b.len > 4 || b.len < 2)
        return false;
    for (size_t i = 0; i < b.len; i++) /* the replaced places must be digits of the same number */
        if (a.ptr[a.len - 1 - i] < '0' || a.ptr[a.len - 1 - i] > '9' || b.ptr[i] < '0' || b.ptr[i] > '9')
            return false;
    char joined[80];
    if (a.len >= sizeof joined)
        return false;
    memcpy(joined, a.ptr, a.len);
    memcpy(joined + a.len - b.len, b.ptr, b.len);
    fig_number end;
    if (fig_number_parse(pool, joined, a.len, '.', ",", &end, NULL) ||
        fig_number_cmp(pool, low->value->low, end) > 0) /* 145.90/00 runs into the next unit */
        return false;
    *out = *low->value;
    out->high = end;
    out->is_range = true;
    return true;
}

/* a year or two: 1 to high */
bool fig_make_one_to(const fig_scope *s, fig_value *out)
{
    const fig_bound *high = fig_scope_get(s, FIG_NAME_HIGH);
    fig_number n;
    if (!high || !fig_bound_number(s, high, &n))
        return false;
    *out = fig_value_number(fig_number_int(1));
    out->high = n;
    out->is_range = true;
    return true;
}
