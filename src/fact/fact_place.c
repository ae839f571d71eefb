/* Place: see fact_place.h. */
#include "fact_place.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_build.h"
#include "fact_center.h"
#include "fact_fits.h"
#include "fact_named.h"
#include "located.h"
#include "name.h"
#include "phrase.h"

enum { LONGEST_PLACE = 4, PLACE_WORDS = 4, REGION = 2 }; /* words */
enum { PLACE_REACH = 16 };                               /* tokens */

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

/* A name behind a word that says where: in Montauban. */
static fig_phrase named_at(fig_work *w, const fig_fact_draft *d, uint32_t in)
{
    const bool where = fig_phrase_row_of(w, w->facts.lists.where, in) && fig_phrase_is_name(w, d, in + 1) && fig_figure_at(w, in + 1) < 0;
    return where ? (fig_phrase){in + 1, fig_name_end(w, d, in + 1)} : (fig_phrase){0, 0};
}

/* `known`: a place of a list, else any name. */
static fig_phrase place_behind(fig_work *w, const fig_fact_draft *d, int32_t draft, bool known)
{
    const fig_phrase none = {0, 0};
    const uint32_t in = draft >= 0 ? w->drafts[draft].last : d->last;
    if (in + 1 >= d->last || fig_figure_at(w, in) >= 0 || !(fig_phrase_roles(w, in) & FIG_WORD_OWNER) ||
        (fig_phrase_roles(w, in) & (FIG_WORD_OF | FIG_WORD_BYLINE)))
        return none;
    fig_phrase p = known ? place_at(w, fig_without_article(w, in + 1, d->last), d->last) : named_at(w, d, in);
    if (known && !fig_phrase_has(p) && (fig_phrase_roles(w, in + 1) & FIG_WORD_ARTICLE))
        p = region_at(w, in + 1, d->last);
    return fig_phrase_has(p) && ends_before(w, p.last, d->last) ? p : none;
}

static fig_phrase closing(fig_work *w, const fig_fact_draft *d, bool known)
{
    const fig_phrase none = {0, 0};
    if (d->quoted || !fig_phrase_has(d->measure) || (fig_phrase_roles(w, d->measure.last - 1) & FIG_WORD_QUOTED) ||
        fig_fact_measure_value(w, d->measure.last - 1))
        return none;
    fig_phrase p = place_behind(w, d, d->value, known);
    for (size_t i = 0; i < d->change_count && !fig_phrase_has(p); i++)
        p = place_behind(w, d, d->changes[i].draft, known);
    return p;
}

fig_phrase fig_closing_place(fig_work *w, const fig_fact_draft *d)
{
    return closing(w, d, true);
}

fig_phrase fig_closing_name(fig_work *w, const fig_fact_draft *d)
{
    return closing(w, d, false);
}

bool fig_fact_is_somewhere(fig_work *w, fig_phrase name)
{
    if (fig_phrase_is_place(w, name) || fig_phrase_sort(w, name.last - 1) == FIG_SORT_PLACE)
        return true;
    for (uint32_t s = 0; s < w->sentences.count && w->sentences.start[s] <= name.first; s++)
        if (name.first < fig_behind_dateline(w, w->sentences.start[s], w->sentences.start[s + 1]))
            return true; /* ELM, May 3 - */
    for (uint32_t t = 1; t < w->tokens.count; t++) {
        if (!fig_token_is_capital(w, t) || !fig_tokens_same(w, t, name.last - 1))
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

fig_phrase fig_place_told(fig_work *w, const fig_fact_draft *d, uint32_t first)
{
    const uint32_t opens = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_JOINING | FIG_WORD_RELATIVE;
    fig_phrase place = {0, 0};
    if (fig_phrase_is_name(w, d, first))
        return (fig_phrase){first, fig_name_end(w, d, first)};
    if (!(fig_phrase_roles(w, first) & FIG_WORD_ARTICLE) || (fig_phrase_roles(w, first) & FIG_WORD_POSSESSIVE))
        return place;
    for (uint32_t t = first + 1; t < d->last && t < first + PLACE_WORDS && fig_token_is_word(w, t) && fig_figure_at(w, t) < 0; t++) {
        if (fig_phrase_is_name(w, d, t))
            return (fig_phrase){t, fig_name_end(w, d, t)};
        if (fig_phrase_roles(w, t) & opens)
            break;
        if (fig_phrase_row_of(w, w->facts.lists.region, t) || fig_phrase_sort(w, t) == FIG_SORT_PLACE)
            place = (fig_phrase){first, t + 1};
        if (fig_phrase_has(place) && t + 2 < d->last && (fig_phrase_roles(w, t + 1) & FIG_WORD_OF) && fig_phrase_is_name(w, d, t + 2))
            return (fig_phrase){t + 2, fig_name_end(w, d, t + 2)};
    }
    return place;
}

/* It was banned in Paris. There, 89 percent voted for that: the last place that the sentence before names. */
static fig_phrase place_there(const fig_work *w, const fig_fact_draft *d)
{
    fig_phrase found = {0, 0};
    if (!d->sentence || d->first + 1 >= d->last || !fig_token_is_symbol(w, d->first + 1, ',') ||
        !fig_phrase_row_of(w, w->facts.lists.there, d->first))
        return found;
    for (uint32_t t = w->sentences.start[d->sentence - 1]; t < d->first; t++) {
        const fig_phrase place = place_at(w, t, d->first);
        if (fig_phrase_has(place)) {
            found = place;
            t = place.last - 1;
        }
    }
    return found;
}

fig_phrase fig_place_antecedent(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase there = place_there(w, d);
    if (fig_phrase_has(there))
        return there;
    const bool counts = !fig_phrase_has(d->phrase) && d->value >= 0 &&
                        (w->drafts[d->value].kind == FIG_KIND_COUNT || w->drafts[d->value].kind == FIG_KIND_PERCENT);
    uint32_t t = counts ? w->drafts[d->value].first : d->phrase.first;
    for (uint32_t n = 0; counts && n < PLACE_WORDS && t > d->first + 4 && !(fig_phrase_roles(w, t - 1) & FIG_WORD_WHEN); n++)
        t--; /* where at least 40 people died */
    if ((!counts && !fig_phrase_has(d->phrase)) || t < d->first + 4 || !(fig_phrase_roles(w, t - 1) & FIG_WORD_WHEN) ||
        !(fig_token_is_symbol(w, t - 2, ',') || (counts && fig_phrase_is_name(w, d, t - 2))))
        return (fig_phrase){0, 0};
    const uint32_t last = t - 1 - fig_token_is_symbol(w, t - 2, ','); /* in Elm where 40 people died */
    uint32_t first = last;
    while (first > d->first && fig_phrase_is_name(w, d, first - 1))
        first--;
    if (first < last ||
        !(fig_phrase_row_of(w, w->facts.lists.region, last - 1) || (counts && fig_phrase_sort(w, last - 1) == FIG_SORT_PLACE)))
        return first < last ? (fig_phrase){first, last} : (fig_phrase){0, 0};
    for (uint32_t k = last - 1; k > d->first && last - k < PLACE_WORDS && fig_token_is_word(w, k); k--)
        if (fig_phrase_roles(w, k - 1) & FIG_WORD_ARTICLE)
            return (fig_phrase){k - 1, last};
    return (fig_phrase){0, 0};
}

/* 94 mm of rain had fallen at Elm: what is measured stands behind its figure. */
static bool tells_of(const fig_fact_builder *b, const fig_fact_draft *d)
{
    const fig_figure *g = fig_fact_main_figure(b, d);
    return g && d->value >= 0 && g->kind == FIG_KIND_QUANTITY && fig_phrase_has(d->measure) && !d->possessive && !d->pronoun &&
           d->measure.first >= b->w->drafts[d->value].last;
}

fig_phrase fig_place_happened(const fig_fact_builder *b, const fig_fact_draft *d)
{
    fig_work *w = b->w;
    const fig_phrase none = {0, 0};
    if (!fig_fact_counts_things(b, d) && !tells_of(b, d))
        return none;
    for (uint32_t t = w->drafts[d->value].last; t + 1 < d->last && t < w->drafts[d->value].last + PLACE_REACH; t++) {
        const uint32_t roles = fig_phrase_roles(w, t);
        const int32_t figure = fig_figure_at(w, t);
        if (((roles & FIG_WORD_JOINING) || fig_token_is_symbol(w, t, ',')) && fig_figure_at(w, t + 1) >= 0) {
            t = w->drafts[fig_figure_at(w, t + 1)].last - 1; /* 72 cases and 14 deaths were told of in Elm */
            if (fig_phrase_roles(w, t + 1) & FIG_WORD_OF)
                return none; /* 72 patients were treated, 14 of them in Elm */
            continue;
        }
        if ((figure >= 0 && w->drafts[figure].kind != FIG_KIND_DATE && w->drafts[figure].kind != FIG_KIND_DURATION) ||
            w->tokens.type[t] == FIG_TOKEN_SYMBOL || (roles & (FIG_WORD_CLAUSE | FIG_WORD_RELATIVE | FIG_WORD_JOINING)))
            return none;
        const fig_phrase place = fig_phrase_row_of(w, w->facts.lists.where, t) ? fig_place_told(w, d, t + 1) : none;
        if (fig_phrase_has(place))
            return place;
    }
    return none;
}
