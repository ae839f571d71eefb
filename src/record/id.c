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

static uint64_t add_byte(uint64_t h, unsigned char byte)
{
    return (h ^ byte) * UINT64_C(0x00000100000001b3);
}

static uint64_t add_text(uint64_t h, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
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

static uint64_t hash_figure(uint64_t h, const fig_figure *f)
{
    const fig_str kind = fig_enum_name(&fig_kind_names, (unsigned)f->kind);
    const fig_str *texts[] = {&kind, &f->value, &f->low, &f->high, &f->iso, &f->iso_low, &f->iso_high, &f->edtf, &f->unit, &f->per};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        h = add_text(h, texts[i]->ptr, texts[i]->len);
    return h;
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
    for (int i = 15; i >= 0; i--, h >>= 4)
        out[i] = "0123456789abcdef"[h & 15];
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
    uint64_t start = add_text(UINT64_C(0xcbf29ce484222325), doc, strlen(doc));
    for (size_t i = 0; i < result->count; i++, ids += ID_BYTES) {
        fig_figure *f = &result->figures[i];
        uint64_t h = hash_figure(start, f);
        write_hex(ids, mixed(add_number(h, count_equal(table, places - 1, h))));
        f->id = (fig_str){ids, ID_BYTES - 1};
    }
    if (table != small)
        fig_free(table);
    return FIG_OK;
}
