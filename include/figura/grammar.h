/**
 * What a grammar author needs: list, show, lint, test, explain. All of them write text through a fig_write_fn.
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
/** The source text of the rule, list or part called `name`. FIG_E_USAGE where there is none. */
FIG_API FIG_NODISCARD fig_status fig_grammar_show(const fig_engine *engine, const char *name, fig_write_fn write, void *user,
                                                  fig_error *error);
/** House rules: every rule has about, source, two yes, two no; no list or part unused; no row hidden. *failures counts. */
FIG_API FIG_NODISCARD fig_status fig_grammar_lint(const fig_engine *engine, fig_write_fn write, void *user, size_t *failures,
                                                  fig_error *error);
/** Run every rule's own examples. *passed, *failed and *wishes count them. */
FIG_API FIG_NODISCARD fig_status fig_grammar_test(const fig_engine *engine, fig_write_fn write, void *user, size_t *passed, size_t *failed,
                                                  size_t *wishes, fig_error *error);
/** What becomes of expectations that fail: they are said; they are rewritten (wishes stay, those that hold are promoted); they are made wishes. */
typedef enum fig_case_mode { FIG_CASE_COMPARE, FIG_CASE_ACCEPT, FIG_CASE_WISH } fig_case_mode;
/** Run a .case file, or a folder of NAME.txt + NAME.expect, all the way down. *wishes counts the lines with `=>?` that do not hold yet. */
FIG_API FIG_NODISCARD fig_status fig_case_test(const fig_engine *engine, const char *path, fig_case_mode mode, fig_write_fn write,
                                               void *user, size_t *passed, size_t *failed, size_t *wishes, fig_error *error);
/** For each place of a document where a rule got two tokens or further: the rule, how far, what stopped it, who won and why.
 *  `line` (from 1; 0: all) limits it to one line of the text. */
FIG_API FIG_NODISCARD fig_status fig_explain(const fig_engine *engine, fig_scratch *scratch, const fig_document *document, size_t line,
                                             fig_write_fn write, void *user, fig_error *error);

#ifdef __cplusplus
}
#endif
#endif
