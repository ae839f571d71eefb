/*
 * Home: measures that are of another size, or another scale, in the story's country.
 *
 * in   drafts whose units have several readings, what the story's places voted for          out   the reading of that country first; rates in its measures
 * "a pint" of a British story, or of a price in pence, is an imperial one; "highs of 90 degrees" in an American story are Fahrenheit. Which measures differ says the list `country-unit`.
 */
#include "work.h"
#include <string.h>

enum { LEAD = 3, COUNTRIES = 26 * 26 };

static const fig_row *row_of(const fig_work *w, const char *country)
{
    return w->known.country_unit < 0 ? NULL : fig_grammar_row_of(w->grammar, (uint32_t)w->known.country_unit, country, 2);
}

/* The row of the country that leads all others clearly; NULL: none does, or nothing is otherwise there. */
static const fig_row *leading_row(const fig_work *w)
{
    const int32_t *votes = w->story.votes;
    int best = 0, second = 0;
    for (int i = 1; w->story.most >= LEAD && i < COUNTRIES; i++) {
        second = votes[i] > votes[best] ? votes[best] : votes[i] > second ? votes[i] : second;
        best = votes[i] > votes[best] ? i : best;
    }
    const char code[3] = {(char)('A' + best / 26), (char)('A' + best % 26), 0};
    return votes[best] - second >= LEAD ? row_of(w, code) : NULL;
}

/* What the usual measure is there: the row's values are pairs, usual and its own. NULL: the same. */
static const char *own(const fig_row *row, const char *usual)
{
    for (size_t i = 0; row && usual && i + 1 < row->value_count; i += 2)
        if (strcmp(row->values[i], usual) == 0)
            return row->values[i + 1];
    return NULL;
}

void fig_home_units(fig_work *w, size_t from, size_t to)
{
    const fig_row *story = w->story.asks ? leading_row(w) : NULL;
    for (size_t i = from; i < to; i++) {
        fig_draft *d = &w->drafts[i];
        if (d->kind == FIG_KIND_QUANTITY && story && d->unit_count > 1) {
            const char *unit = own(story, d->unit);
            if (unit)
                fig_story_prefer(w, d, unit);
        }
        if (!d->per || (d->kind != FIG_KIND_QUANTITY && d->kind != FIG_KIND_MONEY))
            continue;
        const fig_row *of_currency = d->kind == FIG_KIND_MONEY && d->unit_count ? row_of(w, d->unit) : NULL;
        const char *per = own(of_currency ? of_currency : story, d->per);
        if (per)
            d->per = per;
    }
}
