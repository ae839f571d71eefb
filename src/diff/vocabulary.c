/* Vocabulary: see vocabulary.h. */
#include "../base/alloc.h"
#include "aligner.h"

static uint32_t *slot_of(const fig_vocabulary *v, uint64_t hash)
{
    size_t i = (size_t)hash & v->mask;
    while (v->slots[i] && v->words[v->slots[i] - 1].hash != hash)
        i = (i + 1) & v->mask;
    return &v->slots[i];
}

static bool widen(fig_vocabulary *v)
{
    size_t size = v->mask ? (v->mask + 1) * 2 : 1024;
    uint32_t *slots = fig_calloc(size, sizeof *slots), *old = v->slots;
    if (!slots)
        return false;
    v->slots = slots;
    v->mask = size - 1;
    for (size_t i = 0; i < v->count; i++)
        *slot_of(v, v->words[i].hash) = (uint32_t)i + 1;
    fig_free(old);
    return true;
}

uint32_t fig_vocabulary_word(fig_vocabulary *v, uint64_t hash)
{
    if (v->count * 2 >= v->mask && !widen(v))
        return UINT32_MAX;
    uint32_t *slot = slot_of(v, hash);
    if (*slot)
        return v->words[*slot - 1].same;
    if (!fig_grow(&v->words, &v->capacity, v->count + 1, sizeof *v->words))
        return UINT32_MAX;
    v->words[v->count] = (fig_word){.hash = hash, .same = (uint32_t)v->count};
    v->count++;
    return (*slot = (uint32_t)v->count) - 1;
}

uint32_t fig_vocabulary_find(const fig_vocabulary *v, uint64_t hash)
{
    const uint32_t at = v->slots ? *slot_of(v, hash) : 0;
    return at ? v->words[at - 1].same : UINT32_MAX;
}

static uint64_t *place_of(const fig_key_set *t, uint64_t key)
{
    size_t i = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & t->mask;
    while (t->slots[i] && t->slots[i] != key)
        i = (i + 1) & t->mask;
    return &t->slots[i];
}

static bool widen_keys(fig_key_set *t)
{
    fig_key_set wider = {.mask = t->mask ? t->mask * 2 + 1 : 1023, .count = t->count};
    wider.slots = fig_calloc(wider.mask + 1, sizeof *wider.slots);
    if (!wider.slots)
        return false;
    for (size_t i = 0; t->slots && i <= t->mask; i++)
        if (t->slots[i])
            *place_of(&wider, t->slots[i]) = t->slots[i];
    fig_free(t->slots);
    *t = wider;
    return true;
}

bool fig_key_add(fig_key_set *t, uint64_t key)
{
    if (t->count * 2 >= t->mask && !widen_keys(t))
        return false;
    uint64_t *place = place_of(t, key);
    t->count += *place == 0;
    *place = key;
    return true;
}

bool fig_key_has(const fig_key_set *t, uint64_t key)
{
    return t->slots && *place_of(t, key) != 0;
}

static uint64_t key_of(uint32_t text, uint32_t word)
{
    return ((uint64_t)text << 32 | word) + 1;
}

bool fig_vocabulary_hold(fig_vocabulary *v, uint32_t text, uint32_t word)
{
    return fig_key_add(&v->held, key_of(text, word));
}

bool fig_vocabulary_holds(const fig_vocabulary *v, uint32_t text, uint32_t word)
{
    return fig_key_has(&v->held, key_of(text, word));
}

bool fig_vocabulary_new(fig_aligner *a)
{
    a->words = fig_calloc(1, sizeof *a->words);
    return a->words != NULL;
}

void fig_vocabulary_free(fig_vocabulary *v)
{
    if (!v)
        return;
    void *all[] = {v->slots,         v->words,       v->passages,      v->stamp,     v->weight,
                   v->draft_weight,  v->draft_stamp, v->first_posting, v->postings,  v->passage_score,
                   v->passage_stamp, v->held.slots,  v->told.slots,    v->opposites, v->draft_form};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        fig_free(all[i]);
    fig_free(v);
}
