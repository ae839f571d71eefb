/*
 * Word set: words of a text, as they are written; exact.
 *
 * in   tokens of a text          out   is a word one of those that were added?
 * Words are compared by their letters and kept as tokens, so the text has to stay while its words are asked for. To forget costs nothing.
 */
#ifndef FIG_WORD_SET_H
#define FIG_WORD_SET_H
#include "token.h"

typedef struct fig_word_set_slot {
    uint32_t token, generation; /* of another generation: free */
} fig_word_set_slot;

typedef struct fig_word_set {
    fig_word_set_slot *slots;
    size_t capacity, count; /* a power of two, or 0 */
    uint32_t generation;
} fig_word_set;

/* false: out of memory. */
bool fig_word_set_add(fig_word_set *s, const fig_tokens *tokens, const char *text, uint32_t token);
bool fig_word_set_has(const fig_word_set *s, const fig_tokens *tokens, const char *text, const char *word, size_t len);
/* Before another text. */
void fig_word_set_forget(fig_word_set *s);
void fig_word_set_clear(fig_word_set *s);
#endif
