/* Source: see fact_source.h. */
#include "fact_source.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_named.h"
#include "located.h"
#include "name.h"
#include "phrase.h"

enum { TOLD = 16 }; /* tokens */

bool fig_ends_subject(fig_work *w, uint32_t token)
{
    const uint32_t roles = fig_phrase_roles(w, token);
    if (fig_comma_in_place(w, token) || fig_mark_in_name(w, token))
        return false;
    if ((roles & FIG_WORD_JOINING) || (token && fig_token_is_symbol(w, token - 1, '-') && w->tokens.gap[token] == FIG_GAP_GLUED))
        return false; /* Saudi Arabia and Russia; the Leeds-based retailer */
    if (fig_token_acts(w, token))
        return true;
    if ((roles & FIG_WORD_VERB) && !(roles & FIG_WORD_SKIPPED) && token &&
        (fig_phrase_roles(w, token - 1) & (FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_RELATIVE | FIG_WORD_POSSESSIVE)) ==
            FIG_WORD_ARTICLE)
        return false; /* the proposed budget */
    const int32_t figure = fig_figure_at(w, token);
    if (figure >= 0 && (w->drafts[figure].kind == FIG_KIND_ORDINAL ||
                        (w->drafts[figure].first && (fig_phrase_roles(w, w->drafts[figure].first - 1) & FIG_WORD_ARTICLE))))
        return false; /* its second plant, the 40-acre farm */
    return figure >= 0 || fig_token_is_symbol(w, token, ',') || fig_token_is_symbol(w, token, '(') || fig_token_is_symbol(w, token, '<') ||
           (roles & (FIG_WORD_BOUNDARY | FIG_WORD_RELATIVE)) || ((roles & FIG_WORD_SKIPPED) && !(roles & FIG_WORD_INNER));
}

uint32_t fig_judging(fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t roles = 0;
    for (uint32_t t = first; t < last; t++)
        roles |= fig_phrase_roles(w, t) & (FIG_WORD_AGENCY | FIG_WORD_JUDGE);
    return roles;
}

/* Statistics Tarn: an office, and the name behind it is that of a country. */
static bool is_office(fig_work *w, uint32_t token)
{
    const uint32_t roles = fig_phrase_roles(w, token);
    return (roles & FIG_WORD_AGENCY) && (roles & FIG_WORD_UNNAMED);
}

void fig_know_speakers(fig_work *w, const fig_fact_draft *d)
{
    for (uint32_t t = d->first + 1; t < d->last; t++) {
        uint32_t first = t, name;
        if (!(fig_phrase_roles(w, t) & FIG_WORD_SAYS))
            continue;
        while (first > d->first && t - first < 10 && !fig_ends_subject(w, first - 1))
            first--;
        for (name = t; name > first && fig_phrase_is_name(w, d, name - 1); name--)
            ;
        if (name > first && name < t && !is_office(w, name - 1) && (fig_judging(w, first, t) & FIG_WORD_AGENCY))
            fig_know_speaker(w, (fig_phrase){name, t});
    }
}

bool fig_reports_own(fig_work *w, uint32_t verb, uint32_t last)
{
    if (verb + 1 >= last || !fig_phrase_row_of(w, w->facts.lists.reporting, verb))
        return false;
    const uint32_t roles = fig_phrase_roles(w, verb + 1);
    return fig_figure_at(w, verb + 1) >= 0 || (roles & (FIG_WORD_ARTICLE | FIG_WORD_POSSESSIVE | FIG_WORD_MODIFIER | FIG_WORD_MEASURE));
}

/* A word for what is told of others; `expected`: or for what is only expected of them. */
static bool is_study(const fig_work *w, uint32_t token, bool expected)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.study, token);
    return row && (expected || !row->value_count);
}

bool fig_names_study(fig_work *w, uint32_t first, uint32_t last)
{
    const uint32_t stop = FIG_WORD_POSSESSOR | FIG_WORD_INNER | FIG_WORD_BOUNDARY | FIG_WORD_MEASURE;
    for (uint32_t t = first; t < last && t < first + 4 && !(fig_phrase_roles(w, t) & stop); t++)
        if (is_study(w, t, false))
            return true;
    return false;
}

bool fig_is_study(fig_work *w, fig_phrase p)
{
    uint32_t head = fig_without_article(w, p.first, p.last);
    while (head + 1 < p.last && !(fig_phrase_roles(w, head + 1) & (FIG_WORD_INNER | FIG_WORD_BOUNDARY)))
        head++;
    return head < p.last && is_study(w, head, true);
}

bool fig_shows(fig_work *w, uint32_t token)
{
    return (fig_phrase_roles(w, token) & (FIG_WORD_SAYS | FIG_WORD_EXPECTS)) || fig_phrase_row_of(w, w->facts.lists.showing, token);
}

bool fig_is_public(const fig_work *w, fig_phrase p)
{
    fig_phrase found;
    return fig_phrase_row(w, w->facts.lists.public, p, &found) != NULL;
}

bool fig_tells_of_public(fig_work *w, uint32_t verb, uint32_t last)
{
    uint32_t end = verb + 1;
    for (; end < last && end < verb + TOLD; end++) {
        if (fig_figure_at(w, end) >= 0)
            continue;
        if (fig_token_is_symbol(w, end, ',') || fig_token_is_symbol(w, end, '.'))
            break;
        const uint32_t roles = fig_phrase_roles(w, end);
        if (roles & (FIG_WORD_POSSESSIVE | FIG_WORD_POSSESSOR))
            return false; /* its own, or another's */
        if ((roles & FIG_WORD_BOUNDARY) && !(roles & FIG_WORD_VERB))
            break;
    }
    return fig_is_public(w, (fig_phrase){verb + 1, end});
}

bool fig_is_source(fig_work *w, uint32_t sentence, fig_phrase name)
{
    const fig_fact_draft d = {.first = w->sentences.start[sentence], .last = w->sentences.start[sentence + 1]};
    uint32_t first = name.first, end = name.last;
    while (first > d.first && !fig_ends_subject(w, first - 1))
        first--;
    while (end < d.last && !fig_ends_subject(w, end))
        end++;
    return fig_sort_of_name(w, name, d.first, d.last) == FIG_SORT_PERSON ||
           (!(first < name.first && is_office(w, name.first - 1)) && (fig_judging(w, first, end) & FIG_WORD_AGENCY)) ||
           fig_names_study(w, name.last, end) ||
           (end < d.last && (fig_phrase_roles(w, end) & FIG_WORD_SAYS) && !fig_phrase_is_place(w, name) &&
            fig_tells_of_public(w, end, d.last));
}
