/*
 * Boilerplate: what a page says of its figures beside their text.
 *
 * in   pieces of the text that are flagged (menus, forms, advertisements)          out   FIG_FLAG_BOILERPLATE of the figures in them
 */
#include "work.h"

bool fig_boilerplate_at(const fig_work *w, uint32_t token)
{
    if (!w->map || !w->map->count)
        return false;
    size_t offset = fig_text_source_offset(&w->source, w->tokens.begin[token]);
    return fig_piece_at(w->map->pieces, w->map->count, offset)->flags & FIG_PIECE_BOILERPLATE;
}

void fig_boilerplate_flag(fig_work *w, size_t from)
{
    for (size_t i = from; i < w->draft_count; i++)
        if (fig_boilerplate_at(w, w->drafts[i].first))
            w->drafts[i].flags |= FIG_FLAG_BOILERPLATE;
}

uint32_t fig_boilerplate_end(const fig_work *w)
{
    if (!w->map)
        return 0;
    for (uint32_t i = 0; i < w->tokens.count; i++)
        if (!fig_boilerplate_at(w, i))
            return i;
    return 0;
}
