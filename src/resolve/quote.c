/*
 * Quotations: what is quoted keeps the rate that it was quoted in.
 *
 * in   "Copper hit $10,460 a tonne before closing at $10,402", both of instrument COPPER          out   the second: per t, supplied
 * The nearest quotation of the same instrument and currency before a figure decides, else that of one that is quoted alike (the list quoted-alike: metals of
 * one exchange); the last few instruments are remembered, so that time is linear.
 */
#include "work.h"
#include <string.h>

/* What instruments have in common that are quoted in one rate; NULL: nothing. */
static const char *group_of(const fig_work *w, const char *instrument)
{
    const fig_row *row =
        w->known.quoted_alike < 0 ? NULL : fig_grammar_row_of(w->grammar, (uint32_t)w->known.quoted_alike, instrument, strlen(instrument));
    return row && row->value_count ? row->values[0] : NULL;
}

static unsigned known_count(const fig_work *w)
{
    return w->quoted_count < FIG_QUOTED ? w->quoted_count : FIG_QUOTED;
}

/* The last quotation of something that is quoted alike. */
static const fig_quoted *alike(const fig_work *w, const char *instrument)
{
    const char *group = group_of(w, instrument);
    for (unsigned k = 0; group && k < known_count(w); k++) {
        const char *other = group_of(w, w->quoted[k].instrument);
        if (other && strcmp(other, group) == 0)
            return &w->quoted[k];
    }
    return NULL;
}

/* Ounces of a story that quotes troy ounces are such: of what a quantity's unit may mean it is what something is quoted in. */
static void prefer_quoted(fig_work *w, fig_draft *d)
{
    for (unsigned k = 0; k < known_count(w); k++)
        for (size_t i = 1; i < d->unit_count; i++)
            if (strcmp(fig_draft_unit(d, i), w->quoted[k].per) == 0) {
                fig_story_prefer(w, d, w->quoted[k].per);
                return;
            }
}

/* The place of its instrument, or the next that is free: in turn, once all are taken. */
static fig_quoted *place_for(fig_work *w, const fig_quoted *known)
{
    return known ? &w->quoted[known - w->quoted] : &w->quoted[w->quoted_count++ % FIG_QUOTED];
}

void fig_quote_rates(fig_work *w, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        fig_draft *d = &w->drafts[i];
        if (d->kind == FIG_KIND_QUANTITY && d->unit_count > 1)
            prefer_quoted(w, d);
        if (d->kind != FIG_KIND_MONEY || !d->instrument || !d->unit_count || d->value.scaled)
            continue;
        const fig_quoted *before = NULL;
        for (unsigned k = 0; !before && k < known_count(w); k++)
            if (strcmp(w->quoted[k].instrument, d->instrument) == 0)
                before = &w->quoted[k];
        if (d->per && !(d->supplied & FIG_SUPPLIED_PER)) {
            *place_for(w, before) = (fig_quoted){d->instrument, d->per, d->unit};
            continue;
        }
        if (!before && !d->per)
            before = alike(w, d->instrument);
        if (!d->per && before && strcmp(before->unit, d->unit) == 0) {
            d->per = before->per;
            d->supplied |= FIG_SUPPLIED_PER;
        }
    }
}
