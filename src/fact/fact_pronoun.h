/*
 * Pronoun of a fact: whom he, she, I, they or it means.
 *
 * in   a fact draft that names nobody but by a pronoun, whom the sentences are about          out   a phrase: the last man, the last woman; those that a sentence is about; or none
 * What a name does not tell (a given name, a title) no pronoun is held against.
 */
#ifndef FIG_FACT_PRONOUN_H
#define FIG_FACT_PRONOUN_H
#include "../resolve/work.h"

/* Does a fact's pronoun mean several: they, their? */
bool fig_phrase_is_plural(const fig_work *w, const fig_fact_draft *d);
/* he, I: the last person; they, it: those that the sentence before is about; or none: who else is meant says fact_topic.c. */
fig_phrase fig_pronoun_means(fig_work *w, const fig_fact_draft *d);
#endif
