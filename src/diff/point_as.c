/*
 * Point, as: what a point may be taken for beside another one, and how many digits tell it from others.
 *
 * in   a number without a unit, `52 rupees`          out   so many rupees          in   `212 votes to 198`          out   212, 198
 */
#include "../base/str.h"
#include "aligner.h"

bool fig_point_is_points(const fig_point *p)
{
    return p->family == FIG_FAMILY_POINTS ||
           (p->family == FIG_FAMILY_PLAIN && !p->figure->instrument.ptr && fig_str_is(p->figure->unit, "{point}"));
}

bool fig_point_is_turned(const fig_point *d, const fig_point *s)
{
    const fig_str x = d->figure->terms, y = s->figure->terms;
    const char *first = memchr(x.ptr, ',', x.len), *second = memchr(y.ptr, ',', y.len);
    const size_t n = first ? (size_t)(first - x.ptr) : x.len, m = second ? (size_t)(second - y.ptr) : y.len;
    for (size_t i = 0; i < d->figure->text.len; i++)
        if ((d->figure->text.ptr[i] | 0x20) >= 'a' && (d->figure->text.ptr[i] | 0x20) <= 'z')
            return false; /* a vote */
    return first && second && x.len == y.len && n == y.len - m - 1 && memcmp(x.ptr, second + 1, n) == 0 && memcmp(first + 1, y.ptr, m) == 0;
}

fig_point fig_point_term(fig_aligner *a, const fig_point *ratio, bool second)
{
    const fig_str terms = ratio->figure->terms;
    const char *comma = memchr(terms.ptr, ',', terms.len);
    const size_t first = comma ? (size_t)(comma - terms.ptr) : terms.len;
    fig_point x = *ratio;
    x.family = FIG_FAMILY_PLAIN;
    if (!comma || !fig_diff_number(&a->pool, second ? (fig_str){comma + 1, terms.len - first - 1} : (fig_str){terms.ptr, first}, &x.low))
        x.family = FIG_FAMILY_NONE;
    x.high = x.low;
    x.key = fig_number_to_double(x.low);
    return x;
}

fig_str fig_point_one_of(const fig_point *ratio)
{
    const fig_str terms = ratio->figure->terms;
    const bool told = terms.len > 3 && terms.ptr[0] == '1' && terms.ptr[1] == ',' && !ratio->words;
    return told ? (fig_str){terms.ptr + 2, terms.len - 2} : (fig_str){NULL, 0};
}

bool fig_point_has_term(const fig_point *ratio, fig_str value)
{
    const fig_str terms = ratio->figure->terms;
    const char *comma = terms.ptr ? memchr(terms.ptr, ',', terms.len) : NULL;
    if (!comma || !value.len)
        return false;
    const size_t first = (size_t)(comma - terms.ptr), second = terms.len - first - 1;
    return (value.len == first && memcmp(value.ptr, terms.ptr, first) == 0) ||
           (value.len == second && memcmp(value.ptr, comma + 1, second) == 0);
}

int fig_point_digits(fig_str value)
{
    int n = 0, zeros = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == '/')
            return 1;
        if (c < '0' || c > '9' || (c == '0' && n == 0))
            continue;
        zeros = c == '0' ? zeros + 1 : 0;
        n++;
    }
    return n - zeros;
}

int fig_point_telling(const fig_point *p)
{
    return p->figure->value.ptr ? fig_point_digits(p->figure->value) : fig_reason_digits(p);
}

bool fig_point_bare(fig_aligner *a, const fig_point *d, const fig_point *s, fig_point *taken)
{
    if ((d->figure->supplied & (FIG_SUPPLIED_UNIT | FIG_SUPPLIED_SCALE)) != FIG_SUPPLIED_UNIT || s->family != FIG_FAMILY_PLAIN ||
        !d->figure->value.ptr)
        return false;
    *taken = fig_point_printed(a, d);
    taken->family = FIG_FAMILY_PLAIN;
    taken->unit = taken->per = 0;
    taken->key = fig_number_to_double(taken->low);
    return true;
}

bool fig_point_as(fig_aligner *a, const fig_point *d, const fig_point *s, fig_point *taken)
{
    const fig_kind k = s->figure->kind;
    if (d->figure->kind != FIG_KIND_NUMBER || d->unit || !d->figure->value.ptr || d->family == s->family ||
        (k != FIG_KIND_MONEY && k != FIG_KIND_PERCENT && k != FIG_KIND_QUANTITY))
        return false;
    *taken = *d;
    taken->family = s->family;
    taken->unit = s->unit;
    fig_number *all[] = {&taken->low, &taken->high, &taken->place, &taken->loose, &taken->near};
    for (size_t i = 0; k == FIG_KIND_PERCENT && s->family == FIG_FAMILY_PROPORTION && i < sizeof all / sizeof *all; i++)
        *all[i] = fig_number_scale(&a->pool, *all[i], -2);
    taken->key = fig_number_to_double(taken->low);
    return k != FIG_KIND_QUANTITY;
}
