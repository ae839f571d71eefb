/*
 * Quotations: what is quoted keeps the rate that it was quoted in.
 *
 * in   "Copper hit $10,460 a tonne before closing at $10,402", both of instrument COPPER          out   the second: per t, supplied
 * The nearest quotation of the same instrument and currency before a figure decides; the last few instruments are remembered, so that time is linear.
 */
#include "work.h"
#include <string.h>

enum { REMEMBERED = 16 };

void fig_quote_rates(fig_work *w)
{
    const fig_draft *known[REMEMBERED] = {NULL};
    unsigned next = 0;
    for (size_t i = 0; i < w->draft_count; i++) {
        fig_draft *d = &w->drafts[i];
        if (d->kind != FIG_KIND_MONEY || !d->instrument || !d->unit_count || d->value.scaled)
            continue;
        unsigned k = 0;
        while (k < REMEMBERED && known[k] && strcmp(known[k]->instrument, d->instrument) != 0)
            k++;
        const fig_draft *before = k < REMEMBERED ? known[k] : NULL;
        if (d->per && !(d->supplied & FIG_SUPPLIED_PER)) {
            if (k == REMEMBERED)
                k = next++ % REMEMBERED;
            known[k] = d;
        } else if (!d->per && before && strcmp(before->unit, d->unit) == 0) {
            d->per = before->per;
            d->supplied |= FIG_SUPPLIED_PER;
        }
    }
}
