/*
 * Store: documents into a database, in batches, whichever database it is.
 *
 * in   a document and its result          out   rows (rows.h) handed to a backend (store.h), a transaction a batch
 * A digest of everything that a document's records follow from is kept with it, so that a load that was interrupted and is run again passes
 * over what it had done.
 */
#include "store.h"
#include "../base/alloc.h"
#include "../base/fnv.h"
#include "../base/hex.h"
#include "../base/sized.h"
#include "../record/record.h"
#include "../record/repair.h"
#include <stdarg.h>
#include <stdio.h>

enum { BATCH_DOCUMENTS = 1000, BATCH_BYTES = 1 << 20, WAIT_MS = 5000 };

static uint64_t hash(uint64_t h, const char *text, size_t len)
{
    return fig_fnv_byte(fig_fnv_bytes(h, text, len), text ? 0xFF : 0xFE); /* bytes that no text holds: its end, its absence */
}

static uint64_t hash_string(uint64_t h, const char *text)
{
    return hash(h, text, text ? strlen(text) : 0);
}

fig_status fig_store_fail(fig_store *store, fig_status code, const char *format, ...)
{
    char message[sizeof store->error.message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return fig_error_at(&store->error, code, fig_strbuf_cstr(&store->target), 0, 0, "%s", message);
}

static bool is_url(const char *target)
{
    return strncmp(target, "postgresql://", 13) == 0 || strncmp(target, "postgres://", 11) == 0;
}

static fig_status give(fig_store *store, fig_status status, fig_error *error)
{
    if (status != FIG_OK && error)
        *error = store->error;
    return status;
}

fig_status fig_store_open(const char *target, const fig_engine *engine, const fig_store_options *options, fig_store **out, fig_error *error)
{
    fig_store_options own;
    fig_store *store = NULL;
    *out = NULL;
    options = FIG_SIZED(fig_store_options, options, &own, error);
    if (!options)
        return FIG_E_USAGE;
    fig_store_options wanted = *options;
    if (!wanted.batch_documents)
        wanted.batch_documents = BATCH_DOCUMENTS;
    if (!wanted.batch_bytes)
        wanted.batch_bytes = BATCH_BYTES;
    if (wanted.wait_ms <= 0)
        wanted.wait_ms = WAIT_MS;
    if (!target || !*target)
        return fig_error_set(error, FIG_E_USAGE, "a store needs a name: the path of a SQLite file, or postgresql://…");
    if (strstr(target, "://") && !is_url(target))
        return fig_error_set(error, FIG_E_USAGE,
                             "`%.*s` is no kind of database that is written: name a SQLite file, or postgresql://USER@HOST/NAME",
                             (int)strcspn(target, ":"), target);
    fig_status status = is_url(target) ? fig_postgres_open(target, &wanted, &store) : fig_sqlite_open(target, &wanted, &store);
    if (!store)
        return fig_error_nomem(error);
    if (status != FIG_OK) {
        give(store, status, error);
        fig_store_free(store);
        return status;
    }
    store->rows.put = store->backend->put;
    store->rows.backend = store;
    store->rows.no_text = wanted.no_text != 0;
    store->rows.grammars = engine ? fig_engine_grammar_hash(engine) : "";
    store->counts.size = sizeof store->counts;
    store->seed = hash_string(FIG_FNV_START, fig_version());
    store->seed = hash_string(store->seed, store->rows.grammars);
    store->seed = hash_string(store->seed, wanted.settings);
    const char way[] = {FIG_STORE_SCHEMA, wanted.no_text != 0};
    store->seed = hash(store->seed, way, sizeof way);
    store->options.settings = NULL;
    *out = store;
    return FIG_OK;
}

static void set_digest(fig_store *store, const fig_document *d)
{
    uint64_t h = hash(store->seed, d->text, d->text ? d->text_len : 0);
    h = hash(h, d->title, d->title ? d->title_len : 0);
    h = hash_string(hash_string(hash_string(hash_string(h, d->date), d->lang), d->country), d->url);
    if (d->map.source) /* of a page: where things stand in it */
        h = hash(h, d->map.source, d->map.source_len);
    fig_hex(store->rows.digest, h);
    store->rows.digest[16] = 0;
}

/* The document's id as the database has it. */
static fig_str clean_id(fig_store *store, const char *id)
{
    store->id.len = 0;
    fig_repair(&store->id, id, strlen(id));
    return fig_strbuf_view(&store->id);
}

/* What every call asks first. */
static fig_status ready(fig_store *store, const fig_document *document, fig_error *error)
{
    if (store->broken) {
        if (error)
            *error = store->error;
        return store->error.code;
    }
    if (document && (!document->id || !*document->id))
        return fig_error_set(error, FIG_E_USAGE, "a document without an id cannot be stored; give it one");
    return FIG_OK;
}

/* Whatever opening it anew found wrong, here it is no fault of the document: the store is gone. */
static fig_status give_up(fig_store *store, fig_status status, fig_error *error)
{
    if (store->in_batch)
        store->backend->rollback(store);
    store->in_batch = false;
    store->broken = true;
    if (status != FIG_E_NOMEM && status != FIG_E_IO) {
        char why[sizeof store->error.message];
        memcpy(why, store->error.message, sizeof why);
        status = fig_store_fail(store, FIG_E_IO, "the store is gone: %.200s", why);
    }
    return give(store, status, error);
}

fig_status fig_store_has(fig_store *store, const fig_document *document, int *has, fig_error *error)
{
    fig_document own;
    char digest[17] = "";
    *has = 0;
    document = FIG_SIZED(fig_document, document, &own, error);
    fig_status status = document ? ready(store, document, error) : FIG_E_USAGE;
    if (status != FIG_OK)
        return status;
    set_digest(store, document);
    status = store->backend->digest(store, clean_id(store, document->id), digest);
    if (status != FIG_OK)
        return give_up(store, status, error);
    *has = strcmp(digest, store->rows.digest) == 0;
    store->counts.unchanged += (size_t)*has;
    return FIG_OK;
}

static fig_status write_document(fig_store *store, const fig_document *document, const fig_result *result)
{
    fig_status status = FIG_OK;
    if (!store->in_batch)
        status = store->backend->begin(store);
    store->in_batch = store->in_batch || status == FIG_OK;
    if (status == FIG_OK)
        status = store->backend->document(store, clean_id(store, document->id));
    if (status == FIG_OK && (status = fig_rows_write(&store->rows, document, result)) == FIG_E_NOMEM)
        fig_store_fail(store, status, "out of memory");
    return status == FIG_OK ? status : store->error.code;
}

fig_status fig_store_write(fig_store *store, const fig_document *document, const fig_result *result, fig_error *error)
{
    fig_document own;
    document = FIG_SIZED(fig_document, document, &own, error);
    fig_status status = document ? ready(store, document, error) : FIG_E_USAGE;
    if (status == FIG_OK)
        status = fig_rows_fit(result, error);
    if (status != FIG_OK)
        return status;
    set_digest(store, document);
    status = write_document(store, document, result);
    if (status != FIG_OK)
        return give_up(store, status, error);
    store->pending.figures += fig_result_count(result);
    store->pending.facts += fig_result_fact_count(result);
    store->pending.findings += fig_result_finding_count(result);
    store->pending_documents++;
    store->pending_bytes += document->text_len + document->title_len;
    if (store->pending_documents < store->options.batch_documents && store->pending_bytes < store->options.batch_bytes)
        return FIG_OK;
    return fig_store_commit(store, error);
}

fig_status fig_store_commit(fig_store *store, fig_error *error)
{
    fig_status status = ready(store, NULL, error);
    if (status != FIG_OK || !store->in_batch)
        return status;
    status = store->backend->commit(store);
    if (status != FIG_OK)
        return give_up(store, status, error);
    store->in_batch = false;
    store->counts.added += store->pending.added;
    store->counts.replaced += store->pending.replaced;
    store->counts.figures += store->pending.figures;
    store->counts.facts += store->pending.facts;
    store->counts.findings += store->pending.findings;
    store->pending = (fig_store_counts){0};
    store->pending_documents = store->pending_bytes = 0;
    return FIG_OK;
}

fig_status fig_store_finish(fig_store *store, fig_error *error)
{
    fig_status status = fig_store_commit(store, error);
    if (status != FIG_OK)
        return status;
    status = store->backend->finish(store);
    return status == FIG_OK ? status : give_up(store, status, error);
}

const fig_store_counts *fig_store_count(const fig_store *store)
{
    static const fig_store_counts none = {.size = sizeof none};
    return store ? &store->counts : &none;
}

void fig_store_free(fig_store *store)
{
    if (!store)
        return;
    if (store->in_batch)
        store->backend->rollback(store);
    fig_rows_clear(&store->rows);
    fig_strbuf_clear(&store->id);
    fig_strbuf_clear(&store->target);
    store->backend->close(store);
}
