/* Help: the manual's tables as lines that fit, options and commands in a column of their own. */
#include "help.h"
#include <stdio.h>
#include <string.h>

enum { LEAST_WIDTH = 60, MOST_WIDTH = CLI_HELP_WIDTH, OPTION_COLUMN = 28, FORM_COLUMN = 37, COMMAND_COLUMN = 38 };

/* Where the help goes, and how many columns it has. */
typedef struct page {
    FILE *out;
    int width;
} page;

/* `text` behind column `at`, broken between words; the lines that follow are indented by `indent`. */
static void write_wrapped(const page *p, const char *text, int at, int indent)
{
    FILE *out = p->out;
    bool first = true;
    while (*text) {
        size_t len = strcspn(text, " \n");
        if (!first && at + 1 + (int)len > p->width) {
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
static void write_entry(const page *p, const char *label, const char *about, int column)
{
    int len = fprintf(p->out, "  %s", label);
    if (len >= column) {
        fputc('\n', p->out);
        len = 0;
    }
    fprintf(p->out, "%*s", column - len, "");
    write_wrapped(p, about, column, column);
}

static void write_option(const page *p, const cli_option *o)
{
    char label[64], letter[8] = "";
    if (o->letter)
        snprintf(letter, sizeof letter, "-%c, ", o->letter);
    snprintf(label, sizeof label, "%s--%s%s%s", letter, o->name, o->value ? " " : "", o->value ? o->value : "");
    write_entry(p, label, o->about, OPTION_COLUMN);
}

static void write_forms(const page *p, const cli_command *c)
{
    for (size_t i = 0; i < CLI_FORMS && c->forms[i].usage; i++) {
        int len = fprintf(p->out, "figura %s %s", c->name, c->forms[i].usage);
        if (c->forms[i].about) {
            fprintf(p->out, "%*s", len < FORM_COLUMN ? FORM_COLUMN - len : 1, "");
            write_wrapped(p, c->forms[i].about, len < FORM_COLUMN ? FORM_COLUMN : len + 1, FORM_COLUMN);
        } else {
            fputc('\n', p->out);
        }
    }
}

static void write_exits(const page *p, const char *exits)
{
    int len = fprintf(p->out, "Exit code: ");
    write_wrapped(p, exits, len, len);
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

static void write_command(const page *p, const cli_command *c)
{
    write_forms(p, c);
    if (c->text) {
        fputc('\n', p->out);
        write_wrapped(p, c->text, 0, 0);
    }
    fputc('\n', p->out);
    for (size_t i = 0; i < cli_manual_option_count; i++)
        if (cli_manual_options[i].commands & c->bit)
            write_option(p, &cli_manual_options[i]);
    if (c->exits) {
        fputc('\n', p->out);
        write_exits(p, c->exits);
    }
    write_examples(p->out, c->examples);
}

static void write_overview(const page *p)
{
    char label[80];
    write_wrapped(p, cli_about, 0, 0);
    fputc('\n', p->out);
    for (size_t i = 0; i < cli_command_count; i++) {
        snprintf(label, sizeof label, "figura %s %s", cli_commands[i].name, cli_commands[i].usage);
        write_entry(p, label, cli_commands[i].summary, COMMAND_COLUMN);
    }
    write_entry(p, "figura --version", "version, and the hash of the grammars", COMMAND_COLUMN);
    write_entry(p, "figura COMMAND --help", "the options of a command, with examples", COMMAND_COLUMN);
    write_examples(p->out, cli_examples);
    fputc('\n', p->out);
    write_exits(p, cli_exits);
}

char *cli_help_text(const cli_command *command, int width)
{
    char *text = NULL;
    size_t len;
    page p = {open_memstream(&text, &len), width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width};
    if (!p.out)
        return NULL;
    if (command)
        write_command(&p, command);
    else
        write_overview(&p);
    return fclose(p.out) == 0 ? text : NULL;
}
