/*
 * Scan: how far a JSON string goes without a byte that needs a look: '"', '\\' or a control character below 0x20.
 *
 * in   bytes          out   length of the plain run at their beginning
 * "Kospi dropped\n…" -> 13. 16 bytes a step where there is SSE2, 8 elsewhere; tests/unit/test_scan.c holds the two equal.
 * Source: "Bit Twiddling Hacks" by Sean Eron Anderson, haszero and hasless.
 */
#ifndef FIG_SCAN_H
#define FIG_SCAN_H
#include "bits.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Does any of 8 bytes need a look? */
static inline bool fig_scan_any_of_8(uint64_t v)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t quote = v ^ ones * '"', backslash = v ^ ones * '\\';
    return ((((v - ones * 0x20) & ~v) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash)) & high) != 0;
}

static inline size_t fig_scan_plain_portable(const char *text, size_t len)
{
    size_t i = 0;
    for (uint64_t v; len - i >= sizeof v; i += sizeof v) {
        memcpy(&v, text + i, sizeof v);
        if (fig_scan_any_of_8(v))
            break;
    }
    while (i < len && (unsigned char)text[i] >= 0x20 && text[i] != '"' && text[i] != '\\')
        i++;
    return i;
}

/* Which of 16 bytes need a look? Bit i for byte i. */
static inline unsigned fig_scan_looks_16_portable(const char *text)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < 16; i++)
        bits |= (unsigned)((unsigned char)text[i] < 0x20 || text[i] == '"' || text[i] == '\\') << i;
    return bits;
}

static inline unsigned fig_scan_looks_16(const char *text)
{
#ifdef __SSE2__
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)text);
    __m128i turned = _mm_xor_si128(v, _mm_set1_epi8(2)); /* '"' becomes 0x20, blank 0x22: what needs a look is the lowest 33 and '\\' */
    __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(turned, _mm_set1_epi8(0x20)), turned);
    __m128i hit = _mm_or_si128(low, _mm_cmpeq_epi8(v, _mm_set1_epi8('\\')));
    return (unsigned)_mm_movemask_epi8(hit);
#else
    return fig_scan_looks_16_portable(text);
#endif
}

static inline size_t fig_scan_plain(const char *text, size_t len)
{
    size_t i = 0;
#ifdef __SSE2__
    for (; len - i >= 16; i += 16) {
        unsigned hits = fig_scan_looks_16(text + i);
        if (hits)
            return i + fig_bits_lowest(hits);
    }
#endif
    return i + fig_scan_plain_portable(text + i, len - i);
}

/* Does nothing in text[0..len) need a look? For the short texts of records: no loop over the last bytes but two loads that overlap. */
static inline bool fig_scan_is_plain(const char *text, size_t len)
{
    uint64_t v;
    if (len < sizeof v) {
        uint32_t first, last;
        if (len < sizeof first)
            return fig_scan_plain_portable(text, len) == len;
        memcpy(&first, text, sizeof first);
        memcpy(&last, text + len - sizeof last, sizeof last);
        return !fig_scan_any_of_8((uint64_t)first << 32 | last);
    }
    for (size_t i = 0; len - i > sizeof v; i += sizeof v) {
        memcpy(&v, text + i, sizeof v);
        if (fig_scan_any_of_8(v))
            return false;
    }
    memcpy(&v, text + len - sizeof v, sizeof v);
    return !fig_scan_any_of_8(v);
}

/* memcpy without the call for short texts; returns the end of the copy. Up to 16 bytes `out` may overlap the text, if it lies before it. */
static inline char *fig_scan_copy(char *out, const char *text, size_t len)
{
    if (len > 16) {
        memcpy(out, text, len);
    } else if (len >= 8) {
        uint64_t first, last;
        memcpy(&first, text, sizeof first);
        memcpy(&last, text + len - sizeof last, sizeof last);
        memcpy(out, &first, sizeof first);
        memcpy(out + len - sizeof last, &last, sizeof last);
    } else if (len >= 4) {
        uint32_t first, last;
        memcpy(&first, text, sizeof first);
        memcpy(&last, text + len - sizeof last, sizeof last);
        memcpy(out, &first, sizeof first);
        memcpy(out + len - sizeof last, &last, sizeof last);
    } else {
        for (size_t i = 0; i < len; i++)
            out[i] = text[i];
    }
    return out + len;
}

/* Copy text[0..len) up to its first backslash to `out`, which may be `text` or lie before it; returns how far that is. */
static inline size_t fig_scan_move_portable(char *out, const char *text, size_t len)
{
    const char *stop = len ? memchr(text, '\\', len) : NULL;
    size_t n = stop ? (size_t)(stop - text) : len;
    memmove(out, text, n);
    return n;
}

static inline size_t fig_scan_move(char *out, const char *text, size_t len)
{
    size_t i = 0;
#ifdef __SSE2__
    const __m128i backslash = _mm_set1_epi8('\\');
    for (; len - i >= 16; i += 16) { /* what is stored over was read already */
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + i));
        unsigned hits = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, backslash));
        if (hits) {
            unsigned n = fig_bits_lowest(hits);
            fig_scan_copy(out + i, text + i, n);
            return i + n;
        }
        _mm_storeu_si128((__m128i *)(void *)(out + i), v);
    }
#endif
    return i + fig_scan_move_portable(out + i, text + i, len - i);
}
#endif
