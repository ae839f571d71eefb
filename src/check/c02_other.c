/*
 * C2, another's: is what a move says perhaps said of another number of its sentence?
 *
 * in   "took 3,120 bicycles in 47 towns, up from 2,800"          out   yes: the bicycles rose, whatever stands nearest to `up from`
 * Only where the value before is a bare number: with a unit of its own (`up from 2,800 bicycles`) it says itself what it is compared with; and of a loose move, whose value now is but the
 * nearest one of its unit: `revenue of $4.5 million on costs of $3.9 million in May, up from $4.1 million`.
 */
#include "checking.h"

enum { REACH = 8, NEAR = 10 }; /* figures looked back at; how many times as large the two may be */

static bool is_bare(const fig_figure *f)
{
    return !f->unit.len || f->supplied & FIG_SUPPLIED_UNIT;
}

/* A value that the one before may be of as well. */
static bool may_be_meant(const fig_figure *f, const fig_figure *before)
{
    const bool alike = f->kind == before->kind || (fig_counts_things(f) && fig_counts_things(before));
    return alike && f->role != FIG_ROLE_CHANGE && f->value.ptr && f->value.ptr[0] != '-';
}

/* Does the move hold with this value now? */
static bool holds_with(fig_checking *c, const fig_move *m, int32_t now)
{
    int32_t figures[2 + FIG_MOVE_CHANGES] = {now, m->from};
    fig_interval values[2 + FIG_MOVE_CHANGES];
    const fig_number one = fig_number_int(1), most = fig_number_int(NEAR);
    for (size_t k = 0; k < m->change_count; k++)
        figures[2 + k] = m->changes[k];
    if (!fig_read(c, figures, 2 + m->change_count, values))
        return false;
    fig_move other = *m;
    other.now = values[0];
    other.before = values[1];
    fig_interval near = fig_interval_mul(&c->pool, other.before, fig_interval_ends(fig_number_div(&c->pool, one, most), most));
    if (fig_interval_disjoint(&c->pool, near, other.now) ||
        (m->direction != FIG_DIRECTION_NONE &&
         (fig_number_cmp(&c->pool, other.now.low, other.before.low) > 0) != (m->direction == FIG_DIRECTION_UP)))
        return false;
    for (size_t k = 0; k < m->change_count; k++) {
        fig_interval size;
        if (fig_move_size(c, &other, fig_unit_of(c, fig_of(c, m->changes[k])), &size) &&
            fig_interval_disjoint(&c->pool, size, values[2 + k]))
            return false;
    }
    return true;
}

bool fig_move_is_anothers(fig_checking *c, const fig_move *m)
{
    const fig_figure *to = fig_of(c, m->to), *before = m->from >= 0 ? fig_of(c, m->from) : NULL;
    if (!before || m->from == m->to || m->from < m->to || (!m->loose && !is_bare(before)))
        return false;
    for (int32_t i = m->to - 1, n = 0; i >= 0 && n < REACH; i--, n++) {
        const fig_figure *f = fig_of(c, i);
        if (f->sentence != to->sentence || !fig_str_same(f->field, to->field))
            return false;
        const bool alike = may_be_meant(f, before) && (is_bare(before) || fig_move_comparable(c, f, before));
        if (alike && holds_with(c, m, i))
            return true;
    }
    return false;
}
