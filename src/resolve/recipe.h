/*
 * Recipe: the draft that a rule made of tokens like these before.
 *
 * in   a rule, a start and an end          out   the draft, or that there is none, as matcher and normaliser would say
 * "rose 1.5 pct" and "rose 2.7 pct" are the same to a rule: the same to its sight, the same words and gaps; only the number differs. So the first is matched and normalised, its draft kept, and the second
 * is that draft with the number read anew. Where a draft depends on the text of a token (a noun, a day of the month), that text is part of what is compared.
 * News says most things as they were said before. Stores of bounded size, emptied when full; keys are compared whole. Plain twin: bind.c with a
 * `plain` matcher, tests/unit/test_twin.c.
 *
 *   "1.46 million" -> key (money.name-after, 0.00 million), hole at token 0, factor 10^6: value 1460000, precision 5000
 */
#ifndef FIG_RECIPE_H
#define FIG_RECIPE_H
#include "../normal/normal.h"
#include "hole.h"
#include "recipe_key.h"

enum { FIG_RECIPE_TRACE = 128 };

typedef struct fig_span {
    uint32_t first, last; /* tokens, half-open */
} fig_span;

typedef enum fig_recipe_says { FIG_RECIPE_UNKNOWN, FIG_RECIPE_NOTHING, FIG_RECIPE_DRAFT, FIG_RECIPE_TEXTS } fig_recipe_says;

typedef struct fig_recipe fig_recipe;

typedef struct fig_recipe_store {
    uint32_t *slots; /* open addressing: 12 bits of the hash, place in `words` + 1; 0 empty */
    size_t slot_mask;
    size_t count;
    uint64_t *words; /* the recipes, each with its key and its draft behind it */
    size_t word_count, word_capacity, most_words;
    fig_arena strings; /* of drafts: what normalisers wrote */
    size_t string_bytes;
} fig_recipe_store;

/* Those that go by texts ("12 May 1987") seldom come again and are many: they have a store of their own, and do not crowd out the others. */
typedef struct fig_recipes {
    fig_recipe_store plain, by_text;
    fig_draft empty;
    fig_dated undated;
    fig_sights sights;
    size_t asked, known; /* for bench and tests */
} fig_recipes;

bool fig_recipes_init(fig_recipes *r, const fig_grammar *grammar, const fig_lexemes *lexemes);
void fig_recipes_clear(fig_recipes *r);
/* Look for what `rule` makes of [key->start, end); key->start is the caller's to set. FIG_RECIPE_DRAFT: *recipe and the draft's span are set; fig_recipe_pour writes it. FIG_RECIPE_TEXTS: the tokens are known, their
 * texts are not; fig_recipe_trace gives the match. FIG_RECIPE_UNKNOWN: make it all. After both call fig_recipe_keep. */
fig_recipe_says fig_recipe_find(fig_recipes *r, fig_recipe_key *key, const fig_rule *rule, const fig_items *items, uint32_t end,
                                const fig_recipe **recipe, fig_span *span);
/* The draft, its strings in `arena`, its date in `passing`. false: a number too long for the short way, or out of memory: make it. */
bool fig_recipe_pour(const fig_recipes *r, const fig_recipe *recipe, fig_recipe_key *key, const fig_items *items, fig_arena *arena,
                     fig_arena *passing, fig_draft *out);
/* What matching took, or would take: the matcher's choices. */
size_t fig_recipe_cost(const fig_recipe *recipe);
/* The match of these tokens, as the matcher would trace it; returns how many entries. */
size_t fig_recipe_trace(const fig_recipes *r, const fig_recipe *recipe, const fig_recipe_key *key, const fig_items *items,
                        fig_trace out[FIG_RECIPE_TRACE]);
/* What was made: a draft, or NULL for nothing. `watch` says which texts it depends on, `written` holds the strings that are its own. `trace`: of the match,
 * where there was one; `cost`: what it took. Out of memory is no harm: it is not kept. */
void fig_recipe_keep(fig_recipes *r, fig_recipe_key *key, const fig_watch *watch, const fig_items *items, const fig_arena *written,
                     const fig_trace *trace, size_t trace_count, size_t cost, const fig_draft *draft);
#endif
