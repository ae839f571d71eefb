/*
 * Hex: 64 bits as 16 lower-case hex digits.
 *
 * in   0x76c48918a7a4f4f3          out   "76c48918a7a4f4f3", no NUL
 * All digits at once where there is SSE2; tests/unit/test_scan.c holds both ways equal.
 */
#ifndef FIG_HEX_H
#define FIG_HEX_H
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static inline void fig_hex_portable(char out[16], uint64_t n)
{
    for (int i = 15; i >= 0; i--, n >>= 4)
        out[i] = "0123456789abcdef"[n & 15];
}

static inline void fig_hex(char out[16], uint64_t n)
{
#ifdef __SSE2__
    const __m128i low = _mm_set1_epi8(15);
    __m128i bytes = _mm_cvtsi64_si128((long long)__builtin_bswap64(n));
    __m128i digits = _mm_unpacklo_epi8(_mm_and_si128(_mm_srli_epi16(bytes, 4), low), _mm_and_si128(bytes, low));
    __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(digits, _mm_set1_epi8(9)), _mm_set1_epi8('a' - '0' - 10));
    _mm_storeu_si128((__m128i *)(void *)out, _mm_add_epi8(_mm_add_epi8(digits, _mm_set1_epi8('0')), letters));
#else
    fig_hex_portable(out, n);
#endif
}
#endif
