/*
 * Slip: a number that no source has, and one of a source that the draft does not have, with the same digits in another order or a zero more or less.
 *
 * in   the draft's "72 people will keep their jobs", a source's "Dalby employs 27 people"; the draft has its other numbers from there
 * out  72 is a slip of the pen
 * Either number alone would prove nothing. That the draft draws on this source, and that both are left over of the same things, does, as far as the digits
 * are too many for chance or something else of the sentence comes from there.
 */
#include "aligner.h"
#include <string.h>

enum { DRAWN_LEAST = 3, MANY_DIGITS = 3, TWO_DIGITS = 2, TWO_WORDS = 2, MANY_WORDS = 4, MOST_DIGITS = 6, EACH_SLIP = 2 };

static size_t find_value(const fig_aligner *a, const fig_point *d, double key, uint32_t *out)
{
    return fig_lookup_values(a, d->family, key * (1 - 1e-9), key * (1 + 1e-9), out, EACH_SLIP);
}

/* Two digits that changed places, up to six of them; and a zero more or less. 15 pairs and two zeros, two points of each. */
size_t fig_slip_values(const fig_aligner *a, const fig_point *d, uint32_t *out)
{
    double places[MOST_DIGITS], place;
    int digits[MOST_DIGITS], n = 0;
    const fig_str value = d->figure->value;
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

/* How many figures of the draft have their likes in a text. */
static int drawn_from(const fig_aligner *a, uint32_t text)
{
    int n = 0;
    for (uint32_t i = 0; i < a->draft_points; i++) {
        const int32_t own = a->choices[i].best.point;
        n += own >= 0 && a->points[own].text == text;
    }
    return n;
}

bool fig_slip_is_sure(const fig_aligner *a, uint32_t draft)
{
    const fig_choice *c = &a->choices[draft];
    const fig_match *m = &c->slip;
    if (c->best.point >= 0 || c->operands[0] >= 0 || m->point < 0 || a->claimed[m->point])
        return false;
    const fig_point *d = &a->points[draft], *s = &a->points[m->point];
    const int digits = fig_reason_digits(d), beside = fig_evidence(a, draft, m) + fig_evidence_beside(a, draft, m);
    const bool same_way = d->figure->direction && d->figure->direction == s->figure->direction;
    const int words = m->shared + same_way; /* fell 12 percent, down 21 percent */
    const bool same_thing = d->unit && d->unit == s->unit && d->family != FIG_FAMILY_PROPORTION;
    const bool rest = 2 * fig_evidence(a, draft, m) + fig_evidence_beside(a, draft, m) >= 2 &&
                      words >= TWO_WORDS; /* the rest of the sentence comes from there */
    if (((fig_subjects_differ(d, s) || m->other_period) && !rest) || drawn_from(a, s->text) < DRAWN_LEAST)
        return false;
    const int strangers =
        words >= MANY_WORDS ? fig_likeness_strangers_to(a, draft, s->text) : fig_likeness_strangers(a, draft, (uint32_t)m->point);
    if ((!beside || digits < MANY_DIGITS) && strangers > 0 && !rest)
        return false;
    if (digits >= MANY_DIGITS)
        return same_thing || beside > 0 || words > 0;
    if (digits == TWO_DIGITS)
        return (same_thing && (beside > 0 || words > 0)) || (beside > 0 && words > 0) || words >= TWO_WORDS;
    return (same_thing || words > 0) && beside > 0;
}
