/*
 * Steps: where the automaton goes from a state over a token, once it has been found.
 *
 * in   a state, a token's rule class and gap          out   the step, or that it is not known
 * A row a state, open addressing, 4 bytes an entry. They are looked up at random and by the million, and news takes the same steps again and again:
 * what counts is how few cache lines those fill. What has no room (a state or a class beyond what fits) is not kept, and found again each time.
 */
#ifndef FIG_STEPS_H
#define FIG_STEPS_H
#include "../base/bits.h"
#include <stdbool.h>
#include <stddef.h>

/* A state, and in the lowest bit whether it accepts, so that of most states nothing else is looked at. 0: no way on. */
typedef uint32_t fig_step;

enum { FIG_STEP_UNKNOWN = -1, FIG_STEP_MOST_CLASS = 0x3FFE, FIG_STEP_MOST = 0xFFFF };

typedef struct fig_step_row {
    uint32_t at; /* in `entries` */
    uint16_t mask, count;
} fig_step_row;

typedef struct fig_steps {
    uint32_t *entries; /* a class + 1 and a gap (16 bits), the step (16 bits); 0 free, as is the first, the row of states without steps */
    size_t entry_count, entry_capacity;
    fig_step_row *rows; /* by state */
    size_t row_count, row_capacity;
} fig_steps;

bool fig_steps_init(fig_steps *s);
void fig_steps_clear(fig_steps *s);
void fig_steps_forget(fig_steps *s);
/* A row for each of `states` states. false: out of memory. */
bool fig_steps_reserve(fig_steps *s, size_t states);
/* Keep a step that is not known. false: out of memory. */
bool fig_steps_keep(fig_steps *s, uint32_t state, uint16_t rule_class, uint8_t gap, fig_step step);

static inline uint32_t fig_step_key(uint16_t rule_class, uint8_t gap)
{
    return (uint32_t)(rule_class + 1) << 2 | fig_bits_lowest(gap);
}

static inline uint32_t fig_step_hash(uint32_t key)
{
    return key * UINT32_C(0x9E3779B1) >> 16;
}

/* Where the step is, into the caches. */
static inline void fig_steps_fetch(const fig_steps *s, uint32_t state, uint16_t rule_class, uint8_t gap)
{
    const fig_step_row row = s->rows[state];
    __builtin_prefetch(s->entries + row.at + (fig_step_hash(fig_step_key(rule_class, gap)) & row.mask));
}

/* The step, or FIG_STEP_UNKNOWN. */
static inline int32_t fig_steps_find(const fig_steps *s, uint32_t state, uint16_t rule_class, uint8_t gap)
{
    const fig_step_row row = s->rows[state];
    const uint32_t *entries = s->entries + row.at, key = fig_step_key(rule_class, gap);
    for (uint32_t i = fig_step_hash(key) & row.mask;; i = (i + 1) & row.mask) {
        const uint32_t e = entries[i];
        if (e >> 16 == key)
            return (int32_t)(e & 0xFFFF);
        if (!e)
            return FIG_STEP_UNKNOWN;
    }
}
#endif
