/*
 * Sentence: where sentences begin among tokens.
 *
 * in   tokens; for each whether it is an abbreviation (the grammar's word for it)          out   token indices of sentence starts, one more behind the last
 * A sentence ends at . ! ? (and closing quotes or brackets behind it) before a blank and something that can begin one; at a paragraph; never at a line break alone; after a thousand tokens at the next blank.
 */
#ifndef FIG_SENTENCE_H
#define FIG_SENTENCE_H
#include "token.h"

typedef struct fig_sentences {
    uint32_t *start; /* count + 1 */
    size_t count, capacity;
} fig_sentences;

/* `abbreviation[i]` non-zero: a full stop glued behind token i ends no sentence. */
bool fig_sentences_cut(fig_sentences *s, const fig_tokens *tokens, const char *text, const uint8_t *abbreviation);
void fig_sentences_clear(fig_sentences *s);
#endif
