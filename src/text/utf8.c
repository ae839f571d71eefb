/* UTF-8; see utf8.h. */
#include "utf8.h"
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Eight ASCII bytes at a time, or 64: news is nearly all ASCII. */
static size_t ascii_run(const char *text, size_t len)
{
    size_t i = 0;
#ifdef __SSE2__
    for (; i + 64 <= len; i += 64) {
        const __m128i *p = (const __m128i *)(const void *)(text + i);
        __m128i first = _mm_or_si128(_mm_loadu_si128(p), _mm_loadu_si128(p + 1));
        __m128i last = _mm_or_si128(_mm_loadu_si128(p + 2), _mm_loadu_si128(p + 3));
        if (_mm_movemask_epi8(_mm_or_si128(first, last)))
            break;
    }
#endif
    for (; i + 8 <= len; i += 8) {
        uint64_t w;
        memcpy(&w, text + i, 8);
        if (w & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < len && !((unsigned char)text[i] & 0x80))
        i++;
    return i;
}

/* Length of the well-formed sequence at p, 0 if ill-formed. Ranges: Unicode 3.9, table 3-7. */
static size_t sequence_length(const unsigned char *p, size_t len)
{
    unsigned c = p[0];
    if (c < 0x80)
        return 1;
    if (c < 0xC2 || c > 0xF4)
        return 0;
    size_t n = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (len < n)
        return 0;
    unsigned low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    unsigned high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

size_t fig_utf8_valid_prefix(const char *text, size_t len, bool *ascii)
{
    bool all = true;
    size_t i = 0;
    while (i < len) {
        i += ascii_run(text + i, len - i);
        if (i == len)
            break;
        all = false;
        size_t n = sequence_length((const unsigned char *)text + i, len - i);
        if (!n)
            break;
        i += n;
    }
    if (ascii)
        *ascii = all;
    return i;
}

size_t fig_utf8_bad_length(const char *text, size_t len)
{
    const unsigned char *p = (const unsigned char *)text;
    unsigned c = p[0];
    if (c < 0xC2 || c > 0xF4 || len < 2)
        return 1;
    unsigned low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
    unsigned high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high)
        return 1;
    size_t n = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    size_t i = 2;
    while (i < n && i < len && (p[i] & 0xC0) == 0x80)
        i++;
    return i;
}

uint32_t fig_utf8_decode(const char *text, size_t len, size_t *bytes)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t n = sequence_length(p, len);
    *bytes = n ? n : 1;
    switch (n) {
    case 1:
        return p[0];
    case 2:
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    case 4:
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    default:
        return 0xFFFD;
    }
}

size_t fig_utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

int fig_digit_value(uint32_t cp)
{
    static const uint32_t zeros[] = {0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (cp - zeros[i] < 10)
            return (int)(cp - zeros[i]);
    return -1;
}

/* The first bytes of all of them are C2, D8, E2, EF. */
size_t fig_utf8_invisible(const char *text, size_t len)
{
    const unsigned char first = (unsigned char)*text;
    size_t n;
    if (first != 0xC2 && first != 0xD8 && first != 0xE2 && first != 0xEF)
        return 0;
    const uint32_t cp = fig_utf8_decode(text, len, &n);
    const bool joins = (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F);
    return joins || cp == 0xAD || cp == 0x61C || cp == 0xFEFF || (cp >= 0xFE00 && cp <= 0xFE0F) ? n : 0;
}

uint32_t fig_plain_codepoint(uint32_t cp)
{
    if (cp < 0x80)
        return cp;
    int digit = fig_digit_value(cp);
    if (digit >= 0)
        return (uint32_t)('0' + digit);
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        return cp - 0xFEE0;
    if (cp == 0x2018 || cp == 0x2019)
        return '\'';
    return cp == 0x2010 || cp == 0x2011 || cp == 0x2212 ? '-' : cp;
}

uint32_t fig_fold_codepoint(uint32_t cp)
{
    cp = fig_plain_codepoint(cp);
    if (cp < 0x80)
        return cp - 'A' < 26u ? cp + 32 : cp;
    if ((cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
        return cp + 32;
    if (cp >= 0x400 && cp <= 0x40F)
        return cp + 80;
    if ((cp >= 0x100 && cp <= 0x137) || (cp >= 0x14A && cp <= 0x177) || (cp >= 0x1E00 && cp <= 0x1EFF))
        return cp | 1;
    if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
        return cp & 1 ? cp + 1 : cp;
    return cp;
}

size_t fig_fold_cased(const char *text, size_t len, char *out)
{
    size_t n = 0;
    for (size_t i = 0, bytes; i < len; i += bytes)
        n += fig_utf8_encode(fig_plain_codepoint(fig_utf8_decode(text + i, len - i, &bytes)), out + n);
    return n;
}

size_t fig_fold(const char *text, size_t len, char *out)
{
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x80) {
            out[n++] = (char)((unsigned)c - 'A' < 26u ? c + 32 : c);
            i++;
            continue;
        }
        size_t bytes;
        uint32_t cp = fig_fold_codepoint(fig_utf8_decode(text + i, len - i, &bytes));
        n += fig_utf8_encode(cp, out + n);
        i += bytes;
    }
    return n;
}
