/*
 * C5, sought: a share whose part and whole no wording ties to it: they are looked for, and believed where a slip explains what does not fit.
 *
 * in   "killed 412 lambs ... against 12,390 born. It comes to 3.1 per cent"          out   412, 3.1 per cent and 12,390: of 13,290 it would be
 * In sight are the share's sentence, else two before it as well, else one behind too. Where the share, or a change of so much, holds between any two amounts there, nothing is wrong. Else the one pair counts of which it would be the share, had two
 * digits not changed places, or were one amount a thousand or a million times as large (sought.h).
 */
#include "../base/alloc.h"
#include "sought.h"

enum { WINDOWS = 3 };
/* Sentences before and behind the share's own that are looked at, as long as no pair is in sight. */
static const unsigned windows[WINDOWS][2] = {{0, 0}, {2, 0}, {2, 1}};

typedef struct shares {
    fig_checking *c;
    int32_t share, whole; /* the amount that the words call its whole; -1: none */
    fig_sought near;
    size_t pairs;
} shares;

/* values: part, share, whole */
static bool fits(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_interval hundred = fig_interval_exact(fig_number_int(100));
    (void)user;
    return !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, fig_interval_div(&c->pool, values[0], values[2]), hundred),
                                  values[1]);
}

/* A share of 14.6 percent may be told as 14. */
static bool may_be_cut(fig_checking *c, fig_interval share, fig_interval told)
{
    const fig_number width = fig_number_sub(&c->pool, told.high, told.low);
    return !fig_interval_disjoint(&c->pool, share,
                                  fig_interval_add(&c->pool, told, fig_interval_exact(fig_number_div(&c->pool, width, fig_number_int(2)))));
}

/* "Up 1.35 at 92.15, or 1.49 percent": is the first how far the second went, by that much? A change is small beside what it leads to. */
static bool is_step(fig_checking *c, fig_interval x, fig_interval y, fig_interval by)
{
    enum { SMALL = 5 };
    const fig_interval hundred = fig_interval_exact(fig_number_int(100)),
                       up = fig_interval_div(&c->pool, x, fig_interval_sub(&c->pool, y, x)),
                       down = fig_interval_div(&c->pool, x, fig_interval_add(&c->pool, y, x));
    return fig_number_cmp(&c->pool, fig_number_mul(&c->pool, x.high, fig_number_int(SMALL)), y.low) < 0 &&
           (!fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, up, hundred), by) ||
            !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, down, hundred), by));
}

/* The share, or a change of so much, from the one to the other, or by the one to the other. */
static bool holds(fig_checking *c, int32_t a, int32_t b, int32_t share)
{
    const fig_interval one = fig_interval_exact(fig_number_int(1)), hundred = fig_interval_exact(fig_number_int(100));
    fig_interval x, y, by;
    if (!fig_read_roundly(c, a, &x) || !fig_read_roundly(c, b, &y) || !fig_read_roundly(c, share, &by))
        return true;
    const fig_interval ratio = fig_interval_div(&c->pool, x, y), change = fig_interval_sub(&c->pool, ratio, one);
    return may_be_cut(c, fig_interval_mul(&c->pool, ratio, hundred), by) || is_step(c, x, y, by) ||
           !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, ratio, hundred), by) ||
           !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, change, hundred), by) ||
           !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, fig_interval_neg(&c->pool, change), hundred), by);
}

/* Numbers of two things, 29,731 people of 63,480 names on the roll, of which two digits that changed places might make the share: it is no ten times off. */
static bool are_of_two_things(const shares *s, int32_t part, int32_t whole)
{
    enum { FAR = 10, HUNDRED = 100 };
    fig_checking *c = s->c;
    const fig_figure *f = fig_of(c, part), *g = fig_of(c, whole);
    fig_number a, b, share;
    if (f->kind != FIG_KIND_COUNT || g->kind != FIG_KIND_COUNT || fig_str_same(f->unit, g->unit) || !fig_read_number(c, f->value, &a) ||
        !fig_read_number(c, g->value, &b) || !fig_read_number(c, fig_of(c, s->share)->value, &share))
        return false;
    const fig_number made = fig_number_mul(&c->pool, a, fig_number_int(HUNDRED)), told = fig_number_mul(&c->pool, b, share);
    return fig_number_cmp(&c->pool, made, fig_number_mul(&c->pool, told, fig_number_int(FAR))) < 0 &&
           fig_number_cmp(&c->pool, told, fig_number_mul(&c->pool, made, fig_number_int(FAR))) < 0;
}

/* Two amounts, one of them in the share's own sentence. */
static bool are_a_pair(const shares *s, int32_t part, int32_t whole)
{
    fig_checking *c = s->c;
    const fig_figure *share = fig_of(c, s->share);
    const fig_figure *f = fig_of(c, part), *g = fig_of(c, whole);
    return part != whole && (fig_in_one_sentence(f, share) || fig_in_one_sentence(g, share)) && f->kind != FIG_KIND_PERCENT &&
           f->role != FIG_ROLE_CHANGE && g->role != FIG_ROLE_CHANGE &&
           (fig_move_comparable(c, f, g) || are_of_two_things(s, part, whole) ||
            (whole == s->whole && g->kind == FIG_KIND_NUMBER && !g->unit.len)) &&
           !fig_str_same(f->value, g->value) && (s->whole < 0 || whole == s->whole);
}

static bool read(const shares *s, int32_t part, int32_t whole, fig_interval values[3])
{
    return fig_read_strictly(s->c, part, &values[0]) && fig_read_strictly(s->c, s->share, &values[1]) &&
           fig_read_strictly(s->c, whole, &values[2]);
}

static fig_number room(fig_checking *c, const int32_t figures[3])
{
    return fig_number_add(&c->pool, fig_told_to(c, figures[1]), fig_told_best(c, figures[0], figures[2]));
}

static int let_pass(const shares *s, int32_t part, int32_t whole)
{
    const fig_figure *share = fig_of(s->c, s->share);
    const bool short_one = fig_digits_of(s->c, part) < 2 || fig_digits_of(s->c, whole) < 2;
    if (are_of_two_things(s, part, whole) || (short_one && s->whole < 0))
        return FIG_LET_PASS_APART;
    const bool with_part = fig_in_one_sentence(fig_of(s->c, part), share);
    return s->pairs > 1 ? FIG_LET_PASS : s->whole >= 0 && with_part ? FIG_LET_PASS_TIED : FIG_LET_PASS_ONE;
}

/* Is it the share, but for one slip? */
static bool is_slip(const shares *s, int32_t part, int32_t whole)
{
    enum { POWERS = 8 }; /* of ten, that both amounts are tried with */
    fig_checking *c = s->c;
    const int32_t figures[3] = {part, s->share, whole};
    const size_t digits = fig_digits_of(c, part) + fig_digits_of(c, s->share) + fig_digits_of(c, whole);
    fig_interval values[3];
    int power;
    if (!read(s, part, whole, values))
        return false;
    const fig_number left = room(c, figures);
    if (fig_is_no_chance(c, left, (digits - 2) * s->pairs, let_pass(s, part, whole)) &&
        fig_slip_explains(c, figures, values, 3, false, fits, NULL))
        return true;
    const int slipped =
        (fig_is_large(c, part) || fig_is_large(c, whole)) && fig_is_no_chance(c, left, POWERS * s->pairs, let_pass(s, part, whole))
            ? fig_find_slip(c, values, 3, fits, NULL, &power)
            : -1;
    return slipped == 0 || slipped == 2;
}

/* How many pairs are in sight; *told: the share is told of one as it stands. */
static size_t count_pairs(const shares *s, bool *told)
{
    size_t pairs = 0;
    for (size_t i = 0; i < s->near.count; i++)
        for (size_t k = 0; k < s->near.count; k++)
            if (are_a_pair(s, s->near.of[i], s->near.of[k])) {
                *told = *told || holds(s->c, s->near.of[i], s->near.of[k], s->share);
                pairs++;
            }
    return s->whole < 0 ? (pairs + 1) / 2 : pairs; /* each was met as a part and as a whole */
}

/* The only pair of which it would be the share. */
static bool find(shares *s, int32_t *part, int32_t *whole)
{
    size_t found = 0;
    bool told = false;
    if (!fig_sought_near(s->c, s->share, windows[WINDOWS - 1][0], windows[WINDOWS - 1][1], &s->near))
        return false;
    count_pairs(s, &told);
    if (told)
        return false;
    for (size_t w = 0; w < WINDOWS && !s->pairs; w++) {
        fig_sought_near(s->c, s->share, windows[w][0], windows[w][1], &s->near);
        s->pairs = count_pairs(s, &told);
    }
    for (size_t i = 0; i < s->near.count; i++)
        for (size_t k = 0; k < s->near.count && found < 2; k++)
            if (are_a_pair(s, s->near.of[i], s->near.of[k]) && is_slip(s, s->near.of[i], s->near.of[k]) &&
                !(found && fig_is_told_twice(s->c, *part, s->near.of[i]) && fig_is_told_twice(s->c, *whole, s->near.of[k]))) {
                *part = s->near.of[i];
                *whole = s->near.of[k];
                found++;
            }
    return found == 1;
}

/* Per share, one more than what the words call its whole: 3.1 per cent of the county's 12,390. */
static int32_t *wholes_of(const fig_checking *c)
{
    int32_t *wholes = fig_calloc(c->result->count + 1, sizeof *wholes);
    for (size_t i = 0; wholes && i < c->result->claim_count; i++)
        if (c->result->claims[i].of == FIG_CLAIM_OF_WHOLE)
            wholes[c->result->claims[i].figures[0]] = c->result->claims[i].figures[1] + 1;
    return wholes;
}

void fig_check_shares_sought(fig_checking *c)
{
    int32_t *wholes = wholes_of(c), part, whole;
    c->nomem = c->nomem || !wholes;
    for (int32_t i = 0; !c->nomem && (size_t)i < c->result->count; i++) {
        const fig_figure *f = fig_of(c, i);
        shares s = {.c = c, .share = i, .whole = wholes[i] - 1};
        if (!fig_str_is(f->unit, "%") || f->kind != FIG_KIND_PERCENT || f->role == FIG_ROLE_CHANGE || f->mod != FIG_MOD_NONE ||
            !f->value.ptr || fig_is_marked(c, i, FIG_MARK_APART | FIG_MARK_DOUBTED))
            continue;
        if (find(&s, &part, &whole))
            fig_compare_portion(c, (int32_t[3]){part, i, whole});
        fig_forget_numbers(c);
    }
    fig_free(wholes);
}
