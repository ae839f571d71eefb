/* Token: one pass, a byte table for ASCII and ranges for the rest. */
#include "token.h"
#include "../base/alloc.h"
#include "utf8.h"
#include <string.h>

typedef enum char_class { SYMBOL = 0, LETTER, DIGIT, BLANK, BREAK, IDEOGRAPH } char_class;

/* ASCII only; 0 is SYMBOL. Control characters are blanks. */
static const uint8_t ascii_class[128] = {
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 3,
};

static bool between(uint32_t cp, uint32_t low, uint32_t high)
{
    return cp - low <= high - low;
}

/* Source: Unicode 15, DerivedGeneralCategory and Scripts, by block. */
static char_class wide_class(uint32_t cp)
{
    if (fig_digit_value(cp) >= 0)
        return DIGIT;
    if (cp == 0xA0 || between(cp, 0x2000, 0x200F) || cp == 0x202F || cp == 0x205F || cp == 0x3000 || cp == 0xFEFF || cp == 0x85)
        return BLANK;
    if (cp == 0x2028 || cp == 0x2029)
        return BREAK;
    if (cp == 0xAA || cp == 0xB5 || cp == 0xBA || cp == 0x2126 || cp == 0x212A || cp == 0x212B)
        return LETTER;
    if (between(cp, 0x80, 0xBF) || cp == 0xD7 || cp == 0xF7 || between(cp, 0x2010, 0x2BFF) || between(cp, 0x2E00, 0x303F) ||
        between(cp, 0xFE30, 0xFE6F) || between(cp, 0xFF00, 0xFF20) || between(cp, 0xFF3B, 0xFF40) || between(cp, 0xFF5B, 0xFF65) ||
        between(cp, 0xFFE0, 0xFFFF) || between(cp, 0xE000, 0xF8FF) || between(cp, 0x1F000, 0x1FFFF) || cp == 0x60C || cp == 0x66A ||
        cp == 0x66B || cp == 0x66C)
        return SYMBOL;
    if (between(cp, 0x3040, 0x30FF) || between(cp, 0x3400, 0x9FFF) || between(cp, 0xAC00, 0xD7AF) || between(cp, 0xF900, 0xFAFF) ||
        between(cp, 0x0E01, 0x0E5B) || between(cp, 0xFF66, 0xFFDC) || between(cp, 0x20000, 0x3FFFF))
        return IDEOGRAPH;
    return LETTER;
}

typedef struct cutter {
    const char *text;
    size_t len;
} cutter;

static inline char_class class_at(const cutter *c, size_t i, size_t *bytes)
{
    unsigned char b = (unsigned char)c->text[i];
    if (b < 0x80) {
        *bytes = 1;
        return (char_class)ascii_class[b];
    }
    return wide_class(fig_utf8_decode(c->text + i, c->len - i, bytes));
}

static bool is_digit_at(const cutter *c, size_t i, size_t *bytes)
{
    return i < c->len && class_at(c, i, bytes) == DIGIT;
}

/* A no-break, narrow or thin space before exactly three digits. Returns the length of space and digits, or 0. */
static size_t grouped_by_space(const cutter *c, size_t i)
{
    size_t n;
    uint32_t cp = fig_utf8_decode(c->text + i, c->len - i, &n);
    if (cp != 0xA0 && cp != 0x202F && cp != 0x2009)
        return 0;
    size_t at = i + n, digits = 0, bytes;
    while (digits < 4 && is_digit_at(c, at, &bytes)) {
        at += bytes;
        digits++;
    }
    return digits == 3 ? at - i : 0;
}

static size_t cut_digits(const cutter *c, size_t i)
{
    size_t bytes;
    for (;;) {
        while (i < c->len && (unsigned char)(c->text[i] - '0') < 10)
            i++;
        if (i >= c->len)
            return i;
        char b = c->text[i];
        if (b == ',' || b == '.' || b == '\'') {
            if (!is_digit_at(c, i + 1, &bytes))
                return i;
            i += 1 + bytes;
        } else if ((unsigned char)b < 0x80) {
            return i;
        } else if (is_digit_at(c, i, &bytes)) {
            i += bytes;
        } else {
            size_t n = grouped_by_space(c, i);
            if (!n)
                return i;
            i += n;
        }
    }
}

/* 1 or 3: the length of an apostrophe at i; 0 if there is none. */
static size_t apostrophe(const cutter *c, size_t i)
{
    if (i < c->len && c->text[i] == '\'')
        return 1;
    return i + 3 <= c->len && memcmp(c->text + i, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Is what follows the apostrophe just an s? Then 's is a token of its own. */
static bool final_s(const cutter *c, size_t i)
{
    size_t bytes;
    if (i >= c->len || (c->text[i] | 32) != 's')
        return false;
    if (i + 1 >= c->len)
        return true;
    char_class next = class_at(c, i + 1, &bytes);
    return next != LETTER && next != DIGIT;
}

static size_t cut_letters(const cutter *c, size_t i)
{
    size_t bytes;
    for (;;) {
        while (i < c->len && (unsigned char)c->text[i] < 0x80 && ascii_class[(unsigned char)c->text[i]] == LETTER)
            i++;
        if (i >= c->len)
            return i;
        size_t quote = apostrophe(c, i);
        if (quote) {
            if (i + quote >= c->len || class_at(c, i + quote, &bytes) != LETTER || final_s(c, i + quote))
                return i;
            i += quote + bytes;
        } else if ((unsigned char)c->text[i] < 0x80 || class_at(c, i, &bytes) != LETTER) {
            return i;
        } else {
            i += bytes;
        }
    }
}

static size_t cut_symbol(const cutter *c, size_t i, size_t bytes)
{
    size_t quote = apostrophe(c, i);
    return quote && final_s(c, i + quote) ? i + quote + 1 : i + bytes;
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
    for (size_t i = 0; i < len; i++)
        w |= (uint64_t)(unsigned char)data[i] << (8 * i);
    h = (h ^ w) * UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 29;
    h *= UINT64_C(0xc4ceb9fe1a85ec53);
    return (uint32_t)(h >> 32);
}

fig_case fig_token_case(const char *data, size_t len)
{
    size_t upper = 0, letters = 0;
    bool first = false;
    for (size_t i = 0; i < len;) {
        size_t bytes;
        uint32_t cp = fig_utf8_decode(data + i, len - i, &bytes);
        bool up = cp < 0x80 ? cp - 'A' < 26u : fig_fold_codepoint(cp) != cp;
        if (i == 0)
            first = up;
        upper += up;
        letters += cp != '\'';
        i += bytes;
    }
    if (!upper)
        return FIG_CASE_LOWER;
    if (upper == letters)
        return letters == 1 ? FIG_CASE_CAP : FIG_CASE_CAPS;
    return first && upper == 1 ? FIG_CASE_CAP : FIG_CASE_MIXED;
}

static bool grow(fig_tokens *t)
{
    size_t need = t->capacity ? t->capacity * 2 : 1024, cap;
    struct {
        void *items;
        size_t each;
    } columns[] = {{&t->begin, 4}, {&t->end, 4},      {&t->hash, 4}, {&t->type, 1}, {&t->gap, 1},
                   {&t->shape, 1}, {&t->class_id, 2}, {&t->word, 4}, {&t->exact, 4}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        cap = t->capacity;
        if (!fig_grow(columns[i].items, &cap, need, columns[i].each))
            return false;
    }
    t->capacity = need;
    return true;
}

/* Skip white space from i; *gap becomes what lies before the next token. A line that begins with two blanks or a tab begins a paragraph: that is how
 * wire copy is set. */
static size_t skip_blanks(const cutter *c, size_t i, uint8_t *gap)
{
    size_t breaks = 0, indent = 0, start = i, bytes;
    for (; i < c->len; i += bytes) {
        char_class k = class_at(c, i, &bytes);
        if (k == BREAK) {
            if (!(c->text[i] == '\n' && i > start && c->text[i - 1] == '\r'))
                breaks++;
            indent = 0;
        } else if (k == BLANK) {
            indent += c->text[i] == '\t' ? 2 : 1;
        } else {
            break;
        }
    }
    if (breaks)
        *gap = breaks > 1 || indent > 1 ? FIG_GAP_PARAGRAPH : FIG_GAP_BREAK;
    else
        *gap = i > start ? FIG_GAP_BLANK : FIG_GAP_GLUED;
    return i;
}

bool fig_tokens_cut(fig_tokens *t, const char *text, size_t len)
{
    const cutter c = {text, len};
    size_t i = 0;
    t->count = 0;
    for (;;) {
        if (t->count == t->capacity && !grow(t))
            return false;
        size_t n = t->count;
        uint8_t gap = FIG_GAP_GLUED;
        i = i < len && text[i] == ' ' && i + 1 < len && (unsigned char)text[i + 1] < 0x80 && ascii_class[(unsigned char)text[i + 1]] < BLANK
                ? (gap = FIG_GAP_BLANK, i + 1)
                : skip_blanks(&c, i, &gap);
        if (i >= len)
            break;
        size_t bytes, begin = i;
        char_class k = class_at(&c, i, &bytes);
        switch (k) {
        case LETTER:
            i = cut_letters(&c, i + bytes);
            break;
        case DIGIT:
            i = cut_digits(&c, i + bytes);
            break;
        case SYMBOL:
        case BLANK:
        case BREAK:
            i = cut_symbol(&c, i, bytes);
            break;
        case IDEOGRAPH:
            i += bytes;
            break;
        }
        t->begin[n] = (uint32_t)begin;
        t->end[n] = (uint32_t)i;
        t->hash[n] = fig_token_hash(text + begin, i - begin);
        t->type[n] = k == LETTER ? FIG_TOKEN_WORD : k == DIGIT ? FIG_TOKEN_DIGITS : k == IDEOGRAPH ? FIG_TOKEN_IDEOGRAPH : FIG_TOKEN_SYMBOL;
        t->gap[n] = n ? gap : FIG_GAP_PARAGRAPH;
        t->shape[n] = 0;
        t->count++;
    }
    return true;
}

void fig_tokens_clear(fig_tokens *t)
{
    fig_free(t->begin);
    fig_free(t->end);
    fig_free(t->hash);
    fig_free(t->type);
    fig_free(t->gap);
    fig_free(t->shape);
    fig_free(t->class_id);
    fig_free(t->word);
    fig_free(t->exact);
    memset(t, 0, sizeof *t);
}
