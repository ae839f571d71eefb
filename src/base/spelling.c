/* Spelling: see spelling.h. The distance is that of optimal string alignment, over bytes. */
#include "spelling.h"
#include <stdbool.h>

enum { LONGEST = 40 };

fig_spelling fig_spelling_of(fig_str word)
{
    return (fig_spelling){.word = word, .slips = word.len < 6 ? 2 : word.len < 9 ? 3 : 4};
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* How many slips make b of a. */
static unsigned distance(fig_str a, fig_str b)
{
    unsigned rows[3][LONGEST + 1], *before = rows[0], *above = rows[1], *here = rows[2];
    for (unsigned k = 0; k <= b.len; k++)
        above[k] = k;
    for (unsigned i = 1; i <= a.len; i++) {
        here[0] = i;
        for (unsigned k = 1; k <= b.len; k++) {
            const bool same = a.ptr[i - 1] == b.ptr[k - 1];
            here[k] = least(least(above[k], here[k - 1]) + 1, above[k - 1] + !same);
            if (i > 1 && k > 1 && a.ptr[i - 1] == b.ptr[k - 2] && a.ptr[i - 2] == b.ptr[k - 1])
                here[k] = least(here[k], before[k - 2] + 1);
        }
        unsigned *free_row = before;
        before = above;
        above = here;
        here = free_row;
    }
    return above[b.len];
}

void fig_spelling_try(fig_spelling *n, fig_str allowed)
{
    if (!allowed.len || !n->word.len || n->word.len > LONGEST || allowed.len > LONGEST)
        return;
    const unsigned slips = distance(n->word, allowed);
    if (slips >= n->slips || slips >= allowed.len || (slips > 1 && n->word.ptr[0] != allowed.ptr[0]))
        return;
    n->slips = slips;
    n->best = allowed;
}
