/* Bits: the lowest and the highest bit that is set, how many are, 8 bytes as bits; one instruction or two where the compiler knows them. */
#ifndef FIG_BITS_H
#define FIG_BITS_H
#include <stdint.h>

/* v is not 0. */
static inline unsigned fig_bits_lowest(uint64_t v)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctzll(v);
#else
    unsigned n = 0;
    for (unsigned step = 32; step; step >>= 1)
        if (!(v & ((UINT64_C(1) << step) - 1))) {
            v >>= step;
            n += step;
        }
    return n;
#endif
}

/* 8 bytes, the first the lowest: one load where the machine is so. */
static inline uint64_t fig_bits_load(const unsigned char *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
           (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* v is not 0. */
static inline unsigned fig_bits_highest(uint64_t v)
{
#ifdef __GNUC__
    return 63u - (unsigned)__builtin_clzll(v);
#else
    unsigned n = 0;
    for (unsigned step = 32; step; step >>= 1)
        if (v >> step) {
            v >>= step;
            n += step;
        }
    return n;
#endif
}

static inline unsigned fig_bits_count(uint64_t v)
{
#ifdef __GNUC__
    return (unsigned)__builtin_popcountll(v);
#else
    unsigned n = 0;
    for (; v; v &= v - 1)
        n++;
    return n;
#endif
}
#endif
