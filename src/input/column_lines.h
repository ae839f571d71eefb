/*
 * Column lines: the lines of a text and their cells, that two blanks or a tab part.
 *
 * in   UTF-8 text          out   lines, what each may be of a table, and cells with the characters they stand on
 * "Net sales      $  48,215   9.3%" -> a row: "Net sales", "$  48,215", "9.3%"; the last two are numbers. A sign that stands apart belongs to its number.
 */
#ifndef FIG_COLUMN_LINES_H
#define FIG_COLUMN_LINES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIG_COLUMN_LEAST_ROWS = 3 }; /* of a table */

typedef struct fig_column_cell {
    uint32_t begin, end;  /* bytes */
    uint32_t left, right; /* characters of the line, half-open */
    bool number, year;
} fig_column_cell;

typedef enum fig_column_kind {
    FIG_LINE_BLANK,
    FIG_LINE_RULER,   /* of dashes and the like */
    FIG_LINE_LABEL,   /* one cell that is no number */
    FIG_LINE_ROW,     /* numbers, two or more, or one behind a label */
    FIG_LINE_HEADS,   /* two cells or more that are no numbers, or years alone */
    FIG_LINE_RUNNING, /* anything else */
} fig_column_kind;

typedef struct fig_column_line {
    uint32_t begin, end; /* without its line feed */
    uint32_t first, count, numbers;
    fig_column_kind kind;
} fig_column_line;

typedef struct fig_column_lines {
    const char *text;
    fig_column_cell *cells;
    fig_column_line *lines;
    size_t cell_count, cell_capacity, line_count, line_capacity;
} fig_column_lines;

/* All of them where some lines may be rows; else none. False: out of memory. At most 4 GB. */
bool fig_column_lines_read(fig_column_lines *c, const char *text, size_t len);
void fig_column_lines_clear(fig_column_lines *c);
bool fig_column_is_letter(char c);
static inline bool fig_column_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}
#endif
