/*
 * Libpq: PostgreSQL's library, loaded when a server is asked for.
 *
 * in   nothing          out   its functions, as fields with their own names
 * Linked, it and the thirty libraries behind it would cost every start of the command a third of its time.
 */
#ifndef FIG_LIBPQ_H
#define FIG_LIBPQ_H
#include "figura/base.h"
#include <libpq-fe.h>

/* X(what it gives, its name, what it takes) */
#define FIG_LIBPQ(X)                                                                                                                       \
    X(PGconn *, PQconnectdb, (const char *))                                                                                               \
    X(void, PQfinish, (PGconn *))                                                                                                          \
    X(void, PQreset, (PGconn *))                                                                                                           \
    X(ConnStatusType, PQstatus, (const PGconn *))                                                                                          \
    X(char *, PQerrorMessage, (const PGconn *))                                                                                            \
    X(int, PQserverVersion, (const PGconn *))                                                                                              \
    X(int, PQsetClientEncoding, (PGconn *, const char *))                                                                                  \
    X(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn *, PQnoticeProcessor, void *))                                                      \
    X(PQconninfoOption *, PQconninfoParse, (const char *, char **))                                                                        \
    X(void, PQconninfoFree, (PQconninfoOption *))                                                                                          \
    X(void, PQfreemem, (void *))                                                                                                           \
    X(PGresult *, PQexec, (PGconn *, const char *))                                                                                        \
    X(PGresult *, PQexecParams, (PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *, int))            \
    X(PGresult *, PQgetResult, (PGconn *))                                                                                                 \
    X(ExecStatusType, PQresultStatus, (const PGresult *))                                                                                  \
    X(char *, PQresultErrorMessage, (const PGresult *))                                                                                    \
    X(int, PQntuples, (const PGresult *))                                                                                                  \
    X(char *, PQgetvalue, (const PGresult *, int, int))                                                                                    \
    X(int, PQgetlength, (const PGresult *, int, int))                                                                                      \
    X(void, PQclear, (PGresult *))                                                                                                         \
    X(int, PQputCopyData, (PGconn *, const char *, int))                                                                                   \
    X(int, PQputCopyEnd, (PGconn *, const char *))

#define FIG_LIBPQ_FIELD(gives, name, takes) gives(*name) takes;
typedef struct fig_libpq {
    FIG_LIBPQ(FIG_LIBPQ_FIELD)
} fig_libpq;

/* It stays loaded until the program ends. FIG_E_IO, with what to do, where it is not there. */
fig_status fig_libpq_load(fig_libpq *out, fig_error *error);
#endif
