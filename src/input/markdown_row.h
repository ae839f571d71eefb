/*
 * Markdown row: a row of a table, cut into its cells.
 *
 * in   "| Output | 1.3 |"          out   "Output", "1.3"
 */
#ifndef FIG_MARKDOWN_ROW_H
#define FIG_MARKDOWN_ROW_H
#include "markdown_line.h"

/* What is left of a row, and its cell at hand: source[from, to). */
typedef struct fig_markdown_row {
    const char *source;
    size_t at, end;
    size_t from, to;
} fig_markdown_row;

fig_markdown_row fig_markdown_row_of(const char *source, const fig_block_line *l);
/* The next cell; false: there is no more. */
bool fig_markdown_row_next(fig_markdown_row *r);
/* Does a table begin with this line: is :---|---: of as many cells below it? */
bool fig_markdown_row_is_head(const char *source, size_t len, const fig_block_line *l);
#endif
