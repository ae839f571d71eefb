/*
 * The part of a noun phrase that says whose a figure is and what is measured.
 *
 * in   "League One on income", "the copper contract for November delivery"          out   "income", "the copper contract"
 */
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "name.h"
#include "owner.h"
#include "phrase.h"

/* "League One on income": what is measured stands behind the last preposition, and nothing measured before it. */
static fig_phrase behind_adverbial(fig_work *w, fig_phrase p)
{
    for (uint32_t t = p.last - 1; t > p.first; t--)
        if ((fig_phrase_roles(w, t) & FIG_WORD_INNER) && !fig_token_is_cut(w, t) &&
            !(t + 2 < p.last && fig_token_is_cut(w, t + 2))) /* but: year-on-year, per-share */
            return !(fig_phrase_roles(w, t) & FIG_WORD_OWNER) && fig_phrase_has_role(w, t + 1, p.last, FIG_WORD_MEASURE) &&
                           !fig_phrase_has_role(w, p.first, t, FIG_WORD_MEASURE | FIG_WORD_PRICE)
                       ? (fig_phrase){t + 1, p.last}
                       : p;
    return p;
}

/* "the copper contract for November delivery": when what is quoted comes is not whose it is. */
static fig_phrase before_delivery(fig_work *w, fig_phrase p)
{
    if (p.last < p.first + 3 || !fig_phrase_row_of(w, w->facts.lists.delivery, p.last - 1))
        return p;
    for (uint32_t t = p.last - 2; t > p.first; t--)
        if (fig_phrase_roles(w, t) & (FIG_WORD_INNER | FIG_WORD_POSSESSOR))
            return (fig_phrase_roles(w, t) & FIG_WORD_INNER) && !(fig_phrase_roles(w, t) & FIG_WORD_OF) ? (fig_phrase){p.first, t} : p;
    return p;
}

/* In Europe and [annual savings]: behind a preposition a name belongs to what stands before, and what is measured behind the conjunction. */
static fig_phrase behind_joined(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase p = d->phrase;
    if (!fig_phrase_has(p) || p.first <= d->first || !(fig_phrase_roles(w, p.first - 1) & FIG_WORD_INNER) ||
        !(fig_phrase_roles(w, p.last - 1) & FIG_WORD_MEASURE) || !fig_phrase_is_name(w, d, p.first))
        return p;
    for (uint32_t t = p.first + 1; t + 1 < p.last; t++)
        if (fig_phrase_roles(w, t) & FIG_WORD_JOINING)
            return fig_token_is_capital(w, t + 1) ? p : (fig_phrase){t + 1, p.last};
    return p;
}

fig_phrase fig_phrase_to_divide(fig_work *w, const fig_fact_draft *d)
{
    return before_delivery(w, behind_adverbial(w, behind_joined(w, d)));
}
