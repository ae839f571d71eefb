/*
 * Schema: datapackage.json in the folder of -o FILE.
 *
 * A file of that name that somebody else wrote is left alone: ours says "figura" where it begins. One of ours that described another table is
 * replaced, and that is said.
 */
#include "schema.h"
#include "console.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char file_name[] = "datapackage.json";

/* FILE's folder and our name in it; yours to free. */
static char *beside(const char *output)
{
    const char *slash = strrchr(output, '/');
    size_t folder = slash ? (size_t)(slash - output) + 1 : 0;
    char *path = malloc(folder + sizeof file_name);
    if (!path)
        return NULL;
    memcpy(path, output, folder);
    memcpy(path + folder, file_name, sizeof file_name);
    return path;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Whether the file of that path may be written over. */
static bool is_ours(const cli_options *options, const char *path)
{
    char head[4096] = "", wanted[1100];
    FILE *file = fopen(path, "rb");
    if (!file)
        return true; /* not there, or unreadable: then writing says why */
    size_t len = fread(head, 1, sizeof head - 1, file);
    fclose(file);
    head[len] = 0;
    if (!strstr(head, "\n\"figura\":{\"engine\":")) {
        cli_error("%s: this file is not one that figura wrote, and is left as it is; move it, or write -o into another folder", path);
        return false;
    }
    snprintf(wanted, sizeof wanted, "\"path\":\"%.1000s\"", base_name(options->output));
    if (!strstr(head, wanted) && !options->quiet)
        cli_error("%s: it described another table; from now on it describes %s", path, base_name(options->output));
    return true;
}

bool cli_schema_check(const cli_options *options)
{
    if (!options->output || strcmp(options->output, "-") == 0) {
        cli_error("--schema writes datapackage.json beside a file; name it with -o FILE.csv");
        return false;
    }
    char *path = beside(options->output);
    bool ok = path && is_ours(options, path);
    if (!path)
        cli_error("out of memory");
    free(path);
    return ok;
}

bool cli_schema_write(const cli_options *options, const fig_sink *sink)
{
    cli_output output;
    fig_error error = {0};
    char *path = beside(options->output);
    bool ok = path && cli_output_open(&output, path);
    if (ok) {
        fig_status status = fig_sink_describe(sink, base_name(options->output), cli_output_write, &output, &error);
        if (status != FIG_OK && status != FIG_E_IO)
            cli_error_report(&error);
        ok = cli_output_close(&output, status == FIG_OK) && status == FIG_OK;
    }
    free(path);
    return ok;
}
