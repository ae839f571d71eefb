/*
 * C2, frames: a move whose figures stand apart from each other, each told by the words beside it and not by one wording of all three.
 *
 * in   "sold 142,000 copies ten years ago. Now it sells 47,000, half as many"          out   a move from 142,000 to 47,000, half
 * A change (claim BY) is of the two values of its sentence where there are two of one unit and no more, one of them marked as that of another time (THEN), or by the periods
 * of their facts; or of one value here and the only one of its unit in the sentence before, where the words say that both are of one thing (BY_THAT, IT).
 * A change that holds between any other two values in sight is of those, and makes no frame.
 */
#include "c02_frame.h"
#include "../base/alloc.h"

static const fig_fact *fact_of(const fig_frames *x, int32_t figure)
{
    return x->facts[figure] ? &x->c->result->facts[x->facts[figure] - 1] : NULL;
}

/* Is the period of the fact with value a before that of b, whatever both are of? */
static bool is_earlier(const fig_frames *x, int32_t a, int32_t b)
{
    const fig_fact *f = fact_of(x, a), *g = fact_of(x, b);
    int32_t from, to, other, other_to;
    if (fig_is_of_past(x->c, a) && !fig_is_of_past(x->c, b))
        return true;
    return f && g && f->period && g->period && fig_read_day(f->period->date_from, &from) && fig_read_day(f->period->date_to, &to) &&
           fig_read_day(g->period->date_from, &other) && fig_read_day(g->period->date_to, &other_to) && from < other && to <= other_to;
}

/* Of one measure of one subject, as their facts tell. */
static bool is_same_thing(const fig_frames *x, int32_t a, int32_t b)
{
    const fig_fact *f = fact_of(x, a), *g = fact_of(x, b);
    return f && g && fig_str_same(f->measure, g->measure) && fig_str_same(f->subject, g->subject);
}

/* Nothing is known of them that tells them apart: their facts measure the same, or in words that say the same. */
static bool may_be_one_thing(const fig_frames *x, int32_t a, int32_t b)
{
    const fig_fact *f = fact_of(x, a), *g = fact_of(x, b);
    return !f || !g || fig_same_measure(x->c, f->measure, g->measure);
}

/* Does the change, in its direction, lie between these two? */
static bool holds(const fig_frames *x, int32_t to, int32_t from, int32_t change)
{
    fig_move m = {.to = to, .from = from, .changes = {change}, .change_count = 1, .direction = (fig_direction)x->ways[change]};
    fig_interval size;
    const fig_figure *by = fig_of(x->c, change);
    if (!fig_move_read(x->c, &m))
        return false;
    if (by->kind == FIG_KIND_MULTIPLE || by->kind == FIG_KIND_RATIO) {
        size = fig_interval_div(&x->c->pool, m.now, m.before);
        return fig_interval_bounded(size) && !fig_interval_disjoint(&x->c->pool, size, m.by[0]);
    }
    return fig_move_size(x->c, &m, fig_unit_of(x->c, by), &size) && !fig_interval_disjoint(&x->c->pool, size, m.by[0]) &&
           (m.direction == FIG_DIRECTION_NONE ||
            (fig_number_cmp(&x->c->pool, m.now.low, m.before.low) > 0) == (m.direction == FIG_DIRECTION_UP));
}

/* Does it lie between two others in sight? */
static bool is_anothers(const fig_frames *x, int32_t to, int32_t from, int32_t change)
{
    const int32_t sentences[3] = {change, fig_beside_sentence(x, change, -1), fig_beside_sentence(x, change, 1)};
    int32_t all[3 * VALUES_MOST];
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        const fig_values v = fig_values_of(x, sentences[i], change);
        for (size_t k = 0; k < v.count; k++)
            all[count++] = v.of[k];
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++)
            if (i != k && !(all[i] == to && all[k] == from) && !(all[i] == from && all[k] == to) &&
                fig_move_comparable(x->c, fig_of(x->c, all[i]), fig_of(x->c, all[k])) && holds(x, all[i], all[k], change))
                return true;
    return false;
}

/* Does nothing else stand between a value and a change behind it, but dates and other changes? */
static bool is_next(const fig_frames *x, int32_t value, int32_t change)
{
    for (int32_t i = value + 1; i < change; i++) {
        const fig_figure *f = fig_of(x->c, i);
        const bool when =
            f->kind == FIG_KIND_DATE || f->kind == FIG_KIND_TIME || f->kind == FIG_KIND_DURATION || f->kind == FIG_KIND_ORDINAL;
        if (!when && !(x->is[i] & (IS_BY | IS_TAKEN)) && f->same_as < 0)
            return false;
    }
    return true;
}

/* Of two values of a sentence, before the change: the one that is marked, else of one thing the one whose period is the earlier. */
static bool within(const fig_frames *x, const fig_values *here, int32_t change, int32_t *to, int32_t *from)
{
    for (size_t i = 0; i < here->count; i++) {
        const int32_t v = here->of[i], other = fig_only_one(x, here, v);
        if (other < 0 || !is_next(x, v > other ? v : other, change) || v > change || other > change ||
            (x->is[v] | x->is[other]) & IS_TAKEN || x->is[other] & IS_THEN ||
            !(x->is[v] & IS_THEN || (is_earlier(x, v, other) && is_same_thing(x, v, other)) ||
              (x->is[change] & IS_BY_THAT && fig_is_dated_before(x->c, v, other) && may_be_one_thing(x, v, other))))
            continue;
        *from = v;
        *to = other;
        return true;
    }
    return false;
}

/* The value before the change and one of the sentence before, where the words tie them. */
static bool across(const fig_frames *x, const fig_values *in_sentence, const fig_values *before, int32_t change, int32_t *to, int32_t *from)
{
    const fig_values here = fig_values_before(in_sentence, change);
    for (size_t i = 0; i < here.count; i++) {
        const int32_t v = here.of[i], other = fig_only_one(x, before, v);
        const bool tied = x->is[change] & IS_BY_THAT || x->is[v] & IS_IT;
        const bool then = x->is[v] & IS_THEN; /* "it had been 58 percent, so it rose by four" */
        if (!tied || other < 0 || fig_only_one(x, &here, v) >= 0 || x->is[v] & IS_TAKEN || (then && !(x->is[change] & IS_BY_THAT)))
            continue;
        const bool back = then || is_earlier(x, v, other);
        *to = back ? other : v;
        *from = back ? v : other;
        return true;
    }
    return false;
}

/* "has doubled since 2008, when a year cost $3,100. It is now $6,640": the value before beside the change, that of now in the next sentence. */
static bool ahead(const fig_frames *x, const fig_values *here, int32_t change, int32_t *to, int32_t *from)
{
    const fig_values next = fig_values_of(x, fig_beside_sentence(x, change, 1), change);
    for (size_t i = 0; i < next.count; i++) {
        const int32_t v = next.of[i], other = fig_only_one(x, here, v);
        const fig_values near = fig_values_near(x, &next, v);
        if (!(x->is[v] & IS_IT) || other < 0 || !(x->is[other] & IS_THEN) || fig_only_one(x, &near, v) >= 0 ||
            (x->is[v] | x->is[other]) & IS_TAKEN)
            continue;
        *to = v;
        *from = other;
        return true;
    }
    return false;
}

/* "halved in 2020: it sold 400 in May and 300 in June": the dates behind both values lie within that of the change. */
static bool is_within_own(const fig_frames *x, const fig_values *here, int32_t change)
{
    int32_t from, to, then, end;
    if (change + 1 >= here->of[0] || !fig_read_days(fig_of(x->c, change + 1), &from, &to))
        return false;
    for (size_t i = 0; i < 2; i++)
        if ((size_t)here->of[i] + 1 >= x->c->result->count || !fig_read_days(fig_of(x->c, here->of[i] + 1), &then, &end) || then < from ||
            end > to)
            return false;
    return true;
}

/* "have more than halved: police counted 412 last year and 890 in 2015": the only two of one thing, behind the factor. */
static bool behind(const fig_frames *x, const fig_values *here, int32_t change, int32_t *to, int32_t *from)
{
    if (here->count != 2 || here->of[0] < change || is_within_own(x, here, change))
        return false;
    for (size_t i = 0; i < 2; i++) {
        const int32_t v = here->of[i], other = here->of[1 - i];
        if (!((x->is[v] | x->is[other]) & IS_TAKEN) &&
            (fig_is_dated_before(x->c, v, other) || (is_earlier(x, v, other) && is_same_thing(x, v, other)))) {
            *from = v;
            *to = other;
            return true;
        }
    }
    return false;
}

/* "found 1,500 pairs. Ten years ago there were 2,000. That is a fall of 25 percent": the only two of one unit, one in each of the two sentences before. */
static bool told_before(const fig_frames *x, const fig_values *before, int32_t change, int32_t *to, int32_t *from)
{
    const int32_t last = fig_beside_sentence(x, change, -1);
    const fig_values further = fig_values_of(x, last < 0 ? -1 : fig_beside_sentence(x, last, -1), change),
                     all = fig_values_joined(&further, before);
    for (size_t i = 0; i < all.count && !all.many; i++) {
        const int32_t v = all.of[i], other = fig_only_one(x, &all, v);
        if (other < 0 || fig_of(x->c, v)->sentence == fig_of(x->c, other)->sentence || (x->is[v] | x->is[other]) & IS_TAKEN ||
            x->is[other] & IS_THEN || !(x->is[v] & IS_THEN || is_earlier(x, v, other)) ||
            !((x->is[v] | x->is[other]) & IS_IT || may_be_one_thing(x, v, other)))
            continue;
        *from = v;
        *to = other;
        return true;
    }
    return false;
}

/* Is a value of the change's own sentence comparable with it, so that the change may be of that? */
static bool has_rival(const fig_frames *x, const fig_values *here, int32_t value)
{
    for (size_t i = 0; i < here->count; i++)
        if (fig_move_comparable(x->c, fig_of(x->c, here->of[i]), fig_of(x->c, value)))
            return true;
    return false;
}

/* "closed on Thursday at 6,532.4, a loss of 2 percent. On Wednesday it had closed at 6,665.7": what it was the day before, in the next sentence. */
static bool had_before(const fig_frames *x, const fig_values *here, int32_t change, int32_t *to, int32_t *from)
{
    const fig_values near = fig_values_before(here, change), next = fig_values_of(x, fig_beside_sentence(x, change, 1), change);
    const int32_t v = near.count ? near.of[near.count - 1] : -1, then = v < 0 ? -1 : fig_only_one(x, &next, v);
    if (then < 0 || !is_next(x, v, change) || !(x->is[then] & IS_THEN) || !fig_is_marked(x->c, then, FIG_MARK_NAMED) || fact_of(x, then) ||
        (x->is[v] | x->is[then]) & IS_TAKEN || !fig_is_day_before(x->c, then, v))
        return false;
    *to = v;
    *from = then;
    return true;
}

/* Is the change between the two no more than twice what is said, and no less than half? What is not may count from another time: from the month before. */
static bool is_of_size(const fig_frames *x, int32_t to, int32_t from, int32_t change)
{
    fig_move m = {.to = to, .from = from, .changes = {change}, .change_count = 1};
    fig_number_pool *pool = &x->c->pool;
    const fig_number two = fig_number_int(2);
    const fig_interval reach = fig_interval_ends(fig_number_div(pool, fig_number_int(1), two), two);
    fig_interval size;
    return fig_move_read(x->c, &m) && fig_move_size(x->c, &m, fig_unit_of(x->c, fig_of(x->c, change)), &size) &&
           !fig_interval_disjoint(pool, size, fig_interval_mul(pool, m.by[0], reach));
}

/* "climbed 22 percent to 61,000 in May; a year earlier they were 50,000": the only other value, told as one of another time. */
static bool then_behind(const fig_frames *x, const fig_values *here, int32_t change, int32_t *to, int32_t *from)
{
    const int32_t v = x->led[change] - 1, then = v < 0 ? -1 : fig_only_one(x, here, v);
    if (v < 0 || then < v || !is_next(x, v > change ? v : change, then) || !(x->is[then] & IS_THEN) || !(x->is[then] & IS_IT) ||
        (x->is[v] | x->is[then]) & IS_TAKEN || !is_of_size(x, v, then, change))
        return false;
    *to = v;
    *from = then;
    return true;
}

/* "lifting the rate by 75 basis points to 7.25 percent. Three backed the move from 6.75 percent": the next sentence speaks of the change and of what was before. */
static bool moved_from(const fig_frames *x, int32_t change, int32_t *to, int32_t *from)
{
    const fig_values next = fig_values_of(x, fig_beside_sentence(x, change, 1), change);
    const int32_t v = x->led[change] - 1, then = v < 0 ? -1 : fig_only_one(x, &next, v);
    if (then < 0 || !(x->is[then] & IS_MOVED_FROM) || (x->is[v] | x->is[then]) & IS_TAKEN)
        return false;
    *to = v;
    *from = then;
    return true;
}

/* "now has 86 doctors. Since May it has gained 12; it had 74 then": the value now in the sentence before, that of then behind the change. */
static bool gained(const fig_frames *x, const fig_values *here, const fig_values *before, int32_t change, int32_t *to, int32_t *from)
{
    const int32_t then = here->count == 1 ? here->of[0] : -1, v = then < change ? -1 : fig_only_one(x, before, then);
    if (v < 0 || !(x->is[then] & IS_THEN) || !fig_is_marked(x->c, then, FIG_MARK_NAMED) || (x->is[v] | x->is[then]) & IS_TAKEN ||
        x->is[v] & IS_THEN || !is_next(x, fig_first_of_sentence(x->c, change) - 1, change) || !is_next(x, change, then))
        return false;
    *to = v;
    *from = then;
    return true;
}

static bool find(const fig_frames *x, int32_t change, int32_t *to, int32_t *from)
{
    const fig_values here = fig_values_of(x, change, change), before = fig_values_of(x, fig_beside_sentence(x, change, -1), change);
    if (here.many || before.many)
        return false;
    if (!(x->is[change] & (IS_BY | IS_BY_THAT)) && fig_of(x->c, change)->kind == FIG_KIND_MULTIPLE && behind(x, &here, change, to, from))
        return true;
    if (!(x->is[change] & (IS_BY | IS_BY_THAT)))
        return ahead(x, &here, change, to, from) || then_behind(x, &here, change, to, from) || moved_from(x, change, to, from) ||
               gained(x, &here, &before, change, to, from);
    if (within(x, &here, change, to, from))
        return true;
    if (x->is[change] & IS_BY_THAT && !fig_values_before(&here, change).count)
        return (within(x, &before, change, to, from) || told_before(x, &before, change, to, from)) && !has_rival(x, &here, *to);
    return across(x, &here, &before, change, to, from) || had_before(x, &here, change, to, from);
}

/* "from 10 percent to 12 percent. The rise of two percent": two points, called percent. */
static bool find_points(fig_frames *x, int32_t change, int32_t *to, int32_t *from)
{
    const fig_str pp = {"pp", 2};
    fig_interval size;
    x->points = true;
    bool found = fig_str_is(fig_of(x->c, change)->unit, "%") && find(x, change, to, from);
    x->points = false;
    fig_move m = {.to = found ? *to : 0, .from = found ? *from : 0, .changes = {change}, .change_count = 1};
    return found && fig_move_read(x->c, &m) && fig_move_size(x->c, &m, pp, &size) && !fig_interval_disjoint(&x->c->pool, size, m.by[0]);
}

/* "to 1.24 million shares, or 7.4 percent, from 990,000, or 5.9 percent": each its own, where another percentage stands in the sentence. */
static bool has_other_percent(const fig_frames *x, int32_t change)
{
    const fig_figure *by = fig_of(x->c, change);
    for (int32_t i = change - 1; i >= 0; i--) {
        const fig_figure *f = fig_of(x->c, i);
        if (f->sentence != by->sentence || !fig_str_same(f->field, by->field))
            return false;
        if (f->kind == FIG_KIND_PERCENT)
            return true;
    }
    return false;
}

/* "took 40 of them from 200, or 20 percent": a share of the one is the other, and no change. */
static bool is_share(const fig_frames *x, int32_t to, int32_t from, int32_t change)
{
    const int32_t figures[3] = {to, from, change};
    const fig_interval hundred = fig_interval_exact(fig_number_int(100));
    fig_interval v[3];
    fig_number_pool *pool = &x->c->pool;
    const fig_figure *by = fig_of(x->c, change);
    const bool way = x->ways[change] != FIG_DIRECTION_NONE || by->direction != FIG_DIRECTION_NONE, part = by->kind == FIG_KIND_RATIO;
    if (!(part ? x->is[change] & IS_BY_THAT : !way && fig_str_is(by->unit, "%")) || !fig_read(x->c, figures, 3, v))
        return false;
    if (!part && has_other_percent(x, change) && !fig_str_is(fig_of(x->c, to)->unit, "%"))
        return true;
    if (part && x->ways[change] != FIG_DIRECTION_UP && fig_number_cmp(pool, v[0].low, v[1].low) > 0)
        return true; /* "covers 6,000 hectares, so a quarter of it is gone": of what is gone the sentence before has told */
    const fig_interval times = part ? fig_interval_exact(fig_number_int(1)) : hundred;
    return !fig_interval_disjoint(pool, fig_interval_mul(pool, fig_interval_div(pool, v[0], v[1]), times), v[2]) ||
           !fig_interval_disjoint(pool, fig_interval_mul(pool, fig_interval_div(pool, v[1], v[0]), times), v[2]);
}

/* The same number told twice: "two thousand a year", and a wish that it were twice as much. */
static bool is_one_number(const fig_frames *x, int32_t a, int32_t b)
{
    return fig_of(x->c, a)->value.ptr && fig_str_same(fig_of(x->c, a)->value, fig_of(x->c, b)->value);
}

/* Against the direction that a change of another sentence has: then it is of something else. */
static bool is_turned(const fig_frames *x, int32_t to, int32_t from, int32_t change)
{
    const int32_t figures[2] = {to, from};
    fig_interval v[2];
    const uint8_t way = x->ways[change];
    if (fig_of(x->c, change)->sentence == fig_of(x->c, to)->sentence || way == FIG_DIRECTION_NONE || !fig_read(x->c, figures, 2, v))
        return false;
    return (fig_number_cmp(&x->c->pool, v[0].low, v[1].low) > 0) != (way == FIG_DIRECTION_UP);
}

/* Do the words say that a figure is a change? */
static bool is_told(const fig_frames *x, int32_t change)
{
    return x->is[change] & (IS_BY | IS_BY_THAT | IS_CHANGE) || fig_of(x->c, change)->role == FIG_ROLE_CHANGE;
}

/* The values that the words tie to a change. */
static bool is_found(fig_frames *x, int32_t change, int32_t *to, int32_t *from)
{
    const bool tied = x->is[change] & (IS_BY | IS_BY_THAT) || fig_of(x->c, change)->role == FIG_ROLE_CHANGE;
    return tied && (find(x, change, to, from) || find_points(x, change, to, from)) && fig_move_is_near(x->c, *to, *from) &&
           !is_one_number(x, *to, *from) && !is_share(x, *to, *from, change) && !is_turned(x, *to, *from, change) &&
           (holds(x, *to, *from, change) || !(holds(x, *from, *to, change) || is_anothers(x, *to, *from, change)));
}

static bool are_points(fig_frames *x, int32_t change, int32_t *to, int32_t *from)
{
    x->points = true;
    const bool found = fig_str_is(fig_of(x->c, change)->unit, "%") && fig_frame_sought_points(x, change, to, from);
    x->points = false;
    return found;
}

size_t fig_frames_read(fig_checking *c, fig_claim **out)
{
    const size_t n = c->result->count + 1;
    fig_frames x = {c,
                    fig_calloc(n, 1),
                    fig_calloc(n, 1),
                    fig_calloc(n, sizeof *x.facts),
                    fig_calloc(n, sizeof *x.led),
                    fig_calloc(n, sizeof *x.changed),
                    fig_calloc(n, sizeof *x.held),
                    false};
    size_t count = 0;
    *out = fig_calloc(n, sizeof **out);
    c->nomem = c->nomem || !x.is || !x.ways || !x.facts || !x.led || !x.changed || !x.held || !*out;
    if (!c->nomem)
        fig_frames_mark(&x);
    for (int32_t i = 0, to, from; !c->nomem && (size_t)i < c->result->count; i++) {
        if (is_told(&x, i) && !(x.is[i] & IS_TAKEN) && !fig_is_marked(c, i, FIG_MARK_APART) &&
            (is_found(&x, i, &to, &from) || fig_frame_sought(&x, i, &to, &from) || are_points(&x, i, &to, &from)))
            (*out)[count++] = (fig_claim){.figures = {to, from, i}, .count = 3, .of = FIG_CLAIM_MOVE, .direction = x.ways[i]};
        fig_forget_numbers(c);
    }
    fig_free(x.is);
    fig_free(x.ways);
    fig_free(x.facts);
    fig_free(x.led);
    fig_free(x.changed);
    fig_free(x.held);
    return count;
}
