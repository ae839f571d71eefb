/*
 * Fact: figures tied together: what the `fact` rules of a grammar say of a sentence, and what it comes to. What the pipeline calls.
 *
 * in   the figures and tokens of a sentence, after all links          out   fact drafts (resolve/facts.h); then, with the document's figures, fig_fact of the result
 * A rule ties figures and noun phrases. Each figure belongs to one fact: a rule that names a figure of a fact adds to it, and what was said stays said. So rules are small, and come in
 * the order of their precision: subject and verb, another period, a source.
 *
 *   fact.c         the rules over a sentence          fact_act.c, fact_draft.c     what a match says: figures into facts
 *   phrase.c       noun phrases: where they begin and end          owner.c, actor.c        what of them is whose figure it is, and what is measured
 *   fact_center.c, subject_head.c  whom a sentence is about          fact_source.c  who only tells          fact_topic.c  who has a figure, where its phrase does not say
 *   fact_clause.c  how the clauses of a sentence stand to each other          fact_period.c  periods, the story day, what a change is from
 *   fact_build.c, fact_measure.c, fact_subject.c, derive.c   the result's facts
 *   fact_taken.c   what a fact takes from the one before          fact_pronoun.c, fact_unnamed.c, fact_fits.c   whom a pronoun means; of whom a fact is that names nobody; who cannot have what
 */
#ifndef FIG_FACT_RULES_H
#define FIG_FACT_RULES_H
#include "../resolve/work.h"

/* Tables of the grammar's fact rules; false: out of memory. */
bool fig_facts_init(fig_work *w);
void fig_facts_clear(fig_facts *f);
/* Forget the last field. */
void fig_facts_begin(fig_facts *f);
/* The rules over a sentence. */
void fig_facts_find(fig_work *w, const fig_sentence *s);
/* fact_build.c: all drafts as facts of the result, whose figures are there from `base` on. false: out of memory. */
bool fig_facts_build(fig_work *w, fig_result *result, const char *field, size_t base);
/* Does a figure of this kind measure something? Dates and places in a sequence alone are no facts. */
bool fig_kind_is_measured(fig_kind kind);
#endif
