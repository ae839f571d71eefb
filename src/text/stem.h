/*
 * Stem: what the forms of one word have in common, as a language's grammar tells.
 *
 * in   "prices", "exported"          out   "price", "export"
 * A word loses all behind its first so many letters (list word-stem); one that is no longer than that, the longest ending that it has (list
 * word-ending). Coarse on purpose: it is for asking whether two sentences speak of the same, never for what is written out.
 * Beside it stands what else a grammar says of words for that: which say the same (list word-sense), which exclude each other (list word-opposite), which say
 * nothing of what a figure is of (list word-small), which make a number what is left or added (list word-rest), which join clauses (list word-join), which are kinds of what another word counts (list word-kind), which
 * call everybody who is there (list word-anybody), which
 * call a number the difference of two (list word-difference), or their sum (list word-sum), which set two values of one thing apart (list word-contrast), which headlines leave out (list word-left-out).
 */
#ifndef FIG_STEM_H
#define FIG_STEM_H
#include "figura/base.h"

typedef struct fig_word_ending {
    fig_str form, instead; /* folded; `instead` is no longer than `form` */
    size_t least;          /* letters that a word has at the least to lose it */
} fig_word_ending;

typedef struct fig_word_pair {
    fig_str form, other; /* folded, not cut */
} fig_word_pair;

typedef struct fig_stemmer {
    size_t letters; /* 0: words are not cut */
    fig_word_ending *endings;
    size_t ending_count;
    fig_word_pair *senses, *opposites, *smalls, *rests, *joins, *kinds, *anybodies, *differences, *sums, *contrasts,
        *left_outs; /* what `form` says as well as `other`; what it excludes; a kind of `other`; the rest have no `other` */
    size_t sense_count, opposite_count, small_count, rest_count, join_count, kind_count, anybody_count, difference_count, sum_count,
        contrast_count, left_out_count;
} fig_stemmer;

/* Cuts a folded word in its place: its length in bytes from then on; *letters: how many it had. A `stemmer` of NULL cuts nothing. */
size_t fig_stem(const fig_stemmer *stemmer, char *folded, size_t len, size_t *letters);
#endif
