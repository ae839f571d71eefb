/*
 * C2, in tables: a column of changes against the two columns that it compares.
 *
 * in   | 2024 | 2023 | % change | over | 412.3 | 391.0 | 4.5 |          out   from 391.0 to 412.3 is 5.43 to 5.47 %, not 4.5
 * That a column is one of changes its heads say (FIG_SAYS_CHANGE: all of their words). Of which two columns, which way, in percent or as a difference, the rows say together: the reading that most rows
 * bear out, to so many digits that chance is out of question, is the table's. A row is wrong then that fits no reading at all. Of rows whose values are less than none, or percentages, whose
 * change may be told in more than one way, nothing is asked; nor whether a change is up or down, since a column of variances may call more costs a minus.
 */
#include "matrix.h"
#include <math.h>

enum { REACH = 8, NARROW = 3, SHARE = 5, LEAST = 2, HOPELESS = 12 };

typedef struct columns {
    fig_checking *c;
    const fig_matrix *m;
    size_t change;
} columns;

/* The value now, the value before, and how their change is told. */
typedef struct pair {
    size_t now, before;
    bool percent;
} pair;

typedef enum outcome { UNKNOWN, HOLDS, FAILS } outcome;

typedef struct row_size {
    outcome is;
    bool strong; /* of HOLDS */
    fig_interval size;
} row_size;

static bool is_in(const fig_figure *f, const char *unit)
{
    return fig_str_is(f->unit, unit);
}

/* May the row's change be told so? */
static bool may_be_told(const fig_figure *change, const fig_figure *value, bool percent)
{
    if (is_in(value, "%"))
        return !percent && (is_in(change, "pp") || is_in(change, "bp"));
    if (is_in(change, "%"))
        return percent;
    if (is_in(change, "pp") || is_in(change, "bp") || is_in(change, "×"))
        return false;
    return percent ? !change->unit.len && change->kind == FIG_KIND_NUMBER : !change->unit.len || fig_str_same(change->unit, value->unit);
}

static fig_interval stated(const columns *x, size_t row)
{
    const fig_interval v = fig_matrix_value_at(x->m, row, x->change)->interval;
    const fig_figure *f = fig_of(x->c, fig_matrix_at(x->m, row, x->change));
    return f->direction == FIG_DIRECTION_DOWN && f->value.ptr[0] != '-' ? fig_interval_neg(&x->c->pool, v) : v;
}

/* `wide`: of values that were cut off rather than rounded. */
static bool size_of(const columns *x, size_t row, const pair *p, bool wide, fig_interval *out)
{
    fig_number_pool *pool = &x->c->pool;
    const fig_matrix_value *v = fig_matrix_value_at(x->m, row, p->now), *w = fig_matrix_value_at(x->m, row, p->before);
    const fig_number hundred = fig_number_int(100);
    const fig_interval now = wide ? fig_matrix_wide(x->c, v) : v->interval, before = wide ? fig_matrix_wide(x->c, w) : w->interval;
    if (p->percent) {
        if (fig_number_is_negative(now.low) || fig_number_is_negative(before.low) || fig_number_is_zero(before.low))
            return false;
        *out = fig_interval_mul(pool, fig_interval_sub(pool, fig_interval_div(pool, now, before), fig_interval_exact(fig_number_int(1))),
                                fig_interval_exact(hundred));
    } else
        *out = fig_interval_sub(pool, now, before);
    if (is_in(fig_of(x->c, fig_matrix_at(x->m, row, x->change)), "bp"))
        *out = fig_interval_mul(pool, *out, fig_interval_exact(hundred));
    return fig_interval_bounded(*out) && !pool->failed;
}

static double width(const columns *x, fig_interval i)
{
    return fig_number_to_double(fig_number_sub(&x->c->pool, i.high, i.low));
}

static double middle(const columns *x, fig_interval i)
{
    const double m = fig_number_to_double(fig_interval_middle(&x->c->pool, i));
    return m < 0 ? -m : m;
}

/* Is it, either way, out of question? In doubles, with room for what they are off: of most pairs it is so for all rows. */
static bool is_far(const columns *x, size_t row, const pair *p)
{
    const fig_matrix_value *v = fig_matrix_value_at(x->m, row, p->now), *w = fig_matrix_value_at(x->m, row, p->before);
    const fig_interval told = stated(x, row);
    const double low[2] = {fig_number_to_double(v->interval.low), fig_number_to_double(w->interval.low)},
                 high[2] = {fig_number_to_double(v->interval.high), fig_number_to_double(w->interval.high)},
                 least = fig_number_to_double(told.low), most = fig_number_to_double(told.high), told_most = most > -least ? most : -least;
    const double room = 1e-6 * (fabs(high[0]) + fabs(high[1]) + told_most);
    if (!p->percent)
        return low[0] - high[1] > told_most + room || high[0] - low[1] < -told_most - room;
    if (low[0] < 0 || low[1] <= 0)
        return false;
    return low[0] / high[1] - 1 > (told_most * 1.000001 + 1e-6) / 100 || high[0] / low[1] - 1 < -(told_most * 1.000001 + 1e-6) / 100;
}

static row_size look_at(const columns *x, size_t row, const pair *p)
{
    row_size out = {.is = UNKNOWN};
    fig_number_pool *pool = &x->c->pool;
    if (!fig_table_work(x->c, 1) || !fig_matrix_value_at(x->m, row, x->change)->known ||
        !fig_matrix_alike(x->c, x->m, (size_t[]){row, p->now}, (size_t[]){row, p->before}, false))
        return out;
    const fig_figure *change = fig_of(x->c, fig_matrix_at(x->m, row, x->change)), *now = fig_of(x->c, fig_matrix_at(x->m, row, p->now));
    if (may_be_told(change, now, p->percent) && !is_in(change, "bp") && is_far(x, row, p)) {
        out.is = FAILS;
        return out;
    }
    if (!may_be_told(change, now, p->percent) || !size_of(x, row, p, false, &out.size))
        return out;
    const fig_interval told = stated(x, row);
    const double both = width(x, told) + width(x, out.size);
    const bool holds = !fig_interval_disjoint(pool, out.size, told);
    if (!holds && !fig_interval_disjoint(pool, fig_interval_neg(pool, out.size), told))
        return out; /* as much, the other way */
    out.is = holds ? HOLDS : FAILS;
    out.strong = p->percent ? both <= NARROW && middle(x, told) >= both / 2 : both * SHARE <= middle(x, told);
    return out;
}

/* ---- which columns ---- */

/* The number-th pair of columns near the change; false: there are no more. `pair` may be of columns that are none. */
static bool pair_at(size_t number, const columns *x, pair *out)
{
    const size_t first = x->change > REACH ? x->change - REACH : 0,
                 last = x->change + REACH / 2 < x->m->column_count ? x->change + REACH / 2 + 1 : x->m->column_count, n = last - first;
    if (number >= 2 * n * n)
        return false;
    *out = (pair){.now = first + number / 2 % n, .before = first + number / 2 / n, .percent = number % 2 == 0};
    return true;
}

static bool is_pair(const columns *x, const pair *p)
{
    return p->now != p->before && p->now != x->change && p->before != x->change && !(x->m->columns[p->now].says & FIG_SAYS_CHANGE) &&
           !(x->m->columns[p->before].says & FIG_SAYS_CHANGE);
}

typedef struct tally {
    size_t strong, fails;
} tally;

static tally count_up(const columns *x, const pair *p)
{
    tally all = {0};
    for (size_t r = 0; r < x->m->row_count && (all.strong || all.fails < HOPELESS); r++) {
        const row_size s = look_at(x, r, p);
        all.strong += s.is == HOLDS && s.strong;
        all.fails += s.is == FAILS;
    }
    return all;
}

/* The pair that most rows bear out. */
static bool find_pair(const columns *x, pair *out, tally *found)
{
    pair p;
    *found = (tally){0};
    for (size_t i = 0; pair_at(i, x, &p); i++) {
        if (!is_pair(x, &p))
            continue;
        const tally now = count_up(x, &p);
        if (now.strong > found->strong) {
            *out = p;
            *found = now;
        }
    }
    return found->strong >= LEAST && found->strong >= LEAST * found->fails;
}

/* ---- what fails ---- */

static bool fits_otherwise(const columns *x, size_t row)
{
    pair p;
    for (size_t i = 0; pair_at(i, x, &p); i++)
        if (is_pair(x, &p) && look_at(x, row, &p).is == HOLDS)
            return true;
    return false;
}

/* By a step of the last place more than rounding, of all three: some cut digits off. */
static bool is_off(const columns *x, size_t row, const pair *p)
{
    fig_number_pool *pool = &x->c->pool;
    fig_interval told = stated(x, row), size;
    const fig_number step = fig_matrix_value_at(x->m, row, x->change)->unit;
    told.low = fig_number_sub(pool, told.low, step);
    told.high = fig_number_add(pool, told.high, step);
    return size_of(x, row, p, true, &size) && fig_interval_disjoint(pool, told, size) &&
           fig_interval_disjoint(pool, told, fig_interval_neg(pool, size));
}

/* Does another row that holds have its change in the same form? */
static bool is_told_alike(const columns *x, size_t row, const pair *p)
{
    for (size_t r = 0; r < x->m->row_count; r++)
        if (r != row && fig_matrix_alike(x->c, x->m, (size_t[]){row, x->change}, (size_t[]){r, x->change}, true) &&
            look_at(x, r, p).is == HOLDS)
            return true;
    return false;
}

static void say_percent(fig_checking *c, const fig_figure *f)
{
    fig_say_figure(&c->why, f);
    if (!f->text.len || !memchr(f->text.ptr, '%', f->text.len))
        fig_strbuf_char(&c->why, '%');
}

/* "Ferries: from 391.0 to 412.3 is 5.43 to 5.47%, not 4.5%" */
static void add_finding(const columns *x, size_t row, const pair *p, const row_size *s)
{
    fig_checking *c = x->c;
    const bool holds = s->is == HOLDS;
    fig_compared f = {.check = 2, .count = 3, .recomputed = s->size, .verdict = holds ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_INCONSISTENT};
    f.figures[0] = fig_matrix_at(x->m, row, x->change);
    f.figures[1] = fig_matrix_at(x->m, row, p->now);
    f.figures[2] = fig_matrix_at(x->m, row, p->before);
    const fig_figure *change = fig_of(c, f.figures[0]);
    f.stated = change->text;
    f.unit = change->unit;
    if (fig_finding_wanted(c, f.verdict)) {
        if (fig_matrix_say_line(c, &x->m->rows[row]))
            fig_strbuf_puts(&c->why, ": ");
        fig_strbuf_puts(&c->why, "from ");
        fig_say_figure(&c->why, fig_of(c, f.figures[2]));
        fig_strbuf_puts(&c->why, " to ");
        fig_say_figure(&c->why, fig_of(c, f.figures[1]));
        fig_strbuf_puts(&c->why, " is ");
        if (p->percent)
            fig_say_interval(&c->why, &c->pool, s->size, holds);
        else
            fig_matrix_say_like(c, fig_matrix_value_at(x->m, row, x->change), fig_interval_middle(&c->pool, s->size));
        fig_strbuf_puts(&c->why, p->percent ? holds ? "%, as stated: " : "%, not " : holds ? ", as stated: " : ", not ");
        if (p->percent)
            say_percent(c, change);
        else
            fig_say_figure(&c->why, change);
    }
    fig_finding_add(c, &f, NULL);
}

static void check_rows(const columns *x, const pair *p)
{
    for (size_t r = 0; r < x->m->row_count; r++) {
        row_size s = look_at(x, r, p);
        const bool wrong = s.is == FAILS && is_off(x, r, p) && is_told_alike(x, r, p) && !fits_otherwise(x, r);
        if ((wrong && size_of(x, r, p, false, &s.size)) || (s.is == HOLDS && s.strong))
            add_finding(x, r, p, &s);
    }
}

static void look(fig_checking *c, const fig_matrix *m)
{
    columns x = {.c = c, .m = m};
    for (x.change = 0; x.change < m->column_count; x.change++) {
        pair p;
        tally found;
        if ((m->columns[x.change].says & FIG_SAYS_CHANGE) && find_pair(&x, &p, &found))
            check_rows(&x, &p);
    }
}

static void look_both_ways(fig_checking *c, const fig_matrix *m)
{
    const fig_matrix turned = fig_matrix_turned(m);
    look(c, m);
    look(c, &turned);
}

void fig_check_columns(fig_checking *c)
{
    fig_matrix_each(c, look_both_ways);
}
