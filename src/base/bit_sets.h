/*
 * Bit sets: sets of one size, each kept once and known by its number.
 *
 * in   a set of `words` words          out   its number, the same for equal sets; 0 is the empty one
 * What thousands of classes have in common is in memory once, and so in the processor's cache.
 */
#ifndef FIG_BIT_SETS_H
#define FIG_BIT_SETS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FIG_BIT_SETS_NONE UINT32_MAX

typedef struct fig_bit_sets {
    uint64_t *bits;  /* set after set */
    uint32_t *slots; /* of a hash table: numbers, 0 in a free one */
    size_t words, count, capacity, mask;
} fig_bit_sets;

/* false: out of memory; it may be cleared then, too. */
bool fig_bit_sets_init(fig_bit_sets *s, size_t words);
void fig_bit_sets_clear(fig_bit_sets *s);
/* All but the empty set; the memory is kept. */
void fig_bit_sets_forget(fig_bit_sets *s);
/* FIG_BIT_SETS_NONE: out of memory. */
uint32_t fig_bit_sets_number(fig_bit_sets *s, const uint64_t *set);

/* Until the next number is asked for. */
static inline const uint64_t *fig_bit_sets_at(const fig_bit_sets *s, uint32_t number)
{
    return s->bits + number * s->words;
}
#endif
