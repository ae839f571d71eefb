/*
 * Parts: a document's figures handed out some hundred at a time, so that they are never all there.
 *
 * in   the drafts of a field          out   results of whole sentences, one after the other, each free again before the next
 * What leads from one end of the document to the other (facts) cannot be had in parts.
 */
#include "pass.h"

bool fig_pass_give(fig_pass *p, bool last_field)
{
    fig_scratch *s = p->scratch;
    fig_draft_part drafts = {.more = true};
    while (drafts.more && !p->stopped) {
        if (!fig_drafts_next(&s->work, &drafts))
            return false;
        const bool more = drafts.more || !last_field;
        if (drafts.from == drafts.to && more)
            return true; /* a field without figures */
        fig_result part = *p->result;
        part.arena = s->part;
        part.warning_count = more ? 0 : part.warning_count;
        bool good = fig_pass_write(p, &part, &drafts) && fig_result_number_on(&part, &s->ordinals, NULL) == FIG_OK;
        p->stopped = good && p->take(p->user, &part, more) != 0;
        s->part = part.arena;
        fig_arena_reset(&s->part);
        if (!good)
            return false;
    }
    return true;
}

fig_status fig_extract_parts(const fig_engine *engine, fig_scratch *s, const fig_document *d, fig_part_fn take, void *user,
                             fig_error *error)
{
    if (engine->facts) {
        fig_result *whole;
        s->work.no_claims = true;
        fig_status status = fig_extract(engine, s, d, &whole, error);
        s->work.no_claims = false;
        if (status == FIG_OK)
            (void)take(user, whole, 0);
        fig_result_free(whole);
        return status;
    }
    fig_document own;
    d = fig_pass_document(s, engine, d, &own, error);
    if (!d)
        return FIG_E_USAGE;
    fig_result of_document = {.arena = s->document};
    fig_ordinals_begin(&s->ordinals);
    s->work.no_claims = true;
    fig_status status = fig_pass_run(&(fig_pass){.scratch = s, .result = &of_document, .take = take, .user = user, .error = error}, d);
    s->work.no_claims = false;
    s->document = of_document.arena;
    fig_arena_reset(&s->document);
    return status;
}
