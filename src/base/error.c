/* fig_error filled in. */
#include "error.h"
#include <stdio.h>
#include <string.h>

/* Bytes of a UTF-8 character at `at`; 0: it is none, or was cut. */
static size_t whole_character(const unsigned char *at)
{
    const size_t n = *at < 0x80 ? 1 : *at >= 0xC2 && *at < 0xE0 ? 2 : *at >= 0xE0 && *at < 0xF0 ? 3 : *at >= 0xF0 && *at < 0xF5 ? 4 : 0;
    for (size_t i = 1; i < n; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return n;
}

/* What `%.40s` cut in the midst of a character, or found broken, is dropped: a message is UTF-8. */
static void drop_broken(char *message)
{
    char *to = message;
    for (const char *at = message; *at;) {
        const size_t n = whole_character((const unsigned char *)at);
        memmove(to, at, n);
        to += n;
        at += n ? n : 1;
    }
    *to = 0;
}

void fig_error_path(fig_error *e, const char *path)
{
    if (!e)
        return;
    size_t n = path ? strlen(path) : 0;
    if (n < sizeof e->path) {
        snprintf(e->path, sizeof e->path, "%s", path ? path : "");
    } else {
        path += n - (sizeof e->path - 4);
        while (((unsigned char)*path & 0xC0) == 0x80) /* from a whole character on */
            path++;
        snprintf(e->path, sizeof e->path, "...%s", path);
    }
}

void fig_error_say(fig_error *e, const char *format, va_list args)
{
    vsnprintf(e->message, sizeof e->message, format, args);
    drop_broken(e->message);
}

fig_status fig_error_set(fig_error *e, fig_status code, const char *format, ...)
{
    if (!e)
        return code;
    memset(e, 0, sizeof *e);
    e->code = code;
    va_list args;
    va_start(args, format);
    fig_error_say(e, format, args);
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
    fig_error_say(e, format, args);
    va_end(args);
    return code;
}

fig_status fig_error_nomem(fig_error *e)
{
    return fig_error_set(e, FIG_E_NOMEM, "out of memory");
}
