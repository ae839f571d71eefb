/*
 * Slip: where a number stands in the sources that a slip of the pen makes the draft's: two digits that changed places, a zero more or less.
 *
 * in   the draft's "72 people will keep their jobs"          out   points of the value 27, 720 and 7.2; leftover.c says what they prove
 */
#include "aligner.h"
#include <string.h>

enum { MOST_DIGITS = 6, EACH_SLIP = 2 };

static size_t find_value(const fig_aligner *a, const fig_point *d, double key, uint32_t *out)
{
    return fig_lookup_values(a, d->family, key * (1 - 1e-9), key * (1 + 1e-9), out, EACH_SLIP);
}

/* Two digits that changed places, up to six of them; and a zero more or less. 15 pairs and two zeros, two points of each. */
size_t fig_slip_values(const fig_aligner *a, const fig_point *d, uint32_t *out)
{
    double places[MOST_DIGITS], place;
    int digits[MOST_DIGITS], n = 0;
    const fig_str value = fig_reason_shown(d->figure);
    const bool amount = d->family == FIG_FAMILY_MONEY || d->family == FIG_FAMILY_PLAIN || d->family == FIG_FAMILY_PROPORTION ||
                        d->family >= FIG_FAMILY_UNITS;
    if (!amount || !value.ptr || d->key <= 0 || d->shifted || memchr(value.ptr, '/', value.len))
        return 0;
    size_t found = find_value(a, d, d->key * 10, out);
    found += find_value(a, d, d->key / 10, out + found);
    const char *point = memchr(value.ptr, '.', value.len);
    double printed = 0;
    place = 1;
    for (size_t i = 1; i < (point ? (size_t)(point - value.ptr) : value.len); i++)
        place *= 10;
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] < '0' || value.ptr[i] > '9')
            continue;
        if (n < MOST_DIGITS && (n > 0 || value.ptr[i] != '0')) {
            digits[n] = value.ptr[i] - '0';
            places[n++] = place;
        }
        printed += place * (value.ptr[i] - '0');
        place /= 10;
    }
    for (int i = 0; i < n && printed > 0; i++)
        for (int k = i + 1; k < n; k++)
            if (digits[i] != digits[k])
                found += find_value(a, d, d->key / printed * (printed + (digits[k] - digits[i]) * (places[i] - places[k])), out + found);
    return found;
}
