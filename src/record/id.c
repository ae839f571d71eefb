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
#include "../base/hex.h"
#include "enum_names.h"
#include "record.h"
#include <string.h>

enum { SEPARATOR = 0x1F, ID_BYTES = 17, FEWEST_PLACES = 128 };

static inline uint64_t add_byte(uint64_t h, char byte)
{
    return (h ^ (unsigned char)byte) * UINT64_C(0x00000100000001b3);
}

static inline uint64_t add_text(uint64_t h, const char *text, size_t len)
{
    for (; len > 8; len -= 8, text += 8)
        for (size_t k = 0; k < 8; k++)
            h = add_byte(h, text[k]);
    text += len;
    switch (len) { /* jumps into the row of what is left: most texts are that short */
    case 8:
        h = add_byte(h, text[-8]); /* fall through */
    case 7:
        h = add_byte(h, text[-7]); /* fall through */
    case 6:
        h = add_byte(h, text[-6]); /* fall through */
    case 5:
        h = add_byte(h, text[-5]); /* fall through */
    case 4:
        h = add_byte(h, text[-4]); /* fall through */
    case 3:
        h = add_byte(h, text[-3]); /* fall through */
    case 2:
        h = add_byte(h, text[-2]); /* fall through */
    case 1:
        h = add_byte(h, text[-1]); /* fall through */
    default:
        return add_byte(h, SEPARATOR);
    }
}

static inline uint64_t add_field(uint64_t h, fig_str text)
{
    return text.len ? add_text(h, text.ptr, text.len) : add_byte(h, SEPARATOR);
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

static inline uint64_t mixed(uint64_t h)
{
    h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
    h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

/* `h` has doc and kind. */
static uint64_t hash_figure(uint64_t h, const fig_figure *f)
{
    h = add_field(h, f->value);
    h = add_field(h, f->low);
    h = add_field(h, f->high);
    if (f->time)
        h = add_field(add_field(add_field(h, f->time->iso), f->time->iso_low), f->time->iso_high);
    else
        h = add_byte(add_byte(add_byte(h, SEPARATOR), SEPARATOR), SEPARATOR);
    h = f->date ? add_field(h, f->date->edtf) : add_byte(h, SEPARATOR);
    h = add_field(h, f->unit);
    return add_field(h, f->per);
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
    uint64_t start[FIG_KIND_COUNT_OF], of_doc = add_text(UINT64_C(0xcbf29ce484222325), doc, strlen(doc));
    for (unsigned kind = 0; kind < FIG_KIND_COUNT_OF; kind++)
        start[kind] = add_field(of_doc, fig_enum_name(&fig_kind_names, kind));
    for (size_t i = 0; i < result->count; i++, ids += ID_BYTES) {
        fig_figure *f = &result->figures[i];
        uint64_t h = hash_figure(start[f->kind], f);
        uint32_t ordinal = count_equal(n, h);
        h = ordinal < 10 ? add_byte(add_byte(h, (char)('0' + ordinal)), SEPARATOR) : add_number(h, ordinal);
        fig_hex(ids, mixed(h));
        ids[ID_BYTES - 1] = 0;
        f->id = (fig_str){ids, ID_BYTES - 1};
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
    char *ids = fig_arena_alloc(&result->arena, result->count * ID_BYTES);
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
