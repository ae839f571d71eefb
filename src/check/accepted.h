/*
 * Accepted: findings that an editor has looked at: a baseline file, and `figures-ok: C4 reason` in a comment of the text.
 *
 * in   a baseline, a line `ID [CHECK [reason]]` each; a document's text or page          out   is this finding accepted, and why
 */
#ifndef FIG_ACCEPTED_H
#define FIG_ACCEPTED_H
#include "baseline.h"

/* Marks those of the result's findings that the baseline or a comment accepts. false: out of memory. */
bool fig_accept(const fig_baseline *b, fig_result *result);
#endif
