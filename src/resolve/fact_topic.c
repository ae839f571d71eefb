/*
 * Topics of facts: what is a name, and who was named last.
 *
 * in   "Furniture chain Barrow & Finch handed out more. Net profit rose to $187 million", the second sentence          out   "Barrow & Finch"
 * A word at the start of a sentence is a name if it is one elsewhere, stands in a list, is followed by another name, or by a verb or 's. Who only speaks, or stands behind the verb, is
 * no topic; nor what is quoted, an index or a commodity. A story that names nobody so far is of whom its headline names first.
 */
#include "../base/alloc.h"
#include "fact.h"
#include "word.h"
#include <string.h>

enum { TOPIC_SENTENCES = 20, DATELINE = 14, NEAR = 8 };

/* ---- names ---- */

/* A headline in capitals, or with most of its words capitalised, says nothing about names. */
static bool is_titled(const fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t capital = 0, lower = 0;
    for (uint32_t t = first; t < last; t++)
        if (fig_token_is_word(w, t))
            *(fig_token_is_capital(w, t) ? &capital : &lower) += 1;
    return capital > 2 * lower;
}

static uint32_t capital_bit(const fig_work *w, uint32_t token)
{
    return fig_token_hash(w->text + w->tokens.begin[token], w->tokens.end[token] - w->tokens.begin[token]) % FIG_CAPITALS;
}

/* Words that are capitalised inside a sentence of this field. */
static bool know_capitals(fig_work *w)
{
    fig_facts *f = &w->facts;
    if (f->capitals_known)
        return true;
    if (!f->capitals && !(f->capitals = fig_calloc(FIG_CAPITALS / 64, sizeof *f->capitals))) {
        w->failed = true;
        return false;
    }
    memset(f->capitals, 0, FIG_CAPITALS / 8);
    for (size_t s = 0; s < w->sentences.count; s++) {
        const uint32_t first = w->sentences.start[s], last = w->sentences.start[s + 1];
        if (is_titled(w, first, last))
            continue;
        for (uint32_t t = first + 1; t < last; t++)
            if (fig_token_is_capital(w, t) && fig_token_is_word(w, t - 1) && !(w->tokens.gap[t] & FIG_GAP_PARAGRAPH)) {
                uint32_t bit = capital_bit(w, t);
                f->capitals[bit / 64] |= UINT64_C(1) << bit % 64;
            }
    }
    f->capitals_known = true;
    return true;
}

static bool is_listed(const fig_work *w, uint32_t token)
{
    const int lists[] = {w->known.country, w->known.country_abbreviation, w->known.city, w->facts.lists.index};
    fig_phrase found;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (fig_phrase_row(w, lists[i], (fig_phrase){token, token + 1}, &found))
            return true;
    return false;
}

/* shares, stock: of a company */
static bool is_traded(const fig_work *w, uint32_t token)
{
    const int list = w->facts.lists.measure;
    const fig_row *row = list < 0 ? NULL
                                  : fig_grammar_row_of(w->grammar, (uint32_t)list, w->text + w->tokens.begin[token],
                                                       w->tokens.end[token] - w->tokens.begin[token]);
    return row && row->value_count;
}

/* At the start of a sentence every word is capitalised. */
bool fig_phrase_names_start(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t next = token + 1;
    if (!know_capitals(w))
        return false;
    const uint32_t bit = capital_bit(w, token);
    if ((w->facts.capitals[bit / 64] >> bit % 64 & 1) || is_listed(w, token))
        return true;
    if (next >= last)
        return false;
    if (fig_token_is_symbol(w, next, '&') ||
        (fig_token_is_symbol(w, next, '.') && next + 1 < last && w->tokens.gap[next + 1] == FIG_GAP_GLUED))
        return true;
    const uint32_t roles = fig_phrase_roles(w, next);
    if (fig_token_is_capital(w, next))
        return !(roles & FIG_ROLE_UNNAMED);
    const char final = w->text[w->tokens.end[token] - 1];
    return (roles & FIG_ROLE_POSSESSOR) || is_traded(w, next) ||
           ((roles & (FIG_ROLE_BOUNDARY | FIG_ROLE_SKIPPED)) && final != 's' && final != 'g');
}

/* " or one of the curved ones: what stands behind begins a sentence too. */
static bool is_quote(const fig_work *w, uint32_t token)
{
    const unsigned char *s = (const unsigned char *)w->text + w->tokens.begin[token];
    return fig_token_is_symbol(w, token, '"') ||
           (w->tokens.end[token] - w->tokens.begin[token] == 3 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] & 0xFC) == 0x9C);
}

bool fig_phrase_is_name(fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    const uint32_t roles = fig_phrase_roles(w, token);
    if (!fig_token_is_capital(w, token))
        return w->tokens.type[token] == FIG_TOKEN_IDEOGRAPH;
    if (roles & (FIG_ROLE_BOUNDARY | FIG_ROLE_PRONOUN | FIG_ROLE_ARTICLE | FIG_ROLE_POSSESSIVE | FIG_ROLE_INNER | FIG_ROLE_UNNAMED))
        return false;
    if ((roles & FIG_ROLE_MEASURE) && fig_token_case_at(&w->tokens, token) == FIG_CASE_CAPS && !is_titled(w, d->first, d->last))
        return false; /* GDP, EBIT */
    if (token != d->first && !(w->tokens.gap[token] & FIG_GAP_PARAGRAPH) && !is_quote(w, token - 1))
        return true;
    return !(roles & (FIG_ROLE_MEASURE | FIG_ROLE_MODIFIER | FIG_ROLE_UNNAMED | FIG_ROLE_GENERIC)) &&
           fig_phrase_names_start(w, token, d->last);
}

/* ---- the last one named ---- */

static char first_byte(const fig_work *w, uint32_t token)
{
    return w->text[w->tokens.begin[token]];
}

static bool in_places(const fig_work *w, uint32_t token)
{
    fig_phrase found, p = {token, token + 1};
    return fig_phrase_row(w, w->known.country, p, &found) || fig_phrase_row(w, w->known.country_abbreviation, p, &found);
}

static uint32_t without_article(fig_work *w, uint32_t first, uint32_t last)
{
    while (first < last && (fig_phrase_roles(w, first) & FIG_ROLE_ARTICLE))
        first++;
    return first;
}

static bool is_dash(const fig_work *w, uint32_t token)
{
    return w->tokens.type[token] == FIG_TOKEN_SYMBOL && (first_byte(w, token) == '-' || (unsigned char)first_byte(w, token) == 0xE2);
}

/* "German auto supplier": the country is no owner there; of "British inflation" it is. */
static bool describes(fig_work *w, uint32_t token, uint32_t last)
{
    uint32_t t = token + 1;
    if (!in_places(w, token))
        return false;
    while (t < last && t < token + 5 && w->tokens.type[t] == FIG_TOKEN_WORD && fig_token_case_at(&w->tokens, t) == FIG_CASE_LOWER &&
           !(fig_phrase_roles(w, t) & (FIG_ROLE_BOUNDARY | FIG_ROLE_SKIPPED | FIG_ROLE_INNER | FIG_ROLE_POSSESSOR)))
        t++;
    return t > token + 1 && t < last && w->tokens.type[t] == FIG_TOKEN_WORD && fig_token_case_at(&w->tokens, t) != FIG_CASE_LOWER;
}

/* Does the sentence end with a full stop? In headings a name ends with its line. */
static bool is_running_text(const fig_work *w, uint32_t last)
{
    return last && fig_token_is_symbol(w, last - 1, '.');
}

/* The first name of a sentence, behind its dateline. */
static fig_phrase first_name(fig_work *w, uint32_t first, uint32_t last)
{
    fig_fact_draft d = {.first = first, .last = last};
    fig_phrase p = {0, 0};
    uint32_t t = first;
    for (uint32_t k = first + 1; k < last && k < first + 14; k++)
        if (is_dash(w, k) && w->tokens.gap[k] != FIG_GAP_GLUED && (k + 1 == last || w->tokens.gap[k + 1] != FIG_GAP_GLUED))
            t = k + 1; /* the dateline ends with a dash between blanks */
    d.first = t;
    for (; t < last; t++) {
        if (!fig_phrase_is_name(w, &d, t) || (fig_phrase_roles(w, t) & (FIG_ROLE_UNNAMED | FIG_ROLE_SAYS)))
            continue;
        if (t > first && (fig_phrase_roles(w, t - 1) & FIG_ROLE_BYLINE)) {
            while (t + 1 < last && !(w->tokens.gap[t + 1] & FIG_GAP_BREAK))
                t++; /* who wrote it, to the end of the line */
            continue;
        }
        if (t == first && t + 1 < last && fig_token_is_symbol(w, t + 1, ',') &&
            fig_phrase_row(w, w->known.city, (fig_phrase){t, t + 1}, &(fig_phrase){0, 0}))
            continue; /* a dateline's city */
        if (describes(w, t, last))
            continue;
        p.first = t;
        while (t < last && (t == p.first || !(w->tokens.gap[t] & FIG_GAP_BREAK) || is_running_text(w, last)) &&
               (fig_phrase_is_name(w, &d, t) || fig_token_is_symbol(w, t, '&') || (fig_token_is_inner_stop(w, t) && t + 1 < last)))
            t++;
        p.last = t;
        break;
    }
    return p;
}

/* Somebody who may have other figures too: no price, no place in passing ("in Italy"), no word that only a sentence's beginning makes a name. */
static bool is_named(fig_work *w, const fig_fact_draft *d)
{
    if (d->subject.first == d->subject.last || d->gone || d->quoted || d->passing)
        return false;
    const uint32_t t = without_article(w, d->subject.first, d->subject.last);
    if (t == d->subject.last || !fig_phrase_is_name(w, d, t))
        return false;
    for (uint32_t k = t; k < d->subject.last; k++)
        if (w->tokens.type[k] == FIG_TOKEN_WORD && !fig_phrase_is_name(w, d, k) &&
            !(fig_phrase_roles(w, k) & (FIG_ROLE_INNER | FIG_ROLE_JOINING)))
            return false; /* the Route 66 line of snacks */
    return true;
}

/* The last fact before this one that names somebody, within so many sentences; or -1. */
static ptrdiff_t named_before(fig_work *w, size_t fact, uint32_t sentences)
{
    const fig_fact_draft *all = w->facts.drafts, *d = &all[fact];
    for (size_t i = fact; i-- > 0 && d->sentence - all[i].sentence <= sentences;)
        if (is_named(w, &all[i]))
            return (ptrdiff_t)i;
    return -1;
}

bool fig_phrase_is_common(fig_work *w, const fig_fact_draft *d)
{
    const fig_phrase p = d->subject;
    return p.last == p.first + 1 && (p.first == d->first || (w->tokens.gap[p.first] & FIG_GAP_PARAGRAPH)) &&
           fig_token_case_at(&w->tokens, p.first) == FIG_CASE_CAP && !fig_phrase_names_start(w, p.first, d->last);
}

/* The words of a name from `t` on: its end. */
static uint32_t name_end(fig_work *w, const fig_fact_draft *d, uint32_t t)
{
    const uint32_t most = t + 8 < d->last ? t + 8 : d->last;
    while (t < most && (fig_phrase_is_name(w, d, t) || fig_token_is_symbol(w, t, '&') ||
                        (fig_token_is_symbol(w, t, '.') && w->tokens.gap[t] == FIG_GAP_GLUED && t + 1 < most)))
        t++;
    return t;
}

/* Behind a dateline: SEOUL, March 3 (Wire) - */
static uint32_t behind_dateline(const fig_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t k = first; k < last && k < first + DATELINE; k++)
        if (fig_token_is_symbol(w, k, '-') && w->tokens.gap[k] != FIG_GAP_GLUED)
            first = k + 1;
        else if (w->tokens.end[k] - w->tokens.begin[k] == 3 && memcmp(w->text + w->tokens.begin[k], "\xe2\x80", 2) == 0 &&
                 ((unsigned char)w->text[w->tokens.begin[k] + 2] & 0xfe) == 0x94)
            first = k + 1; /* – and — */
    while (first < last && fig_token_is_symbol(w, first, '-'))
        first++;
    return first;
}

/* Who acts in a sentence: the last name before its first verb, the owner where there is one; who only speaks on request. */
static fig_phrase actor(fig_work *w, uint32_t first, uint32_t last, bool speaks)
{
    fig_fact_draft d = {.first = first, .last = last};
    fig_phrase p = {0, 0};
    bool titled = is_titled(w, first, last);
    d.first = behind_dateline(w, first, last);
    for (uint32_t t = d.first; t < last; t++) {
        const uint32_t roles = fig_phrase_roles(w, t);
        if ((roles & FIG_ROLE_SAYS) && !speaks)
            return (fig_phrase){0, 0};
        if ((roles & FIG_ROLE_BOUNDARY) || (fig_token_is_symbol(w, t, '<') && p.first < p.last) ||
            (titled && w->tokens.type[t] == FIG_TOKEN_DIGITS))
            break;
        if (!fig_phrase_is_name(w, &d, t) || (roles & FIG_ROLE_UNNAMED))
            continue;
        const uint32_t end = name_end(w, &d, t);
        if (t == d.first || p.first == p.last || !(fig_phrase_roles(w, t - 1) & FIG_ROLE_INNER))
            p = (fig_phrase){t, end};
        if (end < last && (fig_phrase_roles(w, end) & FIG_ROLE_POSSESSOR))
            break;
        t = end - 1;
    }
    return p;
}

/* "In West Germany, output": the place that a sentence begins with. */
static fig_phrase opening_place(fig_work *w, const fig_fact_draft *d)
{
    uint32_t t = d->first + 1;
    fig_phrase none = {0, 0};
    if (!(fig_phrase_roles(w, d->first) & FIG_ROLE_INNER) || t >= d->last || (fig_phrase_roles(w, d->first) & FIG_ROLE_OF))
        return none;
    while (t < d->last &&
           (fig_phrase_is_name(w, d, t) || fig_token_is_inner_stop(w, t) || (t > d->first + 1 && fig_token_is_symbol(w, t, '-'))))
        t++;
    if (t == d->first + 1 || t >= d->last || !fig_token_is_symbol(w, t, ',') || (fig_phrase_roles(w, d->first + 1) & FIG_ROLE_UNNAMED))
        return none;
    return (fig_phrase){d->first + 1, t};
}

/* Does a heading name a company: by its form (Inc, plc), or by a code in angle brackets? */
static bool heads_company(fig_work *w, uint32_t sentence)
{
    for (uint32_t t = w->sentences.start[sentence]; t < w->sentences.start[sentence + 1]; t++)
        if (fig_token_is_symbol(w, t, '<') || (fig_phrase_roles(w, t) & FIG_ROLE_COMPANY))
            return true;
    return false;
}

/* Running text ends with a full stop. */
static bool is_running(const fig_work *w, uint32_t sentence)
{
    const uint32_t first = w->sentences.start[sentence], last = w->sentences.start[sentence + 1];
    return last > first + 5 && fig_token_is_symbol(w, last - 1, '.');
}

/* The one that the field is about: named by a heading that names a company, or by the first of the running text, or by what stands above it. */
static fig_phrase field_topic(fig_work *w)
{
    enum { FIRST_RUNNING = 3 };
    for (int round = 0; round < 3; round++)
        for (uint32_t s = 0, running = 0; s < w->sentences.count && s < TOPIC_SENTENCES && running < FIRST_RUNNING; s++) {
            const bool runs = is_running(w, s);
            running += runs;
            if (round == 0 ? s > 1 || !heads_company(w, s) : round == 1 && !runs)
                continue;
            fig_phrase name = actor(w, w->sentences.start[s], w->sentences.start[s + 1], round == 1);
            if (name.first < name.last)
                return name;
        }
    return (fig_phrase){0, 0};
}

/* The first fact of the field that names somebody, before this one; or -1. Facts are asked for in their order. */
static ptrdiff_t first_named(fig_work *w, size_t fact)
{
    fig_facts *f = &w->facts;
    for (; f->first_named < 0 && f->named_seen < fact; f->named_seen++)
        if (is_named(w, &f->drafts[f->named_seen]))
            f->first_named = (ptrdiff_t)f->named_seen;
    return f->first_named < (ptrdiff_t)fact ? f->first_named : -1;
}

/* Who has a figure that nobody is said to have: a place that opens the sentence; whom the sentence names before; whom a fact of this sentence or the one before names; the field's first owner. */
fig_phrase fig_phrase_topic(fig_work *w, size_t fact, bool *far)
{
    const fig_fact_draft *all = w->facts.drafts, *d = &all[fact];
    const uint32_t own = d->phrase.first < d->phrase.last ? d->phrase.first : d->agent.first < d->agent.last ? d->agent.first : UINT32_MAX;
    const fig_phrase place = opening_place(w, d);
    *far = true;
    if (place.first < place.last)
        return place;
    ptrdiff_t before = named_before(w, fact, 1);
    if (before >= 0 && !d->possessive) {
        *far = false;
        return all[before].subject;
    }
    const fig_phrase here = first_name(w, d->first, d->last);
    if (here.first < here.last && here.last <= own && d->possessive && here.first < d->first + NEAR)
        return here; /* Acme said its profit rose */
    *far = before < 0;
    if (before < 0)
        before = first_named(w, fact);
    if (before >= 0)
        return all[before].subject;
    if (here.first < here.last && here.last <= own)
        return here;
    if (!w->facts.topic_known)
        w->facts.topic = field_topic(w);
    w->facts.topic_known = true;
    return w->facts.topic;
}
