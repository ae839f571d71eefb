/*
 * Width: how many columns of a terminal a text takes.
 *
 * in   valid UTF-8          out   columns: 2 for East Asian wide and full-width characters, 0 for combining marks, 1 for the rest
 * "삼성 1.46%" -> 10. Control characters count as one blank, which is what a table shows for them.
 * Source: Unicode 14, EastAsianWidth.txt (W, F), UnicodeData.txt (Mn, Me, Cf), Hangul medial vowels and final consonants.
 */
#ifndef FIG_WIDTH_H
#define FIG_WIDTH_H
#include <stddef.h>
#include <stdint.h>

int fig_width_codepoint(uint32_t cp);
size_t fig_width(const char *text, size_t len);
#endif
