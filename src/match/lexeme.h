/*
 * Lexeme: what each token is to the grammar.
 *
 * in   tokens of a text          out   for each: a class (the set of predicates that hold), the ids of its folded and raw word
 * The first time a token is met, its predicates are found and interned; after that one probe answers. Numbers take a shorter way: up to four digits by a table, longer ones by the
 * arrangement of their digits and marks. Lives in the scratch, so it learns across documents; it is emptied when it grows too large.
 */
#ifndef FIG_LEXEME_H
#define FIG_LEXEME_H
#include "../grammar/grammar.h"
#include "../text/token.h"

typedef struct fig_lexemes {
    const fig_grammar *grammar;
    uint64_t *sets; /* class -> bits of predicates, set_words each */
    size_t set_words, class_count, class_capacity;
    uint32_t *class_table; /* open addressing on a set's hash: class + 1 */
    size_t class_mask;
    struct fig_lexeme *table; /* open addressing on a token's bytes */
    size_t table_mask, table_count;
    fig_arena texts;
    uint32_t (*short_digits)[2]; /* by length and value, 1-4 digits: class + 1, word */
    fig_strbuf key;
    uint64_t *work;
    uint32_t generation; /* grows each time the classes are forgotten */
    bool failed;
} fig_lexemes;

bool fig_lexemes_init(fig_lexemes *x, const fig_grammar *grammar);
void fig_lexemes_clear(fig_lexemes *x);
/* Fill class_id, word and exact of every token. false: out of memory. */
bool fig_lexemes_assign(fig_lexemes *x, fig_tokens *tokens, const char *text);

/* Forget all tokens and classes; what was kept by class is void then. */
void fig_lexemes_forget(fig_lexemes *x);

static inline bool fig_class_is(const fig_lexemes *x, uint32_t class_id, uint32_t predicate)
{
    return x->sets[class_id * x->set_words + (predicate >> 6)] >> (predicate & 63) & 1;
}
#endif
