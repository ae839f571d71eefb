/*
 * UTF-8: validation, repair, decoding, and the folding of words.
 *
 * in   bytes          out   valid UTF-8, code points, folded keys
 * Folding is for comparing words: ASCII, Latin, Greek and Cyrillic letters to lower case, full-width forms to ASCII, digits of other scripts to ASCII,
 * typographic apostrophes to '. It works on a key beside the text, never on the text. Source: Unicode 15, UnicodeData.txt, simple lower-case mappings.
 */
#ifndef FIG_UTF8_H
#define FIG_UTF8_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Length of the longest valid prefix; equal to len for valid text. *ascii (may be NULL) says whether it is all ASCII. */
size_t fig_utf8_valid_prefix(const char *text, size_t len, bool *ascii);
/* Decode the code point at text[0..len), len > 0, valid UTF-8. *bytes is its length. */
uint32_t fig_utf8_decode(const char *text, size_t len, size_t *bytes);
/* Encode; returns 1-4. */
size_t fig_utf8_encode(uint32_t cp, char out[4]);
/* Length of the ill-formed sequence at text[0]: the "maximal subpart" that one U+FFFD replaces (Unicode 3.9, table 3-8). */
size_t fig_utf8_bad_length(const char *text, size_t len);
uint32_t fig_fold_codepoint(uint32_t cp);
/* The same with its case kept. */
uint32_t fig_plain_codepoint(uint32_t cp);
/* Bytes of the character at text[0..len) that nobody sees, whose place is nowhere: soft hyphen, joiners, marks of direction, byte order mark; 0 where one is seen. */
size_t fig_utf8_invisible(const char *text, size_t len);
/* The decimal digit of a code point (ASCII, full-width, Arabic-Indic, Devanagari ...), or -1. */
int fig_digit_value(uint32_t cp);
/* Fold text into out (capacity at least len + 4); returns the length, never more than len. */
size_t fig_fold(const char *text, size_t len, char *out);
/* The same with its case kept. */
size_t fig_fold_cased(const char *text, size_t len, char *out);
#endif
