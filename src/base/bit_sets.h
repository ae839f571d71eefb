/*
 * Bit sets: sets of one size, each kept once and known by its place.
 *
 * in   a set of `words` words          out   its place, the same for equal sets; 0 is the empty one
 * What thousands of classes have in common is in memory once, and so in the processor's cache. Of thin sets, whose words are mostly empty, a mask of those that are not is kept and behind it
 * these: as few lines of the cache as will do, where sets are read at random.
 */
#ifndef FIG_BIT_SETS_H
#define FIG_BIT_SETS_H
#include "bits.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FIG_BIT_SETS_NONE UINT32_MAX
enum { FIG_THIN_SET_WORDS = 64 }; /* the most of a thin set: a bit of its mask for each */

typedef struct fig_bit_sets {
    uint64_t *kept;  /* set after set; first the empty one */
    uint32_t *slots; /* of a hash table: places, 0 in a free one */
    size_t words;    /* of a set as it is given */
    size_t count, end, capacity, mask;
    bool thin;
} fig_bit_sets;

/* false: out of memory; it may be cleared then, too. */
bool fig_bit_sets_init(fig_bit_sets *s, size_t words, bool thin);
void fig_bit_sets_clear(fig_bit_sets *s);
/* All but the empty set; the memory is kept. */
void fig_bit_sets_forget(fig_bit_sets *s);
/* FIG_BIT_SETS_NONE: out of memory. */
uint32_t fig_bit_sets_place(fig_bit_sets *s, const uint64_t *set);

/* One that is not thin, until the next place is asked for. */
static inline const uint64_t *fig_bit_sets_at(const fig_bit_sets *s, uint32_t place)
{
    return s->kept + place;
}

/* The bits of a thin one, beside those of `to`. */
static inline void fig_bit_sets_add(const fig_bit_sets *s, uint32_t place, uint64_t *to)
{
    const uint64_t *word = s->kept + place;
    for (uint64_t mask = *word++; mask; mask &= mask - 1)
        to[fig_bits_lowest(mask)] |= *word++;
}
#endif
