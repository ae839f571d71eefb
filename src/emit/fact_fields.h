/*
 * Fact fields: the one table of a fact's columns, in the order of docs/records.md, and how to get each as the text of a cell.
 *
 * in   a column and a row (a fact of a result)          out   its text; "" where the fact has none
 * Figures (fields.h) have a table of their own: a CSV, a sheet, a table of a database holds facts or figures. JSON nests what cells hold flat: `period`, `changes`, `derived`.
 */
#ifndef FIG_FACT_FIELDS_H
#define FIG_FACT_FIELDS_H
#include "../base/strbuf.h"
#include "figura/fact.h"

typedef enum fig_fact_column_type {
    FIG_FACT_DOC,       /* the document's id                                         */
    FIG_FACT_TEXT,      /* a fig_str that may hold anything                          */
    FIG_FACT_PLAIN,     /* a fig_str that never needs an escape                      */
    FIG_FACT_DOUBLE,    /* the nearest double of `value`                             */
    FIG_FACT_MOD,       /* the name of `mod`                                         */
    FIG_FACT_CHANGES,   /* "1.76 % down previous; 3 % up"                            */
    FIG_FACT_PERIOD,    /* its EDTF; in JSON an object                               */
    FIG_FACT_DATE_FROM, /* cells only: JSON has them in `period`                     */
    FIG_FACT_DATE_TO,
    FIG_FACT_GRAIN,
    FIG_FACT_SUPPLIED, /* "true" where the period is the story's                    */
    FIG_FACT_COMPARED, /* "South Korea 43/1000"                                     */
    FIG_FACT_PARTS,    /* ids of figures                                            */
    FIG_FACT_DERIVED,  /* "previous 2234.653..2234.891 {point}"                     */
    FIG_FACT_FIGURES,  /* ids of figures                                            */
    FIG_FACT_START,    /* offsets of the sentence, in bytes                         */
    FIG_FACT_END,
    FIG_FACT_SENTENCE /* its number                                                */
} fig_fact_column_type;

enum { FIG_FACT_COLUMN_COUNT = 37 };

typedef struct fig_fact_column {
    const char *name; /* with its slack (base/slack.h) */
    size_t length;    /* of the name */
    fig_fact_column_type type;
    size_t offset; /* of TEXT and PLAIN, in fig_fact */
    bool number;   /* the cell is a number, where there is one: for sheets and databases */
} fig_fact_column;

extern const fig_fact_column fig_fact_columns[FIG_FACT_COLUMN_COUNT];

/* What one row is made of. */
typedef struct fig_fact_row {
    const fig_result *result;
    const fig_fact *fact;
    fig_str doc;      /* valid UTF-8          */
    fig_str doc_json; /* with quotes, escaped */
} fig_fact_row;

/* The column called `name`, or NULL. */
const fig_fact_column *fig_fact_column_find(const char *name, size_t len);
/* The text of a cell: lent from the row, or written into `scratch` (whose content is lost). {NULL or "", 0} where there is none. */
fig_str fig_fact_column_text(const fig_fact_column *column, const fig_fact_row *row, fig_strbuf *scratch);

static inline fig_str fig_fact_column_str(const fig_fact_column *column, const fig_fact *fact)
{
    fig_str s;
    memcpy(&s, (const char *)fact + column->offset, sizeof s);
    return s;
}
#endif
