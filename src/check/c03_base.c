/*
 * C3: a percentage that was computed on the wrong base: it fits only the new value.
 *
 * in   "shrank by 25 percent to 412 from 515"          out   of 515 it is 20 percent, of 412 it is 25
 */
#include "checking.h"

/* A price in whole units: $20. */
static bool is_price(const fig_figure *f)
{
    return f->kind == FIG_KIND_MONEY && fig_str_is(f->precision, "0.5");
}

/* A move between two values without a word that makes them vague, one way or the other. */
bool fig_move_as_printed(fig_checking *c, const fig_move *m, size_t k, fig_move *out)
{
    const fig_figure *to = fig_of(c, m->to), *from = m->from >= 0 ? fig_of(c, m->from) : to;
    fig_number now, before;
    fig_interval size;
    const bool round =
        to->precision_loose.ptr || from->precision_loose.ptr || fig_str_is(to->unit, "%") || (is_price(to) && is_price(from));
    if (m->from < 0 || m->from == m->to || m->loose || !round || to->mod != FIG_MOD_NONE || from->mod != FIG_MOD_NONE ||
        fig_of(c, m->changes[k])->mod != FIG_MOD_NONE || !fig_read_number(c, to->value, &now) || !fig_read_number(c, from->value, &before))
        return false;
    *out = *m;
    out->now = fig_interval_exact(now);
    out->before = fig_interval_exact(before);
    return fig_move_size(c, out, fig_of(c, m->changes[k])->unit, &size) && fig_interval_disjoint(&c->pool, size, m->by[k]);
}

bool fig_find_wrong_base(fig_checking *c, const fig_move *m, size_t k)
{
    const fig_figure *change = fig_of(c, m->changes[k]);
    fig_move turned = *m;
    fig_interval of_new, of_old;
    if (!fig_str_is(change->unit, "%") || fig_str_is(fig_of(c, m->to)->unit, "%"))
        return false;
    turned.now = m->before;
    turned.before = m->now;
    if (!fig_move_size(c, &turned, change->unit, &of_new) || !fig_move_size(c, m, change->unit, &of_old) ||
        fig_interval_disjoint(&c->pool, of_new, m->by[k]))
        return false;
    fig_compared x = fig_move_compared(m, k, 3);
    x.stated = change->text;
    x.recomputed = of_old;
    x.unit = change->unit;
    fig_say_figure(&c->why, change);
    fig_strbuf_puts(&c->why, " is the change as a share of the new value");
    if (m->from != m->to) {
        fig_strbuf_puts(&c->why, ", ");
        fig_say_figure(&c->why, fig_of(c, m->to));
    }
    fig_strbuf_puts(&c->why, "; of the value before");
    if (m->from != m->to) {
        fig_strbuf_puts(&c->why, ", ");
        fig_say_figure(&c->why, fig_of(c, m->from));
        fig_strbuf_char(&c->why, ',');
    }
    fig_strbuf_puts(&c->why, " it is ");
    fig_say_like(&c->why, &c->pool, of_old, change, false);
    fig_finding_add(c, &x, NULL);
    return true;
}
