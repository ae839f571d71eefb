/*
 * Id hash: texts into the 16 hex digits that name a figure or a fact.
 *
 * in   FIG_FNV_START, texts one after another          out   "4c5201b3c4c4092a", NUL-terminated
 * FNV-1a of 64 bits (base/fnv.h), each text followed by the byte 1F, an absent text being empty; then mixed by MurmurHash3's 64-bit finaliser, so that
 * near texts give far ids; then written in lower case. What the texts are: id.c, fact_id.c.
 * Source: RFC 9923 (FNV); MurmurHash3 by Austin Appleby, public domain.
 */
#ifndef FIG_ID_HASH_H
#define FIG_ID_HASH_H
#include "../base/fnv.h"
#include "../base/hex.h"
#include "figura/base.h"

enum { FIG_ID_SEPARATOR = 0x1F, FIG_ID_BYTES = 17 };

static inline uint64_t fig_id_end(uint64_t h)
{
    return fig_fnv_byte(h, FIG_ID_SEPARATOR);
}

static inline uint64_t fig_id_text(uint64_t h, const char *text, size_t len)
{
    for (; len > 8; len -= 8, text += 8)
        for (size_t k = 0; k < 8; k++)
            h = fig_fnv_byte(h, (unsigned char)text[k]);
    text += len;
    switch (len) { /* jumps into the row of what is left: most texts are that short */
    case 8:
        h = fig_fnv_byte(h, (unsigned char)text[-8]); /* fall through */
    case 7:
        h = fig_fnv_byte(h, (unsigned char)text[-7]); /* fall through */
    case 6:
        h = fig_fnv_byte(h, (unsigned char)text[-6]); /* fall through */
    case 5:
        h = fig_fnv_byte(h, (unsigned char)text[-5]); /* fall through */
    case 4:
        h = fig_fnv_byte(h, (unsigned char)text[-4]); /* fall through */
    case 3:
        h = fig_fnv_byte(h, (unsigned char)text[-3]); /* fall through */
    case 2:
        h = fig_fnv_byte(h, (unsigned char)text[-2]); /* fall through */
    case 1:
        h = fig_fnv_byte(h, (unsigned char)text[-1]); /* fall through */
    default:
        return fig_id_end(h);
    }
}

static inline uint64_t fig_id_field(uint64_t h, fig_str text)
{
    return text.len ? fig_id_text(h, text.ptr, text.len) : fig_id_end(h);
}

static inline uint64_t fig_id_number(uint64_t h, uint32_t n)
{
    char digits[10];
    size_t i = sizeof digits;
    do
        digits[--i] = (char)('0' + n % 10);
    while (n /= 10);
    return fig_id_text(h, digits + i, sizeof digits - i);
}

/* Writes FIG_ID_BYTES to `to`. */
static inline fig_str fig_id_write(char *to, uint64_t h)
{
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    fig_hex(to, h ^ h >> 33);
    to[FIG_ID_BYTES - 1] = 0;
    return (fig_str){to, FIG_ID_BYTES - 1};
}
#endif
