/*
 * Fact line: what one fact must say, as a line of NAME.facts writes it.
 *
 * in   `subject=Kospi measure=level value=2195.44 unit={point} change=1.76%:down period=2019-02-28`          out   which of its fields a fact has right, and what differs
 * Subject, measure and source agree by their words, the rest exactly; corpus/README.md has the format. `|` joins what is equally right, `-` among it: none.
 */
#ifndef FIG_FACT_LINE_H
#define FIG_FACT_LINE_H
#include "../base/strbuf.h"
#include "author.h"
#include "figura/fact.h"

typedef enum fig_fact_field {
    /* always compared: FIG_FACT_COMPARED of them */
    FIG_FACT_SUBJECT,
    FIG_FACT_MEASURE,
    FIG_FACT_VALUE,
    FIG_FACT_UNIT,
    FIG_FACT_CHANGE,
    FIG_FACT_PERIOD,
    /* where named */
    FIG_FACT_ID,
    FIG_FACT_AREA,
    FIG_FACT_PER,
    FIG_FACT_MOD,
    FIG_FACT_FROM,
    FIG_FACT_REVISED,
    FIG_FACT_COMPARED_TO,
    FIG_FACT_SOURCE,
    FIG_FACT_STATUS,
    FIG_FACT_ADJUSTMENT,
    FIG_FACT_FREQUENCY,
    FIG_FACT_PARTS,
    FIG_FACT_DERIVED,
    FIG_FACT_WITH,
    FIG_FACT_SUPPLIED,
    FIG_FACT_FIELD_COUNT
} fig_fact_field;

typedef struct fig_fact_line {
    fig_str fields[FIG_FACT_FIELD_COUNT]; /* ptr NULL: not named */
    bool nothing;                         /* no fact stands there */
} fig_fact_line;

enum { FIG_FACT_LINE_MESSAGE = 160 };

/* false: *message says what is wrong (or out of memory: the arena says so). */
bool fig_fact_line_read(fig_arena *arena, fig_str text, fig_fact_line *out, char message[FIG_FACT_LINE_MESSAGE]);
/* The fields compared always that are right, as bits. Each difference is appended on a line of its own. */
unsigned fig_fact_line_compare(const fig_fact_line *line, const fig_fact *fact, const fig_result *result, fig_strbuf *differences);
/* A fact as a line says it: the fields compared always and those that are there. */
void fig_fact_line_write(const fig_fact *fact, const fig_result *result, fig_strbuf *out);
/* "facts: 45 of 50 right, 47 made; F1 0.92: subject 0.96, …"; nothing where none was expected or made. */
void fig_fact_score_write(const fig_fact_score *score, fig_strbuf *out);
#endif
