/*
 * C13, ranks: what is said to come before another has the more of it.
 *
 * in   "With 3.1 million people the third largest city, behind Lund with 4.4 million and Mard with 2.6 million"          out   2.6 million is less
 */
#include "checking.h"

void fig_check_rank(fig_checking *c)
{
    for (size_t i = 0; i < c->result->claim_count; i++) {
        const fig_claim *claim = &c->result->claims[i];
        const fig_figure *f = fig_of(c, claim->figures[0]);
        for (size_t k = 1; claim->of == FIG_CLAIM_RANK && k < claim->count; k++) {
            const fig_figure *g = fig_of(c, claim->figures[k]);
            fig_number own, other;
            if (f->mod != FIG_MOD_NONE || g->mod != FIG_MOD_NONE || !fig_move_comparable(c, f, g) || !fig_read_number(c, f->value, &own) ||
                !fig_read_number(c, g->value, &other))
                continue;
            const int order = fig_number_cmp(&c->pool, other, own);
            fig_compared x = {
                .check = 13, .figures = {claim->figures[0], claim->figures[k]}, .count = 2, .stated = g->text, .unit = g->unit};
            x.recomputed = fig_interval_exact(own);
            x.verdict = order && (order > 0) != (claim->direction == FIG_DIRECTION_UP) ? FIG_VERDICT_INCONSISTENT : FIG_VERDICT_CONSISTENT;
            if (fig_finding_wanted(c, x.verdict)) {
                fig_say_figure(&c->why, g);
                fig_strbuf_puts(&c->why, order < 0 ? " is less than " : order ? " is more than " : " is as much as ");
                fig_say_figure(&c->why, f);
                fig_strbuf_puts(&c->why, x.verdict == FIG_VERDICT_INCONSISTENT ? ", but the text puts it ahead" : ", as stated");
            }
            fig_finding_add(c, &x, NULL);
        }
    }
}
