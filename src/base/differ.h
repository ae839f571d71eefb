/*
 * Differ: a thing as the words in which it differs from an empty one.
 *
 * in   two things of at most 64 words of 8 bytes          out   a mask of the words that differ, then those words
 * Large structs, most of whose fields are as in an empty one, are kept so.
 */
#ifndef FIG_DIFFER_H
#define FIG_DIFFER_H
#include "bits.h"
#include <string.h>

/* Returns how many words were written: at most `words` and one more. */
static inline size_t fig_differ(const void *thing, const void *empty, size_t words, uint64_t *out)
{
    size_t n = 1;
    out[0] = 0;
    for (size_t i = 0; i < words; i++) {
        uint64_t a, b;
        memcpy(&a, (const char *)thing + 8 * i, 8);
        memcpy(&b, (const char *)empty + 8 * i, 8);
        if (a == b)
            continue;
        out[0] |= UINT64_C(1) << i;
        out[n++] = a;
    }
    return n;
}

/* `to` is an empty one, and becomes the thing; returns what stands behind its words. */
static inline const uint64_t *fig_differ_put(const uint64_t *word, void *to)
{
    for (uint64_t bits = *word++; bits; bits &= bits - 1)
        memcpy((char *)to + 8 * fig_bits_lowest(bits), word++, 8);
    return word;
}
#endif
