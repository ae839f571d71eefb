/*
 * Token: blocks of 64 bytes as bit masks; their edges are where tokens begin and end. What is no plain ASCII, and apostrophes, change the masks first,
 * one character at a time. tests/unit/test_token.c has the plain twin, which goes from character to character.
 */
#include "token.h"
#include "../base/alloc.h"
#include "../base/bits.h"
#include "block.h"

/* Bits of the block at hand [0] and of the first bytes of the next [1], where a character or its token reaches over. */
typedef uint64_t reach[2];

typedef struct cutter {
    const char *text;
    size_t len, base;               /* of the block */
    size_t ended;                   /* ends written down */
    reach letter, digit;            /* in a token of letters, of digits */
    reach start, end;               /* first byte of a token by itself, first byte behind it */
    reach taken;                    /* [1]: what is dealt with already: the rest of a character, the s of 's */
    uint64_t breaks;                /* characters that break the line */
    uint64_t in_letters, in_digits; /* 1: the block before ends in such a token */
    bool broken;                    /* a line break since the last token */
} cutter;

static fig_char_class class_at(const cutter *c, size_t i, size_t *bytes)
{
    return fig_char_at(c->text + i, c->len - i, bytes);
}

static bool is_digit_at(const cutter *c, size_t i, size_t *bytes)
{
    return i < c->len && class_at(c, i, bytes) == FIG_CHAR_DIGIT;
}

/* Is the no-break, narrow or thin space at i before exactly three digits? */
static bool groups(const cutter *c, size_t i)
{
    size_t n, digits = 0, bytes;
    uint32_t cp = fig_utf8_decode(c->text + i, c->len - i, &n);
    if (cp != 0xA0 && cp != 0x202F && cp != 0x2009)
        return false;
    for (size_t at = i + n; digits < 4 && is_digit_at(c, at, &bytes); at += bytes)
        digits++;
    return digits == 3;
}

/* Is what stands at i, behind an apostrophe, just an s? Then 's is a token of its own. */
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

static inline void add(reach mask, size_t at, size_t n)
{
    uint64_t run = (UINT64_C(1) << n) - 1;
    mask[0] |= run << at;
    if (at + n > FIG_BLOCK_BYTES)
        mask[1] |= run >> (FIG_BLOCK_BYTES - at);
}

/* A token by itself. */
static void add_own(cutter *c, size_t at, size_t n)
{
    c->start[0] |= UINT64_C(1) << at;
    c->end[(at + n) / FIG_BLOCK_BYTES] |= UINT64_C(1) << (at + n) % FIG_BLOCK_BYTES;
}

static bool follows(uint64_t mask, uint64_t before, size_t at)
{
    return at ? mask >> (at - 1) & 1 : before != 0;
}

/* An apostrophe of n bytes, ' or ’: within a word or number, alone, or with its s. */
static void add_quote(cutter *c, size_t at, size_t n)
{
    size_t next = c->base + at + n, bytes;
    if (final_s(c, next)) {
        add_own(c, at, n + 1);
        if (at + n < FIG_BLOCK_BYTES)
            c->letter[0] &= ~(UINT64_C(1) << (at + n));
        else
            c->taken[1] |= UINT64_C(1) << (at + n - FIG_BLOCK_BYTES);
    } else if (follows(c->letter[0], c->in_letters, at) && next < c->len && class_at(c, next, &bytes) == FIG_CHAR_LETTER) {
        add(c->letter, at, n);
    } else if (n == 1 && follows(c->digit[0], c->in_digits, at) && is_digit_at(c, next, &bytes)) {
        add(c->digit, at, n);
    } else {
        add_own(c, at, n);
    }
}

/* The character at bit `at` that is no plain ASCII; returns its length. */
static size_t add_special(cutter *c, size_t at, uint64_t *quotes)
{
    const char *p = c->text + c->base + at;
    size_t n;
    switch (class_at(c, c->base + at, &n)) {
    case FIG_CHAR_LETTER:
        add(c->letter, at, n);
        break;
    case FIG_CHAR_DIGIT:
        add(c->digit, at, n);
        break;
    case FIG_CHAR_BLANK:
        if (follows(c->digit[0], c->in_digits, at) && groups(c, c->base + at))
            add(c->digit, at, n);
        break;
    case FIG_CHAR_BREAK:
        c->breaks |= UINT64_C(1) << at;
        break;
    case FIG_CHAR_SYMBOL:
        if (n == 3 && memcmp(p, "\xE2\x80\x99", 3) == 0) {
            *quotes |= UINT64_C(1) << at;
            break;
        }
        add_own(c, at, n);
        break;
    case FIG_CHAR_IDEOGRAPH:
        add_own(c, at, n);
        break;
    }
    return n;
}

/* Everything in the block that is not plain ASCII letters, digits, symbols and blanks. */
static void add_specials(cutter *c, uint64_t specials, uint64_t quotes, uint64_t controls)
{
    for (; controls; controls &= controls - 1) {
        unsigned at = fig_bits_lowest(controls);
        if (fig_char_ascii[(unsigned char)c->text[c->base + at]] == FIG_CHAR_BREAK)
            c->breaks |= UINT64_C(1) << at;
    }
    while (specials) {
        unsigned at = fig_bits_lowest(specials);
        reach whole = {0};
        add(whole, at, add_special(c, at, &quotes));
        specials &= ~whole[0];
        c->taken[1] |= whole[1];
    }
    for (; quotes; quotes &= quotes - 1) {
        unsigned at = fig_bits_lowest(quotes);
        add_quote(c, at, c->text[c->base + at] == '\'' ? 1 : 3);
    }
}

/* Which of these symbols, between digits or at the block's end behind one, belong to their number? */
static uint64_t separators(const cutter *c, uint64_t symbols)
{
    uint64_t found = 0;
    size_t bytes;
    for (; symbols; symbols &= symbols - 1) {
        unsigned at = fig_bits_lowest(symbols);
        size_t i = c->base + at;
        if ((c->text[i] == ',' || c->text[i] == '.') && (at < FIG_BLOCK_BYTES - 1 || is_digit_at(c, i + 1, &bytes)))
            found |= UINT64_C(1) << at;
    }
    return found;
}

/* What lies before token i, whose gap holds a line break. A line that begins with two blanks or a tab begins a paragraph: that is how wire copy is set. */
static void set_gap(const cutter *c, fig_tokens *t, size_t i)
{
    size_t breaks = 0, indent = 0, start = i ? t->end[i - 1] : 0, bytes;
    for (size_t at = start; at < t->begin[i]; at += bytes) {
        if (class_at(c, at, &bytes) == FIG_CHAR_BREAK) {
            if (!(c->text[at] == '\n' && at > start && c->text[at - 1] == '\r'))
                breaks++;
            indent = 0;
        } else {
            indent += c->text[at] == '\t' ? 2 : 1;
        }
    }
    t->gap[i] = breaks > 1 || indent > 1 ? FIG_GAP_PARAGRAPH : FIG_GAP_BREAK;
}

/* The gaps with line breaks, before the tokens from t->count on that the block starts. */
static void set_gaps(cutter *c, fig_tokens *t, uint64_t starts)
{
    if (c->broken && starts) {
        set_gap(c, t, t->count);
        c->broken = false;
    }
    while (c->breaks) {
        uint64_t behind = starts & ~((UINT64_C(2) << fig_bits_lowest(c->breaks)) - 1);
        if (!behind) {
            c->broken = true;
            return;
        }
        uint64_t before = (behind & ~(behind - 1)) - 1; /* all bits below its lowest */
        set_gap(c, t, t->count + fig_bits_count(starts & before));
        c->breaks &= ~before;
    }
}

/* Room for the tokens of one more block. */
static bool grow(fig_tokens *t)
{
    size_t need = t->capacity ? t->capacity * 2 : 1024, cap;
    struct {
        void *items;
        size_t each;
    } columns[] = {{&t->begin, 4}, {&t->end, 4},      {&t->type, 1}, {&t->gap, 1},
                   {&t->trait, 1}, {&t->class_id, 2}, {&t->word, 4}, {&t->exact, 4}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        cap = t->capacity;
        if (!fig_grow(columns[i].items, &cap, need, columns[i].each))
            return false;
    }
    t->capacity = need;
    return true;
}

/* Write down the tokens that start in the block, and the ends in it: the first of those may be that of the token before. */
static inline void put_tokens(cutter *c, fig_tokens *t, uint64_t starts, uint64_t ends)
{
    uint32_t base = (uint32_t)c->base, *begin = t->begin + t->count, *end = t->end + c->ended;
    size_t first = t->count + !t->count; /* the first of all has no end before it */
    for (uint64_t left = ends; left; left &= left - 1)
        *end++ = base + fig_bits_lowest(left);
    c->ended = (size_t)(end - t->end);
    for (uint64_t left = starts; left; left &= left - 1)
        *begin++ = base + fig_bits_lowest(left);
    size_t count = (size_t)(begin - t->begin);
    if (first < count)
        fig_block_gaps(t->begin + first, t->end + first, t->gap + first, count - first, FIG_GAP_GLUED);
    if (c->breaks || c->broken)
        set_gaps(c, t, starts);
    t->count = count;
}

static inline void cut_block(cutter *c, fig_tokens *t, const fig_block *b)
{
    uint64_t special = b->special & ~c->taken[0], controls = b->blank & ~b->space;
    uint64_t symbols = ~(b->letter | b->digit | b->blank | b->special | b->quote);
    c->letter[0] |= b->letter & ~c->taken[0];
    c->digit[0] |= b->digit;
    if (special | b->quote | controls)
        add_specials(c, special, b->quote, controls);
    uint64_t between = symbols & (c->digit[0] << 1 | c->in_digits) & (c->digit[0] >> 1 | UINT64_C(1) << (FIG_BLOCK_BYTES - 1));
    if (between) {
        between = separators(c, between);
        symbols &= ~between;
        c->digit[0] |= between;
    }
    uint64_t letter = c->letter[0], letter_before = letter << 1 | c->in_letters;
    uint64_t digit = c->digit[0], digit_before = digit << 1 | c->in_digits;
    put_tokens(c, t, (letter & ~letter_before) | (digit & ~digit_before) | symbols | c->start[0],
               (letter_before & ~letter) | (digit_before & ~digit) | symbols << 1 | c->end[0]);
    c->in_letters = letter >> (FIG_BLOCK_BYTES - 1);
    c->in_digits = digit >> (FIG_BLOCK_BYTES - 1);
    c->letter[0] = c->letter[1];
    c->digit[0] = c->digit[1];
    c->taken[0] = c->taken[1];
    c->end[0] = c->end[1] | symbols >> (FIG_BLOCK_BYTES - 1);
    c->letter[1] = c->digit[1] = c->taken[1] = c->end[1] = c->start[0] = c->breaks = 0;
}

/* The short way of what lists of names are made of: letters, with single blanks between. false: it is something else. */
static bool cut_plain(fig_tokens *t, const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++, n++) {
        t->begin[n] = (uint32_t)i;
        while (i < len && (unsigned char)((text[i] | 32) - 'a') < 26)
            i++;
        if (i == t->begin[n] || (i < len && (text[i] != ' ' || i + 1 == len)))
            return false;
        t->end[n] = (uint32_t)i;
        t->gap[n] = n ? FIG_GAP_BLANK : FIG_GAP_PARAGRAPH;
    }
    t->count = n;
    return true;
}

_Static_assert((int)FIG_TOKENS_BEHIND <= (int)FIG_GAP_SLACK, "room behind the last token");

/* Of any text, block by block. */
static bool cut_blocks(fig_tokens *t, const char *text, size_t len)
{
    cutter c = {.text = text, .len = len};
    fig_block block;
    for (; c.base <= len; c.base += FIG_BLOCK_BYTES) { /* the last one, perhaps empty, ends the last token */
        char last[FIG_BLOCK_BYTES];
        const char *bytes = text + c.base;
        if (len - c.base < FIG_BLOCK_BYTES) {
            memset(last, ' ', sizeof last);
            if (len > c.base)
                memcpy(last, bytes, len - c.base);
            bytes = last;
        }
        if (t->capacity < t->count + FIG_BLOCK_BYTES + FIG_GAP_SLACK && !grow(t))
            return false;
        fig_block_read(bytes, &block);
        cut_block(&c, t, &block);
    }
    if (t->count)
        t->gap[0] = FIG_GAP_PARAGRAPH;
    return true;
}

bool fig_tokens_cut(fig_tokens *t, const char *text, size_t len)
{
    if (!(len < FIG_BLOCK_BYTES && t->capacity && cut_plain(t, text, len))) {
        t->count = 0;
        if (!cut_blocks(t, text, len))
            return false;
    }
    for (size_t i = t->count; i < t->count + FIG_TOKENS_BEHIND; i++) {
        t->begin[i] = t->end[i] = t->count ? t->begin[t->count - 1] : 0; /* of no length, in the text */
        t->type[i] = FIG_TOKEN_SYMBOL;
        t->gap[i] = FIG_GAP_PARAGRAPH;
        t->trait[i] = 0;
        t->class_id[i] = 0;
        t->word[i] = t->exact[i] = 0;
    }
    return true;
}

void fig_tokens_clear(fig_tokens *t)
{
    fig_free(t->begin);
    fig_free(t->end);
    fig_free(t->gap);
    fig_free(t->type);
    fig_free(t->trait);
    fig_free(t->class_id);
    fig_free(t->word);
    fig_free(t->exact);
    memset(t, 0, sizeof *t);
}
