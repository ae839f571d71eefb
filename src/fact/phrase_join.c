/* Joins: conjunctions inside noun phrases: see phrase_item.h. */
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "phrase.h"
#include "phrase_item.h"

enum { NEAR = 8 };

/* Does it join two words that one noun, behind one article, has before it: the goods and services deficit, the steel and shipping group? */
static bool joins_describing(fig_work *w, uint32_t item, uint32_t first, uint32_t last)
{
    const uint32_t plain = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_PRONOUN | FIG_WORD_ARTICLE | FIG_WORD_RELATIVE;
    uint32_t k = item, end = item + 1;
    while (end < last && end - item < FIG_PHRASE_LONGEST && !w->item_kind[end] && fig_token_is_word(w, fig_item_token(w, end)) &&
           !fig_item_is_capital(w, end) && !(fig_item_roles(w, end) & plain))
        end++;
    if (end < item + 3 || !(fig_item_roles(w, end - 1) & (FIG_WORD_MEASURE | FIG_WORD_GENERIC)))
        return false;
    while (k > first && item - k < FIG_PHRASE_LONGEST && !w->item_kind[k - 1] && fig_token_is_word(w, fig_item_token(w, k - 1)) &&
           !fig_item_is_capital(w, k - 1) && !(fig_item_roles(w, k - 1) & (plain | FIG_WORD_GENERIC)))
        k--;
    return k < item && k > first && (fig_item_roles(w, k - 1) & FIG_WORD_ARTICLE) && !(fig_item_roles(w, item - 1) & FIG_WORD_MEASURE);
}

/* Behind between, both: the gap between income and planned spending. */
static bool joins_pair(fig_work *w, uint32_t item, uint32_t first)
{
    for (uint32_t k = item; k > first && item - k < NEAR && fig_item_stands_inside(w, k - 1); k--)
        if (fig_phrase_row_of(w, w->facts.lists.pairing, fig_item_token(w, k - 1)))
            return k > first + 1 && fig_item_stands_inside(w, item + 1);
    return false;
}

/* Behind a preposition, with words that tell more of the first: imports of motor vehicles and parts. What is measured begins anew. */
static bool joins_behind(fig_work *w, uint32_t item, uint32_t first)
{
    const uint32_t other = FIG_WORD_MEASURE | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_BOUNDARY | FIG_WORD_SKIPPED;
    for (uint32_t k = item; k > first + 1 && item - k < 3 && fig_item_stands_inside(w, k - 1) && !w->item_kind[k - 1]; k--)
        if (fig_item_roles(w, k - 2) & FIG_WORD_OF)
            return fig_item_stands_inside(w, item + 1) && !(fig_item_roles(w, item + 1) & other) && !fig_item_is_capital(w, item + 1);
    return false;
}

bool fig_item_joins(fig_work *w, uint32_t item, uint32_t first, uint32_t last)
{
    if (!(fig_item_roles(w, item) & FIG_WORD_JOINING) || item <= first || item + 1 >= last || w->item_kind[item - 1] ||
        w->item_kind[item + 1])
        return false;
    if (fig_item_is_capital(w, item - 1) && fig_item_is_capital(w, item + 1))
        return item > 1;
    if (item == 1 && fig_item_stands_inside(w, 0) && !(fig_item_roles(w, 0) & (FIG_WORD_PRONOUN | FIG_WORD_INNER | FIG_WORD_ARTICLE)))
        return fig_item_stands_inside(w, 2) &&
               !(fig_item_roles(w, 2) & (FIG_WORD_PRONOUN | FIG_WORD_ARTICLE)); /* Hotels and similar houses */
    return (item - 1 > first && (fig_item_roles(w, item - 2) & FIG_WORD_INNER) && fig_item_stands_inside(w, item - 1) &&
            fig_item_stands_inside(w, item + 1) && !(fig_item_roles(w, item + 1) & FIG_WORD_ARTICLE)) ||
           joins_behind(w, item, first) || joins_describing(w, item, first, last) || joins_pair(w, item, first);
}
