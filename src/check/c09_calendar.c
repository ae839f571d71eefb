/*
 * C9: weekday and date, 31 June, 29 February, age and year of birth, "three years ago".
 *
 * in   "Tuesday, Feb. 28" read in a story of 1 March 2019          out   28 February 2019 is a Thursday
 * An age one year off is not said: stories are kept, and birthdays pass.
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

/* Four digits of a year in a date's text: 0 where it has none. */
static int written_year(const fig_figure *f)
{
    int digits = 0, year = 0;
    for (size_t i = 0; i < f->text.len; i++) {
        const bool digit = f->text.ptr[i] >= '0' && f->text.ptr[i] <= '9';
        year = digit ? (digits ? year * 10 : 0) + f->text.ptr[i] - '0' : year;
        if (!digit && digits == 4)
            break;
        digits = digit ? digits + 1 : 0;
    }
    return f->kind == FIG_KIND_DATE && digits == 4 ? year : 0;
}

/* The year that the figure `k` says, before a date or some sentences behind it: what is told farther on is of something else; 0: it says none. */
static int year_near(const fig_checking *c, const fig_figure *date, int32_t k)
{
    enum { BEHIND = 3 }; /* sentences */
    if (k < 0 || (size_t)k >= c->result->count || !fig_str_same(fig_of(c, k)->field, date->field))
        return 0;
    return fig_of(c, k)->sentence <= date->sentence + BEHIND ? written_year(fig_of(c, k)) : 0;
}

/* "On Sunday 16 March" in a history of 1919: has the day that weekday in a year that the text speaks of nearby? */
static bool is_of_year_beside(const fig_checking *c, int32_t i, int32_t day)
{
    enum { REACH = 24, YEARS = 2 };
    const fig_figure *f = fig_of(c, i);
    int year, month, d, seen = 0;
    fig_date_from_days(day, &year, &month, &d);
    for (int32_t step = 1; step <= REACH && seen < YEARS && !written_year(f); step++)
        for (int way = -1; way <= 1; way += 2) {
            const int other = year_near(c, f, i + way * step);
            seen += other != 0;
            if (other && fig_weekday_of(fig_days_from_date(other, month, d)) == f->date->weekday)
                return true;
        }
    return false;
}

static void look_at_flags(fig_checking *c, int32_t i)
{
    const fig_figure *f = fig_of(c, i);
    int32_t from = 0, to = 0;
    fig_compared x = {.check = 9, .verdict = FIG_VERDICT_INCONSISTENT, .figures = {i}, .count = 1, .stated = f->text};
    if (f->flags & FIG_FLAG_INVALID_DATE) {
        if (fig_is_month_beyond(f) || !fig_is_plain_date(f))
            return; /* C14; nothing */
        fig_say_figure(&c->why, f);
        fig_strbuf_puts(&c->why, " is no day of the calendar");
    } else if (!has_year_behind(c, i) && fig_read_days(f, &from, &to) && !is_of_year_beside(c, i, from)) {
        fig_say_day(&c->why, from);
        fig_strbuf_format(&c->why, " is a %s, not a %s", fig_weekday_name(fig_weekday_of(from)), fig_weekday_name(f->date->weekday));
    } else
        return;
    fig_finding_add(c, &x, f->flags & FIG_FLAG_INVALID_DATE ? NULL : fig_weekday_name(fig_weekday_of(from)));
}

/* The whole years of an age, "P45Y". */
static bool read_whole_years(const fig_figure *f, int *years)
{
    fig_str iso = f->time ? f->time->iso : (fig_str){NULL, 0};
    if (f->kind != FIG_KIND_DURATION || f->mod != FIG_MOD_NONE || iso.len < 3 || iso.len > 5 || iso.ptr[0] != 'P' ||
        iso.ptr[iso.len - 1] != 'Y')
        return false;
    *years = 0;
    for (size_t i = 1; i + 1 < iso.len; i++) {
        if (iso.ptr[i] < '0' || iso.ptr[i] > '9')
            return false;
        *years = *years * 10 + iso.ptr[i] - '0';
    }
    return true;
}

/* The same of a bare number that a claim says is an age: born in 1964, she was 34. */
static bool read_years(fig_checking *c, const fig_figure *f, int *years)
{
    fig_number n;
    int64_t whole;
    if (f->role == FIG_ROLE_AGE && read_whole_years(f, years))
        return true;
    if (f->kind != FIG_KIND_NUMBER || f->mod != FIG_MOD_NONE || !fig_read_number(c, f->value, &n) || !fig_number_to_int(n, &whole) ||
        whole < 0 || whole > 999)
        return false;
    *years = (int)whole;
    return true;
}

static void compare_birth(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *age = fig_of(c, claim->figures[0]), *birth = fig_of(c, claim->figures[claim->count - 1]);
    int32_t from, to, today;
    int years;
    if (!read_years(c, age, &years) || !fig_read_days(birth, &from, &to) || to - from > 366 || !fig_read_reference(c, &today) ||
        today < from)
        return;
    int year, month, day, last_year, last_month, last_day, now, this_month, this_day;
    fig_date_from_days(from, &year, &month, &day);
    fig_date_from_days(to - 1, &last_year, &last_month, &last_day);
    fig_date_from_days(today, &now, &this_month, &this_day);
    int most = now - year - (this_month < month || (this_month == month && this_day < day)),
        fewest = now - last_year - (this_month < last_month || (this_month == last_month && this_day < last_day));
    fig_compared x = {.check = 9,
                      .verdict = years < fewest - 1 || years > most + 1 ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT,
                      .figures = {claim->figures[0], claim->figures[claim->count - 1]},
                      .count = 2,
                      .stated = age->text,
                      .recomputed = fig_interval_ends(fig_number_int(fewest), fig_number_int(most)),
                      .unit = {"a", 1}};
    if (fig_finding_wanted(c, x.verdict)) {
        fig_strbuf_puts(&c->why, "Whoever was born ");
        fig_strbuf_puts(&c->why, to - from > 1 ? "in " : "on ");
        fig_say_figure(&c->why, birth);
        fig_strbuf_format(&c->why, " is %d", fewest);
        if (most > fewest)
            fig_strbuf_format(&c->why, " or %d", most);
        fig_strbuf_puts(&c->why, " years old on ");
        fig_say_day(&c->why, today);
        fig_strbuf_format(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", not %d" : ", as stated: %d", years);
    }
    fig_finding_add(c, &x, NULL);
}

int fig_years_let_pass(int years)
{
    return years >= 200 && years % 100 == 0 ? 50 : years >= 20 && years % 10 == 0 ? 5 : years >= 15 && years % 5 == 0 ? 3 : 1;
}

/* Two dates that are said to be one: the first counts from now. */
static void compare_moment(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *a = fig_of(c, claim->figures[0]), *b = fig_of(c, claim->figures[claim->count - 1]);
    int32_t from, to, other, other_to, today;
    if (claim->count != 2 || !fig_read_days(a, &from, &to) || !fig_read_days(b, &other, &other_to) || !fig_read_reference(c, &today) ||
        other_to - other > 366 || to - from > 366)
        return;
    int said = fig_year_of(from), is = fig_year_of(other), now = fig_year_of(today), off = said > is ? said - is : is - said,
        ago = now > said ? now - said : said - now;
    fig_compared x = {.check = 9,
                      .verdict = off > fig_years_let_pass(ago) ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT,
                      .figures = {claim->figures[0], claim->figures[1]},
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

/* An age, the birth, and when the age was reached: the years between, or one less. */
static void compare_life(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *age = fig_of(c, claim->figures[0]);
    int32_t born_last = 0, then_last = 0;
    int years;
    const bool lived = age->role == FIG_ROLE_AGE || age->kind == FIG_KIND_NUMBER;
    if (claim->count != 3 || !(lived ? read_years(c, age, &years) : read_whole_years(age, &years)))
        return;
    int32_t born = fig_year_from(fig_of(c, claim->figures[1]), &born_last), then = fig_year_from(fig_of(c, claim->figures[2]), &then_last);
    if (born == INT32_MIN || then == INT32_MIN || then < born)
        return;
    const int slack = lived ? 0 : fig_years_let_pass(years) - 1; /* after 40 years: in office for 38 */
    int most = then_last - born + slack, fewest = then - born_last - 1 - slack;
    fig_compared x = {.check = 9,
                      .verdict = years < fewest || years > most ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT,
                      .figures = {claim->figures[0], claim->figures[1], claim->figures[2]},
                      .count = 3,
                      .stated = age->text,
                      .recomputed = fig_interval_ends(fig_number_int(fewest), fig_number_int(most)),
                      .unit = {"a", 1}};
    if (fig_finding_wanted(c, x.verdict)) {
        fig_strbuf_puts(&c->why, "From ");
        fig_say_figure(&c->why, fig_of(c, claim->figures[1]));
        fig_strbuf_puts(&c->why, " to ");
        fig_say_figure(&c->why, fig_of(c, claim->figures[2]));
        fig_strbuf_format(&c->why, " is %d or %d years%s", fewest, most,
                          x.verdict == FIG_VERDICT_INCONSISTENT ? ", not " : ", as stated: ");
        fig_say_figure(&c->why, age);
    }
    fig_finding_add(c, &x, NULL);
}

enum { CLAIMS_BACK = 8 };

/* Does the second figure stand in the sentence behind that of the first? */
static bool is_next_sentence(const fig_checking *c, int32_t a, int32_t b)
{
    return fig_of(c, b)->sentence == fig_of(c, a)->sentence + 1 && fig_str_same(fig_of(c, a)->field, fig_of(c, b)->field);
}

/* The only date of a figure's sentence; -1: none, -2: several. */
static int32_t only_date_of(const fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    int32_t found = -1;
    for (int32_t i = figure - CLAIMS_BACK > 0 ? figure - CLAIMS_BACK : 0; (size_t)i < c->result->count && i < figure + CLAIMS_BACK; i++) {
        const fig_figure *g = fig_of(c, i);
        if (g->kind == FIG_KIND_DATE && g->sentence == f->sentence && fig_str_same(g->field, f->field))
            found = found == -1 ? i : -2;
    }
    return found;
}

/* "She was 92. Born on May 12, 1931, she ...": the age of the sentence before, which stands among the last claims. */
static void compare_born(fig_checking *c, size_t at)
{
    const fig_claim *claims = c->result->claims, *born = &claims[at], *aged = NULL;
    for (size_t i = at; i > 0 && at - i < CLAIMS_BACK && !aged; i--)
        if (claims[i - 1].of == FIG_CLAIM_AGED && is_next_sentence(c, claims[i - 1].figures[0], born->figures[0]))
            aged = &claims[i - 1];
    if (!aged)
        return;
    fig_claim both = {.figures = {aged->figures[0], born->figures[0]}, .count = 2};
    int32_t from, to, today, then = only_date_of(c, aged->figures[0]);
    if (then >= 0 && fig_read_days(fig_of(c, then), &from, &to) && fig_read_reference(c, &today) && today - from < 366)
        then = -1; /* as good as today */
    if (then >= 0) /* when he died */
        both = (fig_claim){.figures = {aged->figures[0], born->figures[0], then}, .count = 3};
    if (then == -1)
        compare_birth(c, &both);
    else if (then >= 0)
        compare_life(c, &both);
}

/* A time of days, weeks or months, and the days that it began and ended: one more or less of them may be counted. */
static void compare_span(fig_checking *c, const fig_claim *claim)
{
    static const struct {
        const char *unit;
        int days;
    } units[] = {{"d", 1}, {"wk", 7}, {"mo", 30}};
    const fig_figure *said = fig_of(c, claim->figures[0]);
    int32_t from, from_end, to, to_end;
    int64_t count;
    int each = 0;
    fig_number n;
    fig_str unit;
    if (said->mod != FIG_MOD_NONE || !fig_read_duration(c, said, &n, &unit) || !fig_number_to_int(n, &count) ||
        !fig_read_days(fig_of(c, claim->figures[1]), &from, &from_end) || !fig_read_days(fig_of(c, claim->figures[2]), &to, &to_end) ||
        from_end - from != 1 || to_end - to != 1 || to <= from)
        return;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        each = fig_str_is(unit, units[i].unit) ? units[i].days : each;
    const int32_t days = to - from;
    if (!each || count > 100 || count * each > 2 * (int64_t)days + each) /* of more than this */
        return;
    fig_compared x = {.check = 9, .figures = {claim->figures[0], claim->figures[1], claim->figures[2]}, .count = 3, .stated = said->text};
    x.verdict = count * each > days + each + 1 || count * each < days - each - 1 ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_strbuf_puts(&c->why, "From ");
        fig_say_figure(&c->why, fig_of(c, claim->figures[1]));
        fig_strbuf_puts(&c->why, " to ");
        fig_say_figure(&c->why, fig_of(c, claim->figures[2]));
        fig_strbuf_format(&c->why, " is %d days%s", (int)days, x.verdict == FIG_VERDICT_INCONSISTENT ? ", not " : ", as stated: ");
        fig_say_figure(&c->why, said);
    }
    fig_finding_add(c, &x, NULL);
}

/* Whole years, and those between: of more than half as many again something else was told. */
static void compare_years(fig_checking *c, const fig_claim *claim)
{
    int said;
    int32_t last, from = fig_year_from(fig_of(c, claim->figures[1]), &last), to = fig_year_from(fig_of(c, claim->figures[2]), &last);
    if (read_whole_years(fig_of(c, claim->figures[0]), &said) && from != INT32_MIN && to >= from && 2 * said <= 3 * (to - from + 2))
        compare_life(c, claim);
}

/* "took office in 2009 and stepped down in 2021. In her 15 years at the town hall": the term of the sentence before. */
static void compare_term(fig_checking *c, size_t at)
{
    const fig_claim *claims = c->result->claims, *time = &claims[at];
    for (size_t i = at; i > 0 && at - i < CLAIMS_BACK; i--)
        if (claims[i - 1].of == FIG_CLAIM_TERM && claims[i - 1].count == 2 &&
            is_next_sentence(c, claims[i - 1].figures[1], time->figures[0])) {
            const fig_claim all = {.figures = {time->figures[0], claims[i - 1].figures[0], claims[i - 1].figures[1]}, .count = 3};
            int years;
            if (read_whole_years(fig_of(c, all.figures[0]), &years))
                compare_years(c, &all);
            else
                compare_span(c, &all);
            return;
        }
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
            compare_birth(c, claim);
        else if (claim->of == FIG_CLAIM_MOMENT)
            compare_moment(c, claim);
        else if (claim->of == FIG_CLAIM_LIFE)
            compare_life(c, claim);
        else if (claim->of == FIG_CLAIM_JUBILEE)
            fig_compare_jubilee(c, claim);
        else if (claim->of == FIG_CLAIM_BORN)
            compare_born(c, i);
        else if (claim->of == FIG_CLAIM_THAT_YEARS)
            compare_term(c, i);
        else if (claim->of == FIG_CLAIM_LAPSE && claim->count >= 2)
            fig_compare_lapse(c, claim);
        else if (claim->of == FIG_CLAIM_WEEKDAY)
            fig_compare_weekday(c, claim);
        else if (claim->of == FIG_CLAIM_SINCE && claim->count == 2)
            fig_compare_since(c, claim);
    }
}
