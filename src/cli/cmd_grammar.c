/* grammar list, show, lint, test: what a grammar author asks for. */
#include "commands.h"
#include "console.h"
#include <stdio.h>
#include <string.h>

typedef struct request {
    const cli_options *options;
    const char *const *arguments; /* behind the word list, show, lint or test */
    size_t count;
    const fig_engine *engine;
    cli_output output;
} request;

static void say(request *r, const char *text)
{
    cli_output_write(&r->output, text, strlen(text));
}

/* The exit code of a call that gave `status`. */
static int settle(request *r, fig_status status, const fig_error *error)
{
    if (status == FIG_OK || r->output.gone)
        return CLI_EXIT_OK;
    if (!r->output.error_number)
        cli_error_report(error);
    return status == FIG_E_USAGE ? CLI_EXIT_USAGE : CLI_EXIT_FAILED;
}

static int run_list(request *r)
{
    fig_error error = {0};
    fig_status status = fig_grammar_list(r->engine, r->count ? r->arguments[0] : NULL, cli_output_write, &r->output, &error);
    return settle(r, status, &error);
}

static int run_show(request *r)
{
    int code = CLI_EXIT_OK;
    for (size_t i = 0; i < r->count && code == CLI_EXIT_OK; i++) {
        fig_error error = {0};
        code = settle(r, fig_grammar_show(r->engine, r->arguments[i], cli_output_write, &r->output, &error), &error);
    }
    return code;
}

static int run_lint(request *r)
{
    fig_error error = {0};
    size_t failures = 0;
    char line[80];
    int code = settle(r, fig_grammar_lint(r->engine, cli_output_write, &r->output, &failures, &error), &error);
    if (code != CLI_EXIT_OK)
        return code;
    snprintf(line, sizeof line, "%zu %s\n", failures, failures == 1 ? "fault" : "faults");
    say(r, line);
    return failures ? CLI_EXIT_FINDINGS : CLI_EXIT_OK;
}

static bool is_grammar(const char *path)
{
    size_t len = strlen(path);
    return len > 5 && strcmp(path + len - 5, ".gram") == 0;
}

static int run_test(request *r)
{
    fig_error error = {0};
    size_t passed = 0, failed = 0, wishes = 0, cases = 0;
    char line[120];
    int code = CLI_EXIT_OK;
    fig_case_mode mode = r->options->accept ? FIG_CASE_ACCEPT : r->options->wish ? FIG_CASE_WISH : FIG_CASE_COMPARE;
    if (r->options->accept && r->options->wish) {
        cli_error("grammar test takes --accept or --wish, not both");
        return CLI_EXIT_USAGE;
    }
    for (size_t i = 0; i < r->count && code == CLI_EXIT_OK; i++) {
        if (is_grammar(r->arguments[i]))
            continue;
        size_t p = 0, f = 0, w = 0;
        fig_status status = fig_case_test(r->engine, r->arguments[i], mode, cli_output_write, &r->output, &p, &f, &w, &error);
        code = settle(r, status, &error);
        passed += p;
        failed += f;
        wishes += w;
        cases++;
    }
    if (mode != FIG_CASE_COMPARE && !cases) {
        cli_error("grammar test --%s: name the .case files or corpus folders whose expectations are to be rewritten",
                  r->options->accept ? "accept" : "wish");
        return CLI_EXIT_USAGE;
    }
    if (!cases)
        code = settle(r, fig_grammar_test(r->engine, cli_output_write, &r->output, &passed, &failed, &wishes, &error), &error);
    if (code != CLI_EXIT_OK)
        return code;
    int n = snprintf(line, sizeof line, "%zu passed, %zu failed", passed, failed);
    if (wishes)
        snprintf(line + n, sizeof line - (size_t)n, ", %zu wished for", wishes);
    say(r, line);
    say(r, "\n");
    return failed ? CLI_EXIT_FINDINGS : CLI_EXIT_OK;
}

static const struct {
    const char *name;
    int (*run)(request *r);
    size_t least, most; /* arguments */
} verbs[] = {{"list", run_list, 0, 1}, {"show", run_show, 1, 1000}, {"lint", run_lint, 0, 1000}, {"test", run_test, 0, 100000}};

static int run_verb(const cli_options *options, size_t verb)
{
    request r = {.options = options, .arguments = options->files + 1, .count = options->file_count - 1};
    cli_options with = *options;
    with.facts = true;
    /* A grammar that is named is loaded: argv gave both lists room for every argument. */
    for (size_t i = 0; i < r.count; i++)
        if (verbs[verb].run == run_lint || (verbs[verb].run == run_test && is_grammar(r.arguments[i])))
            with.grammars[with.grammar_count++] = r.arguments[i];
    fig_engine *engine = cli_engine_new(&with);
    if (!engine)
        return CLI_EXIT_USAGE;
    r.engine = engine;
    int code = CLI_EXIT_FAILED;
    if (cli_output_open(&r.output, NULL)) {
        code = verbs[verb].run(&r);
        if (!cli_output_close(&r.output, true))
            code = CLI_EXIT_FAILED;
    }
    fig_engine_free(engine);
    return code;
}

int cmd_grammar(const cli_options *options)
{
    const char *name = options->file_count ? options->files[0] : "";
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(verbs[i].name, name) != 0)
            continue;
        size_t count = options->file_count - 1;
        if (count >= verbs[i].least && count <= verbs[i].most)
            return run_verb(options, i);
        cli_error("grammar %s: %s; figura grammar --help has examples", name, count ? "too many arguments" : "name a rule, list or part");
        return CLI_EXIT_USAGE;
    }
    cli_error("grammar needs one of list, show, lint, test; figura grammar --help has examples");
    return CLI_EXIT_USAGE;
}
