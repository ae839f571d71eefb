/* Sort: few by insertion, many by their bytes. */
#include "sort.h"
#include <string.h>

enum { FEW = 64 };

static void sort_few(uint64_t *v, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint64_t moved = v[i];
        size_t k = i;
        for (; k && v[k - 1] > moved; k--)
            v[k] = v[k - 1];
        v[k] = moved;
    }
}

/* From the lowest byte; one that all have alike needs no pass. */
static void sort_many(uint64_t *v, uint64_t *spare, size_t n)
{
    uint64_t differ = 0, *from = v, *to = spare;
    for (size_t i = 1; i < n; i++)
        differ |= v[i] ^ v[0];
    for (unsigned shift = 0; shift < 64; shift += 8) {
        size_t at[256] = {0}, sum = 0;
        if (!(differ >> shift & 0xFF))
            continue;
        for (size_t i = 0; i < n; i++)
            at[from[i] >> shift & 0xFF]++;
        for (size_t b = 0; b < 256; b++) {
            size_t count = at[b];
            at[b] = sum;
            sum += count;
        }
        for (size_t i = 0; i < n; i++)
            to[at[from[i] >> shift & 0xFF]++] = from[i];
        uint64_t *t = from;
        from = to;
        to = t;
    }
    if (from != v)
        memcpy(v, from, n * sizeof *v);
}

void fig_sort(uint64_t *v, uint64_t *spare, size_t count)
{
    if (count > FEW)
        sort_many(v, spare, count);
    else
        sort_few(v, count);
}

size_t fig_sort_once(uint64_t *v, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        if (!n || v[n - 1] != v[i])
            v[n++] = v[i];
    return n;
}
