/*
 * main: which command, and the two questions that need none (--help, --version).
 *
 * in   argv          out   exit code: 0 done, 1 findings, 2 usage, 3 some input or output failed
 * The first argument is a command, or a file or - or an option: then the command is extract.
 */
#include "commands.h"
#include "console.h"
#include "help.h"
#include "near.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What each row of cli_commands does. */
static int run_command(const cli_command *command, const cli_options *options)
{
    switch (command->bit) {
    case CLI_FACTS:
        return cmd_facts(options);
    case CLI_REPORT:
        return cmd_report(options);
    case CLI_LOAD:
        return cmd_load(options);
    case CLI_CHECK:
        return cmd_check(options);
    case CLI_EXPLAIN:
        return cmd_explain(options);
    case CLI_GRAMMAR:
        return cmd_grammar(options);
    case CLI_DIFF:
        return cmd_diff(options);
    }
    return cmd_extract(options);
}

fig_engine *cli_engine_new(const cli_options *options)
{
    size_t reported = 0;
    fig_error error = {0};
    fig_engine *engine = NULL;
    fig_engine_options wanted = {
        .size = sizeof wanted,
        .grammar_paths = options->grammars,
        .grammar_path_count = options->grammar_count,
        .no_builtin = options->no_builtin,
        .lang = options->lang,
        .country = options->country,
        .fiscal_start = options->fiscal_start,
        .report = cli_error_count,
        .report_user = &reported,
        .facts = options->facts,
    };
    if (fig_engine_new(&wanted, &engine, &error) == FIG_OK)
        return engine;
    if (reported == 0)
        cli_error_report(&error);
    return NULL;
}

static int print_version(const cli_options *options)
{
    char text[128];
    fig_engine *engine = cli_engine_new(options);
    if (!engine)
        return CLI_EXIT_USAGE;
    snprintf(text, sizeof text, "figura %s\ngrammars %s\n", fig_version(), fig_engine_grammar_hash(engine));
    fig_engine_free(engine);
    return cli_print(text);
}

/* The help as wide as the terminal that it goes to. */
static char *help_for(const cli_command *command, int fd)
{
    const cli_output output = {.fd = fd};
    return cli_help_text(command, isatty(fd) ? cli_terminal_width(&output) : CLI_HELP_WIDTH);
}

static int print_help(const cli_command *command)
{
    char *text = help_for(command, STDOUT_FILENO);
    int code = CLI_EXIT_FAILED;
    if (text)
        code = cli_print(text);
    else
        cli_error("out of memory");
    free(text);
    return code;
}

static void say_unknown(const char *name, const char *nor)
{
    for (size_t i = 0; i < cli_command_count; i++)
        if (cli_is_near(name, strlen(name), cli_commands[i].name)) {
            cli_error("%s: there is no such command%s; did you mean `%s`? figura --help lists the commands", name, nor,
                      cli_commands[i].name);
            return;
        }
    cli_error("%s: there is no such command%s; figura --help lists the commands", name, nor);
}

static int help(const char *name)
{
    const cli_command *command = name ? cli_command_find(name) : NULL;
    if (command || !name)
        return print_help(command);
    say_unknown(name, "");
    return CLI_EXIT_USAGE;
}

/* Called with nothing to do: what there is, as a message. */
static void greet(void)
{
    char *text = help_for(NULL, STDERR_FILENO);
    if (text)
        fputs(text, stderr);
    free(text);
}

static int run(const cli_command *c, bool named, int argc, char **argv, int first)
{
    cli_options options;
    int code = CLI_EXIT_USAGE;
    if (cli_options_read(&options, c, argc, argv, first)) {
        if (options.help)
            code = print_help(named ? c : NULL);
        else if (options.version)
            code = print_version(&options);
        else
            code = run_command(c, &options);
    }
    cli_options_clear(&options);
    return code;
}

int main(int argc, char **argv)
{
    cli_console_begin();
    if (argc < 2 && isatty(STDIN_FILENO)) {
        greet();
        return CLI_EXIT_USAGE;
    }
    if (argc < 2)
        return run(&cli_commands[0], true, argc, argv, 1);
    const cli_command *c = cli_command_find(argv[1]);
    if (c)
        return run(c, true, argc, argv, 2);
    if (strcmp(argv[1], "help") == 0 && access(argv[1], F_OK) != 0)
        return help(argc > 2 ? argv[2] : NULL);
    if (argv[1][0] != '-' && access(argv[1], F_OK) != 0) {
        say_unknown(argv[1], " and no such file");
        return CLI_EXIT_USAGE;
    }
    return run(&cli_commands[0], false, argc, argv, 1);
}
