/* Commands: each takes the options that were read and gives the exit code; what they are called and take stands in manual.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H
#include "options.h"

int cmd_extract(const cli_options *options);
int cmd_report(const cli_options *options);
int cmd_load(const cli_options *options);
int cmd_explain(const cli_options *options);
int cmd_grammar(const cli_options *options);
int cmd_diff(const cli_options *options);

/* The engine that the options ask for; NULL, with the faults on standard error, when the grammars do not load. */
fig_engine *cli_engine_new(const cli_options *options);
#endif
