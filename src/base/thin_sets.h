/*
 * Thin sets: sets of bits of which most words are empty, each kept once and known by where it stands.
 *
 * in   a set of up to 64 words          out   its place, the same for equal sets; 0 is the empty one
 * Kept is a mask of the words that are not empty, and behind it these: as few lines of the processor's cache as will do, where thousands of sets are read at random. Where most words are
 * not empty: bit_sets.h.
 */
#ifndef FIG_THIN_SETS_H
#define FIG_THIN_SETS_H
#include "bits.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FIG_THIN_SETS_NONE UINT32_MAX
enum { FIG_THIN_SET_WORDS = 64 };

typedef struct fig_thin_sets {
    uint64_t *kept;  /* set after set; first the empty one */
    uint32_t *slots; /* of a hash table: places, 0 in a free one */
    size_t words;    /* of a set before it is kept */
    size_t count, end, capacity, mask;
} fig_thin_sets;

/* false: out of memory; it may be cleared then, too. */
bool fig_thin_sets_init(fig_thin_sets *s, size_t words);
void fig_thin_sets_clear(fig_thin_sets *s);
/* All but the empty set; the memory is kept. */
void fig_thin_sets_forget(fig_thin_sets *s);
/* FIG_THIN_SETS_NONE: out of memory. */
uint32_t fig_thin_sets_place(fig_thin_sets *s, const uint64_t *set);

/* The bits of a set that is kept, beside those of `to`. */
static inline void fig_thin_sets_add(const fig_thin_sets *s, uint32_t place, uint64_t *to)
{
    const uint64_t *word = s->kept + place;
    for (uint64_t mask = *word++; mask; mask &= mask - 1)
        to[fig_bits_lowest(mask)] |= *word++;
}
#endif
