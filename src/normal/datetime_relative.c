/*
 * Relative dates: counted in units of the calendar from the reference date, or from the period of the sentence.
 * in   unit WEEK offset -1; weekday 4; day 15; "a year earlier" and a period
 * out  a fig_datespan, `unknown` where no reference date is there to count from
 * Newspapers count by the calendar: last week is Monday to Sunday, next Tuesday the Tuesday of next week.
 */
#include "datespan.h"
#include <string.h>

/* Days of a yearly date; one that does not exist this year (February 29) still has its place in the order. */
static bool yearly_days(int year, int code, int day, bool south, int32_t *from, int32_t *to)
{
    fig_datepoint p = fig_datepoint_make(year, code, day);
    if (fig_datepoint_days(&p, south, from, to))
        return true;
    int month = code < 1 || code >= FIG_CODE_SEASON ? 1 : code > 12 ? 12 : code;
    *from = fig_days_from_date(year, month, day > 0 ? day : 1);
    *to = *from + 1;
    return false;
}

/* One step before or after where the search ends, so that weeks and winters that cross the new year are met. */
static int year_searched(int code, int day, fig_turn turn, const fig_date_context *c, int32_t today)
{
    int crosses = code > 12;
    int32_t from, to;
    if (turn == FIG_TURN_BACK || turn == FIG_TURN_LAST) {
        for (int year = c->year + crosses;; year--) {
            yearly_days(year, code, day, c->south, &from, &to);
            if (turn == FIG_TURN_BACK ? from <= today : to <= today)
                return year;
        }
    }
    for (int year = c->year - crosses;; year++) {
        yearly_days(year, code, day, c->south, &from, &to);
        if (turn == FIG_TURN_NEXT ? from > today : to > today)
            return year;
    }
}

static int year_now(int code, int day, const fig_date_context *c, int32_t today)
{
    int32_t from, to;
    yearly_days(c->year - 1, code, day, c->south, &from, &to);
    return from <= today && today < to ? c->year - 1 : c->year; /* January is in last year's winter */
}

/* The same for a month or a day that every year has: nothing but a comparison. */
static int year_compared(int month, int day, fig_turn turn, const fig_date_context *c)
{
    int then = day < 0 ? month * 32 : month * 32 + day, now = day < 0 ? c->month * 32 : c->month * 32 + c->day;
    switch (turn) {
    case FIG_TURN_BACK:
        return then <= now ? c->year : c->year - 1;
    case FIG_TURN_LAST:
        return then < now ? c->year : c->year - 1;
    case FIG_TURN_NEXT:
        return then > now ? c->year : c->year + 1;
    case FIG_TURN_FORWARD:
    case FIG_TURN_THIS:
        break;
    }
    return then >= now ? c->year : c->year + 1;
}

int fig_year_of_turn(int code, int day, fig_turn turn, int times, const fig_date_context *c)
{
    enum { LONGEST_GAP = 8 }; /* years from one February 29 to the next, over 1900 */
    int32_t today = fig_reference_day(c), from, to;
    if (turn == FIG_TURN_THIS)
        return year_now(code, day, c, today);
    int step = turn == FIG_TURN_BACK || turn == FIG_TURN_LAST ? -1 : 1;
    if (code >= 1 && code <= 12 && (day < 0 || (day >= 1 && day <= 28)))
        return year_compared(code, day, turn, c) + step * (times - 1);
    int year = year_searched(code, day, turn, c, today) + step * (times - 1);
    bool rare = (code == 2 && day == 29) || code == FIG_CODE_WEEK + 53;
    for (int i = 0; rare && i < LONGEST_GAP && !yearly_days(year, code, day, c->south, &from, &to); i++)
        year += step;
    return year;
}

/* The `index`th of `count` codes a year. */
static void set_coded(fig_datespan *s, int index, int count, int first_code, fig_grain grain)
{
    int year = fig_floor_div(index, count);
    s->a = fig_datepoint_make(year, first_code + index - year * count, FIG_NO_PIECE);
    s->grain = grain;
}

/* Seasons in the order in which a year begins them: spring first in the north, autumn in the south. */
static int season_rank(int code, bool south)
{
    return (code - FIG_CODE_SEASON + (south ? 2 : 0)) % 4;
}

static int season_code(int rank, bool south)
{
    return FIG_CODE_SEASON + (rank + (south ? 2 : 0)) % 4;
}

static void set_season(fig_datespan *s, int months)
{
    set_coded(s, fig_floor_div(months - 2, 3), 4, 0, FIG_GRAIN_SEASON); /* the first season of a year begins in March */
    s->a.code = season_code(s->a.code, s->south);
}

static bool set_clock(const fig_datetime *d, const fig_date_context *c, fig_datespan *s, int n)
{
    int length = d->unit == FIG_GRAIN_HOUR ? 3600 : d->unit == FIG_GRAIN_MINUTE ? 60 : 1;
    if (c->hour < 0)
        return false;
    int time = (c->hour * 60 + (c->minute > 0 ? c->minute : 0)) * 60 + (c->second > 0 ? c->second : 0) + n * length;
    int days = fig_floor_div(time, 86400);
    time -= days * 86400;
    s->a = fig_datepoint_of_day(fig_reference_day(c) + days);
    s->a.hour = time / 3600;
    s->a.minute = d->unit <= FIG_GRAIN_MINUTE ? time / 60 % 60 : FIG_NO_PIECE;
    s->a.second = d->unit == FIG_GRAIN_SECOND ? time % 60 : FIG_NO_PIECE;
    s->zone = c->zone;
    s->utc = c->zone == 0;
    s->grain = d->unit;
    return true;
}

/* Decades and centuries; two decades ago is a year, as twenty years ago is. */
static void set_years(const fig_datetime *d, fig_datespan *s, int year, int length, int n)
{
    const int first = d->ago ? year + length * n : year / length * length + length * n;
    fig_datespan_set_years(s, first, d->ago ? first : first + length - 1, d->ago ? FIG_GRAIN_YEAR : d->unit);
}

static void set_unit(const fig_datetime *d, const fig_date_context *c, fig_datespan *s, int n)
{
    int32_t today = fig_reference_day(c), monday = today - fig_weekday_of(today) + 1;
    int months = c->year * 12 + c->month - 1, year = c->year;
    switch (d->unit) {
    case FIG_GRAIN_WEEKEND:
        fig_datespan_set_days(s, monday + 7 * n + 5, monday + 7 * n + 6, FIG_GRAIN_WEEKEND);
        break;
    case FIG_GRAIN_WEEK:
        if (d->ago)
            fig_datespan_set_days(s, today + 7 * n, today + 7 * n, FIG_GRAIN_DAY);
        else
            fig_datespan_set_days(s, monday + 7 * n, monday + 7 * n + 6, FIG_GRAIN_WEEK);
        break;
    case FIG_GRAIN_MONTH:
        set_coded(s, months + n, 12, 1, FIG_GRAIN_MONTH);
        break;
    case FIG_GRAIN_QUARTER:
        set_coded(s, months / 3 + n, 4, FIG_CODE_QUARTER, FIG_GRAIN_QUARTER);
        break;
    case FIG_GRAIN_SEASON:
        set_season(s, months + 3 * n);
        break;
    case FIG_GRAIN_HALF:
        set_coded(s, months / 6 + n, 2, FIG_CODE_HALF, FIG_GRAIN_HALF);
        break;
    case FIG_GRAIN_YEAR:
        fig_datespan_set_years(s, year + n, year + n, FIG_GRAIN_YEAR);
        break;
    case FIG_GRAIN_DECADE:
        set_years(d, s, year, 10, n);
        break;
    case FIG_GRAIN_CENTURY:
        set_years(d, s, year, 100, n);
        break;
    default:
        fig_datespan_set_days(s, today + (d->unit == FIG_GRAIN_DAY ? n : 0), today + (d->unit == FIG_GRAIN_DAY ? n : 0), FIG_GRAIN_DAY);
        break;
    }
}

void fig_span_of_unit(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    int n = d->has_offset ? d->offset : 0;
    if (!c->has_reference) {
        bool day = d->unit == FIG_GRAIN_NONE || (d->unit == FIG_GRAIN_WEEK && d->ago);
        s->unknown = true;
        s->grain = day ? FIG_GRAIN_DAY : d->ago && d->unit > FIG_GRAIN_YEAR ? FIG_GRAIN_YEAR : d->unit;
        return;
    }
    if (d->unit == FIG_GRAIN_WEEKEND && !d->has_offset && c->look == FIG_LOOK_BACK && fig_weekday_of(fig_reference_day(c)) < 6)
        n = -1; /* "over the weekend", told on a Monday */
    bool clock = d->unit >= FIG_GRAIN_SECOND && d->unit <= FIG_GRAIN_HOUR;
    if (!clock || !set_clock(d, c, s, n))
        set_unit(d, c, s, n);
    s->unknown = s->a.year < 1 || s->a.year > 9999; /* "10,000 years ago" */
}

/* `from` and the days after it, or before it, up to the weekday. */
static int32_t weekday_after(int32_t from, int weekday)
{
    return from + (weekday - fig_weekday_of(from) + 7) % 7;
}

static int32_t weekday_before(int32_t from, int weekday)
{
    return from - (fig_weekday_of(from) - weekday + 7) % 7;
}

void fig_span_of_weekday(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    s->grain = FIG_GRAIN_DAY;
    s->unknown = !c->has_reference;
    if (s->unknown)
        return;
    int32_t today = fig_reference_day(c), day;
    bool forward = c->look == FIG_LOOK_FORWARD;
    if (!d->has_offset) {
        day = forward ? weekday_after(today, d->weekday) : weekday_before(today, d->weekday);
    } else if (d->unit == FIG_GRAIN_WEEK || d->offset == 0) {
        day = today - fig_weekday_of(today) + d->weekday + 7 * d->offset;
        if (forward && d->offset == 0 && day < today)
            day += 7;
    } else if (d->offset < 0) {
        day = weekday_before(today - 1, d->weekday) + 7 * (d->offset + 1);
    } else {
        day = weekday_after(today + 1, d->weekday) + 7 * (d->offset - 1);
    }
    s->a = fig_datepoint_of_day(day);
}

/* A day of the month alone: "the 15th", "Thursday the 27th", "the 20th of next month". */
void fig_span_of_day(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    enum { MONTHS_TRIED = 15 }; /* 14 meet every weekday on most days of the month */
    s->grain = FIG_GRAIN_DAY;
    s->a = fig_datepoint_make(FIG_YEAR_UNKNOWN, FIG_NO_PIECE, d->day);
    if (!c->has_reference)
        return;
    int months = c->year * 12 + c->month - 1, found = FIG_NO_PIECE;
    if (d->has_offset && d->unit == FIG_GRAIN_MONTH)
        found = months + d->offset;
    int step = c->look == FIG_LOOK_FORWARD ? 1 : -1;
    int first = d->day == c->day || (d->day < c->day) == (step < 0) ? months : months + step;
    for (int i = 0, m = first; found < 0 && i < MONTHS_TRIED; i++, m += step) {
        bool exists = m >= 12 && d->day >= 1 && d->day <= fig_days_in_month(m / 12, m % 12 + 1);
        if (exists && (d->weekday < 1 || fig_weekday_of(fig_days_from_date(m / 12, m % 12 + 1, d->day)) == d->weekday))
            found = m;
    }
    if (found < 0)
        found = first;
    s->a = fig_datepoint_make(found / 12, found % 12 + 1, d->day);
}

static bool shift_months(fig_datepoint *p, int months, bool south)
{
    int length = p->code < 0 || p->code >= FIG_CODE_WEEK ? 12 : p->code <= 12 ? 1 : p->code >= FIG_CODE_HALF ? 6 : 3;
    if (months % length)
        return false;
    if (months % 12 == 0) {
        p->year += months / 12;
        if (p->day > 28 && p->day > fig_days_in_month(p->year, p->code))
            p->day = fig_days_in_month(p->year, p->code);
        return true;
    }
    bool season = p->code >= FIG_CODE_SEASON && p->code < FIG_CODE_QUARTER;
    int base = length == 1 ? 1 : length == 6 ? FIG_CODE_HALF : FIG_CODE_QUARTER, count = 12 / length;
    int rank = season ? season_rank(p->code, south) : p->code - base;
    int index = p->year * count + rank + months / length;
    int year = fig_floor_div(index, count);
    rank = index - year * count;
    *p = fig_datepoint_make(year, season ? season_code(rank, south) : base + rank, FIG_NO_PIECE);
    return true;
}

static bool shift_days(fig_datepoint *p, int days)
{
    int32_t from, to;
    if (p->day < 0 || !fig_datepoint_days(p, false, &from, &to))
        return false;
    fig_datepoint moved = fig_datepoint_of_day(from + days);
    p->year = moved.year;
    p->code = moved.code;
    p->day = moved.day;
    return true;
}

static bool shift(fig_datepoint *p, fig_grain unit, int n, fig_grain grain, bool south)
{
    static const short months[] = {[FIG_GRAIN_MONTH] = 1, [FIG_GRAIN_QUARTER] = 3,  [FIG_GRAIN_SEASON] = 3,    [FIG_GRAIN_HALF] = 6,
                                   [FIG_GRAIN_YEAR] = 12, [FIG_GRAIN_DECADE] = 120, [FIG_GRAIN_CENTURY] = 1200};
    bool weekly = grain == FIG_GRAIN_WEEK || grain == FIG_GRAIN_WEEKEND;
    if (unit == FIG_GRAIN_DAY)
        return shift_days(p, n);
    if (unit == FIG_GRAIN_WEEK || unit == FIG_GRAIN_WEEKEND)
        return shift_days(p, 7 * n);
    if (unit < FIG_GRAIN_MONTH)
        return false;
    if (weekly && p->day >= 0) /* the week a year earlier begins on a Monday too */
        return unit == FIG_GRAIN_YEAR && shift_days(p, 364 * n);
    return shift_months(p, months[unit] * n, south);
}

bool fig_span_of_period(const fig_datetime *d, const fig_date_context *c, fig_datespan *s)
{
    fig_datespan moved = *s;
    if (!c->period || !fig_datespan_read(c->period->edtf, &moved))
        return false;
    bool named = d->year >= 0; /* "the same period in 1985" */
    int n = named ? fig_datetime_year(d, c) - moved.a.year : d->has_offset ? d->offset : -1;
    fig_grain unit = named || d->unit == FIG_GRAIN_NONE ? FIG_GRAIN_YEAR : d->unit;
    moved.grain = c->period->grain;
    moved.flags |= c->period->flags & (FIG_FLAG_SPLIT_YEAR | FIG_FLAG_FISCAL);
    if (!shift(&moved.a, unit, n, moved.grain, s->south) || (moved.interval && !shift(&moved.b, unit, n, moved.grain, s->south)))
        return false;
    if (moved.grain < FIG_GRAIN_MONTH && moved.a.day < 0)
        moved.grain = FIG_GRAIN_MONTH;
    *s = moved;
    return s->a.year >= 1 && s->a.year <= 9999;
}

static char *put_text(char *out, const char *text)
{
    size_t n = strlen(text);
    memcpy(out, text, n);
    return out + n;
}

static char *put_count(char *out, int n)
{
    char digits[8];
    int count = 0;
    if (n < 0)
        *out++ = '-';
    unsigned u = n < 0 ? 0u - (unsigned)n : (unsigned)n;
    do
        digits[count++] = (char)('0' + u % 10u);
    while (u /= 10u);
    while (count)
        *out++ = digits[--count];
    return out;
}

/* The base first, where it is relative too and both fit: "weekday:5 -2 day". */
static void write_moved(const fig_datetime *d, const fig_datespan *s, char *out)
{
    fig_datetime base = *d;
    base.shift_grain = FIG_GRAIN_NONE;
    char shift[FIG_EDTF_MAX];
    size_t used = 0;
    fig_shift_relative(d, shift);
    if (base.feast || base.weekday >= 1 || base.has_offset) {
        fig_relative_write(&base, s, out);
        used = strlen(out) + 1;
        if (used + strlen(shift) < FIG_EDTF_MAX)
            out[used - 1] = ' ';
        else
            used = 0;
    }
    memcpy(out + used, shift, strlen(shift) + 1);
}

void fig_relative_write(const fig_datetime *d, const fig_datespan *s, char *out)
{
    static const char *const names[] = {"day",   "second",  "minute", "hour", "day",  "weekend", "week",
                                        "month", "quarter", "season", "half", "year", "decade",  "century"};
    if (d->shift_grain != FIG_GRAIN_NONE) {
        write_moved(d, s, out);
        return;
    }
    if (d->feast && s->unknown) {
        *fig_feast_write(d, out) = 0;
        return;
    }
    bool weekday = d->weekday >= 1 && s->unknown && d->ordinal_weekday == FIG_UNSAID;
    if (weekday)
        out = put_count(put_text(out, "weekday:"), d->weekday);
    if (!weekday || d->has_offset) {
        bool own = d->unit == FIG_GRAIN_NONE && !weekday && s->grain > FIG_GRAIN_DAY;
        fig_grain unit = d->earlier && d->unit == FIG_GRAIN_NONE ? FIG_GRAIN_YEAR : own ? s->grain : d->unit;
        if (weekday)
            *out++ = ' ';
        out = put_count(out, d->has_offset ? d->offset : d->earlier ? -1 : 0);
        if (unit != FIG_GRAIN_NONE || !weekday) {
            *out++ = ' ';
            out = put_text(out, names[unit]);
        }
    }
    if (d->hour >= 0) {
        *out++ = 'T';
        out += fig_time_iso(d, out);
    }
    *out = 0;
}
