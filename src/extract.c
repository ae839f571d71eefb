/*
 * Extract: the whole way through the house, in reading order. Start here.
 *
 *   bytes -> document -> tokens -> matches -> figures -> links -> records
 *
 * A document's title and text go the way one after the other; their figures stand in one result, or are handed out in parts (parts.c). Steps 2 to 7 take a large text some
 * paragraphs at a time (resolve/stretch). What a document begins with and leaves beside its figures: pass.c.
 *
 *   1  text/document    bytes made valid UTF-8, offsets kept
 *   2  text/token       words, numbers, symbols, and the gaps between them
 *   3  match/lexeme     what each token is to the grammar: its class
 *   4  text/sentence    where sentences end
 *   5  resolve/propose  per sentence: the automaton proposes, the matcher binds, the normaliser (src/normal) makes a draft
 *   6  resolve/choose   overlapping drafts: one wins
 *   7  resolve/link     some sentences later, tier 2: what belongs to what; roles, directions, supplied units
 *   8  resolve/story    which country, so which dollar; resolve/home: and which pint; resolve/quote: what a rate is quoted per; resolve/points: of an index or of a game
 *   9  resolve/dates    the calendar of every date
 *  10  resolve/figure   drafts written out as records; record/id numbers them
 *  11  fact             where facts are asked for: 7 ties figures into them too, here they are written out
 */
#include "base/alloc.h"
#include "base/error.h"
#include "fact/fact.h"
#include "pass.h"

/* Step 1. */
static fig_status read_source(fig_pass *p, const char *text, size_t len)
{
    fig_work *w = &p->scratch->work;
    if (!fig_text_read(&w->source, text, len, w->longest_text))
        return w->source.too_long ? fig_error_set(p->error, FIG_E_LIMIT,
                                                  "a text of %zu bytes that are no UTF-8: repaired it is longer than the limit of %zu; "
                                                  "convert it to UTF-8, or split it",
                                                  len, w->longest_text)
                                  : fig_error_nomem(p->error);
    if (w->source.bad)
        fig_work_warn(w, FIG_E_UTF8, NULL, w->source.bad_at, "bytes that are no UTF-8 were read as U+FFFD");
    return FIG_OK;
}

enum { MAX_FIGURES = 500000, MAX_PACKED = 5000000 }; /* of one document: what they take stays within a gigabyte */

/* What to say where there are too many figures; NULL: there are not. */
static const char *are_too_many(const fig_work *w)
{
    return w->draft_count > MAX_FIGURES ? "more than 500000 figures in one document: from here on they are left out; split it"
           : w->packed.count + w->draft_count > MAX_PACKED
               ? "more than 5000000 figures in one document: from here on they are left out; split it"
               : NULL;
}

/* Some sentences at a time go through 5 and 6, then all of them through 7: what a step reads stays in the near caches while it is at work (bench/HISTORY.md). */
enum { TOGETHER = 64 };

/* Steps 5 and 6; the sentence behind the last one. */
static uint32_t find(fig_work *w, uint32_t from)
{
    const uint32_t to = w->sentences.count - from < TOGETHER ? (uint32_t)w->sentences.count : from + TOGETHER;
    uint32_t s = from;
    for (; s < to && !w->failed; s++) {
        uint32_t first = w->sentences.start[s], last = w->sentences.start[s + 1];
        const char *too_many = are_too_many(w);
        if (too_many) {
            fig_work_warn(w, FIG_E_LIMIT, NULL, w->tokens.begin[first], too_many);
            w->stretch.last = true;
            break;
        }
        size_t before = w->draft_count;
        fig_propose(w, first, last);
        if (w->candidate_count)
            fig_choose(w, first, last, w->stretch.sentences_before + s);
        if (w->map)
            fig_boilerplate_flag(w, before);
        if (w->cell_count)
            fig_grid_read(w, first, last, before);
    }
    return s;
}

/* Step 7: the sentence at s->number and those behind it, up to `to`. */
static void tie(fig_work *w, fig_sentence *s, uint32_t to)
{
    for (; s->number < to && !w->failed; s->number++) {
        s->first = w->sentences.start[s->number];
        s->last = w->sentences.start[s->number + 1];
        for (s->from = s->to; s->to < w->draft_count && w->drafts[s->to].sentence == w->stretch.sentences_before + s->number;)
            s->to++;
        fig_link(w, s);
        if (w->facts.on && !w->failed) /* what could not be looked at has no facts */
            fig_facts_find(w, s);
    }
}

static void find_and_tie(fig_work *w)
{
    fig_sentence s = {.to = w->stretch.first_draft};
    for (uint32_t found; (found = find(w, s.number)) > s.number && !w->failed;)
        tie(w, &s, found);
}

bool fig_pass_write(fig_pass *p, fig_result *result, const fig_draft_part *part)
{
    fig_work *w = &p->scratch->work;
    fig_arena *of_document = w->arena;
    fig_story_currencies(w, part->from, part->to); /* 8 */
    fig_home_units(w, part->from, part->to);
    fig_quote_rates(w, part->from, part->to);
    fig_count_points(w, part->from, part->to);
    w->arena = &result->arena;
    fig_resolve_dates(w, part->from, part->to);                                               /* 9 */
    bool good = !fig_work_failed(w) && fig_build_figures(w, result, fig_pass_field(p), part); /* 10 */
    w->arena = of_document;
    return good;
}

/* All figures of the field, with what is made of them. */
static bool keep_figures(fig_pass *p)
{
    fig_work *w = &p->scratch->work;
    const size_t base = p->result->count;
    const fig_draft_part all = {.to = w->draft_count};
    return fig_pass_write(p, p->result, &all) && fig_claims_keep(w, p->result, base) &&
           fig_facts_build(w, p->result, fig_pass_field(p), base); /* 11 */
}

static fig_status read_field(fig_pass *p, const char *name, const char *text, size_t len, bool last_field)
{
    fig_work *w = &p->scratch->work;
    fig_status status = fig_pass_begin_field(p, name, text, len);
    if (status != FIG_OK)
        return status;
    status = read_source(p, text, len); /* 1 */
    if (status != FIG_OK)
        return status;
    while (fig_stretch_next(w)) { /* 2 3 4 */
        find_and_tie(w);          /* 5 6 7 */
        fig_stretch_leave(w);
    }
    fig_story_read(w, p->country[0] ? p->country : NULL); /* 8 */
    bool good = !fig_work_failed(w) && fig_pass_end_field(p) && (p->take ? fig_pass_give(p, last_field) : keep_figures(p));
    return good ? FIG_OK : fig_error_nomem(p->error);
}

fig_status fig_pass_run(fig_pass *p, const fig_document *d)
{
    fig_status status = fig_pass_begin(p, d);
    if (status == FIG_OK && d->title)
        status = read_field(p, "title", d->title, d->title_len, false);
    if (status == FIG_OK)
        status = read_field(p, "text", d->text ? d->text : "", d->text_len, true);
    if (status == FIG_OK && !p->take)
        status = fig_result_number(p->result, p->error);
    if (status == FIG_OK)
        status = fig_result_number_facts(p->result, p->error);
    if (status == FIG_OK && p->result->arena.failed)
        status = fig_error_nomem(p->error);
    p->scratch->work.stale |= status == FIG_E_NOMEM;
    return status;
}

fig_status fig_extract(const fig_engine *engine, fig_scratch *s, const fig_document *d, fig_result **out, fig_error *error)
{
    fig_document own;
    *out = NULL;
    d = fig_pass_document(s, engine, d, &own, error);
    if (!d)
        return FIG_E_USAGE;
    fig_result *result = fig_calloc(1, sizeof *result);
    if (!result)
        return fig_error_nomem(error);
    fig_status status = fig_pass_run(&(fig_pass){.scratch = s, .result = result, .error = error}, d);
    if (status == FIG_OK)
        *out = result;
    else
        fig_result_free(result);
    return status;
}
