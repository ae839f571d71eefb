/*
 * ISO seconds: a date or date-time of a record as seconds since 1970, which is what dashboards take for a time.
 *
 * in   "2019-02-28", "2019-02-28T15:30-05:00", "2019-02-28T08:15:30Z"          out   1551312000, ...
 */
#include "../base/days.h"
#include "rows.h"

/* `count` digits at *p; -1 where there are not. */
static int digits(const char **p, const char *end, int count)
{
    int n = 0;
    if (end - *p < count)
        return -1;
    for (int i = 0; i < count; i++, ++*p) {
        if (**p < '0' || **p > '9')
            return -1;
        n = 10 * n + (**p - '0');
    }
    return n;
}

static bool sign(const char **p, const char *end, char c)
{
    if (*p == end || **p != c)
        return false;
    ++*p;
    return true;
}

static bool read_offset(const char **p, const char *end, int64_t *seconds)
{
    if (*p == end || sign(p, end, 'Z'))
        return true;
    bool east = sign(p, end, '+');
    if (!east && !sign(p, end, '-'))
        return false;
    int hour = digits(p, end, 2), minute = sign(p, end, ':') || *p < end ? digits(p, end, 2) : 0;
    if (hour < 0 || minute < 0)
        return false;
    *seconds += (east ? -60 : 60) * (60 * hour + minute);
    return true;
}

static bool read_clock(const char **p, const char *end, int64_t *seconds)
{
    int hour = digits(p, end, 2), minute = 0, second = 0;
    if (hour < 0)
        return false;
    if (sign(p, end, ':') && (minute = digits(p, end, 2)) < 0)
        return false;
    if (sign(p, end, ':') && (second = digits(p, end, 2)) < 0)
        return false;
    if (sign(p, end, '.'))
        while (*p < end && **p >= '0' && **p <= '9')
            ++*p;
    *seconds += 3600 * hour + 60 * minute + second;
    return read_offset(p, end, seconds);
}

bool fig_iso_seconds(fig_str text, int64_t *seconds)
{
    const char *p = text.ptr, *end = p + text.len;
    int year = p ? digits(&p, end, 4) : -1;
    if (year < 0 || !sign(&p, end, '-'))
        return false;
    int month = digits(&p, end, 2);
    if (month < 1 || month > 12 || !sign(&p, end, '-'))
        return false;
    int day = digits(&p, end, 2);
    if (day < 1 || day > 31)
        return false;
    *seconds = INT64_C(86400) * fig_days_from_date(year, month, day);
    if (p == end)
        return true;
    return (sign(&p, end, 'T') || sign(&p, end, ' ')) && read_clock(&p, end, seconds) && p == end;
}
