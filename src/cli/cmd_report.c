/*
 * report: documents in, one page out, with all that is known of them: figures, facts, findings.
 */
#include "commands.h"
#include "console.h"

static fig_status check_document(void *user, const fig_document *document, fig_result *result, fig_error *error)
{
    return fig_check_run(user, document, result, error);
}

int cmd_report(const cli_options *options)
{
    cli_options page = *options;
    fig_check *check = cli_check_new(options);
    if (!check)
        return CLI_EXIT_USAGE;
    page.facts = true;
    page.to = FIG_OUTPUT_HTML;
    page.to_set = true;
    const cli_step step = {.records = FIG_RECORDS_FIGURES | FIG_RECORDS_FACTS | FIG_RECORDS_FINDINGS, .run = check_document, .user = check};
    int code = cli_documents(&page, &step);
    fig_check_free(check);
    return code;
}
