/* Work: made, cleared, begun anew; see work.h. */
#include "work.h"
#include "../base/alloc.h"
#include <stdio.h>
#include <string.h>

static int list_of(const fig_grammar *g, const char *name)
{
    return fig_grammar_list_index(g, name, strlen(name));
}

/* The needs of all links in one array, as every sentence goes through it. */
static bool gather_alternatives(fig_work *w)
{
    const fig_grammar *g = w->grammar;
    size_t count = 0;
    for (uint32_t l = 0; l < g->link_count; l++)
        count += g->links[l].need_count;
    w->alternatives = fig_calloc(count + 1, sizeof *w->alternatives);
    for (uint32_t l = 0; w->alternatives && l < g->link_count; l++)
        for (size_t a = 0; a < g->links[l].need_count; a++)
            w->alternatives[w->alternative_count++] = (fig_link_alternative){g->links[l].needs[a], l};
    return w->alternatives != NULL;
}

/* What C asks of tokens beside their rules. */
static bool give_traits(fig_work *w)
{
    const int places[] = {w->known.country, w->known.country_abbreviation, w->known.city};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i] >= 0)
            fig_lexemes_give(&w->lexemes, (uint32_t)places[i], FIG_TRAIT_PLACE);
    if (w->known.abbreviation >= 0)
        fig_lexemes_give(&w->lexemes, (uint32_t)w->known.abbreviation, FIG_TRAIT_ABBREVIATION);
    return true;
}

bool fig_work_init(fig_work *w, const fig_grammar *g)
{
    memset(w, 0, sizeof *w);
    w->grammar = g;
    w->known = (fig_known_lists){
        list_of(g, "abbreviation"),     list_of(g, "country"),       list_of(g, "country-abbreviation"), list_of(g, "city"),
        list_of(g, "country-currency"), list_of(g, "currency-code"), list_of(g, "southern-country"),     list_of(g, "date-alone-word")};
    w->class_links = fig_calloc(65536, sizeof *w->class_links);
    w->class_needs = fig_calloc(65536, sizeof *w->class_needs);
    w->class_needs_known = fig_calloc(65536, 1);
    w->possible = fig_calloc(g->link_count + 1, 1);
    w->supplying = fig_calloc(g->link_count + 1, sizeof *w->supplying);
    for (size_t i = 0; i < g->need_count; i++)
        for (int kind = 1; kind < FIG_KIND_COUNT_OF; kind++)
            if (g->needs[i].kinds >> kind & 1)
                w->kind_needs[kind][i >> 6] |= UINT64_C(1) << (i & 63);
    w->normaliser = (fig_normaliser){.grammar = g, .confirm = &w->confirm, .pool = &w->pool};
    return w->class_links && w->class_needs && w->class_needs_known && w->possible && w->supplying && gather_alternatives(w) &&
           fig_lexemes_init(&w->lexemes, g) && give_traits(w) && fig_automaton_init(&w->automaton, g, &w->lexemes) &&
           fig_matcher_init(&w->matcher, g, &w->lexemes) && fig_confirm_init(&w->confirm) && fig_recipes_init(&w->recipes) &&
           fig_guard_starts_init(&w->guard_starts, g);
}

void fig_work_clear(fig_work *w)
{
    fig_lexemes_clear(&w->lexemes);
    fig_automaton_clear(&w->automaton);
    fig_matcher_clear(&w->matcher);
    fig_recipes_clear(&w->recipes);
    fig_guard_starts_clear(&w->guard_starts);
    fig_strbuf_clear(&w->normaliser.writing);
    fig_confirm_clear(&w->confirm);
    fig_number_pool_clear(&w->pool);
    fig_tokens_clear(&w->tokens);
    fig_sentences_clear(&w->sentences);
    fig_text_clear(&w->source);
    void *blocks[] = {w->drafts,       w->group.items, w->won.items,         w->item_class,  w->item_has,    w->item_needs,
                      w->alternatives, w->item_word,   w->item_exact,        w->item_begin,  w->item_end,    w->item_token,
                      w->item_gap,     w->item_kind,   w->item_draft,        w->start_links, w->class_links, w->link_lists,
                      w->warnings,     w->class_needs, w->class_needs_known, w->possible,    w->figures,     w->supplying};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        fig_free(blocks[i]);
    memset(w, 0, sizeof *w);
}

void fig_work_begin(fig_work *w)
{
    fig_number_pool_clear(&w->pool);
    w->draft_count = w->candidate_count = w->warning_count = 0;
    w->failed = false;
    if (w->stale)
        fig_lexemes_forget(&w->lexemes); /* and with the classes what is kept by them */
    w->stale = w->matcher.failed = w->automaton.failed = w->normaliser.writing.failed = false;
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
    *e = (fig_error){.code = code, .offset = fig_text_source_offset(&w->source, offset)};
    snprintf(e->rule, sizeof e->rule, "%s", rule ? rule : "");
    snprintf(e->message, sizeof e->message, "%s", message);
    e->line = 1;
    for (size_t i = 0; i < offset && i < w->source.len; i++)
        e->line += w->text[i] == '\n';
}

bool fig_work_failed(const fig_work *w)
{
    return w->failed || w->normaliser.writing.failed || w->matcher.failed || w->automaton.failed || w->pool.nomem ||
           (w->arena && w->arena->failed);
}
