/* Help: what --help says of a command, or of figura itself. */
#ifndef CLI_HELP_H
#define CLI_HELP_H
#include "manual.h"

enum { CLI_HELP_WIDTH = 100 }; /* where no terminal says otherwise, and at most: longer lines read badly */

/* The text, in lines of `width` columns or some fewer, yours to free; `command` NULL: the list of commands. NULL when out of memory. */
char *cli_help_text(const cli_command *command, int width);
#endif
