/**
 * A store: documents and their records in a database, for dashboards.
 *
 * One schema, two homes: a SQLite file, or PostgreSQL ("postgresql://user@host/name"). docs/dashboards.md describes its tables and views.
 * Each is optional when figura is built; without it fig_store_open says what to install.
 *
 *   open -> (has? ->) write, write ... -> finish -> free
 *
 * A document is known by its id: written again, it takes the place of what was there, under the same keys. Writes gather in batches, each one
 * transaction: whatever happens, the database holds whole documents, and loading the same input again ends in the same database. What needs
 * an index or the full-text search comes with the first fig_store_finish; until then an empty database takes rows as fast as it can.
 *
 * Example
 *   fig_store *store;
 *   fig_store_open("news.db", engine, NULL, &store, &error);
 *   fig_store_write(store, &document, result, &error);
 *   fig_store_finish(store, &error);
 *   fig_store_free(store);
 */
#ifndef FIGURA_LOAD_H
#define FIGURA_LOAD_H
#include "check.h"

#ifdef __cplusplus
extern "C" {
#endif

/** An open database; used by one thread at a time. */
typedef struct fig_store fig_store;

/** How a store writes; all of it may be 0. */
typedef struct fig_store_options {
    size_t size;
    size_t batch_documents; /**< a transaction holds at most so many; 0: 1000                                      */
    size_t batch_bytes;     /**< or so much text; 0: 1 MiB                                                         */
    int fresh;              /**< the target is empty, and worthless until fig_store_finish: no care is taken on the way,
                                 and nothing waits for the disk                                                    */
    int no_text;            /**< leave the sentences out: no full-text search, no text in the database             */
    int wait_ms;            /**< how long to wait for a locked database, or for a lost server; 0: 5000             */
    const char *settings;   /**< whatever else the records follow from: country, fiscal start, rates ...; a document
                                 counts as unchanged only where this is the same. NULL: nothing                    */
    fig_report_fn report;   /**< a lost connection, each time it is made again                                     */
    void *report_user;
} fig_store_options;

/** What was done so far; documents of a batch count once it is committed. */
typedef struct fig_store_counts {
    size_t size;
    size_t added, replaced, unchanged; /**< documents                                                                    */
    size_t figures, facts, findings;   /**< of those added and replaced                                                  */
} fig_store_counts;

/**
 * Open, or make, a store. `target` is a path, or a URL that begins with postgresql:// or postgres://.
 *
 * Ownership  *out is yours: fig_store_free. The engine must outlive it.
 * Errors     FIG_E_USAGE: a URL of another kind, the database is another program's, of a newer schema, or figura was built without its
 *            library; nothing was changed.
 *            FIG_E_IO: it cannot be opened, is locked or damaged, the server does not answer or refuses. FIG_E_NOMEM.
 * Threads    one at a time.
 */
FIG_API FIG_NODISCARD fig_status fig_store_open(const char *target, const fig_engine *engine, const fig_store_options *options,
                                                fig_store **out, fig_error *error);
/** *has is 1 where the store holds this very document, read by this engine with the same settings: it need not be read and written again.
 *  Counts it as unchanged. */
FIG_API FIG_NODISCARD fig_status fig_store_has(fig_store *store, const fig_document *document, int *has, fig_error *error);
/**
 * Write a document with its figures, facts and findings; the document needs an id.
 *
 * Errors  FIG_E_USAGE (no id), FIG_E_LIMIT (more than 16 million rows): this document alone was not written; go on.
 *         FIG_E_IO, FIG_E_NOMEM: the batch was taken back, and every further call says so: free the store, open it again, load again.
 */
FIG_API FIG_NODISCARD fig_status fig_store_write(fig_store *store, const fig_document *document, const fig_result *result,
                                                 fig_error *error);
/** End the batch now; does nothing between batches. Errors as fig_store_write. */
FIG_API FIG_NODISCARD fig_status fig_store_commit(fig_store *store, fig_error *error);
/** End the batch and, the first time, make indexes and full-text search. More may be written afterwards. Errors as fig_store_write. */
FIG_API FIG_NODISCARD fig_status fig_store_finish(fig_store *store, fig_error *error);
/** Lent until fig_store_free; holds what was done when it is read. Never NULL. */
FIG_API const fig_store_counts *fig_store_count(const fig_store *store);
/** Close. A batch that was not committed is taken back. */
FIG_API void fig_store_free(fig_store *store);

#ifdef __cplusplus
}
#endif
#endif
