/*
 * C9, weekdays told apart from their day.
 *
 * in   "ended on 12 April 1996. That day, a Thursday, all left"          out   12 April 1996 is a Friday
 * Only of a day that has its year: another may be of a year that the text does not name here.
 */
#include "checking.h"

void fig_compare_weekday(fig_checking *c, const fig_claim *claim)
{
    const int32_t weekday = claim->figures[0], day = claim->count > 1 ? claim->figures[1] : fig_date_before(c, weekday, false);
    const fig_figure *f = fig_of(c, weekday), *g = day < 0 ? NULL : fig_of(c, day);
    int32_t from, to;
    if (!g || !f->date || !f->date->weekday || !g->date || g->date->weekday || !fig_written_year(g) || !fig_read_days(g, &from, &to) ||
        to != from + 1)
        return;
    const bool wrong = fig_weekday_of(from) != f->date->weekday;
    fig_compared x = {.check = 9,
                      .verdict = wrong ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT,
                      .figures = {weekday, day},
                      .count = 2,
                      .stated = f->text};
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_day(&c->why, from);
        fig_strbuf_format(&c->why, " is a %s%s", fig_weekday_name(fig_weekday_of(from)), wrong ? ", not a " : ", as stated");
        fig_strbuf_puts(&c->why, wrong ? fig_weekday_name(f->date->weekday) : "");
    }
    fig_finding_add(c, &x, wrong ? fig_weekday_name(fig_weekday_of(from)) : NULL);
}
