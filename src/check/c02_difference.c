/*
 * C2: of a difference, the value before, the value now and the percentage any three give the fourth.
 *
 * in   "decreased $1.2 million to $23.5 million, from $24.7 million"          out   24.7 - 23.5 is 1.15 to 1.25 million: consistent
 * Movements come from the claims of a text and from its facts. What does not fit is looked at in turn: the wrong direction (C13), points called
 * percent (C12), the new value as base (C3), a slip of a thousand (C11); what remains is C2.
 */
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "checking.h"

typedef struct slip_user {
    const fig_move *move;
    size_t k;
    bool change; /* an amount, which may have slipped as well; a percentage does not */
} slip_user;

/* values: now, before, and what changed where that may be what slipped */
static bool move_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const slip_user *u = user;
    fig_move m = *u->move;
    fig_interval size;
    m.now = values[0];
    m.before = values[1];
    if (!fig_move_size(c, &m, fig_unit_of(c, fig_of(c, m.changes[u->k])), &size) ||
        fig_interval_disjoint(&c->pool, size, u->change ? values[2] : m.by[u->k]))
        return false;
    return m.direction == FIG_DIRECTION_NONE || fig_interval_disjoint(&c->pool, m.now, m.before) == false ||
           (fig_number_cmp(&c->pool, m.now.low, m.before.low) > 0) == (m.direction == FIG_DIRECTION_UP);
}

static bool find_slip(fig_checking *c, const fig_move *m, size_t k)
{
    fig_interval values[3] = {m->now, m->before, m->by[k]};
    slip_user user = {m, k, fig_str_same(fig_of(c, m->changes[k])->unit, fig_of(c, m->to)->unit)};
    int power, slipped = fig_of(c, m->to)->kind == FIG_KIND_DURATION
                             ? -1
                             : fig_find_slip(c, values, user.change ? 3 : 2, move_fits, &user, &power);
    if (slipped < 0)
        return false;
    int32_t which = slipped == 2 ? m->changes[k] : m->to;
    if (slipped < 2) {
        /* Scaling one way is scaling the other the other way: the value now is looked at first. */
        power = slipped == 0 ? power : -power;
        values[0] = fig_interval_mul(&c->pool, m->now, fig_interval_exact(fig_number_scale(&c->pool, fig_number_int(1), power)));
        if (!move_fits(c, values, &user)) {
            which = m->from;
            power = -power;
        }
    }
    fig_compared x = fig_move_compared(m, k, 11);
    x.stated = fig_of(c, which)->text;
    c->text.len = 0;
    fig_say_slip(c, &c->text, which, power);
    fig_move_say(c, m);
    fig_strbuf_puts(&c->why, " is no change of ");
    fig_say_figure(&c->why, fig_of(c, m->changes[k]));
    fig_strbuf_format(&c->why, "; with %s it would be", fig_strbuf_cstr(&c->text));
    fig_finding_add(c, &x, fig_arena_copy(&c->result->arena, c->text.data, c->text.len));
    return true;
}

/* "From 500 million euros to 540 million euros is 7.9 to 8.1%, not 18 percent" */
static void say_size(fig_checking *c, const fig_move *m, size_t k, const fig_compared *x)
{
    fig_move_say(c, m);
    fig_strbuf_puts(&c->why, " is ");
    fig_say_like(&c->why, &c->pool, x->recomputed, fig_of(c, m->changes[k]), x->verdict == FIG_VERDICT_CONSISTENT);
    fig_strbuf_puts(&c->why, x->verdict == FIG_VERDICT_CONSISTENT ? ", as stated: " : ", not ");
    fig_say_figure(&c->why, fig_of(c, m->changes[k]));
}

/* More than ten times as much: "a 5 percent rise in thefts in towns from 10,000 to 50,000 people". */
static bool is_far(fig_checking *c, fig_interval size, fig_interval said)
{
    fig_interval most = fig_interval_mul(&c->pool, said, fig_interval_exact(fig_number_int(10)));
    return size.has_low && most.has_high && fig_number_cmp(&c->pool, size.low, most.high) > 0;
}

static void check_change(fig_checking *c, const fig_move *m, size_t k)
{
    const fig_figure *change = fig_of(c, m->changes[k]);
    fig_compared x = fig_move_compared(m, k, 2);
    if (change->kind == FIG_KIND_MULTIPLE) {
        fig_find_factor(c, m, k);
        return;
    }
    if (change->kind == FIG_KIND_RATIO) {
        fig_check_fraction(c, m, k);
        return;
    }
    if (!fig_move_size(c, m, fig_unit_of(c, change), &x.recomputed))
        return;
    x.verdict = fig_compare(c, x.recomputed, m->by[k]);
    x.stated = change->text;
    x.unit = change->unit;
    fig_move printed;
    if (x.verdict == FIG_VERDICT_CONSISTENT && fig_move_as_printed(c, m, k, &printed) &&
        (fig_find_points(c, &printed, k) || fig_find_wrong_base(c, &printed, k)))
        return;
    if (x.verdict == FIG_VERDICT_INCONSISTENT &&
        (fig_find_points(c, m, k) || fig_find_wrong_base(c, m, k) || (m->from != m->to && find_slip(c, m, k))))
        return;
    if (x.verdict == FIG_VERDICT_INCONSISTENT && m->of_fact && is_far(c, x.recomputed, m->by[k]))
        return;
    if (fig_finding_wanted(c, x.verdict))
        say_size(c, m, k, &x);
    fig_finding_add(c, &x, NULL);
}

/* Do the values move against the direction that the text gives? */
static bool is_turned(fig_checking *c, const fig_move *m)
{
    bool rises = fig_number_cmp(&c->pool, m->now.low, m->before.low) > 0;
    return m->direction != FIG_DIRECTION_NONE && !m->quoted && fig_interval_disjoint(&c->pool, m->now, m->before) &&
           rises != (m->direction == FIG_DIRECTION_UP);
}

/* Do the values move as the text says, and by so much? */
static bool does_hold(fig_checking *c, const fig_move *m)
{
    for (size_t k = 0; k < m->change_count; k++) {
        fig_interval size;
        if (fig_move_size(c, m, fig_unit_of(c, fig_of(c, m->changes[k])), &size) && fig_interval_disjoint(&c->pool, size, m->by[k]))
            return false;
    }
    return !is_turned(c, m);
}

static void check_move(fig_checking *c, fig_move *m)
{
    if (!fig_move_read(c, m))
        return;
    if (m->from < 0) {
        fig_check_step(c, m);
        return;
    }
    if (!does_hold(c, m) && fig_move_is_anothers(c, m))
        return;
    if (is_turned(c, m)) { /* because a thousand is missing, or it is so */
        bool slip = false;
        for (size_t k = 0; k < m->change_count && m->from != m->to && !slip; k++)
            slip = fig_of(c, m->changes[k])->kind != FIG_KIND_MULTIPLE && find_slip(c, m, k);
        if (slip)
            return;
    }
    if ((!m->change_count && fig_find_magnitude(c, m)) || fig_find_direction(c, m))
        return;
    for (size_t k = 0; k < m->change_count; k++)
        check_change(c, m, k);
}

/* The end of a scale: `4 on a scale of 9, down from 5`. */
static bool is_no_value(const fig_checking *c, int32_t figure)
{
    return fig_is_marked(c, figure, FIG_MARK_APART) && fig_of(c, figure)->kind != FIG_KIND_PERCENT;
}

/* The fact whose value each figure is; NULL: of none. */
static const fig_fact *fact_of(const fig_checking *c, const int32_t *facts, int32_t figure)
{
    return facts[figure] ? &c->result->facts[facts[figure] - 1] : NULL;
}

/* What claims say of a figure, in `quoted`: it falls as what it is the value of rises; another is held against it, and its noun stands before it. */
enum { IS_QUOTED = 1, IS_HELD_OF = 2 };

/* The noun of an amount, the last word but one before it: "costs of $31 million". */
static fig_str noun_before(const fig_checking *c, const fig_figure *f)
{
    fig_str noun = {NULL, 0};
    const fig_field_text *t = fig_text_of(c, f);
    size_t at = f->text_start;
    for (int word = 0; t && word < 2; word++) {
        while (at > 0 && !fig_ascii_is_letter(t->text[at - 1]))
            at--;
        const size_t end = at;
        while (at > 0 && fig_ascii_is_letter(t->text[at - 1]))
            at--;
        noun = (fig_str){t->text + at, end - at};
    }
    return noun;
}

/* Is what the value is held against said to be something else: sales of $40 million, compared with costs of $31 million? */
static bool is_of_another(const fig_checking *c, const int32_t *facts, int32_t to, int32_t from)
{
    const fig_fact *fact = fact_of(c, facts, to);
    const fig_str noun = noun_before(c, fig_of(c, from));
    return fact && fact->measure.len && noun.len && !fig_same_measure(c, fact->measure, noun);
}

static bool is_move(const fig_claim *claim)
{
    return claim->of == FIG_CLAIM_MOVE || claim->of == FIG_CLAIM_HELD || claim->of == FIG_CLAIM_LOOSE;
}

static void check_claim(fig_checking *c, const fig_claim *claim, const uint8_t *quoted, const int32_t *facts)
{
    const size_t first = is_move(claim) ? 2 : 1;
    const int32_t from = claim->of == FIG_CLAIM_STEP ? -1 : claim->figures[first - 1];
    fig_move again, m = {.to = claim->figures[0], .from = from, .direction = (fig_direction)claim->direction};
    if (claim->count < first)
        return;
    for (size_t i = first; i < claim->count && m.change_count < FIG_MOVE_CHANGES; i++)
        if (!fig_is_marked(c, claim->figures[i], FIG_MARK_APART))
            m.changes[m.change_count++] = claim->figures[i];
    if (m.direction == FIG_DIRECTION_NONE && m.change_count)
        m.direction = fig_of(c, m.changes[0])->direction;
    m.quoted = quoted[m.to] & IS_QUOTED;
    m.loose = claim->of == FIG_CLAIM_LOOSE;
    if (claim->of == FIG_CLAIM_HELD && !fig_held_counts(c, claim, fact_of(c, facts, m.to)))
        return;
    if (from >= 0 && quoted[from] & IS_HELD_OF && is_of_another(c, facts, m.to, from))
        return;
    if (claim->of == FIG_CLAIM_MARGIN)
        m.direction = FIG_DIRECTION_NONE; /* whoever has the more */
    for (size_t i = 0; i < m.change_count; i++)
        if (fig_is_marked(c, m.changes[i], FIG_MARK_BETTER))
            m.direction = FIG_DIRECTION_NONE;
    if (is_no_value(c, m.to))
        return;
    check_move(c, &m);
    if (fig_move_again(c, &m, &again))
        check_move(c, &again);
}

/* Another value of the same kind between the two, which is no change: "to 4.5 percent and the deposit rate to 4 percent from 3.75". Whose the value before is, is unsure then. */
static bool stands_between(fig_checking *c, const fig_fact *f)
{
    int32_t first = f->figure < f->from_figure ? f->figure : f->from_figure, last = f->figure < f->from_figure ? f->from_figure : f->figure;
    for (int32_t i = first + 1; i < last; i++) {
        bool change = fig_of(c, i)->role == FIG_ROLE_CHANGE;
        for (size_t k = 0; k < f->change_count; k++)
            change = change || f->changes[k].figure == i;
        if (!change && fig_of(c, i)->kind != FIG_KIND_DATE && fig_move_comparable(c, fig_of(c, i), fig_of(c, f->figure)))
            return true;
    }
    return false;
}

static void check_fact(fig_checking *c, const fig_fact *f, const uint8_t *quoted)
{
    fig_move m = {.to = f->figure, .from = f->from_figure, .of_fact = true};
    const bool expected = fig_str_is(f->obs_status, "F"); /* its value, or the one that it is held against: "$1.10 expected" */
    if (f->figure < 0 || f->from_figure < 0 || expected || stands_between(c, f))
        return;
    for (size_t i = 0; i < f->change_count && m.change_count < FIG_MOVE_CHANGES; i++)
        if (f->changes[i].figure >= 0 && !fig_is_marked(c, f->changes[i].figure, FIG_MARK_APART)) {
            m.changes[m.change_count++] = f->changes[i].figure;
            m.direction = fig_is_marked(c, f->changes[i].figure, FIG_MARK_BETTER) ? FIG_DIRECTION_NONE : f->changes[i].direction;
        }
    m.quoted = quoted[m.to] & IS_QUOTED;
    if (m.change_count && !is_no_value(c, m.to) && fig_counts_from_held(c, m.to, m.from, f))
        check_move(c, &m);
}

/* What a claim says of a figure: no fact need say it again, and what was before another value was not before this one. */
enum { IS_NOW = 1, IS_BEFORE = 2, HAS_CHANGE = 4 };

/* Against its direction, and by another amount too: then the words that told which value was before were misheard, not the direction. */
static void set_right(fig_checking *c, fig_claim *frame)
{
    const int32_t to = frame->figures[0], from = frame->figures[1], change = frame->figures[2];
    fig_move m = {.to = to, .from = from, .changes = {change}, .change_count = 1, .direction = (fig_direction)frame->direction};
    fig_interval size;
    if (fig_move_read(c, &m) && is_turned(c, &m) && fig_move_size(c, &m, fig_unit_of(c, fig_of(c, change)), &size) &&
        fig_interval_disjoint(&c->pool, size, m.by[0])) {
        frame->figures[0] = from;
        frame->figures[1] = to;
    }
}

/* Moves whose figures stand apart, so far as no wording told a change of the value now. */
static void check_frames(fig_checking *c, uint8_t *is, const uint8_t *quoted, const int32_t *facts)
{
    fig_claim *frames = NULL;
    const size_t frame_count = c->nomem ? 0 : fig_frames_read(c, &frames);
    for (size_t i = 0; !c->nomem && i < frame_count; i++) {
        if (is[frames[i].figures[0]] & HAS_CHANGE)
            continue;
        if ((is[frames[i].figures[0]] & IS_NOW && is[frames[i].figures[1]] & IS_BEFORE) ||
            fig_of(c, frames[i].figures[0])->kind == FIG_KIND_DURATION)
            frames[i].direction = FIG_DIRECTION_NONE; /* which has been looked at; and a gain of two seconds is two seconds less */
        set_right(c, &frames[i]);
        is[frames[i].figures[0]] |= IS_NOW | HAS_CHANGE;
        is[frames[i].figures[1]] |= IS_BEFORE;
        check_claim(c, &frames[i], quoted, facts);
    }
    fig_free(frames);
}

void fig_check_moves(fig_checking *c)
{
    const fig_result *r = c->result;
    uint8_t *is = fig_calloc(r->count + 1, 1), *quoted = fig_calloc(r->count + 1, 1);
    int32_t *facts = fig_calloc(r->count + 1, sizeof *facts); /* per figure: one more than the fact whose value it is */
    if (!is || !quoted || !facts)
        c->nomem = true;
    for (size_t i = 0; !c->nomem && i < r->fact_count; i++)
        if (r->facts[i].figure >= 0)
            facts[r->facts[i].figure] = (int32_t)i + 1;
    for (size_t i = 0; !c->nomem && i < r->claim_count; i++)
        if (r->claims[i].of == FIG_CLAIM_QUOTE || r->claims[i].of == FIG_CLAIM_HELD_OF)
            quoted[r->claims[i].figures[0]] |= r->claims[i].of == FIG_CLAIM_QUOTE ? IS_QUOTED : IS_HELD_OF;
    for (size_t i = 0; !c->nomem && i < r->claim_count; i++) {
        fig_claim with_before;
        const fig_claim *claim = fig_claim_complete(c, &r->claims[i], &with_before);
        const bool move = is_move(claim) && claim->count > 1;
        if ((!move && claim->of != FIG_CLAIM_STEP && claim->of != FIG_CLAIM_RANGE && claim->of != FIG_CLAIM_MARGIN) ||
            (is[claim->figures[0]] & IS_NOW) || (move && (is[claim->figures[1]] & IS_BEFORE))) /* of another value, as a surer rule says */
            continue;
        is[claim->figures[0]] |= (uint8_t)(claim->count > 2 || !move ? IS_NOW | HAS_CHANGE : IS_NOW);
        if (move)
            is[claim->figures[1]] |= IS_BEFORE;
        check_claim(c, claim, quoted, facts);
    }
    check_frames(c, is, quoted, facts);
    for (size_t i = 0; !c->nomem && i < r->fact_count; i++)
        if (r->facts[i].figure >= 0 && r->facts[i].from_figure >= 0 && !(is[r->facts[i].figure] & IS_NOW) &&
            !(is[r->facts[i].from_figure] & IS_BEFORE))
            check_fact(c, &r->facts[i], quoted);
    fig_free(is);
    fig_free(quoted);
    fig_free(facts);
}
