/*
 * C5, levies and stakes: a percentage of a price that stands apart from it, and what that makes.
 *
 * in   "The price is $8,000. With sales tax of 20 percent the farmer pays $9,800"          out   20 percent of 8,000 is 1,600, which makes 9,600 or 6,400
 * The price is the only other amount of the sentence, else of the one before. The words do not tell whether the part itself is meant, or the price with it or without it:
 * where any of them fits all is well; where none does, but one comes near, it is a finding. What is far from all was reckoned from something else.
 */
#include "checking.h"

enum { MADE = 4, PART = 0 };

static bool is_amount(const fig_figure *f)
{
    return f->kind == FIG_KIND_MONEY && f->value.ptr && f->same_as < 0 && f->restates < 0;
}

/* The only other amount of the currency in the sentences back to `back` before; -1: none, or several. */
static int32_t only_amount(const fig_checking *c, int32_t made, uint32_t back)
{
    const fig_figure *m = fig_of(c, made);
    int32_t first = made, found = -1;
    while (first > 0 && fig_of(c, first - 1)->sentence + back >= m->sentence && fig_str_same(fig_of(c, first - 1)->field, m->field))
        first--;
    for (int32_t i = first; (size_t)i < c->result->count; i++) {
        const fig_figure *f = fig_of(c, i);
        if (f->sentence > m->sentence || !fig_str_same(f->field, m->field))
            break;
        if (i == made || f->kind != FIG_KIND_MONEY || f->same_as == made)
            continue;
        if (found >= 0 || !is_amount(f) || !fig_str_same(f->unit, m->unit) || f->mod != FIG_MOD_NONE || f->role == FIG_ROLE_CHANGE)
            return -1;
        found = i;
    }
    return found;
}

/* The part itself, the price with it and without it, and the price of which it is a part already. */
static void reckon(fig_checking *c, fig_interval price, fig_interval percent, fig_interval out[MADE])
{
    const fig_interval one = fig_interval_exact(fig_number_int(1)),
                       share = fig_interval_div(&c->pool, percent, fig_interval_exact(fig_number_int(100)));
    out[PART] = fig_interval_mul(&c->pool, price, share);
    out[1] = fig_interval_mul(&c->pool, price, fig_interval_add(&c->pool, one, share));
    out[2] = fig_interval_mul(&c->pool, price, fig_interval_sub(&c->pool, one, share));
    out[3] = fig_interval_div(&c->pool, price, fig_interval_add(&c->pool, one, share));
}

/* Within a quarter of it; a part, within half. */
static bool comes_near(fig_checking *c, fig_interval reckoned, fig_interval said, bool part)
{
    const fig_number one = fig_number_int(1), off = fig_number_div(&c->pool, one, fig_number_int(part ? 2 : 4));
    return !fig_interval_disjoint(&c->pool, fig_interval_mul(&c->pool, reckoned, fig_interval_around(&c->pool, one, off)), said);
}

/* A price that is round, read to the place that what it makes is written to: $8,000 beside $9,600. */
static fig_interval as_fine(fig_checking *c, fig_interval value, const fig_figure *price, const fig_figure *made)
{
    fig_number own, half, n;
    if (!price->precision_loose.ptr || !fig_read_number(c, price->precision_loose, &own) || !fig_read_number(c, price->value, &n) ||
        !fig_read_number(c, made->precision_loose.ptr ? made->precision_loose : made->precision, &half) ||
        fig_number_cmp(&c->pool, half, own) >= 0)
        return value;
    return fig_interval_around(&c->pool, n, half);
}

/* A price, a percentage and what they make: `parts` of the ways to reckon count. */
static void compare(fig_checking *c, const int32_t figures[3], size_t parts)
{
    fig_interval values[3], made[MADE];
    bool fits = false, near = false;
    for (size_t i = 0; i < 3; i++)
        if (fig_of(c, figures[i])->mod != FIG_MOD_NONE)
            return;
    if (!fig_str_is(fig_of(c, figures[1])->unit, "%") || !fig_read(c, figures, 3, values))
        return;
    values[0] = as_fine(c, values[0], fig_of(c, figures[0]), fig_of(c, figures[2]));
    reckon(c, values[0], values[1], made);
    for (size_t i = 0; i < parts; i++) {
        fits = fits || !fig_interval_disjoint(&c->pool, made[i], values[2]);
        near = near || comes_near(c, made[i], values[2], i == PART);
    }
    if (!fits && !near)
        return;
    fig_compared x = {.check = 5, .figures = {figures[1], figures[0], figures[2]}, .count = 3, .recomputed = made[PART]};
    x.stated = fig_of(c, figures[2])->text;
    x.unit = fig_of(c, figures[2])->unit;
    x.verdict = fits ? FIG_VERDICT_CONSISTENT : FIG_VERDICT_INCONSISTENT;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, fig_of(c, figures[1]));
        fig_strbuf_puts(&c->why, " of ");
        fig_say_figure(&c->why, fig_of(c, figures[0]));
        fig_strbuf_puts(&c->why, " is ");
        fig_say_like(&c->why, &c->pool, made[PART], fig_of(c, figures[2]), fits);
        fig_strbuf_puts(&c->why, fits ? ", which goes with " : ", which does not go with ");
        fig_say_figure(&c->why, fig_of(c, figures[2]));
    }
    fig_finding_add(c, &x, NULL);
}

/* The only percentage of a figure's sentence and the one before, back from it; -1: none, or several. */
static int32_t only_percent(const fig_checking *c, int32_t figure)
{
    int32_t percent = -1;
    const fig_figure *of = fig_of(c, figure);
    for (int32_t i = figure; i >= 0; i--) {
        const fig_figure *f = fig_of(c, i);
        if (f->sentence + 1 < of->sentence || !fig_str_same(f->field, of->field))
            break;
        if (f->kind != FIG_KIND_PERCENT)
            continue;
        if (percent >= 0 || f->role == FIG_ROLE_CHANGE)
            return -1;
        percent = i;
    }
    return percent;
}

/* A percentage and what it makes; or that alone: interest, which is the part itself. */
static void compare_levy(fig_checking *c, const fig_claim *claim)
{
    const bool interest = claim->count == 1;
    const int32_t made = claim->figures[claim->count - 1], percent = interest ? only_percent(c, made) : claim->figures[0],
                  here = only_amount(c, made, 0), price = here >= 0 ? here : only_amount(c, made, 1);
    if (fig_of(c, made)->same_as >= 0 || !fig_of(c, made)->value.ptr || price < 0 || percent < 0 ||
        (fig_of(c, price)->per.len && !fig_str_same(fig_of(c, price)->per, fig_of(c, made)->per)))
        return;
    compare(c, (int32_t[3]){price, percent, made}, interest ? 1 : MADE);
}

static void compare_worth(fig_checking *c, const fig_claim *claim)
{
    const int32_t worth = claim->figures[0], all = claim->figures[1], percent = only_percent(c, worth > all ? worth : all);
    if (percent >= 0 && fig_str_same(fig_of(c, worth)->unit, fig_of(c, all)->unit))
        compare(c, (int32_t[3]){all, percent, worth}, 1);
}

void fig_check_levy(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count && !c->nomem; i++) {
        const fig_claim *claim = &c->result->claims[i];
        if (claim->of == FIG_CLAIM_LEVY && claim->count && claim->count <= 2)
            compare_levy(c, claim);
        else if (claim->of == FIG_CLAIM_WORTH && claim->count == 2)
            compare_worth(c, claim);
    }
}
