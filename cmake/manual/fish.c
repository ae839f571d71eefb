/* Completion for fish: one `complete` an option. */
#include "write_manual.h"

/* Inside '…' of fish. */
static void write_fish_quoted(FILE *out, const char *s)
{
    fputc('\'', out);
    write_escaped(out, s, "'\\", "\\");
    fputc('\'', out);
}

/* Whether the command line is one of the commands that take it; extract is what is meant where none is named. */
static void write_fish_condition(FILE *out, unsigned commands)
{
    fputs(" -n 'contains -- (__figura_command)", out);
    for (size_t i = 0; i < cli_command_count; i++)
        if (commands & cli_commands[i].bit)
            fprintf(out, " %s", cli_commands[i].name);
    fputc('\'', out);
}

static void write_fish_option(FILE *out, const cli_option *o)
{
    fputs("complete -c figura", out);
    write_fish_condition(out, o->commands);
    fprintf(out, " -l %s", o->name);
    if (o->letter)
        fprintf(out, " -s %c", o->letter);
    switch (o->offer) {
    case CLI_OFFER_NOTHING:
        fputs(o->value ? " -x" : "", out);
        break;
    case CLI_OFFER_FILES:
        fputs(" -rF", out);
        break;
    case CLI_OFFER_WORDS:
        fputs(" -xa '", out);
        write_words(out, o->words);
        fputc('\'', out);
        break;
    case CLI_OFFER_LIST:
        fputs(" -xa '(__fish_append , ", out);
        write_words(out, o->words);
        fputs(")'", out);
        break;
    }
    fputs(" -d ", out);
    write_fish_quoted(out, o->about);
    fputc('\n', out);
}

void write_fish(FILE *out)
{
    fputs("# figura: completion for fish. Made with the command from one table.\n\n"
          "# The command of the line: its first word where that is one, else extract.\n"
          "function __figura_command\n"
          "    set -l words (commandline -opc)\n"
          "    if test (count $words) -gt 1; and contains -- $words[2]",
          out);
    for (size_t i = 0; i < cli_command_count; i++)
        fprintf(out, " %s", cli_commands[i].name);
    fputs("\n        echo $words[2]\n    else\n        echo extract\n    end\nend\n\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        fprintf(out, "complete -c figura -n 'test (count (commandline -opc)) -eq 1' -a %s -d ", cli_commands[i].name);
        write_fish_quoted(out, cli_commands[i].summary);
        fputc('\n', out);
        if (cli_commands[i].words) {
            fprintf(out, "complete -c figura -n 'test (count (commandline -opc)) -eq 2; and test (__figura_command) = %s' -fa '",
                    cli_commands[i].name);
            write_words(out, cli_commands[i].words);
            fputs("'\n", out);
        }
    }
    for (size_t i = 0; i < cli_manual_option_count; i++)
        write_fish_option(out, &cli_manual_options[i]);
}
