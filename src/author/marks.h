/*
 * Marks: a text with its figures between [[ and ]].
 *
 * in   "company[[[3]]] paid [[$5]]"          out   "company[3] paid $5" and the spans of "[3]" and "$5"
 * Of a run of more than two brackets the outer two are the mark, so that a span may begin with [ or end in ]. `\n` stands for a line break.
 */
#ifndef FIG_MARKS_H
#define FIG_MARKS_H
#include "../base/arena.h"

typedef struct fig_mark {
    size_t start, end; /* in the text without marks */
} fig_mark;

typedef struct fig_marked_text {
    fig_str text; /* without marks */
    fig_mark *marks;
    size_t count;
} fig_marked_text;

/* false: a mark that doesn't close, or opens twice (or out of memory: the arena says so). */
bool fig_marks_read(fig_arena *arena, fig_str marked, fig_marked_text *out);
#endif
