/*
 * Participle: participles behind a noun, and prepositions that open an adverbial, which tell more of it.
 *
 * in   "patients being treated within four hours were", the item behind what stands before the verb          out   where "patients" ends
 */
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "phrase_item.h"

enum { LONGEST = 4 }; /* letters of an ending */

bool fig_token_ends_as_participle(const fig_work *w, uint32_t token)
{
    const char *begin = w->text + w->tokens.begin[token], *end = w->text + w->tokens.end[token];
    for (int n = 1; fig_token_is_word(w, token) && n <= LONGEST && end - begin > n + 1; n++)
        if (fig_grammar_row_of(w->grammar, (uint32_t)w->facts.lists.participle_ending, end - n, (size_t)n))
            return true;
    return false;
}

bool fig_item_ends_as_participle(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && fig_token_ends_as_participle(w, fig_item_token(w, item));
}

/* A participle that no list has: what verbs of saying and showing are followed by is a clause of its own. */
static bool is_open_participle(fig_work *w, uint32_t item)
{
    return fig_item_ends_as_participle(w, item) &&
           !(fig_item_roles(w, item) & (FIG_WORD_SAYS | FIG_WORD_EXPECTS | FIG_WORD_SKIPPED | FIG_WORD_ARTICLE | FIG_WORD_MEASURE)) &&
           !fig_phrase_row_of(w, w->facts.lists.showing, fig_item_token(w, item));
}

/* What a phrase that begins at `first` tells more of: "the plant [run by Elm] closed", "a chain [based in Leeds] has": the item of the participle, or `first`. */
static uint32_t participle_before(fig_work *w, uint32_t first)
{
    uint32_t at = first;
    if (first > 2 && (fig_item_roles(w, first - 1) & FIG_WORD_BYLINE) &&
        (fig_item_is_participle(w, first - 2) || is_open_participle(w, first - 2)))
        at = first - 2;
    else if (first > 2 && (fig_item_roles(w, first - 1) & (FIG_WORD_SKIPPED | FIG_WORD_VERB)) == FIG_WORD_SKIPPED &&
             fig_item_is_participle(w, first - 2) && !(fig_item_roles(w, first - 2) & FIG_WORD_SKIPPED))
        at = first - 2; /* mortgages [approved to finance house purchase] rose */
    else if (first > 1 && (fig_item_roles(w, first) & FIG_WORD_INNER) &&
             (fig_item_is_participle(w, first - 1) || (is_open_participle(w, first - 1) && w->item_kind[first + 1] != FIG_KIND_DATE)))
        at = first - 1;
    else if (first > 1 && fig_item_is_participle(w, first - 1) && (fig_item_roles(w, first - 1) & FIG_WORD_VERB) &&
             !(fig_item_roles(w, first - 1) & (FIG_WORD_SAYS | FIG_WORD_EXPECTS | FIG_WORD_SKIPPED)))
        at = first - 1; /* people [employed part time] fell */
    while (at < first && at > 1 && fig_phrase_row_of(w, w->facts.lists.manner, fig_item_token(w, at - 1)))
        at--; /* offences [as recorded by the police] fell */
    if (at == first || w->item_kind[at - 1] || w->tokens.type[fig_item_token(w, at - 1)] != FIG_TOKEN_WORD ||
        (fig_item_roles(w, at - 1) & (FIG_WORD_BOUNDARY | FIG_WORD_SKIPPED | FIG_WORD_PRONOUN | FIG_WORD_INNER | FIG_WORD_RELATIVE)))
        return first;
    return at;
}

/* Over a preposition that ends a phrase, where a noun or a participle stands before it: [traffic] through the port, patients [treated] within four hours. The preposition, or `first`. */
static uint32_t adverbial_before(fig_work *w, uint32_t first)
{
    const uint32_t none = FIG_WORD_BOUNDARY | FIG_WORD_SKIPPED | FIG_WORD_PRONOUN | FIG_WORD_POSSESSIVE | FIG_WORD_INNER |
                          FIG_WORD_ARTICLE | FIG_WORD_SAYS | FIG_WORD_JOINING;
    if (first < 2 || w->item_kind[first - 1] || w->item_kind[first - 2] || !fig_token_is_word(w, fig_item_token(w, first - 2)) ||
        !fig_phrase_row_of(w, w->facts.lists.adverbial, fig_item_token(w, first - 1)))
        return first;
    if (fig_item_is_participle(w, first - 2) || is_open_participle(w, first - 2)) {
        uint32_t at = first - 2;
        while (at > 1 && fig_phrase_row_of(w, w->facts.lists.manner, fig_item_token(w, at - 1)))
            at--;
        return at && !w->item_kind[at - 1] && !(fig_item_roles(w, at - 1) & none) ? at : first;
    }
    return fig_item_roles(w, first - 2) & none ? first : first - 1;
}

uint32_t fig_phrase_told_more(fig_work *w, uint32_t first)
{
    const uint32_t participle = participle_before(w, first);
    return participle < first ? participle : adverbial_before(w, first);
}

uint32_t fig_phrase_before_participle(fig_work *w, uint32_t last)
{
    return last > 2 && last < w->items.count && (fig_item_roles(w, last) & FIG_WORD_VERB) &&
                   (fig_item_roles(w, last - 1) & FIG_WORD_VERB) &&
                   (fig_item_is_participle(w, last - 1) || is_open_participle(w, last - 1)) &&
                   !(fig_item_roles(w, last - 1) & (FIG_WORD_SAYS | FIG_WORD_EXPECTS | FIG_WORD_SKIPPED)) &&
                   fig_item_stands_inside(w, last - 2) &&
                   !(fig_item_roles(w, last - 2) & (FIG_WORD_PRONOUN | FIG_WORD_INNER | FIG_WORD_ARTICLE))
               ? last - 1
               : last;
}

uint32_t fig_phrase_told_by(fig_work *w, uint32_t relative)
{
    bool acts = true; /* in the clause's own verb: have been treated */
    uint32_t k = relative + 1;
    for (; k < w->items.count && k - relative < FIG_PHRASE_LONGEST; k++) {
        const uint32_t roles = fig_item_roles(w, k);
        if ((w->item_kind[k] && w->item_kind[k] != FIG_KIND_DATE) || (!w->item_kind[k] && !fig_token_is_word(w, fig_item_token(w, k))) ||
            (roles & (FIG_WORD_JOINING | FIG_WORD_CLAUSE)) || (!acts && (roles & FIG_WORD_VERB)))
            break;
        acts &= (roles & FIG_WORD_SKIPPED) != 0;
    }
    return k;
}
