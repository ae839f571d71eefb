/*
 * C6, sought: two rates of one thing for two lengths of time that no wording ties, and that a slip of the pen explains.
 *
 * in   "asks $39,000 a year. "That's $3,520 a month," she said"          out   12 times 3,250 are 39,000
 * In sight is the sentence of the first and the one behind it. Where any two rates of the unit there agree, nothing is wrong.
 */
#include "c06_period.h"
#include "sought.h"

typedef struct rates {
    fig_checking *c;
    int32_t first, end; /* figures in sight */
    fig_interval ratio; /* of the two at hand */
    bool turned;        /* the first is for the longer time */
} rates;

static bool is_rate(const fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    const bool kind = f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY || f->kind == FIG_KIND_COUNT;
    return kind && f->value.ptr && f->mod == FIG_MOD_NONE && f->role != FIG_ROLE_CHANGE && fig_period_of(f->per) != NO_PERIOD;
}

/* How many of the one's time are in the other's; false: they are not of one unit, or of one time. */
static bool read_ratio(rates *s, int32_t a, int32_t b)
{
    const fig_figure *f = fig_of(s->c, a), *g = fig_of(s->c, b);
    const int p = fig_period_of(f->per), q = fig_period_of(g->per);
    s->turned = p > q;
    return p != q && f->kind == g->kind && fig_str_same(f->unit, g->unit) && !fig_str_same(f->value, g->value) &&
           fig_period_ratio(s->c, s->turned ? p : q, s->turned ? q : p, false, &s->ratio);
}

/* values: the first rate, the second */
static bool fits(fig_checking *c, const fig_interval *values, void *user)
{
    const rates *s = user;
    return !fig_interval_disjoint(&c->pool, values[s->turned ? 0 : 1], fig_interval_mul(&c->pool, values[s->turned ? 1 : 0], s->ratio));
}

static bool agree(rates *s, int32_t a, int32_t b)
{
    fig_interval values[2];
    return read_ratio(s, a, b) && fig_read_roundly(s->c, a, &values[0]) && fig_read_roundly(s->c, b, &values[1]) && fits(s->c, values, s);
}

/* Would they agree, had two digits of one not changed places? */
static bool is_slip(rates *s, int32_t a, int32_t b, size_t trials)
{
    fig_checking *c = s->c;
    const int32_t figures[2] = {a, b};
    const size_t digits = fig_digits_of(c, a) + fig_digits_of(c, b);
    fig_interval values[2];
    if (!read_ratio(s, a, b) || !fig_read_strictly(c, a, &values[0]) || !fig_read_strictly(c, b, &values[1]))
        return false;
    const fig_number width = fig_number_div(&c->pool, fig_number_sub(&c->pool, s->ratio.high, s->ratio.low), s->ratio.high),
                     room = fig_number_add(&c->pool, width, fig_told_best(c, a, b));
    return fig_is_no_chance(c, room, digits * trials, FIG_LET_PASS_APART) && fig_slip_explains(c, figures, values, 2, false, fits, s);
}

/* Pairs of rates of one thing from `a` on; *agreed: one of them holds. */
static size_t count_pairs(rates *s, bool *agreed)
{
    size_t pairs = 0;
    for (int32_t a = s->first; a < s->end; a++)
        for (int32_t b = a + 1; b < s->end && is_rate(s->c, a); b++)
            if (is_rate(s->c, b) && read_ratio(s, a, b)) {
                *agreed = *agreed || agree(s, a, b);
                pairs++;
            }
    return pairs;
}

void fig_check_two_rates(fig_checking *c)
{
    for (int32_t a = 0; (size_t)a < c->result->count && !c->nomem; a++) {
        rates s = {.c = c};
        bool agreed = false;
        if (!is_rate(c, a) || fig_is_marked(c, a, FIG_MARK_DOUBTED))
            continue;
        fig_sought_window(c, a, 0, 1, &s.first, &s.end);
        const size_t pairs = s.end - s.first > FIG_SOUGHT_MOST ? 0 : count_pairs(&s, &agreed);
        for (int32_t b = a + 1; b < s.end && pairs && !agreed; b++)
            if (is_rate(c, b) && !fig_is_marked(c, b, FIG_MARK_DOUBTED) && is_slip(&s, a, b, pairs)) {
                fig_compare_two_rates(c, a, b);
                break;
            }
        fig_forget_numbers(c);
    }
}
