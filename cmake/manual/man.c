/* Man pages: man(7) macros, which every man reads: figura(1) and one page a command. */
#include "write_manual.h"

/* For .TH, which wants a day: of the last change to what the pages say beside the table. */
#define MANUAL_DATE "2026-11-25"

/* Text of roff: a backslash and a hyphen are themselves, a dot or a quote that begins a line is text. */
static void write_roff(FILE *out, const char *s)
{
    if (*s == '.' || *s == '\'')
        fputs("\\&", out);
    for (; *s; s++) {
        if (*s == '\\')
            fputs("\\e", out);
        else if (*s == '-')
            fputs("\\-", out);
        else if (*s == '\'')
            fputs("\\(aq", out);
        else if (*s == '`')
            fputs("\\(ga", out);
        else if (*s == '^')
            fputs("\\(ha", out);
        else if (*s == '~')
            fputs("\\(ti", out);
        else
            fputc(*s, out);
    }
}

static void write_lines(FILE *out, const char *lines)
{
    char line[400];
    fputs(".SH EXAMPLES\n.nf\n", out);
    while (*lines) {
        size_t len = strcspn(lines, "\n");
        snprintf(line, sizeof line, "%.*s", (int)len, lines);
        write_roff(out, line);
        fputc('\n', out);
        lines += len + (lines[len] != 0);
    }
    fputs(".fi\n", out);
}

static void write_option_roff(FILE *out, const cli_option *o)
{
    fputs(".TP\n", out);
    if (o->letter)
        fprintf(out, "\\fB\\-%c\\fR, ", o->letter);
    fputs("\\fB\\-\\-", out);
    write_roff(out, o->name);
    fputs("\\fR", out);
    if (o->value) {
        fputs(" \\fI", out);
        write_roff(out, o->value);
        fputs("\\fR", out);
    }
    fputc('\n', out);
    write_roff(out, o->about);
    fputc('\n', out);
}

void write_command_page(FILE *out, const cli_command *c)
{
    char title[80];
    snprintf(title, sizeof title, "FIGURA-%s", c->name);
    for (char *p = title; *p; p++)
        *p = (char)(*p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : *p);
    fprintf(out, ".TH %s 1 %s \"figura %s\" \"User commands\"\n.SH NAME\nfigura-%s \\- ", title, MANUAL_DATE, FIG_VERSION, c->name);
    write_roff(out, c->summary);
    fputs("\n.SH SYNOPSIS\n", out);
    for (size_t i = 0; i < CLI_FORMS && c->forms[i].usage; i++) {
        fprintf(out, "%s\\fBfigura %s\\fR ", i ? ".br\n" : "", c->name);
        write_roff(out, c->forms[i].usage);
        fputc('\n', out);
    }
    fputs(".SH DESCRIPTION\n", out);
    if (c->text) {
        write_roff(out, c->text);
        fputc('\n', out);
    }
    for (size_t i = 0; i < CLI_FORMS && c->forms[i].about; i++) {
        fputs(".TP\n\\fB", out);
        write_roff(out, c->forms[i].usage);
        fputs("\\fR\n", out);
        write_roff(out, c->forms[i].about);
        fputc('\n', out);
    }
    fputs(".SH OPTIONS\n", out);
    for (size_t i = 0; i < cli_manual_option_count; i++)
        if (cli_manual_options[i].commands & c->bit)
            write_option_roff(out, &cli_manual_options[i]);
    fputs(".SH EXIT STATUS\n", out);
    write_roff(out, cli_exits);
    if (c->exits) {
        fputs("\n.PP\nHere: ", out);
        write_roff(out, c->exits);
    }
    fputc('\n', out);
    write_lines(out, c->examples);
    fputs(".SH SEE ALSO\n.BR figura (1)\n", out);
}

void write_overview_page(FILE *out)
{
    fprintf(out, ".TH FIGURA 1 %s \"figura %s\" \"User commands\"\n.SH NAME\nfigura \\- the figures in a text, exact and accountable\n",
            MANUAL_DATE, FIG_VERSION);
    fputs(".SH SYNOPSIS\n\\fBfigura\\fR COMMAND [OPTION...] [FILE...]\n.br\n\\fBfigura\\fR FILE\n.SH DESCRIPTION\n", out);
    write_roff(out, cli_about);
    fputs("\n.SH COMMANDS\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        fprintf(out, ".TP\n\\fBfigura %s\\fR ", cli_commands[i].name);
        write_roff(out, cli_commands[i].usage);
        fputc('\n', out);
        write_roff(out, cli_commands[i].summary);
        fputc('\n', out);
    }
    fputs(".SH EXIT STATUS\n", out);
    write_roff(out, cli_exits);
    fputs("\n.SH ENVIRONMENT\n.TP\n.B NO_COLOR\nno colours, whatever the terminal\n.TP\n.B COLUMNS\nhow wide the table is\n", out);
    write_lines(out, cli_examples);
    fputs(".SH SEE ALSO\n", out);
    for (size_t i = 0; i < cli_command_count; i++)
        fprintf(out, ".BR figura\\-%s (1)%s\n", cli_commands[i].name, i + 1 < cli_command_count ? "," : "");
}
