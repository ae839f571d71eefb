/* Files: see files.h. */
#include "files.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include "../input/feed.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

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

bool fig_file_write(fig_author *a, const char *path, const fig_strbuf *text, fig_error *error)
{
    fig_strbuf name = {0};
    fig_strbuf_format(&name, "%s.new", path);
    const char *temporary = fig_strbuf_cstr(&name);
    const bool nomem = text->failed || name.failed || a->arena.failed || a->out.failed; /* what was read is not whole: nor is the text */
    FILE *f = nomem ? NULL : fopen(temporary, "wb");
    bool written = f && fwrite(text->data, 1, text->len, f) == text->len;
    if (f && fclose(f) != 0)
        written = false;
    if (written && rename(temporary, path) != 0)
        written = false;
    if (!written) {
        fig_status status =
            nomem ? fig_error_nomem(error) : fig_error_at(error, FIG_E_IO, path, 0, 0, "can't rewrite this: %s", strerror(errno));
        fig_author_fail(a, status);
        if (f)
            remove(temporary);
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

static int by_name(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

/* The paths in a folder, each to be freed. */
static fig_status read_names(const char *path, char ***names, size_t *count, fig_error *error)
{
    size_t capacity = 0;
    DIR *dir = opendir(path);
    if (!dir)
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "can't open this folder: %s", strerror(errno));
    fig_status status = FIG_OK;
    for (struct dirent *e; status == FIG_OK && (e = readdir(dir));) {
        if (e->d_name[0] == '.')
            continue;
        char *full = fig_malloc(strlen(path) + strlen(e->d_name) + 2);
        if (!full || !fig_grow(names, &capacity, *count + 1, sizeof **names)) {
            fig_free(full);
            status = fig_error_nomem(error);
            break;
        }
        size_t n = strlen(path);
        memcpy(full, path, n);
        full[n] = '/';
        memcpy(full + n + 1, e->d_name, strlen(e->d_name) + 1);
        (*names)[(*count)++] = full;
    }
    closedir(dir);
    if (*count > 1)
        qsort(*names, *count, sizeof **names, by_name);
    return status;
}

static fig_status visit_folder(const char *path, int depth, fig_status (*visit)(void *user, const char *path), void *user, fig_error *error)
{
    char **names = NULL;
    size_t count = 0;
    fig_status status = depth > 16 ? FIG_OK : read_names(path, &names, &count, error);
    for (size_t i = 0; i < count; i++) {
        struct stat st;
        if (status == FIG_OK && stat(names[i], &st) == 0)
            status = S_ISDIR(st.st_mode) ? visit_folder(names[i], depth + 1, visit, user, error) : visit(user, names[i]);
        fig_free(names[i]);
    }
    fig_free(names);
    return status;
}

fig_status fig_folder_visit(const char *path, fig_status (*visit)(void *user, const char *path), void *user, fig_error *error)
{
    return visit_folder(path, 0, visit, user, error);
}
