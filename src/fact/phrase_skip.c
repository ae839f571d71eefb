/*
 * Back from a verb to the phrase before it: over auxiliaries, adverbs, times, and one insertion between commas, brackets or dashes.
 *
 * in   "Lorne Capital, which holds a tenth, has since May", its last item          out   the item behind "Capital"
 */
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "phrase_item.h"
#include "verb_row.h"

/* A preposition that ends a phrase, before a date: over Christmas, during May. */
static bool governs_date(fig_work *w, uint32_t item)
{
    const uint32_t roles = fig_item_roles(w, item);
    return (roles & FIG_WORD_BOUNDARY) &&
           !(roles & (FIG_WORD_VERB | FIG_WORD_JOINING | FIG_WORD_CLAUSE | FIG_WORD_APART | FIG_WORD_WHEN | FIG_WORD_SAYS));
}

/* A date or length of time behind such a preposition: arrests over Christmas, rainfall over the past 36 years. Where the preposition stands, or `at`. */
static uint32_t before_time(fig_work *w, uint32_t at)
{
    if (at < 3 || (w->item_kind[at - 1] != FIG_KIND_DATE && w->item_kind[at - 1] != FIG_KIND_DURATION))
        return at;
    uint32_t k = at - 1;
    while (k > 1 && at - k < 4 && (fig_item_roles(w, k - 1) & (FIG_WORD_ARTICLE | FIG_WORD_MODIFIER)))
        k--;
    return governs_date(w, k - 1) ? k - 1 : at;
}

/* A day said behind a verb: agreed early on Wednesday to cut: where the verb ends, or `at`. */
static uint32_t before_day(fig_work *w, uint32_t at)
{
    if (at < 3 || w->item_kind[at - 1] != FIG_KIND_DATE || !(fig_item_roles(w, at - 2) & FIG_WORD_INNER))
        return at;
    const uint32_t k = at - 2 - ((fig_item_roles(w, at - 3) & FIG_WORD_MODIFIER) != 0);
    return k && (fig_item_roles(w, k - 1) & FIG_WORD_VERB) && (fig_item_roles(w, k - 1) & FIG_WORD_SKIPPED) ? k : at;
}

uint32_t fig_phrase_before_span(fig_work *w, uint32_t at)
{
    return at > 3 && !w->item_kind[at - 1] && fig_class_is_in(w, w->tokens.class_id[fig_item_token(w, at - 1)], w->facts.lists.span) &&
                   (fig_item_roles(w, at - 2) & FIG_WORD_ARTICLE) && !(fig_item_roles(w, at - 2) & FIG_WORD_POSSESSIVE) &&
                   ((fig_item_roles(w, at - 3) & FIG_WORD_INNER) || governs_date(w, at - 3))
               ? at - 3
               : at;
}

/* A word between an auxiliary and its verb: was last quoted, had unexpectedly risen. No noun stands there. */
static bool is_adverb(fig_work *w, uint32_t item)
{
    const uint32_t helper = FIG_WORD_VERB | FIG_WORD_SKIPPED;
    return item && !w->item_kind[item] && w->tokens.type[fig_item_token(w, item)] == FIG_TOKEN_WORD && !fig_item_is_capital(w, item) &&
           !(fig_item_roles(w, item) &
             (FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_ARTICLE | FIG_WORD_PRONOUN | FIG_WORD_POSSESSIVE | FIG_WORD_MEASURE |
              FIG_WORD_PRICE | FIG_WORD_MODIFIER | FIG_WORD_GENERIC | FIG_WORD_JOINING | FIG_WORD_TITLE)) &&
           (fig_item_roles(w, item - 1) & helper) == helper && !(fig_item_roles(w, item - 1) & FIG_WORD_INNER);
}

/* The comma that a clause like `which tracks rates for tankers, ferries and tugs,` begins at, where it has commas of its own; `nearest` where there is none. */
static uint32_t opening_comma(fig_work *w, uint32_t nearest, uint32_t at)
{
    if (fig_item_roles(w, nearest + 1) & FIG_WORD_RELATIVE)
        return nearest;
    for (uint32_t k = nearest; k > 1 && at - k < FIG_PHRASE_LONGEST; k--) {
        if (w->item_kind[k - 1] || !fig_token_is_symbol(w, fig_item_token(w, k - 1), ','))
            continue;
        if (fig_item_roles(w, k) & FIG_WORD_RELATIVE)
            return k - 1;
        if (fig_item_roles(w, k) & (FIG_WORD_VERB | FIG_WORD_SAYS | FIG_WORD_SKIPPED))
            break; /* that clause ended there */
    }
    return nearest;
}

uint32_t fig_phrase_aside(const fig_work *w, uint32_t close)
{
    const char open = fig_token_is_symbol(w, fig_item_token(w, close), ')') ? '(' : ',';
    const bool dash = fig_item_is_dash(w, close);
    for (uint32_t k = close; k && close - k < FIG_PHRASE_LONGEST; k--) {
        const bool symbol = !w->item_kind[k - 1];
        if (dash ? fig_item_is_dash(w, k - 1) : symbol && fig_token_is_symbol(w, fig_item_token(w, k - 1), open))
            return k - 1;
        if (open == ',' && symbol && fig_token_is_symbol(w, fig_item_token(w, k - 1), ';'))
            break; /* Elm Bank, down 5%; Tarn Bank, down 4% */
    }
    return 0;
}

static bool closes_bracket(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && fig_token_is_symbol(w, fig_item_token(w, item), ')');
}

/* A set phrase between who and what: prices on average rose, has the ability to. Where it begins, or `at`. */
static uint32_t before_idiom(fig_work *w, uint32_t at)
{
    enum { LONGEST = 5 }; /* words */
    const int list = w->facts.lists.idiom;
    fig_phrase found;
    for (uint32_t k = at; k > 1 && at - k < LONGEST && !w->item_kind[k - 1]; k--) {
        const uint32_t begin = fig_item_token(w, k - 1), end = fig_item_token(w, at);
        if (fig_phrase_row(w, list, (fig_phrase){begin, end}, &found) && found.first == begin && found.last == end)
            return k - 1;
    }
    return at;
}

/* Such a phrase before a date: so far this year, so far in May. Where it begins, or `at`. */
static uint32_t before_dated_idiom(fig_work *w, uint32_t at)
{
    if (at < 3 || w->item_kind[at - 1] != FIG_KIND_DATE)
        return at;
    const uint32_t k = at - 1 - ((fig_item_roles(w, at - 2) & FIG_WORD_INNER) != 0), idiom = before_idiom(w, k);
    return idiom < k ? idiom : at;
}

/* "has reached a final agreement with Elm Pump Inc" before "to buy", with or without the name: where its verb stands, or `at`, which is behind all that. */
static uint32_t before_pact(fig_work *w, uint32_t at)
{
    enum { LONGEST_NAME = 8, LONGEST_BEFORE = 4 }; /* items */
    const uint32_t plain = FIG_WORD_VERB | FIG_WORD_SAYS | FIG_WORD_SKIPPED;
    uint32_t k = at;
    while (k > 4 && at - k < LONGEST_NAME &&
           (fig_item_is_capital(w, k - 1) || ((fig_item_roles(w, k - 1) & FIG_WORD_INNER) && fig_item_is_capital(w, k - 2)) ||
            (!w->item_kind[k - 1] && w->tokens.type[fig_item_token(w, k - 1)] == FIG_TOKEN_SYMBOL &&
             !fig_token_is_symbol(w, fig_item_token(w, k - 1), ',') && !fig_item_is_dash(w, k - 1))))
        k--;
    const uint32_t words = k < at ? 2 : 1; /* agreement with; agreement */
    fig_phrase found;
    if (k < words + 2 || at >= w->items.count || (fig_item_roles(w, at) & plain) != FIG_WORD_SKIPPED || w->item_kind[k - 1] ||
        w->item_kind[k - words])
        return at;
    const uint32_t begin = fig_item_token(w, k - words), end = fig_item_token(w, k);
    if (!fig_phrase_row(w, w->facts.lists.pact, (fig_phrase){begin, end}, &found) || found.first != begin || found.last != end)
        return at;
    for (uint32_t n = 0, v = k - words - 1; n < LONGEST_BEFORE && v && !w->item_kind[v]; n++, v--)
        if (fig_item_roles(w, v) & FIG_WORD_VERB)
            return (fig_item_roles(w, v) & plain) == FIG_WORD_VERB ? v : at;
    return at;
}

uint32_t fig_phrase_skip_back(fig_work *w, uint32_t at)
{
    const uint32_t from = at;
    bool inserted = false, bracket = false;
    while (at) {
        if (at == 1 && (fig_item_roles(w, 0) & FIG_WORD_ARTICLE)) {
            break; /* That was */
        } else if (fig_item_roles(w, at - 1) & FIG_WORD_RELATIVE) {
            at -= at > 1 && fig_item_is_comma(w, at - 2) ? 2 : 1; /* Lorne Capital, which holds */
        } else if (before_idiom(w, at) < at) {
            at = before_idiom(w, at);
        } else if (before_dated_idiom(w, at) < at) {
            at = before_dated_idiom(w, at);
        } else if (at + 1 >= from && before_pact(w, at) < at) {
            at = before_pact(w, at);
        } else if (fig_item_is_noun(w, at - 1)) {
            break;
        } else if ((fig_item_roles(w, at - 1) & FIG_WORD_SKIPPED) || is_adverb(w, at - 1)) {
            at--;
        } else if (before_time(w, at) < at) {
            at = before_time(w, at);
        } else if (fig_phrase_before_span(w, at) < at && !(fig_item_roles(w, fig_phrase_before_span(w, at)) & FIG_WORD_INNER)) {
            at = fig_phrase_before_span(w, at); /* costs during the period */
        } else if (before_day(w, at) < at) {
            at = before_day(w, at);
        } else if ((fig_item_is_comma(w, at - 1) || fig_item_is_dash(w, at - 1)) &&
                   (!inserted || (!bracket && closes_bracket(w, at - 1)))) {
            const uint32_t k = fig_phrase_aside(w, at - 1);
            if (k < 1 || (fig_item_is_comma(w, at - 1) && k > 1 && fig_phrase_aside(w, k) > 0 && fig_row_opens(w, at - 1)))
                return at;
            bracket |= inserted; /* net interest income (NII), or what it earns by loans, rose */
            at = fig_item_is_dash(w, at - 1) ? k : opening_comma(w, k, at);
            inserted = true;
        } else {
            break;
        }
    }
    return at;
}
