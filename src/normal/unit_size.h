/*
 * Unit size: what a UCUM expression comes to in base units, exactly.
 *
 * in   "[mi_i]/h"          out   factor 1397/3125 (0.44704), offset 0, dimension "m.s-1"
 *      "[degF]"                  factor 5/9, offset 459.67, dimension "K": 95 [degF] is (95 + 459.67) * 5/9 K
 * Reads list unit-size (grammars/common/unit-size.gram) and UCUM's syntax: prefixes, `.`, `/`, exponents, factors (100.kg, 10*9.m3).
 * What stands in braces is a base of its own: {teu}. Parentheses are not read.
 */
#ifndef FIG_UNIT_SIZE_H
#define FIG_UNIT_SIZE_H
#include "../exact/number.h"
#include "../grammar/grammar.h"

enum { FIG_UNIT_BASES = 8 };

typedef struct fig_unit_size {
    fig_number factor, offset;
    struct {
        fig_str name; /* of the base: a row's form, or, in braces, the code's own bytes */
        int power;
    } bases[FIG_UNIT_BASES];
    size_t base_count;
} fig_unit_size;

/* false: the code, or a part of it, is unknown, or over a limit. */
bool fig_unit_size_of(const fig_grammar *g, fig_number_pool *pool, fig_str code, fig_unit_size *out);
#endif
