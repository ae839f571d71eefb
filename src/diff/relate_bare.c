/*
 * Relate bare: the same number, of which the one text leaves out what it is of.
 *
 * in   `61`, `52 percent there, here 61`          out   the same          in   `28 degrees`, `28.3 degrees Celsius`          out   rounds to it
 * It is sure only where words or the rest of the sentence make it so (pairing.c, settle.c).
 */
#include "../base/str.h"
#include "aligner.h"
#include <string.h>

enum { THOUSANDS = 4, MINOR = 100, MINUTES_A_DAY = 24 * 60 };

/* A number of which the text does not say what it is of, though it may have been guessed. */
static bool is_bare(const fig_point *p)
{
    return (p->figure->kind == FIG_KIND_NUMBER && !p->unit) ||
           ((p->figure->kind == FIG_KIND_MONEY || p->figure->kind == FIG_KIND_QUANTITY) && (p->figure->supplied & FIG_SUPPLIED_UNIT));
}

static bool is_scale(fig_str unit)
{
    return fig_str_is(unit, "Cel") || fig_str_is(unit, "[degF]");
}

/* Degrees of which the one does not say what scale they are of: 28 degrees, 28.3 degrees Celsius. */
fig_relation_kind fig_relate_scale(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    if (d->figure->kind != FIG_KIND_QUANTITY || s->figure->kind != FIG_KIND_QUANTITY || !d->figure->value.ptr || !s->figure->value.ptr ||
        fig_str_is(d->figure->unit, "deg") == fig_str_is(s->figure->unit, "deg") ||
        !(is_scale(d->figure->unit) || is_scale(s->figure->unit)))
        return FIG_RELATION_NONE;
    const fig_point x = fig_point_printed(a, d), y = fig_point_printed(a, s);
    const fig_relation_kind kind = fig_relate_amounts(a, &x, &y, true);
    return kind >= FIG_RELATION_ROUNDS ? kind : FIG_RELATION_NONE;
}

/* 7:10 p.m., of `August 25 at 19:10`: neither says its zone. */
static fig_relation_kind is_time_of_day(const fig_point *d, const fig_point *s)
{
    const fig_date *date = s->figure->date;
    if (d->family != FIG_FAMILY_CLOCK || d->unit || s->family != FIG_FAMILY_DATE || date->grain > FIG_GRAIN_MINUTE ||
        memchr(date->edtf.ptr, '/', date->edtf.len) || memchr(date->edtf.ptr, 'Z', date->edtf.len) ||
        memchr(date->edtf.ptr, '+', date->edtf.len))
        return FIG_RELATION_NONE;
    return fig_relate_clocks(d, (s->from % MINUTES_A_DAY + MINUTES_A_DAY) % MINUTES_A_DAY);
}

/* 1643, which is no date of its own in the one: `Johann Reiss, 1643, 41 cm`. */
static bool is_number_of_year(const fig_point *year, const fig_point *number)
{
    return year->family == FIG_FAMILY_DATE && year->figure->date->grain == FIG_GRAIN_YEAR && number->figure->kind == FIG_KIND_NUMBER &&
           !number->unit && fig_str_same(year->figure->text, number->figure->value);
}

/* A number of which the text leaves out the unit of time: `is 63`, of `Pallister, 63`; eleven and nine years; from 43 to 48, of `48.2 years`. */
static fig_relation_kind leaves_out_time(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_point *bare = d->figure->kind == FIG_KIND_NUMBER ? d : s, *full = bare == d ? s : d;
    const fig_time *t = full->figure->kind == FIG_KIND_DURATION ? full->figure->time : NULL;
    fig_point printed = *full;
    if (!t || !is_bare(bare) || bare->figure->kind != FIG_KIND_NUMBER || fig_point_telling(bare) < 2 || t->iso.len < 3 ||
        !fig_diff_number(&a->pool, (fig_str){t->iso.ptr + 1, t->iso.len - 2}, &printed.low)) /* of one unit of years, months, weeks, days */
        return FIG_RELATION_NONE;
    printed.high = printed.low;
    printed.figure = bare->figure; /* a value */
    const fig_relation_kind kind = bare == d ? fig_relate_amounts(a, d, &printed, true) : fig_relate_amounts(a, &printed, s, true);
    return kind >= FIG_RELATION_ROUNDS ? kind : FIG_RELATION_NONE;
}

/* The number that a figure is printed with: 287 of `287 pence`. */
static fig_str printed_number(fig_str text)
{
    size_t first = 0, last;
    while (first < text.len && (text.ptr[first] < '0' || text.ptr[first] > '9'))
        first++;
    for (last = first;
         last < text.len && ((text.ptr[last] >= '0' && text.ptr[last] <= '9') || text.ptr[last] == '.' || text.ptr[last] == ',');)
        last++;
    return (fig_str){text.ptr + first, last - first};
}

/* 412 pence, the other 287: it leaves out the unit of a number that is printed the same. */
static bool leaves_out_minor_unit(const fig_point *d, const fig_point *s)
{
    const fig_point *bare = d->figure->kind == FIG_KIND_NUMBER ? d : s, *full = bare == d ? s : d;
    const fig_str x = bare->figure->text, y = printed_number(full->figure->text);
    return is_bare(bare) && bare->figure->kind == FIG_KIND_NUMBER && full->figure->kind == FIG_KIND_MONEY && x.len == y.len &&
           memcmp(x.ptr, y.ptr, x.len) == 0 && fig_point_digits(x) > 1 && full->key * MINOR == bare->key;
}

/* The one leaves out what the other says of the same number: 61 percent there, here 61; 3.9 million in all, 3.9 million euros. */
static bool leaves_out_unit(const fig_point *d, const fig_point *s)
{
    const fig_str x = d->figure->value, y = s->figure->value;
    const fig_kind other = is_bare(d) ? s->figure->kind : d->figure->kind;
    const bool amount = other == FIG_KIND_MONEY || other == FIG_KIND_PERCENT || other == FIG_KIND_QUANTITY || other == FIG_KIND_COUNT;
    return (is_bare(d) || is_bare(s)) && (amount || (is_bare(d) && is_bare(s))) && x.ptr && y.ptr && x.len == y.len &&
           memcmp(x.ptr, y.ptr, x.len) == 0 && (fig_point_digits(x) > 1 || x.len >= THOUSANDS);
}

fig_relation_kind fig_relate_bare(fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_kind x = d->figure->kind, y = s->figure->kind;
    if (x != FIG_KIND_NUMBER && y != FIG_KIND_NUMBER && x != FIG_KIND_QUANTITY && x != FIG_KIND_MONEY && y != FIG_KIND_MONEY &&
        x != FIG_KIND_TIME)
        return FIG_RELATION_NONE; /* nearly all */
    fig_relation_kind kind = leaves_out_time(a, d, s);
    kind = kind ? kind : fig_relate_scale(a, d, s);
    kind = kind ? kind : is_time_of_day(d, s);
    if (kind)
        return kind >= FIG_RELATION_ROUNDS ? kind : FIG_RELATION_NONE;
    return leaves_out_unit(d, s) || leaves_out_minor_unit(d, s) || is_number_of_year(d, s) || is_number_of_year(s, d) ? FIG_RELATION_SAME
                                                                                                                      : FIG_RELATION_NONE;
}
