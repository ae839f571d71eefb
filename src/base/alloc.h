/*
 * The one door to the heap, so that the tests can make the n-th allocation fail (tests/unit/test_alloc.c).
 * In normal builds it is malloc and friends. fig_grow doubles a vector: *items holds *capacity elements of `each` bytes.
 */
#ifndef FIG_ALLOC_H
#define FIG_ALLOC_H
#include <stdbool.h>
#include <stddef.h>

void *fig_malloc(size_t bytes);
/* For megabytes that will be used to the last: in large pages where the system has them, as each page first touched costs a microsecond, under a hypervisor ten. */
void *fig_malloc_large(size_t bytes);
/* Constant data of the program, that will hardly be read again: its whole pages leave this process's memory; whoever reads them has them back. */
void fig_forget_constant(const void *p, size_t bytes);
/* Constant data of the program, that is read to the end at once: mapped in one go, not sixteen pages at each first touch. */
void fig_read_through(const void *p, size_t bytes);
/* Constant data of the program, of which little will be read, here and there: page by page, where the system would map two megabytes at each first touch. */
void fig_read_sparsely(const void *p, size_t bytes);
void *fig_calloc(size_t count, size_t each);
void *fig_realloc(void *p, size_t bytes);
void fig_free(void *p);
/* Room for at least `need` elements; false (and the old vector intact) when out of memory. */
bool fig_grow_more(void *items, size_t *capacity, size_t need, size_t each);
static inline bool fig_grow(void *items, size_t *capacity, size_t need, size_t each)
{
    return need <= *capacity || fig_grow_more(items, capacity, need, each); /* asked before each element of a vector */
}
/* The same by a quarter at a time: for large elements, where half the room unused would be too much. */
bool fig_grow_gently(void *items, size_t *capacity, size_t need, size_t each);
/* Tests only: let the n-th allocation from now fail (0: none). Returns how many were left of the last such call, 0 where it has failed.
 * Not thread-safe. */
unsigned long fig_alloc_fail_at(unsigned long n);
#endif
