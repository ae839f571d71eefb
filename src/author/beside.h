/*
 * Beside: the document that a file of expectations stands beside.
 *
 * in   corpus/pages/mill.expect          out   mill.txt, mill.html or mill.md as the reader reads it, tables with it
 */
#ifndef FIG_BESIDE_FILE_H
#define FIG_BESIDE_FILE_H
#include "author.h"
#include "figura/stream.h"

/* The path with `other` for its ending; in the author's arena, NULL when out of memory. */
const char *fig_path_beside(fig_author *a, const char *path, const char *ending, const char *other);
/* `ending`: of the path, `.expect`. *text_path lies in the author's arena. The reader stays open for what the document lends; it is yours in any case. */
bool fig_document_beside(fig_author *a, const char *path, const char *ending, fig_reader **reader, fig_document *document,
                         const char **text_path, fig_error *error);
#endif
