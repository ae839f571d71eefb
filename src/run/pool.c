/*
 * Pool: documents over threads, in batches; see figura/pool.h.
 *
 * in   documents and notes, in order          out   each to `take`, in the same order
 *
 *   caller   fills a batch, submits it; hands out the oldest batch once it is done
 *   thread   takes the oldest batch that nobody has, extracts all of it with a scratch of its own
 *
 * Batches stand in one list from the oldest to the newest; `next_job` is the first that no thread has taken. All of that is under one lock; what a batch holds belongs to the caller
 * before it is submitted and after it is done, in between to the thread that has it. With one job there are no threads: an item is worked on and taken where it is given.
 */
#include "figura/pool.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include "../base/sized.h"
#include "document_copy.h"
#include <pthread.h>
#include <string.h>
#include <unistd.h>

/* Text on its way, a batch and in all for each job: enough that no thread waits, little beside a scratch. */
enum { BATCH_BYTES = 64 * 1024, BATCH_ITEMS = 512 }; /* so much work at a time that handing it over costs nothing beside it */
enum { BYTES_A_JOB = 256 * 1024 };                   /* on their way for each thread: bounded memory, and never too little to do */

typedef struct entry {
    fig_pool_item item;
    fig_document document;
    fig_error error;
} entry;

typedef struct batch {
    struct batch *next;
    entry *entries;
    size_t count, capacity, bytes;
    fig_arena arena; /* of the documents */
    bool done;
} batch;

typedef struct worker {
    fig_pool *pool;
    fig_scratch *scratch;
    pthread_t thread;
} worker;

struct fig_pool {
    const fig_engine *engine;
    fig_pool_options options;
    worker *workers; /* one a job; with one job, no thread */
    unsigned worker_count, thread_count;
    bool stopped; /* `take` wants no more */
    batch *filling, *spare;
    pthread_mutex_t lock;
    pthread_cond_t submitted, finished;
    bool has_lock;
    batch *oldest, *newest, *next_job;
    unsigned in_flight;
    size_t bytes_in_flight;
    bool closing;
};

/* ---- one item ---- */

static void work_on(fig_pool *p, fig_scratch *scratch, entry *e)
{
    fig_pool_item *item = &e->item;
    if (!item->document || item->status != FIG_OK)
        return;
    e->error = (fig_error){0};
    item->status = fig_extract(p->engine, scratch, item->document, &item->result, &e->error);
    if (item->status == FIG_OK && p->options.work)
        item->status = p->options.work(p->options.work_user, item->document, item->result, &e->error);
    if (item->status == FIG_OK)
        return;
    item->error = &e->error;
    fig_result_free(item->result);
    item->result = NULL;
}

static void hand_out(fig_pool *p, entry *e)
{
    if (!p->stopped && p->options.take(p->options.take_user, &e->item))
        p->stopped = true;
    fig_result_free(e->item.result);
    e->item.result = NULL;
}

/* ---- threads ---- */

static void *run_worker(void *of)
{
    worker *w = of;
    fig_pool *p = w->pool;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (!p->next_job && !p->closing)
            pthread_cond_wait(&p->submitted, &p->lock);
        if (p->closing)
            break;
        batch *b = p->next_job;
        p->next_job = b->next;
        pthread_mutex_unlock(&p->lock);
        for (size_t i = 0; i < b->count; i++)
            work_on(p, w->scratch, &b->entries[i]);
        pthread_mutex_lock(&p->lock);
        b->done = true;
        pthread_cond_signal(&p->finished);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static unsigned processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > FIG_POOL_JOBS ? FIG_POOL_JOBS : (unsigned)n;
}

static fig_status start_threads(fig_pool *p, fig_error *error)
{
    if (p->worker_count == 1)
        return FIG_OK;
    if (pthread_mutex_init(&p->lock, NULL) != 0)
        return fig_error_nomem(error);
    pthread_cond_init(&p->submitted, NULL); /* these two can't fail where their attributes are NULL */
    pthread_cond_init(&p->finished, NULL);
    p->has_lock = true;
    for (; p->thread_count < p->worker_count; p->thread_count++)
        if (pthread_create(&p->workers[p->thread_count].thread, NULL, run_worker, &p->workers[p->thread_count]) != 0)
            return fig_error_set(error, FIG_E_LIMIT, "the system gives no more than %u threads; ask for fewer jobs", p->thread_count);
    return FIG_OK;
}

fig_status fig_pool_new(const fig_engine *engine, const fig_pool_options *options, fig_pool **out, fig_error *error)
{
    fig_pool_options own;
    *out = NULL;
    options = FIG_SIZED(fig_pool_options, options, &own, error);
    if (!options)
        return FIG_E_USAGE;
    if (!options->take)
        return fig_error_set(error, FIG_E_USAGE, "a pool needs a function that takes its results");
    if (options->jobs > FIG_POOL_JOBS)
        return fig_error_set(error, FIG_E_USAGE, "%u jobs are too many: %d at most", options->jobs, FIG_POOL_JOBS);
    fig_pool *p = fig_calloc(1, sizeof *p);
    if (!p)
        return fig_error_nomem(error);
    p->engine = engine;
    p->options = *options;
    const unsigned count = options->jobs ? options->jobs : processors();
    p->workers = fig_calloc(count, sizeof *p->workers);
    fig_status status = p->workers ? FIG_OK : fig_error_nomem(error);
    for (; status == FIG_OK && p->worker_count < count; p->worker_count++) {
        p->workers[p->worker_count].pool = p;
        status = fig_scratch_new(engine, &p->workers[p->worker_count].scratch, error);
    }
    if (status == FIG_OK)
        status = start_threads(p, error);
    if (status != FIG_OK) {
        fig_pool_free(p);
        return status;
    }
    *out = p;
    return FIG_OK;
}

/* ---- batches ---- */

static void empty_batch(batch *b)
{
    for (size_t i = 0; i < b->count; i++)
        fig_result_free(b->entries[i].item.result);
    b->count = b->bytes = 0;
    b->done = false;
    b->next = NULL;
    fig_arena_reset(&b->arena);
}

static void free_batches(batch *b)
{
    while (b) {
        batch *next = b->next;
        empty_batch(b);
        fig_arena_clear(&b->arena);
        fig_free(b->entries);
        fig_free(b);
        b = next;
    }
}

/* The oldest batch, once it is done, goes out and is spare again. Called where there is one. */
static void hand_out_oldest(fig_pool *p)
{
    pthread_mutex_lock(&p->lock);
    while (!p->oldest->done)
        pthread_cond_wait(&p->finished, &p->lock);
    batch *b = p->oldest;
    p->oldest = b->next;
    if (!p->oldest)
        p->newest = NULL;
    p->in_flight--;
    p->bytes_in_flight -= b->bytes;
    pthread_mutex_unlock(&p->lock);
    for (size_t i = 0; i < b->count; i++)
        hand_out(p, &b->entries[i]);
    empty_batch(b);
    b->next = p->spare;
    p->spare = b;
}

static bool oldest_is_done(fig_pool *p)
{
    pthread_mutex_lock(&p->lock);
    bool done = p->oldest && p->oldest->done;
    pthread_mutex_unlock(&p->lock);
    return done;
}

/* The caller alone changes how much is on its way. */
static bool is_full(const fig_pool *p)
{
    return p->in_flight > p->thread_count && p->bytes_in_flight > (size_t)p->thread_count * BYTES_A_JOB;
}

static void submit(fig_pool *p)
{
    batch *b = p->filling;
    p->filling = NULL;
    if (!b)
        return;
    pthread_mutex_lock(&p->lock);
    if (p->newest)
        p->newest->next = b;
    else
        p->oldest = b;
    p->newest = b;
    if (!p->next_job)
        p->next_job = b;
    p->in_flight++;
    p->bytes_in_flight += b->bytes;
    pthread_cond_signal(&p->submitted);
    pthread_mutex_unlock(&p->lock);
    while (oldest_is_done(p) || is_full(p))
        hand_out_oldest(p);
}

/* A place in the batch that is being filled; NULL: out of memory. */
static entry *new_entry(fig_pool *p)
{
    if (!p->filling && p->spare) {
        p->filling = p->spare;
        p->spare = p->filling->next;
        p->filling->next = NULL;
    } else if (!p->filling) {
        p->filling = fig_calloc(1, sizeof *p->filling);
    }
    batch *b = p->filling;
    if (!b)
        return NULL;
    if (b->count == b->capacity) { /* items point into their own entries: to the new place */
        if (!fig_grow(&b->entries, &b->capacity, b->count + 1, sizeof *b->entries))
            return NULL;
        for (size_t i = 0; i < b->count; i++) {
            entry *e = &b->entries[i];
            e->item.document = e->item.document ? &e->document : NULL;
            e->item.error = e->item.error ? &e->error : NULL;
        }
    }
    return &b->entries[b->count];
}

/* An item into the batch; a full batch is submitted. `document` may be NULL, `what` too. */
static fig_status put(fig_pool *p, const char *source, const fig_document *document, fig_status status, const fig_error *what,
                      fig_error *error)
{
    entry *e = new_entry(p);
    if (!e)
        return fig_error_nomem(error);
    e->item = (fig_pool_item){.size = sizeof e->item, .source = source, .status = status};
    if (document && !fig_document_copy_into(&p->filling->arena, document, &e->document))
        return fig_error_nomem(error);
    if (document)
        e->item.document = &e->document;
    if (what) {
        e->error = *what;
        e->item.error = &e->error;
    }
    batch *b = p->filling;
    b->count++;
    b->bytes += document ? document->text_len + document->title_len : 0;
    if (b->bytes >= BATCH_BYTES || b->count >= BATCH_ITEMS)
        submit(p);
    return FIG_OK;
}

/* One document on its way to `take` in parts. */
typedef struct parted {
    fig_pool *pool;
    entry *entry;
} parted;

static int hand_out_part(void *user, fig_result *part, int more)
{
    fig_pool *p = ((parted *)user)->pool;
    fig_pool_item item = ((parted *)user)->entry->item;
    item.result = part;
    item.more = more;
    p->stopped = p->options.take(p->options.take_user, &item) != 0;
    return p->stopped;
}

static void give_in_parts(fig_pool *p, entry *e)
{
    fig_pool_item *item = &e->item;
    item->status = fig_extract_parts(p->engine, p->workers[0].scratch, item->document, hand_out_part, &(parted){p, e}, &e->error);
    if (item->status == FIG_OK || p->stopped)
        return;
    item->error = &e->error;
    hand_out(p, e);
}

static fig_status give(fig_pool *p, const char *source, const fig_document *document, fig_status status, const fig_error *what,
                       fig_error *error)
{
    if (p->stopped)
        return FIG_OK;
    if (p->thread_count)
        return put(p, source, document, status, what, error);
    entry e = {.item = {.size = sizeof e.item, .source = source, .document = document, .status = status, .error = what}};
    if (p->options.parts && !p->options.work && document && status == FIG_OK) {
        give_in_parts(p, &e);
    } else {
        work_on(p, p->workers[0].scratch, &e);
        hand_out(p, &e);
    }
    return FIG_OK;
}

fig_status fig_pool_read(fig_pool *p, fig_reader *reader, const char *source, fig_error *error)
{
    const fig_document *document;
    while (!p->stopped) {
        fig_error what = {0};
        fig_status status = fig_reader_next(reader, &document, &what);
        if (status == FIG_E_END)
            break;
        status = give(p, source, document, status, status == FIG_OK ? NULL : &what, error);
        if (status != FIG_OK)
            return status;
    }
    return FIG_OK;
}

fig_status fig_pool_note(fig_pool *p, const char *source, const char *id, fig_status status, const fig_error *what, fig_error *error)
{
    const fig_document named = {.size = sizeof named, .id = id};
    return give(p, source, status == FIG_OK ? NULL : &named, status, what, error);
}

fig_status fig_pool_finish(fig_pool *p, fig_error *error)
{
    (void)error; /* part of the signature: what may fail here one day */
    if (!p->thread_count)
        return FIG_OK;
    submit(p);
    while (p->oldest)
        hand_out_oldest(p);
    return FIG_OK;
}

void fig_pool_free(fig_pool *p)
{
    if (!p)
        return;
    if (p->has_lock) {
        pthread_mutex_lock(&p->lock);
        p->closing = true;
        pthread_cond_broadcast(&p->submitted);
        pthread_mutex_unlock(&p->lock);
    }
    for (unsigned i = 0; i < p->thread_count; i++)
        pthread_join(p->workers[i].thread, NULL);
    for (unsigned i = 0; i < p->worker_count; i++)
        fig_scratch_free(p->workers[i].scratch);
    if (p->has_lock) {
        pthread_cond_destroy(&p->submitted);
        pthread_cond_destroy(&p->finished);
        pthread_mutex_destroy(&p->lock);
    }
    free_batches(p->oldest);
    free_batches(p->filling);
    free_batches(p->spare);
    fig_free(p->workers);
    fig_free(p);
}
