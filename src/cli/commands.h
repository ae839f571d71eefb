/* Commands: each takes the options that were read and gives the exit code; what they are called and take stands in manual.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H
#include "options.h"

int cmd_extract(const cli_options *options);
int cmd_check(const cli_options *options);
int cmd_facts(const cli_options *options);
int cmd_report(const cli_options *options);
int cmd_load(const cli_options *options);
/* extract --to sqlite -o FILE: a database of this run alone. */
int cmd_load_fresh(const cli_options *options);
int cmd_explain(const cli_options *options);
int cmd_grammar(const cli_options *options);
int cmd_diff(const cli_options *options);

/* What a command does with each document beside extracting it, and what it writes of it. */
typedef struct cli_step {
    unsigned records;                                                                 /* FIG_RECORDS_* */
    fig_pool_work_fn run;                                                             /* in any thread */
    void (*seen)(void *user, const fig_document *document, const fig_result *result); /* in order, on the command's; or NULL */
    void *user;
} cli_step;

/* Documents in, records out; the exit code. `step` may be NULL. */
int cli_documents(const cli_options *options, const cli_step *step);
/* The same with figures, facts and findings: cmd_report.c. */
int cli_documents_whole(const cli_options *options);

/* The checks that the options ask for, with --rates, --levels, --baseline; NULL, with the faults on standard error, when a file is no use. */
fig_check *cli_check_new(const cli_options *options);
/* The engine that the options ask for; NULL, with the faults on standard error, when the grammars do not load. */
fig_engine *cli_engine_new(const cli_options *options);
#endif
