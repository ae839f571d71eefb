/*
 * Sentence: where sentences begin among tokens.
 *
 * in   tokens with their types and traits          out   token indices of sentence starts, one more behind the last
 * A sentence ends at . ! ? (and closing quotes or brackets behind it) before a blank and something that can begin one; at a paragraph; at a line break only
 * where a short line with a number ends (a headline, a row of a list); after 1,000 tokens at the next blank, after 1,500 anywhere.
 */
#ifndef FIG_SENTENCE_H
#define FIG_SENTENCE_H
#include "token.h"

typedef struct fig_sentences {
    uint32_t *start; /* count + 1 */
    size_t count, capacity;
} fig_sentences;

/* A full stop glued behind an abbreviation (FIG_TRAIT_ABBREVIATION) ends no sentence, nor one between a number and a word with FIG_TRAIT_BEHIND_ORDINAL. false: out of memory. */
bool fig_sentences_cut(fig_sentences *s, const fig_tokens *tokens, const char *text);
/* Can a sentence end at this symbol (FIG_TRAIT_STOP)? */
bool fig_sentence_may_stop(const char *symbol, size_t len);
void fig_sentences_clear(fig_sentences *s);
#endif
