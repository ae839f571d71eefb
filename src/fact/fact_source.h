/*
 * Source: who tells of what others have, and is not the one who has it.
 *
 * in   "Analysts polled by Elm", "a Bank Elm survey", "the lender reported a rise in house prices"          out   a source, whose figures these are not
 * Offices, research firms, surveys and reports stand in lists of the grammar; who tells of what only countries and towns have is a source too.
 */
#ifndef FIG_FACT_SOURCE_H
#define FIG_FACT_SOURCE_H
#include "../resolve/work.h"

/* Does the subject of a sentence end before this token? */
bool fig_ends_subject(fig_work *w, uint32_t token);
/* Is it said to be one whose figures are of others: a ministry (FIG_WORD_AGENCY), a research firm (FIG_WORD_JUDGE)? */
uint32_t fig_judging(fig_work *w, uint32_t first, uint32_t last);
/* "…, the EC's statistics office Eurostat said": who says so there has no figures elsewhere. */
void fig_know_speakers(fig_work *w, const fig_fact_draft *d);
/* A bank is no judge where it tells what it has itself: reported a rise, announced its results; what stands behind such a verb is no clause. */
bool fig_reports_own(fig_work *w, uint32_t verb, uint32_t last);
/* Do the words behind a name call it a survey, a report: Bank Elm figures? */
bool fig_names_study(fig_work *w, uint32_t first, uint32_t last);
/* Is a noun phrase a survey, a report or what is expected: the median estimate of economists? */
bool fig_is_study(fig_work *w, fig_phrase p);
/* Does this word say what a report or a survey tells: showed, found? */
bool fig_shows(fig_work *w, uint32_t token);
/* Has it what countries and towns have, and no company: house prices? */
bool fig_is_public(const fig_work *w, fig_phrase p);
/* ... and does that stand, of nobody in particular, behind a verb: reported a rise in house prices? */
bool fig_tells_of_public(fig_work *w, uint32_t verb, uint32_t last);
/* Is a name of a sentence that of somebody who tells of others: the Labour Office said, analysts polled by Elm? */
bool fig_is_source(fig_work *w, uint32_t sentence, fig_phrase name);
#endif
