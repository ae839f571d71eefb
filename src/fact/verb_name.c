/*
 * Verb or name: a capitalised word that is a verb elsewhere, as the first of a name.
 *
 * in   "Refined Minerals said", "shares of Applied Looms"          out   yes
 * in   "Imported Toyota cars rose", "Adjusted Gross Profit fell"          out   no
 */
#include "../resolve/phrase_row.h"
#include "name.h"
#include "phrase.h"

enum { LONGEST = 5 };

/* Behind a name at the start of a sentence: 's, said, the code of its shares, shares, or a verb where nothing is measured. */
static bool is_told_of(fig_work *w, uint32_t first, uint32_t end)
{
    const uint32_t plain = FIG_WORD_MEASURE | FIG_WORD_MODIFIER | FIG_WORD_PRICE;
    const uint32_t roles = fig_class_roles(w, end);
    bool measured = false;
    for (uint32_t t = first; t < end; t++)
        measured |= (fig_class_roles(w, t) & plain) != 0;
    if (fig_class_roles(w, end - 1) & FIG_WORD_COMPANY)
        return true;
    if (fig_token_is_symbol(w, end, '(') && end + 2 < w->tokens.count)
        return fig_token_case_at(&w->tokens, end + 1) == FIG_CASE_CAPS && fig_token_is_word(w, end + 1);
    const fig_row *row = roles & FIG_WORD_MEASURE ? fig_phrase_row_of(w, w->facts.lists.measure, end) : NULL;
    const bool does = !measured && (roles & FIG_WORD_VERB) && !(roles & FIG_WORD_INNER);
    return does || fig_token_is_symbol(w, end, '\'') || (roles & (FIG_WORD_POSSESSOR | FIG_WORD_SAYS)) || (row && row->value_count);
}

bool fig_verb_is_name(fig_work *w, uint32_t token)
{
    const uint32_t other = FIG_WORD_UNNAMED | FIG_WORD_BOUNDARY | FIG_WORD_TITLE | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_INNER;
    uint32_t t = token + 1;
    if (fig_token_case_at(&w->tokens, token) != FIG_CASE_CAP)
        return false;
    while (t + 1 < w->tokens.count && t < token + LONGEST && fig_token_case_at(&w->tokens, t) == FIG_CASE_CAP && fig_token_is_word(w, t) &&
           !(fig_class_roles(w, t) & other) && fig_figure_at(w, t) < 0)
        t++;
    if (t == token + 1 || t == token + LONGEST)
        return false;
    const bool inside = token && fig_token_is_word(w, token - 1) && !(w->tokens.gap[token] & FIG_GAP_PARAGRAPH);
    return inside ? !fig_token_is_capital(w, token - 1) || (fig_class_roles(w, token - 1) & FIG_WORD_GENERIC) : is_told_of(w, token, t);
}
