/*
 * Name: is a word of the text a name?
 *
 * in   a token, the sentence it stands in          out   yes or no
 * Inside a sentence a capital letter says so. A word at its start is a name if it is one elsewhere in the field, stands in a list, is followed by another name, or by a verb or 's.
 */
#include "name.h"
#include "../base/alloc.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact.h"
#include "fact_center.h"
#include "fact_named.h"
#include "phrase.h"
#include "phrase_item.h"
#include <string.h>

enum { LONGEST_LISTED = 4, LONGEST_FIRM = 7, LONGEST_ENDING = 4, LONGEST_SMALL = 32 }; /* tokens, letters, bytes */

/* A headline in capitals, or with most of its words capitalised, says nothing about names. */
bool fig_phrase_is_titled(const fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t capital = 0, lower = 0;
    for (uint32_t t = first; t < last; t++)
        if (fig_token_is_word(w, t))
            *(fig_token_is_capital(w, t) ? &capital : &lower) += 1;
    return capital > lower && (!lower || !fig_is_running(w, first, last));
}

bool fig_figures_mark(fig_work *w)
{
    fig_facts *f = &w->facts;
    const size_t need = (w->tokens.count + FIG_TOKENS_BEHIND) / 64 + 1;
    if (need > f->in_figure_capacity && !fig_grow(&f->in_figure, &f->in_figure_capacity, need, sizeof *f->in_figure))
        return false;
    if (!f->marked)
        memset(f->in_figure, 0, need * sizeof *f->in_figure);
    for (; f->marked < w->draft_count; f->marked++)
        for (uint32_t t = w->drafts[f->marked].first; t < w->drafts[f->marked].last; t++)
            f->in_figure[t / 64] |= UINT64_C(1) << t % 64;
    return true;
}

int32_t fig_figure_find(const fig_work *w, uint32_t token)
{
    size_t low = 0, high = w->draft_count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (w->drafts[mid].last <= token)
            low = mid + 1;
        else
            high = mid;
    }
    return low < w->draft_count && w->drafts[low].first <= token ? (int32_t)low : -1;
}

/* Does the field have the word at a token as it stands inside a sentence, its first letter small: cholera, where a sentence begins with Cholera? */
static bool is_small_elsewhere(const fig_work *w, uint32_t token)
{
    char word[LONGEST_SMALL];
    const size_t n = w->tokens.end[token] - w->tokens.begin[token];
    const char first = w->text[w->tokens.begin[token]];
    if (n > sizeof word || first < 'A' || first > 'Z')
        return fig_words_have(w, &w->facts.commons, token);
    memcpy(word, w->text + w->tokens.begin[token], n);
    word[0] = (char)(first | 32);
    return fig_word_set_has(&w->facts.commons, &w->tokens, w->text, word, n);
}

/* Does the field have the word in lower case too, or is it one for people? */
static bool is_common(const fig_work *w, uint32_t token)
{
    return fig_phrase_row_of(w, w->facts.lists.people, token) || is_small_elsewhere(w, token);
}

const fig_row *fig_ending_row(const fig_work *w, int list, uint32_t token)
{
    const fig_row *row = NULL;
    for (uint32_t n = 1; list >= 0 && !row && n <= LONGEST_ENDING && w->tokens.begin[token] + n < w->tokens.end[token]; n++)
        row = fig_grammar_row_of(w->grammar, (uint32_t)list, w->text + w->tokens.end[token] - n, n);
    return row;
}

/* Sales, Spending: does it end as common words do that begin a sentence? */
static const fig_row *common_ending(const fig_work *w, uint32_t token)
{
    return fig_ending_row(w, w->facts.lists.common_ending, token);
}

/* At the start of a sentence: is there a verb behind the word, `roles` being what stands there, and nothing that makes it a common one? */
static bool acts_as_name(const fig_work *w, uint32_t token, uint32_t roles)
{
    return (roles & (FIG_WORD_VERB | FIG_WORD_SKIPPED)) && !(roles & FIG_WORD_INNER) && !common_ending(w, token) && !is_common(w, token);
}

/* Dunmore brews beer, Dunmore forged the hulls: at the start of a sentence, a word that no list has and that ends as verbs do, and behind that what a verb is done to. Truck drivers are: a noun. */
static bool acts_by_form(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t next = token + 1, object = token + 2;
    const uint32_t none = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_JOINING | FIG_WORD_RELATIVE | FIG_WORD_PRONOUN;
    const uint32_t known = FIG_WORD_MEASURE | FIG_WORD_PRICE | FIG_WORD_MODIFIER | FIG_WORD_GENERIC | FIG_WORD_AGENCY | FIG_WORD_TITLE |
                           FIG_WORD_ARTICLE | FIG_WORD_POSSESSIVE | FIG_WORD_POSSESSOR;
    if (object + 1 >= last || !fig_token_is_word(w, next) || fig_token_case_at(&w->tokens, next) != FIG_CASE_LOWER ||
        (fig_phrase_roles(w, next) & (none | known)) || w->tokens.end[next] - w->tokens.begin[next] < 4 || common_ending(w, token) ||
        is_common(w, token) || fig_figure_at(w, object) >= 0 || !fig_token_is_word(w, object) || fig_token_is_capital(w, object))
        return false;
    const uint32_t behind = fig_phrase_roles(w, object), after = fig_phrase_roles(w, object + 1);
    return fig_ending_row(w, w->facts.lists.verb_ending, next) && !fig_phrase_row_of(w, w->facts.lists.people, next) && !(behind & none) &&
           ((behind & (FIG_WORD_ARTICLE | FIG_WORD_POSSESSIVE)) || !(after & (FIG_WORD_VERB | FIG_WORD_SKIPPED)) ||
            (after & FIG_WORD_INNER));
}

/* At the start of a sentence: is what stands behind the word such as stands behind a name? */
static bool is_followed_as_name(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t next = token + 1, roles = fig_phrase_roles(w, next);
    if (fig_phrase_roles(w, token) & (FIG_WORD_UNNAMED | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_INNER | FIG_WORD_BOUNDARY |
                                      FIG_WORD_MEASURE | FIG_WORD_MODIFIER | FIG_WORD_GENERIC | FIG_WORD_TITLE))
        return false;
    if (fig_token_is_symbol(w, next, ',') && next + 1 < last) { /* Saarlaev, which; but: Exports, which */
        const fig_row *ending = common_ending(w, token);
        const uint32_t behind = fig_phrase_roles(w, next + 1);
        const bool told = (behind & FIG_WORD_ARTICLE) || fig_token_ends_as_participle(w, next + 1);
        return ((behind & FIG_WORD_RELATIVE) && !(ending && fig_row_attr(ending, "plural"))) ||
               (told && !ending && !is_common(w, token)); /* Saarlaev, a maker of looms,; Saarlaev, based in Elm, */
    }
    if (fig_token_is_capital(w, next))
        return !(roles & FIG_WORD_UNNAMED) && (fig_phrase_roles(w, next) & FIG_WORD_COMPANY);
    return ((roles & FIG_WORD_POSSESSOR) && !fig_phrase_row_of(w, w->facts.lists.people, token)) || acts_as_name(w, token, roles) ||
           acts_by_form(w, token, last);
}

/* NII, where "net interest income (NII)" stands before it: the short form of what is measured, and nobody. */
static bool shortens_measure(fig_work *w, uint32_t token)
{
    const uint32_t begin = w->tokens.begin[token];
    return token > 1 && token + 1 < w->tokens.count && fig_token_is_symbol(w, token - 1, '(') && fig_token_is_symbol(w, token + 1, ')') &&
           fig_token_is_capital(w, token) && w->tokens.end[token] - begin > 1 && w->text[begin + 1] >= 'A' && w->text[begin + 1] <= 'Z' &&
           (fig_phrase_roles(w, token - 2) & FIG_WORD_MEASURE) && !fig_token_is_capital(w, token - 2);
}

/* Words that are capitalised inside a sentence of this field. */
static void know_capitals(fig_work *w)
{
    fig_facts *f = &w->facts;
    if (f->capitals_known)
        return;
    fig_word_set_forget(&f->capitals);
    fig_word_set_forget(&f->commons);
    fig_word_set_forget(&f->shorts);
    const int area = f->lists.area;
    f->areas = false;
    for (uint32_t t = 0; t < w->tokens.count; t++) {
        if (fig_token_is_word(w, t) && !fig_token_is_capital(w, t))
            fig_words_add(w, &f->commons, t);
        else if (shortens_measure(w, t))
            fig_words_add(w, &f->shorts, t);
        f->areas |= area >= 0 && fig_class_begins(&w->lexemes, w->tokens.class_id[t], &w->grammar->lists[area]);
    }
    for (size_t s = 0; s < w->sentences.count; s++) {
        const uint32_t first = w->sentences.start[s], last = w->sentences.start[s + 1];
        if (fig_phrase_is_titled(w, first, last))
            continue;
        if (first + 1 < last && (s || fig_is_running(w, first, last)) && fig_token_is_capital(w, first) &&
            is_followed_as_name(w, first, last))
            fig_words_add(w, &f->capitals, first);
        const uint32_t behind = fig_behind_dateline(w, first, last);
        for (uint32_t t = first; behind > first && t < behind && fig_token_is_word(w, t) && fig_token_is_capital(w, t); t++)
            fig_words_add(w, &f->capitals, t); /* TAVIO, Nov 12 - Tavio shipped */
        for (uint32_t t = first + 1; t < last; t++)
            if (fig_token_is_capital(w, t) && fig_token_is_word(w, t - 1) && !(w->tokens.gap[t] & FIG_GAP_PARAGRAPH))
                fig_words_add(w, &f->capitals, t);
    }
    f->capitals_known = true;
}

/* The tokens of a place, an index or a name that looks like a plural that begins with this one; 0: none does. */
static uint32_t listed(const fig_work *w, uint32_t token, uint32_t last)
{
    const int lists[] = {w->known.country, w->known.country_abbreviation, w->known.city, w->facts.lists.index, w->facts.lists.plural_name};
    const fig_phrase p = {token, token + LONGEST_LISTED < last ? token + LONGEST_LISTED : last};
    fig_phrase found;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i] >= 0 && fig_class_begins(&w->lexemes, w->tokens.class_id[token], &w->grammar->lists[lists[i]]) &&
            fig_phrase_row(w, lists[i], p, &found) && found.first == token)
            return found.last - found.first;
    return 0;
}

/* shares, stock: of a company */
static bool is_traded(const fig_work *w, uint32_t token)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.measure, token);
    return row && row->value_count;
}

/* Kestrel (KST), Kestrel (NYSE: KST.N): a word, and in brackets the code of its shares. */
static bool is_coded(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t code = token + 2;
    return code + 1 < last && fig_token_is_symbol(w, token + 1, '(') && fig_token_is_word(w, code) &&
           (fig_token_case_at(&w->tokens, code) == FIG_CASE_CAPS || fig_token_is_symbol(w, code + 1, ':')) &&
           !(fig_phrase_roles(w, code) & (FIG_WORD_MEASURE | FIG_WORD_AGENCY)) &&
           (fig_token_is_symbol(w, code + 1, ')') || fig_token_is_symbol(w, code + 1, ':') || fig_token_is_symbol(w, code + 1, '.'));
}

/* Data Centre Group, News Corp: a word that is seldom a name, before others in capitals of which the last is what a firm's ends with. */
static bool names_firm(fig_work *w, uint32_t token, uint32_t last)
{
    uint32_t t = token + 1;
    while (t < last && t < token + LONGEST_FIRM &&
           (fig_mark_in_name(w, t) || (fig_token_is_word(w, t) && fig_token_is_capital(w, t) && fig_figure_at(w, t) < 0 &&
                                       !(fig_phrase_roles(w, t) & (FIG_WORD_UNNAMED | FIG_WORD_BOUNDARY | FIG_WORD_TITLE)))))
        t++;
    return t > token + 1 && ((fig_phrase_roles(w, t - 1) & FIG_WORD_COMPANY) || (fig_phrase_sort(w, t - 1) & FIG_SORT_COMPANY)) &&
           fig_figure_at(w, token) < 0 && !(fig_phrase_roles(w, token) & (FIG_WORD_INNER | FIG_WORD_BOUNDARY | FIG_WORD_TITLE));
}

/* Kestrel Mining: a sector, which alone is no name, behind another word in capitals. */
static bool is_sector_of_firm(fig_work *w, uint32_t token)
{
    const uint32_t none = FIG_WORD_UNNAMED | FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_TITLE;
    const fig_row *row = token && fig_token_is_capital(w, token - 1) ? fig_phrase_row_of(w, w->facts.lists.unnamed, token) : NULL;
    return row && row->value_count && !(fig_phrase_roles(w, token - 1) & none) && fig_figure_at(w, token - 1) < 0;
}

/* At the start of a sentence every word is capitalised. */
bool fig_phrase_names_start(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t next = token + 1;
    know_capitals(w);
    if (fig_words_have(w, &w->facts.capitals, token) || listed(w, token, last))
        return true;
    if (next >= last)
        return false;
    if (fig_token_is_symbol(w, next, '&') ||
        (fig_token_is_symbol(w, next, '.') && next + 1 < last && w->tokens.gap[next + 1] == FIG_GAP_GLUED))
        return true;
    if (is_coded(w, token, last) || fig_mark_in_name(w, next))
        return true;
    if (next + 1 < last && fig_token_is_cut(w, next + 1))
        return fig_token_is_capital(w, next + 1); /* Coca-Cola; but: Year-on-year */
    const uint32_t roles = fig_phrase_roles(w, next);
    if (fig_token_is_capital(w, next))
        return !(roles & FIG_WORD_UNNAMED) || is_sector_of_firm(w, next) || names_firm(w, next, last); /* Elm News Corp */
    return ((roles & FIG_WORD_POSSESSOR) && !fig_phrase_row_of(w, w->facts.lists.people, token)) ||    /* but: Children's books */
           is_traded(w, next) || fig_phrase_sort(w, next) == FIG_SORT_PLACE ||                         /* Elm county */
           acts_as_name(w, token, roles);
}

/* " or one of the curved ones: what stands behind begins a sentence too. */
static bool is_quote(const fig_work *w, uint32_t token)
{
    const unsigned char *s = (const unsigned char *)w->text + w->tokens.begin[token];
    return fig_token_is_symbol(w, token, '"') ||
           (w->tokens.end[token] - w->tokens.begin[token] == 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] & 0xFC) == 0x9C);
}

/* Behind a dateline, WASHINGTON (Wire) - Retail sales: a place, a date and what stands in brackets, without a word in small letters. */
static bool follows_dateline(const fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    if (token < d->first + 2 ||
        !(fig_token_is_dash(w, token - 1) || fig_token_is_symbol(w, token - 1, '_') || fig_figure_at(w, token - 1) >= 0) ||
        fig_behind_dateline(w, d->first, d->last) != token)
        return false;
    bool bracket = false;
    for (uint32_t k = d->first; k < token; k++) {
        bracket = fig_token_is_symbol(w, k, '(') || (bracket && !fig_token_is_symbol(w, k, ')'));
        if (!bracket && fig_token_is_word(w, k) && !fig_token_is_capital(w, k))
            return false;
    }
    return true;
}

/* Does a sentence or a line begin with this word, perhaps behind a bullet or a dateline? */
static bool begins(const fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    uint32_t t = token;
    bool line = false;
    while (t > d->first && w->tokens.type[t - 1] == FIG_TOKEN_SYMBOL)
        line |= (w->tokens.gap[--t] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH)) != 0;
    return t == d->first || line || (w->tokens.gap[token] & FIG_GAP_PARAGRAPH) || is_quote(w, token - 1) || follows_dateline(w, d, token);
}

/* Bank of Tarn, University of Elm, at the start of a sentence: what somebody is, and of what. */
static bool names_of(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t next = token + 2;
    return next < last && (fig_phrase_roles(w, token + 1) & FIG_WORD_OF) && fig_phrase_sort(w, token) && fig_token_is_capital(w, next) &&
           fig_figure_at(w, next) < 0 && !(fig_phrase_roles(w, next) & (FIG_WORD_UNNAMED | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN));
}

/* The euro zone, the euro area: a word of a place that is written small. */
static bool names_area(fig_work *w, uint32_t token, uint32_t first, uint32_t last)
{
    const int list = w->facts.lists.area;
    fig_phrase found;
    know_capitals(w);
    if (!w->facts.areas || !fig_token_is_word(w, token))
        return false;
    for (uint32_t t = token; t >= first && token - t < LONGEST_LISTED; t--) {
        const fig_phrase p = {t, t + LONGEST_LISTED < last ? t + LONGEST_LISTED : last};
        if (list >= 0 && fig_class_begins(&w->lexemes, w->tokens.class_id[t], &w->grammar->lists[list]) &&
            fig_phrase_row(w, list, p, &found) && found.first == t)
            return found.last > token;
        if (!t || !fig_token_is_word(w, t - 1))
            break;
    }
    return false;
}

static bool is_short(fig_work *w, uint32_t token)
{
    know_capitals(w);
    return fig_words_have(w, &w->facts.shorts, token);
}

/* One word of several in capitals that only say what is measured: Net Interest Income, Operating Profit. */
static bool is_account(fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    const uint32_t plain = FIG_WORD_MEASURE | FIG_WORD_MODIFIER | FIG_WORD_PRICE | FIG_WORD_UNNAMED;
    uint32_t first = token, last = token + 1;
    if ((!(fig_phrase_roles(w, token) & plain) && !fig_phrase_row_of(w, w->facts.lists.account, token)) ||
        fig_phrase_is_titled(w, d->first, d->last))
        return false;
    while (last < d->last && last - token < LONGEST_LISTED && fig_token_is_word(w, last) && fig_token_is_capital(w, last))
        last++;
    while (first > d->first && token - first < LONGEST_LISTED && fig_token_is_word(w, first - 1) && fig_token_is_capital(w, first - 1))
        first--;
    for (uint32_t t = first; t < last; t++)
        if ((!(fig_phrase_roles(w, t) & plain) && !fig_phrase_row_of(w, w->facts.lists.account, t)) || fig_figure_at(w, t) >= 0)
            return false;
    return last - first > 1 && fig_phrase_row_of(w, w->facts.lists.account, last - 1) && !fig_mark_in_name(w, last);
}

/* U.K. Average earnings: old wires put a capital behind every stop. */
static bool follows_stop(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t plain = FIG_WORD_MEASURE | FIG_WORD_MODIFIER;
    return (fig_phrase_roles(w, token) & plain) && token > 1 && fig_token_is_symbol(w, token - 1, '.') &&
           fig_token_is_capital(w, token - 2) && w->tokens.end[token - 2] - w->tokens.begin[token - 2] == 1 && token + 1 < last &&
           fig_token_is_word(w, token + 1) && !fig_token_is_capital(w, token + 1);
}

bool fig_phrase_is_name(fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    const uint32_t roles = fig_phrase_roles(w, token);
    if (!fig_token_is_capital(w, token))
        return w->tokens.type[token] == FIG_TOKEN_IDEOGRAPH || names_area(w, token, d->first, d->last);
    if (fig_figure_at(w, token) >= 0)
        return false; /* US$ */
    if (roles & (FIG_WORD_BOUNDARY | FIG_WORD_PRONOUN | FIG_WORD_ARTICLE | FIG_WORD_POSSESSIVE | FIG_WORD_INNER | FIG_WORD_UNNAMED))
        return (roles & FIG_WORD_UNNAMED) && (is_sector_of_firm(w, token) || names_firm(w, token, d->last));
    if (is_short(w, token))
        return false; /* NII */
    if ((roles & FIG_WORD_MEASURE) && fig_token_case_at(&w->tokens, token) == FIG_CASE_CAPS && !fig_phrase_is_titled(w, d->first, d->last))
        return false; /* GDP, EBIT */
    if (is_account(w, d, token) || follows_stop(w, token, d->last))
        return false;
    if (!begins(w, d, token) || listed(w, token, d->last) > 1 || names_of(w, token, d->last)) /* New Zealand */
        return true;
    if ((roles & (FIG_WORD_GENERIC | FIG_WORD_MODIFIER)) && token + 1 < d->last && fig_token_is_capital(w, token + 1) &&
        fig_phrase_is_known(w, token) && fig_phrase_is_known(w, token + 1))
        return true; /* Port Ellis added, where "in Port Ellis" stands elsewhere */
    if (roles & (FIG_WORD_MEASURE | FIG_WORD_MODIFIER | FIG_WORD_UNNAMED | FIG_WORD_GENERIC))
        return names_firm(w, token, d->last); /* Diamond Elm Corp */
    return fig_phrase_names_start(w, token, d->last);
}

bool fig_phrase_is_plural_noun(fig_work *w, uint32_t token)
{
    const fig_row *row = fig_token_is_word(w, token) && !fig_token_is_capital(w, token) ? common_ending(w, token) : NULL;
    return (row && fig_row_attr(row, "plural")) || fig_phrase_row_of(w, w->facts.lists.people, token);
}

bool fig_token_acts(fig_work *w, uint32_t token)
{
    const uint32_t none = FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_ARTICLE | FIG_WORD_JOINING;
    if (!token || token + 2 >= w->tokens.count || !fig_class_is_in(w, w->tokens.class_id[token], w->facts.lists.presents) ||
        (fig_phrase_roles(w, token) & (FIG_WORD_MEASURE | FIG_WORD_PRICE)) || !fig_token_is_word(w, token - 1) ||
        (fig_phrase_roles(w, token - 1) & none) || fig_phrase_is_plural_noun(w, token - 1))
        return false;
    const uint32_t roles = fig_figure_at(w, token + 1) < 0 ? fig_phrase_roles(w, token + 1) : 0;
    const bool adverb = (roles & (FIG_WORD_BOUNDARY | FIG_WORD_SKIPPED)) && !(roles & (FIG_WORD_VERB | FIG_WORD_INNER));
    const int32_t figure = fig_figure_at(w, token + 1 + adverb);
    return figure >= 0 && fig_kind_is_measured(w->drafts[figure].kind);
}

bool fig_phrase_is_known(fig_work *w, uint32_t token)
{
    know_capitals(w);
    return fig_words_have(w, &w->facts.capitals, token);
}

bool fig_phrase_is_common(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase p = d->subject;
    return p.last == p.first + 1 && (p.first == d->first || (w->tokens.gap[p.first] & FIG_GAP_PARAGRAPH)) &&
           fig_token_case_at(&w->tokens, p.first) == FIG_CASE_CAP && !fig_phrase_names_start(w, p.first, d->last);
}
