/*
 * Phrase, inside: items of a sentence as parts of noun phrases; and what stands between a phrase and its verb.
 *
 * in   an item: a word, a symbol, a figure          out   what it may be there: "euro-zone" has no preposition in it
 */
#ifndef FIG_PHRASE_ITEM_H
#define FIG_PHRASE_ITEM_H
#include "../resolve/word.h"
#include "../resolve/work.h"
#include "phrase.h"

enum { FIG_PHRASE_LONGEST = 24 }; /* items */

static inline uint32_t fig_item_token(const fig_work *w, uint32_t item)
{
    return w->item_token[item];
}

static inline bool fig_item_is_participle(fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && fig_class_is_in(w, w->tokens.class_id[fig_item_token(w, item)], w->facts.lists.participle);
}

/* on in year-on-year, based in Leeds-based, up in build-up: of the words that hyphens join none is a preposition or a verb. */
static inline bool fig_item_is_in_compound(const fig_work *w, uint32_t token)
{
    return fig_token_is_cut(w, token) || (token + 2 < w->tokens.count && fig_token_is_cut(w, token + 2));
}

static inline uint32_t fig_item_roles(fig_work *w, uint32_t item)
{
    return w->item_kind[item] || fig_item_is_in_compound(w, fig_item_token(w, item)) ? 0 : fig_phrase_roles(w, fig_item_token(w, item));
}

/* A number with its noun: 12 plants. */
static inline bool fig_item_counts_things(const fig_work *w, uint32_t item)
{
    return w->item_kind[item] == FIG_KIND_COUNT && fig_item_token(w, item + 1) > fig_item_token(w, item) + 1;
}

/* A comma, or the bracket that ends what a comma could as well. */
static inline bool fig_item_is_comma(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item] &&
           (fig_token_is_symbol(w, fig_item_token(w, item), ',') || fig_token_is_symbol(w, fig_item_token(w, item), ')'));
}

static inline bool fig_item_is_capital(const fig_work *w, uint32_t item)
{
    const uint32_t token = fig_item_token(w, item);
    return !w->item_kind[item] && w->tokens.type[token] == FIG_TOKEN_WORD && fig_token_case_at(&w->tokens, token) != FIG_CASE_LOWER;
}

/* A dash between words: approvals - a guide to sales - fell. */
static inline bool fig_item_is_dash(const fig_work *w, uint32_t item)
{
    const uint32_t token = fig_item_token(w, item);
    return !w->item_kind[item] && fig_token_is_dash(w, token) && token + 1 < w->tokens.count &&
           (fig_token_is_long_dash(w, token) || (w->tokens.gap[token] != FIG_GAP_GLUED && w->tokens.gap[token + 1] != FIG_GAP_GLUED));
}

/* phrase_item.c: the first item that does not begin before a token. */
uint32_t fig_item_of(const fig_work *w, uint32_t token);

/* May this item stand inside a noun phrase? Figures may, where they are dates, ages of bonds or places in a row. */
bool fig_item_stands_inside(fig_work *w, uint32_t item);

/* Is a word that elsewhere stands between a phrase and its verb a noun, behind an article and before a verb: her plans would? */
bool fig_item_is_noun(fig_work *w, uint32_t item);

/* phrase_join.c: does this conjunction join two words inside a phrase that lies in [first, last): exports of oil and gas, Saudi Arabia and Russia? */
bool fig_item_joins(fig_work *w, uint32_t item, uint32_t first, uint32_t last);

/* participle.c: does a word end as participles do, behind a letter or more: interviewed? */
bool fig_item_ends_as_participle(const fig_work *w, uint32_t item);
bool fig_token_ends_as_participle(const fig_work *w, uint32_t token);
/* Before a phrase that begins at `first`: the item where what it only tells more of ends: "the plant [run by] Elm", "traffic [through] the port"; or `first`. */
uint32_t fig_phrase_told_more(fig_work *w, uint32_t first);
/* Those who began a course [left]: where the clause behind a pronoun that `relative` opens ends, before the next verb, a mark or a figure. */
uint32_t fig_phrase_told_by(fig_work *w, uint32_t relative);
/* Before a participle that stands between a noun and its verb: the amount of cod [killed] is; or `last`. */
uint32_t fig_phrase_before_participle(fig_work *w, uint32_t last);

/* apposition.c: of a description behind a comma the name before it; of one that a name between two commas follows, and of which nothing is measured, that name. Else the phrase. */
fig_phrase fig_phrase_named_before(fig_work *w, fig_phrase p);
fig_phrase fig_phrase_named_behind(fig_work *w, fig_phrase p);

/* phrase_skip.c: over what stands between a phrase and its verb: auxiliaries, adverbs, one insertion between commas or brackets. */
uint32_t fig_phrase_skip_back(fig_work *w, uint32_t at);
/* "in the quarter", that ends before an item: where its preposition stands, or the item: a date that was named before. */
uint32_t fig_phrase_before_span(fig_work *w, uint32_t at);
/* The item that opens what the comma, bracket or dash at `close` ends; 0 where none does. */
uint32_t fig_phrase_aside(const fig_work *w, uint32_t close);
#endif
