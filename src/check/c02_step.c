/*
 * C2, steps: a value, how far it went and what part of the value before that is, in one sentence or two.
 *
 * in   "settled at $66.72. The contract was up $1.43, or 2.7%"          out   1.43 of 65.29 are 2.2 percent
 * Told over two sentences it may be of something else: then one wrong digit has to explain what does not fit.
 */
#include "checking.h"

void fig_check_step(fig_checking *c, fig_move *m)
{
    const fig_figure *to = fig_of(c, m->to), *percent = NULL;
    size_t d = 0, p = 0;
    for (size_t i = 0; i < m->change_count; i++) {
        const fig_figure *f = fig_of(c, m->changes[i]);
        if (fig_str_is(f->unit, "%")) {
            percent = f;
            p = i;
        } else if (f->kind != FIG_KIND_RATIO)
            d = i;
    }
    const fig_figure *delta = fig_of(c, m->changes[d]);
    const bool is_signed =
        delta->value.ptr && (delta->value.ptr[0] == '-' || memchr(delta->text.ptr, '+', delta->text.len)); /* (-7.40, -3.85%) */
    fig_direction direction = is_signed ? FIG_DIRECTION_UP : m->direction != FIG_DIRECTION_NONE ? m->direction : delta->direction;
    if (!percent || d == p || delta->kind == FIG_KIND_RATIO || fig_str_is(to->unit, "%") || !fig_str_same(delta->unit, to->unit))
        return;
    const fig_interval if_up = fig_interval_sub(&c->pool, m->now, m->by[d]), if_down = fig_interval_add(&c->pool, m->now, m->by[d]);
    m->before = direction == FIG_DIRECTION_UP     ? if_up
                : direction == FIG_DIRECTION_DOWN ? if_down
                                                  : (fig_interval){if_up.low, if_down.high, if_up.has_low, if_down.has_high};
    fig_compared x = {
        .check = 2, .figures = {m->changes[d], m->changes[p], m->to}, .count = 3, .stated = percent->text, .unit = percent->unit};
    x.recomputed = fig_interval_mul(&c->pool, fig_interval_div(&c->pool, m->by[d], m->before), fig_interval_exact(fig_number_int(100)));
    if (is_signed && delta->value.ptr[0] == '-' && percent->value.ptr && percent->value.ptr[0] != '-') /* (-7.40, 3.85%) */
        x.recomputed = fig_interval_neg(&c->pool, x.recomputed);
    x.verdict = fig_compare(c, x.recomputed, m->by[p]);
    const fig_interval of_now =
        fig_interval_mul(&c->pool, fig_interval_div(&c->pool, m->by[d], m->now), fig_interval_exact(fig_number_int(100)));
    const bool base = x.verdict == FIG_VERDICT_INCONSISTENT && fig_compare(c, of_now, m->by[p]) == FIG_VERDICT_CONSISTENT;
    x.check = base ? 3 : 2;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_strbuf_puts(&c->why, direction == FIG_DIRECTION_UP     ? "A rise of "
                                 : direction == FIG_DIRECTION_DOWN ? "A fall of "
                                                                   : "A change of ");
        fig_say_figure(&c->why, delta);
        fig_strbuf_puts(&c->why, " to ");
        fig_say_figure(&c->why, to);
        fig_strbuf_puts(&c->why, " is ");
        fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? "%, as stated: " : "%, not ");
        fig_say_figure(&c->why, percent);
        fig_strbuf_puts(&c->why, base ? ", which it is of the new value" : "");
    }
    fig_finding_add(c, &x, NULL);
}

/* values: the value now, the difference, the percentage that it is of the value before, whichever way it went */
static bool step_fits(fig_checking *c, const fig_interval *values, void *user)
{
    const fig_interval hundred = fig_interval_exact(fig_number_int(100));
    const fig_interval befores[] = {fig_interval_sub(&c->pool, values[0], values[1]), fig_interval_add(&c->pool, values[0], values[1])};
    bool fits = false;
    (void)user;
    for (size_t i = 0; i < 2 && !fits; i++) {
        const fig_interval by = fig_interval_mul(&c->pool, fig_interval_div(&c->pool, values[1], befores[i]), hundred);
        fits = fig_interval_bounded(by) && !fig_interval_disjoint(&c->pool, by, values[2]);
    }
    return fits;
}

/* "It was up $1.43, or 2.2 percent": of the value that the sentence before tells? Where it does not fit, one wrong digit has to explain it: the two may be of something else. */
static bool is_step_of(fig_checking *c, const int32_t figures[3])
{
    fig_interval values[3];
    return fig_read(c, figures, 3, values) &&
           (step_fits(c, values, NULL) || fig_slip_explains(c, figures, values, 3, true, step_fits, NULL));
}

const fig_claim *fig_claim_complete(fig_checking *c, const fig_claim *claim, fig_claim *out)
{
    const bool step = claim->of == FIG_CLAIM_THAT_STEP;
    if ((!step && claim->of != FIG_CLAIM_THAT_MOVE) || claim->count != 2)
        return claim;
    const int32_t now = fig_said_before(c, claim->figures[0]);
    *out = *claim;
    out->figures[0] = now < 0 ? claim->figures[0] : now;
    out->figures[1] = claim->figures[0];
    out->figures[2] = claim->figures[1];
    out->count = 3;
    out->of = now < 0 || (step && !is_step_of(c, out->figures)) ? FIG_CLAIM_NONE : step ? FIG_CLAIM_STEP : FIG_CLAIM_MOVE;
    return out;
}
