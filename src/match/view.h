/*
 * View: one sentence under the sketches of all links and facts: which items each term, each kind of figure takes, as bits; from where a line can match.
 *
 * in   the sentence's items: tokens, each figure one item          out   lines that are possible, places where one can start; the way forward (walk.c)
 * A sentence of up to FIG_VIEW_ITEMS items is one window. A longer one is seen through windows of 64 items, 32 apart: each tells of its first 32, and what lies behind a window counts as
 * matching, so that there the matcher decides. What a class of tokens meets is learned once.
 */
#ifndef FIG_VIEW_H
#define FIG_VIEW_H
#include "../base/bit_sets.h"
#include "../base/bits.h"
#include "lexeme.h"
#include "link_binding.h"

enum { FIG_VIEW_ITEMS = 62, FIG_VIEW_STEP = 32, FIG_VIEW_KINDS = 16, FIG_VIEW_WANTS = 16 };

/* Terms that are looked for only when one is asked for (occurrence.c), and what the mask of such a one says before that: no item's bit, as a window has 63. */
#define FIG_OCCURRENCES_UNKNOWN (UINT64_C(1) << 63)

/* What the first sentences told of a term: tokens that met it, sentences in which a line asked for it, the last of those. */
typedef struct fig_term_tally {
    uint32_t marks, asks, asked_in;
} fig_term_tally;

_Static_assert((int)FIG_NEED_WORDS <= (int)FIG_THIN_SET_WORDS, "needs are thin sets");

/* What each term meets, most of them nothing, one behind the other: 1 more than its number, 0 behind the last. */
typedef struct fig_term_list {
    uint16_t *first; /* by term */
    uint16_t *next;  /* by what is met */
} fig_term_list;

/* Fields that few figures have when they are made: what needs one of them can be told by it. */
enum {
    FIG_VIEW_SELDOM = 1 << FIG_WANT_LOW | 1 << FIG_WANT_PER | 1 << FIG_WANT_LEVEL | 1 << FIG_WANT_CHANGE | 1 << FIG_WANT_SUPPLIED |
                      1 << FIG_WANT_SCALED | 1 << FIG_WANT_FRACTION | 1 << FIG_WANT_DECIMAL | 1 << FIG_WANT_POINTS
};

typedef struct fig_phrase_set {
    uint64_t bits[FIG_PHRASES / 64];
} fig_phrase_set;

/* What the tokens of a class meet. */
typedef struct fig_view_class {
    uint32_t needs;          /* of x->need_sets */
    uint32_t heads, tails;   /* of x->phrase_sets */
    uint32_t before, behind; /* of x->flanks.sets: lines that may have it before, behind their figure */
    uint32_t terms, rare;    /* the first of x->class_terms, dense ones are not among them; of x->class_rares, by which lines are told */
    uint16_t term_count, rare_count;
    uint32_t dense; /* of x->dense_sets */
} fig_view_class;

/* The items of the sentence, as tier 2 has them. */
typedef struct fig_view_items {
    const fig_tokens *tokens;
    const uint32_t *token; /* the first of each item; [count]: behind the last */
    const uint8_t *kind;   /* 0 or the kind of the figure */
    const uint16_t *has;   /* bits 1 << fig_field_want */
    const uint32_t *figures;
    size_t figure_count; /* items that are figures */
    size_t count;
    uint32_t opening; /* where the sentence begins behind quotation marks and datelines */
} fig_view_items;

/* Does a line begin at a token, and not just go on, as prose does that is cut: the fund sold shares | worth $90 million? `figure`: one stands before it. */
static inline bool fig_view_line_begins(const fig_tokens *t, uint32_t token, bool figure)
{
    const bool goes_on = token && !figure && t->type[token] == FIG_TOKEN_WORD && fig_token_case_at(t, token) == FIG_CASE_LOWER &&
                         t->type[token - 1] == FIG_TOKEN_WORD;
    return t->gap[token] & FIG_GAP_PARAGRAPH || (t->gap[token] & FIG_GAP_BREAK && !goes_on);
}

/* A line, and those of its needs that the fewest sentences meet; the rarest of all is its key. */
enum { FIG_VIEW_RANKS = 5 };
typedef struct fig_view_key {
    uint16_t others[FIG_VIEW_RANKS - 1]; /* or FIG_NEED_MET */
    uint32_t line;
    uint16_t key; /* the need that it is looked at for */
    bool more;    /* it has needs beside these */
} fig_view_key;

/* A line of a need, and its rarest need beside that one; or FIG_NEED_MET. */
typedef struct fig_view_need_line {
    uint32_t line;
    uint16_t rarest;
} fig_view_need_line;

typedef struct fig_view_span {
    uint32_t first, count, always; /* the first `always` of them are no optional lines */
} fig_view_span;

/* Lines as bits, by what stands beside a figure of theirs: flank.c. Sets of FIG_FLANK_WORDS words each. */
enum { FIG_FLANK_WORDS = 24, FIG_FLANK_LINES = 64 * FIG_FLANK_WORDS, FIG_FLANK_BITS = 7, FIG_FLANK_FIGURES = 1 << FIG_FLANK_BITS };
typedef struct fig_flank_class {
    uint64_t before[FIG_FLANK_WORDS], behind[FIG_FLANK_WORDS];
} fig_flank_class;
typedef struct fig_flanks {
    uint64_t *others;                    /* lines that are not told so */
    uint64_t *told;                      /* of the sentence: those, and what its figures tell of */
    uint64_t *term_before, *term_behind; /* by term */
    uint64_t *any_before, *any_behind;   /* anything may stand there, or nothing */
    uint64_t *figure_before, *figure_behind;
    uint64_t *kinds, *wants; /* by kind, by field */
    fig_bit_sets sets;       /* those of classes */
    uint64_t *figures;       /* of some kinds with fields, as they were met */
    uint32_t figure_of[FIG_FLANK_FIGURES];
    bool known; /* before that all lines whose needs are met are possible */
} fig_flanks;

typedef struct fig_view {
    const fig_grammar *grammar;
    const fig_sketches *sketches; /* the grammar's */
    const fig_lexemes *lexemes;
    fig_view_items items;
    /* learned by class */
    uint32_t *class_at; /* 0: not met yet; else twice (its index in classes + 1), and 1 where it has terms or is of a phrase */
    fig_view_class *classes;
    fig_bit_sets phrase_sets, need_sets, dense_sets; /* the latter two thin */
    uint16_t *class_terms, *class_rares;
    size_t class_at_capacity, class_count, class_capacity, class_term_count, class_term_capacity, class_rare_count, class_rare_capacity;
    uint32_t generation;
    uint32_t *term_stamp, stamp; /* by term: the last class that was learned with it */
    bool *term_flanks;           /* by term: may it stand beside a figure of some line? */
    uint16_t *dense_at;          /* by asked term: 1 more than its number among those that are looked for, or 0 */
    uint64_t *class_dense;       /* of a class in the making */
    fig_term_tally *term_tally;  /* by asked term */
    /* of the grammar */
    fig_term_list needs_of;                                         /* the grammar's numbers: x->need_at */
    fig_term_list heads_of, tails_of;                               /* phrases */
    fig_bit_sets phrase_need_sets;                                  /* thin */
    uint32_t phrase_needs[FIG_PHRASES];                             /* of those */
    fig_needs kind_needs[FIG_VIEW_KINDS];                           /* that every figure of a kind meets */
    fig_needs kind_may[FIG_VIEW_KINDS], want_needs[FIG_VIEW_WANTS]; /* ... that one of a kind may meet; that ask for a seldom field */
    /* lines by the need that is met most seldom; those without needs at need_count */
    fig_view_span *key_spans; /* of `keys`, by the need that is their lines' key */
    fig_view_key *keys;
    fig_view_key *line_keys;       /* the same in the lines' order */
    uint16_t *need_at;             /* by the grammar's needs: their numbers here, which all else goes by */
    uint32_t *seen;                /* how many sentences met a need */
    fig_needs keyed, keyed_always; /* needs that are the key of a line; of one that is not optional */
    const uint64_t *optional;      /* lines as bits, of the caller: nobody may ask for them */
    bool without_optional;         /* nobody does, of the sentences that are read from now on */
    uint32_t *line_first;          /* all lines of each need */
    fig_view_need_line *need_lines;
    uint32_t *rare_first, *rare_lines; /* by term: the lines that are told by it, and have no key */
    fig_flanks flanks;
    size_t sentences;
    bool told;     /* they were enough to tell what is rare */
    bool counting; /* it is they that tell which terms are asked for */
    /* the sentence */
    uint64_t *masks;   /* per window: terms, kinds (at 0: all figures), wants, phrases */
    uint32_t *touched; /* which were written, twice; and 1 where FIG_OCCURRENCES_UNKNOWN stood there */
    size_t touched_count, mask_capacity, stride, phrases, windows; /* masks of a window; those before phrases */
    unsigned shift;                                                /* an item's window is item >> shift */
    uint64_t *dense;                                               /* by item, dense_words each: the dense terms that it meets, as bits */
    size_t dense_capacity, dense_words, dense_count;
    fig_needs present;
    uint32_t kinds;     /* bits: of these there may be figures */
    uint64_t *met;      /* lines whose needs it meets, as bits */
    uint64_t *possible; /* of these the ones that have a figure where it could be theirs */
    uint64_t *
        sets; /* by node: from which items it can match; of the window seen last. All facts share the nodes behind those of links: see fig_view_sets */
    uint32_t fact_node; /* the first that is no link's */
    uint64_t *starts;   /* by line: the same of its first node */
    /* the window that is looked at */
    size_t window;
    uint64_t *at;            /* its masks */
    const uint64_t *figures; /* those of kinds among them */
    uint64_t all, edge;      /* its items and what stands behind; the last bit, where the sentence goes on: there anything matches */
} fig_view;

/* `optional`: a bit for each line of the sketches; it stays the caller's. */
bool fig_view_init(fig_view *x, const fig_grammar *grammar, const fig_lexemes *lexemes, const uint64_t *optional);
void fig_view_clear(fig_view *x);
/* Look at a sentence; `items` stays the caller's, who tells when an item's kind or fields change. false: out of memory. */
bool fig_view_read(fig_view *x, const fig_view_items *items);
/* A figure's kind and fields were `kind` and `has`; they are now what items say. */
void fig_view_change(fig_view *x, uint32_t item, uint8_t kind, uint16_t has);
/* occurrence.c: once (false: out of memory); for a sentence; a term whose mask is unknown, in the window that is looked at; what the first sentences met and, in a line that was tried, asked for; once they
 * have told. */
bool fig_occurrences_init(fig_view *x);
void fig_occurrences_clear(fig_view *x);
bool fig_occurrences_ready(fig_view *x, size_t windows, size_t items);
uint64_t fig_occurrences_look(fig_view *x, uint16_t term);
void fig_occurrences_count(fig_view *x);
void fig_occurrences_asked(fig_view *x, uint32_t line);
bool fig_occurrences_choose(fig_view *x);
/* possible.c: once, when all else of the grammar is known, and once the first sentences have told (false: out of memory); then for each sentence, and when it meets a need that it did not. */
bool fig_possible_init(fig_view *x);
bool fig_possible_renumber(fig_view *x);
void fig_possible_find(fig_view *x);
void fig_possible_add(fig_view *x, size_t need);
/* flank.c: once some sentences were read, so that a start need not pay; for a new class, by its terms; for a sentence, where x->met is known; and for a figure that has changed. */
bool fig_flank_init(fig_view *x);
void fig_flank_clear(fig_view *x);
void fig_flank_begin_class(const fig_view *x, fig_flank_class *f);
void fig_flank_add_term(const fig_view *x, uint16_t term, fig_flank_class *f);
bool fig_flank_end_class(fig_view *x, const fig_flank_class *f, fig_view_class *c);
void fig_flank_find(fig_view *x);
void fig_flank_add(fig_view *x, uint32_t item);
/* start.c. Where there are more windows than one: the one that fig_view_starts looks at. */
void fig_view_look(fig_view *x, size_t window);
/* From which of its items this line can match; bit 0 is item window << x->shift. */
uint64_t fig_view_starts(fig_view *x, uint32_t line);
/* The first possible line from `line` to `end`, but for some, that can match; then its starts are in x->starts. `end` where there is none. One window only. */
uint32_t fig_view_next(fig_view *x, uint32_t line, uint32_t end, const uint64_t *but);
/* walk.c. The line's match at `start`, into *b: its end, FIG_WALK_NONE where there is none, FIG_WALK_UNSURE where only the matcher can tell. Asked after fig_view_starts said that it can; one
 * window only. */
#define FIG_WALK_UNSURE UINT32_MAX
#define FIG_WALK_NONE   (UINT32_MAX - 1)
uint32_t fig_view_walk(fig_view *x, uint32_t line, uint32_t start, fig_link_binding *b);

/* The items of the window that is looked at which a term takes. */
static inline uint64_t fig_view_term(fig_view *x, uint16_t term)
{
    const uint64_t mask = x->at[term];
    return mask == FIG_OCCURRENCES_UNKNOWN ? fig_occurrences_look(x, term) : mask;
}

/* The sets of a line's nodes. A fact's are wanted no longer when the next fact is looked at: so they stay in the near cache. */
static inline uint64_t *fig_view_sets(const fig_view *x, const fig_sketch_line *l)
{
    return x->sets + (l->first < x->fact_node ? l->first : x->fact_node);
}

/* A mask gains an item. */
static inline void fig_view_mark(fig_view *x, size_t mask, uint64_t bit)
{
    x->touched[x->touched_count] = (uint32_t)mask << 1;
    x->touched_count += !x->masks[mask];
    x->masks[mask] |= bit;
}

/* The figures of a window, as bits. */
static inline uint64_t fig_view_figures(const fig_view *x, size_t window)
{
    return x->masks[window * x->stride + x->sketches->asked_count];
}

static inline void fig_needs_set(fig_needs *n, size_t need)
{
    n->bits[need >> 6] |= UINT64_C(1) << (need & 63);
}

static inline bool fig_needs_met(const fig_needs *n, size_t need)
{
    return n->bits[need >> 6] >> (need & 63) & 1;
}

/* Items at which a phrase may begin. */
static inline uint64_t fig_view_phrase(const fig_view *x, uint16_t phrase)
{
    return x->at[x->phrases + phrase];
}

static inline bool fig_view_possible(const fig_view *x, uint32_t line)
{
    return x->possible[line >> 6] >> (line & 63) & 1;
}

#endif
