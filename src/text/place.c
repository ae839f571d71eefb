/* Place: the steps that need more than a look; see place.h. */
#include "place.h"

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

void fig_place_look(fig_place *p, const char *text, unsigned count)
{
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + p->at));
    unsigned within = (1u << count) - 1, high = (unsigned)_mm_movemask_epi8(v) & within;
    unsigned feeds = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n'))) & within;
    unsigned continuing = high ? (unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(_mm_set1_epi8(-64), v)) & within : 0;
    if (feeds) {
        unsigned line = 32 - (unsigned)__builtin_clz(feeds); /* begins behind the last one */
        p->lines += feeds & (feeds - 1) ? count_bits(feeds) : 1;
        p->line_codepoint = fig_place_codepoint(p) + line - (continuing ? count_bits(continuing & ((1u << line) - 1)) : 0);
    }
    if (!high)
        return;
    unsigned fours = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)0xF0)), v)) & within;
    p->continuations += count_bits(continuing);
    p->fours += fours ? count_bits(fours) : 0;
}
#endif
