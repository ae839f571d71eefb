/*
 * Extract: the whole way through the house, in reading order. Start here.
 *
 *   bytes -> document -> tokens -> matches -> figures -> links -> records
 *
 * A document's title and text go the way one after the other; their figures stand in one result.
 *
 *   1  text/document    bytes made valid UTF-8, offsets kept
 *   2  text/token       words, numbers, symbols, and the gaps between them
 *   3  match/lexeme     what each token is to the grammar: its class
 *   4  text/sentence    where sentences end
 *   5  resolve/propose  per sentence: the automaton proposes, the matcher binds, the normaliser (src/normal) makes a draft
 *   6  resolve/choose   overlapping drafts: one wins
 *   7  resolve/link     tier 2: what belongs to what; roles, directions, supplied units
 *   8  resolve/story    which country, so which dollar; resolve/points: of an index or of a game
 *   9  resolve/dates    the calendar of every date
 *  10  resolve/figure   drafts written out as records; record/id numbers them
 *  11  resolve/fact     where facts are asked for: 7 ties figures into them too, here they are written out
 */
#include "base/alloc.h"
#include "base/error.h"
#include "engine.h"
#include <string.h>

/* Steps 1 to 4. */
static bool cut(fig_work *w, const char *text, size_t len)
{
    if (!fig_text_read(&w->source, text, len))
        return false;
    w->text = w->source.data;
    if (w->source.repair_count)
        fig_work_warn(w, FIG_E_UTF8, NULL, w->source.repairs[0].at, "bytes that are no UTF-8 were read as U+FFFD");
    return fig_tokens_cut(&w->tokens, w->text, w->source.len) && fig_lexemes_assign(&w->lexemes, &w->tokens, w->text, w->source.len) &&
           fig_sentences_cut(&w->sentences, &w->tokens, w->text);
}

enum { MAX_FIGURES = 500000 }; /* of one document: what they take stays within a gigabyte */

/* Steps 5 to 7, sentence by sentence. */
static void find(fig_work *w)
{
    for (uint32_t s = 0; s < w->sentences.count && !w->failed; s++) {
        uint32_t first = w->sentences.start[s], last = w->sentences.start[s + 1];
        if (w->draft_count > MAX_FIGURES) {
            fig_work_warn(w, FIG_E_LIMIT, NULL, w->tokens.begin[first],
                          "more than 500000 figures in one document: from here on they are left out; split it");
            return;
        }
        size_t before = w->draft_count;
        fig_propose(w, first, last);
        if (w->candidate_count)
            fig_choose(w, first, last, s);
        if (w->map)
            fig_boilerplate_flag(w, before);
        if (w->cell_count)
            fig_grid_read(w, first, last, before);
        fig_link(w, first, last, before);
        if (w->facts.on)
            fig_facts_find(w, first, last, before, s);
    }
}

static bool keep_sentences(fig_work *w, fig_field_text *field, fig_arena *arena)
{
    uint32_t *starts = fig_arena_alloc(arena, (w->sentences.count + 1) * sizeof *starts);
    if (!starts)
        return false;
    for (size_t i = 0; i < w->sentences.count; i++)
        starts[i] = (uint32_t)fig_text_source_offset(&w->source, w->tokens.begin[w->sentences.start[i]]);
    starts[w->sentences.count] = (uint32_t)field->len;
    field->sentence_starts = starts;
    field->sentence_count = w->sentences.count;
    return true;
}

/* What a page gives its field beside the text. */
static void set_page(fig_work *w, const fig_document *d, bool title)
{
    const fig_map *map = title ? &d->title_map : &d->map;
    w->map = map->pieces ? map : NULL;
    w->cells = title ? NULL : d->cells;
    w->cell_count = title ? 0 : d->cell_count;
}

static fig_status read_field(fig_scratch *s, const char *country, const char *name, const char *text, size_t len, const fig_document *page,
                             fig_result *result, fig_error *error)
{
    fig_work *w = &s->work;
    fig_field_text *field = &result->fields[result->field_count++];
    *field = (fig_field_text){.name = name, .text = text, .len = len};
    if (len > s->engine->max_document_bytes)
        return fig_error_set(error, FIG_E_LIMIT, "a text of %zu bytes: the limit is %zu; split it", len, s->engine->max_document_bytes);
    fig_work_begin(w);
    w->arena = w->normaliser.arena = &result->arena;
    if (page)
        set_page(w, page, text == page->title);
    if (w->map) { /* the document itself may move */
        fig_map *map = fig_arena_alloc(&result->arena, sizeof *map);
        if (!map)
            return fig_error_nomem(error);
        *map = *w->map;
        field->map = w->map = map;
    }
    if (!cut(w, text, len))
        return fig_error_nomem(error);
    find(w);                    /* 5 6 7 */
    fig_story_read(w, country); /* 8 */
    fig_story_currencies(w);
    fig_quote_rates(w);
    fig_count_points(w);
    fig_resolve_dates(w); /* 9 */
    if (w->normaliser.limit)
        fig_work_warn(w, FIG_E_LIMIT, NULL, 0, "a number of more than 20000 digits was left out");
    w->normaliser.limit = false;
    const size_t base = result->count;
    if (fig_work_failed(w) || !keep_sentences(w, field, &result->arena) || !fig_build_figures(w, result, name) || /* 10 */
        !fig_facts_build(w, result, name, base))                                                                  /* 11 */
        return fig_error_nomem(error);
    if (w->warning_count) {
        fig_error *all = fig_arena_alloc(&result->arena, (result->warning_count + w->warning_count) * sizeof *all);
        if (!all)
            return fig_error_nomem(error);
        if (result->warning_count)
            memcpy(all, result->warnings, result->warning_count * sizeof *all);
        memcpy(all + result->warning_count, w->warnings, w->warning_count * sizeof *all);
        result->warnings = all;
        result->warning_count += w->warning_count;
    }
    return FIG_OK;
}

/* What the document and the engine say of time and place. */
static fig_status set_context(fig_scratch *s, const fig_document *d, const char **country, fig_error *error)
{
    const fig_engine *e = s->engine;
    fig_work *w = &s->work;
    *country = d->country ? d->country : e->country[0] ? e->country : NULL;
    w->date = (fig_date_context){.fiscal_month = e->fiscal_month,
                                 .fiscal_day = e->fiscal_day,
                                 .month_first = !*country || strcmp(*country, "US") == 0,
                                 .month_first_dashed = *country && strcmp(*country, "US") == 0,
                                 .country = *country,
                                 .hour = FIG_UNSAID,
                                 .minute = FIG_UNSAID,
                                 .second = FIG_UNSAID,
                                 .zone = FIG_UNSAID};
    w->date.south =
        *country && w->known.southern >= 0 && fig_grammar_row_of(w->grammar, (uint32_t)w->known.southern, *country, strlen(*country));
    w->setting.lang = d->lang ? d->lang : e->lang;
    if (d->date && *d->date && !fig_date_context_parse(&w->date, d->date))
        return fig_error_set(error, FIG_E_USAGE, "`%.40s` is no date: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS with an offset", d->date);
    return FIG_OK;
}

fig_status fig_extract(const fig_engine *engine, fig_scratch *s, const fig_document *d, fig_result **out, fig_error *error)
{
    const char *country;
    *out = NULL;
    fig_result *result = fig_calloc(1, sizeof *result);
    if (!result)
        return fig_error_nomem(error);
    result->engine = engine;
    result->doc = d->id ? d->id : "";
    fig_status status = set_context(s, d, &country, error);
    const fig_document *page = d->size >= sizeof *d ? d : NULL; /* of a caller who knows of pages */
    if (status == FIG_OK && d->title)
        status = read_field(s, country, "title", d->title, d->title_len, page, result, error);
    if (status == FIG_OK)
        status = read_field(s, country, "text", d->text ? d->text : "", d->text_len, page, result, error);
    if (status == FIG_OK)
        status = fig_result_number(result, error);
    if (status == FIG_OK)
        status = fig_result_number_facts(result, error);
    if (status == FIG_OK && result->arena.failed)
        status = fig_error_nomem(error);
    if (status != FIG_OK) {
        s->work.stale = status == FIG_E_NOMEM;
        fig_result_free(result);
        return status;
    }
    *out = result;
    return FIG_OK;
}
