/*
 * C8, fractions: a part of a number of people or things, and the fraction in words that it is said to be.
 *
 * in   "24 trainees. Six of them, or a third"          out   a third of 24 is 8, not six
 */
#include "checking.h"

/* "Two thirds of the 90 delegates, or 60": a fraction in words is known to a tenth of it; of a part that the words tie more loosely, "Six of them, or a third", to a fifth. */
void fig_compare_fraction(fig_checking *c, const fig_claim *claim)
{
    const fig_figure *part = fig_of(c, claim->figures[0]), *whole = fig_of(c, claim->figures[1]), *said = fig_of(c, claim->figures[2]);
    const bool loose = claim->of == FIG_CLAIM_OR_SHARE, known = said->mod == FIG_MOD_NONE || loose;
    const fig_number part_of_it = fig_number_div(&c->pool, fig_number_int(1), fig_number_int(loose ? 5 : 10));
    fig_compared x = {.check = 8, .figures = {claim->figures[0], claim->figures[1], claim->figures[2]}, .count = 3, .stated = part->text};
    fig_interval values[3];
    if (!known || !said->value.ptr || !fig_is_firm_count(part) || !fig_is_firm_count(whole) || !fig_read(c, claim->figures, 3, values))
        return;
    fig_make_exact(c, claim->figures, 2, values);
    x.recomputed = fig_interval_mul(&c->pool, values[1], fig_interval_exact(fig_interval_middle(&c->pool, values[2])));
    x.verdict =
        fig_compare(c, values[0], fig_interval_mul(&c->pool, x.recomputed, fig_interval_around(&c->pool, fig_number_int(1), part_of_it)));
    if (fig_finding_wanted(c, x.verdict)) {
        fig_say_figure(&c->why, said);
        fig_strbuf_puts(&c->why, " of ");
        fig_say_figure(&c->why, whole);
        fig_strbuf_puts(&c->why, " is ");
        fig_say_interval(&c->why, &c->pool, x.recomputed, x.verdict == FIG_VERDICT_CONSISTENT);
        fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_CONSISTENT ? ", as stated: " : ", not ");
        fig_say_figure(&c->why, part);
    }
    fig_finding_add(c, &x, NULL);
}
