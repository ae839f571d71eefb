/* fig_error filled in. */
#include "error.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void fig_error_path(fig_error *e, const char *path)
{
    if (!e)
        return;
    size_t n = path ? strlen(path) : 0;
    if (n < sizeof e->path)
        snprintf(e->path, sizeof e->path, "%s", path ? path : "");
    else
        snprintf(e->path, sizeof e->path, "...%s", path + (n - (sizeof e->path - 4)));
}

fig_status fig_error_set(fig_error *e, fig_status code, const char *format, ...)
{
    if (!e)
        return code;
    memset(e, 0, sizeof *e);
    e->code = code;
    va_list args;
    va_start(args, format);
    vsnprintf(e->message, sizeof e->message, format, args);
    va_end(args);
    return code;
}

fig_status fig_error_at(fig_error *e, fig_status code, const char *path, int line, int column, const char *format, ...)
{
    if (!e)
        return code;
    memset(e, 0, sizeof *e);
    e->code = code;
    e->line = line;
    e->column = column;
    fig_error_path(e, path);
    va_list args;
    va_start(args, format);
    vsnprintf(e->message, sizeof e->message, format, args);
    va_end(args);
    return code;
}

fig_status fig_error_nomem(fig_error *e)
{
    return fig_error_set(e, FIG_E_NOMEM, "out of memory");
}
