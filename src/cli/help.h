/* Help: what --help says of a command, or of figura itself. */
#ifndef CLI_HELP_H
#define CLI_HELP_H
#include "manual.h"

/* The text, yours to free; `command` NULL: the list of commands. NULL when out of memory. */
char *cli_help_text(const cli_command *command);
#endif
