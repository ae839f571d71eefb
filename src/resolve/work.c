/* Work: made, cleared, begun anew; see work.h. */
#include "work.h"
#include "../base/alloc.h"
#include "../base/error.h"
#include <stdio.h>
#include <string.h>

/* What C asks of tokens beside their rules. */
static bool give_traits(fig_work *w)
{
    const int places[] = {w->known.country, w->known.country_abbreviation, w->known.city, w->known.story_mark};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i] >= 0)
            fig_lexemes_give(&w->lexemes, (uint32_t)places[i], FIG_TRAIT_PLACE);
    if (w->known.abbreviation >= 0)
        fig_lexemes_give(&w->lexemes, (uint32_t)w->known.abbreviation, FIG_TRAIT_ABBREVIATION);
    if (w->known.behind_ordinal >= 0)
        fig_lexemes_give(&w->lexemes, (uint32_t)w->known.behind_ordinal, FIG_TRAIT_BEHIND_ORDINAL);
    return true;
}

bool fig_work_init(fig_work *w, const fig_grammar *g)
{
    memset(w, 0, sizeof *w);
    w->grammar = g;
    w->stretch_bytes = FIG_STRETCH_BYTES;
    w->longest_text = INT32_MAX;
    w->known = fig_known_lists_of(g);
    w->normaliser = (fig_normaliser){.grammar = g, .confirm = &w->confirm, .pool = &w->pool};
    return fig_link_init(w) && fig_lexemes_init(&w->lexemes, g) && give_traits(w) && fig_ahead_init(&w->ahead, g) &&
           fig_automaton_init(&w->automaton, g, &w->lexemes, &w->ahead) && fig_matcher_init(&w->matcher, g, &w->lexemes, &w->ahead) &&
           fig_view_init(&w->view, g, &w->lexemes, w->claim_lines) && fig_confirm_init(&w->confirm) &&
           fig_recipes_init(&w->recipes, g, &w->lexemes) && fig_guard_starts_init(&w->guard_starts);
}

void fig_work_clear(fig_work *w)
{
    fig_lexemes_clear(&w->lexemes);
    fig_automaton_clear(&w->automaton);
    fig_ahead_clear(&w->ahead);
    fig_matcher_clear(&w->matcher);
    fig_view_clear(&w->view);
    fig_recipes_clear(&w->recipes);
    fig_guard_starts_clear(&w->guard_starts);
    fig_strbuf_clear(&w->normaliser.writing);
    fig_arena_clear(&w->passing);
    fig_confirm_clear(&w->confirm);
    fig_number_pool_clear(&w->pool);
    fig_tokens_clear(&w->tokens);
    fig_sentences_clear(&w->sentences);
    fig_text_clear(&w->source);
    void *blocks[] = {w->drafts,      w->group.items,  w->won.items,       w->rivals,       w->item_class,
                      w->item_has,    w->item_word,    w->item_exact,      w->item_begin,   w->item_end,
                      w->item_token,  w->item_gap,     w->item_kind,       w->item_draft,   w->figures,
                      w->warnings,    w->place_votes,  w->sentence_starts, w->packed.bytes, w->link_plans,
                      w->link_starts, w->supply_lines, w->claim_lines,     w->claims,       w->heads};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    memset(w, 0, sizeof *w);
}

void fig_work_begin(fig_work *w)
{
    fig_number_pool_clear(&w->pool);
    fig_arena_reset(&w->passing);
    w->normaliser.passing = &w->passing;
    w->stretch = (fig_stretch){0};
    w->tokens.count = w->sentences.count = w->place_vote_count = 0;
    w->packed.count = w->packed.byte_count = w->packed.next = w->packed.next_byte = 0;
    w->quoted_count = 0;
    w->draft_count = w->candidate_count = w->warning_count = w->claim_count = 0;
    w->failed = w->choices_gone = false;
    w->choices_left = FIG_WORK_CHOICES;
    if (w->stale || w->lexemes.limited)
        fig_lexemes_forget(&w->lexemes); /* and with the classes what is kept by them */
    w->stale = w->matcher.failed = w->automaton.failed = w->normaliser.writing.failed = w->confirm.failed = false;
    w->lexemes.limited = NULL;
    w->shape_limited = false;
    w->map = NULL;
    w->cells = NULL;
    w->cell_says = NULL;
    w->cell_count = w->head_count = 0;
    w->place = (fig_place){0};
    w->period.known = false;
    memset(&w->story, 0, sizeof w->story);
}

void fig_work_warn(fig_work *w, fig_status code, const char *rule, size_t offset, const char *message)
{
    if (w->warning_count >= 100)
        return; /* a hundred warnings of one document say it */
    if (!fig_grow(&w->warnings, &w->warning_capacity, w->warning_count + 1, sizeof *w->warnings)) {
        w->failed = true;
        return;
    }
    fig_error *e = &w->warnings[w->warning_count++];
    fig_error_set(e, code, "%s", message);
    snprintf(e->rule, sizeof e->rule, "%s", rule ? rule : "");
    e->offset = fig_text_source_offset(&w->source, w->stretch.begin + offset);
    e->line = 1;
    const char *text = w->source.data;
    offset += w->stretch.begin;
    size_t len = w->source.len;
    if (w->map) {
        offset = fig_piece_begin(w->map->pieces, w->map->count, e->offset);
        e->offset = fig_piece_begin(w->map->bytes, w->map->byte_count, offset);
        text = w->map->source;
        len = w->map->source_len;
    }
    for (size_t i = 0; i < offset && i < len; i++)
        e->line += text[i] == '\n';
}

bool fig_work_failed(const fig_work *w)
{
    return w->failed || w->normaliser.writing.failed || w->matcher.failed || w->automaton.failed || w->confirm.failed || w->pool.nomem ||
           w->passing.failed || (w->arena && w->arena->failed);
}
