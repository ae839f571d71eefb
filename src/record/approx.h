/*
 * Approx: the nearest double of an exact number's text, and that double as text.
 *
 * in   "1460000", "-0.5", "1/3"          out   1460000.0 and "1460000"; 0.3333333333333333 and "0.33333333333333331"
 * Up to 15 significant digits the canonical decimal itself reads back as the nearest double, so it is the text. Everything else goes
 * through exact arithmetic and prints with 17 digits. No locale: the decimal point is always ".".
 */
#ifndef FIG_APPROX_H
#define FIG_APPROX_H
#include "figura/base.h"
#include <stdbool.h>

enum { FIG_APPROX_MAX = 32 };

/* false: `value` is no number, or too large for a double. */
bool fig_approx_double(fig_str value, double *out);
/* A JSON number in `out`, not NUL-terminated; its length, 0 where there is none. Integers have at most 18 digits, so that every reader takes them. */
size_t fig_approx_text(fig_str value, char out[FIG_APPROX_MAX]);
#endif
