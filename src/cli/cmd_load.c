/*
 * load: documents in, a database out: the records as tables, for dashboards.
 *
 * A document that fails is reported and the rest goes on (exit 3 at the end); a database that cannot be written ends the run, with every batch
 * before in it. Documents that are there already, the same, are not read again.
 */
#include "commands.h"
#include "console.h"
#include "fnv1a.h"
#include "progress.h"
#include "seen.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct loading {
    const cli_options *options;
    fig_engine *engine;
    fig_scratch *scratch;
    fig_store *store;
    fig_check *check;
    const char *shown; /* the database's name in messages where it has another for now; or NULL */
    bool failed;       /* some document, or a limit: exit 3 */
    bool broken;       /* the database: stop */
    cli_seen seen;
    cli_progress progress;
} loading;

static void report_database(const loading *l, fig_error *error)
{
    if (l->shown)
        snprintf(error->path, sizeof error->path, "%s", l->shown);
    cli_error_report(error);
}

static void warn(loading *l, const char *path, const fig_document *document, const fig_result *result)
{
    for (size_t i = 0; i < fig_result_warning_count(result); i++) {
        const fig_error *warning = fig_result_warning(result, i);
        l->failed |= warning->code == FIG_E_LIMIT;
        if (!l->options->quiet)
            cli_document_report(path, document, document->id, warning);
    }
}

/* What the store says: of this document alone, or of the database. */
static void note(loading *l, const char *path, const fig_document *document, fig_error *error)
{
    l->failed = true;
    if (error->code == FIG_E_USAGE || error->code == FIG_E_LIMIT) {
        cli_document_report(path, document, document->id, error);
        return;
    }
    l->broken = true;
    report_database(l, error);
}

/* Two documents of one id: what the first one said is gone. */
static void warn_of_twin(const loading *l, const char *path, const fig_document *document)
{
    const fig_error error = {.code = FIG_E_USAGE,
                             .message = "another document of this load has this id; this one takes its place in the database"};
    if (!l->options->quiet)
        cli_document_report(path, document, document->id, &error);
}

static void load_document(loading *l, const char *path, const fig_document *document)
{
    fig_error error = {0};
    fig_result *result = NULL;
    int has;
    if (fig_store_has(l->store, document, &has, &error) != FIG_OK) {
        note(l, path, document, &error);
        return;
    }
    const bool twin = document->id && cli_seen_before(&l->seen, document->id);
    if (has)
        return;
    if (twin)
        warn_of_twin(l, path, document);
    fig_status status = fig_extract(l->engine, l->scratch, document, &result, &error);
    if (status == FIG_OK)
        status = fig_check_run(l->check, document, result, &error);
    if (status != FIG_OK) {
        l->failed = true;
        cli_document_report(path, document, document->id, &error);
        fig_result_free(result);
        return;
    }
    warn(l, path, document, result);
    if (fig_store_write(l->store, document, result, &error) != FIG_OK)
        note(l, path, document, &error);
    fig_result_free(result);
}

/* What is well all the same: a charset that was guessed, a connection that was made again. */
static void report_note(void *user, const fig_error *error)
{
    (void)user;
    cli_error_report(error);
}

static void load_file(loading *l, const char *path)
{
    fig_error error = {0};
    fig_reader *reader = NULL;
    const fig_document *document;
    fig_reader_options wanted = {.size = sizeof wanted,
                                 .format = l->options->from,
                                 .date = l->options->date,
                                 .country = l->options->country,
                                 .warn = l->options->quiet ? NULL : report_note};
    if (fig_reader_new(path, &wanted, &reader, &error) != FIG_OK) {
        l->failed = true;
        cli_error_report(&error);
        return;
    }
    l->progress.reader = reader;
    while (!l->broken) {
        fig_status status = fig_reader_next(reader, &document, &error);
        if (status == FIG_E_END)
            break;
        if (status == FIG_OK) {
            load_document(l, path, document);
            cli_progress_step(&l->progress, true);
            continue;
        }
        l->failed = true;
        cli_error_report(&error);
    }
    cli_progress_next(&l->progress);
    fig_reader_free(reader);
}

static int print_counts(const loading *l, const char *shown)
{
    char text[512];
    const fig_store_counts *n = fig_store_count(l->store);
    if (l->options->quiet)
        return CLI_EXIT_OK;
    snprintf(text, sizeof text, "%s: documents %zu added, %zu replaced, %zu unchanged; figures %zu, facts %zu, findings %zu\n", shown,
             n->added, n->replaced, n->unchanged, n->figures, n->facts, n->findings);
    return cli_print(text);
}

static int load_all(loading *l)
{
    static const char *const standard_input[] = {"-"};
    const char *const *files = l->options->file_count ? l->options->files : standard_input;
    size_t count = l->options->file_count ? l->options->file_count : 1;
    fig_error error = {0};
    cli_progress_begin(&l->progress, l->options, NULL, files, count);
    for (size_t i = 0; i < count && !l->broken; i++)
        load_file(l, files[i]);
    cli_progress_end(&l->progress);
    if (!l->broken && fig_store_finish(l->store, &error) != FIG_OK) {
        l->broken = true;
        report_database(l, &error);
    }
    return l->failed || l->broken ? CLI_EXIT_FAILED : CLI_EXIT_OK;
}

/* A hash of a file's bytes; of nothing where it cannot be read: whoever opens it says so. */
static uint64_t hash_file(const char *path)
{
    uint64_t h = CLI_HASH_START;
    FILE *file = path ? fopen(path, "rb") : NULL;
    for (int c; file && (c = getc(file)) != EOF;)
        h = cli_hash_byte(h, (unsigned char)c);
    if (file)
        fclose(file);
    return h;
}

/* All that the records follow from beside document, engine and grammars. */
static char *settings_of(const cli_options *o)
{
    static const char form[] = "%s\n%s\n%s\n%016" PRIx64 "\n%016" PRIx64 "\n%016" PRIx64 "\n";
    const char *lang = o->lang ? o->lang : "", *country = o->country ? o->country : "", *fiscal = o->fiscal_start ? o->fiscal_start : "";
    size_t room = sizeof form + 48 + strlen(lang) + strlen(country) + strlen(fiscal);
    char *text = malloc(room);
    if (text)
        snprintf(text, room, form, lang, country, fiscal, hash_file(o->rates), hash_file(o->levels), hash_file(o->baseline));
    return text;
}

static int open_and_load(loading *l, const char *target, bool fresh)
{
    fig_error error = {0};
    char *settings = settings_of(l->options);
    fig_store_options wanted = {
        .size = sizeof wanted, .fresh = fresh, .no_text = l->options->no_text, .settings = settings, .report = report_note};
    fig_status status = settings ? fig_store_open(target, l->engine, &wanted, &l->store, &error) : FIG_E_NOMEM;
    free(settings);
    if (status == FIG_OK)
        status = fig_scratch_new(l->engine, &l->scratch, &error);
    if (status != FIG_OK) {
        if (status == FIG_E_NOMEM)
            cli_error("out of memory");
        else
            report_database(l, &error);
        return status == FIG_E_USAGE ? CLI_EXIT_USAGE : CLI_EXIT_FAILED;
    }
    return load_all(l);
}

static bool begin(loading *l, cli_options *wanted)
{
    wanted->facts = true;
    *l = (loading){.options = wanted, .check = cli_check_new(wanted)};
    l->engine = l->check ? cli_engine_new(wanted) : NULL;
    return l->engine != NULL;
}

static void end(loading *l)
{
    fig_store_free(l->store);
    fig_scratch_free(l->scratch);
    fig_engine_free(l->engine);
    fig_check_free(l->check);
    cli_seen_clear(&l->seen);
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

/* Records chosen by kind or field would leave a database whose ties lead nowhere; a query chooses. */
static bool is_whole(const cli_options *options)
{
    if (!options->kinds && !options->fields)
        return true;
    cli_error("a database holds whole records; leave out --%s and choose with a query", options->kinds ? "kinds" : "fields");
    return false;
}

int cmd_load_fresh(const cli_options *options)
{
    loading l;
    cli_output output;
    cli_options wanted = *options;
    if (!is_whole(options))
        return CLI_EXIT_USAGE;
    if (!begin(&l, &wanted)) {
        end(&l);
        return CLI_EXIT_USAGE;
    }
    l.shown = options->output;
    bool opened = cli_output_open(&output, options->output);
    int code = CLI_EXIT_FAILED;
    if (opened && output.temporary)
        code = open_and_load(&l, output.temporary, true);
    else if (opened) {
        cli_error("a database needs a file; name one with -o FILE.db");
        code = CLI_EXIT_USAGE;
    }
    bool whole = l.store && !l.broken;
    end(&l); /* before the file takes its name */
    return opened && !cli_output_close(&output, whole) ? CLI_EXIT_FAILED : code;
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
    if (!begin(&l, &wanted)) {
        end(&l);
        return CLI_EXIT_USAGE;
    }
    int code = open_and_load(&l, options->db, false);
    show_target(shown, sizeof shown, options->db);
    if (l.store && print_counts(&l, shown) != CLI_EXIT_OK)
        code = CLI_EXIT_FAILED;
    end(&l);
    return code;
}
