/* Named: see fact_named.h. */
#include "fact_named.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "located.h"
#include "name.h"
#include "phrase.h"
#include "subject_head.h"
#include <string.h>

uint32_t fig_without_article(fig_work *w, uint32_t first, uint32_t last)
{
    while (first < last && (fig_phrase_roles(w, first) & FIG_WORD_ARTICLE) && !(first + 1 < last && fig_token_is_symbol(w, first + 1, '&')))
        first++; /* but: A&E patients */
    return first;
}

uint32_t fig_before_short_form(const fig_work *w, uint32_t first, uint32_t t)
{
    return t > first + 3 && fig_token_is_symbol(w, t - 1, ')') && fig_token_is_symbol(w, t - 3, '(') ? t - 3 : t;
}

enum { LONGEST_NAME = 12, LONGEST_BRACKET = 6 };

/* The bracket within a company's name, either of a pair: Dunmore (Pacific) Ltd. */
static bool is_bracket_in_name(fig_work *w, uint32_t mark)
{
    uint32_t open = mark, close = mark;
    while (fig_token_is_symbol(w, mark, ')') && open && mark - open < LONGEST_BRACKET && !fig_token_is_symbol(w, open, '('))
        open--;
    while (fig_token_is_symbol(w, mark, '(') && close + 1 < w->tokens.count && close - mark < LONGEST_BRACKET &&
           !fig_token_is_symbol(w, close, ')'))
        close++;
    return open && close + 1 < w->tokens.count && fig_token_is_symbol(w, open, '(') && fig_token_is_symbol(w, close, ')') &&
           fig_token_is_capital(w, open - 1) && fig_token_is_capital(w, open + 1) && fig_token_is_capital(w, close + 1) &&
           ((fig_phrase_roles(w, close + 1) & FIG_WORD_COMPANY) ||
            (close + 2 < w->tokens.count && fig_token_is_capital(w, close + 2) && (fig_phrase_roles(w, close + 2) & FIG_WORD_COMPANY)));
}

bool fig_mark_in_name(fig_work *w, uint32_t mark)
{
    return (mark && mark + 1 < w->tokens.count && fig_token_is_symbol(w, mark, ',') && fig_token_is_capital(w, mark + 1) &&
            (fig_phrase_roles(w, mark + 1) & FIG_WORD_COMPANY) && fig_token_is_capital(w, mark - 1)) ||
           is_bracket_in_name(w, mark);
}

uint32_t fig_name_end(fig_work *w, const fig_fact_draft *d, uint32_t t)
{
    const uint32_t most = t + LONGEST_NAME < d->last ? t + LONGEST_NAME : d->last, first = t;
    while (t < most && (fig_phrase_is_name(w, d, t) || (t > first && (fig_token_is_symbol(w, t, '&') || fig_mark_in_name(w, t))) ||
                        (t > first && fig_token_is_symbol(w, t, '-') && t + 1 < most && w->tokens.gap[t + 1] == FIG_GAP_GLUED &&
                         fig_token_is_word(w, t + 1)) ||
                        (t > first && fig_token_is_symbol(w, t - 1, '-') && w->tokens.gap[t] == FIG_GAP_GLUED) ||
                        (fig_token_is_inner_stop(w, t) && t + 1 < most) ||
                        (t > first && t + 1 < most && (fig_phrase_roles(w, t) & FIG_WORD_OF) && fig_phrase_is_name(w, d, t + 1)) ||
                        (t > first && t + 2 < most && (fig_phrase_roles(w, t) & FIG_WORD_OF) &&
                         (fig_phrase_roles(w, t + 1) & FIG_WORD_ARTICLE) && fig_phrase_is_name(w, d, t + 2)) ||
                        (t > first + 1 && (fig_phrase_roles(w, t) & FIG_WORD_ARTICLE) && (fig_phrase_roles(w, t - 1) & FIG_WORD_OF)))) {
        if (t > first && (fig_phrase_roles(w, t) & FIG_WORD_MEASURE) && fig_token_case_at(&w->tokens, t) == FIG_CASE_CAPS)
            break;
        t++;
    }
    return t;
}

bool fig_comma_in_place(const fig_work *w, uint32_t comma)
{
    if (!fig_token_is_symbol(w, comma, ','))
        return false;
    uint32_t t = comma + 1;
    while (t < w->tokens.count && t < comma + 5 && (fig_token_is_capital(w, t) || fig_token_is_inner_stop(w, t)))
        t++;
    return t > comma + 1 && t + 1 < w->tokens.count && fig_token_is_cut(w, t + 1) && !fig_token_is_capital(w, t + 1) &&
           fig_phrase_row_of(w, w->facts.lists.participle, t + 1);
}

bool fig_name_describes(const fig_work *w, fig_phrase name, uint32_t end)
{
    return name.last < end && name.last > name.first + 2 && fig_token_is_cut(w, name.last - 1) && !fig_token_is_capital(w, name.last - 1);
}

static bool is_person_word(const fig_work *w, uint32_t token)
{
    return fig_words_have(w, &w->facts.persons, token);
}

void fig_know_speaker(fig_work *w, fig_phrase name)
{
    for (uint32_t t = name.first; t < name.last; t++)
        if (fig_token_is_word(w, t) && !fig_phrase_is_place(w, (fig_phrase){t, t + 1}) &&
            !(fig_phrase_roles(w, t) & (FIG_WORD_AGENCY | FIG_WORD_JUDGE | FIG_WORD_TITLE)))
            fig_words_add(w, &w->facts.persons, t);
}

fig_phrase fig_person_again(const fig_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t t = last; t-- > first;)
        if (fig_token_is_word(w, t) && fig_token_case_at(&w->tokens, t) == FIG_CASE_CAP && is_person_word(w, t) &&
            !fig_phrase_row_of(w, w->facts.lists.unnamed, t))
            return (fig_phrase){t, t + 1};
    return (fig_phrase){0, 0};
}

/* Leader Ada Benn, said Ada Benn: a given name first, beside a verb of saying or behind a noun that is none of a company's or a place's. */
static bool is_given_name(fig_work *w, fig_phrase name, uint32_t first, uint32_t last)
{
    const uint32_t none = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_JOINING | FIG_WORD_PRONOUN | FIG_WORD_MEASURE;
    if (name.last < name.first + 2 || !fig_class_is_in(w, w->tokens.class_id[name.first], w->facts.lists.given))
        return false;
    if (name.last < last && (fig_phrase_roles(w, name.last) & FIG_WORD_SAYS))
        return true;
    if (name.first <= first || !fig_token_is_word(w, name.first - 1)) /* of another sentence: nothing is known of what is before it */
        return false;
    const uint32_t roles = fig_phrase_roles(w, name.first - 1);
    return (roles & FIG_WORD_SAYS) || (!(roles & none) && !fig_token_is_capital(w, name.first - 1) &&
                                       (!fig_phrase_sort(w, name.first - 1) || (roles & FIG_WORD_TITLE)));
}

/* A title before the name (Finance director Paul Brix) or behind it (Ines Cole, chief economist; Ron Fry, 49, said), or a name of somebody met before. */
static bool is_person(fig_work *w, fig_phrase name, uint32_t first, uint32_t last)
{
    uint32_t t = name.first;
    if (fig_phrase_roles(w, name.last - 1) & FIG_WORD_COMPANY)
        return false;
    bool titled = is_given_name(w, name, first, last);
    for (; t > first && t + 4 > name.first && fig_token_is_word(w, t - 1) && !(fig_phrase_roles(w, t - 1) & FIG_WORD_BOUNDARY); t--)
        titled |= (fig_phrase_roles(w, t - 1) & FIG_WORD_TITLE) != 0;
    for (t = name.first; t < name.last; t++)
        titled |= (fig_phrase_roles(w, t) & FIG_WORD_TITLE) != 0 || (name.last == name.first + 1 && is_person_word(w, t));
    if (!titled && name.last + 1 < last && fig_token_is_symbol(w, name.last, ',')) {
        for (t = name.last + 1; t < last && t < name.last + 5 && fig_token_is_word(w, t) && !titled; t++)
            titled = (fig_phrase_roles(w, t) & FIG_WORD_TITLE) != 0;
        const int32_t age = fig_figure_at(w, name.last + 1);
        titled |= age >= 0 && w->drafts[age].last < last && fig_token_is_symbol(w, w->drafts[age].last, ',');
    }
    if (titled)
        fig_know_speaker(w, name);
    return titled;
}

/* Does the given name at `given` say that whose last name it is is a man, or a woman? */
static void know_sex(fig_work *w, uint32_t given, uint32_t last_name)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.given, given);
    if (row && row->value_count)
        fig_words_add(w, fig_is_woman(row) ? &w->facts.women : &w->facts.men, last_name);
}

void fig_know_given(fig_work *w, const fig_fact_draft *d)
{
    for (uint32_t t = d->first; t + 1 < d->last; t++) {
        if (!fig_class_is_in(w, w->tokens.class_id[t], w->facts.lists.given) || !fig_phrase_is_name(w, d, t))
            continue;
        const fig_phrase name = {t, fig_name_end(w, d, t)};
        if (name.last > t + 1 && is_person(w, name, d->first, d->last))
            know_sex(w, t, name.last - 1);
        t = name.last > t ? name.last - 1 : t;
    }
}

bool fig_is_woman(const fig_row *row)
{
    return row->value_count && row->values[0][0] == 'f';
}

unsigned fig_sort_of_name(fig_work *w, fig_phrase name, uint32_t first, uint32_t last)
{
    const fig_fact_lists *l = &w->facts.lists;
    fig_phrase found;
    if (is_person(w, name, first, last))
        return FIG_SORT_PERSON;
    const bool numbered = name.last < last && w->tokens.type[name.last] == FIG_TOKEN_DIGITS; /* the CSI 300 */
    const fig_row *row = fig_phrase_row(w, l->index, (fig_phrase){name.first, name.last + numbered}, &found);
    if (row && !fig_row_attr(row, "word"))
        return FIG_SORT_INDEX;
    if (fig_phrase_is_place(w, name))
        return FIG_SORT_PLACE;
    if (fig_phrase_row(w, l->commodity, (fig_phrase){name.first, name.last + (name.last < last)}, &found) && found.last >= name.last &&
        (found.first == name.first || fig_phrase_is_place(w, (fig_phrase){name.first, found.first})))
        return FIG_SORT_COMMODITY; /* U.S. West Texas Intermediate crude */
    return fig_phrase_roles(w, name.last - 1) & FIG_WORD_COMPANY ? FIG_SORT_COMPANY : FIG_SORT_NAMED;
}

unsigned fig_phrase_sort(fig_work *w, uint32_t token)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.generic, token);
    const char *value = row && row->value_count ? row->values[0] : NULL;
    return !row                              ? 0
           : !value                          ? FIG_SORT_NAMED
           : strcmp(value, "company") == 0   ? FIG_SORT_COMPANY
           : strcmp(value, "site") == 0      ? FIG_SORT_SITE
           : strcmp(value, "place") == 0     ? FIG_SORT_PLACE
           : strcmp(value, "index") == 0     ? FIG_SORT_INDEX
           : strcmp(value, "commodity") == 0 ? FIG_SORT_COMMODITY
                                             : FIG_SORT_NAMED;
}
