/*
 * Case block: a text of a case file and what its figures are; what reading it (case_file.c) and rewriting it (case_rewrite.c) share.
 *
 * in   lines between blank ones          out   the block's texts, marks and expectations; the lines as --accept or --wish leave them
 */
#ifndef FIG_CASE_BLOCK_H
#define FIG_CASE_BLOCK_H
#include "expected.h"
#include "marks.h"

typedef struct fig_case_line {
    fig_str text;
    int number;
    bool wish;
} fig_case_line;

typedef struct fig_case_block {
    const char *date, *country, *lang;
    fig_case_line title, body, arrows[64];
    size_t arrow_count;
    fig_marked_text title_marked, body_marked;
    fig_expected_set set;
    bool none, none_wish; /* `=> nothing` alone, `=>? nothing` alone */
    bool broken;          /* a fault of the block itself: nothing was run */
} fig_case_block;

typedef struct fig_case_file {
    fig_author *a;
    const char *path;
    fig_case_mode mode;
    fig_strbuf out; /* the file as --accept or --wish leaves it */
} fig_case_file;

/* Append the block's lines to the file: as they stand, save text, title and what their figures are. `number`: of the first line. */
void fig_case_rewrite(fig_case_file *c, const fig_case_block *b, fig_str lines, int number);
#endif
