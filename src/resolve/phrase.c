/*
 * Phrase: noun phrases beside a verb or preposition: where they begin and end, and what of them is whose figure it is, what what is measured.
 *
 * in   "The country's gross national income per capita came to", an item          out   subject "The country", measure "gross national income per capita"
 * What words are stands in the grammar's lists phrase-*; here only order counts. A phrase goes as far as no word ends it, over prepositions that may stand inside (of, in, for); what
 * stands between two commas before the verb (", the retailer,") is stepped over.
 */
#include "../base/alloc.h"
#include "fact.h"
#include "work.h"
#include <string.h>

enum { ROLE_KNOWN = 1 << 15, LONGEST = 24 };

static bool is_in(const fig_work *w, uint16_t class_id, int list)
{
    return list >= 0 && w->grammar->lists[list].used && fig_class_is(&w->lexemes, class_id, w->grammar->lists[list].single);
}

static uint16_t learn(const fig_work *w, uint16_t class_id)
{
    const fig_fact_lists *l = &w->facts.lists;
    const struct {
        int list;
        uint16_t role;
    } all[] = {{l->boundary, FIG_ROLE_BOUNDARY},
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
               {l->unnamed, FIG_ROLE_UNNAMED}};
    unsigned roles = ROLE_KNOWN;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (is_in(w, class_id, all[i].list))
            roles |= all[i].role;
    return (uint16_t)roles;
}

uint16_t fig_phrase_roles(fig_work *w, uint32_t token)
{
    fig_facts *f = &w->facts;
    uint16_t class_id = w->tokens.class_id[token];
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

static uint32_t token_of(const fig_work *w, uint32_t item)
{
    return w->item_token[item];
}

static char first_byte(const fig_work *w, uint32_t token)
{
    return w->text[w->tokens.begin[token]];
}

static bool is_symbol(const fig_work *w, uint32_t token, char c)
{
    return w->tokens.type[token] == FIG_TOKEN_SYMBOL && first_byte(w, token) == c && w->tokens.end[token] - w->tokens.begin[token] == 1;
}

/* A full stop of an abbreviation, or between glued words: Corp., U.S. */
static bool is_inner_stop(const fig_work *w, uint32_t token)
{
    return is_symbol(w, token, '.') && w->tokens.gap[token] == FIG_GAP_GLUED && token && w->tokens.type[token - 1] == FIG_TOKEN_WORD;
}

static uint16_t item_roles(fig_work *w, uint32_t item)
{
    return w->item_kind[item] ? 0 : fig_phrase_roles(w, token_of(w, item));
}

/* May this item stand inside a noun phrase? Figures may, where they are dates, ages of bonds or places in a row. */
static bool stands_inside(fig_work *w, uint32_t item)
{
    const uint32_t token = token_of(w, item);
    const uint8_t kind = w->item_kind[item];
    if (kind)
        return kind == FIG_KIND_DATE || kind == FIG_KIND_ORDINAL || kind == FIG_KIND_DURATION;
    if (w->tokens.type[token] == FIG_TOKEN_SYMBOL)
        return is_symbol(w, token, '-') || is_symbol(w, token, '&') || is_symbol(w, token, '/') || is_inner_stop(w, token) ||
               (fig_phrase_roles(w, token) & FIG_ROLE_POSSESSOR);
    const uint16_t roles = fig_phrase_roles(w, token);
    if ((roles & FIG_ROLE_BOUNDARY) && item && (item_roles(w, item - 1) & FIG_ROLE_ARTICLE))
        return true; /* the won, a cut: a noun */
    return !(roles & FIG_ROLE_BOUNDARY) && (roles & (FIG_ROLE_SKIPPED | FIG_ROLE_INNER)) != FIG_ROLE_SKIPPED;
}

static bool is_comma(const fig_work *w, uint32_t item)
{
    return !w->item_kind[item] && (is_symbol(w, token_of(w, item), ',') || is_symbol(w, token_of(w, item), ')'));
}

/* Over what stands between a phrase and its verb: auxiliaries, adverbs, one insertion between commas or brackets. */
static uint32_t skip_back(fig_work *w, uint32_t at)
{
    bool inserted = false;
    while (at) {
        if (item_roles(w, at - 1) & FIG_ROLE_SKIPPED) {
            at--;
        } else if (is_comma(w, at - 1) && !inserted) {
            const char open = is_symbol(w, token_of(w, at - 1), ')') ? '(' : ',';
            uint32_t k = at - 1;
            while (k && at - k < LONGEST && (w->item_kind[k - 1] || !is_symbol(w, token_of(w, k - 1), open)))
                k--;
            if (!k || at - k >= LONGEST || k < 2)
                return at;
            at = k - 1;
            inserted = true;
        } else {
            break;
        }
    }
    return at;
}

static fig_phrase trimmed(fig_work *w, uint32_t first, uint32_t last)
{
    while (first < last && ((item_roles(w, first) & FIG_ROLE_INNER) || w->item_kind[first] == FIG_KIND_DATE ||
                            (!w->item_kind[first] && w->tokens.type[token_of(w, first)] == FIG_TOKEN_SYMBOL)))
        first++;
    while (first < last && ((item_roles(w, last - 1) & (FIG_ROLE_INNER | FIG_ROLE_ARTICLE)) || w->item_kind[last - 1] == FIG_KIND_DATE ||
                            (!w->item_kind[last - 1] && w->tokens.type[token_of(w, last - 1)] == FIG_TOKEN_SYMBOL &&
                             !is_inner_stop(w, token_of(w, last - 1)) && !(item_roles(w, last - 1) & FIG_ROLE_POSSESSOR))))
        last--;
    if (first >= last)
        return (fig_phrase){0, 0};
    return (fig_phrase){token_of(w, first), token_of(w, last)};
}

fig_phrase fig_phrase_before(fig_work *w, uint32_t at)
{
    uint32_t last = skip_back(w, at), first = last;
    while (first && last - first < LONGEST && stands_inside(w, first - 1)) {
        first--;
        if (item_roles(w, first) & (FIG_ROLE_PRONOUN | FIG_ROLE_ARTICLE) && first && !(item_roles(w, first - 1) & FIG_ROLE_INNER))
            break; /* an article opens the phrase, unless it stands behind a preposition */
    }
    return trimmed(w, first, last);
}

fig_phrase fig_phrase_after(fig_work *w, uint32_t at)
{
    uint32_t last = at;
    const uint32_t count = (uint32_t)w->items.count;
    while (last < count && last - at < LONGEST && stands_inside(w, last)) {
        const uint16_t roles = item_roles(w, last);
        if ((roles & FIG_ROLE_INNER) && (last == at || last + 1 == count || w->item_kind[last + 1]))
            break;
        if (last > at && (roles & (FIG_ROLE_ARTICLE | FIG_ROLE_PRONOUN)) && !(item_roles(w, last - 1) & FIG_ROLE_INNER))
            break;
        if (!w->item_kind[last] && is_symbol(w, token_of(w, last), '.') && last + 1 == count)
            break;
        last++;
    }
    return trimmed(w, at, last);
}

/* ---- whose, and what ---- */

static bool has_role(fig_work *w, uint32_t first, uint32_t last, unsigned role)
{
    for (uint32_t t = first; t < last; t++)
        if (fig_phrase_roles(w, t) & role)
            return true;
    return false;
}

static uint32_t without_article(fig_work *w, uint32_t first, uint32_t last)
{
    while (first < last && (fig_phrase_roles(w, first) & FIG_ROLE_ARTICLE))
        first++;
    return first;
}

static bool row_stands(const uint32_t *column, const fig_lex_entry *e, uint32_t at, uint32_t last)
{
    size_t i = 0;
    if (at + 1 + e->token_count > last)
        return false;
    while (i < e->token_count && column[at + 1 + i] == e->tokens[i].word)
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
    const uint32_t *column = w->grammar->lists[list].cased ? w->tokens.exact : w->tokens.word;
    for (uint32_t at = p.first; at < p.last; at++)
        for (const fig_lex_entry *e = fig_grammar_rows(w->grammar, (uint32_t)list, column[at]); e; e = e->next) {
            if (e->list != (uint32_t)list || e->word != column[at] || !row_stands(column, e, at, first ? found->last : p.last))
                continue;
            if (first && !same_value(first, e->row))
                continue;
            first = first ? first : e->row;
            *found = (fig_phrase){at, at + 1 + (uint32_t)e->token_count};
            break;
        }
    return first;
}

/* "its sales": of the last one named; "it": itself. */
static bool split_pronoun(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    const uint16_t roles = fig_phrase_roles(w, p.first);
    if (roles & FIG_ROLE_POSSESSIVE) {
        if (p.last - p.first > 1)
            d->measure = (fig_phrase){p.first + 1, p.last};
        return true;
    }
    return (roles & FIG_ROLE_PRONOUN) != 0;
}

/* "the country's income": at the last possessor behind which something stands. */
static bool split_possessor(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    for (uint32_t t = p.last - 1; t > p.first; t--) {
        if (!(fig_phrase_roles(w, t) & FIG_ROLE_POSSESSOR))
            continue;
        if (t + 1 == p.last) {
            p.last = t;
            continue;
        }
        d->subject = (fig_phrase){p.first, t};
        d->measure = (fig_phrase){t + 1, p.last};
        return true;
    }
    return false;
}

/* "unemployment in France", "shares of Acme": at the last preposition before a name, if what stands before it is measured. */
static bool split_preposition(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    for (uint32_t t = p.last - 1; t > p.first; t--) {
        if (!(fig_phrase_roles(w, t) & FIG_ROLE_INNER) || t + 1 == p.last)
            continue;
        uint32_t name = without_article(w, t + 1, p.last);
        if (name == p.last || !fig_phrase_is_name(w, d, name) || !has_role(w, p.first, t, FIG_ROLE_MEASURE))
            continue;
        d->subject = (fig_phrase){t + 1, p.last};
        d->measure = (fig_phrase){p.first, t};
        return true;
    }
    return false;
}

/* "U.S. consumer prices", "Acme shares": names first, then what is measured. */
static bool split_names(fig_work *w, fig_fact_draft *d, fig_phrase p)
{
    uint32_t t = without_article(w, p.first, p.last), first = t;
    while (t < p.last &&
           (fig_phrase_is_name(w, d, t) ||
            (t > first && (w->tokens.type[t] == FIG_TOKEN_SYMBOL || w->tokens.type[t] == FIG_TOKEN_DIGITS ||
                           ((fig_phrase_roles(w, t) & FIG_ROLE_INNER) && t + 1 < p.last && fig_phrase_is_name(w, d, t + 1)))))) {
        if (t > first && (fig_phrase_roles(w, t) & FIG_ROLE_MEASURE) && fig_token_case_at(&w->tokens, t) == FIG_CASE_CAPS)
            break; /* GDP */
        t++;
    }
    if (t == first)
        return false;
    d->subject = (fig_phrase){first, t};
    if (t < p.last)
        d->measure = (fig_phrase){t, p.last};
    return true;
}

void fig_phrase_split(fig_work *w, fig_fact_draft *d)
{
    fig_phrase p = d->phrase, found;
    const fig_row *row;
    if (p.first == p.last || d->subject.first < d->subject.last)
        return;
    if ((row = fig_phrase_row(w, w->facts.lists.index, p, &found)) && !fig_row_attr(row, "word")) {
        d->subject = found;
        if (row->value_count)
            d->subject_id = row->values[0];
        return;
    }
    if (split_pronoun(w, d, p) || split_possessor(w, d, p) || split_preposition(w, d, p) || split_names(w, d, p))
        return;
    if (has_role(w, p.first, p.last, FIG_ROLE_MEASURE))
        d->measure = p;
    else
        d->subject = p;
}
