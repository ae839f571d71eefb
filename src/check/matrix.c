/* Matrix: see matrix.h. */
#include "matrix.h"
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "../base/fnv.h"
#include <stdlib.h>

typedef enum content { EMPTY, NIL, TEXT, DATE, DATA } content;

enum { HEADS = 64, GRID_COLUMNS = 128, WORD = 3 };

typedef struct tables {
    fig_checking *c;
    const fig_grid_cell *cells;
    const char *text;
    size_t cell_count;
    int32_t *first_figure;      /* per cell, -1: none */
    uint8_t *figure_count, *is; /* per cell: content  */
    size_t heads[HEADS];        /* of the matrix at hand, the lowest last */
    size_t head_count;
    uint8_t column_of[GRID_COLUMNS]; /* one more than its number in the matrix, by that of the text */
    fig_matrix m;
    fig_matrix_fn look;
} tables;

/* Bytes of signs that may stand beside a figure and say nothing of its value: a currency's, a percent sign, a note's. UTF-8 of no-break spaces, pounds, daggers among them. */
static size_t sign_at(const char *text, size_t len)
{
    static const char *const signs[] = {" ",      "\t",     "\n", "\r", "%", "*", "$", "+", "\u00A0",
                                        "\u202F", "\u2009", "£",  "€",  "¥", "†", "‡", "§", "|"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]);
        if (n <= len && memcmp(text, signs[i], n) == 0)
            return n;
    }
    return 0;
}

static bool are_signs(const char *text, size_t len)
{
    for (size_t i = 0, n; i < len; i += n)
        if ((n = sign_at(text + i, len - i)) == 0)
            return false;
    return true;
}

/* A dash, or several, and nothing else. */
static bool is_nil(const char *text, size_t len)
{
    static const char *const dashes[] = {"-", "–", "—", "−", "‐", "‑"};
    bool found = false;
    for (size_t i = 0; i < len;) {
        size_t n = sign_at(text + i, len - i);
        for (size_t k = 0; k < sizeof dashes / sizeof *dashes && !n; k++)
            if (strlen(dashes[k]) <= len - i && memcmp(text + i, dashes[k], strlen(dashes[k])) == 0) {
                n = strlen(dashes[k]);
                found = true;
            }
        if (!n)
            return false;
        i += n;
    }
    return found;
}

static bool is_number_of(const fig_figure *f)
{
    return f->value.ptr && f->mod == FIG_MOD_NONE && f->kind != FIG_KIND_DATE && f->kind != FIG_KIND_TIME && f->kind != FIG_KIND_DURATION &&
           f->kind != FIG_KIND_ORDINAL && f->kind != FIG_KIND_RATIO && f->kind != FIG_KIND_RECURRENCE && !(f->flags & FIG_FLAG_BOILERPLATE);
}

static content content_of(const tables *t, size_t i)
{
    const fig_grid_cell *cell = &t->cells[i];
    const char *begin = t->text + cell->begin;
    const size_t len = cell->end - cell->begin;
    if (!t->figure_count[i])
        return are_signs(begin, len) ? EMPTY : is_nil(begin, len) ? NIL : TEXT;
    const fig_figure *f = fig_of(t->c, t->first_figure[i]);
    if (f->kind == FIG_KIND_DATE)
        return DATE;
    const size_t from = f->text_start, to = f->text_end;
    const bool alone = t->figure_count[i] == 1 && to <= cell->end && is_number_of(f) && are_signs(begin, from - cell->begin) &&
                       are_signs(t->text + to, cell->end - to);
    return alone ? DATA : TEXT;
}

/* ---- figures into cells ---- */

/* The last cell that begins at or before the offset and reaches over it; cell_count: none. */
static size_t cell_at(const tables *t, size_t offset)
{
    size_t low = 0, high = t->cell_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->cells[mid].begin <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low && offset < t->cells[low - 1].end ? low - 1 : t->cell_count;
}

static void place_figures(tables *t)
{
    for (size_t i = 0; i < t->cell_count; i++)
        t->first_figure[i] = -1;
    for (size_t i = 0; i < t->c->result->count; i++) {
        const fig_figure *f = fig_of(t->c, (int32_t)i);
        size_t cell = strcmp(f->field.ptr, "text") == 0 ? cell_at(t, f->text_start) : t->cell_count;
        if (cell == t->cell_count)
            continue;
        if (t->first_figure[cell] < 0)
            t->first_figure[cell] = (int32_t)i;
        t->figure_count[cell] = (uint8_t)(t->figure_count[cell] + (t->figure_count[cell] < 9));
    }
    for (size_t i = 0; i < t->cell_count; i++)
        t->is[i] = (uint8_t)content_of(t, i);
}

/* ---- labels and heads ---- */

/* What the line says once more: the words, without figures, go into its hash. */
static void add_words(const tables *t, size_t i, fig_matrix_line *line)
{
    const fig_grid_cell *cell = &t->cells[i];
    int32_t figure = t->first_figure[i], last = figure + t->figure_count[i];
    for (size_t at = cell->begin; at < cell->end; at++) {
        if (figure >= 0 && figure < last && at >= fig_of(t->c, figure)->text_start) {
            line->dated = line->dated || fig_of(t->c, figure)->kind == FIG_KIND_DATE;
            at = fig_of(t->c, figure++)->text_end - 1;
        } else if (fig_ascii_is_letter(t->text[at]) || (unsigned char)t->text[at] >= 0x80)
            line->words = fig_fnv_byte(line->words, (unsigned char)(t->text[at] | (fig_ascii_is_letter(t->text[at]) ? 32 : 0)));
    }
}

static uint8_t says_of(const tables *t, size_t i)
{
    const fig_result *r = t->c->result;
    return r->cell_says && i < r->cell_count ? r->cell_says[i] : 0;
}

static size_t letters_in(const tables *t, size_t i)
{
    size_t n = 0;
    for (size_t at = t->cells[i].begin; at < t->cells[i].end; at++)
        n += fig_ascii_is_letter(t->text[at]);
    return n;
}

static bool stands_over(const fig_grid_cell *head, size_t column)
{
    return head->column <= column && column < head->column + head->columns;
}

/* How many of the matrix' columns the head stands over. */
static size_t width_of(const tables *t, const fig_grid_cell *head)
{
    size_t n = 0;
    for (size_t k = 0; k < GRID_COLUMNS; k++)
        n += t->column_of[k] && stands_over(head, k);
    return n;
}

/* A column of changes is one where a head says so, and each head that not all columns share says no more. */
static void read_column(tables *t, size_t column, fig_matrix_line *line)
{
    bool change = false, sure = true;
    line->words = FIG_FNV_START;
    for (size_t h = t->head_count; h-- > 0;) {
        const size_t i = t->heads[h];
        const fig_grid_cell *head = &t->cells[i];
        if (!stands_over(head, column) || (width_of(t, head) == t->m.column_count && t->m.column_count > 1))
            continue;
        const uint8_t says = says_of(t, i);
        add_words(t, i, line);
        if (!line->cell) {
            line->cell = head;
            line->says = says & (uint8_t) ~(FIG_SAYS_CHANGE | FIG_SAYS_BESIDE);
        }
        change = change || (says & FIG_SAYS_CHANGE);
        sure = sure && ((says & (FIG_SAYS_CHANGE | FIG_SAYS_BESIDE)) || t->is[i] == DATE || !letters_in(t, i));
    }
    if (change && sure)
        line->says |= FIG_SAYS_CHANGE;
}

static void read_label(tables *t, size_t i, fig_matrix_line *line)
{
    line->says |= says_of(t, i) & (uint8_t)~FIG_SAYS_BESIDE;
    add_words(t, i, line);
    if (!line->cell)
        line->cell = &t->cells[i];
}

/* ---- the matrix ---- */

static size_t column_of(const fig_grid_cell *cell)
{
    return (size_t)cell->column + cell->columns - 1; /* a sign in a cell of its own stands before the number's */
}

static bool is_data(const tables *t, size_t i)
{
    const fig_grid_cell *cell = &t->cells[i];
    return t->is[i] == DATA && cell->role == FIG_GRID_VALUE && cell->column > 0 && column_of(cell) < GRID_COLUMNS && cell->rows == 1;
}

static size_t row_end(const tables *t, size_t i, size_t end)
{
    const uint32_t row = t->cells[i].row;
    while (i < end && t->cells[i].row == row)
        i++;
    return i;
}

static bool has_data(const tables *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_data(t, i))
            return true;
    return false;
}

/* Heads of other columns, within a table or above it: words or dates beyond the first column. */
static bool are_heads(const tables *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t->cells[i].column > 0 && ((t->is[i] == TEXT && letters_in(t, i) >= WORD) || t->is[i] == DATE ||
                                       (t->is[i] != EMPTY && t->cells[i].role == FIG_GRID_HEAD)))
            return true;
    return false;
}

/* A row of the matrix: one with figures, or with a dash or a note where others have them. */
static bool is_row(const tables *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t->cells[i].column > 0 && t->cells[i].role != FIG_GRID_CAPTION && t->is[i] != EMPTY)
            return has_data(t, from, to) || !are_heads(t, from, to);
    return false;
}

/* Room for the rows of [from, to), and the columns that have figures; false: no matrix. */
static bool make_matrix(tables *t, size_t from, size_t to, bool gaps)
{
    fig_matrix *m = &t->m;
    size_t rows = 0, columns = 0;
    memset(t->column_of, 0, sizeof t->column_of);
    for (size_t i = from, next; i < to; i = next) {
        next = row_end(t, i, to);
        rows += is_row(t, i, next);
        gaps = gaps || !is_row(t, i, next);
        for (size_t k = i; k < next; k++)
            if (is_data(t, k))
                t->column_of[column_of(&t->cells[k])] = 1;
    }
    for (size_t k = 0; k < GRID_COLUMNS; k++)
        if (t->column_of[k])
            t->column_of[k] = (uint8_t)++columns;
    *m = (fig_matrix){.row_count = rows, .column_count = columns, .row_step = columns, .column_step = 1, .gaps = gaps};
    if (rows < 2 || rows > FIG_MATRIX_LINES || columns > FIG_MATRIX_COLUMNS)
        return false;
    m->rows = fig_calloc(rows, sizeof *m->rows);
    m->columns = fig_calloc(columns, sizeof *m->columns);
    m->figures = fig_calloc(rows * columns, sizeof *m->figures);
    m->values = fig_calloc(rows * columns, sizeof *m->values);
    t->c->nomem = t->c->nomem || !m->rows || !m->columns || !m->figures || !m->values;
    return !t->c->nomem;
}

static void read_row(tables *t, size_t from, size_t to, size_t row)
{
    fig_matrix *m = &t->m;
    fig_matrix_line *line = &m->rows[row];
    bool beyond = false;
    line->words = FIG_FNV_START;
    for (size_t i = from; i < to; i++) {
        const size_t column = column_of(&t->cells[i]), k = column < GRID_COLUMNS ? t->column_of[column] : 0;
        beyond = beyond || (k && t->cells[i].column > 0);
        if (k && t->cells[i].column > 0) {
            int32_t *at = &m->figures[row * m->row_step + (k - 1) * m->column_step];
            *at = is_data(t, i) && *at == FIG_CELL_EMPTY     ? t->first_figure[i]
                  : t->is[i] == EMPTY                        ? *at
                  : t->is[i] == NIL && *at == FIG_CELL_EMPTY ? FIG_CELL_NIL
                                                             : FIG_CELL_OTHER;
        } else if (!beyond && t->is[i] != EMPTY && t->cells[i].role != FIG_GRID_CAPTION)
            read_label(t, i, line);
    }
}

/* The rows [from, to) under the heads that were read. */
static void look_at(tables *t, size_t from, size_t to, bool gaps)
{
    size_t row = 0;
    if (make_matrix(t, from, to, gaps)) {
        for (size_t i = 0; i < t->m.row_count * t->m.column_count; i++)
            t->m.figures[i] = FIG_CELL_EMPTY;
        for (size_t k = 0; k < GRID_COLUMNS; k++)
            if (t->column_of[k])
                read_column(t, k, &t->m.columns[t->column_of[k] - 1]);
        for (size_t i = from, next; i < to; i = next) {
            next = row_end(t, i, to);
            if (is_row(t, i, next))
                read_row(t, i, next, row++);
        }
        fig_matrix_read(t->c, &t->m);
        if (!t->c->pool.failed)
            t->look(t->c, &t->m);
    }
    fig_free(t->m.rows);
    fig_free(t->m.columns);
    fig_free(t->m.figures);
    fig_free(t->m.values);
    t->m = (fig_matrix){0};
}

/* One table: stretches of rows, each below heads of its own. */
static void read_table(tables *t, size_t from, size_t to)
{
    size_t begin = from;
    bool data = false, gaps = false; /* before the first figures */
    t->head_count = 0;
    for (size_t i = from, next; i < to && !t->c->nomem; i = next) {
        next = row_end(t, i, to);
        if (has_data(t, i, next)) {
            begin = data ? begin : i;
            data = true;
        } else if (are_heads(t, i, next)) {
            if (data) {
                look_at(t, begin, i, gaps);
                t->head_count = 0;
            }
            data = gaps = false;
            for (size_t k = i; k < next && t->head_count < HEADS; k++)
                if (t->cells[k].column > 0 && t->is[k] != EMPTY)
                    t->heads[t->head_count++] = k;
        } else if (!data && t->cells[i].role != FIG_GRID_CAPTION)
            gaps = true;
    }
    if (data)
        look_at(t, begin, to, gaps);
}

static void read_tables(tables *t)
{
    place_figures(t);
    for (size_t i = 0, next; i < t->cell_count && !t->c->nomem; i = next) {
        next = i + 1;
        while (next < t->cell_count && t->cells[next].table == t->cells[i].table)
            next++;
        if (i == 0 || t->cells[i - 1].table <= t->cells[i].table) /* else the rest of one that has another within it */
            read_table(t, i, next);
    }
}

void fig_matrix_each(fig_checking *c, fig_matrix_fn look)
{
    const fig_document *d = c->document;
    if (!d->cells || !d->cell_count || !c->result->cell_says || c->result->cell_count != d->cell_count)
        return;
    tables t = {.c = c, .cells = d->cells, .text = d->text, .cell_count = d->cell_count, .look = look};
    t.first_figure = fig_calloc(t.cell_count, sizeof *t.first_figure);
    t.figure_count = fig_calloc(t.cell_count, 1);
    t.is = fig_calloc(t.cell_count, 1);
    if (!t.first_figure || !t.figure_count || !t.is)
        c->nomem = true;
    else
        read_tables(&t);
    fig_free(t.first_figure);
    fig_free(t.figure_count);
    fig_free(t.is);
}

fig_matrix fig_matrix_turned(const fig_matrix *m)
{
    fig_matrix turned = *m;
    turned.rows = m->columns;
    turned.columns = m->rows;
    turned.row_count = m->column_count;
    turned.column_count = m->row_count;
    turned.row_step = m->column_step;
    turned.column_step = m->row_step;
    turned.turned = !m->turned;
    return turned;
}
