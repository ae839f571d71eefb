/*
 * Say: numbers, intervals and figures as an editor reads them.
 *
 * in   [1077.79, 1172.02]          out   "1,078 to 1,172"          in   [33453237.4, 34465116.3]          out   "33.5 to 34.4 million"
 * An interval is written with as many places as tell its ends apart, rounded outwards where something is said to lie in it, else inwards; as one number where its ends are one when they
 * are rounded to three digits, or a place finer than the figure beside it; and, where a figure of the text is its like, in that one's form: "$33.5 million to $34.4 million", "1,081 to 1,084 feet".
 */
#include "checking.h"
#include <stdlib.h>

enum { MOST_PLACES = 9 };

static int magnitude_of(fig_number_pool *pool, fig_number n)
{
    int power = 0;
    fig_number ten = fig_number_int(10), edge = ten, one = fig_number_int(1);
    if (fig_number_is_negative(n))
        n = fig_number_neg(pool, n);
    if (fig_number_is_zero(n))
        return 0;
    for (; power < 60 && fig_number_cmp(pool, n, edge) >= 0; power++)
        edge = fig_number_mul(pool, edge, ten);
    for (; power <= 0 && power > -60 && fig_number_cmp(pool, n, one) < 0; power--)
        n = fig_number_mul(pool, n, ten);
    return power;
}

/* n * 10^places towards minus (up: plus) infinity, as an integer of at most 18 digits. */
static bool to_units(fig_number_pool *pool, fig_number n, int places, bool up, int64_t *out)
{
    fig_number scaled = fig_number_scale(pool, n, places);
    if (magnitude_of(pool, scaled) > 17)
        return false;
    double near = fig_number_to_double(scaled);
    int64_t units = (int64_t)near; /* right but for one or two */
    while (fig_number_cmp(pool, fig_number_int(units), scaled) > 0)
        units--;
    while (fig_number_cmp(pool, fig_number_int(units + 1), scaled) <= 0)
        units++;
    *out = units + (up && fig_number_cmp(pool, fig_number_int(units), scaled) < 0);
    return true;
}

/* 1234567 with 2 places: "12,345.67" */
static void put_units(fig_strbuf *out, int64_t units, int places)
{
    uint64_t n = units < 0 ? 0 - (uint64_t)units : (uint64_t)units, whole = n, fraction = 0, power = 1;
    for (int i = 0; i < places; i++)
        power *= 10;
    whole = n / power;
    fraction = n % power;
    if (units < 0)
        fig_strbuf_char(out, '-');
    char digits[32];
    size_t count = 0;
    do
        digits[count++] = (char)('0' + whole % 10);
    while (whole /= 10);
    for (size_t i = count; i-- > 0;) {
        fig_strbuf_char(out, digits[i]);
        if (i && i % 3 == 0)
            fig_strbuf_char(out, ',');
    }
    if (places)
        fig_strbuf_format(out, ".%0*llu", places, (unsigned long long)fraction);
}

/* "million", and the power of ten that it takes off. */
static const char *scale_word(int magnitude, int *power)
{
    static const char *const words[] = {" million", " billion", " trillion"};
    int step = magnitude / 3 - 2;
    *power = 0;
    if (step < 0)
        return "";
    step = step > 2 ? 2 : step;
    *power = 6 + 3 * step;
    return words[step];
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

void fig_say_number(fig_strbuf *out, fig_number_pool *pool, fig_number n, int places)
{
    int64_t units;
    fig_number half = fig_number_div(pool, fig_number_int(1), fig_number_int(2));
    places = least(places < 0 ? 0 : places, MOST_PLACES);
    fig_number rounded = fig_number_add(pool, fig_number_scale(pool, n, places), half);
    if (to_units(pool, rounded, 0, false, &units))
        put_units(out, units, places);
    else
        fig_number_write(out, n);
}

/* The places to which a number is read: three digits, and one place more than `beside`, the places of the figure beside it. */
static int places_to_read(fig_number_pool *pool, fig_number n, int beside)
{
    const int three = 2 - magnitude_of(pool, n);
    return three > beside + 1 ? three : beside + 1;
}

/* An interval that is one number: with all its digits, if they are no more than six. */
static void say_point(fig_strbuf *out, fig_number_pool *pool, fig_number n, int beside)
{
    int power;
    const char *word = scale_word(magnitude_of(pool, n), &power);
    fig_number scaled = fig_number_scale(pool, n, -power);
    int places = 0, most = 6 - magnitude_of(pool, scaled);
    fig_number shown = scaled;
    while (places < most && !fig_number_is_integer(shown)) {
        shown = fig_number_scale(pool, shown, 1);
        places++;
    }
    fig_say_number(out, pool, scaled, fig_number_is_integer(shown) ? places : places_to_read(pool, scaled, beside));
    fig_strbuf_puts(out, word);
}

/* Are both ends one number when they are rounded? Then says it. */
static bool say_alike(fig_strbuf *out, fig_number_pool *pool, fig_interval x, fig_str sign, int beside)
{
    int power;
    const char *word = scale_word(magnitude_of(pool, x.high), &power);
    const fig_number low = fig_number_scale(pool, x.low, -power), high = fig_number_scale(pool, x.high, -power),
                     half = fig_number_div(pool, fig_number_int(1), fig_number_int(2));
    const int places = places_to_read(pool, high, beside);
    int64_t a, b;
    if (places < 0 || places > MOST_PLACES || fig_number_is_negative(low) ||
        !to_units(pool, fig_number_add(pool, fig_number_scale(pool, low, places), half), 0, false, &a) ||
        !to_units(pool, fig_number_add(pool, fig_number_scale(pool, high, places), half), 0, false, &b) || a != b)
        return false;
    fig_strbuf_add(out, sign.ptr, sign.len);
    put_units(out, a, places);
    fig_strbuf_puts(out, word);
    return true;
}

static void say_end(fig_strbuf *out, fig_number_pool *pool, fig_number n, int places, bool up)
{
    int64_t units;
    if (to_units(pool, n, places, up, &units))
        put_units(out, units, places);
    else
        fig_number_write(out, n);
}

/* Both ends, each behind `sign`: "33.5 to 34.4 million", "$33.5 million to $34.4 million". */
static void say_ends(fig_strbuf *out, fig_number_pool *pool, fig_interval x, fig_str sign, bool holds)
{
    fig_number width = fig_number_sub(pool, x.high, x.low);
    int high = magnitude_of(pool, x.high), low = magnitude_of(pool, x.low), power;
    const char *word = scale_word(high > low ? high : low, &power);
    int places = power + 1 - magnitude_of(pool, width);
    places = least(places < 0 ? 0 : places, MOST_PLACES);
    if (places && fig_number_is_integer(fig_number_scale(pool, x.low, places - 1 - power)) &&
        fig_number_is_integer(fig_number_scale(pool, x.high, places - 1 - power)))
        places--; /* 37 to 39, not 37.0 to 39.0 */
    fig_strbuf_add(out, sign.ptr, sign.len);
    say_end(out, pool, fig_number_scale(pool, x.low, -power), places, !holds);
    fig_strbuf_puts(out, sign.len ? word : "");
    fig_strbuf_puts(out, " to ");
    fig_strbuf_add(out, sign.ptr, sign.len);
    say_end(out, pool, fig_number_scale(pool, x.high, -power), places, holds);
    fig_strbuf_puts(out, word);
}

void fig_say_signed(fig_strbuf *out, fig_number_pool *pool, fig_interval x, fig_str sign, int beside, bool holds)
{
    bool bounded = fig_interval_bounded(x);
    if (!bounded && !x.has_low && !x.has_high) {
        fig_strbuf_puts(out, "anything");
        return;
    }
    if (bounded && !fig_number_is_zero(fig_number_sub(pool, x.high, x.low))) {
        if (!say_alike(out, pool, x, sign, beside))
            say_ends(out, pool, x, sign, holds);
        return;
    }
    fig_strbuf_puts(out, bounded ? "" : x.has_low ? "at least " : "at most ");
    fig_strbuf_add(out, sign.ptr, sign.len);
    say_point(out, pool, x.has_low ? x.low : x.high, beside);
}

void fig_say_interval(fig_strbuf *out, fig_number_pool *pool, fig_interval x, bool holds)
{
    fig_say_signed(out, pool, x, (fig_str){"", 0}, -1, holds);
}

void fig_say_figure(fig_strbuf *out, const fig_figure *f)
{
    bool blank = false;
    for (size_t i = 0; i < f->text.len; i++) {
        bool now = (unsigned char)f->text.ptr[i] <= ' ';
        if (!now)
            fig_strbuf_char(out, f->text.ptr[i]);
        else if (!blank)
            fig_strbuf_char(out, ' ');
        blank = now;
    }
}

void fig_say_unit(fig_strbuf *out, fig_str unit)
{
    if (!unit.len)
        return;
    if (fig_str_is(unit, "%")) {
        fig_strbuf_puts(out, "%");
        return;
    }
    fig_strbuf_char(out, ' ');
    if (fig_str_is(unit, "pp"))
        fig_strbuf_puts(out, "percentage points");
    else if (fig_str_is(unit, "bp"))
        fig_strbuf_puts(out, "basis points");
    else if (fig_str_is(unit, "{point}"))
        fig_strbuf_puts(out, "points");
    else if (unit.len > 2 && unit.ptr[0] == '{')
        fig_strbuf_add(out, unit.ptr + 1, unit.len - 2);
    else
        fig_strbuf_add(out, unit.ptr, unit.len);
}

void fig_say_day(fig_strbuf *out, int32_t day)
{
    int year, m, d;
    fig_date_from_days(day, &year, &m, &d);
    fig_strbuf_format(out, "%04d-%02d-%02d", year, m, d);
}

const char *fig_weekday_name(int weekday)
{
    static const char *const names[] = {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    return weekday > 0 && weekday < 8 ? names[weekday] : "";
}
