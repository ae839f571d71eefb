/*
 * Extract: the whole way through the house, in reading order. Start here.
 *
 *   bytes -> document -> tokens -> matches -> figures -> links -> records
 *
 * A document's title and text go the way one after the other; their figures stand in one result. Steps 2 to 7 take a large text some paragraphs at a time (resolve/stretch).
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

static bool read_source(fig_work *w, const char *text, size_t len)
{
    if (!fig_text_read(&w->source, text, len))
        return false;
    if (w->source.repair_count)
        fig_work_warn(w, FIG_E_UTF8, NULL, w->source.repairs[0].at, "bytes that are no UTF-8 were read as U+FFFD");
    return true;
}

enum { MAX_FIGURES = 500000, MAX_PACKED = 5000000 }; /* of one document: what they take stays within a gigabyte */

static bool are_too_many(const fig_work *w)
{
    return w->draft_count > MAX_FIGURES || w->packed.count + w->draft_count > MAX_PACKED;
}

/* Steps 5 to 7, sentence by sentence. */
static void find(fig_work *w)
{
    for (uint32_t s = 0; s < w->sentences.count && !w->failed; s++) {
        uint32_t first = w->sentences.start[s], last = w->sentences.start[s + 1];
        if (are_too_many(w)) {
            fig_work_warn(w, FIG_E_LIMIT, NULL, w->tokens.begin[first],
                          w->packed.count ? "more than 5000000 figures in one document: from here on they are left out; split it"
                                          : "more than 500000 figures in one document: from here on they are left out; split it");
            w->stretch.last = true;
            return;
        }
        size_t before = w->draft_count;
        fig_propose(w, first, last);
        if (w->candidate_count)
            fig_choose(w, first, last, w->stretch.sentences_before + s);
        if (w->map)
            fig_boilerplate_flag(w, before);
        if (w->cell_count)
            fig_grid_read(w, first, last, before);
        fig_link(w, first, last, before);
        if (w->facts.on)
            fig_facts_find(w, first, last, before, s);
    }
}

static bool keep_sentences(const fig_work *w, fig_field_text *field, fig_arena *arena)
{
    const size_t count = w->stretch.sentences_before + w->sentences.count;
    uint32_t *starts = fig_arena_alloc(arena, (count + 1) * sizeof *starts);
    if (!starts)
        return false;
    if (count)
        memcpy(starts, w->sentence_starts, count * sizeof *starts);
    starts[count] = (uint32_t)field->len;
    field->sentence_starts = starts;
    field->sentence_count = count;
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

/* A document on its way. */
typedef struct reading {
    fig_scratch *scratch;
    const fig_document *page; /* of a caller who knows of pages, else NULL */
    const char *country;
    fig_result *result;
    fig_part_fn take; /* NULL: all figures stay in the result */
    void *user;
    bool stopped; /* `take` wants no more */
    fig_error *error;
} reading;

static bool keep_warnings(const fig_work *w, fig_result *result)
{
    if (!w->warning_count)
        return true;
    fig_error *all = fig_arena_alloc(&result->arena, (result->warning_count + w->warning_count) * sizeof *all);
    if (!all)
        return false;
    if (result->warning_count)
        memcpy(all, result->warnings, result->warning_count * sizeof *all);
    memcpy(all + result->warning_count, w->warnings, w->warning_count * sizeof *all);
    result->warnings = all;
    result->warning_count += w->warning_count;
    return true;
}

/* Steps 8 to 10 of a part of the drafts. */
static bool write_figures(fig_work *w, fig_result *result, const char *name, const fig_draft_part *part)
{
    fig_story_currencies(w, part->from, part->to); /* 8 */
    fig_quote_rates(w, part->from, part->to);
    fig_count_points(w, part->from, part->to);
    fig_arena *of_document = w->arena;
    w->arena = &result->arena;
    fig_resolve_dates(w, part->from, part->to);                                  /* 9 */
    bool good = !fig_work_failed(w) && fig_build_figures(w, result, name, part); /* 10 */
    w->arena = of_document;
    return good;
}

/* All figures of the field, part by part; what a part needs is free again before the next. */
static bool give_parts(reading *r, const char *name, bool last_field)
{
    fig_scratch *s = r->scratch;
    fig_draft_part drafts = {.more = true};
    while (drafts.more && !r->stopped) {
        if (!fig_drafts_next(&s->work, &drafts))
            return false;
        const bool more = drafts.more || !last_field;
        if (drafts.from == drafts.to && more)
            return true; /* a field without figures */
        fig_result part = *r->result;
        part.arena = s->part;
        part.warning_count = more ? 0 : part.warning_count;
        bool good = write_figures(&s->work, &part, name, &drafts) && fig_result_number_on(&part, &s->ordinals, NULL) == FIG_OK;
        r->stopped = good && r->take(r->user, &part, more) != 0;
        s->part = part.arena;
        fig_arena_reset(&s->part);
        if (!good)
            return false;
    }
    return true;
}

/* All figures of the field, with what is made of them. */
static bool keep_figures(fig_work *w, fig_result *result, const char *name)
{
    const size_t base = result->count;
    const fig_draft_part all = {.to = w->draft_count};
    return write_figures(w, result, name, &all) && fig_claims_keep(w, result, base) && fig_facts_build(w, result, name, base); /* 11 */
}

static fig_status read_field(reading *r, const char *name, const char *text, size_t len, bool last_field)
{
    fig_scratch *s = r->scratch;
    fig_work *w = &s->work;
    fig_result *result = r->result;
    fig_field_text *field = &result->fields[result->field_count++];
    *field = (fig_field_text){.name = name, .text = text, .len = len};
    if (len > s->engine->max_document_bytes)
        return fig_error_set(r->error, FIG_E_LIMIT, "a text of %zu bytes: the limit is %zu; split it", len, s->engine->max_document_bytes);
    fig_work_begin(w);
    w->packs = r->take != NULL;
    w->arena = w->normaliser.arena = &result->arena;
    if (r->page)
        set_page(w, r->page, text == r->page->title);
    if (w->map) { /* the document itself may move */
        fig_map *map = fig_arena_alloc(&result->arena, sizeof *map);
        if (!map)
            return fig_error_nomem(r->error);
        *map = *w->map;
        field->map = w->map = map;
    }
    if (!read_source(w, text, len)) /* 1 */
        return fig_error_nomem(r->error);
    while (fig_stretch_next(w)) { /* 2 3 4 */
        find(w);                  /* 5 6 7 */
        fig_stretch_leave(w);
    }
    fig_story_read(w, r->country); /* 8 */
    if (fig_work_failed(w) || !keep_warnings(w, result) || !keep_sentences(w, field, &result->arena))
        return fig_error_nomem(r->error);
    return (r->take ? give_parts(r, name, last_field) : keep_figures(w, result, name)) ? FIG_OK : fig_error_nomem(r->error);
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

/* Steps 1 to 11 of the title and the text. */
static fig_status read_document(reading *r, const fig_document *d)
{
    r->result->engine = r->scratch->engine;
    r->result->doc = d->id ? d->id : "";
    r->page = d->size >= sizeof *d ? d : NULL;
    fig_status status = set_context(r->scratch, d, &r->country, r->error);
    if (status == FIG_OK && d->title)
        status = read_field(r, "title", d->title, d->title_len, false);
    if (status == FIG_OK)
        status = read_field(r, "text", d->text ? d->text : "", d->text_len, true);
    if (status == FIG_OK && !r->take)
        status = fig_result_number(r->result, r->error);
    if (status == FIG_OK)
        status = fig_result_number_facts(r->result, r->error);
    if (status == FIG_OK && r->result->arena.failed)
        status = fig_error_nomem(r->error);
    r->scratch->work.stale |= status == FIG_E_NOMEM;
    return status;
}

fig_status fig_extract(const fig_engine *engine, fig_scratch *s, const fig_document *d, fig_result **out, fig_error *error)
{
    (void)engine;
    *out = NULL;
    fig_result *result = fig_calloc(1, sizeof *result);
    if (!result)
        return fig_error_nomem(error);
    fig_status status = read_document(&(reading){.scratch = s, .result = result, .error = error}, d);
    if (status == FIG_OK)
        *out = result;
    else
        fig_result_free(result);
    return status;
}

fig_status fig_extract_parts(const fig_engine *engine, fig_scratch *s, const fig_document *d, fig_part_fn take, void *user,
                             fig_error *error)
{
    if (engine->facts) { /* they lead from one end of the document to the other */
        fig_result *whole;
        fig_status status = fig_extract(engine, s, d, &whole, error);
        if (status == FIG_OK)
            (void)take(user, whole, 0);
        fig_result_free(whole);
        return status;
    }
    fig_result of_document = {.arena = s->document};
    fig_ordinals_begin(&s->ordinals);
    fig_status status = read_document(&(reading){.scratch = s, .result = &of_document, .take = take, .user = user, .error = error}, d);
    s->document = of_document.arena;
    fig_arena_reset(&s->document);
    return status;
}
