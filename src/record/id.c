/*
 * Id: 16 hex digits that name a figure from run to run.
 *
 * in   a result whose figures are complete          out   `id` of each
 * The hash, so that anyone can compute it: FNV-1a of 64 bits (offset basis cbf29ce484222325, prime 00000100000001b3) over these texts,
 * each followed by the byte 1F: doc, kind, value, low, high, iso, iso_low, iso_high, edtf, unit, per, and the ordinal in decimal (from 1)
 * among the document's figures whose other texts are the same; then mixed by MurmurHash3's 64-bit finaliser, so that near texts
 * give far ids; then written as 16 lower-case hex digits. An absent text is empty.
 * Rule, wording and offsets do not enter. Two figures are held equal when their hashes before the ordinal are: a collision costs
 * an ordinal that is one too high, never a doubled id.
 * Source: RFC 9923 (FNV); MurmurHash3 by Austin Appleby, public domain.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "enum_names.h"
#include "record.h"
#include <string.h>

enum { SEPARATOR = 0x1F, ON_STACK = 128, ID_BYTES = 17 };

typedef struct seen {
    uint64_t hash;
    uint32_t times; /* 0: an empty place */
} seen;

static inline uint64_t add_byte(uint64_t h, unsigned char byte)
{
    return (h ^ byte) * UINT64_C(0x00000100000001b3);
}

static inline uint64_t add_text(uint64_t h, const char *text, size_t len)
{
    size_t i = 0;
    for (; i + 4 <= len; i += 4)
        for (size_t k = 0; k < 4; k++)
            h = add_byte(h, (unsigned char)text[i + k]);
    for (; i < len; i++)
        h = add_byte(h, (unsigned char)text[i]);
    return add_byte(h, SEPARATOR);
}

static uint64_t add_number(uint64_t h, uint32_t n)
{
    char digits[10];
    size_t i = sizeof digits;
    do
        digits[--i] = (char)('0' + n % 10);
    while (n /= 10);
    return add_text(h, digits + i, sizeof digits - i);
}

static uint64_t mixed(uint64_t h)
{
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

static inline uint64_t add_field(uint64_t h, fig_str text)
{
    return text.len ? add_text(h, text.ptr, text.len) : add_byte(h, SEPARATOR);
}

/* `h` has doc and kind. */
static uint64_t hash_figure(uint64_t h, const fig_figure *f)
{
    h = add_field(h, f->value);
    h = add_field(h, f->low);
    h = add_field(h, f->high);
    h = add_field(h, f->iso);
    h = add_field(h, f->iso_low);
    h = add_field(h, f->iso_high);
    h = add_field(h, f->edtf);
    h = add_field(h, f->unit);
    return add_field(h, f->per);
}

static uint32_t count_equal(seen *table, size_t mask, uint64_t hash)
{
    size_t i = (size_t)mixed(hash) & mask;
    while (table[i].times && table[i].hash != hash)
        i = (i + 1) & mask;
    table[i].hash = hash;
    return ++table[i].times;
}

static void write_hex(char out[ID_BYTES], uint64_t h)
{
    static const char pairs[513] = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f"
                                   "303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f"
                                   "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f"
                                   "909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf"
                                   "c0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeef"
                                   "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";
    for (int i = 0; i < 8; i++)
        memcpy(out + 2 * i, pairs + 2 * (h >> (56 - 8 * i) & 0xFF), 2);
    out[16] = 0;
}

fig_status fig_result_number(fig_result *result, fig_error *error)
{
    seen small[ON_STACK];
    seen *table = small;
    size_t places = ON_STACK;
    if (result->count == 0)
        return FIG_OK;
    char *ids = fig_arena_alloc(&result->arena, result->count * ID_BYTES);
    if (!ids)
        return fig_error_nomem(error);
    while (places < 2 * result->count)
        places *= 2;
    if (places > ON_STACK)
        table = fig_calloc(places, sizeof *table);
    else
        memset(small, 0, sizeof small);
    if (!table)
        return fig_error_nomem(error);
    const char *doc = result->doc ? result->doc : "";
    uint64_t start[FIG_KIND_COUNT_OF], of_doc = add_text(UINT64_C(0xcbf29ce484222325), doc, strlen(doc));
    for (unsigned kind = 0; kind < FIG_KIND_COUNT_OF; kind++)
        start[kind] = add_field(of_doc, fig_enum_name(&fig_kind_names, kind));
    for (size_t i = 0; i < result->count; i++, ids += ID_BYTES) {
        fig_figure *f = &result->figures[i];
        uint64_t h = hash_figure(start[f->kind], f);
        write_hex(ids, mixed(add_number(h, count_equal(table, places - 1, h))));
        f->id = (fig_str){ids, ID_BYTES - 1};
    }
    if (table != small)
        fig_free(table);
    return FIG_OK;
}
