/* Help: the manual's tables as lines of at most 100 columns, options and commands in a column of their own. */
#include "help.h"
#include <stdio.h>
#include <string.h>

enum { WIDTH = 100, OPTION_COLUMN = 28, FORM_COLUMN = 37, COMMAND_COLUMN = 38 };

/* `text` behind column `at`, broken between words; the lines that follow are indented by `indent`. */
static void write_wrapped(FILE *out, const char *text, int at, int indent)
{
    bool first = true;
    while (*text) {
        size_t len = strcspn(text, " \n");
        if (!first && at + 1 + (int)len > WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            at = indent;
        } else if (!first) {
            fputc(' ', out);
            at++;
        }
        fwrite(text, 1, len, out);
        at += (int)len;
        first = false;
        text += len + (text[len] != 0);
    }
    fputc('\n', out);
}

/* "  label   about": about begins at `column`, on the next line where the label reaches so far. */
static void write_entry(FILE *out, const char *label, const char *about, int column)
{
    int len = fprintf(out, "  %s", label);
    if (len >= column) {
        fputc('\n', out);
        len = 0;
    }
    fprintf(out, "%*s", column - len, "");
    write_wrapped(out, about, column, column);
}

static void write_option(FILE *out, const cli_option *o)
{
    char label[64], letter[8] = "";
    if (o->letter)
        snprintf(letter, sizeof letter, "-%c, ", o->letter);
    snprintf(label, sizeof label, "%s--%s%s%s", letter, o->name, o->value ? " " : "", o->value ? o->value : "");
    write_entry(out, label, o->about, OPTION_COLUMN);
}

static void write_forms(FILE *out, const cli_command *c)
{
    for (size_t i = 0; i < CLI_FORMS && c->forms[i].usage; i++) {
        int len = fprintf(out, "figura %s %s", c->name, c->forms[i].usage);
        if (c->forms[i].about) {
            fprintf(out, "%*s", len < FORM_COLUMN ? FORM_COLUMN - len : 1, "");
            write_wrapped(out, c->forms[i].about, len < FORM_COLUMN ? FORM_COLUMN : len + 1, FORM_COLUMN);
        } else {
            fputc('\n', out);
        }
    }
}

static void write_examples(FILE *out, const char *examples)
{
    fputs("\nExamples\n", out);
    while (*examples) {
        size_t len = strcspn(examples, "\n");
        fprintf(out, "  %.*s\n", (int)len, examples);
        examples += len + (examples[len] != 0);
    }
}

static void write_command(FILE *out, const cli_command *c)
{
    write_forms(out, c);
    if (c->text) {
        fputc('\n', out);
        write_wrapped(out, c->text, 0, 0);
    }
    fputc('\n', out);
    for (size_t i = 0; i < cli_manual_option_count; i++)
        if (cli_manual_options[i].commands & c->bit)
            write_option(out, &cli_manual_options[i]);
    if (c->exits)
        fprintf(out, "\nExit code: %s\n", c->exits);
    write_examples(out, c->examples);
}

static void write_overview(FILE *out)
{
    char label[80];
    fprintf(out, "%s\n\n", cli_about);
    for (size_t i = 0; i < cli_command_count; i++) {
        snprintf(label, sizeof label, "figura %s %s", cli_commands[i].name, cli_commands[i].usage);
        write_entry(out, label, cli_commands[i].summary, COMMAND_COLUMN);
    }
    write_entry(out, "figura --version", "version, and the hash of the grammars", COMMAND_COLUMN);
    write_entry(out, "figura COMMAND --help", "the options of a command, with examples", COMMAND_COLUMN);
    write_examples(out, cli_examples);
    fputc('\n', out);
    int len = fprintf(out, "Exit code: ");
    write_wrapped(out, cli_exits, len, len);
}

char *cli_help_text(const cli_command *command)
{
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    if (!out)
        return NULL;
    if (command)
        write_command(out, command);
    else
        write_overview(out);
    return fclose(out) == 0 ? text : NULL;
}
