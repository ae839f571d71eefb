/*
 * The reference date as a caller writes it.
 * in   "2019-03-01T10:15:00+09:00"
 * out  a context's reference
 */
#include "datetime.h"

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
