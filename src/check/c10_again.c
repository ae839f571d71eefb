/*
 * C10, once more: a number of things that the text speaks of as known is the one that it gave before.
 *
 * in   "It had 31,240 starters.", later "the 31,420 starters"          out   a finding
 * Only a slip is said: two digits that changed places in a number of four digits or more, or an amount a thousand or a million times as large (C11); and only where no figure before has the
 * number, with the same noun. Limit: of the figures before the last 256 are looked at.
 */
#include "checking.h"

enum { FIGURES_BEFORE = 256, DIGITS_LEAST = 4, MONEY_DIGITS_LEAST = 3 };

static bool may_be_same(const fig_figure *f, const fig_figure *g)
{
    return (g->kind == FIG_KIND_COUNT || g->kind == FIG_KIND_MONEY) && g->kind == f->kind && g->value.ptr && g->mod == FIG_MOD_NONE &&
           g->role != FIG_ROLE_CHANGE && !g->per.len && fig_str_same(f->unit, g->unit) && fig_str_same(f->field, g->field);
}

/* "the 4.2 million euros" of what were 4.2 billion: the same digits with another word of scale. */
static bool is_slip_of_scale(fig_checking *c, const fig_figure *f, const fig_figure *g)
{
    fig_number n, m;
    if (f->kind != FIG_KIND_MONEY || !fig_read_number(c, f->value, &n) || !fig_read_number(c, g->value, &m) || fig_number_is_zero(n))
        return false;
    for (int power = 3; power <= 6; power += 3)
        if (fig_number_cmp(&c->pool, fig_number_scale(&c->pool, n, power), m) == 0 ||
            fig_number_cmp(&c->pool, fig_number_scale(&c->pool, m, power), n) == 0)
            return true;
    return false;
}

static void add(fig_checking *c, int32_t figure, int32_t before, fig_verdict verdict)
{
    const int check = verdict == FIG_VERDICT_INCONSISTENT && is_slip_of_scale(c, fig_of(c, figure), fig_of(c, before)) ? 11 : 10;
    fig_compared x = {.check = check, .verdict = verdict, .figures = {figure, before}, .count = 2, .stated = fig_of(c, figure)->text};
    fig_number n;
    x.unit = fig_of(c, before)->unit;
    if (!fig_read_number(c, fig_of(c, before)->value, &n))
        return;
    x.recomputed = fig_interval_exact(n);
    if (fig_finding_wanted(c, verdict)) {
        fig_strbuf_puts(&c->why, "The text speaks of ");
        fig_say_figure(&c->why, fig_of(c, figure));
        fig_strbuf_puts(&c->why, verdict == FIG_VERDICT_CONSISTENT ? ", as before: " : ", but before of ");
        fig_say_figure(&c->why, fig_of(c, before));
    }
    fig_finding_add(c, &x, NULL);
}

static void look_back(fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    const int32_t last = figure > FIGURES_BEFORE ? figure - FIGURES_BEFORE : 0;
    int32_t slip = -1;
    if (!may_be_same(f, f))
        return;
    for (int32_t i = figure - 1; i >= last; i--) {
        const fig_figure *g = fig_of(c, i);
        if (!may_be_same(f, g))
            continue;
        if (fig_str_same(f->value, g->value)) {
            add(c, figure, i, FIG_VERDICT_CONSISTENT);
            return;
        }
        if (slip < 0 &&
            (is_slip_of_scale(c, f, g) ||
             (g->sentence != f->sentence && fig_is_slip_of_pen(f, g, f->kind == FIG_KIND_MONEY ? MONEY_DIGITS_LEAST : DIGITS_LEAST))))
            slip = i;
    }
    if (slip >= 0)
        add(c, figure, slip, FIG_VERDICT_INCONSISTENT);
}

void fig_check_again(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count && !c->nomem; i++)
        if (c->result->claims[i].of == FIG_CLAIM_AGAIN)
            look_back(c, c->result->claims[i].figures[0]);
}
