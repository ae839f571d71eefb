/* Bit sets: see bit_sets.h. */
#include "bit_sets.h"
#include "alloc.h"
#include <string.h>

enum { FIRST_SLOTS = 256 };

bool fig_bit_sets_init(fig_bit_sets *s, size_t words, bool thin)
{
    *s = (fig_bit_sets){.words = words, .mask = FIRST_SLOTS - 1, .thin = thin};
    s->slots = fig_calloc(FIRST_SLOTS, sizeof *s->slots);
    if (!s->slots || !fig_grow(&s->kept, &s->capacity, words, sizeof *s->kept))
        return false;
    fig_bit_sets_forget(s);
    return true;
}

void fig_bit_sets_clear(fig_bit_sets *s)
{
    fig_free(s->kept);
    fig_free(s->slots);
    *s = (fig_bit_sets){.words = 0};
}

/* Words of a set as it is kept. */
static size_t length(const fig_bit_sets *s, const uint64_t *kept)
{
    return s->thin ? 1 + fig_bits_count(*kept) : s->words;
}

void fig_bit_sets_forget(fig_bit_sets *s)
{
    memset(s->slots, 0, (s->mask + 1) * sizeof *s->slots);
    memset(s->kept, 0, s->words * sizeof *s->kept);
    s->end = length(s, s->kept);
    s->count = 1;
}

static size_t hash(const uint64_t *kept, size_t words)
{
    uint64_t h = 0;
    for (size_t w = 0; w < words; w++)
        h = ((h << 27 | h >> 37) ^ kept[w]) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(h >> 32);
}

/* Where a set stands, or the free slot that is its. */
static uint32_t *slot_of(const fig_bit_sets *s, const uint64_t *kept)
{
    const size_t words = length(s, kept);
    size_t i = hash(kept, words) & s->mask;
    while (s->slots[i] && (s->kept[s->slots[i]] != *kept || memcmp(s->kept + s->slots[i], kept, words * sizeof *kept) != 0))
        i = (i + 1) & s->mask;
    return &s->slots[i];
}

static bool widen(fig_bit_sets *s)
{
    uint32_t *slots = fig_calloc((s->mask + 1) * 2, sizeof *slots);
    if (!slots)
        return false;
    fig_free(s->slots);
    s->slots = slots;
    s->mask = s->mask * 2 + 1;
    for (size_t at = length(s, s->kept); at < s->end; at += length(s, s->kept + at))
        *slot_of(s, s->kept + at) = (uint32_t)at;
    return true;
}

/* A set as it is kept. false: it is the empty one. */
static bool put(const fig_bit_sets *s, const uint64_t *set, uint64_t *kept)
{
    uint64_t *word = kept + s->thin, any = 0;
    for (size_t w = 0; w < s->words; w++) {
        any |= s->thin ? (uint64_t)(set[w] != 0) << w : set[w];
        *word = set[w];
        word += !s->thin || set[w];
    }
    if (s->thin)
        *kept = any;
    return any;
}

uint32_t fig_bit_sets_place(fig_bit_sets *s, const uint64_t *set)
{
    if ((s->count * 2 > s->mask && !widen(s)) || !fig_grow(&s->kept, &s->capacity, s->end + s->words + 1, sizeof *s->kept))
        return FIG_BIT_SETS_NONE;
    uint64_t *kept = s->kept + s->end;
    if (!put(s, set, kept))
        return 0;
    uint32_t *slot = slot_of(s, kept);
    if (!*slot) {
        *slot = (uint32_t)s->end;
        s->end += length(s, kept);
        s->count++;
    }
    return *slot;
}
