/*
 * Say like: a computed value told in the form of a figure of the text: its sign, its places, its unit.
 *
 * in   [54.2, 54.4] million, "$64.3 million"          out   "$54.2 to $54.4 million"
 */
#include "../base/ascii.h"
#include "checking.h"

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

/* Of an amount that is printed to its last digit, what the printed digits of the others come to: $14,511,158, where rounding alone leaves a few more or less. */
static bool say_to_the_last(fig_strbuf *out, fig_number_pool *pool, fig_interval x, const fig_figure *f, fig_str sign)
{
    enum { FEW = 10 };
    fig_number half;
    if (f->kind != FIG_KIND_MONEY || f->precision_loose.ptr || !is_plain(f) || !fig_interval_bounded(x) ||
        fig_number_parse(pool, f->precision.ptr, f->precision.len, '.', NULL, &half, NULL) != FIG_OK ||
        fig_number_cmp(pool, fig_number_sub(pool, x.high, x.low), fig_number_mul(pool, half, fig_number_int(FEW))) > 0)
        return false;
    fig_strbuf_add(out, sign.ptr, sign.len);
    fig_say_number(out, pool, fig_number_div(pool, fig_number_add(pool, x.low, x.high), fig_number_int(2)), places_in(f));
    return true;
}

void fig_say_like(fig_strbuf *out, fig_number_pool *pool, fig_interval x, const fig_figure *f, bool holds)
{
    bool minor = f->value.ptr && is_minor(pool, f);
    fig_str sign = sign_of(f), words = unit_words(f, minor);
    if (minor) {
        x.low = fig_number_scale(pool, x.low, OF_MINOR);
        x.high = fig_number_scale(pool, x.high, OF_MINOR);
    }
    if (holds || minor || !say_to_the_last(out, pool, x, f, sign))
        fig_say_signed(out, pool, whole_of(pool, x, f), sign, places_in(f), holds);
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
        fig_say_unit(out, f->unit);
}
