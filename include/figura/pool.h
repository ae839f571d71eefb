/**
 * A pool: documents over threads, results in order.
 *
 * fig_pool_read takes documents from a reader, extracts them in as many threads as there are jobs, and hands each with its result to `take`, on the
 * caller's thread and in the order in which they were read. So what `take` writes is the same whatever the number of jobs.
 * Memory is bounded: as many documents are on their way as the jobs need to keep busy, a few hundred kilobytes of text a job, or one document where that is more.
 *
 * Example
 *   fig_pool_options options = {.size = sizeof options, .jobs = 2, .take = write_records, .take_user = sink};
 *   fig_pool_new(engine, &options, &pool, &error);
 *   fig_pool_read(pool, reader, "stories.ndjson", &error);
 *   fig_pool_finish(pool, &error);
 *   fig_pool_free(pool);
 */
#ifndef FIGURA_POOL_H
#define FIGURA_POOL_H
#include "stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Threads with an engine; fed and emptied by one caller at a time. */
typedef struct fig_pool fig_pool;

/** What comes out: a document with its result, a document that failed, or a note of who fed the pool. Lent for the call. */
typedef struct fig_pool_item {
    size_t size;
    const char *source;           /**< as given with the document or the note                          */
    const fig_document *document; /**< of what could not be read the id alone; NULL: a note without one */
    fig_result *result;           /**< NULL: there is none                                             */
    fig_status status;            /**< FIG_OK, or why there is no result                               */
    const fig_error *error;       /**< why; of a note with FIG_OK, a warning; else NULL                */
    int more;                     /**< the result is a part, and others of this document follow        */
} fig_pool_item;

/** Takes one item; returns 0 to go on, else nothing more is read or given. */
typedef int (*fig_pool_take_fn)(void *user, const fig_pool_item *item);
/** What else is to be done with a document that was extracted, in the thread that did so: several may be inside at once. */
typedef fig_status (*fig_pool_work_fn)(void *user, const fig_document *document, fig_result *result, fig_error *error);

/** How many threads, and what becomes of each document; `take` must be set. */
typedef struct fig_pool_options {
    size_t size;
    unsigned jobs;         /**< threads that extract, up to FIG_POOL_JOBS; 1: the caller's alone; 0: one for each processor */
    fig_pool_take_fn take; /**< not NULL; called on the caller's thread, from within fig_pool_read, _note and _finish  */
    void *take_user;
    fig_pool_work_fn work; /**< or NULL */
    void *work_user;
    int parts; /**< one job without `work` hands results out in parts (fig_extract_parts): large documents take less memory */
} fig_pool_options;

/** Most jobs that a pool takes. */
enum { FIG_POOL_JOBS = 256 };

/** Errors FIG_E_USAGE (no `take`, too many jobs), FIG_E_NOMEM, FIG_E_LIMIT (the system gives no more threads). The engine must outlive it. */
FIG_API FIG_NODISCARD fig_status fig_pool_new(const fig_engine *engine, const fig_pool_options *options, fig_pool **out, fig_error *error);
/**
 * All documents of a reader. `source` names them to `take`; it must live until fig_pool_finish.
 *
 * Errors   FIG_E_NOMEM. A line that cannot be read, and a document that fails, are items with their status, not errors. Once `take` has
 *          said stop, FIG_OK at once.
 * Threads  one caller at a time; readers' callbacks run in it.
 */
FIG_API FIG_NODISCARD fig_status fig_pool_read(fig_pool *pool, fig_reader *reader, const char *source, fig_error *error);
/** A word in the order of the documents: with `status` FIG_OK a warning, else that `id` (copied; or NULL) failed. `what` is copied. */
FIG_API FIG_NODISCARD fig_status fig_pool_note(fig_pool *pool, const char *source, const char *id, fig_status status, const fig_error *what,
                                               fig_error *error);
/** Wait for what is on its way and hand it to `take`. */
FIG_API FIG_NODISCARD fig_status fig_pool_finish(fig_pool *pool, fig_error *error);
/** Ends the threads; what was not taken is dropped. */
FIG_API void fig_pool_free(fig_pool *pool);

#ifdef __cplusplus
}
#endif
#endif
