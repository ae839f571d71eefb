/*
 * C9, told apart: how old something is, and when it began, in sentences of their own.
 *
 * in   "shut its doors on Thursday, after 82 years. It had opened in 1927"          out   92 years, not 82
 * The beginning has to be the only one of the sentence and those beside it, and its year the only one there but the story's. What ended after so long did so on a day of the story; and
 * the years have to be off by a slip: ten, or two digits that changed places. Where a figure there is what they are off by, it was ten years later that the other thing began.
 */
#include "checking.h"
#include "sought.h"

enum { FAR = 10, LONGEST = 1000, DAYS_NEAR = 31 };

/* A day of the story's month is told in the figure's sentence. */
static bool is_of_now(const fig_checking *c, int32_t figure, int32_t today)
{
    int32_t first, end, from, to;
    fig_sought_window(c, figure, 0, 0, &first, &end);
    for (int32_t i = first; i < end; i++)
        if (fig_of(c, i)->kind == FIG_KIND_DATE && fig_read_days(fig_of(c, i), &from, &to) && to - from <= DAYS_NEAR &&
            from <= today + DAYS_NEAR && to >= today - DAYS_NEAR)
            return true;
    return false;
}

/* The only beginning in sight, and the year's only one; -1: none, or another year stands there. */
static int32_t only_beginning(const fig_checking *c, int32_t first, int32_t end, int year)
{
    int32_t found = -1;
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of != FIG_CLAIM_BEGAN || claim->figures[0] < first || claim->figures[0] >= end || claim->figures[0] == found)
            continue;
        if (found >= 0)
            return -1;
        found = claim->figures[0];
    }
    for (int32_t i = first; i < end && found >= 0; i++) {
        const int written = fig_written_year(fig_of(c, i));
        if (i != found && written && written != year)
            return -1;
    }
    return found;
}

/* The digit at `place` (1: the last one, 10) and the one before it in each other's places: 1874 at 1 is 1847. */
static int swapped(int n, int place)
{
    enum { TEN = 10 };
    const int low = n / place % TEN, high = n / place / TEN % TEN;
    return n + (high - low) * place + (low - high) * place * TEN;
}

/* Two digits of so many years, or of the year's last two, in each other's places. */
static bool is_turned(int years, int between, int began)
{
    enum { HUNDRED = 100, TENS = 10 };
    const int off[3] = {swapped(years, 1) - between, years < HUNDRED ? INT32_MAX : swapped(years, TENS) - between,
                        between + began - swapped(began, 1) - years};
    for (int i = 0; i < 3; i++)
        if (off[i] >= -1 && off[i] <= 1)
            return true;
    return false;
}

/* Is it told by how much they differ: the films came ten years later? */
static bool is_explained(fig_checking *c, int32_t first, int32_t end, int off)
{
    fig_number n;
    fig_str unit;
    int64_t years;
    for (int32_t i = first; i < end; i++)
        if (fig_of(c, i)->kind == FIG_KIND_DURATION && fig_read_duration(c, fig_of(c, i), &n, &unit) && fig_number_to_int(n, &years) &&
            (years == off || years == -off))
            return true;
    return false;
}

static bool read_years(fig_checking *c, const fig_figure *f, int *years)
{
    fig_number n;
    fig_str unit = {"a", 1};
    int64_t count;
    const bool read = f->kind == FIG_KIND_ORDINAL ? fig_read_number(c, f->value, &n) : fig_read_duration(c, f, &n, &unit);
    if (!read || f->mod != FIG_MOD_NONE || !fig_str_is(unit, "a") || !fig_number_to_int(n, &count) || count < FAR || count > LONGEST)
        return false;
    *years = (int)count;
    return true;
}

void fig_compare_lasted(fig_checking *c, size_t at)
{
    const int32_t figure = c->result->claims[at].figures[0];
    const fig_figure *f = fig_of(c, figure);
    int32_t first, end, today, last = 0;
    int years;
    if (!read_years(c, f, &years) || fig_is_marked(c, figure, FIG_MARK_USED) || !fig_read_reference(c, &today) ||
        (f->kind == FIG_KIND_DURATION && !is_of_now(c, figure, today)))
        return;
    fig_sought_window(c, figure, 1, 1, &first, &end);
    const int32_t began = only_beginning(c, first, end, fig_year_of(today)),
                  year = began < 0 ? INT32_MIN : fig_year_from(fig_of(c, began), &last);
    if (year == INT32_MIN)
        return;
    const int between = fig_year_of(today) - year, off = between - years;
    const bool wrong = off < -1 || off > 1;
    if (wrong && ((off != FAR && off != -FAR && !is_turned(years, between, year)) || is_explained(c, first, end, off)))
        return;
    fig_compared x = {.check = 9,
                      .verdict = wrong ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT,
                      .figures = {figure, began},
                      .count = 2,
                      .stated = f->text,
                      .recomputed = fig_interval_exact(fig_number_int(between))};
    if (fig_finding_wanted(c, x.verdict)) {
        fig_strbuf_puts(&c->why, "Counted from ");
        fig_say_figure(&c->why, fig_of(c, began));
        fig_strbuf_format(&c->why, ", %d is year %d%s%d", fig_year_of(today), between, wrong ? ", not " : ", as stated: ", years);
    }
    fig_finding_add(c, &x, NULL);
}
