/* Subject head: see subject_head.h. */
#include "subject_head.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_named.h"
#include "fact_source.h"
#include "located.h"
#include "name.h"
#include "phrase.h"

/* Elm Street analysts: who looks for figures of others, and of whom; a country's officials are of it. */
static bool names_agents(fig_work *w, fig_phrase name, uint32_t end)
{
    return name.last + 1 == end && (fig_phrase_roles(w, name.last) & FIG_WORD_AGENCY) && !fig_token_is_capital(w, name.last) &&
           !fig_phrase_is_place(w, name);
}

bool fig_places_several(fig_work *w, fig_phrase name, uint32_t end)
{
    enum { FAR_NOUN = 3 };
    const uint32_t other = FIG_WORD_INNER | FIG_WORD_POSSESSOR | FIG_WORD_BOUNDARY | FIG_WORD_JOINING;
    if (name.last >= end || end - name.last > FAR_NOUN || !fig_phrase_is_plural_noun(w, end - 1) || !fig_phrase_is_place(w, name))
        return false;
    for (uint32_t k = name.last; k < end; k++)
        if (!fig_token_is_word(w, k) || fig_token_is_capital(w, k) || (fig_phrase_roles(w, k) & other))
            return false;
    return !(fig_phrase_roles(w, end - 1) & FIG_WORD_MEASURE); /* New York investment firms; but: Elm exports */
}

/* The Elm Bank confidence index, the Elm Managers' Index: a name before the noun of an index is that of the index, unless it is a place's. */
static bool names_index(fig_work *w, fig_phrase name, uint32_t end)
{
    if (name.last >= end || !(fig_phrase_sort(w, end - 1) & FIG_SORT_INDEX) || fig_phrase_is_place(w, name))
        return false;
    for (uint32_t k = name.last; k < end; k++)
        if (fig_phrase_roles(w, k) & (FIG_WORD_INNER | FIG_WORD_POSSESSOR))
            return false;
    return true;
}

/* Does a name in a phrase that begins at `t` only tell more of another noun, so that it is not whose the figure is? */
static bool tells_more(fig_work *w, uint32_t t, fig_phrase name, uint32_t end)
{
    const uint32_t first = name.first;
    const bool article = first > t && (fig_phrase_roles(w, first - 1) & FIG_WORD_ARTICLE);
    const uint32_t before = article && first > t + 1 ? first - 2 : first - 1;
    if (name.last < end && article && fig_phrase_sort(w, name.last) == FIG_SORT_COMPANY && fig_phrase_is_place(w, name))
        return true; /* profits at the Oslo company */
    if (first > t && (fig_phrase_roles(w, first - 1) & FIG_WORD_POSSESSIVE) && name.last < end && fig_token_is_word(w, name.last) &&
        !fig_token_is_capital(w, name.last) && !(fig_phrase_roles(w, name.last) & (FIG_WORD_INNER | FIG_WORD_JOINING)))
        return true; /* its Nordic unit */
    if (fig_name_describes(w, name, end) || fig_comma_in_place(w, name.last) || fig_names_study(w, name.last, end) ||
        names_agents(w, name, end) || names_index(w, name, end) || fig_names_nation(w, t, name, end))
        return true; /* the Leeds-based firm, a Bank Elm survey, Elm Street analysts, Chinese visitors */
    return first > t && (fig_phrase_roles(w, before) & FIG_WORD_INNER) &&
           !(fig_phrase_roles(w, before) & FIG_WORD_OWNER); /* shipments to Germany */
}

/* Does a preposition other than `of` stand before a name, perhaps with an article: mines in the Elm Basin? */
static bool is_where(fig_work *w, fig_phrase name)
{
    const uint32_t before = name.first - 1 - ((fig_phrase_roles(w, name.first - 1) & FIG_WORD_ARTICLE) != 0);
    return (fig_phrase_roles(w, before) & FIG_WORD_INNER) && !(fig_phrase_roles(w, before) & FIG_WORD_OF);
}

/* Britain's second-largest brewer: whose place stands before what he is, and that he is the most of all; the end of that, or 0. */
static uint32_t foremost_end(fig_work *w, uint32_t possessor, uint32_t end)
{
    bool foremost = false;
    uint32_t k = possessor + 1, noun = 0;
    for (; k < end && !(fig_phrase_roles(w, k) & (FIG_WORD_INNER | FIG_WORD_POSSESSOR | FIG_WORD_AGENCY | FIG_WORD_TITLE)); k++) {
        if (fig_token_is_word(w, k) && fig_token_is_capital(w, k))
            return 0;
        foremost |= fig_phrase_row_of(w, w->facts.lists.superlative, k) != NULL;
        if (fig_phrase_sort(w, k) == FIG_SORT_COMPANY)
            noun = k + 1;
    }
    return foremost ? noun : 0;
}

/* The noun behind the article at `t`, where it says of what sort the subject is, and no name says it better. */
static void put_noun(fig_work *w, const fig_fact_draft *d, uint32_t t, uint32_t end, fig_subject_head *h)
{
    uint32_t noun = t + 1;
    for (uint32_t k = noun; k < end && !(fig_phrase_roles(w, k) & (FIG_WORD_POSSESSOR | FIG_WORD_INNER)); k++)
        if (k + 1 == end || fig_phrase_sort(w, k))
            noun = k;
    const unsigned sort = noun < end && !fig_phrase_is_name(w, d, noun) ? fig_phrase_sort(w, noun) : 0;
    if ((sort & (FIG_SORT_COMPANY | FIG_SORT_SITE)) && fig_phrase_has(h->name) && h->name.first > noun &&
        (fig_phrase_roles(w, noun + 1) & FIG_WORD_INNER) && !(fig_phrase_roles(w, noun + 1) & FIG_WORD_OF)) {
        h->name.first = t; /* the hospital at Elm */
        h->sort = sort;
        return;
    }
    const bool thing = sort == FIG_SORT_COMPANY && h->name.first > noun && !fig_phrase_is_place(w, h->name) && h->name.last < end &&
                       (fig_phrase_roles(w, noun + 1) & FIG_WORD_OF) && fig_token_is_word(w, h->name.last) &&
                       !fig_token_is_capital(w, h->name.last) &&
                       !(fig_phrase_roles(w, h->name.last) & (FIG_WORD_INNER | FIG_WORD_POSSESSOR | FIG_WORD_JOINING));
    const bool described = sort == FIG_SORT_COMPANY && h->name.first > noun + 2 && !fig_token_is_capital(w, noun + 2) &&
                           is_where(w, h->name) && (fig_phrase_roles(w, noun + 1) & FIG_WORD_OF); /* the operator of mines in Elm */
    if (!sort || (!thing && !described && fig_phrase_has(h->name) && (sort != FIG_SORT_COMPANY || h->name.first > noun)))
        return;                          /* but: the publisher of the Elm Pump series */
    h->name = (fig_phrase){t, noun + 1}; /* the Leeds-based retailer */
    h->anaphor = sort != FIG_SORT_SITE;  /* the mine is one of its own */
    h->sort = sort;
}

fig_subject_head fig_subject_head_of(fig_work *w, const fig_fact_draft *d, uint32_t t, uint32_t end)
{
    fig_subject_head h = {.sort = 0};
    if (t >= end)
        return h;
    const uint32_t roles = fig_phrase_roles(w, t);
    if (roles & (FIG_WORD_PRONOUN | FIG_WORD_POSSESSIVE)) {
        h.anaphor = true;
        h.sort = roles & FIG_WORD_PERSONAL ? FIG_SORT_PERSON : FIG_SORT_NAMED | FIG_SORT_SITE;
        return h;
    }
    for (uint32_t k = t; k < end; k++) {
        if ((fig_phrase_roles(w, k) & FIG_WORD_TITLE) || !fig_phrase_is_name(w, d, k))
            continue;
        const uint32_t last = fig_name_end(w, d, k);
        if (tells_more(w, t, (fig_phrase){k, last}, end)) {
            k = last - 1;
            continue;
        }
        const bool behind = k > t && (fig_phrase_roles(w, k - 1) & FIG_WORD_INNER);
        const bool article = k > t + 1 && (fig_phrase_roles(w, k - 1) & FIG_WORD_ARTICLE) && (fig_phrase_roles(w, k - 2) & FIG_WORD_INNER);
        const bool joined = fig_phrase_has(h.name) && k == h.name.last + 1 && (fig_phrase_roles(w, k - 1) & FIG_WORD_JOINING);
        const bool called = k > t + 1 && (fig_phrase_roles(w, k - 1) & FIG_WORD_OF) && fig_phrase_sort(w, k - 2) == FIG_SORT_PLACE;
        if (!fig_phrase_has(h.name) || called || (!behind && !article && !joined)) { /* called: the Baltic state of Elm */
            h.name = (fig_phrase){k, last};
            h.sort = fig_sort_of_name(w, h.name, d->first, d->last);
            h.nation = fig_is_of_nation(w, h.name, end);
            h.there = (behind || article) && is_where(w, h.name);
        }
        if (last < end && (fig_phrase_roles(w, last) & FIG_WORD_POSSESSOR)) {
            const fig_phrase located =
                fig_phrase_has(fig_place_before(w, k, last)) ? fig_name_behind_place(w, d, last, end) : (fig_phrase){0, 0};
            if (fig_phrase_has(located)) { /* Germany's Elmtal Bank */
                k = located.first - 1;
                h.name = (fig_phrase){0, 0};
                continue;
            }
            const uint32_t foremost = fig_phrase_has(fig_place_before(w, k, last)) ? foremost_end(w, last, end) : 0;
            if (foremost) { /* Britain's biggest brewer, the one before */
                h = (fig_subject_head){.name = {k, foremost}, .sort = FIG_SORT_COMPANY, .anaphor = true};
                return h;
            }
            h.owner = true;
            break;
        }
        k = last - 1;
    }
    if (roles & FIG_WORD_ARTICLE)
        put_noun(w, d, t, end, &h);
    return h;
}
