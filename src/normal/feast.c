/*
 * Feast: the days of a holiday in a year.
 * in   its row's rule: 12-25 · 11:4TH (the fourth Thursday of November) · 05-24:-1MO (the last Monday up to May 24) · easter-2 · orthodox+1 · dates (as its table lists them);
 *      behind it +1 (a day later), ~ (the working day next to it), < (a Sunday gives way to the Saturday) and /46 (so many days); a value of its own for a country: CA=10:2MO
 * out  first day and length; a span in the year that the text says or its look asks for
 * Source: RFC 5545, BYDAY (the weekdays); Meeus, "Astronomical Algorithms", chapter 8 (Easter, Gregorian and Julian).
 */
#include "../grammar/grammar.h"
#include "datespan.h"
#include <stdlib.h>
#include <string.h>

static int32_t easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return fig_days_from_date(year, n / 31, n % 31 + 1);
}

static int32_t orthodox_easter(int year)
{
    int d = (19 * (year % 19) + 15) % 30, e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int n = d + e + 114;
    return fig_days_from_date(year, n / 31, n % 31 + 1) + year / 100 - year / 400 - 2; /* Julian to Gregorian */
}

static bool word(const char **p, const char *text)
{
    size_t n = strlen(text);
    if (strncmp(*p, text, n) != 0)
        return false;
    *p += n;
    return true;
}

static int number(const char **p)
{
    char *end;
    int n = (int)strtol(*p, &end, 10);
    *p = end;
    return n;
}

/* ":4TH" of the month that begins on `day`, or from that day on; ":-1MO" up to it or to the month's end. */
static int32_t weekday_from(const char **p, int32_t day, int32_t last)
{
    static const char names[] = "MOTUWETHFRSASU";
    ++*p;
    int n = number(p), weekday = 1;
    for (int i = 0; i < 7; i++)
        if (strncmp(*p, names + 2 * i, 2) == 0)
            weekday = i + 1;
    *p += strlen(*p) < 2 ? strlen(*p) : 2;
    return n > 0 ? day + (weekday - fig_weekday_of(day) + 7) % 7 + 7 * (n - 1)
                 : last - (fig_weekday_of(last) - weekday + 7) % 7 + 7 * (n + 1);
}

bool fig_feast_fixed(const char **p, int year, int32_t *day)
{
    int month = number(p);
    bool dated = **p == '-' && (*p)[1] >= '0' && (*p)[1] <= '9';
    if (month < 1 || month > 12)
        return false;
    if (dated)
        ++*p;
    int of_month = dated ? number(p) : 1;
    *day = fig_days_from_date(year, month, of_month);
    if (**p == ':')
        *day = weekday_from(p, *day, dated ? *day : *day + fig_days_in_month(year, month) - 1);
    return true;
}

/* The rule for this country, else for all. */
static const char *rule_of(const fig_datetime *d, const char *country)
{
    const char *own = country ? fig_row_attr(d->feast, country) : NULL;
    return own ? own : d->feast->values[0];
}

static bool listed(const fig_datetime *d, int year, int32_t *day)
{
    char key[5] = {(char)('0' + year / 1000 % 10), (char)('0' + year / 100 % 10), (char)('0' + year / 10 % 10), (char)('0' + year % 10), 0};
    const char *date = d->feast_dates ? fig_row_attr(d->feast_dates, key) : NULL;
    return date && fig_feast_fixed(&date, year, day);
}

static bool feast_days(const fig_datetime *d, const char *country, int year, int32_t *first, int *length)
{
    const char *p = rule_of(d, country);
    if (year < 1 || year > 9999)
        return false;
    if (word(&p, "easter"))
        *first = easter(year);
    else if (word(&p, "orthodox"))
        *first = orthodox_easter(year);
    else if (word(&p, "dates") ? !listed(d, year, first) : !fig_feast_fixed(&p, year, first))
        return false;
    if (*p == '+' || *p == '-')
        *first += number(&p);
    int weekday = fig_weekday_of(*first);
    if (*p == '~' && ++p && weekday > 5)
        *first += weekday == 6 ? -1 : 1;
    if (*p == '<' && ++p && weekday == 7)
        --*first;
    *length = *p == '/' ? (++p, number(&p)) : 1;
    return true;
}

/* The latest begun, or the first not over; last and next are those that today is not in. */
static int feast_year(const fig_datetime *d, const fig_date_context *c)
{
    enum { AROUND = 2 };
    int32_t today = fig_reference_day(c), first;
    int length, step = 1, count = 0, year = FIG_YEAR_UNKNOWN;
    bool back = d->has_offset ? d->offset < 0 : c->look == FIG_LOOK_BACK;
    if (d->has_offset && d->offset == 0) { /* "this Christmas", planned in January of the next */
        bool over = feast_days(d, c->country, c->year, &first, &length) && first + length <= today;
        return c->year + (over && c->look == FIG_LOOK_FORWARD);
    }
    if (back)
        step = -1;
    int wanted = d->has_offset ? (d->offset < 0 ? -d->offset : d->offset) : 1;
    for (int y = c->year - AROUND * step; count < wanted && y != c->year + (AROUND + wanted) * step; y += step) {
        if (!feast_days(d, c->country, y, &first, &length))
            continue;
        bool fits =
            back ? (d->has_offset ? first + length <= today : first <= today) : (d->has_offset ? first > today : first + length > today);
        if (fits) {
            year = y;
            count++;
        }
    }
    return year;
}

void fig_span_of_feast(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    const char *rule = rule_of(d, c->country), *p = rule;
    int year = fig_datetime_year(d, c);
    if (year == FIG_YEAR_UNKNOWN && d->has_offset && d->unit == FIG_GRAIN_YEAR && c->has_reference)
        year = c->year + d->offset;
    if (year == FIG_YEAR_UNKNOWN && !d->has_offset && c->anchor)
        year = fig_datetime_year(c->anchor, c);
    if (year == FIG_YEAR_UNKNOWN && c->has_reference)
        year = feast_year(d, c);
    s->grain = FIG_GRAIN_DAY;
    int32_t first;
    int length;
    if (year == FIG_YEAR_UNKNOWN) { /* a fixed day has its place in any year */
        s->unknown = strlen(rule) != 5 || rule[2] != '-';
        if (!s->unknown) {
            int month = number(&p);
            p++;
            s->a = fig_datepoint_make(FIG_YEAR_UNKNOWN, month, number(&p));
        }
    } else if (feast_days(d, c->country, year, &first, &length)) {
        fig_datespan_set_days(s, first, first + length - 1, FIG_GRAIN_DAY);
    } else { /* a year that its table does not reach */
        fig_datespan_set_years(s, year, year, FIG_GRAIN_YEAR);
    }
}

char *fig_feast_write(const fig_datetime *d, char *out)
{
    enum { MOST = 40 };
    const char *rule = d->feast->values[0];
    size_t n = strlen(rule) < MOST ? strlen(rule) : MOST;
    memcpy(out, "feast:", 6);
    memcpy(out + 6, rule, n);
    return out + 6 + n;
}
