/*
 * C7, in tables: the shares that a column has of the total of another one.
 *
 * in   Ferries 412 55.8 % · Cargo 326 42.2 % · Total 738 100 %          out   326 of 738 is 44.2 %, not 42.2
 * Which column the shares are of no table says for certain: it is the one that most rows bear out, three for each that does not fit. A row that fits another column is let pass.
 */
#include "c07_total.h"

enum { LEAST_ROWS = 3, CLOSE = 2 };

typedef struct shares {
    fig_checking *c;
    const fig_matrix *m;
    size_t total, of, column; /* the row of totals, the column of amounts, that of shares */
} shares;

static bool is_whole(const shares *s, size_t row, size_t column)
{
    const fig_matrix_value *v = fig_matrix_value_at(s->m, row, column);
    return v->known && fig_number_cmp(&s->c->pool, v->value, fig_number_int(100)) == 0 &&
           (fig_str_is(fig_of(s->c, fig_matrix_at(s->m, row, column))->unit, "%") || s->m->columns[column].says & FIG_SAYS_SHARE);
}

/* What the row's share would be, `wide` of an amount that was cut off; false: unknown. */
static bool share_of(const shares *s, size_t row, bool wide, fig_interval *out)
{
    fig_number_pool *pool = &s->c->pool;
    const fig_matrix_value *part = fig_matrix_value_at(s->m, row, s->of), *whole = fig_matrix_value_at(s->m, s->total, s->of),
                           *share = fig_matrix_value_at(s->m, row, s->column);
    if (row == s->total || !part->known || !share->known || !fig_number_is_zero(fig_number_sub(pool, part->unit, whole->unit)) ||
        !fig_matrix_alike(s->c, s->m, (size_t[]){row, s->of}, (size_t[]){s->total, s->of}, false) || fig_number_is_negative(part->value))
        return false;
    const fig_interval of = wide ? fig_matrix_wide(s->c, part) : part->interval;
    *out = fig_interval_mul(pool, fig_interval_div(pool, of, whole->interval), fig_interval_exact(fig_number_int(100)));
    return fig_interval_bounded(*out) && !pool->failed;
}

/* One step of the last place further off than rounding goes: some cut digits off. */
static bool is_off(const shares *s, size_t row)
{
    fig_number_pool *pool = &s->c->pool;
    const fig_matrix_value *v = fig_matrix_value_at(s->m, row, s->column);
    fig_interval told = v->interval, is;
    told.low = fig_number_sub(pool, told.low, v->unit);
    told.high = fig_number_add(pool, told.high, v->unit);
    return share_of(s, row, true, &is) && fig_interval_disjoint(pool, told, is);
}

static bool is_strong(const shares *s, fig_interval is)
{
    return fig_number_to_double(fig_number_sub(&s->c->pool, is.high, is.low)) < CLOSE;
}

static void add_finding(const shares *s, size_t row, fig_interval is, bool holds)
{
    fig_checking *c = s->c;
    fig_compared x = {.check = 7, .count = 3, .recomputed = is, .unit = {"%", 1}};
    x.figures[0] = fig_matrix_at(s->m, row, s->column);
    x.figures[1] = fig_matrix_at(s->m, row, s->of);
    x.figures[2] = fig_matrix_at(s->m, s->total, s->of);
    x.stated = fig_of(c, x.figures[0])->text;
    x.verdict = holds ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_INCONSISTENT;
    if (fig_finding_wanted(c, x.verdict)) {
        if (fig_matrix_say_line(c, &s->m->rows[row]))
            fig_strbuf_puts(&c->why, ": ");
        fig_say_figure(&c->why, fig_of(c, x.figures[1]));
        fig_strbuf_puts(&c->why, " of ");
        fig_say_figure(&c->why, fig_of(c, x.figures[2]));
        fig_strbuf_puts(&c->why, " is ");
        fig_say_interval(&c->why, &c->pool, is, holds);
        fig_strbuf_puts(&c->why, holds ? "%, as stated: " : "%, not ");
        fig_say_figure(&c->why, fig_of(c, x.figures[0]));
    }
    fig_finding_add(c, &x, NULL);
}

static bool fits(const shares *s, size_t row, fig_interval *is)
{
    return share_of(s, row, false, is) && !fig_interval_disjoint(&s->c->pool, *is, fig_matrix_value_at(s->m, row, s->column)->interval);
}

/* Columns that the shares may be of. */
static bool may_be_of(const shares *s, size_t column)
{
    return column != s->column && !(s->m->columns[column].says & FIG_SAYS_CHANGE) && fig_matrix_value_at(s->m, s->total, column)->known &&
           !is_whole(s, s->total, column);
}

static bool fits_another(const shares *s, size_t row)
{
    shares other = *s;
    fig_interval is;
    for (other.of = 0; other.of < s->m->column_count; other.of++)
        if (may_be_of(&other, other.of) && fits(&other, row, &is))
            return true;
    return false;
}

typedef struct tally {
    size_t strong, fails;
} tally;

static tally count_up(const shares *s)
{
    tally all = {0};
    for (size_t r = 0; r < s->m->row_count; r++) {
        fig_interval is;
        if (!share_of(s, r, false, &is))
            continue;
        const bool holds = fits(s, r, &is);
        all.strong += holds && is_strong(s, is);
        all.fails += !holds;
    }
    return all;
}

/* The column that most rows bear out. */
static bool find_column(shares *s)
{
    tally best = {0};
    size_t found = s->m->column_count;
    for (s->of = 0; s->of < s->m->column_count; s->of++) {
        const tally now = may_be_of(s, s->of) ? count_up(s) : (tally){0};
        if (now.strong > best.strong || (now.strong && now.strong == best.strong && now.fails < best.fails)) {
            best = now;
            found = s->of;
        }
    }
    s->of = found;
    return best.strong >= LEAST_ROWS && best.strong >= LEAST_ROWS * best.fails;
}

static void check_rows(const shares *s)
{
    for (size_t r = 0; r < s->m->row_count; r++) {
        fig_interval is;
        if (!share_of(s, r, false, &is))
            continue;
        const bool holds = fits(s, r, &is);
        if (holds ? is_strong(s, is) : is_off(s, r) && !fits_another(s, r))
            add_finding(s, r, is, holds);
    }
}

void fig_check_shares_of_total(fig_checking *c, const fig_matrix *m)
{
    shares s = {.c = c, .m = m};
    for (s.column = 0; s.column < m->column_count; s.column++) {
        s.total = 0;
        while (s.total < m->row_count && !is_whole(&s, s.total, s.column))
            s.total++;
        if (s.total < m->row_count && !(m->columns[s.column].says & FIG_SAYS_CHANGE) && find_column(&s))
            check_rows(&s);
    }
}
