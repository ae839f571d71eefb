/*
 * Changes of facts: by how much, and from when.
 *
 * in   a fact draft's changes, its period          out   a list of values with direction and basis: year_ago, previous, forecast, or a date
 */
#include "fact_build.h"
#include "fact_period.h"
#include <string.h>

static const char *basis_of_unit(fig_grain unit)
{
    return unit == FIG_GRAIN_YEAR      ? "year_ago"
           : unit == FIG_GRAIN_QUARTER ? "quarter_ago"
           : unit == FIG_GRAIN_MONTH   ? "month_ago"
           : unit == FIG_GRAIN_WEEK    ? "week_ago"
           : unit == FIG_GRAIN_DAY     ? "previous"
                                       : NULL;
}

/* What a date is to a fact's period: a year before it, a month; else the date itself. */
static fig_str basis_of_date(fig_fact_builder *b, const fig_fact_draft *d, int32_t date)
{
    const fig_draft *g = &b->w->drafts[date];
    const fig_date_reading *r = &g->readings[0];
    const fig_datetime *when = g->value.dated ? &g->value.dated->when : NULL;
    const char *basis = NULL;
    if (when && (when->earlier || (when->has_offset && when->offset == -1)))
        basis = when->unit == FIG_GRAIN_NONE ? "year_ago" : basis_of_unit(when->unit);
    if (!basis && d->period >= 0 && r->from_day != INT32_MIN) {
        const fig_date_reading *p = &b->w->drafts[d->period].readings[0];
        int32_t days = p->from_day - r->from_day;
        basis = p->from_day == INT32_MIN    ? NULL
                : days >= 365 && days < 367 ? "year_ago"
                : p->grain != r->grain      ? NULL
                : days >= 28 && days <= 31  ? "month_ago"
                : days >= 89 && days <= 92  ? "quarter_ago"
                : days == 7                 ? "week_ago"
                : days == 1                 ? "previous"
                                            : NULL;
    }
    if (basis)
        return fig_fact_literal(b, basis);
    return fig_fact_literal(b, r->edtf);
}

/* What says a change in another measure is a change too: rose by 2,100 tonnes, or 1.8%. */
static void add_restated(const fig_fact_builder *b, fig_fact_draft *d)
{
    const size_t stated = d->change_count;
    for (size_t i = 0; i < stated; i++) {
        const int32_t change = d->changes[i].draft;
        for (size_t k = (size_t)change + 1; change >= 0 && k < b->w->draft_count && k < (size_t)change + 4; k++) {
            bool known = b->w->drafts[k].restates != change || b->w->drafts[k].kind == b->w->drafts[change].kind;
            for (size_t j = 0; j < d->change_count && !known; j++)
                known = d->changes[j].draft == (int32_t)k;
            if (known || d->change_count == FIG_FACT_CHANGES)
                continue;
            d->changes[d->change_count] = d->changes[i];
            d->changes[d->change_count++].draft = (int32_t)k;
        }
    }
}

void fig_fact_put_changes(fig_fact_builder *b, fig_fact_draft *d, fig_fact *f, bool daily)
{
    add_restated(b, d);
    if (!d->change_count)
        return;
    fig_change *list = fig_arena_zalloc(b->arena, d->change_count * sizeof *list);
    if (!list)
        return;
    for (size_t i = 0; i < d->change_count; i++) {
        const fig_change_draft *c = &d->changes[i];
        const fig_figure *g = fig_fact_figure_of(b, c->draft);
        list[i].figure = fig_fact_index_of(b, c->draft);
        list[i].direction = c->direction;
        if (g) {
            list[i].value = g->value;
            list[i].low = g->low;
            list[i].high = g->high;
            list[i].unit = g->unit;
        }
        if (c->basis_date >= 0 && !fig_fact_is_ahead(b->w, &b->w->drafts[c->basis_date]))
            list[i].basis = basis_of_date(b, d, c->basis_date);
        else if (c->basis || d->basis)
            list[i].basis = fig_fact_literal(b, c->basis ? c->basis : d->basis);
        else if (daily && f->period && f->period->grain == FIG_GRAIN_DAY)
            list[i].basis = fig_fact_literal(b, "previous");
    }
    f->changes = list;
    f->change_count = d->change_count;
}
