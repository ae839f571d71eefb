/* Opening: see opening.h. */
#include "opening.h"
#include "word.h"
#include <string.h>

enum { MARKS = 6, DATELINE = 14, LABEL = 3 }; /* items, at most */
_Static_assert(2 * MARKS + (int)DATELINE < (int)FIG_VIEW_STEP && LABEL < DATELINE, "the opening is told by the first window of a sentence");

static bool is_plain(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item];
}

/* A quotation mark, or the mark of one in a list. */
static bool is_mark(const fig_work *w, uint32_t item)
{
    static const char *const all[] = {
        "\"", "'", "*", "-", "\xe2\x80\x9c", "\xe2\x80\x98", "\xe2\x80\xa2", "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xab", "\xc2\xb7"};
    const uint32_t token = w->item_token[item], size = w->tokens.end[token] - w->tokens.begin[token];
    if (!is_plain(w, item) || w->tokens.type[token] != FIG_TOKEN_SYMBOL)
        return false;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strlen(all[i]) == size && memcmp(all[i], w->text + w->tokens.begin[token], size) == 0)
            return true;
    return false;
}

/* Behind some marks; where there are more, as in a line of asterisks, they open nothing. */
static uint32_t past_marks(const fig_work *w, uint32_t item)
{
    const uint32_t count = (uint32_t)w->items.count;
    uint32_t k = item;
    while (k < count && k < item + MARKS && is_mark(w, k))
        k++;
    return k < count && !is_mark(w, k) ? k : item;
}

/* Behind "GENEVA, Sept 27 (Wire) -": capitals first, then nothing but names, days and marks; or `item`. */
static uint32_t past_dateline(const fig_work *w, uint32_t item)
{
    const uint32_t count = (uint32_t)w->items.count, first = w->item_token[item];
    if (!is_plain(w, item) || !fig_token_is_word(w, first) || fig_token_case_at(&w->tokens, first) != FIG_CASE_CAPS)
        return item;
    for (uint32_t k = item + 1; k + 1 < count && k < item + DATELINE; k++) {
        const uint32_t token = w->item_token[k];
        if (w->item_kind[k] && w->item_kind[k] != FIG_KIND_DATE)
            return item;
        if (!is_plain(w, k))
            continue;
        if (fig_token_is_dash(w, token) && w->tokens.gap[token] != FIG_GAP_GLUED && w->tokens.gap[token + 1] != FIG_GAP_GLUED)
            return k + 1;
        if (fig_token_is_word(w, token) && !fig_token_is_capital(w, token))
            return item;
    }
    return item;
}

/* Behind "Elm:", a name and a colon; or `item`. */
static uint32_t past_label(const fig_work *w, uint32_t item)
{
    const uint32_t count = (uint32_t)w->items.count;
    for (uint32_t k = item; k + 1 < count && k <= item + LABEL && is_plain(w, k); k++) {
        if (k > item && fig_token_is_symbol(w, w->item_token[k], ':') && w->tokens.gap[w->item_token[k] + 1] != FIG_GAP_GLUED)
            return k + 1;
        if (!fig_token_is_capital(w, w->item_token[k]))
            break;
    }
    return item;
}

uint32_t fig_opening_item(const fig_work *w)
{
    if (!w->items.count)
        return 0;
    const uint32_t first = past_marks(w, 0), told = past_dateline(w, first);
    return past_marks(w, told > first ? told : past_label(w, first));
}
