/*
 * Evidence: what evidence.c knows of where the other figures of a sentence come from; a part of aligner.h.
 *
 * in   a point of the draft, a match          out   how many other figures of its sentence have their like there
 */
#ifndef FIG_DIFF_EVIDENCE_H
#define FIG_DIFF_EVIDENCE_H
#include "aligner.h"

/* evidence.c: sentences of one text, at most two apart. */
bool fig_passages_near(const fig_passage *p, const fig_passage *q);
/* How many other figures of the draft's sentence have their like in the match's passage; and in the sentences beside it, for sources say in three
 * what the draft says in one. Two at most. */
int fig_evidence(const fig_aligner *a, uint32_t draft, const fig_match *m);
int fig_evidence_beside(const fig_aligner *a, uint32_t draft, const fig_match *m);
/* Has a figure of the draft's sentence before, or of the next, its like in the match's passage, or `beside` it? */
bool fig_evidence_around(const fig_aligner *a, uint32_t draft, const fig_match *m, bool beside);
/* Is a figure that stands next to the draft's held against one that stands next to the source's? */
bool fig_evidence_next(const fig_aligner *a, uint32_t draft, const fig_match *m);
/* The same of amounts alone, dates aside, and before both or behind both. */
bool fig_evidence_side(const fig_aligner *a, uint32_t draft, const fig_match *m);
/* 1: two dates stand nearest to a figure and to its like: `19 percent, measured in 1987`, of `19 percent in 1997`; -1: to a figure whose like has none. */
int fig_evidence_of_like(const fig_aligner *a, uint32_t draft, const fig_match *m);
/* Has the draft several of its figures from this text? */
bool fig_evidence_drawn(const fig_aligner *a, uint32_t text);
/* Are the sources few, so that each was given for this draft? */
bool fig_evidence_given(const fig_aligner *a);
/* Is it one of few sources that a fair part of the draft is from, so that chance hardly makes a slip of two numbers of one kind? */
bool fig_evidence_retold(const fig_aligner *a, uint32_t text);
/* Has it several, half of them, or was it given for this draft, as one of few? Of many sources the others tell of other things. */
bool fig_evidence_tells(const fig_aligner *a, uint32_t text);
/* Of a date the same one, or one that lies within it, next to the like of the figure that it stands next to; -1: none. */
int32_t fig_evidence_date(fig_aligner *a, uint32_t draft, bool rounds);
/* Are the two the only ones of their unit that the draft and the source which it retells leave over: the one length of months of each? */
bool fig_evidence_only_left(const fig_aligner *a, uint32_t draft, uint32_t source);
/* Choices have their matches. */
bool fig_claimed_make(fig_aligner *a);
void fig_claimed_add(fig_aligner *a, uint32_t draft);
#endif
