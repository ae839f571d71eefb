/*
 * Tables: those of a store as data, and the SQL that makes them, in two dialects.
 *
 * in   a table of columns          out   CREATE TABLE figures (figure INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, ...
 * A column more or less, or another meaning, is another FIG_STORE_SCHEMA, and then the older ones must still be read (src/store/sqlite_open.c).
 *
 * Keys. A document has a number, given in the order of first loading and kept when it is loaded again. Everything of it has the key
 * number * 2^24 + n, n from 1 in document order: what belongs to one document lies together, is replaced as a range of keys without any index,
 * and has the same key whether it was loaded once, twice or again after a kill. Below 2^29 documents keys are exact as doubles too.
 */
#ifndef FIG_STORE_TABLES_H
#define FIG_STORE_TABLES_H
#include "../base/strbuf.h"
#include "figura/base.h"

enum { FIG_STORE_SCHEMA = 1, FIG_STORE_KEY_BITS = 24, FIG_STORE_MAX_COLUMNS = 48 };
#define FIG_STORE_MAX_ROWS ((1u << FIG_STORE_KEY_BITS) - 1u) /* of one document, in one table */

typedef enum fig_store_table_id {
    FIG_TABLE_DOCUMENTS,
    FIG_TABLE_SENTENCES,
    FIG_TABLE_FIGURES,
    FIG_TABLE_ALTERNATIVES,
    FIG_TABLE_SERIES,
    FIG_TABLE_FACTS,
    FIG_TABLE_CHANGES,
    FIG_TABLE_DERIVED,
    FIG_TABLE_FINDINGS,
    FIG_TABLE_COUNT
} fig_store_table_id;

typedef enum fig_store_type {
    FIG_STORE_TEXT,
    FIG_STORE_INTEGER,
    FIG_STORE_REAL,
    FIG_STORE_DOCUMENT, /* the document's number */
    FIG_STORE_KEY       /* n of a key: the number is the store's to add */
} fig_store_type;

typedef struct fig_store_column {
    const char *name;
    fig_store_type type;
    const char *references; /* table, or NULL */
    const char *rest;       /* further words of SQL, or NULL */
} fig_store_column;

typedef struct fig_store_table {
    const char *name;
    const fig_store_column *columns; /* the first one is the primary key */
    size_t column_count;
} fig_store_table;

extern const fig_store_table fig_store_tables[FIG_TABLE_COUNT];

typedef enum fig_store_dialect { FIG_DIALECT_SQLITE, FIG_DIALECT_POSTGRES } fig_store_dialect;

/* A column's name, quoted where SQL has the word for itself. */
void fig_store_add_name(fig_strbuf *out, const char *name);
/* "document, id, title": every column, in order. */
void fig_store_add_names(fig_strbuf *out, const fig_store_table *table);
/* CREATE TABLE of every table, then the views. */
void fig_store_add_tables(fig_strbuf *out, fig_store_dialect dialect);
/* What is made once the first load is over: indexes, full-text search. `fts5`: the library has it. */
void fig_store_add_indexes(fig_strbuf *out, fig_store_dialect dialect, bool fts5);
/* The name of one of those indexes: where it is there, all are. */
extern const char fig_store_last_index[];
#endif
