/*
 * Grid, what words say: that a label is a total's, that a column says how much something changed.
 *
 * in   a sentence that is a cell, the `head` definitions with `says=`          out   the cell's bits of FIG_SAYS_*, kept in the result for src/check
 * "Total sales" -> FIG_SAYS_TOTAL; "Change, %" -> FIG_SAYS_CHANGE; "Change at constant rates" says nothing, since its definition wants the whole head. What the bits come to is the checks' to
 * find: a row that is called a total is one only if the table's own figures bear it out.
 */
#include "work.h"
#include <string.h>

enum { LONGEST = 24 };

uint8_t fig_grid_says_of(const fig_make *make)
{
    static const struct {
        const char *name;
        uint8_t says;
    } names[] = {{"total", FIG_SAYS_TOTAL}, {"which", FIG_SAYS_WHICH},   {"rest", FIG_SAYS_REST}, {"change", FIG_SAYS_CHANGE},
                 {"share", FIG_SAYS_SHARE}, {"beside", FIG_SAYS_BESIDE}, {"all", FIG_SAYS_ALL}};
    const char *says = fig_make_attr(make, "says");
    for (size_t i = 0; says && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].name, says) == 0)
            return names[i].says;
    return 0;
}

/* Are the tokens all of the cell? One of several sentences says less than the whole. */
static bool is_all(const fig_work *w, const fig_grid_cell *cell, uint32_t first, uint32_t last)
{
    const size_t begin = fig_text_source_offset(&w->source, w->stretch.begin + w->tokens.begin[first]),
                 end = fig_text_source_end(&w->source, w->stretch.begin + w->tokens.end[last - 1]);
    return begin == cell->begin && end >= cell->end;
}

/* `place=whole`, `place=first`, `place=last`; anywhere without it. */
static bool may_stand(const fig_rule *rule, uint32_t first, uint32_t at, uint32_t end, uint32_t last, bool all)
{
    const char *place = fig_make_attr(&rule->make, "place");
    if (!place)
        return true;
    if (strcmp(place, "first") == 0)
        return at == first;
    return end == last && all && (at == first || strcmp(place, "whole") != 0);
}

static bool is_said(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t first, uint32_t last, bool all)
{
    for (uint32_t at = first; at < last; at++) {
        uint32_t end = fig_matcher_run(&w->matcher, rule->program, items, at, UINT32_MAX);
        if (end != UINT32_MAX && end <= last && may_stand(rule, first, at, end, last, all))
            return true;
    }
    return false;
}

uint8_t fig_grid_says(fig_work *w, const fig_grid_cell *cell, uint32_t first, uint32_t last, const fig_rule **last_rule)
{
    const fig_grammar *g = w->grammar;
    const fig_items items = fig_work_items(w, first, last);
    const bool all = is_all(w, cell, first, last);
    uint8_t says = 0;
    *last_rule = NULL;
    for (size_t r = 0; r < g->head_count && last - first <= LONGEST; r++)
        if (g->heads[r].make.verb_id > 0 && is_said(w, &g->heads[r], &items, first, last, all)) {
            says |= (uint8_t)g->heads[r].make.verb_id;
            *last_rule = &g->heads[r];
        }
    w->cell_says[cell - w->cells] |= says;
    return says;
}
