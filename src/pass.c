/* Pass: see pass.h. */
#include "pass.h"
#include "base/error.h"
#include "base/sized.h"
#include "fact/fact.h"
#include <stdio.h>
#include <string.h>

const fig_document *fig_pass_document(const fig_scratch *s, const fig_engine *engine, const fig_document *d, fig_document *own,
                                      fig_error *error)
{
    if (s->engine == engine)
        return FIG_SIZED(fig_document, d, own, error);
    fig_error_set(error, FIG_E_USAGE, "the scratch was made with another engine: make one with fig_scratch_new for each");
    return NULL;
}

/* The document's country, else the engine's. */
static void read_country(fig_pass *p, const char *said)
{
    const bool known = said && fig_country_read(&p->scratch->engine->grammar, p->scratch->work.known.country_currency, said, p->country);
    if (!known)
        memcpy(p->country, p->scratch->engine->country, sizeof p->country);
    p->bad_country = said && *said && !known ? said : NULL;
}

/* The document's language, where the engine's is another and no grammars for it were read; else NULL. */
static const char *strange_language(const fig_engine *e, const char *said)
{
    if (!said || !*said || strcmp(said, e->lang) == 0)
        return NULL;
    return fig_language_known(&e->grammar, NULL, 0, said, NULL) == FIG_OK ? NULL : said;
}

/* Is a country, if one is known, among those of a list? */
static bool is_among(const fig_work *w, int list, const char *country)
{
    return country && list >= 0 && fig_grammar_row_of(w->grammar, (uint32_t)list, country, strlen(country));
}

fig_status fig_pass_begin(fig_pass *p, const fig_document *d)
{
    const fig_engine *e = p->scratch->engine;
    fig_work *w = &p->scratch->work;
    read_country(p, d->country);
    p->strange = strange_language(e, d->lang);
    const char *country = p->country[0] ? p->country : NULL;
    const bool month_first = is_among(w, w->known.month_first, country);
    p->result->engine = e;
    p->result->stemmer = &e->stemmer;
    p->result->doc = d->id ? d->id : "";
    p->document = d;
    w->date = (fig_date_context){.fiscal_month = e->fiscal_month,
                                 .fiscal_day = e->fiscal_day,
                                 .month_first = !country || month_first,
                                 .month_first_dashed = month_first,
                                 .country = country,
                                 .hour = FIG_UNSAID,
                                 .minute = FIG_UNSAID,
                                 .second = FIG_UNSAID,
                                 .zone = FIG_UNSAID};
    w->date.south = is_among(w, w->known.southern, country);
    w->setting.lang = d->lang ? d->lang : e->lang;
    if (d->date && *d->date && !fig_date_context_parse(&w->date, d->date)) /* as fig_date_is_valid says */
        return fig_error_set(p->error, FIG_E_USAGE, "`%.40s` is no date: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS with an offset", d->date);
    return FIG_OK;
}

/* What a page gives its field beside the text. false: out of memory. */
static bool begin_page(fig_pass *p, fig_field_text *field)
{
    fig_work *w = &p->scratch->work;
    const bool title = field->text == p->document->title;
    const fig_map *map = title ? &p->document->title_map : &p->document->map;
    w->cells = title ? NULL : p->document->cells;
    w->cell_count = title ? 0 : p->document->cell_count;
    if (w->cell_count) {
        w->cell_says = p->result->cell_says = fig_arena_zalloc(&p->result->arena, w->cell_count);
        p->result->cell_count = w->cell_count;
        if (!w->cell_says)
            return false;
    }
    w->map = NULL;
    if (!map->pieces)
        return true;
    fig_map *kept = fig_arena_alloc(&p->result->arena, sizeof *kept); /* the document itself may move */
    if (!kept)
        return false;
    *kept = *map;
    field->map = w->map = kept;
    return true;
}

int fig_date_is_valid(const char *date)
{
    fig_date_context context = {0};
    return date && fig_date_context_parse(&context, date);
}

fig_status fig_pass_begin_field(fig_pass *p, const char *name, const char *text, size_t len)
{
    fig_work *w = &p->scratch->work;
    fig_field_text *field = &p->result->fields[p->result->field_count++];
    *field = (fig_field_text){.name = name, .text = text, .len = len};
    if (len > p->scratch->engine->max_document_bytes)
        return fig_error_set(p->error, FIG_E_LIMIT, "a text of %zu bytes: the limit is %zu; split it", len,
                             p->scratch->engine->max_document_bytes);
    fig_work_begin(w);
    fig_facts_begin(&w->facts);
    w->packs = p->take != NULL;
    w->arena = w->normaliser.arena = &p->result->arena;
    return begin_page(p, field) ? FIG_OK : fig_error_nomem(p->error);
}

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

static void warn_of_country(fig_pass *p)
{
    char message[160];
    snprintf(message, sizeof message, "`%.40s` is no country and is not heeded; write its two letters of ISO 3166, for example CA",
             p->bad_country);
    fig_work_warn(&p->scratch->work, FIG_E_USAGE, NULL, 0, message);
    p->bad_country = NULL; /* said once */
}

static void warn_of_language(fig_pass *p)
{
    char message[160];
    snprintf(message, sizeof message,
             "its language is `%.40s`, and there are no grammars for that: it is read as `%s`, and figures may be wrong", p->strange,
             p->scratch->engine->lang);
    fig_work_warn(&p->scratch->work, FIG_E_USAGE, NULL, 0, message);
    p->strange = NULL; /* said once */
}

bool fig_pass_end_field(fig_pass *p)
{
    fig_result *result = p->result;
    if (p->bad_country)
        warn_of_country(p);
    if (p->strange)
        warn_of_language(p);
    return keep_warnings(&p->scratch->work, result) &&
           keep_sentences(&p->scratch->work, &result->fields[result->field_count - 1], &result->arena);
}
