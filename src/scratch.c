/* Scratch: what a thread keeps from document to document. */
#include "base/alloc.h"
#include "base/error.h"
#include "engine.h"
#include "fact/fact.h"

fig_status fig_scratch_new(const fig_engine *engine, fig_scratch **out, fig_error *error)
{
    fig_scratch *s = fig_calloc(1, sizeof *s);
    *out = NULL;
    if (!s || !fig_work_init(&s->work, &engine->grammar) || !fig_facts_init(&s->work)) {
        fig_scratch_free(s);
        return fig_error_nomem(error);
    }
    s->engine = engine;
    *out = s;
    return FIG_OK;
}

void fig_scratch_free(fig_scratch *s)
{
    if (!s)
        return;
    fig_facts_clear(&s->work.facts);
    fig_work_clear(&s->work);
    fig_arena_clear(&s->document);
    fig_arena_clear(&s->part);
    fig_ordinals_clear(&s->ordinals);
    fig_free(s);
}
