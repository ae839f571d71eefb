/*
 * ASCII: digits, letters and blanks of ASCII, whatever the locale.
 */
#ifndef FIG_ASCII_H
#define FIG_ASCII_H
#include <stdbool.h>

static inline bool fig_ascii_is_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

static inline bool fig_ascii_is_letter(char c)
{
    return (unsigned char)((c | 32) - 'a') < 26;
}

/* What HTML counts as blank. */
static inline bool fig_ascii_is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
#endif
