/*
 * Points: of an index, or of a game?
 *
 * in   a document's drafts          out   points that no index, market or survey of the text can be meant by are counted
 * "41 points" of a text that names no index, nor speaks of a market (the grammar's list `points-setting`), and of which no verb says that they moved: {point}, a count.
 */
#include "action.h"

enum { MOST_POINTS = 1000 }; /* in a game or a season */

static bool may_be_counted(fig_work *w, const fig_draft *d)
{
    return d->kind == FIG_KIND_INDEX && !d->instrument && d->role != FIG_ROLE_CHANGE && d->direction == FIG_DIRECTION_NONE &&
           d->value.whole && !d->value.is_range && fig_number_cmp(&w->pool, d->value.low, fig_number_int(MOST_POINTS)) < 0;
}

/* The stretch at hand, with its drafts from `from` on, or one before. */
static bool speaks_of_market(const fig_work *w, size_t from)
{
    if (w->story.market)
        return true;
    for (size_t i = from; i < w->draft_count; i++)
        if (w->drafts[i].instrument)
            return true;
    const fig_list *list = &w->grammar->lists[w->known.points_setting];
    for (uint32_t at = 0; at < w->tokens.count; at++)
        if (fig_class_is(&w->lexemes, w->tokens.class_id[at], list->single))
            return true;
    return false;
}

void fig_points_note(fig_work *w, size_t from)
{
    fig_story *s = &w->story;
    for (size_t i = from; !s->points && i < w->draft_count; i++)
        s->points = may_be_counted(w, &w->drafts[i]);
    if (w->known.points_setting >= 0 && (s->points || !w->stretch.last))
        s->market = speaks_of_market(w, from);
}

void fig_count_points(fig_work *w, size_t from, size_t to)
{
    if (!w->story.points || w->story.market || w->known.points_setting < 0) /* without the list points are always an index's */
        return;
    for (size_t i = from; i < to; i++)
        if (may_be_counted(w, &w->drafts[i]))
            w->drafts[i].kind = FIG_KIND_COUNT;
}
