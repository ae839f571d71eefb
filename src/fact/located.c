/* Located: see located.h. */
#include "located.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_center.h"
#include "fact_named.h"
#include "name.h"
#include "phrase.h"

enum { LONGEST_PLACE = 4, AGENCY_WORDS = 3, HEADINGS = 2 };

bool fig_phrase_is_place(const fig_work *w, fig_phrase p)
{
    const int places[] = {w->known.country, w->known.country_abbreviation, w->known.city, w->facts.lists.continent};
    fig_phrase found;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (fig_phrase_row(w, places[i], p, &found) && found.first == p.first && found.last == p.last)
            return true;
    return false;
}

bool fig_is_partner(fig_work *w, uint32_t first, uint32_t name)
{
    const uint32_t with = name - (name > first && (fig_phrase_roles(w, name - 1) & FIG_WORD_ARTICLE)) - 1;
    return name > first + 1 && with > first && (fig_phrase_roles(w, with) & FIG_WORD_INNER) &&
           !(fig_phrase_roles(w, with) & FIG_WORD_OWNER) && fig_phrase_row_of(w, w->facts.lists.trade, with - 1);
}

bool fig_is_of_nation(fig_work *w, fig_phrase name, uint32_t end)
{
    const uint32_t other = FIG_WORD_INNER | FIG_WORD_POSSESSOR | FIG_WORD_BOUNDARY | FIG_WORD_JOINING;
    uint32_t k = name.last;
    if (name.last != name.first + 1 || !fig_ending_row(w, w->facts.lists.nation_ending, name.first))
        return false;
    while (k < end && fig_token_is_word(w, k) && !fig_token_is_capital(w, k) && !(fig_phrase_roles(w, k) & other))
        k++;
    return k > name.last && fig_phrase_is_plural_noun(w, k - 1) && !(fig_phrase_roles(w, k - 1) & (FIG_WORD_MEASURE | FIG_WORD_PRICE));
}

bool fig_names_nation(fig_work *w, uint32_t first, fig_phrase name, uint32_t end)
{
    return name.first > first && (fig_phrase_roles(w, name.first - 1) & FIG_WORD_OF) && fig_is_of_nation(w, name, end);
}

fig_phrase fig_place_before(const fig_work *w, uint32_t first, uint32_t possessor)
{
    for (uint32_t n = LONGEST_PLACE; n > 0; n--)
        if (possessor >= first + n && fig_phrase_is_place(w, (fig_phrase){possessor - n, possessor}))
            return (fig_phrase){possessor - n, possessor};
    return (fig_phrase){0, 0};
}

fig_phrase fig_name_behind_place(fig_work *w, const fig_fact_draft *d, uint32_t possessor, uint32_t last)
{
    const uint32_t stop = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_TITLE | FIG_WORD_UNNAMED | FIG_WORD_AGENCY | FIG_WORD_POSSESSOR;
    for (uint32_t t = possessor + 1; t < last; t++) {
        uint32_t roles = fig_phrase_roles(w, t);
        const int32_t figure = fig_figure_at(w, t);
        if (!fig_token_is_capital(w, t))
            roles &= ~(uint32_t)FIG_WORD_UNNAMED; /* its largest lender Elm */
        if ((roles & stop) || (figure >= 0 && w->drafts[figure].kind != FIG_KIND_ORDINAL))
            break;
        if (!fig_phrase_is_name(w, d, t)) {
            if (roles & FIG_WORD_MEASURE)
                break;
            continue;
        }
        const fig_phrase name = {t, fig_name_end(w, d, t)};
        for (; t < name.last; t++)
            if (fig_phrase_roles(w, t) & (FIG_WORD_AGENCY | FIG_WORD_TITLE))
                return (fig_phrase){0, 0};
        for (; t < last && !(fig_phrase_roles(w, t) & (FIG_WORD_BOUNDARY | FIG_WORD_INNER)); t++)
            if (fig_phrase_roles(w, t) & FIG_WORD_MEASURE)
                return (fig_phrase){0, 0}; /* Brazil's Selic rate */
        return name;
    }
    return (fig_phrase){0, 0};
}

fig_phrase fig_past_place(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    for (uint32_t t = p.first + 1; t + 1 < p.last; t++) {
        const bool placed = (fig_phrase_roles(w, t) & FIG_WORD_POSSESSOR) && fig_phrase_has(fig_place_before(w, p.first, t));
        const fig_phrase located = placed ? fig_name_behind_place(w, d, t, p.last) : (fig_phrase){0, 0};
        if (fig_phrase_has(located))
            return located;
    }
    return p;
}

/* Behind a place: data, 's statistics bureau? */
static bool has_agency(fig_work *w, uint32_t t, uint32_t last)
{
    const bool whose = t < last && (fig_phrase_roles(w, t) & FIG_WORD_POSSESSOR);
    const uint32_t most = whose ? ++t + AGENCY_WORDS : t + 1;
    for (; t < last && t < most && fig_token_is_word(w, t) && (whose || !fig_token_is_capital(w, t)); t++)
        if (fig_phrase_roles(w, t) & FIG_WORD_AGENCY)
            return true;
    return false;
}

fig_phrase fig_place_of_data(fig_work *w, uint32_t first, uint32_t last)
{
    const fig_fact_draft d = {.first = first, .last = last};
    for (uint32_t t = first; t < last; t++) {
        if (!fig_phrase_is_name(w, &d, t))
            continue;
        const uint32_t end = fig_name_end(w, &d, t);
        if (has_agency(w, end, last) && fig_phrase_is_place(w, (fig_phrase){t, end}))
            return (fig_phrase){t, end};
        t = end > t ? end - 1 : t;
    }
    return (fig_phrase){0, 0};
}

fig_phrase fig_place_of_story(fig_work *w)
{
    uint32_t s = 0;
    while (s < HEADINGS && s + 1 < w->sentences.count && !fig_is_running(w, w->sentences.start[s], w->sentences.start[s + 1]))
        s++;
    const fig_fact_draft d = {.first = w->sentences.start[s], .last = w->sentences.count ? w->sentences.start[s + 1] : 0};
    fig_phrase place = {0, 0};
    for (uint32_t t = d.first + 1; t < d.last; t++) {
        if (!fig_phrase_is_name(w, &d, t))
            continue;
        const fig_phrase name = {t, fig_name_end(w, &d, t)};
        const uint32_t before = (fig_phrase_roles(w, t - 1) & FIG_WORD_ARTICLE) && t > d.first + 1 ? t - 2 : t - 1;
        if (fig_phrase_has(place) || !fig_phrase_row_of(w, w->facts.lists.where, before))
            return (fig_phrase){0, 0};
        place = name;
        t = name.last > t ? name.last - 1 : t;
    }
    return place;
}
