/* Schema: extract --schema, the description beside a table. */
#ifndef CLI_SCHEMA_H
#define CLI_SCHEMA_H
#include "options.h"

/* Before anything is written: whether the folder of `options->output` can take a datapackage.json. false: why not is on standard error. */
bool cli_schema_check(const cli_options *options);
/* Write it, once the table is whole. false: the fault is on standard error. */
bool cli_schema_write(const cli_options *options, const fig_sink *sink);
#endif
