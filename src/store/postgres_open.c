/*
 * PostgreSQL, connecting: is this database a store of ours, of this schema, or nothing yet?
 *
 * in   postgresql://USER@HOST/NAME          out   a connection, tables made where there were none
 * The table figura_schema holds the version. Where it is missing and a table of ours is not, the database is another program's, and stays as it
 * is. Messages name host and database, never the user's password.
 */
#include "postgres_have.h"
#if FIG_HAVE_LIBPQ
#include "postgres.h"
#include "postgres_sql.h"
#include <poll.h>
#include <stdlib.h>

enum { ATTEMPTS = 3, FIRST_WAIT_MS = 50 };

fig_status fig_postgres_fail(fig_postgres *p, const char *said, const char *advice)
{
    size_t len = strcspn(said, "\n");
    return fig_store_fail(&p->base, FIG_E_IO, "%.*s%s", len < 180 ? (int)len : 180, said, advice);
}

fig_status fig_postgres_run(fig_postgres *p, const char *sql)
{
    PGresult *result = p->pq.PQexec(p->connection, sql);
    ExecStatusType state = p->pq.PQresultStatus(result);
    fig_status status = FIG_OK;
    if (state != PGRES_COMMAND_OK && state != PGRES_TUPLES_OK && state != PGRES_COPY_IN)
        status = fig_postgres_fail(p, p->pq.PQerrorMessage(p->connection), "");
    p->pq.PQclear(result);
    return status;
}

fig_status fig_postgres_ask(fig_postgres *p, const char *sql, int64_t *answer)
{
    PGresult *result = p->pq.PQexec(p->connection, sql);
    fig_status status = FIG_OK;
    *answer = 0;
    if (p->pq.PQresultStatus(result) != PGRES_TUPLES_OK)
        status = fig_postgres_fail(p, p->pq.PQerrorMessage(p->connection), "");
    else if (p->pq.PQntuples(result) > 0)
        *answer = strtoll(p->pq.PQgetvalue(result, 0, 0), NULL, 10);
    p->pq.PQclear(result);
    return status;
}

static void be_silent(void *user, const char *message)
{
    (void)user;
    (void)message;
}

static const char *option(const PQconninfoOption *options, const char *name)
{
    for (; options && options->keyword; options++)
        if (strcmp(options->keyword, name) == 0 && options->val)
            return options->val;
    return "";
}

/* The store's name in messages, out of the URL. */
static fig_status name_target(fig_postgres *p)
{
    char *fault = NULL;
    PQconninfoOption *options = p->pq.PQconninfoParse(p->url, &fault);
    fig_strbuf *name = &p->base.target;
    p->pq.PQfreemem(fault); /* it may quote the password */
    if (!options) {
        fig_strbuf_puts(name, "postgresql://");
        return fig_store_fail(&p->base, FIG_E_USAGE, "this address cannot be read; write postgresql://USER@HOST:PORT/NAME");
    }
    fig_strbuf_format(name, "postgresql://%s%s%s/%s", option(options, "host"), *option(options, "port") ? ":" : "", option(options, "port"),
                      option(options, "dbname"));
    p->pq.PQconninfoFree(options);
    return FIG_OK;
}

static fig_status make_tables(fig_postgres *p)
{
    fig_strbuf sql = {0};
    fig_store_add_tables(&sql, FIG_DIALECT_POSTGRES);
    fig_strbuf_format(&sql,
                      "CREATE TABLE figura_schema (version BIGINT NOT NULL, made_by TEXT);\n"
                      "INSERT INTO figura_schema VALUES (%d, '%s');\n",
                      (int)FIG_STORE_SCHEMA, fig_version());
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? fig_store_fail(&p->base, FIG_E_NOMEM, "out of memory") : fig_postgres_run(p, text);
    fig_strbuf_clear(&sql);
    return status;
}

/* How many things of our names there are where tables would be made. */
static fig_status count_names(fig_postgres *p, int64_t *count)
{
    fig_strbuf sql = {0};
    fig_strbuf_puts(&sql, "SELECT COUNT(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                          " WHERE n.nspname = current_schema() AND c.relname IN ('series_points'");
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        fig_strbuf_format(&sql, ", '%s'", fig_store_tables[i].name);
    fig_strbuf_puts(&sql, ")");
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? fig_store_fail(&p->base, FIG_E_NOMEM, "out of memory") : fig_postgres_ask(p, text, count);
    fig_strbuf_clear(&sql);
    return status;
}

/* In a transaction, and only one loader at a time: others may be making the tables too. */
static fig_status check_identity(fig_postgres *p)
{
    int64_t there = 0, version = 0, names = 0;
    fig_status status = fig_postgres_ask(p, "SELECT (to_regclass('figura_schema') IS NOT NULL)::int", &there);
    if (status != FIG_OK)
        return status;
    if (!there) {
        status = count_names(p, &names);
        if (status == FIG_OK && names)
            status = fig_store_fail(&p->base, FIG_E_USAGE,
                                    "this database has tables of these names already, of another program; name another database");
        return status == FIG_OK ? make_tables(p) : status;
    }
    status = fig_postgres_ask(p, "SELECT version FROM figura_schema", &version);
    if (status == FIG_OK && version != FIG_STORE_SCHEMA)
        status = fig_store_fail(&p->base, FIG_E_USAGE, "this database has schema %lld, and this figura knows schema %d; use a newer figura",
                                (long long)version, (int)FIG_STORE_SCHEMA);
    return status;
}

static fig_status prepare_session(fig_postgres *p)
{
    fig_strbuf sql = {0};
    int64_t answer = 0;
    fig_status status = fig_postgres_run(p, "BEGIN; SELECT pg_advisory_xact_lock(1179207509)");
    if (status == FIG_OK)
        status = check_identity(p);
    if (status == FIG_OK)
        status = fig_postgres_run(p, "COMMIT");
    fig_postgres_add_stages(&sql);
    const char *text = fig_strbuf_cstr(&sql);
    if (status == FIG_OK)
        status = sql.failed ? fig_store_fail(&p->base, FIG_E_NOMEM, "out of memory") : fig_postgres_run(p, text);
    fig_strbuf_clear(&sql);
    sql = (fig_strbuf){0};
    fig_strbuf_format(&sql, "SELECT (to_regclass('%s') IS NOT NULL)::int", fig_store_last_index);
    text = fig_strbuf_cstr(&sql);
    if (status == FIG_OK)
        status = sql.failed ? fig_store_fail(&p->base, FIG_E_NOMEM, "out of memory") : fig_postgres_ask(p, text, &answer);
    fig_strbuf_clear(&sql);
    p->indexed = answer != 0;
    return status;
}

static fig_status start(fig_postgres *p)
{
    if (p->pq.PQstatus(p->connection) != CONNECTION_OK)
        return fig_postgres_fail(p, p->pq.PQerrorMessage(p->connection), "; check address, name, password, and that the server runs");
    p->pq.PQsetNoticeProcessor(p->connection, be_silent, NULL);
    if (p->pq.PQserverVersion(p->connection) < 100000)
        return fig_store_fail(&p->base, FIG_E_USAGE, "this server is older than PostgreSQL 10; use a newer one");
    if (p->pq.PQsetClientEncoding(p->connection, "UTF8") != 0)
        return fig_postgres_fail(p, p->pq.PQerrorMessage(p->connection), "");
    return prepare_session(p);
}

fig_status fig_postgres_connect(fig_postgres *p)
{
    int64_t any = 0;
    fig_error error = {0};
    if (fig_libpq_load(&p->pq, &error) != FIG_OK)
        return fig_store_fail(&p->base, FIG_E_IO, "%s", error.message);
    fig_status status = name_target(p);
    if (status != FIG_OK)
        return status;
    p->connection = p->pq.PQconnectdb(p->url);
    if (!p->connection)
        return fig_store_fail(&p->base, FIG_E_NOMEM, "out of memory");
    status = start(p);
    if (status == FIG_OK)
        status = fig_postgres_ask(p, "SELECT COUNT(*) FROM (SELECT 1 FROM documents LIMIT 1) AS first", &any);
    p->asks = any != 0;
    return status;
}

bool fig_postgres_again(fig_postgres *p, int attempt)
{
    fig_store *store = &p->base;
    if (p->pq.PQstatus(p->connection) != CONNECTION_BAD || attempt >= ATTEMPTS)
        return false;
    for (int wait = FIRST_WAIT_MS, waited = 0; waited < store->options.wait_ms; waited += wait, wait *= 2) {
        p->pq.PQreset(p->connection);
        if (p->pq.PQstatus(p->connection) == CONNECTION_OK)
            break;
        poll(NULL, 0, wait);
    }
    if (start(p) != FIG_OK)
        return false;
    if (store->options.report) {
        fig_error note;
        fig_error_at(&note, FIG_E_IO, fig_strbuf_cstr(&store->target), 0, 0,
                     "the connection was lost; it was made again and nothing is missing");
        store->options.report(store->options.report_user, &note);
    }
    return true;
}
#endif
