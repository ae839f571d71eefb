/*
 * Store, inside: what the two backends share, and what each of them does.
 *
 * A backend's own struct begins with fig_store. Its functions put their fault into store->error (fig_store_fail) and give its code.
 */
#ifndef FIG_STORE_H
#define FIG_STORE_H
#include "../base/error.h"
#include "figura/load.h"
#include "rows.h"

typedef struct fig_backend {
    /* The digest of the document called `id`, or "". */
    fig_status (*digest)(fig_store *store, fig_str id, char digest[17]);
    /* A transaction begins: documents and rows follow. */
    fig_status (*begin)(fig_store *store);
    /* What follows is of this document; rows of an earlier one of its id go. */
    fig_status (*document)(fig_store *store, fig_str id);
    fig_row_fn put; /* `backend` is the store */
    fig_status (*commit)(fig_store *store);
    void (*rollback)(fig_store *store);
    /* Between transactions: make the indexes where there are none. */
    fig_status (*finish)(fig_store *store);
    void (*close)(fig_store *store); /* frees the store as well */
} fig_backend;

struct fig_store {
    const fig_backend *backend;
    fig_store_options options; /* `settings` is not kept: it is in the seed */
    fig_strbuf target;         /* as messages show it: no password */
    fig_rows rows;
    fig_strbuf id; /* of the document at hand, clean */
    uint64_t seed; /* of digests: engine, grammars, settings, schema */
    fig_error error;
    fig_store_counts counts, pending;
    size_t pending_documents, pending_bytes;
    bool in_batch, broken;
};

/* `message` with the store's name in front, into store->error; returns `code`. */
fig_status fig_store_fail(fig_store *store, fig_status code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Each makes a store with its backend set; *out may be set though it failed, then with `error` filled in: close it. */
fig_status fig_sqlite_open(const char *path, const fig_store_options *options, fig_store **out);
fig_status fig_postgres_open(const char *url, const fig_store_options *options, fig_store **out);
#endif
