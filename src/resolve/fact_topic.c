/*
 * Topics of facts: what is a name, and who was named last.
 *
 * in   "Furniture chain Barrow & Finch handed out more. Net profit rose to $187 million", the second sentence          out   "Barrow & Finch"
 * A word at the start of a sentence is a name if it is one elsewhere, stands in a list, is followed by another name, or by a verb or 's. Who only speaks, or stands behind the verb, is
 * no topic; nor what is quoted, an index or a commodity. A story that names nobody so far is of whom its headline names first.
 */
#include "../base/alloc.h"
#include "fact.h"
#include "work.h"
#include <string.h>

enum { TOPIC_SENTENCES = 12, DATELINE = 14, LONGEST_NAME = 8 };

static bool is_word(const fig_work *w, uint32_t token)
{
    return w->tokens.type[token] == FIG_TOKEN_WORD;
}

static bool is_capital(const fig_work *w, uint32_t token)
{
    return is_word(w, token) && fig_token_case_at(&w->tokens, token) != FIG_CASE_LOWER;
}

static bool is_byte(const fig_work *w, uint32_t token, char c)
{
    return w->tokens.type[token] == FIG_TOKEN_SYMBOL && w->text[w->tokens.begin[token]] == c &&
           w->tokens.end[token] - w->tokens.begin[token] == 1;
}

/* ---- names ---- */

/* A headline in capitals, or with most of its words capitalised, says nothing about names. */
static bool is_titled(const fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t capital = 0, lower = 0;
    for (uint32_t t = first; t < last; t++)
        if (is_word(w, t))
            *(is_capital(w, t) ? &capital : &lower) += 1;
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
            if (is_capital(w, t) && is_word(w, t - 1) && !(w->tokens.gap[t] & FIG_GAP_PARAGRAPH)) {
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
static bool is_name_at_start(fig_work *w, uint32_t token, uint32_t last)
{
    const uint32_t next = token + 1;
    if (!know_capitals(w))
        return false;
    const uint32_t bit = capital_bit(w, token);
    if ((w->facts.capitals[bit / 64] >> bit % 64 & 1) || is_listed(w, token))
        return true;
    if (next >= last)
        return false;
    if (is_byte(w, next, '&') || (is_byte(w, next, '.') && next + 1 < last && w->tokens.gap[next + 1] == FIG_GAP_GLUED))
        return true;
    const unsigned roles = fig_phrase_roles(w, next);
    if (is_capital(w, next))
        return !(roles & FIG_ROLE_UNNAMED);
    const char final = w->text[w->tokens.end[token] - 1];
    return (roles & FIG_ROLE_POSSESSOR) || is_traded(w, next) ||
           ((roles & (FIG_ROLE_BOUNDARY | FIG_ROLE_SKIPPED)) && final != 's' && final != 'g');
}

bool fig_phrase_is_name(fig_work *w, const fig_fact_draft *d, uint32_t token)
{
    const uint16_t roles = fig_phrase_roles(w, token);
    if (!is_capital(w, token))
        return w->tokens.type[token] == FIG_TOKEN_IDEOGRAPH;
    if (roles & (FIG_ROLE_BOUNDARY | FIG_ROLE_PRONOUN | FIG_ROLE_ARTICLE | FIG_ROLE_POSSESSIVE | FIG_ROLE_INNER))
        return false;
    if ((roles & FIG_ROLE_MEASURE) && fig_token_case_at(&w->tokens, token) == FIG_CASE_CAPS && !is_titled(w, d->first, d->last))
        return false; /* GDP, EBIT */
    if (token != d->first && !(w->tokens.gap[token] & FIG_GAP_PARAGRAPH))
        return true;
    return !(roles & (FIG_ROLE_MEASURE | FIG_ROLE_MODIFIER | FIG_ROLE_UNNAMED | FIG_ROLE_GENERIC)) && is_name_at_start(w, token, d->last);
}

/* ---- the last one named ---- */

/* The words of a name from `t` on: its end. */
static uint32_t name_end(fig_work *w, const fig_fact_draft *d, uint32_t t)
{
    const uint32_t most = t + LONGEST_NAME < d->last ? t + LONGEST_NAME : d->last;
    while (t < most &&
           (fig_phrase_is_name(w, d, t) || is_byte(w, t, '&') || (is_byte(w, t, '.') && w->tokens.gap[t] == FIG_GAP_GLUED && t + 1 < most)))
        t++;
    return t;
}

/* Behind a dateline: SEOUL, March 3 (Wire) - */
static uint32_t behind_dateline(const fig_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t k = first; k < last && k < first + DATELINE; k++)
        if (is_byte(w, k, '-') && w->tokens.gap[k] != FIG_GAP_GLUED)
            first = k + 1;
        else if (w->tokens.end[k] - w->tokens.begin[k] == 3 && memcmp(w->text + w->tokens.begin[k], "\xe2\x80", 2) == 0 &&
                 ((unsigned char)w->text[w->tokens.begin[k] + 2] & 0xfe) == 0x94)
            first = k + 1; /* – and — */
    while (first < last && is_byte(w, first, '-'))
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
        const uint16_t roles = fig_phrase_roles(w, t);
        if ((roles & FIG_ROLE_SAYS) && !speaks)
            return (fig_phrase){0, 0};
        if ((roles & FIG_ROLE_BOUNDARY) || (is_byte(w, t, '<') && p.first < p.last) || (titled && w->tokens.type[t] == FIG_TOKEN_DIGITS))
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

/* Is a fact's subject somebody that later figures may be of? What is quoted is not. */
static bool is_topic(fig_work *w, const fig_fact_draft *d)
{
    fig_phrase found;
    if (d->gone || d->subject_id || d->subject.first >= d->subject.last || fig_phrase_row(w, w->facts.lists.commodity, d->subject, &found))
        return false;
    for (uint32_t t = d->subject.first; t < d->subject.last; t++)
        if (fig_phrase_is_name(w, d, t))
            return true;
    return false;
}

fig_phrase fig_phrase_topic(fig_work *w, size_t fact)
{
    const fig_fact_draft *all = w->facts.drafts, *d = &all[fact];
    size_t before = fact;
    for (uint32_t s = d->sentence + 1, steps = 0; s-- > 0 && steps < TOPIC_SENTENCES; steps++) {
        for (; before > 0 && all[before - 1].sentence >= s; before--)
            if (all[before - 1].sentence == s && is_topic(w, &all[before - 1]))
                return all[before - 1].subject;
        fig_phrase name = actor(w, w->sentences.start[s], w->sentences.start[s + 1], s == d->sentence); /* Acme said sales rose */
        if (name.first < name.last && (s < d->sentence || name.last < d->phrase.first || d->phrase.first == d->phrase.last))
            return name;
    }
    return (fig_phrase){0, 0};
}
