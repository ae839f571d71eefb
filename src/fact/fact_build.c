/*
 * Fact build: drafts as facts of the result.
 *
 * in   fact drafts, the figures that their drafts became          out   result->facts of this field, in document order
 * Where a fact names nobody, or a pronoun, it is of the last one named; what is quoted daily and has no date of its own is of the story's day.
 */
#include "fact_build.h"
#include "../base/alloc.h"
#include "../resolve/phrase_row.h"
#include "derive.h"
#include "fact.h"
#include "fact_daily.h"
#include "fact_period.h"
#include "fact_table.h"
#include "name.h"
#include "phrase.h"
#include <stdlib.h>
#include <string.h>

static const fig_str none = {NULL, 0};

fig_str fig_fact_literal(fig_fact_builder *b, const char *s)
{
    return s && *s ? fig_arena_str(b->arena, s, strlen(s)) : none;
}

bool fig_fact_is_date(const fig_work *w, uint32_t token)
{
    const int32_t figure = fig_figure_at(w, token);
    return figure >= 0 && w->drafts[figure].kind == FIG_KIND_DATE;
}

/* Words with one blank where there was any gap; dates left out on request ("third-quarter net profit": net profit). */
fig_str fig_fact_words(fig_fact_builder *b, fig_phrase p, bool dates)
{
    const fig_work *w = b->w;
    const fig_tokens *t = &w->tokens;
    if (p.first >= p.last)
        return none;
    size_t most = 0;
    for (uint32_t i = p.first; i < p.last; i++)
        most += t->end[i] - t->begin[i] + 1;
    char *out = fig_arena_alloc(b->arena, most + 1), *o = out;
    if (!out)
        return none;
    bool glued = true;
    for (uint32_t i = p.first; i < p.last; i++) {
        if (!dates && fig_fact_is_date(w, i)) {
            glued = glued && o == out;
            continue;
        }
        if (o > out && (!glued || t->gap[i] != FIG_GAP_GLUED))
            *o++ = ' ';
        glued = true;
        memcpy(o, w->text + t->begin[i], t->end[i] - t->begin[i]);
        o += t->end[i] - t->begin[i];
    }
    *o = 0;
    return o > out ? (fig_str){out, (size_t)(o - out)} : none;
}

uint32_t fig_phrase_past_articles(fig_work *w, fig_phrase p)
{
    while (p.first + 1 < p.last && (fig_phrase_roles(w, p.first) & FIG_WORD_ARTICLE))
        p.first++;
    return p.first;
}

const char *fig_fact_measure_value(const fig_work *w, uint32_t token)
{
    const fig_row *row = fig_phrase_row_of(w, w->facts.lists.measure, token);
    return row && row->value_count ? row->values[0] : NULL;
}

const fig_figure *fig_fact_main_figure(const fig_fact_builder *b, const fig_fact_draft *d)
{
    return fig_fact_figure_of(b, d->value >= 0 ? d->value : d->change_count ? d->changes[0].draft : -1);
}

/* ---- figures ---- */

static void put_value(fig_fact_builder *b, const fig_fact_draft *d, fig_fact *f)
{
    const fig_figure *v = fig_fact_figure_of(b, d->value), *from = fig_fact_figure_of(b, d->from),
                     *revised = fig_fact_figure_of(b, d->revised), *ratio = fig_fact_figure_of(b, d->ratio);
    f->figure = fig_fact_index_of(b, d->value);
    f->from_figure = fig_fact_index_of(b, d->from);
    f->revised_figure = fig_fact_index_of(b, d->revised);
    f->compared_figure = fig_fact_index_of(b, d->ratio);
    if (v) {
        f->value = v->value;
        f->low = v->low;
        f->high = v->high;
        f->unit = v->unit;
        f->per = v->per;
        f->precision = v->precision;
        f->precision_loose = v->precision_loose;
        f->mod = v->mod;
    }
    if (from)
        f->from_value = from->value;
    if (revised)
        f->revised_from = revised->value;
    f->compared_subject = fig_fact_words(b, d->compared, true);
    if (ratio && ratio->value.ptr) {
        fig_number n = b->w->drafts[d->ratio].value.low;
        if (ratio->kind == FIG_KIND_PERCENT)
            n = fig_number_scale(&b->w->pool, n, -2);
        f->compared_ratio = fig_number_fraction_str(b->arena, n);
    }
}

/* Its growth forecast, total sales are forecast: what somebody is expected to have says nothing itself. */
static bool is_measured(fig_work *w, fig_phrase p)
{
    uint32_t head = p.first;
    bool whose = fig_phrase_has(p) && (fig_phrase_roles(w, p.first) & FIG_WORD_POSSESSIVE);
    while (head + 1 < p.last && !(fig_phrase_roles(w, head + 1) & FIG_WORD_INNER))
        whose |= (fig_phrase_roles(w, ++head) & FIG_WORD_POSSESSOR) != 0;
    const uint32_t roles = fig_phrase_has(p) ? fig_phrase_roles(w, head) : 0;
    return (roles & (FIG_WORD_MEASURE | FIG_WORD_PRICE)) && !(roles & (FIG_WORD_AGENCY | FIG_WORD_TITLE)) &&
           (whose || fig_token_case_at(&w->tokens, head) == FIG_CASE_LOWER);
}

static int by_number(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The figures of a fact, and what converts or restates one of them. */
static void put_figures(fig_fact_builder *b, const fig_fact_draft *d, fig_fact *f)
{
    enum { BEHIND = 4 }; /* figures: $12 million, or 5 percent ($13 million) */
    uint32_t all[8 + FIG_FACT_CHANGES + FIG_FACT_PARTS + 16];
    const int32_t drafts[] = {d->value, d->from, d->revised, d->ratio, d->period};
    size_t n = 0;
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++)
        if (drafts[i] >= 0)
            all[n++] = (uint32_t)fig_fact_index_of(b, drafts[i]);
    for (size_t i = 0; i < d->change_count; i++)
        if (d->changes[i].draft >= 0)
            all[n++] = (uint32_t)fig_fact_index_of(b, d->changes[i].draft);
    const size_t own = n;
    qsort(all, n, sizeof *all, by_number);
    const uint32_t last = own ? all[own - 1] + BEHIND : 0;
    for (uint32_t i = own ? all[0] : 0; i < last && i < b->result->count && n < sizeof all / sizeof *all; i++) {
        const fig_figure *g = &b->result->figures[i];
        int32_t to = g->same_as >= 0 ? g->same_as : g->restates;
        for (size_t k = 0; to >= 0 && k < own; k++)
            if (all[k] == (uint32_t)to) {
                all[n++] = i;
                break;
            }
    }
    qsort(all, n, sizeof *all, by_number);
    uint32_t *list = fig_arena_alloc(b->arena, (n + 1) * sizeof *list);
    size_t count = 0;
    for (size_t i = 0; list && i < n; i++)
        if (!count || list[count - 1] != all[i])
            list[count++] = all[i];
    f->figures = list;
    f->figure_count = count;
    if (!d->part_count)
        return;
    uint32_t *parts = fig_arena_alloc(b->arena, d->part_count * sizeof *parts);
    for (size_t i = 0; parts && i < d->part_count; i++)
        parts[i] = (uint32_t)fig_fact_index_of(b, d->parts[i]);
    f->parts = parts;
    f->part_count = parts ? d->part_count : 0;
}

/* ---- period ---- */

/* The month that a first day, 2020-07-01, begins, counted from year nought; -1: it is none. */
static long month_begun(fig_str day)
{
    const size_t tail = sizeof "-07-01" - 1;
    if (day.len <= tail || memcmp(day.ptr + day.len - 3, "-01", 3) != 0)
        return -1;
    return strtol(day.ptr, NULL, 10) * 12 + strtol(day.ptr + day.len - tail + 1, NULL, 10);
}

const char *fig_fact_frequency(const fig_date *date)
{
    const fig_grain grain = date->grain;
    const long first = month_begun(date->date_from), end = month_begun(date->date_to);
    const long months = grain == FIG_GRAIN_MONTH && first > 0 && end > first ? end - first : 1;
    return grain == FIG_GRAIN_YEAR || months == 12     ? "A" /* the twelve months to March */
           : grain == FIG_GRAIN_QUARTER || months == 3 ? "Q"
           : months > 1                                ? NULL
           : grain == FIG_GRAIN_MONTH                  ? "M"
           : grain == FIG_GRAIN_WEEK                   ? "W"
           : grain == FIG_GRAIN_DAY                    ? "D"
                                                       : NULL;
}

static bool put_period(fig_fact_builder *b, const fig_fact_draft *d, fig_fact *f)
{
    bool daily = fig_fact_is_daily(b, d, f);
    f->period_figure = fig_fact_index_of(b, d->period);
    if (d->period >= 0 && !(daily && d->period_far)) {
        f->period = b->result->figures[f->period_figure].date;
    } else if ((f->period = fig_fact_year_ahead(b->w, d)) != NULL) {
        f->period_supplied = true; /* for the year, gold is down */
    } else if (daily) {
        if (!b->story_known)
            b->story_day = fig_fact_story_day(b->w);
        b->story_known = true;
        f->period = b->story_day;
        f->period_supplied = f->period != NULL;
    }
    f->frequency = fig_fact_literal(b, d->frequency ? d->frequency : f->period ? fig_fact_frequency(f->period) : NULL);
    return daily;
}

static fig_str joined(fig_fact_builder *b, const char *const *texts, size_t count)
{
    size_t bytes = 1;
    for (size_t i = 0; i < count; i++)
        bytes += strlen(texts[i]) + 2;
    char *out = count ? fig_arena_alloc(b->arena, bytes) : NULL, *o = out;
    for (size_t i = 0; out && i < count; i++) {
        if (i) {
            *o++ = ';';
            *o++ = ' ';
        }
        memcpy(o, texts[i], strlen(texts[i]));
        o += strlen(texts[i]);
    }
    if (!out)
        return none;
    *o = 0;
    return (fig_str){out, (size_t)(o - out)};
}

static void build(fig_fact_builder *b, size_t index, fig_fact *f)
{
    fig_work *w = b->w;
    fig_fact_draft *d = &w->facts.drafts[index];
    *f = (fig_fact){.size = sizeof *f, .figure = -1, .from_figure = -1, .revised_figure = -1, .period_figure = -1, .compared_figure = -1};
    f->field = fig_fact_literal(b, b->field);
    fig_fact_put_subject(b, d, index, f);
    put_value(b, d, f);
    fig_fact_put_measure(b, d, f);
    bool daily = put_period(b, d, f);
    fig_fact_put_changes(b, d, f, daily);
    put_figures(b, d, f);
    f->adjustment = joined(b, d->adjustments, d->adjustment_count);
    f->obs_status = fig_fact_literal(b, d->status ? d->status : "A");
    f->source = is_measured(w, d->source) ? none : fig_fact_words(b, d->source, true);
    f->rule = (fig_str){d->rule->name, strlen(d->rule->name)};
    f->sentence = d->sentence + 1;
    f->start = (uint32_t)fig_text_source_offset(&w->source, w->tokens.begin[d->first]);
    f->end = (uint32_t)fig_text_source_end(&w->source, w->tokens.end[d->last - 1]);
    if (w->map) { /* of a page the bytes of its file */
        const fig_map *m = w->map;
        f->start = (uint32_t)fig_piece_begin(m->bytes, m->byte_count, fig_piece_begin(m->pieces, m->count, f->start));
        f->end = (uint32_t)fig_piece_end(m->bytes, m->byte_count, fig_piece_end(m->pieces, m->count, f->end));
    }
    fig_fact_derive(w, d, b->result, f);
}

/* Those of tables among those of sentences, [from, *count) of `all`, in document order; not of figures that are in one of these already. */
static void merge(fig_fact *all, size_t from, size_t *count, const fig_table_facts *tables)
{
    size_t i = *count, k = tables->count;
    for (size_t end = *count + k; k; end--) {
        const bool sentence = i > from && all[i - 1].start >= tables->all[k - 1].start;
        all[end - 1] = sentence ? all[--i] : tables->all[--k];
    }
    *count += tables->count;
}

bool fig_facts_build(fig_work *w, fig_result *result, const char *field, size_t base)
{
    fig_facts *f = &w->facts;
    size_t before = result->fact_count;
    fig_fact_builder b = {.w = w, .arena = &result->arena, .result = result, .field = field, .base = base};
    fig_table_facts tables = {.all = NULL};
    if (!f->count && (!f->on || !w->cell_count))
        return true;
    if (!fig_figures_mark(w))
        return false;
    fig_fact_periods(w);
    bool good = !f->on || !w->cell_count || fig_table_facts_find(&b, &tables);
    fig_fact *all = fig_arena_alloc(&result->arena, (before + f->count + tables.count + 1) * sizeof *all);
    if (!all || !good) {
        fig_free(tables.all);
        return false;
    }
    if (before)
        memcpy(all, result->facts, before * sizeof *all);
    size_t count = before;
    for (size_t i = 0; i < f->count; i++) {
        build(&b, i, &all[count]);
        count += all[count].measure.len > 0; /* of nothing that is measured: no fact */
    }
    merge(all, before, &count, &tables);
    fig_free(tables.all);
    result->facts = all;
    result->fact_count = count;
    return !result->arena.failed && !fig_work_failed(w);
}
