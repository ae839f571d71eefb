/*
 * C12: percent where percentage points are meant, or points where percent are.
 *
 * in   "rose 2 percent to 6 percent from 4 percent"          out   2 percentage points, or 50 percent
 */
#include "checking.h"

/* The suggestion: so many, as they are printed, of the other unit. */
static void say_meant(fig_checking *c, const fig_figure *change, fig_interval size, bool points)
{
    fig_number stated;
    const bool has_stated = fig_read_number(c, change->value, &stated),
               one = has_stated && fig_number_cmp(&c->pool, stated, fig_number_int(1)) == 0;
    c->text.len = 0;
    fig_say_interval(&c->text, &c->pool, has_stated ? fig_interval_exact(stated) : size, true);
    fig_strbuf_puts(&c->text, !points ? " percent" : one ? " percentage point" : " percentage points");
}

bool fig_find_points(fig_checking *c, const fig_move *m, size_t k)
{
    const fig_figure *change = fig_of(c, m->changes[k]);
    const fig_str pp = {"pp", 2}, percent = {"%", 1};
    const bool told_points = fig_str_is(change->unit, "pp");
    fig_interval points, share;
    if ((!told_points && !fig_str_is(change->unit, "%")) || !fig_str_is(fig_of(c, m->to)->unit, "%") || !fig_move_size(c, m, pp, &points) ||
        !fig_move_size(c, m, percent, &share) || fig_interval_disjoint(&c->pool, told_points ? share : points, m->by[k]))
        return false;
    fig_compared x = fig_move_compared(m, k, 12);
    x.stated = change->text;
    x.recomputed = told_points ? points : share;
    x.unit = change->unit;
    fig_move_say(c, m);
    fig_strbuf_puts(&c->why, " is ");
    say_meant(c, change, told_points ? share : points, !told_points);
    fig_strbuf_puts(&c->why, fig_strbuf_cstr(&c->text));
    fig_strbuf_puts(&c->why, ", or ");
    fig_say_interval(&c->why, &c->pool, x.recomputed, false);
    fig_strbuf_puts(&c->why, told_points ? " percentage points, not " : " percent, not ");
    fig_say_figure(&c->why, change);
    fig_finding_add(c, &x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
    return true;
}
