/*
 * Story: the country a text is about, and so which dollar, franc or mark it means.
 *
 * in   names of countries and cities, full mentions ("Canadian dlrs"), the caller's country          out   a currency for every amount, the other candidates behind it
 * A country votes each time it is named, more in the dateline and the first sentence; the currency whose country leads clearly wins over the usual one.
 */
#include "../base/bits.h"
#include "work.h"
#include <string.h>

enum { DATELINE = 6, AT_HOME = 4, FIRST_SENTENCE = 3, FULL_MENTION = 2, LATER = 1, LEAD = 3 };
enum { HEADLINE = 40 }; /* tokens: a dateline stands below one */

static int country_index(const char *code)
{
    return code && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z' ? (code[0] - 'A') * 26 + (code[1] - 'A') : -1;
}

enum { CERTAIN = 1000, NOBODY = INT16_MIN }; /* the caller's country: nobody leads it; one that its sign tells apart */

static void vote(fig_work *w, int country, int weight)
{
    fig_story *s = &w->story;
    if (country < 0 || s->votes[country] >= CERTAIN || s->votes[country] == NOBODY)
        return;
    s->votes[country] = (int16_t)(s->votes[country] + weight);
    if (s->votes[country] > s->most)
        s->most = s->votes[country];
}

/* The row of a place list that stands at token `at`; its number of tokens in *length. */
static const fig_row *place_at(const fig_work *w, uint32_t at, uint32_t *length)
{
    const fig_tokens *t = &w->tokens;
    const int lists[] = {w->known.country, w->known.country_abbreviation, w->known.city, w->known.story_mark};
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        const fig_list *list = lists[l] < 0 ? NULL : &w->grammar->lists[lists[l]];
        if (!list || (!fig_class_is(&w->lexemes, t->class_id[at], list->single) &&
                      (list->longest < 2 || !fig_class_is(&w->lexemes, t->class_id[at], list->first))))
            continue; /* which spares a look into a large table */
        const uint32_t *words = list->cased ? t->exact : t->word;
        for (const fig_lex_entry *e = fig_grammar_rows(w->grammar, (uint32_t)lists[l], words[at]); e; e = fig_lex_next(w->grammar, e)) {
            const fig_lex_token *tokens = w->grammar->lex_tokens + e->tokens;
            if (e->list != (uint32_t)lists[l] || e->word != words[at] || at + e->token_count >= t->count)
                continue;
            size_t k = 0;
            while (k < e->token_count && words[at + 1 + k] == tokens[k].word && (t->gap[at + 1 + k] & tokens[k].gap))
                k++;
            if (k == e->token_count) {
                *length = (uint32_t)e->token_count + 1;
                return fig_lex_row(w->grammar, e);
            }
        }
    }
    return NULL;
}

/* The first token from `at` on that may be a place; most are none, so eight at a time. */
static uint32_t next_place(const fig_tokens *t, uint32_t at)
{
    for (; t->count - at >= 8; at += 8) {
        uint64_t places = fig_bits_load(t->trait + at) & UINT64_C(0x0101010101010101) * FIG_TRAIT_PLACE;
        if (places)
            return at + fig_bits_lowest(places) / 8;
    }
    while (at < t->count && !(t->trait[at] & FIG_TRAIT_PLACE))
        at++;
    return at;
}

/* Is it what a sign or a name of this text means anyway? Who writes U.S. dlrs then means another by dlrs. */
static bool is_usual(const fig_work *w, const char *code)
{
    for (size_t i = 0; code && i < w->story.usual_count; i++)
        if (w->story.usual[i] == code || strcmp(w->story.usual[i], code) == 0)
            return true;
    return false;
}

static void note_vote(fig_work *w, const fig_row *row, int weight, const char *written)
{
    const int country = country_index(row->values[0]);
    if (country < 0)
        return;
    if (!fig_grow(&w->place_votes, &w->place_vote_capacity, w->place_vote_count + 1, sizeof *w->place_votes)) {
        w->failed = true;
        return;
    }
    w->place_votes[w->place_vote_count++] = (fig_place_vote){(int16_t)country, (int16_t)weight, written};
}

/* Where the first sentence of the text ends that is no boilerplate; 0: in no later stretch. */
static uint32_t first_sentence_end(const fig_work *w, uint32_t body)
{
    uint32_t end = w->sentences.count && !w->stretch.begin ? w->sentences.start[1] : 0;
    for (size_t i = 2; end && end <= body && i <= w->sentences.count; i++)
        end = w->sentences.start[i];
    return end;
}

static void note_places(fig_work *w, size_t from)
{
    const fig_tokens *t = &w->tokens;
    const uint32_t body = fig_boilerplate_end(w), first_end = first_sentence_end(w, body);
    size_t amount = from;
    for (uint32_t at = next_place(t, body), length; at < t->count; at = next_place(t, at + length)) {
        length = 1;
        const fig_row *row = fig_token_case_at(t, at) != FIG_CASE_LOWER ? place_at(w, at, &length) : NULL;
        uint32_t next = at + length, depth = w->stretch.tokens_before + at - body;
        bool dateline = (depth < 4 || (depth < HEADLINE && t->gap[at] == FIG_GAP_PARAGRAPH)) && next < t->count &&
                        (w->text[t->begin[next]] == ',' || w->text[t->begin[next]] == '-' || w->text[t->begin[next]] == '(');
        while (amount < w->draft_count && w->drafts[amount].last <= at)
            amount++;
        const fig_draft *d = amount < w->draft_count && w->drafts[amount].first <= at ? &w->drafts[amount] : NULL;
        if (row && row->value_count && !fig_boilerplate_at(w, at))
            note_vote(w, row,
                      dateline         ? DATELINE
                      : at < first_end ? FIRST_SENTENCE
                                       : LATER,
                      d && d->kind == FIG_KIND_MONEY && d->unit_count == 1 ? d->unit : NULL);
    }
}

/* Does a sign of several meanings stand within the one of this amount, as in C$5? */
static bool is_told_apart(const fig_work *w, const fig_draft *d)
{
    const fig_tokens *t = &w->tokens;
    for (uint32_t at = d->first; w->known.currency_sign >= 0 && at < d->last; at++) {
        if (t->type[at] != FIG_TOKEN_SYMBOL)
            continue;
        const fig_row *row =
            fig_grammar_row_of(w->grammar, (uint32_t)w->known.currency_sign, w->text + t->begin[at], t->end[at] - t->begin[at]);
        if (row && row->value_count > 1)
            return true;
    }
    return false;
}

/* The country in which alone a foreign currency is written so: $US5. NULL: anywhere. */
static const char *home_of(const fig_work *w, const fig_draft *d)
{
    const fig_tokens *t = &w->tokens;
    const uint32_t next = d->first + 1;
    if (w->known.currency_sign < 0 || next >= d->last || t->type[d->first] != FIG_TOKEN_SYMBOL || t->gap[next] != FIG_GAP_GLUED)
        return NULL;
    const fig_row *row =
        fig_grammar_row_of(w->grammar, (uint32_t)w->known.currency_sign, w->text + t->begin[d->first], t->end[next] - t->begin[d->first]);
    return row ? fig_row_attr(row, "home") : NULL;
}

static void note_written(fig_work *w, const fig_draft *d)
{
    fig_story *s = &w->story;
    const bool told_apart = is_told_apart(w, d);
    s->home = s->home ? s->home : home_of(w, d);
    for (size_t i = 0; told_apart && i < s->written_count; i++)
        if (s->written[i].told_apart && s->written[i].unit == d->unit)
            return;
    if ((!s->written_count || told_apart) && s->written_count < FIG_WRITTEN)
        s->written[s->written_count++] = (fig_written){d->unit, told_apart};
}

/* The best candidates of all amounts that have several, each once; and what is written out. */
static void note_amounts(fig_work *w, size_t from)
{
    fig_story *s = &w->story;
    for (size_t i = from; i < w->draft_count; i++) {
        const fig_draft *d = &w->drafts[i];
        if (d->kind == FIG_KIND_MONEY && d->unit_count == 1)
            note_written(w, d);
        else if (d->kind == FIG_KIND_MONEY && d->unit_count && s->usual_count < FIG_CODE_FACTS && !is_usual(w, d->unit))
            s->usual[s->usual_count++] = d->unit;
    }
}

void fig_story_note(fig_work *w, size_t from)
{
    fig_story *s = &w->story;
    for (size_t i = from; i < w->draft_count; i++) {
        const fig_draft *d = &w->drafts[i];
        s->asks =
            s->asks || (d->kind == FIG_KIND_MONEY && d->unit_count != 1) || (d->kind == FIG_KIND_QUANTITY && (d->unit_count > 1 || d->per));
        if (d->kind == FIG_KIND_MONEY && d->unit_count && !s->first.unit_count)
            fig_draft_copy_units(&s->first, d);
    }
    if (w->stretch.last && !s->asks) /* nobody will ask */
        return;
    note_places(w, from);
    note_amounts(w, from);
}

static int32_t day_number(int year, int month, int day)
{
    return (year * 100 + month) * 100 + day;
}

/* "1987-03-05" */
static int32_t day_of(const char *iso, int32_t without)
{
    int32_t n = 0, digits = 0;
    for (; iso && *iso && digits < 8; iso++)
        if (*iso >= '0' && *iso <= '9') {
            n = n * 10 + (*iso - '0');
            digits++;
        }
    for (; digits && digits < 8; digits++)
        n *= 10;
    return digits ? n : without;
}

static const fig_code_fact *find_fact(fig_work *w, const char *code, size_t i)
{
    size_t tries = 0;
    for (; w->code_facts[i].code != code && w->code_facts[i].code; i = (i + 1) % FIG_CODE_FACTS)
        if (++tries == FIG_CODE_FACTS - 1) {
            memset(w->code_facts, 0, sizeof w->code_facts);
            break;
        }
    if (w->code_facts[i].code)
        return &w->code_facts[i];
    const fig_row *row =
        w->known.currency_code >= 0 ? fig_grammar_row_of(w->grammar, (uint32_t)w->known.currency_code, code, strlen(code)) : NULL;
    w->code_facts[i] = (fig_code_fact){.code = code,
                                       .from = row ? day_of(fig_row_attr(row, "from"), 0) : 0,
                                       .to = row ? day_of(fig_row_attr(row, "to"), INT32_MAX) : INT32_MAX,
                                       .country = (int16_t)country_index(code),
                                       .rare = row && fig_row_attr(row, "rare")};
    return &w->code_facts[i];
}

/* The facts of a code, found once. When the table is full of other codes it begins anew. */
static inline const fig_code_fact *fact_of(fig_work *w, const char *code)
{
    size_t i = (uint32_t)((uintptr_t)code * 0x9E3779B1u) >> 16 & (FIG_CODE_FACTS - 1);
    return w->code_facts[i].code == code ? &w->code_facts[i] : find_fact(w, code, i);
}

/* In use on the document's day? Without a reference date only codes still in use count as valid. */
static bool valid(const fig_work *w, const fig_code_fact *fact)
{
    if (!w->date.has_reference)
        return fact->to == INT32_MAX;
    int32_t today = day_number(w->date.year, w->date.month, w->date.day);
    return today >= fact->from && today <= fact->to;
}

static int votes_for(const fig_work *w, const fig_code_fact *fact)
{
    return fact->country >= 0 ? w->story.votes[fact->country] : 0;
}

bool fig_units_set(fig_work *w, fig_draft *d, const char *const *units, size_t count)
{
    const char **others = fig_arena_alloc(w->arena, count * sizeof *others);
    if (!others)
        return false;
    memcpy(others, units + 1, (count - 1) * sizeof *others);
    d->unit = units[0];
    d->other_units = others;
    d->unit_count = (uint8_t)count;
    return true;
}

static void to_front(const char **units, size_t at)
{
    const char *first = units[at];
    memmove(units + 1, units, at * sizeof *units);
    units[0] = first;
}

/* Drop codes out of use (unless none is left), then the story's own currency to the front. */
static void rank(fig_work *w, fig_draft *d)
{
    size_t n = 0;
    const char *kept[FIG_DRAFT_UNITS];
    for (size_t i = 0; i < d->unit_count; i++)
        if (valid(w, fact_of(w, fig_draft_unit(d, i))))
            kept[n++] = fig_draft_unit(d, i);
    for (size_t i = 0; !n && i < d->unit_count; i++)
        kept[i] = fig_draft_unit(d, i);
    n = n ? n : d->unit_count;
    size_t best = 0;
    int most = votes_for(w, fact_of(w, kept[0])) + (w->story.usual_apart ? 0 : LEAD);
    for (size_t i = 1; most < w->story.most && i < n; i++) {
        const fig_code_fact *fact = fact_of(w, kept[i]);
        if (votes_for(w, fact) > most && !fact->rare) {
            best = i;
            most = votes_for(w, fact);
        }
    }
    if (n == d->unit_count && !best)
        return;
    to_front(kept, best);
    fig_units_set(w, d, kept, n);
}

/* What became of the candidates that were ranked last: most amounts of a text have the same. */
typedef struct ranked {
    fig_draft before, after; /* their units alone */
} ranked;

static bool same_units(const fig_draft *a, const fig_draft *b)
{
    bool same = a->unit_count == b->unit_count && a->unit == b->unit;
    for (size_t i = 1; same && a->other_units != b->other_units && i < a->unit_count; i++)
        same = fig_draft_unit(a, i) == fig_draft_unit(b, i);
    return same;
}

static void rank_again(fig_work *w, fig_draft *d, ranked *last)
{
    if (d->unit_count < 2)
        return;
    if (!same_units(d, &last->before)) {
        fig_draft_copy_units(&last->before, d);
        rank(w, d);
        fig_draft_copy_units(&last->after, d);
    }
    fig_draft_copy_units(d, &last->after);
}

static const char *currency_of(fig_work *w, int country)
{
    const char code[3] = {(char)('A' + country / 26), (char)('A' + country % 26), 0};
    const fig_row *row =
        w->known.country_currency < 0 ? NULL : fig_grammar_row_of(w->grammar, (uint32_t)w->known.country_currency, code, 2);
    for (size_t i = 0; row && i < row->value_count; i++)
        if (valid(w, fact_of(w, row->values[i])))
            return row->values[i];
    return NULL;
}

/* A country's vote goes to the area that its currency is named after too: Spain's to that of the euro. */
static void vote_with_area(fig_work *w, int country, int weight)
{
    vote(w, country, weight);
    const char *currency = country < 0 ? NULL : currency_of(w, country);
    const int area = country_index(currency);
    const char *of_area = area >= 0 && area != country ? currency_of(w, area) : NULL;
    if (of_area && strcmp(of_area, currency) == 0)
        vote(w, area, weight);
}

/* The currency of the leading country, for amounts that name none. */
static const char *leading_currency(fig_work *w)
{
    int best = -1, most = 0;
    for (int i = 0; i < 26 * 26; i++)
        if (w->story.votes[i] > most) {
            most = w->story.votes[i];
            best = i;
        }
    return best < 0 ? NULL : currency_of(w, best);
}

/* A candidate that is not the first becomes it. */
void fig_story_prefer(fig_work *w, fig_draft *d, const char *unit)
{
    const char *units[FIG_DRAFT_UNITS];
    size_t at = 0;
    for (size_t i = 0; i < d->unit_count; i++) {
        units[i] = fig_draft_unit(d, i);
        if (i && !at && strcmp(units[i], unit) == 0)
            at = i;
    }
    if (!at)
        return;
    to_front(units, at);
    fig_units_set(w, d, units, d->unit_count);
}

/* "3.4 million euros, or 12 cents a share": cents, and amounts whose unit was supplied, are of the money that was named outright before them in their sentence. */
static void follow_named(fig_work *w, fig_draft *d, const fig_draft *named)
{
    if (d->per && d->instrument)
        fig_pair_follow(w, d);
    if (d->unit_count > 1 && named && named->sentence == d->sentence && (d->minor || d->supplied & FIG_SUPPLIED_UNIT))
        fig_story_prefer(w, d, named->unit);
}

/* Are the two at most a few words apart, in one sentence? */
static bool beside(const fig_draft *a, const fig_draft *b)
{
    enum { WORDS = 3 };
    return a->sentence == b->sentence && b->first <= a->last + WORDS;
}

/* Cents beside a level are those of its currency: 24 cents to $43.08, in a story of euros too. */
static void follow_level(fig_work *w, fig_draft *d, fig_draft *level, ranked *last)
{
    if (!d->minor || d->unit_count < 2 || level->kind != FIG_KIND_MONEY || level->minor || !level->unit_count)
        return;
    rank_again(w, level, last);
    fig_story_prefer(w, d, level->unit);
}

/* There is no currency in the whole story: it was a number after all, and no cents. */
static void be_number(fig_work *w, fig_draft *d)
{
    d->kind = FIG_KIND_NUMBER;
    d->supplied = 0;
    if (!d->cents)
        return;
    d->value.low = fig_number_mul(&w->pool, d->value.low, fig_number_int(100));
    d->value.high = d->value.low;
    d->value.precision = fig_number_mul(&w->pool, d->value.precision, fig_number_int(100));
}

/* The first currency that the text writes out counts for its country: "5 Canadian dollars" once makes later dollars Canadian. But who writes C$ beside $ tells them apart: there, $ is any but that. */
static void read_written(fig_work *w)
{
    for (size_t i = 0; i < w->story.written_count; i++) {
        const fig_written *written = &w->story.written[i];
        const int country = is_usual(w, written->unit) ? -1 : country_index(written->unit);
        w->story.usual_apart |= written->told_apart && country < 0;
        if (country >= 0 && written->told_apart) {
            if (w->story.votes[country] < CERTAIN)
                w->story.votes[country] = NOBODY;
        } else if (i == 0) {
            vote(w, country, FULL_MENTION);
        }
    }
}

void fig_story_read(fig_work *w, const char *country)
{
    fig_story *s = &w->story;
    if (s->asks) {
        vote_with_area(w, country_index(country), CERTAIN);
        vote_with_area(w, country_index(s->home), AT_HOME);
        for (size_t i = 0; i < w->place_vote_count; i++) {
            const fig_place_vote *v = &w->place_votes[i];
            if (!is_usual(w, v->written))
                vote_with_area(w, v->country, v->weight);
        }
        read_written(w);
    }
    if (s->first.unit_count > 1)
        rank(w, &s->first);
    s->currency = s->first.unit;
}

/* Money by its context alone has the currency of the story. */
static void give_currency(fig_work *w, fig_draft *d)
{
    if (!w->story.currency && !w->story.led) {
        w->story.currency = leading_currency(w);
        w->story.led = true;
    }
    fig_draft_set_unit(d, w->story.currency);
    if (!d->unit_count)
        be_number(w, d);
}

void fig_story_currencies(fig_work *w, size_t from, size_t to)
{
    ranked last = {.before = {.unit_count = 0}};
    const fig_draft *named = NULL; /* outright */
    for (size_t i = from; i < to; i++) {
        fig_draft *d = &w->drafts[i];
        if (d->kind != FIG_KIND_MONEY)
            continue;
        rank_again(w, d, &last);
        if (d->unit_count == 1)
            named = d;
        if (d->unit_count)
            follow_named(w, d, named);
        else
            give_currency(w, d);
        if (i > from && beside(d - 1, d))
            follow_level(w, d, d - 1, &last);
        else if (i + 1 < to && beside(d, d + 1))
            follow_level(w, d, d + 1, &last);
    }
}
