/*
 * C2, C3, fractions: a change that is told as a fraction in words.
 *
 * in   "rose by a third to 1,200 from 1,000"          out   20 percent, not a third
 * What is said is between seven and nine eighths of it.
 */
#include "checking.h"

/* A change told as a fraction in words, "by a third": between seven and nine eighths of it, as a percentage; false: it is no such fraction. */
static bool read_fraction(fig_checking *c, const fig_move *m, size_t k, fig_interval *out)
{
    const fig_interval by = m->by[k], share = fig_interval_mul(&c->pool, by, fig_interval_exact(fig_number_int(100)));
    const fig_number eighth = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(8));
    if (by.has_low && fig_number_is_negative(by.low))
        return false;
    *out = fig_interval_mul(&c->pool, share, fig_interval_around(&c->pool, fig_number_int(1), eighth));
    return true;
}

void fig_check_fraction(fig_checking *c, const fig_move *m, size_t k)
{
    const fig_str percent = {"%", 1};
    fig_compared x = fig_move_compared(m, k, 2);
    fig_move turned = *m;
    fig_interval said, of_new;
    if (!read_fraction(c, m, k, &said) || !fig_move_size(c, m, percent, &x.recomputed) || !fig_interval_bounded(x.recomputed))
        return;
    turned.now = m->before;
    turned.before = m->now;
    x.verdict = fig_compare(c, x.recomputed, said);
    x.stated = fig_of(c, m->changes[k])->text;
    x.unit = percent;
    const bool base = x.verdict == FIG_VERDICT_INCONSISTENT && fig_move_size(c, &turned, percent, &of_new) &&
                      !fig_interval_disjoint(&c->pool, of_new, said);
    x.check = base ? 3 : 2;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_move_say(c, m);
        fig_strbuf_puts(&c->why, " is ");
        fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? "%, as stated: " : "%, not ");
        fig_say_figure(&c->why, fig_of(c, m->changes[k]));
        fig_strbuf_puts(&c->why, base ? ", which it is of the new value" : "");
    }
    fig_finding_add(c, &x, NULL);
}
