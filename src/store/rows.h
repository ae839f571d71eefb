/*
 * Rows: a document and its result as rows of the tables of tables.h.
 *
 * in   fig_document, fig_result          out   one call of `put` a row, its cells in the order of the table's columns
 * Rows come table by table: the document's own first, series before the facts that name them. Texts are valid UTF-8 without NUL, lent for the call.
 */
#ifndef FIG_STORE_ROWS_H
#define FIG_STORE_ROWS_H
#include "../base/arena.h"
#include "figura/check.h"
#include "tables.h"

typedef enum fig_cell_type { FIG_CELL_NULL, FIG_CELL_INTEGER, FIG_CELL_REAL, FIG_CELL_TEXT } fig_cell_type;

/* KEY columns hold n (tables.h), DOCUMENT columns nothing: the backend knows the number. */
typedef struct fig_cell {
    fig_cell_type type;
    union {
        int64_t integer;
        double real;
        fig_str text;
    } as;
} fig_cell;

/* One row; false: stop, the backend has the error. */
typedef bool (*fig_row_fn)(void *backend, fig_store_table_id table, const fig_cell *cells);

typedef struct fig_rows {
    fig_row_fn put;
    void *backend;
    bool no_text;         /* leave sentences out */
    const char *grammars; /* hash */
    char digest[17];      /* of the document being written */
    fig_arena arena;      /* texts made for the rows of a document */
    fig_strbuf repaired;  /* one such text, on its way there        */
    const fig_result *result;
    fig_cell cells[FIG_STORE_MAX_COLUMNS];
    size_t cell_count;
    fig_store_table_id table;
    size_t first_sentence[2]; /* of each field of the result, n of its first sentence's key */
    uint32_t alternative_count, change_count, derived_count;
    bool stopped;
} fig_rows;

/* FIG_E_LIMIT where a table would get more rows of this document than keys have room for. */
fig_status fig_rows_fit(const fig_result *result, fig_error *error);
/* All rows of a document that fits. FIG_E_NOMEM; FIG_E_IO: `put` said stop and has the error. */
fig_status fig_rows_write(fig_rows *rows, const fig_document *document, const fig_result *result);
void fig_rows_clear(fig_rows *rows);

/* Seconds since 1970 of "2019-02-28" or "2019-02-28T15:30-05:00" (without an offset: UTC); false where it is neither. */
bool fig_iso_seconds(fig_str text, int64_t *seconds);
#endif
