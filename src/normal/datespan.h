/*
 * Date span: a resolved date as one or two points of the calendar, between the pieces a text says and the strings of its record.
 *
 * in   a year and a code (a month, or EDTF's season, quarter, half; or an ISO week), a day, a time; the ends of an interval
 * out  EDTF, half-open ends in days and as strings
 * A span is what resolving works on: its points can be moved and compared, strings cannot. Private to src/normal.
 * Worked: {1986, 36} -> "1986-36", 1986-10-01..1987-01-01; {XXXX, 2, 28} -> "XXXX-02-28", no ends.
 */
#ifndef FIG_DATESPAN_H
#define FIG_DATESPAN_H
#include "datetime.h"

enum {
    FIG_NO_PIECE = -1,            /* a code, day, hour ... that a point does not have */
    FIG_YEAR_UNKNOWN = INT16_MIN, /* written XXXX */
    FIG_CODE_SEASON = 21,
    FIG_CODE_QUARTER = 33,
    FIG_CODE_HALF = 40,
    FIG_CODE_WEEK = 100 /* 101-153: ISO weeks; the year is then the ISO year */
};

typedef struct fig_datepoint {
    int year, code, day; /* code: 1-12, 21-24, 33-36, 40-41, 101-153; others as written and invalid */
    int hour, minute, second;
} fig_datepoint;

typedef struct fig_datespan {
    fig_datepoint a, b; /* b only in an interval */
    bool interval;
    bool unknown; /* nothing to write: a weekday without a reference date */
    bool no_ends;
    bool south, utc;
    fig_grain grain;
    unsigned flags;
    int zone;                     /* minutes, or FIG_UNSAID */
    int fiscal_month, fiscal_day; /* with FIG_FLAG_FISCAL: start of the fiscal year, 0 unknown */
} fig_datespan;

fig_datepoint fig_datepoint_make(int year, int code, int day);
fig_datepoint fig_datepoint_of_day(int32_t days);
/* Makes `s` first..last, inclusive: one point where they are the same. */
void fig_datespan_set_days(fig_datespan *s, int32_t first, int32_t last, fig_grain grain);
void fig_datespan_set_years(fig_datespan *s, int first, int last, fig_grain grain);
/* Half-open days of a point; false where it is no date, or its year is unknown or outside 1-9999. */
bool fig_datepoint_days(const fig_datepoint *p, bool south, int32_t *from, int32_t *to);
bool fig_datespan_days(const fig_datespan *s, int32_t *from, int32_t *to);
fig_grain fig_datepoint_grain(const fig_datepoint *p);
/* Days and times as numbers that compare; only for points that fig_datepoint_days accepts. */
int64_t fig_datepoint_second(const fig_datepoint *p, bool south);

/* Writes all fields of a reading, `relative` empty. Flags an impossible date. */
void fig_datespan_write(const fig_datespan *s, fig_date_reading *out);
/* The span of an EDTF string that fig_datespan_write wrote; false for "" and XXXX. */
bool fig_datespan_read(const char *edtf, fig_datespan *s);

/* datetime.c. What one date comes to, before writing; ambiguous_dm is ignored. */
/* Does it name a part of a year, which every year has? */
static inline bool fig_datetime_has_yearly(const fig_datetime *d)
{
    return d->month >= 0 || d->quarter >= 0 || d->season >= 0 || d->half >= 0 || d->week >= 0;
}
static inline bool fig_datetime_is_midnight(const fig_datetime *d)
{
    return (d->hour == 0 || d->hour == 24) && d->minute < 0;
}
void fig_datespan_resolve(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
/* The same inside a date that has begun: `s` has its zone, hemisphere and fiscal start. */
void fig_datespan_place(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
/* A date that comes round again, and which one is left to the context: "March 3", "Thursday", "the 15th". */
bool fig_datetime_recurs(const fig_datetime *d);
/* A calendar piece is said, not a time of day alone. */
bool fig_datetime_dated(const fig_datetime *d);
/* The year as said, two digits placed near the reference; FIG_YEAR_UNKNOWN where unsaid. */
int fig_datetime_year(const fig_datetime *d, const fig_date_context *context);
/* Was a quarter of the reference year over so long ago that nobody is still to report on it? */
bool fig_quarter_is_over(const fig_datetime *d, const fig_date_context *c);

/* datetime_relative.c: counted from the reference date, or from the sentence's period. */
typedef enum fig_turn {
    FIG_TURN_BACK = 0, /* the latest that has begun */
    FIG_TURN_FORWARD,  /* the first that has not ended */
    FIG_TURN_LAST,     /* the latest that has ended */
    FIG_TURN_NEXT,     /* the first that has not begun */
    FIG_TURN_THIS      /* the reference year's, or the one that runs */
} fig_turn;
int fig_year_of_turn(int code, int day, fig_turn turn, int times, const fig_date_context *context);
void fig_span_of_unit(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
void fig_span_of_weekday(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
void fig_span_of_day(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
/* datetime_shift.c: moved by months, days and seconds. `s` has its hemisphere. */
void fig_span_of_shift(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
void fig_span_of_there(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
/* The move alone for `relative`: "-1 day -2 hour"; "" where nothing moves. */
void fig_shift_relative(const fig_datetime *d, char *out);
bool fig_span_of_period(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);

/* What a reader with a reference date needs to resolve it: "weekday:4", "-1 season", "weekday:2 1 week", "0 dayT10:00". */
void fig_relative_write(const fig_datetime *d, const fig_datespan *s, char *out);

/* datetime_part.c: units inside a whole: "first nine months of 1987", "third Friday of June". */
void fig_span_of_part(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
/* False: more units than a year has, of no whole that is named: "its first 18 months" is a length of time. */
bool fig_part_fits(const fig_datetime *d);
void fig_span_of_nth_weekday(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);

static inline int32_t fig_reference_day(const fig_date_context *c)
{
    return fig_days_from_date(c->year, c->month, c->day);
}
static inline int fig_floor_div(int a, int b)
{
    return a >= 0 ? a / b : -((b - 1 - a) / b);
}

/* feast.c: holidays by the rule or the table of their row. */
void fig_span_of_feast(const fig_datetime *d, const fig_date_context *context, fig_datespan *s);
/* The day of a fixed rule in a year, 12-25, 11:4TH or 05-24:-1MO, which *p then stands behind. */
bool fig_feast_fixed(const char **p, int year, int32_t *day);
/* Writes the rule of a feast that no year is known for: "feast:easter-2". */
char *fig_feast_write(const fig_datetime *d, char *out);

/* datetime_beside.c: the weekday next to a day, the days around it. */
void fig_span_beside(const fig_datetime *d, fig_datespan *s);
#endif
