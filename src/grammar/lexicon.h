/* Lexicon: the words of a grammar interned, the rows of its lists found by their first token. Building side; the lookups are in grammar.h. */
#ifndef FIG_LEXICON_H
#define FIG_LEXICON_H
#include "grammar.h"

enum { FIG_LONGEST_FORM = 12 }; /* tokens */

typedef struct fig_lexicon {
    fig_grammar *g;
    size_t word_capacity, text_capacity, predicate_capacity, lex_token_capacity;
    uint32_t *predicate_table; /* open addressing: predicate + 1 */
    size_t predicate_mask;
    bool failed;
} fig_lexicon;

/* word.c: room for about so many words, before the first. */
bool fig_lexicon_expect_words(fig_lexicon *x, size_t count);
/* Intern a word (folded first unless `exact`). */
uint32_t fig_lexicon_word(fig_lexicon *x, const char *text, size_t len, bool exact);
/* Tokens of a form of ASCII letters, symbols and blanks, which most are; 0: it is something else, or too long. */
size_t fig_lexicon_plain_form(fig_lexicon *x, fig_str form, bool exact, fig_lex_token out[FIG_LONGEST_FORM]);
/* Find or add a predicate. */
uint32_t fig_lexicon_predicate(fig_lexicon *x, fig_predicate_type type, uint32_t of);
/* Parse the rows of every list. */
void fig_lexicon_lists(fig_lexicon *x);
/* After all predicates are known: which of them hold for which word. */
void fig_lexicon_finish(fig_lexicon *x);
void fig_lexicon_clear(fig_lexicon *x);

/* row.c: the values of a row, false where they are too many; is its form a range? Then its ends. */
bool fig_row_read_values(fig_lexicon *x, fig_str text, fig_row *row);
bool fig_row_read_range(fig_str form, fig_row *row);
/* Digits, two points, digits: nothing else than a range can be meant. */
bool fig_row_looks_like_range(fig_str form);
bool fig_row_is_number(fig_str form, fig_row *row);
#endif
