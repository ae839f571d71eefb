/*
 * C9, jubilees: which anniversary it is, by an ordinal or a word of its own, and what it counts from.
 *
 * in   "founded in 1929, celebrates its centenary this year", read in 2019          out   1929 is 90 years back
 */
#include "checking.h"

/* Which anniversary a claim is about: its ordinal's, else its word's; -1: none. */
static int64_t years_of_jubilee(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *last = fig_of(c, claim->figures[claim->count - 1]);
    fig_number n;
    int64_t years;
    if (claim->years)
        return claim->years;
    return last->kind == FIG_KIND_ORDINAL && fig_read_number(c, last->value, &n) && fig_number_to_int(n, &years) ? years : -1;
}

/* A 100th anniversary, and what it is of: in the year that it is said to be in, else this year's, next year's or last year's. */
void fig_compare_jubilee(fig_checking *c, const fig_claim *claim)
{
    const size_t dates = fig_of(c, claim->figures[claim->count - 1])->kind == FIG_KIND_ORDINAL ? claim->count - 1u : claim->count;
    int32_t today, last = 0, first = fig_year_from(fig_of(c, claim->figures[0]), &last);
    const int64_t years = years_of_jubilee(c, claim);
    if (first == INT32_MIN || years < 0)
        return;
    int32_t now_year = fig_read_reference(c, &today) ? fig_year_of(today) : INT32_MIN,
            in = dates == 2 ? fig_year_from(fig_of(c, claim->figures[1]), &last) : now_year;
    if (in == INT32_MIN)
        return;
    int now = in - first;
    fig_compared x = {.check = 9, .recomputed = fig_interval_exact(fig_number_int(now))};
    x.verdict = years < now - 1 || years > now + 1 ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT;
    for (size_t i = 0; i < claim->count; i++)
        if (i != 1 || dates != 2 || in != now_year)
            x.figures[x.count++] = claim->figures[i];
    x.stated = fig_of(c, x.figures[x.count - 1])->text;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_strbuf_puts(&c->why, "Counted from ");
        fig_say_figure(&c->why, fig_of(c, claim->figures[0]));
        fig_strbuf_format(&c->why, ", %d is year %d%s%d", (int)in, now,
                          x.verdict == FIG_VERDICT_INCONSISTENT ? ", not " : ", as stated: ", (int)years);
    }
    fig_finding_add(c, &x, NULL);
}
