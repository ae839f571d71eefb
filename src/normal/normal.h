/*
 * Normal: from a match to a draft.
 *
 * in   the trace of a match (which name, part, row stood where)          out   a draft, or a refusal
 * `make VERB` of a part or rule names a normaliser; each sees a scope: the names bound in its part or rule, with rows, values or tokens. Normalisers never look at other text.
 */
#ifndef FIG_NORMAL_H
#define FIG_NORMAL_H
#include "../match/matcher.h"
#include "draft.h"

enum { FIG_SCOPE_BOUND = 40, FIG_NORMAL_VALUES = 64 };

typedef enum fig_bound_type { FIG_BOUND_TOKENS, FIG_BOUND_ROW, FIG_BOUND_VALUE } fig_bound_type;

typedef struct fig_bound {
    int name;
    fig_bound_type type;
    uint32_t first, last; /* tokens, half-open */
    const fig_row *row;
    const fig_value *value;
    const char *text; /* the bytes of a shape's group, where that is what was bound; else NULL */
    size_t text_len;
} fig_bound;

/* A token that was read as a number in digits, and how. */
typedef struct fig_watched_decimal {
    uint32_t token;
    char point, group; /* group: the mark that makes it `grouped`, or 0 */
    const char *skip;  /* marks that are left out */
} fig_watched_decimal;

/* What the draft at hand depends on beside the classes and words of its tokens: for those who keep it (src/resolve/recipe.c). */
typedef struct fig_watch {
    uint32_t start;    /* the token that bit 0 stands for */
    uint64_t texts;    /* tokens whose text was looked at */
    uint64_t runs;     /* ... with the blanks between them */
    uint64_t decimals; /* tokens that were read as numbers in digits */
    unsigned decimal_count;
    fig_watched_decimal decimal; /* the last of them */
    bool linear;                 /* the value is that number times a constant, and nothing else depends on it */
    bool unsteady;               /* something else was looked at, or too far away */
} fig_watch;

typedef struct fig_normaliser {
    const fig_grammar *grammar;
    const fig_items *items;
    fig_confirm *confirm;
    fig_number_pool *pool;
    fig_arena *arena;                       /* of the result */
    fig_arena *passing;                     /* of the document's drafts */
    fig_value values[FIG_NORMAL_VALUES];    /* of the match at hand */
    fig_dated dated[FIG_NORMAL_VALUES + 1]; /* those of them that are dates, and the draft's */
    size_t value_count, dated_count;
    bool limit; /* a PCRE2 limit was hit */
    fig_watch watch;
    fig_strbuf writing; /* see fig_normal_write; `failed` stays until the next document */
} fig_normaliser;

typedef struct fig_scope {
    fig_normaliser *n;
    const fig_make *make;
    fig_bound bound[FIG_SCOPE_BOUND];
    size_t count;
    uint32_t first, last; /* tokens of the part or span */
} fig_scope;

/* Evaluate the trace of m, the match of `rule`, into *draft. false: some normaliser refuses ("13/2024" is no month). */
bool fig_normal_draft(fig_normaliser *n, const fig_rule *rule, const fig_trace *trace, size_t trace_count, fig_draft *draft);
/* The same from a free-form rule's groups: spans as fig_confirm_run gives them, tokens [first, last). */
bool fig_normal_free_form(fig_normaliser *n, const fig_rule *rule, const size_t *spans, uint32_t first, uint32_t last, fig_draft *draft);
/* Ids of verbs into g's makes; reports those that no normaliser has, and constants that they don't take. */
void fig_normal_resolve_verbs(fig_grammar *g);
/* ... and rules whose pattern lacks what they need. false: out of memory. */
bool fig_normal_check_names(fig_grammar *g);

/* ---- for the normalisers ---- */
const fig_bound *fig_scope_get(const fig_scope *s, int name);
const fig_bound *fig_scope_nth(const fig_scope *s, int name, size_t nth);
/* The number of a bound row, value or plain digits; false where it is none. */
bool fig_bound_number(const fig_scope *s, const fig_bound *b, fig_number *out);
bool fig_bound_int(const fig_scope *s, const fig_bound *b, int64_t *out);
/* The text of tokens; of the digits bound by b, to be read as `how` says. Text is looked at through these alone, so that fig_watch knows of it. */
fig_str fig_scope_text(const fig_scope *s, uint32_t first, uint32_t last);
fig_str fig_scope_decimal(const fig_scope *s, const fig_bound *b, const fig_watched_decimal *how);
/* An empty buffer to write a draft's string in, and the string then, in the arena; NULL when memory ran out, which is no refusal: the document fails. */
fig_strbuf *fig_normal_write(fig_normaliser *n);
const char *fig_normal_written(fig_normaliser *n);
/* Makes the value a date, with what it may have been before in `dated`. NULL: too many in one match. */
fig_dated *fig_normal_date(fig_normaliser *n, fig_value *v);
/* A normaliser that is linear (verbs.c's table) looks at the number itself, or adds to it. */
void fig_scope_bend(const fig_scope *s);

typedef bool (*fig_part_normaliser)(const fig_scope *s, fig_value *out);
typedef bool (*fig_rule_normaliser)(const fig_scope *s, fig_draft *out);
typedef struct fig_verb {
    const char *verb;
    fig_part_normaliser part; /* one of the two */
    fig_rule_normaliser rule;
    const char *keys;  /* the constants that it reads: grammar/form.h */
    const char *needs; /* of a rule: one of these names is bound, or it makes nothing: grammar/bound_names.h */
} fig_verb;
/* verbs.c: by fig_make.verb_id. */
extern const fig_verb fig_verbs[];

/* Numbers (amount.c, range.c, words.c). */
bool fig_make_decimal(const fig_scope *s, fig_value *out);
bool fig_make_cardinal(const fig_scope *s, fig_value *out);
bool fig_make_digit_words(const fig_scope *s, fig_value *out);
bool fig_make_digit_string(const fig_scope *s, fig_value *out);
bool fig_make_spoken_decimal(const fig_scope *s, fig_value *out);
bool fig_make_power(const fig_scope *s, fig_value *out);
bool fig_make_scaled(const fig_scope *s, fig_value *out);
bool fig_make_mixed(const fig_scope *s, fig_value *out);
bool fig_make_range(const fig_scope *s, fig_value *out);
bool fig_make_suffix_range(const fig_scope *s, fig_value *out);
/* The range v in the unit bound behind it, where its first end has another: 750g-1kg is 0.75 to 1 kg. false: they measure different things, or it would fall. */
bool fig_range_in_unit(const fig_scope *s, fig_value *v, const fig_bound *unit);
bool fig_make_one_to(const fig_scope *s, fig_value *out);
bool fig_make_count_amount(const fig_scope *s, fig_value *out);
bool fig_make_sum(const fig_scope *s, fig_value *out);
bool fig_make_same(const fig_scope *s, fig_value *out);
bool fig_make_negative(const fig_scope *s, fig_value *out);
/* Dates (moment.c, clock.c). */
bool fig_make_moment(const fig_scope *s, fig_value *out);
bool fig_make_moment_range(const fig_scope *s, fig_value *out);
bool fig_make_clock(const fig_scope *s, fig_value *out);
bool fig_make_zone(const fig_scope *s, fig_value *out);
/* A length of time as a move (period.c). */
bool fig_make_shift(const fig_scope *s, fig_value *out);
/* ... their pieces that stand beside a day, name an era or a holiday (moment_beside.c). */
void fig_moment_lay_beside(fig_datetime *d, const fig_datetime *p);
bool fig_moment_then(const fig_scope *s, fig_datetime *d);
fig_around fig_moment_around(const char *name);
bool fig_moment_feast(const fig_scope *s, const fig_bound *b, fig_datetime *d);
/* Rates, units. */
bool fig_make_rate(const fig_scope *s, fig_value *out);
/* Kinds, one file each. */
bool fig_make_money(const fig_scope *s, fig_draft *out);
bool fig_make_percent(const fig_scope *s, fig_draft *out);
bool fig_make_index(const fig_scope *s, fig_draft *out);
bool fig_make_date(const fig_scope *s, fig_draft *out);
bool fig_make_time(const fig_scope *s, fig_draft *out);
bool fig_make_duration(const fig_scope *s, fig_draft *out);
bool fig_make_recurrence(const fig_scope *s, fig_draft *out);
bool fig_make_quantity(const fig_scope *s, fig_draft *out);
bool fig_make_count(const fig_scope *s, fig_draft *out);
bool fig_make_ordinal(const fig_scope *s, fig_draft *out);
bool fig_make_ratio(const fig_scope *s, fig_draft *out);
bool fig_make_multiple(const fig_scope *s, fig_draft *out);
bool fig_make_number(const fig_scope *s, fig_draft *out);
bool fig_make_none(const fig_scope *s, fig_draft *out);

/* Shared by the kinds (draft_fields.c): value, unit row, per, sign of the scope into the draft. false where there is no value. */
bool fig_draft_amount(const fig_scope *s, fig_draft *out);
void fig_draft_units(fig_draft *out, const fig_row *row);
/* Direction, role, mod of bound rows by their first value's name. */
void fig_draft_words(const fig_scope *s, fig_draft *out);
/* The singular of a noun, "{noun}", in the arena. */
const char *fig_singular_noun(const fig_normaliser *n, const char *word, size_t len);
#endif
