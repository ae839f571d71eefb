/*
 * SQLite: the embedded store. One file, one transaction a batch, so that a kill at any moment leaves whole batches.
 *
 * in   rows          out   INSERTs through prepared statements; a document that was there before is replaced by a range of keys (tables.h)
 * The first load goes into bare tables; finish makes the indexes and the search in one transaction, after which triggers and indexes keep up.
 */
#include "sqlite_have.h"
#include "store.h"
#if !FIG_HAVE_SQLITE3
#include "../base/alloc.h"

static void close_none(fig_store *store)
{
    fig_free(store);
}

static const fig_backend none = {.close = close_none};

fig_status fig_sqlite_open(const char *path, const fig_store_options *options, fig_store **out)
{
    fig_store *store = *out = fig_calloc(1, sizeof *store);
    if (!store)
        return FIG_E_NOMEM;
    store->options = *options;
    store->backend = &none;
    fig_strbuf_puts(&store->target, path);
    return fig_store_fail(store, FIG_E_USAGE, "this figura was built without SQLite; install libsqlite3-dev and build it again");
}
#else
#include "../base/alloc.h"
#include "sqlite.h"

static fig_sqlite *of(fig_store *store)
{
    return (fig_sqlite *)store;
}

static fig_status prepare(fig_sqlite *s, sqlite3_stmt **statement, fig_strbuf *sql)
{
    int code = sql->failed ? SQLITE_NOMEM : sqlite3_prepare_v3(s->db, sql->data, (int)sql->len, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    fig_strbuf_clear(sql);
    return code == SQLITE_OK ? FIG_OK : fig_sqlite_fail(s, code);
}

static fig_status prepare_text(fig_sqlite *s, sqlite3_stmt **statement, const char *text)
{
    fig_strbuf sql = {0};
    if (*statement)
        return FIG_OK;
    fig_strbuf_puts(&sql, text);
    return prepare(s, statement, &sql);
}

/* Step a statement that gives no rows, and make it ready for the next time. */
static fig_status step(fig_sqlite *s, sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    sqlite3_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW ? FIG_OK : fig_sqlite_fail(s, code);
}

static fig_status prepare_insert(fig_sqlite *s, fig_store_table_id id)
{
    const fig_store_table *table = &fig_store_tables[id];
    fig_strbuf sql = {0};
    fig_strbuf_puts(&sql, id == FIG_TABLE_SERIES      ? "INSERT OR IGNORE INTO "
                          : id == FIG_TABLE_DOCUMENTS ? "INSERT OR REPLACE INTO "
                                                      : "INSERT INTO ");
    fig_strbuf_puts(&sql, table->name);
    fig_strbuf_puts(&sql, " (");
    fig_store_add_names(&sql, table);
    fig_strbuf_puts(&sql, ") VALUES (?");
    for (size_t i = 1; i < table->column_count; i++)
        fig_strbuf_puts(&sql, ",?");
    fig_strbuf_puts(&sql, ")");
    return prepare(s, &s->insert[id], &sql);
}

static int bind(sqlite3_stmt *statement, int i, const fig_store_column *column, const fig_cell *cell, int64_t document)
{
    if (column->type == FIG_STORE_DOCUMENT)
        return sqlite3_bind_int64(statement, i, document);
    switch (cell->type) {
    case FIG_CELL_NULL:
        return sqlite3_bind_null(statement, i);
    case FIG_CELL_INTEGER:
        return sqlite3_bind_int64(statement, i,
                                  column->type == FIG_STORE_KEY ? (document << FIG_STORE_KEY_BITS) + cell->as.integer : cell->as.integer);
    case FIG_CELL_REAL:
        return sqlite3_bind_double(statement, i, cell->as.real);
    case FIG_CELL_TEXT:
        return sqlite3_bind_text64(statement, i, cell->as.text.ptr, cell->as.text.len, SQLITE_STATIC, SQLITE_UTF8);
    }
    return SQLITE_MISUSE;
}

static bool put(void *backend, fig_store_table_id id, const fig_cell *cells)
{
    fig_sqlite *s = of(backend);
    const fig_store_table *table = &fig_store_tables[id];
    if (!s->insert[id] && prepare_insert(s, id) != FIG_OK)
        return false;
    sqlite3_stmt *statement = s->insert[id];
    for (size_t i = 0; i < table->column_count; i++) {
        int code = bind(statement, (int)i + 1, &table->columns[i], &cells[i], s->document);
        if (code != SQLITE_OK) {
            fig_sqlite_fail(s, code);
            return false;
        }
    }
    return step(s, statement) == FIG_OK;
}

/* Number and digest of the document called `id`; number 0: there is none. */
static fig_status find(fig_sqlite *s, fig_str id, int64_t *document, char digest[17])
{
    *document = 0;
    *digest = 0;
    fig_status status = prepare_text(s, &s->find, "SELECT document, digest FROM documents WHERE id = ?");
    if (status != FIG_OK)
        return status;
    sqlite3_bind_text64(s->find, 1, id.ptr, id.len, SQLITE_STATIC, SQLITE_UTF8);
    int code = sqlite3_step(s->find);
    if (code == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(s->find, 1);
        *document = sqlite3_column_int64(s->find, 0);
        if (text && strlen(text) == 16)
            memcpy(digest, text, 17);
    }
    sqlite3_reset(s->find);
    return code == SQLITE_ROW || code == SQLITE_DONE ? FIG_OK : fig_sqlite_fail(s, code);
}

static fig_status sqlite_digest(fig_store *store, fig_str id, char digest[17])
{
    int64_t document;
    return find(of(store), id, &document, digest);
}

static fig_status sqlite_begin(fig_store *store)
{
    fig_sqlite *s = of(store);
    int64_t last;
    fig_status status = fig_sqlite_run(s, "BEGIN IMMEDIATE");
    if (status != FIG_OK)
        return status;
    status = fig_sqlite_ask(s, "SELECT max(document) FROM documents", &last);
    s->next = last + 1;
    if (status != FIG_OK)
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static fig_status run_on_range(fig_sqlite *s, sqlite3_stmt *statement)
{
    sqlite3_bind_int64(statement, 1, s->document << FIG_STORE_KEY_BITS);
    sqlite3_bind_int64(statement, 2, (s->document << FIG_STORE_KEY_BITS) + FIG_STORE_MAX_ROWS);
    return step(s, statement);
}

/* Note the series of the facts that go: commit (or finish, at the first load) takes those that have none left. */
static fig_status note_series(fig_sqlite *s)
{
    if (!s->indexed)
        return FIG_OK;
    fig_status status = FIG_OK;
    if (!s->note_series)
        status = fig_sqlite_run(s, "CREATE TEMP TABLE IF NOT EXISTS left_series (series TEXT PRIMARY KEY)");
    if (status == FIG_OK)
        status = prepare_text(s, &s->note_series,
                              "INSERT OR IGNORE INTO temp.left_series SELECT series FROM facts"
                              " WHERE fact BETWEEN ? AND ? AND series IS NOT NULL");
    s->series_left = true;
    return status == FIG_OK ? run_on_range(s, s->note_series) : status;
}

static fig_status delete_rows(fig_sqlite *s, fig_store_table_id id)
{
    const fig_store_table *table = &fig_store_tables[id];
    if (!s->delete[id]) {
        fig_strbuf sql = {0};
        fig_strbuf_format(&sql, "DELETE FROM %s WHERE %s BETWEEN ? AND ?", table->name, table->columns[0].name);
        fig_status status = prepare(s, &s->delete[id], &sql);
        if (status != FIG_OK)
            return status;
    }
    return run_on_range(s, s->delete[id]);
}

static fig_status sqlite_document(fig_store *store, fig_str id)
{
    fig_sqlite *s = of(store);
    char digest[17];
    fig_status status = find(s, id, &s->document, digest);
    if (status != FIG_OK)
        return status;
    if (!s->document) {
        s->document = s->next++;
        store->pending.added++;
        return FIG_OK;
    }
    store->pending.replaced++;
    status = note_series(s);
    for (int t = FIG_TABLE_COUNT; status == FIG_OK && --t >= 0;)
        if (t != FIG_TABLE_DOCUMENTS && t != FIG_TABLE_SERIES)
            status = delete_rows(s, (fig_store_table_id)t);
    return status;
}

static fig_status sqlite_commit(fig_store *store)
{
    fig_sqlite *s = of(store);
    fig_status status = FIG_OK;
    if (s->series_left)
        status = fig_sqlite_run(s, "DELETE FROM series WHERE series IN (SELECT series FROM temp.left_series)"
                                   " AND NOT EXISTS (SELECT 1 FROM facts WHERE facts.series = series.series);"
                                   "DELETE FROM temp.left_series");
    s->series_left = false;
    return status == FIG_OK ? fig_sqlite_run(s, "COMMIT") : status;
}

static void sqlite_rollback(fig_store *store)
{
    sqlite3_exec(of(store)->db, "ROLLBACK", NULL, NULL, NULL);
}

static fig_status make_indexes(fig_sqlite *s)
{
    fig_strbuf sql = {0};
    fig_strbuf_puts(&sql, "DELETE FROM series WHERE series NOT IN (SELECT series FROM facts WHERE series IS NOT NULL);\n");
    fig_store_add_indexes(&sql, FIG_DIALECT_SQLITE, sqlite3_compileoption_used("ENABLE_FTS5") != 0);
    fig_strbuf_puts(&sql, "ANALYZE;\n");
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? fig_sqlite_fail(s, SQLITE_NOMEM) : fig_sqlite_run(s, text);
    fig_strbuf_clear(&sql);
    return status;
}

static fig_status sqlite_finish(fig_store *store)
{
    fig_sqlite *s = of(store);
    if (s->indexed)
        return FIG_OK;
    fig_status status = sqlite_begin(store);
    if (status != FIG_OK)
        return status;
    bool first = s->next > 1; /* an empty one waits for its first load */
    status = fig_sqlite_look_for_indexes(s);
    if (status == FIG_OK && first && !s->indexed) /* by another load, in the meantime */
        status = make_indexes(s);
    if (status == FIG_OK)
        status = fig_sqlite_run(s, "COMMIT");
    if (status != FIG_OK)
        sqlite_rollback(store);
    s->indexed = status == FIG_OK && first;
    return status;
}

static void sqlite_close(fig_store *store)
{
    fig_sqlite *s = of(store);
    for (size_t i = 0; i < FIG_TABLE_COUNT; i++) {
        sqlite3_finalize(s->insert[i]);
        sqlite3_finalize(s->delete[i]);
    }
    sqlite3_finalize(s->find);
    sqlite3_finalize(s->note_series);
    sqlite3_close(s->db);
    fig_free(s);
}

static const fig_backend backend = {
    .digest = sqlite_digest,
    .begin = sqlite_begin,
    .document = sqlite_document,
    .put = put,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .finish = sqlite_finish,
    .close = sqlite_close,
};

fig_status fig_sqlite_open(const char *path, const fig_store_options *options, fig_store **out)
{
    fig_sqlite *s = fig_calloc(1, sizeof *s);
    *out = s ? &s->base : NULL;
    if (!s)
        return FIG_E_NOMEM;
    s->base.options = *options;
    s->base.backend = &backend;
    fig_strbuf_puts(&s->base.target, path);
    return fig_sqlite_connect(s, path);
}
#endif
