/*
 * report: documents in, one page out: extract, with facts and the page's format.
 */
#include "commands.h"

int cmd_report(const cli_options *options)
{
    cli_options page = *options;
    page.facts = true;
    page.to = FIG_OUTPUT_HTML;
    page.to_set = true;
    return cmd_extract(&page);
}
