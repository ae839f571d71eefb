/*
 * C7, averages: a total, how many share it, and what each has on average.
 *
 * in   "96 goals in 32 matches, an average of four a game"          out   96 by 32 is 3
 * An average is rounded as it may be: to the whole where it is a number in words or has no places.
 */
#include "checking.h"

void fig_compare_average(fig_checking *c, const fig_claim *claim)
{
    const int32_t *f = claim->figures;
    const fig_number half = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(2));
    fig_interval values[3];
    fig_number n, near, all;
    for (size_t i = 0; i < 3; i++)
        if (fig_of(c, f[i])->mod != FIG_MOD_NONE || fig_of(c, f[i])->role == FIG_ROLE_CHANGE)
            return;
    const fig_figure *total = fig_of(c, f[0]), *each = fig_of(c, f[2]);
    if ((total->kind == FIG_KIND_MONEY && !fig_str_same(total->unit, each->unit)) || !fig_read(c, f, 3, values) ||
        !fig_read_number(c, each->value, &n))
        return;
    const fig_interval whole = fig_interval_around(&c->pool, n, half);
    if (fig_number_is_integer(n) && total->kind != FIG_KIND_MONEY && values[2].has_low &&
        fig_number_cmp(&c->pool, whole.low, values[2].low) < 0)
        values[2] = whole;
    fig_compared x = {.check = 7, .figures = {f[0], f[1], f[2]}, .count = 3, .stated = each->text, .unit = each->unit};
    x.recomputed = fig_interval_div(&c->pool, values[0], values[1]);
    if (!fig_interval_bounded(x.recomputed))
        return;
    x.verdict = fig_compare(c, x.recomputed, values[2]);
    near = fig_number_mul(&c->pool, x.recomputed.high, fig_number_int(3)); /* three times as much is of something else */
    all = fig_number_mul(&c->pool, values[2].high, fig_number_int(3));
    if (x.verdict == FIG_VERDICT_INCONSISTENT &&
        (fig_number_cmp(&c->pool, values[2].low, near) > 0 || fig_number_cmp(&c->pool, x.recomputed.low, all) > 0))
        return;
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, total);
        fig_strbuf_puts(&c->why, " and ");
        fig_say_figure(&c->why, fig_of(c, f[1]));
        fig_strbuf_puts(&c->why, " make an average of ");
        fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", not " : ", as stated: ");
        fig_say_figure(&c->why, each);
    }
    fig_finding_add(c, &x, NULL);
}
