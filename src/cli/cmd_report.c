/*
 * report: documents in, one page out, with all that is known of them: figures, facts, findings.
 */
#include "commands.h"
#include "console.h"

static fig_status check_document(void *user, const fig_document *document, fig_result *result, fig_error *error)
{
    return fig_check_run(user, document, result, error);
}

int cli_documents_whole(const cli_options *options)
{
    cli_options with = *options;
    fig_check *check = cli_check_new(options);
    if (!check)
        return CLI_EXIT_USAGE;
    with.facts = true;
    const cli_step step = {.records = FIG_RECORDS_FIGURES | FIG_RECORDS_FACTS | FIG_RECORDS_FINDINGS, .run = check_document, .user = check};
    int code = cli_documents(&with, &step);
    fig_check_free(check);
    return code;
}

int cmd_report(const cli_options *options)
{
    cli_options page = *options;
    page.to = FIG_OUTPUT_HTML;
    page.to_set = true;
    return cli_documents_whole(&page);
}
