/*
 * Cases: texts whose figures are all written down, in two forms.
 *
 * in   FILE.case (tests/cases/README.md) or NAME.txt + NAME.expect, NAME.facts (corpus/README.md)          out   one line a difference; with FIG_CASE_ACCEPT and FIG_CASE_WISH the file rewritten
 */
#ifndef FIG_CASES_H
#define FIG_CASES_H
#include "author.h"

void fig_case_file_run(fig_author *a, const char *path, fig_case_mode mode);
void fig_corpus_file_run(fig_author *a, const char *expect_path, fig_case_mode mode);
void fig_facts_file_run(fig_author *a, const char *facts_path, fig_case_mode mode);
/* A line `date …`, `country …` or `lang …` of an expectation file, into the document: true. */
bool fig_case_setting(fig_author *a, fig_str line, fig_document *document);
/* Extract; a document that can't be (a date that is none) is reported at path:line and counted as failed: NULL. */
fig_result *fig_case_extract(fig_author *a, const fig_document *document, const char *path, int line);
/* A file that can't be read: a fault of it, or memory is out, which ends the run. */
void fig_case_unreadable(fig_author *a, const char *path, const fig_error *error);
/* Report a fault of the file itself and count it. */
void fig_case_fault(fig_author *a, const char *path, int line, const char *message);
#endif
