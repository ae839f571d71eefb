/*
 * Grammar files: the texts of a grammar, from the binary, from files and from folders.
 *
 * in   "house/", "more/money.gram"          out   their definitions in the grammar's source, and its hash
 */
#ifndef FIG_GRAMMAR_FILES_H
#define FIG_GRAMMAR_FILES_H
#include "grammar.h"

/* The language of a file, as the folder right above it says in two or three small letters: of "en/link.gram" en; absent where it says none. */
fig_str fig_grammar_language(const char *path);
/* `name`: how the hash knows it, from wherever it is read. The text lasts as long as the grammar. */
void fig_grammar_read_text(fig_grammar *g, const char *path, const char *name, const char *data, size_t len);
/* Files, and folders with some in them; no file twice. */
fig_status fig_grammar_read_paths(fig_grammar *g, const char *const *paths, size_t count, fig_error *error);
#endif
