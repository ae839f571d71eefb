/* Long lexeme: see long_lexeme.h. */
#include "long_lexeme.h"
#include "../base/alloc.h"
#include <string.h>

typedef struct fig_long_lexeme {
    fig_lexeme lexeme;
    const char *text;
    uint32_t len, hash;
} fig_long_lexeme;

bool fig_long_lexemes_init(fig_lexemes *x)
{
    x->longer_mask = 255;
    x->longer = fig_calloc(x->longer_mask + 1, sizeof *x->longer);
    return x->longer != NULL;
}

void fig_long_lexemes_forget(fig_lexemes *x)
{
    memset(x->longer, 0, (x->longer_mask + 1) * sizeof *x->longer);
    fig_arena_reset(&x->texts);
    x->longer_count = 0;
}

/* The place of a long token, or the free one where it belongs. */
static fig_long_lexeme *find_long(const fig_lexemes *x, const char *text, size_t len, uint32_t hash)
{
    for (size_t i = hash & x->longer_mask;; i = (i + 1) & x->longer_mask) {
        fig_long_lexeme *l = &x->longer[i];
        if (!l->text || (l->hash == hash && l->len == len && memcmp(l->text, text, len) == 0))
            return l;
    }
}

static bool grow_longer(fig_lexemes *x)
{
    fig_long_lexeme *old = x->longer, *table = fig_calloc((x->longer_mask + 1) * 2, sizeof *table);
    if (!table)
        return false;
    x->longer = table;
    x->longer_mask = x->longer_mask * 2 + 1;
    for (size_t i = 0; i <= x->longer_mask / 2; i++)
        if (old[i].text)
            *find_long(x, old[i].text, old[i].len, old[i].hash) = old[i];
    fig_free(old);
    return true;
}

const fig_lexeme *fig_long_lexeme_of(fig_lexemes *x, const char *text, size_t len, bool arranged)
{
    uint32_t hash = fig_token_hash(text, len) ^ (arranged ? 0x5bd1e995u : 0);
    fig_long_lexeme *l = find_long(x, text, len, hash);
    if (l->text)
        return &l->lexeme;
    if (fig_predicates_crowded(x))
        return NULL;
    if (x->longer_count * 2 > x->longer_mask && !grow_longer(x))
        x->failed = true;
    fig_lexeme made = {0};
    fig_predicates_find(x, text, len, &made);
    if (arranged)
        made.word = made.exact = 0;
    char *copy = x->failed ? NULL : fig_arena_copy(&x->texts, text, len);
    if (!copy) {
        x->failed = true;
        return NULL;
    }
    l = find_long(x, text, len, hash);
    *l = (fig_long_lexeme){made, copy, (uint32_t)len, hash};
    x->longer_count++;
    return &l->lexeme;
}
