/* Facts, tied to lines: see facts_lines.h. */
#include "facts_lines.h"

const fig_figure *fig_facts_figure(const fig_fact *f, const fig_result *result)
{
    int32_t at = f->figure;
    for (size_t i = 0; i < f->change_count && at < 0; i++)
        at = f->changes[i].figure;
    if (at < 0 && f->figure_count)
        at = (int32_t)f->figures[0];
    return at >= 0 ? fig_result_figure(result, (size_t)at) : NULL;
}

static bool inside(const fig_facts_line *l, const fig_figure *f)
{
    return f && !l->fault && f->text_start < l->place.end && f->text_end > l->place.start && strcmp(f->field.ptr, "text") == 0;
}

static bool has_figure(const fig_facts_line *l, const fig_fact *f, const fig_result *result)
{
    for (size_t i = 0; i < f->figure_count; i++)
        if (inside(l, fig_result_figure(result, f->figures[i])))
            return true;
    return false;
}

static void tie(fig_facts_file *c, const fig_result *result, bool by_main)
{
    for (size_t i = 0; i < result->fact_count; i++) {
        const fig_fact *f = &result->facts[i];
        for (size_t k = 0; k < c->count && c->line_of[i] < 0; k++) {
            fig_facts_line *l = &c->lines[k];
            if (l->fact >= 0 || (l->want.nothing && !by_main) ||
                !(by_main ? inside(l, fig_facts_figure(f, result)) : has_figure(l, f, result)))
                continue;
            l->fact = (ptrdiff_t)i;
            c->line_of[i] = (ptrdiff_t)k;
        }
    }
}

bool fig_facts_tie(fig_facts_file *c, const fig_result *result)
{
    size_t facts = result->fact_count;
    c->line_of = fig_arena_alloc(&c->a->arena, (facts + 1) * sizeof *c->line_of);
    if (!c->line_of)
        return false;
    for (size_t i = 0; i < facts; i++)
        c->line_of[i] = -1;
    tie(c, result, true);
    tie(c, result, false);
    return true;
}
