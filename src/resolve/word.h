/*
 * Word: what a token of the text is, seen alone.
 */
#ifndef FIG_WORD_H
#define FIG_WORD_H
#include "work.h"
#include <string.h>

static inline bool fig_token_is_word(const fig_work *w, uint32_t token)
{
    return w->tokens.type[token] == FIG_TOKEN_WORD;
}

static inline bool fig_token_is_capital(const fig_work *w, uint32_t token)
{
    return fig_token_is_word(w, token) && fig_token_case_at(&w->tokens, token) != FIG_CASE_LOWER;
}

/* A mark of ASCII; the hyphens of print, U+2010 and U+2011, and the curly apostrophe are one too. */
static inline bool fig_token_is_symbol(const fig_work *w, uint32_t token, char c)
{
    const char *s = w->text + w->tokens.begin[token];
    const uint32_t len = w->tokens.end[token] - w->tokens.begin[token];
    if (w->tokens.type[token] != FIG_TOKEN_SYMBOL || (len != 1 && (len != 3 || (c != '-' && c != '\''))))
        return false;
    return len == 1   ? s[0] == c
           : c == '-' ? s[0] == '\xe2' && s[1] == '\x80' && (s[2] == '\x90' || s[2] == '\x91')
                      : s[0] == '\xe2' && s[1] == '\x80' && s[2] == '\x99';
}

/* Is a class one of this list, where the grammar has it? */
static inline bool fig_class_is_in(const fig_work *w, uint16_t class_id, int list)
{
    return list >= 0 && w->grammar->lists[list].used && fig_class_is(&w->lexemes, class_id, w->grammar->lists[list].single);
}

/* Are two tokens the same letters? */
static inline bool fig_tokens_same(const fig_work *w, uint32_t a, uint32_t b)
{
    const fig_tokens *t = &w->tokens;
    return t->end[a] - t->begin[a] == t->end[b] - t->begin[b] &&
           memcmp(w->text + t->begin[a], w->text + t->begin[b], t->end[a] - t->begin[a]) == 0;
}

/* ... or the same word in another case, where the grammar knows it? */
static inline bool fig_tokens_alike(const fig_work *w, uint32_t a, uint32_t b)
{
    return w->tokens.word[a] ? w->tokens.word[a] == w->tokens.word[b] : fig_tokens_same(w, a, b);
}

static inline void fig_words_add(fig_work *w, fig_word_set *words, uint32_t token)
{
    w->failed = !fig_word_set_add(words, &w->tokens, w->text, token) || w->failed;
}

/* Is it a word of the set, as it is written here? */
static inline bool fig_words_have(const fig_work *w, const fig_word_set *words, uint32_t token)
{
    return fig_word_set_has(words, &w->tokens, w->text, w->text + w->tokens.begin[token], w->tokens.end[token] - w->tokens.begin[token]);
}

/* A full stop of an abbreviation, or between glued words: Corp., U.S. */
static inline bool fig_token_is_inner_stop(const fig_work *w, uint32_t token)
{
    return token && fig_token_is_symbol(w, token, '.') && w->tokens.gap[token] == FIG_GAP_GLUED && fig_token_is_word(w, token - 1);
}

/* " or ', straight or curly. */
static inline bool fig_token_closes_quote(const fig_work *w, uint32_t token)
{
    const char *s = w->text + w->tokens.begin[token];
    return fig_token_is_symbol(w, token, '"') || fig_token_is_symbol(w, token, '\'') ||
           (w->tokens.end[token] - w->tokens.begin[token] == 3 && s[0] == '\xe2' && s[1] == '\x80' && (s[2] == '\x99' || s[2] == '\x9d'));
}

/* -, – or — */
static inline bool fig_token_is_dash(const fig_work *w, uint32_t token)
{
    const char *s = w->text + w->tokens.begin[token];
    if (w->tokens.type[token] != FIG_TOKEN_SYMBOL)
        return false;
    return fig_token_is_symbol(w, token, '-') ||
           (w->tokens.end[token] - w->tokens.begin[token] == 3 && s[0] == '\xe2' && s[1] == '\x80' && (s[2] == '\x93' || s[2] == '\x94'));
}

/* The long dash, which stands glued between words too: prices (CPI)--which leave out food--rose. */
static inline bool fig_token_is_long_dash(const fig_work *w, uint32_t token)
{
    const char *s = w->text + w->tokens.begin[token];
    return w->tokens.type[token] == FIG_TOKEN_SYMBOL && w->tokens.end[token] - w->tokens.begin[token] == 3 && s[0] == '\xe2' &&
           s[1] == '\x80' && s[2] == '\x94';
}
/* Is this token the second part of a word with a hyphen: chip in blue-chip? */
static inline bool fig_token_is_cut(const fig_work *w, uint32_t token)
{
    const fig_tokens *t = &w->tokens;
    return token > 1 && t->gap[token] == FIG_GAP_GLUED && t->gap[token - 1] == FIG_GAP_GLUED && fig_token_is_symbol(w, token - 1, '-') &&
           t->type[token - 2] == FIG_TOKEN_WORD;
}

#endif
