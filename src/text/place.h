/*
 * Place: where in the text we are, counted forward from figure to figure: lines, columns, code points, UTF-16 units.
 *
 * in   valid UTF-8, and offsets that never go back          out   the counts at each
 * "a\n£5" at 4 -> line 2, column 2, code point 3. A code point is a byte that continues none, so only continuations are counted: 16 bytes a
 * step where there is SSE2, and most steps are one look (nothing but ASCII, no line feed).
 */
#ifndef FIG_PLACE_H
#define FIG_PLACE_H
#include <stddef.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef struct fig_place {
    size_t at;            /* bytes */
    size_t continuations; /* bytes before `at` that continue a code point */
    size_t fours;         /* code points of four bytes before `at`: two units of UTF-16 */
    size_t lines;         /* line feeds before `at` */
    size_t line_codepoint;
} fig_place;

static inline size_t fig_place_codepoint(const fig_place *p)
{
    return p->at - p->continuations;
}
static inline size_t fig_place_utf16(const fig_place *p)
{
    return p->at - p->continuations + p->fours;
}
/* Over the next `count` bytes, one by one. */
void fig_place_walk_plainly(fig_place *p, const char *text, size_t to);

#ifdef __SSE2__
/* Over the first `count` of the 16 bytes at p->at, of which some are no ASCII or a line feed. */
void fig_place_look(fig_place *p, const char *text, unsigned count);

static inline void fig_place_step(fig_place *p, const char *text, unsigned count)
{
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + p->at));
    unsigned bits = (unsigned)_mm_movemask_epi8(_mm_or_si128(v, _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'))));
    if (bits & ((1u << count) - 1))
        fig_place_look(p, text, count);
    p->at += count;
}
#endif

/* Forward to `to`, at most `len`, the length of `text`; a place that is passed already stays passed. */
static inline void fig_place_walk(fig_place *p, const char *text, size_t len, size_t to)
{
#ifdef __SSE2__
    while (p->at + 16 <= to)
        fig_place_step(p, text, 16);
    if (p->at < to && len - p->at >= 16)
        fig_place_step(p, text, (unsigned)(to - p->at));
#endif
    (void)len;
    if (p->at < to)
        fig_place_walk_plainly(p, text, to);
}
#endif
