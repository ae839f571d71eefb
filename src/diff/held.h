/*
 * Held: values, so that one is found among many without a look at each.
 *
 * in   the draft's points; a point of a source          out   does one of the draft's hold for it?
 * in   points one after the other                       out   was one of the same value there before?
 * `more than 30 percent` of the draft is the interval 0.3 to 0.375: intervals lie in a tree by their lower ends. Of those that a value lies in FIG_DIFF_BY_VALUE are looked at.
 */
#ifndef FIG_HELD_H
#define FIG_HELD_H
#include "aligner.h"

typedef struct fig_held_interval {
    uint32_t family, point;
    double low, high, highest; /* highest: of the intervals below it in the tree */
} fig_held_interval;

typedef struct fig_held {
    fig_held_interval *intervals; /* by family and lower end; within a family the middle is the root, and so on */
    size_t count, capacity;
} fig_held;

/* The intervals of all points of the draft; false: out of memory. */
bool fig_held_build(fig_aligner *a, fig_held *h);
/* Does a point of the draft hold for this one of a source? */
bool fig_held_find(fig_aligner *a, const fig_held *h, const fig_point *s);
void fig_held_clear(fig_held *h);

/* Points of different values: open addressing on family and value. */
typedef struct fig_value_set {
    uint32_t *slots; /* point + 1 */
    size_t mask, count;
} fig_value_set;

/* Is the value of one of them the same? `kind`: and its kind. */
bool fig_value_set_has(fig_aligner *a, const fig_value_set *set, const fig_point *p, bool kind);
/* Puts a point in, beside others of its value too; false: out of memory. */
bool fig_value_set_add(fig_aligner *a, fig_value_set *set, uint32_t point);
void fig_value_set_clear(fig_value_set *set);
#endif
