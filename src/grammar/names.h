/*
 * The names a pattern may bind, one line each. They are the only interface between grammars and normalisers: adding a name here is the C half of a new field.
 * X(ENUM, "name in a grammar")
 */
#ifndef FIG_NAMES_H
#define FIG_NAMES_H
#include <stddef.h>

/* clang-format off */
#define FIG_NAMES(X)                \
    X(VALUE, "value")               \
    X(LOW, "low")                   \
    X(HIGH, "high")                 \
    X(UNIT, "unit")                 \
    X(PER, "per")                   \
    X(SIGN, "sign")                 \
    X(SCALE, "scale")               \
    X(SCALE2, "scale2")             \
    X(WHOLE, "whole")               \
    X(NUMERATOR, "numerator")       \
    X(DENOMINATOR, "denominator")   \
    X(DIGITS, "digits")             \
    X(WORD, "word")                 \
    X(MINOR, "minor")               \
    X(MINOR_UNIT, "minor-unit")     \
    X(FACTOR, "factor")             \
    X(NOUN, "noun")                 \
    X(ADD, "add")                   \
    X(TERMS, "terms")               \
    X(TIMES, "times")               \
    X(INSTRUMENT, "instrument")     \
    X(DIRECTION, "direction")       \
    X(MOD, "mod")                   \
    X(ROLE, "role")                 \
    X(REL, "rel")                   \
    X(PART, "part")                 \
    X(YEAR, "year")                 \
    X(YEAR_TO, "year-to")           \
    X(MONTH, "month")               \
    X(DAY, "day")                   \
    X(WEEKDAY, "weekday")           \
    X(QUARTER, "quarter")           \
    X(HALF, "half")                 \
    X(SEASON, "season")             \
    X(WEEK, "week")                 \
    X(DECADE, "decade")             \
    X(CENTURY, "century")           \
    X(HOUR, "hour")                 \
    X(MINUTE, "minute")             \
    X(SECOND, "second")             \
    X(MERIDIEM, "meridiem")         \
    X(ZONE, "zone")                 \
    X(CLOCK, "clock")               \
    X(PERIOD, "period")             \
    X(OFFSET, "offset")             \
    X(SUB_COUNT, "sub-count")       \
    X(SUB_FROM, "sub-from")         \
    X(SUB_UNIT, "sub-unit")         \
    X(NTH, "nth")                   \
    X(FISCAL, "fiscal")             \
    X(FIRST, "first")               \
    X(SECOND_END, "second-end")     \
    X(MONTHS, "months")             \
    X(A, "a")                       \
    X(B, "b")                       \
    X(C, "c")                       \
    X(D, "d")                       \
    X(E, "e")                       \
    X(F, "f")                       \
    X(G, "g")                       \
    X(V, "v")                       \
    X(THEN_WEEKDAY, "then-weekday") \
    X(THEN_COUNT, "then-count")     \
    X(ERA, "era")                   \
    X(FEAST, "feast")               \
    X(BEFORE, "before")             \
    X(AFTER, "after")               \
    X(SUBJECT, "subject")           \
    X(MEASURE, "measure")           \
    X(SOURCE, "source")             \
    X(COMPARED, "compared")         \
    X(RATIO, "ratio")               \
    X(FROM, "from")                 \
    X(REVISED, "revised")           \
    X(TOTAL, "total")               \
    X(PARTS, "parts")               \
    X(BASIS, "basis")               \
    X(STATUS, "status")             \
    X(FREQUENCY, "frequency")       \
    X(ADJUSTMENT, "adjustment")     \
    X(WINDOW, "window")
/* clang-format on */

typedef enum fig_name {
    FIG_NAME_NONE = 0,
#define X(id, text) FIG_NAME_##id,
    FIG_NAMES(X)
#undef X
        FIG_NAME_COUNT
} fig_name;

/* The id of a name, FIG_NAME_NONE where it is none. */
fig_name fig_name_find(const char *text, size_t len);
const char *fig_name_text(fig_name name);
#endif
