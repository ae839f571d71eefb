/*
 * Recurrence: what repeats.
 *
 * in   every Monday · twice a year · daily at 5 p.m. · the 19th of every month
 * out  FREQ=WEEKLY;BYDAY=MO · P1Y times 2 · FREQ=DAILY;BYHOUR=17;BYMINUTE=0 · FREQ=MONTHLY;BYMONTHDAY=19
 * Source: RFC 5545, 3.3.10 (RRULE). A bare frequency stays an ISO duration (docs/records.md).
 */
#include "moment.h"
#include <string.h>

/* The numbers bound to a name, as `key`'s list. */
static bool put_numbers(const fig_scope *s, int name, const char *key, int least, int most, fig_strbuf *out)
{
    const fig_bound *b;
    int64_t n;
    for (size_t i = 0; (b = fig_scope_nth(s, name, i)); i++) {
        if (!fig_bound_int(s, b, &n) || n < least || n > most || n == 0)
            return false;
        if (i)
            fig_strbuf_format(out, ",%d", (int)n);
        else
            fig_strbuf_format(out, ";%s=%d", key, (int)n);
    }
    return true;
}

static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/* Monday to Friday: every day from a to b, over the weekend where b comes first. */
static bool put_days_between(const fig_scope *s, const fig_bound *a, const fig_bound *b, fig_strbuf *out)
{
    int64_t first, last;
    if (!fig_bound_int(s, a, &first) || !fig_bound_int(s, b, &last) || first < 1 || first > 7 || last < 1 || last > 7)
        return false;
    fig_strbuf_format(out, ";BYDAY=%s", days[first - 1]);
    for (int64_t day = first; day != last;) {
        day = day % 7 + 1;
        fig_strbuf_format(out, ",%s", days[day - 1]);
    }
    return true;
}

/* A weekday alone, or each of the places in the month that are bound: 2TU,4TU. */
static bool put_weekday(const fig_scope *s, int64_t day, bool first, fig_strbuf *out)
{
    const fig_bound *nth = fig_scope_get(s, FIG_NAME_NTH);
    int64_t rank;
    if (!nth)
        fig_strbuf_format(out, "%s%s", first ? "" : ",", days[day - 1]);
    for (size_t i = 0; (nth = fig_scope_nth(s, FIG_NAME_NTH, i)); i++) {
        if (!fig_bound_int(s, nth, &rank))
            return false;
        fig_strbuf_format(out, "%s%d%s", first && i == 0 ? "" : ",", (int)rank, days[day - 1]);
    }
    return true;
}

/* The weekdays bound, or those the rule names; the first, or the last, of them in a month. */
static bool put_weekdays(const fig_scope *s, fig_strbuf *out)
{
    const char *constant = fig_make_attr(s->make, "days");
    const fig_bound *weekday = fig_scope_get(s, FIG_NAME_WEEKDAY);
    int64_t day;
    if (constant)
        fig_strbuf_format(out, ";BYDAY=%s", constant);
    const fig_bound *from = fig_scope_get(s, FIG_NAME_A), *to = fig_scope_get(s, FIG_NAME_B);
    if (from && to)
        return put_days_between(s, from, to, out);
    if (!weekday)
        return true;
    fig_strbuf_puts(out, ";BYDAY=");
    for (size_t i = 0; (weekday = fig_scope_nth(s, FIG_NAME_WEEKDAY, i)); i++)
        if (!fig_bound_int(s, weekday, &day) || day < 1 || day > 7 || !put_weekday(s, day, i == 0, out))
            return false;
    return true;
}

/* A time of day, in the half of the day that the part says. */
static bool put_clock(const fig_scope *s, fig_part part, fig_strbuf *out)
{
    const fig_bound *clock = fig_scope_get(s, FIG_NAME_CLOCK), *end = fig_scope_get(s, FIG_NAME_SECOND_END);
    if (!clock)
        return true;
    if (!clock->value || !clock->value->dated || clock->value->dated->when.hour == FIG_UNSAID)
        return false;
    fig_datetime d = clock->value->dated->when;
    d.part = part;
    fig_clock_take_part(&d);
    if (end && end->value && end->value->dated) {
        fig_datetime until = end->value->dated->when; /* "from 5 to 7 p.m." begins in the afternoon */
        fig_clock_agree(&d, &until);
    }
    fig_strbuf_format(out, ";BYHOUR=%d;BYMINUTE=%d", d.hour % 24, d.minute > 0 ? d.minute : 0);
    return true;
}

static bool put_rule(const fig_scope *s, const char *frequency, int64_t interval, fig_part part, fig_strbuf *out)
{
    fig_strbuf_format(out, "FREQ=%s", frequency);
    if (interval > 1)
        fig_strbuf_format(out, ";INTERVAL=%d", (int)interval);
    return put_numbers(s, FIG_NAME_MONTH, "BYMONTH", 1, 12, out) && put_numbers(s, FIG_NAME_DAY, "BYMONTHDAY", -1, 31, out) &&
           put_weekdays(s, out) && put_clock(s, part, out);
}

static bool put_times(const fig_scope *s, fig_draft *out)
{
    const fig_bound *times = fig_scope_get(s, FIG_NAME_TIMES);
    fig_number count;
    if (!times)
        return true;
    if (!fig_bound_number(s, times, &count))
        return false;
    out->times = fig_number_str(s->n->arena, count).ptr;
    return true;
}

static const char *period_of(const fig_scope *s, const fig_row *row, const fig_bound *count)
{
    int64_t n;
    fig_strbuf *b = fig_normal_write(s->n);
    if (!fig_bound_int(s, count, &n) || n < 1 || n > 9999 || !fig_period_write(s, row, n, b) || b->failed || b->len >= FIG_DRAFT_ISO)
        return NULL;
    return fig_normal_written(s->n);
}

/* every 10 to 15 minutes */
static bool make_between(const fig_scope *s, const fig_bound *low, const fig_bound *high, fig_draft *out)
{
    const fig_bound *period = fig_scope_get(s, FIG_NAME_PERIOD);
    if (!period || !period->row)
        return false;
    out->iso_low = period_of(s, period->row, low);
    out->iso_high = out->iso_low ? period_of(s, period->row, high) : NULL;
    return out->iso_high != NULL;
}

/* weekdays, days, months and times of day as `freq` says; or a period, with times */
bool fig_make_recurrence(const fig_scope *s, fig_draft *out)
{
    const fig_bound *period = fig_scope_get(s, FIG_NAME_PERIOD), *interval = fig_scope_get(s, FIG_NAME_VALUE),
                    *part = fig_scope_get(s, FIG_NAME_PART);
    const fig_bound *low = fig_scope_get(s, FIG_NAME_LOW), *high = fig_scope_get(s, FIG_NAME_HIGH);
    const char *frequency = fig_make_attr(s->make, "freq");
    int64_t n = 1;
    if (low && high) {
        out->kind = FIG_KIND_RECURRENCE;
        return make_between(s, low, high, out);
    }
    fig_strbuf *b = fig_normal_write(s->n);
    out->kind = FIG_KIND_RECURRENCE;
    if (interval && (!fig_bound_int(s, interval, &n) || n < 1 || n > 9999))
        return false;
    if (part && part->row && part->row->value_count)
        out->part = fig_part_of_day(part->row->values[0]);
    bool ok = frequency ? put_rule(s, frequency, n, out->part, b)
                        : period && period->row && fig_period_write(s, period->row, n, b) && put_times(s, out);
    out->value.has_low = out->value.has_high = false;
    if (!ok || b->failed || b->len >= FIG_DRAFT_ISO)
        return false;
    out->iso = fig_normal_written(s->n);
    return out->iso != NULL;
}
