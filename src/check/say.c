/*
 * Say: numbers, intervals and figures as an editor reads them.
 *
 * in   [1077.79, 1172.02]          out   "1,078 to 1,172"          in   [33453237.4, 34465116.3]          out   "33.5 to 34.4 million"
 * An interval is written with as many places as tell its ends apart, rounded outwards where something is said to lie in it, else inwards; as one number where its ends are one when they
 * are rounded to three digits, or a place finer than the figure beside it; and, where a figure of the text is its like, in that one's form: "$33.5 million to $34.4 million", "1,081 to 1,084 feet".
 */
#include "../base/ascii.h"
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

static void say_signed(fig_strbuf *out, fig_number_pool *pool, fig_interval x, fig_str sign, int beside, bool holds)
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
    say_signed(out, pool, x, (fig_str){"", 0}, -1, holds);
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

static void say_unit(fig_strbuf *out, fig_str unit)
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

/* Where the last number of a text ends, without the zeros at the end of its decimals, which values leave out: "12.4" of "$12.40 an ounce". */
static size_t number_end(fig_str text)
{
    size_t end = text.len, point;
    while (end > 0 && !fig_ascii_is_digit(text.ptr[end - 1]))
        end--;
    for (point = end; point > 0 && fig_ascii_is_digit(text.ptr[point - 1]);)
        point--;
    if (point == 0 || text.ptr[point - 1] != '.')
        return end;
    while (text.ptr[end - 1] == '0')
        end--;
    return text.ptr[end - 1] == '.' ? end - 1 : end;
}

/* Is the value, or the end of a range, what the last digits say, without a word of scale? */
static bool is_plain(const fig_figure *f)
{
    fig_str value = f->value.ptr ? f->value : f->high.ptr ? f->high : f->low;
    size_t i = number_end(f->text), k = value.len;
    while (k > 0 && i > 0 && (fig_ascii_is_digit(f->text.ptr[i - 1]) || f->text.ptr[i - 1] == ',' || f->text.ptr[i - 1] == '.')) {
        char ch = f->text.ptr[--i];
        if ((fig_ascii_is_digit(ch) || ch == '.') && value.ptr[--k] != ch)
            return false;
    }
    return k == 0 && value.len > 0;
}

static size_t words_from(fig_str text, size_t at)
{
    size_t words = 0;
    for (size_t i = at; i < text.len; i++)
        words += text.ptr[i] != ' ' && (i == at || text.ptr[i - 1] == ' ');
    return words;
}

/* The last word of a quantity that is told in words: two metres, three to four metres. */
static fig_str last_word(const fig_figure *f)
{
    const size_t words = words_from(f->text, 0);
    size_t i = f->text.len;
    if (f->kind != FIG_KIND_QUANTITY || (f->supplied & FIG_SUPPLIED_UNIT) || (words != 2 && (words != 4 || f->value.ptr)))
        return (fig_str){"", 0};
    while (i > 0 && f->text.ptr[i - 1] != ' ')
        i--;
    return (fig_str){f->text.ptr + i, f->text.len - i};
}

/* A quantity behind whose number one word stands, its unit: 5 1/2 feet. */
static bool has_unit_alone(const fig_figure *f, size_t at)
{
    return words_from(f->text, at) == 1 && f->kind == FIG_KIND_QUANTITY && !(f->supplied & FIG_SUPPLIED_UNIT);
}

/* "$", "US$": what stands glued before an amount. */
static fig_str sign_of(const fig_figure *f)
{
    size_t n = 0;
    while (n < f->text.len && !fig_ascii_is_digit(f->text.ptr[n]))
        if (strchr(" -+~(", f->text.ptr[n++]))
            return (fig_str){"", 0};
    bool letter = n > 0 && ((unsigned char)f->text.ptr[n - 1] | 0x20) >= 'a' && ((unsigned char)f->text.ptr[n - 1] | 0x20) <= 'z';
    return f->kind == FIG_KIND_MONEY && n < f->text.len && !letter ? (fig_str){f->text.ptr, n} : (fig_str){"", 0};
}

enum { DIGITS_MOST = 32, OF_MINOR = 2 };

/* Are the digits hundredths of the value: "305.35 pence"? */
static bool is_minor(fig_number_pool *pool, const fig_figure *f)
{
    char digits[DIGITS_MOST];
    size_t n = 0;
    fig_number written, value;
    for (size_t i = 0; i < f->text.len && n < sizeof digits; i++)
        if (fig_ascii_is_digit(f->text.ptr[i]) || f->text.ptr[i] == '.')
            digits[n++] = f->text.ptr[i];
    return f->kind == FIG_KIND_MONEY && n && n < sizeof digits && fig_number_parse(pool, digits, n, '.', NULL, &written, NULL) == FIG_OK &&
           fig_number_parse(pool, f->value.ptr, f->value.len, '.', NULL, &value, NULL) == FIG_OK &&
           fig_number_cmp(pool, written, fig_number_scale(pool, value, OF_MINOR)) == 0;
}

/* The words of the unit, behind the digits and the word of scale: " feet" of "1,830 feet", " crowns" of "1.2 million crowns". */
static fig_str unit_words(const fig_figure *f, bool minor)
{
    size_t i = f->text.len;
    while (i > 0 && !fig_ascii_is_digit(f->text.ptr[i - 1]))
        i--;
    if (i == 0)
        return last_word(f);
    if (!minor && !is_plain(f) && !has_unit_alone(f, i)) {
        while (i < f->text.len && f->text.ptr[i] == ' ')
            i++;
        while (i < f->text.len && f->text.ptr[i] != ' ')
            i++;
    }
    return (fig_str){f->text.ptr + i, f->text.len - i};
}

/* Digits behind the point of the last number in the figure's text. */
static int places_in(const fig_figure *f)
{
    int places = 0;
    for (size_t i = f->text.len; i-- > 0;) {
        if (f->text.ptr[i] == '.' && places)
            return places;
        if (!fig_ascii_is_digit(f->text.ptr[i]) && places)
            return 0;
        places += fig_ascii_is_digit(f->text.ptr[i]);
    }
    return 0;
}

/* Of things, the whole number that is the only one it can be: 12 of 11.5 to 12.5. */
static fig_interval whole_of(fig_number_pool *pool, fig_interval x, const fig_figure *f)
{
    const fig_number two = fig_number_int(2);
    if (!fig_counts_things(f) || !f->value.ptr || memchr(f->value.ptr, '.', f->value.len) || !fig_interval_bounded(x))
        return x;
    const fig_number middle = fig_number_div(pool, fig_number_add(pool, x.low, x.high), two);
    const bool narrow = fig_number_cmp(pool, fig_number_sub(pool, x.high, x.low), fig_number_int(1)) <= 0;
    return narrow && fig_number_is_integer(middle) ? fig_interval_exact(middle) : x;
}

void fig_say_like(fig_strbuf *out, fig_number_pool *pool, fig_interval x, const fig_figure *f, bool holds)
{
    bool minor = f->value.ptr && is_minor(pool, f);
    fig_str sign = sign_of(f), words = unit_words(f, minor);
    if (minor) {
        x.low = fig_number_scale(pool, x.low, OF_MINOR);
        x.high = fig_number_scale(pool, x.high, OF_MINOR);
    }
    say_signed(out, pool, whole_of(pool, x, f), sign, places_in(f), holds);
    if (fig_str_is(f->unit, "{point}") && words.len)
        words.len = 0; /* "a 12-point lead" */
    if (words.len && *words.ptr == '-') {
        words.ptr++;
        words.len--;
    }
    if (words.len && *words.ptr != ' ' && *words.ptr != '%')
        fig_strbuf_char(out, ' ');
    fig_figure rest = *f;
    rest.text = words;
    fig_say_figure(out, &rest);
    const bool noun = f->kind == FIG_KIND_COUNT && !fig_str_is(f->unit, "{point}"); /* "14, not twelve members" */
    if (!words.len && !sign.len && !noun && !(f->supplied & FIG_SUPPLIED_UNIT))
        say_unit(out, f->unit);
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
