/*
 * When: of which time a conversion is, for C4.
 *
 * in   the dates of its sentence          out   0, the story's own year; 2017; whether they are near enough for one rate
 * What is still to come has no rate: it does not count.
 */
#include "checking.h"

enum { NEAR_DAYS = 31, RATE_DAYS = 7 };

fig_when fig_when_beside(fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    fig_when when = {.near = true};
    int32_t from, to, today = INT32_MAX;
    bool dated = false, known = fig_read_reference(c, &today);
    for (int step = -1; step <= 1; step += 2)
        for (int32_t i = figure + step, n = 0; i >= 0 && (size_t)i < c->result->count && n < 32; i += step, n++) {
            const fig_figure *g = fig_of(c, i);
            if (g->sentence != f->sentence || !fig_str_same(g->field, f->field))
                break;
            if (!fig_read_days(g, &from, &to) || from > today)
                continue;
            int32_t year = fig_year_of(from);
            year = known && year == fig_year_of(today) ? 0 : year;
            if (dated && year != when.year)
                return (fig_when){.year = FIG_SEVERAL_YEARS};
            when.year = year;
            when.near = when.near && known && from > today - NEAR_DAYS;
            dated = true;
        }
    return when;
}

bool fig_when_days(fig_checking *c, fig_when when, int32_t *from, int32_t *to)
{
    int32_t day = 0;
    bool known = fig_read_reference(c, &day);
    if (when.year == FIG_SEVERAL_YEARS)
        return false;
    if (when.year) {
        *from = fig_days_from_date(when.year, 1, 1);
        *to = fig_days_from_date(when.year, 12, 31);
        return true;
    }
    *from = day - RATE_DAYS;
    *to = day;
    return known;
}
