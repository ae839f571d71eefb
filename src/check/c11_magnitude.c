/*
 * C11: slips of 10^3, 10^6: million for billion. No check of its own: what makes another check fail is looked at here before it is said.
 *
 * in   10 % down, 1.8 million, from 2.0 billion, and what must hold of them          out   the second, 10^3
 */
#include "checking.h"

bool fig_values_meet(fig_checking *c, const fig_interval *values, void *user)
{
    (void)user;
    return !fig_interval_disjoint(&c->pool, values[0], values[1]);
}

int fig_find_slip(fig_checking *c, fig_interval *values, size_t count, fig_fits_fn fits, void *user, int *power)
{
    static const int powers[] = {3, -3, 6, -6};
    for (size_t i = 0; i < count; i++) /* what is open at one end, `more than 860`, holds anything */
        if (!fig_interval_bounded(values[i]))
            return -1;
    for (size_t i = count; i-- > 0;)
        for (size_t p = 0; p < sizeof powers / sizeof *powers; p++) {
            fig_interval before = values[i];
            fig_number by = fig_number_scale(&c->pool, fig_number_int(1), powers[p]);
            values[i] = fig_interval_mul(&c->pool, before, fig_interval_exact(by));
            bool found = fits(c, values, user);
            values[i] = before;
            if (!found)
                continue;
            *power = powers[p];
            return (int)i;
        }
    return -1;
}

void fig_say_slip(fig_checking *c, fig_strbuf *out, int32_t figure, int power)
{
    const fig_figure *f = fig_of(c, figure);
    fig_number n;
    if (!fig_read_number(c, f->value.ptr ? f->value : f->low.ptr ? f->low : f->high, &n))
        return;
    fig_say_like(out, &c->pool, fig_interval_exact(fig_number_scale(&c->pool, n, power)), f, true);
}
