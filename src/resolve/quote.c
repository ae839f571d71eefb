/*
 * Quotations: what is quoted keeps the rate that it was quoted in.
 *
 * in   "Copper hit $10,460 a tonne before closing at $10,402", both of instrument COPPER          out   the second: per t, supplied
 * The nearest quotation of the same instrument and currency before a figure decides, else that of one that is quoted alike (the list quoted-alike: metals of
 * one exchange); the last few instruments are remembered, so that time is linear.
 */
#include "work.h"
#include <string.h>

enum { REMEMBERED = 16 };

/* What instruments have in common that are quoted in one rate; NULL: nothing. */
static const char *group_of(const fig_work *w, const char *instrument)
{
    const fig_row *row =
        w->known.quoted_alike < 0 ? NULL : fig_grammar_row_of(w->grammar, (uint32_t)w->known.quoted_alike, instrument, strlen(instrument));
    return row && row->value_count ? row->values[0] : NULL;
}

/* The last quotation of something that is quoted alike. */
static const fig_draft *alike(const fig_work *w, const fig_draft *const *known, const char *instrument)
{
    const char *group = group_of(w, instrument);
    for (unsigned k = 0; group && k < REMEMBERED && known[k]; k++) {
        const char *other = group_of(w, known[k]->instrument);
        if (other && strcmp(other, group) == 0)
            return known[k];
    }
    return NULL;
}

/* Ounces of a story that quotes troy ounces are such: of what a quantity's unit may mean it is what something is quoted in. */
static void prefer_quoted(fig_work *w, fig_draft *d, const fig_draft *const *known)
{
    for (unsigned k = 0; k < REMEMBERED && known[k]; k++)
        for (size_t i = 1; i < d->unit_count; i++)
            if (strcmp(fig_draft_unit(d, i), known[k]->per) == 0) {
                fig_story_prefer(w, d, known[k]->per);
                return;
            }
}

void fig_quote_rates(fig_work *w)
{
    const fig_draft *known[REMEMBERED] = {NULL};
    unsigned next = 0;
    for (size_t i = 0; i < w->draft_count; i++) {
        fig_draft *d = &w->drafts[i];
        if (d->kind == FIG_KIND_QUANTITY && d->unit_count > 1)
            prefer_quoted(w, d, known);
        if (d->kind != FIG_KIND_MONEY || !d->instrument || !d->unit_count || d->value.scaled)
            continue;
        unsigned k = 0;
        while (k < REMEMBERED && known[k] && strcmp(known[k]->instrument, d->instrument) != 0)
            k++;
        const fig_draft *before = k < REMEMBERED && known[k] ? known[k] : d->per ? NULL : alike(w, known, d->instrument);
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
