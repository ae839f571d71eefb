/* Clause: see clause.h. */
#include "clause.h"

static const float FAR_WORDS = 12; /* as much as words that stand elsewhere may weigh */

fig_clause fig_clause_of(const fig_aligner *a, const fig_point *p)
{
    const fig_passage *passage = &a->passages[p->passage];
    const fig_vocabulary *v = a->words;
    fig_clause c = {.count = 0};
    for (int step = -1; step <= 1; step += 2) {
        int seen = 0;
        for (int64_t k = (int64_t)p->first + step; k >= 0 && k < passage->token_count && seen < FIG_CLAUSE_REACH; k += step) {
            const fig_passage_token *t = &a->tokens[passage->token + k];
            if (t->role == FIG_PASSAGE_STOP || (t->role == FIG_PASSAGE_POINT && !fig_point_is_date(&a->points[t->id])))
                break;
            if (t->role != FIG_PASSAGE_WORD)
                continue;
            seen++;
            if (t->heavy < FIG_DIFF_HEAVY || v->words[t->id].small)
                continue;
            c.words[c.count++] = t->id;
            c.names += fig_vocabulary_is_name(v, t->id);
        }
    }
    return c;
}

bool fig_clause_is_told(const fig_aligner *a, const fig_point *p, uint32_t word)
{
    const fig_passage *passage = &a->passages[p->passage];
    for (uint32_t k = 0; k < passage->token_count; k++)
        if (a->tokens[passage->token + k].role == FIG_PASSAGE_WORD && a->tokens[passage->token + k].id == word)
            return true;
    for (uint32_t i = 0; i < p->said_count; i++)
        if (a->said_words[p->said + i].id == word)
            return true;
    return false;
}

float fig_clause_elsewhere(const fig_aligner *a, const fig_clause *c, const fig_point *other)
{
    float weight = 0;
    for (int i = 0; i < c->count; i++)
        if (fig_vocabulary_holds(a->words, other->text, c->words[i]) && !fig_clause_is_told(a, other, c->words[i]))
            weight += a->words->weight[c->words[i]];
    return weight < FAR_WORDS ? weight : FAR_WORDS;
}

bool fig_clause_names_another(const fig_aligner *a, const fig_clause *c, const fig_point *other)
{
    for (int i = 0; i < c->count; i++)
        if (fig_vocabulary_is_name(a->words, c->words[i]) && fig_clause_is_told(a, other, c->words[i]))
            return false;
    return c->names > 0;
}

int fig_clause_common(const fig_clause *x, const fig_clause *y)
{
    int n = 0;
    for (int i = 0; i < x->count; i++) {
        int k = 0;
        while (k < y->count && y->words[k] != x->words[i])
            k++;
        n += k < y->count;
    }
    return n;
}

bool fig_clauses_apart(const fig_aligner *a, const fig_point *d, const fig_point *s)
{
    const fig_clause mine = fig_clause_of(a, d), its = fig_clause_of(a, s);
    return mine.count && its.count && !fig_clause_common(&mine, &its);
}

uint32_t fig_clause_lead(const fig_aligner *a, const fig_point *p)
{
    const fig_passage_token *t = p->first ? &a->tokens[a->passages[p->passage].token + p->first - 1] : NULL;
    return t && t->role == FIG_PASSAGE_WORD ? t->id : UINT32_MAX;
}

uint32_t fig_clause_behind(const fig_aligner *a, const fig_point *p)
{
    const fig_passage *passage = &a->passages[p->passage];
    const fig_passage_token *t = p->first + 1 < passage->token_count ? &a->tokens[passage->token + p->first + 1] : NULL;
    return t && t->role == FIG_PASSAGE_WORD && t->heavy >= FIG_DIFF_HEAVY && !a->words->words[t->id].small ? t->id : UINT32_MAX;
}
