/*
 * main: which command, and the two questions that need none (--help, --version).
 *
 * in   argv          out   exit code: 0 done, 1 findings, 2 usage, 3 some input or output failed
 * The first argument is a command, or a file or - or an option: then the command is extract.
 */
#include "commands.h"
#include "console.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct command {
    const char *name;
    int (*run)(const cli_options *options);
    const char *help;
} command;

static const command commands[] = {
    {"extract", cmd_extract, cli_help_extract},
    {"explain", cmd_explain, cli_help_explain},
    {"grammar", cmd_grammar, cli_help_grammar},
};

static const command *find_command(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static void report(void *user, const fig_error *error)
{
    *(size_t *)user += 1;
    cli_error_report(error);
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
        .report = report,
        .report_user = &reported,
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

static int run(const command *c, bool named, int argc, char **argv, int first)
{
    cli_options options;
    int code = CLI_EXIT_USAGE;
    if (cli_options_read(&options, c->name, argc, argv, first)) {
        if (options.help)
            code = cli_print(named ? c->help : cli_help);
        else if (options.version)
            code = print_version(&options);
        else
            code = c->run(&options);
    }
    cli_options_clear(&options);
    return code;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2 && isatty(STDIN_FILENO)) {
        fputs(cli_help, stderr);
        return CLI_EXIT_USAGE;
    }
    if (argc < 2)
        return run(&commands[0], true, argc, argv, 1);
    const command *c = find_command(argv[1]);
    if (c)
        return run(c, true, argc, argv, 2);
    if (strcmp(argv[1], "help") == 0 && access(argv[1], F_OK) != 0) {
        c = argc > 2 ? find_command(argv[2]) : NULL;
        return cli_print(c ? c->help : cli_help);
    }
    if (argv[1][0] != '-' && access(argv[1], F_OK) != 0) {
        cli_error("%s: there is no such command and no such file; figura --help lists the commands", argv[1]);
        return CLI_EXIT_USAGE;
    }
    return run(&commands[0], false, argc, argv, 1);
}
