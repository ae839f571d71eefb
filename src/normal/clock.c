/*
 * Clock: a time of day from its pieces.
 *
 * in   hour 3 meridiem pm · clock "10.30" · minute 15 to hour 12 · hour 3 "in the afternoon"          out   hour, minute, second, zone of a fig_datetime
 * An hour of the dial, 1 to 12, waits for what says which half of the day it is in: a meridiem, a part of the day, or the other end of a range.
 */
#include "moment.h"
#include <string.h>

enum { NOON = 12, DUSK = 6 }; /* at night, the hours before six are the morning's */

void fig_clock_set_zone(const fig_scope *s, const fig_bound *b, fig_datetime *d)
{
    if (!b->row || !b->row->value_count)
        return;
    d->zone = (int16_t)fig_whole(b->row->values[0]);
    d->zone_utc = fig_row_attr(b->row, "utc") != NULL;
    d->summer = b->row->value_count > 1 ? fig_scope_row_named(s, "summer-time", fig_row_attr(b->row, "summer")) : NULL;
    if (d->summer)
        d->zone_other = (int16_t)fig_whole(b->row->values[1]);
}

static fig_str written(const fig_scope *s, const fig_bound *b)
{
    return b->text ? (fig_str){b->text, b->text_len} : fig_scope_text(s, b->first, b->last);
}

static void set_hour(fig_datetime *d, int hour, bool zero_first)
{
    d->hour = (int16_t)hour;
    d->dial = hour >= 1 && hour <= NOON && !zero_first;
    d->halved = false;
}

bool fig_clock_set_hour(const fig_scope *s, const fig_bound *b, fig_datetime *d)
{
    int64_t hour;
    if (!fig_bound_int(s, b, &hour) || hour < 0 || hour > 24)
        return false;
    fig_str t = written(s, b);
    set_hour(d, (int)hour, t.len && t.ptr[0] == '0');
    return true;
}

/* Groups of digits into n; their number, 0 where there is something else or a group of more than four. */
static int digit_groups(fig_str t, int n[3], int *last_digits)
{
    int k = 0, digits = 0;
    for (size_t i = 0; i < t.len; i++) {
        char c = t.ptr[i];
        if (c >= '0' && c <= '9') {
            n[k] = n[k] * 10 + (c - '0');
            if (++digits > 4)
                return 0;
        } else if (k < 2 && digits) {
            k++;
            digits = 0;
        } else {
            return 0;
        }
    }
    *last_digits = digits;
    return digits ? k + 1 : 0;
}

bool fig_clock_set(const fig_scope *s, const fig_bound *b, fig_datetime *d)
{
    fig_str t = written(s, b);
    int n[3] = {0, 0, 0}, digits = 0, groups = digit_groups(t, n, &digits);
    if (groups == 1 && digits >= 3) {
        n[1] = n[0] % 100;
        n[0] /= 100;
        groups = 2;
    } else if (!groups || (groups > 1 && digits != 2)) {
        return false;
    }
    if (n[0] > 24 || n[1] > 59 || n[2] > 60)
        return false;
    set_hour(d, n[0], t.ptr[0] == '0');
    if (groups > 1)
        d->minute = (int16_t)n[1];
    if (groups > 2)
        d->second = (int16_t)n[2];
    return true;
}

static void halve(fig_datetime *d, bool afternoon)
{
    d->hour = (int16_t)(d->hour % NOON + (afternoon ? NOON : 0));
    d->dial = false;
    d->halved = true;
}

/* "at night": nine is in the evening, two in the morning. */
static bool late(const fig_datetime *d)
{
    return d->hour >= DUSK && d->hour < NOON;
}

static bool take_meridiem(const fig_bound *b, fig_datetime *d)
{
    if (!b->row || !b->row->value_count || d->hour == FIG_UNSAID)
        return false;
    if (!d->dial && (d->hour > NOON || d->hour == 0))
        return true; /* 15:30 pm says it twice */
    halve(d, b->row->number ? b->row->values[0][0] == '1' : late(d));
    return true;
}

void fig_clock_take_part(fig_datetime *d)
{
    if (!d->dial)
        return;
    if (d->part == FIG_PART_AFTERNOON || d->part == FIG_PART_EVENING)
        halve(d, true);
    else if (d->part == FIG_PART_NOON)
        halve(d, d->hour < 6 || d->hour == NOON);
    else if (d->part == FIG_PART_NIGHT)
        halve(d, late(d));
    else if (d->part == FIG_PART_MORNING)
        halve(d, false);
}

bool fig_clock_settle(const fig_scope *s, fig_datetime *d)
{
    const fig_bound *meridiem = fig_scope_get(s, FIG_NAME_MERIDIEM);
    if (meridiem && !take_meridiem(meridiem, d))
        return false;
    if (d->hour != FIG_UNSAID && fig_make_attr(s->make, "to")) { /* a quarter to three */
        if (d->minute < 1 || d->minute > 59)
            return false;
        d->hour = (int16_t)(d->hour - 1 + (d->hour < 1 || (d->dial && d->hour == 1) ? (d->dial ? NOON : 24) : 0));
        d->minute = (int16_t)(60 - d->minute);
    }
    if (d->part)
        fig_clock_take_part(d);
    return true;
}

static int minutes_of(int hour, const fig_datetime *d)
{
    return hour * 60 + (d->minute > 0 ? d->minute : 0);
}

/* The half of the day in which the dial's hour comes first behind `from`, in minutes. */
static void halve_after(fig_datetime *d, int from)
{
    int morning = minutes_of(d->hour % NOON, d), evening = morning + NOON * 60;
    halve(d, evening > from && morning <= from);
}

/* ... or last before `to`. */
static void halve_before(fig_datetime *d, int to)
{
    int morning = minutes_of(d->hour % NOON, d), evening = morning + NOON * 60;
    halve(d, evening < to || morning >= to);
}

void fig_clock_agree(fig_datetime *a, fig_datetime *b)
{
    if (a->hour == FIG_UNSAID || b->hour == FIG_UNSAID || (!a->dial && !b->dial))
        return;
    if (a->dial && b->halved) {
        halve_before(a, minutes_of(b->hour, b));
    } else if (b->dial && !a->dial) {
        halve_after(b, minutes_of(a->hour, a));
    } else if (a->dial && b->dial && minutes_of(b->hour, b) <= minutes_of(a->hour, a) && b->hour < NOON) {
        halve(b, true); /* nine to five */
    }
}

/* A move of less than a day is a time of day too: "5 minutes after 3 p.m." */
static void take_shift(fig_datetime *d)
{
    if (d->hour == FIG_UNSAID || d->shift_grain == FIG_GRAIN_NONE || d->shift_grain > FIG_GRAIN_HOUR)
        return;
    int second = minutes_of(d->hour, d) * 60 + (d->second > 0 ? d->second : 0) + d->shift_seconds % 86400;
    second = (second % 86400 + 86400) % 86400;
    d->hour = (int16_t)(second / 3600);
    d->minute = (int16_t)(second / 60 % 60);
    if (second % 60)
        d->second = (int16_t)(second % 60);
    d->shift_grain = FIG_GRAIN_NONE;
    d->shift_seconds = 0;
}

bool fig_make_clock(const fig_scope *s, fig_value *out)
{
    return fig_make_moment(s, out);
}

/* GMT+2, UTC-05:30, +0530: the zone that is named, and what is added to it */
bool fig_make_zone(const fig_scope *s, fig_value *out)
{
    const fig_bound *name = fig_scope_get(s, FIG_NAME_ZONE), *sign = fig_scope_get(s, FIG_NAME_SIGN),
                    *hour = fig_scope_get(s, FIG_NAME_HOUR), *minute = fig_scope_get(s, FIG_NAME_MINUTE),
                    *clock = fig_scope_get(s, FIG_NAME_CLOCK);
    enum { FARTHEST = 14 * 60 };
    fig_datetime d = fig_datetime_empty();
    int64_t hours = 0, minutes = 0, direction = 1;
    fig_dated *dated = fig_normal_date(s->n, out);
    if (!dated || (!name && !sign))
        return false;
    if (name)
        fig_clock_set_zone(s, name, &dated->when), out->row = name->row;
    if (!sign)
        return true;
    if (!fig_bound_int(s, sign, &direction) || (hour && !fig_bound_int(s, hour, &hours)) || (minute && !fig_bound_int(s, minute, &minutes)))
        return false;
    if (clock && !fig_clock_set(s, clock, &d))
        return false;
    if (clock)
        hours = d.hour, minutes = d.minute;
    int64_t east = direction * (hours * 60 + minutes) + (name ? dated->when.zone : 0);
    if (east < -FARTHEST || east > FARTHEST)
        return false;
    dated->when.zone = (int16_t)east;
    dated->when.zone_utc = east == 0;
    dated->when.summer = NULL;
    out->row = NULL; /* what is added settles it */
    return true;
}

static const char *iso_of(fig_normaliser *n, const fig_datetime *d)
{
    char iso[FIG_DRAFT_ISO_END];
    int len = fig_time_iso(d, iso);
    return fig_arena_copy(n->arena, iso, (size_t)len);
}

/* IST: of India, of Ireland, of Israel */
static const char *in_other_zones(fig_normaliser *n, fig_datetime d, const fig_row *zone)
{
    enum { MOST = 4 };
    fig_strbuf *out = fig_normal_write(n);
    for (size_t i = 1; i < zone->value_count && i <= MOST; i++) {
        char iso[FIG_DRAFT_ISO_END];
        d.zone = (int16_t)fig_whole(zone->values[i]);
        d.zone_utc = false;
        int len = fig_time_iso(&d, iso);
        if (i > 1)
            fig_strbuf_char(out, ' ');
        fig_strbuf_add(out, iso, (size_t)len);
    }
    return fig_normal_written(n);
}

bool fig_make_time(const fig_scope *s, fig_draft *out)
{
    out->kind = FIG_KIND_TIME;
    const fig_bound *range = fig_scope_get(s, FIG_NAME_FIRST);
    if (!(range ? fig_make_moment_range(s, &out->value) : fig_make_moment(s, &out->value)) || out->value.dated->when.hour == FIG_UNSAID)
        return false;
    fig_datetime *a = &out->value.dated->when, *b = &out->value.dated->when_to;
    take_shift(a);
    if (range) {
        take_shift(b);
        if (a->zone == FIG_UNSAID)
            fig_datetime_take_zone(a, b);
        out->iso_low = iso_of(s->n, a);
        out->iso_high = iso_of(s->n, b);
        return out->iso_low && out->iso_high;
    }
    out->iso = iso_of(s->n, a);
    const fig_row *zone = out->value.row;
    if (zone && zone->value_count > 1)
        out->other_iso = in_other_zones(s->n, *a, zone);
    return out->iso && (!zone || zone->value_count < 2 || out->other_iso);
}
