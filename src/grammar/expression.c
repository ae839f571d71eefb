/* Expression: see expression.h. Above ASCII a character counts only as such: it is of no byte. */
#include "expression.h"
#include <string.h>

static void add_range(const fig_expression *x, fig_byte_set *s, unsigned low, unsigned high)
{
    for (unsigned b = low; b <= high && b < 128; b++) {
        s->bits[b >> 6] |= UINT64_C(1) << (b & 63);
        unsigned other = b ^ 32;
        if (x->fold && (b | 32) - 'a' < 26)
            s->bits[other >> 6] |= UINT64_C(1) << (other & 63);
    }
}

/* The character at x->p: 0x80 for all above ASCII, of which the long s and the kelvin sign alone fold to ASCII. */
uint32_t fig_expression_character(fig_expression *x)
{
    const char *begin = x->p++;
    if ((unsigned char)*begin < 0x80)
        return (unsigned char)*begin;
    while (x->p < x->end && ((unsigned char)*x->p & 0xC0) == 0x80)
        x->p++;
    size_t n = (size_t)(x->p - begin);
    x->unknown |= x->fold && ((n == 2 && memcmp(begin, "\xC5\xBF", 2) == 0) || (n == 3 && memcmp(begin, "\xE2\x84\xAA", 3) == 0));
    return 0x80;
}

/* \p{…} */
static void add_property(fig_expression *x, fig_byte_set *s)
{
    const char *name = x->p + 1, *close = x->p < x->end && *x->p == '{' ? memchr(name, '}', (size_t)(x->end - name)) : NULL;
    size_t len = close ? (size_t)(close - name) : 0;
    static const struct {
        const char *name;
        bool upper, lower, folds;
    } known[] = {{"L", true, true, true},          {"Latin", true, true, true}, {"Greek", false, false, true},
                 {"Cyrillic", false, false, true}, {"Lu", true, false, false},  {"Ll", false, true, false}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == len && memcmp(known[i].name, name, len) == 0 && (known[i].folds || !x->fold)) {
            if (known[i].upper)
                add_range(x, s, 'A', 'Z');
            if (known[i].lower)
                add_range(x, s, 'a', 'z');
            x->p = close + 1;
            return;
        }
    x->unknown = true;
}

/* Behind a backslash. A class adds to *s and is 0x100; a character comes back, 0x80 for all above ASCII. */
uint32_t fig_expression_escape(fig_expression *x, fig_byte_set *s)
{
    if (x->p >= x->end) {
        x->unknown = true;
        return 0x100;
    }
    char kind = *x->p++;
    if (kind == 'd') {
        add_range(x, s, '0', '9');
        return 0x100;
    }
    if (kind == 'p') {
        add_property(x, s);
        return 0x100;
    }
    if (kind == 'x' && x->p < x->end && *x->p == '{') {
        uint32_t cp = 0;
        for (x->p++; x->p < x->end && *x->p != '}' && cp < 0x110000; x->p++) {
            const char *digit = strchr("0123456789abcdef", *x->p | (*x->p >= 'A' ? 32 : 0));
            x->unknown |= !digit;
            cp = cp * 16 + (digit ? (uint32_t)(digit - "0123456789abcdef") : 0);
        }
        x->unknown |= x->p >= x->end || (x->fold && (cp == 0x17F || cp == 0x212A));
        x->p += x->p < x->end;
        return cp < 0x80 ? cp : 0x80;
    }
    x->unknown |=
        (kind >= 'a' && kind <= 'z') || (kind >= 'A' && kind <= 'Z') || (kind >= '0' && kind <= '9') || (unsigned char)kind >= 0x80;
    return (unsigned char)kind;
}

/* Behind `[`. */
fig_byte_set fig_expression_bracket(fig_expression *x)
{
    fig_byte_set s = {{0, 0}};
    bool negated = x->p < x->end && *x->p == '^';
    x->p += negated;
    for (bool first = true; x->p < x->end && (first || *x->p != ']') && !x->unknown; first = false) {
        if (x->p[0] == '[' && x->end - x->p > 1 && strchr(":.=", x->p[1]))
            x->unknown = true;
        uint32_t low = *x->p == '\\' ? (x->p++, fig_expression_escape(x, &s)) : fig_expression_character(x), high = low;
        if (low < 0x100 && x->end - x->p > 1 && *x->p == '-' && x->p[1] != ']') {
            x->p++;
            high = *x->p == '\\' ? (x->p++, fig_expression_escape(x, &s)) : fig_expression_character(x);
            x->unknown |= high >= 0x100 || (x->fold && high >= 0x80); /* a range above ASCII may hold what folds to it */
        }
        if (low < 0x80)
            add_range(x, &s, low, high);
    }
    x->unknown |= x->p >= x->end;
    x->p++;
    if (negated)
        s = (fig_byte_set){{~s.bits[0], ~s.bits[1]}};
    return s;
}
