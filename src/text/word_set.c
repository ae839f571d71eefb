/* Word set: see word_set.h. Open addressing, at most half full. */
#include "word_set.h"
#include "../base/alloc.h"
#include <string.h>

enum { FIRST_CAPACITY = 256 };

/* Where the word stands, or the free slot that it would take. */
static size_t place_of(const fig_word_set *s, const fig_tokens *tokens, const char *text, const char *word, size_t len)
{
    size_t i = fig_token_hash(word, len) & (s->capacity - 1);
    for (; s->slots[i].generation == s->generation; i = (i + 1) & (s->capacity - 1)) {
        const uint32_t token = s->slots[i].token;
        if (tokens->end[token] - tokens->begin[token] == len && memcmp(text + tokens->begin[token], word, len) == 0)
            break;
    }
    return i;
}

static void put(fig_word_set *s, const fig_tokens *tokens, const char *text, uint32_t token)
{
    const size_t at = place_of(s, tokens, text, text + tokens->begin[token], tokens->end[token] - tokens->begin[token]);
    s->count += s->slots[at].generation != s->generation;
    s->slots[at] = (fig_word_set_slot){token, s->generation};
}

static bool grow(fig_word_set *s, const fig_tokens *tokens, const char *text)
{
    const fig_word_set before = *s;
    const size_t capacity = before.capacity ? 2 * before.capacity : FIRST_CAPACITY;
    fig_word_set_slot *slots = fig_calloc(capacity, sizeof *slots);
    if (!slots)
        return false;
    *s = (fig_word_set){.slots = slots, .capacity = capacity, .generation = 1};
    for (size_t i = 0; i < before.capacity; i++)
        if (before.slots[i].generation == before.generation)
            put(s, tokens, text, before.slots[i].token);
    fig_free(before.slots);
    return true;
}

bool fig_word_set_add(fig_word_set *s, const fig_tokens *tokens, const char *text, uint32_t token)
{
    if (2 * (s->count + 1) > s->capacity && !grow(s, tokens, text))
        return false;
    put(s, tokens, text, token);
    return true;
}

bool fig_word_set_has(const fig_word_set *s, const fig_tokens *tokens, const char *text, const char *word, size_t len)
{
    return s->count && s->slots[place_of(s, tokens, text, word, len)].generation == s->generation;
}

void fig_word_set_forget(fig_word_set *s)
{
    s->count = 0;
    if (++s->generation == 0) { /* after four billion texts */
        if (s->capacity)
            memset(s->slots, 0, s->capacity * sizeof *s->slots);
        s->generation = 1;
    }
}

void fig_word_set_clear(fig_word_set *s)
{
    fig_free(s->slots);
    *s = (fig_word_set){0};
}
