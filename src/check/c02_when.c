/*
 * C2, when: of two values, which is the earlier, by the dates beside them.
 *
 * in   "412 last year and 890 in 2015"          out   890 is dated before 412
 */
#include "checking.h"

/* Is the one date of a value's sentence past: "A year ago there were 3,500"? */
bool fig_is_of_past(const fig_checking *c, int32_t value)
{
    enum { LONG_AGO = 20 }; /* days */
    const fig_figure *f = fig_of(c, value), *date = NULL;
    int32_t first = value, from, to, today;
    while (first > 0 && fig_in_one_sentence(fig_of(c, first - 1), f))
        first--;
    for (int32_t i = first; (size_t)i < c->result->count && fig_in_one_sentence(fig_of(c, i), f); i++) {
        if (date && fig_of(c, i)->kind == FIG_KIND_DATE)
            return false;
        date = fig_of(c, i)->kind == FIG_KIND_DATE ? fig_of(c, i) : date;
    }
    return date && fig_read_days(date, &from, &to) && fig_read_reference(c, &today) && to + LONG_AGO <= today;
}

/* The only date of a day in a figure's sentence, as its first day; false: none, or several. */
static bool day_of_sentence(const fig_checking *c, int32_t value, int32_t *day)
{
    const fig_figure *f = fig_of(c, value), *date = NULL;
    int32_t first = value, to;
    while (first > 0 && fig_in_one_sentence(fig_of(c, first - 1), f))
        first--;
    for (int32_t i = first; (size_t)i < c->result->count && fig_in_one_sentence(fig_of(c, i), f); i++) {
        if (fig_of(c, i)->kind != FIG_KIND_DATE)
            continue;
        if (date)
            return false;
        date = fig_of(c, i);
    }
    return date && fig_read_days(date, day, &to) && to == *day + 1;
}

/* Is the one day of a's sentence the day before that of b's, or Friday before Monday? */
bool fig_is_day_before(const fig_checking *c, int32_t a, int32_t b)
{
    enum { MONDAY = 1, WEEKEND = 3 };
    int32_t before, day;
    return day_of_sentence(c, a, &before) && day_of_sentence(c, b, &day) &&
           (day - before == 1 || (day - before == WEEKEND && fig_weekday_of(day) == MONDAY));
}

/* Has each its date right behind it, that of a before that of b: 890 in 2015, 412 last year? */
bool fig_is_dated_before(const fig_checking *c, int32_t a, int32_t b)
{
    enum { REACH = 8 }; /* bytes: " in the " */
    const int32_t both[2] = {a, b};
    int32_t from[2], to[2];
    for (size_t i = 0; i < 2; i++) {
        const fig_figure *f = fig_of(c, both[i]);
        if ((size_t)both[i] + 1 >= c->result->count)
            return false;
        const fig_figure *date = fig_of(c, both[i] + 1);
        if (!fig_in_one_sentence(date, f) || date->start > f->end + REACH || !fig_read_days(date, &from[i], &to[i]))
            return false;
    }
    const int32_t first = a < b ? a : b, second = a < b ? b : a; /* and nothing else told of the first: 30 in 2019 in Elm */
    return from[0] < from[1] && to[0] <= to[1] && fig_of(c, second)->start <= fig_of(c, first + 1)->end + REACH;
}
