/*
 * Rule class: classes that no rule of tier 1 tells apart are one to it.
 *
 * in   a class          out   its rule class, numbered from 0; of a rule class, the first class that it stands for
 * A third of all classes differ only in what links and facts ask (verbs, names of measures). What is learned of a token by rules alone, the automaton's steps and what each rule sees,
 * is learned once for all of them. Sets are compared under the mask, where they are: copies of their own (base/bit_sets) would take a megabyte.
 */
#ifndef FIG_RULE_CLASS_H
#define FIG_RULE_CLASS_H
#include "../grammar/grammar.h"

typedef struct fig_rule_classes {
    const uint64_t *asked; /* the grammar's: bits of the predicates that rules ask for */
    size_t words;
    uint16_t *of;    /* by class */
    uint16_t *first; /* by rule class */
    size_t count, of_capacity, first_capacity;
    uint32_t *table; /* open addressing on what rules ask of a set: rule class + 1 */
    size_t mask;
} fig_rule_classes;

bool fig_rule_classes_init(fig_rule_classes *a, const fig_grammar *grammar);
void fig_rule_classes_clear(fig_rule_classes *a);
void fig_rule_classes_forget(fig_rule_classes *a);
/* A new class, whose set is the last in `sets`; classes come in their order. false: out of memory. */
bool fig_rule_classes_add(fig_rule_classes *a, const uint64_t *sets, uint16_t class_id);
#endif
