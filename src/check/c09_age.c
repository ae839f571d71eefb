/*
 * C9, ages and terms: an age and the birth, a life, a time in office, each against the years or days between.
 *
 * in   "Born in 1961, she was 45", read in 2019          out   57 or 58 years
 * An age one year off is not said: stories are kept, and birthdays pass.
 */
#include "checking.h"

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

void fig_compare_birth(fig_checking *c, const fig_claim *claim)
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

/* An age, the birth, and when the age was reached: the years between, or one less. */
void fig_compare_life(fig_checking *c, const fig_claim *claim)
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
void fig_compare_born(fig_checking *c, size_t at)
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
        fig_compare_birth(c, &both);
    else if (then >= 0)
        fig_compare_life(c, &both);
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
        fig_compare_life(c, claim);
}

/* "took office in 2009 and stepped down in 2021. In her 15 years at the town hall": the term of the sentence before. */
void fig_compare_term(fig_checking *c, size_t at)
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
