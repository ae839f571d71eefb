/* Arena: chunks double up to 1 MB; a request larger than a chunk gets one of its own size. */
#include "arena.h"
#include "alloc.h"
#include "slack.h"
#include <string.h>

struct fig_arena_chunk {
    fig_arena_chunk *before;
    size_t bytes;
    char data[];
};

enum { FIRST_CHUNK = 16 * 1024, LARGEST_STEP = 1024 * 1024 };

/* Bytes in a chunk with its head and slack. */
static size_t chunk_bytes(size_t want)
{
    return sizeof(fig_arena_chunk) + want + 16 + FIG_SLACK;
}

static void *begin_chunk(fig_arena *a, fig_arena_chunk *c, size_t want)
{
    if (!c) {
        a->failed = true;
        return NULL;
    }
    c->before = a->chunk;
    c->bytes = want;
    a->chunk = c;
    a->total_bytes += want;
    a->next = (char *)(((uintptr_t)c->data + 15u) & ~(uintptr_t)15u);
    a->limit = a->next + want;
    return a->next;
}

void *fig_arena_alloc_slow(fig_arena *a, size_t bytes)
{
    size_t want = a->chunk ? a->chunk->bytes * 2 : FIRST_CHUNK;
    if (want > LARGEST_STEP)
        want = LARGEST_STEP;
    if (want < bytes)
        want = bytes;
    if (want > SIZE_MAX - sizeof(fig_arena_chunk) - 64 || bytes > SIZE_MAX / 2) {
        a->failed = true;
        return NULL;
    }
    char *begin = begin_chunk(a, fig_malloc(chunk_bytes(want)), want);
    if (begin)
        a->next += bytes;
    return begin;
}

void fig_arena_expect(fig_arena *a, size_t bytes)
{
    if (bytes > LARGEST_STEP && bytes < SIZE_MAX / 2 && (size_t)(a->limit - a->next) < bytes)
        begin_chunk(a, fig_malloc_large(chunk_bytes(bytes)), bytes);
}

void fig_arena_clear(fig_arena *a)
{
    for (fig_arena_chunk *c = a->chunk; c;) {
        fig_arena_chunk *before = c->before;
        fig_free(c);
        c = before;
    }
    memset(a, 0, sizeof *a);
}

void fig_arena_reset(fig_arena *a)
{
    fig_arena_chunk *keep = NULL;
    for (fig_arena_chunk *c = a->chunk; c;) {
        fig_arena_chunk *before = c->before;
        if (!keep && c->bytes <= LARGEST_STEP)
            keep = c;
        else
            fig_free(c);
        c = before;
    }
    memset(a, 0, sizeof *a);
    if (!keep)
        return;
    keep->before = NULL;
    a->chunk = keep;
    a->total_bytes = keep->bytes;
    a->next = (char *)(((uintptr_t)keep->data + 15u) & ~(uintptr_t)15u);
    a->limit = a->next + keep->bytes;
}

bool fig_arena_holds(const fig_arena *a, const void *p)
{
    for (const fig_arena_chunk *c = a->chunk; c; c = c->before)
        if ((uintptr_t)p >= (uintptr_t)c->data && (uintptr_t)p < (uintptr_t)c->data + c->bytes + 16)
            return true;
    return false;
}

void *fig_arena_zalloc(fig_arena *a, size_t bytes)
{
    void *p = fig_arena_alloc(a, bytes);
    if (p)
        memset(p, 0, bytes);
    return p;
}

bool fig_arena_grow(fig_arena *a, void *items, size_t *capacity, size_t need, size_t each)
{
    enum { FIRST_BYTES = 1024 };
    if (need <= *capacity)
        return true;
    size_t n = *capacity ? *capacity * 2 : FIRST_BYTES / each + 1;
    if (n < need)
        n = need;
    if (n > SIZE_MAX / 2 / each) {
        a->failed = true;
        return false;
    }
    char *old;
    memcpy(&old, items, sizeof old);
    size_t had = (*capacity * each + 15u) & ~(size_t)15u, wanted = (n * each + 15u) & ~(size_t)15u;
    char *p = old;
    if (old && old + had == a->next && wanted - had <= (size_t)(a->limit - a->next))
        a->next += wanted - had;
    else
        p = fig_arena_alloc(a, n * each);
    if (!p)
        return false;
    if (p != old) {
        if (old)
            memcpy(p, old, *capacity * each);
        memcpy(items, &p, sizeof p);
    }
    *capacity = n;
    return true;
}

char *fig_arena_copy(fig_arena *a, const char *data, size_t len)
{
    char *p = fig_arena_alloc(a, len + 1);
    if (!p)
        return NULL;
    if (len)
        memcpy(p, data, len);
    p[len] = 0;
    return p;
}

fig_str fig_arena_str(fig_arena *a, const char *data, size_t len)
{
    char *p = fig_arena_copy(a, data, len);
    return (fig_str){p, p ? len : 0};
}
