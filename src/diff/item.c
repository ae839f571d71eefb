/*
 * Item: the choices written down as the fig_diff_items of include/figura/diff.h, one for each figure of the draft that is no boilerplate.
 */
#include "../base/alloc.h"
#include "aligner.h"

bool fig_diff_item_add(fig_aligner *a, const fig_diff_item *item)
{
    if (!fig_grow(&a->items, &a->item_capacity, a->item_count + 1, sizeof *a->items))
        return false;
    a->items[a->item_count++] = *item;
    return true;
}

static void fill(fig_aligner *a, fig_diff_item *item, const fig_point *d, const fig_choice *c)
{
    item->status = c->status;
    item->why = fig_reason_of(a, d, c);
    if (c->chosen.point < 0)
        return;
    const fig_point *s = &a->points[c->chosen.point];
    const fig_passage *p = &a->passages[s->passage];
    item->source = (int32_t)s->text - 1;
    item->source_figure = (int32_t)s->index;
    item->sentence_start = p->field->sentence_starts[p->sentence - 1];
    item->sentence_end = p->field->sentence_starts[p->sentence];
    if (c->status != FIG_DIFF_COMPUTED)
        return;
    for (int i = 0; i < 2; i++)
        item->source_figures[i] = (int32_t)a->points[c->operands[i]].index;
    item->how = fig_arena_str(&a->arena, c->how, strlen(c->how));
}

bool fig_diff_items_make(fig_aligner *a)
{
    const fig_result *draft = a->draft.result;
    size_t point = 0;
    for (size_t i = 0; i < draft->count; i++) {
        fig_choice none = {.status = FIG_DIFF_NOT_IN_SOURCES, .chosen.point = -1};
        fig_diff_item item = {.size = sizeof item, .figure = (int32_t)i, .source = -1, .source_figure = -1, .source_figures = {-1, -1}};
        if (draft->figures[i].flags & FIG_FLAG_BOILERPLATE)
            continue;
        while (point < a->draft_points && a->points[point].index < i)
            point++;
        bool known = point < a->draft_points && a->points[point].index == i;
        fill(a, &item, known ? &a->points[point] : NULL, known ? &a->choices[point] : &none);
        if (!fig_diff_item_add(a, &item))
            return false;
    }
    return true;
}
