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
#include "enum_names.h"
#include "id_hash.h"
#include "record.h"
#include <string.h>

static uint64_t add_folded(uint64_t h, fig_str s)
{
    for (size_t i = 0; i < s.len; i++)
        h = fig_fnv_byte(h, (unsigned char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 32 : s.ptr[i]));
    return fig_id_end(h);
}

static uint64_t hash_key(const fig_fact *f)
{
    uint64_t h = f->subject_id.len ? fig_id_field(FIG_FNV_START, f->subject_id) : add_folded(FIG_FNV_START, f->subject);
    h = add_folded(h, f->measure);
    h = fig_id_field(fig_id_field(h, f->unit), f->per);
    h = fig_id_field(h, f->period ? f->period->edtf : (fig_str){NULL, 0});
    h = fig_id_field(fig_id_field(fig_id_field(h, f->frequency), f->adjustment), f->obs_status);
    return fig_id_field(h, f->figure < 0 && f->change_count ? f->changes[0].basis : (fig_str){NULL, 0});
}

/* All but the ordinal. */
static uint64_t hash_fact(const fig_result *result, const fig_fact *f)
{
    const char *doc = result->doc ? result->doc : "";
    uint64_t h = fig_id_text(FIG_FNV_START, doc, strlen(doc));
    h = fig_id_field(fig_id_field(fig_id_field(fig_id_field(h, f->key), f->value), f->low), f->high);
    for (size_t i = 0; i < f->change_count; i++) {
        const fig_change *c = &f->changes[i];
        h = fig_id_field(fig_id_field(fig_id_field(fig_id_field(h, c->value), c->low), c->high), c->unit);
        h = fig_id_field(h, fig_enum_name(&fig_direction_names, c->direction));
    }
    return h;
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
    char *ids = fig_arena_alloc(&result->arena, result->fact_count * 2 * FIG_ID_BYTES);
    for (size_t i = 0; table && ids && i < result->fact_count; i++, ids += 2 * FIG_ID_BYTES) {
        fig_fact *f = &result->facts[i];
        f->key = fig_id_write(ids, hash_key(f));
        uint64_t h = hash_fact(result, f);
        size_t at = (size_t)(h ^ h >> 32) & (size - 1);
        while (table[at].times && table[at].hash != h)
            at = (at + 1) & (size - 1);
        table[at].hash = h;
        f->id = fig_id_write(ids + FIG_ID_BYTES, fig_id_number(h, ++table[at].times));
    }
    bool ok = table && ids;
    fig_free(table);
    return ok ? FIG_OK : fig_error_nomem(error);
}
