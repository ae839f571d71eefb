/*
 * Value: what a part of a match means: a number or range as written, or the pieces of a date.
 *
 * A part's `make` gives one; a rule's `make` turns the values bound in it into a draft.
 */
#ifndef FIG_VALUE_H
#define FIG_VALUE_H
#include "../exact/number.h"
#include "../grammar/grammar.h"
#include "datetime.h"

/* What dates and times have: in the normaliser, and a draft's in the arena of drafts. */
typedef struct fig_dated {
    fig_datetime when;
    fig_datetime when_to; /* the later end of a range */
    bool is_range;
} fig_dated;

typedef struct fig_value {
    fig_number low, high; /* equal unless a range; an end that is not known: has_low / has_high false */
    bool has_low, has_high;
    bool is_range;
    fig_number precision; /* half a unit of the last written place */
    bool has_precision;
    bool whole;         /* written to its last digit, without scale word */
    bool scaled;        /* has a scale word */
    int trailing_zeros; /* of a whole number written out */
    fig_number factor;  /* the scale word multiplies by this */
    bool grouped;       /* written with group separators */
    bool words;         /* written in words */
    bool descending;
    fig_number low_term, high_term; /* ratios: the terms as written */
    fig_dated *dated;               /* dates, times and moves; else NULL */
    const fig_row *row;             /* the unit that a part of a compound amount has */
    const char *per;                /* a rate's denominator in UCUM */
} fig_value;

fig_value fig_value_empty(void);
/* Times a scale word: precision and ends too. */
void fig_value_scale(fig_number_pool *pool, fig_value *v, fig_number factor);
/* Four digits of our times, without a mark between them? */
bool fig_value_looks_like_year(fig_number_pool *pool, const fig_value *v);
/* A single exact number. */
fig_value fig_value_number(fig_number n);
#endif
