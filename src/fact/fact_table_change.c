/*
 * Changes of tables: a column that says how much something moved, beside the two that say from what to what.
 *
 * in   a row's figures, the two facts that were made of it          out   the later fact's changes
 */
#include "../base/str.h"
#include "fact_table.h"

static const char *basis_of(int32_t days)
{
    return days == 365 || days == 366 ? "year_ago"
           : days >= 28 && days <= 31 ? "month_ago"
           : days >= 89 && days <= 92 ? "quarter_ago"
           : days == 7                ? "week_ago"
           : days == 1                ? "previous"
                                      : NULL;
}

/* Where the fact's period begins. */
static bool day_of(const fig_fact_builder *b, const fig_fact *f, int32_t *day)
{
    const fig_draft *d = &b->w->drafts[(size_t)f->period_figure - b->base];
    *day = d->reading_count ? d->readings[0].from_day : INT32_MIN;
    return *day != INT32_MIN;
}

/* A change as the row has it, of the value now against the one before; false: it goes the other way, or is in another unit. */
static bool read_change(fig_fact_builder *b, const fig_figure *g, const fig_fact *now, const fig_fact *before, fig_change *out)
{
    fig_work *w = b->w;
    const bool negative = g->value.ptr[0] == '-' || g->direction == FIG_DIRECTION_DOWN;
    const int moved =
        fig_number_cmp(&w->pool, w->drafts[(size_t)now->figure - b->base].value.low, w->drafts[(size_t)before->figure - b->base].value.low);
    const bool percent = g->unit.len && (g->unit.ptr[0] == '%' || fig_str_is(g->unit, "pp") || fig_str_is(g->unit, "bp"));
    int32_t to, from;
    if ((moved > 0 && negative) || (moved < 0 && !negative) || (!percent && !fig_str_same(g->unit, now->unit)) || !day_of(b, now, &to) ||
        !day_of(b, before, &from))
        return false;
    *out = (fig_change){.value = g->value, .unit = g->unit, .figure = (int32_t)(g - b->result->figures)};
    if (g->value.ptr[0] == '-') {
        out->value.ptr++;
        out->value.len--;
    }
    out->direction = fig_str_is(g->value, "0") ? FIG_DIRECTION_NONE : negative ? FIG_DIRECTION_DOWN : FIG_DIRECTION_UP;
    out->basis = basis_of(to - from) ? fig_fact_literal(b, basis_of(to - from)) : before->period->edtf;
    return true;
}

void fig_table_put_changes(fig_fact_builder *b, const fig_table_cell *row, size_t count, fig_fact *facts, size_t fact_count)
{
    int32_t first, second;
    if (fact_count != 2 || !day_of(b, &facts[0], &first) || !day_of(b, &facts[1], &second) || first == second ||
        facts[0].period->grain != facts[1].period->grain || !fig_str_same(facts[0].measure, facts[1].measure) ||
        !fig_str_same(facts[0].subject, facts[1].subject) || !fig_str_same(facts[0].unit, facts[1].unit))
        return;
    fig_fact *now = &facts[first < second], *before = &facts[first > second];
    fig_change *list = fig_arena_alloc(b->arena, count * sizeof *list);
    size_t n = 0;
    for (size_t i = 0; list && i < count; i++)
        if (row[i].change)
            n += read_change(b, row[i].figure, now, before, &list[n]);
    now->changes = n ? list : NULL;
    now->change_count = n;
}
