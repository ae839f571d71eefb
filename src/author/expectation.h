/*
 * Expectation: what a figure's record must say, in the words of corpus/README.md.
 *
 * in   "percent 1.76 % direction=down role=change"          out   a kind and texts of fields; differences from a fig_figure
 * Strict (cases, corpus): of the fields that a reader can know from the text, those not named must be absent. Named only (examples of rules):
 * a field that is not named isn't compared. Values are compared as canonical text, so `1.50` never equals `1.5`: reading refuses it.
 */
#ifndef FIG_EXPECTATION_H
#define FIG_EXPECTATION_H
#include "../base/arena.h"
#include "../base/strbuf.h"
#include "figura/figure.h"

enum { FIG_EXPECTATION_FIELDS = 48, FIG_EXPECTATION_MESSAGE = 160 };

typedef struct fig_expectation {
    fig_kind kind;                          /* NONE: `nothing` */
    fig_str fields[FIG_EXPECTATION_FIELDS]; /* by column of src/emit/fields.h; ptr NULL: not named */
} fig_expectation;

typedef enum fig_expectation_mode { FIG_EXPECTATION_STRICT, FIG_EXPECTATION_NAMED } fig_expectation_mode;

/* How figures are numbered where same_as, restates and part_of point: by figure of the result, from 1, 0 unknown. NULL: figure i is i + 1. */
typedef struct fig_numbering {
    const size_t *number_of;
    size_t count;
} fig_numbering;

/* Parse one. false: `message` says what is wrong. Strings live in the arena. */
bool fig_expectation_read(fig_arena *arena, fig_str text, fig_expectation *out, char message[FIG_EXPECTATION_MESSAGE]);
/* The next of several joined by `;` and a blank; *rest moves behind it. false: there is none. */
bool fig_expectation_next(fig_str *rest, fig_str *one);
/* Differences, one a line, each behind `prefix`. Returns how many. */
size_t fig_expectation_compare(const fig_expectation *e, const fig_figure *f, const fig_numbering *numbering, fig_expectation_mode mode,
                               const char *prefix, fig_strbuf *out);
/* The expectation of a figure: every field a reader can know; of the others those that `named` (may be NULL) names. */
void fig_expectation_write(const fig_figure *f, const fig_numbering *numbering, const fig_expectation *named, fig_strbuf *out);
/* The next word of a line; blanks inside double quotes belong to it. false: none is left. */
bool fig_expectation_word(fig_str *rest, fig_str *word);
#endif
