/*
 * C2, sought: a change whose two values no wording ties to it: they are looked for, and believed where a slip of the pen explains what does not fit.
 *
 * in   "came down by 6.4 per cent to 18,342. When the quarter began, 19,956 were waiting"          out   19,956 and 18,342: 19,596 would fit
 * Of all values of the change's sentence and of those beside it every pair is asked. Where the change holds between two of them, whatever the words are, nothing is wrong. Else the one pair counts between
 * which it would hold, had two digits not changed places, or had it not been reckoned on the new value.
 * How many such trials would fit by chance is reckoned beforehand, from how many there are and how exactly the figures are told; where that is too many (sought.h), nothing is asked.
 */
#include "c02_frame.h"
#include "sought.h"

enum { SENTENCES = 3, ALL_MOST = SENTENCES * VALUES_MOST };

typedef struct sought {
    const fig_frames *x;
    int32_t change, all[ALL_MOST];
    size_t count, pairs; /* of values; of those that can be compared */
    bool many;
} sought;

/* A pair, and how the change would be told of it. */
typedef struct candidate {
    const sought *s;
    fig_move move;
    bool told, held; /* the words tell which was before; and that the one is held against the other */
} candidate;

static const fig_fact *fact_of(const fig_frames *x, int32_t figure)
{
    return x->facts[figure] ? &x->c->result->facts[x->facts[figure] - 1] : NULL;
}

static bool is_value_of_then(const fig_frames *x, int32_t value)
{
    return x->is[value] & IS_THEN || fig_is_marked(x->c, value, FIG_MARK_BEFORE) || fig_is_of_past(x->c, value);
}

/* All values of so many sentences: the change's own, the one before, the one behind; false: too many to tell, or none. */
static bool gather(sought *s, size_t sentences)
{
    const int32_t at[SENTENCES] = {s->change, fig_beside_sentence(s->x, s->change, -1), fig_beside_sentence(s->x, s->change, 1)};
    s->count = 0;
    for (size_t i = 0; i < sentences; i++) {
        const fig_values v = fig_values_of(s->x, at[i], s->change);
        s->many = s->many || v.many;
        for (size_t k = 0; k < v.count; k++)
            if (!(s->x->is[v.of[k]] & (IS_TAKEN | IS_CHANGE)) && fig_of(s->x->c, v.of[k])->mod == FIG_MOD_NONE)
                s->all[s->count++] = v.of[k];
    }
    return s->count > 1 && !s->many;
}

/* What is quoted has many values a day, and changes by the day, the week and the year. */
static bool is_quoted(const fig_frames *x, int32_t value)
{
    const fig_figure *f = fig_of(x->c, value);
    const fig_fact *fact = fact_of(x, value);
    return f->instrument.len || f->kind == FIG_KIND_INDEX || fig_is_marked(x->c, value, FIG_MARK_PEAK) ||
           (fact && fig_str_is(fact->frequency, "D"));
}

/* Do the facts of both measure the same, so far as there are any? */
static bool may_be_one_thing(const fig_frames *x, int32_t a, int32_t b)
{
    const fig_fact *f = fact_of(x, a), *g = fact_of(x, b);
    return !f || !g || fig_same_measure(x->c, f->measure, g->measure);
}

static bool are_a_pair(const sought *s, int32_t a, int32_t b)
{
    fig_checking *c = s->x->c;
    const int far = (int)fig_of(c, a)->sentence - (int)fig_of(c, b)->sentence;
    return far >= -1 && far <= 1 && fig_move_comparable(c, fig_of(c, a), fig_of(c, b)) && fig_move_is_near(c, a, b) &&
           !fig_str_same(fig_of(c, a)->value, fig_of(c, b)->value);
}

static fig_direction way_of(const sought *s)
{
    const uint8_t way = s->x->ways[s->change];
    return way ? (fig_direction)way : fig_of(s->x->c, s->change)->direction;
}

/* Which of two values was before: the one that the words mark, or that the change did not lead to, else what the direction leaves. */
static candidate candidate_of(const sought *s, int32_t a, int32_t b)
{
    fig_checking *c = s->x->c;
    const int32_t led = s->x->led[s->change] - 1;
    candidate k = {.s = s, .move = {.changes = {s->change}, .change_count = 1, .direction = way_of(s)}};
    const bool a_held = s->x->held[b] == a + 1, held = a_held || s->x->held[a] == b + 1;
    const bool a_then = held ? a_held : is_value_of_then(s->x, a), b_then = held ? !a_held : is_value_of_then(s->x, b);
    fig_number p, q;
    bool a_is_from = b_then ? false : a_then;
    k.told = a_then != b_then;
    k.held = held;
    if (!held && (led == a || led == b))
        a_is_from = led == b;
    else if (!k.told && fig_read_number(c, fig_of(c, a)->value, &p) && fig_read_number(c, fig_of(c, b)->value, &q))
        a_is_from = (fig_number_cmp(&c->pool, p, q) < 0) == (k.move.direction != FIG_DIRECTION_DOWN);
    k.move.from = a_is_from ? a : b;
    k.move.to = a_is_from ? b : a;
    return k;
}

/* Is a change of such a size between two values? */
static bool has_size(fig_checking *c, const fig_move *m)
{
    fig_interval size;
    return fig_move_size(c, m, fig_unit_of(c, fig_of(c, m->changes[0])), &size) && !fig_interval_disjoint(&c->pool, size, m->by[0]);
}

/* values: now, before, the change */
static bool fits(fig_checking *c, const fig_interval *values, void *user)
{
    fig_move m = ((const candidate *)user)->move;
    m.now = values[0];
    m.before = values[1];
    m.by[0] = values[2];
    return has_size(c, &m) && (m.direction == FIG_DIRECTION_NONE ||
                               (fig_number_cmp(&c->pool, m.now.low, m.before.low) > 0) == (m.direction == FIG_DIRECTION_UP));
}

/* The one value as a share of the other. */
static bool is_share(fig_checking *c, const fig_move *m)
{
    const fig_interval hundred = fig_interval_exact(fig_number_int(100));
    const fig_interval share = fig_interval_mul(&c->pool, fig_interval_div(&c->pool, m->now, m->before), hundred);
    return fig_str_is(fig_of(c, m->changes[0])->unit, "%") && !fig_interval_disjoint(&c->pool, share, m->by[0]);
}

static fig_move turned(const fig_move *m)
{
    fig_move t = *m;
    t.to = m->from;
    t.from = m->to;
    t.now = m->before;
    t.before = m->now;
    return t;
}

/* Nothing is wrong with a change that holds between two values in sight, or is the share that one has of the other. */
static bool holds(fig_checking *c, const candidate *k)
{
    fig_move m = k->move;
    if (!fig_move_read(c, &m))
        return false;
    const fig_move t = turned(&m);
    return has_size(c, &m) || is_share(c, &m) || is_share(c, &t) || (m.direction == FIG_DIRECTION_NONE && !k->told && has_size(c, &t));
}

/* The values and the change, trailing zeros taken at their word: nobody is told of an error that a rounder reading would leave open, and chance is less. */
static bool read_move(fig_checking *c, fig_move *m)
{
    return fig_read_strictly(c, m->to, &m->now) && fig_read_strictly(c, m->from, &m->before) &&
           fig_read_strictly(c, m->changes[0], &m->by[0]) && !fig_number_is_zero(fig_interval_middle(&c->pool, m->by[0])) &&
           (m->direction == FIG_DIRECTION_NONE ||
            (fig_number_cmp(&c->pool, m->now.low, m->before.low) > 0) == (m->direction == FIG_DIRECTION_UP));
}

/* How much of all that the change might be would fit: of an amount a part of itself; of a percentage, which a slip makes another among those that are usual, a part of ten points, or of itself where it is larger or was
 * reckoned on the wrong base. */
static fig_number room(fig_checking *c, const fig_move *m, bool near)
{
    enum { USUAL = 10, HUNDRED = 100 };
    fig_number_pool *pool = &c->pool;
    const bool percent = fig_str_is(fig_of(c, m->changes[0])->unit, "%");
    const fig_number by = fig_interval_middle(pool, m->by[0]), usual = fig_number_int(USUAL),
                     own = fig_number_mul(pool, fig_told_to(c, m->changes[0]), by), best = fig_told_best(c, m->to, m->from),
                     ends = fig_number_mul(pool, best, percent ? fig_number_int(HUNDRED) : fig_interval_middle(pool, m->now));
    return fig_number_div(pool, fig_number_add(pool, own, ends), !percent || near || fig_number_cmp(pool, by, usual) > 0 ? by : usual);
}

/* The change led to another value, as the facts tell: raised by 575 basis points to 6.25 percent, it was not 6.25 before. */
static bool led_elsewhere(const sought *s, const candidate *k)
{
    const int32_t led = s->x->led[s->change] - 1;
    return led >= 0 && led != k->move.to && (led != k->move.from || !k->held);
}

/* Of another thing, as the facts tell: the change measures something else. */
static bool is_of_another(const sought *s, const candidate *k)
{
    const fig_frames *x = s->x;
    const int32_t ends[2] = {k->move.to, k->move.from};
    const fig_fact *f = x->changed[s->change] ? &x->c->result->facts[x->changed[s->change] - 1] : NULL;
    for (size_t i = 0; i < 2; i++) {
        const fig_fact *g = fact_of(x, ends[i]);
        if (f && g && f != g && f->sentence == g->sentence && !fig_same_measure(x->c, f->measure, g->measure))
            return true;
    }
    return false;
}

/* In a sentence of its own, without either value. */
static bool is_apart(const sought *s, const candidate *k)
{
    const fig_figure *by = fig_of(s->x->c, s->change);
    return !fig_in_one_sentence(by, fig_of(s->x->c, k->move.to)) && !fig_in_one_sentence(by, fig_of(s->x->c, k->move.from));
}

/* In how many trials one may fit by chance: in the more, the more the words say that change and values belong together. */
static int let_pass(const sought *s, const candidate *k)
{
    if (is_of_another(s, k) || !may_be_one_thing(s->x, k->move.to, k->move.from))
        return FIG_LET_PASS_APART;
    if (is_apart(s, k))
        return k->told && s->pairs == 1 ? FIG_LET_PASS : FIG_LET_PASS_APART;
    if (k->held)
        return FIG_LET_PASS_TIED;
    return s->pairs > 1 ? FIG_LET_PASS : k->told ? FIG_LET_PASS_TIED : FIG_LET_PASS_ONE;
}

/* Does a slip explain why the change does not hold? */
static bool is_slip(const sought *s, const candidate *k)
{
    fig_checking *c = s->x->c;
    const int32_t figures[3] = {k->move.to, k->move.from, s->change};
    const size_t digits = fig_digits_of(c, figures[0]) + fig_digits_of(c, figures[1]) + fig_digits_of(c, figures[2]);
    candidate own = *k;
    fig_move *m = &own.move;
    if (!read_move(c, m))
        return false;
    fig_interval values[3] = {m->now, m->before, m->by[0]};
    return fig_is_no_chance(c, room(c, m, false), (digits - 2) * s->pairs, let_pass(s, k)) &&
           fig_slip_explains(c, figures, values, 3, false, fits, &own);
}

/* How many of the change's kind its sentence has: 34 percent for rents, 19 for wages. */
static size_t changes_beside(const sought *s)
{
    fig_checking *c = s->x->c;
    size_t count = 0;
    int32_t first, end;
    fig_sought_window(c, s->change, 0, 0, &first, &end);
    for (int32_t i = first; i < end; i++)
        count += fig_of(c, i)->kind == fig_of(c, s->change)->kind;
    return count;
}

/* A percentage of the new value. */
static bool is_wrong_base(const sought *s, const candidate *k)
{
    fig_checking *c = s->x->c;
    fig_move m = k->move;
    if (!fig_str_is(fig_of(c, s->change)->unit, "%") || is_of_another(s, k) || (!k->told && m.direction == FIG_DIRECTION_NONE) ||
        !read_move(c, &m))
        return false;
    const fig_move t = turned(&m);
    const size_t changes = is_apart(s, k) ? changes_beside(s) : 1;
    return has_size(c, &t) && fig_is_no_chance(c, room(c, &m, true), s->pairs * changes, changes > 1 ? FIG_LET_PASS_APART : let_pass(s, k));
}

/* The only two percentages in sight, of the change's own sentence if it has them: one is the other and so many points. */
bool fig_frame_sought_points(const fig_frames *x, int32_t change, int32_t *to, int32_t *from)
{
    sought s = {.x = x, .change = change};
    fig_number by, now, before;
    for (size_t reach = 1; reach <= SENTENCES && s.count < 2; reach++)
        if (!gather(&s, reach) && s.many)
            return false;
    if (s.count != 2 || fig_of(x->c, change)->mod != FIG_MOD_NONE ||
        fig_str_same(fig_of(x->c, s.all[0])->value, fig_of(x->c, s.all[1])->value))
        return false;
    const candidate one = candidate_of(&s, s.all[0], s.all[1]);
    fig_move m = one.move;
    if (led_elsewhere(&s, &one) || is_of_another(&s, &one) || is_apart(&s, &one) || !read_move(x->c, &m) || has_size(x->c, &m) ||
        !fig_read_number(x->c, fig_of(x->c, change)->value, &by) || !fig_read_number(x->c, fig_of(x->c, m.to)->value, &now) ||
        !fig_read_number(x->c, fig_of(x->c, m.from)->value, &before))
        return false;
    const fig_number points = fig_number_sub(&x->c->pool, now, before);
    if (fig_number_cmp(&x->c->pool, points, by) != 0 && fig_number_cmp(&x->c->pool, fig_number_neg(&x->c->pool, points), by) != 0)
        return false;
    *to = m.to;
    *from = m.from;
    return true;
}

/* "Doubled", and it is surely more, but no more than three quarters of the way there; `all`: it was to be more than that, and is not. */
static bool is_short_of(fig_checking *c, fig_interval times, fig_number factor, bool all)
{
    enum { WHOLE = 100, LEAST = 110, WAY_MOST = 75, WAY_ALL = 96 };
    fig_number_pool *pool = &c->pool;
    const fig_number one = fig_number_int(1),
                     way = fig_number_mul(pool, fig_number_sub(pool, factor, one), fig_number_int(all ? WAY_ALL : WAY_MOST)),
                     most = fig_number_add(pool, one, fig_number_div(pool, way, fig_number_int(WHOLE)));
    return fig_number_cmp(pool, times.low, fig_number_div(pool, fig_number_int(LEAST), fig_number_int(WHOLE))) > 0 &&
           fig_number_cmp(pool, times.high, most) < 0;
}

/* A fraction that is not within a fifth of what the first is of the second. */
static bool is_off(fig_checking *c, fig_interval part, fig_interval whole, fig_number fraction)
{
    const fig_number one = fig_number_int(1), fifth = fig_number_div(&c->pool, one, fig_number_int(5));
    const fig_interval near = fig_interval_mul(&c->pool, fig_interval_exact(fraction), fig_interval_around(&c->pool, one, fifth)),
                       is = fig_interval_div(&c->pool, part, whole);
    return !fig_interval_bounded(is) || fig_interval_disjoint(&c->pool, is, near);
}

/* A change in words that is another than that of its only two values: "doubled", of half as many again; "a third", of a half, or, where one of the two is told after it, of the new value. */
static bool is_far_off(fig_checking *c, const candidate *k)
{
    fig_number_pool *pool = &c->pool;
    fig_move m = k->move;
    fig_number factor;
    const fig_figure *by_figure = fig_of(c, m.changes[0]);
    const bool more_than = by_figure->mod == FIG_MOD_MORE_THAN; /* more than doubled: short of it is wrong */
    if (!fig_read_number(c, more_than ? by_figure->low : by_figure->value, &factor) || fig_number_is_zero(factor) ||
        !fig_move_read(c, &m) || (more_than && m.direction == FIG_DIRECTION_DOWN))
        return false;
    const bool down = m.direction == FIG_DIRECTION_DOWN, behind = m.to > m.changes[0] || m.from > m.changes[0];
    const fig_interval less = down ? m.now : m.before, more = down ? m.before : m.now, by = fig_interval_sub(pool, more, less),
                       times = fig_interval_div(pool, more, less);
    if (!fig_interval_bounded(times) || fig_number_cmp(pool, times.low, fig_number_int(1)) <= 0)
        return false;
    if (by_figure->kind == FIG_KIND_MULTIPLE)
        return (!behind || k->held || k->told) &&
               is_short_of(c, times, down ? fig_number_div(pool, fig_number_int(1), factor) : factor, more_than);
    return is_off(c, by, m.before, factor) && (!behind || !is_off(c, by, m.now, factor));
}

/* "had 4,118 in 2016; this winter it had 6,823, so it has doubled": the only two values in sight, told as of two times, of a change in words. */
static bool find_factor(sought *s, int32_t *to, int32_t *from)
{
    const fig_frames *x = s->x;
    const fig_figure *by = fig_of(x->c, s->change);
    if ((by->kind != FIG_KIND_MULTIPLE && by->kind != FIG_KIND_RATIO) || fig_str_has_digit(by->text) || s->pairs != 1)
        return false;
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = i + 1; k < s->count; k++) {
            if (!are_a_pair(s, s->all[i], s->all[k]))
                continue;
            const candidate one = candidate_of(s, s->all[i], s->all[k]);
            const int32_t then = one.move.from, now = one.move.to;
            if (!(one.told || one.held || fig_is_dated_before(x->c, then, now)) || led_elsewhere(s, &one) || is_of_another(s, &one) ||
                is_quoted(x, now) || is_quoted(x, then) || one.move.direction == FIG_DIRECTION_NONE || !is_far_off(x->c, &one))
                return false;
            *to = now;
            *from = then;
            return true;
        }
    return false;
}

bool fig_frame_sought(const fig_frames *x, int32_t change, int32_t *to, int32_t *from)
{
    sought s = {.x = x, .change = change};
    size_t found = 0;
    const fig_figure *by = fig_of(x->c, change);
    const bool more_than = by->mod == FIG_MOD_MORE_THAN && by->kind == FIG_KIND_MULTIPLE;
    if ((by->mod != FIG_MOD_NONE && !more_than) || fig_is_marked(x->c, change, FIG_MARK_USED) || !gather(&s, SENTENCES))
        return false;
    for (size_t i = 0; i < s.count; i++)
        for (size_t k = i + 1; k < s.count; k++) {
            if (!are_a_pair(&s, s.all[i], s.all[k]))
                continue;
            const candidate one = candidate_of(&s, s.all[i], s.all[k]);
            s.pairs++;
            if (holds(x->c, &one))
                return false;
        }
    if (find_factor(&s, to, from))
        return true;
    if (more_than)
        return false;
    for (size_t i = 0; i < s.count; i++)
        for (size_t k = i + 1; k < s.count && found < 2; k++) {
            if (!are_a_pair(&s, s.all[i], s.all[k]))
                continue;
            const candidate one = candidate_of(&s, s.all[i], s.all[k]);
            if (led_elsewhere(&s, &one) || is_quoted(x, one.move.to) || is_quoted(x, one.move.from) ||
                (!is_wrong_base(&s, &one) && !is_slip(&s, &one)) ||
                (found && fig_is_told_twice(x->c, *to, one.move.to) && fig_is_told_twice(x->c, *from, one.move.from)))
                continue;
            *to = one.move.to;
            *from = one.move.from;
            found++;
        }
    return found == 1;
}
