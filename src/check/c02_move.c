/*
 * Move: a movement that one sentence states, its values as intervals, and how large it is.
 *
 * in   "from 500 million euros to 540 million euros"          out   before, now; 39 to 41 million EUR, 7.8 to 8.2 %
 */
#include "checking.h"

static fig_interval absolute(fig_checking *c, fig_interval x)
{
    const fig_number zero = fig_number_int(0);
    if (!fig_interval_bounded(x))
        return fig_interval_all();
    if (!fig_number_is_negative(x.low))
        return x;
    fig_interval turned = fig_interval_neg(&c->pool, x);
    if (!fig_number_is_negative(turned.low))
        return turned;
    return fig_interval_ends(zero, fig_number_cmp(&c->pool, x.high, turned.high) > 0 ? x.high : turned.high);
}

/* A noun, or none: 321 burglaries of 2,541. */
static bool is_counted(fig_str unit)
{
    return !unit.len || unit.ptr[0] == '{';
}

bool fig_move_size(fig_checking *c, const fig_move *m, fig_str unit, fig_interval *out)
{
    const fig_figure *to = fig_of(c, m->to);
    fig_interval difference = absolute(c, fig_interval_sub(&c->pool, m->now, m->before));
    fig_number hundred = fig_number_int(100);
    if (fig_str_is(unit, "%")) {
        *out = fig_interval_mul(&c->pool, fig_interval_div(&c->pool, difference, m->before), fig_interval_exact(hundred));
        /* The quotient of the ends is nearer than the difference divided, which counts what is before twice. */
        fig_interval ratio = fig_interval_div(&c->pool, m->now, m->before),
                     near = fig_interval_mul(&c->pool, fig_interval_sub(&c->pool, ratio, fig_interval_exact(fig_number_int(1))),
                                             fig_interval_exact(hundred));
        if (fig_interval_bounded(near))
            *out = absolute(c, near);
        return true;
    }
    const bool points = fig_str_is(unit, "{point}") && fig_str_is(to->unit, "%"); /* "a 12-point lead" */
    if (points || fig_str_is(unit, "pp") || fig_str_is(unit, "bp")) {
        if (!fig_str_is(to->unit, "%"))
            return false;
        *out = fig_str_is(unit, "bp") ? fig_interval_mul(&c->pool, difference, fig_interval_exact(hundred)) : difference;
        return true;
    }
    *out = difference;
    return fig_str_same(unit, fig_unit_of(c, to)) ||
           (to->kind != FIG_KIND_DURATION && is_counted(unit) && is_counted(to->unit) && (!unit.len || !to->unit.len));
}

static bool is_plain(const fig_figure *f)
{
    return f->kind == FIG_KIND_DURATION ? f->role != FIG_ROLE_AGE : f->value.ptr && f->value.ptr[0] != '-' && f->kind != FIG_KIND_DATE;
}

bool fig_move_comparable(fig_checking *c, const fig_figure *a, const fig_figure *b)
{
    const bool numbers = a->kind != FIG_KIND_DURATION && b->kind != FIG_KIND_DURATION; /* 100 aircraft in five years */
    bool supplied = numbers && ((a->supplied & FIG_SUPPLIED_UNIT && !b->unit.len) || (b->supplied & FIG_SUPPLIED_UNIT && !a->unit.len));
    const bool given = (a->supplied | b->supplied) & FIG_SUPPLIED_UNIT; /* 342 nests, up from 381 */
    bool bare = fig_counts_things(a) && fig_counts_things(b) && (a->kind != b->kind || given);
    bool same = (a->kind == b->kind && fig_str_same(fig_unit_of(c, a), fig_unit_of(c, b))) || supplied || bare;
    return same && (!a->per.len || !b->per.len || fig_str_same(a->per, b->per));
}

/* Of "$0.7 billion or $0.51 a share" the one that the move is of: the amount itself, or what says it again per something; -1: neither. */
static int32_t restated_per(fig_checking *c, int32_t from, const fig_figure *to)
{
    if (!to->per.len || fig_of(c, from)->per.len || (size_t)from + 1 >= c->result->count)
        return from;
    const fig_figure *next = fig_of(c, from + 1);
    if (next->restates != from || !next->per.len || next->supplied & FIG_SUPPLIED_PER)
        return from;
    return fig_str_same(next->per, to->per) ? from + 1 : -1;
}

bool fig_move_is_near(fig_checking *c, int32_t a, int32_t b)
{
    const int32_t figures[2] = {a, b};
    const fig_number ten = fig_number_int(10);
    const fig_interval reach = fig_interval_ends(fig_number_div(&c->pool, fig_number_int(1), ten), ten);
    fig_interval v[2];
    return fig_read(c, figures, 2, v) && !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, v[0], reach), v[1]);
}

/* The same as a figure says, for each of something: "$1.4 billion or $0.91 a share"; -1: it is not told. */
static int32_t told_again(const fig_checking *c, int32_t figure)
{
    const int32_t next = figure + 1;
    if (fig_of(c, figure)->restates >= 0)
        return fig_of(c, figure)->restates;
    return (size_t)next < c->result->count && fig_of(c, next)->restates == figure ? next : -1;
}

/* "$49 million, or 46 cents a share, up from $44 million": the value now is the one of the two that the value before is near; false: neither. */
static bool settle_per(fig_checking *c, fig_move *m)
{
    const fig_figure *to = fig_of(c, m->to), *from = fig_of(c, m->from);
    const bool per = from->per.len && !(from->supplied & FIG_SUPPLIED_PER);
    if ((to->per.len != 0) == per || fig_move_is_near(c, m->to, m->from))
        return true;
    const int32_t told = told_again(c, m->to), other = told >= 0 || per ? told : m->to - 1;
    if (other < 0 || !fig_in_one_sentence(fig_of(c, other), to) || !is_plain(fig_of(c, other)) || (fig_of(c, other)->per.len != 0) != per ||
        !fig_move_comparable(c, fig_of(c, other), from) || !fig_move_is_near(c, other, m->from))
        return false;
    m->to = other;
    return true;
}

/* "more than halved" is less than half. */
static void turn_falls(fig_checking *c, fig_move *m)
{
    for (size_t k = 0; k < m->change_count; k++) {
        const fig_figure *f = fig_of(c, m->changes[k]);
        const fig_interval by = m->by[k];
        if (f->kind != FIG_KIND_MULTIPLE || f->direction != FIG_DIRECTION_DOWN || by.has_low == by.has_high)
            continue;
        m->by[k] = by.has_low ? (fig_interval){.high = by.low, .has_high = true} : (fig_interval){.low = by.high, .has_low = true};
    }
}

/* "61 votes to 48", one figure: its terms. */
static bool read_terms(fig_checking *c, fig_move *m)
{
    fig_number now, before;
    if (!m->change_count || !fig_read_terms(c, fig_of(c, m->to), &now, &before) || !fig_read(c, m->changes, m->change_count, m->by))
        return false;
    m->now = fig_interval_exact(now);
    m->before = fig_interval_exact(before);
    return true;
}

/* "from 61 percent to 58 percent", one figure: both ends, and how exactly they are written. */
static bool read_range(fig_checking *c, fig_move *m)
{
    const fig_figure *f = fig_of(c, m->to);
    fig_number low, high, half = fig_number_int(0);
    if (f->kind == FIG_KIND_RATIO)
        return read_terms(c, m);
    if (!f->low.ptr || !f->high.ptr || !m->change_count || !fig_read_number(c, f->low, &low) || !fig_read_number(c, f->high, &high) ||
        (f->precision.ptr && !fig_read_number(c, f->precision, &half)) || !fig_read(c, m->changes, m->change_count, m->by))
        return false;
    fig_interval x = fig_interval_around(&c->pool, low, half), y = fig_interval_around(&c->pool, high, half);
    bool down = f->flags & FIG_FLAG_DESCENDING_RANGE;
    m->now = down ? x : y;
    m->before = down ? y : x;
    return !c->pool.failed;
}

/* "61 stalls, 12 percent up from 54": behind the change itself, no stop between, a number that was given its unit: it is what the other value was. */
static bool is_of_change(fig_checking *c, int32_t to, int32_t from)
{
    const fig_figure *f = fig_of(c, to), *g = fig_of(c, from);
    const fig_field_text *t = fig_text_of(c, f);
    return t && f->role == FIG_ROLE_CHANGE && f->direction != FIG_DIRECTION_NONE && g->supplied & FIG_SUPPLIED_UNIT &&
           fig_in_one_sentence(f, g) && g->text_start > f->text_end && g->text_start <= t->len &&
           !memchr(t->text + f->text_end, ',', g->text_start - f->text_end);
}

/* Not written alike: in two sentences, or the one with a noun and the other without. */
static bool is_apart(const fig_figure *from, const fig_figure *to)
{
    return from->sentence != to->sentence || (from->kind == FIG_KIND_NUMBER && to->kind == FIG_KIND_COUNT && !from->unit.len);
}

/* A round number beside one that is not written alike: 2,000 is no 1,500 there. Known to two digits that count. */
static fig_interval two_digits(fig_checking *c, const fig_figure *f, fig_interval value)
{
    enum { DIGITS = 10, ONE_DIGIT = 20 };
    fig_number n, loose;
    if (f->mod != FIG_MOD_NONE || !f->precision_loose.ptr || !fig_read_number(c, f->value, &n) ||
        !fig_read_number(c, f->precision_loose, &loose) ||
        fig_number_cmp(&c->pool, n, fig_number_mul(&c->pool, loose, fig_number_int(ONE_DIGIT))) >= 0)
        return value;
    const fig_interval narrow = fig_interval_around(&c->pool, n, fig_number_div(&c->pool, loose, fig_number_int(DIGITS)));
    return fig_number_cmp(&c->pool, narrow.low, value.low) > 0 ? narrow : value;
}

const fig_str *fig_move_bound(const fig_move *m, const fig_figure *from)
{
    const bool up = m->direction == FIG_DIRECTION_UP && from->mod == FIG_MOD_MORE_THAN,
               down = m->direction == FIG_DIRECTION_DOWN && from->mod == FIG_MOD_LESS_THAN;
    return up && from->low.ptr ? &from->low : down && from->high.ptr ? &from->high : NULL;
}

bool fig_move_read(fig_checking *c, fig_move *m)
{
    int32_t figures[2 + FIG_MOVE_CHANGES] = {m->to};
    fig_interval values[2 + FIG_MOVE_CHANGES];
    size_t n = 1;
    const fig_figure *to = fig_of(c, m->to);
    if (m->from == m->to)
        return read_range(c, m);
    if (!is_plain(to))
        return false;
    if (m->from >= 0) {
        if ((m->from = restated_per(c, m->from, to)) < 0 || !settle_per(c, m))
            return false;
        if ((m->loose && !fig_move_is_near(c, m->to, m->from)) || is_of_change(c, m->to, m->from))
            return false;
        to = fig_of(c, m->to);
        figures[0] = m->to;
        const fig_figure *from = fig_of(c, m->from);
        const bool bound = !m->change_count && fig_move_bound(m, from);
        if ((!is_plain(from) && !bound) || !fig_move_comparable(c, from, to))
            return false;
        figures[n++] = m->from;
    }
    for (size_t i = 0; i < m->change_count; i++)
        figures[n++] = m->changes[i];
    if (!fig_read(c, figures, n, values))
        return false;
    m->now = values[0];
    if (m->from >= 0)
        m->before = values[1];
    if (m->from >= 0 && is_apart(fig_of(c, m->from), to)) {
        m->now = two_digits(c, to, m->now);
        m->before = two_digits(c, fig_of(c, m->from), m->before);
    }
    for (size_t i = 0; i < m->change_count; i++)
        m->by[i] = values[n - m->change_count + i];
    turn_falls(c, m);
    return true;
}

void fig_move_say(fig_checking *c, const fig_move *m)
{
    if (fig_of(c, m->to)->kind != FIG_KIND_RATIO || m->from != m->to) /* "61 votes to 48 is 13" */
        fig_strbuf_puts(&c->why, "From ");
    if (m->from != m->to) {
        fig_say_figure(&c->why, fig_of(c, m->from));
        fig_strbuf_puts(&c->why, " to ");
    }
    fig_say_figure(&c->why, fig_of(c, m->to));
}

fig_compared fig_move_compared(const fig_move *m, size_t k, int check)
{
    fig_compared x = {.check = check, .verdict = FIG_VERDICT_INCONSISTENT};
    if (k < m->change_count)
        x.figures[x.count++] = m->changes[k];
    x.figures[x.count++] = m->to;
    if (m->from >= 0 && m->from != m->to)
        x.figures[x.count++] = m->from;
    return x;
}

bool fig_move_again(fig_checking *c, const fig_move *m, fig_move *out)
{
    const int32_t to = m->from < 0 || m->to == m->from ? -1 : told_again(c, m->to), from = to < 0 ? -1 : told_again(c, m->from);
    const fig_number two = fig_number_int(2), three = fig_number_int(3);
    const fig_interval reach = fig_interval_ends(fig_number_div(&c->pool, two, three), fig_number_div(&c->pool, three, two));
    *out = (fig_move){.to = to, .from = from, .direction = m->direction, .quoted = m->quoted};
    if (from < 0 || !fig_str_same(fig_of(c, to)->per, fig_of(c, from)->per) || !fig_move_read(c, out))
        return false;
    const fig_interval a = fig_interval_mul(&c->pool, fig_interval_div(&c->pool, m->now, m->before), reach);
    return fig_interval_disjoint(&c->pool, a, fig_interval_div(&c->pool, out->now, out->before));
}
