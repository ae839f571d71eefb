/* Trait: what one token is, seen alone: a word or a symbol, its capitals, the hash that it is found by; see token.h. */
#include "charclass.h"
#include "token.h"
#include "utf8.h"
#include <string.h>

fig_token_type fig_token_type_of(const char *text, size_t len)
{
    size_t bytes;
    switch (fig_char_at(text, len, &bytes)) {
    case FIG_CHAR_LETTER:
        return FIG_TOKEN_WORD;
    case FIG_CHAR_DIGIT:
        return FIG_TOKEN_DIGITS;
    case FIG_CHAR_IDEOGRAPH:
        return FIG_TOKEN_IDEOGRAPH;
    case FIG_CHAR_SYMBOL:
    case FIG_CHAR_BLANK:
    case FIG_CHAR_BREAK:
        break;
    }
    return FIG_TOKEN_SYMBOL;
}

/* ' or ’, which folds to the former and is no capital for that: don’t, O’NEIL. */
static bool is_apostrophe(const char *text, size_t len)
{
    return *text == '\'' || (len >= 3 && memcmp(text, "\xE2\x80\x99", 3) == 0);
}

static bool is_upper(const char *text, size_t len, size_t *bytes)
{
    unsigned char c = (unsigned char)*text;
    *bytes = 1;
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    uint32_t cp = fig_utf8_decode(text, len, bytes);
    return fig_fold_codepoint(cp) != cp;
}

fig_case fig_token_case(const char *text, size_t len)
{
    size_t upper = 0, letters = 0, bytes;
    for (size_t i = 0; i < len; i += bytes) {
        const bool upper_case = is_upper(text + i, len - i, &bytes), letter = !is_apostrophe(text + i, len - i);
        upper += upper_case && letter;
        letters += letter;
    }
    if (!upper)
        return FIG_CASE_LOWER;
    if (upper == letters)
        return letters == 1 ? FIG_CASE_CAP : FIG_CASE_CAPS;
    return upper == 1 && is_upper(text, len, &bytes) ? FIG_CASE_CAP : FIG_CASE_MIXED;
}

uint32_t fig_token_hash(const char *data, size_t len)
{
    uint64_t h = len * UINT64_C(0x9E3779B97F4A7C15), w;
    while (len >= 8) {
        memcpy(&w, data, 8);
        h = (h ^ w) * UINT64_C(0xff51afd7ed558ccd);
        h ^= h >> 32;
        data += 8;
        len -= 8;
    }
    w = 0;
    if (len >= 4) { /* two loads that overlap */
        uint32_t first, last;
        memcpy(&first, data, sizeof first);
        memcpy(&last, data + len - sizeof last, sizeof last);
        w = (uint64_t)last << 32 | first;
    } else if (len) {
        w = (uint64_t)(unsigned char)data[0] | (uint64_t)(unsigned char)data[len / 2] << 8 | (uint64_t)(unsigned char)data[len - 1] << 16;
    }
    h = (h ^ w) * UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 29;
    h *= UINT64_C(0xc4ceb9fe1a85ec53);
    return (uint32_t)(h >> 32);
}
