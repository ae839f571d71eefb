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

typedef struct fig_place {
    size_t at;            /* bytes */
    size_t continuations; /* bytes before `at` that continue a code point */
    size_t fours;         /* code points of four bytes before `at`: two units of UTF-16 */
    size_t lines;         /* line feeds before `at` */
    size_t line_codepoint;
} fig_place;

/* Forward to `to`, at most `len`, the length of `text`. */
void fig_place_walk(fig_place *p, const char *text, size_t len, size_t to);
/* The same byte by byte. */
void fig_place_walk_plainly(fig_place *p, const char *text, size_t to);

static inline size_t fig_place_codepoint(const fig_place *p)
{
    return p->at - p->continuations;
}
static inline size_t fig_place_utf16(const fig_place *p)
{
    return p->at - p->continuations + p->fours;
}
#endif
