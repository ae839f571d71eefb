/*
 * C7, in tables: the shares that a column has of the total of another one.
 *
 * in   Ferries 412 55.8 % · Cargo 326 42.2 % · Total 738 100 %          out   326 of 738 is 44.2 %, not 42.2
 * Which column the shares are of no table says for certain: the one beside them has to bear it out in three rows for each that does not fit.
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

/* What the row's share would be; false: unknown. */
static bool share_of(const shares *s, size_t row, fig_interval *out)
{
    fig_number_pool *pool = &s->c->pool;
    const fig_matrix_value *part = fig_matrix_value_at(s->m, row, s->of), *whole = fig_matrix_value_at(s->m, s->total, s->of),
                           *share = fig_matrix_value_at(s->m, row, s->column);
    if (row == s->total || !part->known || !share->known || !fig_number_is_zero(fig_number_sub(pool, part->unit, whole->unit)) ||
        !fig_matrix_alike(s->c, s->m, (size_t[]){row, s->of}, (size_t[]){s->total, s->of}, false) || fig_number_is_negative(part->value))
        return false;
    *out = fig_interval_mul(pool, fig_interval_div(pool, part->interval, whole->interval), fig_interval_exact(fig_number_int(100)));
    return fig_interval_bounded(*out) && !pool->failed;
}

/* One step of the last place further off than rounding goes: some cut digits off. */
static bool is_off(const shares *s, size_t row, fig_interval is)
{
    fig_number_pool *pool = &s->c->pool;
    const fig_matrix_value *v = fig_matrix_value_at(s->m, row, s->column);
    fig_interval wide = v->interval;
    wide.low = fig_number_sub(pool, wide.low, v->unit);
    wide.high = fig_number_add(pool, wide.high, v->unit);
    return fig_interval_disjoint(pool, wide, is);
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

static void check_rows(const shares *s)
{
    size_t holds = 0, fails = 0;
    for (int say = 0; say < 2; say++) {
        if (say && (holds < LEAST_ROWS || holds < LEAST_ROWS * fails))
            return;
        for (size_t r = 0; r < s->m->row_count; r++) {
            fig_interval is;
            if (!share_of(s, r, &is))
                continue;
            const bool fits = !fig_interval_disjoint(&s->c->pool, is, fig_matrix_value_at(s->m, r, s->column)->interval);
            holds += !say && fits && is_strong(s, is);
            fails += !say && !fits;
            if (say && (fits ? is_strong(s, is) : is_off(s, r, is)))
                add_finding(s, r, is, fits);
        }
    }
}

void fig_check_shares_of_total(fig_checking *c, const fig_matrix *m)
{
    shares s = {.c = c, .m = m};
    for (s.column = 0; s.column < m->column_count; s.column++) {
        if (m->columns[s.column].says & FIG_SAYS_CHANGE)
            continue;
        for (s.total = 0; s.total < m->row_count; s.total++) {
            if (!is_whole(&s, s.total, s.column))
                continue;
            for (int way = -1; way <= 1; way += 2) {
                s.of = s.column + (size_t)way; /* before the first is behind the last */
                if (s.of < m->column_count && fig_matrix_value_at(m, s.total, s.of)->known && !is_whole(&s, s.total, s.of))
                    check_rows(&s);
            }
            break;
        }
    }
}
