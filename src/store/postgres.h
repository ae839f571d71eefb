/* PostgreSQL, inside: what postgres_open.c makes and postgres.c fills. */
#ifndef FIG_POSTGRES_H
#define FIG_POSTGRES_H
#include "libpq.h"
#include "store.h"

typedef struct fig_postgres {
    fig_store base;
    fig_libpq pq;
    PGconn *connection;
    char *url;
    fig_strbuf
        rows[FIG_TABLE_COUNT]; /* of the batch, as COPY reads them: kept until it is committed, to be sent again over a new connection */
    int64_t place;             /* of the document at hand in the batch, from 1 */
    bool asks;                 /* there were documents before this load: ask which */
    bool indexed;
} fig_postgres;

/* The first line of what the server (or libpq) says, into the store's error; returns FIG_E_IO. `advice` may be "". */
fig_status fig_postgres_fail(fig_postgres *p, const char *said, const char *advice);
/* Run statements that give nothing (parted by semicolons: one transaction). */
fig_status fig_postgres_run(fig_postgres *p, const char *sql);
/* A whole number out of the first row. */
fig_status fig_postgres_ask(fig_postgres *p, const char *sql, int64_t *answer);
/* Connect, see whether the database is ours, make the tables where there are none, and the session's temporary ones. */
fig_status fig_postgres_connect(fig_postgres *p);
/* Is this failure a connection that is gone? Then it is made anew, within the time that is to be waited; true: do it again. */
bool fig_postgres_again(fig_postgres *p, int attempt);
#endif
