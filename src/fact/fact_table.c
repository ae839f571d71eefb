/* Facts of tables: see fact_table.h. */
#include "fact_table.h"
#include "../base/alloc.h"
#include "../base/str.h"
#include "fact.h"
#include "fact_label.h"
#include "fact_period.h"
#include "name.h"
#include <string.h>

enum { COLUMNS = 64, DEEP = 4, CAPTIONS = 4 };

typedef struct column {
    fig_label label;
    uint8_t says;
    bool used;  /* has a head */
    bool money; /* ... and amounts: a bare number in it may be one */
} column;

typedef struct tables {
    fig_fact_builder *b;
    fig_table_facts *out;
    column columns[COLUMNS];
    fig_phrase measure, subject; /* of captions */
    bool scaled;                 /* a heading may say of what unit or scale all are, and no cell */
    bool timed;                  /* caption or corner have a time of their own: three months to June */
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
        if (fig_figure_at(t->b->w, k) < 0 &&
            (t->b->w->tokens.type[k] != FIG_TOKEN_SYMBOL || t->b->w->text[t->b->w->tokens.begin[k]] == '('))
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

/* Does something stand beyond the first column? */
static bool are_heads(const tables *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t->b->w->cells[i].column > 0 && t->b->w->cells[i].role != FIG_GRID_CAPTION &&
            fig_phrase_has(fig_cell_tokens(t->b->w, &t->b->w->cells[i])))
            return true;
    return false;
}

/* ---- heads ---- */

/* Has one of the words a time: three months to June 30? */
static bool has_time(const tables *t, fig_phrase p)
{
    for (uint32_t k = p.first; k < p.last; k++) {
        const int32_t figure = fig_figure_at(t->b->w, k);
        if (figure >= 0 && (t->b->w->drafts[figure].kind == FIG_KIND_DATE || t->b->w->drafts[figure].kind == FIG_KIND_DURATION))
            return true;
    }
    return false;
}

static void forget_heads(tables *t)
{
    for (size_t k = 0; k < COLUMNS; k++)
        t->columns[k] = (column){.label = no_label, .money = t->columns[k].money};
}

static void read_heads(tables *t, size_t from, size_t to)
{
    const fig_work *w = t->b->w;
    for (size_t i = from; i < to; i++) {
        const fig_grid_cell *cell = &w->cells[i];
        const fig_phrase p = fig_cell_tokens(w, cell);
        t->timed = t->timed || (cell->column == 0 && cell->role != FIG_GRID_CAPTION && has_time(t, p));
        for (uint32_t k = cell->column; k < cell->column + cell->columns && k < COLUMNS && cell->column > 0 && fig_phrase_has(p); k++) {
            column *c = &t->columns[k];
            c->says = c->used ? (uint8_t)((c->says & FIG_SAYS_CHANGE) | says_of(t, cell)) : says_of(t, cell);
            c->used = true;
            fig_label_add(t->b, cell, &c->label);
        }
    }
}

static void read_caption(tables *t, fig_phrase p)
{
    fig_work *w = t->b->w;
    t->timed = t->timed || has_time(t, p);
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
        *subject = row->measured ? fig_caption_subject(t->b->w, col->words) : row->words;
        return fig_phrase_has(*subject); /* 2024 outturn: who is that? */
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
    f->frequency = fig_fact_literal(b, fig_fact_frequency(date));
    f->obs_status = fig_fact_literal(b, "A");
    f->rule = fig_fact_literal(b, FIG_TABLE_RULE);
    return f->measure.len > 0;
}

/* ---- rows ---- */

static bool keep(tables *t, const fig_fact *facts, size_t count)
{
    fig_table_facts *o = t->out;
    if (!count || o->count + count > FIG_TABLE_FACTS)
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
    fig_table_cell row[COLUMNS];
    fig_fact facts[COLUMNS];
    size_t count = 0, made = 0;
    for (size_t i = from; i < to; i++) {
        const fig_grid_cell *cell = &w->cells[i];
        const uint32_t at = cell->column + cell->columns - 1;
        const bool value = cell->column > 0 && cell->role == FIG_GRID_VALUE && cell->rows == 1 && at < COLUMNS;
        const fig_figure *f = value ? figure_in(t, cell) : NULL;
        if (cell->column == 0 && cell->role != FIG_GRID_CAPTION) {
            fig_label_add(t->b, cell, &label);
            says |= says_of(t, cell);
        } else if (f && count < COLUMNS)
            row[count++] = (fig_table_cell){f, at, (t->columns[at].says & FIG_SAYS_CHANGE) != 0};
    }
    if (t->timed || (says & (FIG_SAYS_WHICH | FIG_SAYS_CHANGE | FIG_SAYS_ALL)) ||
        ((!label.measured || label.total) && (says & (FIG_SAYS_TOTAL | FIG_SAYS_REST))))
        return true;
    for (size_t i = 0; i < count; i++) {
        const column *c = &t->columns[row[i].column];
        const bool bare = row[i].figure->kind == FIG_KIND_NUMBER;
        if (!(c->says & (FIG_SAYS_CHANGE | FIG_SAYS_SHARE | FIG_SAYS_ALL)) && !(bare && (t->scaled || c->money)) &&
            make_fact(t, row[i].figure, &label, &c->label, &facts[made]))
            made++;
    }
    fig_table_put_changes(t->b, row, count, facts, made);
    for (size_t i = 0; i < made; i++)
        put_figures(t->b, facts[i].period_figure, &facts[i]);
    return keep(t, facts, made);
}

/* What stands above a table of [from, to), and its captions. */
static void read_captions(tables *t, size_t from, size_t to)
{
    const fig_work *w = t->b->w;
    const fig_phrase heading = fig_heading_before(w, &w->cells[from]);
    t->measure = t->subject = (fig_phrase){0, 0};
    t->scaled = fig_caption_has_aside(w, heading);
    t->timed = false;
    read_caption(t, heading);
    for (size_t i = from; i < to; i++)
        if (w->cells[i].role == FIG_GRID_CAPTION)
            read_caption(t, fig_cell_tokens(w, &w->cells[i]));
}

/* Accounts have their sign beside the first amount of a column and the last. */
static void find_money(tables *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        const fig_grid_cell *cell = &t->b->w->cells[i];
        const fig_figure *f = cell->column > 0 && cell->column + cell->columns <= COLUMNS ? figure_in(t, cell) : NULL;
        if (f && f->kind == FIG_KIND_MONEY)
            t->columns[cell->column + cell->columns - 1].money = true;
    }
}

static bool read_table(tables *t, size_t from, size_t to)
{
    const fig_work *w = t->b->w;
    bool begun = false;
    memset(t->columns, 0, sizeof t->columns);
    forget_heads(t);
    find_money(t, from, to);
    for (size_t i = from, next; i < to; i = next) {
        next = row_end(w, i, to);
        if (has_data(t, i, next)) {
            begun = true;
            if (!read_row(t, i, next))
                return false;
        } else if (are_heads(t, i, next)) {
            if (begun)
                forget_heads(t);
            begun = false;
            read_heads(t, i, next);
        }
    }
    return true;
}

bool fig_table_facts_find(fig_fact_builder *b, fig_table_facts *out)
{
    const fig_work *w = b->w;
    tables t = {.b = b, .out = out};
    *out = (fig_table_facts){.all = NULL};
    for (size_t i = 0, next; i < w->cell_count; i = next) {
        for (next = i + 1; next < w->cell_count && w->cells[next].table == w->cells[i].table;)
            next++;
        read_captions(&t, i, next);
        if ((i == 0 || w->cells[i - 1].table <= w->cells[i].table) && !read_table(&t, i, next))
            return false;
    }
    return fig_table_facts_tell_apart(out);
}
