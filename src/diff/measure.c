/*
 * Measure: what a unit of quantity is in base units, as the engine's grammars say; asked once a unit.
 *
 * in   "[mi_i]"          out   factor 1609.344, offset 0, a hash of the dimension "m"
 * A unit whose size is not known is its own dimension: it is compared with itself alone.
 */
#include "../base/alloc.h"
#include "aligner.h"

static void read_number(fig_number_pool *pool, const char *text, fig_number *out)
{
    if (!fig_diff_number(pool, (fig_str){text, strlen(text)}, out))
        *out = fig_number_int(0);
}

static fig_measure ask(fig_aligner *a, const fig_engine *engine, fig_str code, uint64_t hash)
{
    fig_measure m = {.code = hash, .dimension = hash, .factor = fig_number_int(1), .offset = fig_number_int(0)};
    fig_unit unit = {.size = sizeof unit};
    const char *note = code.ptr && code.len > 1 ? memchr(code.ptr + 1, '{', code.len - 1) : NULL; /* t{CO2}: tonnes all the same */
    const size_t len = note && code.ptr[code.len - 1] == '}' ? (size_t)(note - code.ptr) : code.len;
    fig_status status = engine && code.ptr ? fig_engine_unit(engine, code.ptr, len, &unit, NULL) : FIG_E_USAGE;
    a->failed |= status == FIG_E_NOMEM;
    if (status != FIG_OK)
        return m;
    m.dimension = fig_diff_hash(unit.dimension, strlen(unit.dimension));
    read_number(&a->pool, unit.factor, &m.factor);
    read_number(&a->pool, unit.offset, &m.offset);
    return m;
}

const fig_measure *fig_measure_of(fig_aligner *a, const fig_engine *engine, fig_str code)
{
    uint64_t hash = fig_diff_hash(code.ptr ? code.ptr : "", code.len);
    for (size_t i = 0; i < a->measure_count; i++)
        if (a->measures[i].code == hash)
            return &a->measures[i];
    if (!fig_grow(&a->measures, &a->measure_capacity, a->measure_count + 1, sizeof *a->measures)) {
        a->failed = true;
        return NULL;
    }
    a->measures[a->measure_count] = ask(a, engine, code, hash);
    return &a->measures[a->measure_count++];
}
