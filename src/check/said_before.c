/*
 * Said before: what `that` stands for, where a sentence goes on reckoning with the amount of the one before.
 *
 * in   "Households owed 412 billion pesos. That is 55 percent of the product of 749 billion."          out   of 749 billion: 412 billion
 * Only where the sentence before has one amount of that kind: of two it would not be known which is meant.
 */
#include "checking.h"

/* What an amount is of, so far as another may stand for it: 45,000 of copies, 41,400 copies. */
static bool is_of_one_kind(fig_checking *c, const fig_figure *a, const fig_figure *b)
{
    const bool things = b->kind == FIG_KIND_COUNT || (b->kind == FIG_KIND_NUMBER && !b->unit.len);
    return things ? a->kind == FIG_KIND_COUNT || a->kind == FIG_KIND_NUMBER
                  : a->kind == b->kind && fig_str_same(fig_unit_of(c, a), fig_unit_of(c, b)) &&
                        (!b->per.len || fig_str_same(a->per, b->per)); /* $27 billion a year: of $60 billion */
}

int32_t fig_said_before(fig_checking *c, int32_t figure)
{
    const fig_figure *f = fig_of(c, figure);
    int32_t found = -1;
    for (int32_t i = figure - 1; i >= 0; i--) {
        const fig_figure *before = fig_of(c, i);
        if (!fig_str_same(before->field, f->field) || before->sentence + 1 < f->sentence)
            break;
        if (before->sentence == f->sentence || !is_of_one_kind(c, before, f))
            continue;
        if (found >= 0 || before->role == FIG_ROLE_CHANGE || !before->value.ptr || before->mod != FIG_MOD_NONE)
            return -1;
        found = i;
    }
    return found;
}
