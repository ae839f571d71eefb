/*
 * Roles: what a word is to noun phrases, by the grammar's lists phrase-*.
 *
 * in   the class of a token: "which"          out   its roles: FIG_ROLE_RELATIVE
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
    } all[] = {{l->boundary, FIG_ROLE_BOUNDARY},
               {l->verb, FIG_ROLE_BOUNDARY | FIG_ROLE_VERB},
               {l->title, FIG_ROLE_TITLE},
               {l->personal, FIG_ROLE_PERSONAL},
               {l->agency, FIG_ROLE_AGENCY},
               {l->expects, FIG_ROLE_EXPECTS},
               {l->judge, FIG_ROLE_JUDGE},
               {l->inner, FIG_ROLE_INNER},
               {l->skipped, FIG_ROLE_SKIPPED},
               {l->pronoun, FIG_ROLE_PRONOUN},
               {l->possessive, FIG_ROLE_POSSESSIVE},
               {l->article, FIG_ROLE_ARTICLE},
               {l->measure, FIG_ROLE_MEASURE},
               {l->modifier, FIG_ROLE_MODIFIER},
               {l->generic, FIG_ROLE_GENERIC},
               {l->possessor, FIG_ROLE_POSSESSOR},
               {l->says, FIG_ROLE_SAYS},
               {l->unnamed, FIG_ROLE_UNNAMED},
               {l->joining, FIG_ROLE_JOINING},
               {l->price, FIG_ROLE_PRICE},
               {l->relative, FIG_ROLE_RELATIVE},
               {l->byline, FIG_ROLE_BYLINE},
               {l->company, FIG_ROLE_COMPANY},
               {l->owner, FIG_ROLE_OWNER},
               {l->of, FIG_ROLE_OF},
               {l->anaphor, FIG_ROLE_ANAPHOR},
               {l->quoted, FIG_ROLE_QUOTED},
               {l->clause, FIG_ROLE_CLAUSE},
               {l->apart, FIG_ROLE_APART},
               {l->when, FIG_ROLE_WHEN}};
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
