/*
 * extract: documents in, records out, through a pool of as many threads as --jobs says.
 *
 * A document that fails is reported and the rest goes on (exit 3 at the end); an output that cannot be written ends the run.
 */
#include "commands.h"
#include "console.h"
#include "progress.h"
#include "schema.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    const cli_options *options;
    const cli_step *step; /* NULL: just extract */
    fig_engine *engine;
    fig_pool *pool;
    fig_sink *sink;
    cli_output output;
    cli_progress progress;
    const char *path; /* being read */
    bool failed;      /* some document, or a limit: exit 3 */
    bool broken;      /* the output: stop */
} job;

static bool describable(fig_output_format format)
{
    return format == FIG_OUTPUT_CSV || format == FIG_OUTPUT_TSV || format == FIG_OUTPUT_CSV_EXCEL || format == FIG_OUTPUT_CSV_SEMICOLON;
}

static unsigned records_of(const job *j)
{
    if (j->step)
        return j->step->records;
    if (j->options->facts_alone)
        return FIG_RECORDS_FACTS;
    return FIG_RECORDS_FIGURES | (j->options->facts ? FIG_RECORDS_FACTS : 0u);
}

static void note(void *user, const fig_error *what)
{
    const job *j = user;
    if (!j->options->quiet)
        cli_error("%s: %s", j->options->output ? j->options->output : "output", what->message);
}

static void report_warnings(job *j, const char *path, const fig_document *document, const fig_result *result)
{
    for (size_t i = 0; i < fig_result_warning_count(result); i++) {
        const fig_error *warning = fig_result_warning(result, i);
        if (warning->code == FIG_E_LIMIT)
            j->failed = true;
        if (!j->options->quiet)
            cli_document_report(path, document, document ? document->id : NULL, warning);
    }
}

static void fail_document(job *j, const char *id, const fig_error *what)
{
    fig_error error;
    j->failed = true;
    if (fig_sink_write_error(j->sink, id, what, &error) != FIG_OK)
        j->broken = true;
}

/* In the order of the documents, on this thread: what the pool has made of each. */
static int take(void *user, const fig_pool_item *item)
{
    job *j = user;
    fig_error error = {0};
    const char *id = item->document ? item->document->id : NULL;
    cli_progress_step(&j->progress, item->document && !item->more);
    if (item->result) {
        if (j->step && j->step->seen)
            j->step->seen(j->step->user, item->document, item->result);
        report_warnings(j, item->source, item->document, item->result);
        j->broken = fig_sink_write(j->sink, item->document, item->result, &error) != FIG_OK;
        if (j->broken && !j->output.error_number) /* else closing the output says it */
            cli_error_report(&error);
        return j->broken;
    }
    if (*item->error->path) /* of the reader */
        cli_error_report(item->error);
    else
        cli_document_report(item->source, item->document, id, item->error);
    if (item->status != FIG_OK)
        fail_document(j, id, item->error);
    return j->broken;
}

/* Is the output a line after the other, so that a document's parts make what the whole would? */
static bool comes_in_lines(fig_output_format format)
{
    return format == FIG_OUTPUT_NDJSON || describable(format);
}

static bool start_pool(job *j, fig_output_format format, fig_error *error)
{
    const fig_pool_options wanted = {.size = sizeof wanted,
                                     .jobs = j->options->jobs,
                                     .take = take,
                                     .take_user = j,
                                     .work = j->step ? j->step->run : NULL,
                                     .work_user = j->step ? j->step->user : NULL,
                                     .parts = !j->step && comes_in_lines(format)};
    return fig_pool_new(j->engine, &wanted, &j->pool, error) == FIG_OK;
}

static bool start(job *j, fig_error *error)
{
    bool terminal = cli_is_terminal(&j->output);
    fig_sink_options wanted = {
        .size = sizeof wanted,
        .format = cli_output_format(j->options, terminal ? FIG_OUTPUT_TABLE : FIG_OUTPUT_NDJSON),
        .offsets = j->options->offsets,
        .fields = j->options->fields,
        .kinds = j->options->kinds,
        .width = cli_terminal_width(&j->output),
        .color = cli_wants_color(j->options, terminal),
        .write = cli_output_write,
        .write_user = &j->output,
        .records = records_of(j),
        .accepted = j->options->every,
        .report = note,
        .report_user = j,
        .said = j->options->said,
    };
    if (terminal && (wanted.format == FIG_OUTPUT_XLSX || wanted.format == FIG_OUTPUT_HTML)) {
        const char *name = wanted.format == FIG_OUTPUT_XLSX ? "xlsx" : "html";
        snprintf(error->message, sizeof error->message, "%s is nothing for a terminal; name a file with -o FILE.%s, or pipe it", name,
                 name);
        return false;
    }
    if (j->options->schema && !describable(wanted.format)) {
        snprintf(error->message, sizeof error->message,
                 "--schema describes a table; write one with --to csv, csv-excel, csv-semicolon or tsv");
        return false;
    }
    return fig_sink_new(j->engine, &wanted, &j->sink, error) == FIG_OK && start_pool(j, wanted.format, error);
}

/* Something is wrong with the pool itself: there is no memory. */
static void give_up(job *j, const fig_error *error)
{
    j->broken = true;
    cli_error_report(error);
}

/* A word between the documents, in their order. */
static void pass_on(job *j, const char *id, fig_status status, const fig_error *what)
{
    fig_error error = {0};
    if (fig_pool_note(j->pool, j->path, id, status, what, &error) != FIG_OK)
        give_up(j, &error);
}

/* A warning of the reader: the text is read all the same. */
static void report_reading(void *user, const fig_error *warning)
{
    pass_on(user, NULL, FIG_OK, warning);
}

static void extract_file(job *j, const char *path)
{
    fig_error error = {0};
    fig_reader *reader = NULL;
    fig_reader_options wanted = {.size = sizeof wanted,
                                 .format = j->options->from,
                                 .date = j->options->date,
                                 .country = j->options->country,
                                 .warn = j->options->quiet ? NULL : report_reading,
                                 .warn_user = j};
    j->path = path;
    fig_status status = fig_reader_new(path, &wanted, &reader, &error);
    if (status != FIG_OK) {
        pass_on(j, path, status, &error);
        return;
    }
    j->progress.reader = reader;
    if (fig_pool_read(j->pool, reader, path, &error) != FIG_OK)
        give_up(j, &error);
    cli_progress_next(&j->progress);
    fig_reader_free(reader);
}

static int run(job *j)
{
    static const char *const standard_input[] = {"-"};
    const char *const *files = j->options->file_count ? j->options->files : standard_input;
    size_t count = j->options->file_count ? j->options->file_count : 1;
    fig_error error = {0};
    if (!start(j, &error)) {
        cli_error_report(&error);
        cli_output_close(&j->output, false);
        return CLI_EXIT_USAGE;
    }
    cli_progress_begin(&j->progress, j->options, &j->output, files, count);
    for (size_t i = 0; i < count && !j->broken; i++)
        extract_file(j, files[i]);
    if (!j->broken && fig_pool_finish(j->pool, &error) != FIG_OK)
        give_up(j, &error);
    cli_progress_end(&j->progress);
    if (!j->broken && fig_sink_finish(j->sink, &error) != FIG_OK) {
        j->broken = true;
        if (!j->output.error_number)
            cli_error_report(&error);
    }
    bool closed = cli_output_close(&j->output, !j->broken);
    if (j->broken && !j->output.gone)
        j->failed = true;
    if (j->options->schema && closed && !j->broken && !cli_schema_write(j->options, j->sink))
        j->failed = true;
    return j->failed || !closed ? CLI_EXIT_FAILED : CLI_EXIT_OK;
}

int cli_documents(const cli_options *options, const cli_step *step)
{
    if (options->schema && !cli_schema_check(options))
        return CLI_EXIT_USAGE;
    if (!step && cli_output_format(options, FIG_OUTPUT_NDJSON) == FIG_OUTPUT_SQLITE)
        return cmd_load_fresh(options);
    job j = {.options = options, .step = step, .engine = cli_engine_new(options)};
    if (!j.engine)
        return CLI_EXIT_USAGE;
    int code = cli_output_open(&j.output, options->output) ? run(&j) : CLI_EXIT_FAILED;
    fig_pool_free(j.pool);
    fig_sink_free(j.sink);
    fig_engine_free(j.engine);
    return code;
}

/* A page and a workbook show all that is known of a document, and would say that nothing was found wrong where nobody had looked. */
int cmd_extract(const cli_options *options)
{
    const fig_output_format to = cli_output_format(options, FIG_OUTPUT_NDJSON);
    return to == FIG_OUTPUT_HTML || to == FIG_OUTPUT_XLSX ? cli_documents_whole(options) : cli_documents(options, NULL);
}

/* The same with facts alone. */
int cmd_facts(const cli_options *options)
{
    cli_options wanted = *options;
    wanted.facts = wanted.facts_alone = true;
    return cli_documents(&wanted, NULL);
}
