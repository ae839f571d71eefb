/* Clause: see fact_clause.h. */
#include "fact_clause.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "name.h"
#include "phrase.h"

enum { ASIDE_COMMAS = 3, VERB_REACH = 6, ASIDE_VERB = 4, FRONTED = 6, ADVERBS = 4, SUBJECT_REACH = 8 };

/* Words between two commas, without them; none where first == last. */
typedef struct aside {
    uint32_t first, last;
    bool told; /* it begins like a clause: which, after */
} aside;

static const aside no_aside = {0, 0, false};

static bool is_now(const fig_work *w, uint32_t k)
{
    return k < w->tokens.count && fig_phrase_row_of(w, w->facts.lists.now, k) != NULL;
}

static bool is_verb(fig_work *w, uint32_t k)
{
    return k < w->tokens.count && fig_token_is_word(w, k) && (fig_phrase_roles(w, k) & FIG_WORD_VERB);
}

/* A noun's clause: the hotel that cost, not: said that sales. */
static bool is_relative(fig_work *w, uint32_t k)
{
    return k && (fig_phrase_roles(w, k) & FIG_WORD_RELATIVE) && is_verb(w, k + 1) && fig_token_is_word(w, k - 1) && !is_verb(w, k - 1);
}

/* Behind and: now runs 412, will hire 240. */
static bool turns_to_now(fig_work *w, uint32_t k)
{
    return (fig_phrase_roles(w, k) & FIG_WORD_JOINING) &&
           (is_now(w, k + 1) || (k + 1 < w->tokens.count && fig_class_is_in(w, w->tokens.class_id[k + 1], w->facts.lists.presents)));
}

/* Expects savings of $3 million by 2018 and that the purchase will add 12 cents. */
static bool joins_that(fig_work *w, uint32_t k)
{
    const uint32_t next = k + 1 < w->tokens.count ? fig_phrase_roles(w, k + 1) : 0;
    return (fig_phrase_roles(w, k) & FIG_WORD_JOINING) && (next & FIG_WORD_RELATIVE) && (next & FIG_WORD_ARTICLE);
}

/* Fell 10 percent as it reported: a word like this begins a clause where a pronoun follows. */
static bool tells_why(fig_work *w, uint32_t k)
{
    return k + 1 < w->tokens.count && (fig_phrase_roles(w, k + 1) & (FIG_WORD_PRONOUN | FIG_WORD_ARTICLE)) == FIG_WORD_PRONOUN &&
           fig_class_is_in(w, w->tokens.class_id[k], w->facts.lists.as);
}

fig_clause fig_clause_at(fig_work *w, uint32_t k)
{
    const fig_tokens *t = &w->tokens;
    if (fig_token_is_symbol(w, k, ';'))
        return FIG_CLAUSE_JOINED;
    if (!fig_token_is_word(w, k))
        return FIG_CLAUSE_SAME;
    if (k && fig_token_is_symbol(w, k - 1, '.') && t->gap[k] != FIG_GAP_GLUED && fig_token_case_at(t, k) == FIG_CASE_CAP)
        return FIG_CLAUSE_APART;
    const uint32_t roles = fig_phrase_roles(w, k);
    if ((roles & (FIG_WORD_APART | FIG_WORD_WHEN)) || is_relative(w, k) || turns_to_now(w, k))
        return FIG_CLAUSE_APART;
    return (roles & FIG_WORD_CLAUSE) || joins_that(w, k) || tells_why(w, k) ? FIG_CLAUSE_JOINED : FIG_CLAUSE_SAME;
}

/* Behind and, a subject of its own and its verb: was $3 million, and its rating was lowered. */
static bool joins_clause(fig_work *w, uint32_t k, uint32_t last)
{
    if (!(fig_phrase_roles(w, k) & FIG_WORD_JOINING))
        return false;
    for (uint32_t i = k + 1; i < last && i <= k + VERB_REACH; i++) {
        if (is_verb(w, i))
            return i > k + 1 && !(fig_phrase_roles(w, i - 1) &
                                  (FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_JOINING | FIG_WORD_BOUNDARY)); /* aged 12 and over had */
        if (!fig_token_is_word(w, i) || fig_figure_at(w, i) >= 0)
            return false;
    }
    return false;
}

/* Behind but or while, or behind and, words that name something and the verb of that. */
static bool opens_clause(fig_work *w, uint32_t k, uint32_t last)
{
    const uint32_t none = FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_JOINING | FIG_WORD_BOUNDARY | FIG_WORD_ARTICLE;
    if (!fig_token_is_symbol(w, k, ';') && !(fig_token_is_word(w, k) && (fig_phrase_roles(w, k) & (FIG_WORD_CLAUSE | FIG_WORD_JOINING))))
        return false;
    for (uint32_t i = k + 1; i < last && i <= k + SUBJECT_REACH && !fig_token_is_symbol(w, i, ','); i++)
        if (is_verb(w, i) && !(fig_phrase_roles(w, i) & FIG_WORD_SAYS))
            return i > k + 1 && fig_token_is_word(w, i - 1) && !(fig_phrase_roles(w, i - 1) & none);
    return false;
}

/* Does a verb stand right before a token, and before it its own noun: debt [reached] $4 million? */
static bool has_own_verb(fig_work *w, uint32_t first, uint32_t last)
{
    const uint32_t none = FIG_WORD_INNER | FIG_WORD_SKIPPED | FIG_WORD_JOINING | FIG_WORD_BOUNDARY | FIG_WORD_ARTICLE | FIG_WORD_RELATIVE;
    const uint32_t k = last - 1;
    return k > first + 1 && is_verb(w, k) && !(fig_phrase_roles(w, k) & FIG_WORD_SAYS) && fig_token_is_word(w, k - 1) &&
           fig_figure_at(w, k - 1) < 0 && !(fig_phrase_roles(w, k - 1) & none);
}

bool fig_clause_begins(fig_work *w, uint32_t first, uint32_t last)
{
    if (last <= first + 2)
        return false;
    for (uint32_t k = first; k + 2 < last; k++)
        if (opens_clause(w, k, last))
            return true;
    return has_own_verb(w, first, last);
}

/* Are the words in [first, last) a preposition and a date: in May? */
static bool is_adverbial(fig_work *w, uint32_t first, uint32_t last)
{
    while (first < last && (fig_phrase_roles(w, first) & (FIG_WORD_INNER | FIG_WORD_ARTICLE)))
        first++;
    const int32_t figure = first < last ? fig_figure_at(w, first) : -1;
    return figure >= 0 && w->drafts[figure].kind == FIG_KIND_DATE;
}

/* The comma that an aside with a token of it ends at, before a verb; `last` where there is none. */
static uint32_t aside_end(fig_work *w, uint32_t k, uint32_t last, bool told)
{
    for (; k + 1 < last; k++) {
        if (fig_token_is_symbol(w, k, ';') || (fig_phrase_roles(w, k) & FIG_WORD_CLAUSE))
            return last;
        if (!fig_token_is_symbol(w, k, ',') || !fig_token_is_word(w, k + 1))
            continue;
        const uint32_t roles = fig_phrase_roles(w, k + 1);
        if (is_verb(w, k + 1) ? told || !(roles & FIG_WORD_SAYS) || (k + 2 < last && fig_figure_at(w, k + 2) >= 0)
                              : told && !(roles & (FIG_WORD_INNER | FIG_WORD_JOINING | FIG_WORD_RELATIVE)))
            return k; /* which has 410 shops, plans to */
    }
    return last;
}

/* The aside that a token stands in. */
static aside aside_of(fig_work *w, uint32_t token, uint32_t first, uint32_t last)
{
    uint32_t commas = 0;
    for (uint32_t k = token; k > first && commas < ASIDE_COMMAS; k--) {
        if (fig_token_is_symbol(w, k, ';'))
            break;
        if (!fig_token_is_symbol(w, k - 1, ','))
            continue;
        const uint32_t roles = fig_token_is_word(w, k) ? fig_phrase_roles(w, k) : 0;
        const bool told = roles & (FIG_WORD_APART | FIG_WORD_WHEN);
        const int32_t date = fig_figure_at(w, k);
        if (!told && date >= 0 && w->drafts[date].kind == FIG_KIND_DATE && is_verb(w, w->drafts[date].last))
            break; /* which has 41,000 customers, last month reported */
        if (!told && commas && (roles & FIG_WORD_VERB))
            break; /* an aside before it ended there */
        if (told || (!commas && !(roles & (FIG_WORD_INNER | FIG_WORD_JOINING | FIG_WORD_CLAUSE)) && !is_adverbial(w, k, token + 1))) {
            const uint32_t end = aside_end(w, token, last, told);
            return end < last ? (aside){k, end, told} : no_aside;
        }
        commas++;
    }
    return no_aside;
}

/* The comma that ends a clause about a date that opens the sentence: for the first quarter, which tends to be its weakest, Elm sees; or `last`. */
static uint32_t fronted_clause(fig_work *w, uint32_t k, uint32_t last)
{
    if (!fig_token_is_word(w, k) || !(fig_phrase_roles(w, k) & (FIG_WORD_RELATIVE | FIG_WORD_WHEN)))
        return last;
    while (k < last && !fig_token_is_symbol(w, k, ','))
        k++;
    return k;
}

/* Between tokens, asides stepped over; `joined`: and may begin a clause (before a figure it rather joins two nouns: gold and silver rose). */
static fig_clause between(fig_work *w, uint32_t first, uint32_t last, uint32_t end, bool joined, bool fronted)
{
    fig_clause most = FIG_CLAUSE_SAME;
    if (fronted && fig_token_is_symbol(w, first, ',')) {
        const uint32_t comma = fronted_clause(w, first + 1, last);
        first = comma < last ? comma : first;
    }
    for (uint32_t k = first; k < last && most < FIG_CLAUSE_APART; k++) {
        if (k > first && fig_token_is_symbol(w, k - 1, ',')) {
            const aside a = aside_of(w, k, k - 1, end);
            if (a.first == k && a.last > k && a.last < last) {
                k = a.last;
                continue;
            }
        }
        fig_clause c = fig_clause_at(w, k);
        if (joined && k > first && fig_token_is_symbol(w, k - 1, ',') && is_verb(w, k))
            c = FIG_CLAUSE_APART; /* rose 0.2%, heading for its first gain in a month */
        if (c == FIG_CLAUSE_SAME && joined && fig_token_is_word(w, k) && joins_clause(w, k, last))
            c = FIG_CLAUSE_JOINED;
        most = c > most ? c : most;
    }
    return most;
}

fig_clause fig_clause_between(fig_work *w, const fig_draft *a, const fig_draft *b)
{
    const uint32_t start = w->sentences.start[a->sentence], end = w->sentences.start[a->sentence + 1];
    const uint32_t last = b->kind == FIG_KIND_DATE && b->first > a->last ? b->first - 1 : b->first; /* before Christmas: no clause */
    const aside in_a = aside_of(w, a->first, start, end), in_b = aside_of(w, b->first, start, end);
    if (in_a.first != in_b.first && (in_a.last || (in_b.last && in_b.told)))
        return FIG_CLAUSE_APART;
    return between(w, a->last, last, end, a->kind != FIG_KIND_DATE && b->kind == FIG_KIND_DATE,
                   a->kind == FIG_KIND_DATE && a->first < start + FRONTED);
}

bool fig_clause_encloses(fig_work *w, const fig_draft *date, const fig_draft *figure)
{
    uint32_t comma = date->last, k = date->first;
    while (comma < figure->first && !fig_token_is_symbol(w, comma, ','))
        comma++;
    if (comma == figure->first)
        return false;
    const uint32_t start = w->sentences.start[date->sentence];
    while (k > start && !fig_token_is_symbol(w, k - 1, ',') && !(fig_phrase_roles(w, k) & FIG_WORD_APART))
        k--;
    return fig_phrase_roles(w, k) &
           (k > start ? FIG_WORD_APART | FIG_WORD_WHEN : FIG_WORD_APART); /* In Elm, where it came in 2010, sales fell */
}

bool fig_clause_closes(fig_work *w, const fig_draft *inside, const fig_draft *behind)
{
    const aside a = aside_of(w, inside->first, w->sentences.start[inside->sentence], w->sentences.start[inside->sentence + 1]);
    return a.told && inside->first > a.first + ASIDE_VERB && a.last <= behind->first;
}

/* A month or longer, by its words: readings are not known yet. */
static bool is_long(const fig_draft *date)
{
    const fig_datetime *when = date->value.dated ? &date->value.dated->when : NULL;
    return when && when->day == FIG_UNSAID && when->weekday == FIG_UNSAID &&
           (when->unit == FIG_GRAIN_NONE || when->unit >= FIG_GRAIN_MONTH);
}

bool fig_clause_dates(fig_work *w, const fig_draft *inside, const fig_draft *behind)
{
    const aside a = aside_of(w, inside->first, w->sentences.start[inside->sentence], w->sentences.start[inside->sentence + 1]);
    for (const fig_draft *g = inside + 1; g < behind && a.last && g->last <= a.last && a.last <= behind->first; g++)
        if (g->kind == FIG_KIND_DATE && is_long(g))
            return true;
    return false;
}

bool fig_clause_is_now(fig_work *w, const fig_draft *figure)
{
    const uint32_t start = w->sentences.start[figure->sentence];
    for (uint32_t k = figure->first, steps = 0; k-- > start && steps < VERB_REACH; steps++) {
        if (is_now(w, k))
            return true;
        if (is_verb(w, k) || fig_token_is_symbol(w, k, ',') || fig_clause_at(w, k) != FIG_CLAUSE_SAME)
            return false;
    }
    return false;
}

bool fig_clause_does(fig_work *w, const fig_draft *v)
{
    const uint32_t opens = FIG_WORD_CLAUSE | FIG_WORD_WHEN | FIG_WORD_RELATIVE, start = w->sentences.start[v->sentence];
    uint32_t t = v->first;
    while (t > start && v->first - t < ADVERBS && fig_token_is_word(w, t - 1) && fig_figure_at(w, t - 1) < 0 &&
           !(fig_phrase_roles(w, t - 1) & (opens | FIG_WORD_JOINING | FIG_WORD_VERB | FIG_WORD_INNER)))
        t--;
    if (v->kind != FIG_KIND_COUNT || t == start)
        return v->kind == FIG_KIND_COUNT;
    const int32_t beside = t > start + 1 && (fig_phrase_roles(w, t - 1) & FIG_WORD_JOINING) ? fig_figure_at(w, t - 2) : -1;
    if (beside >= 0 && &w->drafts[beside] < v)
        return fig_clause_does(w, &w->drafts[beside]); /* 300 soldiers and 1,200 policemen were sent */
    return fig_token_is_symbol(w, t - 1, ',') || fig_clause_at(w, t - 1) != FIG_CLAUSE_SAME || (fig_phrase_roles(w, t - 1) & opens);
}

bool fig_clause_counts(fig_work *w, const fig_draft *v)
{
    const uint32_t start = w->sentences.start[v->sentence];
    uint32_t t = v->first;
    while (t > start + 2 && v->first - t < ADVERBS && fig_token_is_word(w, t - 1) &&
           !(fig_phrase_roles(w, t - 1) & (FIG_WORD_JOINING | FIG_WORD_VERB | FIG_WORD_INNER | FIG_WORD_CLAUSE | FIG_WORD_WHEN)))
        t--;
    const uint32_t opens = t > start + 2 ? fig_phrase_roles(w, t - 1) : 0;
    return v->kind == FIG_KIND_COUNT && is_verb(w, v->last) && fig_token_is_symbol(w, t - 2, ',') &&
           (opens & (FIG_WORD_JOINING | FIG_WORD_CLAUSE | FIG_WORD_WHEN));
}
