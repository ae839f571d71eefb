/* Filling a caller's fig_error; every function takes NULL and returns the code, so that `return fig_error_set(...)` reads well. */
#ifndef FIG_ERROR_H
#define FIG_ERROR_H
#include "figura/base.h"
#include <stdarg.h>

fig_status fig_error_set(fig_error *e, fig_status code, const char *format, ...) __attribute__((format(printf, 3, 4)));
fig_status fig_error_at(fig_error *e, fig_status code, const char *path, int line, int column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Copy `path`, cut at the front (with "...") if too long. */
void fig_error_path(fig_error *e, const char *path);
/* The message alone; what would be cut in the midst of a character is left out. */
void fig_error_say(fig_error *e, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
fig_status fig_error_nomem(fig_error *e);
#endif
