/* Sentence: see sentence.h. */
#include "sentence.h"
#include "../base/alloc.h"
#include "../base/bits.h"
#include <string.h>

static bool closes(const char *p, size_t len)
{
    return (len == 1 && strchr("\"')]", *p)) || (len == 3 && (memcmp(p, "\xE2\x80\x9D", 3) == 0 || memcmp(p, "\xE2\x80\x99", 3) == 0));
}

bool fig_sentence_may_stop(const char *symbol, size_t len)
{
    return closes(symbol, len) || (len == 1 && (*symbol == '.' || *symbol == '!' || *symbol == '?'));
}

/* A single capital, as in U.S. or J. Smith. */
static bool initial(const fig_tokens *t, const char *text, size_t i)
{
    return t->type[i] == FIG_TOKEN_WORD && t->end[i] - t->begin[i] == 1 && text[t->begin[i]] >= 'A' && text[t->begin[i]] <= 'Z';
}

/* The last letter of p.m., e.g.: a single letter behind a full stop that is glued to both sides. */
static bool initialism(const fig_tokens *t, const char *text, size_t i)
{
    return i >= 2 && t->type[i] == FIG_TOKEN_WORD && t->end[i] - t->begin[i] == 1 && t->gap[i] == FIG_GAP_GLUED &&
           text[t->begin[i - 1]] == '.' && t->gap[i - 1] == FIG_GAP_GLUED;
}

/* A letter of 5p. or 3s.: no abbreviation but a unit. */
static bool of_number(const fig_tokens *t, size_t i)
{
    return i > 0 && t->gap[i] == FIG_GAP_GLUED && t->type[i - 1] == FIG_TOKEN_DIGITS;
}

/* Does an amount go on behind the stop: 7s. 6d.? */
static bool amount_goes_on(const fig_tokens *t, size_t stop)
{
    const size_t digits = stop + 1, letter = stop + 2;
    return stop > 1 && of_number(t, stop - 1) && t->end[stop - 1] - t->begin[stop - 1] == 1 && t->type[stop - 1] == FIG_TOKEN_WORD &&
           letter < t->count && t->type[digits] == FIG_TOKEN_DIGITS && of_number(t, letter) && t->type[letter] == FIG_TOKEN_WORD &&
           t->end[letter] - t->begin[letter] == 1;
}

/* The number of a list's item: it begins the sentence, or a line below one that ends in a mark. */
static bool item(const fig_tokens *t, const char *text, size_t first, size_t i)
{
    if (i == first)
        return true;
    if (!(t->gap[i] & FIG_GAP_BREAK) || t->end[i] - t->begin[i] > 2)
        return false;
    bool mark = t->type[i - 1] == FIG_TOKEN_SYMBOL && strchr(").:;!?", text[t->begin[i - 1]]);
    return mark || i - 1 == first; /* a heading of one word */
}

/* Characters. A line that is as long as prose is cut to may go on in the next one; a longer one is a paragraph that nobody has cut. */
enum { SHORT = 44, WRAPPED = 90, MOST_BYTES = 4 };

/* Characters from token `first` to `last`: a curly quotation mark is one, as a straight one is. */
static size_t length_of(const fig_tokens *t, const char *text, size_t first, size_t last)
{
    size_t n = 0;
    for (size_t i = t->begin[first]; i < t->end[last]; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

/* How long is the line that begins at token i? Counted not much further than WRAPPED. */
static size_t line_length(const fig_tokens *t, const char *text, size_t i)
{
    size_t first = i;
    while (i + 1 < t->count && !(t->gap[i + 1] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH)) &&
           t->end[i] - t->begin[first] <= MOST_BYTES * WRAPPED)
        i++;
    return length_of(t, text, first, i);
}

/* A mark that an item of a list begins with, at the start of its line and apart from what it marks. */
static bool bullet(const fig_tokens *t, const char *text, size_t i)
{
    const size_t len = t->end[i] - t->begin[i];
    if (t->type[i] != FIG_TOKEN_SYMBOL || (i && !(t->gap[i] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH))) || i + 1 >= t->count ||
        t->gap[i + 1] != FIG_GAP_BLANK || (t->type[i + 1] == FIG_TOKEN_WORD && fig_token_case_at(t, i + 1) == FIG_CASE_LOWER))
        return false;
    return (len == 1 && strchr("-*+", text[t->begin[i]])) ||
           (len == 3 && (memcmp(text + t->begin[i], "\xE2\x80\xA2", 3) == 0 || memcmp(text + t->begin[i], "\xE2\x80\x93", 3) == 0));
}

/* Does another item of a list begin at token `next`: behind an item, or before one? Its lines may be without a full stop, and without an empty line between. */
static bool item_begins(const fig_tokens *t, const char *text, size_t first, size_t next)
{
    size_t last = next;
    if (!bullet(t, text, next))
        return false;
    if (bullet(t, text, first))
        return true;
    while (last + 1 < t->count && !(t->gap[last + 1] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH)) && last - next < WRAPPED)
        last++;
    return last + 1 < t->count && bullet(t, text, last + 1);
}

/* Does a short line with a number end behind token i and another thing begin: a headline, a line of a table or a list? */
static bool line_ends(const fig_tokens *t, const char *text, size_t i)
{
    size_t next = i + 1, first = i;
    bool number = t->type[i] == FIG_TOKEN_DIGITS;
    if (t->type[next] == FIG_TOKEN_WORD ? fig_token_case_at(t, next) == FIG_CASE_LOWER : t->type[next] != FIG_TOKEN_DIGITS)
        return false;
    if (t->type[i] == FIG_TOKEN_SYMBOL && strchr(",-&/(", text[t->begin[i]]))
        return false;
    while (first > 0 && !(t->gap[first] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH)) && t->end[i] - t->begin[first] <= MOST_BYTES * SHORT)
        number = t->type[--first] == FIG_TOKEN_DIGITS || number;
    if (!number || length_of(t, text, first, i) > SHORT)
        return false;
    size_t length = line_length(t, text, next);
    return length <= SHORT || length > WRAPPED;
}

static bool dash(const char *p, size_t len)
{
    return (len == 1 && *p == '-') || (len == 3 && memcmp(p, "\xE2\x80\x93", 3) == 0);
}

/* Digits of a day or a month, so that a stop behind them may be an ordinal's: 13, or 13.3. */
static bool day_digits(const fig_tokens *t, const char *text, size_t i)
{
    if (i >= t->count || t->type[i] != FIG_TOKEN_DIGITS)
        return false;
    size_t len = t->end[i] - t->begin[i];
    const char *digits = text + t->begin[i], *point = memchr(digits, '.', len);
    size_t whole = point ? (size_t)(point - digits) : len;
    return whole <= 2 && len - whole <= 3;
}

static bool glued_stop(const fig_tokens *t, const char *text, size_t i)
{
    return i < t->count && text[t->begin[i]] == '.' && t->gap[i] == FIG_GAP_GLUED;
}

static bool year_digits(const fig_tokens *t, size_t i)
{
    return i < t->count && t->type[i] == FIG_TOKEN_DIGITS && t->end[i] - t->begin[i] == 4;
}

/* Is the stop the point of a day: 13. 3. 2017, 5. - 16.8., or in a short line of its own, where nothing else is told: 9. October, 21.08. 19.45? */
static bool of_day(const fig_tokens *t, const char *text, size_t first, size_t stop)
{
    size_t next = stop + 1;
    if (stop == 0 || !day_digits(t, text, stop - 1) || t->gap[stop] != FIG_GAP_GLUED)
        return false;
    if (day_digits(t, text, next) && glued_stop(t, text, next + 1) && year_digits(t, next + 2))
        return true;
    if (year_digits(t, next) && stop >= 3 && glued_stop(t, text, stop - 2) && day_digits(t, text, stop - 3))
        return true;
    bool dashed = t->type[next] == FIG_TOKEN_SYMBOL && dash(text + t->begin[next], t->end[next] - t->begin[next]);
    if (dashed && day_digits(t, text, next + 1) && glued_stop(t, text, next + 2))
        return true;
    bool line = first == 0 || t->gap[first] & (FIG_GAP_BREAK | FIG_GAP_PARAGRAPH);
    return line && (t->type[next] == FIG_TOKEN_DIGITS || t->type[next] == FIG_TOKEN_WORD) && line_length(t, text, first) <= SHORT;
}

enum { LONGEST = 1000 }; /* tokens: what is longer is no prose, and work over a sentence may grow with its square */

/* Does a sentence end behind token i? */
static bool ends(const fig_tokens *t, const char *text, size_t first, size_t i)
{
    size_t next = i + 1;
    if (t->gap[next] == FIG_GAP_PARAGRAPH ||
        (t->gap[next] == FIG_GAP_BREAK && (line_ends(t, text, i) || item_begins(t, text, first, next))))
        return true;
    if (!(t->gap[next] & (FIG_GAP_BLANK | FIG_GAP_BREAK)))
        return false;
    size_t stop = i;
    while (stop > 0 && t->type[stop] == FIG_TOKEN_SYMBOL && closes(text + t->begin[stop], t->end[stop] - t->begin[stop]) &&
           t->gap[stop] == FIG_GAP_GLUED)
        stop--;
    char c = text[t->begin[stop]];
    if (t->type[stop] != FIG_TOKEN_SYMBOL || t->end[stop] - t->begin[stop] != 1 || (c != '.' && c != '!' && c != '?'))
        return false;
    if (c == '.' && stop == i && stop > 0 && t->gap[stop] == FIG_GAP_GLUED &&
        (((t->trait[stop - 1] & FIG_TRAIT_ABBREVIATION || initial(t, text, stop - 1)) && !of_number(t, stop - 1)) ||
         initialism(t, text, stop - 1)))
        return false;
    if (c == '.' && stop == i && stop > 0 && t->type[stop - 1] == FIG_TOKEN_SYMBOL && text[t->begin[stop - 1]] == '.' &&
        t->type[next] == FIG_TOKEN_DIGITS)
        return false; /* the dots of a table of contents, and its page */
    if (c == '.' && text[t->begin[next]] == '.')
        return false;
    if (c == '.' && stop > 0 && t->type[stop - 1] == FIG_TOKEN_DIGITS && next + 1 < t->count && t->type[next] == FIG_TOKEN_WORD &&
        t->end[next] - t->begin[next] == 2 && t->type[next + 1] == FIG_TOKEN_DIGITS && t->gap[next + 1] == FIG_GAP_GLUED)
        return false; /* 12. Nf3: a move of chess */
    if (c == '.' && stop > 0 && t->type[stop - 1] == FIG_TOKEN_DIGITS && item(t, text, first, stop - 1))
        return false; /* 1. Open the box. */
    if (c == '.' && stop == i && t->trait[next] & FIG_TRAIT_BEHIND_ORDINAL && of_number(t, stop))
        return false; /* am 3. März */
    if (c == '.' && stop == i && (of_day(t, text, first, stop) || amount_goes_on(t, stop)))
        return false;
    return t->type[next] != FIG_TOKEN_WORD || fig_token_case_at(t, next) != FIG_CASE_LOWER;
}

/* How many tokens from i on does no sentence end behind, because neither a paragraph's gap nor one that a stop asks for follows? Of 8. */
static inline unsigned sure_of_8(const fig_tokens *t, size_t i)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t trait = fig_bits_load(t->trait + i), gap = fig_bits_load(t->gap + i + 1);
    uint64_t hits = gap & ((trait & each * FIG_TRAIT_STOP) | each * (FIG_GAP_PARAGRAPH | FIG_GAP_BREAK));
    return hits ? fig_bits_lowest(hits) / 8 : 8;
}

bool fig_sentences_cut(fig_sentences *s, const fig_tokens *t, const char *text)
{
    s->count = 0;
    if (!fig_grow(&s->start, &s->capacity, 2, sizeof *s->start))
        return false;
    s->start[0] = 0;
    size_t start = 0; /* of the sentence at hand */
    for (size_t i = 0; i + 1 < t->count; i++) {
        while (i + 8 < t->count && i + 8 - start < LONGEST) {
            unsigned sure = sure_of_8(t, i);
            i += sure;
            if (sure < 8)
                break;
        }
        if (i + 1 >= t->count)
            break;
        size_t length = i + 1 - start;
        bool long_enough = length >= LONGEST && (t->gap[i + 1] != FIG_GAP_GLUED || length >= LONGEST + LONGEST / 2);
        bool stop = t->gap[i + 1] & ((t->trait[i] & FIG_TRAIT_STOP) | FIG_GAP_PARAGRAPH | FIG_GAP_BREAK);
        if (!long_enough && (!stop || !ends(t, text, start, i)))
            continue;
        if (!fig_grow(&s->start, &s->capacity, s->count + 3, sizeof *s->start))
            return false;
        s->start[++s->count] = (uint32_t)(start = i + 1);
    }
    s->start[++s->count] = (uint32_t)t->count;
    if (!t->count)
        s->count = 0;
    return true;
}

void fig_sentences_clear(fig_sentences *s)
{
    fig_free(s->start);
    memset(s, 0, sizeof *s);
}
