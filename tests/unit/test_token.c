/*
 * The cutting of tokens against its plain twin, which goes from character to character: on texts made of what matters, at every length and place in the
 * blocks of 64 bytes. And blocks of masks against their portable twin.
 */
#include "unit.h"

#include "text/block.h"
#include "text/token.h"
#include <stdlib.h>
#include <string.h>

typedef struct cutter {
    const char *text;
    size_t len;
} cutter;

static fig_char_class class_at(const cutter *c, size_t i, size_t *bytes)
{
    return fig_char_at(c->text + i, c->len - i, bytes);
}

static bool is_digit_at(const cutter *c, size_t i, size_t *bytes)
{
    return i < c->len && class_at(c, i, bytes) == FIG_CHAR_DIGIT;
}

/* A no-break, narrow or thin space before exactly three digits. Returns the length of space and digits, or 0. */
static size_t grouped_by_space(const cutter *c, size_t i)
{
    size_t n;
    uint32_t cp = fig_utf8_decode(c->text + i, c->len - i, &n);
    if (cp != 0xA0 && cp != 0x202F && cp != 0x2009)
        return 0;
    size_t at = i + n, digits = 0, bytes;
    while (digits < 4 && is_digit_at(c, at, &bytes)) {
        at += bytes;
        digits++;
    }
    return digits == 3 ? at - i : 0;
}

static size_t cut_digits(const cutter *c, size_t i)
{
    size_t bytes;
    for (;;) {
        while (i < c->len && (unsigned char)(c->text[i] - '0') < 10)
            i++;
        if (i >= c->len)
            return i;
        char b = c->text[i];
        if (b == ',' || b == '.' || b == '\'') {
            if (!is_digit_at(c, i + 1, &bytes))
                return i;
            i += 1 + bytes;
        } else if ((unsigned char)b < 0x80) {
            return i;
        } else if (is_digit_at(c, i, &bytes)) {
            i += bytes;
        } else {
            size_t n = grouped_by_space(c, i);
            if (!n)
                return i;
            i += n;
        }
    }
}

/* 1 or 3: the length of an apostrophe at i; 0 if there is none. */
static size_t apostrophe(const cutter *c, size_t i)
{
    if (i < c->len && c->text[i] == '\'')
        return 1;
    return i + 3 <= c->len && memcmp(c->text + i, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Is what follows the apostrophe just an s? Then 's is a token of its own. */
static bool final_s(const cutter *c, size_t i)
{
    size_t bytes;
    if (i >= c->len || (c->text[i] | 32) != 's')
        return false;
    if (i + 1 >= c->len)
        return true;
    fig_char_class next = class_at(c, i + 1, &bytes);
    return next != FIG_CHAR_LETTER && next != FIG_CHAR_DIGIT;
}

static size_t cut_letters(const cutter *c, size_t i)
{
    size_t bytes;
    for (;;) {
        while (i < c->len && (unsigned char)c->text[i] < 0x80 && fig_char_ascii[(unsigned char)c->text[i]] == FIG_CHAR_LETTER)
            i++;
        if (i >= c->len)
            return i;
        size_t quote = apostrophe(c, i);
        if (quote) {
            if (i + quote >= c->len || class_at(c, i + quote, &bytes) != FIG_CHAR_LETTER || final_s(c, i + quote))
                return i;
            i += quote + bytes;
        } else if ((unsigned char)c->text[i] < 0x80 || class_at(c, i, &bytes) != FIG_CHAR_LETTER) {
            return i;
        } else {
            i += bytes;
        }
    }
}

static size_t cut_symbol(const cutter *c, size_t i, size_t bytes)
{
    size_t quote = apostrophe(c, i);
    return quote && final_s(c, i + quote) ? i + quote + 1 : i + bytes;
}

/* Skip white space from i; *gap becomes what lies before the next token. A line that begins with two blanks or a tab begins a paragraph: that is how
 * wire copy is set. */
static size_t skip_blanks(const cutter *c, size_t i, uint8_t *gap)
{
    size_t breaks = 0, indent = 0, start = i, bytes;
    for (; i < c->len; i += bytes) {
        fig_char_class k = class_at(c, i, &bytes);
        if (k == FIG_CHAR_BREAK) {
            if (!(c->text[i] == '\n' && i > start && c->text[i - 1] == '\r'))
                breaks++;
            indent = 0;
        } else if (k == FIG_CHAR_BLANK) {
            indent += c->text[i] == '\t' ? 2 : 1;
        } else {
            break;
        }
    }
    if (breaks)
        *gap = breaks > 1 || indent > 1 ? FIG_GAP_PARAGRAPH : FIG_GAP_BREAK;
    else
        *gap = i > start ? FIG_GAP_BLANK : FIG_GAP_GLUED;
    return i;
}

typedef struct plain_token {
    size_t begin, end;
    uint8_t gap;
} plain_token;

/* The token at or behind *at; false: there is none. */
static bool next_token(const cutter *c, size_t *at, plain_token *out)
{
    size_t bytes, i = out->begin = skip_blanks(c, *at, &out->gap);
    if (i >= c->len)
        return false;
    switch (class_at(c, i, &bytes)) {
    case FIG_CHAR_LETTER:
        i = cut_letters(c, i + bytes);
        break;
    case FIG_CHAR_DIGIT:
        i = cut_digits(c, i + bytes);
        break;
    case FIG_CHAR_SYMBOL:
    case FIG_CHAR_BLANK:
    case FIG_CHAR_BREAK:
        i = cut_symbol(c, i, bytes);
        break;
    case FIG_CHAR_IDEOGRAPH:
        i += bytes;
        break;
    }
    *at = out->end = i;
    return true;
}

static void check(fig_tokens *t, const char *text, size_t len)
{
    const cutter c = {text, len};
    plain_token want;
    size_t at = 0, n = 0;
    char *copy = malloc(len + 1); /* so that a byte read beyond is seen */
    assert_non_null(copy);
    memcpy(copy, text, len);
    assert_true(fig_tokens_cut(t, copy, len));
    free(copy);
    for (; next_token(&c, &at, &want); n++)
        if (n >= t->count || t->begin[n] != want.begin || t->end[n] != want.end || t->gap[n] != (n ? want.gap : FIG_GAP_PARAGRAPH))
            fail_msg("token %zu at %zu of \"%.*s\"", n, want.begin, (int)len, text);
    assert_int_equal(n, t->count);
}

/* What texts are made of here. */
static const char *const pieces[] = {"a",
                                     "Kospi",
                                     "s",
                                     "S",
                                     "'",
                                     "'s",
                                     "\xE2\x80\x99",
                                     "\xE2\x80\x99s",
                                     "n't",
                                     "1",
                                     "23",
                                     "456",
                                     ",",
                                     ".",
                                     ", ",
                                     ". ",
                                     "-",
                                     "$",
                                     "%",
                                     "(",
                                     " ",
                                     " ",
                                     " ",
                                     "  ",
                                     "\t",
                                     "\n",
                                     "\r\n",
                                     "\n\n",
                                     "\n  ",
                                     "\x7F",
                                     "\x01",
                                     "\xC2\xA0",
                                     "\xE2\x80\xAF",
                                     "\xE2\x80\x89",
                                     "\xC2\xA0"
                                     "123",
                                     "\xE2\x80\xA8",
                                     "\xC2\x85",
                                     "\xC3\xA9",
                                     "\xCE\xA9",
                                     "\xEF\xBC\x95",
                                     "\xD9\xA3",
                                     "\xE2\x82\xAC",
                                     "\xC2\xA3",
                                     "\xE2\x80\x9C",
                                     "\xE2\x80\x94",
                                     "\xED\x95\x9C",
                                     "\xE6\xBC\xA2",
                                     "\xF0\x9F\x98\x80",
                                     "\xF0\xA0\x80\x80",
                                     "\xC3\x97",
                                     "\xC2\xBD"};

static uint32_t random_below(uint64_t *state, size_t n)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*state >> 33) % n);
}

static void random_texts(void **unused)
{
    (void)unused;
    fig_tokens t = {0};
    uint64_t state = 20190301;
    check(&t, "", 0);
    for (size_t round = 0; round < 40000; round++) {
        char text[400];
        size_t len = 0, want = random_below(&state, 260), narrow = round % 3 ? sizeof pieces / sizeof *pieces : 12;
        while (len < want) {
            const char *piece = pieces[random_below(&state, narrow)];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        check(&t, text, len);
    }
    fig_tokens_clear(&t);
}

/* Each sequence of three pieces, at each place in a block. */
static void every_place(void **unused)
{
    (void)unused;
    fig_tokens t = {0};
    size_t count = sizeof pieces / sizeof *pieces;
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++)
            for (size_t place = 56; place < 66; place++) {
                char text[160];
                size_t len = place;
                memset(text, "x1 "[(a + b) % 3], len);
                const char *sequence[] = {pieces[a], pieces[b], pieces[(a * 7 + b) % count], "1"};
                for (size_t i = 0; i < 4; i++) {
                    memcpy(text + len, sequence[i], strlen(sequence[i]));
                    len += strlen(sequence[i]);
                    check(&t, text, len);
                }
            }
    fig_tokens_clear(&t);
}

static void blocks_agree(void **unused)
{
    (void)unused;
    uint64_t state = 7;
    for (size_t round = 0; round < 5000; round++) {
        char text[FIG_BLOCK_BYTES];
        fig_block fast, plain;
        for (size_t i = 0; i < sizeof text; i++)
            text[i] = (char)(round < 256 ? round : random_below(&state, 256));
        fig_block_read(text, &fast);
        fig_block_read_portable(text, &plain);
        assert_int_equal(fast.letter, plain.letter);
        assert_int_equal(fast.digit, plain.digit);
        assert_int_equal(fast.blank, plain.blank);
        assert_int_equal(fast.space, plain.space);
        assert_int_equal(fast.quote, plain.quote);
        assert_int_equal(fast.special, plain.special);
    }
}

static void gaps_agree(void **unused)
{
    (void)unused;
    uint64_t state = 11;
    for (size_t round = 0; round < 2000; round++) {
        uint32_t begin[80], end[81], count = random_below(&state, 70);
        uint8_t fast[80], plain[80];
        for (size_t i = 0; i < 80; i++) {
            begin[i] = random_below(&state, 3) * 0x40000000u;
            end[i] = random_below(&state, 3) * 0x40000000u;
        }
        fig_block_gaps(begin, end + 1, fast, count, 1);
        fig_block_gaps_portable(begin, end + 1, plain, count, 1);
        assert_memory_equal(fast, plain, count);
    }
}

static void apostrophes_are_no_capitals(void **unused)
{
    (void)unused;
    static const struct {
        const char *word;
        fig_case form;
    } words[] = {{"don't", FIG_CASE_LOWER},         {"don\xE2\x80\x99t", FIG_CASE_LOWER},
                 {"O'NEIL", FIG_CASE_CAPS},         {"O\xE2\x80\x99NEIL", FIG_CASE_CAPS},
                 {"O'Neil", FIG_CASE_MIXED},        {"O\xE2\x80\x99Neil", FIG_CASE_MIXED},
                 {"We\xE2\x80\x99ve", FIG_CASE_CAP}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(fig_token_case(words[i].word, strlen(words[i].word)), words[i].form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_texts), cmocka_unit_test(apostrophes_are_no_capitals),
                                       cmocka_unit_test(every_place), cmocka_unit_test(blocks_agree), cmocka_unit_test(gaps_agree)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
