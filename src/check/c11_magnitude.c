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

/* Is the one no more than twice the other? */
static bool are_near(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_number two = fig_number_int(2), a = fig_interval_middle(&c->pool, values[0]), b = fig_interval_middle(&c->pool, values[1]);
    (void)user;
    return fig_number_cmp(&c->pool, a, fig_number_mul(&c->pool, two, b)) <= 0 &&
           fig_number_cmp(&c->pool, b, fig_number_mul(&c->pool, two, a)) <= 0;
}

enum { THOUSAND = 3, MILLION = 6 };

/* A value of ten to `power` and more? What a slip of scale is told in has a word for it: a million at least. */
static bool is_large(fig_checking *c, const fig_figure *f, int power)
{
    fig_number n;
    return (f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY || fig_counts_things(f)) && fig_read_number(c, f->value, &n) &&
           fig_number_cmp(&c->pool, n, fig_number_scale(&c->pool, fig_number_int(1), power)) >= 0;
}

bool fig_find_magnitude(fig_checking *c, const fig_move *m)
{
    fig_interval values[2] = {m->now, m->before};
    int power;
    const fig_figure *to = fig_of(c, m->to), *from = m->from < 0 ? NULL : fig_of(c, m->from);
    if (m->from < 0 || m->from == m->to || !is_large(c, to, THOUSAND) || !is_large(c, from, THOUSAND) ||
        !(is_large(c, to, MILLION) || is_large(c, from, MILLION)) || are_near(c, values, NULL) ||
        fig_find_slip(c, values, 1, are_near, NULL, &power) < 0)
        return false;
    const bool later = fig_of(c, m->to)->start > fig_of(c, m->from)->start;
    const int32_t which = later ? m->to : m->from;
    fig_compared x = fig_move_compared(m, m->change_count, 11);
    x.stated = fig_of(c, which)->text;
    x.recomputed = later ? m->before : m->now;
    c->text.len = 0;
    fig_say_slip(c, &c->text, which, later ? power : -power);
    fig_move_say(c, m);
    fig_strbuf_format(&c->why, " is no change that is told so; with %s it would be", fig_strbuf_cstr(&c->text));
    fig_finding_add(c, &x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
    return true;
}

void fig_say_slip(fig_checking *c, fig_strbuf *out, int32_t figure, int power)
{
    const fig_figure *f = fig_of(c, figure);
    fig_number n;
    if (!fig_read_number(c, f->value.ptr ? f->value : f->low.ptr ? f->low : f->high, &n))
        return;
    fig_say_like(out, &c->pool, fig_interval_exact(fig_number_scale(&c->pool, n, power)), f, true);
}
