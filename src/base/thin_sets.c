/* Thin sets: see thin_sets.h. */
#include "thin_sets.h"
#include "alloc.h"
#include <string.h>

enum { FIRST_SLOTS = 256 };

bool fig_thin_sets_init(fig_thin_sets *s, size_t words)
{
    *s = (fig_thin_sets){.words = words, .mask = FIRST_SLOTS - 1};
    s->slots = fig_calloc(FIRST_SLOTS, sizeof *s->slots);
    if (!s->slots || !fig_grow(&s->kept, &s->capacity, 1, sizeof *s->kept))
        return false;
    fig_thin_sets_forget(s);
    return true;
}

void fig_thin_sets_clear(fig_thin_sets *s)
{
    fig_free(s->kept);
    fig_free(s->slots);
    *s = (fig_thin_sets){.words = 0};
}

void fig_thin_sets_forget(fig_thin_sets *s)
{
    memset(s->slots, 0, (s->mask + 1) * sizeof *s->slots);
    s->kept[0] = 0;
    s->count = s->end = 1;
}

static size_t length(const uint64_t *kept)
{
    return 1 + fig_bits_count(*kept);
}

static size_t hash(const uint64_t *kept)
{
    uint64_t h = 0;
    for (size_t w = 0, n = length(kept); w < n; w++)
        h = ((h << 27 | h >> 37) ^ kept[w]) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(h >> 32);
}

/* Where a set stands, or the free slot that is its. */
static uint32_t *slot_of(const fig_thin_sets *s, const uint64_t *kept)
{
    size_t i = hash(kept) & s->mask;
    while (s->slots[i] && (s->kept[s->slots[i]] != *kept || memcmp(s->kept + s->slots[i], kept, length(kept) * sizeof *kept) != 0))
        i = (i + 1) & s->mask;
    return &s->slots[i];
}

static bool widen(fig_thin_sets *s)
{
    uint32_t *slots = fig_calloc((s->mask + 1) * 2, sizeof *slots);
    if (!slots)
        return false;
    fig_free(s->slots);
    s->slots = slots;
    s->mask = s->mask * 2 + 1;
    for (size_t at = 1; at < s->end; at += length(s->kept + at))
        *slot_of(s, s->kept + at) = (uint32_t)at;
    return true;
}

uint32_t fig_thin_sets_place(fig_thin_sets *s, const uint64_t *set)
{
    if ((s->count * 2 > s->mask && !widen(s)) || !fig_grow(&s->kept, &s->capacity, s->end + 1 + s->words, sizeof *s->kept))
        return FIG_THIN_SETS_NONE;
    uint64_t *kept = s->kept + s->end, *word = kept + 1;
    *kept = 0;
    for (size_t w = 0; w < s->words; w++)
        if (set[w]) {
            *kept |= UINT64_C(1) << w;
            *word++ = set[w];
        }
    if (!*kept)
        return 0;
    uint32_t *slot = slot_of(s, kept);
    if (!*slot) {
        *slot = (uint32_t)s->end;
        s->end += length(kept);
        s->count++;
    }
    return *slot;
}
