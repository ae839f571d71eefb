/* Files of tests: read whole, rewritten whole. */
#ifndef FIG_FILES_H
#define FIG_FILES_H
#include "author.h"

/* The file's bytes in a->arena, NUL behind them. false: reported in `error`. */
bool fig_file_read(fig_author *a, const char *path, fig_str *out, fig_error *error);
/* Write beside it, then rename, so that a failure or a crash leaves the old one; its permissions stay, and a link stays a link. */
bool fig_file_write(fig_author *a, const char *path, const fig_strbuf *text, fig_error *error);
/* The next line without its end; *rest moves behind it. */
bool fig_file_line(fig_str *rest, fig_str *line);
fig_str fig_str_trim(fig_str t);
/* "date 2019-03-01" and key "date": true, and *value is what stands behind it. */
bool fig_str_key(fig_str line, const char *key, fig_str *value);
bool fig_path_ends(const char *path, const char *ending);
#endif
