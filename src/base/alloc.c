/* The one door to the heap; a countdown, zero outside the tests, makes one allocation fail. */
#if defined(__linux__)
#define _DEFAULT_SOURCE /* madvise */
#include <sys/mman.h>
#endif
#include "alloc.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LARGE_PAGE = 2 * 1024 * 1024, PAGE = 64 * 1024 }; /* PAGE: of no system a page is larger */

static unsigned long countdown;

unsigned long fig_alloc_fail_at(unsigned long n)
{
    unsigned long left = countdown;
    countdown = n;
    return left;
}

static bool refuse(void)
{
    return countdown && --countdown == 0;
}

void *fig_malloc(size_t bytes)
{
    return refuse() ? NULL : malloc(bytes ? bytes : 1);
}

void *fig_calloc(size_t count, size_t each)
{
    return refuse() ? NULL : calloc(count ? count : 1, each ? each : 1);
}

void *fig_realloc(void *p, size_t bytes)
{
    return refuse() ? NULL : realloc(p, bytes ? bytes : 1);
}

/* A wish for the whole pages of some memory; without it all is as it was, one page after the other. */
#if defined(__linux__) && defined(MADV_HUGEPAGE)
#if !defined(MADV_POPULATE_READ) /* the kernel has them since 5.14, and says no before; C libraries since later */
#define MADV_POPULATE_READ  22
#define MADV_POPULATE_WRITE 23
#endif
enum {
    LARGE_PAGES = MADV_HUGEPAGE,
    SMALL_PAGES = MADV_NOHUGEPAGE,
    FORGET = MADV_DONTNEED,
    MAP_TO_READ = MADV_POPULATE_READ,
    MAP_TO_WRITE = MADV_POPULATE_WRITE
};
static void advise(const void *p, size_t bytes, int advice)
{
    uintptr_t begin = ((uintptr_t)p + PAGE - 1) & ~(uintptr_t)(PAGE - 1), end = ((uintptr_t)p + bytes) & ~(uintptr_t)(PAGE - 1);
    if (begin < end)
        (void)madvise((void *)begin, end - begin, advice);
}
#else
enum { LARGE_PAGES, SMALL_PAGES, FORGET, MAP_TO_READ, MAP_TO_WRITE };
static void advise(const void *p, size_t bytes, int advice)
{
    (void)p, (void)bytes, (void)advice;
}
#endif

void *fig_malloc_large(size_t bytes)
{
    if (bytes > SIZE_MAX - LARGE_PAGE || refuse())
        return NULL;
    const size_t whole = bytes & ~(size_t)(LARGE_PAGE - 1); /* the rest of a large page would take memory that nobody asked for */
    char *p = aligned_alloc(LARGE_PAGE, whole == bytes ? bytes : whole + LARGE_PAGE);
    if (p) {
        advise(p, whole, LARGE_PAGES);
        advise(p + whole, bytes - whole, MAP_TO_WRITE);
    }
    return p;
}

void fig_forget_constant(const void *p, size_t bytes)
{
    advise(p, bytes, FORGET); /* nothing is lost: they are as the file has them */
}

void fig_read_through(const void *p, size_t bytes)
{
    advise(p, bytes, MAP_TO_READ);
}

void fig_read_sparsely(const void *p, size_t bytes)
{
    advise(p, bytes, SMALL_PAGES);
}

void fig_free(void *p)
{
    free(p);
}

static bool resize(void *items, size_t *capacity, size_t n, size_t each)
{
    if (n > SIZE_MAX / each)
        return false;
    void *old;
    memcpy(&old, items, sizeof old);
    void *p = fig_realloc(old, n * each);
    if (!p)
        return false;
    memcpy(items, &p, sizeof p);
    *capacity = n;
    return true;
}

bool fig_grow_more(void *items, size_t *capacity, size_t need, size_t each)
{
    size_t n = *capacity ? *capacity : 8;
    while (n < need) {
        if (n > SIZE_MAX / 2)
            return false;
        n *= 2;
    }
    return resize(items, capacity, n, each);
}

bool fig_grow_gently(void *items, size_t *capacity, size_t need, size_t each)
{
    return need <= *capacity || (need <= SIZE_MAX / 2 && resize(items, capacity, need + need / 4 + 8, each));
}
