/* Char class: a table for ASCII, ranges for the rest; see charclass.h. */
#include "charclass.h"
#include <stdbool.h>

const uint8_t fig_char_ascii[128] = {
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 3,
};

static bool between(uint32_t cp, uint32_t low, uint32_t high)
{
    return cp - low <= high - low;
}

fig_char_class fig_char_wide(uint32_t cp)
{
    if (between(cp, 0xC0, 0x24F)) /* Latin: most of what is above ASCII, with the punctuation of the next lines */
        return cp == 0xD7 || cp == 0xF7 ? FIG_CHAR_SYMBOL : FIG_CHAR_LETTER;
    if (between(cp, 0x2010, 0x2BFF)) {
        if (cp == 0x202F || cp == 0x205F)
            return FIG_CHAR_BLANK;
        if (cp == 0x2028 || cp == 0x2029)
            return FIG_CHAR_BREAK;
        return cp == 0x2126 || cp == 0x212A || cp == 0x212B ? FIG_CHAR_LETTER : FIG_CHAR_SYMBOL;
    }
    if (fig_digit_value(cp) >= 0)
        return FIG_CHAR_DIGIT;
    if (cp == 0xA0 || between(cp, 0x2000, 0x200F) || cp == 0x3000 || cp == 0xFEFF || cp == 0x85)
        return FIG_CHAR_BLANK;
    if (cp == 0xAA || cp == 0xB5 || cp == 0xBA)
        return FIG_CHAR_LETTER;
    if (between(cp, 0x80, 0xBF) || between(cp, 0x2E00, 0x303F) || between(cp, 0xFE30, 0xFE6F) || between(cp, 0xFF00, 0xFF20) ||
        between(cp, 0xFF3B, 0xFF40) || between(cp, 0xFF5B, 0xFF65) || between(cp, 0xFFE0, 0xFFFF) || between(cp, 0xE000, 0xF8FF) ||
        between(cp, 0x1F000, 0x1FFFF) || cp == 0x60C || cp == 0x66A || cp == 0x66B || cp == 0x66C)
        return FIG_CHAR_SYMBOL;
    if (between(cp, 0x3040, 0x30FF) || between(cp, 0x3400, 0x9FFF) || between(cp, 0xAC00, 0xD7AF) || between(cp, 0xF900, 0xFAFF) ||
        between(cp, 0x0E01, 0x0E5B) || between(cp, 0xFF66, 0xFFDC) || between(cp, 0x20000, 0x3FFFF))
        return FIG_CHAR_IDEOGRAPH;
    return FIG_CHAR_LETTER;
}
