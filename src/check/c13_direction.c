/*
 * C13: direction against sign; "doubled" with another ratio. Directions compare the printed values.
 *
 * in   "fell to 12 from 10"          out   12 is more than 10
 * Numbers that fall as what they measure rises (ranks, 110 yen per dollar) are not looked at, save a currency whose own name stands before: the lira weakened to 6.64 per dollar
 * from 6.54; the euro rose to $1.12 from $1.11.
 */
#include "checking.h"

/* Of a currency: 110 yen to the dollar. */
static bool is_quotation(const fig_figure *f)
{
    bool code = f->per.len == 3;
    for (size_t i = 0; i < f->per.len; i++)
        code = code && f->per.ptr[i] >= 'A' && f->per.ptr[i] <= 'Z';
    return code || (f->instrument.len && memchr(f->instrument.ptr, '/', f->instrument.len));
}

/* So many of it buy one of another, and its name is said only before: then it is weaker where there are more. */
static bool is_own_rate(const fig_figure *f)
{
    return f->kind == FIG_KIND_MONEY && f->per.len && f->supplied & FIG_SUPPLIED_UNIT && !(f->supplied & FIG_SUPPLIED_PER);
}

/* Of what moved itself, in another currency: the euro rose to $1.12. */
static bool is_base_rate(const fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    return fig_is_marked(c, figure, FIG_MARK_BASE) && f->kind == FIG_KIND_MONEY && f->supplied & FIG_SUPPLIED_PER &&
           !(f->supplied & FIG_SUPPLIED_UNIT);
}

static bool read_value(fig_checking *c, const fig_figure *f, fig_number *out)
{
    fig_str unit;
    return fig_read_duration(c, f, out, &unit) || fig_read_number(c, f->value, out);
}

/* The printed values: of two figures, or of the ends of one in the order of the text: "from $50.00 to $55.00". */
static bool read_values(fig_checking *c, const fig_move *m, fig_number *now, fig_number *before)
{
    const fig_figure *to = fig_of(c, m->to), *from = fig_of(c, m->from);
    if (m->from != m->to)
        return read_value(c, to, now) &&
               (fig_move_bound(m, from) ? fig_read_number(c, *fig_move_bound(m, from), before) : read_value(c, from, before));
    bool falls = to->flags & FIG_FLAG_DESCENDING_RANGE;
    return fig_read_number(c, falls ? to->low : to->high, now) && fig_read_number(c, falls ? to->high : to->low, before);
}

/* "Could drop from 3 to 5 percent": of what is not told as done two round numbers with one unit may be the ends of the change. */
static bool may_be_ends(const fig_checking *c, const fig_move *m)
{
    const fig_figure *to = fig_of(c, m->to), *from = fig_of(c, m->from);
    bool done = false;
    if (m->from == m->to || !from->value.ptr || from->start > to->start || !(from->supplied & (FIG_SUPPLIED_UNIT | FIG_SUPPLIED_SCALE)) ||
        memchr(from->value.ptr, '.', from->value.len))
        return false;
    for (size_t i = 0; i < c->result->fact_count && !done; i++)
        done = c->result->facts[i].figure == m->to && fig_str_is(c->result->facts[i].obs_status, "A");
    return !done;
}

bool fig_find_direction(fig_checking *c, const fig_move *m)
{
    const fig_figure *to = fig_of(c, m->to), *from = fig_of(c, m->from);
    fig_number now, before;
    if (m->direction == FIG_DIRECTION_NONE || to->mod != FIG_MOD_NONE || (from->mod != FIG_MOD_NONE && !fig_move_bound(m, from)) ||
        ((m->quoted || is_quotation(to)) && !is_own_rate(to) && !is_base_rate(c, m->to)) || !read_values(c, m, &now, &before))
        return false;
    const int order = fig_number_cmp(&c->pool, now, before), worth = is_own_rate(to) ? -order : order;
    if (order == 0)
        return false;
    fig_compared x = fig_move_compared(m, m->change_count, 13);
    x.verdict = (worth > 0) == (m->direction == FIG_DIRECTION_UP) ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_INCONSISTENT;
    x.stated = to->text;
    x.recomputed = fig_interval_exact(before);
    x.unit = to->unit;
    if (x.verdict == FIG_VERDICT_CONSISTENT ? m->change_count > 0 : may_be_ends(c, m))
        return false; /* said by the check of the change; nothing is wrong */
    if (fig_finding_wanted(c, x.verdict)) {
        if (m->from == m->to) {
            fig_move_say(c, m);
            fig_strbuf_puts(&c->why, order > 0 ? " is up" : " is down");
        } else {
            fig_say_figure(&c->why, to);
            fig_strbuf_puts(&c->why, order > 0 ? " is more than " : " is less than ");
            fig_say_figure(&c->why, from);
            if (worth != order)
                fig_strbuf_puts(&c->why, worth > 0 ? ": it is worth more" : ": it is worth less");
        }
        const bool up = m->direction == FIG_DIRECTION_UP, consistent = x.verdict == FIG_VERDICT_CONSISTENT;
        fig_strbuf_puts(&c->why, consistent ? ", as stated" : ", but the text says that it ");
        if (!consistent)
            fig_strbuf_puts(&c->why, m->from == m->to ? (up ? "went up" : "went down") : (up ? "is more" : "is less"));
    }
    fig_finding_add(c, &x, NULL);
    return x.verdict == FIG_VERDICT_INCONSISTENT;
}

bool fig_find_factor(fig_checking *c, const fig_move *m, size_t k)
{
    const fig_figure *factor = fig_of(c, m->changes[k]);
    fig_compared x = fig_move_compared(m, k, 13);
    x.recomputed = fig_interval_div(&c->pool, m->now, m->before);
    x.verdict = fig_compare(c, x.recomputed, m->by[k]);
    x.stated = factor->text;
    x.unit = factor->unit;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_move_say(c, m);
        fig_strbuf_puts(&c->why, " is ");
        fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? " times as much, as stated: " : " times as much, not ");
        fig_say_figure(&c->why, factor);
    }
    fig_finding_add(c, &x, NULL);
    return x.verdict == FIG_VERDICT_INCONSISTENT;
}
