/*
 * Diff: the public door of src/diff: a draft and its sources in, items out. The way through, in reading order, is fig_diff_new.
 */
#include "../base/alloc.h"
#include "../base/error.h"
#include "aligner.h"

static bool read_texts(fig_aligner *a)
{
    if (!fig_vocabulary_new(a) || !fig_senses_read(a, a->draft.result->stemmer) || !fig_passages_add(a, 0, a->draft.result))
        return false;
    a->draft_points = a->point_count;
    a->draft_passages = a->passage_count;
    if (!fig_subjects_read(a, 0, a->draft.result))
        return false;
    for (size_t i = 0; i < a->source_count; i++) {
        const size_t first = a->point_count, passages = a->passage_count;
        if (!fig_passages_add(a, (uint32_t)i + 1, a->sources[i].result) || !fig_currency_read(a, (uint32_t)i + 1, a->sources[i].result) ||
            !fig_subjects_read(a, first, a->sources[i].result))
            return false;
        a->given += a->passage_count > passages;
    }
    return true;
}

fig_status fig_diff_new(const fig_diff_text *draft, const fig_diff_text *sources, size_t source_count, fig_diff **out, fig_error *error)
{
    *out = NULL;
    fig_diff *a = fig_calloc(1, sizeof *a);
    if (!a)
        return fig_error_nomem(error);
    a->draft = *draft;
    a->engine = draft->result->engine;
    a->source_count = source_count;
    a->sources = fig_calloc(source_count, sizeof *a->sources);
    if (a->sources && source_count)
        memcpy(a->sources, sources, source_count * sizeof *sources);
    bool ok = a->sources && read_texts(a) && fig_lookup_build(a) && fig_lookup_days(a) && fig_lookup_relate(a) && fig_choices_make(a) &&
              fig_diff_items_make(a) && fig_missing_find(a);
    if (!ok || a->failed || a->arena.failed || a->pool.nomem) {
        fig_diff_free(a);
        return fig_error_nomem(error);
    }
    *out = a;
    return FIG_OK;
}

void fig_diff_free(fig_diff *a)
{
    if (!a)
        return;
    fig_vocabulary_free(a->words);
    fig_number_pool_clear(&a->pool);
    fig_arena_clear(&a->arena);
    void *all[] = {a->sources, a->related,  a->days,  a->points,  a->passages, a->tokens, a->said_words, a->values,
                   a->rates,   a->measures, a->twins, a->choices, a->claimed,  a->drawn,  a->items};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        fig_free(all[i]);
    fig_free(a);
}

size_t fig_diff_count(const fig_diff *diff)
{
    return diff ? diff->item_count : 0;
}

const fig_diff_item *fig_diff_item_at(const fig_diff *diff, size_t index)
{
    return diff && index < diff->item_count ? &diff->items[index] : NULL;
}

const fig_diff_text *fig_diff_draft(const fig_diff *diff)
{
    return &diff->draft;
}

const fig_diff_text *fig_diff_source(const fig_diff *diff, size_t index)
{
    return index < diff->source_count ? &diff->sources[index] : NULL;
}

const char *fig_diff_status_name(fig_diff_status status)
{
    static const char *const names[] = {"",
                                        "matched",
                                        "rounds to it",
                                        "other unit of the same amount",
                                        "computed",
                                        "off by a magnitude",
                                        "different",
                                        "not in the sources",
                                        "missing"};
    return (size_t)status < sizeof names / sizeof *names ? names[status] : "";
}
