/*
 * diff: a draft's figures against those of its sources.
 *
 * in   DRAFT, one document; SOURCE..., text or NDJSON          out   fig_diff_write of them
 * The reader lends a document until the next one; here all are held at once, so their texts are copied.
 */
#include "commands.h"
#include "console.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct held { /* a document that is ours, and what was found in it */
    fig_document *document;
    fig_result *result;
} held;

typedef struct job {
    const cli_options *options;
    fig_engine *engine;
    fig_scratch *scratch;
    cli_output output;
    held *all; /* the draft first */
    size_t count, capacity;
    bool failed; /* some document: exit 3 */
} job;

static void drop(held *h)
{
    fig_result_free(h->result);
    fig_document_free(h->document);
}

static void report(job *j, const char *path, const fig_error *error, bool warning)
{
    fig_error shown = *error;
    if (!*shown.path)
        snprintf(shown.path, sizeof shown.path, "%s", path);
    j->failed |= !warning || error->code == FIG_E_LIMIT;
    if (!warning || !j->options->quiet)
        cli_error_report(&shown);
}

/* false: out of memory. */
static bool add_document(job *j, const char *path, const fig_document *d)
{
    fig_error error = {0};
    if (j->count == j->capacity) {
        size_t more = j->capacity ? j->capacity * 2 : 16;
        held *all = realloc(j->all, more * sizeof *all);
        if (!all)
            return false;
        j->all = all;
        j->capacity = more;
    }
    held h = {0};
    if (fig_document_copy(d, &h.document, &error) != FIG_OK)
        return false;
    if (fig_extract(j->engine, j->scratch, h.document, &h.result, &error) != FIG_OK) {
        report(j, path, &error, false);
        drop(&h);
        return true;
    }
    for (size_t i = 0; i < fig_result_warning_count(h.result); i++)
        report(j, h.document->id, fig_result_warning(h.result, i), true);
    j->all[j->count++] = h;
    return true;
}

/* Every document of a file; false: out of memory. */
static bool read_file(job *j, const char *path)
{
    fig_error error = {0};
    fig_reader *reader = NULL;
    const fig_document *document;
    bool ok = true;
    fig_reader_options wanted = {.size = sizeof wanted,
                                 .format = j->options->from,
                                 .date = j->options->date,
                                 .country = j->options->country,
                                 .warn = j->options->quiet ? NULL : cli_warning_report};
    if (fig_reader_new(path, &wanted, &reader, &error) != FIG_OK) {
        report(j, path, &error, false);
        return true;
    }
    while (ok) {
        fig_status status = fig_reader_next(reader, &document, &error);
        if (status == FIG_E_END)
            break;
        if (status == FIG_OK)
            ok = add_document(j, path, document);
        else
            report(j, path, &error, false);
    }
    fig_reader_free(reader);
    return ok;
}

/* The draft and the sources; the exit code where there is nothing to compare. */
static int read_all(job *j)
{
    const char *draft = j->options->files[0];
    bool ok = read_file(j, draft);
    if (ok && j->count > 1) {
        cli_error("%s: this holds %zu documents; a draft is one: give it a file of its own", draft, j->count);
        return CLI_EXIT_USAGE;
    }
    if (ok && j->count == 0) {
        if (!j->failed)
            cli_error("%s: there is no document in it; a draft is one document", draft);
        return CLI_EXIT_FAILED;
    }
    for (size_t i = 1; ok && i < j->options->file_count; i++)
        ok = read_file(j, j->options->files[i]);
    if (!ok)
        cli_error("out of memory");
    bool no_source = j->failed && j->count < 2; /* nothing could be read that the draft might be held against */
    return ok && !no_source ? CLI_EXIT_OK : CLI_EXIT_FAILED;
}

static bool is_finding(const job *j, fig_diff_status status)
{
    return status == FIG_DIFF_DIFFERENT || status == FIG_DIFF_MAGNITUDE || (j->options->strict && status == FIG_DIFF_NOT_IN_SOURCES);
}

static int write_diff(job *j, const fig_diff *diff)
{
    fig_error error = {0};
    bool terminal = cli_is_terminal(&j->output), found = false;
    fig_sink_options wanted = {
        .size = sizeof wanted,
        .format = cli_output_format(j->options, terminal ? FIG_OUTPUT_TABLE : FIG_OUTPUT_JSON),
        .offsets = j->options->offsets,
        .width = cli_terminal_width(&j->output),
        .color = cli_wants_color(j->options, terminal),
        .write = cli_output_write,
        .write_user = &j->output,
    };
    fig_status status = fig_diff_write(diff, j->engine, &wanted, &error);
    if (status != FIG_OK && status != FIG_E_IO)
        cli_error_report(&error);
    bool closed = cli_output_close(&j->output, status == FIG_OK);
    if (status == FIG_E_USAGE)
        return CLI_EXIT_USAGE;
    if (j->failed || !closed || (status != FIG_OK && !j->output.gone))
        return CLI_EXIT_FAILED;
    for (size_t i = 0; i < fig_diff_count(diff); i++)
        found |= is_finding(j, fig_diff_item_at(diff, i)->status);
    return found ? CLI_EXIT_FINDINGS : CLI_EXIT_OK;
}

static int compare(job *j)
{
    fig_error error = {0};
    fig_diff *diff = NULL;
    fig_diff_text *texts = calloc(j->count, sizeof *texts);
    int code = CLI_EXIT_FAILED;
    for (size_t i = 0; texts && i < j->count; i++)
        texts[i] = (fig_diff_text){j->all[i].document, j->all[i].result};
    if (!texts || fig_diff_new(texts, texts + 1, j->count - 1, &diff, &error) != FIG_OK)
        cli_error("out of memory");
    else if (cli_output_open(&j->output, j->options->output))
        code = write_diff(j, diff);
    fig_diff_free(diff);
    free(texts);
    return code;
}

int cmd_diff(const cli_options *options)
{
    fig_error error = {0};
    job j = {.options = options};
    if (options->file_count < 2) {
        cli_error("diff needs a draft and at least one source: figura diff DRAFT SOURCE...");
        return CLI_EXIT_USAGE;
    }
    cli_options with_facts = *options; /* they say whose figure it is where the sentence says `it` */
    with_facts.facts = true;
    j.engine = cli_engine_new(&with_facts);
    if (!j.engine)
        return CLI_EXIT_USAGE;
    int code = CLI_EXIT_FAILED;
    if (fig_scratch_new(j.engine, &j.scratch, &error) != FIG_OK)
        cli_error_report(&error);
    else if ((code = read_all(&j)) == CLI_EXIT_OK)
        code = compare(&j);
    for (size_t i = 0; i < j.count; i++)
        drop(&j.all[i]);
    free(j.all);
    fig_scratch_free(j.scratch);
    fig_engine_free(j.engine);
    return code;
}
