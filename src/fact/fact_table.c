/* Facts of tables: see fact_table.h. */
#include "fact_table.h"
#include "../base/alloc.h"
#include "../base/fnv.h"
#include "../base/str.h"
#include "fact.h"
#include "fact_label.h"
#include "fact_period.h"
#include "name.h"
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 64, DEEP = 4, CAPTIONS = 4 };

typedef struct column {
    fig_label label;
    uint8_t says;
    bool used; /* has a head */
} column;

typedef struct tables {
    fig_fact_builder *b;
    fig_table_facts *out;
    column columns[COLUMNS];
    fig_phrase measure, subject; /* of captions */
    bool scaled;                 /* a heading may say of what unit or scale all are, and no cell */
} tables;

static const fig_label no_label = {.date = -1};

/* ---- cells ---- */

static uint8_t says_of(const tables *t, const fig_grid_cell *cell)
{
    const fig_work *w = t->b->w;
    return w->cell_says ? w->cell_says[cell - w->cells] : 0;
}

/* The figure that is all of a cell; NULL: none, or several, or a date. */
static const fig_figure *figure_in(const tables *t, const fig_grid_cell *cell)
{
    const fig_result *r = t->b->result;
    size_t low = t->b->base, high = r->count;
    while (low < high) { /* figures that begin before the cell */
        size_t mid = low + (high - low) / 2;
        if (r->figures[mid].text_start < cell->begin)
            low = mid + 1;
        else
            high = mid;
    }
    const fig_figure *f = low < r->count ? &r->figures[low] : NULL, *next = low + 1 < r->count ? f + 1 : NULL;
    if (!f || f->text_end > cell->end || (next && next->text_start < cell->end) || !f->value.ptr || !fig_kind_is_measured(f->kind) ||
        f->flags & FIG_FLAG_BOILERPLATE)
        return NULL;
    const fig_phrase p = fig_cell_tokens(t->b->w, cell);
    for (uint32_t k = p.first; k < p.last; k++) /* (12), 12 est. */
        if (fig_figure_at(t->b->w, k) < 0 && (t->b->w->tokens.type[k] != FIG_TOKEN_SYMBOL || t->b->w->text[t->b->w->tokens.begin[k]] == '('))
            return NULL;
    return f;
}

static size_t row_end(const fig_work *w, size_t i, size_t end)
{
    const uint32_t row = w->cells[i].row;
    while (i < end && w->cells[i].row == row)
        i++;
    return i;
}

static bool has_data(const tables *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t->b->w->cells[i].column > 0 && t->b->w->cells[i].role == FIG_GRID_VALUE && figure_in(t, &t->b->w->cells[i]))
            return true;
    return false;
}

/* ---- heads ---- */

static void forget_heads(tables *t)
{
    for (size_t k = 0; k < COLUMNS; k++)
        t->columns[k] = (column){.label = no_label};
}

static void read_heads(tables *t, size_t from, size_t to)
{
    const fig_work *w = t->b->w;
    for (size_t i = from; i < to; i++) {
        const fig_grid_cell *cell = &w->cells[i];
        const fig_phrase p = fig_cell_tokens(w, cell);
        for (uint32_t k = cell->column; k < cell->column + cell->columns && k < COLUMNS && cell->column > 0 && fig_phrase_has(p); k++) {
            column *c = &t->columns[k];
            c->says = c->used ? (uint8_t)((c->says & FIG_SAYS_CHANGE) | says_of(t, cell)) : says_of(t, cell);
            c->used = true;
            fig_label_add(t->b, cell, &c->label);
        }
    }
}

/* The sentence before a table, where it is a heading: its caption in a format that has none. */
static fig_phrase heading_before(const tables *t, const fig_grid_cell *first)
{
    const fig_work *w = t->b->w;
    const uint32_t token = fig_cell_tokens(w, first).first;
    uint32_t low = 0, high = (uint32_t)w->sentences.count;
    while (low < high) { /* sentences that begin before the table */
        uint32_t mid = low + (high - low) / 2;
        if (w->sentences.start[mid] < token)
            low = mid + 1;
        else
            high = mid;
    }
    if (!low)
        return (fig_phrase){0, 0};
    const fig_phrase p = {w->sentences.start[low - 1], w->sentences.start[low]};
    const bool running = w->tokens.type[p.last - 1] == FIG_TOKEN_SYMBOL && w->text[w->tokens.begin[p.last - 1]] == '.';
    const size_t end = fig_text_source_offset(&w->source, w->tokens.end[p.last - 1]);
    const fig_grid_cell *before = first > w->cells ? first - 1 : NULL; /* another table's */
    return running || (before && end <= before->end) ? (fig_phrase){0, 0} : p;
}

/* Population by county, thousands; Results (in millions) */
static bool has_aside(const fig_work *w, fig_phrase p)
{
    for (uint32_t k = p.first; k < p.last; k++)
        if (w->tokens.type[k] == FIG_TOKEN_SYMBOL && memchr(",(:;", w->text[w->tokens.begin[k]], 4))
            return true;
    return false;
}

static void read_caption(tables *t, fig_phrase p)
{
    fig_work *w = t->b->w;
    if (!fig_phrase_has(t->measure))
        t->measure = fig_caption_measure(w, p);
    if (!fig_phrase_has(t->subject))
        t->subject = fig_caption_subject(w, p);
}

/* ---- a fact ---- */

/* Whose it is, and what is measured; false: no honest reading. */
static bool divide(const tables *t, const fig_label *row, const fig_label *col, fig_phrase *subject, fig_phrase *measure)
{
    const fig_label *other = row->date >= 0 ? col : row; /* the one beside the period */
    const bool both = fig_phrase_has(row->words) && fig_phrase_has(col->words);
    *subject = t->subject;
    if (row->unclear || col->unclear || (row->date >= 0) == (col->date >= 0))
        return false;
    if (both) {
        if (row->measured == col->measured)
            return false;
        *measure = row->measured ? row->words : col->words;
        *subject = row->measured ? col->words : row->words;
        return true;
    }
    if (!fig_phrase_has(other->words) && !fig_phrase_has(row->words) && !fig_phrase_has(col->words))
        return false;
    const fig_label *named = fig_phrase_has(row->words) ? row : col;
    if (fig_phrase_has(t->measure)) {
        *subject = named->words;
        *measure = t->measure;
        return true;
    }
    *measure = named->words;
    return named->measured;
}

static const char *frequency_of(fig_grain grain)
{
    return grain == FIG_GRAIN_YEAR      ? "A"
           : grain == FIG_GRAIN_QUARTER ? "Q"
           : grain == FIG_GRAIN_MONTH   ? "M"
           : grain == FIG_GRAIN_WEEK    ? "W"
           : grain == FIG_GRAIN_DAY     ? "D"
                                        : NULL;
}

static void put_value(const fig_figure *v, fig_fact *f)
{
    f->value = v->value;
    f->unit = v->unit;
    f->per = v->per;
    f->precision = v->precision;
    f->precision_loose = v->precision_loose;
    f->mod = v->mod;
    f->start = v->start;
    f->end = v->end;
    f->sentence = v->sentence;
    f->field = v->field;
}

static void put_figures(fig_fact_builder *b, int32_t period, fig_fact *f)
{
    uint32_t *list = fig_arena_alloc(b->arena, (2 + f->change_count) * sizeof *list);
    size_t n = 0;
    if (!list)
        return;
    if (period < f->figure)
        list[n++] = (uint32_t)period;
    list[n++] = (uint32_t)f->figure;
    for (size_t i = 0; i < f->change_count; i++)
        if (f->changes[i].figure >= 0)
            list[n++] = (uint32_t)f->changes[i].figure;
    if (period > f->figure)
        list[n++] = (uint32_t)period;
    f->figures = list;
    f->figure_count = n;
}

static bool make_fact(tables *t, const fig_figure *v, const fig_label *row, const fig_label *col, fig_fact *f)
{
    fig_fact_builder *b = t->b;
    fig_phrase subject, measure;
    const int32_t period = row->date >= 0 ? row->date : col->date;
    *f = (fig_fact){.size = sizeof *f, .from_figure = -1, .revised_figure = -1, .compared_figure = -1};
    if (!divide(t, row, col, &subject, &measure))
        return false;
    const fig_date *date = b->result->figures[period].date;
    if (!date || !date->date_from.ptr || b->result->figures[period].rel != FIG_REL_NONE)
        return false;
    f->figure = (int32_t)(v - b->result->figures);
    put_value(v, f);
    f->subject = fig_fact_words(b, subject, true);
    f->subject_id = v->instrument;
    f->measure = fig_fact_words(b, measure, false);
    f->period = date;
    f->period_figure = period;
    f->frequency = fig_fact_literal(b, frequency_of(date->grain));
    f->obs_status = fig_fact_literal(b, "A");
    f->rule = fig_fact_literal(b, FIG_TABLE_RULE);
    return f->measure.len > 0;
}

/* ---- changes ---- */

typedef struct data {
    const fig_figure *figure;
    uint32_t column;
    size_t fact; /* one more than its number among the row's; 0: none */
} data;

static const char *basis_of(int32_t days)
{
    return days == 365 || days == 366   ? "year_ago"
           : days >= 28 && days <= 31   ? "month_ago"
           : days >= 89 && days <= 92   ? "quarter_ago"
           : days == 7                  ? "week_ago"
           : days == 1                  ? "previous"
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
    const int moved = fig_number_cmp(&w->pool, w->drafts[(size_t)now->figure - b->base].value.low, w->drafts[(size_t)before->figure - b->base].value.low);
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

/* Of a row with two facts and changes beside them: those of the later one. */
static void put_changes(tables *t, const data *row, size_t count, fig_fact *facts, size_t fact_count)
{
    int32_t first, second;
    if (fact_count != 2 || !day_of(t->b, &facts[0], &first) || !day_of(t->b, &facts[1], &second) || first == second ||
        facts[0].period->grain != facts[1].period->grain || !fig_str_same(facts[0].measure, facts[1].measure) ||
        !fig_str_same(facts[0].subject, facts[1].subject) || !fig_str_same(facts[0].unit, facts[1].unit))
        return;
    fig_fact *now = &facts[first < second], *before = &facts[first > second];
    fig_change *list = fig_arena_alloc(t->b->arena, count * sizeof *list);
    size_t n = 0;
    for (size_t i = 0; list && i < count; i++)
        if (t->columns[row[i].column].says & FIG_SAYS_CHANGE)
            n += read_change(t->b, row[i].figure, now, before, &list[n]);
    now->changes = n ? list : NULL;
    now->change_count = n;
}

/* ---- rows ---- */

static bool keep(tables *t, const fig_fact *facts, size_t count)
{
    fig_table_facts *o = t->out;
    if (o->count + count > FIG_TABLE_FACTS)
        return true;
    if (!fig_grow(&o->all, &o->capacity, o->count + count, sizeof *o->all))
        return false;
    memcpy(o->all + o->count, facts, count * sizeof *facts);
    o->count += count;
    return true;
}

static bool read_row(tables *t, size_t from, size_t to)
{
    const fig_work *w = t->b->w;
    fig_label label = no_label;
    uint8_t says = 0;
    data row[COLUMNS];
    fig_fact facts[COLUMNS];
    size_t count = 0, made = 0;
    for (size_t i = from; i < to; i++) {
        const fig_grid_cell *cell = &w->cells[i];
        const uint32_t at = cell->column + cell->columns - 1;
        const bool value = cell->column > 0 && cell->role == FIG_GRID_VALUE && cell->rows == 1 && at < COLUMNS;
        const fig_figure *f = value ? figure_in(t, cell) : NULL;
        if (cell->column == 0) {
            fig_label_add(t->b, cell, &label);
            says |= says_of(t, cell);
        } else if (f && count < COLUMNS)
            row[count++] = (data){.figure = f, .column = at};
    }
    if ((says & (FIG_SAYS_WHICH | FIG_SAYS_CHANGE | FIG_SAYS_ALL)) || (!label.measured && (says & (FIG_SAYS_TOTAL | FIG_SAYS_REST))))
        return true;
    for (size_t i = 0; i < count; i++) {
        const column *c = &t->columns[row[i].column];
        if (!(c->says & (FIG_SAYS_CHANGE | FIG_SAYS_SHARE | FIG_SAYS_ALL)) && !(t->scaled && row[i].figure->kind == FIG_KIND_NUMBER) &&
            make_fact(t, row[i].figure, &label, &c->label, &facts[made]))
            made++;
    }
    put_changes(t, row, count, facts, made);
    for (size_t i = 0; i < made; i++)
        put_figures(t->b, facts[i].period_figure, &facts[i]);
    return keep(t, facts, made);
}

static bool read_table(tables *t, size_t from, size_t to)
{
    const fig_work *w = t->b->w;
    bool begun = false;
    forget_heads(t);
    for (size_t i = from, next; i < to; i = next) {
        next = row_end(w, i, to);
        if (has_data(t, i, next)) {
            begun = true;
            if (!read_row(t, i, next))
                return false;
        } else if (next - i > 1 || w->cells[i].column > 0) {
            if (begun)
                forget_heads(t);
            begun = false;
            read_heads(t, i, next);
        }
    }
    return true;
}

/* ---- what cannot be told apart ---- */

typedef struct known {
    uint64_t key;
    size_t fact;
} known;

static int by_key(const void *a, const void *b)
{
    const known *x = a, *y = b;
    return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->fact > y->fact) - (x->fact < y->fact);
}

static uint64_t add(uint64_t h, fig_str s)
{
    for (size_t i = 0; i < s.len; i++)
        h = fig_fnv_byte(h, (unsigned char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]));
    return fig_fnv_byte(h, 0x1F);
}

/* One observation with two values is none, one that is said twice one. */
static bool drop_doubtful(fig_table_facts *o)
{
    known *all = fig_calloc(o->count + 1, sizeof *all);
    if (!all)
        return false;
    for (size_t i = 0; i < o->count; i++) {
        const fig_fact *f = &o->all[i];
        all[i] = (known){add(add(add(add(add(FIG_FNV_START, f->subject), f->measure), f->unit), f->per), f->period->edtf), i};
    }
    qsort(all, o->count, sizeof *all, by_key);
    for (size_t i = 0, next; i < o->count; i = next) {
        bool same = true;
        for (next = i + 1; next < o->count && all[next].key == all[i].key; next++)
            same = same && fig_str_same(o->all[all[next].fact].value, o->all[all[i].fact].value);
        for (size_t k = same ? i + 1 : i; k < next && next > i + 1; k++)
            o->all[all[k].fact].measure.len = 0;
    }
    size_t kept = 0;
    for (size_t i = 0; i < o->count; i++)
        if (o->all[i].measure.len)
            o->all[kept++] = o->all[i];
    o->count = kept;
    fig_free(all);
    return true;
}

bool fig_table_facts_find(fig_fact_builder *b, fig_table_facts *out)
{
    const fig_work *w = b->w;
    tables t = {.b = b, .out = out};
    *out = (fig_table_facts){.all = NULL};
    if (w->source.repair_count)
        return true; /* cells are places of what the document has */
    for (size_t i = 0, next; i < w->cell_count; i = next) {
        next = i + 1;
        if (i == 0 || w->cells[i - 1].table != w->cells[i].table) {
            const fig_phrase heading = heading_before(&t, &w->cells[i]);
            t.measure = t.subject = (fig_phrase){0, 0};
            t.scaled = has_aside(w, heading);
            read_caption(&t, heading);
        }
        if (w->cells[i].role == FIG_GRID_CAPTION) {
            read_caption(&t, fig_cell_tokens(w, &w->cells[i]));
            continue;
        }
        while (next < w->cell_count && w->cells[next].table == w->cells[i].table && w->cells[next].role != FIG_GRID_CAPTION)
            next++;
        if ((i == 0 || w->cells[i - 1].table <= w->cells[i].table) && !read_table(&t, i, next))
            return false;
    }
    return drop_doubtful(out);
}
