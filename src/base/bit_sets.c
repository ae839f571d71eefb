/* Bit sets: see bit_sets.h. */
#include "bit_sets.h"
#include "alloc.h"
#include <string.h>

enum { FIRST_SLOTS = 256 };

bool fig_bit_sets_init(fig_bit_sets *s, size_t words)
{
    *s = (fig_bit_sets){.words = words, .mask = FIRST_SLOTS - 1};
    s->slots = fig_calloc(FIRST_SLOTS, sizeof *s->slots);
    if (!s->slots || !fig_grow(&s->bits, &s->capacity, words, sizeof *s->bits))
        return false;
    fig_bit_sets_forget(s);
    return true;
}

void fig_bit_sets_clear(fig_bit_sets *s)
{
    fig_free(s->bits);
    fig_free(s->slots);
    *s = (fig_bit_sets){.words = 0};
}

void fig_bit_sets_forget(fig_bit_sets *s)
{
    memset(s->slots, 0, (s->mask + 1) * sizeof *s->slots);
    memset(s->bits, 0, s->words * sizeof *s->bits);
    s->count = 1;
}

static uint64_t hash(const uint64_t *set, size_t words)
{
    uint64_t h = 0;
    for (size_t w = 0; w < words; w++)
        h = ((h << 27 | h >> 37) ^ set[w]) * UINT64_C(0x9E3779B97F4A7C15);
    return h >> 32;
}

/* Where a set stands, or the free slot that is its. */
static uint32_t *slot_of(const fig_bit_sets *s, const uint64_t *set)
{
    size_t i = hash(set, s->words) & s->mask;
    while (s->slots[i] && memcmp(fig_bit_sets_at(s, s->slots[i]), set, s->words * sizeof *set) != 0)
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
    for (uint32_t n = 1; n < s->count; n++)
        *slot_of(s, fig_bit_sets_at(s, n)) = n;
    return true;
}

uint32_t fig_bit_sets_number(fig_bit_sets *s, const uint64_t *set)
{
    uint64_t any = 0;
    for (size_t w = 0; w < s->words; w++)
        any |= set[w];
    if (!any)
        return 0;
    if ((s->count * 2 > s->mask && !widen(s)) || !fig_grow(&s->bits, &s->capacity, (s->count + 1) * s->words, sizeof *s->bits))
        return FIG_BIT_SETS_NONE;
    uint32_t *slot = slot_of(s, set);
    if (!*slot) {
        memcpy(s->bits + s->count * s->words, set, s->words * sizeof *set);
        *slot = (uint32_t)s->count++;
    }
    return *slot;
}
