/*
 * Word: what a token of the text is, seen alone.
 */
#ifndef FIG_WORD_H
#define FIG_WORD_H
#include "work.h"

static inline bool fig_token_is_word(const fig_work *w, uint32_t token)
{
    return w->tokens.type[token] == FIG_TOKEN_WORD;
}

static inline bool fig_token_is_capital(const fig_work *w, uint32_t token)
{
    return fig_token_is_word(w, token) && fig_token_case_at(&w->tokens, token) != FIG_CASE_LOWER;
}

static inline bool fig_token_is_symbol(const fig_work *w, uint32_t token, char c)
{
    return w->tokens.type[token] == FIG_TOKEN_SYMBOL && w->text[w->tokens.begin[token]] == c &&
           w->tokens.end[token] - w->tokens.begin[token] == 1;
}

/* Its place in a set of words by their hash, of FIG_CAPITALS bits. */
static inline uint32_t fig_token_bit(const fig_work *w, uint32_t token)
{
    return fig_token_hash(w->text + w->tokens.begin[token], w->tokens.end[token] - w->tokens.begin[token]) % FIG_CAPITALS;
}

/* A full stop of an abbreviation, or between glued words: Corp., U.S. */
static inline bool fig_token_is_inner_stop(const fig_work *w, uint32_t token)
{
    return token && fig_token_is_symbol(w, token, '.') && w->tokens.gap[token] == FIG_GAP_GLUED && fig_token_is_word(w, token - 1);
}
/* Is this token the second part of a word with a hyphen: chip in blue-chip? */
static inline bool fig_token_is_cut(const fig_work *w, uint32_t token)
{
    const fig_tokens *t = &w->tokens;
    return token > 1 && t->gap[token] == FIG_GAP_GLUED && t->gap[token - 1] == FIG_GAP_GLUED && fig_token_is_symbol(w, token - 1, '-') &&
           t->type[token - 2] == FIG_TOKEN_WORD;
}

#endif
