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
#include "id_hash.h"
#include "record.h"
#include <string.h>

enum { FEWEST_PLACES = 128 };

/* `h` has doc and kind. */
static uint64_t hash_figure(uint64_t h, const fig_figure *f)
{
    h = fig_id_field(h, f->value);
    h = fig_id_field(h, f->low);
    h = fig_id_field(h, f->high);
    if (f->time)
        h = fig_id_field(fig_id_field(fig_id_field(h, f->time->iso), f->time->iso_low), f->time->iso_high);
    else
        h = fig_id_end(fig_id_end(fig_id_end(h)));
    h = f->date ? fig_id_field(h, f->date->edtf) : fig_id_end(h);
    h = fig_id_field(h, f->unit);
    return fig_id_field(h, f->per);
}

static inline size_t place_of(const fig_ordinals *n, uint64_t hash)
{
    return (size_t)(hash ^ hash >> 32) & n->mask;
}

/* Room for `more` figures: twice as many places as there may be of them. false: out of memory. */
static bool expect(fig_ordinals *n, size_t more)
{
    size_t wanted = n->mask ? n->mask + 1 : FEWEST_PLACES;
    while (wanted < 2 * (n->count + more))
        wanted *= 2;
    if (!fig_grow(&n->all, &n->capacity, n->count + more, sizeof *n->all) ||
        !fig_grow(&n->places, &n->place_capacity, wanted, sizeof *n->places))
        return false;
    if (wanted - 1 == n->mask)
        return true;
    n->mask = wanted - 1;
    memset(n->places, 0, wanted * sizeof *n->places);
    for (uint32_t k = 0; k < n->count; k++) {
        size_t i = place_of(n, n->all[k].hash);
        while (n->places[i])
            i = (i + 1) & n->mask;
        n->places[i] = k + 1;
    }
    return true;
}

/* How many figures of this hash there are by now. */
static inline uint32_t count_equal(fig_ordinals *n, uint64_t hash)
{
    size_t i = place_of(n, hash);
    for (; n->places[i]; i = (i + 1) & n->mask)
        if (n->all[n->places[i] - 1].hash == hash)
            return ++n->all[n->places[i] - 1].times;
    n->all[n->count++] = (fig_ordinal){hash, 1};
    n->places[i] = n->count;
    return 1;
}

static void number_figures(fig_result *result, fig_ordinals *n, char *ids)
{
    const char *doc = result->doc ? result->doc : "";
    uint64_t start[FIG_KIND_COUNT_OF], of_doc = fig_id_text(FIG_FNV_START, doc, strlen(doc));
    for (unsigned kind = 0; kind < FIG_KIND_COUNT_OF; kind++)
        start[kind] = fig_id_field(of_doc, fig_enum_name(&fig_kind_names, kind));
    for (size_t i = 0; i < result->count; i++, ids += FIG_ID_BYTES) {
        fig_figure *f = &result->figures[i];
        uint64_t h = hash_figure(start[f->kind], f);
        uint32_t ordinal = count_equal(n, h);
        h = ordinal < 10 ? fig_id_end(fig_fnv_byte(h, (unsigned char)('0' + ordinal))) : fig_id_number(h, ordinal);
        f->id = fig_id_write(ids, h);
    }
}

void fig_ordinals_begin(fig_ordinals *n)
{
    n->mask = 0;
    n->count = 0;
}

void fig_ordinals_clear(fig_ordinals *n)
{
    fig_free(n->places);
    fig_free(n->all);
    *n = (fig_ordinals){.places = NULL};
}

fig_status fig_result_number_on(fig_result *result, fig_ordinals *n, fig_error *error)
{
    if (result->count == 0)
        return FIG_OK;
    char *ids = fig_arena_alloc(&result->arena, result->count * FIG_ID_BYTES);
    if (!ids || !expect(n, result->count))
        return fig_error_nomem(error);
    number_figures(result, n, ids);
    return FIG_OK;
}

fig_status fig_result_number(fig_result *result, fig_error *error)
{
    fig_ordinals n = {.places = NULL};
    fig_status status = fig_result_number_on(result, &n, error);
    fig_ordinals_clear(&n);
    return status;
}
