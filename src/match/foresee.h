/*
 * Foresee: which branches of a split can take the item at hand, so that the matcher need not try them.
 *
 * in   a split, an item's class (or the kind of figure it is) and gap          out   2 bits: branch a, branch b
 * A branch can when some instruction it leads to without a token accepts the item, or, where the match may end here, when it leads to the end. Found once by walking the program,
 * then remembered in a table of fixed size in which newer answers overwrite older ones. It never says no wrongly; a matcher without it (`plain`) finds the same.
 */
#ifndef FIG_FORESEE_H
#define FIG_FORESEE_H
#include "lexeme.h"

enum { FIG_FORESEE_SLOTS = 32768, FIG_FORESEE_KINDS = 65536, FIG_FORESEE_NOTHING = FIG_FORESEE_KINDS + 64, FIG_FORESEE_MAY_END = 1 << 17 };
/* symbols from FIG_FORESEE_KINDS on: figures of a kind; no item; a bit for places where the match may end */

typedef struct fig_foresee {
    const fig_grammar *grammar;
    const fig_lexemes *lexemes;
    uint64_t *slots; /* key << 2 | bits; 0 empty */
    uint32_t *stack; /* of the walk */
    size_t stack_capacity;
} fig_foresee;

bool fig_foresee_init(fig_foresee *f, const fig_grammar *grammar, const fig_lexemes *lexemes);
void fig_foresee_clear(fig_foresee *f);
unsigned fig_foresee_find(fig_foresee *f, uint64_t key, uint64_t *slot);

/* Branches of the split at pc for an item: 1 a, 2 b. The classes' generation is part of the key: what was found of forgotten classes is never met again. */
static inline unsigned fig_foresee_branches(fig_foresee *f, uint32_t pc, uint32_t symbol, uint8_t gap)
{
    uint64_t key =
        (uint64_t)(f->lexemes->generation & 0xFFF) << 46 | (uint64_t)pc << 22 | (uint64_t)symbol << 4 | gap; /* 12, 24, 18 and 4 bits */
    uint64_t *slot = &f->slots[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 49];
    return *slot >> 2 == key ? *slot & 3 : fig_foresee_find(f, key, slot);
}
#endif
