/*
 * C2, held against: does a change count from what its level is held against?
 *
 * in   "rose 12 percent to $8 million, against $7.1 million a year earlier"          out   yes: of results that is what changes count from
 * in   "lost 112 points to 11,205, against 12,400 in January"                        out   no: a change of the day, beside another comparison
 * Behind `from` stands what a change counts from, whenever that was; behind `against` and `compared with` anything may. So where a date stands
 * there, it must be that of a year before, or the one that the change's basis says.
 */
#include "checking.h"

enum { NEAR = 31, REACH = 28 }; /* days; bytes between an amount and its date: "in the same period of " */

/* The date right behind a figure; NULL: none. */
static const fig_figure *date_behind(const fig_checking *c, int32_t figure)
{
    if ((size_t)figure + 1 >= c->result->count)
        return NULL;
    const fig_figure *f = fig_of(c, figure), *next = fig_of(c, figure + 1);
    bool beside = next->sentence == f->sentence && fig_str_same(next->field, f->field) && next->start <= f->end + REACH;
    return beside && next->kind == FIG_KIND_DATE && next->date ? next : NULL;
}

/* "(first quarter: $98 million)": the date right before a figure, but for a colon; NULL: none. */
static const fig_figure *date_before(const fig_checking *c, int32_t figure)
{
    enum { COLON = 2 }; /* bytes */
    const fig_figure *f = fig_of(c, figure), *date = figure > 0 ? fig_of(c, figure - 1) : NULL;
    const bool beside =
        date && date->sentence == f->sentence && fig_str_same(date->field, f->field) && date->text_end + COLON == f->text_start;
    const fig_field_text *t = beside ? fig_text_of(c, f) : NULL;
    return t && t->text[date->text_end] == ':' && date->kind == FIG_KIND_DATE && date->date ? date : NULL;
}

bool fig_is_year_before(const fig_figure *date, int32_t day)
{
    int year, month, d;
    int32_t from, until;
    if (!fig_read_days(date, &from, &until))
        return false;
    fig_date_from_days(day, &year, &month, &d);
    const int32_t then = fig_days_from_date(year - 1, month, d > 28 ? 28 : d);
    return (date->date->grain == FIG_GRAIN_YEAR && fig_year_of(from) == year - 1) || (from - then <= NEAR && then - from <= NEAR);
}

/* Does the basis of a change say that it counts from the period right before? */
static bool counts_from_last(const fig_fact *f)
{
    static const char *const last[] = {"month_ago", "quarter_ago", "week_ago"};
    bool any = false;
    for (size_t k = 0; k < f->change_count; k++)
        for (size_t i = 0; i < sizeof last / sizeof *last; i++)
            any |= fig_str_is(f->changes[k].basis, last[i]);
    return any;
}

bool fig_counts_from_held(const fig_checking *c, int32_t to, int32_t held, const fig_fact *fact)
{
    static const char year_ago[] = "-1 year";
    const fig_figure *behind = date_behind(c, held), *date = behind ? behind : date_before(c, held);
    int32_t from, until, day, end;
    if (!date)
        return true;
    if (fig_of(c, to)->instrument.len || (fact && fig_str_is(fact->frequency, "D"))) /* what is quoted changes from the close before */
        return fact && fact->period && fig_read_day(fact->period->date_from, &day) && fig_read_days(date, &from, &until) &&
               until == from + 1 && fig_is_working_day_before(from, day);
    if (date->date->relative.len)
        return date->date->relative.len >= sizeof year_ago - 1 && memcmp(date->date->relative.ptr, year_ago, sizeof year_ago - 1) == 0;
    if (!fig_read_days(date, &from, &until))
        return false;
    if (fact && fact->period && fig_read_day(fact->period->date_from, &day))
        return fig_is_year_before(date, day) || (counts_from_last(fact) && until == day) ||
               (fig_read_day(fact->period->date_to, &end) && fig_is_year_before(date, end - 1)); /* the year to June */
    return fig_read_reference(c, &day) && fig_is_year_before(date, day);
}

/* Dates right behind both, of one period and the one before it: in June, compared with $2.9 billion in May. */
static bool are_next(const fig_checking *c, int32_t to, int32_t held)
{
    const fig_figure *now = date_behind(c, to), *then = date_behind(c, held);
    int32_t from, until, then_from, then_until;
    return now && then && fig_read_days(now, &from, &until) && fig_read_days(then, &then_from, &then_until) && then_until == from;
}

bool fig_held_counts(const fig_checking *c, const fig_claim *claim, const fig_fact *fact)
{
    const int32_t to = claim->figures[0], held = claim->figures[1];
    const fig_figure *now = date_behind(c, to);
    if (claim->count > 2 || !date_behind(c, held))
        return fig_counts_from_held(c, to, held, fact);
    const bool whole =
        now && (now->date->grain == FIG_GRAIN_YEAR || now->date->grain == FIG_GRAIN_HALF || now->date->grain == FIG_GRAIN_QUARTER);
    return are_next(c, to, held) ||
           (whole && fig_counts_from_held(c, to, held, fact)); /* of a month or week it may have moved since the last */
}
