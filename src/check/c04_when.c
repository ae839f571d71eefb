/*
 * When: of which time a conversion is, for C4.
 *
 * in   the dates of its sentence          out   0, the story's own days; 201703, March 2017; 201700, that year
 * What is still to come has no rate: it does not count.
 */
#include "checking.h"

enum { NOW_DAYS = 31 };

/* When a date is: now, some month, some year. Rates move: those of two months are two rates. */
static int32_t when_of(int32_t from, int32_t to, int32_t today)
{
    int32_t year;
    int month, day;
    if (today != INT32_MAX && to > today - NOW_DAYS && to - from <= NOW_DAYS)
        return 0;
    fig_days_split(from, &year, &month, &day);
    return year * 100 + (to - from > NOW_DAYS ? 0 : month);
}

int32_t fig_when_beside(fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    int32_t when = 0, from, to, today = INT32_MAX;
    bool dated = false;
    fig_read_reference(c, &today);
    for (int step = -1; step <= 1; step += 2)
        for (int32_t i = figure + step, n = 0; i >= 0 && (size_t)i < c->result->count && n < 32; i += step, n++) {
            const fig_figure *g = fig_of(c, i);
            if (g->sentence != f->sentence || !fig_str_same(g->field, f->field))
                break;
            if (!fig_read_days(g, &from, &to) || from > today)
                continue;
            int32_t w = when_of(from, to, today);
            if (dated && w != when)
                return FIG_WHEN_SEVERAL;
            when = w;
            dated = true;
        }
    return when;
}
