/**
 * A figure: one number, date or time of a text, exact and typed.
 *
 * Fields mean what docs/records.md says. Absent text fields have ptr == NULL; absent enums are 0.
 * All numbers are canonical decimal strings ("1460000", "0.5") or reduced fractions ("1/3"):
 * no value ever went through a binary float.
 */
#ifndef FIGURA_FIGURE_H
#define FIGURA_FIGURE_H
#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a figure is. docs/records.md has an example of each. */
typedef enum fig_kind {
    FIG_KIND_NONE = 0,
    FIG_KIND_MONEY,
    FIG_KIND_PERCENT, /**< percentages, percentage points, basis points */
    FIG_KIND_INDEX,   /**< levels and points of an index               */
    FIG_KIND_DATE,
    FIG_KIND_TIME,
    FIG_KIND_DURATION,
    FIG_KIND_RECURRENCE, /**< every Tuesday, twice a month */
    FIG_KIND_QUANTITY,   /**< of a unit that UCUM has  */
    FIG_KIND_COUNT,      /**< of things: "{leader}"    */
    FIG_KIND_ORDINAL,
    FIG_KIND_RATIO,    /**< one in three             */
    FIG_KIND_MULTIPLE, /**< twice, 3.5 times         */
    FIG_KIND_NUMBER,   /**< of nothing that the text says */
    FIG_KIND_COUNT_OF  /**< number of kinds; not a kind */
} fig_kind;

/** How the text qualifies a value or a date; NONE: it does not. */
typedef enum fig_mod {
    FIG_MOD_NONE = 0,
    FIG_MOD_APPROX,
    FIG_MOD_NEARLY, /**< and no more: almost, close to */
    FIG_MOD_MORE_THAN,
    FIG_MOD_AT_LEAST,
    FIG_MOD_LESS_THAN,
    FIG_MOD_AT_MOST,
    FIG_MOD_START, /**< of dates, with those below: at the start of March */
    FIG_MOD_EARLY,
    FIG_MOD_MID,
    FIG_MOD_LATE,
    FIG_MOD_END
} fig_mod;

/** How a date stands to what is said: since 2015, by Friday. */
typedef enum fig_rel {
    FIG_REL_NONE = 0,
    FIG_REL_SINCE,
    FIG_REL_FROM,
    FIG_REL_UNTIL,
    FIG_REL_BY,
    FIG_REL_BEFORE,
    FIG_REL_AFTER,
    FIG_REL_THROUGH
} fig_rel;

/** The part of a date's day. */
typedef enum fig_part { FIG_PART_NONE = 0, FIG_PART_MORNING, FIG_PART_NOON, FIG_PART_AFTERNOON, FIG_PART_EVENING, FIG_PART_NIGHT } fig_part;

/** Which way a change goes. */
typedef enum fig_direction { FIG_DIRECTION_NONE = 0, FIG_DIRECTION_UP, FIG_DIRECTION_DOWN } fig_direction;

/** What the sentence does with the figure: what something is at, by how much it moved, how old somebody is. */
typedef enum fig_role { FIG_ROLE_NONE = 0, FIG_ROLE_LEVEL, FIG_ROLE_CHANGE, FIG_ROLE_AGE } fig_role;

/** How exact a date or time is, from the finest; ordered, so that they can be compared. */
typedef enum fig_grain {
    FIG_GRAIN_NONE = 0,
    FIG_GRAIN_SECOND,
    FIG_GRAIN_MINUTE,
    FIG_GRAIN_HOUR,
    FIG_GRAIN_DAY,
    FIG_GRAIN_WEEKEND,
    FIG_GRAIN_WEEK,
    FIG_GRAIN_MONTH,
    FIG_GRAIN_QUARTER,
    FIG_GRAIN_SEASON,
    FIG_GRAIN_HALF,
    FIG_GRAIN_YEAR,
    FIG_GRAIN_DECADE,
    FIG_GRAIN_CENTURY
} fig_grain;

/** Bits of `supplied`: what the text left out and its context gave. */
enum { FIG_SUPPLIED_UNIT = 1, FIG_SUPPLIED_SCALE = 2, FIG_SUPPLIED_PER = 4 };

/** Bits of `flags`. */
enum {
    FIG_FLAG_INVALID_DATE = 1,     /**< no calendar has it: 30 February             */
    FIG_FLAG_WEEKDAY_MISMATCH = 2, /**< the text names another weekday              */
    FIG_FLAG_BOILERPLATE = 4,      /**< of a page's menus, forms, advertisements    */
    FIG_FLAG_DESCENDING_RANGE = 8, /**< from 61 to 58                               */
    FIG_FLAG_SPLIT_YEAR = 16,      /**< 2019/20, 2019-20: parts of two years        */
    FIG_FLAG_FISCAL = 32           /**< of a fiscal year, as the engine's option says where it begins */
};

/** Another reading of a figure; only the fields that differ in kind from nothing are set. */
typedef struct fig_alternative {
    fig_str value, low, high; /**< exact numbers          */
    fig_str unit;             /**< ISO 4217 or UCUM       */
    fig_str iso;              /**< times and durations    */
    fig_str edtf;             /**< dates                  */
} fig_alternative;

/** What dates have. */
typedef struct fig_date {
    fig_str edtf;               /**< ISO 8601-2: "2019-02-28", "2021-33" (the first quarter), "1986-05/1987-04"      */
    fig_str date_from, date_to; /**< the same as half-open days or instants; absent where it has none: an invalid date */
    fig_str relative;           /**< without a reference date, what would need it: "weekday:4", "-1 season"          */
    fig_grain grain;
    int weekday; /**< that the text names, 1 Monday to 7 Sunday; 0: none */
} fig_date;

/** What times, durations and recurrences have. */
typedef struct fig_time {
    fig_str iso;               /**< ISO 8601: "15:30-05:00", "P3M"; RFC 5545 of what repeats: "FREQ=WEEKLY;BYDAY=MO" */
    fig_str iso_low, iso_high; /**< ends of a range                                                                 */
    fig_str times;             /**< how often in the period `iso`                                                    */
} fig_time;

/** One figure. Lent by its fig_result; every pointer lives as long as that. */
typedef struct fig_figure {
    size_t size;
    fig_kind kind;
    fig_str id;          /**< 16 hex digits; holds unless an equal figure appears before it */
    fig_str field;       /**< "text", "title"                                               */
    fig_str text;        /**< as a reader sees it                                           */
    uint32_t start, end; /**< half-open, UTF-8 bytes of the source                          */
    uint32_t start_codepoint, end_codepoint;
    uint32_t start_utf16, end_utf16;
    uint32_t line, column;   /**< from 1; column in code points                                 */
    uint32_t sentence;       /**< from 1                                                        */
    fig_str value;           /**< exact: "1460000", "0.5", "1/3"; absent where there are only ends       */
    fig_str low, high;       /**< ends of a range, or the one known end of a bound                       */
    fig_str terms;           /**< of a ratio, as written: "3,4" of "3 out of 4"                      */
    fig_str precision;       /**< half a unit of the last written place: "1.46 million" has "5000"       */
    fig_str precision_loose; /**< of whole numbers with two or more zeros at their end, which may be rounding */
    fig_mod mod;             /**< more_than and at_least have only `low`, less_than and at_most `high`   */
    fig_rel rel;             /**< of dates: since, until ...                                             */
    fig_part part;           /**< of dates: in the morning ...                                           */
    fig_str unit;            /**< ISO 4217, UCUM, "{noun}", "%", "pp", "bp", "{point}"                    */
    fig_str per;             /**< a rate's denominator: "t", "{share}"                                   */
    fig_str instrument;      /**< what is quoted: "KOSPI", "USD/JPY"                                     */
    fig_direction direction; /**< values are unsigned where a word says it                               */
    fig_role role;
    const fig_time *time;               /**< NULL where it has no field                                    */
    const fig_date *date;               /**< likewise                                                      */
    unsigned supplied;                  /**< FIG_SUPPLIED_*                                                */
    unsigned flags;                     /**< FIG_FLAG_*                                                    */
    int32_t same_as, restates, part_of; /**< index of another figure of the result, or -1           */
    uint32_t alternative_count;
    const fig_alternative *alternatives;
    fig_str rule;                  /**< the grammar rule that fired, "money.name-after" */
    fig_str lang;                  /**< the document's, else the engine's           */
    uint32_t text_start, text_end; /**< bytes of the document's text: where it has pieces (engine.h), other ones than start and end */
} fig_figure;

/** Names as records write them, here and below: "money" ...; "" for 0. Never NULL, never to be freed. */
FIG_API const char *fig_kind_name(fig_kind kind);
/** "more_than" ... */
FIG_API const char *fig_mod_name(fig_mod mod);
/** "since" ... */
FIG_API const char *fig_rel_name(fig_rel rel);
/** "morning" ... */
FIG_API const char *fig_part_name(fig_part part);
/** "up", "down" */
FIG_API const char *fig_direction_name(fig_direction direction);
/** "level", "change", "age" */
FIG_API const char *fig_role_name(fig_role role);
/** "day", "quarter" ... */
FIG_API const char *fig_grain_name(fig_grain grain);
/** Of one bit of `supplied`: "unit" ...; "" for a bit that has none. */
FIG_API const char *fig_supplied_name(unsigned bit);
/** Of one bit of `flags`: "invalid_date" ...; "" for a bit that has none. */
FIG_API const char *fig_flag_name(unsigned bit);
/** The kind called `name` (`len` bytes), or FIG_KIND_NONE. */
FIG_API fig_kind fig_kind_from_name(const char *name, size_t len);

#ifdef __cplusplus
}
#endif
#endif
