/* Rule class: see rule_class.h. */
#include "rule_class.h"
#include "../base/alloc.h"
#include <string.h>

enum { FIRST_MASK = 4095 };

bool fig_rule_classes_init(fig_rule_classes *a, const fig_grammar *grammar)
{
    *a = (fig_rule_classes){.asked = grammar->rule_predicates, .words = (grammar->predicate_count + 63) / 64, .mask = FIRST_MASK};
    a->table = fig_calloc(a->mask + 1, sizeof *a->table);
    return a->table;
}

void fig_rule_classes_clear(fig_rule_classes *a)
{
    fig_free(a->of);
    fig_free(a->first);
    fig_free(a->table);
    memset(a, 0, sizeof *a);
}

void fig_rule_classes_forget(fig_rule_classes *a)
{
    memset(a->table, 0, (a->mask + 1) * sizeof *a->table);
    a->count = 0;
}

static size_t hash_of(const fig_rule_classes *a, const uint64_t *set)
{
    uint64_t hash = 0;
    for (size_t w = 0; w < a->words; w++) {
        hash = (hash ^ (set[w] & a->asked[w])) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return (size_t)hash;
}

static bool are_alike(const fig_rule_classes *a, const uint64_t *one, const uint64_t *other)
{
    uint64_t differ = 0;
    for (size_t w = 0; w < a->words; w++)
        differ |= (one[w] ^ other[w]) & a->asked[w];
    return !differ;
}

static bool grow_table(fig_rule_classes *a, const uint64_t *sets)
{
    const size_t mask = a->mask * 2 + 1;
    uint32_t *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (uint32_t r = 0; r < a->count; r++) {
        size_t i = hash_of(a, sets + a->first[r] * a->words) & mask;
        while (table[i])
            i = (i + 1) & mask;
        table[i] = r + 1;
    }
    fig_free(a->table);
    a->table = table;
    a->mask = mask;
    return true;
}

bool fig_rule_classes_add(fig_rule_classes *a, const uint64_t *sets, uint16_t class_id)
{
    const uint64_t *set = sets + class_id * a->words;
    if (!fig_grow(&a->of, &a->of_capacity, class_id + 1u, sizeof *a->of) ||
        !fig_grow(&a->first, &a->first_capacity, a->count + 1, sizeof *a->first) || (a->count * 2 > a->mask && !grow_table(a, sets)))
        return false;
    size_t i = hash_of(a, set) & a->mask;
    while (a->table[i] && !are_alike(a, set, sets + a->first[a->table[i] - 1] * a->words))
        i = (i + 1) & a->mask;
    if (!a->table[i]) {
        a->first[a->count++] = class_id;
        a->table[i] = (uint32_t)a->count;
    }
    a->of[class_id] = (uint16_t)(a->table[i] - 1);
    return true;
}
