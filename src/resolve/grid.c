/*
 * Grid: units and scales that stand in the heads of a table and not beside its numbers.
 *
 * in   a sentence that is a cell, w->cells          out   of a head: what it says; of other cells: their bare numbers with unit, scale and rate, `supplied`
 * "Sales, $ millions" above "1,234" -> money 1234000000 USD. What a head's words mean is said by the `head` definitions of the grammars, which the matcher tries at each of its tokens. Of the heads of
 * a number one that says percent wins; else that of the row, the nearest above it in its column, the corner's, the caption. A scale without a unit (`in millions`) goes to what has no other, also to amounts
 * that have their currency beside them.
 */
#include "../base/alloc.h"
#include "../grammar/form.h"
#include "work.h"
#include <string.h>

typedef struct fig_head {
    const fig_grid_cell *cell;
    const fig_rule *rule; /* of the unit; NULL: none */
    const fig_rule *scale_rule;
    const fig_row *unit, *per; /* NULL: none                     */
    const fig_row *scale;
    const char *constant;   /* the unit of a head without a row: percent's */
    const char *rate;       /* of a head that stops: {share}, or NULL */
    const char *instrument; /* whose levels and moves stand in the row, or NULL */
    const fig_rule *says;   /* only where somebody listens: that of what it says beside units, and nothing else here */
    fig_kind kind;          /* NONE: a scale alone */
    bool stops;             /* of a row or column: no scale of another head goes here: per share */
} fig_head;

enum { ROW = 2, COLUMN = 3, CORNER = 4, CAPTION = 5 }; /* ranks of heads; the last two are the whole table's */
enum { LOOK_BACK = 256, NESTED = 8, LONGEST_HEAD = 40, LONGEST_VALUE = 12 };

void fig_heads_resolve(fig_grammar *g)
{
    static const fig_form form = {
        .verb = "head",
        .keys = "kind=" FIG_FORM_KINDS
                " unit=<text> per=<text> scale=none place=first|last|whole says=total|all|which|rest|change|beside|share"};
    for (size_t i = 0; i < g->head_count; i++) {
        fig_rule *head = &g->heads[i];
        head->make.verb_id = fig_grid_says_of(&head->make);
        if (head->make.verb && strcmp(head->make.verb, form.verb) == 0)
            fig_form_check_make(g, head->def, &head->make, &form);
        else if (head->make.verb)
            fig_form_refuse_word(g, head->def, 0, "no action of heads is called `%.*s`", form.verb);
    }
}

/* The innermost cell that the sentence begins in, or NULL. */
static const fig_grid_cell *cell_of(const fig_work *w, uint32_t first)
{
    size_t offset = fig_text_source_offset(&w->source, w->tokens.begin[first]), low = 0, high = w->cell_count;
    while (low < high) { /* cells that begin at or before offset */
        size_t mid = low + (high - low) / 2;
        if (w->cells[mid].begin <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t i = low, looked = 0; i-- > 0 && looked < NESTED; looked++)
        if (offset < w->cells[i].end)
            return &w->cells[i];
    return NULL;
}

/* ---- heads ---- */

/* The first row that the match has bound to the name, or NULL. */
static const fig_row *row_bound(const fig_work *w, int name)
{
    int open[16], depth = 0;
    for (size_t i = 0; i < w->matcher.trace_count; i++) {
        const fig_trace *t = &w->matcher.trace[i];
        if (t->type == FIG_TRACE_BIND && depth < 16)
            open[depth++] = (int)t->of;
        else if (t->type == FIG_TRACE_UNBIND && depth)
            depth--;
        else if (t->type == FIG_TRACE_ROW && depth && open[depth - 1] == name)
            return t->row;
    }
    return NULL;
}

/* Is the token within a draft that begins before it? `10%` makes no column of percentages. */
static bool is_within_draft(const fig_work *w, size_t from, uint32_t token)
{
    for (size_t i = from; i < w->draft_count; i++)
        if (w->drafts[i].first < token && token < w->drafts[i].last)
            return true;
    return false;
}

/* What the match of a rule says, laid over what is known of the head. */
static void lay(const fig_work *w, const fig_rule *rule, fig_head *head)
{
    const fig_row *scale = row_bound(w, FIG_NAME_SCALE), *instrument = row_bound(w, FIG_NAME_INSTRUMENT);
    const char *kind = fig_make_attr(&rule->make, "kind");
    if (fig_make_attr(&rule->make, "scale")) {
        head->stops = true;
        head->rate = fig_make_attr(&rule->make, "per");
    }
    if (!head->scale && scale) {
        head->scale = scale;
        head->scale_rule = rule;
    }
    if (!kind || head->kind != FIG_KIND_NONE)
        return;
    head->kind = fig_kind_from_name(kind, strlen(kind));
    head->rule = rule;
    head->unit = row_bound(w, FIG_NAME_UNIT);
    head->per = row_bound(w, FIG_NAME_PER);
    head->constant = fig_make_attr(&rule->make, "unit");
    head->instrument = instrument && instrument->value_count ? instrument->values[0] : NULL;
}

/* Drafts in [first, last) are words of the head and no figures: `$000`. */
static void drop_drafts(fig_work *w, size_t from, uint32_t first, uint32_t last)
{
    size_t kept = from;
    for (size_t i = from; i < w->draft_count; i++)
        if (w->drafts[i].last <= first || w->drafts[i].first >= last)
            w->drafts[kept++] = w->drafts[i];
    w->draft_count = kept;
}

/* `place=whole`: the rule wants all of the head, `place=last`: what stands last in it. */
static bool may_stand(const fig_rule *rule, uint32_t first, uint32_t at, uint32_t end, uint32_t last)
{
    const char *place = fig_make_attr(&rule->make, "place");
    return !place || (end == last && (at == first || strcmp(place, "whole") != 0));
}

static void keep_head(fig_work *w, const fig_head *head)
{
    if (!fig_grow(&w->heads, &w->head_capacity, w->head_count + 1, sizeof *w->heads)) {
        w->failed = true;
        return;
    }
    w->heads[w->head_count++] = *head;
}

static void read_head(fig_work *w, const fig_grid_cell *cell, uint32_t first, uint32_t last, size_t from)
{
    const fig_grammar *g = w->grammar;
    fig_head head = {.cell = cell};
    const fig_items items = fig_work_items(w, first, last);
    for (uint32_t at = first; at < last && at < first + LONGEST_HEAD; at++)
        for (size_t r = 0; r < g->head_count; r++) {
            const fig_rule *rule = &g->heads[r];
            if (rule->make.verb_id > 0) /* grid_says.c */
                continue;
            uint32_t end = is_within_draft(w, from, at) ? UINT32_MAX : fig_matcher_run(&w->matcher, rule->program, &items, at, UINT32_MAX);
            if (end == UINT32_MAX || end > last || !may_stand(rule, first, at, end, last))
                continue;
            lay(w, rule, &head);
            drop_drafts(w, from, at, end);
            at = end - 1;
            break;
        }
    if (!head.scale && !head.stops && head.kind == FIG_KIND_NONE)
        return;
    keep_head(w, &head);
}

/* ---- values ---- */

static bool overlaps(uint32_t a, uint32_t a_count, uint32_t b, uint32_t b_count)
{
    return a < b + b_count && b < a + a_count;
}

/* How near a head is to a cell: 0 it is none of its heads, else the lower the stronger. */
static unsigned rank_of(const fig_head *h, const fig_grid_cell *cell)
{
    const fig_grid_cell *c = h->cell;
    if (c->table != cell->table || c == cell)
        return 0;
    if (c->role == FIG_GRID_CAPTION)
        return CAPTION;
    if (overlaps(c->row, c->rows, cell->row, cell->rows) && c->column < cell->column)
        return ROW;
    if (c->role == FIG_GRID_HEAD && c->column == 0 && c->row < cell->row && cell->column > 0)
        return CORNER;
    return c->row < cell->row && overlaps(c->column, c->columns, cell->column, cell->columns) ? COLUMN : 0;
}

typedef struct given {
    const fig_head *unit, *scale;
    const char *rate, *instrument;
    bool stops;
} given;

static given find_heads(const fig_work *w, const fig_grid_cell *cell)
{
    given g = {NULL, NULL, NULL, NULL, false};
    unsigned unit_rank = 9, scale_rank = 9;
    for (size_t i = w->head_count, looked = 0; i-- > 0 && looked < LOOK_BACK; looked++) {
        const fig_head *h = &w->heads[i];
        unsigned rank = rank_of(h, cell);
        if (!rank)
            continue;
        unsigned of_unit = h->kind == FIG_KIND_PERCENT && rank < CORNER ? 1 : rank;
        if (h->kind != FIG_KIND_NONE && of_unit < unit_rank) {
            g.unit = h;
            unit_rank = of_unit;
        }
        if (h->kind == FIG_KIND_NONE && h->scale && rank < scale_rank) {
            g.scale = h;
            scale_rank = rank;
        }
        g.stops = g.stops || (h->stops && rank < CORNER);
        g.instrument = !g.instrument && rank < CORNER ? h->instrument : g.instrument;
        g.rate = !g.rate && h->stops && rank < CORNER ? h->rate : g.rate;
    }
    return g;
}

static bool supply_unit(fig_draft *d, const fig_head *h)
{
    if (d->kind != FIG_KIND_NUMBER || (!h->unit && !h->constant))
        return false;
    if (h->unit)
        fig_draft_units(d, h->unit);
    else
        fig_draft_set_unit(d, h->constant);
    d->unit_written = false;
    d->kind = h->kind;
    d->supplied |= FIG_SUPPLIED_UNIT;
    if (h->per && h->per->value_count && !d->per) {
        d->per = h->per->values[0];
        d->supplied |= FIG_SUPPLIED_PER;
    }
    return true;
}

static bool supply_scale(fig_work *w, fig_draft *d, const fig_row *row)
{
    fig_value *v = &d->value;
    if (!row->number || v->scaled)
        return false;
    v->low = fig_number_mul(&w->pool, v->low, *row->number);
    v->high = fig_number_mul(&w->pool, v->high, *row->number);
    v->precision = fig_number_mul(&w->pool, v->precision, *row->number);
    v->scaled = true;
    v->whole = false;
    v->trailing_zeros = 0;
    d->supplied |= FIG_SUPPLIED_SCALE;
    return true;
}

/* (1,100) in a cell of its own is negative, as accountants print it; (1) may be a note. */
static void read_parentheses(fig_work *w, const fig_grid_cell *cell, uint32_t first, uint32_t last, fig_draft *d)
{
    const fig_tokens *t = &w->tokens;
    const bool noted = d->kind == FIG_KIND_NUMBER && d->value.whole && !d->value.grouped;
    if (d->first != first + 1 || d->last + 1 != last || noted || fig_number_is_negative(d->value.low) || d->value.is_range ||
        w->text[t->begin[first]] != '(' || w->text[t->begin[d->last]] != ')' || cell->column == 0)
        return;
    d->value.low = fig_number_mul(&w->pool, d->value.low, fig_number_int(-1));
    d->value.high = d->value.low;
    d->first = first;
    d->last = last;
}

/* Somebody listens: which definitions have said something of the figure's row or column. */
static void tell_of_says(fig_work *w, const fig_grid_cell *cell, const fig_draft *d)
{
    for (size_t i = w->head_count, looked = 0; i-- > 0 && looked < LOOK_BACK; looked++)
        if (w->heads[i].says && rank_of(&w->heads[i], cell))
            fig_work_tell(w, FIG_EVENT_HEADED, w->heads[i].says, d->first, d->last, d, NULL, NULL);
}

enum { SHARE_PLACES = 2, SHARE_MOST = 1000 };

/* $ 3,315 under "$ millions" is one of them, as 3,315 is; $ 2.05 may be of a share. */
static bool is_one_of(const fig_work *w, const fig_draft *d, const fig_head *h)
{
    const fig_tokens *t = &w->tokens;
    const char *text = w->text + t->begin[d->first], *point = memchr(text, '.', t->end[d->last - 1] - t->begin[d->first]);
    const size_t places = point ? (size_t)(w->text + t->end[d->last - 1] - point) - 1 : 0;
    return h && h->kind == FIG_KIND_MONEY && h->scale && h->unit && h->unit->value_count && d->kind == FIG_KIND_MONEY && d->unit_count &&
           !d->per && strcmp(d->unit, h->unit->values[0]) == 0 &&
           !(places == SHARE_PLACES && fig_number_to_double(d->value.low) < SHARE_MOST);
}

static void supply(fig_work *w, const fig_grid_cell *cell, uint32_t first, uint32_t last, size_t from)
{
    given g = find_heads(w, cell);
    for (size_t i = from; i < w->draft_count; i++) {
        fig_draft *d = &w->drafts[i];
        if (w->listener)
            tell_of_says(w, cell, d);
        bool written = d->kind == FIG_KIND_MONEY || d->kind == FIG_KIND_QUANTITY; /* its unit stands beside it */
        if (d->excluded || !d->value.has_low || (!written && d->kind != FIG_KIND_NUMBER))
            continue;
        bool given_unit = g.unit && supply_unit(d, g.unit);
        const fig_head *scale = NULL;
        if (given_unit && g.unit->scale)
            scale = g.unit;
        else if (!given_unit && !g.stops && is_one_of(w, d, g.unit))
            scale = g.unit;
        else if (g.scale && !g.stops && d->kind != FIG_KIND_PERCENT && (given_unit || d->kind == FIG_KIND_MONEY || !g.unit))
            scale = g.scale;
        bool scaled = scale && supply_scale(w, d, scale->scale);
        if (g.instrument && !d->instrument && (d->kind == FIG_KIND_INDEX || d->kind == FIG_KIND_PERCENT))
            d->instrument = g.instrument;
        if (g.rate && d->kind == FIG_KIND_MONEY && !d->per) {
            d->per = g.rate;
            d->supplied |= FIG_SUPPLIED_PER;
        }
        read_parentheses(w, cell, first, last, d);
        if (given_unit)
            fig_work_tell(w, FIG_EVENT_HEADED, g.unit->rule, d->first, d->last, d, NULL, NULL);
        if (scaled && !(given_unit && scale->scale_rule == g.unit->rule))
            fig_work_tell(w, FIG_EVENT_HEADED, scale->scale_rule, d->first, d->last, d, NULL, NULL);
    }
}

void fig_grid_read(fig_work *w, uint32_t first, uint32_t last, size_t from)
{
    const fig_grid_cell *cell = cell_of(w, first);
    if (!cell || !w->grammar->head_count)
        return;
    const fig_rule *says = NULL;
    if (fig_grid_says(w, cell, first, last, &says) && w->listener)
        keep_head(w, &(fig_head){.cell = cell, .says = says});
    bool edge = cell->role == FIG_GRID_VALUE && (cell->row == 0 || cell->column == 0) && from == w->draft_count;
    if (cell->role != FIG_GRID_VALUE || edge) /* old pages have no heads but their first row and column */
        read_head(w, cell, first, last, from);
    else if (last - first <= LONGEST_VALUE)
        supply(w, cell, first, last, from);
}
