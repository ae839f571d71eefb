/*
 * Words: numbers spelled out, by the arithmetic of their rows.
 *
 * in   two hundred and fifty thousand          out   250000
 * Each row of a list of number words has a value and says how it joins: as=unit (1-19), as=ten, as=hundred (multiplies what is before it), as=magnitude (multiplies and closes a
 * group); as=and, as=join, as=comma are what stands between them, as=turned what joins a unit to the ten behind it (drei und zwanzig). One engine for every language that counts this way, for cardinals, ordinals and the lower terms of fractions;
 * what can't be said ("twenty ten") is refused.
 */
#include "normal.h"
#include <string.h>

typedef struct sum {
    int64_t group; /* below the next magnitude */
    fig_number total;
    fig_number least; /* the smallest magnitude so far */
    bool any, has_least;
    bool small;  /* a word below a hundred */
    char last;   /* u t h m z (a zero), or 0 */
    char joiner; /* just before: a (and), j (a hyphen), c (a comma), t (and, which turns ten and unit), or 0 */
    bool glued;  /* the hyphen has no blank beside it */
    bool comma;  /* and since it neither hundred nor magnitude */
    size_t words;
} sum;

/* May `as` stand behind the joiner? two hundred and six, forty-two, ninety - five hundred, three million, two hundred */
static bool joins(const sum *x, char as)
{
    bool closed = x->last == 'h' || x->last == 'm', small = as == 'u' || as == 't';
    switch (x->joiner) {
    case 'a':
        return closed && small;
    case 'c':
        return x->last == 'm' && small;
    case 't':
        return x->last == 'u' && x->group % 100 < 10 && as == 't';
    case 'j':
        return !closed || !small || x->glued;
    default:
        return true;
    }
}

static bool add_small(sum *x, int64_t value, char as)
{
    if (as == 'u' && (x->last == 'u' || (x->last == 't' && value > 9)))
        return false;
    if (as == 't' && ((x->last == 'u' && x->joiner != 't') || x->last == 't'))
        return false;
    x->group += value;
    x->small = true;
    return true;
}

/* hundred, and score: both multiply what is below a hundred */
static bool add_hundred(sum *x, int64_t value)
{
    if (x->last == 'h' || (x->last == 'm' && x->joiner != 0) || x->group > 99)
        return false;
    x->group = (x->group ? x->group : 1) * value;
    x->comma = false;
    return true;
}

static bool add_magnitude(fig_number_pool *pool, sum *x, fig_number value)
{
    x->comma = false;
    if (x->last == 'm' && x->group == 0) { /* thousand million */
        x->total = fig_number_mul(pool, x->total, value);
        return true;
    }
    const fig_number so_far = fig_number_add(pool, x->total, fig_number_int(x->group));
    if (x->has_least && x->group && fig_number_cmp(pool, so_far, value) < 0) { /* two thousand three hundred million */
        x->total = fig_number_mul(pool, so_far, value);
        x->least = value;
        x->group = 0;
        return true;
    }
    if (x->has_least && fig_number_cmp(pool, value, x->least) >= 0)
        return false;
    x->total = fig_number_add(pool, x->total, fig_number_mul(pool, fig_number_int(x->group ? x->group : 1), value));
    x->least = value;
    x->has_least = true;
    x->group = 0;
    return true;
}

static bool add_joiner(const fig_scope *s, sum *x, const fig_bound *b, char as)
{
    const uint8_t *gap = s->n->items->gap;
    if (!x->any || x->last == 'z')
        return false;
    if (x->joiner == 'a') /* one-hundred-and-one: the second hyphen says nothing */
        return true;
    x->glued = gap[b->first] == FIG_GAP_GLUED && gap[b->last] == FIG_GAP_GLUED;
    x->joiner = as;
    x->comma = as == 'c';
    return true;
}

static bool add_row(const fig_scope *s, sum *x, const fig_bound *b)
{
    const char *as = fig_row_attr(b->row, "as");
    int64_t value = 0;
    if (!as)
        return false;
    if (*as == 'a' || *as == 'j' || *as == 'c' || strcmp(as, "turned") == 0)
        return add_joiner(s, x, b, *as);
    if (*as != 'm' && !fig_number_to_int(fig_row_number(b->row), &value))
        return false;
    if (x->last == 'z' || !joins(x, *as))
        return false;
    bool zero = *as == 'u' && value == 0;
    if (zero && x->any)
        return false; /* sixty zero */
    if (*as == 'h'   ? !add_hundred(x, value)
        : *as == 'm' ? !add_magnitude(s->n->pool, x, fig_row_number(b->row))
                     : !add_small(x, value, *as))
        return false;
    x->last = zero ? 'z' : x->joiner == 't' ? 'u' : *as; /* behind dreiundzwanzig no unit comes any more */
    x->joiner = 0;
    x->any = true;
    x->words++;
    return true;
}

bool fig_make_cardinal(const fig_scope *s, fig_value *out)
{
    sum x = {.total = fig_number_int(0)};
    const fig_bound *b;
    for (size_t i = 0; (b = fig_scope_nth(s, FIG_NAME_WORD, i)); i++)
        if (!b->row || !b->row->number || !add_row(s, &x, b))
            return false;
    if (!x.any || x.comma || (x.words == 1 && !x.small && !fig_make_attr(s->make, "alone") && s->bound[0].first == s->first))
        return false; /* million alone says no number */
    *out = fig_value_number(fig_number_add(s->n->pool, x.total, fig_number_int(x.group)));
    out->words = true;
    out->scaled = x.last == 'm';
    out->whole = !out->scaled;
    out->factor = x.has_least ? x.least : fig_number_int(x.last == 'h' ? 100 : 1);
    out->has_precision = x.small; /* a hundred thousand: nothing is written in places */
    if (x.has_least && x.group == 0)
        out->precision = fig_number_div(s->n->pool, x.least, fig_number_int(2));
    else
        out->precision = (fig_number){5, -1, 0};
    return true;
}

/* The digits of words side by side: zero three, seventy-one. 0 when there is no room. */
static size_t spell(const fig_scope *s, char *out, size_t room)
{
    const fig_bound *b;
    size_t n = 0;
    bool ten = false; /* seventy, whose 0 a unit replaces */
    for (size_t i = 0; (b = fig_scope_nth(s, FIG_NAME_WORD, i)); i++) {
        int64_t value;
        const char *as = b->row ? fig_row_attr(b->row, "as") : NULL;
        if (!as || !fig_number_to_int(fig_row_number(b->row), &value) || value > 99 || n + 3 > room)
            return 0;
        if (ten && value < 10 && value)
            n--;
        else if (value > 9)
            out[n++] = (char)('0' + value / 10);
        out[n++] = (char)('0' + value % 10);
        ten = *as == 't';
    }
    return n;
}

/* nine one one; superscripts side by side */
bool fig_make_digit_string(const fig_scope *s, fig_value *out)
{
    char digits[64];
    fig_number n;
    size_t len = spell(s, digits, sizeof digits);
    if (!len || fig_number_parse(s->n->pool, digits, len, '.', "", &n, NULL))
        return false;
    *out = fig_value_number(n);
    out->words = true;
    return true;
}

/* four hundred point oh seven: whole, if there is one, and words or digits behind the point */
bool fig_make_spoken_decimal(const fig_scope *s, fig_value *out)
{
    const fig_bound *whole = fig_scope_get(s, FIG_NAME_WHOLE), *tail = fig_scope_get(s, FIG_NAME_DIGITS);
    char digits[64];
    fig_str t = {digits, 0};
    if (tail)
        t = fig_scope_text(s, tail->first, tail->last);
    else
        t.len = spell(s, digits, sizeof digits);
    fig_number w = fig_number_int(0), n;
    if (!t.len || t.len > 60 || (whole && !fig_bound_number(s, whole, &w)) || fig_number_parse(s->n->pool, t.ptr, t.len, '.', "", &n, NULL))
        return false;
    int32_t places = (int32_t)t.len;
    *out = fig_value_number(fig_number_add(s->n->pool, w, fig_number_scale(s->n->pool, n, -places)));
    out->precision = (fig_number){5, -places - 1, 0};
    out->has_precision = true;
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
