/*
 * PostgreSQL: the store of those who have a server.
 *
 * in   rows          out   lines of COPY, kept until the batch is committed: one transaction, a few statements, whatever it holds
 * A connection that is lost takes the transaction with it; it is made again and the batch, being still here, is sent again. Where the server had
 * committed it after all, the same documents take the place of themselves.
 */
#include "../base/alloc.h"
#include "postgres_have.h"
#include "store.h"
#if !FIG_HAVE_LIBPQ

static void close_none(fig_store *store)
{
    fig_free(store);
}

static const fig_backend none = {.close = close_none};

fig_status fig_postgres_open(const char *url, const fig_store_options *options, fig_store **out)
{
    fig_store *store = *out = fig_calloc(1, sizeof *store);
    if (!store)
        return FIG_E_NOMEM;
    (void)url;
    store->options = *options;
    store->backend = &none;
    fig_strbuf_puts(&store->target, "postgresql://");
    return fig_store_fail(store, FIG_E_USAGE, "this figura was built without PostgreSQL; install libpq-dev and build it again");
}
#else
#include "postgres.h"
#include "postgres_sql.h"
#include <stdio.h>

enum { COPY_BYTES = 1 << 16 };

static fig_postgres *of(fig_store *store)
{
    return (fig_postgres *)store;
}

static fig_status nomem(fig_postgres *p)
{
    return fig_store_fail(&p->base, FIG_E_NOMEM, "out of memory");
}

/* As COPY reads it: backslashes before tabs, line breaks and themselves. */
static void add_text(fig_strbuf *out, fig_str text)
{
    static const char special[] = "\t\n\r\\", names[] = "tnr\\";
    for (size_t i = 0; i < text.len;) {
        size_t n = i;
        while (n < text.len && text.ptr[n] != '\\' && (unsigned char)text.ptr[n] >= ' ')
            n++;
        fig_strbuf_add(out, text.ptr + i, n - i);
        if (n < text.len) {
            const char *found = memchr(special, text.ptr[n], sizeof special - 1);
            if (found)
                fig_strbuf_char(out, '\\');
            fig_strbuf_char(out, found ? names[found - special] : text.ptr[n]);
            n++;
        }
        i = n;
    }
}

static void add_real(fig_strbuf *out, double real)
{
    char text[40];
    int len = snprintf(text, sizeof text, "%.17g", real);
    for (int i = 0; i < len; i++)
        if (!strchr("0123456789+-e", text[i]))
            text[i] = '.'; /* whatever the caller's locale has for it */
    fig_strbuf_add(out, text, (size_t)len);
}

static void add_cell(fig_strbuf *out, const fig_store_column *column, const fig_cell *cell, int64_t place)
{
    int64_t integer = column->type == FIG_STORE_DOCUMENT ? place : cell->as.integer;
    switch (column->type == FIG_STORE_DOCUMENT ? FIG_CELL_INTEGER : cell->type) {
    case FIG_CELL_NULL:
        fig_strbuf_puts(out, "\\N");
        return;
    case FIG_CELL_INTEGER:
        if (integer < 0)
            fig_strbuf_char(out, '-');
        fig_strbuf_uint(out, integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer);
        return;
    case FIG_CELL_REAL:
        add_real(out, cell->as.real);
        return;
    case FIG_CELL_TEXT:
        add_text(out, cell->as.text);
        return;
    }
}

static bool put(void *backend, fig_store_table_id id, const fig_cell *cells)
{
    fig_postgres *p = of(backend);
    const fig_store_table *table = &fig_store_tables[id];
    fig_strbuf *out = &p->rows[id];
    for (size_t i = 0; i < table->column_count; i++) {
        if (i)
            fig_strbuf_char(out, '\t');
        add_cell(out, &table->columns[i], &cells[i], p->place);
    }
    fig_strbuf_char(out, '\n');
    if (out->failed)
        nomem(p);
    return !out->failed;
}

static fig_status ask_digest(fig_postgres *p, const char *id, char digest[17])
{
    PGresult *result = p->pq.PQexecParams(p->connection, "SELECT digest FROM documents WHERE id = $1", 1, NULL, &id, NULL, NULL, 0);
    fig_status status = FIG_OK;
    *digest = 0;
    if (p->pq.PQresultStatus(result) != PGRES_TUPLES_OK)
        status = fig_postgres_fail(p, p->pq.PQerrorMessage(p->connection), "");
    else if (p->pq.PQntuples(result) > 0 && p->pq.PQgetlength(result, 0, 0) == 16)
        memcpy(digest, p->pq.PQgetvalue(result, 0, 0), 17);
    p->pq.PQclear(result);
    return status;
}

static fig_status postgres_digest(fig_store *store, fig_str id, char digest[17])
{
    fig_postgres *p = of(store);
    fig_status status = FIG_OK;
    *digest = 0;
    if (!p->asks)
        return status;
    for (int attempt = 0; (status = ask_digest(p, id.ptr, digest)) != FIG_OK && fig_postgres_again(p, attempt); attempt++)
        ;
    return status;
}

static void forget_rows(fig_postgres *p)
{
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        p->rows[i].len = 0;
    p->place = 0;
}

static fig_status postgres_begin(fig_store *store)
{
    forget_rows(of(store));
    return FIG_OK;
}

static fig_status postgres_document(fig_store *store, fig_str id)
{
    (void)id;
    of(store)->place++;
    return FIG_OK;
}

static fig_status send_rows(fig_postgres *p, fig_store_table_id table)
{
    fig_strbuf sql = {0};
    const fig_strbuf *rows = &p->rows[table];
    fig_postgres_add_copy(&sql, table);
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? nomem(p) : fig_postgres_run(p, text);
    fig_strbuf_clear(&sql);
    if (status != FIG_OK)
        return status;
    int sent = 1;
    for (size_t at = 0; at < rows->len && sent == 1; at += COPY_BYTES)
        sent = p->pq.PQputCopyData(p->connection, rows->data + at, (int)(rows->len - at < COPY_BYTES ? rows->len - at : COPY_BYTES));
    if (sent == 1)
        sent = p->pq.PQputCopyEnd(p->connection, NULL);
    if (sent != 1)
        return fig_postgres_fail(p, p->pq.PQerrorMessage(p->connection), "");
    PGresult *result;
    while ((result = p->pq.PQgetResult(p->connection))) {
        if (p->pq.PQresultStatus(result) != PGRES_COMMAND_OK && status == FIG_OK)
            status = fig_postgres_fail(p, p->pq.PQresultErrorMessage(result), "");
        p->pq.PQclear(result);
    }
    return status;
}

/* How many of the batch's documents are new, how many were there, and whether an id came twice. */
static fig_status count_documents(fig_postgres *p, fig_store_counts *counts, bool *twice)
{
    PGresult *result = p->pq.PQexec(p->connection, fig_postgres_count);
    fig_status status = FIG_OK;
    if (p->pq.PQresultStatus(result) == PGRES_TUPLES_OK && p->pq.PQntuples(result) == 1) {
        int64_t n[3];
        for (int i = 0; i < 3; i++) {
            fig_str text = {p->pq.PQgetvalue(result, 0, i), (size_t)p->pq.PQgetlength(result, 0, i)};
            n[i] = 0;
            for (size_t d = 0; d < text.len; d++)
                n[i] = 10 * n[i] + (text.ptr[d] - '0');
        }
        counts->added = (size_t)n[0];
        counts->replaced = (size_t)(n[2] - n[0]);
        *twice = n[0] + n[1] != n[2];
    } else {
        status = fig_postgres_fail(p, p->pq.PQerrorMessage(p->connection), "");
    }
    p->pq.PQclear(result);
    return status;
}

/* Rows from the temporary tables into their places. */
static fig_status place_rows(fig_postgres *p, bool replaces)
{
    fig_strbuf sql = {0};
    if (replaces)
        fig_postgres_add_deletes(&sql);
    for (int i = 0; i < FIG_TABLE_COUNT; i++)
        if (p->rows[i].len) {
            fig_postgres_add_insert(&sql, (fig_store_table_id)i);
            fig_strbuf_puts(&sql, ";\n");
        }
    if (replaces && p->indexed)
        fig_strbuf_puts(&sql, fig_postgres_left_series);
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? nomem(p) : fig_postgres_run(p, text);
    fig_strbuf_clear(&sql);
    return status;
}

static fig_status send_batch(fig_postgres *p)
{
    bool twice = false;
    fig_store_counts counts = {0};
    fig_status status = fig_postgres_run(p, "BEGIN; LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE");
    for (int i = 0; status == FIG_OK && i < FIG_TABLE_COUNT; i++)
        if (p->rows[i].len)
            status = send_rows(p, (fig_store_table_id)i);
    if (status == FIG_OK)
        status = fig_postgres_run(p, fig_postgres_number);
    if (status == FIG_OK)
        status = count_documents(p, &counts, &twice);
    if (status == FIG_OK)
        status = place_rows(p, counts.replaced || twice);
    if (status == FIG_OK)
        status = fig_postgres_run(p, "COMMIT");
    p->base.pending.added = counts.added;
    p->base.pending.replaced = counts.replaced;
    return status;
}

static void postgres_rollback(fig_store *store)
{
    fig_postgres *p = of(store);
    p->pq.PQclear(p->pq.PQexec(p->connection, "ROLLBACK"));
    forget_rows(p);
}

static fig_status postgres_commit(fig_store *store)
{
    fig_postgres *p = of(store);
    fig_status status;
    for (int attempt = 0; (status = send_batch(p)) != FIG_OK && fig_postgres_again(p, attempt); attempt++)
        ;
    if (status == FIG_OK)
        forget_rows(p);
    return status;
}

static fig_status make_indexes(fig_postgres *p)
{
    fig_strbuf sql = {0};
    fig_strbuf_puts(&sql, fig_postgres_all_series);
    fig_store_add_indexes(&sql, FIG_DIALECT_POSTGRES, false);
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? nomem(p) : fig_postgres_run(p, text);
    fig_strbuf_clear(&sql);
    return status;
}

static fig_status finish_once(fig_postgres *p)
{
    int64_t wanted = 0;
    fig_strbuf sql = {0};
    fig_status status = fig_postgres_run(p, "BEGIN; LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE");
    fig_strbuf_format(&sql, "SELECT (to_regclass('%s') IS NULL AND EXISTS (SELECT 1 FROM documents))::int", fig_store_last_index);
    const char *text = fig_strbuf_cstr(&sql);
    if (status == FIG_OK)
        status = sql.failed ? nomem(p) : fig_postgres_ask(p, text, &wanted);
    fig_strbuf_clear(&sql);
    if (status == FIG_OK && wanted)
        status = make_indexes(p);
    if (status == FIG_OK)
        status = fig_postgres_run(p, "COMMIT");
    if (status == FIG_OK && wanted)
        status = fig_postgres_run(p, "ANALYZE");
    if (status != FIG_OK)
        p->pq.PQclear(p->pq.PQexec(p->connection, "ROLLBACK"));
    p->indexed = p->indexed || (status == FIG_OK && wanted);
    return status;
}

static fig_status postgres_finish(fig_store *store)
{
    fig_postgres *p = of(store);
    fig_status status = FIG_OK;
    for (int attempt = 0; !p->indexed && (status = finish_once(p)) != FIG_OK && fig_postgres_again(p, attempt); attempt++)
        ;
    return status;
}

static void postgres_close(fig_store *store)
{
    fig_postgres *p = of(store);
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++)
        fig_strbuf_clear(&p->rows[i]);
    if (p->connection)
        p->pq.PQfinish(p->connection);
    fig_free(p->url);
    fig_free(p);
}

static const fig_backend backend = {
    .digest = postgres_digest,
    .begin = postgres_begin,
    .document = postgres_document,
    .put = put,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .finish = postgres_finish,
    .close = postgres_close,
};

fig_status fig_postgres_open(const char *url, const fig_store_options *options, fig_store **out)
{
    fig_postgres *p = fig_calloc(1, sizeof *p);
    *out = p ? &p->base : NULL;
    if (!p)
        return FIG_E_NOMEM;
    p->base.options = *options;
    p->base.backend = &backend;
    p->url = fig_malloc(strlen(url) + 1);
    if (!p->url)
        return nomem(p);
    memcpy(p->url, url, strlen(url) + 1);
    return fig_postgres_connect(p);
}
#endif
