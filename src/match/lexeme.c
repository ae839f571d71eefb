/* Lexeme: see lexeme.h. */
#include "lexeme.h"
#include "../base/alloc.h"
#include "predicates.h"
#include <string.h>

enum { MAX_CLASSES = 20000, MAX_LEXEMES = 200000, SHORT = 16, FIRST_SHIFT = 64 - 13 };

/* Does the arrangement of its digits and marks say all about a number? Not of what may be a date or a time, nor where the grammar has such a number as a word. */
enum fig_by_value { SAYS_ALL, UNLESS_WORD, BY_VALUE };

typedef struct fig_long_lexeme {
    fig_lexeme lexeme;
    const char *text;
    uint32_t len, hash;
} fig_long_lexeme;

static void key_of_few(const char *text, size_t len, uint64_t key[2])
{
    memset(key, 0, SHORT);
    memcpy(key, text, len);
}

/* Which words of the grammar are numbers that would be known by their arrangement? */
static bool find_number_words(fig_lexemes *x)
{
    const fig_grammar *g = x->grammar;
    size_t capacity = 0;
    for (uint32_t w = 1; w < g->word_count; w++) {
        fig_str t = g->words[w].text;
        if (t.len > SHORT || (unsigned char)(t.ptr[0] - '0') > 9)
            continue;
        if (!fig_grow(&x->number_words, &capacity, x->number_word_count + 1, sizeof *x->number_words))
            return false;
        x->number_words[x->number_word_count++] = w;
    }
    return true;
}

bool fig_lexemes_init(fig_lexemes *x, const fig_grammar *grammar)
{
    memset(x, 0, sizeof *x);
    x->grammar = grammar;
    x->set_words = (grammar->predicate_count + 63) / 64;
    x->table_shift = FIRST_SHIFT;
    x->table_mask = (UINT64_C(1) << (64 - FIRST_SHIFT)) - 1;
    x->longer_mask = 255;
    x->class_mask = 8191;
    x->table = fig_calloc(x->table_mask + 1, sizeof *x->table);
    x->longer = fig_calloc(x->longer_mask + 1, sizeof *x->longer);
    x->class_table = fig_calloc(x->class_mask + 1, sizeof *x->class_table);
    x->work = fig_calloc(x->set_words + 1, sizeof *x->work);
    return x->table && x->longer && x->class_table && x->work && find_number_words(x);
}

void fig_lexemes_give(fig_lexemes *x, uint32_t list, uint8_t trait)
{
    if (x->trait_count < FIG_TRAIT_LISTS)
        x->traits[x->trait_count++] = (fig_trait_list){list, trait};
}

void fig_lexemes_clear(fig_lexemes *x)
{
    fig_free(x->sets);
    fig_free(x->class_table);
    fig_free(x->table);
    fig_free(x->longer);
    fig_free(x->number_words);
    fig_free(x->work);
    fig_strbuf_clear(&x->key);
    fig_arena_clear(&x->texts);
    memset(x, 0, sizeof *x);
}

void fig_lexemes_forget(fig_lexemes *x)
{
    memset(x->table, 0, (x->table_mask + 1) * sizeof *x->table);
    memset(x->longer, 0, (x->longer_mask + 1) * sizeof *x->longer);
    memset(x->class_table, 0, (x->class_mask + 1) * sizeof *x->class_table);
    fig_arena_reset(&x->texts);
    x->table_count = x->longer_count = x->class_count = 0;
    x->generation++;
}

/* Classes are 16 bits. */
static bool is_crowded(const fig_lexemes *x)
{
    return x->class_count > 60000;
}

/* ---- the tables ---- */

/* Which bytes of a key's half a token of `len` bytes has. */
static inline uint64_t keep(size_t len, size_t half)
{
    static const unsigned char run[2 * SHORT] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    uint64_t mask;
    memcpy(&mask, run + SHORT - len + half * sizeof mask, sizeof mask);
    return mask;
}

/* The key of text[0..len), len <= 16; 16 bytes are readable. */
static inline void key_of(const char *text, size_t len, uint64_t key[2])
{
    memcpy(key, text, SHORT);
    key[0] &= keep(len, 0);
    key[1] &= keep(len, 1);
}

static inline size_t place_of(const fig_lexemes *x, const uint64_t key[2])
{
    return (size_t)((key[0] ^ key[1] * UINT64_C(0xc4ceb9fe1a85ec53)) * UINT64_C(0x9E3779B97F4A7C15) >> x->table_shift);
}

/* The entry of a key, or the free one where it belongs. */
static inline fig_lexeme *find_short(const fig_lexemes *x, const uint64_t key[2])
{
    for (size_t i = place_of(x, key);; i = (i + 1) & x->table_mask) {
        fig_lexeme *l = &x->table[i];
        if ((l->key[0] == key[0] && l->key[1] == key[1]) || !l->key[0])
            return l;
    }
}

static bool grow_table(fig_lexemes *x)
{
    fig_lexeme *old = x->table, *table = fig_calloc((x->table_mask + 1) * 2, sizeof *table);
    if (!table)
        return false;
    x->table = table;
    x->table_mask = x->table_mask * 2 + 1;
    x->table_shift--;
    for (size_t i = 0; i <= x->table_mask / 2; i++)
        if (old[i].key[0])
            *find_short(x, old[i].key) = old[i];
    fig_free(old);
    return true;
}

/* A key's new entry; NULL: out of memory, now or before. */
static const fig_lexeme *add_short(fig_lexemes *x, const uint64_t key[2], const fig_lexeme *made)
{
    if (x->table_count * 2 > x->table_mask && !grow_table(x))
        x->failed = true;
    if (x->failed)
        return NULL;
    fig_lexeme *l = find_short(x, key);
    *l = *made;
    l->key[0] = key[0];
    l->key[1] = key[1];
    x->table_count++;
    return l;
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

/* `arranged`: the text is an arrangement, which has no words. */
static const fig_lexeme *long_lexeme(fig_lexemes *x, const char *text, size_t len, bool arranged)
{
    uint32_t hash = fig_token_hash(text, len) ^ (arranged ? 0x5bd1e995u : 0);
    fig_long_lexeme *l = find_long(x, text, len, hash);
    if (l->text)
        return &l->lexeme;
    if (is_crowded(x))
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

static const fig_lexeme *learn(fig_lexemes *x, const uint64_t key[2], const char *text, size_t len)
{
    fig_lexeme made = {0};
    if (is_crowded(x))
        return NULL;
    fig_predicates_find(x, text, len, &made);
    return add_short(x, key, &made);
}

/* ---- numbers ---- */

static const uint64_t ones = UINT64_C(0x0101010101010101);

/* Each digit to a byte that no token has, so that numbers of one arrangement are one key: digits are 0x30 to 0x39, the marks between them 0x2X. */
static inline uint64_t arrange(uint64_t v)
{
    uint64_t digits = v & ones << 4;
    return v & ~(digits << 1 | (digits - (digits >> 4)));
}

/* "1,234.5" -> "0,000.0": numbers of one arrangement are one class. A run of more than six digits counts as six. 0 where the token has other characters. */
static size_t arrangement(const char *text, size_t len, char out[FIG_LONGEST_WORD])
{
    size_t n = 0, run = 0;
    for (size_t i = 0; i < len && n < FIG_LONGEST_WORD; i++) {
        char c = text[i];
        if (c >= '0' && c <= '9') {
            if (run++ < 6)
                out[n++] = '0';
        } else if (c == ',' || c == '.' || c == '\'') {
            out[n++] = c;
            run = 0;
        } else {
            return 0;
        }
    }
    return n < FIG_LONGEST_WORD ? n : 0;
}

static bool is_numeric(const fig_lexemes *x, uint16_t class_id)
{
    const fig_grammar *g = x->grammar;
    for (size_t s = 0; s < g->shape_count; s++)
        if (g->shapes[s].numeric && fig_class_is(x, class_id, g->shapes[s].predicate))
            return true;
    return false;
}

static const fig_lexeme *learn_arrangement(fig_lexemes *x, const uint64_t key[2], const char *text, size_t len)
{
    char arranged[FIG_LONGEST_WORD];
    fig_lexeme made = {0};
    if (is_crowded(x))
        return NULL;
    fig_predicates_find(x, arranged, arrangement(text, len, arranged), &made);
    made.word = made.exact = 0;
    made.by_value = !x->failed && !is_numeric(x, made.class_id) ? BY_VALUE : SAYS_ALL;
    for (size_t i = 0; i < x->number_word_count && !made.by_value; i++) {
        uint64_t word[2];
        fig_str t = x->grammar->words[x->number_words[i]].text;
        key_of_few(t.ptr, t.len, word);
        if (arrange(word[0]) == key[0] && arrange(word[1]) == key[1])
            made.by_value = UNLESS_WORD;
    }
    return add_short(x, key, &made);
}

/* Has it more than digits, or more of them than four? */
static inline bool is_arranged(const uint64_t key[2], size_t len)
{
    return len > 4 || (key[0] & ones << 4) != (keep(len, 0) & ones << 4);
}

static const fig_lexeme *number_lexeme(fig_lexemes *x, const uint64_t key[2], const char *text, size_t len)
{
    if (is_arranged(key, len) && !((key[0] | key[1]) & ones << 7)) {
        const uint64_t arranged[2] = {arrange(key[0]), arrange(key[1])};
        const fig_lexeme *l = find_short(x, arranged);
        if (!l->key[0])
            l = learn_arrangement(x, arranged, text, len);
        if (!l || l->by_value == SAYS_ALL ||
            (l->by_value == UNLESS_WORD && !fig_grammar_word(x->grammar, text, len, fig_token_hash(text, len))))
            return l;
    }
    const fig_lexeme *l = find_short(x, key);
    return l->key[0] ? l : learn(x, key, text, len);
}

static const fig_lexeme *long_number_lexeme(fig_lexemes *x, const char *text, size_t len)
{
    char arranged[FIG_LONGEST_WORD];
    size_t n = fig_grammar_word(x->grammar, text, len, fig_token_hash(text, len)) ? 0 : arrangement(text, len, arranged);
    const fig_lexeme *l = n ? long_lexeme(x, arranged, n, true) : NULL;
    if (n && (!l || len > FIG_LONGEST_WORD || is_numeric(x, l->class_id)))
        return l;
    return long_lexeme(x, text, len, false);
}

/* ---- */

/* Tokens [from, to), of a text of which `bytes` is what begins at `offset`; 16 bytes can be read where each begins. Returns how far it came: less than `to` where
 * memory ran out or the classes are too many. */
static inline size_t assign(fig_lexemes *x, fig_tokens *t, size_t from, size_t to, const char *bytes, size_t offset)
{
    size_t i = from;
    for (; i < to; i++) {
        const char *p = bytes + (t->begin[i] - offset);
        size_t len = t->end[i] - t->begin[i];
        bool number = (unsigned char)(*p - '0') < 10;
        const fig_lexeme *l;
        if (len > SHORT) {
            l = number ? long_number_lexeme(x, p, len) : long_lexeme(x, p, len, false);
        } else {
            uint64_t key[2];
            key_of(p, len, key);
            l = number ? number_lexeme(x, key, p, len) : find_short(x, key);
            if (l && !l->key[0])
                l = learn(x, key, p, len);
        }
        if (!l)
            break;
        t->class_id[i] = l->class_id;
        t->word[i] = l->word;
        t->exact[i] = l->exact;
        t->type[i] = l->type;
        t->trait[i] = l->trait;
    }
    return i;
}

bool fig_lexemes_assign(fig_lexemes *x, fig_tokens *t, const char *text, size_t len)
{
    char last[2 * SHORT] = {0}; /* the text's last bytes, behind which nothing may be read */
    size_t begun = t->count, done;
    while (begun && t->begin[begun - 1] + SHORT > len)
        begun--;
    size_t last_begin = begun < t->count ? t->begin[begun] : len;
    memcpy(last, text + last_begin, len - last_begin);
    if (x->class_count > MAX_CLASSES || x->table_count + x->longer_count > MAX_LEXEMES)
        fig_lexemes_forget(x);
    for (;;) {
        done = assign(x, t, 0, begun, text, 0);
        if (done == begun)
            done = assign(x, t, begun, t->count, last, last_begin);
        if (done == t->count || x->failed)
            break;
        fig_lexemes_forget(x); /* one document with tens of thousands of classes: begin it again */
    }
    bool ok = !x->failed;
    x->failed = false;
    return ok;
}
