/*
 * Slack: short texts copied and looked at 16 bytes a step, without a call and without a branch on their length below 17.
 *
 * in   a text behind which FIG_SLACK bytes may be read          out   the text at `out`, where FIG_SLACK bytes more may be written
 * Every text that comes from an arena has that slack, and so has every text of a fig_figure. Records are made of such texts: a branch a
 * length would be guessed wrong several times a record. tests/unit/test_scan.c holds all of these equal to plain loops.
 */
#ifndef FIG_SLACK_H
#define FIG_SLACK_H
#include "scan.h"

enum { FIG_SLACK = 16 };

/* A literal with its slack. */
#define FIG_SLACK_TEXT(text) text "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

/* Returns the end of the copy. */
static inline char *fig_slack_copy(char *out, const char *text, size_t len)
{
    memcpy(out, text, FIG_SLACK);
    for (size_t i = FIG_SLACK; i < len; i += FIG_SLACK)
        memcpy(out + i, text + i, FIG_SLACK);
    return out + len;
}

/* The same of at most FIG_SLACK bytes, as long as none needs a look (scan.h); NULL where one does. */
static inline char *fig_slack_plain_short(char *out, const char *text, size_t len)
{
    memcpy(out, text, FIG_SLACK);
    return fig_scan_looks_16(text) & ((1u << len) - 1) ? NULL : out + len;
}

/* ... of any length. */
static inline char *fig_slack_plain(char *out, const char *text, size_t len)
{
    size_t i = 0;
    for (; len - i > FIG_SLACK; i += FIG_SLACK) {
        memcpy(out + i, text + i, FIG_SLACK);
        if (fig_scan_looks_16(text + i))
            return NULL;
    }
    return fig_slack_plain_short(out + i, text + i, len - i);
}

/* Is `c` among the first `len` bytes, at most 16? */
static inline bool fig_slack_has(const char *text, size_t len, char c)
{
#ifdef __SSE2__
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)text);
    unsigned bits = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(c)));
    return (bits & ((1u << len) - 1)) != 0;
#else
    return memchr(text, c, len) != NULL;
#endif
}

/* strlen. */
static inline size_t fig_slack_length(const char *text)
{
#ifdef __SSE2__
    for (size_t i = 0;; i += FIG_SLACK) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + i));
        unsigned end = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_setzero_si128()));
        if (end)
            return i + (size_t)__builtin_ctz(end);
    }
#else
    return strlen(text);
#endif
}
#endif
