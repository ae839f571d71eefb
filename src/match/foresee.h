/*
 * Foresee: which branches of a split or an alternative can take the item at hand, so that the matcher need not try the others.
 *
 * in   an instruction, an item's class (or the kind of figure it is) and gap          out   a bit for each branch
 * A branch can when some instruction it leads to without a token accepts the item, or, where the match may end here, when it leads to the end. Found once by walking the program,
 * then remembered in a table of fixed size in which newer answers overwrite older ones. It never says no wrongly; a matcher without it (`plain`) finds the same.
 */
#ifndef FIG_FORESEE_H
#define FIG_FORESEE_H
#include "ahead.h"
#include "lexeme.h"

enum {
    FIG_FORESEE_SLOTS = 16384,
    FIG_FORESEE_ALT_SLOTS = 8192,
    FIG_FORESEE_KINDS = 65536,
    FIG_FORESEE_NOTHING = FIG_FORESEE_KINDS + 64,
    FIG_FORESEE_MAY_END = 1 << 17
};
/* symbols from FIG_FORESEE_KINDS on: figures of a kind; no item; a bit for places where the match may end */

/* What is asked: an item as a symbol, and the gap before it. */
typedef struct fig_prospect {
    uint32_t symbol;
    uint8_t gap;
} fig_prospect;

/* Ways of an alternative; key 0 empty. */
typedef struct fig_foresee_alt {
    uint64_t key, ways;
} fig_foresee_alt;

/* A place on the walk, and where the calls that the walk itself made go back to. */
typedef struct fig_foresee_place {
    uint32_t pc, frame;
} fig_foresee_place;

typedef struct fig_foresee {
    const fig_grammar *grammar;
    const fig_lexemes *lexemes;
    fig_ahead *ahead; /* lent */
    uint64_t *slots;  /* key << 2 | bits; 0 empty */
    fig_foresee_alt *alts;
    uint32_t generation;               /* of the classes */
    fig_foresee_place *stack, *frames; /* of the walk; a frame's pc is where it goes back to, its frame the one around it */
} fig_foresee;

bool fig_foresee_init(fig_foresee *f, const fig_grammar *grammar, const fig_lexemes *lexemes, fig_ahead *ahead);
void fig_foresee_clear(fig_foresee *f);
unsigned fig_foresee_find(fig_foresee *f, uint64_t key, uint64_t *slot);
uint64_t fig_foresee_find_ways(fig_foresee *f, uint64_t key, fig_foresee_alt *slot);

/* Forget all, as the classes were. */
void fig_foresee_forget(fig_foresee *f);

/* Before the first question of a match. */
static inline void fig_foresee_begin(fig_foresee *f)
{
    if (f->generation != f->lexemes->generation)
        fig_foresee_forget(f);
}

/* 24, 18 and 4 bits. */
static inline uint64_t fig_foresee_key(uint32_t pc, fig_prospect p)
{
    return (uint64_t)pc << 22 | (uint64_t)p.symbol << 4 | p.gap;
}

/* Branches of the split at pc: 1 a, 2 b. */
static inline unsigned fig_foresee_branches(fig_foresee *f, uint32_t pc, fig_prospect p)
{
    uint64_t key = fig_foresee_key(pc, p);
    uint64_t *slot = &f->slots[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 50];
    return *slot >> 2 == key ? *slot & 3 : fig_foresee_find(f, key, slot);
}

/* Ways of the alternative at pc: the first is bit 0. */
static inline uint64_t fig_foresee_ways(fig_foresee *f, uint32_t pc, fig_prospect p)
{
    uint64_t key = fig_foresee_key(pc, p);
    fig_foresee_alt *slot = &f->alts[(key * UINT64_C(0x9E3779B97F4A7C15)) >> 51];
    return slot->key == key ? slot->ways : fig_foresee_find_ways(f, key, slot);
}
#endif
