/*
 * Facts in the making: what is kept of a field's facts while it is read; data alone. src/fact makes them.
 *
 * in   what matches of `fact` rules say          out   drafts of facts: figures, and the words of the text that say whose they are and what they measure
 */
#ifndef FIG_FACTS_H
#define FIG_FACTS_H
#include "../grammar/known.h"
#include "../match/view.h"
#include "../normal/draft.h"
#include "../record/record.h"
#include "../text/word_set.h"

enum { FIG_FACT_CHANGES = 4, FIG_FACT_OTHERS = 2, FIG_FACT_PARTS = 8, FIG_FACT_ADJUSTMENTS = 3 };

/* Words of the text: tokens, half-open; first == last: none. */
typedef struct fig_phrase {
    uint32_t first, last;
} fig_phrase;

static inline bool fig_phrase_has(fig_phrase p)
{
    return p.first < p.last;
}

static inline bool fig_phrase_meets(fig_phrase a, fig_phrase b)
{
    return a.first < b.last && b.first < a.last;
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
    int32_t others[FIG_FACT_OTHERS]; /* figures of the things told with its own, each of one: rose 4% and 2%, respectively */
    uint8_t change_count, part_count, adjustment_count;
    bool gone;                /* merged into another */
    bool period_far;          /* its period is another clause's: not that of what is quoted daily */
    bool dealt;               /* it is one of those */
    bool same;                /* it measures what the fact before does */
    uint32_t pronoun_at;      /* where the pronoun stands that the subject was */
    bool pronoun, possessive; /* the phrase was one, or began with one */
    bool passing;             /* the subject is a place named in passing: sales in Italy */
    bool daily;               /* its value is one of the day: closed at */
    bool quoted;              /* an index, a price, a rate of exchange: nobody who has other figures */
    bool of_thing;            /* its one noun is whose it is: the title is worth */
    fig_phrase phrase;        /* the noun phrase that subject and measure come from */
    fig_phrase object;        /* what the verb was done to: sold $1.3 million of electricity */
    fig_phrase agent;         /* who did it to that */
    fig_phrase verb;          /* the verb, which says what is measured where nothing else does */
    fig_phrase where;         /* where that is of what somebody has, with its preposition: sales in Germany */
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
    fig_phrase person;   /* the last one named, whom I means */
    fig_phrase he, she;  /* the last man, the last woman; of whom no name tells is either */
    fig_phrase noun;     /* whom the sentence itself is about, unnamed: charter schools */
    fig_phrase measured; /* the sentence's own subject, where it is what is measured: Tarn's exports */
    uint8_t sort;        /* of thing: FIG_SORT_* */
    bool described;      /* and only as what it is: the mine */
    bool own;            /* the sentence names it, or means it by a pronoun; else it is the last sentence's */
} fig_center;

/* What words are to noun phrases: bits, of lists that grammars give; see fact/phrase_role.c. */
enum {
    FIG_WORD_BOUNDARY = 1 << 0,   /* ends a noun phrase: verbs, conjunctions, most prepositions */
    FIG_WORD_INNER = 1 << 1,      /* a preposition that may stand inside: of, in, for */
    FIG_WORD_SKIPPED = 1 << 2,    /* stands between a noun phrase and its verb: has, also, sharply */
    FIG_WORD_PRONOUN = 1 << 3,    /* it, they: the last one named */
    FIG_WORD_POSSESSIVE = 1 << 4, /* its, their: of the last one named */
    FIG_WORD_ARTICLE = 1 << 5,
    FIG_WORD_MEASURE = 1 << 6,   /* sales, output, unemployment: what is measured */
    FIG_WORD_MODIFIER = 1 << 7,  /* industrial, consumer, net: stands before one of those */
    FIG_WORD_GENERIC = 1 << 8,   /* company, retailer: the last one named, by what it is */
    FIG_WORD_POSSESSOR = 1 << 9, /* 's */
    FIG_WORD_SAYS = 1 << 10,
    FIG_WORD_UNNAMED = 1 << 11,  /* capitalised, but no name of somebody whose figures there are: President, Monday */
    FIG_WORD_JOINING = 1 << 12,  /* and, or */
    FIG_WORD_PRICE = 1 << 13,    /* price, prices: of what stands before */
    FIG_WORD_RELATIVE = 1 << 14, /* which, who, that */
    FIG_WORD_VERB = 1 << 15,     /* a boundary before which stands who does it */
    FIG_WORD_BYLINE = 1 << 16,   /* by: who stands behind it wrote the text */
    FIG_WORD_COMPANY = 1 << 17,  /* Inc, plc: a company's name */
    FIG_WORD_QUOTED = 1 << 18,   /* yields, futures: of what stands before */
    FIG_WORD_OWNER = 1 << 19,    /* of, in, at: whose it is stands behind it */
    FIG_WORD_APART = 1 << 20,    /* after, when: ... of another time */
    FIG_WORD_ANAPHOR = 1 << 21,  /* the figure: what was measured before */
    FIG_WORD_OF = 1 << 22,       /* of, alone of all prepositions, says whose it is */
    FIG_WORD_CLAUSE = 1 << 23,   /* while, but: begins a clause */
    FIG_WORD_WHEN = 1 << 24,     /* when: ... of another time, save where it opens the sentence */
    FIG_WORD_EXPECTS = 1 << 25,  /* forecast, put: who does so judges what others have */
    FIG_WORD_JUDGE = 1 << 26,    /* bank, research: of those who may only judge */
    FIG_WORD_TITLE = 1 << 27,    /* director, mayor: what a person is */
    FIG_WORD_PERSONAL = 1 << 28, /* he, her: of a person */
    FIG_WORD_AGENCY = 1 << 29    /* ministry, bureau: who says figures of others */
};

/* What a rule's `make` says, read once. Texts are the grammar's, or NULL. */
typedef struct fig_fact_plan {
    uint16_t before, after; /* where a fact draft has the phrases that stand beside */
    const char *least, *most, *per, *measure, *otherwise, *status, *frequency, *adjustment, *direction, *basis, *span;
    bool value, change, same, like, claimed, unchanged, subject; /* subject: it wants one before the verb */
    bool past;                                                   /* beside: only a date that is over */
    bool quoted;                                                 /* the value is quoted daily */
    bool thing;                                                  /* its one noun is whose it is, where no list says that it is measured */
    bool verb;                                                   /* what stands beside the subject has to be a verb */
    bool fresh;                                                  /* only of figures that are in no fact yet */
    bool clause;                                                 /* of whom the figure's clause is, where nothing else says so */
    bool fate;                                                   /* only of things whose noun says what befell them: 4 dead */
    bool joined;                                                 /* only behind another fact of the sentence, whose figure is alike */
} fig_fact_plan;

enum { FIG_BESIDE = 1, FIG_BESIDE_PAST = 2 /* if it is over: from May; but it is one if the rise is to come from then */ };

/* What is measured of what is quoted, as the grammar calls it; NULL where it does not. */
typedef struct fig_quoted_measure {
    const char *rate, *level, *yield, *price, *share, *part;
} fig_quoted_measure;

typedef struct fig_facts {
    const fig_grammar *grammar;
    bool on;
    fig_fact_plan *plans; /* per rule */
    fig_fact_lists lists;
    fig_quoted_measure quoted_measure;
    uint32_t *roles; /* per class, and 1 << 30 where asked before (phrase_role.c) */
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
    fig_word_set persons;    /* words of names that persons have */
    fig_word_set men, women; /* last words of names with such a given name */
    fig_word_set commons;    /* what the field has in lower case */
    fig_word_set shorts;     /* its short forms of what is measured: NII, of net interest income (NII) */
    fig_word_set capitals;   /* what is capitalised inside its sentences; see fact/name.c */
    bool areas;              /* it has words that areas written small begin with, once capitals_known */
    bool capitals_known;
    uint8_t *beside; /* per figure draft: FIG_BESIDE_*: a date that is no period */
    size_t beside_capacity;
    fig_link_binding bound;
    uint32_t matched; /* the token where the match at hand begins */
} fig_facts;
#endif
