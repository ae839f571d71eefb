/*
 * Sight: what a rule can see of a token.
 *
 * in   a rule, a token's rule class          out   a number: equal where the rule cannot tell two classes apart; whether it looks at the token's word
 * "45" may be a minute, a day is it never; to percent.value it is what "17" is. So what was found for one holds for the other.
 */
#ifndef FIG_SIGHT_H
#define FIG_SIGHT_H
#include "lexeme.h"

enum { FIG_SIGHT_WORD = 1, FIG_SIGHT_EXACT = 2, FIG_SIGHT_BITS = 2, FIG_SIGHT_MOST = 0xFFFF >> FIG_SIGHT_BITS };

/* The predicates of one rule, and the classes as it sees them. */
typedef struct fig_rule_sight {
    uint32_t *predicates;
    uint8_t *looks; /* per predicate: FIG_SIGHT_WORD, _EXACT: a list's, whose rows go by words */
    size_t count, capacity;
    uint16_t *of_class; /* by rule class: (number + 1) << FIG_SIGHT_BITS | looks; 0 unknown */
    size_t class_capacity;
    uint64_t *seen; /* the distinct sets, `words` each */
    size_t words, seen_count, seen_capacity;
    bool read;
    bool sees_lines; /* whether a line or the sentence begins here */
} fig_rule_sight;

typedef struct fig_sights {
    const fig_grammar *grammar;
    const fig_lexemes *lexemes;
    fig_rule_sight *rules;
    /* while a rule is read: instructions in the order in which they are met, a bit each that is; where a predicate is in the rule's, 1 more, or 0 */
    uint32_t *order, *place;
    uint64_t *met;
    /* by instruction, of a part or program that begins there: where in `gists` the number of those that say something stands, and they behind it; 0 unknown */
    uint32_t *gist_at, *gists;
    size_t gist_count, gist_capacity;
    uint32_t *calls; /* parts that the rule calls, a bit each that is one */
    uint64_t *called;
    size_t call_count, call_capacity;
    uint32_t generation;
} fig_sights;

bool fig_sights_init(fig_sights *s, const fig_grammar *grammar, const fig_lexemes *lexemes);
void fig_sights_clear(fig_sights *s);
/* Forget what was learned of classes; call when they were forgotten. */
void fig_sights_forget(fig_sights *s);
/* As fig_sight_of, for a class that the rule has not met. 0: out of memory, or it sees more different classes than FIG_SIGHT_MOST. */
uint32_t fig_sight_learn(fig_sights *s, uint32_t rule, uint16_t rule_class);

static inline uint32_t fig_sight_of(fig_sights *s, uint32_t rule, uint16_t rule_class)
{
    const fig_rule_sight *r = &s->rules[rule];
    uint32_t known = rule_class < r->class_capacity ? r->of_class[rule_class] : 0;
    return known ? known : fig_sight_learn(s, rule, rule_class);
}
/* Does the rule ask whether a line or a sentence begins? Of one that was asked for a class before. */
static inline bool fig_sight_of_lines(const fig_sights *s, uint32_t rule)
{
    return s->rules[rule].sees_lines;
}
#endif
