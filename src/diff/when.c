/*
 * When: dates and lengths of time that are the same though they are told otherwise.
 *
 * in   the draft's `Oct. 2`, read as this year's, the source's as the next one's      out   the same: neither says a year
 * in   the draft's `70 years`, the source's `since 1954`, a story of September 2024   out   the same: so long ago
 * in   the draft's `14 years`, the source's `from 2009 to 2023`                       out   the same: from the one to the other
 * What a date leaves out is guessed from the words of its sentence, and two sentences may lead to two guesses; that is no difference of what they say.
 */
#include "../base/str.h"
#include "aligner.h"
#include <stdlib.h>

enum {
    MINUTES_A_DAY = 24 * 60,
    MINUTES_A_WEEK = 7 * MINUTES_A_DAY,
    WRITTEN_YEAR = 4,
    WRITTEN_MONTH = 7,
    WRITTEN_DAY = 10,
    LONGEST_DAYS = 190,
    LONGEST_MONTH = 31,
    FIRST_RANGE = 400,
    WORD_LETTERS = 3,
    LEAST_YEARS = 3,
    TENS = 10,
    ROUND_SHARE = 10
};
static const double MINUTES_A_YEAR = 365.2425 * MINUTES_A_DAY, SECONDS_A_MINUTE = 60, MONTHS_A_YEAR = 12, BEYOND = 1.25,
                    MINUTES_A_MONTH = 30.44 * MINUTES_A_DAY;

static bool has_year(fig_str text)
{
    int run = 0;
    for (size_t i = 0; i < text.len && run < WRITTEN_YEAR; i++)
        run = text.ptr[i] >= '0' && text.ptr[i] <= '9' ? run + 1 : 0;
    return run == WRITTEN_YEAR;
}

/* How many digits of the years that two dates begin with are others. */
static int digits_apart(fig_str x, fig_str y)
{
    int n = 0;
    for (size_t i = 0; i < WRITTEN_YEAR; i++)
        n += x.ptr[i] != y.ptr[i];
    return n;
}

/* Of two years: one digit is another, or two changed places. */
static bool is_changed(fig_str x, fig_str y)
{
    size_t i = 0, k = WRITTEN_YEAR - 1;
    while (i < k && x.ptr[i] == y.ptr[i])
        i++;
    while (k > i && x.ptr[k] == y.ptr[k])
        k--;
    return digits_apart(x, y) == 1 || (digits_apart(x, y) == 2 && x.ptr[i] == y.ptr[k] && x.ptr[k] == y.ptr[i]);
}

/* The first three letters of the first word that has so many, folded: of Oct. 2, and of 2 October. */
static uint32_t first_word(fig_str text)
{
    uint32_t word = 0;
    int run = 0;
    for (size_t i = 0; i < text.len && run < WORD_LETTERS; i++) {
        const char c = (char)(text.ptr[i] | 0x20);
        const bool letter = c >= 'a' && c <= 'z';
        word = letter ? word << 8 | (unsigned char)c : 0;
        run = letter ? run + 1 : 0;
    }
    return run == WORD_LETTERS ? word : 0;
}

/* March, next March. */
static bool end_alike(fig_str x, fig_str y)
{
    const fig_str less = x.len < y.len ? x : y, more = x.len < y.len ? y : x;
    return less.len && memcmp(less.ptr, more.ptr + more.len - less.len, less.len) == 0;
}

/* March, no month earlier. */
static bool is_capital(fig_str text)
{
    size_t i = 0;
    while (i < text.len && !(text.ptr[i] >= 'A' && text.ptr[i] <= 'Z'))
        i++;
    return i < text.len;
}

bool fig_when_is_weekday(const fig_point *p)
{
    return p->figure->date->grain == FIG_GRAIN_DAY && p->figure->date->weekday && !fig_str_has_digit(p->figure->text);
}

bool fig_when_same(const fig_point *d, const fig_point *s)
{
    const fig_date *x = d->figure->date, *y = s->figure->date;
    const int64_t off = llabs(d->from - s->from);
    if (x->grain != y->grain || x->grain < FIG_GRAIN_DAY || x->grain >= FIG_GRAIN_YEAR)
        return false;
    if (off == MINUTES_A_WEEK) /* `Wednesday` of both, to come for the one and past for the other */
        return x->weekday &&
               (fig_when_is_weekday(d) && !y->weekday ? fig_str_has_digit(s->figure->text)
                                                      : x->weekday == y->weekday && fig_str_same(d->figure->text, s->figure->text));
    if (has_year(d->figure->text) && has_year(s->figure->text))
        return false;
    if (d->to - d->from > LONGEST_DAYS * MINUTES_A_DAY)
        return false;
    const uint32_t word = first_word(d->figure->text);
    const bool written = x->grain == FIG_GRAIN_DAY && !fig_when_is_weekday(d) && !fig_when_is_weekday(s) && is_capital(d->figure->text) &&
                         is_capital(s->figure->text); /* the night of February 12 */
    return word && (written || word == first_word(s->figure->text) || end_alike(d->figure->text, s->figure->text)) && off > 0 &&
           off < 2 * MINUTES_A_YEAR && fig_span_month_day(x) == fig_span_month_day(y) &&
           llabs((d->to - d->from) - (s->to - s->from)) <= MINUTES_A_DAY;
}

bool fig_when_is_month_of(const fig_point *d, const fig_point *s)
{
    const fig_date *x = d->figure->date, *y = s->figure->date;
    return x->grain == FIG_GRAIN_MONTH && y->grain == FIG_GRAIN_DAY && x->edtf.len == WRITTEN_MONTH && y->edtf.len == WRITTEN_DAY &&
           !has_year(d->figure->text) && !has_year(s->figure->text) && fig_str_has_digit(s->figure->text) && is_capital(d->figure->text) &&
           memcmp(x->edtf.ptr + WRITTEN_YEAR, y->edtf.ptr + WRITTEN_YEAR, WRITTEN_MONTH - WRITTEN_YEAR) == 0;
}

/* 18 November, 18 December. */
static bool same_day_number(const fig_date *x, const fig_date *y)
{
    return memcmp(x->edtf.ptr + WRITTEN_MONTH, y->edtf.ptr + WRITTEN_MONTH, WRITTEN_DAY - WRITTEN_MONTH) == 0;
}

bool fig_when_same_number(const fig_point *d, const fig_point *s)
{
    const fig_date *x = d->figure->date, *y = s->figure->date;
    return x->grain == FIG_GRAIN_DAY && x->edtf.len == WRITTEN_DAY && y->edtf.len == WRITTEN_DAY && !fig_when_is_weekday(d) &&
           same_day_number(x, y);
}

bool fig_when_slipped(const fig_point *d, const fig_point *s)
{
    const fig_date *x = d->figure->date, *y = s->figure->date;
    if (d->family != FIG_FAMILY_DATE || s->family != FIG_FAMILY_DATE || x->edtf.len < WRITTEN_YEAR || y->edtf.len < WRITTEN_YEAR)
        return false;
    if (x->grain == FIG_GRAIN_YEAR) /* 2002, of November 2012 */
        return y->grain < FIG_GRAIN_YEAR && y->grain >= FIG_GRAIN_DAY && has_year(d->figure->text) && has_year(s->figure->text) &&
               x->edtf.len == WRITTEN_YEAR && is_changed(x->edtf, y->edtf);
    const bool days = x->grain == FIG_GRAIN_DAY && y->grain < FIG_GRAIN_DAY && y->edtf.len > WRITTEN_DAY; /* 9 April at noon */
    if (x->grain == FIG_GRAIN_MONTH && y->grain == FIG_GRAIN_DAY)                                         /* October, of 30 September */
        return is_capital(d->figure->text) && fig_str_has_digit(s->figure->text) && !d->figure->mod && x->edtf.len == WRITTEN_MONTH &&
               y->edtf.len == WRITTEN_DAY &&
               memcmp(x->edtf.ptr + WRITTEN_YEAR, y->edtf.ptr + WRITTEN_YEAR, WRITTEN_MONTH - WRITTEN_YEAR) != 0 &&
               (!has_year(d->figure->text) || memcmp(x->edtf.ptr, y->edtf.ptr, WRITTEN_YEAR) == 0);
    if ((!days && (x->grain != y->grain || x->edtf.len != y->edtf.len)) || d->from == s->from)
        return false;
    if (x->grain == FIG_GRAIN_SEASON || x->grain == FIG_GRAIN_QUARTER || x->grain == FIG_GRAIN_HALF)
        return x->edtf.len == WRITTEN_MONTH && memcmp(x->edtf.ptr, y->edtf.ptr, WRITTEN_YEAR) == 0;
    if (fig_when_is_weekday(d))
        return !days && x->weekday != y->weekday && llabs(d->from - s->from) < MINUTES_A_WEEK;
    if (x->grain == FIG_GRAIN_DAY)
        return x->edtf.len == WRITTEN_DAY && fig_str_has_digit(d->figure->text) && fig_str_has_digit(s->figure->text) &&
               (memcmp(x->edtf.ptr, y->edtf.ptr, WRITTEN_YEAR) == 0 || !has_year(d->figure->text) || !has_year(s->figure->text)) &&
               (memcmp(x->edtf.ptr + WRITTEN_YEAR, y->edtf.ptr + WRITTEN_YEAR, WRITTEN_MONTH - WRITTEN_YEAR) == 0) != same_day_number(x, y);
    if (x->grain != FIG_GRAIN_MONTH || x->edtf.len != WRITTEN_MONTH || has_year(d->figure->text) != has_year(s->figure->text))
        return false;
    if (has_year(d->figure->text))
        return memcmp(x->edtf.ptr, y->edtf.ptr, WRITTEN_YEAR) == 0;
    return is_capital(d->figure->text) && is_capital(s->figure->text) && d->figure->mod == s->figure->mod &&
           d->figure->rel == s->figure->rel && !fig_str_has_digit(d->figure->text) && d->to - d->from <= LONGEST_MONTH * MINUTES_A_DAY &&
           s->to - s->from <= LONGEST_MONTH * MINUTES_A_DAY;
}

fig_relation_kind fig_when_yearless(const fig_point *d, const fig_point *s)
{
    const fig_point *dated = d->family == FIG_FAMILY_DATE ? d : s, *open = dated == d ? s : d;
    if (dated->figure->date->grain > FIG_GRAIN_DAY)
        return FIG_RELATION_NONE;
    return fig_span_month_day(dated->figure->date) == open->from ? FIG_RELATION_ROUNDS : FIG_RELATION_OTHER;
}

bool fig_when_other_year(const fig_point *d, const fig_point *s)
{
    const fig_date *x = d->figure->date, *y = s->figure->date;
    if (d->family != FIG_FAMILY_DATE || s->family != FIG_FAMILY_DATE || x->grain != y->grain || !has_year(d->figure->text) ||
        !has_year(s->figure->text))
        return false;
    if (x->grain == FIG_GRAIN_YEAR) /* from 2009 to 2013, of 2009 to 2023 */
        return d->to - d->from > FIRST_RANGE * MINUTES_A_DAY && s->to - s->from > FIRST_RANGE * MINUTES_A_DAY &&
               (d->from == s->from) != (d->to == s->to);
    return x->grain >= FIG_GRAIN_DAY && x->grain < FIG_GRAIN_YEAR && d->from != s->from && fig_span_month_day(x) == fig_span_month_day(y);
}

bool fig_when_is_end(const fig_point *d, const fig_point *s)
{
    const fig_str edtf = s->figure->date->edtf;
    const bool range = edtf.ptr && memchr(edtf.ptr, '/', edtf.len) != NULL && !(s->figure->flags & FIG_FLAG_SPLIT_YEAR) &&
                       !(d->figure->flags & FIG_FLAG_SPLIT_YEAR);
    return range && d->figure->date->grain == s->figure->date->grain && (d->from == s->from || d->to == s->to);
}

bool fig_when_same_edge(const fig_point *x, const fig_point *y)
{
    const fig_mod first = x->figure->mod, second = y->figure->mod;
    return (first == FIG_MOD_START && second == FIG_MOD_END && x->from == y->to) ||
           (first == FIG_MOD_END && second == FIG_MOD_START && x->to == y->from);
}

bool fig_when_is_written(const fig_point *p)
{
    return has_year(p->figure->text);
}

bool fig_when_year_changed(const fig_date *x, const fig_date *y)
{
    return x->grain == FIG_GRAIN_YEAR && y->grain == FIG_GRAIN_YEAR && x->edtf.len == WRITTEN_YEAR && y->edtf.len == WRITTEN_YEAR &&
           digits_apart(x->edtf, y->edtf) == 1;
}

bool fig_when_is_year_of(const fig_point *d, const fig_point *s)
{
    const fig_date *x = d->figure->date, *y = s->figure->date;
    return x && y && x->grain == FIG_GRAIN_YEAR && x->edtf.len == WRITTEN_YEAR && y->grain < FIG_GRAIN_YEAR && has_year(d->figure->text) &&
           has_year(s->figure->text) && !memchr(y->edtf.ptr, '/', y->edtf.len) && memcmp(x->edtf.ptr, y->edtf.ptr, WRITTEN_YEAR) == 0;
}

/* The length of time in minutes, and how far it holds: half a unit; of tens of years a tenth. */
static bool length_of(const fig_point *d, double *length, double *reach)
{
    const double value = d->key;
    if (!d->has_low || !d->has_high || d->figure->kind != FIG_KIND_DURATION)
        return false;
    if (d->family == FIG_FAMILY_MONTHS) {
        const int64_t years = (int64_t)(value / MONTHS_A_YEAR);
        const bool open = d->figure->mod == FIG_MOD_NEARLY || d->figure->mod == FIG_MOD_APPROX;
        *length = value / MONTHS_A_YEAR * MINUTES_A_YEAR;
        if (years < LEAST_YEARS) {
            *length = value * MINUTES_A_MONTH;
            *reach = open ? MINUTES_A_MONTH / 2 : 2 * MINUTES_A_DAY;
            return true;
        }
        *reach = years % TENS == 0 ? *length / ROUND_SHARE : open ? MINUTES_A_YEAR / 2 : 0;
        return true;
    }
    *length = value / SECONDS_A_MINUTE;
    *reach = MINUTES_A_WEEK / 2.0;
    return d->family == FIG_FAMILY_SECONDS && *length >= 2 * MINUTES_A_WEEK;
}

/* Nine minutes, from 1:17 to 1:26; where seconds are printed, in minutes as far as these go. */
static bool is_between_clocks(const fig_point *d, const fig_point *x, const fig_point *y)
{
    const double off = (double)llabs(x->seconds - y->seconds);
    const bool minutes = d->figure->text.len && !(x->to_second && d->key < SECONDS_A_MINUTE) && x->to_second;
    if (y->family != FIG_FAMILY_CLOCK || x->unit != y->unit || off == 0 || d->family != FIG_FAMILY_SECONDS || !d->has_low)
        return false;
    return d->has_high ? d->key == off || (minutes && off - d->key < SECONDS_A_MINUTE / 2 && d->key - off < SECONDS_A_MINUTE / 2)
                       : off >= d->key && off < d->key * BEYOND;
}

bool fig_when_between(const fig_point *d, const fig_point *x, const fig_point *y)
{
    if (x->family == FIG_FAMILY_CLOCK)
        return is_between_clocks(d, x, y);
    const fig_grain grain = x->figure->date->grain;
    const double off = (double)llabs(x->from - y->from);
    if (y->family != FIG_FAMILY_DATE || y->figure->date->grain != grain || !d->has_low || !d->has_high || off == 0)
        return false;
    if (d->family == FIG_FAMILY_MONTHS)
        return grain >= FIG_GRAIN_MONTH && grain <= FIG_GRAIN_YEAR &&
               llabs((int64_t)(d->key / MONTHS_A_YEAR * MINUTES_A_YEAR - off)) < MINUTES_A_WEEK;
    return d->family == FIG_FAMILY_SECONDS && grain == FIG_GRAIN_DAY && d->key == off * SECONDS_A_MINUTE;
}

/* The day of the story: the source's, else the draft's; INT64_MIN: unknown. */
static int64_t day_of(const fig_aligner *a, uint32_t text)
{
    return a->days[text] != INT64_MIN ? a->days[text] : a->days[0];
}

bool fig_when_keys(const fig_aligner *a, const fig_point *d, double *from, double *to)
{
    double length, reach;
    int64_t day = INT64_MIN;
    for (uint32_t text = 1; day == INT64_MIN && text <= a->source_count; text++)
        day = day_of(a, text);
    if (day == INT64_MIN || !length_of(d, &length, &reach))
        return false;
    *from = (double)day - length - reach - MINUTES_A_YEAR;
    *to = (double)day - length + reach + MINUTES_A_DAY;
    return true;
}

/* Does the length fit between the nearest and the farthest that the two spans may be apart? */
static bool fits(double length, double reach, double nearest, double farthest)
{
    return length + reach >= nearest && length - reach <= farthest;
}

bool fig_when_exactly(const fig_point *d, const fig_point *range)
{
    const fig_str edtf = range->figure->date->edtf;
    return edtf.ptr && memchr(edtf.ptr, '/', edtf.len) &&
           llabs((int64_t)((d->key / MONTHS_A_YEAR + 1) * MINUTES_A_YEAR) - (range->to - range->from)) < MINUTES_A_WEEK;
}

bool fig_when_elapsed(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    double length, reach;
    const int64_t day = day_of(a, s->text);
    const fig_str edtf = s->figure->date ? s->figure->date->edtf : (fig_str){NULL, 0};
    if (s->family != FIG_FAMILY_DATE || !length_of(d, &length, &reach) ||
        (d->family == FIG_FAMILY_MONTHS && d->key < LEAST_YEARS * MONTHS_A_YEAR && s->figure->date->grain != FIG_GRAIN_DAY))
        return false;
    const bool range = edtf.ptr && memchr(edtf.ptr, '/', edtf.len);
    if (range && s->figure->date->grain == FIG_GRAIN_YEAR) /* from 2009 to 2023: 14 years, or 15 seasons */
        return fits(length, reach, (double)(s->to - s->from) - MINUTES_A_YEAR - MINUTES_A_DAY, (double)(s->to - s->from) + MINUTES_A_DAY);
    if (!range && day != INT64_MIN && s->from >= day) /* to come: open in 2030, five years from now */
        return fits(length, reach, (double)(s->from - day) - MINUTES_A_DAY, (double)(s->to - day) + MINUTES_A_DAY);
    return !range && day != INT64_MIN && s->to <= day &&
           fits(length, reach, (double)(day - s->to) - MINUTES_A_DAY, (double)(day - s->from) + MINUTES_A_DAY);
}
