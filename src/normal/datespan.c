/*
 * Date span: points of the calendar to days, EDTF and ISO strings, and back.
 * in   a fig_datespan                         out  a fig_date_reading
 * Digits are written by hand: a page of news holds hundreds of dates, and printf costs more than resolving them.
 */
#include "datespan.h"
#include <limits.h>
#include <string.h>

fig_datepoint fig_datepoint_make(int year, int code, int day)
{
    return (fig_datepoint){year, code, day, FIG_NO_PIECE, FIG_NO_PIECE, FIG_NO_PIECE};
}

fig_datepoint fig_datepoint_of_day(int32_t days)
{
    fig_datepoint p = fig_datepoint_make(0, 0, 0);
    fig_date_from_days(days, &p.year, &p.code, &p.day);
    return p;
}

void fig_datespan_set_days(fig_datespan *s, int32_t first, int32_t last, fig_grain grain)
{
    s->a = fig_datepoint_of_day(first);
    s->interval = first != last;
    if (s->interval)
        s->b = fig_datepoint_of_day(last);
    s->grain = grain;
}

void fig_datespan_set_years(fig_datespan *s, int first, int last, fig_grain grain)
{
    s->a = fig_datepoint_make(first, FIG_NO_PIECE, FIG_NO_PIECE);
    s->b = fig_datepoint_make(last, FIG_NO_PIECE, FIG_NO_PIECE);
    s->interval = first != last;
    s->grain = grain;
}

/* First month (1-12) of a season code. */
static int season_month(int code, bool south)
{
    int month = (code - FIG_CODE_SEASON + 1) * 3;
    return south ? (month + 5) % 12 + 1 : month;
}

fig_grain fig_datepoint_grain(const fig_datepoint *p)
{
    if (p->hour >= 0)
        return p->second >= 0 ? FIG_GRAIN_SECOND : p->minute >= 0 ? FIG_GRAIN_MINUTE : FIG_GRAIN_HOUR;
    if (p->day >= 0)
        return FIG_GRAIN_DAY;
    if (p->code < 0)
        return FIG_GRAIN_YEAR;
    if (p->code < FIG_CODE_SEASON)
        return FIG_GRAIN_MONTH;
    if (p->code < FIG_CODE_QUARTER)
        return FIG_GRAIN_SEASON;
    if (p->code < FIG_CODE_HALF)
        return FIG_GRAIN_QUARTER;
    return p->code < FIG_CODE_WEEK ? FIG_GRAIN_HALF : FIG_GRAIN_WEEK;
}

/* `count` months from the first of `month`. */
static bool month_days(int year, int month, int count, int32_t *from, int32_t *to)
{
    if (count == 1) {
        *from = fig_days_from_date(year, month, 1);
        *to = *from + fig_days_in_month(year, month);
        return true;
    }
    int end = month - 1 + count;
    *from = fig_days_from_date(year, month, 1);
    *to = fig_days_from_date(year + end / 12, end % 12 + 1, 1);
    return true;
}

static bool week_days(int year, int week, int32_t *from, int32_t *to)
{
    int32_t fourth = fig_days_from_date(year, 1, 4); /* always in week 1 */
    *from = fourth - (fig_weekday_of(fourth) - 1) + 7 * (week - 1);
    *to = *from + 7;
    int y, m, d;
    fig_date_from_days(*from + 3, &y, &m, &d); /* a week belongs to the year of its Thursday */
    return y == year && week >= 1;
}

bool fig_datepoint_days(const fig_datepoint *p, bool south, int32_t *from, int32_t *to)
{
    int code = p->code;
    if (p->year < -9998 || p->year > 9999)
        return false;
    if (code >= 1 && code <= 12) {
        if (p->day < 0)
            return month_days(p->year, code, 1, from, to);
        if (p->day < 1 || p->day > fig_days_in_month(p->year, code))
            return false;
        *from = fig_days_from_date(p->year, code, p->day);
        *to = *from + 1;
        return true;
    }
    if (p->day >= 0)
        return false;
    if (code == FIG_NO_PIECE)
        return month_days(p->year, 1, 12, from, to);
    if (code >= FIG_CODE_SEASON && code < FIG_CODE_SEASON + 4)
        return month_days(p->year, season_month(code, south), 3, from, to);
    if (code >= FIG_CODE_QUARTER && code < FIG_CODE_QUARTER + 4)
        return month_days(p->year, (code - FIG_CODE_QUARTER) * 3 + 1, 3, from, to);
    if (code >= FIG_CODE_HALF && code < FIG_CODE_HALF + 2)
        return month_days(p->year, (code - FIG_CODE_HALF) * 6 + 1, 6, from, to);
    return code > FIG_CODE_WEEK && week_days(p->year, code - FIG_CODE_WEEK, from, to);
}

int64_t fig_datepoint_second(const fig_datepoint *p, bool south)
{
    int32_t from = 0, to = 0;
    fig_datepoint_days(p, south, &from, &to);
    int time = p->hour < 0 ? 0 : (p->hour * 60 + (p->minute > 0 ? p->minute : 0)) * 60 + (p->second > 0 ? p->second : 0);
    return (int64_t)from * 86400 + time;
}

/* A plain first of a month as the same month of the fiscal year: fiscal 1987 begins in 1986 unless it begins on January 1. */
static int32_t fiscal_day(int32_t plain, int start_month, int start_day)
{
    int year, month, day;
    fig_date_from_days(plain, &year, &month, &day);
    int index = year * 12 + month - 1 + start_month - 1;
    if (start_month > 1 || start_day > 1)
        index -= 12;
    int most = fig_days_in_month(index / 12, index % 12 + 1);
    return fig_days_from_date(index / 12, index % 12 + 1, start_day < most ? start_day : most);
}

bool fig_datespan_days(const fig_datespan *s, int32_t *from, int32_t *to)
{
    int32_t between;
    if (s->unknown || s->no_ends || !fig_datepoint_days(&s->a, s->south, from, to))
        return false;
    if (s->interval && !fig_datepoint_days(&s->b, s->south, &between, to))
        return false;
    if (!(s->flags & FIG_FLAG_FISCAL))
        return true;
    if (s->fiscal_month < 1 || s->fiscal_month > 12)
        return false;
    if (s->interval && (s->flags & FIG_FLAG_SPLIT_YEAR)) /* fiscal 1986/87 is the one that ends in 1987 */
        *from = between;
    *from = fiscal_day(*from, s->fiscal_month, s->fiscal_day);
    *to = fiscal_day(*to, s->fiscal_month, s->fiscal_day);
    return true;
}

static char *put2(char *out, int n)
{
    static const char digits[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051"
                                 "525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    memcpy(out, digits + (unsigned)n % 100u * 2u, 2);
    return out + 2;
}

static char *put_year(char *out, int year)
{
    if (year == FIG_YEAR_UNKNOWN) {
        memcpy(out, "XXXX", 4);
        return out + 4;
    }
    if (year < 0)
        *out++ = '-';
    unsigned y = (unsigned)(year < 0 ? -year : year);
    if (y > 9999)
        *out++ = (char)('0' + y / 10000u % 10u);
    return put2(put2(out, (int)(y / 100u)), (int)y);
}

static char *put_date(char *out, int year, int month, int day)
{
    out = put_year(out, year);
    out[0] = '-';
    put2(out + 1, month);
    out[3] = '-';
    return put2(out + 4, day);
}

static char *put_day(char *out, int32_t days)
{
    int year, month, day;
    fig_date_from_days(days, &year, &month, &day);
    return put_date(out, year, month, day);
}

static char *put_zone(char *out, int zone, bool utc)
{
    if (utc)
        *out++ = 'Z';
    if (utc || zone == FIG_UNSAID)
        return out;
    *out++ = zone < 0 ? '-' : '+';
    int minutes = zone < 0 ? -zone : zone;
    out = put2(out, minutes / 60);
    *out++ = ':';
    return put2(out, minutes % 60);
}

static char *put_point(char *out, const fig_datepoint *p, const fig_datespan *s)
{
    out = put_year(out, p->year);
    if (p->code >= FIG_CODE_WEEK) {
        memcpy(out, "-W", 2);
        return put2(out + 2, p->code - FIG_CODE_WEEK);
    }
    if (p->code >= 0 || p->day >= 0) {
        *out++ = '-';
        if (p->code >= 0)
            out = put2(out, p->code);
        else
            *out++ = 'X', *out++ = 'X';
    }
    if (p->day >= 0) {
        *out++ = '-';
        out = put2(out, p->day);
    }
    if (p->hour < 0)
        return out;
    *out++ = 'T';
    out = put2(out, p->hour);
    if (p->minute >= 0) {
        *out++ = ':';
        out = put2(out, p->minute);
    }
    if (p->second >= 0) {
        *out++ = ':';
        out = put2(out, p->second);
    }
    return put_zone(out, s->zone, s->utc);
}

static void put_instant(char *out, int64_t seconds, bool leap, const fig_datespan *s)
{
    int32_t day = (int32_t)(seconds / 86400 - (seconds % 86400 < 0));
    int rest = (int)(seconds - (int64_t)day * 86400);
    out = put_day(out, day);
    *out++ = 'T';
    out = put2(out, rest / 3600);
    *out++ = ':';
    out = put2(out, rest / 60 % 60);
    *out++ = ':';
    out = put2(out, rest % 60 + leap);
    *put_zone(out, s->zone, s->utc) = 0;
}

/* Ends of a span with a time of day. A time that ends a range is the end itself: "10 to 12" is over at 12:00:00, not at 12:01. */
static void put_instants(const fig_datespan *s, fig_date_reading *out)
{
    static const int lengths[] = {[FIG_GRAIN_SECOND] = 1, [FIG_GRAIN_MINUTE] = 60, [FIG_GRAIN_HOUR] = 3600};
    const fig_datepoint *last = s->interval ? &s->b : &s->a;
    bool leap = s->a.second == 60;
    put_instant(out->date_from, fig_datepoint_second(&s->a, s->south) - leap, leap, s);
    int64_t end = fig_datepoint_second(last, s->south);
    if (last->hour < 0)
        end = (int64_t)out->to_day * 86400;
    else if (!s->interval)
        end += lengths[fig_datepoint_grain(last)] - leap;
    put_instant(out->date_to, end, false, s);
}

/* Ends of whole days. Those of one day, month or year are written from its own pieces: most dates are such, and a day of the calendar
 * costs a division or two. */
static void put_days(const fig_datespan *s, fig_date_reading *out)
{
    const fig_datepoint *p = &s->a;
    bool one = !s->interval && !(s->flags & FIG_FLAG_FISCAL), of_month = one && p->code >= 1 && p->code <= 12;
    char *from = out->date_from, *to = out->date_to;
    if (of_month && p->day >= 1 && p->day < 28 && p->year >= 0) {
        memcpy(from, out->edtf, sizeof "2019-02-27");
        memcpy(to, out->edtf, sizeof "2019-02-27");
        put2(to + 8, p->day + 1);
    } else if (of_month && p->day < 0) {
        *put_date(from, p->year, p->code, 1) = 0;
        *put_date(to, p->year + p->code / 12, p->code % 12 + 1, 1) = 0;
    } else if (one && p->code < 0 && p->day < 0) {
        *put_date(from, p->year, 1, 1) = 0;
        *put_date(to, p->year + 1, 1, 1) = 0;
    } else {
        *put_day(from, out->from_day) = 0;
        *put_day(to, out->to_day) = 0;
    }
}

void fig_datespan_write(const fig_datespan *s, fig_date_reading *out)
{
    out->edtf[0] = out->date_from[0] = out->date_to[0] = out->relative[0] = 0;
    out->grain = s->grain;
    out->weekday = 0;
    out->flags = s->flags;
    out->from_day = out->to_day = INT32_MIN;
    if (s->unknown)
        return;
    char *end = put_point(out->edtf, &s->a, s);
    if (s->interval) {
        *end++ = '/';
        end = put_point(end, &s->b, s);
    }
    *end = 0;
    int32_t from, to;
    if (!fig_datespan_days(s, &from, &to)) {
        bool no_date = s->a.year != FIG_YEAR_UNKNOWN && !fig_datepoint_days(&s->a, s->south, &from, &to);
        no_date = no_date || (s->interval && s->b.year != FIG_YEAR_UNKNOWN && !fig_datepoint_days(&s->b, s->south, &from, &to));
        if (no_date)
            out->flags |= FIG_FLAG_INVALID_DATE;
        return;
    }
    out->from_day = from;
    out->to_day = to;
    if (s->a.hour >= 0 || (s->interval && s->b.hour >= 0)) {
        put_instants(s, out);
        return;
    }
    put_days(s, out);
}

static int read2(const char **p)
{
    const char *s = *p;
    if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
        return FIG_NO_PIECE;
    *p += 2;
    return (s[0] - '0') * 10 + (s[1] - '0');
}

static bool read_point(const char **p, fig_datepoint *out)
{
    *out = fig_datepoint_make(FIG_NO_PIECE, FIG_NO_PIECE, FIG_NO_PIECE);
    int high = read2(p), low = high < 0 ? high : read2(p);
    if (low < 0)
        return false;
    out->year = high * 100 + low;
    if (**p == '-')
        ++*p, out->code = read2(p);
    if (out->code >= 0 && **p == '-')
        ++*p, out->day = read2(p);
    if (out->day >= 0 && **p == 'T')
        ++*p, out->hour = read2(p);
    if (out->hour >= 0 && **p == ':')
        ++*p, out->minute = read2(p);
    if (out->minute >= 0 && **p == ':')
        ++*p, out->second = read2(p);
    while (**p && **p != '/') /* the zone: a period's time of day is not counted from */
        ++*p;
    return true;
}

bool fig_datespan_read(const char *edtf, fig_datespan *s)
{
    const char *p = edtf;
    if (!read_point(&p, &s->a))
        return false;
    s->interval = *p == '/';
    if (s->interval) {
        p++;
        return read_point(&p, &s->b);
    }
    return true;
}

int fig_time_iso(const fig_datetime *d, char *out)
{
    char *end = out;
    *out = 0;
    if (d->hour < 0 || d->hour > 24 || d->minute > 59 || d->second > 60)
        return 0;
    end = put2(end, d->hour % 24);
    *end++ = ':';
    end = put2(end, d->minute > 0 ? d->minute : 0);
    if (d->second >= 0) {
        *end++ = ':';
        end = put2(end, d->second);
    }
    end = put_zone(end, d->zone, d->zone_utc);
    *end = 0;
    return (int)(end - out);
}
