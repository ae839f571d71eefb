/* Column lines: see column_lines.h. */
#include "column_lines.h"
#include "../base/alloc.h"
#include "../base/ascii.h"
#include "../base/str.h"
#include <string.h>

bool fig_column_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* 1,234.5 · (12) · $1.23 · 12.2% · 4.5x: digits and marks, three letters at most, and it begins with no letter. No hour, and no `1.` of a list. */
static bool is_number(fig_str s, bool *year)
{
    size_t digits = 0, letters = 0;
    for (size_t i = 0; i < s.len; i++) {
        digits += fig_ascii_is_digit(s.ptr[i]);
        letters += fig_column_is_letter(s.ptr[i]);
    }
    *year = s.len == 4 && digits == 4 && (memcmp(s.ptr, "19", 2) == 0 || memcmp(s.ptr, "20", 2) == 0);
    return digits && letters <= 3 && s.len <= 24 && !fig_column_is_letter(s.ptr[0]) && s.ptr[s.len - 1] != '.' &&
           !memchr(s.ptr, ':', s.len);
}

/* A sign that stands apart from its number: $      1,234 */
static bool is_sign(fig_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (fig_ascii_is_digit(s.ptr[i]) || fig_column_is_letter(s.ptr[i]) || strchr("-_=.*|+", s.ptr[i]))
            return false;
    return s.len <= 4;
}

static bool add_cell(fig_column_lines *c, fig_column_cell new)
{
    fig_column_cell *last = c->lines[c->line_count - 1].count ? &c->cells[c->cell_count - 1] : NULL;
    if (last && is_sign((fig_str){c->text + last->begin, last->end - last->begin})) {
        last->end = new.end;
        last->right = new.right;
        return true;
    }
    if (!fig_grow(&c->cells, &c->cell_capacity, c->cell_count + 1, sizeof *c->cells))
        return false;
    c->cells[c->cell_count++] = new;
    c->lines[c->line_count - 1].count++;
    return true;
}

/* The cells of a line: what two blanks or a tab part. */
static bool cut(fig_column_lines *c, const fig_column_line *l)
{
    uint32_t at = 0;
    for (size_t i = l->begin; i < l->end;) {
        while (i < l->end && fig_column_is_blank(c->text[i])) {
            at = c->text[i] == '\t' ? (at | 7) + 1 : at + 1;
            i++;
        }
        fig_column_cell new = {.begin = (uint32_t)i, .left = at};
        for (; i < l->end; i++) {
            if (c->text[i] == '\t' || (fig_column_is_blank(c->text[i]) && (i + 1 == l->end || fig_column_is_blank(c->text[i + 1]))))
                break;
            at += ((unsigned char)c->text[i] & 0xC0) != 0x80;
        }
        new.end = (uint32_t)i;
        new.right = at;
        if (new.begin < new.end && !add_cell(c, new))
            return false;
    }
    return true;
}

static fig_column_kind kind_of(fig_column_lines *c, fig_column_line *l)
{
    size_t marks = 0, years = 0;
    for (size_t i = l->begin; i < l->end; i++)
        marks += !fig_column_is_blank(c->text[i]) && !strchr("-_=.*|+", c->text[i]);
    if (!l->count)
        return FIG_LINE_BLANK;
    if (!marks)
        return FIG_LINE_RULER;
    for (size_t i = l->first; i < l->first + l->count; i++) {
        fig_column_cell *new = &c->cells[i];
        new->number = is_number((fig_str){c->text + new->begin, new->end - new->begin}, &new->year);
        l->numbers += new->number;
        years += new->year;
    }
    if (l->numbers > years && (l->numbers > 1 || l->count > 1))
        return FIG_LINE_ROW;
    if (l->count > 1)
        return FIG_LINE_HEADS;
    return l->numbers ? FIG_LINE_RUNNING : FIG_LINE_LABEL;
}

/* Are there as many lines as a table has at least, with a digit behind two blanks or a tab? Most texts have none, and need no cells. */
static bool may_hold_rows(const char *text, size_t len)
{
    size_t rows = 0;
    for (size_t i = 0; i < len && rows < FIG_COLUMN_LEAST_ROWS; i++) {
        bool apart = false, number = false;
        for (; i < len && text[i] != '\n'; i++) {
            apart = apart || text[i] == '\t' || (text[i] == ' ' && i + 1 < len && text[i + 1] == ' ');
            number = number || (apart && fig_ascii_is_digit(text[i]));
        }
        rows += number;
    }
    return rows == FIG_COLUMN_LEAST_ROWS;
}

bool fig_column_lines_read(fig_column_lines *c, const char *text, size_t len)
{
    *c = (fig_column_lines){.text = text};
    if (!may_hold_rows(text, len))
        return true;
    for (size_t i = 0; i < len; i++) {
        const char *feed = memchr(c->text + i, '\n', len - i);
        if (!fig_grow(&c->lines, &c->line_capacity, c->line_count + 1, sizeof *c->lines))
            return false;
        fig_column_line *l = &c->lines[c->line_count++];
        *l = (fig_column_line){
            .begin = (uint32_t)i, .end = (uint32_t)(feed ? (size_t)(feed - c->text) : len), .first = (uint32_t)c->cell_count};
        if (!cut(c, l))
            return false;
        l->kind = kind_of(c, l);
        i = l->end;
    }
    return true;
}

void fig_column_lines_clear(fig_column_lines *c)
{
    fig_free(c->cells);
    fig_free(c->lines);
}
