/*
 * C12: percent where percentage points are meant.
 *
 * in   "rose 2 percent to 6 percent from 4 percent"          out   2 percentage points, or 50 percent
 */
#include "checking.h"

bool fig_find_points(fig_checking *c, const fig_move *m, size_t k)
{
    const fig_figure *change = fig_of(c, m->changes[k]);
    const fig_str pp = {"pp", 2};
    fig_interval points, share;
    if (!fig_str_is(change->unit, "%") || !fig_str_is(fig_of(c, m->to)->unit, "%") || !fig_move_size(c, m, pp, &points) ||
        !fig_move_size(c, m, change->unit, &share) || fig_interval_disjoint(&c->pool, points, m->by[k]))
        return false;
    fig_compared x = fig_move_compared(m, k, 12);
    x.stated = change->text;
    x.recomputed = share;
    x.unit = change->unit;
    fig_move_say(c, m);
    fig_strbuf_puts(&c->why, " is ");
    c->text.len = 0;
    fig_number stated;
    bool has_stated = fig_read_number(c, change->value, &stated),
         one = has_stated && fig_number_cmp(&c->pool, stated, fig_number_int(1)) == 0;
    fig_say_interval(&c->text, &c->pool, has_stated ? fig_interval_exact(stated) : points, true);
    fig_strbuf_puts(&c->text, one ? " percentage point" : " percentage points");
    fig_strbuf_puts(&c->why, fig_strbuf_cstr(&c->text));
    fig_strbuf_puts(&c->why, ", or ");
    fig_say_interval(&c->why, &c->pool, share, false);
    fig_strbuf_puts(&c->why, " percent, not ");
    fig_say_figure(&c->why, change);
    fig_finding_add(c, &x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
    return true;
}
