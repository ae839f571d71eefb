/*
 * Word: the words of a grammar, each once.
 *
 * in   text, as it is or to be folded          out   its number
 */
#include "../text/token.h"
#include "../text/utf8.h"
#include "lexicon.h"
#include <string.h>

enum { USUAL_LENGTH = 8 };

uint32_t fig_grammar_word(const fig_grammar *g, const char *text, size_t len, uint32_t hash)
{
    if (!g->word_table)
        return 0;
    for (size_t i = hash & g->word_mask;; i = (i + 1) & g->word_mask) {
        uint32_t w = g->word_table[i];
        if (!w || (g->words[w].len == len && memcmp(g->word_text + g->words[w].text, text, len) == 0))
            return w;
    }
}

/* Old tables stay where they are: they double, so that all of them together are no larger than the last. */
static bool make_word_table(fig_grammar *g, size_t size)
{
    uint32_t *table = fig_arena_zalloc(&g->flat, size * sizeof *table);
    if (!table)
        return false;
    for (uint32_t w = 1; w < g->word_count; w++) {
        size_t i = fig_token_hash(g->word_text + g->words[w].text, g->words[w].len) & (size - 1);
        while (table[i])
            i = (i + 1) & (size - 1);
        table[i] = w;
    }
    g->word_table = table;
    g->word_mask = size - 1;
    return true;
}

/* Room for one word more. */
static bool grow_words(fig_lexicon *x, size_t len)
{
    fig_grammar *g = x->g;
    return fig_arena_grow(&g->flat, &g->words, &x->word_capacity, g->word_count + 1, sizeof *g->words) &&
           fig_arena_grow(&g->flat, &g->word_text, &x->text_capacity, g->word_bytes + len, 1) && g->word_bytes + len <= UINT32_MAX &&
           (g->word_count * 2 < g->word_mask || make_word_table(g, g->word_mask ? (g->word_mask + 1) * 2 : 4096));
}

/* Intern a word as it is. */
static uint32_t intern(fig_lexicon *x, const char *key, size_t len)
{
    fig_grammar *g = x->g;
    uint32_t hash = fig_token_hash(key, len), w = fig_grammar_word(g, key, len, hash);
    if (w)
        return w;
    if (g->word_count == 0)
        g->word_count = 1;
    if (!grow_words(x, len)) {
        x->failed = true;
        return 0;
    }
    memcpy(g->word_text + g->word_bytes, key, len);
    w = (uint32_t)g->word_count++;
    g->words[w] = (fig_word){.text = (uint32_t)g->word_bytes, .len = (uint32_t)len};
    g->word_bytes += len;
    size_t i = hash & g->word_mask;
    while (g->word_table[i])
        i = (i + 1) & g->word_mask;
    g->word_table[i] = w;
    return w;
}

uint32_t fig_lexicon_word(fig_lexicon *x, const char *text, size_t len, bool exact)
{
    char small[68], *folded = len + 4 <= sizeof small ? small : fig_arena_alloc(&x->g->flat, len + 4);
    if (!folded) {
        x->failed = true;
        return 0;
    }
    return intern(x, folded, (exact ? fig_fold_cased : fig_fold)(text, len, folded));
}

bool fig_lexicon_expect_words(fig_lexicon *x, size_t count)
{
    size_t size = 4096;
    while (size < count * 2)
        size *= 2;
    fig_grammar *g = x->g;
    return fig_arena_grow(&g->flat, &g->words, &x->word_capacity, count, sizeof *g->words) &&
           fig_arena_grow(&g->flat, &g->word_text, &x->text_capacity, count * USUAL_LENGTH, 1) && make_word_table(g, size);
}
