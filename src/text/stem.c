/* Stem: see stem.h. */
#include "stem.h"
#include <string.h>

/* The longest ending of the word; NULL: it has none. */
static const fig_word_ending *ending_of(const fig_stemmer *s, const char *word, size_t len)
{
    const fig_word_ending *best = NULL;
    for (size_t i = 0; i < s->ending_count; i++) {
        const fig_word_ending *e = &s->endings[i];
        if (e->form.len < len && memcmp(word + len - e->form.len, e->form.ptr, e->form.len) == 0 && (!best || e->form.len > best->form.len))
            best = e;
    }
    return best;
}

size_t fig_stem(const fig_stemmer *stemmer, char *folded, size_t len, size_t *letters)
{
    size_t count = 0, cut = len;
    for (size_t i = 0; i < len; i++) {
        if (((unsigned char)folded[i] & 0xC0) == 0x80)
            continue;
        if (stemmer && stemmer->letters && count == stemmer->letters)
            cut = i;
        count++;
    }
    *letters = count;
    const fig_word_ending *e = stemmer && cut == len ? ending_of(stemmer, folded, len) : NULL;
    if (!e || count < e->least)
        return cut;
    cut -= e->form.len;
    if (e->instead.len)
        memcpy(folded + cut, e->instead.ptr, e->instead.len);
    return cut + e->instead.len;
}
