/*
 * Phrase: noun phrases beside a verb or preposition: where they begin and end.
 *
 * in   "The country's net debt per head stood at", the item of the verb          out   "The country's net debt per head"
 * What words are stands in the grammar's lists phrase-*; here only order counts. A phrase goes as far as no word ends it, over prepositions that may stand inside (of, in, for); what
 * stands between two commas before the verb (", the retailer,") is stepped over.
 */
#include "fact.h"
#include "fact_named.h"
#include "word.h"
#include <string.h>

enum { LONGEST = 24, LONGEST_ENDING = 4, NEAR = 8 };

static uint32_t token_of(const fig_work *w, uint32_t item)
{
    return w->item_token[item];
}

/* The number of a name: Route 66, Frostbound 2. */
static bool numbers_name(const fig_work *w, uint32_t item)
{
    return w->item_kind[item] == FIG_KIND_NUMBER && item && !w->item_kind[item - 1] && token_of(w, item + 1) == token_of(w, item) + 1 &&
           w->tokens.type[token_of(w, item)] == FIG_TOKEN_DIGITS &&
           w->tokens.end[token_of(w, item)] - w->tokens.begin[token_of(w, item)] < 4 && fig_token_is_capital(w, token_of(w, item - 1));
}

/* A number that tells with its noun more of the next: the 19-country euro zone. */
static bool is_adjective(const fig_work *w, uint32_t item)
{
    const uint32_t token = token_of(w, item), next = item + 1 < w->items.count ? token_of(w, item + 1) : token;
    return w->item_kind[item] == FIG_KIND_COUNT && next == token + 3 && fig_token_is_symbol(w, token + 1, '-') &&
           w->tokens.gap[token + 2] == FIG_GAP_GLUED && fig_token_is_word(w, next);
}

static bool is_participle(fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && fig_class_is_in(w, w->tokens.class_id[token_of(w, item)], w->facts.lists.participle);
}

/* Does a word end as participles do, behind a letter or more: interviewed? */
static bool ends_as_participle(const fig_work *w, uint32_t item)
{
    const uint32_t token = token_of(w, item);
    const char *begin = w->text + w->tokens.begin[token], *end = w->text + w->tokens.end[token];
    for (int n = 1; !w->item_kind[item] && fig_token_is_word(w, token) && n <= LONGEST_ENDING && end - begin > n + 1; n++)
        if (fig_grammar_row_of(w->grammar, (uint32_t)w->facts.lists.participle_ending, end - n, (size_t)n))
            return true;
    return false;
}

/* Does `by` stand between two nouns: stays by residents? Not behind a verb, nor before a figure. */
static bool joins_doer(fig_work *w, uint32_t item)
{
    if (!item || w->item_kind[item - 1] || w->tokens.type[token_of(w, item - 1)] != FIG_TOKEN_WORD || is_participle(w, item - 1) ||
        (fig_phrase_roles(w, token_of(w, item - 1)) & (FIG_ROLE_BOUNDARY | FIG_ROLE_SKIPPED | FIG_ROLE_PRONOUN)))
        return false;
    for (uint32_t k = item + 1; k < item + 4 && k < w->items.count; k++)
        if (w->item_kind[k])
            return false;
    return true;
}

/* on in year-on-year, based in Leeds-based, up in build-up: of the words that hyphens join none is a preposition or a verb. */
static bool is_in_compound(const fig_work *w, uint32_t token)
{
    return fig_token_is_cut(w, token) || (token + 2 < w->tokens.count && fig_token_is_cut(w, token + 2));
}

static uint32_t item_roles(fig_work *w, uint32_t item)
{
    return w->item_kind[item] || is_in_compound(w, token_of(w, item)) ? 0 : fig_phrase_roles(w, token_of(w, item));
}

/* A number behind a preposition, of things that a compound tells more of: in 19 euro-zone states. */
static bool counts_compound(fig_work *w, uint32_t item)
{
    const uint32_t next = item + 1 < w->items.count ? token_of(w, item + 1) : 0;
    return w->item_kind[item] == FIG_KIND_NUMBER && item && next && next + 2 < w->tokens.count &&
           (item_roles(w, item - 1) & (FIG_ROLE_INNER | FIG_ROLE_ARTICLE)) && fig_token_is_word(w, next) &&
           fig_token_is_symbol(w, next + 1, '-') && w->tokens.gap[next + 1] == FIG_GAP_GLUED && fig_token_is_word(w, next + 2);
}

/* May this item stand inside a noun phrase? Figures may, where they are dates, ages of bonds or places in a row. */
static bool stands_inside(fig_work *w, uint32_t item)
{
    const uint32_t token = token_of(w, item);
    const uint8_t kind = w->item_kind[item];
    if (kind)
        return kind == FIG_KIND_DATE || kind == FIG_KIND_ORDINAL || kind == FIG_KIND_DURATION || numbers_name(w, item) ||
               is_adjective(w, item) || counts_compound(w, item);
    if (w->tokens.type[token] == FIG_TOKEN_SYMBOL)
        return (fig_token_is_symbol(w, token, '-') &&
                (w->tokens.gap[token] == FIG_GAP_GLUED || w->tokens.gap[token + 1] == FIG_GAP_GLUED)) ||
               fig_token_is_symbol(w, token, '&') || fig_token_is_symbol(w, token, '/') || fig_token_is_inner_stop(w, token) ||
               fig_comma_in_name(w, token) || fig_comma_in_place(w, token) ||
               ((fig_phrase_roles(w, token) & FIG_ROLE_POSSESSOR) && w->tokens.gap[token] == FIG_GAP_GLUED &&
                w->tokens.gap[token + 1] != FIG_GAP_GLUED); /* the farmers' income; no quotation mark */
    const uint32_t roles = item_roles(w, item);
    if ((roles & FIG_ROLE_BOUNDARY) && item && !w->item_kind[item - 1] && (fig_phrase_roles(w, token_of(w, item - 1)) & FIG_ROLE_ARTICLE))
        return true; /* the won, a cut: a noun */
    if ((roles & FIG_ROLE_BYLINE) && joins_doer(w, item))
        return true; /* stays by residents */
    if (!item && (roles & FIG_ROLE_RELATIVE) && (roles & FIG_ROLE_ARTICLE))
        return true; /* That was */
    return !(roles & (FIG_ROLE_BOUNDARY | FIG_ROLE_RELATIVE)) && (roles & (FIG_ROLE_SKIPPED | FIG_ROLE_INNER)) != FIG_ROLE_SKIPPED;
}

static bool is_comma(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && (fig_token_is_symbol(w, token_of(w, item), ',') || fig_token_is_symbol(w, token_of(w, item), ')'));
}

/* A preposition that ends a phrase, before a date: over Christmas, during May. */
static bool governs_date(fig_work *w, uint32_t item)
{
    const uint32_t roles = item_roles(w, item);
    return (roles & FIG_ROLE_BOUNDARY) &&
           !(roles & (FIG_ROLE_VERB | FIG_ROLE_JOINING | FIG_ROLE_CLAUSE | FIG_ROLE_APART | FIG_ROLE_WHEN | FIG_ROLE_SAYS));
}

/* A date or length of time behind such a preposition: arrests over Christmas, rainfall over the past 36 years. Where the preposition stands, or `at`. */
static uint32_t before_time(fig_work *w, uint32_t at)
{
    if (at < 3 || (w->item_kind[at - 1] != FIG_KIND_DATE && w->item_kind[at - 1] != FIG_KIND_DURATION))
        return at;
    uint32_t k = at - 1;
    while (k > 1 && at - k < 4 && (item_roles(w, k - 1) & (FIG_ROLE_ARTICLE | FIG_ROLE_MODIFIER)))
        k--;
    return governs_date(w, k - 1) ? k - 1 : at;
}

/* A day said behind a verb: agreed early on Wednesday to cut: where the verb ends, or `at`. */
static uint32_t before_day(fig_work *w, uint32_t at)
{
    if (at < 3 || w->item_kind[at - 1] != FIG_KIND_DATE || !(item_roles(w, at - 2) & FIG_ROLE_INNER))
        return at;
    const uint32_t k = at - 2 - ((item_roles(w, at - 3) & FIG_ROLE_MODIFIER) != 0);
    return k && (item_roles(w, k - 1) & FIG_ROLE_VERB) && (item_roles(w, k - 1) & FIG_ROLE_SKIPPED) ? k : at;
}

static bool is_capital(const fig_work *w, uint32_t item)
{
    const uint32_t token = token_of(w, item);
    return !w->item_kind[item] && w->tokens.type[token] == FIG_TOKEN_WORD && fig_token_case_at(&w->tokens, token) != FIG_CASE_LOWER;
}

/* "in the quarter", that ends before an item: where its preposition stands, or the item: a date that was named before. */
static uint32_t before_span(fig_work *w, uint32_t at)
{
    return at > 3 && !w->item_kind[at - 1] && fig_class_is_in(w, w->tokens.class_id[token_of(w, at - 1)], w->facts.lists.span) &&
                   (item_roles(w, at - 2) & FIG_ROLE_ARTICLE) && !(item_roles(w, at - 2) & FIG_ROLE_POSSESSIVE) &&
                   ((item_roles(w, at - 3) & FIG_ROLE_INNER) || governs_date(w, at - 3))
               ? at - 3
               : at;
}

/* A word between an auxiliary and its verb: was last quoted, had unexpectedly risen. No noun stands there. */
static bool is_adverb(fig_work *w, uint32_t item)
{
    const uint32_t helper = FIG_ROLE_VERB | FIG_ROLE_SKIPPED;
    return item && !w->item_kind[item] && w->tokens.type[token_of(w, item)] == FIG_TOKEN_WORD && !is_capital(w, item) &&
           !(item_roles(w, item) &
             (FIG_ROLE_BOUNDARY | FIG_ROLE_INNER | FIG_ROLE_ARTICLE | FIG_ROLE_PRONOUN | FIG_ROLE_POSSESSIVE | FIG_ROLE_MEASURE |
              FIG_ROLE_PRICE | FIG_ROLE_MODIFIER | FIG_ROLE_GENERIC | FIG_ROLE_JOINING | FIG_ROLE_TITLE)) &&
           (item_roles(w, item - 1) & helper) == helper && !(item_roles(w, item - 1) & FIG_ROLE_INNER);
}

/* The comma that a clause like `which tracks rates for tankers, ferries and tugs,` begins at, where it has commas of its own; `nearest` where there is none. */
static uint32_t opening_comma(fig_work *w, uint32_t nearest, uint32_t at)
{
    if (item_roles(w, nearest + 1) & FIG_ROLE_RELATIVE)
        return nearest;
    for (uint32_t k = nearest; k > 1 && at - k < LONGEST; k--) {
        if (w->item_kind[k - 1] || !fig_token_is_symbol(w, token_of(w, k - 1), ','))
            continue;
        if (item_roles(w, k) & FIG_ROLE_RELATIVE)
            return k - 1;
        if (item_roles(w, k) & (FIG_ROLE_VERB | FIG_ROLE_SAYS | FIG_ROLE_SKIPPED))
            break; /* that clause ended there */
    }
    return nearest;
}

/* A dash between words: approvals - a guide to sales - fell. */
static bool is_dash(const fig_work *w, uint32_t item)
{
    const uint32_t token = token_of(w, item);
    return !w->item_kind[item] && fig_token_is_dash(w, token) && w->tokens.gap[token] != FIG_GAP_GLUED && token + 1 < w->tokens.count &&
           w->tokens.gap[token + 1] != FIG_GAP_GLUED;
}

/* The item that opens what the comma, bracket or dash at `close` ends; 0 where none does. */
static uint32_t aside_open(const fig_work *w, uint32_t close)
{
    const char open = fig_token_is_symbol(w, token_of(w, close), ')') ? '(' : ',';
    const bool dash = is_dash(w, close);
    for (uint32_t k = close; k && close - k < LONGEST; k--) {
        const bool symbol = !w->item_kind[k - 1];
        if (dash ? is_dash(w, k - 1) : symbol && fig_token_is_symbol(w, token_of(w, k - 1), open))
            return k - 1;
        if (open == ',' && symbol && fig_token_is_symbol(w, token_of(w, k - 1), ';'))
            break; /* Elm Bank, down 5%; Tarn Bank, down 4% */
    }
    return 0;
}

static bool closes_bracket(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && fig_token_is_symbol(w, token_of(w, item), ')');
}

/* Over what stands between a phrase and its verb: auxiliaries, adverbs, one insertion between commas or brackets. */
static uint32_t skip_back(fig_work *w, uint32_t at)
{
    bool inserted = false, bracket = false;
    while (at) {
        if (at == 1 && (item_roles(w, 0) & FIG_ROLE_ARTICLE)) {
            break; /* That was */
        } else if (item_roles(w, at - 1) & FIG_ROLE_RELATIVE) {
            at -= at > 1 && is_comma(w, at - 2) ? 2 : 1; /* Lorne Capital, which holds */
        } else if ((item_roles(w, at - 1) & FIG_ROLE_SKIPPED) || is_adverb(w, at - 1)) {
            at--;
        } else if (before_time(w, at) < at) {
            at = before_time(w, at);
        } else if (before_span(w, at) < at && !(item_roles(w, before_span(w, at)) & FIG_ROLE_INNER)) {
            at = before_span(w, at); /* costs during the period */
        } else if (before_day(w, at) < at) {
            at = before_day(w, at);
        } else if ((is_comma(w, at - 1) || is_dash(w, at - 1)) && (!inserted || (!bracket && closes_bracket(w, at - 1)))) {
            const uint32_t k = aside_open(w, at - 1);
            if (k < 1)
                return at;
            bracket |= inserted; /* net interest income (NII), or what it earns by loans, rose */
            at = is_dash(w, at - 1) ? k : opening_comma(w, k, at);
            inserted = true;
        } else {
            break;
        }
    }
    return at;
}

static fig_phrase trimmed(fig_work *w, uint32_t first, uint32_t last)
{
    if (first + 3 < last && (item_roles(w, first) & FIG_ROLE_INNER) && (item_roles(w, first + 1) & FIG_ROLE_ARTICLE) &&
        w->item_kind[first + 2] == FIG_KIND_DATE && !(item_roles(w, first + 3) & FIG_ROLE_INNER))
        first += 3; /* in the first half of the year prices */
    while (first < last && ((item_roles(w, first) & FIG_ROLE_INNER) || w->item_kind[first] == FIG_KIND_DATE ||
                            (!w->item_kind[first] && w->tokens.type[token_of(w, first)] == FIG_TOKEN_SYMBOL)))
        first++;
    if (first + 1 == last && (item_roles(w, first) & FIG_ROLE_ARTICLE) && (item_roles(w, first) & (FIG_ROLE_PRONOUN | FIG_ROLE_RELATIVE)))
        return (fig_phrase){token_of(w, first), token_of(w, last)}; /* that, these: alone they are pronouns */
    while (last > first + 3 && before_span(w, last) < last)
        last = before_span(w, last); /* sales in the quarter */
    while (first < last && ((item_roles(w, last - 1) & (FIG_ROLE_INNER | FIG_ROLE_ARTICLE)) || w->item_kind[last - 1] == FIG_KIND_DATE ||
                            (!w->item_kind[last - 1] && w->tokens.type[token_of(w, last - 1)] == FIG_TOKEN_SYMBOL &&
                             !fig_token_is_inner_stop(w, token_of(w, last - 1)) && !(item_roles(w, last - 1) & FIG_ROLE_POSSESSOR))))
        last--;
    if (first >= last)
        return (fig_phrase){0, 0};
    return (fig_phrase){token_of(w, first), token_of(w, last)};
}

/* Does it join two words that one noun, behind one article, has before it: the goods and services deficit, the steel and shipping group? */
static bool joins_describing(fig_work *w, uint32_t item, uint32_t first, uint32_t last)
{
    const uint32_t plain = FIG_ROLE_BOUNDARY | FIG_ROLE_INNER | FIG_ROLE_SKIPPED | FIG_ROLE_PRONOUN | FIG_ROLE_ARTICLE | FIG_ROLE_RELATIVE;
    uint32_t k = item, end = item + 1;
    while (end < last && end - item < LONGEST && !w->item_kind[end] && fig_token_is_word(w, token_of(w, end)) && !is_capital(w, end) &&
           !(item_roles(w, end) & plain))
        end++;
    if (end < item + 3 || !(item_roles(w, end - 1) & (FIG_ROLE_MEASURE | FIG_ROLE_GENERIC)))
        return false;
    while (k > first && item - k < LONGEST && !w->item_kind[k - 1] && fig_token_is_word(w, token_of(w, k - 1)) && !is_capital(w, k - 1) &&
           !(item_roles(w, k - 1) & (plain | FIG_ROLE_GENERIC)))
        k--;
    return k < item && k > first && (item_roles(w, k - 1) & FIG_ROLE_ARTICLE) && !(item_roles(w, item - 1) & FIG_ROLE_MEASURE);
}

/* Behind between, both: the gap between income and planned spending. */
static bool joins_pair(fig_work *w, uint32_t item, uint32_t first)
{
    for (uint32_t k = item; k > first && item - k < NEAR && stands_inside(w, k - 1); k--)
        if (fig_phrase_row_of(w, w->facts.lists.pairing, token_of(w, k - 1)))
            return k > first + 1 && stands_inside(w, item + 1);
    return false;
}

/* Does this conjunction join two words inside a phrase: exports of oil and gas, Saudi Arabia and Russia? */
static bool joins(fig_work *w, uint32_t item, uint32_t first, uint32_t last)
{
    if (!(item_roles(w, item) & FIG_ROLE_JOINING) || item <= first || item + 1 >= last || w->item_kind[item - 1] || w->item_kind[item + 1])
        return false;
    if (is_capital(w, item - 1) && is_capital(w, item + 1))
        return item > 1;
    if (item == 1 && stands_inside(w, 0) && !(item_roles(w, 0) & (FIG_ROLE_PRONOUN | FIG_ROLE_INNER | FIG_ROLE_ARTICLE)))
        return stands_inside(w, 2) && !(item_roles(w, 2) & (FIG_ROLE_PRONOUN | FIG_ROLE_ARTICLE)); /* Hotels and similar houses */
    return (item - 1 > first && (item_roles(w, item - 2) & FIG_ROLE_INNER) && stands_inside(w, item - 1) && stands_inside(w, item + 1)) ||
           joins_describing(w, item, first, last) || joins_pair(w, item, first);
}

/* A clause about the noun before it that ends before `at`: "The flood that swept through downtown". Its first item, or `at`. */
static uint32_t clause_about(fig_work *w, uint32_t first, uint32_t at)
{
    bool verb = false;
    for (uint32_t k = first; k > 1 && at - k < LONGEST; k--) {
        const uint32_t roles = item_roles(w, k - 1);
        if (roles & FIG_ROLE_RELATIVE)
            return verb && (item_roles(w, k) & (FIG_ROLE_VERB | FIG_ROLE_SKIPPED)) &&
                           !(item_roles(w, k - 2) & (FIG_ROLE_BOUNDARY | FIG_ROLE_INNER)) && !is_comma(w, k - 2)
                       ? k - 1
                       : at;
        if (is_comma(w, k - 1) || (roles & (FIG_ROLE_JOINING | FIG_ROLE_SAYS)))
            return at;
        verb |= (roles & FIG_ROLE_VERB) != 0;
    }
    return at;
}

static fig_phrase phrase_before(fig_work *w, uint32_t at, bool joined);

static uint32_t item_of(const fig_work *w, uint32_t token)
{
    uint32_t at = 0;
    while (at < w->items.count && token_of(w, at) < token)
        at++;
    return at;
}

/* Does a phrase stand behind a preposition and a figure: rose 1.4% in [early New York] trading? */
static bool is_adverbial(fig_work *w, fig_phrase p)
{
    const uint32_t at = item_of(w, p.first);
    return at > 1 && (item_roles(w, at - 1) & FIG_ROLE_INNER) && w->item_kind[at - 2] && w->item_kind[at - 2] != FIG_KIND_DATE;
}

/* Of several verbs of one who does them all, joined by `and`, the last one stands at `at`: who it is. */
static fig_phrase before_joined(fig_work *w, uint32_t at)
{
    for (uint32_t k = at; k > 1; k--) {
        const uint32_t roles = item_roles(w, k - 1);
        if (!(roles & FIG_ROLE_VERB) || (item_roles(w, k - 2) & (FIG_ROLE_JOINING | FIG_ROLE_VERB)))
            continue;
        const fig_phrase p = phrase_before(w, k - 1, false);
        if (p.first < p.last && !(p.last == token_of(w, k - 1) && is_adverbial(w, p)))
            return p;
    }
    return fig_phrase_after(w, 0);
}

fig_phrase fig_phrase_clause(fig_work *w, uint32_t token)
{
    const fig_phrase none = {0, 0};
    for (uint32_t k = item_of(w, token); k; k--) {
        const uint32_t roles = item_roles(w, k - 1);
        if ((roles & (FIG_ROLE_CLAUSE | FIG_ROLE_APART | FIG_ROLE_WHEN | FIG_ROLE_SAYS)) ||
            (!w->item_kind[k - 1] && (fig_token_is_symbol(w, token_of(w, k - 1), ';') || fig_token_is_symbol(w, token_of(w, k - 1), ':'))))
            return none;
        if (roles & FIG_ROLE_VERB)
            return fig_phrase_before(w, k - 1);
    }
    return none;
}

/* Does a small word belong to the verb before it: voted through, set up? */
static bool is_particle(fig_work *w, uint32_t item)
{
    const uint32_t token = token_of(w, item);
    return item && !w->item_kind[item] && (item_roles(w, item - 1) & FIG_ROLE_VERB) &&
           fig_class_is_in(w, w->tokens.class_id[token], w->facts.lists.particle);
}

fig_phrase fig_phrase_actor(fig_work *w, uint32_t token)
{
    const fig_phrase none = {0, 0};
    fig_phrase apart = none;
    const uint32_t at = item_of(w, token);
    bool beside = false; /* stands in a phrase beside a verb: "with sales of" */
    for (uint32_t k = at; k; k--) {
        const uint32_t roles = item_roles(w, k - 1);
        if (w->item_kind[k - 1])
            continue;
        if (fig_class_is_in(w, w->tokens.class_id[token_of(w, k - 1)], w->facts.lists.whose))
            return fig_phrase_before(w, k - 1); /* the bank, whose main rate */
        if (k == at && (roles & FIG_ROLE_RELATIVE) && (roles & FIG_ROLE_ARTICLE))
            return none; /* relief came from a report that orders: they are their own subject */
        if ((roles & FIG_ROLE_SAYS) || ((roles & FIG_ROLE_EXPECTS) && (roles & (FIG_ROLE_VERB | FIG_ROLE_SKIPPED))))
            return apart;
        if (roles & FIG_ROLE_VERB) {
            const fig_phrase p = fig_phrase_before(w, k - 1);
            if (p.first < p.last)
                return p;
            continue;
        }
        if (fig_token_is_symbol(w, token_of(w, k - 1), ',') && beside && k < at && (item_roles(w, k) & FIG_ROLE_INNER)) {
            apart = apart.first < apart.last ? apart : fig_phrase_before(w, k - 1); /* Ardent, with annual sales of */
        }
        if (fig_token_is_symbol(w, token_of(w, k - 1), ';') || fig_token_is_symbol(w, token_of(w, k - 1), ':'))
            return apart;
        if ((roles & FIG_ROLE_INNER) || (k < at && (roles & FIG_ROLE_JOINING)))
            beside = true;
        else if (!beside && !is_particle(w, k - 1) && !(roles & FIG_ROLE_ARTICLE) && ((roles & FIG_ROLE_BOUNDARY) || is_comma(w, k - 1)))
            return none; /* the clause begins here: it is its own subject */
    }
    return apart;
}

/* "Crescent, the lender that bought Delta,": of a description behind a comma, the name before it. */
static fig_phrase past_description(fig_work *w, fig_phrase p)
{
    const uint32_t at = item_of(w, p.first);
    if (p.first >= p.last || !at || !fig_token_is_symbol(w, token_of(w, at - 1), ',') || !(fig_phrase_roles(w, p.first) & FIG_ROLE_ARTICLE))
        return p;
    const fig_phrase name = fig_phrase_before(w, at - 1);
    return name.first < name.last && fig_token_is_capital(w, name.last - 1) ? name : p;
}

/* A participle that no list has: what verbs of saying and showing are followed by is a clause of its own. */
static bool is_open_participle(fig_work *w, uint32_t item)
{
    return ends_as_participle(w, item) &&
           !(item_roles(w, item) & (FIG_ROLE_SAYS | FIG_ROLE_EXPECTS | FIG_ROLE_SKIPPED | FIG_ROLE_ARTICLE | FIG_ROLE_MEASURE)) &&
           !fig_phrase_row_of(w, w->facts.lists.showing, token_of(w, item));
}

/* What a phrase that begins at `first` tells more of: "the plant [run by Elm] closed", "a chain [based in Leeds] has": the item of the participle, or `first`. */
static uint32_t participle_before(fig_work *w, uint32_t first)
{
    uint32_t at = first;
    if (first > 2 && (item_roles(w, first - 1) & FIG_ROLE_BYLINE) && (is_participle(w, first - 2) || is_open_participle(w, first - 2)))
        at = first - 2;
    else if (first > 2 && (item_roles(w, first - 1) & (FIG_ROLE_SKIPPED | FIG_ROLE_VERB)) == FIG_ROLE_SKIPPED &&
             is_participle(w, first - 2) && !(item_roles(w, first - 2) & FIG_ROLE_SKIPPED))
        at = first - 2; /* mortgages [approved to finance house purchase] rose */
    else if (first > 1 && (item_roles(w, first) & FIG_ROLE_INNER) &&
             (is_participle(w, first - 1) || (is_open_participle(w, first - 1) && w->item_kind[first + 1] != FIG_KIND_DATE)))
        at = first - 1;
    else if (first > 1 && is_participle(w, first - 1) && (item_roles(w, first - 1) & FIG_ROLE_VERB) &&
             !(item_roles(w, first - 1) & (FIG_ROLE_SAYS | FIG_ROLE_EXPECTS | FIG_ROLE_SKIPPED)))
        at = first - 1; /* people [employed part time] fell */
    if (at < first && at > 1 && fig_phrase_row_of(w, w->facts.lists.manner, token_of(w, at - 1)))
        at--; /* offences [as recorded by the police] fell */
    if (at == first || w->item_kind[at - 1] || w->tokens.type[token_of(w, at - 1)] != FIG_TOKEN_WORD ||
        (item_roles(w, at - 1) & (FIG_ROLE_BOUNDARY | FIG_ROLE_SKIPPED | FIG_ROLE_PRONOUN | FIG_ROLE_INNER | FIG_ROLE_RELATIVE)))
        return first;
    return at;
}

/* A number with its noun: 12 plants. */
static bool counts_things(const fig_work *w, uint32_t item)
{
    return w->item_kind[item] == FIG_KIND_COUNT && token_of(w, item + 1) > token_of(w, item) + 1;
}

/* "China's tariff of 80.5%": before the amount that a noun has. */
static uint32_t past_amount(fig_work *w, uint32_t at)
{
    const bool amount = at > 2 && (w->item_kind[at - 1] == FIG_KIND_PERCENT || w->item_kind[at - 1] == FIG_KIND_MONEY);
    return amount && (item_roles(w, at - 2) & FIG_ROLE_OF) && stands_inside(w, at - 3) ? at - 2 : at;
}

/* "as a percentage of loans", behind the noun that it tells more of: do the words before and at `first` begin so? */
static bool tells_part(fig_work *w, uint32_t first, uint32_t last)
{
    const uint32_t begin = token_of(w, first - 1);
    fig_phrase found;
    return !w->item_kind[first - 1] && !w->item_kind[first - 2] && w->tokens.type[token_of(w, first - 2)] == FIG_TOKEN_WORD &&
           fig_phrase_row(w, w->facts.lists.part, (fig_phrase){begin, token_of(w, last)}, &found) && found.first == begin;
}

/* `joined`: where `and` or `but` stands there, who does what the verb before says; not again for those verbs, or long rows would cost too much. */
static fig_phrase phrase_before(fig_work *w, uint32_t at, bool joined)
{
    uint32_t last = past_amount(w, skip_back(w, at)), first = last;
    if (last < at && is_comma(w, last) && last > 1 && is_participle(w, last - 1) && stands_inside(w, last - 2) &&
        !(item_roles(w, last - 2) & (FIG_ROLE_PRONOUN | FIG_ROLE_INNER)))
        first = --last; /* the volume of goods sold, excluding fuel, was */
    if (first && counts_things(w, first - 1))
        first--; /* the region's 12 plants */
    while (first && last - first < LONGEST && (stands_inside(w, first - 1) || joins(w, first - 1, 0, last))) {
        first--;
        if (item_roles(w, first) & (FIG_ROLE_PRONOUN | FIG_ROLE_ARTICLE) && first && !(item_roles(w, first - 1) & FIG_ROLE_INNER))
            break; /* an article opens the phrase, unless it stands behind a preposition */
    }
    const uint32_t relative = first && first < last ? clause_about(w, first, last) : last;
    if (relative < last)
        return past_description(w, phrase_before(w, relative, joined));
    if (first > 1 && last > first + 1 && tells_part(w, first, last))
        return phrase_before(w, first - 1, joined); /* bad debts as a percentage of loans rose */
    const bool before_verb =
        at < w->items.count && ((item_roles(w, at) | item_roles(w, last)) & (FIG_ROLE_VERB | FIG_ROLE_SKIPPED)) && !is_comma(w, last);
    const uint32_t participle = before_verb && first < last ? participle_before(w, first) : first;
    if (participle < first)
        return phrase_before(w, participle, joined);
    const fig_phrase p = trimmed(w, first, last);
    if (p.first == p.last && first < last && first && !w->item_kind[first - 1] && fig_token_is_symbol(w, token_of(w, first - 1), ')'))
        return phrase_before(w, aside_open(w, first - 1), joined); /* Dunmore Corp. (DNMR) on Tuesday reported */
    const bool moves = p.first == p.last && at < w->items.count && !w->item_kind[at] &&
                       fig_class_is_in(w, w->tokens.class_id[token_of(w, at)], w->facts.lists.moving);
    if (p.first == p.last && last && is_comma(w, last - 1)) {
        return moves && last == at ? before_joined(w, last - 1)          /* Elm bucked the trend, sinking */
                                   : phrase_before(w, last - 1, joined); /* a new plant, costing */
    }
    if (p.first == p.last && last && last < at && moves && joined)
        return before_joined(w, last); /* sales rebounded in July, figures showed, climbing */
    if (p.first < p.last || !first || !joined || !(item_roles(w, first - 1) & (FIG_ROLE_JOINING | FIG_ROLE_CLAUSE)))
        return p;
    return before_joined(w, first - 1); /* continued to grow and totalled, but still swallowed */
}

fig_phrase fig_phrase_before(fig_work *w, uint32_t at)
{
    return phrase_before(w, at, true);
}

/* "its forecast for growth", "its full-year forecast to": behind an article such words are nouns, and where a preposition follows in a phrase that an article opened. */
static bool opens(fig_work *w, uint32_t item, uint32_t first)
{
    if (item < first || w->item_kind[item] || !(item_roles(w, item) & FIG_ROLE_SKIPPED))
        return false;
    if (item == first) /* of likely voters */
        return !(item_roles(w, item) & (FIG_ROLE_VERB | FIG_ROLE_INNER | FIG_ROLE_PRONOUN | FIG_ROLE_ARTICLE)) && item &&
               (item_roles(w, item - 1) & FIG_ROLE_OF) && item + 1 < w->items.count && !w->item_kind[item + 1] &&
               stands_inside(w, item + 1);
    return (item_roles(w, item - 1) & FIG_ROLE_ARTICLE) ||
           ((item_roles(w, first) & FIG_ROLE_ARTICLE) && (item_roles(w, item) & (FIG_ROLE_EXPECTS | FIG_ROLE_MEASURE)) &&
            !(item_roles(w, item) & (FIG_ROLE_VERB | FIG_ROLE_INNER)) && item + 1 < w->items.count &&
            (item_roles(w, item + 1) & FIG_ROLE_INNER));
}

fig_phrase fig_phrase_after(fig_work *w, uint32_t at)
{
    uint32_t last = at;
    const uint32_t count = (uint32_t)w->items.count;
    while (last < count && last - at < LONGEST && (stands_inside(w, last) || joins(w, last, at, count) || opens(w, last, at))) {
        const uint32_t roles = item_roles(w, last);
        const bool dated = last + 2 < count && w->item_kind[last + 1] == FIG_KIND_DATE &&
                           (item_roles(w, last + 2) & (FIG_ROLE_MEASURE | FIG_ROLE_MODIFIER)); /* its forecast for 2024 earnings */
        if ((roles & FIG_ROLE_INNER) && (last == at || last + 1 == count || (w->item_kind[last + 1] && !dated)))
            break;
        if (last > at && (roles & (FIG_ROLE_ARTICLE | FIG_ROLE_PRONOUN)) && !(item_roles(w, last - 1) & FIG_ROLE_INNER))
            break;
        if (!w->item_kind[last] && fig_token_is_symbol(w, token_of(w, last), '.') && last + 1 == count)
            break;
        last++;
    }
    return trimmed(w, at, last);
}
