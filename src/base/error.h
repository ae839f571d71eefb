/* Filling a caller's fig_error; every function takes NULL and returns the code, so that `return fig_error_set(...)` reads well. */
#ifndef FIG_ERROR_H
#define FIG_ERROR_H
#include "figura/base.h"

fig_status fig_error_set(fig_error *e, fig_status code, const char *format, ...) __attribute__((format(printf, 3, 4)));
fig_status fig_error_at(fig_error *e, fig_status code, const char *path, int line, int column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Copy `path`, cut at the front (with "...") if too long. */
void fig_error_path(fig_error *e, const char *path);
fig_status fig_error_nomem(fig_error *e);
#endif
