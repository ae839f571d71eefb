/*
 * Grammar: definitions compiled; immutable, shared by threads.
 *
 * in   fig_source          out   words, lists, token predicates, one program a rule, which the automaton runs together and the matcher alone
 *
 * A predicate is something that one token can be: the word 'per', a member of list month, digits, anything. The predicates that hold for a token make its class
 * (match/lexeme.c); programs test predicates only, so that text is never compared twice.
 */
#ifndef FIG_GRAMMAR_H
#define FIG_GRAMMAR_H
#include "../exact/number.h"
#include "names.h"
#include "pattern.h"
#include "shape_nfa.h"
#include "sketch.h"
#include "source.h"

typedef struct fig_attr {
    const char *key, *value;
} fig_attr;

/* One form of a list with what it means. */
typedef struct fig_row {
    fig_str form;
    const char **values;      /* its attributes stand before them: fig_row_attrs */
    const fig_number *number; /* the first value, where it is a number: 10^6, 1/2, 12; or NULL */
    uint32_t list;
    int line;
    int16_t low, high; /* of a range: 1..31 */
    uint32_t value_count : 12, attr_count : 15;
    uint32_t width : 3; /* of a range: digits wanted where the low end is written with zeros ("00..59"), or it is one number; else 0 */
    uint32_t is_range : 1;
    uint32_t added : 1; /* by `list … more`: `line` is of another file than the list's */
} fig_row;
enum { FIG_ROW_VALUES = (1 << 12) - 1, FIG_ROW_ATTRS = (1 << 15) - 1 };

/* There are tens of thousands, and each start copies them (image.h). */
_Static_assert(sizeof(void *) > 8 || sizeof(fig_row) <= 48, "rows are small");

typedef struct fig_list {
    const char *name;
    const fig_def *def;
    fig_def *added; /* `list … more`: the first */
    bool cased, has_ranges, used;
    fig_row *rows;
    size_t row_count;
    size_t first_entry, entry_count;    /* of its rows that are no ranges: where they are in g->entries */
    uint32_t single, first, rest, last; /* predicates: a row of one token; the first of several; a later one; the last of several */
    size_t longest;                     /* tokens of the longest row */
} fig_list;

typedef enum fig_predicate_type {
    FIG_IS_ANY,
    FIG_IS_WORD,
    FIG_IS_CAP,
    FIG_IS_CAPS,
    FIG_IS_DIGITS,
    FIG_IS_SYMBOL,
    FIG_IS_FOLDED, /* this folded word */
    FIG_IS_EXACT,
    FIG_IS_SINGLE, /* a one-token row of this list */
    FIG_IS_FIRST,
    FIG_IS_REST,
    FIG_IS_LAST,
    FIG_IS_SHAPE
} fig_predicate_type;

typedef struct fig_predicate {
    fig_predicate_type type;
    uint32_t of; /* word, list or shape */
} fig_predicate;

enum { FIG_SHAPE_GROUPS = 12 };

/* A PCRE2 expression that is known to be sound. Whoever runs it compiles it first (match/confirm.c): of hundreds a text needs a few. */
typedef struct fig_regex {
    fig_str text; /* lists written out */
    bool whole;   /* matches from end to end only */
    bool often;   /* is asked of many tokens */
} fig_regex;

/* A PCRE2 expression over one whole token. */
typedef struct fig_shape {
    const char *name;
    const fig_def *def;
    const fig_regex *regex;
    bool in_nfa;       /* g->shape_nfa knows it; else PCRE2 has to be asked, of tokens ... */
    uint8_t first[32]; /* ... that begin with one of these bytes (a bit each) */
    uint32_t shortest; /* ... and have that many characters */
    bool numeric;      /* headed `digits`: depends on the arrangement of digits and marks only */
    uint32_t predicate;
    bool used;
    int group_name[FIG_SHAPE_GROUPS]; /* fig_name of group i, or 0   */
    int group_list[FIG_SHAPE_GROUPS]; /* list whose rows it takes, or -1 */
    size_t group_count;
} fig_shape;

typedef enum fig_op {
    FIG_OP_BEGIN,  /* a: instructions of this program           */
    FIG_OP_TOKEN,  /* a: predicate                                  */
    FIG_OP_NOT,    /* one token that is not predicate a             */
    FIG_OP_BUT,    /* predicate a and not predicate b               */
    FIG_OP_LIST,   /* a: list; longest row first                    */
    FIG_OP_SHAPE,  /* a: shape                                      */
    FIG_OP_FIGURE, /* a: bits of kinds, b: field wanted             */
    FIG_OP_SPLIT,  /* try a, then b                                 */
    FIG_OP_JUMP,   /* a                                             */
    FIG_OP_ALT,    /* try the targets of the `a` jumps behind it, the first first */
    FIG_OP_CALL,   /* a part's code at a, b: its height; goes on at */
    FIG_OP_RETURN, /* its return                                    */
    FIG_OP_BIND,   /* a: name                                       */
    FIG_OP_UNBIND,
    FIG_OP_PART, /* a: part                                       */
    FIG_OP_END_PART,
    FIG_OP_OPEN, /* [[                                            */
    FIG_OP_CLOSE,
    FIG_OP_LINE,
    FIG_OP_SENTENCE,
    FIG_OP_ACCEPT /* a: rule                                       */
} fig_op;

enum { FIG_ALT_MOST = 64 }; /* ways of one FIG_OP_ALT: a bit each in src/match/foresee.h */

typedef struct fig_instr {
    uint8_t op;
    uint8_t gap; /* accepted gaps before the token, FIG_GAP_* */
    uint32_t a, b;
} fig_instr;

/* What a FIG_OP_FIGURE may ask of a figure beside its kind. */
typedef enum fig_field_want {
    FIG_WANT_ANY = 0,
    FIG_WANT_LOW,
    FIG_WANT_UNIT,
    FIG_WANT_PER,
    FIG_WANT_VALUE,
    FIG_WANT_SUPPLIED,
    FIG_WANT_LEVEL,
    FIG_WANT_CHANGE,
    FIG_WANT_BARE,
    FIG_WANT_SCALED,
    FIG_WANT_FRACTION,
    FIG_WANT_DECIMAL,
    FIG_WANT_WRITTEN,
    FIG_WANT_UNRELATED,
    FIG_WANT_POINTS,
    FIG_WANT_COUNT
} fig_field_want;

enum { FIG_MAKE_NAMES = 6 };

/* `make money step=2` / `make same_as a b` */
typedef struct fig_make {
    const char *verb;
    int verb_id; /* filled in by the layer that knows the verbs */
    bool linear; /* likewise */
    int names[FIG_MAKE_NAMES];
    size_t name_count;
    const char *words[FIG_MAKE_NAMES]; /* the same as text, for fields */
    size_t word_count;
    fig_attr *attrs;
    uint32_t attr_count;
} fig_make;

typedef struct fig_guard {
    fig_guard_type type;
    uint32_t program; /* or a regular expression: */
    const fig_regex *regex;
    int line;
    uint32_t number; /* of all guards */
    bool first_any;  /* what its first token can be */
    uint32_t *first_predicates;
    size_t first_predicate_count;
} fig_guard;

typedef struct fig_part_def {
    const char *name;
    const fig_def *def;
    fig_make make; /* verb NULL: a macro, its names go to the caller */
    bool used;
} fig_part_def;

typedef struct fig_rule {
    const char *name;
    const fig_def *def;
    uint32_t program;
    fig_make make;
    fig_guard *guards;
    size_t guard_count;
    uint32_t *over; /* rules */
    size_t over_count;
    int family;             /* order of precedence: lower first */
    uint32_t order;         /* in the files */
    const fig_regex *regex; /* of a free-form rule, or NULL */
    int regex_names[FIG_SHAPE_GROUPS];
    int regex_lists[FIG_SHAPE_GROUPS];
    size_t regex_groups;
} fig_rule;

typedef struct fig_lex_token {
    uint32_t word;
    uint8_t gap;
} fig_lex_token;

/* A row of a list, found by its first token. Longest first. */
typedef struct fig_lex_entry {
    uint32_t list, word;
    uint32_t row;    /* of the list */
    uint32_t tokens; /* behind the first: in g->lex_tokens */
    uint32_t next;   /* in g->entries, 0: none */
    uint8_t token_count;
} fig_lex_entry;

typedef struct fig_word {
    uint32_t text, len;            /* in g->word_text */
    uint32_t folded, folded_count; /* in g->held: predicates that hold for a token whose folded form this is */
    uint32_t exact, exact_count;   /* ... whose raw form this is */
} fig_word;

typedef struct fig_grammar {
    fig_arena arena; /* what holds pointers */
    fig_arena flat;  /* what holds none: texts, numbers, instructions */
    fig_number_pool numbers;
    fig_source source;
    fig_list *lists;
    size_t list_count;
    fig_part_def *parts;
    size_t part_count;
    fig_shape_nfa shape_nfa;
    fig_shape *shapes;
    size_t shape_count;
    fig_rule *rules; /* tier 1 */
    size_t rule_count;
    size_t guard_count; /* of all rules */
    fig_rule *links;    /* tier 2, in file order */
    size_t link_count;
    fig_rule *facts; /* likewise; of an engine that makes facts */
    size_t fact_count;
    fig_rule *heads; /* what the head of a table's column or row says of its numbers */
    size_t head_count;
    bool with_facts; /* compile them */
    fig_sketches sketches;
    fig_predicate *predicates;
    size_t predicate_count;
    uint64_t *rule_predicates; /* bits of those that the rules of tier 1 ask for, guards and all */
    fig_instr *code;           /* bind programs */
    size_t code_count;
    fig_word *words; /* from 1 */
    size_t word_count;
    char *word_text;
    size_t word_bytes;
    uint32_t *held;
    uint32_t *number_words; /* those that begin with a digit */
    size_t number_word_count;
    uint32_t *word_table; /* open addressing by hash */
    size_t word_mask;
    fig_lex_entry *entries; /* from 1 */
    size_t entry_count;
    fig_lex_token *lex_tokens;
    size_t lex_token_count;
    uint32_t *lex_table; /* first of a chain of entries */
    size_t lex_mask;
    uint32_t builtin[6];  /* predicates of FIG_IS_ANY .. FIG_IS_SYMBOL */
    uint32_t *name_table; /* definitions by name: index * 5 + type + 1, open addressing */
    size_t name_mask;
    uint64_t hash; /* of every byte read */
} fig_grammar;

/* Compile everything in g->source. Errors are counted in g->source.error_count. FIG_E_SYNTAX with the first of them, FIG_E_NOMEM. */
fig_status fig_grammar_compile(fig_grammar *g, fig_error *error);
void fig_grammar_clear(fig_grammar *g);

/* Room for the names of `count` definitions; then each findable by its name once its struct has it. -1, or the index of the one that has the name already. */
bool fig_grammar_ready_names(fig_grammar *g, size_t count);
int fig_grammar_add_name(fig_grammar *g, fig_def_type type, size_t index, const char *name);
enum { FIG_AGAIN_SINGLY = 5 };
/* A definition whose name another has. */
typedef struct fig_again {
    const fig_def *def, *before;
} fig_again;
/* Report them; where whole files are read a second time, the cause once instead of each name. */
void fig_grammar_report_again(fig_grammar *g, const fig_again *again, size_t count);
/* Index of a list (a part, a shape, a rule) by name, or -1. */
int fig_grammar_rule_index(const fig_grammar *g, const char *name, size_t len);
int fig_grammar_part_index(const fig_grammar *g, const char *name, size_t len);
int fig_grammar_shape_index(const fig_grammar *g, const char *name, size_t len);
int fig_grammar_list_index(const fig_grammar *g, const char *name, size_t len);
/* Id of a word, 0 where the grammar does not know it. `hash` as fig_token_hash. */
uint32_t fig_grammar_word(const fig_grammar *g, const char *text, size_t len, uint32_t hash);
/* Rows of `list` that begin with `word`, longest first; NULL where none does. */
const fig_lex_entry *fig_grammar_rows(const fig_grammar *g, uint32_t list, uint32_t word);
static inline const fig_lex_entry *fig_lex_next(const fig_grammar *g, const fig_lex_entry *e)
{
    return e->next ? &g->entries[e->next] : NULL;
}
static inline const fig_row *fig_lex_row(const fig_grammar *g, const fig_lex_entry *e)
{
    return &g->lists[e->list].rows[e->row];
}
static inline fig_str fig_word_text(const fig_grammar *g, uint32_t word)
{
    return (fig_str){g->word_text + g->words[word].text, g->words[word].len};
}
/* The row of a list for one folded (or, cased lists, raw) token of text; digits try ranges. NULL where there is none. */
const fig_row *fig_grammar_row_of(const fig_grammar *g, uint32_t list, const char *text, size_t len);
/* The value of an attribute, or NULL. */
const char *fig_row_attr(const fig_row *row, const char *key);
static inline const fig_attr *fig_row_attrs(const fig_row *row)
{
    return row->attr_count ? (const fig_attr *)(const void *)row->values - row->attr_count : NULL;
}
/* A row without values that has these attributes: what a rule's `make` line says, as a row would. */
static inline fig_row fig_row_of_attrs(const fig_attr *attrs, uint32_t count)
{
    return (fig_row){.values = count ? (const char **)(uintptr_t)(attrs + count) : NULL, .attr_count = count & FIG_ROW_ATTRS};
}
/* The number that a row stands for; 0 where it has none. */
static inline fig_number fig_row_number(const fig_row *row)
{
    return row->number ? *row->number : (fig_number){0};
}
const char *fig_make_attr(const fig_make *make, const char *key);
/* A whole number as a row or a `make` has it, "-300": 0 for what is none, and no further from 0 than 10^9. */
int32_t fig_whole(const char *text);
/* Order of precedence of a family (the rule's name up to its first dot); behind all others where it is none of those that there are. Its name, NULL there. */
int fig_family_order(const char *rule_name);
const char *fig_family_name(int order);
#endif
