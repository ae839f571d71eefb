/*
 * Columns: tables that a text sets with blanks or tabs.
 *
 * in   UTF-8 text          out   the same text as a page, with the tables' cells apart, and the way back
 * "Revenue      $1,234    $1,100" below "              2025      2024": a label, two numbers, two heads. A table is three lines or more whose numbers stand one below the other, two or more in a
 * line, or one behind a label with all of them ending in one column; what stands right above it, over its columns, are heads, a line in parentheses its caption. Everything else is copied.
 */
#ifndef FIG_COLUMNS_H
#define FIG_COLUMNS_H
#include "page.h"

/* A longer text is left as it is: a page is kept whole while it is read. */
enum { FIG_COLUMNS_LONGEST = 256 << 10 };

/* *found: the page was written; else it is of no use. False: out of memory. */
bool fig_columns_read(fig_page *page, const char *text, size_t len, bool *found);
#endif
