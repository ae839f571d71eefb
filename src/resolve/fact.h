/*
 * Fact: figures tied together while a document is read: what the `fact` rules of a grammar say of a sentence, and what it comes to.
 *
 * in   the figures and tokens of a sentence, after all links          out   fact drafts; then, with the document's figures, fig_fact of the result
 * A rule ties figures and noun phrases. Each figure belongs to one fact: a rule that names a figure of a fact adds to it, and what was said stays said. So rules are small, and come in
 * the order of their precision: subject and verb, another period, a source.
 *
 *   fact.c         the rules over a sentence          fact_act.c, fact_draft.c     what a match says: figures into facts
 *   phrase.c       noun phrases: where they begin and end          owner.c        what of them is whose figure it is, and what is measured
 *   fact_center.c  whom a sentence is about          fact_source.c  who only tells          fact_topic.c  who has a figure, where its phrase does not say
 *   fact_clause.c  how the clauses of a sentence stand to each other          fact_period.c  periods, the story day, what a change is from
 *   fact_build.c, fact_measure.c, fact_subject.c, fact_unnamed.c, derive.c   the result's facts
 */
#ifndef FIG_FACT_DRAFT_H
#define FIG_FACT_DRAFT_H
#include "../grammar/known.h"
#include "../match/view.h"
#include "../normal/draft.h"
#include "../record/record.h"

enum { FIG_CAPITALS = 1 << 13, FIG_FACT_CHANGES = 4, FIG_FACT_PARTS = 8, FIG_FACT_ADJUSTMENTS = 3 };

/* Words of the text: tokens, half-open; first == last: none. */
typedef struct fig_phrase {
    uint32_t first, last;
} fig_phrase;

static inline bool fig_phrase_has(fig_phrase p)
{
    return p.first < p.last;
}

typedef struct fig_change_draft {
    int32_t draft; /* -1: a word says it */
    fig_direction direction;
    const char *basis;  /* of a row, or NULL */
    int32_t basis_date; /* a date draft, or -1 */
} fig_change_draft;

typedef struct fig_fact_draft {
    const fig_rule *rule;
    uint32_t sentence, first, last; /* tokens of the sentence */
    int32_t value, from, revised, period, ratio;
    fig_change_draft changes[FIG_FACT_CHANGES];
    int32_t parts[FIG_FACT_PARTS];
    uint8_t change_count, part_count, adjustment_count;
    bool gone;                /* merged into another */
    bool period_far;          /* its period is another clause's: not that of what is quoted daily */
    bool same;                /* it measures what the fact before does */
    uint32_t pronoun_at;      /* where the pronoun stands that the subject was */
    bool pronoun, possessive; /* the phrase was one, or began with one */
    bool passing;             /* the subject is a place named in passing: sales in Italy */
    bool daily;               /* its value is one of the day: closed at */
    bool quoted;              /* an index, a price, a rate of exchange: nobody who has other figures */
    fig_phrase phrase;        /* the noun phrase that subject and measure come from */
    fig_phrase object;        /* what the verb was done to: sold $1.3 million of electricity */
    fig_phrase agent;         /* who did it to that */
    fig_phrase verb;          /* the verb, which says what is measured where nothing else does */
    fig_phrase subject, measure, source, compared;
    const char *measure_name, *otherwise, *status, *frequency, *subject_id, *basis;
    const char *span; /* of which one named before its period is: for the year, in the quarter */
    const char *adjustments[FIG_FACT_ADJUSTMENTS];
} fig_fact_draft;

static inline bool fig_fact_is_forecast(const fig_fact_draft *d)
{
    return d->status && d->status[0] == 'F';
}

/* Sorts of those who are named, bits: of a name that nothing tells more of it may be several. */
enum { FIG_SORT_PLACE = 1, FIG_SORT_COMPANY = 2, FIG_SORT_PERSON = 4, FIG_SORT_INDEX = 8, FIG_SORT_COMMODITY = 16, FIG_SORT_SITE = 32 };

/* Whom a sentence is about, once it is read to its end. */
typedef struct fig_center {
    fig_phrase thing;    /* a company, a place; or none */
    fig_phrase quoted;   /* an index, a commodity */
    fig_phrase person;   /* whom he, she or I means */
    fig_phrase noun;     /* whom the sentence itself is about, unnamed: charter schools */
    fig_phrase measured; /* the sentence's own subject, where it is what is measured: Tarn's exports */
    uint8_t sort;        /* of thing: FIG_SORT_* */
    bool described;      /* and only as what it is: the mine */
    bool own;            /* the sentence names it, or means it by a pronoun; else it is the last sentence's */
} fig_center;

/* What words are to noun phrases: bits, of lists that grammars give; see phrase_role.c. */
enum {
    FIG_ROLE_BOUNDARY = 1,    /* ends a noun phrase: verbs, conjunctions, most prepositions */
    FIG_ROLE_INNER = 2,       /* a preposition that may stand inside: of, in, for */
    FIG_ROLE_SKIPPED = 4,     /* stands between a noun phrase and its verb: has, also, sharply */
    FIG_ROLE_PRONOUN = 8,     /* it, they: the last one named */
    FIG_ROLE_POSSESSIVE = 16, /* its, their: of the last one named */
    FIG_ROLE_ARTICLE = 32,
    FIG_ROLE_MEASURE = 64,    /* sales, output, unemployment: what is measured */
    FIG_ROLE_MODIFIER = 128,  /* industrial, consumer, net: stands before one of those */
    FIG_ROLE_GENERIC = 256,   /* company, retailer: the last one named, by what it is */
    FIG_ROLE_POSSESSOR = 512, /* 's */
    FIG_ROLE_SAYS = 1024,
    FIG_ROLE_VERB = 1 << 15,     /* a boundary before which stands who does it */
    FIG_ROLE_RELATIVE = 16384,   /* which, who, that */
    FIG_ROLE_BYLINE = 65536,     /* by: who stands behind it wrote the text */
    FIG_ROLE_COMPANY = 1 << 17,  /* Inc, plc: a company's name */
    FIG_ROLE_QUOTED = 1 << 18,   /* yields, futures: of what stands before */
    FIG_ROLE_OWNER = 1 << 19,    /* of, in, at: whose it is stands behind it */
    FIG_ROLE_ANAPHOR = 1 << 21,  /* the figure: what was measured before */
    FIG_ROLE_OF = 1 << 22,       /* of, alone of all prepositions, says whose it is */
    FIG_ROLE_JOINING = 4096,     /* and, or */
    FIG_ROLE_PRICE = 8192,       /* price, prices: of what stands before */
    FIG_ROLE_CLAUSE = 1 << 23,   /* while, but: begins a clause */
    FIG_ROLE_APART = 1 << 20,    /* after, when: ... of another time */
    FIG_ROLE_WHEN = 1 << 24,     /* when: ... of another time, save where it opens the sentence */
    FIG_ROLE_TITLE = 1 << 27,    /* director, mayor: what a person is */
    FIG_ROLE_PERSONAL = 1 << 28, /* he, her: of a person */
    FIG_ROLE_AGENCY = 1 << 29,   /* ministry, bureau: who says figures of others */
    FIG_ROLE_EXPECTS = 1 << 25,  /* forecast, put: who does so judges what others have */
    FIG_ROLE_JUDGE = 1 << 26,    /* bank, research: of those who may only judge */
    FIG_ROLE_UNNAMED = 2048      /* capitalised, but no name of somebody whose figures there are: President, Monday */
};

/* What a rule's `make` says, read once. Texts are the grammar's, or NULL. */
typedef struct fig_fact_plan {
    uint16_t before, after; /* where a fact draft has the phrases that stand beside */
    const char *least, *most, *per, *measure, *otherwise, *status, *frequency, *adjustment, *direction, *basis, *span;
    bool value, change, same, like, claimed, unchanged, subject; /* subject: it wants one before the verb */
    bool past;                                                   /* beside: only a date that is over */
    bool quoted;                                                 /* the value is quoted daily */
    bool verb;                                                   /* what stands beside the subject has to be a verb */
    bool fresh;                                                  /* only of figures that are in no fact yet */
    bool joined;                                                 /* only behind another fact of the sentence, whose figure is alike */
} fig_fact_plan;

enum { FIG_BESIDE = 1, FIG_BESIDE_PAST = 2 /* if it is over: from May; but it is one if the rise is to come from then */ };

/* What is measured of what is quoted, as the grammar calls it; NULL where it does not. */
typedef struct fig_quoted_measure {
    const char *rate, *level, *yield, *price, *share;
} fig_quoted_measure;

typedef struct fig_facts {
    const fig_grammar *grammar;
    bool on;
    fig_fact_plan *plans; /* per rule */
    fig_fact_lists lists;
    fig_quoted_measure quoted_measure;
    uint32_t *roles; /* per class, and FIG_ROLE_KNOWN where asked before */
    size_t role_capacity;
    uint32_t generation;
    fig_fact_draft *drafts; /* of the document's field at hand */
    size_t count, capacity;
    fig_phrase topic; /* whom the field is about, once topic_known */
    bool topic_known;
    size_t sentence_first; /* of the sentence at hand */
    int32_t *fact_of;      /* per figure draft: its fact, or -1 */
    size_t fact_of_capacity, fact_of_count;
    uint64_t *in_figure;               /* tokens that are part of figures, as bits */
    size_t in_figure_capacity, marked; /* figure drafts whose tokens are set there */
    fig_center *centers;               /* of the field's sentences, as far as asked */
    size_t center_count, center_capacity;
    uint64_t *persons;  /* words of names that persons have: FIG_CAPITALS bits by hash */
    uint64_t *commons;  /* what it has in lower case, likewise */
    uint64_t *shorts;   /* its short forms of what is measured, likewise: NII, of net interest income (NII) */
    uint64_t *capitals; /* what is capitalised inside sentences of this field: FIG_CAPITALS bits by hash; see name.c */
    bool areas;         /* it has words that areas written small begin with, once capitals_known */
    bool capitals_known;
    uint8_t *beside; /* per figure draft: FIG_BESIDE_*: a date that is no period */
    size_t beside_capacity;
    fig_link_binding bound;
    uint32_t matched; /* the token where the match at hand begins */
} fig_facts;

struct fig_work;

bool fig_facts_init(struct fig_work *w);
void fig_facts_clear(fig_facts *f);
/* Forget the last field. */
void fig_facts_begin(fig_facts *f);
/* The rules over the sentence [first, last), whose figures are the drafts from `from` on. */
void fig_facts_find(struct fig_work *w, uint32_t first, uint32_t last, size_t from, uint32_t sentence);
/* Does a figure of this kind measure something? Dates and places in a sequence alone are no facts. */
bool fig_kind_is_measured(fig_kind kind);
/* fact_act.c: what a match of this rule says (w->facts.bound). false: nothing new. */
bool fig_fact_act(struct fig_work *w, const fig_rule *rule, uint32_t sentence);
/* A number for a verb of fact rules, -1 where there is none. */
int fig_fact_verb(const char *verb);
/* phrase_role.c: FIG_ROLE_* of a class, when it is met for the first time; see fig_phrase_roles in work.h. */
uint32_t fig_phrase_learn_roles(struct fig_work *w, uint16_t class_id);
/* The noun phrase that ends before item `at`, the one that begins there. */
fig_phrase fig_phrase_before(struct fig_work *w, uint32_t at);
fig_phrase fig_phrase_after(struct fig_work *w, uint32_t at);
/* Who does what the words at this token are done to, or has them: "X, which has assets of", "X paid a dividend of"; none where they are a subject themselves. */
fig_phrase fig_phrase_actor(struct fig_work *w, uint32_t token);
/* What stands before the verb of the clause that has this token; none where the clause has no verb. */
fig_phrase fig_phrase_clause(struct fig_work *w, uint32_t token);
/* phrase_row.c: the first row of a list inside a phrase, in its shortest form of that meaning: of "benchmark Kospi" the latter; or NULL. */
const fig_row *fig_phrase_row(const struct fig_work *w, int list, fig_phrase p, fig_phrase *found);
/* ... the row of a list that is this one token, or NULL. */
const fig_row *fig_phrase_row_of(const struct fig_work *w, int list, uint32_t token);
/* actor.c: subject and measure out of d->phrase and the sentence, where they are not said yet. */
void fig_phrase_split(struct fig_work *w, fig_fact_draft *d);
/* owner.c: ... out of d->phrase alone, in whatever sentence it stands. */
void fig_phrase_divide(struct fig_work *w, fig_fact_draft *d);
/* "auto supplier Reinhold", "The junior Kosdaq": the name behind what it is becomes the subject; false: there is none. */
bool fig_phrase_split_apposition(struct fig_work *w, fig_fact_draft *d, fig_phrase p);
/* name.c: tokens of the figures there are, for fig_figure_at in work.h. false: out of memory. */
bool fig_figures_mark(struct fig_work *w);
/* The figure that a token is part of, or -1. */
int32_t fig_figure_find(const struct fig_work *w, uint32_t token);
/* A headline in capitals, or with most of its words capitalised, says nothing about names. */
bool fig_phrase_is_titled(const struct fig_work *w, uint32_t first, uint32_t last);
/* Is this token of a fact's sentence a name: capitalised, and not only because a sentence begins there? */
bool fig_phrase_is_name(struct fig_work *w, const fig_fact_draft *d, uint32_t token);
/* ... and the first word of one, where `last` ends the sentence? */
bool fig_phrase_names_start(struct fig_work *w, uint32_t token, uint32_t last);
/* Is a word capitalised inside a sentence of the field, which no headline is? */
bool fig_phrase_is_known(struct fig_work *w, uint32_t token);
/* Is the subject one word that only its place in the sentence capitalises? */
bool fig_phrase_is_common(struct fig_work *w, const fig_fact_draft *d);
/* fact_topic.c: the place that a fact's sentence begins with: "In West Germany, output", "In Elm it was"; or none. */
fig_phrase fig_opening_place(struct fig_work *w, const fig_fact_draft *d);
/* Does a fact's pronoun mean several: they, their? */
bool fig_phrase_is_plural(const struct fig_work *w, const fig_fact_draft *d);
/* fact_topic.c: who has a figure that nobody is said to have, or none; `far`: named neither in its sentence nor in the one before. */
fig_phrase fig_phrase_topic(struct fig_work *w, size_t fact, bool *far);
/* Whom a pronoun, or a noun that says what somebody is, means in a sentence: the last one named that is of this sort (FIG_SORT_*); or none. */
fig_phrase fig_phrase_referent(struct fig_work *w, uint32_t sentence, unsigned sort);
/* What sort of thing a noun says somebody is: company, country, index; 0 where it says none. */
unsigned fig_phrase_sort(struct fig_work *w, uint32_t token);
/* phrase.c: `of`, which of all prepositions says whose something is. */
/* fact_period.c: which date of its sentence is a fact's period. */
void fig_fact_periods(struct fig_work *w);
/* The year that a forecast for the year is of, where no date says it: the reference date's; else NULL. In the result's arena. */
const fig_date *fig_fact_year_ahead(struct fig_work *w, const fig_fact_draft *d);
/* Is a date one to come? */
bool fig_fact_is_ahead(const struct fig_work *w, const fig_draft *date);
/* The day of the story; NULL where nothing tells. In the result's arena. */
const fig_date *fig_fact_story_day(struct fig_work *w);
/* fact_build.c: all drafts as facts of the result, whose figures are there from `base` on. false: out of memory. */
bool fig_facts_build(struct fig_work *w, fig_result *result, const char *field, size_t base);
/* derive.c: what follows from a fact's figures. */
void fig_fact_derive(struct fig_work *w, const fig_fact_draft *d, const fig_result *result, size_t base, fig_fact *fact);
#endif
