/* SQLite, inside: what sqlite_open.c makes and sqlite.c fills. */
#ifndef FIG_STORE_SQLITE_H
#define FIG_STORE_SQLITE_H
#include "store.h"
#include <sqlite3.h>

enum { FIG_SQLITE_APPLICATION = 0x46494755 }; /* "FIGU": `file` and we know our databases by it */

typedef struct fig_sqlite {
    fig_store base;
    sqlite3 *db;
    sqlite3_stmt *insert[FIG_TABLE_COUNT], *delete[FIG_TABLE_COUNT]; /* as they are needed */
    sqlite3_stmt *find, *note_series;
    int64_t document, next; /* numbers: of the one at hand, of the next new one */
    bool indexed;           /* the indexes are there: not the first load */
    bool series_left;       /* series that may have lost their last fact */
} fig_sqlite;

/* What went wrong, and what to do, into the store's error; the code of it. */
fig_status fig_sqlite_fail(fig_sqlite *s, int code);
fig_status fig_sqlite_run(fig_sqlite *s, const char *sql);
/* The first column of the first row. */
fig_status fig_sqlite_ask(fig_sqlite *s, const char *sql, int64_t *answer);
/* Sets s->indexed. */
fig_status fig_sqlite_look_for_indexes(fig_sqlite *s);
/* Open or make the file; tables are there afterwards. */
fig_status fig_sqlite_connect(fig_sqlite *s, const char *path);
#endif
