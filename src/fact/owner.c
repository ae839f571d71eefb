/*
 * Owner: what of a noun phrase says whose figure it is, and what is measured.
 *
 * in   "The country's net debt per head", a fact draft's phrase          out   subject "The country", measure "net debt per head"
 * What words are stands in the grammar's lists phrase-*; here only order counts: pronouns, what is quoted by its own name, possessors, prepositions of belonging, appositions, names.
 */
#include "owner.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_build.h"
#include "fact_named.h"
#include "fact_source.h"
#include "located.h"
#include "name.h"
#include "phrase.h"
#include "quoted.h"

static bool starts_sentence(const fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    return token == d->first || (w->tokens.gap[token] & FIG_GAP_PARAGRAPH);
}

/* "the yield on the government's bond", "sales at Elm's stores": the preposition between what is measured and whose it is, before a possessor at t; or t. */
static uint32_t measured_before(fig_work *w, uint32_t first, uint32_t t)
{
    for (uint32_t k = first + 1; k + 1 < t; k++)
        if (fig_phrase_roles(w, k) & FIG_WORD_INNER)
            return fig_phrase_roles(w, k - 1) & (FIG_WORD_MEASURE | FIG_WORD_PRICE) ? k : t;
    return t;
}

/* A part of a firm that has figures of its own: a unit, a division. */
static bool is_part_of_firm(fig_work *w, uint32_t token)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.generic, token);
    return row && fig_row_attr(row, "part");
}

/* "the country's income": at the last possessor behind which something stands. */
static bool split_possessor(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    for (uint32_t t = p.last - 1; t > p.first; t--) {
        if (!(fig_phrase_roles(w, t) & FIG_WORD_POSSESSOR))
            continue;
        if (t + 1 < p.last && fig_fact_is_date(w, t - 1)) {
            d->measure = (fig_phrase){t + 1, p.last}; /* last year's corn crop */
            return true;
        }
        if (t + 1 == p.last && t == p.first + 1) { /* Norway's rose 6% */
            d->subject = (fig_phrase){p.first, t};
            d->same = true;
            return true;
        }
        if (t + 1 == p.last) {
            p.last = t;
            continue;
        }
        if (is_part_of_firm(w, p.last - 1) && t + 2 < p.last) {
            const uint32_t at = measured_before(w, p.first, t);
            d->subject = (fig_phrase){t + 1, p.last}; /* the company's cloud unit */
            if (at < t)
                d->measure = (fig_phrase){p.first, at}; /* turnover at its cloud unit */
            return true;
        }
        const fig_phrase place = fig_place_before(w, p.first, t),
                         located = fig_phrase_has(place) ? fig_name_behind_place(w, d, t, p.last) : (fig_phrase){0, 0};
        if (fig_phrase_has(located)) { /* revenue at Japan's Elmtal Motors */
            d->subject = located;
            d->measure = (fig_phrase){located.last, p.last};
            if (!fig_phrase_has(d->measure) && place.first > p.first && (fig_phrase_roles(w, place.first - 1) & FIG_WORD_INNER))
                d->measure = (fig_phrase){p.first, place.first - 1};
            return true;
        }
        const uint32_t of = measured_before(w, p.first, t);
        const bool whose =
            of < t && (!(fig_phrase_roles(w, p.last - 1) & FIG_WORD_MEASURE) || fig_phrase_sort(w, p.last - 1) == FIG_SORT_PLACE ||
                       (fig_phrase_roles(w, of - 1) & FIG_WORD_PRICE)); /* the yield on Tarn's bond */
        d->subject = whose ? (fig_phrase){of + 1, p.last} : (fig_phrase){of < t ? of + 1 : p.first, t};
        d->measure = whose ? (fig_phrase){p.first, of} : (fig_phrase){t + 1, p.last};
        return true;
    }
    return false;
}

/* Words that are measured rather than a name: the last one in lower case, or known to be measured. */
static bool is_common(fig_work *w, const fig_fact_draft *d, uint32_t first, uint32_t last)
{
    const uint32_t t = last - 1;
    return first < last && w->tokens.type[t] == FIG_TOKEN_WORD &&
           (fig_token_case_at(&w->tokens, t) == FIG_CASE_LOWER || (fig_phrase_roles(w, t) & (FIG_WORD_MEASURE | FIG_WORD_PRICE)) ||
            (t == first && starts_sentence(w, d, t))) &&
           !(fig_phrase_roles(w, t) & (FIG_WORD_GENERIC | FIG_WORD_ARTICLE));
}

/* The name behind what it is, with an article before: in [the social network] Tarnbook; `last` where there is none. */
static uint32_t described_name(fig_work *w, const fig_fact_draft *d, uint32_t first, uint32_t last)
{
    uint32_t t = last;
    if (fig_phrase_is_name(w, d, first) || !(fig_phrase_roles(w, first - 1) & FIG_WORD_ARTICLE) ||
        fig_phrase_has_role(w, first, last, FIG_WORD_INNER | FIG_WORD_POSSESSOR | FIG_WORD_MEASURE))
        return last;
    while (t > first && (fig_phrase_is_name(w, d, t - 1) || (t < last && fig_token_is_inner_stop(w, t - 1))))
        t--;
    for (uint32_t k = first; k < t; k++)
        if (!fig_token_is_word(w, k) || fig_figure_at(w, k) >= 0)
            return last; /* the 10-year Treasury */
    return t;
}

/* "unemployment in France", "shares of Acme": at the last preposition before a name, if what stands before it is measured. */
static bool split_preposition(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    uint32_t head = p.first;
    while (head + 1 < p.last && !(fig_phrase_roles(w, head + 1) & FIG_WORD_INNER))
        head++;
    const bool doer = (fig_phrase_roles(w, p.first) & FIG_WORD_ARTICLE) && fig_phrase_sort(w, head) == FIG_SORT_COMPANY;
    for (uint32_t t = p.last - 1; t > p.first && !doer; t--) { /* but: the maker of pumps in Elm */
        const uint32_t end = fig_before_short_form(w, p.first, t);
        const bool price = (fig_phrase_roles(w, end - 1) & FIG_WORD_PRICE) != 0;
        if (!(fig_phrase_roles(w, t) & (price ? FIG_WORD_INNER : FIG_WORD_OWNER)) || t + 1 == p.last)
            continue;
        uint32_t name = fig_without_article(w, t + 1, p.last);
        const bool generic =
            name > t + 1 &&
            ((fig_phrase_roles(w, p.last - 1) & FIG_WORD_GENERIC) || fig_phrase_row_of(w, w->facts.lists.region, p.last - 1)) &&
            !fig_phrase_has_role(w, name, p.last, FIG_WORD_INNER | FIG_WORD_POSSESSOR); /* in the county, at the second-tier club */
        const uint32_t described =
            name < p.last && (fig_phrase_roles(w, end - 1) & FIG_WORD_MEASURE) ? described_name(w, d, name, p.last) : p.last;
        if (name == p.last || !(fig_phrase_is_name(w, d, name) || price || generic || described < p.last) || !is_common(w, d, p.first, end))
            continue;
        d->quoted = price && !fig_phrase_is_name(w, d, name);
        d->subject = (fig_phrase){described < p.last ? described : t + 1, p.last};
        d->measure = price && fig_quoted_put_priced(w, d, end - 1) ? (fig_phrase){0, 0} : (fig_phrase){p.first, end};
        d->passing = !(fig_phrase_roles(w, t) & FIG_WORD_OF);
        return true;
    }
    return false;
}

bool fig_phrase_split_apposition(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    const bool short_form = fig_token_is_symbol(w, p.last - 1, '.') && (fig_phrase_roles(w, p.last - 2) & FIG_WORD_COMPANY); /* Tarn Co. */
    uint32_t t = p.last - (p.last > p.first + 2 && short_form), first = fig_without_article(w, p.first, p.last);
    bool lower = false;
    while (t > first &&
           (fig_phrase_is_name(w, d, t - 1) || (t < p.last && (fig_token_is_symbol(w, t - 1, '&') || fig_token_is_symbol(w, t - 1, '-') ||
                                                               fig_token_is_inner_stop(w, t - 1)))))
        t--;
    if (t == p.last || t == first || starts_sentence(w, d, t))
        return false;
    const unsigned what = fig_phrase_sort(w, t - 1) & (FIG_SORT_COMPANY | FIG_SORT_SITE) ? 0 : FIG_WORD_MEASURE; /* sales tax company Elm */
    for (uint32_t k = first; k < t; k++) {
        const bool compound = (k + 1 < t && fig_token_is_symbol(w, k + 1, '-')) || (k > first && fig_token_is_symbol(w, k - 1, '-'));
        if (!compound && (fig_phrase_roles(w, k) & (FIG_WORD_INNER | what | FIG_WORD_POSSESSOR)))
            return false; /* but: low-cost brand Dorsa */
        lower |= w->tokens.type[k] == FIG_TOKEN_WORD && !fig_phrase_is_name(w, d, k);
    }
    if (lower)
        d->subject = (fig_phrase){t, p.last};
    return lower;
}

/* "Furniture chain Barrow shares": a name behind what it is, and before what is measured. */
static bool split_described(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    uint32_t end = p.last;
    while (end > p.first + 2 && (fig_phrase_roles(w, end - 1) & (FIG_WORD_MEASURE | FIG_WORD_MODIFIER)) &&
           !fig_phrase_is_name(w, d, end - 1))
        end--;
    uint32_t name = end;
    while (name > p.first && (fig_phrase_is_name(w, d, name - 1) || fig_token_is_inner_stop(w, name - 1)))
        name--;
    if (end == p.last || name == end || name == p.first || !(fig_phrase_roles(w, name - 1) & FIG_WORD_GENERIC) ||
        fig_phrase_has_role(w, p.first, name, FIG_WORD_INNER | FIG_WORD_POSSESSOR))
        return false;
    d->subject = (fig_phrase){name, end};
    d->measure = (fig_phrase){end, p.last};
    return true;
}

/* "its [growth forecast for Tarn]": of whom a forecast is, rather than whose. */
static bool split_foreseen(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    uint32_t t = p.first + 1;
    while (t + 1 < p.last && !(fig_phrase_roles(w, t) & FIG_WORD_INNER))
        t++;
    if (!(fig_phrase_roles(w, t) & FIG_WORD_INNER) || (fig_phrase_roles(w, t) & FIG_WORD_OF) || !fig_is_study(w, p))
        return false;
    uint32_t name = fig_without_article(w, t + 1, p.last);
    if (name + 2 < p.last && !fig_token_is_capital(w, name) && (fig_phrase_roles(w, name + 1) & FIG_WORD_OF))
        name += 2; /* its target on shares of Elm Steel */
    uint32_t end = name;
    while (end < p.last && fig_figure_at(w, end) < 0 && !(fig_phrase_roles(w, end) & FIG_WORD_INNER))
        end++;
    const bool there = end == p.last && (fig_phrase_roles(w, name - 1) & FIG_WORD_ARTICLE) && fig_phrase_sort(w, end - 1) == FIG_SORT_PLACE;
    if (name >= end || (!fig_phrase_is_name(w, d, name) && !there) || (fig_phrase_roles(w, name) & FIG_WORD_UNNAMED))
        return false;
    d->subject = (fig_phrase){name, end};
    d->measure = (fig_phrase){p.first, t};
    return true;
}

/* "its sales": of the last one named; "it": itself. */
static bool split_pronoun(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    const uint32_t roles = fig_phrase_roles(w, p.first);
    const bool shows = (roles & FIG_WORD_ARTICLE) && (roles & (FIG_WORD_PRONOUN | FIG_WORD_RELATIVE)); /* this, those, that */
    if (shows && p.last - p.first > 2 && (fig_phrase_roles(w, p.first + 1) & (FIG_WORD_INNER | FIG_WORD_BYLINE))) {
        const uint32_t of = fig_without_article(w, p.first + 2, p.last);
        if (of < p.last && fig_phrase_is_name(w, d, of))
            d->subject = (fig_phrase){of, p.last}; /* those of Tarn, those of machinery */
        else
            d->object = (fig_phrase){of, p.last};
        d->same = true;
        return true;
    }
    if (shows)
        return d->pronoun = p.last == p.first + 1;
    if (roles & FIG_WORD_POSSESSIVE) {
        fig_fact_draft named = *d;
        if (p.last - p.first > 2 && !(fig_phrase_roles(w, p.last - 1) & FIG_WORD_MEASURE) &&
            fig_phrase_split_apposition(w, &named, (fig_phrase){p.first + 1, p.last})) {
            d->subject = named.subject; /* its low-cost brand Dorsa */
            return true;
        }
        if (p.last - p.first > 2 && is_part_of_firm(w, p.last - 1)) {
            d->subject = (fig_phrase){p.first + 1, p.last}; /* its cloud unit */
            return true;
        }
        if (p.last - p.first > 3 && split_foreseen(w, d, (fig_phrase){p.first + 1, p.last}))
            return true;
        if (p.last - p.first > 1 && d->measure.first == d->measure.last)
            d->measure = (fig_phrase){p.first + 1, p.last};
        d->possessive = true;
        return true;
    }
    const uint32_t head = fig_without_article(w, p.first, p.last);
    d->pronoun = (roles & FIG_WORD_PRONOUN) || (head > p.first && head + 1 == p.last && (fig_phrase_roles(w, head) & FIG_WORD_ANAPHOR));
    return d->pronoun;
}

/* "U.S. consumer prices", "Acme shares": names first, then what is measured; what is not measured is part of the name: U.S. drillers. */
static bool split_names(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    uint32_t t = fig_without_article(w, p.first, p.last), first = t;
    while (t + 2 < p.last && fig_token_is_word(w, t) && !fig_token_is_capital(w, t) && (fig_phrase_roles(w, t) & FIG_WORD_MODIFIER) &&
           !(fig_phrase_roles(w, t) & FIG_WORD_INNER))
        t++; /* the monthly U.S. trade deficit */
    if (t > first && fig_phrase_is_name(w, d, t) && (fig_phrase_roles(w, p.last - 1) & FIG_WORD_MEASURE) &&
        fig_phrase_is_place(w, (fig_phrase){t, fig_name_end(w, d, t)}))
        first = t;
    t = first;
    while (t < p.last &&
           (fig_phrase_is_name(w, d, t) ||
            (t > first && (w->tokens.type[t] == FIG_TOKEN_SYMBOL || w->tokens.type[t] == FIG_TOKEN_DIGITS ||
                           ((fig_phrase_roles(w, t) & FIG_WORD_INNER) && t + 1 < p.last && fig_phrase_is_name(w, d, t + 1)))))) {
        if (t > first && (fig_phrase_roles(w, t) & FIG_WORD_MEASURE) && fig_token_case_at(&w->tokens, t) == FIG_CASE_CAPS)
            break; /* GDP */
        if (t > first && fig_token_is_symbol(w, t, '-') && t + 1 < p.last && w->tokens.gap[t + 1] == FIG_GAP_GLUED)
            t++; /* Co-operative */
        t++;
    }
    if (t == first || (t == first + 1 && t < p.last && starts_sentence(w, d, first) && !fig_phrase_names_start(w, first, d->last) &&
                       !(fig_phrase_roles(w, p.last - 1) & (FIG_WORD_MEASURE | FIG_WORD_PRICE | FIG_WORD_GENERIC))))
        return false; /* Waiting lists */
    if (t < p.last && (fig_phrase_roles(w, p.last - 1) & FIG_WORD_GENERIC)) {
        d->subject = p;
        return true;
    }
    if (t < p.last && (fig_phrase_roles(w, t) & FIG_WORD_INNER)) {
        d->subject = p; /* Reservoirs in the south */
        return true;
    }
    if (!fig_names_study(w, t, p.last))
        d->subject = (fig_phrase){first, t}; /* but: the Bank Elm consensus is */
    if (t < p.last)
        d->measure = (fig_phrase){t, p.last};
    return true;
}

/* Behind `whose` a phrase without a possessor of its own is measured, whatever names it has. */
static bool is_whose(fig_work *w, const fig_fact_draft *d, fig_phrase p)
{
    return p.first > d->first && fig_phrase_row_of(w, w->facts.lists.whose, p.first - 1) &&
           !fig_phrase_has_role(w, p.first, p.last, FIG_WORD_POSSESSOR);
}

/* The preposition, none that says whose, between a noun that is nobody and somebody behind an article: calls [to] the service; else where the phrase ends. */
static uint32_t told_of_generic(fig_work *w, fig_phrase p)
{
    const uint32_t nobody = FIG_WORD_GENERIC | FIG_WORD_TITLE | FIG_WORD_COMPANY | FIG_WORD_ARTICLE | FIG_WORD_AGENCY | FIG_WORD_PRONOUN;
    for (uint32_t t = p.first + 1; t + 2 < p.last; t++)
        if (fig_phrase_roles(w, t) & FIG_WORD_INNER)
            return !(fig_phrase_roles(w, t) & FIG_WORD_OF) && (fig_phrase_roles(w, t + 1) & FIG_WORD_ARTICLE) &&
                           !(fig_phrase_roles(w, t - 1) & nobody) && (t - 1 == p.first || !fig_token_is_capital(w, t - 1)) &&
                           !fig_phrase_is_known(w, t - 1)
                       ? t
                       : p.last;
    return p.last;
}

/* A phrase whose words name nobody, ending in what somebody is: the company, calls to the ambulance service. false: it ends otherwise. */
static bool divide_generic(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    const uint32_t of = measured_before(w, p.first, p.last - 1), told = told_of_generic(w, p);
    const bool statistic = p.last - p.first > 1 && fig_phrase_sort(w, p.last - 1) == FIG_SORT_INDEX &&
                           (fig_phrase_roles(w, p.last - 2) & FIG_WORD_MEASURE) &&
                           !fig_token_is_cut(w, p.last - 2); /* the employment index; but: the all-share index */
    if (!(fig_phrase_roles(w, p.last - 1) & FIG_WORD_GENERIC) || (statistic && of == p.last - 1))
        return false;
    if (of < p.last - 1) {
        d->measure = (fig_phrase){p.first, of}; /* complaints to the federation */
        d->subject = (fig_phrase){of + 1, p.last};
    } else if (told < p.last) {
        d->measure = (fig_phrase){p.first, told}; /* calls to the ambulance service */
        d->subject = (fig_phrase){told + 1, p.last};
    } else {
        d->subject = p; /* the company */
    }
    return true;
}

/* What is measured, perhaps in all the world: world consumption, stocks worldwide. */
static void divide_measure(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    const uint32_t scope = fig_without_article(w, p.first, p.last);
    d->measure = p;
    if (scope + 1 < p.last && fig_phrase_row_of(w, w->facts.lists.scope, scope)) {
        d->subject = (fig_phrase){scope, scope + 1};
        d->measure.first = scope + 1;
        d->passing = true;
    } else if (p.last - p.first > 1 && fig_phrase_row_of(w, w->facts.lists.scope, p.last - 1)) {
        d->subject = (fig_phrase){p.last - 1, p.last};
        d->measure.last = p.last - 1;
        d->passing = true;
    }
}

void fig_phrase_divide(fig_work *w, fig_fact_draft *d)
{
    const fig_phrase p = d->phrase = fig_phrase_to_divide(w, d);
    if (fig_quoted_take_index(w, d, p))
        return;
    if (is_whose(w, d, p)) {
        d->measure = p; /* Tokmar, whose OPEC quota is */
        return;
    }
    if (split_pronoun(w, d, p) || fig_quoted_split(w, d, p) || split_possessor(w, d, p) || split_preposition(w, d, p) ||
        fig_phrase_split_apposition(w, d, p) || split_described(w, d, p) || split_names(w, d, p)) {
        if (!d->quoted && d->subject.first == p.first && d->measure.first == d->measure.last && p.first > d->first &&
            (fig_phrase_roles(w, p.first - 1) & FIG_WORD_INNER) && !(fig_phrase_roles(w, p.first - 1) & FIG_WORD_OF))
            d->passing = d->same = true; /* in Italy fell 1.5% */
        return;
    }
    const uint32_t of = measured_before(w, p.first, p.last - 1);
    const fig_row *inner = of < p.last - 1 ? fig_phrase_row_of(w, w->facts.lists.inner, of) : NULL;
    if (inner && inner->value_count)
        d->measure = p; /* exports outside the bloc */
    else if (!divide_generic(w, d, p))
        divide_measure(w, d, p);
}
