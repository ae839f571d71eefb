/*
 * Code: the instructions of all programs, one behind the other.
 *
 * in   an instruction          out   its place
 */
#include "compiler.h"

enum { USUAL_CODE = 48 * 1024, MAX_CODE = 4 * 1000 * 1000 };

static void too_large(fig_compiler *c)
{
    if (!c->failed)
        fig_source_error(&c->g->source, c->path, c->line ? c->line->line : 0, 1, "the pattern is too large when its parts are written out");
    c->failed = true;
}

uint32_t fig_compile_put(fig_compiler *c, fig_op op, uint8_t gap, uint32_t a, uint32_t b)
{
    if (c->count >= MAX_CODE) {
        too_large(c);
        return 0;
    }
    if (!fig_arena_grow(&c->g->flat, &c->code, &c->capacity, c->count < USUAL_CODE ? USUAL_CODE : c->count + 1, sizeof *c->code)) {
        fig_compile_nomem(c);
        return 0;
    }
    c->code[c->count] = (fig_instr){(uint8_t)op, gap, a, b};
    return (uint32_t)c->count++;
}
