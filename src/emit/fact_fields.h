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
    FIG_FACT_DOC,      /* the document's id                               */
    FIG_FACT_TEXT,     /* a fig_str that may hold anything                */
    FIG_FACT_PLAIN,    /* a fig_str that never needs an escape            */
    FIG_FACT_DOUBLE,   /* the nearest double of a number                  */
    FIG_FACT_UINT,     /* a uint32_t                                      */
    FIG_FACT_IDS,      /* of figures                                      */
    FIG_FACT_MOD,      /* its name                                        */
    FIG_FACT_CHANGES,  /* "1.76 % down previous; 3 % up"                  */
    FIG_FACT_PERIOD,   /* its EDTF; in JSON an object                     */
    FIG_FACT_DATE,     /* cells only: JSON has it in `period`             */
    FIG_FACT_GRAIN,    /* cells only                                      */
    FIG_FACT_SUPPLIED, /* "true" where the period is the story's          */
    FIG_FACT_COMPARED, /* "South Korea 43/1000"                           */
    FIG_FACT_DERIVED   /* "previous 2234.653..2234.891 {point}"           */
} fig_fact_column_type;

enum { FIG_FACT_COLUMN_COUNT = 37 };

typedef struct fig_fact_column {
    const char *name; /* with its slack (base/slack.h) */
    size_t length;    /* of the name */
    fig_fact_column_type type;
    size_t offset; /* of TEXT, PLAIN, DOUBLE, UINT and IDS, in fig_fact; of DATE, in its period */
    size_t count;  /* of IDS: the offset of how many there are */
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

/* What a column of TEXT, PLAIN or DOUBLE, of UINT, and of IDS holds. */
static inline fig_str fig_fact_column_str(const fig_fact_column *column, const fig_fact *fact)
{
    fig_str s;
    memcpy(&s, (const char *)fact + column->offset, sizeof s);
    return s;
}
static inline uint32_t fig_fact_column_uint(const fig_fact_column *column, const fig_fact *fact)
{
    uint32_t n;
    memcpy(&n, (const char *)fact + column->offset, sizeof n);
    return n;
}
static inline const uint32_t *fig_fact_column_figures(const fig_fact_column *column, const fig_fact *fact, size_t *count)
{
    const uint32_t *figures;
    memcpy(&figures, (const char *)fact + column->offset, sizeof figures);
    memcpy(count, (const char *)fact + column->count, sizeof *count);
    return figures;
}
#endif
