/* Entity: see entity.h. */
#include "entity.h"
#include "../text/utf8.h"
#include <string.h>

/* What the numbers 128 to 159 mean (HTML Living Standard, 13.2.5.80). */
static const uint16_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                          0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                          0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static int digit(char c, unsigned base)
{
    int value = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
    return value >= 0 && (unsigned)value < base ? value : -1;
}

/* "&#…" */
static size_t read_number(const char *s, size_t len, char *text, size_t *text_len)
{
    unsigned base = len > 2 && (s[2] | 32) == 'x' ? 16 : 10;
    size_t i = base == 16 ? 3 : 2, first = i;
    uint32_t n = 0;
    for (; i < len && digit(s[i], base) >= 0; i++)
        if (n <= 0x10FFFF)
            n = n * base + (uint32_t)digit(s[i], base);
    if (i == first)
        return 0;
    if (i < len && s[i] == ';')
        i++;
    if (n >= 0x80 && n < 0xA0)
        n = windows_1252[n - 0x80];
    if (n == 0 || n > 0x10FFFF || (n >= 0xD800 && n <= 0xDFFF))
        n = 0xFFFD;
    *text_len = fig_utf8_encode(n, text);
    return i;
}

static bool is_name_character(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Names at least as long as the i-th byte that agree with s so far are [low, high): narrow by one byte more. */
static void narrow(char c, size_t i, size_t *low, size_t *high)
{
    size_t a = *low, b = *high;
    while (a < b) {
        size_t mid = a + (b - a) / 2;
        if ((unsigned char)fig_entity_names[mid].name[i] < (unsigned char)c)
            a = mid + 1;
        else
            b = mid;
    }
    *low = a;
    b = *high;
    while (a < b) {
        size_t mid = a + (b - a) / 2;
        if ((unsigned char)fig_entity_names[mid].name[i] <= (unsigned char)c)
            a = mid + 1;
        else
            b = mid;
    }
    *high = a;
}

/* The longest name at s, behind the ampersand. */
static size_t read_name(const char *s, size_t len, bool in_attribute, char *text, size_t *text_len)
{
    size_t low = 0, high = fig_entity_name_count, found = 0;
    const fig_entity_name *name = NULL;
    for (size_t i = 0; i < len && s[i] && low < high; i++) {
        narrow(s[i], i, &low, &high);
        if (low < high && !fig_entity_names[low].name[i + 1]) { /* the first of them ends here */
            name = &fig_entity_names[low];
            found = i + 1;
        }
    }
    if (!name || (in_attribute && s[found - 1] != ';' && found < len && (s[found] == '=' || is_name_character(s[found]))))
        return 0;
    *text_len = strlen(name->text);
    memcpy(text, name->text, *text_len);
    return found + 1;
}

size_t fig_entity_read(const char *source, size_t len, bool in_attribute, char text[FIG_ENTITY_TEXT], size_t *text_len)
{
    if (len < 2)
        return 0;
    return source[1] == '#' ? read_number(source, len, text, text_len) : read_name(source + 1, len - 1, in_attribute, text, text_len);
}
