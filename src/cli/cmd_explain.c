/* explain: why a figure is what it is. Takes FILE, FILE:LINE or --text. */
#include "commands.h"
#include "console.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "story.txt:12" -> "story.txt" and 12, unless there is a file of the whole name. *path is to be freed. */
static bool split_place(const char *place, char **path, size_t *line)
{
    size_t len = strlen(place) + 1;
    *line = 0;
    *path = malloc(len);
    if (!*path) {
        cli_error("out of memory");
        return false;
    }
    memcpy(*path, place, len);
    char *colon = strrchr(*path, ':'), *end;
    if (!colon || access(place, F_OK) == 0)
        return true;
    unsigned long n = strtoul(colon + 1, &end, 10);
    if (!*end && end != colon + 1 && n > 0) {
        *colon = 0;
        *line = n;
    }
    return true;
}

static int explain(const fig_engine *engine, fig_scratch *scratch, const fig_document *document, size_t line)
{
    fig_error error = {0};
    cli_output output;
    if (!cli_output_open(&output, NULL))
        return CLI_EXIT_FAILED;
    fig_status status = fig_explain(engine, scratch, document, line, cli_output_write, &output, &error);
    if (status != FIG_OK && !output.error_number) {
        if (!*error.path && document->id)
            cli_error("%s: %s", document->id, error.message);
        else
            cli_error_report(&error);
    }
    bool closed = cli_output_close(&output, true);
    return closed && (status == FIG_OK || output.gone) ? CLI_EXIT_OK : CLI_EXIT_FAILED;
}

/* A text file is explained at its line; of NDJSON, where ids are no paths, the line-th document is. */
static int explain_file(const cli_options *options, const fig_engine *engine, fig_scratch *scratch, const char *path, size_t line)
{
    fig_error error = {0};
    fig_reader *reader = NULL;
    const fig_document *document;
    fig_reader_options wanted = {.size = sizeof wanted,
                                 .format = options->from,
                                 .date = options->date,
                                 .country = options->country,
                                 .warn = options->quiet ? NULL : cli_warning_report};
    if (fig_reader_new(path, &wanted, &reader, &error) != FIG_OK) {
        cli_error_report(&error);
        return CLI_EXIT_FAILED;
    }
    int code = CLI_EXIT_OK;
    for (size_t number = 1; code == CLI_EXIT_OK; number++) {
        fig_status status = fig_reader_next(reader, &document, &error);
        if (status == FIG_E_END)
            break;
        bool whole = status == FIG_OK && strcmp(document->id, path) == 0;
        if (!whole && line && number != line)
            continue;
        if (status != FIG_OK) {
            cli_error_report(&error);
            code = CLI_EXIT_FAILED;
        } else
            code = explain(engine, scratch, document, whole ? line : 0);
    }
    fig_reader_free(reader);
    return code;
}

static int run(const cli_options *options, const fig_engine *engine, fig_scratch *scratch)
{
    if (options->text) {
        fig_document document = {.size = sizeof document,
                                 .id = "--text",
                                 .text = options->text,
                                 .text_len = strlen(options->text),
                                 .date = options->date,
                                 .country = options->country};
        return explain(engine, scratch, &document, 0);
    }
    char *path = NULL;
    size_t line;
    int code = CLI_EXIT_FAILED;
    if (split_place(options->file_count ? options->files[0] : "-", &path, &line))
        code = explain_file(options, engine, scratch, path, line);
    free(path);
    return code;
}

int cmd_explain(const cli_options *options)
{
    if (options->file_count > 1 || (options->text && options->file_count)) {
        cli_error("explain takes one FILE[:LINE] or --text TEXT; figura explain --help has examples");
        return CLI_EXIT_USAGE;
    }
    if (!options->text && !options->file_count && isatty(STDIN_FILENO)) {
        cli_error("explain what? name a FILE[:LINE] or give --text TEXT");
        return CLI_EXIT_USAGE;
    }
    cli_options with = *options;
    with.facts = true;
    fig_engine *engine = cli_engine_new(&with);
    if (!engine)
        return CLI_EXIT_USAGE;
    fig_error error = {0};
    fig_scratch *scratch = NULL;
    int code = CLI_EXIT_FAILED;
    if (fig_scratch_new(engine, &scratch, &error) == FIG_OK)
        code = run(options, engine, scratch);
    else
        cli_error_report(&error);
    fig_scratch_free(scratch);
    fig_engine_free(engine);
    return code;
}
