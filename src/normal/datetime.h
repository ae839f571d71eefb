/*
 * Datetime: a calendar expression as a text says it, and what it comes to.
 *
 * in   fig_datetime, the pieces that a rule bound (year=1987, month=2; or unit=year offset=-1; or weekday=4 ...)
 * and  fig_date_context, the reference date, and which way the sentence looks
 * out  fig_date_reading: EDTF, half-open ends, grain, `relative`, flags; other readings
 * Pure: no clock, no locale, no text. Proleptic Gregorian calendar, years 1 to 9999. Source: ISO 8601-1, ISO 8601-2 (EDTF), docs/records.md.
 * Worked: {month=2, day=28} at 2019-03-01 looking back -> "2019-02-28"; {weekday=4} -> the same; {year=2018, season=23} -> "2018-23";
 *         {unit=WEEK, has_offset, offset=-1} at 1987-03-05 -> "1987-02-23/1987-03-01".
 */
#ifndef FIG_DATETIME_H
#define FIG_DATETIME_H
#include "../base/arena.h"
#include "../base/days.h"
#include "figura/figure.h"
#include <stdbool.h>

enum { FIG_UNSAID = INT16_MIN };    /* a piece that the text does not say */
enum { FIG_WORKING_DAY = 8 };       /* as then_weekday: any of Monday to Friday */
enum { FIG_BEFORE_CHRIST = 30000 }; /* 44 BC is the year 30000 - 44; as ISO 8601 counts, -43. A century so too: 30000 - 5 */

/* Days around a day: the week that holds it, the seven days from it or up to it, the weekend it touches, the seven days behind it or before it. */
typedef enum fig_around {
    FIG_AROUND_NONE = 0,
    FIG_AROUND_WEEK,
    FIG_AROUND_FROM,
    FIG_AROUND_TO,
    FIG_AROUND_WEEKEND,
    FIG_AROUND_AFTER,
    FIG_AROUND_BEFORE
} fig_around;

/* What the text says. Start from fig_datetime_empty(); every piece is FIG_UNSAID until set. */
typedef struct fig_datetime {
    int16_t year; /* 1987; a two-digit year as written with year_digits = 2 ("'86", "3/4/19") */
    int16_t year_digits;
    int16_t year_to;              /* split year 1986/87: 1987                                        */
    int16_t month;                /* 1-12                                                            */
    int16_t day;                  /* 1-31, as written: 31 June is kept and flagged                   */
    int16_t weekday;              /* 1 Monday - 7 Sunday                                             */
    int16_t quarter;              /* 1-4 */
    int16_t half;                 /* 1-2 */
    int16_t season;               /* 21 spring, 22 summer, 23 autumn, 24 winter                      */
    int16_t week;                 /* ISO week 1-53                                                   */
    int16_t decade;               /* 1990; a bare "nineties" 90 -> 1990                              */
    int16_t century;              /* 19: the years 1801-1900, written 1801/1900                      */
    int16_t hour, minute, second; /* 0-24, 0-59, 0-60; hour 0 or 24 without minutes is midnight */
    int16_t zone;                 /* minutes east of UTC; FIG_UNSAID: none said                      */
    bool zone_utc;                /* said as Z, GMT or UTC: written "Z"                              */
    int16_t zone_other;           /* with `summer`: the other of summer and standard time            */
    const struct fig_row *summer; /* "ET", "London time": when summer time is there (summer_time.c), else NULL */
    /* Relative: a unit of the calendar and how many of it away. "last week": unit WEEK offset -1. "yesterday": DAY -1.
     * "this year": YEAR 0. "three weeks ago": WEEK -3 with `ago`. Beside another piece:
     *   unit WEEK and weekday: that day of the calendar week: "next Tuesday" {weekday 2, WEEK, 1}, "last Thursday", "Monday last week"
     *   unit YEAR and month, day, quarter, half, season, week: of that year: "February last year", "last February" {month 2, YEAR, -1}
     *   unit MONTH and day, or ordinal_weekday: of that month: "the 20th of next month", "first Monday of last month"
     *   unit NONE (or the piece's own): the nth that is over or has not begun: "last fall" {season 23, -1}, "this coming Tuesday" {weekday 2, 1},
     *   "this past Wednesday" {weekday 3, -1}; offset 0: "this summer", "this Friday" (this week's; looking forward, the next one when it is past)
     * has_offset false with a unit alone: offset 0; a WEEKEND: the last one begun looking back ("over the weekend"). */
    fig_grain unit;
    int16_t offset;
    bool has_offset;
    bool
        ago; /* counted to the day ("three weeks ago": the day 21 days back; "a year ago": the year, "five months ago": the month, "two decades ago": the year) */
    bool
        earlier; /* "a year earlier", "the same period last year": counted from the sentence's period, context->period; by default a YEAR back.
                         * With a year, the same period of that year. Without a period, or one that the unit cannot move (a week from a month): as `ago` */
    /* The first or last so many units of a larger one: "first nine months of 1987": sub_count 9, sub_unit MONTH, sub_from 1;
     * "last three days of May": sub_from -1. "second week of May": sub_count 1, sub_from 2. The whole is what the other pieces say
     * (or, none said, the current year). Weeks are Monday to Sunday, and those whose Thursday the whole holds. */
    int16_t sub_count, sub_from;
    fig_grain sub_unit;
    int16_t ordinal_weekday; /* "the third Friday of June": weekday 5, ordinal_weekday 3; -1 last */
    fig_mod mod;             /* START EARLY MID LATE END APPROX: kept, does not move the ends      */
    fig_part part;           /* "Tuesday afternoon": kept; alone with unit DAY offset 0 a date     */
    bool fiscal;             /* "fiscal 1987": edtf the plain year, flag FIG_FLAG_FISCAL           */
    bool
        ambiguous_dm; /* 03/04/2019: month holds the first number, day the second, as written; context->month_first says which is the month */
    bool whole_year; /* "the year to end-April": with the range functions only, on `b` or `to` */
    bool dial;       /* the hour is one of a clock's face, 1-12: which half of the day is not said */
    bool halved;     /* the half of the day was said: am, pm, in the afternoon */
    /* Moved from what the other pieces say, or from the reference: "2 hours before noon", "an hour and a half ago". shift_grain, the finest
     * unit told, is FIG_GRAIN_NONE where nothing moves. Months first, then days, then seconds. */
    int32_t shift_months, shift_days, shift_seconds;
    fig_grain shift_grain;
    bool preceding; /* "the previous month": counted from the sentence's period where that is a month too, else from the reference */
    bool there;     /* "Christmas two years ago": the pieces are read from where the reference is moved to, looking forward */
    bool
        year_either; /* 15-10-25: year, month and day too, where that lies nearer to the reference; month, day and year hold the numbers as written */
    bool day_first;                            /* 03-04-2019: with dashes the day comes first, save in the United States */
    bool ahead;                                /* "a week from Friday", "the coming March": looks forward whatever the sentence does */
    const struct fig_row *feast, *feast_dates; /* a holiday: its row and, where its dates are listed by year, theirs (feast.c) */
    /* The weekday next to what the other pieces say: "third Tuesday after Christmas": then_weekday 2, then_count 3; "the Friday before Easter": 5, -1. */
    int16_t then_weekday, then_count;
    fig_around around; /* "the week of October 7th": the days around the day */
} fig_datetime;

typedef enum fig_look { FIG_LOOK_BACK = 0, FIG_LOOK_FORWARD } fig_look;

/* What the text's surroundings say. */
typedef struct fig_date_context {
    bool has_reference;
    int16_t year, month, day;           /* the reference date                                           */
    int16_t hour, minute, second, zone; /* FIG_UNSAID where the reference is a date alone               */
    fig_look look;
    bool south;                       /* seasons of the southern hemisphere                           */
    bool month_first;                 /* 03/04 is March 4 (US) rather than 3 April                    */
    bool month_first_dashed;          /* 03-04-2019 too is March 4: where the caller says US          */
    int16_t fiscal_month, fiscal_day; /* start of the fiscal year, FIG_UNSAID unknown                 */
    const char *country;              /* ISO 3166, or NULL: whose Labour Day                          */
    const fig_datetime
        *anchor; /* the date said just before in the sentence, or NULL: gives its year to a bare "September" or "first nine months"
                                           * beside "March 1986", its month to the 5 of "June 3 and 5" */
    const struct fig_date_reading *period; /* the sentence's period so far (for `earlier`), or NULL        */
} fig_date_context;

enum { FIG_EDTF_MAX = 64, FIG_DATE_END_MAX = 32 };

/* What it comes to. All strings NUL-terminated; "" where unknown. */
typedef struct fig_date_reading {
    char edtf[FIG_EDTF_MAX]; /* "2019-02-28", "1987-02-23/1987-03-01", "2018-23", "XXXX-02-28", "2000-06-01T14/2000-06-02T02"        */
    char date_from[FIG_DATE_END_MAX]; /* "2019-02-28" or "2000-06-01T14:00:00Z": half-open                                               */
    char date_to[FIG_DATE_END_MAX];
    char relative
        [FIG_EDTF_MAX]; /* without a reference date: "weekday:4", "weekday:4 -1 week", "-1 season", "0 dayT10:00"; also out of years 1-9999 */
    fig_grain grain;
    int8_t weekday;           /* that the text names, 1 Monday - 7 Sunday; 0: none */
    unsigned flags;           /* FIG_FLAG_INVALID_DATE, _WEEKDAY_MISMATCH, _SPLIT_YEAR, _FISCAL, _DESCENDING_RANGE                   */
    int32_t from_day, to_day; /* days since 1970-01-01, half-open (a time of day: its whole day); INT32_MIN where unknown            */
} fig_date_reading;

enum { FIG_DATE_READINGS = 4 };

/* Every piece unsaid; a constant, so that values which hold dates are made by one copy. */
#define FIG_DATETIME_EMPTY                                                                                                                 \
    {                                                                                                                                      \
        .year = FIG_UNSAID, .year_digits = FIG_UNSAID, .year_to = FIG_UNSAID, .month = FIG_UNSAID, .day = FIG_UNSAID,                      \
        .weekday = FIG_UNSAID, .quarter = FIG_UNSAID, .half = FIG_UNSAID, .season = FIG_UNSAID, .week = FIG_UNSAID, .decade = FIG_UNSAID,  \
        .century = FIG_UNSAID, .hour = FIG_UNSAID, .minute = FIG_UNSAID, .second = FIG_UNSAID, .zone = FIG_UNSAID,                         \
        .zone_other = FIG_UNSAID, .sub_count = FIG_UNSAID, .sub_from = FIG_UNSAID, .ordinal_weekday = FIG_UNSAID                           \
    }
fig_datetime fig_datetime_empty(void);
static inline void fig_datetime_take_zone(fig_datetime *to, const fig_datetime *from)
{
    to->zone = from->zone;
    to->zone_utc = from->zone_utc;
    to->zone_other = from->zone_other;
    to->summer = from->summer;
}

/* Resolve. Returns the number of readings written to `out`, best first, at least 1. Further ones are, in this order:
 * the other of day and month of an ambiguous_dm; of "midnight April 23" (hour = 0 first) the end of that day; the year that a yearly date would have looking back,
 * where look is FORWARD ("Offer ends October 31st" at 2019-03-01 is 2019-10-31, alternative 2018-10-31).
 * A quarter, half or ISO week without a year is the reference year's, save one that, looking back, has not begun; looking forward at one that is over, next year's is the alternative.
 * A weekday beside a date picks among the years on either side, but of a day within 45 days of the reference date; else the date wins and FIG_FLAG_WEEKDAY_MISMATCH is set. */
int fig_date_resolve(const fig_datetime *d, const fig_date_context *context, fig_date_reading out[FIG_DATE_READINGS]);

/* A range "A to B": pieces that one end leaves out come from the other ("March to June 1987": both 1987; "June 3-5": month from A; "2pm 1 Jun 2000 until 2am on 2nd";
 * "Monday to Friday": the Friday after; "1986-87": year_digits 2). In an interval the modifiers count ("early May to end-June": 05-01/06-30; mid-: the 15th), and both ends are then days.
 * EDTF interval of the ends; grain the finer one. A time of day that ends the range is its end (to 02:00:00, not 03:00:00). Ends in the wrong order are swapped, FIG_FLAG_DESCENDING_RANGE. */
int fig_date_resolve_range(const fig_datetime *a, const fig_datetime *b, const fig_date_context *context,
                           fig_date_reading out[FIG_DATE_READINGS]);

/* "N months to March", "the year to end-April": the interval of `months` whole months that ends with the end of `to`'s month: "1986-05/1987-04". */
int fig_date_resolve_span_to(int months, const fig_datetime *to, const fig_date_context *context, fig_date_reading out[FIG_DATE_READINGS]);
/* "4 weeks to Feb. 23": the interval of so many days that ends with the end of `to`. */
int fig_date_resolve_days_to(int days, const fig_datetime *to, const fig_date_context *context, fig_date_reading out[FIG_DATE_READINGS]);

/* Sets d->zone to what holds on a day where d's name of a zone leaves that to the calendar. */
void fig_summer_settle(fig_datetime *d, int32_t day);

/* A time of day alone: "15:30", "15:30-05:00", "08:15Z", with seconds where said; 24:00 becomes 00:00. Returns its length in `out` (size >= 24). */
int fig_time_iso(const fig_datetime *d, char *out);

/* ISO 8601 "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM[:SS][.fff][Z|±HH:MM]" into a context's reference; false where it is none. */
bool fig_date_context_parse(fig_date_context *context, const char *iso);
#endif
