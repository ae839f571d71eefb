/* Pronoun: see fact_pronoun.h. */
#include "fact_pronoun.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_center.h"
#include "fact_named.h"
#include "name.h"
#include "phrase.h"

/* Where the pronoun of a fact stands. */
static uint32_t pronoun_at(const fig_fact_draft *d)
{
    return fig_phrase_has(d->agent) ? d->agent.first : fig_phrase_has(d->phrase) ? d->phrase.first : d->pronoun_at;
}

bool fig_phrase_is_plural(const fig_work *w, const fig_fact_draft *d)
{
    return fig_phrase_row_of(w, w->facts.lists.plural, pronoun_at(d)) != NULL;
}

/* A name of two words or more that is no place, company or office: Joan Field. */
static bool is_full_name(fig_work *w, const fig_fact_draft *d, fig_phrase name)
{
    const uint32_t other = FIG_WORD_GENERIC | FIG_WORD_AGENCY | FIG_WORD_JUDGE | FIG_WORD_COMPANY | FIG_WORD_OF | FIG_WORD_TITLE;
    for (uint32_t t = name.first; t < name.last; t++)
        if (!fig_token_is_word(w, t) || (fig_phrase_roles(w, t) & other) || fig_token_case_at(&w->tokens, t) != FIG_CASE_CAP)
            return false;
    return name.last > name.first + 1 && fig_sort_of_name(w, name, d->first, d->last) == (FIG_SORT_PLACE | FIG_SORT_COMPANY);
}

/* Who is meant by "she" where nobody has a title: the first full name of the sentence before. */
static fig_phrase person_named(fig_work *w, uint32_t sentence)
{
    const fig_fact_draft d = {.first = w->sentences.start[sentence], .last = w->sentences.start[sentence + 1]};
    for (uint32_t t = d.first; t < d.last; t++) {
        if (!fig_phrase_is_name(w, &d, t))
            continue;
        const fig_phrase name = {t, fig_name_end(w, &d, t)};
        if (is_full_name(w, &d, name))
            return name;
        t = name.last > t ? name.last - 1 : t;
    }
    return (fig_phrase){0, 0};
}

/* The forest covers half of it. It has 40 rivers: does `it` open the sentence, behind one that is about a noun with an article and about nobody named? */
static bool is_meant_alone(fig_work *w, const fig_fact_draft *d, const fig_center *before)
{
    const fig_phrase p = before->noun;
    return d->pronoun && pronoun_at(d) == d->first && !before->own && fig_phrase_has(p) &&
           (fig_phrase_roles(w, p.first) & FIG_WORD_ARTICLE) &&
           !(fig_phrase_roles(w, p.first) & (FIG_WORD_PRONOUN | FIG_WORD_POSSESSIVE)) && !fig_phrase_is_plural_noun(w, p.last - 1);
}

/* Can `they` mean what a phrase names: is it a plural, a row, or one of people? */
static bool is_several(fig_work *w, fig_phrase p)
{
    const fig_row *ending = fig_ending_row(w, w->facts.lists.common_ending, p.last - 1); /* Donors, capitalised at a sentence's start */
    return fig_phrase_is_plural_noun(w, p.last - 1) || fig_phrase_has_role(w, p.first, p.last, FIG_WORD_JOINING) ||
           fig_phrase_row_of(w, w->facts.lists.people, p.last - 1) || (ending && fig_row_attr(ending, "plural"));
}

/* he, she: the last man, the last woman; I: the last of both. */
static fig_phrase person_meant(fig_work *w, const fig_fact_draft *d)
{
    const fig_center *c = fig_center_of(w, d->sentence);
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.personal, pronoun_at(d));
    return !row || !row->value_count ? c->person : fig_is_woman(row) ? c->she : c->he;
}

fig_phrase fig_pronoun_means(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase none = {0, 0};
    if (fig_phrase_roles(w, pronoun_at(d)) & FIG_WORD_PERSONAL) /* we: whom the speaker speaks for */
    {
        const fig_phrase person = fig_phrase_is_plural(w, d) ? none : person_meant(w, d);
        return fig_phrase_has(person) || fig_phrase_is_plural(w, d) || !d->sentence ? person : person_named(w, d->sentence - 1);
    }
    const fig_phrase own = fig_center_of(w, d->sentence)->noun;
    if (fig_phrase_has(own) && own.last <= pronoun_at(d) && fig_phrase_is_plural(w, d))
        return own; /* Imported brands lost ground: their share */
    const fig_center *before = d->sentence ? fig_center_of(w, d->sentence - 1) : NULL;
    if (before && fig_phrase_has(before->noun) && fig_phrase_is_plural(w, d) && !is_several(w, before->noun))
        return none; /* Visibility is poor. Shares fell, taking their losses to 21 percent */
    const bool study = before && fig_phrase_has(before->noun) && fig_phrase_row_of(w, w->facts.lists.study, before->noun.last - 1);
    return before && !study && (fig_phrase_is_plural(w, d) || is_meant_alone(w, d, before)) ? before->noun : none;
}
