/* Lexeme: see lexeme.h. */
#include "lexeme.h"
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "long_lexeme.h"
#include <string.h>

/* Beyond these all is forgotten: memory stays bounded. */
enum { MAX_CLASSES = 16000, MAX_LEXEMES = 60000, MAX_SET_BYTES = 48 * 1024 * 1024 };
enum { SHORT = 16 }; /* bytes of a token that fit into its key; longer ones: long_lexeme.c */

/* Does the arrangement of its digits and marks say all about a number? Not of what may be a date or a time, nor where the grammar has such a number as a word. */
enum fig_by_value { SAYS_ALL, UNLESS_WORD, BY_VALUE };

static bool find_known_shapes(fig_lexemes *x)
{
    const fig_grammar *g = x->grammar;
    x->first_unknown_shape = g->shape_count;
    if (!fig_shape_run_init(&x->shapes, &g->shape_nfa, g->shape_count))
        return false;
    x->known_shapes = fig_calloc(2 * x->shapes.words, sizeof *x->known_shapes);
    x->plain = fig_calloc(4 * FIG_PLAIN_WORDS, sizeof *x->plain);
    if (!x->known_shapes || !x->plain)
        return false;
    for (size_t i = g->shape_count; i-- > 0;)
        if (!g->shapes[i].in_nfa)
            x->first_unknown_shape = i;
        else if (g->shapes[i].used)
            x->known_shapes[g->shapes[i].numeric * x->shapes.words + i / 64] |= UINT64_C(1) << i % 64;
    return true;
}

bool fig_lexemes_init(fig_lexemes *x, const fig_grammar *grammar)
{
    memset(x, 0, sizeof *x);
    x->grammar = grammar;
    x->set_words = (grammar->predicate_count + 63) / 64;
    x->table_mask = 8191;
    x->class_mask = 8191;
    x->table = fig_calloc(x->table_mask + 1, sizeof *x->table);
    x->class_table = fig_calloc(x->class_mask + 1, sizeof *x->class_table);
    x->work = fig_calloc(x->set_words + 1, sizeof *x->work);
    return x->table && x->class_table && x->work && fig_rule_classes_init(&x->rule_classes, grammar) && fig_long_lexemes_init(x) &&
           find_known_shapes(x);
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
    fig_rule_classes_clear(&x->rule_classes);
    fig_free(x->table);
    fig_free(x->longer);
    fig_free(x->known_shapes);
    fig_free(x->plain);
    fig_free(x->work);
    fig_strbuf_clear(&x->key);
    fig_shape_run_clear(&x->shapes);
    if (x->confirm.data || x->confirm.context)
        fig_confirm_clear(&x->confirm);
    fig_arena_clear(&x->texts);
    memset(x, 0, sizeof *x);
}

void fig_lexemes_forget(fig_lexemes *x)
{
    memset(x->table, 0, (x->table_mask + 1) * sizeof *x->table);
    memset(x->plain, 0, 4 * FIG_PLAIN_WORDS * sizeof *x->plain);
    fig_long_lexemes_forget(x);
    memset(x->class_table, 0, (x->class_mask + 1) * sizeof *x->class_table);
    fig_rule_classes_forget(&x->rule_classes);
    x->table_count = x->class_count = 0;
    x->nothing_known = false;
    x->generation++;
}

/* ---- the tables ---- */

/* The bytes of a short token, zeros behind them. */
typedef struct token_key {
    uint64_t low, high;
} token_key;

/* Which bytes of a key's half a token of `len` bytes has. */
static inline uint64_t keep(size_t len, size_t half)
{
    static const unsigned char run[2 * SHORT] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    uint64_t mask;
    memcpy(&mask, run + SHORT - len + half * sizeof mask, sizeof mask);
    return mask;
}

/* The key of text[0..len), len <= 16; 16 bytes are readable. */
static inline token_key key_of(const char *text, size_t len)
{
    token_key key;
    memcpy(&key.low, text, sizeof key.low);
    memcpy(&key.high, text + sizeof key.low, sizeof key.high);
    key.low &= keep(len, 0);
    key.high &= keep(len, 1);
    return key;
}

/* The same where no more than len bytes are readable. */
static token_key key_of_few(const char *text, size_t len)
{
    char bytes[SHORT] = {0};
    memcpy(bytes, text, len);
    return key_of(bytes, len);
}

/* Where to look for a key first. */
static inline size_t place_of(token_key key, size_t mask)
{
    return (size_t)((key.low ^ (key.high << 32 | key.high >> 32)) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & mask;
}

/* The entry of a key, or the free one where it belongs. */
static inline fig_lexeme *find_in(fig_lexeme *table, size_t mask, token_key key)
{
    for (size_t i = place_of(key, mask);; i = (i + 1) & mask) {
        fig_lexeme *l = &table[i];
        if ((l->key[0] == key.low && l->key[1] == key.high) || !l->key[0])
            return l;
    }
}

static fig_lexeme *find_short(const fig_lexemes *x, token_key key)
{
    return find_in(x->table, x->table_mask, key);
}

static bool grow_table(fig_lexemes *x)
{
    fig_lexeme *old = x->table, *table = fig_calloc((x->table_mask + 1) * 2, sizeof *table);
    if (!table)
        return false;
    x->table = table;
    x->table_mask = x->table_mask * 2 + 1;
    for (size_t i = 0; i <= x->table_mask / 2; i++)
        if (old[i].key[0])
            *find_short(x, (token_key){old[i].key[0], old[i].key[1]}) = old[i];
    fig_free(old);
    return true;
}

/* A key's new entry; NULL: out of memory, now or before. */
static const fig_lexeme *add_short(fig_lexemes *x, token_key key, const fig_lexeme *made)
{
    if (x->table_count * 4 > x->table_mask * 3 && !grow_table(x))
        x->failed = true;
    if (x->failed)
        return NULL;
    fig_lexeme *l = find_short(x, key);
    *l = *made;
    l->key[0] = key.low;
    l->key[1] = key.high;
    x->table_count++;
    return l;
}

static const fig_lexeme *learn(fig_lexemes *x, token_key key, const char *text, size_t len)
{
    fig_lexeme made = {0};
    if (fig_predicates_crowded(x))
        return NULL;
    fig_predicates_find(x, text, len, &made);
    return add_short(x, key, &made);
}

/* ---- numbers ---- */

static const uint64_t ones = UINT64_C(0x0101010101010101);

/* Each digit to a byte that no token has, so that numbers of one arrangement are one key: digits are 0x30 to 0x39, the marks between them 0x2X. */
static inline token_key arrange(token_key key)
{
    uint64_t low = key.low & ones << 4, high = key.high & ones << 4;
    return (token_key){key.low & ~(low << 1 | (low - (low >> 4))), key.high & ~(high << 1 | (high - (high >> 4)))};
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

static const fig_lexeme *learn_arrangement(fig_lexemes *x, token_key key, const char *text, size_t len)
{
    char arranged[FIG_LONGEST_WORD];
    fig_lexeme made = {0};
    if (fig_predicates_crowded(x))
        return NULL;
    fig_predicates_find(x, arranged, arrangement(text, len, arranged), &made);
    made.word = made.exact = 0;
    made.by_value = !x->failed && !is_numeric(x, made.class_id) ? BY_VALUE : SAYS_ALL;
    for (size_t i = 0; i < x->grammar->number_word_count && !made.by_value; i++) {
        fig_str t = fig_word_text(x->grammar, x->grammar->number_words[i]);
        if (t.len > SHORT)
            continue;
        token_key word = arrange(key_of_few(t.ptr, t.len));
        if (word.low == key.low && word.high == key.high)
            made.by_value = UNLESS_WORD;
    }
    return add_short(x, key, &made);
}

/* Is a number known by its arrangement? Up to four digits alone are not. */
static inline bool is_arranged(token_key key, size_t len)
{
    return (len > 4 || (key.low & ones << 4) != (keep(len, 0) & ones << 4)) && !((key.low | key.high) & ones << 7);
}

/* Of a number that was met before, else the free place of its arrangement or of itself. */
static const fig_lexeme *find_number(const fig_lexemes *x, token_key key, const char *text, size_t len)
{
    if (is_arranged(key, len)) {
        const fig_lexeme *l = find_short(x, arrange(key));
        if (!l->key[0] || l->by_value == SAYS_ALL ||
            (l->by_value == UNLESS_WORD && !fig_grammar_word(x->grammar, text, len, fig_token_hash(text, len))))
            return l;
    }
    return find_short(x, key);
}

static const fig_lexeme *learn_number(fig_lexemes *x, token_key key, const char *text, size_t len)
{
    if (is_arranged(key, len)) {
        if (!find_short(x, arrange(key))->key[0] && !learn_arrangement(x, arrange(key), text, len))
            return NULL;
        const fig_lexeme *l = find_number(x, key, text, len);
        if (l->key[0])
            return l;
    }
    return learn(x, key, text, len);
}

static const fig_lexeme *long_number(fig_lexemes *x, const char *text, size_t len)
{
    char arranged[FIG_LONGEST_WORD];
    size_t n = fig_grammar_word(x->grammar, text, len, fig_token_hash(text, len)) ? 0 : arrangement(text, len, arranged);
    const fig_lexeme *l = n ? fig_long_lexeme_of(x, arranged, n, true) : NULL;
    if (n && (!l || len > FIG_LONGEST_WORD || is_numeric(x, l->class_id)))
        return l;
    return fig_long_lexeme_of(x, text, len, false);
}

/* ---- tokens ---- */

enum { BATCH = 64 }; /* tokens whose entries are on their way from memory at a time */

/* The keys of tokens up to the first that is long, 16 bytes of which can be read where each begins; returns how many. Their entries lie anywhere in a large table: they are fetched together. */
static size_t keys_of(const fig_lexemes *x, const uint32_t *begin, const uint32_t *end, size_t count, const char *text,
                      token_key keys[BATCH])
{
    size_t n = 0;
    for (; n < count && end[n] - begin[n] <= SHORT; n++) {
        keys[n] = key_of(text + begin[n], end[n] - begin[n]);
        __builtin_prefetch(&x->table[place_of(keys[n], x->table_mask)]);
    }
    return n;
}

/* The lexemes of tokens, as far as they are short and were met before, up to `count` of them; returns how many. */
static size_t look_up(const fig_lexemes *x, const uint32_t *begin, const uint32_t *end, size_t count, const char *text,
                      const fig_lexeme **out)
{
    token_key keys[BATCH];
    const size_t n = keys_of(x, begin, end, count, text, keys);
    fig_lexeme *table = x->table;
    size_t mask = x->table_mask, i = 0;
    for (; i < n; i++) {
        const fig_lexeme *l = find_in(table, mask, keys[i]);
        if (!l->key[0]) { /* a number known by its arrangement, or something new */
            const char *p = text + begin[i];
            if (!fig_ascii_is_digit(*p))
                break;
            l = find_number(x, keys[i], p, end[i] - begin[i]);
            if (!l->key[0])
                break;
        }
        out[i] = l;
    }
    return i;
}

static void put(fig_tokens *t, size_t i, const fig_lexeme *const *lexemes, size_t count)
{
    uint32_t *word = t->word + i, *exact = t->exact + i; /* beside `t`, as the columns of bytes might be it to the compiler */
    uint16_t *class_id = t->class_id + i;
    uint8_t *type = t->type + i, *trait = t->trait + i;
    for (size_t k = 0; k < count; k++) {
        const fig_lexeme *l = lexemes[k];
        class_id[k] = l->class_id;
        word[k] = l->word;
        exact[k] = l->exact;
        type[k] = l->type;
        trait[k] = l->trait;
    }
}

/* Of any token. NULL: memory ran out, or the classes are too many. */
static const fig_lexeme *find_or_learn(fig_lexemes *x, const char *text, size_t len)
{
    if (len > SHORT)
        return fig_ascii_is_digit(*text) ? long_number(x, text, len) : fig_long_lexeme_of(x, text, len, false);
    token_key key = key_of_few(text, len);
    const fig_lexeme *l = fig_ascii_is_digit(*text) ? find_number(x, key, text, len) : find_short(x, key);
    if (l->key[0])
        return l;
    return fig_ascii_is_digit(*text) ? learn_number(x, key, text, len) : learn(x, key, text, len);
}

/* Returns how far it came: less than all where memory ran out or the classes are too many. */
static size_t assign(fig_lexemes *x, fig_tokens *t, const char *text, size_t len)
{
    const fig_lexeme *batch[BATCH];
    size_t i = 0, roomy = t->count; /* tokens behind whose beginning 16 bytes can be read */
    while (roomy && t->begin[roomy - 1] + SHORT > len)
        roomy--;
    while (i < t->count) {
        size_t count = i >= roomy ? 0 : roomy - i < BATCH ? roomy - i : BATCH;
        count = look_up(x, t->begin + i, t->end + i, count, text, batch);
        put(t, i, batch, count);
        i += count;
        if (count == BATCH || i == t->count)
            continue;
        batch[0] = find_or_learn(x, text + t->begin[i], t->end[i] - t->begin[i]);
        if (!batch[0])
            break;
        put(t, i++, batch, 1);
    }
    return i;
}

bool fig_lexemes_assign(fig_lexemes *x, fig_tokens *t, const char *text, size_t len)
{
    if (x->class_count > MAX_CLASSES || x->class_count * x->set_words * sizeof *x->sets > MAX_SET_BYTES ||
        x->table_count + x->longer_count > MAX_LEXEMES)
        fig_lexemes_forget(x);
    while (assign(x, t, text, len) < t->count && !x->failed)
        fig_lexemes_forget(x); /* one document with tens of thousands of classes: begin it again */
    if (!x->nothing_known)
        x->nothing = fig_predicates_nothing(x);
    x->nothing_known = !x->failed;
    for (size_t i = t->count; i < t->count + FIG_TOKENS_BEHIND; i++)
        t->class_id[i] = x->nothing;
    bool ok = !x->failed;
    x->failed = false;
    return ok;
}
