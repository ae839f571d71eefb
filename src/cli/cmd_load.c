/*
 * load: documents in, a database out: the records as tables, for dashboards.
 *
 * A document that fails is reported and the rest goes on (exit 3 at the end); a database that cannot be written ends the run, with every batch
 * before in it. Documents that are there already, the same, are not read again.
 */
#include "commands.h"
#include "console.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct loading {
    const cli_options *options;
    fig_engine *engine;
    fig_scratch *scratch;
    fig_store *store;
    bool failed; /* some document, or a limit: exit 3 */
    bool broken; /* the database: stop */
} loading;

static void warn(loading *l, const char *path, const char *id, const fig_result *result)
{
    for (size_t i = 0; i < fig_result_warning_count(result); i++) {
        const fig_error *warning = fig_result_warning(result, i);
        l->failed |= warning->code == FIG_E_LIMIT;
        if (!l->options->quiet)
            cli_document_report(path, id, warning);
    }
}

/* What the store says: of this document alone, or of the database. */
static void note(loading *l, const char *path, const char *id, const fig_error *error)
{
    l->failed = true;
    if (error->code == FIG_E_USAGE || error->code == FIG_E_LIMIT) {
        cli_document_report(path, id, error);
        return;
    }
    l->broken = true;
    cli_error_report(error);
}

static void load_document(loading *l, const char *path, const fig_document *document)
{
    fig_error error = {0};
    fig_result *result = NULL;
    int has;
    if (fig_store_has(l->store, document, &has, &error) != FIG_OK) {
        note(l, path, document->id, &error);
        return;
    }
    if (has)
        return;
    if (fig_extract(l->engine, l->scratch, document, &result, &error) != FIG_OK) {
        l->failed = true;
        cli_document_report(path, document->id, &error);
        return;
    }
    warn(l, path, document->id, result);
    if (fig_store_write(l->store, document, result, &error) != FIG_OK)
        note(l, path, document->id, &error);
    fig_result_free(result);
}

static void load_file(loading *l, const char *path)
{
    fig_error error = {0};
    fig_reader *reader = NULL;
    fig_document document;
    fig_reader_options wanted = {
        .size = sizeof wanted, .format = l->options->from, .date = l->options->date, .country = l->options->country};
    if (fig_reader_new(path, &wanted, &reader, &error) != FIG_OK) {
        l->failed = true;
        cli_error_report(&error);
        return;
    }
    while (!l->broken) {
        fig_status status = fig_reader_next(reader, &document, &error);
        if (status == FIG_E_END)
            break;
        if (status == FIG_OK) {
            load_document(l, path, &document);
            continue;
        }
        l->failed = true;
        cli_error_report(&error);
    }
    fig_reader_free(reader);
}

static int print_counts(const loading *l, const char *shown)
{
    char text[512];
    fig_store_counts n = fig_store_count(l->store);
    if (l->options->quiet)
        return CLI_EXIT_OK;
    snprintf(text, sizeof text, "%s: %zu documents added, %zu replaced, %zu unchanged; %zu figures, %zu facts, %zu findings\n", shown,
             n.added, n.replaced, n.unchanged, n.figures, n.facts, n.findings);
    return cli_print(text);
}

static int load_all(loading *l)
{
    static const char *const standard_input[] = {"-"};
    const char *const *files = l->options->file_count ? l->options->files : standard_input;
    size_t count = l->options->file_count ? l->options->file_count : 1;
    fig_error error = {0};
    for (size_t i = 0; i < count && !l->broken; i++)
        load_file(l, files[i]);
    if (!l->broken && fig_store_finish(l->store, &error) != FIG_OK) {
        l->broken = true;
        cli_error_report(&error);
    }
    return l->failed || l->broken ? CLI_EXIT_FAILED : CLI_EXIT_OK;
}

static void report_store(void *user, const fig_error *error)
{
    (void)user;
    cli_error_report(error);
}

/* All that the records follow from beside document, engine and grammars. */
static char *settings_of(const cli_options *o)
{
    const char *parts[] = {o->lang, o->country, o->fiscal_start};
    size_t room = 1, at = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        room += (parts[i] ? strlen(parts[i]) : 0) + 1;
    char *text = malloc(room);
    for (size_t i = 0; text && i < sizeof parts / sizeof *parts; i++)
        at += (size_t)snprintf(text + at, room - at, "%s\n", parts[i] ? parts[i] : "");
    return text;
}

static int open_and_load(loading *l, const char *target, bool fresh)
{
    fig_error error = {0};
    char *settings = settings_of(l->options);
    fig_store_options wanted = {
        .size = sizeof wanted, .fresh = fresh, .no_text = l->options->no_text, .settings = settings, .report = report_store};
    fig_status status = settings ? fig_store_open(target, l->engine, &wanted, &l->store, &error) : FIG_E_NOMEM;
    free(settings);
    if (status == FIG_OK)
        status = fig_scratch_new(l->engine, &l->scratch, &error);
    if (status != FIG_OK) {
        if (status == FIG_E_NOMEM)
            cli_error("out of memory");
        else
            cli_error_report(&error);
        return status == FIG_E_USAGE ? CLI_EXIT_USAGE : CLI_EXIT_FAILED;
    }
    return load_all(l);
}

static bool begin(loading *l, cli_options *wanted)
{
    wanted->facts = true;
    *l = (loading){.options = wanted, .engine = cli_engine_new(wanted)};
    return l->engine != NULL;
}

static void end(loading *l)
{
    fig_store_free(l->store);
    fig_scratch_free(l->scratch);
    fig_engine_free(l->engine);
}

/* Without the password that a URL may hold. */
static void show_target(char *shown, size_t room, const char *target)
{
    const char *user = strstr(target, "://"), *at = user ? strrchr(target, '@') : NULL;
    if (at)
        snprintf(shown, room, "%.*s%s", (int)(user + 3 - target), target, at + 1);
    else
        snprintf(shown, room, "%s", target);
}

int cmd_load(const cli_options *options)
{
    loading l;
    cli_options wanted = *options;
    char shown[256];
    if (!options->db) {
        cli_error("load needs a database: --db FILE, or --db postgresql://USER@HOST/NAME");
        return CLI_EXIT_USAGE;
    }
    if (!begin(&l, &wanted))
        return CLI_EXIT_USAGE;
    int code = open_and_load(&l, options->db, false);
    show_target(shown, sizeof shown, options->db);
    if (l.store && print_counts(&l, shown) != CLI_EXIT_OK)
        code = CLI_EXIT_FAILED;
    end(&l);
    return code;
}
