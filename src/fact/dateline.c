/*
 * Dateline: what stands before the first sentence of a story, and is no part of it.
 *
 * in   "SEOUL, March 3 (Wire) - Exports rose."          out   where "Exports" stands; that this is running text, as a headline is not
 */
#include "../resolve/word.h"
#include "fact.h"
#include "fact_center.h"
#include "name.h"

enum { DATELINE = 20, LABEL = 3 };

/* Behind a dateline without its dash, ELM CITY, Tarn, March 3 Elm Pump rose: a place in capitals, a comma, a day, and no preposition; or `first`. */
static uint32_t behind_bare_dateline(const fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t t = first;
    while (t < last && fig_token_is_word(w, t) && fig_token_case_at(&w->tokens, t) == FIG_CASE_CAPS)
        t++;
    if (t == first)
        return first;
    while (t < last && t < first + DATELINE && fig_figure_at(w, t) < 0 && (fig_token_is_symbol(w, t, ',') || fig_token_is_capital(w, t)))
        t++;
    const int32_t figure = t < last ? fig_figure_at(w, t) : -1;
    const uint32_t next = figure >= 0 ? w->drafts[figure].last : last;
    return next < last && w->drafts[figure].kind == FIG_KIND_DATE && w->drafts[figure].first == t && fig_token_is_symbol(w, t - 1, ',') &&
                   fig_token_is_capital(w, next)
               ? next
               : first;
}

/* A word in small letters that no name of a place goes over: Retail sales - cars included - rose; but: Rio de Janeiro. */
static bool is_small(const fig_work *w, uint32_t token, uint32_t last)
{
    return fig_token_is_word(w, token) && !fig_token_is_capital(w, token) && fig_figure_at(w, token) < 0 &&
           !(token + 1 < last && (fig_token_is_capital(w, token + 1) || w->tokens.gap[token + 1] == FIG_GAP_GLUED));
}

/* Behind a dateline: SEOUL, March 3 (Wire) - */
uint32_t fig_behind_dateline(const fig_work *w, uint32_t first, uint32_t last)
{
    const uint32_t from = first;
    bool bracket = false;
    for (uint32_t k = first; k < last && k < from + DATELINE && (bracket || !is_small(w, k, last)); k++) {
        bracket = fig_token_is_symbol(w, k, '(') || (bracket && !fig_token_is_symbol(w, k, ')'));
        if ((fig_token_is_dash(w, k) || fig_token_is_symbol(w, k, '_')) && w->tokens.gap[k] != FIG_GAP_GLUED)
            first = k + 1;
    }
    if (first == from)
        first = behind_bare_dateline(w, first, last);
    for (uint32_t k = first; k + 1 < last && k < first + LABEL && fig_token_case_at(&w->tokens, k) == FIG_CASE_CAPS; k++)
        if (fig_token_is_symbol(w, k + 1, ':')) {
            first = k + 2; /* NEW ELM: At least 23 people */
            break;
        }
    while (first < last && w->tokens.type[first] == FIG_TOKEN_SYMBOL)
        first++;
    return first;
}

bool fig_is_running(const fig_work *w, uint32_t first, uint32_t last)
{
    const uint32_t end = last - (last > first && (fig_token_closes_quote(w, last - 1) || fig_token_is_symbol(w, last - 1, ')')));
    return end > first + 3 && (fig_token_is_symbol(w, end - 1, '.') ||
                               (!fig_token_is_word(w, end - 1) && w->text[w->tokens.end[end - 1] - 1] & 0x80)); /* 。, no café */
}
