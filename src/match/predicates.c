/* Predicates: see predicates.h. */
#include "predicates.h"
#include "../base/alloc.h"
#include "../base/bits.h"
#include "../text/sentence.h"
#include "../text/utf8.h"
#include <string.h>

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
    if (!fig_rule_classes_add(&x->rule_classes, x->sets, (uint16_t)x->class_count) ||
        (x->class_count * 2 > x->class_mask && !grow_class_table(x)))
        x->failed = true;
    return (uint16_t)x->class_count++;
}

uint16_t fig_predicates_nothing(fig_lexemes *x)
{
    memset(x->work, 0, x->set_words * 8);
    return intern_class(x);
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

/* Does PCRE2 say that it is of this shape? */
static bool is_confirmed(fig_lexemes *x, const fig_shape *s, const char *text, size_t len)
{
    size_t span[2];
    unsigned char first = (unsigned char)*text;
    if (len < s->shortest || !(s->first[first >> 3] >> (first & 7) & 1))
        return false;
    x->confirm.interpreted = true;
    if (!x->confirm.data && !fig_confirm_init(&x->confirm)) {
        x->failed = true;
        return false;
    }
    fig_confirm_result said = fig_confirm_run(&x->confirm, s->regex, text, len, true, span, 1);
    if (said == FIG_CONFIRM_LIMIT && !x->limited) {
        x->limited = s;
        x->limited_at = text;
    }
    x->failed |= x->confirm.failed;
    x->confirm.failed = false; /* the next document has its own chance */
    return said == FIG_CONFIRM_YES;
}

/* Add the shapes, numeric or not, that hold; `holds` NULL: PCRE2 is asked about each. */
static bool add_shapes_of(fig_lexemes *x, const char *text, size_t len, const uint64_t *holds, bool numeric)
{
    const fig_grammar *g = x->grammar;
    bool any = false;
    for (size_t w = 0; holds && w < x->shapes.words; w++)
        for (uint64_t bits = holds[w] & x->known_shapes[numeric * x->shapes.words + w]; bits; bits &= bits - 1) {
            set_bit(x, g->shapes[w * 64 + fig_bits_lowest(bits)].predicate);
            any = true;
        }
    for (size_t i = holds ? x->first_unknown_shape : 0; i < g->shape_count; i++) {
        const fig_shape *s = &g->shapes[i];
        if (!s->used || s->numeric != numeric || (holds && s->in_nfa) || !is_confirmed(x, s, text, len))
            continue;
        set_bit(x, s->predicate);
        any = true;
    }
    return any;
}

/* Bits of the shapes that hold; NULL: PCRE2 has to say. */
static const uint64_t *find_shapes(fig_lexemes *x, const char *text, size_t len)
{
    const uint64_t *holds = len > FIG_LONGEST_WORD ? NULL : fig_shape_run_token(&x->shapes, text, len);
    x->failed |= x->shapes.failed;
    x->shapes.failed = false;
    return holds;
}

static void add_shapes(fig_lexemes *x, const char *text, size_t len, const uint64_t *holds, bool digits)
{
    if (len <= FIG_LONGEST_WORD && (!digits || !add_shapes_of(x, text, len, holds, true)))
        add_shapes_of(x, text, len, holds, false);
}

static void begin_set(fig_lexemes *x)
{
    memset(x->work, 0, x->set_words * 8);
    set_bit(x, x->grammar->builtin[FIG_IS_ANY]);
}

static void add_word(fig_lexemes *x, uint32_t folded, uint32_t exact)
{
    const fig_word *words = x->grammar->words;
    const uint32_t *held = x->grammar->held;
    for (size_t i = 0; folded && i < words[folded].folded_count; i++)
        set_bit(x, held[words[folded].folded + i]);
    for (size_t i = 0; exact && i < words[exact].exact_count; i++)
        set_bit(x, held[words[exact].exact + i]);
}

/* Digits of any script to ASCII, no-break spaces kept, into x->key; `cased`: capitals too. */
static size_t fold_key(fig_lexemes *x, const char *text, size_t len, bool cased)
{
    x->key.len = 0;
    x->key.failed = false; /* of the token before */
    if (!fig_strbuf_reserve(&x->key, len + 8)) {
        x->failed = true;
        return 0;
    }
    return (cased ? fig_fold_cased : fig_fold)(text, len, x->key.data);
}

static void find_words(fig_lexemes *x, const char *text, size_t len, fig_lexeme *out)
{
    size_t n = fold_key(x, text, len, true);
    out->word = out->exact = fig_grammar_word(x->grammar, x->key.data, n, fig_token_hash(x->key.data, n));
    n = fold_key(x, text, len, false);
    if (n != len || memcmp(text, x->key.data, n) != 0)
        out->word = fig_grammar_word(x->grammar, x->key.data, n, fig_token_hash(x->key.data, n));
}

static bool begins_row(const fig_lexemes *x, uint32_t index)
{
    const fig_list *list = &x->grammar->lists[index];
    return (x->work[list->single >> 6] >> (list->single & 63) & 1) ||
           (list->longest > 1 && (x->work[list->first >> 6] >> (list->first & 63) & 1));
}

static void add_traits(const fig_lexemes *x, fig_lexeme *l)
{
    for (size_t i = 0; i < x->trait_count; i++)
        if (begins_row(x, x->traits[i].list))
            l->trait |= x->traits[i].trait;
}

/* Where the class of a word is kept that the grammar does not have; `holds` are its shapes. NULL: it depends on more. */
static fig_plain_word *plain_word(fig_lexemes *x, const fig_lexeme *l, const uint64_t *holds, fig_case letters)
{
    if (!holds || l->word || l->exact || x->first_unknown_shape < x->grammar->shape_count)
        return NULL;
    if (x->plain_generation != x->shapes.generation) {
        memset(x->plain, 0, 4 * FIG_PLAIN_WORDS * sizeof *x->plain);
        x->plain_generation = x->shapes.generation;
    }
    return &x->plain[letters * FIG_PLAIN_WORDS + x->shapes.last % FIG_PLAIN_WORDS];
}

static void find_word(fig_lexemes *x, const char *text, size_t len, fig_lexeme *l)
{
    const uint32_t *builtin = x->grammar->builtin;
    const uint64_t *holds = find_shapes(x, text, len);
    fig_case letters = fig_token_case(text, len);
    fig_plain_word *plain = plain_word(x, l, holds, letters);
    l->trait = (uint8_t)(letters << FIG_TRAIT_CASE_SHIFT);
    if (plain && plain->state == x->shapes.last) {
        l->class_id = plain->class_id;
        return;
    }
    begin_set(x);
    set_bit(x, builtin[FIG_IS_WORD]);
    if (letters == FIG_CASE_CAP || letters == FIG_CASE_CAPS)
        set_bit(x, builtin[FIG_IS_CAP]);
    if (letters == FIG_CASE_CAPS)
        set_bit(x, builtin[FIG_IS_CAPS]);
    add_shapes(x, text, len, holds, false);
    add_word(x, l->word, l->exact);
    add_traits(x, l);
    l->class_id = intern_class(x);
    if (plain && !x->failed)
        *plain = (fig_plain_word){x->shapes.last, l->class_id};
}

static void find_number(fig_lexemes *x, const char *text, size_t len, fig_lexeme *l)
{
    begin_set(x);
    set_bit(x, x->grammar->builtin[FIG_IS_DIGITS]);
    add_word(x, l->word, l->exact);
    size_t n = fold_key(x, text, len, false);
    add_shapes(x, x->key.data, n, find_shapes(x, x->key.data, n), true);
    x->key.data[n] = 0;
    if (n <= 4 && strspn(x->key.data, "0123456789") == n)
        add_ranges(x, x->key.data, n);
    add_traits(x, l);
    l->class_id = intern_class(x);
}

void fig_predicates_find(fig_lexemes *x, const char *text, size_t len, fig_lexeme *l)
{
    fig_token_type type = fig_token_type_of(text, len);
    l->type = (uint8_t)type;
    find_words(x, text, len, l);
    if (type == FIG_TOKEN_WORD) {
        find_word(x, text, len, l);
    } else if (type == FIG_TOKEN_DIGITS) {
        find_number(x, text, len, l);
    } else {
        begin_set(x);
        set_bit(x, x->grammar->builtin[type == FIG_TOKEN_SYMBOL ? FIG_IS_SYMBOL : FIG_IS_WORD]);
        if (type == FIG_TOKEN_SYMBOL && fig_sentence_may_stop(text, len))
            l->trait |= FIG_TRAIT_STOP;
        add_word(x, l->word, l->exact);
        add_traits(x, l);
        l->class_id = intern_class(x);
    }
}
