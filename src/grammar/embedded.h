/*
 * The built-in grammars, part of the binary so that it works alone.
 *
 * Generated at build time from grammars/ by cmake/embed_files.c. Paths are relative to grammars/ ("en/money.gram"), sorted,
 * common/ first. `data` is NUL-terminated; `len` does not count the NUL; the next one's data follow at once. A last row of NULLs follows the count.
 */
#ifndef FIG_EMBEDDED_H
#define FIG_EMBEDDED_H
#include <stddef.h>

struct fig_embedded_grammar {
    const char *path;
    const char *data;
    size_t len;
};
extern const struct fig_embedded_grammar fig_embedded_grammars[];
extern const size_t fig_embedded_grammar_count;
#endif
