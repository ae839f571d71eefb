/*
 * Lexeme: what each token is to the grammar.
 *
 * in   tokens of a text          out   for each: a class (the set of predicates that hold), the ids of its folded and raw word
 * The first time a token is met, its predicates are found and interned; after that one probe of a table answers, keyed by the token's own bytes. Numbers of more than four digits are
 * known by the arrangement of their digits and marks. Lives in the scratch, so it learns across documents; it is emptied when it grows too large.
 */
#ifndef FIG_LEXEME_H
#define FIG_LEXEME_H
#include "../grammar/grammar.h"
#include "../text/token.h"
#include "confirm.h"
#include "rule_class.h"
#include "shape_run.h"

enum { FIG_TRAIT_LISTS = 8, FIG_PLAIN_WORDS = 256 };

/* The class of words that the grammar does not have, by their case and what shapes they have: where shape_run comes to with them. */
typedef struct fig_plain_word {
    uint32_t state; /* 0: free */
    uint16_t class_id;
} fig_plain_word;

/* Tokens that begin a row of `list` have `trait`. */
typedef struct fig_trait_list {
    uint32_t list;
    uint8_t trait;
} fig_trait_list;

typedef struct fig_lexemes {
    const fig_grammar *grammar;
    uint64_t *sets; /* class -> bits of predicates, set_words each */
    size_t set_words, class_count, class_capacity;
    uint32_t *class_table; /* open addressing on a set's hash: class + 1 */
    size_t class_mask;
    fig_rule_classes rule_classes; /* classes as rules tell them apart */
    struct fig_lexeme *table;      /* open addressing on a token's bytes, up to 16 */
    size_t table_mask, table_count;
    struct fig_long_lexeme *longer; /* the same for longer tokens */
    size_t longer_mask, longer_count;
    fig_arena texts;
    fig_trait_list traits[FIG_TRAIT_LISTS];
    size_t trait_count;
    fig_strbuf key;
    fig_shape_run shapes;
    uint64_t *known_shapes; /* bits of those that `shapes` knows and rules use: the others, then the numeric */
    size_t first_unknown_shape;
    fig_plain_word *plain; /* FIG_PLAIN_WORDS for each fig_case */
    uint32_t plain_generation;
    fig_confirm confirm;
    const fig_shape *limited; /* the first shape that hit its match limit since this was set to NULL; it counts as not matching ... */
    const char *limited_at;   /* ... here, as the text was lent */
    uint64_t *work;
    uint16_t nothing; /* the class of no token, where it is known */
    bool nothing_known;
    uint32_t generation; /* grows each time the classes are forgotten */
    bool failed;
} fig_lexemes;

bool fig_lexemes_init(fig_lexemes *x, const fig_grammar *grammar);
void fig_lexemes_clear(fig_lexemes *x);
/* Give a trait (FIG_TRAIT_*) to the tokens that begin a row of `list`; before any token is met, at most FIG_TRAIT_LISTS times. */
void fig_lexemes_give(fig_lexemes *x, uint32_t list, uint8_t trait);
/* Fill class_id, word, exact, type and trait of every token of text[0..len), and the class of those behind them. false: out of memory. */
bool fig_lexemes_assign(fig_lexemes *x, fig_tokens *tokens, const char *text, size_t len);
/* Forget all tokens and classes; what was kept by class is void then. */
void fig_lexemes_forget(fig_lexemes *x);

/* The class as rules tell it apart: of the tier 1 alone. */
static inline uint16_t fig_rule_class(const fig_lexemes *x, uint16_t class_id)
{
    return x->rule_classes.of[class_id];
}

static inline bool fig_class_is(const fig_lexemes *x, uint32_t class_id, uint32_t predicate)
{
    return x->sets[class_id * x->set_words + (predicate >> 6)] >> (predicate & 63) & 1;
}

/* May a row of this list begin with a token of this class? Asked before the rows themselves, which lie far from each other. */
static inline bool fig_class_begins(const fig_lexemes *x, uint32_t class_id, const fig_list *list)
{
    return !list->used || fig_class_is(x, class_id, list->single) || (list->longest > 1 && fig_class_is(x, class_id, list->first));
}
#endif
