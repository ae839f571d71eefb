/* Files: see files.h. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "files.h"
#include "../base/error.h"
#include "../input/feed.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

bool fig_file_read(fig_author *a, const char *path, fig_str *out, fig_error *error)
{
    fig_feed feed;
    fig_str all = {NULL, 0};
    fig_status status = fig_feed_open(&feed, path, error);
    if (status != FIG_OK)
        return false;
    status = fig_feed_rest(&feed, &all, error);
    if (status == FIG_OK)
        *out = fig_arena_str(&a->arena, all.ptr ? all.ptr : "", all.len);
    fig_feed_close(&feed);
    if (status == FIG_OK && !out->ptr)
        status = fig_error_nomem(error);
    return status == FIG_OK;
}

/* Where the bytes of `path` are: behind a link the file that it means, which is what has to be replaced. */
static const char *find_target(const char *path, char room[PATH_MAX])
{
    const char *target = realpath(path, room);
    return target ? target : path;
}

/* All of the text on the disk and under a name of its own, readable by whom the old file was. */
static bool write_beside(char *temporary, const char *target, const fig_strbuf *text)
{
    struct stat old;
    const int fd = mkstemp(temporary);
    if (fd < 0)
        return false;
    bool good = stat(target, &old) != 0 || fchmod(fd, old.st_mode & 0777) == 0;
    for (size_t at = 0; good && at < text->len;) {
        ssize_t n = write(fd, text->data + at, text->len - at);
        good = n > 0 || errno == EINTR;
        at += n > 0 ? (size_t)n : 0;
    }
    good = good && fsync(fd) == 0; /* else a crash could leave the name to an empty file, and the old one gone */
    const int why = errno;
    if (close(fd) == 0 && good)
        return true;
    if (!good)
        errno = why;
    return false;
}

bool fig_file_write(fig_author *a, const char *path, const fig_strbuf *text, fig_error *error)
{
    char room[PATH_MAX];
    if (a->status != FIG_OK)
        return false; /* the run ended early: the text is not whole */
    const char *target = find_target(path, room);
    fig_strbuf name = {0};
    fig_strbuf_add(&name, target, strlen(target));
    fig_strbuf_add(&name, ".XXXXXX", sizeof ".XXXXXX");                                 /* with its NUL */
    const bool nomem = text->failed || name.failed || a->arena.failed || a->out.failed; /* what was read is not whole: nor is the text */
    const bool written = !nomem && write_beside(name.data, target, text) && rename(name.data, target) == 0;
    if (!written) {
        const int why = errno;
        if (!nomem)
            unlink(name.data);
        fig_author_fail(a, nomem ? fig_error_nomem(error)
                                 : fig_error_at(error, FIG_E_IO, path, 0, 0, "can't rewrite this: %s", strerror(why)));
    }
    fig_strbuf_clear(&name);
    return written;
}

bool fig_file_line(fig_str *rest, fig_str *line)
{
    if (!rest->len)
        return false;
    const char *end = memchr(rest->ptr, '\n', rest->len);
    size_t n = end ? (size_t)(end - rest->ptr) : rest->len, step = end ? n + 1 : n;
    *line = (fig_str){rest->ptr, n && rest->ptr[n - 1] == '\r' ? n - 1 : n};
    rest->ptr += step;
    rest->len -= step;
    return true;
}

fig_str fig_str_trim(fig_str t)
{
    while (t.len && strchr(" \t\r", t.ptr[0]))
        t.ptr++, t.len--;
    while (t.len && strchr(" \t\r", t.ptr[t.len - 1]))
        t.len--;
    return t;
}

bool fig_str_key(fig_str line, const char *key, fig_str *value)
{
    size_t n = strlen(key);
    if (line.len <= n || memcmp(line.ptr, key, n) != 0 || line.ptr[n] != ' ')
        return false;
    *value = fig_str_trim((fig_str){line.ptr + n, line.len - n});
    return value->len > 0;
}

bool fig_path_ends(const char *path, const char *ending)
{
    size_t n = strlen(path), k = strlen(ending);
    return n > k && strcmp(path + n - k, ending) == 0;
}
