/*
 * FNV: the hash FNV-1a of 64 bits, a byte at a time.
 *
 * in   FIG_FNV_START, then the bytes of "a"          out   0xaf63dc4c8601ec8c
 * For hashes that are written down (ids, keys of rows, the grammars' name): the same on every machine and in every version.
 * Source: RFC 9923.
 */
#ifndef FIG_FNV_H
#define FIG_FNV_H
#include <stddef.h>
#include <stdint.h>

#define FIG_FNV_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t fig_fnv_byte(uint64_t h, unsigned char byte)
{
    return (h ^ byte) * UINT64_C(0x00000100000001b3);
}

static inline uint64_t fig_fnv_bytes(uint64_t h, const char *data, size_t len)
{
    for (size_t i = 0; i < len; i++)
        h = fig_fnv_byte(h, (unsigned char)data[i]);
    return h;
}
#endif
