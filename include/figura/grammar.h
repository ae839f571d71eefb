/**
 * What a grammar author needs: list, show, lint, test, explain. All of them write plain text, a line a thing, through a fig_write_fn.
 *
 * Errors   of all: FIG_E_IO where `write` says no, FIG_E_NOMEM; further ones below. A rule that fails is counted, not an error.
 *          Lint, the rules' examples and .facts files need an engine that ties facts (fig_engine_options.facts): FIG_E_USAGE.
 * Threads  any number of calls with one engine; `write` is called on the caller's.
 * Example  size_t passed, failed, wishes;
 *          fig_grammar_test(engine, write_text, stdout, &passed, &failed, &wishes, &error);
 */
#ifndef FIGURA_GRAMMAR_H
#define FIGURA_GRAMMAR_H
#include "stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One line a rule, list and part: name, file:line, what it is about. `pattern` (NULL: all) is a prefix of names. */
FIG_API FIG_NODISCARD fig_status fig_grammar_list(const fig_engine *engine, const char *pattern, fig_write_fn write, void *user,
                                                  fig_error *error);
/** The source text of the rule, list, part or shape called `name`. Errors FIG_E_USAGE where there is none. */
FIG_API FIG_NODISCARD fig_status fig_grammar_show(const fig_engine *engine, const char *name, fig_write_fn write, void *user,
                                                  fig_error *error);
/** House rules: every rule has about, source, two yes, two no; no list or part unused; no row hidden. *failures: how many faults, each a line PATH:LINE: what. */
FIG_API FIG_NODISCARD fig_status fig_grammar_lint(const fig_engine *engine, fig_write_fn write, void *user, size_t *failures,
                                                  fig_error *error);
/** Run every rule's own examples. *passed and *failed count them; *wishes those with `yes?` that do not hold yet. */
FIG_API FIG_NODISCARD fig_status fig_grammar_test(const fig_engine *engine, fig_write_fn write, void *user, size_t *passed, size_t *failed,
                                                  size_t *wishes, fig_error *error);
/** What becomes of expectations that fail: they are said; they are rewritten (wishes stay, those that hold are promoted); they are made wishes. */
typedef enum fig_case_mode { FIG_CASE_COMPARE, FIG_CASE_ACCEPT, FIG_CASE_WISH } fig_case_mode;
/**
 * Run a .case file, NAME.expect or NAME.facts beside its NAME.txt, or a folder of them, all the way down. *wishes counts the lines with `=>?`
 * that do not hold yet. A file is rewritten beside itself and renamed, with its permissions, so that it is the old or the new one, whole.
 *
 * Errors   FIG_E_IO: the path cannot be read, a file cannot be rewritten; FIG_E_USAGE: no such file is below it; FIG_E_LIMIT: folders too deep.
 */
FIG_API FIG_NODISCARD fig_status fig_case_test(const fig_engine *engine, const char *path, fig_case_mode mode, fig_write_fn write,
                                               void *user, size_t *passed, size_t *failed, size_t *wishes, fig_error *error);
/** For each place of a document where a rule got two tokens or further: the rule, how far, what stopped it, who won and why.
 *  `line` (from 1; 0: all) limits it to one line of the text; FIG_E_USAGE where it has none of that number. */
FIG_API FIG_NODISCARD fig_status fig_explain(const fig_engine *engine, fig_scratch *scratch, const fig_document *document, size_t line,
                                             fig_write_fn write, void *user, fig_error *error);

#ifdef __cplusplus
}
#endif
#endif
