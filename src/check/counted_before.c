/*
 * Counted before: what `them` stands for, where a part of it is told.
 *
 * in   "It has 640 beds, and 715 of them are occupied."          out   640 beds
 * Only where one number of things stands before the part, in its sentence and the one before: of two it would not be known which is meant. Of a share in between, `26 percent are
 * traded, 4 percent of them abroad`, rather those are.
 */
#include "../base/ascii.h"
#include "checking.h"

int32_t fig_counted_before(fig_checking *c, int32_t part)
{
    const fig_figure *f = fig_of(c, part);
    int32_t whole = -1;
    for (int32_t i = part - 1; i >= 0 && fig_of(c, i)->sentence + 1 >= f->sentence && fig_str_same(fig_of(c, i)->field, f->field); i--) {
        const fig_figure *g = fig_of(c, i);
        if (g->kind == FIG_KIND_PERCENT && g->role != FIG_ROLE_CHANGE && g->sentence == f->sentence)
            return -1;
        if (!fig_counts_things(g) && g->kind != FIG_KIND_RATIO)
            continue;
        if (whole >= 0 || (g->kind != FIG_KIND_COUNT && g->sentence != f->sentence) || g->mod != FIG_MOD_NONE)
            return -1;
        whole = i;
    }
    return whole;
}

/* Cats, children, libraries: the noun, or all but its last letter, and what makes it many; no cattle. */
static bool is_form_of(fig_str word, fig_str noun)
{
    enum { LONG = 5, ENDING_MOST = 3, S = 2 };
    if (word.len < noun.len || memcmp(word.ptr, noun.ptr, noun.len - 1) != 0)
        return false;
    const size_t more = word.len - noun.len;
    const bool s = word.ptr[word.len - 1] == 's';
    if (word.ptr[noun.len - 1] != noun.ptr[noun.len - 1])
        return more == S && s;
    return more == 0 || (more <= S && s) || (noun.len >= LONG && more <= ENDING_MOST);
}

/* Is the noun of a count, {volunteer}, the third or second word behind a figure: of the volunteers? */
static bool is_named_behind(const fig_checking *c, const fig_figure *f, fig_str unit)
{
    enum { WORDS = 4 };
    const fig_field_text *t = fig_text_of(c, f);
    size_t at = f->text_end;
    for (int word = 0; t && unit.len > 2 && word < WORDS && at < t->len && fig_ascii_is_blank(t->text[at]); word++) {
        const size_t begin = ++at;
        while (at < t->len && fig_ascii_is_letter(t->text[at]))
            at++;
        if (is_form_of((fig_str){t->text + begin, at - begin}, (fig_str){unit.ptr + 1, unit.len - 2}))
            return true;
    }
    return false;
}

int32_t fig_counted_as_named(fig_checking *c, int32_t share)
{
    const fig_figure *f = fig_of(c, share);
    int32_t whole = -1;
    for (int32_t i = share - 1; i >= 0 && fig_of(c, i)->sentence + 1 >= f->sentence && fig_str_same(fig_of(c, i)->field, f->field); i--) {
        const fig_figure *g = fig_of(c, i);
        if (g->kind != FIG_KIND_COUNT || !is_named_behind(c, f, g->unit))
            continue;
        if (whole >= 0 || g->mod != FIG_MOD_NONE || g->supplied & FIG_SUPPLIED_UNIT)
            return -1;
        whole = i;
    }
    return whole;
}
