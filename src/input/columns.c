/* Columns: see columns.h. */
#include "columns.h"
#include "column_lines.h"
#include <string.h>

enum {
    MOST_COLUMNS = 64,
    HEAD_LINES = 8,   /* looked at above a table */
    LONGEST_HEAD = 80 /* characters of such a line, its blanks left out */
};

/* Characters that the numbers of one column stand on. */
typedef struct column {
    uint32_t left, right;
} column;

typedef struct columns {
    const char *text;
    fig_page *page;
    fig_column_lines lines;
    column of[MOST_COLUMNS];
    size_t count;
    uint32_t tables, row;
} columns;

/* ---- tables ---- */

static bool meet(const fig_column_cell *a, const column *b)
{
    return a->left < b->right && b->left < a->right;
}

/* The column that a number stands on, made wider or anew; false: there are too many. */
static bool widen(columns *c, const fig_column_cell *number)
{
    size_t at = 0;
    while (at < c->count && !meet(number, &c->of[at]) && c->of[at].left < number->left)
        at++;
    if (at < c->count && meet(number, &c->of[at])) {
        c->of[at].left = number->left < c->of[at].left ? number->left : c->of[at].left;
        c->of[at].right = number->right > c->of[at].right ? number->right : c->of[at].right;
        return true;
    }
    if (c->count == MOST_COLUMNS)
        return false;
    memmove(c->of + at + 1, c->of + at, (c->count - at) * sizeof *c->of);
    c->of[at] = (column){number->left, number->right};
    c->count++;
    return true;
}

/* Does each number of the row stand on a column that is there? */
static bool fits(const columns *c, const fig_column_line *l)
{
    for (size_t i = l->first; i < l->first + l->count; i++) {
        size_t k = 0;
        while (c->lines.cells[i].number && k < c->count && !meet(&c->lines.cells[i], &c->of[k]))
            k++;
        if (c->lines.cells[i].number && k == c->count)
            return false;
    }
    return true;
}

static bool widen_all(columns *c, const fig_column_line *l)
{
    for (size_t i = l->first; i < l->first + l->count; i++)
        if (c->lines.cells[i].number && !widen(c, &c->lines.cells[i]))
            return false;
    return true;
}

/* The line behind the table that begins with the row `from`: of rows, with a blank line, a ruler and a label between two of them where what follows stands on the same columns. */
static size_t table_end(columns *c, size_t from)
{
    size_t end = from;
    c->count = 0;
    for (size_t i = from, between = 0; i < c->lines.line_count && between < 4; i++) {
        const fig_column_line *l = &c->lines.lines[i];
        if (l->kind == FIG_LINE_RUNNING || l->kind == FIG_LINE_HEADS || (l->kind == FIG_LINE_ROW && between && !fits(c, l)))
            break;
        between = l->kind == FIG_LINE_ROW ? 0 : between + 1;
        if (l->kind != FIG_LINE_ROW)
            continue;
        if (!widen_all(c, l))
            break;
        end = i + 1;
    }
    return end > from ? end : from + 1;
}

/* Does each column hold at most one number of each row? */
static bool stands_apart(const columns *c, const fig_column_line *l)
{
    size_t before = SIZE_MAX;
    for (size_t i = l->first; i < l->first + l->count; i++)
        for (size_t k = 0; c->lines.cells[i].number && k < c->count; k++)
            if (meet(&c->lines.cells[i], &c->of[k])) {
                if (k == before || (k + 1 < c->count && meet(&c->lines.cells[i], &c->of[k + 1])))
                    return false;
                before = k;
                break;
            }
    return true;
}

/* Are [from, to) a table? Its columns are in c->of then. */
static bool is_table(columns *c, size_t from, size_t to)
{
    size_t rows = 0, wide = 0, behind_label = 0;
    uint32_t right = 0;
    bool flush = true;
    c->count = 0;
    for (size_t i = from; i < to; i++) {
        const fig_column_line *l = &c->lines.lines[i];
        if (l->kind != FIG_LINE_ROW)
            continue;
        rows++;
        wide += l->numbers > 1;
        if (!widen_all(c, l))
            return false;
        for (size_t k = l->first; k < l->first + l->count; k++) {
            const fig_column_cell *n = &c->lines.cells[k];
            if (!n->number)
                continue;
            behind_label += k > l->first;
            flush = flush && (!right || n->right == right);
            right = n->right;
        }
    }
    if (rows < FIG_COLUMN_LEAST_ROWS || (wide < FIG_COLUMN_LEAST_ROWS && !(flush && c->count == 1 && behind_label == rows)))
        return false;
    for (size_t i = from; i < to; i++)
        if (c->lines.lines[i].kind == FIG_LINE_ROW && !stands_apart(c, &c->lines.lines[i]))
            return false;
    return true;
}

/* ---- heads ---- */

static size_t characters(const columns *c, const fig_column_line *l)
{
    size_t n = 0;
    for (size_t i = l->first; i < l->first + l->count; i++)
        n += c->lines.cells[i].right - c->lines.cells[i].left;
    return n;
}

static bool in_parentheses(const columns *c, const fig_column_line *l)
{
    const fig_column_cell *only = &c->lines.cells[l->first];
    return l->count == 1 && c->text[only->begin] == '(' && c->text[only->end - 1] == ')';
}

/* A line that ends as no sentence does: `Results by segment (in millions)` too. */
static bool is_title(const columns *c, const fig_column_line *l)
{
    const char last = l->kind == FIG_LINE_LABEL ? c->text[c->lines.cells[l->first].end - 1] : '.';
    return fig_column_is_letter(last) || last == ')';
}

/* Does all of the line stand over the columns, or over the labels with something over the columns? */
static bool is_head(const columns *c, const fig_column_line *l)
{
    if (l->kind != FIG_LINE_HEADS && l->kind != FIG_LINE_LABEL)
        return false;
    const fig_column_cell *last = &c->lines.cells[l->first + l->count - 1];
    return last->right > c->of[0].left && last->left >= c->of[0].left / 2 && last->left < c->of[c->count - 1].right;
}

/* The first line of what stands over the table's first row. */
static size_t heads_begin(const columns *c, size_t from, size_t least)
{
    size_t begin = from, blanks = 0;
    for (size_t i = from; i-- > least && from - i <= HEAD_LINES && blanks < 2;) {
        const fig_column_line *l = &c->lines.lines[i];
        if (l->kind == FIG_LINE_BLANK || l->kind == FIG_LINE_RULER)
            blanks += l->kind == FIG_LINE_BLANK;
        else if (characters(c, l) <= LONGEST_HEAD && (is_head(c, l) || in_parentheses(c, l) || is_title(c, l)))
            begin = i;
        else
            break;
    }
    return begin;
}

/* ---- writing ---- */

static void write_cell(columns *c, size_t begin, size_t end, fig_grid_cell place)
{
    place.table = c->tables;
    place.row = c->row;
    place.rows = 1;
    size_t around = fig_page_begin_cell(c->page, &place);
    fig_page_put(c->page, c->text, begin, end - begin, true);
    fig_page_end_cell(c->page, around);
}

/* The columns that a cell stands over, from 1 on; 0, the labels', if it stands over none. */
static fig_grid_cell place_of(const columns *c, const fig_column_cell *a)
{
    fig_grid_cell out = {.columns = 1};
    for (size_t k = 0; k < c->count; k++)
        if (meet(a, &c->of[k])) {
            out.columns = out.column ? (uint32_t)k + 2 - out.column : 1;
            out.column = out.column ? out.column : (uint32_t)k + 1;
        }
    if (!out.column && a->left >= c->of[0].left) /* between two */
        out.column = (uint32_t)c->count;
    return out;
}

static void write_heads(columns *c, const fig_column_line *l)
{
    for (size_t i = l->first; i < l->first + l->count; i++) {
        fig_grid_cell place = place_of(c, &c->lines.cells[i]);
        place.role = FIG_GRID_HEAD;
        if (in_parentheses(c, l) || !is_head(c, l))
            place = (fig_grid_cell){.columns = 1, .role = FIG_GRID_CAPTION};
        write_cell(c, c->lines.cells[i].begin, c->lines.cells[i].end, place);
    }
}

/* What stands before the first column is one label. */
static void write_row(columns *c, const fig_column_line *l)
{
    size_t i = l->first, end = l->first + l->count, labels = i;
    while (labels < end && !c->lines.cells[labels].number && c->lines.cells[labels].left < c->of[0].left)
        labels++;
    if (labels > i)
        write_cell(c, c->lines.cells[i].begin, c->lines.cells[labels - 1].end, (fig_grid_cell){.columns = 1});
    for (i = labels; i < end; i++)
        write_cell(c, c->lines.cells[i].begin, c->lines.cells[i].end, place_of(c, &c->lines.cells[i]));
}

static void write_table(columns *c, size_t from, size_t first_row, size_t to)
{
    c->row = 0;
    for (size_t i = from; i < to; i++, c->row++) {
        const fig_column_line *l = &c->lines.lines[i];
        if (l->kind == FIG_LINE_ROW || l->kind == FIG_LINE_LABEL || l->kind == FIG_LINE_HEADS)
            (i < first_row ? write_heads : write_row)(c, l);
    }
    c->tables++;
}

/* Text between tables; its own ends are breaks already. */
static void write_text(columns *c, size_t begin, size_t end)
{
    while (begin < end && (fig_column_is_blank(c->text[begin]) || c->text[begin] == '\n') && c->tables)
        begin++;
    fig_page_put(c->page, c->text, begin, end - begin, true);
}

/* Every line is looked at by one table at most: a table ends where the next may begin. */
static void write_all(columns *c, size_t len, bool *found)
{
    size_t written = 0, line_after = 0;
    for (size_t i = 0; i < c->lines.line_count; i++) {
        if (c->lines.lines[i].kind != FIG_LINE_ROW)
            continue;
        size_t to = table_end(c, i);
        if (is_table(c, i, to)) {
            size_t from = heads_begin(c, i, line_after);
            write_text(c, written, c->lines.lines[from].begin);
            write_table(c, from, i, to);
            line_after = to;
            written = c->lines.lines[to - 1].end;
            *found = true;
        }
        i = to - 1;
    }
    if (*found)
        write_text(c, written, len);
}

bool fig_columns_read(fig_page *page, const char *text, size_t len, bool *found)
{
    columns c = {.text = text, .page = page};
    *found = false;
    fig_page_begin(page);
    page->flags = FIG_PIECE_PLAIN;
    bool good = fig_column_lines_read(&c.lines, text, len);
    if (good)
        write_all(&c, len, found);
    fig_column_lines_clear(&c.lines);
    return good && !page->failed && !page->text.failed;
}
