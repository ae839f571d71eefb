/*
 * Words: numbers spelled out, by the arithmetic of their rows.
 *
 * in   two hundred and fifty thousand          out   250000
 * Each row of a list of number words has a value and says how it joins: as=unit (1-19), as=ten, as=hundred (multiplies what is before it), as=magnitude (multiplies and closes a
 * group). One engine for every language that counts this way; what can't be said ("twenty ten") is refused.
 */
#include "normal.h"
#include <string.h>

typedef struct sum {
    int64_t group; /* below the next magnitude */
    fig_number total;
    fig_number least; /* the smallest magnitude so far */
    bool any, has_least;
    char last; /* u t h m, or 0 */
} sum;

static bool add_small(sum *x, int64_t value, char as)
{
    if (as == 'u' && (x->last == 'u' || (x->last == 't' && value > 9)))
        return false;
    if (as == 't' && (x->last == 'u' || x->last == 't'))
        return false;
    x->group += value;
    return true;
}

static bool add_row(const fig_scope *s, sum *x, const fig_row *row)
{
    const char *as = fig_row_attr(row, "as");
    fig_number_pool *pool = s->n->pool;
    int64_t value;
    if (!as)
        return false;
    switch (*as) {
    case 'u':
    case 't':
        if (!fig_number_to_int(row->number, &value) || !add_small(x, value, *as))
            return false;
        break;
    case 'h':
        if (x->last == 'h' || x->group > 99 || !fig_number_to_int(row->number, &value))
            return false;
        x->group = (x->group ? x->group : 1) * value;
        break;
    default:                                   /* magnitude */
        if (x->last == 'm' && x->group == 0) { /* thousand million */
            x->total = fig_number_mul(pool, x->total, row->number);
            break;
        }
        if (x->has_least && fig_number_cmp(pool, row->number, x->least) >= 0)
            return false;
        x->total = fig_number_add(pool, x->total, fig_number_mul(pool, fig_number_int(x->group ? x->group : 1), row->number));
        x->least = row->number;
        x->has_least = true;
        x->group = 0;
        break;
    }
    x->last = *as;
    x->any = true;
    return true;
}

bool fig_make_cardinal(const fig_scope *s, fig_value *out)
{
    sum x = {.total = fig_number_int(0)};
    const fig_bound *b;
    for (size_t i = 0; (b = fig_scope_nth(s, FIG_NAME_WORD, i)); i++)
        if (!b->row || !b->row->has_number || !add_row(s, &x, b->row))
            return false;
    if (!x.any)
        return false;
    *out = fig_value_number(fig_number_add(s->n->pool, x.total, fig_number_int(x.group)));
    out->words = true;
    out->scaled = x.last == 'm';
    out->whole = !out->scaled;
    out->factor = x.has_least ? x.least : fig_number_int(1);
    if (x.has_least && x.group == 0) {
        out->precision = fig_number_div(s->n->pool, x.least, fig_number_int(2));
        out->has_precision = true;
    } else {
        out->precision = (fig_number){5, -1, NULL};
        out->has_precision = true;
    }
    return true;
}

/* nineteen eighty-four, twenty twenty, two thousand … : two numbers below 100 side by side, a year. */
bool fig_make_digit_words(const fig_scope *s, fig_value *out)
{
    const fig_bound *high = fig_scope_get(s, FIG_NAME_HIGH), *low = fig_scope_get(s, FIG_NAME_LOW);
    int64_t h, l = 0;
    if (!fig_bound_int(s, high, &h) || h < 10 || h > 99 || (low && (!fig_bound_int(s, low, &l) || l > 99)))
        return false;
    *out = fig_value_number(fig_number_int(h * 100 + l));
    out->words = true;
    return true;
}
