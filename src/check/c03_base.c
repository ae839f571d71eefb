/*
 * C3: a percentage that was computed on the wrong base: it fits only the new value.
 *
 * in   "shrank by 25 percent to 412 from 515"          out   of 515 it is 20 percent, of 412 it is 25
 */
#include "checking.h"

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
