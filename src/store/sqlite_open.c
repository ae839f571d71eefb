/*
 * SQLite, opening: is this file a store of ours, of this schema, or nothing yet?
 *
 * in   a path          out   an open connection, tables made where there were none
 * application_id says that a database is figura's, user_version which schema it has; both are in the file's header, so that a database which
 * is not ours is left as it is. The tables come in one transaction: a database has all of them or none.
 */
#include "../base/alloc.h"
#include "sqlite_have.h"
#if FIG_HAVE_SQLITE3
#include "sqlite.h"

fig_status fig_sqlite_fail(fig_sqlite *s, int code)
{
    fig_store *store = &s->base;
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return fig_store_fail(store, FIG_E_NOMEM, "out of memory");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fig_store_fail(store, FIG_E_IO,
                              "another program holds the database locked; close it or wait for it, then load again: what was loaded stays");
    case SQLITE_READONLY:
        return fig_store_fail(store, FIG_E_IO, "the database can be read only; check the permissions of the file and of its folder");
    case SQLITE_FULL:
        return fig_store_fail(store, FIG_E_IO, "the disk is full; make room, then load again: what was loaded stays");
    case SQLITE_CANTOPEN:
        return fig_store_fail(store, FIG_E_IO, "the database cannot be opened or made; check the path and its permissions");
    case SQLITE_NOTADB:
        return fig_store_fail(store, FIG_E_USAGE, "this file is no SQLite database; name another one");
    case SQLITE_CORRUPT:
        return fig_store_fail(store, FIG_E_IO, "the database is damaged; restore it, or load into a new one");
    case SQLITE_IOERR:
        return fig_store_fail(store, FIG_E_IO, "the disk cannot be read or written (%s); what was loaded before stays",
                              sqlite3_errstr(code));
    default:
        return fig_store_fail(store, FIG_E_IO, "the database refuses: %s", s->db ? sqlite3_errmsg(s->db) : sqlite3_errstr(code));
    }
}

fig_status fig_sqlite_run(fig_sqlite *s, const char *sql)
{
    int code = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? FIG_OK : fig_sqlite_fail(s, code);
}

fig_status fig_sqlite_ask(fig_sqlite *s, const char *sql, int64_t *answer)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(s->db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    *answer = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? FIG_OK : fig_sqlite_fail(s, code);
}

typedef struct identity {
    int64_t application, schema, objects;
} identity;

static fig_status look(fig_sqlite *s, identity *id)
{
    fig_status status = fig_sqlite_ask(s, "PRAGMA application_id", &id->application);
    if (status == FIG_OK)
        status = fig_sqlite_ask(s, "PRAGMA user_version", &id->schema);
    return status == FIG_OK ? fig_sqlite_ask(s, "SELECT count(*) FROM sqlite_master", &id->objects) : status;
}

static bool is_empty(const identity *id)
{
    return id->application == 0 && id->schema == 0 && id->objects == 0;
}

static fig_status make_tables(fig_sqlite *s)
{
    fig_strbuf sql = {0};
    fig_store_add_tables(&sql, FIG_DIALECT_SQLITE);
    fig_strbuf_format(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", (int)FIG_SQLITE_APPLICATION, (int)FIG_STORE_SCHEMA);
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? fig_sqlite_fail(s, SQLITE_NOMEM) : fig_sqlite_run(s, text);
    fig_strbuf_clear(&sql);
    return status;
}

/* Under the write lock, as another load may be making them too. */
static fig_status begin_store(fig_sqlite *s)
{
    identity id;
    fig_status status = fig_sqlite_run(s, "BEGIN IMMEDIATE");
    if (status != FIG_OK)
        return status;
    status = look(s, &id);
    if (status == FIG_OK && is_empty(&id))
        status = make_tables(s);
    if (status == FIG_OK)
        status = fig_sqlite_run(s, "COMMIT");
    if (status != FIG_OK)
        sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static fig_status check_identity(fig_sqlite *s)
{
    identity id;
    fig_status status = look(s, &id);
    if (status == FIG_OK && is_empty(&id)) {
        status = begin_store(s);
        if (status == FIG_OK)
            status = look(s, &id);
    }
    if (status != FIG_OK)
        return status;
    if (id.application != FIG_SQLITE_APPLICATION)
        return fig_store_fail(&s->base, FIG_E_USAGE, "this database is another program's; name another file");
    if (id.schema != FIG_STORE_SCHEMA)
        return fig_store_fail(&s->base, FIG_E_USAGE, "this database has schema %lld, and this figura knows schema %d; use a newer figura",
                              (long long)id.schema, (int)FIG_STORE_SCHEMA);
    return FIG_OK;
}

fig_status fig_sqlite_look_for_indexes(fig_sqlite *s)
{
    fig_strbuf sql = {0};
    int64_t count = 0;
    fig_strbuf_format(&sql, "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = '%s'", fig_store_last_index);
    const char *text = fig_strbuf_cstr(&sql);
    fig_status status = sql.failed ? fig_sqlite_fail(s, SQLITE_NOMEM) : fig_sqlite_ask(s, text, &count);
    fig_strbuf_clear(&sql);
    s->indexed = count != 0;
    return status;
}

/* Readers of a database in use are kept waiting by the end of a batch alone, not by pages that did not fit and were written before. */
static const char *setting(const fig_sqlite *s)
{
    if (s->base.options.fresh)
        return "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16000; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF";
    return s->indexed ? "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -8000; PRAGMA cache_spill = OFF"
                      : "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16000";
}

fig_status fig_sqlite_connect(fig_sqlite *s, const char *path)
{
    fig_strbuf name = {0};
    if (*path == ':')
        fig_strbuf_puts(&name, "./"); /* a file, whatever SQLite means by :memory: */
    fig_strbuf_puts(&name, path);
    const char *text = fig_strbuf_cstr(&name);
    int code = name.failed ? SQLITE_NOMEM : sqlite3_open_v2(text, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    fig_strbuf_clear(&name);
    if (code != SQLITE_OK)
        return fig_sqlite_fail(s, code);
    sqlite3_extended_result_codes(s->db, 1);
    sqlite3_busy_timeout(s->db, s->base.options.wait_ms);
    fig_status status = check_identity(s);
    if (status == FIG_OK)
        status = fig_sqlite_look_for_indexes(s);
    return status == FIG_OK ? fig_sqlite_run(s, setting(s)) : status;
}
#endif
