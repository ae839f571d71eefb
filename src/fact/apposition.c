/*
 * Apposition: of a description and a name that stand beside each other, the name.
 *
 * in   "Crescent, the lender that bought Delta," · "Tarn's biggest brewer, Dunmore,"          out   "Crescent" · "Dunmore"
 */
#include "../resolve/word.h"
#include "fact_named.h"
#include "name.h"
#include "phrase.h"
#include "phrase_item.h"

fig_phrase fig_phrase_named_before(fig_work *w, fig_phrase p)
{
    const uint32_t at = fig_item_of(w, p.first);
    if (p.first >= p.last || !at || !fig_token_is_symbol(w, fig_item_token(w, at - 1), ',') ||
        !(fig_phrase_roles(w, p.first) & FIG_WORD_ARTICLE))
        return p;
    fig_phrase name = fig_phrase_before(w, at - 1);
    for (uint32_t t = name.first; t + 1 < name.last; t++)
        if ((fig_phrase_roles(w, t) & FIG_WORD_INNER) && !(fig_phrase_roles(w, t) & FIG_WORD_OF) && fig_token_is_capital(w, t + 1))
            name.first = t + 1; /* the homes in Dorn, a town of 12,000 */
    return name.first < name.last && fig_token_is_capital(w, name.last - 1) ? name : p;
}

fig_phrase fig_phrase_named_behind(fig_work *w, fig_phrase p)
{
    enum { LONGEST_NAME = 5 };
    const uint32_t none = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_UNNAMED | FIG_WORD_TITLE;
    const uint32_t first = p.last + 1;
    uint32_t t = first;
    if (p.first >= p.last || first + 1 >= w->tokens.count || !fig_token_is_symbol(w, p.last, ',') || !fig_token_is_word(w, p.last - 1) ||
        fig_token_is_capital(w, p.last - 1) || !fig_phrase_sort(w, p.last - 1) ||
        fig_phrase_has_role(w, p.first, p.last, FIG_WORD_MEASURE | FIG_WORD_PRICE | FIG_WORD_JOINING | FIG_WORD_AGENCY))
        return p;
    while (t < w->tokens.count && t < first + LONGEST_NAME && fig_figure_at(w, t) < 0 &&
           ((fig_token_is_word(w, t) && fig_token_is_capital(w, t) && !(fig_phrase_roles(w, t) & none)) ||
            (t > first && fig_token_is_inner_stop(w, t))))
        t++;
    return t > first && t < w->tokens.count && fig_token_is_symbol(w, t, ',') ? (fig_phrase){first, t} : p;
}
