/*
 * Recipe key: all that a rule's match of some tokens, and what is made of it, can depend on.
 *
 * in   a rule, tokens          out   words to compare and their hash
 * A word for the rule and what is around, one for each token as the rule sees it (match/sight.h), and where a normaliser looked at texts, those.
 */
#ifndef FIG_RECIPE_KEY_H
#define FIG_RECIPE_KEY_H
#include "../match/matcher.h"
#include "../match/sight.h"

enum { FIG_RECIPE_ITEMS = 2 * FIG_MATCH_TOKENS + 64 };

typedef struct fig_recipe_key {
    uint64_t items[FIG_RECIPE_ITEMS];
    size_t count;
    uint64_t hash;             /* fig_recipe_key_hash of them */
    uint32_t start, end, rule; /* tokens [start, end) */
    uint64_t texts;            /* tokens whose text is part of it, bit 0: the start */
    bool usable;
    bool match_known; /* the match of such tokens, whatever their texts */
} fig_recipe_key;

/* What `hash` is for such items. */
uint64_t fig_recipe_key_hash(const uint64_t *items, size_t count);
/* The key of k->rule at [k->start, end), without texts. false: more than can be said. */
bool fig_recipe_key_begin(fig_recipe_key *k, fig_sights *sights, const fig_items *items, uint32_t end);
/* Add the texts of some tokens, of neighbours with what lies between them. false: too long to compare each time. */
bool fig_recipe_key_add_texts(fig_recipe_key *k, uint64_t texts, const fig_items *items);
/* The tokens whose text counts, of those that were read: the key does not name them by their word. `runs`: what lies between them was read too. */
uint64_t fig_recipe_key_texts(const fig_recipe_key *k, uint64_t read, uint64_t runs);
#endif
