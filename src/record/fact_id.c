/*
 * Fact id: `key`, 16 hex digits that name an observation, whoever reports it, and `id`, 16 that name a fact of a document.
 *
 * in   a result whose facts are complete          out   `key` and `id` of each
 * Both are FNV-1a of 64 bits over texts, each followed by the byte 1F, mixed and written as id.c says. The key's texts: subject_id, else the subject
 * (ASCII letters folded); measure, folded; unit, per, period (EDTF), frequency, adjustment, obs_status, and the basis of the first change where there is no value. The id's: doc, key, value, low, high, of each
 * change value, low, high, unit and direction, and the ordinal in decimal (from 1) among the document's facts whose other texts are the same.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "../base/hex.h"
#include "enum_names.h"
#include "record.h"
#include <string.h>

enum { SEPARATOR = 0x1F, ID_BYTES = 17 };

static uint64_t add_byte(uint64_t h, char byte)
{
    return (h ^ (unsigned char)byte) * UINT64_C(0x00000100000001b3);
}

static uint64_t add_text(uint64_t h, const char *text, size_t len, bool fold)
{
    for (size_t i = 0; i < len; i++)
        h = add_byte(h, fold && text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] + 32) : text[i]);
    return add_byte(h, SEPARATOR);
}

static uint64_t add_str(uint64_t h, fig_str s)
{
    return add_text(h, s.ptr ? s.ptr : "", s.ptr ? s.len : 0, false);
}

static uint64_t mixed(uint64_t h)
{
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

static fig_str write_hash(char *to, uint64_t h)
{
    fig_hex(to, mixed(h));
    to[ID_BYTES - 1] = 0;
    return (fig_str){to, ID_BYTES - 1};
}

static uint64_t hash_key(const fig_fact *f)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    if (f->subject_id.len)
        h = add_str(h, f->subject_id);
    else
        h = add_text(h, f->subject.ptr ? f->subject.ptr : "", f->subject.ptr ? f->subject.len : 0, true);
    h = add_text(h, f->measure.ptr ? f->measure.ptr : "", f->measure.ptr ? f->measure.len : 0, true);
    h = add_str(add_str(h, f->unit), f->per);
    h = add_str(h, f->period ? f->period->edtf : (fig_str){NULL, 0});
    h = add_str(add_str(add_str(h, f->frequency), f->adjustment), f->obs_status);
    return add_str(h, f->figure < 0 && f->change_count ? f->changes[0].basis : (fig_str){NULL, 0});
}

/* All but the ordinal. */
static uint64_t hash_fact(const fig_result *result, const fig_fact *f)
{
    const char *doc = result->doc ? result->doc : "";
    uint64_t h = add_text(UINT64_C(0xcbf29ce484222325), doc, strlen(doc), false);
    h = add_str(add_str(add_str(add_str(h, f->key), f->value), f->low), f->high);
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        h = add_str(add_str(add_str(add_str(h, c->value), c->low), c->high), c->unit);
        h = add_str(h, fig_enum_name(&fig_direction_names, c->direction));
    }
    return h;
}

static uint64_t add_number(uint64_t h, uint32_t n)
{
    char digits[10];
    size_t i = sizeof digits;
    do
        digits[--i] = (char)('0' + n % 10);
    while (n /= 10);
    return add_text(h, digits + i, sizeof digits - i, false);
}

typedef struct seen {
    uint64_t hash;
    uint32_t times; /* 0: free */
} seen;

fig_status fig_result_number_facts(fig_result *result, fig_error *error)
{
    size_t size = 16;
    while (size < 2 * result->fact_count)
        size *= 2;
    if (!result->fact_count)
        return FIG_OK;
    seen *table = fig_calloc(size, sizeof *table);
    char *ids = fig_arena_alloc(&result->arena, result->fact_count * 2 * ID_BYTES);
    for (size_t i = 0; table && ids && i < result->fact_count; i++, ids += 2 * ID_BYTES) {
        fig_fact *f = &result->facts[i];
        f->key = write_hash(ids, hash_key(f));
        uint64_t h = hash_fact(result, f);
        size_t at = (size_t)(h ^ h >> 32) & (size - 1);
        while (table[at].times && table[at].hash != h)
            at = (at + 1) & (size - 1);
        table[at].hash = h;
        f->id = write_hash(ids + ID_BYTES, add_number(h, ++table[at].times));
    }
    bool ok = table && ids;
    fig_free(table);
    return ok ? FIG_OK : fig_error_nomem(error);
}
