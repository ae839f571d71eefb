/*
 * Moment date: a moment, or a range of them, as the draft of a date.
 *
 * in   what moment.c or moment_range.c made of "since March 3"          out   kind, rel=since, mod, part; false: it is no date
 */
#include "../record/enum_names.h"
#include "moment.h"
#include <string.h>

static bool has_clock(const fig_datetime *d)
{
    return d->hour != FIG_UNSAID;
}

/* A time of day belongs to a day: "March at 3" is no date, and "June 3 to 5 p.m." no range. */
static bool clocks_have_days(const fig_datetime *a, const fig_datetime *b)
{
    bool days = fig_moment_has_day(a) || a->shift_grain != FIG_GRAIN_NONE;
    if (!b)
        return !has_clock(a) || days;
    bool days_b = fig_moment_has_day(b) || b->shift_grain != FIG_GRAIN_NONE;
    if (has_clock(a) && has_clock(b))
        return days || days_b;
    return !(has_clock(a) && !days) && !(has_clock(b) && !days_b);
}

/* What a length can be counted from: a day, a month, and years from a year. */
static bool is_base(const fig_datetime *d)
{
    bool years = !d->shift_days && !d->shift_seconds && d->shift_months % 12 == 0;
    return fig_moment_has_day(d) || d->month != FIG_UNSAID || (d->year != FIG_UNSAID && years);
}

static fig_rel rel_of(const fig_scope *s)
{
    const fig_bound *said = fig_scope_get(s, FIG_NAME_REL);
    const char *name = said && said->row && said->row->value_count ? said->row->values[0] : fig_make_attr(s->make, "rel");
    return name ? (fig_rel)fig_enum_value(&fig_rel_names, name, strlen(name)) : FIG_REL_NONE;
}

bool fig_make_date(const fig_scope *s, fig_draft *out)
{
    const fig_bound *range = fig_scope_get(s, FIG_NAME_FIRST), *months = fig_scope_get(s, FIG_NAME_MONTHS);
    const char *count = fig_make_attr(s->make, "months"), *days = fig_make_attr(s->make, "days");
    out->kind = FIG_KIND_DATE;
    if (!(range ? fig_make_moment_range(s, &out->value) : fig_make_moment(s, &out->value)))
        return false;
    const fig_datetime *when = &out->value.dated->when;
    if (!clocks_have_days(when, range ? &out->value.dated->when_to : NULL) || (fig_make_attr(s->make, "base") && !is_base(when)))
        return false;
    int64_t n = 0;
    if (months && (!fig_bound_int(s, months, &n) || n < 1 || n > 120))
        return false;
    n = count ? fig_whole(count) : n;
    out->months_to = (uint8_t)(days ? 0 : n);
    out->days_to = (uint16_t)(days ? n * fig_whole(days) : 0);
    out->rel = rel_of(s);
    out->part = when->part;
    if (!out->value.dated->is_range) /* whose modifiers move its ends */
        out->mod = when->mod;
    const char *look = fig_make_attr(s->make, "look");
    out->look = look && strcmp(look, "forward") == 0 ? FIG_LOOK_FORWARD : FIG_LOOK_BACK;
    return true;
}
