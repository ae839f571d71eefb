/*
 * Phrase: noun phrases of a sentence: where they begin and end (phrase.c), and what words are to them (phrase_role.c).
 *
 * in   an item or a token of the sentence          out   tokens of the phrase; FIG_WORD_*
 */
#ifndef FIG_PHRASE_H
#define FIG_PHRASE_H
#include "../resolve/word.h"

/* The noun phrase that ends before item `at`, the one that begins there. */
fig_phrase fig_phrase_before(fig_work *w, uint32_t at);
fig_phrase fig_phrase_after(fig_work *w, uint32_t at);
/* Who does what the words at this token are done to, or has them: "X, which has assets of", "X paid a dividend of"; none where they are a subject themselves. */
fig_phrase fig_phrase_actor(fig_work *w, uint32_t token);
/* What stands before the verb of the clause that has this token; none where the clause has no verb. */
fig_phrase fig_phrase_clause(fig_work *w, uint32_t token);
/* phrase_role.c: FIG_WORD_* of a class, when it is met for the first time. */
uint32_t fig_phrase_learn_roles(fig_work *w, uint16_t class_id);

/* FIG_WORD_* of a token's class. */
static inline uint32_t fig_class_roles(fig_work *w, uint32_t token)
{
    const fig_facts *f = &w->facts;
    const uint16_t class_id = w->tokens.class_id[token];
    const bool known = class_id < f->role_capacity && f->generation == w->lexemes.generation && f->roles[class_id];
    return known ? f->roles[class_id] : fig_phrase_learn_roles(w, class_id);
}

/* verb_name.c: does a capitalised word that is a verb elsewhere begin a name here: Refined Minerals said? */
bool fig_verb_is_name(fig_work *w, uint32_t token);

/* FIG_WORD_* of a token: those of its class, but none of a verb that begins a name. */
static inline uint32_t fig_phrase_roles(fig_work *w, uint32_t token)
{
    const uint32_t roles = fig_class_roles(w, token);
    return (roles & FIG_WORD_VERB) && fig_token_is_capital(w, token) && fig_verb_is_name(w, token) ? 0 : roles;
}

/* Has one of the tokens one of these roles? */
static inline bool fig_phrase_has_role(fig_work *w, uint32_t first, uint32_t last, unsigned roles)
{
    for (uint32_t t = first; t < last; t++)
        if (fig_phrase_roles(w, t) & roles)
            return true;
    return false;
}
#endif
