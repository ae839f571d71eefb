/* Lexeme: see lexeme.h. */
#include "lexeme.h"
#include "../base/alloc.h"
#include "../text/utf8.h"
#include "confirm.h"
#include <string.h>

enum { MAX_CLASSES = 20000, MAX_LEXEMES = 200000, LONGEST_WORD = 64, SHORT_DIGITS = 11110 };

typedef struct fig_lexeme {
    const char *text;
    uint32_t len, hash, word, exact;
    uint16_t class_id;
    uint8_t shape;
} fig_lexeme;

bool fig_lexemes_init(fig_lexemes *x, const fig_grammar *grammar)
{
    memset(x, 0, sizeof *x);
    x->grammar = grammar;
    x->set_words = (grammar->predicate_count + 63) / 64;
    x->table_mask = 8191;
    x->class_mask = 8191;
    x->table = fig_calloc(x->table_mask + 1, sizeof *x->table);
    x->class_table = fig_calloc(x->class_mask + 1, sizeof *x->class_table);
    x->short_digits = fig_calloc(SHORT_DIGITS, sizeof *x->short_digits);
    x->work = fig_calloc(x->set_words + 1, sizeof *x->work);
    return x->table && x->class_table && x->short_digits && x->work;
}

void fig_lexemes_clear(fig_lexemes *x)
{
    fig_free(x->sets);
    fig_free(x->class_table);
    fig_free(x->table);
    fig_free(x->short_digits);
    fig_free(x->work);
    fig_strbuf_clear(&x->key);
    fig_arena_clear(&x->texts);
    memset(x, 0, sizeof *x);
}

void fig_lexemes_forget(fig_lexemes *x)
{
    memset(x->table, 0, (x->table_mask + 1) * sizeof *x->table);
    memset(x->class_table, 0, (x->class_mask + 1) * sizeof *x->class_table);
    memset(x->short_digits, 0, SHORT_DIGITS * sizeof *x->short_digits);
    fig_arena_reset(&x->texts);
    x->table_count = x->class_count = 0;
    x->generation++;
}

static inline void set_bit(fig_lexemes *x, uint32_t p)
{
    x->work[p >> 6] |= UINT64_C(1) << (p & 63);
}

static bool grow_class_table(fig_lexemes *x)
{
    size_t mask = x->class_mask * 2 + 1;
    uint32_t *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (size_t c = 0; c < x->class_count; c++) {
        size_t i = fig_token_hash((const char *)(x->sets + c * x->set_words), x->set_words * 8) & mask;
        while (table[i])
            i = (i + 1) & mask;
        table[i] = (uint32_t)c + 1;
    }
    fig_free(x->class_table);
    x->class_table = table;
    x->class_mask = mask;
    return true;
}

/* The class whose set is x->work. */
static uint16_t intern_class(fig_lexemes *x)
{
    size_t bytes = x->set_words * 8;
    size_t i = fig_token_hash((const char *)x->work, bytes) & x->class_mask;
    for (; x->class_table[i]; i = (i + 1) & x->class_mask)
        if (memcmp(x->sets + (x->class_table[i] - 1) * x->set_words, x->work, bytes) == 0)
            return (uint16_t)(x->class_table[i] - 1);
    size_t capacity = x->class_capacity * bytes;
    if (x->class_count == x->class_capacity) {
        size_t want = x->class_capacity ? x->class_capacity * 2 : 256;
        if (!fig_grow(&x->sets, &capacity, want * bytes, 1)) {
            x->failed = true;
            return 0;
        }
        x->class_capacity = capacity / bytes;
    }
    memcpy(x->sets + x->class_count * x->set_words, x->work, bytes);
    x->class_table[i] = (uint32_t)x->class_count + 1;
    if (x->class_count * 2 > x->class_mask && !grow_class_table(x))
        x->failed = true;
    return (uint16_t)x->class_count++;
}

/* Predicates of ranges: 1..31 and the like. */
static void add_ranges(fig_lexemes *x, const char *digits, size_t len)
{
    const fig_grammar *g = x->grammar;
    int32_t value = 0;
    for (size_t i = 0; i < len; i++)
        value = value * 10 + (digits[i] - '0');
    for (size_t l = 0; l < g->list_count; l++) {
        const fig_list *list = &g->lists[l];
        if (!list->has_ranges || !list->used)
            continue;
        for (size_t r = 0; r < list->row_count; r++) {
            const fig_row *row = &list->rows[r];
            if (row->is_range && value >= row->low && value <= row->high &&
                (row->width ? (size_t)row->width == len
                            : len <= (row->high > 999  ? 4u
                                      : row->high > 99 ? 3u
                                                       : 2u)))
                set_bit(x, list->single);
        }
    }
}

static void add_shapes(fig_lexemes *x, const char *text, size_t len, bool digits)
{
    const fig_grammar *g = x->grammar;
    fig_confirm confirm = {0};
    bool numeric = false;
    for (int pass = digits ? 0 : 1; pass < 2; pass++)
        for (size_t i = 0; i < g->shape_count; i++) {
            const fig_shape *s = &g->shapes[i];
            if (!s->used || s->numeric != (pass == 0) || (pass == 1 && numeric) || len > LONGEST_WORD)
                continue;
            size_t span[2];
            if (!confirm.data && !fig_confirm_init(&confirm))
                x->failed = true;
            else if (fig_confirm_run(&confirm, s->code, text, len, 0, false, span, 1) == FIG_CONFIRM_YES) {
                set_bit(x, s->predicate);
                numeric = numeric || s->numeric;
            }
        }
    if (confirm.data)
        fig_confirm_clear(&confirm);
}

static void begin_set(fig_lexemes *x)
{
    memset(x->work, 0, x->set_words * 8);
    set_bit(x, x->grammar->builtin[FIG_IS_ANY]);
}

static void add_word(fig_lexemes *x, uint32_t folded, uint32_t exact)
{
    const fig_word *words = x->grammar->words;
    for (size_t i = 0; folded && i < words[folded].folded_count; i++)
        set_bit(x, words[folded].folded[i]);
    for (size_t i = 0; exact && i < words[exact].exact_count; i++)
        set_bit(x, words[exact].exact[i]);
}

/* Digits of any script to ASCII, no-break spaces kept, into x->key. */
static size_t fold_key(fig_lexemes *x, const char *text, size_t len)
{
    x->key.len = 0;
    x->key.failed = false; /* of the token before */
    if (!fig_strbuf_reserve(&x->key, len + 8)) {
        x->failed = true;
        return 0;
    }
    return fig_fold(text, len, x->key.data);
}

static void find_words(fig_lexemes *x, const char *text, size_t len, uint32_t hash, fig_lexeme *out)
{
    size_t n = fold_key(x, text, len);
    out->exact = fig_grammar_word(x->grammar, text, len, hash);
    out->word =
        fig_grammar_word(x->grammar, x->key.data, n, n == len && memcmp(text, x->key.data, n) == 0 ? hash : fig_token_hash(x->key.data, n));
}

/* A token met for the first time. */
static fig_lexeme make_lexeme(fig_lexemes *x, const char *text, size_t len, uint32_t hash, fig_token_type type)
{
    const uint32_t *builtin = x->grammar->builtin;
    fig_lexeme l = {.hash = hash, .len = (uint32_t)len};
    begin_set(x);
    find_words(x, text, len, hash, &l);
    switch (type) {
    case FIG_TOKEN_WORD:
        set_bit(x, builtin[FIG_IS_WORD]);
        l.shape = (uint8_t)fig_token_case(text, len);
        if (l.shape == FIG_CASE_CAP || l.shape == FIG_CASE_CAPS)
            set_bit(x, builtin[FIG_IS_CAP]);
        if (l.shape == FIG_CASE_CAPS)
            set_bit(x, builtin[FIG_IS_CAPS]);
        add_shapes(x, text, len, false);
        break;
    case FIG_TOKEN_DIGITS:
        set_bit(x, builtin[FIG_IS_DIGITS]);
        break;
    case FIG_TOKEN_SYMBOL:
        set_bit(x, builtin[FIG_IS_SYMBOL]);
        break;
    case FIG_TOKEN_IDEOGRAPH:
        set_bit(x, builtin[FIG_IS_WORD]);
        break;
    }
    add_word(x, l.word, l.exact);
    if (type == FIG_TOKEN_DIGITS) {
        size_t n = fold_key(x, text, len);
        add_shapes(x, x->key.data, n, true);
        x->key.data[n] = 0;
        if (n <= 4 && strspn(x->key.data, "0123456789") == n)
            add_ranges(x, x->key.data, n);
    }
    l.class_id = intern_class(x);
    return l;
}

static bool grow_table(fig_lexemes *x)
{
    size_t mask = x->table_mask * 2 + 1;
    fig_lexeme *table = fig_calloc(mask + 1, sizeof *table);
    if (!table)
        return false;
    for (size_t i = 0; i <= x->table_mask; i++)
        if (x->table[i].text) {
            size_t k = x->table[i].hash & mask;
            while (table[k].text)
                k = (k + 1) & mask;
            table[k] = x->table[i];
        }
    fig_free(x->table);
    x->table = table;
    x->table_mask = mask;
    return true;
}

static const fig_lexeme *find_or_make(fig_lexemes *x, const char *text, size_t len, uint32_t hash, fig_token_type type)
{
    size_t i = hash & x->table_mask;
    for (; x->table[i].text; i = (i + 1) & x->table_mask)
        if (x->table[i].hash == hash && x->table[i].len == len && memcmp(x->table[i].text, text, len) == 0)
            return &x->table[i];
    if (x->table_count * 2 > x->table_mask) {
        if (!grow_table(x)) {
            x->failed = true;
            return NULL;
        }
        return find_or_make(x, text, len, hash, type);
    }
    fig_lexeme l = make_lexeme(x, text, len, hash, type);
    l.text = fig_arena_copy(&x->texts, text, len);
    if (!l.text || x->failed) {
        x->failed = true;
        return NULL;
    }
    x->table[i] = l;
    x->table_count++;
    return &x->table[i];
}

/* "1,234.5" -> "0,000.0": numbers of one arrangement are one class. A run of more than six digits counts as six. 0 where the token has other characters. */
static size_t arrangement(const char *text, size_t len, char out[LONGEST_WORD])
{
    size_t n = 0, run = 0;
    for (size_t i = 0; i < len && n < LONGEST_WORD; i++) {
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
    return n < LONGEST_WORD ? n : 0;
}

/* Numbers that no list row or value-dependent shape can know need no entry of their own. */
static bool assign_digits(fig_lexemes *x, fig_tokens *t, size_t i, const char *text)
{
    const char *p = text + t->begin[i];
    size_t len = t->end[i] - t->begin[i];
    if (len <= 4) {
        uint32_t value = 0, base = len == 1 ? 0 : len == 2 ? 10 : len == 3 ? 110 : 1110;
        size_t k = 0;
        for (; k < len && (unsigned char)(p[k] - '0') < 10; k++)
            value = value * 10 + (uint32_t)(p[k] - '0');
        if (k == len) {
            uint32_t *slot = x->short_digits[base + value];
            if (!slot[0]) {
                fig_lexeme l = make_lexeme(x, p, len, t->hash[i], FIG_TOKEN_DIGITS);
                if (x->failed)
                    return true;
                slot[0] = l.class_id + 1u;
                slot[1] = l.word;
            }
            t->class_id[i] = (uint16_t)(slot[0] - 1);
            t->word[i] = t->exact[i] = slot[1];
            return true;
        }
    }
    uint32_t word = fig_grammar_word(x->grammar, p, len, t->hash[i]);
    char key[LONGEST_WORD];
    size_t n = word ? 0 : arrangement(p, len, key);
    if (!n)
        return false;
    const fig_lexeme *l = find_or_make(x, key, n, fig_token_hash(key, n) ^ 0x5bd1e995u, FIG_TOKEN_DIGITS);
    if (!l)
        return true;
    /* An arrangement that is no number shape may be a date or a time: its value counts, so it gets an entry of its own. */
    bool numeric = false;
    for (size_t s = 0; s < x->grammar->shape_count; s++)
        numeric = numeric || (x->grammar->shapes[s].numeric && fig_class_is(x, l->class_id, x->grammar->shapes[s].predicate));
    if (!numeric && len <= LONGEST_WORD)
        return false;
    t->class_id[i] = l->class_id;
    t->word[i] = t->exact[i] = 0;
    return true;
}

bool fig_lexemes_assign(fig_lexemes *x, fig_tokens *t, const char *text)
{
    if (x->class_count > MAX_CLASSES || x->table_count > MAX_LEXEMES)
        fig_lexemes_forget(x);
    for (size_t i = 0; i < t->count && !x->failed; i++) {
        if (x->class_count > 60000) { /* one document with tens of thousands of classes: begin it again */
            fig_lexemes_forget(x);
            i = SIZE_MAX;
            continue;
        }
        if (t->type[i] == FIG_TOKEN_DIGITS && assign_digits(x, t, i, text))
            continue;
        const fig_lexeme *l = find_or_make(x, text + t->begin[i], t->end[i] - t->begin[i], t->hash[i], (fig_token_type)t->type[i]);
        if (!l)
            break;
        t->class_id[i] = l->class_id;
        t->word[i] = l->word;
        t->exact[i] = l->exact;
        t->shape[i] = l->shape;
    }
    bool ok = !x->failed;
    x->failed = false;
    return ok;
}
