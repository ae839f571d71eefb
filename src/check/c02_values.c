/*
 * C2, values: the amounts of a sentence that a change may be between.
 *
 * in   a sentence, a change          out   at most six values, in their order; more are too many to tell
 */
#include "../base/ascii.h"
#include "c02_frame.h"

static bool is_amount(const fig_figure *change)
{
    return change->kind != FIG_KIND_RATIO && change->kind != FIG_KIND_MULTIPLE && !fig_str_is(change->unit, "%") &&
           !fig_str_is(change->unit, "pp") && !fig_str_is(change->unit, "bp");
}

/* The number of a name: "The Brenner 200 slipped" */
static bool is_of_name(const fig_frames *x, int32_t i)
{
    const fig_figure *f = fig_of(x->c, i);
    const fig_field_text *t = f->kind == FIG_KIND_NUMBER && !f->unit.len ? fig_text_of(x->c, f) : NULL;
    size_t at = f->text_start;
    if (!t || at < 2 || !fig_ascii_is_blank(t->text[at - 1]) || !fig_ascii_is_letter(t->text[at - 2]) || f->role != FIG_ROLE_NONE)
        return false;
    for (at--; at > 0 && fig_ascii_is_letter(t->text[at - 1]); at--)
        ;
    return t->text[at] >= 'A' && t->text[at] <= 'Z' && at > 0 && fig_ascii_is_blank(t->text[at - 1]);
}

static bool is_value(const fig_frames *x, int32_t i, int32_t change)
{
    const fig_figure *f = fig_of(x->c, i), *by = fig_of(x->c, change);
    const bool length = f->kind == FIG_KIND_DURATION && f->role != FIG_ROLE_AGE && by->kind != FIG_KIND_MULTIPLE,
               plain = f->kind == FIG_KIND_MONEY || f->kind == FIG_KIND_QUANTITY || f->kind == FIG_KIND_COUNT ||
                       f->kind == FIG_KIND_NUMBER || f->kind == FIG_KIND_INDEX || (f->kind == FIG_KIND_PERCENT && fig_str_is(f->unit, "%"));
    if (i == change || is_of_name(x, i) || !(length || (plain && f->value.ptr)) || f->role == FIG_ROLE_CHANGE ||
        x->is[i] & (IS_BY | IS_BY_THAT))
        return false;
    if (by->kind == FIG_KIND_PERCENT && !fig_str_is(by->unit, "%"))
        return f->kind == FIG_KIND_PERCENT;
    return is_amount(by) ? fig_move_comparable(x->c, f, by) : (f->kind == FIG_KIND_PERCENT) == x->points;
}

int32_t fig_beside_sentence(const fig_frames *x, int32_t figure, int step)
{
    const fig_figure *f = fig_of(x->c, figure);
    int32_t i = figure;
    while (i >= 0 && (size_t)i < x->c->result->count) {
        const fig_figure *g = fig_of(x->c, i);
        if (!fig_str_same(g->field, f->field))
            return -1;
        if (g->sentence != f->sentence)
            return (int)g->sentence - (int)f->sentence == step ? i : -1;
        i += step;
    }
    return -1;
}

fig_values fig_values_of(const fig_frames *x, int32_t figure, int32_t change)
{
    fig_values all = {.count = 0};
    int32_t first = figure;
    if (figure < 0)
        return all;
    const fig_figure *f = fig_of(x->c, figure);
    while (first > 0 && fig_of(x->c, first - 1)->sentence == f->sentence && fig_str_same(fig_of(x->c, first - 1)->field, f->field))
        first--;
    for (int32_t i = first; (size_t)i < x->c->result->count; i++) {
        const fig_figure *g = fig_of(x->c, i);
        if (g->sentence != f->sentence || !fig_str_same(g->field, f->field))
            break;
        if (!is_value(x, i, change) || g->same_as >= 0)
            continue;
        if (all.count == VALUES_MOST) {
            all.many = true;
            break;
        }
        all.of[all.count++] = i;
    }
    return all;
}

int32_t fig_only_one(const fig_frames *x, const fig_values *all, int32_t with)
{
    int32_t found = -1;
    for (size_t i = 0; i < all->count; i++) {
        if (all->of[i] == with || !fig_move_comparable(x->c, fig_of(x->c, all->of[i]), fig_of(x->c, with)))
            continue;
        if (found >= 0 || all->many)
            return -1;
        found = all->of[i];
    }
    return found;
}

fig_values fig_values_near(const fig_frames *x, const fig_values *all, int32_t with)
{
    fig_values near = {.many = all->many};
    for (size_t i = 0; i < all->count; i++)
        if (fig_move_is_near(x->c, all->of[i], with))
            near.of[near.count++] = all->of[i];
    return near;
}

fig_values fig_values_before(const fig_values *here, int32_t change)
{
    fig_values all = {.many = here->many};
    for (size_t i = 0; i < here->count; i++)
        if (here->of[i] < change)
            all.of[all.count++] = here->of[i];
    return all;
}

fig_values fig_values_joined(const fig_values *a, const fig_values *b)
{
    fig_values all = *a;
    all.many = a->many || b->many || a->count + b->count > VALUES_MOST;
    for (size_t i = 0; i < b->count && !all.many; i++)
        all.of[all.count++] = b->of[i];
    return all;
}
