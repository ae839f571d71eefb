/* Term: see term.c. Shared with element.c and need.c. */
#ifndef FIG_TERM_H
#define FIG_TERM_H
#include "compiler.h"

enum { FIG_TERM_PAIRS = 160 };

/* What a token may be, as it is collected. */
typedef struct fig_term_pairs {
    fig_sketch_pair of[FIG_TERM_PAIRS];
    size_t count;
} fig_term_pairs;

/* false: it has no room. */
bool fig_term_add_pair(fig_term_pairs *p, uint32_t is, uint32_t but);
/* It holds for many tokens: {word}, {Cap}. */
bool fig_term_is_dense(const fig_compiler *c, const fig_term_pairs *p);
/* The term of these pairs, made where it is new; 0 for none. `asked`: by itself, not only as a part of phrases. */
uint16_t fig_term_of(fig_compiler *c, const fig_term_pairs *p, bool asked);
/* The phrase that begins so, 1 more than its number; 0 where it has no room. */
uint16_t fig_term_phrase_of(fig_compiler *c, const fig_term_pairs *head, const fig_term_pairs *tail);
/* One more in a table of the sketches; NULL: out of memory. */
void *fig_sketch_slot(fig_compiler *c, void *items, size_t *count, size_t *capacity, size_t each);
#endif
