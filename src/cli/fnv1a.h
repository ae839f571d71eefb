/* FNV-1a of 64 bits, for the command, which has nothing but include/: a byte more in a hash. Source: RFC 9923. */
#ifndef CLI_FNV1A_H
#define CLI_FNV1A_H
#include <stdint.h>

#define CLI_HASH_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t cli_hash_byte(uint64_t h, unsigned char byte)
{
    return (h ^ byte) * UINT64_C(0x00000100000001b3);
}
#endif
