/*
 * check: documents in, findings and coverage out.
 *
 * Exit 1 where a figure is inconsistent and nobody has accepted it. Formats that have no place for it say the coverage on standard error.
 */
#include "commands.h"
#include "console.h"
#include <stdio.h>
#include <unistd.h>

typedef struct checking {
    const cli_options *options;
    fig_check *check;
    bool found;         /* exit 1 */
    bool says_coverage; /* on standard error */
} checking;

static fig_status check_document(void *user, const fig_document *document, fig_result *result, fig_error *error)
{
    const checking *c = user;
    return fig_check_run(c->check, document, result, error);
}

static void say_coverage(const fig_document *document, const fig_coverage *v)
{
    char accepted[48] = "";
    if (v->accepted)
        snprintf(accepted, sizeof accepted, ", %zu accepted", v->accepted);
    cli_say("%.4000s%s%zu %s, %zu checkable, %zu inconsistent%s", document->id ? document->id : "", document->id ? ": " : "", v->figures,
            v->figures == 1 ? "figure" : "figures", v->checkable, v->inconsistent, accepted);
}

/* What was found goes into the exit code, how much could be checked on standard error. */
static void count_findings(void *user, const fig_document *document, const fig_result *result)
{
    checking *c = user;
    for (size_t i = 0; i < fig_result_finding_count(result); i++) {
        const fig_finding *f = fig_result_finding(result, i);
        if (f->accepted || f->verdict == FIG_VERDICT_CONSISTENT)
            continue;
        c->found = c->found || f->verdict == FIG_VERDICT_INCONSISTENT || c->options->strict;
    }
    if (c->says_coverage)
        say_coverage(document, fig_result_coverage(result));
}

fig_check *cli_check_new(const cli_options *options)
{
    fig_error error = {0};
    fig_check *check = NULL;
    size_t reported = 0;
    fig_check_options wanted = {.size = sizeof wanted,
                                .rates = options->rates,
                                .levels = options->levels,
                                .baseline = options->baseline,
                                .report = cli_error_count,
                                .report_user = &reported,
                                .consistent = options->every};
    if (fig_check_new(&wanted, &check, &error) == FIG_OK)
        return check;
    if (!reported)
        cli_error_report(&error);
    return NULL;
}

int cmd_check(const cli_options *options)
{
    cli_options with = *options;
    const fig_output_format to = cli_output_format(options, FIG_OUTPUT_NDJSON);
    const bool whole = to == FIG_OUTPUT_DOCUMENTS || to == FIG_OUTPUT_HTML || to == FIG_OUTPUT_XLSX;
    checking c = {.options = &with, .check = cli_check_new(options)};
    if (!c.check)
        return CLI_EXIT_USAGE;
    with.facts = true;
    bool table = options->to_set ? options->to == FIG_OUTPUT_TABLE : !options->output && isatty(STDOUT_FILENO);
    c.says_coverage = !options->quiet && !table && !whole;
    cli_step step = {.records = FIG_RECORDS_FINDINGS | (whole ? FIG_RECORDS_FIGURES | FIG_RECORDS_FACTS : 0),
                     .run = check_document,
                     .seen = count_findings,
                     .user = &c};
    int code = cli_documents(&with, &step);
    fig_check_free(c.check);
    return code == CLI_EXIT_OK && c.found ? CLI_EXIT_FINDINGS : code;
}
