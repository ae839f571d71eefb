/* Folder: see folder.h. */
#include "folder.h"
#include "alloc.h"
#include "error.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 32 };

typedef struct folder { /* one on the way down to where we are */
    const struct folder *above;
    dev_t device;
    ino_t number;
    int depth;
} folder;

typedef struct walk {
    fig_folder_fn visit;
    void *user;
    fig_error *error;
} walk;

typedef struct names {
    char **paths; /* each to be freed */
    size_t count, capacity;
} names;

static int by_name(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

static bool add_name(names *all, const char *path, const char *name)
{
    const size_t room = strlen(path) + strlen(name) + 2;
    char *full = fig_malloc(room);
    if (!full || !fig_grow(&all->paths, &all->capacity, all->count + 1, sizeof *all->paths)) {
        fig_free(full);
        return false;
    }
    snprintf(full, room, "%s/%s", path, name);
    all->paths[all->count++] = full;
    return true;
}

static fig_status read_names(const char *path, names *all, fig_error *error)
{
    DIR *dir = opendir(path);
    if (!dir)
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "can't open this folder: %s", strerror(errno));
    fig_status status = FIG_OK;
    while (status == FIG_OK) {
        errno = 0;
        const struct dirent *e = readdir(dir);
        if (!e && errno)
            status = fig_error_at(error, FIG_E_IO, path, 0, 0, "can't read this folder: %s", strerror(errno));
        if (!e)
            break;
        if (e->d_name[0] != '.' && !add_name(all, path, e->d_name))
            status = fig_error_nomem(error);
    }
    closedir(dir);
    if (all->count > 1)
        qsort(all->paths, all->count, sizeof *all->paths, by_name);
    return status;
}

static bool leads_back_up(const folder *above, const struct stat *info)
{
    for (; above; above = above->above)
        if (above->device == info->st_dev && above->number == info->st_ino)
            return true;
    return false;
}

static fig_status visit_folder(const walk *w, const char *path, const folder *above, const struct stat *info)
{
    const folder here = {above, info->st_dev, info->st_ino, above ? above->depth + 1 : 0};
    names all = {0};
    if (leads_back_up(above, info))
        return FIG_OK;
    if (here.depth > DEEPEST)
        return fig_error_at(w->error, FIG_E_LIMIT, path, 0, 0, "this folder lies more than %d deep; name it itself", DEEPEST);
    fig_status status = read_names(path, &all, w->error);
    for (size_t i = 0; i < all.count; i++) {
        struct stat st;
        if (status == FIG_OK) {
            const bool known = stat(all.paths[i], &st) == 0;
            status = known && S_ISDIR(st.st_mode) ? visit_folder(w, all.paths[i], &here, &st)
                                                  : w->visit(w->user, all.paths[i], known ? &st : NULL);
        }
        fig_free(all.paths[i]);
    }
    fig_free(all.paths);
    return status;
}

fig_status fig_folder_visit(const char *path, fig_folder_fn visit, void *user, fig_error *error)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "can't read this folder: %s", strerror(errno));
    return visit_folder(&(walk){visit, user, error}, path, NULL, &st);
}
