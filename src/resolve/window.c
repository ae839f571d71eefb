/*
 * Window: what slides with the reference date and is no date: the past ten days, a time of day alone.
 *
 * in   "the next two weeks", "8 p.m. ET", the reference date          out   the window's ends; the offset that the zone has on that day
 */
#include "../normal/datespan.h"
#include "work.h"
#include <string.h>

/* From the first to the last of so many working days, going `way` from the reference date. */
static bool place_working(fig_work *w, int days, int way, fig_date_reading *out)
{
    fig_datetime near = fig_datetime_empty();
    near.unit = FIG_GRAIN_DAY;
    near.has_offset = true;
    near.offset = 0;
    near.then_weekday = FIG_WORKING_DAY;
    near.then_count = (int16_t)way;
    fig_datetime far = near;
    far.then_count = (int16_t)(way * days);
    fig_date_reading a[FIG_DATE_READINGS], b[FIG_DATE_READINGS];
    if (!fig_date_resolve(way > 0 ? &near : &far, &w->date, a) || !fig_date_resolve(way > 0 ? &far : &near, &w->date, b))
        return false;
    *out = (fig_date_reading){.from_day = a->from_day, .to_day = b->to_day};
    memcpy(out->date_from, a->date_from, sizeof a->date_from);
    memcpy(out->date_to, b->date_to, sizeof b->date_to);
    return a->date_from[0] && b->date_to[0];
}

/* From the reference date to what the length makes of it, or the reverse. */
static bool place_sliding(fig_work *w, const fig_draft *d, int way, fig_date_reading *out)
{
    const fig_datetime *move = &d->value.dated->when;
    fig_datetime near = fig_datetime_empty();
    near.shift_grain = move->shift_grain;
    if (move->shift_grain >= FIG_GRAIN_DAY) { /* the days to come begin tomorrow, those that are over end yesterday */
        near.unit = move->unit;
        near.has_offset = true;
        near.offset = way > 0 && d->window == FIG_WINDOW_SLIDES;
    }
    fig_datetime far = near;
    far.shift_months = way * move->shift_months;
    far.shift_days = way * move->shift_days;
    far.shift_seconds = way * move->shift_seconds;
    fig_date_reading a[FIG_DATE_READINGS], b[FIG_DATE_READINGS];
    if (!fig_date_resolve(way > 0 ? &near : &far, &w->date, a) || !fig_date_resolve(way > 0 ? &far : &near, &w->date, b))
        return false;
    *out = (fig_date_reading){.from_day = a->from_day, .to_day = b->from_day};
    memcpy(out->date_from, a->date_from, sizeof a->date_from);
    memcpy(out->date_to, b->date_from, sizeof b->date_from);
    return a->date_from[0] && b->date_from[0];
}

/* The ends of "the past 10 days", "the next two quarters"; what is done within a week is counted from today only where it is to come. */
void fig_window_place(fig_work *w, fig_draft *d)
{
    const fig_datetime *move = &d->value.dated->when;
    const int way = d->look == FIG_LOOK_FORWARD ? 1 : -1;
    fig_date_reading placed;
    if (!w->date.has_reference || (d->window == FIG_WINDOW_WITHIN && way < 0))
        return;
    bool working = move->then_weekday == FIG_WORKING_DAY;
    if (working ? !move->shift_days || !place_working(w, move->shift_days, way, &placed) : !place_sliding(w, d, way, &placed))
        return;
    d->readings = fig_arena_alloc(w->arena, sizeof *d->readings);
    if (!d->readings) {
        w->failed = true;
        return;
    }
    *d->readings = placed;
    d->reading_count = 1;
}

static const char *iso_on(fig_work *w, const fig_datetime *clock, int32_t day)
{
    fig_datetime zoned = *clock;
    char iso[FIG_DRAFT_ISO_END];
    fig_summer_settle(&zoned, day);
    int len = fig_time_iso(&zoned, iso);
    const char *copy = fig_arena_copy(w->arena, iso, (size_t)len);
    w->failed |= !copy;
    return copy;
}

/* A time of day alone is the reference day's: "8 p.m. ET" in January. */
void fig_clock_place(fig_work *w, fig_draft *d)
{
    const fig_dated *dated = d->value.dated;
    if (!w->date.has_reference || !dated || !dated->when.summer)
        return;
    int32_t day = fig_days_from_date(w->date.year, w->date.month, w->date.day);
    if (dated->is_range) {
        d->iso_low = iso_on(w, &dated->when, day);
        d->iso_high = iso_on(w, &dated->when_to, day);
        return;
    }
    d->iso = iso_on(w, &dated->when, day);
    d->other_iso = NULL;
}
