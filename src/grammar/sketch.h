/*
 * Sketch: a link's or fact's pattern over whole sets of items at once, so that most places are out of the question without a try.
 *
 * in   the tree of their `match` lines          out   nodes for each line; terms and needs, which the lines share
 * A node stands for an element: from which items can it, and all behind it, still match? That is answered for 64 items with a few operations on bits, from the end of the pattern
 * to its beginning (match/start.c), and the way forward follows the answers (match/walk.c). It says yes too often (of rows of several tokens it knows the first two), never no
 * wrongly; where the way forward finds no way, the matcher decides.
 */
#ifndef FIG_SKETCH_H
#define FIG_SKETCH_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Up to 1,790 different needs; a line that has one more is told by the word it needs then. Two bits more: that a sentence has such words, and one that is always met. */
enum { FIG_NEED_WORDS = 32, FIG_NEED_RARE = 64 * FIG_NEED_WORDS - 2, FIG_NEED_MET };
#define FIG_NO_PREDICATE UINT32_MAX                 /* no enumerator: those are ints */
enum { FIG_PHRASES = 448, FIG_SKETCH_NODES = 600 }; /* the most nodes of a line */

/* A token is this and not that. */
typedef struct fig_sketch_pair {
    uint32_t is, but; /* predicates; but may be FIG_NO_PREDICATE */
} fig_sketch_pair;

/* What one token may be: one of several pairs. */
typedef struct fig_sketch_term {
    uint32_t first, count; /* pairs */
    bool dense;            /* it holds for many tokens: {word}, {Cap} */
    bool asked;            /* by itself, not only as a part of phrases or needs */
} fig_sketch_term;

/* What rows of several tokens begin with: a token of `head`, and behind it one of `tail`. */
typedef struct fig_sketch_phrase {
    uint16_t head, tail;
} fig_sketch_phrase;

typedef struct fig_sketch_figure {
    uint32_t kinds, want;
} fig_sketch_figure;

typedef enum fig_sketch_op {
    FIG_SKETCH_END,
    FIG_SKETCH_TERM,   /* an item: a token of `term`                                                 */
    FIG_SKETCH_FIGURE, /* an item: a figure of `kinds` that has `want`                               */
    FIG_SKETCH_EITHER, /* an item: a token of `term`, or one of `figures`                            */
    FIG_SKETCH_ANY,    /* an item                                                                    */
    FIG_SKETCH_PHRASE, /* an item as EITHER, or 2 to max that begin as `phrase` does                 */
    FIG_SKETCH_GAP,    /* min to max items, as few as will do                                        */
    FIG_SKETCH_FORK,   /* `next` if that leads on, else `other`                                      */
    FIG_SKETCH_BIND,   /* `name` begins, ends                                                        */
    FIG_SKETCH_UNBIND,
    FIG_SKETCH_LINE, /* ^ */
    FIG_SKETCH_SENTENCE,
    FIG_SKETCH_UNKNOWN /* any number of items: what only the matcher can say                         */
} fig_sketch_op;

/* One of the ways through a PHRASE, in their order: asked on the way forward, where it matters which. */
typedef struct fig_sketch_branch {
    enum { FIG_BRANCH_LIST, FIG_BRANCH_WORDS, FIG_BRANCH_FIGURE, FIG_BRANCH_NOT } type;
    uint32_t of, count; /* list · first of g->sketches.words, how many · kinds, want · predicate */
} fig_sketch_branch;

typedef struct fig_sketch_word {
    fig_sketch_pair pair;
    uint8_t gap; /* of those behind the first */
} fig_sketch_word;

/* What the way backward asks (match/start.c), in 8 bytes: a sentence goes through three hundred. */
typedef struct fig_sketch_node {
    uint16_t term;
    uint16_t next; /* a node, from the line's first on; it stands before this one */
    union {
        uint16_t kinds; /* of a FIGURE */
        uint16_t mix;   /* of an EITHER, a PHRASE: of k->mixes */
        uint16_t other; /* of a FORK: a node as `next` is */
        uint16_t max;   /* of a GAP */
    };
    union {
        uint8_t want; /* of a FIGURE */
        uint8_t min;  /* of a GAP */
    };
    uint8_t op : 5;
    bool cut : 1;   /* all ways lead through here: no item here, no match */
    bool plain : 1; /* a PHRASE of no figures */
} fig_sketch_node;
_Static_assert(sizeof(fig_sketch_node) == 8, "as many as can be in a line of the processor's cache");

/* What else an element of several things may be; those that are alike are one. */
typedef struct fig_sketch_mix {
    uint32_t figures; /* the first of k->figures */
    uint16_t phrase;  /* of a PHRASE */
    uint8_t figure_count, longest;
} fig_sketch_mix;

/* What the way forward asks beside. */
typedef struct fig_sketch_way {
    uint32_t branches;
    uint8_t branch_count;
    uint8_t gap;  /* accepted before the first token */
    uint8_t name; /* that this very element binds, or 0 */
} fig_sketch_way;

/* Something that a line's sentence must hold: a token of a term (0: none), a phrase's beginning (1 more than its number; 0: none), or a figure of one
 * of these kinds; if no token will do, one that has `want`. */
typedef struct fig_need {
    uint32_t kinds, want;
    uint16_t term, phrase;
} fig_need;

typedef struct fig_needs {
    uint64_t bits[FIG_NEED_WORDS];
} fig_needs;

/* A `match` line of a link or fact. */
typedef struct fig_sketch_line {
    uint32_t rule;  /* of g->links or, from line k->fact_line on, g->facts */
    uint32_t first; /* of its nodes, which go from the end of the line to its beginning */
    uint32_t needs; /* the first of k->line_needs; a line has three or four */
    uint16_t count, need_count;
    uint16_t rare; /* a term that had no room among the needs, or 0 */
} fig_sketch_line;

/* A term that a predicate meets, unless `but` holds too. */
typedef struct fig_sketch_use {
    uint16_t term;
    uint32_t but;
} fig_sketch_use;

typedef struct fig_sketches {
    fig_sketch_pair *pairs;
    fig_sketch_term *terms; /* from 1 */
    fig_sketch_phrase phrases[FIG_PHRASES];
    fig_sketch_figure *figures;
    fig_sketch_mix *mixes;
    fig_sketch_branch *branches;
    fig_sketch_word *words;
    fig_sketch_node *nodes;
    fig_sketch_way *ways;   /* of each node */
    fig_sketch_line *lines; /* of all links, in file order, then of all facts */
    fig_need *needs;
    uint16_t *line_needs; /* which of `needs`, each line's in a row */
    fig_sketch_use *uses; /* by predicate: uses[use_first[p]] to uses[use_first[p + 1]] */
    uint32_t *use_first;
    size_t pair_count, term_count, figure_count, mix_count, branch_count, word_count, node_count, line_count, need_count, line_need_count,
        phrase_count;
    size_t fact_line;   /* the first of facts */
    size_t asked_count; /* of terms: those that are asked by themselves come first */
    size_t pair_capacity, term_capacity, figure_capacity, mix_capacity, branch_capacity, word_capacity, node_capacity, way_capacity,
        line_capacity, need_capacity, line_need_capacity;
} fig_sketches;
#endif
