/*
 * Ranges: two dates that lend each other what one leaves out, and whole months up to a date.
 * in   "March to June 1987", "2pm 1 Jun 2000 until 2am on 2nd", "Monday to Friday"; 12 months to {month=4}
 * out  one interval; ends in the wrong order are put right and flagged
 * In a range the modifiers count: "early May to end-June" is 05-01/06-30.
 */
#include "datespan.h"
#include <string.h>

enum { OVERHANG = 7 }; /* days of a month that belong to the months before: the year to February 1 */

/* A day without its month: that of the other end, or the month beside it where the order asks for it ("June 28 to the 3rd"). */
static void borrow_month(fig_datetime *to, const fig_datetime *from, int step)
{
    bool turned = from->day >= 0 && (step > 0 ? to->day < from->day : to->day > from->day);
    int months = from->month - 1 + (turned ? step : 0);
    to->month = (int16_t)((months + 12) % 12 + 1);
    if (months < 0 || months > 11)
        to->year = (int16_t)(from->year >= 0 && to->year < 0 ? from->year + step : to->year);
}

/* What one end says and the other leaves out, except the year. */
static void borrow(fig_datetime *to, const fig_datetime *from, int step)
{
    if (to->zone == FIG_UNSAID && !to->zone_utc)
        fig_datetime_take_zone(to, from);
    if (to->day >= 0 && to->month < 0 && from->month >= 1 && from->month <= 12)
        borrow_month(to, from, step);
    if (fig_datetime_recurs(to) && from->has_offset && from->unit >= FIG_GRAIN_WEEK && !from->ago && from->year < 0) {
        to->unit = from->unit; /* "Monday to Wednesday last week" */
        to->offset = from->offset;
        to->has_offset = true;
    }
    to->fiscal = to->fiscal || from->fiscal;
}

/* A time of day alone stands on the day of the other end. */
static void borrow_day(fig_datetime *to, const fig_datetime *from)
{
    fig_datetime clock = *to;
    *to = *from;
    to->hour = clock.hour;
    to->minute = clock.minute;
    to->second = clock.second;
    fig_datetime_take_zone(to, &clock);
}

/* "1986-87", "1999-03": two digits follow the year that is written out. */
static void complete_years(fig_datetime *a, fig_datetime *b, const fig_date_context *c)
{
    if (a->year < 0 || b->year < 0)
        return;
    bool short_a = a->year_digits == 2 && a->year < 100, short_b = b->year_digits == 2 && b->year < 100;
    int first = short_a && !short_b ? b->year - b->year % 100 + a->year : fig_datetime_year(a, c);
    if (short_a && !short_b && first > b->year)
        first -= 100;
    int last = short_b ? first - first % 100 + b->year : b->year;
    if (short_b && last < first && a->month < 0)
        last += 100;
    a->year = (int16_t)first;
    b->year = (int16_t)last;
    a->year_digits = b->year_digits = FIG_UNSAID;
}

static void look_from(const fig_datepoint *p, const fig_date_context *c, fig_look look, fig_date_context *out)
{
    int32_t from, to;
    *out = *c;
    out->look = look;
    if (!fig_datepoint_days(p, c->south, &from, &to))
        return;
    int year, month, day;
    fig_date_from_days(look == FIG_LOOK_FORWARD ? from : to - 1, &year, &month, &day);
    out->has_reference = true;
    out->year = (int16_t)year;
    out->month = (int16_t)month;
    out->day = (int16_t)day;
}

static const fig_datepoint *last_point(const fig_datespan *s)
{
    return s->interval ? &s->b : &s->a;
}

static bool ends_before(const fig_datespan *b, const fig_datespan *a)
{
    int32_t from, to;
    return fig_datepoint_days(&a->a, a->south, &from, &to) && fig_datepoint_days(last_point(b), b->south, &from, &to) &&
           fig_datepoint_second(last_point(b), b->south) < fig_datepoint_second(&a->a, a->south);
}

/* One end with its year, the other without: that end's, or the year beside it where the order asks for it. */
static void resolve_beside(const fig_datetime *open, fig_datespan *s, const fig_datespan *known, int step, const fig_date_context *c)
{
    fig_datetime d = *open;
    int year = known->a.year;
    bool weekday = open->month < 0 && open->day < 0 && open->weekday >= 0;
    if (known->grain >= FIG_GRAIN_YEAR) { /* "1985 to June": a June of its own */
        fig_datespan_resolve(open, c, s);
        return;
    }
    if (year == FIG_YEAR_UNKNOWN || weekday) {
        fig_date_context beside;
        look_from(step > 0 ? &known->a : last_point(known), c, step > 0 ? FIG_LOOK_FORWARD : FIG_LOOK_BACK, &beside);
        fig_datespan_resolve(open, &beside, s);
        return;
    }
    if (open->day >= 0 && open->month < 0)
        d.month = (int16_t)known->a.code;
    d.year = (int16_t)year;
    fig_datespan_resolve(&d, c, s);
    if (step > 0 ? !ends_before(s, known) : !ends_before(known, s))
        return;
    if (open->day >= 0 && open->month < 0) { /* "June 28 to the 3rd" */
        int months = year * 12 + d.month - 1 + step;
        d.month = (int16_t)(months % 12 + 1);
        d.year = (int16_t)(months / 12);
    } else {
        d.year = (int16_t)(year + step);
    }
    fig_datespan_resolve(&d, c, s);
}

/* Resolves the end that knows more first, and the other beside it. */
static void resolve_ends(const fig_datetime *a, const fig_datetime *b, const fig_date_context *c, fig_datespan *sa, fig_datespan *sb)
{
    bool open_a = fig_datetime_recurs(a), open_b = fig_datetime_recurs(b);
    if (b->shift_grain != FIG_GRAIN_NONE) { /* "Friday for three days": the end is counted from the same Friday */
        fig_datespan_resolve(a, c, sa);
        fig_datespan_resolve(b, c, sb);
        return;
    }
    bool plan = c->look == FIG_LOOK_FORWARD && a->month >= 0; /* "March to June", told in April, still runs */
    if (open_a && (!open_b || plan)) {
        fig_datespan_resolve(b, c, sb);
        resolve_beside(a, sa, sb, -1, c);
        return;
    }
    fig_datespan_resolve(a, c, sa);
    if (open_b)
        resolve_beside(b, sb, sa, 1, c);
    else
        fig_datespan_resolve(b, c, sb);
}

static bool counts(const fig_datetime *d, const fig_datespan *s)
{
    return d->mod >= FIG_MOD_START && s->grain >= FIG_GRAIN_MONTH;
}

/* The day that "early", "mid-", "late" or "end-" of from..to begins or ends on. A month's thirds are ten days, its middle is the 15th. */
static int32_t moved_day(fig_mod mod, int32_t from, int32_t to, bool end)
{
    int32_t third = (to - from) / 3;
    switch (mod) {
    case FIG_MOD_START:
        return from;
    case FIG_MOD_EARLY:
        return end ? from + third - 1 : from;
    case FIG_MOD_MID:
        return from + (to - from - 1) / 2 - (to - from == 31);
    case FIG_MOD_LATE:
        return end ? to - 1 : from + 2 * third;
    case FIG_MOD_END:
        return to - 1;
    default:
        return end ? to - 1 : from;
    }
}

/* The points of a range whose modifiers count, in days. False where the calendar does not know them. */
static bool place_modified(const fig_datetime *a, const fig_datetime *b, const fig_datespan *sa, const fig_datespan *sb, fig_datespan *s)
{
    enum { SOME_YEAR = 2001 };
    fig_datespan x = *sa, y = *sb;
    bool undated = x.a.year == FIG_YEAR_UNKNOWN;
    if (undated)
        x.a.year = x.b.year = y.a.year = y.b.year = SOME_YEAR;
    int32_t from, to, from_b, to_b;
    if (!fig_datespan_days(&x, &from, &to) || !fig_datespan_days(&y, &from_b, &to_b))
        return false;
    s->a = fig_datepoint_of_day(moved_day(a->mod, from, to, false));
    s->b = fig_datepoint_of_day(moved_day(b->mod, from_b, to_b, true));
    if (undated)
        s->a.year = s->b.year = FIG_YEAR_UNKNOWN;
    s->grain = FIG_GRAIN_DAY;
    return true;
}

static void join(const fig_datetime *a, const fig_datetime *b, const fig_datespan *sa, const fig_datespan *sb, fig_datespan *s)
{
    *s = *sa;
    s->unknown = sa->unknown || sb->unknown;
    s->flags = (sa->flags | sb->flags) & ~(unsigned)FIG_FLAG_SPLIT_YEAR;
    s->no_ends = sa->no_ends || sb->no_ends;
    s->interval = true;
    s->b = *last_point(sb);
    s->grain = sa->grain < sb->grain ? sa->grain : sb->grain;
    if (counts(a, sa) || counts(b, sb))
        place_modified(a, b, sa, sb, s);
    int32_t from, to, from_b, to_b;
    bool known = fig_datepoint_days(&s->a, s->south, &from, &to) && fig_datepoint_days(&s->b, s->south, &from_b, &to_b);
    bool holds = known && from_b <= from && to < to_b; /* "from today to the end of this year" */
    if (!known || holds || fig_datepoint_second(&s->b, s->south) >= fig_datepoint_second(&s->a, s->south))
        return;
    s->a = sb->a;
    s->b = *last_point(sa);
    s->flags |= FIG_FLAG_DESCENDING_RANGE;
}

/* "10pm to 2am": the second is on the day after. */
static void pass_midnight(fig_datespan *sa, fig_datespan *sb)
{
    int32_t from, to;
    if (!ends_before(sb, sa) || !fig_datepoint_days(&sb->a, sb->south, &from, &to))
        return;
    fig_datepoint next = fig_datepoint_of_day(to);
    sb->a.year = next.year;
    sb->a.code = next.code;
    sb->a.day = next.day;
}

static void write_end(const fig_datetime *d, const fig_datespan *s, char out[FIG_EDTF_MAX])
{
    fig_date_reading reading;
    if (s->unknown) {
        fig_relative_write(d, s, out);
        return;
    }
    fig_datespan_write(s, &reading);
    memcpy(out, reading.edtf, FIG_EDTF_MAX);
}

/* Both ends, "weekday:1/weekday:5"; where they are alike or too long, the one that is counted from the reference. */
static void write_relative(const fig_datetime *a, const fig_datespan *sa, const fig_datetime *b, const fig_datespan *sb, char *out)
{
    char first[FIG_EDTF_MAX], last[FIG_EDTF_MAX];
    write_end(a, sa, first);
    write_end(b, sb, last);
    const size_t n = strlen(first), m = strlen(last);
    if (n + m + 2 > FIG_EDTF_MAX || strcmp(first, last) == 0) {
        memcpy(out, sa->unknown ? first : last, FIG_EDTF_MAX);
        return;
    }
    memcpy(out, first, n);
    out[n] = '/';
    memcpy(out + n + 1, last, m + 1);
}

static void resolve_range(fig_datetime a, fig_datetime b, const fig_date_context *c, fig_date_reading *out)
{
    fig_datespan sa, sb, s;
    bool clock_a = a.hour >= 0 && !fig_datetime_dated(&a), clock_b = b.hour >= 0 && !fig_datetime_dated(&b);
    if (b.hour >= 0 && b.hour % 24 == 0 && b.minute < 0 &&
        b.shift_grain == FIG_GRAIN_NONE) { /* a range that ends at midnight ends with the day */
        b.hour = 24;
        b.minute = 0;
    }
    borrow(&a, &b, -1);
    borrow(&b, &a, 1);
    if (clock_a)
        borrow_day(&a, &b);
    else if (clock_b)
        borrow_day(&b, &a);
    complete_years(&a, &b, c);
    if (clock_a || clock_b) {
        fig_datespan_resolve(&a, c, &sa);
        fig_datespan_resolve(&b, c, &sb);
        pass_midnight(&sa, &sb);
    } else {
        resolve_ends(&a, &b, c, &sa, &sb);
    }
    join(&a, &b, &sa, &sb, &s);
    fig_datespan_write(&s, out);
    if ((sa.flags | sb.flags) & FIG_FLAG_WEEKDAY_MISMATCH) /* of the first day, or of the last where that alone is wrong */
        out->weekday = (int8_t)(sa.flags & FIG_FLAG_WEEKDAY_MISMATCH ? a : b).weekday;
    if (s.unknown)
        write_relative(&a, &sa, &b, &sb, out->relative);
}

/* Reads 03/04 as month and day, or as day and month. */
static fig_datetime read_numbers(const fig_datetime *d, bool month_first)
{
    fig_datetime read = *d;
    read.ambiguous_dm = false;
    if (d->ambiguous_dm && !month_first) {
        read.month = d->day;
        read.day = d->month;
    }
    return read;
}

int fig_date_resolve_range(const fig_datetime *a, const fig_datetime *b, const fig_date_context *context,
                           fig_date_reading out[FIG_DATE_READINGS])
{
    if (b->whole_year)
        return fig_date_resolve_span_to(12, b, context, out);
    bool month_first = a->day_first || b->day_first ? context->month_first_dashed : context->month_first;
    resolve_range(read_numbers(a, month_first), read_numbers(b, month_first), context, &out[0]);
    if (!a->ambiguous_dm && !b->ambiguous_dm)
        return 1;
    resolve_range(read_numbers(a, !month_first), read_numbers(b, !month_first), context, &out[1]);
    if (out[1].flags & FIG_FLAG_INVALID_DATE)
        return 1;
    if (out[0].flags && !out[1].flags) {
        out[0] = out[1];
        return 1;
    }
    return 2;
}

int fig_date_resolve_days_to(int days, const fig_datetime *to, const fig_date_context *context, fig_date_reading out[FIG_DATE_READINGS])
{
    enum { SOME_YEAR = 2001 };
    fig_datespan s;
    int32_t from, end;
    fig_datespan_resolve(to, context, &s);
    bool undated = s.a.year == FIG_YEAR_UNKNOWN;
    if (undated)
        s.a.year = s.b.year = SOME_YEAR;
    if (!s.unknown && fig_datespan_days(&s, &from, &end))
        fig_datespan_set_days(&s, end - days, end - 1, days % 7 ? FIG_GRAIN_DAY : FIG_GRAIN_WEEK);
    if (undated)
        s.a.year = s.b.year = FIG_YEAR_UNKNOWN;
    fig_datespan_write(&s, &out[0]);
    if (s.unknown)
        fig_relative_write(to, &s, out[0].relative);
    return 1;
}

int fig_date_resolve_span_to(int months, const fig_datetime *to, const fig_date_context *context, fig_date_reading out[FIG_DATE_READINGS])
{
    fig_datespan s;
    fig_datespan_resolve(to, context, &s);
    int count = to->whole_year ? 12 : months < 1 ? 1 : months;
    bool undated = s.a.year == FIG_YEAR_UNKNOWN && s.a.code >= 1 && s.a.code <= 12;
    int32_t from, end = 0;
    int year = 0, month = s.a.code, day;
    if (s.unknown || (!undated && !fig_datespan_days(&s, &from, &end))) {
        fig_datespan_write(&s, &out[0]);
        if (s.unknown)
            fig_relative_write(to, &s, out[0].relative);
        return 1;
    }
    if (!undated)
        fig_date_from_days(end - 1, &year, &month, &day);
    int last = year * 12 + month - 1 - (!undated && day <= OVERHANG), last_year = fig_floor_div(last, 12), first = last - count + 1,
        first_year = fig_floor_div(first, 12);
    s.a = fig_datepoint_make(undated ? FIG_YEAR_UNKNOWN : first_year, first - first_year * 12 + 1, FIG_NO_PIECE);
    s.b = fig_datepoint_make(undated ? FIG_YEAR_UNKNOWN : last_year, last - last_year * 12 + 1, FIG_NO_PIECE);
    s.interval = count > 1;
    s.grain = FIG_GRAIN_MONTH;
    s.flags = 0;
    fig_datespan_write(&s, &out[0]);
    return 1;
}
