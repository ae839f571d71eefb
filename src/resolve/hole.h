/*
 * Hole: where the number of a draft stood, and what became of it.
 *
 * in   a token of digits like the first          out   the draft's value, precision and places, as the normaliser would make them
 * For values that are the number times a constant (normal.h, fig_watch.linear). Read without GMP: what is too long for that is left to the normaliser.
 *
 *   "1.46" of "1.46 million" -> token 0, factor 10^6; "2.7" there: value 2700000, precision 50000
 */
#ifndef FIG_HOLE_H
#define FIG_HOLE_H
#include "../normal/normal.h"

enum { FIG_HOLE_NONE = UINT16_MAX };

typedef struct fig_hole {
    uint16_t token; /* from the start; FIG_HOLE_NONE */
    char point, group;
    char skip[2]; /* marks that are left out */
    fig_number factor, precision_factor;
} fig_hole;

/* The hole that the one decimal of a match leaves in its draft. false: it can't be one now (the number is zero, or too long). */
bool fig_hole_make(const fig_watch *watch, const fig_items *items, uint32_t start, const fig_draft *d, fig_hole *h);
/* Put the number that stands there into the draft. false: it is none that can be read here. */
bool fig_hole_fill(const fig_hole *h, const fig_items *items, uint32_t start, fig_draft *d);
/* Are all numbers of a value small, without a pool that owns them? */
bool fig_value_is_small(const fig_value *v);
#endif
