/* Place: see place.h. */
#include "place.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

void fig_place_walk_plainly(fig_place *p, const char *text, size_t to)
{
    while (p->at < to) {
        unsigned char c = (unsigned char)text[p->at++];
        p->continuations += (c & 0xC0) == 0x80;
        p->fours += c >= 0xF0;
        if (c == '\n') {
            p->lines++;
            p->line_codepoint = fig_place_codepoint(p);
        }
    }
}

#ifdef __SSE2__
static inline size_t count_bits(unsigned bits)
{
    bits -= bits >> 1 & 0x5555u;
    bits = (bits & 0x3333u) + (bits >> 2 & 0x3333u);
    return ((bits + (bits >> 4)) & 0x0F0Fu) * 0x101u >> 8 & 0xFFu;
}

/* Over the first `count` of the 16 bytes at p->at. */
static inline void step(fig_place *p, const char *text, unsigned count)
{
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + p->at)), feed = _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'));
    unsigned within = (1u << count) - 1;
    if ((unsigned)_mm_movemask_epi8(_mm_or_si128(v, feed)) & within) {
        unsigned feeds = (unsigned)_mm_movemask_epi8(feed) & within;
        unsigned continuing = (unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(_mm_set1_epi8(-64), v)) & within;
        unsigned fours = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)0xF0)), v)) & within;
        if (feeds) {
            unsigned line = 32 - (unsigned)__builtin_clz(feeds); /* begins behind the last one */
            p->lines += count_bits(feeds);
            p->line_codepoint = fig_place_codepoint(p) + line - count_bits(continuing & ((1u << line) - 1));
        }
        p->continuations += count_bits(continuing);
        p->fours += count_bits(fours);
    }
    p->at += count;
}

void fig_place_walk(fig_place *p, const char *text, size_t len, size_t to)
{
    while (to - p->at >= 16)
        step(p, text, 16);
    if (len - p->at >= 16)
        step(p, text, (unsigned)(to - p->at));
    else
        fig_place_walk_plainly(p, text, to);
}
#else
void fig_place_walk(fig_place *p, const char *text, size_t len, size_t to)
{
    (void)len;
    fig_place_walk_plainly(p, text, to);
}
#endif
