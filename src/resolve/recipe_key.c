/* Recipe key: see recipe_key.h. */
#include "recipe_key.h"
#include <string.h>

enum { LONGEST_TEXT = 64 };

static inline uint64_t mix(uint64_t hash, uint64_t v)
{
    hash = (hash ^ v) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

static inline void add(fig_recipe_key *k, uint64_t v)
{
    k->items[k->count++] = v;
    k->hash = mix(k->hash, v);
}

uint64_t fig_recipe_key_hash(const uint64_t *items, size_t count)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = mix(hash, items[i]);
    return hash;
}

/* A gap beside the match: all that tells is whether something is glued to it. */
static inline uint64_t outer_gap(uint8_t gap)
{
    return gap == FIG_GAP_GLUED;
}

/* A token as the rule sees it. false: out of memory, or a grammar of millions of words, whose numbers have no room here. */
static inline bool add_token(fig_sights *sights, fig_recipe_key *k, const fig_items *items, uint32_t i)
{
    const uint64_t gap = i == k->start ? outer_gap(items->gap[i]) : items->gap[i];
    uint32_t sight = fig_sight_of(sights, k->rule, fig_rule_class(sights->lexemes, items->class_id[i]));
    uint32_t word = sight & FIG_SIGHT_WORD ? items->word[i] : 0, exact = sight & FIG_SIGHT_EXACT ? items->exact[i] : 0;
    if (!sight || (word | exact) >> 22 || sight >> FIG_SIGHT_BITS > 0xFFFF)
        return false;
    add(k, (uint64_t)(sight >> FIG_SIGHT_BITS) << 48 | gap << 44 | (uint64_t)word << 22 | exact);
    return true;
}

/* Does the key name the very word at this place? */
static inline bool names_word(const fig_recipe_key *k, uint32_t i)
{
    return k->items[1 + i] & 0x3FFFFF;
}

/* Where in its line and sentence the match begins, for rules that ask. */
static inline uint64_t place_in_line(fig_sights *sights, const fig_recipe_key *k, const fig_items *items)
{
    if (!fig_sight_of_lines(sights, k->rule))
        return 0;
    return (uint64_t)items->gap[k->start] << 2 | (k->start == items->first ? 1u : 0) | (k->start == 0 ? 2u : 0);
}

/* Beside the tokens: whether the sentence or a line begins at one of them, and what is behind the last. */
bool fig_recipe_key_begin(fig_recipe_key *k, fig_sights *sights, const fig_items *items, uint32_t end)
{
    uint32_t start = k->start;
    if (end <= start || end - start > FIG_MATCH_TOKENS)
        return false;
    const uint64_t behind = end < items->count && outer_gap(items->gap[end]);
    k->count = 0;
    k->hash = k->texts = 0;
    k->end = end;
    if (!fig_sight_of(sights, k->rule, fig_rule_class(sights->lexemes, items->class_id[start])))
        return false; /* out of memory */
    add(k, (uint64_t)k->rule << 16 | behind << 8 | place_in_line(sights, k, items));
    for (uint32_t i = start; i < end; i++)
        if (!add_token(sights, k, items, i))
            return false;
    return true;
}

bool fig_recipe_key_add_texts(fig_recipe_key *k, uint64_t texts, const fig_items *items)
{
    uint32_t start = k->start;
    k->texts = texts;
    add(k, texts);
    for (uint32_t i = 0; i < 64 && texts >> i; i++) {
        if (!(texts >> i & 1))
            continue;
        const char *text = items->text + items->begin[start + i];
        while (i < 63 && texts >> (i + 1) & 1)
            i++;
        size_t len = (size_t)(items->text + items->end[start + i] - text);
        if (len > LONGEST_TEXT || k->count + 2 + LONGEST_TEXT / 8 > FIG_RECIPE_ITEMS)
            return false;
        add(k, len);
        for (size_t at = 0; at < len; at += 8) {
            uint64_t v = 0;
            memcpy(&v, text + at, len - at < 8 ? len - at : 8);
            add(k, v);
        }
    }
    return true;
}

uint64_t fig_recipe_key_texts(const fig_recipe_key *k, uint64_t read, uint64_t runs)
{
    uint64_t texts = runs;
    for (uint32_t i = 0; i < 64 && read >> i; i++)
        if (read >> i & 1 && !names_word(k, i))
            texts |= UINT64_C(1) << i;
    return texts;
}
