/*
 * Snippet: a piece of a document's text with one mark in it, and the place where it stands.
 *
 * in   "dropped [[1.76%]] to end => …"          out   "dropped [[1.76%]] to end", what is said of it, and where 1.76% stands in the text
 * Line breaks and blanks are alike; a mark never cuts a word or a number. corpus/README.md has the format.
 */
#ifndef FIG_SNIPPET_H
#define FIG_SNIPPET_H
#include "../base/strbuf.h"
#include "marks.h"

/* A line around its first arrow behind the marks: `=>`, `=>?`, `=>~`; *mark is 0, '?' or '~'. false: no arrow. */
bool fig_snippet_split(fig_str line, fig_str *left, fig_str *right, char *mark);
/* The first place behind `from` where all of a snippet with one mark stands; else one whose context, but not whose mark, reaches back before it. */
bool fig_snippet_find(fig_str text, size_t from, const fig_marked_text *snippet, fig_mark *found);
/* Append [start, end) marked, with as many whole words around it as it takes to be found behind `from`. false: no context tells it apart. */
bool fig_snippet_write(fig_arena *arena, fig_str text, fig_mark place, size_t from, fig_strbuf *out);
#endif
