/* Phrase rows: see phrase_row.h. */
#include "phrase_row.h"
#include <string.h>

static bool row_stands(const fig_work *w, const uint32_t *column, const fig_lex_entry *e, uint32_t at, uint32_t last)
{
    const fig_lex_token *tokens = w->grammar->lex_tokens + e->tokens;
    size_t i = 0;
    if (at + 1 + e->token_count > last)
        return false;
    while (i < e->token_count && column[at + 1 + i] == tokens[i].word)
        i++;
    return i == e->token_count;
}

static bool same_value(const fig_row *a, const fig_row *b)
{
    return a->value_count && b->value_count && strcmp(a->values[0], b->values[0]) == 0;
}

/* The first row, in its shortest form of that meaning: of "benchmark Kospi" the latter. */
const fig_row *fig_phrase_row(const fig_work *w, int list, fig_phrase p, fig_phrase *found)
{
    const fig_row *first = NULL;
    if (list < 0)
        return NULL;
    const fig_list *l = &w->grammar->lists[list];
    const uint32_t *column = l->cased ? w->tokens.exact : w->tokens.word;
    for (uint32_t at = p.first; at < p.last; at++) {
        if (!fig_class_begins(&w->lexemes, w->tokens.class_id[at], l))
            continue;
        for (const fig_lex_entry *e = fig_grammar_rows(w->grammar, (uint32_t)list, column[at]); e; e = fig_lex_next(w->grammar, e)) {
            const fig_row *row = fig_lex_row(w->grammar, e);
            if (e->list != (uint32_t)list || e->word != column[at] || !row_stands(w, column, e, at, first ? found->last : p.last))
                continue;
            if (first && (!same_value(first, row) || fig_token_case_at(&w->tokens, found->first) != FIG_CASE_LOWER))
                continue;
            first = first ? first : row;
            *found = (fig_phrase){at, at + 1 + (uint32_t)e->token_count};
            break;
        }
    }
    return first;
}

const fig_row *fig_phrase_row_of(const fig_work *w, int list, uint32_t token)
{
    const fig_tokens *t = &w->tokens;
    if (list < 0 || !fig_class_begins(&w->lexemes, t->class_id[token], &w->grammar->lists[list]))
        return NULL;
    return fig_grammar_row_of(w->grammar, (uint32_t)list, w->text + t->begin[token], t->end[token] - t->begin[token]);
}
