/*
 * Moments: the pieces of a date or time, gathered from names and constants.
 *
 * in   month:February day:28 · offset=-1 unit=week          out   a fig_datetime; datetime.c makes sense of it
 * Times of day are in clock.c, two moments in moment_range.c, the record in moment_date.c.
 */
#include "moment.h"
#include "../record/enum_names.h"
#include "datespan.h"
#include <string.h>

static fig_grain grain_of(const char *name)
{
    return (fig_grain)fig_enum_value(&fig_grain_names, name, strlen(name));
}

fig_part fig_part_of_day(const char *name)
{
    return (fig_part)fig_enum_value(&fig_part_names, name, strlen(name));
}

static fig_mod mod_of(const char *name)
{
    return (fig_mod)fig_enum_value(&fig_mod_names, name, strlen(name));
}

/* The field that a piece's name stands for, or NULL. */
static int16_t *piece(fig_datetime *d, int name)
{
    switch (name) {
    case FIG_NAME_YEAR:
        return &d->year;
    case FIG_NAME_YEAR_TO:
        return &d->year_to;
    case FIG_NAME_MONTH:
        return &d->month;
    case FIG_NAME_DAY:
        return &d->day;
    case FIG_NAME_WEEKDAY:
        return &d->weekday;
    case FIG_NAME_QUARTER:
        return &d->quarter;
    case FIG_NAME_HALF:
        return &d->half;
    case FIG_NAME_SEASON:
        return &d->season;
    case FIG_NAME_WEEK:
        return &d->week;
    case FIG_NAME_DECADE:
        return &d->decade;
    case FIG_NAME_CENTURY:
        return &d->century;
    case FIG_NAME_HOUR:
        return &d->hour;
    case FIG_NAME_MINUTE:
        return &d->minute;
    case FIG_NAME_SECOND:
        return &d->second;
    case FIG_NAME_SUB_COUNT:
        return &d->sub_count;
    case FIG_NAME_SUB_FROM:
        return &d->sub_from;
    case FIG_NAME_NTH:
        return &d->ordinal_weekday;
    default:
        return NULL;
    }
}

static bool set_int(int16_t *field, int64_t value)
{
    if (value < -9999 || value > 9999)
        return false;
    *field = (int16_t)value;
    return true;
}

/* With how many digits a year was written; 0 for one in words or made by a part. */
static size_t year_length(const fig_scope *s, const fig_bound *b)
{
    if (b->value || b->last - b->first != 1)
        return 0;
    return b->text ? b->text_len : fig_scope_text(s, b->first, b->last).len;
}

/* The last two digits of the next year that ends with this one: behind 1998 the 9 is 99, the 1 is 01. */
static int64_t of_next_years(int year, int64_t digit)
{
    int ahead = ((int)digit - year % 10 + 10) % 10;
    return (year + ahead) % 100;
}

static bool set_year(const fig_scope *s, fig_datetime *d, const fig_bound *b, int16_t *field)
{
    int64_t value;
    if (!fig_bound_int(s, b, &value))
        return false;
    size_t length = year_length(s, b);
    if (field == &d->year_to && length == 1 && d->year != FIG_UNSAID && value >= 0)
        value = of_next_years(d->year, value);
    if (!set_int(field, value))
        return false;
    if (field == &d->year && length == 2)
        d->year_digits = 2;
    return true;
}

static bool set_offset(const fig_scope *s, fig_datetime *d, const fig_bound *b)
{
    int64_t value;
    if (!fig_bound_int(s, b, &value) || value < -20000 || value > 20000)
        return false;
    d->offset = (int16_t)value;
    d->has_offset = true;
    d->preceding = b->row && fig_row_attr(b->row, "preceding");
    return true;
}

/* As a piece of a date has room for; FIG_UNSAID is none of them. */
static int16_t short_of(int64_t n)
{
    return (int16_t)(n > INT16_MAX ? INT16_MAX : n < -INT16_MAX ? -INT16_MAX : n);
}

static bool set_unit(const fig_bound *b, fig_datetime *d, fig_grain *unit)
{
    if (!b->row || !b->row->value_count)
        return false;
    *unit = grain_of(b->row->values[0]);
    const char *factor = fig_row_attr(b->row, "factor"); /* a fortnight is two weeks */
    if (factor && d->has_offset)
        d->offset = short_of(d->offset * (int64_t)fig_whole(factor));
    return *unit != FIG_GRAIN_NONE;
}

static void set_constants(const fig_make *make, fig_datetime *d)
{
    for (size_t i = 0; i < make->attr_count; i++) {
        const char *key = make->attrs[i].key, *value = make->attrs[i].value;
        int16_t *field = piece(d, (int)fig_name_find(key, strlen(key)));
        if (field)
            *field = short_of(fig_whole(value));
        else if (strcmp(key, "unit") == 0)
            d->unit = grain_of(value);
        else if (strcmp(key, "sub-unit") == 0)
            d->sub_unit = grain_of(value);
        else if (strcmp(key, "offset") == 0)
            d->offset = short_of(fig_whole(value)), d->has_offset = true;
        else if (strcmp(key, "ago") == 0)
            d->ago = true;
        else if (strcmp(key, "earlier") == 0)
            d->earlier = true;
        else if (strcmp(key, "fiscal") == 0)
            d->fiscal = true;
        else if (strcmp(key, "whole-year") == 0)
            d->whole_year = true;
        else if (strcmp(key, "ambiguous") == 0)
            d->ambiguous_dm = true;
        else if (strcmp(key, "year-either") == 0)
            d->year_either = true;
        else if (strcmp(key, "day-first") == 0)
            d->ambiguous_dm = d->day_first = true;
        else if (strcmp(key, "around") == 0)
            d->around = fig_moment_around(value);
        else if (strcmp(key, "ahead") == 0)
            d->ahead = true;
        else if (strcmp(key, "there") == 0)
            d->there = true;
        else if (strcmp(key, "mod") == 0)
            d->mod = mod_of(value);
        else if (strcmp(key, "part") == 0)
            d->part = fig_part_of_day(value);
    }
}

void fig_moment_lay_over(fig_datetime *d, const fig_datetime *p)
{
    static const int names[] = {FIG_NAME_YEAR,     FIG_NAME_YEAR_TO, FIG_NAME_MONTH,  FIG_NAME_DAY,    FIG_NAME_WEEKDAY,
                                FIG_NAME_QUARTER,  FIG_NAME_HALF,    FIG_NAME_SEASON, FIG_NAME_WEEK,   FIG_NAME_DECADE,
                                FIG_NAME_CENTURY,  FIG_NAME_HOUR,    FIG_NAME_MINUTE, FIG_NAME_SECOND, FIG_NAME_SUB_COUNT,
                                FIG_NAME_SUB_FROM, FIG_NAME_NTH};
    fig_datetime from = *p;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (*piece(&from, names[i]) != FIG_UNSAID)
            *piece(d, names[i]) = *piece(&from, names[i]);
    if (p->zone != FIG_UNSAID)
        fig_datetime_take_zone(d, p);
    if (p->has_offset)
        d->offset = p->offset, d->has_offset = true;
    if (p->unit != FIG_GRAIN_NONE)
        d->unit = p->unit;
    if (p->sub_unit != FIG_GRAIN_NONE)
        d->sub_unit = p->sub_unit;
    if (p->mod)
        d->mod = p->mod;
    if (p->part)
        d->part = p->part;
    if (p->year_digits != FIG_UNSAID)
        d->year_digits = p->year_digits;
    if (p->hour != FIG_UNSAID)
        d->dial = p->dial, d->halved = p->halved;
    if (p->shift_grain != FIG_GRAIN_NONE) {
        d->shift_months = p->shift_months;
        d->shift_days = p->shift_days;
        d->shift_seconds = p->shift_seconds;
        d->shift_grain = p->shift_grain;
    }
    d->ago |= p->ago;
    d->earlier |= p->earlier;
    d->preceding |= p->preceding;
    d->fiscal |= p->fiscal;
    d->ambiguous_dm |= p->ambiguous_dm;
    d->whole_year |= p->whole_year;
    fig_moment_lay_beside(d, p);
}

static const char *row_value(const fig_bound *b)
{
    return b->row && b->row->value_count ? b->row->values[0] : NULL;
}

static bool set_bound(const fig_scope *s, const fig_bound *b, fig_datetime *d)
{
    int64_t value;
    int16_t *field;
    switch (b->name) {
    case FIG_NAME_YEAR:
    case FIG_NAME_YEAR_TO:
        return set_year(s, d, b, b->name == FIG_NAME_YEAR ? &d->year : &d->year_to);
    case FIG_NAME_OFFSET:
        return set_offset(s, d, b);
    case FIG_NAME_UNIT:
        return set_unit(b, d, &d->unit);
    case FIG_NAME_SUB_UNIT:
        return set_unit(b, d, &d->sub_unit);
    case FIG_NAME_ZONE:
        fig_clock_set_zone(s, b, d);
        return true;
    case FIG_NAME_HOUR:
        return fig_clock_set_hour(s, b, d);
    case FIG_NAME_CLOCK:
        return fig_clock_set(s, b, d);
    case FIG_NAME_MERIDIEM: /* when the hour is known */
        return true;
    case FIG_NAME_FISCAL:
        d->fiscal = true;
        return true;
    case FIG_NAME_MOD:
        d->mod = row_value(b) ? mod_of(row_value(b)) : d->mod;
        return true;
    case FIG_NAME_PART:
        d->part = row_value(b) ? fig_part_of_day(row_value(b)) : d->part;
        return true;
    case FIG_NAME_FEAST:
        return fig_moment_feast(s, b, d);
    case FIG_NAME_VALUE:
        if (b->value && b->value->dated)
            fig_moment_lay_over(d, &b->value->dated->when);
        return true;
    default:
        field = piece(d, b->name);
        return !field || (fig_bound_int(s, b, &value) && set_int(field, value));
    }
}

/* The last digits behind a year: 2019-20 is a split year, 2015-18 goes from year to year; 1985-12 is a month, 2015-14 and 2015-99 are something else. */
static bool fits_year(const fig_make *make, int year, int digits)
{
    enum { MONTHS = 12, LONGEST = 40 };
    int after = digits - year % 100;
    if (fig_make_attr(make, "next"))
        return digits == (year + 1) % 100;
    return !fig_make_attr(make, "later") || (digits > MONTHS && after > 1 && after <= LONGEST);
}

bool fig_make_moment(const fig_scope *s, fig_value *out)
{
    fig_dated *dated = fig_normal_date(s->n, out);
    if (!dated)
        return false;
    fig_datetime *d = &dated->when;
    set_constants(s->make, d);
    for (size_t i = 0; i < s->count; i++)
        if (!set_bound(s, &s->bound[i], d))
            return false;
    if (d->has_offset && fig_make_attr(s->make, "sign"))
        d->offset = (int16_t)-d->offset;
    if (fig_make_attr(s->make, "shift")) {
        d->shift_months = -d->shift_months;
        d->shift_days = -d->shift_days;
        d->shift_seconds = -d->shift_seconds;
    }
    if (!fig_clock_settle(s, d))
        return false;
    if (!fig_moment_then(s, d) || !fig_part_fits(d))
        return false;
    if (d->year_to != FIG_UNSAID && d->year_to < 100 && !fits_year(s->make, d->year, d->year_to))
        return false;
    if (d->year_to >= 100 && d->year != FIG_UNSAID && d->year_to <= d->year)
        return false;                   /* 1930/1830: two times of day */
    if (d->hour > 24 || d->minute > 59) /* FIG_UNSAID is less than either */
        return false;
    const fig_bound *zone = fig_scope_get(s, FIG_NAME_ZONE);
    if (zone)
        out->row = zone->row;
    else
        for (size_t i = 0; i < s->count; i++)
            if (s->bound[i].value && s->bound[i].value->dated && s->bound[i].value->row)
                out->row = s->bound[i].value->row;
    return true;
}
