/*
 * Topics of facts: who has a figure, where its phrase does not say.
 *
 * in   a fact draft without a subject          out   whom its sentence is about (fact_center.c), who was named last, or whom the story is about
 * A story that names nobody so far is of whom its headline names first.
 */
#include "fact_topic.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact_center.h"
#include "fact_named.h"
#include "fact_pronoun.h"
#include "fact_source.h"
#include "located.h"
#include "name.h"
#include "phrase.h"
#include <string.h>

enum { TOPIC_SENTENCES = 20, LONGEST_LABEL = 4, NAMED_REACH = 400 };

/* Somebody who may have other figures too: no price, no place in passing ("in Italy"), no word that only a sentence's beginning makes a name. */
static bool is_named(fig_work *w, const fig_fact_draft *d)
{
    if (!fig_phrase_has(d->subject) || d->gone || d->quoted || d->passing)
        return false;
    const uint32_t t = fig_without_article(w, d->subject.first, d->subject.last);
    if (t == d->subject.last || !fig_phrase_is_name(w, d, t))
        return false;
    for (uint32_t k = t; k < d->subject.last; k++)
        if (fig_token_is_word(w, k) && !fig_phrase_is_name(w, d, k) && !(fig_phrase_roles(w, k) & (FIG_WORD_INNER | FIG_WORD_JOINING)))
            return false; /* the Route 66 line of snacks */
    return fig_sort_of_name(w, (fig_phrase){t, d->subject.last}, d->first, d->last) != FIG_SORT_PERSON;
}

/* Brent crude, the Dow: what is quoted has no imports. */
static bool is_quoted(fig_work *w, fig_phrase name)
{
    fig_phrase found;
    const bool commodity = fig_phrase_row(w, w->facts.lists.commodity, name, &found) && found.first == name.first;
    return commodity || (fig_sort_of_name(w, name, name.first, name.last) & (FIG_SORT_INDEX | FIG_SORT_COMMODITY));
}

/* Whose shares moved, after it cut its target: no index, metal or currency. */
static bool is_traded_firm(fig_work *w, const fig_fact_draft *d)
{
    fig_fact_draft owner = *d;
    owner.quoted = false;
    return d->quoted && !d->subject_id && is_named(w, &owner) && !is_quoted(w, d->subject);
}

/* The last fact before this one in its sentence that names somebody; or -1. */
static ptrdiff_t named_here(fig_work *w, size_t fact)
{
    const fig_fact_draft *all = w->facts.drafts, *d = &all[fact];
    const bool meant = d->pronoun || d->possessive;
    for (size_t i = fact; i-- > 0 && d->sentence == all[i].sentence;)
        if (is_named(w, &all[i]) || (meant && is_traded_firm(w, &all[i])))
            return (ptrdiff_t)i;
    return -1;
}

/* A word before a place's name: the Netherlands, neighbouring Elm. */
static bool describes_place(fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    const uint32_t roles = fig_phrase_roles(w, token);
    return fig_token_is_word(w, token) && !fig_phrase_is_name(w, d, token) && fig_figure_at(w, token) < 0 &&
           !(roles & (FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_PRONOUN | FIG_WORD_POSSESSIVE | FIG_WORD_UNNAMED));
}

/* Where the sentence of a fact begins, or its part behind a semicolon. */
static uint32_t clause_of(const fig_work *w, const fig_fact_draft *d)
{
    const int32_t figure = d->value >= 0 ? d->value : d->change_count ? d->changes[0].draft : -1;
    for (uint32_t t = figure >= 0 ? w->drafts[figure].first : d->first; t > d->first; t--)
        if (fig_token_is_symbol(w, t - 1, ';'))
            return t;
    return d->first;
}

/* The place before a pronoun in the middle of a sentence: fell to 9%, and in Elm it dropped. */
static fig_phrase place_before_pronoun(fig_work *w, const fig_fact_draft *d)
{
    uint32_t t = d->pronoun && fig_phrase_has(d->phrase) ? d->phrase.first : d->first;
    const uint32_t last = t;
    while (t > d->first && fig_phrase_is_name(w, d, t - 1))
        t--;
    return t < last && t > d->first + 1 && (fig_phrase_roles(w, t - 1) & FIG_WORD_INNER) && !(fig_phrase_roles(w, t - 1) & FIG_WORD_OF) &&
                   (fig_phrase_roles(w, t - 2) & (FIG_WORD_JOINING | FIG_WORD_CLAUSE))
               ? (fig_phrase){t, last}
               : (fig_phrase){0, 0};
}

fig_phrase fig_opening_place(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase none = {0, 0}, here = place_before_pronoun(w, d);
    if (fig_phrase_has(here))
        return here;
    const uint32_t start = clause_of(w, d);
    if (!(fig_phrase_roles(w, start) & FIG_WORD_INNER) || (fig_phrase_roles(w, start) & FIG_WORD_OF))
        return none;
    uint32_t first = start + 1;
    while (first < d->last && first < start + 4 && describes_place(w, d, first))
        first++;
    if (first > start + 1 && first + 1 < d->last && fig_phrase_sort(w, first - 1) == FIG_SORT_PLACE &&
        (fig_phrase_roles(w, first) & FIG_WORD_OF))
        first++; /* in the northern province of Haldane */
    uint32_t t = first;
    while (t < d->last && (fig_phrase_is_name(w, d, t) || fig_token_is_inner_stop(w, t) || (t > first && fig_token_is_symbol(w, t, '-'))))
        t++;
    fig_phrase found;
    if (t == first && first + 3 < d->last && (fig_phrase_roles(w, start + 1) & FIG_WORD_ARTICLE) &&
        fig_phrase_row(w, w->facts.lists.region, (fig_phrase){start + 2, first + 3}, &found) && found.first <= start + 3 &&
        (fig_token_is_symbol(w, found.last, ',') || (fig_phrase_roles(w, found.last) & (FIG_WORD_PRONOUN | FIG_WORD_ARTICLE))))
        return (fig_phrase){start + 1, found.last}; /* in the capital, where */
    if (t > first && t < d->last && fig_phrase_sort(w, t) == FIG_SORT_PLACE && fig_token_case_at(&w->tokens, t) == FIG_CASE_LOWER)
        t++; /* in Elm district */
    if (t == first || t >= d->last || (fig_phrase_roles(w, first) & FIG_WORD_UNNAMED) ||
        !(fig_token_is_symbol(w, t, ',') || (fig_token_is_dash(w, t) && w->tokens.gap[t] != FIG_GAP_GLUED) ||
          (fig_phrase_roles(w, t) & (FIG_WORD_PRONOUN | FIG_WORD_ARTICLE))))
        return none;
    return (fig_phrase){first, t};
}

/* Does a line begin with a mark such as points of a list have? */
static bool is_point(const fig_work *w, uint32_t token)
{
    return fig_token_is_dash(w, token) || fig_token_is_symbol(w, token, '*') ||
           (w->tokens.type[token] == FIG_TOKEN_SYMBOL && w->text[w->tokens.begin[token]] & 0x80);
}

fig_phrase fig_opening_label(fig_work *w, const fig_fact_draft *d)
{
    const uint32_t not_named =
        FIG_WORD_BOUNDARY | FIG_WORD_VERB | FIG_WORD_UNNAMED | FIG_WORD_MEASURE | FIG_WORD_AGENCY | FIG_WORD_PRONOUN | FIG_WORD_TITLE;
    const uint32_t first = d->first + (is_point(w, d->first) ? 1 : 0);
    uint32_t t = first;
    if (first == d->first && fig_is_running(w, d->first, d->last))
        return (fig_phrase){0, 0};
    while (t < d->last && t < first + LONGEST_LABEL && fig_token_is_word(w, t) && fig_figure_at(w, t) < 0 &&
           !(fig_phrase_roles(w, t) & not_named))
        t++;
    const bool label =
        t > first && t + 1 < d->last && fig_token_is_symbol(w, t, ':') && fig_token_is_word(w, t + 1) && fig_figure_at(w, t + 1) < 0;
    return label ? (fig_phrase){first, t} : (fig_phrase){0, 0};
}

/* Does a heading name a company: by its form (Inc, plc), or by a code in angle brackets? */
static bool heads_company(fig_work *w, uint32_t sentence)
{
    for (uint32_t t = w->sentences.start[sentence]; t < w->sentences.start[sentence + 1]; t++)
        if (fig_token_is_symbol(w, t, '<') || (fig_phrase_roles(w, t) & FIG_WORD_COMPANY))
            return true;
    return false;
}

/* The last name before the first verb of a heading. */
static fig_phrase headed(fig_work *w, uint32_t sentence)
{
    fig_fact_draft d = {.first = w->sentences.start[sentence], .last = w->sentences.start[sentence + 1]};
    d.first = fig_behind_dateline(w, d.first, d.last);
    fig_phrase p = {0, 0};
    bool bracket = false;
    for (uint32_t t = d.first; t < d.last; t++) {
        if ((fig_phrase_roles(w, t) & FIG_WORD_BOUNDARY) || fig_token_is_symbol(w, t, '<') || fig_token_is_symbol(w, t, ';') ||
            w->tokens.type[t] == FIG_TOKEN_DIGITS)
            break;
        bracket = fig_token_is_symbol(w, t, '(') || (bracket && !fig_token_is_symbol(w, t, ')'));
        if (bracket || !fig_phrase_is_name(w, &d, t) || (fig_phrase_roles(w, t) & FIG_WORD_UNNAMED))
            continue; /* Dunmore Corp. (DNMR) */
        const uint32_t end = fig_name_end(w, &d, t);
        if (fig_is_partner(w, d.first, t) || fig_phrase_has_role(w, t, end, FIG_WORD_TITLE) ||
            fig_names_nation(w, d.first, (fig_phrase){t, end}, d.last) || fig_names_study(w, end, d.last)) {
            t = end - 1; /* exports to Tarn; Tarn Police Chief; Labour Force Survey */
            continue;
        }
        if (fig_phrase_has(p) && fig_token_is_symbol(w, t - 1, ',') && end < d.last && (fig_phrase_roles(w, end) & FIG_WORD_POSSESSOR))
            break; /* Dunmore PLC, Britain's third-largest grocer, reported */
        if (!fig_phrase_has(p) || !(fig_phrase_roles(w, t - 1) & FIG_WORD_INNER))
            p = (fig_phrase){t, end};
        if (end < d.last && (fig_phrase_roles(w, end) & FIG_WORD_POSSESSOR))
            break;
        t = end - 1;
    }
    return p;
}

/* The place in which a heading tells of something, if the running text names it too: Measles deaths climb in Elm. */
static fig_phrase headed_place(fig_work *w)
{
    const fig_fact_draft d = {.first = w->sentences.start[0], .last = w->sentences.start[1]};
    for (uint32_t t = d.first; t + 1 < d.last; t++)
        if (fig_phrase_row_of(w, w->facts.lists.where, t) && fig_phrase_is_name(w, &d, t + 1) && fig_phrase_is_known(w, t + 1))
            return (fig_phrase){t + 1, fig_name_end(w, &d, t + 1)};
    return (fig_phrase){0, 0};
}

/* Does the running text have every word of a name? */
static bool is_known(fig_work *w, fig_phrase name)
{
    for (uint32_t t = name.first; t < name.last; t++)
        if (!fig_phrase_is_known(w, t))
            return false;
    return true;
}

/* Whom the headline names, if the running text names it too: only then it is sure that a capital makes a name. */
static fig_phrase headline(fig_work *w)
{
    if (w->sentences.count < 2 || fig_is_running(w, w->sentences.start[0], w->sentences.start[1]))
        return (fig_phrase){0, 0};
    const fig_phrase name = headed(w, 0);
    if (!is_known(w, name))
        return headed_place(w);
    return fig_phrase_has(name) || fig_phrase_is_titled(w, w->sentences.start[0], w->sentences.start[1]) ? name : headed_place(w);
}

/* The place of the dateline: where nobody is named at all, it is of there. PINECREST - Violent crime dropped. But where the great agencies sit, the world is told of. */
static fig_phrase dateline(fig_work *w)
{
    fig_phrase found;
    for (uint32_t s = 0; s < w->sentences.count && s < 2; s++) {
        const uint32_t first = w->sentences.start[s], end = fig_behind_dateline(w, first, w->sentences.start[s + 1]);
        uint32_t t = first;
        while (t < end && fig_figure_at(w, t) < 0 &&
               ((fig_token_is_word(w, t) && fig_token_is_capital(w, t)) || (t > first && fig_token_is_inner_stop(w, t))))
            t++; /* FT. ELM */
        if (t > first && t < end && fig_is_running(w, first, w->sentences.start[s + 1]))
            return fig_phrase_row(w, w->known.city, (fig_phrase){first, t}, &found) ? (fig_phrase){0, 0} : (fig_phrase){first, t};
    }
    return (fig_phrase){0, 0};
}

/* Does any sentence say what the dateline's place is, by the last word of its name: KARST PROVINCE, and later the province? */
static bool is_called_so(fig_work *w, fig_phrase there)
{
    if (there.last - there.first < 2)
        return false;
    for (uint32_t t = there.last + 1; t < w->tokens.count; t++)
        if (fig_tokens_alike(w, t, there.last - 1) && (fig_phrase_roles(w, t - 1) & FIG_WORD_ARTICLE))
            return fig_phrase_sort(w, t) == FIG_SORT_PLACE;
    return false;
}

/* Does the sentence behind a dateline mean its place: NORTHLAKE - The city ended the year? */
static bool means_dateline(fig_work *w, fig_phrase there)
{
    uint32_t s = 0;
    if (is_called_so(w, there))
        return true;
    while (s + 1 < w->sentences.count && w->sentences.start[s + 1] <= there.first)
        s++;
    for (uint32_t t = there.last + 1; t < w->sentences.start[s + 1]; t++) {
        const fig_row *row = fig_phrase_roles(w, t - 1) & FIG_WORD_ARTICLE ? fig_phrase_row_of(w, w->facts.lists.generic, t) : NULL;
        if (row && fig_row_attr(row, "local") && !(fig_phrase_roles(w, t + 1) & FIG_WORD_OF))
            return true;
    }
    return false;
}

bool fig_is_dateline(fig_work *w, fig_phrase p)
{
    const fig_phrase there = dateline(w);
    return fig_phrase_has(there) && p.first == there.first && !means_dateline(w, there);
}

/* The one that the field is about: named by a heading that names a company, or by the first of the running text, or by what stands above it. */
static fig_phrase field_topic(fig_work *w)
{
    for (uint32_t s = 0; s < w->sentences.count && s < 2; s++)
        if (heads_company(w, s)) {
            const fig_phrase name = headed(w, s);
            if (fig_phrase_has(name))
                return name;
        }
    const fig_phrase head = headline(w), there = dateline(w);
    if (fig_phrase_has(head))
        return head;
    if (fig_phrase_has(there) && means_dateline(w, there))
        return there;
    for (uint32_t s = 0; s < w->sentences.count && s < TOPIC_SENTENCES; s++) {
        const fig_center *c = fig_center_of(w, s);
        if (c->own && fig_phrase_has(c->thing) && !c->described)
            return c->thing;
        if (fig_phrase_has(c->quoted) && !fig_phrase_has(c->thing))
            return c->quoted;
    }
    for (uint32_t s = 0; s < w->sentences.count && s < TOPIC_SENTENCES; s++) {
        const fig_phrase name = headed(w, s);
        const bool titled = fig_phrase_is_titled(w, w->sentences.start[s], w->sentences.start[s + 1]);
        if (fig_phrase_has(name) && !fig_is_source(w, s, name) && !(titled && w->sentences.count > 1 && !is_known(w, name)))
            return name; /* not: MAIZE FALLS ON CROP ESTIMATES */
    }
    const fig_phrase told =
        fig_place_of_data(w, 0, w->sentences.start[w->sentences.count < TOPIC_SENTENCES ? w->sentences.count : TOPIC_SENTENCES]);
    return fig_phrase_has(told) || fig_phrase_has(there) ? told : fig_place_of_story(w); /* else the dateline's */
}

static fig_phrase topic(fig_work *w)
{
    if (!w->facts.topic_known)
        w->facts.topic = field_topic(w);
    w->facts.topic_known = true;
    return w->facts.topic;
}

static bool opens_paragraph(const fig_work *w, uint32_t sentence)
{
    return !sentence || (w->tokens.gap[w->sentences.start[sentence]] & FIG_GAP_PARAGRAPH);
}

/* How often the tokens before `end` have the last word of a name, up to two, within reach. */
static int times_named(const fig_work *w, fig_phrase name, uint32_t end)
{
    int times = 0;
    for (uint32_t t = end > NAMED_REACH ? end - NAMED_REACH : 0; t < end && times < 2; t++)
        times += fig_tokens_alike(w, t, name.last - 1);
    return times;
}

/* Haddock will be cut by 7 percent, behind a sentence about Britain, in a story about the EU: is the last one named no more than a place, an
 * office that tells, or a name met once, where the story is about somebody met more often? */
static bool is_in_passing(fig_work *w, const fig_fact_draft *d, const fig_center *c)
{
    const fig_phrase t = topic(w);
    const bool near_site = c->sort == FIG_SORT_SITE && (!d->sentence || c->thing.first >= w->sentences.start[d->sentence - 1]);
    if (!fig_phrase_has(t) || fig_tokens_alike(w, t.last - 1, c->thing.last - 1) || near_site || t.first > d->last || is_quoted(w, t) ||
        fig_sort_of_name(w, t, t.first, t.last) == FIG_SORT_PERSON)
        return false;
    if (c->sort == FIG_SORT_SITE)
        return true; /* the port, named some sentences before */
    if (c->described)
        return fig_phrase_has_role(w, c->thing.first, c->thing.last, FIG_WORD_AGENCY) &&
               !fig_phrase_has_role(w, t.first, t.last, FIG_WORD_AGENCY);
    return times_named(w, c->thing, d->last) < 2 && (c->sort == FIG_SORT_PLACE || times_named(w, t, d->last) > 1);
}

/* Who has a figure that nobody is said to have: a place that opens the sentence; whom a fact of this sentence names; whom the sentence is about; in a new paragraph whom the field is about. */
fig_phrase fig_phrase_topic(fig_work *w, size_t fact, bool *far)
{
    const fig_fact_draft *all = w->facts.drafts, *d = &all[fact];
    const fig_phrase place = fig_opening_place(w, d);
    *far = false;
    if (fig_phrase_has(place))
        return place;
    const fig_phrase meant = d->possessive || d->pronoun ? fig_pronoun_means(w, d) : place;
    if (fig_phrase_has(meant))
        return meant;
    const fig_center *c = fig_center_of(w, d->sentence);
    const ptrdiff_t here = named_here(w, fact);
    if (here >= 0 && !(c->own && (d->possessive || d->pronoun) && !fig_phrase_has(d->agent)))
        return all[here].subject;
    if (c->own && fig_phrase_has(c->thing))
        return c->thing;
    *far = true;
    for (uint32_t s = d->sentence; !d->possessive && !d->pronoun; s--) {
        if (fig_center_of(w, s)->own)
            break;
        if (opens_paragraph(w, s)) /* its paragraph names nobody */
            return fig_phrase_has(topic(w)) && !(c->sort == FIG_SORT_PLACE && fig_phrase_has(c->thing) && is_quoted(w, topic(w))) ? topic(w)
                   : fig_phrase_has(c->thing)                                                                                     ? c->thing
                                              : dateline(w);
    }
    if (fig_phrase_has(c->thing) && !is_in_passing(w, d, c))
        return c->thing;
    return fig_phrase_has(topic(w)) ? topic(w) : dateline(w);
}
