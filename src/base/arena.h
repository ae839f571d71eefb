/*
 * Arena: bump allocation freed in one call. What comes from it is never freed alone.
 *
 * in   sizes        out   zeroed? no: uninitialised memory, aligned to 16
 * A result, a scratch and an engine own one each. An arena is plain data: {0} is a valid empty one.
 * Behind whatever comes from an arena FIG_SLACK bytes more (slack.h) may be read.
 * Out of memory: NULL, and `failed` stays set, so that a builder may check once at its end.
 */
#ifndef FIG_ARENA_H
#define FIG_ARENA_H
#include "figura/base.h"
#include <stdbool.h>

typedef struct fig_arena_chunk fig_arena_chunk;
typedef struct fig_arena {
    fig_arena_chunk *chunk;
    char *next, *limit;
    size_t total_bytes; /* of all chunks */
    bool failed;
} fig_arena;

void *fig_arena_alloc_slow(fig_arena *a, size_t bytes);
/* About so many bytes will come from it soon, where they are megabytes: one chunk for all of them, unless there is room already. */
void fig_arena_expect(fig_arena *a, size_t bytes);
/* Free everything but the largest chunk, which stays for the next round. */
void fig_arena_reset(fig_arena *a);
void fig_arena_clear(fig_arena *a);
/* Does p lie in it? By walking its chunks: for rare questions. */
bool fig_arena_holds(const fig_arena *a, const void *p);

static inline void *fig_arena_alloc(fig_arena *a, size_t bytes)
{
    bytes = (bytes + 15u) & ~(size_t)15u;
    if ((size_t)(a->limit - a->next) < bytes)
        return fig_arena_alloc_slow(a, bytes);
    void *p = a->next;
    a->next += bytes;
    return p;
}
/* Room for `bytes`, to be written at once; fig_arena_take keeps what was used of it, up to `end`. Nothing else is allocated between. */
static inline char *fig_arena_room(fig_arena *a, size_t bytes)
{
    bytes = (bytes + 15u) & ~(size_t)15u;
    if ((size_t)(a->limit - a->next) < bytes) {
        char *p = (char *)fig_arena_alloc_slow(a, bytes);
        if (p)
            a->next = p;
        return p;
    }
    return a->next;
}
static inline void fig_arena_take(fig_arena *a, char *end)
{
    a->next += ((size_t)(end - a->next) + 15u) & ~(size_t)15u;
}
void *fig_arena_zalloc(fig_arena *a, size_t bytes);
/* fig_grow (alloc.h) of a vector that lies in the arena: in place where it is the last thing there, else what it leaves behind is less than what it is. */
bool fig_arena_grow(fig_arena *a, void *items, size_t *capacity, size_t need, size_t each);
/* Copy of [data, data+len) with a NUL behind it. */
char *fig_arena_copy(fig_arena *a, const char *data, size_t len);
fig_str fig_arena_str(fig_arena *a, const char *data, size_t len);
#endif
