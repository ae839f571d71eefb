/*
 * Calendar primitives: days and dates of the proleptic Gregorian calendar, weekdays, and the reference date as a caller writes it.
 * in   year, month, day; or "2019-03-01T10:15:00+09:00"
 * out  days since 1970-01-01 and back; a context's reference
 * Source: Cassio Neri and Lorenz Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022); years from -32800.
 */
#include "datetime.h"

/* Eras of 400 years below year 0 make every number positive: unsigned division by a constant is a multiplication. */
enum { ERAS = 82, YEARS_OF_ERA = 400, DAYS_OF_ERA = 146097, DAYS_BEFORE = 719468 + ERAS * DAYS_OF_ERA };

static bool leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int fig_days_in_month(int year, int month)
{
    static const unsigned char days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

int32_t fig_days_from_date(int year, int month, int day)
{
    unsigned early = month <= 2; /* a year from March to February has its odd day last */
    unsigned y = (unsigned)(year + ERAS * YEARS_OF_ERA) - early, century = y / 100;
    unsigned m = (unsigned)month + 12 * early;
    unsigned of_years = 1461 * y / 4 - century + century / 4;
    unsigned of_months = (979 * m - 2919) / 32;
    return (int32_t)(of_years + of_months + (unsigned)day - 1 - DAYS_BEFORE);
}

void fig_date_from_days(int32_t days, int *year, int *month, int *day)
{
    unsigned quarters = 4 * ((unsigned)days + DAYS_BEFORE) + 3; /* of days: a century has 36524 and one of them */
    unsigned century = quarters / DAYS_OF_ERA;
    unsigned of_century = quarters % DAYS_OF_ERA / 4;
    uint64_t scaled = (uint64_t)2939745 * (4 * of_century + 3); /* 2^32 / 1461: the year above, its days below */
    unsigned of_year = (unsigned)(scaled & UINT32_MAX) / 2939745 / 4;
    unsigned shifted = 2141 * of_year + 197913; /* 2^16 / 30.6: the month above, its days below */
    unsigned late = of_year >= 306;             /* January and February of the next year */
    *year = (int)(100 * century + (unsigned)(scaled >> 32) + late) - ERAS * YEARS_OF_ERA;
    *month = (int)((shifted >> 16) - 12 * late);
    *day = (int)((shifted & 0xffff) / 2141 + 1);
}

int fig_weekday_of(int32_t days)
{
    int since_monday = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

/* Reads exactly `count` digits; -1 where there are fewer. */
static int digits(const char **p, int count)
{
    int n = 0;
    for (; count > 0; count--, (*p)++) {
        if (**p < '0' || **p > '9')
            return -1;
        n = n * 10 + (**p - '0');
    }
    return n;
}

static bool skip(const char **p, char c)
{
    if (**p != c)
        return false;
    (*p)++;
    return true;
}

static bool parse_zone(const char **p, int16_t *zone)
{
    if (skip(p, 'Z')) {
        *zone = 0;
        return true;
    }
    if (**p != '+' && **p != '-')
        return true;
    int sign = *(*p)++ == '-' ? -1 : 1;
    int hours = digits(p, 2);
    skip(p, ':');
    int minutes = digits(p, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return false;
    *zone = (int16_t)(sign * (hours * 60 + minutes));
    return true;
}

static bool parse_time(const char **p, fig_date_context *c)
{
    int hour = digits(p, 2);
    int minute = hour >= 0 && skip(p, ':') ? digits(p, 2) : -1;
    int second = FIG_UNSAID;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return false;
    if (skip(p, ':')) {
        second = digits(p, 2);
        if (second < 0 || second > 60)
            return false;
        if (skip(p, '.') && digits(p, 1) < 0)
            return false;
        while (**p >= '0' && **p <= '9') /* a fraction of a second moves no date */
            (*p)++;
    }
    c->hour = (int16_t)hour;
    c->minute = (int16_t)minute;
    c->second = (int16_t)second;
    return parse_zone(p, &c->zone);
}

bool fig_date_context_parse(fig_date_context *context, const char *iso)
{
    fig_date_context c = *context; /* a string that fails leaves the caller's context as it was */
    const char *p = iso;
    int year = digits(&p, 4);
    int month = year >= 0 && skip(&p, '-') ? digits(&p, 2) : -1;
    int day = month >= 0 && skip(&p, '-') ? digits(&p, 2) : -1;
    if (year < 1 || day < 1 || day > fig_days_in_month(year, month))
        return false;
    c.has_reference = true;
    c.year = (int16_t)year;
    c.month = (int16_t)month;
    c.day = (int16_t)day;
    c.hour = c.minute = c.second = c.zone = FIG_UNSAID;
    if ((skip(&p, 'T') || skip(&p, ' ')) && !parse_time(&p, &c))
        return false;
    if (*p)
        return false;
    *context = c;
    return true;
}
