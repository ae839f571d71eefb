/*
 * Span: what dates, times and durations come to, so that they can be compared.
 *
 * in   "2019-02-28" "2019-03-01"     out   minutes from 1970: [25 855 200, 25 856 640)
 * in   "15:30-05:00"                 out   minutes of the day 930, and of UTC 1230
 * in   "P18M", "P1Y6M"               out   18 months, both; "PT36H" -> 129 600 seconds
 * A duration of years or months is no number of days; one that has both kinds is only equal or not.
 */
#include "aligner.h"

enum { MINUTES_A_DAY = 24 * 60, UTC = 1, ZONE = 2, SECONDS_A_MINUTE = 60 };

/* Days from 1970 of a day of the Gregorian calendar. Source: Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400, of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static bool digits(const char **at, const char *end, int least, int most, int64_t *out)
{
    int n = 0;
    for (*out = 0; *at < end && n < most && **at >= '0' && **at <= '9'; ++*at, n++)
        *out = *out * 10 + (**at - '0');
    return n >= least;
}

static bool skip(const char **at, const char *end, char c)
{
    if (*at >= end || **at != c)
        return false;
    ++*at;
    return true;
}

/* "HH:MM[:SS[.s]]" and a zone, where there is one: minutes of the day, and the zone's. */
static bool read_clock(const char **at, const char *end, int64_t *minutes, int64_t *zone, bool *zoned, int64_t *second)
{
    int64_t hour, minute = 0;
    *zoned = false;
    *zone = 0;
    *second = -1;
    if (!digits(at, end, 2, 2, &hour) || (skip(at, end, ':') && !digits(at, end, 2, 2, &minute)) ||
        (skip(at, end, ':') && !digits(at, end, 2, 2, second)))
        return false;
    *minutes = hour * 60 + minute;
    if (skip(at, end, 'Z'))
        *zoned = true;
    else if (*at < end && (**at == '+' || **at == '-')) {
        int sign = *(*at)++ == '-' ? -1 : 1;
        int64_t hours, more = 0;
        if (!digits(at, end, 2, 2, &hours) || (skip(at, end, ':') && !digits(at, end, 2, 2, &more)))
            return false;
        *zone = sign * (hours * 60 + more);
        *zoned = true;
    }
    return *at == end;
}

static bool read_instant(fig_str text, int64_t *out)
{
    const char *at = text.ptr, *end = text.ptr + text.len;
    int64_t year, month = 1, day = 1, minutes = 0, zone = 0, second;
    bool zoned;
    bool before = at && skip(&at, end, '-');
    if (!at || !digits(&at, end, 4, 9, &year))
        return false;
    if ((skip(&at, end, '-') && !digits(&at, end, 2, 2, &month)) || (skip(&at, end, '-') && !digits(&at, end, 2, 2, &day)))
        return false;
    if (skip(&at, end, 'T') && !read_clock(&at, end, &minutes, &zone, &zoned, &second))
        return false;
    if (at != end || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    *out = days_of(before ? -year : year, (int)month, (int)day) * MINUTES_A_DAY + minutes - zone;
    return true;
}

bool fig_span_date(const fig_date *date, fig_point *p)
{
    int64_t month, day;
    if (read_instant(date->date_from, &p->from) && read_instant(date->date_to, &p->to)) {
        p->family = FIG_FAMILY_DATE;
        p->key = (double)p->from;
        return true;
    }
    if (date->edtf.len == 10 && memcmp(date->edtf.ptr, "XXXX-", 5) == 0) {
        const char *at = date->edtf.ptr + 5, *end = date->edtf.ptr + 10;
        if (digits(&at, end, 2, 2, &month) && skip(&at, end, '-') && digits(&at, end, 2, 2, &day)) {
            p->family = FIG_FAMILY_YEARLESS;
            p->from = month * 100 + day;
            p->key = (double)p->from;
            return true;
        }
    }
    fig_str code = date->edtf.ptr ? date->edtf : date->relative;
    p->family = FIG_FAMILY_CODE;
    p->unit = fig_diff_hash(code.ptr, code.len);
    p->key = (double)(p->unit >> 12);
    return code.ptr != NULL;
}

int64_t fig_span_month_day(const fig_date *date)
{
    int64_t month, day;
    if (!date || date->date_from.len < 10)
        return -1;
    const char *at = date->date_from.ptr + 5, *end = at + 5;
    return digits(&at, end, 2, 2, &month) && skip(&at, end, '-') && digits(&at, end, 2, 2, &day) ? month * 100 + day : -1;
}

bool fig_span_clock(fig_str iso, fig_point *p)
{
    const char *at = iso.ptr, *end = iso.ptr + iso.len;
    bool zoned;
    int64_t second;
    if (!at || !read_clock(&at, end, &p->from, &p->to, &zoned, &second))
        return false;
    p->to_second = second >= 0 && !zoned;
    p->seconds = p->from * SECONDS_A_MINUTE + (second > 0 ? second : 0);
    p->family = FIG_FAMILY_CLOCK;
    p->unit = zoned ? ZONE : 0;
    p->key = (double)p->from;
    return true;
}

/* "P1Y6M": every part times what it is in months or seconds. */
bool fig_span_duration(fig_number_pool *pool, fig_str iso, fig_number *out, uint32_t *family, uint64_t *unit)
{
    static const struct {
        char letter;
        bool time, months;
        int64_t is;
    } parts[] = {{'Y', false, true, 12},   {'M', false, true, 1},  {'W', false, false, 604800}, {'D', false, false, 86400},
                 {'H', true, false, 3600}, {'M', true, false, 60}, {'S', true, false, 1}};
    const char *at = iso.ptr, *end = iso.ptr + iso.len;
    bool time = false;
    *out = fig_number_int(0);
    *family = FIG_FAMILY_NONE;
    *unit = 0;
    if (!at || !skip(&at, end, 'P'))
        return false;
    while (at < end) {
        if (skip(&at, end, 'T'))
            time = true;
        const char *number = at;
        while (at < end && ((*at >= '0' && *at <= '9') || *at == '.'))
            at++;
        fig_number n;
        size_t k = 0;
        if (at == end || fig_number_parse(pool, number, (size_t)(at - number), '.', NULL, &n, NULL) != FIG_OK)
            return false;
        while (k < sizeof parts / sizeof *parts && !(parts[k].letter == *at && parts[k].time == time))
            k++;
        if (k == sizeof parts / sizeof *parts)
            return false;
        uint32_t is = parts[k].months ? FIG_FAMILY_MONTHS : FIG_FAMILY_SECONDS;
        if (*family && *family != is)
            return false;
        *family = is;
        *unit = *unit * 8 + k + 1;
        *out = fig_number_add(pool, *out, fig_number_mul(pool, n, fig_number_int(parts[k].is)));
        at++;
    }
    return *family != FIG_FAMILY_NONE;
}
