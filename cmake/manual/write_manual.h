/* What the writers of man pages and completions share. */
#ifndef WRITE_MANUAL_H
#define WRITE_MANUAL_H
#include "../../src/cli/manual.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `s` with `escape` before each byte of `special`. */
void write_escaped(FILE *out, const char *s, const char *special, const char *escape);
/* `s` inside '...' of a shell that knows no escape there. */
void write_quoted(FILE *out, const char *s);
/* "a|b|c" as "a b c". */
void write_words(FILE *out, const char *words);

void write_command_page(FILE *out, const cli_command *command);
void write_overview_page(FILE *out);
void write_bash(FILE *out);
void write_zsh(FILE *out);
void write_fish(FILE *out);
#endif
