/*
 * C9: days that no month has, weekdays that are not those of their dates, "three years ago". Ages, terms and lengths of time: c09_age.c, c09_lapse.c.
 *
 * in   "Tuesday, Feb. 28" read in a story of 1 March 2019          out   28 February 2019 is a Thursday
 */
#include "checking.h"

/* "Mon Mar 5 JST 2002": a year close behind is that of the day, whatever stands between. */
static bool has_year_behind(const fig_checking *c, int32_t i)
{
    enum { REACH = 12 };
    const fig_figure *f = fig_of(c, i), *next = (size_t)i + 1 < c->result->count ? fig_of(c, i + 1) : NULL;
    return next && next->kind == FIG_KIND_DATE && next->date && next->date->grain == FIG_GRAIN_YEAR && next->start <= f->end + REACH &&
           next->sentence == f->sentence && fig_str_same(next->field, f->field);
}

/* The year that the figure `k` says, before a date or some sentences behind it: what is told farther on is of something else; 0: it says none. */
static int year_near(const fig_checking *c, const fig_figure *date, int32_t k)
{
    enum { BEHIND = 3 }; /* sentences */
    if (k < 0 || (size_t)k >= c->result->count || !fig_str_same(fig_of(c, k)->field, date->field))
        return 0;
    return fig_of(c, k)->sentence <= date->sentence + BEHIND ? fig_written_year(fig_of(c, k)) : 0;
}

/* "On Sunday 16 March" in a history of 1919: has the day that weekday in a year that the text speaks of nearby? */
static bool is_of_year_beside(const fig_checking *c, int32_t i, int32_t day)
{
    enum { REACH = 24, YEARS = 2 };
    const fig_figure *f = fig_of(c, i);
    int year, month, d, seen = 0;
    fig_date_from_days(day, &year, &month, &d);
    for (int32_t step = 1; step <= REACH && seen < YEARS && !fig_written_year(f); step++)
        for (int way = -1; way <= 1; way += 2) {
            const int other = year_near(c, f, i + way * step);
            seen += other != 0;
            if (other && fig_weekday_of(fig_days_from_date(other, month, d)) == f->date->weekday)
                return true;
        }
    return false;
}

/* Is the first end of an interval, or the last, a day, or a time of one: 2024-12-09 of 2024-12-09/2024-12-21, 2024-12-09T15? */
static bool has_day(fig_str edtf, bool last)
{
    enum { DAY = 10 }; /* 2024-12-09 */
    const char *slash = memchr(edtf.ptr, '/', edtf.len);
    const size_t first = slash ? (size_t)(slash - edtf.ptr) : edtf.len;
    const char *end = !last ? edtf.ptr : slash ? slash + 1 : NULL;
    const size_t len = !last ? first : slash ? edtf.len - first - 1 : 0;
    return len == DAY || (len > DAY && end[DAY] == 'T');
}

/* "from Monday 9 December until Friday 21 December": of two days either may be the one whose weekday is wrong. */
static void say_weekdays(fig_checking *c, const fig_figure *f, int32_t first, int32_t last)
{
    const int named = f->date->weekday, one = fig_weekday_of(first), other = fig_weekday_of(last);
    const bool first_is = one != named && has_day(f->date->edtf, false),
               last_is = other != named && last != first && has_day(f->date->edtf, true);
    if (first_is) {
        fig_say_day(&c->why, first);
        fig_strbuf_format(&c->why, " is a %s%s", fig_weekday_name(one), last_is ? " and " : "");
    }
    if (last_is) {
        fig_say_day(&c->why, last);
        fig_strbuf_format(&c->why, " is a %s", fig_weekday_name(other));
    }
    fig_strbuf_format(&c->why, ", not a %s", fig_weekday_name(named));
}

static void look_at_flags(fig_checking *c, int32_t i)
{
    const fig_figure *f = fig_of(c, i);
    int32_t from = 0, to = 0;
    const char *meant = NULL;
    fig_compared x = {.check = 9, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {i}, .count = 1, .stated = f->text};
    if (f->flags & FIG_FLAG_INVALID_DATE) {
        if (fig_is_month_beyond(f) || !fig_is_plain_date(f))
            return; /* C14; nothing */
        fig_say_figure(&c->why, f);
        fig_strbuf_puts(&c->why, " is no day of the calendar");
    } else if (f->date->weekday && !has_year_behind(c, i) && fig_read_days(f, &from, &to) && !is_of_year_beside(c, i, from)) {
        say_weekdays(c, f, from, to - 1);
        meant = to == from + 1 ? fig_weekday_name(fig_weekday_of(from)) : NULL;
    } else
        return;
    fig_finding_add(c, &x, meant);
}

int fig_years_let_pass(int years)
{
    return years >= 200 && years % 100 == 0 ? 50 : years >= 20 && years % 10 == 0 ? 5 : years >= 15 && years % 5 == 0 ? 3 : 1;
}

/* Two dates that are said to be one: the first counts from now. */
static void compare_moment(fig_checking *c, const fig_claim *claim)
{
    const int32_t day = claim->count > 1 ? claim->figures[1] : fig_date_before(c, claim->figures[0], true);
    const fig_figure *a = fig_of(c, claim->figures[0]), *b = fig_of(c, day < 0 ? 0 : day);
    int32_t from, to, other, other_to, today;
    if (day < 0 || !fig_read_days(a, &from, &to) || !fig_read_days(b, &other, &other_to) || !fig_read_reference(c, &today) ||
        other_to - other > 366 || to - from > 366)
        return;
    int said = fig_year_of(from), is = fig_year_of(other), now = fig_year_of(today), off = said > is ? said - is : is - said,
        ago = now > said ? now - said : said - now;
    fig_compared x = {.check = 9,
                      .verdict = off > fig_years_let_pass(ago) ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT,
                      .figures = {claim->figures[0], day},
                      .count = 2,
                      .stated = b->text};
    if (fig_finding_wanted(c, x.verdict)) {
        const bool wrong = x.verdict == FIG_VERDICT_INCONSISTENT;
        fig_say_figure(&c->why, a);
        fig_strbuf_format(&c->why, ", counted from %d, is %d", now, said);
        fig_strbuf_puts(&c->why, wrong ? ", not " : off ? "; " : ", as stated: ");
        fig_say_figure(&c->why, b);
        fig_strbuf_puts(&c->why, off && !wrong ? " is near enough" : "");
    }
    fig_finding_add(c, &x, NULL);
}

int32_t fig_year_from(const fig_figure *f, int32_t *last)
{
    int32_t from = 0, to = 0;
    if (!fig_read_days(f, &from, &to) || to - from > 366)
        return INT32_MIN;
    *last = fig_year_of(to - 1);
    return fig_year_of(from);
}

/* The only other date of a day in the sentence of the i-th; -1: none, or several, or dates and counts of another kind. */
static int32_t only_day_beside(const fig_checking *c, int32_t i)
{
    const fig_figure *f = fig_of(c, i);
    int32_t first = i, found = -1;
    while (first > 0 && fig_of(c, first - 1)->sentence == f->sentence && fig_str_same(fig_of(c, first - 1)->field, f->field))
        first--;
    for (int32_t k = first; (size_t)k < c->result->count; k++) {
        const fig_figure *g = fig_of(c, k);
        if (g->sentence != f->sentence || !fig_str_same(g->field, f->field))
            break;
        if (k == i || (g->kind != FIG_KIND_DATE && g->kind != FIG_KIND_ORDINAL && g->kind != FIG_KIND_DURATION))
            continue;
        if (found >= 0 || g->kind != FIG_KIND_DATE || !g->date || g->date->grain != FIG_GRAIN_DAY)
            return -1;
        found = k;
    }
    return found;
}

/* "opens on Friday, May 17, and closes on Saturday, May 26": a day that was looked for in another year, as its weekday is wrong in that of the one before it. */
static void compare_days(fig_checking *c, int32_t i)
{
    enum { CLOSE = 45, FAR = 300 }; /* days */
    const fig_figure *f = fig_of(c, i);
    int32_t from, to, other, other_to;
    int year, month, day, that_year, m, d;
    if (f->kind != FIG_KIND_DATE || !f->date || !f->date->weekday || f->date->grain != FIG_GRAIN_DAY || !f->alternative_count ||
        f->flags & FIG_FLAG_WEEKDAY_MISMATCH || !fig_read_days(f, &from, &to))
        return;
    const int32_t beside = only_day_beside(c, i);
    if (beside < 0 || beside > i || !fig_read_days(fig_of(c, beside), &other, &other_to))
        return;
    fig_date_from_days(from, &year, &month, &day);
    fig_date_from_days(other, &that_year, &m, &d);
    const int32_t there = fig_days_from_date(that_year, month, day), off = from > other ? from - other : other - from;
    if (off < FAR || there <= other || there - other > CLOSE || fig_weekday_of(there) == fig_weekday_of(from))
        return;
    fig_compared x = {.check = 9, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {i}, .count = 1, .stated = f->text};
    fig_say_day(&c->why, there);
    fig_strbuf_format(&c->why, " is a %s, not a %s", fig_weekday_name(fig_weekday_of(there)), fig_weekday_name(fig_weekday_of(from)));
    fig_finding_add(c, &x, fig_weekday_name(fig_weekday_of(there)));
}

void fig_check_calendar(fig_checking *c)
{
    for (size_t i = 0; i < c->result->count; i++)
        if (c->result->figures[i].flags & (FIG_FLAG_INVALID_DATE | FIG_FLAG_WEEKDAY_MISMATCH))
            look_at_flags(c, (int32_t)i);
    for (size_t i = 0; i < c->result->count && !c->nomem; i++)
        compare_days(c, (int32_t)i);
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of == FIG_CLAIM_BIRTH)
            fig_compare_birth(c, claim);
        else if (claim->of == FIG_CLAIM_MOMENT)
            compare_moment(c, claim);
        else if (claim->of == FIG_CLAIM_LIFE)
            fig_compare_life(c, claim);
        else if (claim->of == FIG_CLAIM_JUBILEE)
            fig_compare_jubilee(c, claim);
        else if (claim->of == FIG_CLAIM_BORN)
            fig_compare_born(c, i);
        else if (claim->of == FIG_CLAIM_THAT_YEARS)
            fig_compare_term(c, i);
        else if (claim->of == FIG_CLAIM_LAPSE && claim->count >= 2)
            fig_compare_lapse(c, claim);
        else if (claim->of == FIG_CLAIM_WEEKDAY)
            fig_compare_weekday(c, claim);
        else if (claim->of == FIG_CLAIM_SINCE)
            fig_compare_since(c, claim);
    }
    for (size_t i = 0; i < c->result->claim_count; i++) /* of what no claim above is about */
        if (c->result->claims[i].of == FIG_CLAIM_LASTED)
            fig_compare_lasted(c, i);
}
