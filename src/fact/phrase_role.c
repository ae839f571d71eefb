/*
 * Roles: what a word is to noun phrases, by the grammar's lists phrase-*.
 *
 * in   the class of a token: "which"          out   its roles: FIG_WORD_RELATIVE
 * Each class is asked once; what it is stays known until the grammar's classes change.
 */
#include "../base/alloc.h"
#include "../resolve/word.h"
#include "phrase.h"
#include <string.h>

enum { ROLE_KNOWN = 1 << 30 };

static uint32_t learn(const fig_work *w, uint16_t class_id)
{
    const fig_fact_lists *l = &w->facts.lists;
    const struct {
        int list;
        uint32_t role;
    } all[] = {{l->boundary, FIG_WORD_BOUNDARY},
               {l->verb, FIG_WORD_BOUNDARY | FIG_WORD_VERB},
               {l->title, FIG_WORD_TITLE},
               {l->personal, FIG_WORD_PERSONAL},
               {l->agency, FIG_WORD_AGENCY},
               {l->expects, FIG_WORD_EXPECTS},
               {l->judge, FIG_WORD_JUDGE},
               {l->inner, FIG_WORD_INNER},
               {l->skipped, FIG_WORD_SKIPPED},
               {l->pronoun, FIG_WORD_PRONOUN},
               {l->possessive, FIG_WORD_POSSESSIVE},
               {l->article, FIG_WORD_ARTICLE},
               {l->measure, FIG_WORD_MEASURE},
               {l->modifier, FIG_WORD_MODIFIER},
               {l->generic, FIG_WORD_GENERIC},
               {l->possessor, FIG_WORD_POSSESSOR},
               {l->says, FIG_WORD_SAYS},
               {l->unnamed, FIG_WORD_UNNAMED},
               {l->joining, FIG_WORD_JOINING},
               {l->price, FIG_WORD_PRICE},
               {l->relative, FIG_WORD_RELATIVE},
               {l->byline, FIG_WORD_BYLINE},
               {l->company, FIG_WORD_COMPANY},
               {l->owner, FIG_WORD_OWNER},
               {l->of, FIG_WORD_OF},
               {l->anaphor, FIG_WORD_ANAPHOR},
               {l->quoted, FIG_WORD_QUOTED},
               {l->clause, FIG_WORD_CLAUSE},
               {l->apart, FIG_WORD_APART},
               {l->when, FIG_WORD_WHEN}};
    unsigned roles = ROLE_KNOWN;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (fig_class_is_in(w, class_id, all[i].list))
            roles |= all[i].role;
    return roles;
}

uint32_t fig_phrase_learn_roles(fig_work *w, uint16_t class_id)
{
    fig_facts *f = &w->facts;
    if (f->generation != w->lexemes.generation) {
        if (f->role_capacity)
            memset(f->roles, 0, f->role_capacity * sizeof *f->roles);
        f->generation = w->lexemes.generation;
    }
    if (class_id >= f->role_capacity) {
        size_t before = f->role_capacity;
        if (!fig_grow(&f->roles, &f->role_capacity, (size_t)class_id + 1, sizeof *f->roles)) {
            w->failed = true;
            return 0;
        }
        memset(f->roles + before, 0, (f->role_capacity - before) * sizeof *f->roles);
    }
    if (!f->roles[class_id])
        f->roles[class_id] = learn(w, class_id);
    return f->roles[class_id];
}
