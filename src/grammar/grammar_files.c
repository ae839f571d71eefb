/* Grammar files: see grammar_files.h. */
#include "grammar_files.h"
#include "../base/alloc.h"
#include "../base/bits.h"
#include "../base/error.h"
#include "../base/fnv.h"
#include "../base/folder.h"
#include "../base/str.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

static void hash_bytes(fig_grammar *g, const char *data, size_t len)
{
    uint64_t h = g->hash;
    for (; len >= 8; data += 8, len -= 8) {
        h = (h ^ fig_bits_load((const unsigned char *)data)) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 32;
    }
    g->hash = fig_fnv_bytes(h, data, len);
}

fig_str fig_grammar_language(const char *path)
{
    const char *slash = strrchr(path, '/'), *begin = slash;
    while (begin && begin > path && begin[-1] >= 'a' && begin[-1] <= 'z')
        begin--;
    const size_t len = (size_t)(slash - begin);
    const bool whole = begin == path || (begin && begin[-1] == '/');
    return slash && whole && (len == 2 || len == 3) ? (fig_str){begin, len} : (fig_str){NULL, 0};
}

void fig_grammar_read_text(fig_grammar *g, const char *path, const char *name, const char *data, size_t len)
{
    const size_t mark = fig_str_mark(data, len);
    data += mark;
    len -= mark;
    hash_bytes(g, name, strlen(name) + 1);
    hash_bytes(g, data, len);
    fig_source_read(&g->source, path, data, len);
}

typedef struct file_id {
    dev_t device;
    ino_t number;
} file_id;

/* Of one path that the caller gave; the files of all paths so far, so that none is read twice. */
typedef struct reading {
    fig_grammar *g;
    fig_error *error;
    size_t root; /* how much of a path is not below the one that was given */
    file_id *files;
    size_t count, capacity;
} reading;

/* Was this file read before? Else it is from now on. */
static bool is_read(reading *r, const struct stat *st)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->files[i].device == st->st_dev && r->files[i].number == st->st_ino)
            return true;
    if (fig_grow(&r->files, &r->capacity, r->count + 1, sizeof *r->files))
        r->files[r->count++] = (file_id){st->st_dev, st->st_ino};
    else
        r->g->arena.failed = true;
    return false;
}

static fig_status read_file(reading *r, const char *path)
{
    fig_grammar *g = r->g;
    fig_error *error = r->error;
    FILE *f = fopen(path, "rb");
    if (!f)
        return fig_error_at(error, FIG_E_IO, path, 0, 0, "can't read this grammar: %s", strerror(errno));
    fig_strbuf b = {0};
    char block[65536];
    size_t n;
    while ((n = fread(block, 1, sizeof block, f)) > 0)
        fig_strbuf_add(&b, block, n);
    bool bad = ferror(f) != 0;
    fclose(f);
    const char *copy = bad || b.failed ? NULL : fig_arena_copy(&g->arena, b.data ? b.data : "", b.len);
    if (copy)
        fig_grammar_read_text(g, path, path + r->root, copy, b.len);
    fig_status status = bad ? fig_error_at(error, FIG_E_IO, path, 0, 0, "reading failed") : b.failed ? fig_error_nomem(error) : FIG_OK;
    fig_strbuf_clear(&b);
    return status;
}

static bool is_gram(const char *path)
{
    size_t len = strlen(path);
    return len >= 5 && strcmp(path + len - 5, ".gram") == 0;
}

/* One below a folder: other files than grammars may lie there too. */
static fig_status read_found(void *user, const char *path, const struct stat *st)
{
    reading *r = user;
    return !is_gram(path) || (st && is_read(r, st)) ? FIG_OK : read_file(r, path);
}

/* A path of the caller's: a file, or a folder with some in it. */
static fig_status read_given(reading *r, const char *path)
{
    const char *slash = strrchr(path, '/');
    const size_t files = r->count;
    struct stat st;
    if (stat(path, &st) != 0)
        return fig_error_at(r->error, FIG_E_IO, path, 0, 0, "no such grammar (%s); name a .gram file, or a folder with some in it",
                            strerror(errno));
    const bool folder = S_ISDIR(st.st_mode);
    r->root = folder ? strlen(path) + 1 : slash ? (size_t)(slash + 1 - path) : 0;
    fig_status status = folder ? fig_folder_visit(path, read_found, r, r->error) : is_read(r, &st) ? FIG_OK : read_file(r, path);
    if (status == FIG_OK && folder && r->count == files)
        return fig_error_at(r->error, FIG_E_IO, path, 0, 0, "no .gram file is in this folder, or none that was not read already");
    return status;
}

fig_status fig_grammar_read_paths(fig_grammar *g, const char *const *paths, size_t count, fig_error *error)
{
    reading r = {.g = g, .error = error};
    fig_status status = FIG_OK;
    for (size_t i = 0; i < count && status == FIG_OK; i++)
        status = read_given(&r, paths[i]);
    fig_free(r.files);
    return status;
}
