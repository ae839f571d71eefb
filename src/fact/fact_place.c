/* Place: see fact_place.h. */
#include "fact_place.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_build.h"
#include "fact_center.h"
#include "fact_named.h"
#include "located.h"
#include "name.h"
#include "phrase.h"

enum { LONGEST_PLACE = 4, REGION = 2 }; /* words */

/* The longest place that begins at a token: Europe, the United States, New York; empty: none. */
static fig_phrase place_at(const fig_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t n = LONGEST_PLACE; n > 0; n--)
        if (first + n <= last && (fig_token_is_capital(w, first) || n > 1) && fig_phrase_is_place(w, (fig_phrase){first, first + n}))
            return (fig_phrase){first, first + n};
    return (fig_phrase){0, 0};
}

/* A part of a country behind its article: the capital, the South East; empty: none, or it is part of what follows (the north of Elm). */
static fig_phrase region_at(fig_work *w, uint32_t article, uint32_t last)
{
    uint32_t t = article + 1;
    while (t < last && t <= article + REGION && fig_phrase_row_of(w, w->facts.lists.region, t))
        t++;
    const bool of = t < last && (fig_phrase_roles(w, t) & FIG_WORD_OF);
    return t > article + 1 && !of ? (fig_phrase){article, t} : (fig_phrase){0, 0};
}

/* Does the phrase end before a token: a mark, a date, a word that opens another phrase? Before a noun it only says more of that: London trade. */
static bool ends_before(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t opens = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_JOINING | FIG_WORD_CLAUSE | FIG_WORD_APART | FIG_WORD_WHEN;
    if (token >= last)
        return true;
    if (fig_figure_at(w, token) >= 0)
        return w->drafts[fig_figure_at(w, token)].kind == FIG_KIND_DATE;
    if (w->tokens.type[token] == FIG_TOKEN_SYMBOL)
        return !fig_token_is_symbol(w, token, '-') && !(fig_phrase_roles(w, token) & FIG_WORD_POSSESSOR);
    return (fig_phrase_roles(w, token) & opens) && !(fig_phrase_roles(w, token) & (FIG_WORD_POSSESSOR | FIG_WORD_VERB));
}

static fig_phrase place_behind(fig_work *w, const fig_fact_draft *d, int32_t draft)
{
    const fig_phrase none = {0, 0};
    const uint32_t in = draft >= 0 ? w->drafts[draft].last : d->last;
    if (in + 1 >= d->last || fig_figure_at(w, in) >= 0 || !(fig_phrase_roles(w, in) & FIG_WORD_OWNER) ||
        (fig_phrase_roles(w, in) & (FIG_WORD_OF | FIG_WORD_BYLINE)))
        return none;
    fig_phrase p = place_at(w, fig_without_article(w, in + 1, d->last), d->last);
    if (!fig_phrase_has(p) && (fig_phrase_roles(w, in + 1) & FIG_WORD_ARTICLE))
        p = region_at(w, in + 1, d->last);
    return fig_phrase_has(p) && ends_before(w, p.last, d->last) ? p : none;
}

fig_phrase fig_closing_place(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase none = {0, 0};
    if (d->quoted || !fig_phrase_has(d->measure) || (fig_phrase_roles(w, d->measure.last - 1) & FIG_WORD_QUOTED) ||
        fig_fact_measure_value(w, d->measure.last - 1))
        return none;
    fig_phrase p = place_behind(w, d, d->value);
    for (size_t i = 0; i < d->change_count && !fig_phrase_has(p); i++)
        p = place_behind(w, d, d->changes[i].draft);
    return p;
}

bool fig_fact_is_somewhere(fig_work *w, fig_phrase name)
{
    const uint32_t word = fig_token_bit(w, name.last - 1);
    if (fig_phrase_is_place(w, name) || fig_phrase_sort(w, name.last - 1) == FIG_SORT_PLACE)
        return true;
    for (uint32_t s = 0; s < w->sentences.count && w->sentences.start[s] <= name.first; s++)
        if (name.first < fig_behind_dateline(w, w->sentences.start[s], w->sentences.start[s + 1]))
            return true; /* ELM, May 3 - */
    for (uint32_t t = 1; t < w->tokens.count; t++) {
        if (!fig_token_is_capital(w, t) || fig_token_bit(w, t) != word)
            continue;
        uint32_t first = t;
        while (first > 1 && t - first < LONGEST_PLACE && fig_token_is_word(w, first - 1) && fig_token_is_capital(w, first - 1))
            first--;
        const bool told = t + 1 < w->tokens.count && fig_phrase_sort(w, t + 1) == FIG_SORT_PLACE; /* Elm province */
        if (told || (first && fig_phrase_row_of(w, w->facts.lists.where, first - 1)))
            return true;
    }
    return false;
}
