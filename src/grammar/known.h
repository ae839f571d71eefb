/*
 * Known: the lists that C asks for by their names. What is in them is the grammar's; what they are for, C's.
 *
 * in   a grammar          out   the number of each list in it, -1 where it has none
 */
#ifndef FIG_KNOWN_H
#define FIG_KNOWN_H
#include "grammar.h"

/* X(field, name, asked of tokens): the last says whether tokens are asked whether they are in it, so that it counts as used whatever rules do; of the others rows are looked up. */
#define FIG_KNOWN_LISTS(X)                                                                                                                 \
    X(abbreviation, "abbreviation", true)                                                                                                  \
    X(behind_ordinal, "behind-ordinal", true)                                                                                              \
    X(country, "country", true)                                                                                                            \
    X(country_abbreviation, "country-abbreviation", true)                                                                                  \
    X(city, "city", true)                                                                                                                  \
    X(index, "index-name", true)                                                                                                           \
    X(story_mark, "story-mark", true)                                                                                                      \
    X(supply_stop, "supply-stop", true)                                                                                                    \
    X(points_setting, "points-setting", true)                                                                                              \
    X(country_currency, "country-currency", false)                                                                                         \
    X(country_unit, "country-unit", false)                                                                                                 \
    X(currency_code, "currency-code", false)                                                                                               \
    X(currency_sign, "currency-sign", false)                                                                                               \
    X(southern, "southern-country", false)                                                                                                 \
    X(month_first, "month-first-country", false)                                                                                           \
    X(date_alone, "date-alone-word", false)                                                                                                \
    X(quoted_alike, "quoted-alike", false)                                                                                                 \
    X(part_place, "part-place", false)                                                                                                     \
    X(part_rest, "part-rest", false)                                                                                                       \
    X(possessive, "possessive", false)

/* The same for facts, of an engine with facts alone. */
#define FIG_FACT_LISTS(X)                                                                                                                  \
    X(index, "index-name", true)                                                                                                           \
    X(cause, "phrase-cause", true)                                                                                                         \
    X(commodity, "commodity", true)                                                                                                        \
    X(currency, "currency-name", true)                                                                                                     \
    X(country, "country", true)                                                                                                            \
    X(abbreviation, "abbreviation", true)                                                                                                  \
    X(particle, "fact-particle", true)                                                                                                     \
    X(quoted_measure, "fact-quoted-measure", false)                                                                                        \
    X(dimension, "fact-dimension", true)                                                                                                   \
    X(clause, "clause-joined", true)                                                                                                       \
    X(apart, "clause-apart", true)                                                                                                         \
    X(as, "clause-as", true)                                                                                                               \
    X(when, "clause-when", true)                                                                                                           \
    X(now, "clause-now", true)                                                                                                             \
    X(account, "phrase-account", true)                                                                                                     \
    X(adverbial, "phrase-adverbial", true)                                                                                                 \
    X(agency, "phrase-agency", true)                                                                                                       \
    X(anaphor, "phrase-anaphor", true)                                                                                                     \
    X(area, "phrase-area", true)                                                                                                           \
    X(where, "phrase-where", true)                                                                                                         \
    X(there, "phrase-there", true)                                                                                                         \
    X(attribute, "phrase-attribute", true)                                                                                                 \
    X(superlative, "superlative", true)                                                                                                    \
    X(article, "phrase-article", true)                                                                                                     \
    X(base, "fact-base", true)                                                                                                             \
    X(boundary, "phrase-boundary", true)                                                                                                   \
    X(byline, "phrase-byline", true)                                                                                                       \
    X(common_ending, "phrase-common-ending", true)                                                                                         \
    X(nation_ending, "phrase-nation-ending", true)                                                                                         \
    X(company, "phrase-company", true)                                                                                                     \
    X(continent, "phrase-continent", true)                                                                                                 \
    X(expects, "phrase-expects", true)                                                                                                     \
    X(fate, "phrase-fate", true)                                                                                                           \
    X(given, "given-name", true)                                                                                                           \
    X(generic, "phrase-generic", true)                                                                                                     \
    X(inner, "phrase-inner", true)                                                                                                         \
    X(irregular, "fact-irregular", true)                                                                                                   \
    X(joining, "phrase-joining", true)                                                                                                     \
    X(judged, "phrase-judged", true)                                                                                                       \
    X(judge, "phrase-judge", true)                                                                                                         \
    X(manner, "phrase-manner", true)                                                                                                       \
    X(measure, "phrase-measure", true)                                                                                                     \
    X(modifier, "phrase-modifier", true)                                                                                                   \
    X(moving, "phrase-moving", true)                                                                                                       \
    X(of, "phrase-of", true)                                                                                                               \
    X(part, "phrase-part", true)                                                                                                           \
    X(owner, "phrase-owner", true)                                                                                                         \
    X(participle, "phrase-participle", true)                                                                                               \
    X(pace, "phrase-pace", true)                                                                                                           \
    X(pact, "phrase-pact", true)                                                                                                           \
    X(pairing, "phrase-pairing", true)                                                                                                     \
    X(verb_ending, "phrase-verb-ending", true)                                                                                             \
    X(participle_ending, "phrase-participle-ending", true)                                                                                 \
    X(people, "phrase-people", true)                                                                                                       \
    X(personal, "phrase-personal", true)                                                                                                   \
    X(plural, "phrase-plural", true)                                                                                                       \
    X(plural_name, "phrase-plural-name", true)                                                                                             \
    X(possessive, "phrase-possessive", true)                                                                                               \
    X(possessor, "phrase-possessor", true)                                                                                                 \
    X(presents, "fact-presents", true)                                                                                                     \
    X(price, "phrase-price", true)                                                                                                         \
    X(pronoun, "phrase-pronoun", true)                                                                                                     \
    X(public, "phrase-public", true)                                                                                                       \
    X(quoted, "phrase-quoted", true)                                                                                                       \
    X(reckoned, "phrase-reckoned", true)                                                                                                   \
    X(daily, "phrase-daily", true)                                                                                                         \
    X(delivery, "phrase-delivery", true)                                                                                                   \
    X(rise, "fact-rise", true)                                                                                                             \
    X(region, "phrase-region", true)                                                                                                       \
    X(relative, "phrase-relative", true)                                                                                                   \
    X(says, "phrase-says", true)                                                                                                           \
    X(showing, "phrase-showing", true)                                                                                                     \
    X(reporting, "phrase-reporting", true)                                                                                                 \
    X(national, "phrase-national", true)                                                                                                   \
    X(netted, "phrase-netted", true)                                                                                                       \
    X(idiom, "phrase-idiom", true)                                                                                                         \
    X(span, "phrase-span", true)                                                                                                           \
    X(scope, "phrase-scope", true)                                                                                                         \
    X(skipped, "phrase-skipped", true)                                                                                                     \
    X(study, "phrase-study", true)                                                                                                         \
    X(dealing, "phrase-dealing", true)                                                                                                     \
    X(traded, "phrase-traded", true)                                                                                                       \
    X(trade, "phrase-trade", true)                                                                                                         \
    X(title, "phrase-title", true)                                                                                                         \
    X(unnamed, "phrase-unnamed", true)                                                                                                     \
    X(verb, "phrase-verb", true)                                                                                                           \
    X(whose, "phrase-whose", true)

#define FIG_LIST_FIELD(field, name, of_tokens) int field;
typedef struct fig_known_lists {
    FIG_KNOWN_LISTS(FIG_LIST_FIELD)
} fig_known_lists;
typedef struct fig_fact_lists {
    FIG_FACT_LISTS(FIG_LIST_FIELD)
} fig_fact_lists;
#undef FIG_LIST_FIELD

fig_known_lists fig_known_lists_of(const fig_grammar *g);
fig_fact_lists fig_fact_lists_of(const fig_grammar *g);
/* Those that are asked of tokens, one after the other, those of facts last and only where the grammar is one with facts: the i-th, or NULL behind the last. */
const char *fig_known_of_tokens(const fig_grammar *g, size_t i);
/* Does C ask for a list of this name? */
bool fig_known_is(const char *name);
#endif
