/*
 * Compiler: what the steps of compiling share. Private to src/grammar.
 *
 * program.c and choice.c turn one pattern's tree into instructions, sketch.c, element.c, need.c and term.c those of links into sketches, compile.c goes through the definitions.
 */
#ifndef FIG_COMPILER_H
#define FIG_COMPILER_H
#include "../text/token.h"
#include "lexicon.h"

enum { FIG_DEFAULT_GAP = FIG_GAP_GLUED | FIG_GAP_BLANK | FIG_GAP_BREAK, FIG_ANY_GAP = FIG_DEFAULT_GAP | FIG_GAP_PARAGRAPH };

/* What a part's parameters stand for while its body is compiled. */
typedef struct fig_param_scope {
    const fig_def *def;
    const fig_node *args;
    const struct fig_param_scope *outer;
} fig_param_scope;

/* A part's code: once for each gap and each list of arguments that it is called with. */
typedef struct fig_block {
    uint32_t begin, height; /* height: one more than the highest that it calls */
    uint8_t gap;
    const fig_node *args; /* with the caller's parameters filled in */
    struct fig_block *next;
} fig_block;

typedef struct fig_compiler {
    fig_grammar *g;
    fig_lexicon lex;
    fig_arena trees;         /* patterns, until they are instructions */
    fig_tokens tokens;       /* of the literal at hand */
    fig_node **part_trees;   /* by part */
    fig_block **blocks;      /* by part; of the code at hand */
    uint16_t *lists_checked; /* by list: bits of row_words.c */
    fig_instr *code;
    size_t count, capacity;
    bool tier2;
    const fig_line *line; /* for errors */
    const char *path;
    int depth;
    uint32_t height; /* of the calls in the part at hand */
    bool failed;
} fig_compiler;

/* program.c */
/* Out of memory: for this definition, and for the whole. */
void fig_compile_nomem(fig_compiler *c);
void fig_compile_error(fig_compiler *c, const fig_node *n, const char *what, fig_str text);
uint32_t fig_compile_put(fig_compiler *c, fig_op op, uint8_t gap, uint32_t a, uint32_t b);
void fig_compile_node(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap);
bool fig_node_nullable(const fig_node *n);
/* The gap that the element after `n` accepts, where `n` itself accepted `gap`. */
uint8_t fig_gap_after(const fig_node *n, uint8_t gap);
void fig_compile_use_list(fig_compiler *c, fig_list *list);
/* choice.c */
void fig_compile_alternatives(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap);
void fig_compile_repeat(fig_compiler *c, const fig_node *n, const fig_param_scope *s, uint8_t gap);
void fig_compile_gap(fig_compiler *c, const fig_node *n);
/* row_words.c: reports rows of the lists that are bound, where these can't say what the name stands for. */
void fig_compile_row_words(fig_compiler *c, const fig_node *bind);
/* precedence.c: the rules that this one is over. */
void fig_compile_overs(fig_compiler *c, fig_rule *rule);
/* link_names.c: reports figures that a link's `make` names and its pattern does not bind. */
void fig_compile_link_names(fig_compiler *c, const fig_rule *link, const fig_node *tree);
/* figure_span.c: reports a `match` line, c->line, whose figure is none, or more than one; one that may have none. */
void fig_compile_span(fig_compiler *c, const fig_node *match);
void fig_compile_no_span(fig_compiler *c, const fig_node *match);
/* asked.c: which predicates the first `code_count` instructions ask for, once all predicates are known. */
void fig_compile_asked(fig_compiler *c, size_t code_count);
/* first.c: what a guard can begin with. */
void fig_compile_guard_first(fig_compiler *c, fig_guard *guard);
/* The kinds and the wanted field of {money.low}; 0 where it names no figure. */
uint32_t fig_compile_kinds(fig_str name, uint32_t *want);
/* The one predicate of a word, list, shape or class; false where it has none. */
bool fig_compile_single(fig_compiler *c, const fig_node *n, uint32_t *predicate);
/* sketch.c: the lines of a link, from its tree. */
void fig_compile_sketch(fig_compiler *c, const fig_rule *link, const fig_node *tree);
/* What a reference to a part without arguments and without a figure of its own stands for; NULL for all else. */
const fig_node *fig_sketch_part(const fig_compiler *c, const fig_node *n);
/* element.c: a single element as a node, all but its place; `bound`: a name holds it. false: it is none. */
bool fig_sketch_element(fig_compiler *c, const fig_node *n, bool bound, fig_sketch_node *out, fig_sketch_way *way);
/* The alternatives from `first` on that are one element together, as an alternative of their own (first itself, where it is alone); *rest: the one behind them. NULL: out of memory. */
const fig_node *fig_sketch_run(fig_compiler *c, const fig_node *first, const fig_node **rest);
/* need.c: the needs of the line that was made last. */
void fig_sketch_needs(fig_compiler *c, const fig_node *tree, fig_sketch_line *out);
/* term.c: once all links are sketched and all predicates known. */
void fig_sketch_finish(fig_compiler *c);
#endif
