/*
 * Block: 64 bytes of text as bit masks, a bit a byte, lowest first.
 *
 * in   64 bytes          out   which are ASCII letters, digits, blanks (control characters too), the blank itself, apostrophes; which need a look (all above ASCII, and DEL)
 * And the gaps between tokens from their places. 16 bytes a step where there is SSE2, a table elsewhere; tests/unit/test_token.c holds the two equal.
 */
#ifndef FIG_BLOCK_H
#define FIG_BLOCK_H
#include "charclass.h"
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { FIG_BLOCK_BYTES = 64 };

typedef struct fig_block {
    uint64_t letter, digit, blank, space, quote, special;
} fig_block;

static inline void fig_block_read_portable(const char *text, fig_block *b)
{
    *b = (fig_block){0};
    for (unsigned i = 0; i < FIG_BLOCK_BYTES; i++) {
        unsigned char c = (unsigned char)text[i];
        uint64_t bit = UINT64_C(1) << i;
        if (c >= 0x7F)
            b->special |= bit;
        else if (fig_char_ascii[c] == FIG_CHAR_LETTER)
            b->letter |= bit;
        else if (fig_char_ascii[c] == FIG_CHAR_DIGIT)
            b->digit |= bit;
        else if (c <= ' ')
            b->blank |= bit;
        if (c == ' ')
            b->space |= bit;
        if (c == '\'')
            b->quote |= bit;
    }
}

#ifdef __SSE2__
static inline uint64_t fig_block_bits(__m128i v)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(v);
}

static inline void fig_block_read(const char *text, fig_block *b)
{
    const __m128i small = _mm_set1_epi8(0x20), one = _mm_set1_epi8(1);
    *b = (fig_block){0};
    for (unsigned i = 0; i < FIG_BLOCK_BYTES; i += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + i));
        __m128i letter = _mm_sub_epi8(_mm_or_si128(v, small), _mm_set1_epi8('a')), digit = _mm_sub_epi8(v, _mm_set1_epi8('0'));
        b->letter |= fig_block_bits(_mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter)) << i;
        b->digit |= fig_block_bits(_mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit)) << i;
        b->blank |= fig_block_bits(_mm_cmpeq_epi8(_mm_min_epu8(v, small), v)) << i;
        b->space |= fig_block_bits(_mm_cmpeq_epi8(v, small)) << i;
        b->quote |= fig_block_bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\''))) << i;
        b->special |= fig_block_bits(_mm_or_si128(v, _mm_add_epi8(v, one))) << i; /* 0x80..0xFF, 0x7F */
    }
}
#else
static inline void fig_block_read(const char *text, fig_block *b)
{
    fig_block_read_portable(text, b);
}
#endif

enum { FIG_GAP_SLACK = 7 };

/* gap[i]: `glued` where begin[i] is end[i - 1], else `glued` + 1. i from 0 to count; FIG_GAP_SLACK more may be read and written. */
static inline void fig_block_gaps_portable(const uint32_t *begin, const uint32_t *end, uint8_t *gap, size_t count, uint8_t glued)
{
    for (size_t i = 0; i < count; i++)
        gap[i] = (uint8_t)(glued + (begin[i] != *(end + i - 1)));
}

static inline void fig_block_gaps(const uint32_t *begin, const uint32_t *end, uint8_t *gap, size_t count, uint8_t glued)
{
#ifdef __SSE2__
    const __m128i blank = _mm_set1_epi8((char)(glued + 1));
    for (size_t i = 0; i < count; i += 8) {
        const __m128i *b = (const __m128i *)(const void *)(begin + i), *e = (const __m128i *)(const void *)(end + i - 1);
        __m128i low = _mm_cmpeq_epi32(_mm_loadu_si128(b), _mm_loadu_si128(e)),
                high = _mm_cmpeq_epi32(_mm_loadu_si128(b + 1), _mm_loadu_si128(e + 1));
        __m128i same = _mm_packs_epi32(low, high);
        _mm_storel_epi64((__m128i *)(void *)(gap + i), _mm_add_epi8(blank, _mm_packs_epi16(same, same))); /* all bits: minus one */
    }
#else
    fig_block_gaps_portable(begin, end, gap, count, glued);
#endif
}
#endif
