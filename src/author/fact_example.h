/*
 * Fact examples: what the fact of a marked figure must say, in the words of corpus/README.md.
 *
 * in   `subject=Kospi measure=level value=2195.44 unit={point} change=1.76%:down`          out   what a fact says otherwise
 * Of the fields only those named are compared; case, articles (the grammar's list phrase-article) and the order of names do not count.
 */
#ifndef FIG_FACT_EXAMPLE_H
#define FIG_FACT_EXAMPLE_H
#include "../base/strbuf.h"
#include "figura/fact.h"
#include <stdbool.h>

/* Differences of a fact from `expected`, each behind a blank, into `out`; unknown names are differences too. */
void fig_fact_example_compare(fig_str expected, const fig_result *result, const fig_fact *fact, fig_strbuf *out);
/* A fact in these words. */
void fig_fact_example_write(const fig_result *result, const fig_fact *fact, fig_strbuf *out);
#endif
