/*
 * Fields: the one table of columns, in the order of docs/records.md, and how to get each from a figure.
 *
 * in   a column and a row (a figure of a result)          out   its text; "" where the figure has none
 * JSON writers walk the table and go by `type`; tables ask for the text of a cell; --fields picks columns by name.
 */
#ifndef FIG_FIELDS_H
#define FIG_FIELDS_H
#include "../base/strbuf.h"
#include "../record/enum_names.h"
#include "figura/stream.h"

typedef enum fig_column_type {
    FIG_COLUMN_DOC,   /* the document's id                                 */
    FIG_COLUMN_TEXT,  /* a fig_str that may hold anything                  */
    FIG_COLUMN_PLAIN, /* a fig_str that never needs an escape              */
    FIG_COLUMN_START, /* offsets, in the sink's unit                       */
    FIG_COLUMN_END,
    FIG_COLUMN_PLACE,    /* a uint32_t from 1; 0 is absent                      */
    FIG_COLUMN_DOUBLE,   /* the nearest double of a number                    */
    FIG_COLUMN_FRACTION, /* of a share in hundredths, its number as one of 1  */
    FIG_COLUMN_NAME,     /* an enum                                           */
    FIG_COLUMN_BITS,     /* a set of names                                    */
    FIG_COLUMN_LINK,     /* index of another figure: its id                   */
    FIG_COLUMN_ALTERNATIVES
} fig_column_type;

/* Where it stands. */
typedef enum fig_column_of { FIG_COLUMN_OF_FIGURE, FIG_COLUMN_OF_DATE, FIG_COLUMN_OF_TIME } fig_column_of;

enum { FIG_COLUMN_COUNT = 42, FIG_TABLE_COLUMN_COUNT = 5, FIG_COLUMN_KEY_BYTES = 24 };

typedef struct fig_column {
    char key[FIG_COLUMN_KEY_BYTES]; /* ,"name":  padded with NULs, so that a copy has a fixed size */
    size_t key_len;
    const char *name;
    fig_column_type type;
    fig_column_of of;
    size_t offset;               /* in that */
    const fig_enum_names *names; /* NAME, BITS    */
} fig_column;

extern const fig_column fig_columns[FIG_COLUMN_COUNT];
/* What tables have behind those, for spreadsheets that do not compute with exact texts: low_double ... fraction_high. */
extern const fig_column fig_table_columns[FIG_TABLE_COLUMN_COUNT];

/* What one row is made of. */
typedef struct fig_row {
    const fig_result *result;
    const fig_figure *figure;
    fig_str doc;      /* valid UTF-8           */
    fig_str doc_json; /* with quotes, escaped  */
    fig_offsets offsets;
} fig_row;

/* The column called `name`, or NULL. */
const fig_column *fig_column_find(const char *name, size_t len);
/* The same among fig_table_columns. */
const fig_column *fig_table_column_find(const char *name, size_t len);
/* Set `text` to the cell: lent from the row, or written into `scratch` (whose content is lost). */
fig_str fig_column_text(const fig_column *column, const fig_row *row, fig_strbuf *scratch);

static inline void fig_column_read(const fig_column *column, const fig_figure *figure, void *out, size_t bytes)
{
    const void *from = column->of == FIG_COLUMN_OF_DATE   ? (const void *)figure->date
                       : column->of == FIG_COLUMN_OF_TIME ? figure->time
                                                          : (const void *)figure;
    if (from)
        memcpy(out, (const char *)from + column->offset, bytes);
    else
        memset(out, 0, bytes);
}
static inline fig_str fig_column_str(const fig_column *column, const fig_figure *figure)
{
    fig_str s;
    fig_column_read(column, figure, &s, sizeof s);
    return s;
}
static inline uint32_t fig_column_place(const fig_column *column, const fig_figure *figure)
{
    uint32_t n;
    fig_column_read(column, figure, &n, sizeof n);
    return n;
}
static inline unsigned fig_column_unsigned(const fig_column *column, const fig_figure *figure)
{
    unsigned n;
    fig_column_read(column, figure, &n, sizeof n);
    return n;
}
/* Append `s`, if there is any, behind `between` where something was added since `before`; and low..high likewise, behind a blank. */
void fig_join(fig_strbuf *out, const char *between, fig_str s, size_t before);
void fig_join_range(fig_strbuf *out, fig_str low, fig_str high, size_t before);
/* The id of the figure that a link points to; {NULL, 0} for none. */
fig_str fig_column_link(const fig_column *column, const fig_row *row);
/* The end of a figure's span that START or END means, in the row's unit. */
size_t fig_column_offset(const fig_column *column, const fig_row *row);
#endif
