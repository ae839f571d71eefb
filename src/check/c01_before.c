/*
 * C1: a change and the level that it led to give the value before.
 *
 * in   "dropped 1.76% to 2,195.44"          out   before: 2,234.66 to 2,234.89, held against the levels file, or what the text says of then
 * The text's own value before counts only where it is surely what the change counts from: the day before of what is quoted daily, the year
 * before, or as the basis says. Of a month or quarter whose basis is not said it might be either, so nothing is said.
 */
#include "../base/alloc.h"
#include "alike.h"

enum { LONGEST_WEEKEND = 4, SATURDAY = 6 };

/* A fraction in words, known to an eighth of it. */
static fig_interval nearly(fig_checking *c, fig_interval fraction)
{
    const fig_number eighth = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(8));
    return fig_interval_mul(&c->pool, fraction, fig_interval_around(&c->pool, fig_number_int(1), eighth));
}

/* What was before a change of a fact; false: it cannot be computed. */
static bool value_before(fig_checking *c, const fig_fact *f, size_t k, fig_interval *out)
{
    const fig_change *change = &f->changes[k];
    int32_t figures[2] = {f->figure, change->figure};
    fig_interval values[2], hundred = fig_interval_exact(fig_number_int(100)), one = fig_interval_exact(fig_number_int(1));
    if (change->figure < 0 || fig_is_marked(c, change->figure, FIG_MARK_APART) || change->direction == FIG_DIRECTION_NONE ||
        !fig_is_firm(c, f) || fig_of(c, change->figure)->mod != FIG_MOD_NONE || !fig_read(c, figures, 2, values))
        return false;
    if (change->direction == FIG_DIRECTION_DOWN)
        values[1] = fig_interval_neg(&c->pool, values[1]);
    if (fig_of(c, change->figure)->kind == FIG_KIND_RATIO && !fig_str_is(f->unit, "%"))
        *out = fig_interval_div(&c->pool, values[0], fig_interval_add(&c->pool, one, nearly(c, values[1])));
    else if (fig_str_is(change->unit, "%") && !fig_str_is(f->unit, "%"))
        *out = fig_interval_div(&c->pool, values[0], fig_interval_add(&c->pool, one, fig_interval_div(&c->pool, values[1], hundred)));
    else if (fig_str_same(change->unit, f->unit) && !fig_str_is(f->unit, "%"))
        *out = fig_interval_sub(&c->pool, values[0], values[1]);
    else
        return false;
    return fig_interval_bounded(*out);
}

static void say_before(fig_checking *c, const fig_fact *f, size_t k, fig_interval before, bool holds)
{
    fig_strbuf_puts(&c->why, f->changes[k].direction == FIG_DIRECTION_UP ? "A rise of " : "A fall of ");
    fig_say_figure(&c->why, fig_of(c, f->changes[k].figure));
    fig_strbuf_puts(&c->why, " to ");
    fig_say_figure(&c->why, fig_of(c, f->figure));
    fig_strbuf_puts(&c->why, " means ");
    fig_say_like(&c->why, &c->pool, before, fig_of(c, f->figure), holds);
    fig_strbuf_puts(&c->why, " before");
}

static fig_compared compared_of(const fig_fact *f, size_t k, fig_interval before)
{
    return (fig_compared){.check = 1, .figures = {f->changes[k].figure, f->figure}, .count = 2, .recomputed = before, .unit = f->unit};
}

static bool read_period(const fig_fact *f, int32_t *from, int32_t *to)
{
    return f->period && fig_read_day(f->period->date_from, from) && fig_read_day(f->period->date_to, to);
}

/* ---- the levels file ---- */

static bool counts_from_previous(fig_str basis)
{
    return !basis.len || fig_str_is(basis, "previous");
}

/* A name without the words behind it that are no names: the Hang Seng of `Hang Seng index`. */
static fig_str without_noun(fig_str name)
{
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != ' ')
        at--;
    const bool noun = at > 0 && name.ptr[at] >= 'a' && name.ptr[at] <= 'z';
    return noun ? (fig_str){name.ptr, at - 1} : name;
}

/* What the file calls an instrument: by its identifier, else by the name that the text has for it; empty: it has none. */
static fig_str name_in_file(const fig_outside *levels, const fig_fact *f)
{
    const fig_str names[] = {f->subject_id, f->subject, without_noun(f->subject)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].len && fig_outside_knows(levels, names[i]))
            return names[i];
    return (fig_str){NULL, 0};
}

/* true: this fact's level before was looked up. */
static bool compare_with_file(fig_checking *c, const fig_fact *f, size_t k)
{
    const fig_outside *levels = &c->check->levels;
    const fig_str name = f->subject_id.len ? name_in_file(levels, f) : (fig_str){NULL, 0};
    int32_t from, to;
    fig_interval before;
    if (!name.len || !counts_from_previous(f->changes[k].basis) || !read_period(f, &from, &to) || to != from + 1 ||
        !value_before(c, f, k, &before))
        return false;
    const fig_outside_row *row = fig_outside_before(levels, name, from);
    fig_compared x = compared_of(f, k, before);
    x.stated = fig_of(c, f->figure)->text;
    if (!row || from - row->day > LONGEST_WEEKEND) {
        x.verdict = FIG_VERDICT_UNDECIDABLE;
        fig_strbuf_format(&c->why, "The levels file has no close of %s for the days before ", f->subject_id.ptr);
        fig_say_day(&c->why, from);
        fig_strbuf_puts(&c->why, ", so ");
        fig_say_figure(&c->why, fig_of(c, f->figure));
        fig_strbuf_puts(&c->why, " cannot be checked");
        fig_finding_add(c, &x, NULL);
        return true;
    }
    x.verdict = fig_compare(c, before, fig_interval_exact(row->value));
    if (fig_finding_wanted(c, x.verdict)) {
        say_before(c, f, k, before, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", but the levels file has " : ", and the levels file has ");
        fig_say_interval(&c->why, &c->pool, fig_interval_exact(row->value), true);
        fig_strbuf_puts(&c->why, " on ");
        fig_say_day(&c->why, row->day);
    }
    fig_finding_add(c, &x, NULL);
    return true;
}

/* ---- what the text says of the time before ---- */

bool fig_is_working_day_before(int32_t before, int32_t day)
{
    for (int32_t between = before + 1; between < day; between++)
        if (fig_weekday_of(between) < SATURDAY)
            return false;
    return before < day && day - before <= LONGEST_WEEKEND;
}

/* The period of a value before: where only the story's is known, the one date of its sentence: "at Tuesday's close". */
static bool read_period_before(const fig_checking *c, const fig_fact *f, int32_t *from, int32_t *to)
{
    const fig_figure *value = fig_of(c, f->figure), *date = NULL;
    for (int32_t i = f->figure + 1; f->period_supplied && (size_t)i < c->result->count; i++) {
        const fig_figure *g = fig_of(c, i);
        if (g->sentence != value->sentence || !fig_str_same(g->field, value->field))
            break;
        if (date && g->kind == FIG_KIND_DATE)
            return false;
        date = g->kind == FIG_KIND_DATE ? g : date;
    }
    return date ? fig_read_days(date, from, to) : read_period(f, from, to);
}

/* "half-year sales. In the first half of 2020 they had been": a year after its period the last such one was over, not long ago. */
static bool is_of_last_year(const fig_checking *c, const fig_fact *g)
{
    enum { YEAR = 365, NOT_LONG = 200, LEAP = 1 };
    int32_t from, to, today;
    return read_period(g, &from, &to) && fig_read_reference(c, &today) && to + YEAR <= today + LEAP && today - to - YEAR < NOT_LONG;
}

/* "In the second quarter of 2018 it had been": told in the sentence behind f's, as of another time. */
static bool is_told_next(const fig_checking *c, const fig_fact *f, const fig_fact *g)
{
    return fig_is_marked(c, g->figure, FIG_MARK_THEN) && g->sentence == f->sentence + 1 && fig_str_same(g->field, f->field);
}

/* Is g's period the one that a change of f counts from? */
static bool is_basis(const fig_checking *c, const fig_fact *f, fig_str basis, const fig_fact *g)
{
    int32_t from, to, before, before_to;
    int y, z, m, n, d, e;
    if (!f->period)
        return !basis.len && is_told_next(c, f, g) && is_of_last_year(c, g);
    if (!read_period(f, &from, &to) || !read_period_before(c, g, &before, &before_to) || before >= from)
        return false;
    fig_date_from_days(from, &y, &m, &d);
    fig_date_from_days(before, &z, &n, &e);
    bool same_length = f->period->grain == g->period->grain, year_before = same_length && z == y - 1 && n == m && e == d;
    if (to == from + 1)
        return !fig_is_marked(c, g->figure, FIG_MARK_PEAK) && before_to == before + 1 && fig_is_working_day_before(before, from) &&
               counts_from_previous(basis);
    if (fig_str_is(basis, "year_ago"))
        return year_before;
    if (fig_str_is(basis, "month_ago") || fig_str_is(basis, "quarter_ago") || fig_str_is(basis, "week_ago") ||
        fig_str_is(basis, "previous"))
        return same_length && before_to == from;
    return !basis.len && year_before && (f->period->grain == FIG_GRAIN_YEAR || is_told_next(c, f, g));
}

static void compare_with_text(fig_checking *c, const fig_fact *f, size_t k, int32_t then)
{
    int32_t figures[3] = {f->changes[k].figure, f->figure, then};
    fig_interval values[3], before;
    if (!value_before(c, f, k, &before) || !fig_read(c, figures, 3, values))
        return;
    fig_compared x = compared_of(f, k, before);
    x.figures[x.count++] = then;
    x.stated = fig_of(c, then)->text;
    x.verdict = fig_compare(c, before, values[2]);
    if (fig_finding_wanted(c, x.verdict)) {
        say_before(c, f, k, before, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", but the text has " : ", and the text has ");
        fig_say_figure(&c->why, fig_of(c, then));
    }
    fig_finding_add(c, &x, NULL);
}

/* Not more than one and a half times as much: of what is further apart, it and the company may be something else. */
static bool is_near(fig_checking *c, int32_t now, int32_t then)
{
    const int32_t figures[2] = {now, then};
    fig_interval values[2];
    const fig_number two = fig_number_int(2), three = fig_number_int(3);
    const fig_interval reach = fig_interval_ends(fig_number_div(&c->pool, two, three), fig_number_div(&c->pool, three, two));
    return fig_read(c, figures, 2, values) && !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, values[0], reach), values[1]);
}

static bool is_same_subject(fig_checking *c, const fig_alike *all, const fig_alike_fact *f, const fig_alike_fact *g)
{
    return fig_same_subject(f, g) || fig_is_short_for(c, all, g, f) ||
           ((fig_is_marked(c, g->fact->figure, FIG_MARK_NAMED) || fig_is_nameless(g)) && fig_is_named_before(all, g, f) &&
            is_near(c, f->fact->figure, g->fact->figure));
}

/* The same, or in the next sentence one that is named at another length: first-quarter bookings, bookings. */
static bool is_same_measure(const fig_checking *c, const fig_alike_fact *f, const fig_alike_fact *g)
{
    const bool near = g->fact->sentence > f->fact->sentence && g->fact->sentence <= f->fact->sentence + (fig_is_nameless(g) ? 4 : 1),
               next = near && fig_str_same(g->fact->field, f->fact->field);
    return g->measure == f->measure ||
           (next && f->fact->measure.len && g->fact->measure.len && (g->subject == f->subject || fig_is_nameless(g)) &&
            fig_str_same(f->fact->unit, g->fact->unit) && fig_str_same(f->fact->per, g->fact->per) &&
            fig_same_measure(c, f->fact->measure, g->fact->measure));
}

/* Is a value told of somebody else, by name: at Lorne; at Vardo it was? */
static bool is_of_another(const fig_alike *all, const fig_alike_fact *f, int32_t value)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->facts[i].fact->figure == value && fig_names_another(&all->facts[i], f))
            return true;
    return false;
}

static bool is_then(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_interval *before = user;
    return !fig_interval_disjoint(&c->pool, values[0], *before);
}

/* Behind other sentences it may be told of something else: where it does not fit, a slip has to explain it. */
static bool is_believed(fig_checking *c, const fig_fact *f, size_t k, int32_t then)
{
    fig_interval before, value;
    if (fig_of(c, then)->sentence <= f->sentence + 1)
        return true;
    return value_before(c, f, k, &before) && fig_read(c, &then, 1, &value) &&
           (is_then(c, &value, &before) || fig_slip_explains(c, &then, &value, 1, true, is_then, &before));
}

/* The nearest fact of the same thing whose period is the basis. */
static void look_around(fig_checking *c, const fig_alike *all, size_t i, size_t k)
{
    const fig_alike_fact *f = &all->facts[i];
    size_t first = i < FIG_NEIGHBOURS ? 0 : i - FIG_NEIGHBOURS,
           last = i + FIG_NEIGHBOURS < all->count ? i + FIG_NEIGHBOURS : all->count - 1;
    for (size_t n = first; n <= last; n++) {
        const fig_alike_fact *g = &all->facts[n];
        if (n == i || !is_same_measure(c, f, g) || !is_same_subject(c, all, f, g) || !fig_is_firm(c, g->fact) ||
            !is_basis(c, f->fact, f->fact->changes[k].basis, g->fact) ||
            (!fig_same_subject(f, g) && !is_believed(c, f->fact, k, g->fact->figure)))
            continue;
        compare_with_text(c, f->fact, k, g->fact->figure);
        return;
    }
    const int32_t then = fig_value_then(c, f->fact, k);
    if (then >= 0 && is_near(c, f->fact->figure, then) && !is_of_another(all, f, then) && is_believed(c, f->fact, k, then))
        compare_with_text(c, f->fact, k, then);
}

/* "Widened to 4.1 billion", where it was 6.3 billion in the period that it counts from: C13, of a change that has no number. */
static void look_for_way(fig_checking *c, const fig_alike *all, size_t i, fig_direction way)
{
    const fig_alike_fact *f = &all->facts[i];
    const fig_str none = {NULL, 0};
    const size_t first = i < FIG_NEIGHBOURS ? 0 : i - FIG_NEIGHBOURS,
                 last = i + FIG_NEIGHBOURS < all->count ? i + FIG_NEIGHBOURS : all->count - 1;
    for (size_t n = first; n <= last; n++) {
        const fig_alike_fact *g = &all->facts[n];
        if (n == i || !is_same_measure(c, f, g) || !fig_same_subject(f, g) || !fig_is_firm(c, g->fact) ||
            !is_basis(c, f->fact, none, g->fact) || !fig_move_comparable(c, fig_of(c, f->fact->figure), fig_of(c, g->fact->figure)) ||
            !is_near(c, f->fact->figure, g->fact->figure))
            continue;
        (void)fig_find_direction(c, &(fig_move){.to = f->fact->figure, .from = g->fact->figure, .direction = way});
        return;
    }
}

/* Per figure: which way the words say that it went. */
static uint8_t *ways_of(const fig_checking *c)
{
    uint8_t *ways = fig_calloc(c->result->count + 1, 1);
    for (size_t i = 0; ways && i < c->result->claim_count; i++)
        if (c->result->claims[i].of == FIG_CLAIM_MOVED_TO)
            ways[c->result->claims[i].figures[0]] = c->result->claims[i].direction;
    return ways;
}

void fig_check_before(fig_checking *c)
{
    fig_alike all;
    if (!c->result->fact_count || !fig_alike_make(c, &all))
        return;
    uint8_t *ways = ways_of(c);
    c->nomem = c->nomem || !ways;
    for (size_t i = 0; i < all.count && !c->nomem; i++) {
        const fig_fact *f = all.facts[i].fact;
        for (size_t k = 0; k < f->change_count; k++)
            if (!compare_with_file(c, f, k) && f->from_figure < 0)
                look_around(c, &all, i, k);
        if (f->figure >= 0 && ways[f->figure] && !f->change_count && f->from_figure < 0 && fig_is_firm(c, f))
            look_for_way(c, &all, i, (fig_direction)ways[f->figure]);
    }
    fig_free(ways);
    fig_alike_clear(&all);
}
