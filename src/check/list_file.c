/* List file: see list_file.h. */
#include "list_file.h"
#include "../base/error.h"
#include "../base/str.h"
#include "../base/strbuf.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

enum { MOST_FAULTS = 20 };

void fig_list_file_fault(fig_list_file *f, uint32_t line, const char *format, ...)
{
    fig_error e;
    char what[200];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    fig_error_at(&e, FIG_E_USAGE, f->path, (int)line, 0, "%s", what);
    if (f->faults++ == 0 && f->error)
        *f->error = e;
    if (f->report && f->faults <= MOST_FAULTS)
        f->report(f->report_user, &e);
}

typedef enum line_result { LINE_READ, LINE_NO_TEXT, LINE_NO_MEMORY } line_result;

static line_result take_line(fig_list_file *f, fig_strbuf *line, fig_list_line_fn take, void *user)
{
    const char *text = fig_strbuf_cstr(line);
    if (line->failed)
        return LINE_NO_MEMORY; /* and text is empty, whatever its length says */
    if (memchr(text, 0, line->len))
        return LINE_NO_TEXT;
    const size_t skip = ++f->line == 1 ? fig_str_mark(text, line->len) : 0;
    return take(user, text + skip, text + line->len) ? LINE_READ : LINE_NO_MEMORY;
}

fig_status fig_list_file_read(fig_list_file *f, fig_list_line_fn take, void *user, const char *wanted)
{
    fig_strbuf line = {0};
    line_result result = LINE_READ;
    FILE *file = fopen(f->path, "rb");
    if (!file)
        return fig_error_at(f->error, FIG_E_IO, f->path, 0, 0, "the file cannot be read: %s; check its name", strerror(errno));
    for (int byte = 0; byte != EOF && result == LINE_READ;) {
        byte = getc(file);
        if (byte != '\n' && byte != EOF) {
            fig_strbuf_char(&line, (char)byte);
            continue;
        }
        result = take_line(f, &line, take, user);
        line.len = 0;
    }
    const bool broken = ferror(file) != 0;
    fclose(file);
    fig_strbuf_clear(&line);
    if (result == LINE_NO_MEMORY)
        return fig_error_nomem(f->error);
    if (broken)
        return fig_error_at(f->error, FIG_E_IO, f->path, 0, 0, "the file cannot be read to its end; is it a folder?");
    if (result == LINE_NO_TEXT)
        fig_list_file_fault(f, f->line + 1, "this is no text; name %s", wanted);
    return FIG_OK;
}

fig_status fig_list_file_end(const fig_list_file *f)
{
    fig_error more;
    if (f->faults > MOST_FAULTS && f->report) {
        fig_error_at(&more, FIG_E_USAGE, f->path, 0, 0, "%zu lines are no use; the first %d are named above", f->faults, MOST_FAULTS);
        f->report(f->report_user, &more);
    }
    return f->faults ? FIG_E_USAGE : FIG_OK;
}
