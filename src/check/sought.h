/*
 * Sought: what the checks share that look for figures which no wording ties together, and believe what they find only where a slip explains why it does not hold.
 *
 * in   figures in sight of one another          out   those that, but for one slip, make an identity which chance would hardly make
 * How many trials would fit by chance is reckoned beforehand: from how many there are, and how exactly the figures are told. `let_pass` is in how many such cases one may be chance: the fewer, the more the
 * words say that the figures belong together.
 */
#ifndef FIG_SOUGHT_H
#define FIG_SOUGHT_H
#include "checking.h"

enum { FIG_SOUGHT_MOST = 18 };
/* In how many cases one may be chance: of figures that the words tie to each other, of the only ones in sight, of some among several, and of some that nothing but their digits ties. */
enum { FIG_LET_PASS_TIED = 1, FIG_LET_PASS_ONE = 5, FIG_LET_PASS = 6, FIG_LET_PASS_APART = 20 };

/* Figures with a value, in their order. */
typedef struct fig_sought {
    int32_t of[FIG_SOUGHT_MOST];
    size_t count;
} fig_sought;

/* The figures [*first, *end) of a figure's sentence, of `before` sentences before it and `after` behind. */
void fig_sought_window(const fig_checking *c, int32_t figure, unsigned before, unsigned after, int32_t *first, int32_t *end);
/* Those with a value of a figure's sentence, of `before` sentences before it and `after` behind; false: too many to tell. No ordinals, dates, times; none that is vague, or stands for one before it. */
bool fig_sought_near(const fig_checking *c, int32_t figure, unsigned before, unsigned after, fig_sought *out);
/* A figure's interval, its zeros taken at their word. */
bool fig_read_strictly(fig_checking *c, int32_t figure, fig_interval *out);
/* The same where its zeros may be rounding. */
bool fig_read_roundly(fig_checking *c, int32_t figure, fig_interval *out);
/* How exactly a figure is told, as a part of itself: 38,500 to 1/385. */
fig_number fig_told_to(fig_checking *c, int32_t figure);
/* How exactly the one of two is that is told more exactly: what fits a round number taken at its word must fit the other to its last digit. */
fig_number fig_told_best(fig_checking *c, int32_t a, int32_t b);
/* Its digits from the first to the last that is no zero. */
size_t fig_digits_of(const fig_checking *c, int32_t figure);
/* Would one of so many trials, each of which leaves `room` of what might be, fit by chance no more often than is let pass? */
bool fig_is_no_chance(fig_checking *c, fig_number room, size_t trials, int let_pass);
/* Told twice: the same value. */
static inline bool fig_is_told_twice(const fig_checking *c, int32_t a, int32_t b)
{
    return a == b || fig_str_same(fig_of(c, a)->value, fig_of(c, b)->value);
}
/* A million and more: what slips of scale are made of has a word for it. */
bool fig_is_large(fig_checking *c, int32_t figure);
#endif
