/*
 * Form: what may stand behind a verb of `make`, and beside the values of a row.
 *
 * in   "kind!=money|count written=1", `make kind v knd=count`          out   grammar.gram:7:18: error: `kind` takes no `knd=`; did you mean `kind=`? …
 * A form is text that people read too: grammars/README.md has the same keys, which tests/lint/forms.py compares. Keys stand with blanks between; `!` where the verb does nothing without. What a key takes is one of
 * words, or `<type>`:
 *
 *   1  it is there or not (yes does as well)     <whole> <number> <date>     <part> one in many, 1/100, or how many places, 2     <mark> <marks> of punctuation
 *   <days> MO,TU     <rules> names of rules with | between     <text> anything: a unit, a measure
 *
 * Checked once, when folders of grammars are loaded; what is built in was checked when its image was made.
 */
#ifndef FIG_FORM_H
#define FIG_FORM_H
#include "grammar.h"

/* Words that several verbs take, or rows say; tests/unit/test_form.c compares the first six with the enums. */
#define FIG_FORM_KINDS       "money|percent|index|date|time|duration|recurrence|quantity|count|ordinal|ratio|multiple|number"
#define FIG_FORM_MODS        "approx|nearly|more_than|at_least|less_than|at_most|start|early|mid|late|end"
#define FIG_FORM_RELS        "since|from|until|by|before|after|through"
#define FIG_FORM_PARTS       "morning|noon|afternoon|evening|night"
#define FIG_FORM_GRAINS      "second|minute|hour|day|weekend|week|month|quarter|season|half|year|decade|century"
#define FIG_FORM_FLAGS       "invalid_date|weekday_mismatch|boilerplate|descending_range|split_year|fiscal"
#define FIG_FORM_STATUSES    "A|E|F|P"
#define FIG_FORM_FREQUENCIES "A|Q|M|W|D"
#define FIG_FORM_ADJUSTMENTS "seasonal|annualised|constant_prices"
#define FIG_FORM_BASES       "previous|week_ago|month_ago|quarter_ago|year_ago|forecast"

typedef struct fig_form {
    const char *verb;
    const char *keys;
    uint8_t least, most; /* names of figures that it takes */
    const char *names;   /* which those may be, "v|d|e"; NULL: whatever the pattern binds */
} fig_form;

/* Report what `make` of a definition says that its verb does not take. */
void fig_form_check_make(fig_grammar *g, const fig_def *def, const fig_make *make, const fig_form *form);
/* Report the nth word of `make`, 0 being the verb, as none of those allowed, which have | between; `what` is printf's, for one %.*s. */
void fig_form_refuse_word(fig_grammar *g, const fig_def *def, size_t nth, const char *what, const char *allowed);
/* Report attributes of a row that nothing reads, and values that mean nothing. */
void fig_form_check_row(fig_grammar *g, const char *path, const fig_row_source *source, const fig_row *row);

/* For tests: the keys of rows. */
extern const char fig_form_row_keys[];
#endif
