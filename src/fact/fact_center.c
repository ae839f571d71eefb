/* Center: see fact_center.h. */
#include "fact_center.h"
#include "../base/alloc.h"
#include "../resolve/phrase_row.h"
#include "../resolve/word.h"
#include "fact.h"
#include "fact_named.h"
#include "fact_source.h"
#include "located.h"
#include "name.h"
#include "phrase.h"
#include "subject_head.h"
#include <string.h>

enum { DEALING = 4, FAR = 12, CALLED = 48, SAYING = 16, MOST_CLAUSES = 3 };

static bool opens_phrase(fig_work *w, uint32_t token)
{
    const uint32_t roles = fig_phrase_roles(w, token);
    return (roles & (FIG_WORD_BOUNDARY | FIG_WORD_INNER | FIG_WORD_SKIPPED)) && !(roles & (FIG_WORD_PRONOUN | FIG_WORD_ARTICLE));
}

uint32_t fig_behind_fronted(fig_work *w, uint32_t t, uint32_t last)
{
    const int32_t next = t + 1 < last ? fig_figure_at(w, t + 1) : -1;
    if (t >= last || fig_figure_at(w, t) >= 0 || !opens_phrase(w, t) || (next >= 0 && fig_kind_is_measured(w->drafts[next].kind)))
        return t; /* but: about 87,000 residents */
    if ((fig_phrase_roles(w, t) & FIG_WORD_SKIPPED) && !(fig_phrase_roles(w, t) & (FIG_WORD_INNER | FIG_WORD_BOUNDARY)))
        return t + 1 + (t + 1 < last && fig_token_is_symbol(w, t + 1, ',')); /* Meanwhile Elm Pump, which */
    for (uint32_t k = t + 1; k < last && k < t + 24; k++) {
        const int32_t figure = fig_figure_at(w, k);
        if (figure >= 0 && w->drafts[figure].kind == FIG_KIND_DATE && k < t + 6)
            return w->drafts[figure].last + (w->drafts[figure].last < last && fig_token_is_symbol(w, w->drafts[figure].last, ','));
        if (fig_token_is_symbol(w, k, ','))
            return k + 1;
        else if (k > t + 1 && (fig_phrase_roles(w, k) & FIG_WORD_PRONOUN) &&
                 !(fig_phrase_roles(w, k - 1) & (FIG_WORD_INNER | FIG_WORD_VERB)))
            return k; /* In Elm it was */
    }
    return t;
}

/* "Finance Director Omar Bell told", "said Chief Nora Pell": who speaks and has a title is a person wherever named. */
static void know_persons(fig_work *w, const fig_fact_draft *d)
{
    for (uint32_t t = d->first; t < d->last; t++) {
        if (!(fig_phrase_roles(w, t) & FIG_WORD_SAYS))
            continue;
        uint32_t first = t, next = t + 1;
        while (first > d->first && fig_phrase_is_name(w, d, first - 1) && !(fig_phrase_roles(w, first - 1) & FIG_WORD_TITLE))
            first--;
        if (first < t && first > d->first && (fig_phrase_roles(w, first - 1) & FIG_WORD_TITLE))
            fig_know_speaker(w, (fig_phrase){first, t});
        while (next < d->last && next < t + 5 && !(fig_phrase_roles(w, next) & FIG_WORD_TITLE) && fig_token_is_word(w, next))
            next++;
        if (next < d->last && (fig_phrase_roles(w, next) & FIG_WORD_TITLE) && next + 1 < d->last && fig_phrase_is_name(w, d, next + 1))
            fig_know_speaker(w, (fig_phrase){next + 1, fig_name_end(w, d, next + 1)});
    }
}

/* Where the clause begins that somebody says: behind "said", "told reporters", "said on Tuesday that". */
static uint32_t said_clause(fig_work *w, uint32_t t, uint32_t last)
{
    for (uint32_t k = t; k < last && k < t + 9 && w->tokens.type[k] != FIG_TOKEN_SYMBOL; k++)
        if (fig_phrase_roles(w, k) & FIG_WORD_RELATIVE)
            return k + 1;
    for (uint32_t k = t; k < last && k < t + 9; k++) {
        const uint32_t roles = fig_phrase_roles(w, k);
        if (fig_token_is_symbol(w, k, '.') || fig_token_is_symbol(w, k, ','))
            break;
        if (k > t && (fig_phrase_roles(w, k - 1) & FIG_WORD_INNER))
            continue;
        if (fig_figure_at(w, k) < 0 && (roles & (FIG_WORD_PRONOUN | FIG_WORD_POSSESSIVE | FIG_WORD_ARTICLE)) && !(roles & FIG_WORD_INNER))
            return k;
    }
    return t;
}

/* Where the clause begins that somebody points out, shows or fears, behind `that`; `last` where there is none. */
static uint32_t that_clause(fig_work *w, uint32_t t, uint32_t last)
{
    for (uint32_t k = t; k + 1 < last && k < t + 4 && fig_token_is_word(w, k); k++) {
        const uint32_t roles = fig_phrase_roles(w, k);
        if ((roles & FIG_WORD_RELATIVE) && (roles & FIG_WORD_ARTICLE))
            return k + 1;
    }
    return last;
}

/* Whom I means now; and he or she, as far as a name told. */
static void put_person(const fig_work *w, fig_center *c, fig_phrase name)
{
    c->person = name;
    if (!fig_words_have(w, &w->facts.men, name.last - 1))
        c->she = name;
    if (!fig_words_have(w, &w->facts.women, name.last - 1))
        c->he = name;
}

static void put_named(const fig_work *w, fig_center *c, fig_phrase name, unsigned sort)
{
    if (sort & (FIG_SORT_INDEX | FIG_SORT_COMMODITY)) {
        c->quoted = name;
    } else if (sort == FIG_SORT_PERSON) {
        put_person(w, c, name);
    } else {
        c->thing = name;
        c->sort = (uint8_t)sort;
        c->described = sort == FIG_SORT_SITE;
        c->own = true;
    }
}

/* Whom a sentence means by a pronoun or a description at its start: of the sentences before; whom nobody named is as described. */
static void put_meant(fig_work *w, fig_center *c, uint32_t sentence, unsigned sort, fig_phrase described)
{
    if (!(sort & (FIG_SORT_NAMED | FIG_SORT_SITE)))
        return;
    for (uint32_t s = sentence; s-- > 0 && sentence - s <= CALLED;) { /* the county: Elm County, before all others */
        const fig_phrase named = w->facts.centers[s].thing;
        if (!fig_phrase_has(described) || !fig_phrase_has(named) || named.last - named.first < 2 ||
            !fig_tokens_alike(w, named.last - 1, described.last - 1))
            continue;
        c->thing = named;
        c->sort = w->facts.centers[s].sort;
        c->described = false;
        c->own = true;
        return;
    }
    for (uint32_t s = sentence; sort != FIG_SORT_SITE && s-- > 0 && sentence - s <= FAR;)
        if (fig_phrase_has(w->facts.centers[s].thing) && (w->facts.centers[s].sort & sort)) {
            c->thing = w->facts.centers[s].thing;
            c->sort = w->facts.centers[s].sort;
            c->described = w->facts.centers[s].described;
            c->own = true;
            return;
        }
    if (fig_phrase_has(described)) {
        put_named(w, c, described, sort);
        c->described = true;
    }
}

/* The last person whom a sentence names by a title: asked about Premier Lena Orr. */
static fig_phrase person_beside(fig_work *w, const fig_fact_draft *d)
{
    for (uint32_t t = d->last; t-- > d->first + 1;) {
        uint32_t first = t;
        if (!fig_phrase_is_name(w, d, t) || (fig_phrase_roles(w, t) & FIG_WORD_TITLE))
            continue;
        while (first > d->first && fig_phrase_is_name(w, d, first - 1) && !(fig_phrase_roles(w, first - 1) & FIG_WORD_TITLE))
            first--;
        if (first > d->first && (fig_phrase_roles(w, first - 1) & FIG_WORD_TITLE) && fig_figure_at(w, t) < 0)
            return (fig_phrase){first, fig_name_end(w, d, first)};
        t = first < t ? first : t;
    }
    return (fig_phrase){0, 0};
}

/* Roles of a noun phrase's head and of its last word, that tell what is measured from somebody: the number of employees in industry. */
static uint32_t measuring(fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t head = first;
    while (head + 1 < last && !(fig_phrase_roles(w, head + 1) & FIG_WORD_INNER))
        head++;
    return fig_phrase_roles(w, head) | fig_phrase_roles(w, last - 1);
}

/* U.S.-China, of a trade war: two places with a hyphen say what something is, and are nobody. */
static bool is_between_places(const fig_work *w, fig_phrase name)
{
    for (uint32_t k = name.first + 1; k + 1 < name.last; k++)
        if (fig_token_is_symbol(w, k, '-') && w->tokens.gap[k] == FIG_GAP_GLUED && w->tokens.gap[k + 1] == FIG_GAP_GLUED &&
            fig_phrase_is_place(w, (fig_phrase){name.first, k}) && fig_phrase_is_place(w, (fig_phrase){k + 1, name.last}))
            return true;
    return false;
}

/* The roles that any token has. */
static uint32_t all_roles(fig_work *w, uint32_t first, uint32_t last)
{
    uint32_t roles = 0;
    for (uint32_t t = first; t < last; t++)
        roles |= fig_phrase_roles(w, t);
    return roles;
}

/* IMF, Eurostat: who has no figures, whatever it does. */
static bool names_agency(fig_work *w, fig_phrase name)
{
    return name.last == name.first + 1 && (fig_phrase_roles(w, name.first) & FIG_WORD_AGENCY);
}

/* Who speaks, and the persons that are named by a title: most sentences have neither. */
static void know_named(fig_work *w, const fig_fact_draft *d, fig_center *c)
{
    const uint32_t roles = all_roles(w, d->first, d->last);
    fig_know_given(w, d);
    if (roles & FIG_WORD_SAYS) {
        fig_know_speakers(w, d);
        know_persons(w, d);
    }
    const fig_phrase titled = roles & FIG_WORD_TITLE ? person_beside(w, d) : (fig_phrase){0, 0};
    const fig_phrase beside = fig_phrase_has(titled) ? titled : fig_person_again(w, d->first, d->last);
    if (fig_phrase_has(beside))
        put_person(w, c, beside);
}

/* A clause of a sentence: its subject, its verb of saying, and what that is followed by. */
typedef struct clause {
    uint32_t first, end; /* the subject */
    fig_subject_head head;
    uint32_t next;   /* where the clause begins that is said, shown or expected; the sentence's end where there is none */
    uint32_t judges; /* FIG_WORD_AGENCY, FIG_WORD_JUDGE: who is its subject only tells of others */
    bool says, told; /* told: of what is public */
    bool itself;     /* what is said begins with a pronoun: Bank Elm said it, its */
} clause;

static uint32_t subject_end(fig_work *w, uint32_t t, uint32_t last)
{
    while (t < last && !fig_ends_subject(w, t))
        t++;
    return t;
}

/* The first verb of saying or expecting behind a subject, before another verb's object can begin. */
static uint32_t saying(fig_work *w, uint32_t end, uint32_t last)
{
    uint32_t verb = end;
    while (verb < last && verb < end + SAYING && !(fig_phrase_roles(w, verb) & (FIG_WORD_SAYS | FIG_WORD_EXPECTS)) &&
           (verb == end || !(fig_phrase_roles(w, verb - 1) & FIG_WORD_VERB)))
        verb++;
    return verb;
}

static clause read_clause(fig_work *w, const fig_fact_draft *d, uint32_t t, uint32_t end)
{
    clause x = {.first = t, .end = end, .head = fig_subject_head_of(w, d, t, end)};
    const fig_subject_head *h = &x.head;
    const uint32_t verb = saying(w, end, d->last), verb_roles = verb < d->last ? fig_phrase_roles(w, verb) : 0;
    const bool personal = h->anaphor && (h->sort & FIG_SORT_PERSON); /* we see growth: our own */
    x.says = (verb_roles & (FIG_WORD_SAYS | FIG_WORD_EXPECTS)) && !(personal && !(verb_roles & FIG_WORD_SAYS));
    const uint32_t that = x.says ? d->last : that_clause(w, end, d->last);
    x.next = x.says ? said_clause(w, verb + 1, d->last) : that;
    const uint32_t next_roles = x.next < d->last ? fig_phrase_roles(w, x.next) : 0;
    x.itself = next_roles & (FIG_WORD_PRONOUN | FIG_WORD_POSSESSIVE);
    const bool shows = end < d->last && fig_shows(w, end);
    x.judges = x.says || names_agency(w, h->name) ? fig_judging(w, t, end)
               : shows                            ? fig_judging(w, t, end) & FIG_WORD_AGENCY /* statistics from Elm Trust show */
                                                  : 0;
    x.told = x.next < d->last && h->sort != FIG_SORT_PLACE && fig_tells_of_public(w, x.says ? verb : that - 1, d->last);
    if (x.told)
        x.judges |= FIG_WORD_JUDGE;
    else if (x.judges == FIG_WORD_JUDGE && fig_reports_own(w, verb, d->last))
        x.judges = 0;
    return x;
}

/* Is a clause about a noun that names nobody: charter schools opened? */
static bool is_about_noun(fig_work *w, const fig_fact_draft *d, const clause *x)
{
    return !fig_phrase_has(x->head.name) && !x->judges && x->end > x->first && !opens_phrase(w, x->first) && x->end < d->last &&
           fig_figure_at(w, x->end) < 0 && fig_token_is_word(w, x->end - 1) &&
           !(measuring(w, x->first, x->end) & (FIG_WORD_MEASURE | FIG_WORD_MODIFIER));
}

/* Is it about the one it names? Who judges is not, unless it speaks of itself; Britain's office of statistics is Britain. */
static bool is_about_name(fig_work *w, const clause *x)
{
    const fig_subject_head *h = &x->head;
    const bool own = !x->judges || (x->itself && !x->told && !(x->judges & FIG_WORD_AGENCY)) || (h->owner && h->sort == FIG_SORT_PLACE);
    return own && fig_phrase_has(h->name) && !h->anaphor && !is_between_places(w, h->name);
}

/* Brevosa, its biggest seller: a name that is one's own. */
static bool is_own_thing(fig_work *w, fig_phrase name)
{
    return name.last + 1 < w->tokens.count && fig_token_is_symbol(w, name.last, ',') &&
           (fig_phrase_roles(w, name.last + 1) & FIG_WORD_POSSESSIVE);
}

/* Revenue at the Dockside stadium, traffic at Elm Airport: where a part of what is measured comes from. */
static bool is_at_site(fig_work *w, const clause *x)
{
    const fig_phrase name = x->head.name;
    return x->head.there && (measuring(w, x->first, x->end) & FIG_WORD_MEASURE) &&
           ((fig_phrase_sort(w, name.last - 1) & FIG_SORT_SITE) || (name.last < x->end && (fig_phrase_sort(w, name.last) & FIG_SORT_SITE)));
}

/* China bought 40 tonnes: a place that only deals with the one who is spoken of. */
static bool is_dealt_with(fig_work *w, const fig_fact_draft *d, const clause *x)
{
    fig_phrase found;
    return x->head.sort == FIG_SORT_PLACE && x->end < d->last && w->facts.lists.dealing >= 0 &&
           fig_phrase_row(w, w->facts.lists.dealing, (fig_phrase){x->end, x->end + DEALING < d->last ? x->end + DEALING : d->last},
                          &found) &&
           found.first == x->end;
}

static void put_clause(fig_work *w, const fig_fact_draft *d, uint32_t sentence, const clause *x, fig_center *c)
{
    const fig_subject_head *h = &x->head;
    const bool measured = x->end > x->first && (measuring(w, x->first, x->end) & FIG_WORD_MEASURE);
    const bool site = h->sort == FIG_SORT_SITE && !(x->judges | x->told); /* the reef: Elm Reef, or one of its own */
    /* Elm said that customers in Tarn; Spanish growers; Brevosa, its biggest seller; revenue at the Dockside stadium; China bought */
    const bool passing =
        (h->there && c->own) || (fig_phrase_has(c->thing) && (h->nation || (fig_phrase_has(h->name) && is_own_thing(w, h->name)) ||
                                                              is_at_site(w, x) || is_dealt_with(w, d, x)));
    c->measured = measured ? (fig_phrase){x->first, x->end} : (fig_phrase){0, 0};
    if (x->judges)
        fig_know_speaker(w, h->name);
    if (x->itself && fig_phrase_has(h->name) && fig_places_several(w, h->name, x->end))
        c->noun = (fig_phrase){x->first, x->end};
    else if (site || (h->anaphor && !x->told && !(x->judges & FIG_WORD_AGENCY)))
        put_meant(w, c, sentence, h->sort, h->name);
    else if (is_about_noun(w, d, x))
        c->noun = (fig_phrase){x->first, x->end};
    else if (is_about_name(w, x) && !passing)
        put_named(w, c, h->name, h->sort);
}

static void read_sentence(fig_work *w, uint32_t sentence, fig_center *c)
{
    fig_fact_draft d = {.first = w->sentences.start[sentence], .last = w->sentences.start[sentence + 1]};
    if (sentence)
        *c = w->facts.centers[sentence - 1];
    c->own = false;
    c->noun = c->measured = (fig_phrase){0, 0};
    if (fig_phrase_is_titled(w, d.first, d.last) || !fig_is_running(w, d.first, d.last))
        return;
    d.first = fig_behind_dateline(w, d.first, d.last);
    know_named(w, &d, c);
    uint32_t t = fig_behind_fronted(w, d.first, d.last), end = subject_end(w, t, d.last);
    if (t > d.first && end < d.last && fig_token_is_symbol(w, end, ',') && (fig_phrase_roles(w, t) & FIG_WORD_ARTICLE)) {
        t = end + 1; /* In West Germany, the biggest producer, output */
        end = subject_end(w, t, d.last);
    }
    for (int n = 0; n < MOST_CLAUSES && t < d.last; n++) {
        const clause x = read_clause(w, &d, t, end);
        put_clause(w, &d, sentence, &x, c);
        if (!x.says || (c->own && x.itself))
            break;
        t = x.next;
        end = subject_end(w, t, d.last);
    }
}

const fig_center *fig_center_of(fig_work *w, uint32_t sentence)
{
    static const fig_center nobody = {.sort = 0};
    fig_facts *f = &w->facts;
    if (w->sentences.count > f->center_capacity && !fig_grow(&f->centers, &f->center_capacity, w->sentences.count, sizeof *f->centers)) {
        w->failed = true;
        return &nobody;
    }
    for (; f->center_count <= sentence && f->center_count < w->sentences.count; f->center_count++) {
        f->centers[f->center_count] = nobody;
        read_sentence(w, (uint32_t)f->center_count, &f->centers[f->center_count]);
    }
    return &f->centers[sentence];
}

fig_phrase fig_place_referent(fig_work *w, uint32_t sentence)
{
    const fig_phrase none = {0, 0};
    fig_center_of(w, sentence);
    for (uint32_t s = sentence + 1; s-- > 0 && sentence - s <= FAR;) {
        const fig_center *c = fig_center_of(w, s);
        if (fig_phrase_has(c->thing) && (c->sort & FIG_SORT_PLACE))
            return c->thing;
    }
    return none;
}
