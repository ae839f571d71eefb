/*
 * Markdown line: a line of a page without the marks of the items and quotes that it stands in.
 *
 * in   "> 2. Output rose"          out   at: "Output rose", item, indent 0
 * Items that are open are known by the columns at which their text begins.
 */
#ifndef FIG_MARKDOWN_LINE_H
#define FIG_MARKDOWN_LINE_H
#include <stdbool.h>
#include <stddef.h>

enum { FIG_MARKDOWN_DEPTH = 16 };

/* source[at, end) is what stands behind its line marks (`> `, `- `), without its line feed. */
typedef struct fig_block_line {
    size_t begin, at, end, next; /* begin: of the whole line; next: of the one behind */
    size_t indent;               /* columns before its text, behind line marks */
    bool blank;
    bool item; /* a list's mark stood before it */
} fig_block_line;

typedef struct fig_block_lines {
    const char *source;
    size_t len;
    size_t list[FIG_MARKDOWN_DEPTH]; /* columns at which the text of open items begins */
    int depth;
} fig_block_lines;

/* The line at i as it stands, marks and all. */
fig_block_line fig_block_line_bare(const char *source, size_t len, size_t i);
/* Its blanks skipped, from *column on: `indent` says how far they reach. */
void fig_block_line_indent(const char *source, fig_block_line *l, size_t *column);
/* The line at i, line marks taken off. `in_paragraph`: one has begun, and not every mark may interrupt it. */
fig_block_line fig_block_line_read(fig_block_lines *lines, size_t i, bool in_paragraph);
/* Is source[i, end) *** or - - - ? */
bool fig_block_is_rule(const char *source, size_t i, size_t end);
#endif
