/* Verb row: see verb_row.h. */
#include "verb_row.h"
#include "../resolve/word.h"
#include "fact.h"
#include "phrase_item.h"

bool fig_row_goes_on(const fig_work *w, uint32_t item)
{
    return item > 2 && fig_item_is_comma(w, item - 1) && !w->item_kind[item] && fig_kind_is_measured(w->item_kind[item - 2]);
}

bool fig_row_opens(fig_work *w, uint32_t comma)
{
    const uint32_t apart = FIG_WORD_CLAUSE | FIG_WORD_APART | FIG_WORD_WHEN | FIG_WORD_SAYS | FIG_WORD_RELATIVE;
    bool verb = false;
    uint32_t k = comma;
    for (; k && !fig_item_is_comma(w, k - 1); k--) {
        if (fig_item_roles(w, k - 1) & apart)
            return false;
        verb |= (fig_item_roles(w, k - 1) & FIG_WORD_VERB) && !w->item_kind[k - 1];
    }
    if (!k || !verb)
        return verb;
    return (fig_item_roles(w, k) & FIG_WORD_VERB) && k + 1 < comma && !(fig_item_roles(w, k + 1) & (FIG_WORD_INNER | FIG_WORD_BYLINE)) &&
           fig_phrase_aside(w, k - 1) > 0;
}

bool fig_row_tells_of_done_to(fig_work *w, uint32_t item)
{
    return item > 2 && fig_item_counts_things(w, item - 1) && !w->item_kind[item - 2] &&
           (fig_item_roles(w, item - 2) & (FIG_WORD_VERB | FIG_WORD_SKIPPED)) == FIG_WORD_VERB;
}
