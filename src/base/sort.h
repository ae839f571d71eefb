/* Sort: numbers of 64 bits, ascending. */
#ifndef FIG_SORT_H
#define FIG_SORT_H
#include <stddef.h>
#include <stdint.h>

/* `spare` has room for as many. */
void fig_sort(uint64_t *v, uint64_t *spare, size_t count);
/* Of numbers in order each once; returns how many. */
size_t fig_sort_once(uint64_t *v, size_t count);
#endif
