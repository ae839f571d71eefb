/*
 * Vocabulary: the words of the draft and of the sources, each under one number: how often they come, where, and which say the same.
 *
 * in   `cargo`, `freight`          out   one number, if the grammar's list word-sense has them in a row
 */
#ifndef FIG_VOCABULARY_H
#define FIG_VOCABULARY_H
#include "../text/stem.h"
#include "figura/diff.h"

typedef struct fig_diff fig_aligner;
struct fig_point;

typedef struct fig_word {
    uint64_t hash;
    uint32_t same;           /* the number under which it is known: that of the word that says what it says, or its own */
    uint32_t capital, lower; /* how often it stands so, inside sentences; a name is mostly capital */
    uint32_t kind_of;        /* the number of the word that counts such things too, and 1: people, of men; 0: none, list word-kind */
    bool small, rest;        /* says nothing of what a figure is of; makes it what is left: lists word-small, word-rest */
    bool join, difference;   /* joins clauses; calls a number the difference of two: lists word-join, word-difference */
    bool sum;                /* calls it their sum: list word-sum */
} fig_word;

typedef struct fig_word_opposite {
    uint32_t word, other;
} fig_word_opposite;

typedef struct fig_key_set { /* of keys that are not 0: open addressing */
    uint64_t *slots;
    size_t mask, count;
} fig_key_set;

typedef struct fig_vocabulary {
    uint32_t *slots; /* open addressing: word + 1 */
    size_t mask;
    fig_word *words;
    uint32_t *passages;  /* how many hold the word */
    uint32_t *stamp;     /* of the last passage counted; then of the last walk */
    float *weight;       /* rarity */
    float *draft_weight; /* beside the point of the draft that is being looked at */
    uint32_t *draft_stamp;
    uint16_t *draft_form;
    size_t count, capacity;
    uint32_t *first_posting; /* count + 1 */
    uint32_t *postings;      /* passages of the sources */
    float *passage_score;
    uint32_t *passage_stamp;
    fig_key_set held; /* which words a text holds: of text and word */
    fig_key_set told; /* hashes of the sentences of the sources so far */
    fig_word_opposite *opposites;
    size_t opposite_count;
    uint32_t walk, focus;
    float focus_total;
} fig_vocabulary;

/* sense.c: words that say the same get one number, before any text is read; false: out of memory. */
bool fig_senses_read(fig_aligner *a, const fig_stemmer *stemmer);
/* Stands by the one a word that excludes a word by the other: a loss, a profit? */
bool fig_senses_opposed(const fig_aligner *a, const struct fig_point *d, const struct fig_point *s);
/* The word by the draft's that excludes one by the source's or in what its fact says is measured; UINT32_MAX: none. And stands it by a point? */
uint32_t fig_senses_excluded(const fig_aligner *a, const struct fig_point *d, const struct fig_point *s);
/* Is a number what is left or added: 14 other cities, another 300? */
bool fig_senses_rest(const fig_aligner *a, const struct fig_point *p);
/* Does a word by it call a number the difference of two: surplus, gap? */
bool fig_senses_difference(const fig_aligner *a, const struct fig_point *p);
/* Or their sum: together, in total? */
bool fig_senses_sum(const fig_aligner *a, const struct fig_point *p);
/* Are things of the one unit counted by the other too: passengers, people? Hashes of nouns. */
bool fig_senses_kind(const fig_aligner *a, uint64_t unit, uint64_t of);
bool fig_senses_stands_by(const fig_aligner *a, const struct fig_point *p, uint32_t word);

/* The number of a word; UINT32_MAX: out of memory. */
uint32_t fig_vocabulary_word(fig_vocabulary *v, uint64_t hash);
/* The same of a word that is there already; UINT32_MAX: it is not. */
uint32_t fig_vocabulary_find(const fig_vocabulary *v, uint64_t hash);
/* false: out of memory. */
bool fig_key_add(fig_key_set *t, uint64_t key);
bool fig_key_has(const fig_key_set *t, uint64_t key);
/* Note that a text holds a word; false: out of memory. */
bool fig_vocabulary_hold(fig_vocabulary *v, uint32_t text, uint32_t word);
bool fig_vocabulary_holds(const fig_vocabulary *v, uint32_t text, uint32_t word);
static inline bool fig_vocabulary_is_name(const fig_vocabulary *v, uint32_t word)
{
    return v->words[word].capital > v->words[word].lower;
}
bool fig_vocabulary_new(fig_aligner *a);
void fig_vocabulary_free(fig_vocabulary *v);
#endif
