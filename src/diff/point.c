/*
 * Point: a figure made comparable.
 *
 * in   `$4.3 billion` (value 4300000000, precision 50000000, USD)     out   MONEY, 4.3e9 ± 5e7, unit USD
 * in   `25 basis points`     out   POINTS, 0.25          in   `a third`     out   PROPORTION, 1/3, in words
 * Values are exact; `key` alone is a double, and only brings points together that are then compared exactly.
 */
#include "../base/fnv.h"
#include "../base/str.h"
#include "aligner.h"

enum { LONGEST_UNIT = 64 };

uint64_t fig_diff_hash(const char *text, size_t len)
{
    const uint64_t h = fig_fnv_bytes(FIG_FNV_START, text, len);
    return (h ^ h >> 32) | 1;
}

static uint64_t hash_of(fig_str s)
{
    return s.ptr ? fig_diff_hash(s.ptr, s.len) : 0;
}

/* Of a noun in braces, `{employee}`, what it says: that of `{worker}` is the same. */
static uint64_t unit_of(fig_aligner *a, fig_str unit)
{
    size_t letters;
    if (unit.len < 2 || unit.ptr[0] != '{')
        return hash_of(unit);
    const uint32_t word = fig_vocabulary_word(a->words, fig_passage_stem(a->draft.result->stemmer, unit.ptr + 1, unit.len - 2, &letters));
    a->failed |= word == UINT32_MAX;
    return word == UINT32_MAX ? 0 : a->words->words[word].hash;
}

bool fig_diff_number(fig_number_pool *pool, fig_str s, fig_number *out)
{
    *out = fig_number_int(0);
    if (!s.ptr)
        return false;
    bool negative = s.len && *s.ptr == '-';
    const char *text = s.ptr + negative, *slash = memchr(s.ptr, '/', s.len);
    size_t len = s.len - negative;
    fig_number below;
    if (slash) {
        size_t upper = (size_t)(slash - text);
        if (fig_number_parse(pool, text, upper, '.', NULL, out, NULL) != FIG_OK ||
            fig_number_parse(pool, slash + 1, len - upper - 1, '.', NULL, &below, NULL) != FIG_OK || fig_number_is_zero(below))
            return false;
        *out = fig_number_div(pool, *out, below);
    } else if (fig_number_parse(pool, text, len, '.', NULL, out, NULL) != FIG_OK)
        return false;
    if (negative)
        *out = fig_number_neg(pool, *out);
    return true;
}

static fig_number times(fig_number_pool *pool, fig_number n, int64_t factor, int32_t power)
{
    return fig_number_scale(pool, fig_number_mul(pool, n, fig_number_int(factor)), power);
}

static fig_number smaller(fig_number_pool *pool, fig_number a, fig_number b)
{
    return fig_number_cmp(pool, a, b) < 0 ? a : b;
}

/* How far `about` reaches: half a unit of the last digit that is not zero, a tenth of the value at most, the printed place at least. */
static fig_number reach_of(fig_number_pool *pool, fig_str value, fig_number n, fig_number place)
{
    const char *dot = value.ptr ? memchr(value.ptr, '.', value.len) : NULL;
    size_t last = value.len;
    if (!value.ptr || memchr(value.ptr, '/', value.len))
        return place;
    while (last > 0 && (value.ptr[last - 1] == '0' || value.ptr[last - 1] == '.'))
        last--;
    if (last == 0)
        return place;
    size_t point = dot ? (size_t)(dot - value.ptr) : value.len;
    int32_t power = last > point ? -(int32_t)(last - point - 1) : (int32_t)(point - last);
    fig_number half = times(pool, fig_number_int(5), 1, power - 1), tenth = fig_number_scale(pool, n, -1);
    half = smaller(pool, half, tenth);
    return fig_number_cmp(pool, half, place) < 0 ? place : half;
}

/* The measure of the unit; of kilometres an hour that of `km/h`, and then nothing is said by the hour. */
static const fig_measure *measure_of(fig_aligner *a, fig_point *p)
{
    const fig_str unit = p->figure->unit, per = p->figure->per;
    char rate[LONGEST_UNIT];
    if ((fig_str_is(per, "h") || fig_str_is(per, "s")) && unit.len && unit.len + 2 < sizeof rate) {
        memcpy(rate, unit.ptr, unit.len);
        rate[unit.len] = '/';
        rate[unit.len + 1] = per.ptr[0];
        const fig_measure *speed = fig_measure_of(a, a->engine, (fig_str){"m/s", 3});
        const uint64_t dimension = speed ? speed->dimension : 0;
        const fig_measure *m = fig_measure_of(a, a->engine, (fig_str){rate, unit.len + 2});
        if (m && m->dimension == dimension) {
            p->unit = m->code;
            p->per = 0;
            return m;
        }
    }
    return fig_measure_of(a, a->engine, unit);
}

/* A quantity in base units: miles become metres, degrees of any scale kelvins. */
static void measure(fig_aligner *a, fig_point *p)
{
    const fig_measure *m = measure_of(a, p);
    fig_number *ends[] = {&p->low, &p->high}, *lengths[] = {&p->place, &p->loose, &p->near};
    if (!m)
        return;
    p->family = FIG_FAMILY_UNITS + (uint32_t)(m->dimension & 0xFFFFFF);
    p->shifted = !fig_number_is_zero(m->offset);
    for (size_t i = 0; i < 2; i++)
        *ends[i] = fig_number_mul(&a->pool, fig_number_add(&a->pool, *ends[i], m->offset), m->factor);
    for (size_t i = 0; i < 3; i++)
        *lengths[i] = fig_number_mul(&a->pool, *lengths[i], m->factor);
}

enum { FRACTION_BLANKS = 3 };

/* Two thirds, three out of four; but not two of the five coal-fired stations, which are counted. */
static bool is_fraction(fig_str text)
{
    int blanks = 0;
    for (size_t i = 0; i < text.len; i++)
        blanks += text.ptr[i] == ' ';
    return blanks <= FRACTION_BLANKS;
}

/* Value or ends, place and reach, as printed. */
static bool read_amount(fig_number_pool *pool, fig_point *p)
{
    const fig_figure *f = p->figure;
    fig_str shown = f->value.ptr ? f->value : f->low.ptr ? f->low : f->high;
    if (fig_diff_number(pool, f->value, &p->low)) {
        p->high = p->low;
        p->has_low = p->has_high = true;
    } else {
        p->has_low = fig_diff_number(pool, f->low, &p->low);
        p->has_high = fig_diff_number(pool, f->high, &p->high);
    }
    if (!p->has_low && !p->has_high)
        return false;
    fig_diff_number(pool, f->precision, &p->place);
    if (f->kind != FIG_KIND_PERCENT) /* 100 percent are not 67 */
        fig_diff_number(pool, f->precision_loose, &p->loose);
    p->near = reach_of(pool, shown, p->has_low ? p->low : p->high, p->place);
    return true;
}

fig_point fig_point_printed(fig_aligner *a, const fig_point *p)
{
    fig_point printed = *p;
    if (!read_amount(&a->pool, &printed))
        printed.has_low = printed.has_high = false;
    return printed;
}

/* Into base units. */
static void scale(fig_number_pool *pool, fig_point *p, int32_t power)
{
    fig_number *all[] = {&p->low, &p->high, &p->place, &p->loose, &p->near};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = fig_number_scale(pool, *all[i], power);
}

/* One in 17: as far as from one in 16.5 to one in 17.5 is. */
static void read_one_in(fig_number_pool *pool, fig_point *p)
{
    const fig_str terms = p->figure->terms;
    fig_number whole, one = fig_number_int(1), half = fig_number_scale(pool, fig_number_int(5), -1);
    if (terms.len < 3 || memcmp(terms.ptr, "1,", 2) != 0 || !fig_diff_number(pool, (fig_str){terms.ptr + 2, terms.len - 2}, &whole) ||
        fig_number_cmp(pool, whole, one) <= 0)
        return;
    p->place = fig_number_sub(pool, p->low, fig_number_div(pool, one, fig_number_add(pool, whole, half)));
    p->near = p->place;
}

static void read_proportion(fig_number_pool *pool, fig_point *p)
{
    const fig_figure *f = p->figure;
    const char *unit = f->unit.ptr ? f->unit.ptr : "";
    if (f->kind == FIG_KIND_RATIO) {
        p->family = FIG_FAMILY_PROPORTION;
        p->unit = 0;
        p->words = !fig_str_has_digit(f->text) && is_fraction(f->text);
        if (p->words) { /* a fraction in words holds within a hundredth of the whole, nearly a fifth within a fortieth */
            p->place = fig_number_scale(pool, fig_number_int(1), -2);
            p->near = f->mod ? fig_number_scale(pool, fig_number_int(25), -3) : p->place;
        } else
            read_one_in(pool, p);
        return;
    }
    if (strcmp(unit, "pp") == 0 || strcmp(unit, "bp") == 0) {
        p->family = FIG_FAMILY_POINTS;
        scale(pool, p, *unit == 'b' ? -2 : 0);
        return;
    }
    p->family = FIG_FAMILY_PROPORTION;
    scale(pool, p, strcmp(unit, "[ppth]") == 0 ? -3 : -2);
}

static bool read_duration(fig_number_pool *pool, fig_point *p)
{
    const fig_time *t = p->figure->time;
    uint32_t family = 0;
    uint64_t unit;
    if (!t)
        return false;
    if (t->iso.ptr) {
        p->has_low = p->has_high = fig_span_duration(pool, t->iso, &p->low, &p->family, &p->unit);
        p->high = p->low;
    } else {
        p->has_low = fig_span_duration(pool, t->iso_low, &p->low, &p->family, &p->unit);
        p->has_high = fig_span_duration(pool, t->iso_high, &p->high, &family, &unit);
        if (p->has_low && p->has_high && family != p->family)
            return false;
        if (!p->has_low && p->has_high) {
            p->family = family;
            p->unit = unit;
        }
    }
    return p->has_low || p->has_high;
}

static bool read_code(fig_point *p)
{
    const fig_time *t = p->figure->time;
    if (!t)
        return false;
    uint64_t h = hash_of(t->iso) ^ hash_of(t->times) * 3 ^ hash_of(t->iso_low) * 5 ^ hash_of(t->iso_high) * 7;
    p->family = FIG_FAMILY_CODE;
    p->unit = h;
    p->key = (double)(h >> 12);
    return h != 0;
}

static bool read_kind(fig_aligner *a, fig_point *p)
{
    fig_number_pool *pool = &a->pool;
    const fig_figure *f = p->figure;
    p->unit = unit_of(a, f->unit);
    p->per = unit_of(a, f->per);
    switch (f->kind) {
    case FIG_KIND_DATE:
        return f->date && fig_span_date(f->date, p);
    case FIG_KIND_TIME:
        return f->time && (fig_span_clock(f->time->iso, p) || read_code(p));
    case FIG_KIND_DURATION:
        return read_duration(pool, p) || read_code(p);
    case FIG_KIND_RECURRENCE:
        return read_code(p);
    case FIG_KIND_NONE:
    case FIG_KIND_COUNT_OF:
        return false;
    case FIG_KIND_MONEY:
        p->family = FIG_FAMILY_MONEY;
        break;
    case FIG_KIND_QUANTITY:
        p->family = FIG_FAMILY_UNITS;
        break;
    case FIG_KIND_INDEX:
    case FIG_KIND_COUNT:
    case FIG_KIND_NUMBER:
        p->family = FIG_FAMILY_PLAIN;
        break;
    case FIG_KIND_ORDINAL:
        p->family = FIG_FAMILY_ORDINAL;
        break;
    case FIG_KIND_MULTIPLE:
        p->family = FIG_FAMILY_FACTOR;
        break;
    case FIG_KIND_PERCENT:
    case FIG_KIND_RATIO:
        break;
    }
    if (!read_amount(pool, p))
        return false;
    if (f->kind == FIG_KIND_PERCENT || f->kind == FIG_KIND_RATIO)
        read_proportion(pool, p);
    if (f->kind == FIG_KIND_QUANTITY)
        measure(a, p);
    return true;
}

void fig_point_read(fig_aligner *a, fig_point *p)
{
    p->period = -1;
    p->low = p->high = p->place = p->loose = p->near = fig_number_int(0);
    a->pool.failed = false;                   /* of the point before */
    if (!read_kind(a, p) || a->pool.failed) { /* over the limits of numbers: nought would be its like */
        p->family = FIG_FAMILY_NONE;
        return;
    }
    if (p->has_low || p->has_high)
        p->key = fig_number_to_double(p->has_low ? p->low : p->high);
}
