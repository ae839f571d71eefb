/* Author: opened, flushed, closed; see author.h. */
#include "author.h"
#include "../base/error.h"
#include "../engine.h"

void fig_author_fail(fig_author *a, fig_status status)
{
    if (a->status == FIG_OK)
        a->status = status;
}

fig_status fig_author_open(fig_author *a, const fig_engine *engine, fig_write_fn write, void *user, fig_error *error)
{
    memset(a, 0, sizeof *a);
    a->engine = engine;
    a->write = write;
    a->user = user;
    a->error = error;
    a->status = fig_scratch_new(engine, &a->scratch, error);
    return a->status;
}

bool fig_author_has_facts(fig_author *a)
{
    if (a->status == FIG_OK && a->engine->grammar.fact_count && !a->engine->facts)
        fig_author_fail(a, fig_error_set(a->error, FIG_E_USAGE, "this engine ties no facts: make it with `facts` 1 in its options"));
    return a->status == FIG_OK;
}

void fig_author_forget(fig_author *a)
{
    if (a->arena.failed)
        fig_author_fail(a, fig_error_nomem(a->error));
    fig_arena_reset(&a->arena);
}

bool fig_author_flush(fig_author *a)
{
    if (a->status == FIG_OK && (a->out.failed || a->arena.failed))
        fig_author_fail(a, fig_error_nomem(a->error));
    if (a->status == FIG_OK && a->out.len && a->write(a->user, a->out.data, a->out.len) != 0)
        fig_author_fail(a, fig_error_set(a->error, FIG_E_IO, "writing failed"));
    a->out.len = 0;
    return a->status == FIG_OK;
}

fig_status fig_author_close(fig_author *a)
{
    fig_author_flush(a);
    fig_scratch_free(a->scratch);
    fig_strbuf_clear(&a->out);
    fig_arena_clear(&a->arena);
    return a->status;
}
