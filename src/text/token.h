/*
 * Token: a maximal run of one class of characters, and the gap before it.
 *
 * in   valid UTF-8            out   tokens as parallel arrays
 * "$1.46m (10eur)" -> "$" | ~"1.46" | ~"m" | " (" | ~"10" | ~"eur" | ~")", where ~ marks glue.
 * Digits hold , . ' between digits, and a no-break or thin space before exactly three digits; letters hold an inner apostrophe, a final 's is a
 * token of its own; Han, kana, Hangul and Thai are a token each; everything else is one symbol. White space is no token but the next one's gap.
 */
#ifndef FIG_TOKEN_H
#define FIG_TOKEN_H
#include "figura/base.h"
#include <stdbool.h>

typedef enum fig_token_type { FIG_TOKEN_SYMBOL = 0, FIG_TOKEN_WORD, FIG_TOKEN_DIGITS, FIG_TOKEN_IDEOGRAPH } fig_token_type;

/* The gap before a token; bits, so that a pattern can accept several. */
enum { FIG_GAP_GLUED = 1, FIG_GAP_BLANK = 2, FIG_GAP_BREAK = 4, FIG_GAP_PARAGRAPH = 8 };

/* How a word is written. */
typedef enum fig_case { FIG_CASE_LOWER = 0, FIG_CASE_CAP, FIG_CASE_CAPS, FIG_CASE_MIXED } fig_case;

/* What else a token is: bits. A sentence may end at it if a gap follows that FIG_TRAIT_STOP names: its two bits are those gaps'. */
enum {
    FIG_TRAIT_BEHIND_ORDINAL = 0x01,
    FIG_TRAIT_STOP = FIG_GAP_BLANK | FIG_GAP_BREAK,
    FIG_TRAIT_CASE_SHIFT = 4, /* two bits: fig_case */
    FIG_TRAIT_ABBREVIATION = 0x40,
    FIG_TRAIT_PLACE = 0x80
};

/* Tokens of nothing behind the last, so that who looks there finds nothing, and not what an earlier text had. */
enum { FIG_TOKENS_BEHIND = 4 };

typedef struct fig_tokens {
    uint32_t *begin, *end; /* bytes, half-open          */
    uint8_t *gap;          /* FIG_GAP_*                 */
    uint8_t *type;         /* filled by match/lexeme: fig_token_type */
    uint8_t *trait;        /* likewise: FIG_TRAIT_*     */
    uint16_t *class_id;    /* likewise                  */
    uint32_t *word;        /* likewise: folded word id  */
    uint32_t *exact;       /* likewise: raw word id     */
    size_t count, capacity;
} fig_tokens;

/* Cut text[0..len) into `tokens` (begin, end and gap), replacing what was there. false: out of memory. */
bool fig_tokens_cut(fig_tokens *tokens, const char *text, size_t len);
void fig_tokens_clear(fig_tokens *tokens);
/* What the token text[0..len) is. */
fig_token_type fig_token_type_of(const char *text, size_t len);
fig_case fig_token_case(const char *text, size_t len);
uint32_t fig_token_hash(const char *data, size_t len);

static inline fig_case fig_token_case_at(const fig_tokens *t, size_t i)
{
    return (fig_case)(t->trait[i] >> FIG_TRAIT_CASE_SHIFT & 3);
}
#endif
