/*
 * Unit: the sizes of units through the public door.
 *
 * in   "[mi_i]/h"          out   factor "0.44704", offset "0", dimension "m.s-1"
 * The bases stand in the order of their names, so that equal dimensions are equal texts; bases whose powers cancel are left out.
 */
#include "base/error.h"
#include "base/sized.h"
#include "engine.h"
#include "normal/unit_size.h"
#include <string.h>

/* false: it does not fit */
static bool put(char *to, size_t room, fig_strbuf *text)
{
    bool fits = !text->failed && text->len < room;
    if (fits) {
        if (text->len)
            memcpy(to, text->data, text->len);
        to[text->len] = 0;
    }
    text->len = 0;
    return fits;
}

static int before(fig_str a, fig_str b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static void write_dimension(fig_strbuf *out, fig_unit_size *u)
{
    for (size_t done = 0; done < u->base_count; done++) {
        size_t least = done;
        for (size_t i = done + 1; i < u->base_count; i++)
            if (before(u->bases[i].name, u->bases[least].name) < 0)
                least = i;
        fig_str name = u->bases[least].name;
        int power = u->bases[least].power;
        u->bases[least] = u->bases[done];
        if (power == 0)
            continue;
        if (out->len)
            fig_strbuf_char(out, '.');
        fig_strbuf_add(out, name.ptr, name.len);
        if (power != 1)
            fig_strbuf_format(out, "%d", power);
    }
}

static fig_status write_unit(fig_unit_size *u, fig_unit *out, fig_strbuf *text, fig_error *error)
{
    fig_unit unit = {.size = sizeof unit};
    fig_number_write(text, u->factor);
    bool fits = put(unit.factor, sizeof unit.factor, text);
    fig_number_write(text, u->offset);
    fits = put(unit.offset, sizeof unit.offset, text) && fits;
    write_dimension(text, u);
    fits = put(unit.dimension, sizeof unit.dimension, text) && fits;
    if (text->failed)
        return fig_error_nomem(error);
    if (!fits)
        return fig_error_set(error, FIG_E_USAGE, "the size of this unit is too long to be written");
    return fig_sized_write(out, &unit, sizeof unit, "fig_unit", error);
}

fig_status fig_engine_unit(const fig_engine *engine, const char *code, size_t len, fig_unit *out, fig_error *error)
{
    fig_number_pool pool = {0};
    fig_strbuf text = {0};
    fig_unit_size u;
    fig_status status;
    if (fig_unit_size_of(&engine->grammar, &pool, (fig_str){code, len}, &u))
        status = write_unit(&u, out, &text, error);
    else if (pool.nomem)
        status = fig_error_nomem(error);
    else
        status = fig_error_set(error, FIG_E_USAGE, "no size is known of the unit \"%.*s\"; list unit-size has those that are",
                               len < 40 ? (int)len : 40, code);
    fig_strbuf_clear(&text);
    fig_number_pool_clear(&pool);
    return status;
}
