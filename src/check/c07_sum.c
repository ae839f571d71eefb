/* Total: see c07_total.h. Worked: 412.3 + 218.7 = 631.0, known to 0.1; a total of 631.1, known to 0.05, holds, one of 641.0 fails. */
#include "c07_total.h"
#include <math.h>

enum { CHANCE = 20 };

/* Half of what both may be off, and of the parts the second largest: a sum of one large part and nothing proves little. */
typedef struct sizes {
    double largest, second;
} sizes;

static void note_size(sizes *s, double x)
{
    x = fabs(x);
    if (x > s->largest) {
        s->second = s->largest;
        s->largest = x;
    } else if (x > s->second)
        s->second = x;
}

static double width(fig_checking *c, fig_interval x)
{
    return fig_number_to_double(fig_number_sub(&c->pool, x.high, x.low));
}

static bool is_strong(fig_checking *c, const fig_matrix_value *total, const fig_sum *sum, const sizes *s)
{
    const double both = width(c, total->interval) + width(c, sum->interval);
    return fabs(fig_number_to_double(total->value)) >= CHANCE * both && s->second > both;
}

/* The parts of one column; false: one of them is unknown. *nil: one is a dash; *same: all are written to the same place. */
static bool add_up(fig_checking *c, const fig_matrix *m, size_t total, const fig_parts *parts, size_t column, fig_sum *sum, bool *nil,
                   bool *same, sizes *s)
{
    const size_t of_total[2] = {total, column};
    for (size_t i = 0; i < parts->count; i++) {
        const size_t at[2] = {parts->rows[i], column};
        const fig_matrix_value *v = fig_matrix_value_at(m, at[0], column);
        if (fig_matrix_at(m, at[0], column) == FIG_CELL_NIL) {
            *nil = true;
            continue;
        }
        if (!fig_matrix_alike(c, m, at, of_total, false))
            return false;
        *same = *same && fig_matrix_alike(c, m, at, of_total, true);
        const bool take = parts->minus && i > 0;
        sum->value = take ? fig_number_sub(&c->pool, sum->value, v->value) : fig_number_add(&c->pool, sum->value, v->value);
        sum->interval =
            take ? fig_interval_sub(&c->pool, sum->interval, v->interval) : fig_interval_add(&c->pool, sum->interval, v->interval);
        if (i == 0 || fig_number_cmp(&c->pool, v->value, sum->largest) > 0)
            sum->largest = v->value;
        note_size(s, fig_number_to_double(v->value));
    }
    return true;
}

fig_sum fig_sum_of(fig_checking *c, const fig_matrix *m, size_t total, const fig_parts *parts, size_t column)
{
    const fig_number zero = fig_number_int(0);
    fig_sum sum = {.interval = fig_interval_exact(zero), .value = zero, .largest = zero};
    const fig_matrix_value *t = fig_matrix_value_at(m, total, column);
    bool nil = false, same = true;
    sizes s = {0};
    if (!fig_table_work(c, parts->count) || !t->known || !add_up(c, m, total, parts, column, &sum, &nil, &same, &s) || c->pool.failed)
        return sum;
    const bool holds = !fig_interval_disjoint(&c->pool, t->interval, sum.interval);
    if (!holds && (nil || !same))
        return sum;
    sum.is = holds ? FIG_SUM_HOLDS : FIG_SUM_FAILS;
    sum.strong = !nil && is_strong(c, t, &sum, &s);
    sum.chance = (width(c, t->interval) + width(c, sum.interval)) / fabs(fig_number_to_double(t->value));
    sum.exact = fig_number_cmp(&c->pool, t->value, sum.value) == 0;
    return sum;
}

bool fig_sum_steps(fig_checking *c, const fig_matrix_value *total, const fig_sum *sum, int64_t *steps)
{
    fig_number difference = fig_number_sub(&c->pool, total->value, sum->value);
    return fig_number_to_int(fig_number_div(&c->pool, difference, total->unit), steps);
}

bool fig_is_slip_of_digits(int64_t steps)
{
    if (steps < 0)
        steps = -steps;
    while (steps && steps % 10 == 0)
        steps /= 10;
    return steps > 0 && (steps < 10 || (steps % 9 == 0 && steps / 9 < 10));
}
