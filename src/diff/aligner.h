/*
 * Aligner: what the files of src/diff share while a draft is held against its sources.
 *
 * in   results of extraction          out   a fig_diff_item for each figure of the draft, and for what is missing
 *   point     a figure made comparable: a family, and a value in the family's base unit, or a span of days        point.c, span.c
 *   passage   a sentence with figures: its words, its stops and its points in order                              passage.c
 *   relation  what two points say of each other: the same, rounds to it, another unit ...                         relation.c
 *   likeness  how far the words around two points agree, 0 to 1                                                   likeness.c
 *   subject   the fact that states a point: whose figure it is, and of what                                   subject.c
 *   lookup    points of the sources by value, passages by word                                                    lookup.c
 *   held      whether the draft has a value of the sources                                                        held.c
 *   choice    which point of the sources a point of the draft is held against                                     pairing.c, decide.c, contradiction.c, computed.c
 * Worked: "profit rose 21 percent" against "Quarterly profit rose 12 percent": no point of the value .21; the passage is found by `profit`,
 * `rose`; its point .12 is another value of the same family, likeness .8: different, and of the same digits in another order.
 * No pair of figures is looked at that neither value nor words brought together: see the limits below and docs/diff.md.
 */
#ifndef FIG_ALIGNER_H
#define FIG_ALIGNER_H
#include "../base/arena.h"
#include "../exact/number.h"
#include "../record/record.h"
#include "../text/token.h"
#include "figura/diff.h"

enum {
    FIG_DIFF_BY_VALUE = 64, /* points of one value (or rounding to it) that are looked at for one of the draft */
    FIG_DIFF_BY_WORDS = 16, /* passages that are looked at for one of the draft, the likest */
    FIG_DIFF_POSTINGS = 64, /* passages that a word is looked up in; a word that is in more says little */
    FIG_DIFF_POINTS = 64,   /* points of a passage that are looked at */
    FIG_DIFF_REACH = 40,    /* tokens on either side of a point that count as its surroundings */
    FIG_DIFF_RIVALS = 6,    /* points of another value that are kept for the decision */
    FIG_DIFF_OPERANDS = 24, /* points of one source that are added, subtracted, divided for one of the draft */
    FIG_DIFF_HEAVY = 5,     /* a word of this weight says something (passage.c) */
    FIG_DIFF_TELLING = 3,   /* digits that are hardly the same, or the same in another order, by chance */
    FIG_DIFF_HEADLINE = 2   /* sentences of a text, beside its title, that hold its headline facts */
};

static const float FIG_DIFF_SAME_VALUE = 0.30f; /* what the same value is worth beside words */

enum { FIG_CLAIMED_BY_VALUE = 1, FIG_CLAIMED_BY_SLIP = 2 };

typedef enum fig_family {
    FIG_FAMILY_NONE = 0,
    FIG_FAMILY_MONEY,      /* major units of `unit`                              */
    FIG_FAMILY_PROPORTION, /* percent, ratio: as a fraction                      */
    FIG_FAMILY_FACTOR,     /* multiple                                           */
    FIG_FAMILY_POINTS,     /* percentage points                                  */
    FIG_FAMILY_PLAIN,      /* count, number, index                               */
    FIG_FAMILY_ORDINAL,
    FIG_FAMILY_DATE,     /* minutes from 1970, half-open: `from`, `to`         */
    FIG_FAMILY_YEARLESS, /* a day of a year that is not known: 100 month + day */
    FIG_FAMILY_CLOCK,    /* minutes of the day                                 */
    FIG_FAMILY_MONTHS,   /* durations of years and months                      */
    FIG_FAMILY_SECONDS,  /* all shorter ones                                   */
    FIG_FAMILY_CODE,     /* what is only equal or not: `unit` is its hash      */
    FIG_FAMILY_UNITS     /* quantities: this and more, a hash of the dimension */
} fig_family;

/* What a figure is to its fact. */
typedef enum fig_fact_part { FIG_FACT_NONE = 0, FIG_FACT_VALUE, FIG_FACT_CHANGE, FIG_FACT_FROM } fig_fact_part;

typedef struct fig_point {
    const fig_figure *figure;
    uint32_t text;  /* 0: the draft; from 1: the sources */
    uint32_t index; /* of the figure in its result */
    uint32_t passage;
    uint32_t first; /* its token in the passage */
    uint32_t family;
    uint64_t unit; /* hash of the unit as printed; 0: none. Of counts the noun */
    uint64_t per;
    fig_number low, high; /* in base units; equal: a value */
    bool has_low, has_high;
    bool words;              /* a fraction in words: `a third` */
    bool shifted;            /* degrees: zero is not nothing */
    fig_number place, loose; /* half a unit of the last printed place; the same where zeros may be rounded, or 0 */
    fig_number near;         /* how far `about` and `nearly` reach */
    int64_t from, to;        /* FIG_FAMILY_DATE */
    int64_t seconds;         /* FIG_FAMILY_CLOCK: of the day; what is printed to the second may be a length of time, 2:04:11 */
    bool to_second;
    double key;                /* low, or high: for the lookup by value */
    const fig_fact *fact;      /* that states it, or NULL */
    fig_fact_part part;        /* as what */
    uint32_t said, said_count; /* words of the fact's subject and measure: said_words */
    uint32_t subject_count;    /* those of the subject come first */
    int32_t period;            /* the date that stands nearest in the passage, a point; -1: none */
} fig_point;

typedef enum fig_token_role { FIG_PASSAGE_WORD, FIG_PASSAGE_STOP, FIG_PASSAGE_POINT } fig_token_role;

typedef struct fig_passage_token {
    uint32_t id;   /* of the word, or of the point */
    uint8_t role;  /* fig_token_role */
    uint8_t heavy; /* how much a word of this length and case says, in eighths */
    uint16_t form; /* of words that say the same, which it is */
} fig_passage_token;

typedef struct fig_passage {
    uint32_t text;
    const fig_field_text *field;
    uint32_t sentence; /* from 1 */
    uint32_t token, token_count;
    uint32_t point, point_count;
    uint64_t hash; /* of its words and figures; never 0 */
    bool telling;  /* so long that no two texts have it by chance */
} fig_passage;

typedef enum fig_relation_kind {
    FIG_RELATION_NONE = 0, /* not to be compared */
    FIG_RELATION_OTHER,    /* comparable, another value */
    FIG_RELATION_FINER,    /* no contradiction, but the source does not say it so exactly */
    FIG_RELATION_ROUNDS,
    FIG_RELATION_UNIT,
    FIG_RELATION_SAME
} fig_relation_kind;

typedef struct fig_relation {
    fig_relation_kind kind;
    bool opposed;       /* one rose, the other fell */
    bool other_noun;    /* counts of other things */
    bool other_weekday; /* the same day, called by another weekday */
    bool indirect;      /* the same told otherwise, which words have to make sure: seven years, since 2018 */
    bool other_unit;    /* the same number of another unit that is not the same amount */
    bool turned_bound;  /* the same number, at least of the one and at most of the other */
    bool other_sense;   /* the same, called by a word that excludes the other's: a loss, a profit */
} fig_relation;

/* A point of the sources that a point of the draft is held against. */
typedef struct fig_match {
    int32_t point; /* -1: none */
    fig_relation relation;
    float likeness, score;
    uint16_t shared; /* words that say something and stand by both */
    bool other_period;
} fig_match;

typedef struct fig_choice {
    fig_match best;      /* of the same value */
    fig_match magnitude; /* of a value 10^3k times as large */
    fig_match finer;
    fig_match weak;                    /* the same number of other things, which words alone do not make sure */
    fig_match slip;                    /* the same digits in another order, or with a zero more or less */
    fig_match rivals[FIG_DIFF_RIVALS]; /* another value; the likest first */
    uint32_t rival_count;
    int32_t operands[2]; /* points; -1: none */
    const char *how;
    int32_t reckoned[2]; /* points whose sum, difference, ratio the draft tells wrongly; -1: none */
    const char *reckoned_how;
    fig_str result; /* what they come to */
    float operand_likeness;
    fig_diff_status status;
    fig_match chosen;
    bool verbatim; /* best is the same figure of the same sentence */
} fig_choice;

static inline fig_choice fig_choice_none(void)
{
    return (fig_choice){.best.point = -1,
                        .magnitude.point = -1,
                        .finer.point = -1,
                        .weak.point = -1,
                        .slip.point = -1,
                        .chosen.point = -1,
                        .operands = {-1, -1},
                        .reckoned = {-1, -1}};
}

static inline const fig_match *fig_choice_rival(const fig_choice *c, int32_t point)
{
    for (uint32_t i = 0; i < c->rival_count; i++)
        if (c->rivals[i].point == point)
            return &c->rivals[i];
    return NULL;
}

typedef struct fig_value_entry {
    uint32_t family, point;
    double key;
} fig_value_entry;

typedef struct fig_rate { /* what one unit of a currency is in another, as a source's conversion says */
    uint64_t from, to;
    fig_number rate, error; /* error: of the rate, as a share of it */
} fig_rate;

#include "vocabulary.h"

typedef struct fig_measure { /* a unit of quantity: (value + offset) * factor in base units */
    uint64_t code, dimension;
    fig_number factor, offset;
} fig_measure;

struct fig_diff {
    fig_arena arena;
    const fig_engine *engine; /* knows the sizes of units; may be NULL */
    fig_number_pool pool;
    fig_diff_text draft;
    fig_diff_text *sources;
    size_t source_count, given; /* given: sources with figures of their own, not all copies of what another has */
    int64_t *days;              /* by text: minutes of the day that it tells of first, INT64_MIN where it names none */
    bool *related;              /* by text: does a source speak of what the draft speaks of? */
    fig_point *points;          /* the draft's first */
    size_t point_count, point_capacity, draft_points;
    fig_passage *passages;
    size_t passage_count, passage_capacity, draft_passages;
    fig_passage_token *tokens;
    size_t token_count, token_capacity;
    fig_passage_token *said_words;
    size_t said_count, said_capacity;
    fig_vocabulary *words;
    fig_value_entry *values;
    size_t value_count, value_capacity;
    fig_rate *rates;
    size_t rate_count, rate_capacity;
    fig_measure *measures; /* of the units met */
    size_t measure_count, measure_capacity;
    int32_t *twins;      /* by passage of the draft: the same sentence of a source; -1: none has it */
    fig_choice *choices; /* of the draft's points */
    uint32_t *drawn;     /* by text: how many points of the draft are held against it */
    uint8_t *claimed;    /* of every point: is it what some point of the draft is held against, or is a slip of? FIG_CLAIMED_BY_... */
    fig_diff_item *items;
    size_t item_count, item_capacity;
    bool failed; /* out of memory */
};

uint64_t fig_diff_hash(const char *text, size_t len);

/* point.c: the figure made comparable; family NONE where it is not. */
void fig_point_read(fig_aligner *a, fig_point *p);
/* A canonical number of a record: "-0.5", "1/3". false: absent, or too large. */
bool fig_diff_number(fig_number_pool *pool, fig_str s, fig_number *out);
/* point_as.c: significant digits of a value as printed: 2 of 120000; 1 of a fraction. */
int fig_point_digits(fig_str value);
/* Those of a figure's value, of a bound or a range those of its ends. */
int fig_point_telling(const fig_point *p);
static inline bool fig_point_is_date(const fig_point *p)
{
    return p->family == FIG_FAMILY_DATE || p->family == FIG_FAMILY_YEARLESS || p->figure->kind == FIG_KIND_DATE;
}
/* A number of points, which may be percentage points. */
bool fig_point_is_points(const fig_point *p);
/* The point in the unit that it is printed in. */
fig_point fig_point_printed(fig_aligner *a, const fig_point *p);
/* A number without a unit as one of another's: it was 61, of `52 rupees`; 120 million and 80 million euros. false: it is no such number. */
bool fig_point_as(fig_aligner *a, const fig_point *d, const fig_point *s, fig_point *taken);
/* A number whose unit was guessed, as one of things that are counted, which the source's is. false: it is no such number. */
bool fig_point_bare(fig_aligner *a, const fig_point *d, const fig_point *s, fig_point *taken);
/* Is a value one of the two numbers of a ratio: 7,600 of the 8,000? */
bool fig_point_has_term(const fig_point *ratio, fig_str value);
/* How many there are, of one of them: 68 of `one of 68 pieces`; of `one in five` nothing. */
fig_str fig_point_one_of(const fig_point *ratio);
/* Two numbers that stand the other way round: 1-3, 3-1. */
bool fig_point_is_turned(const fig_point *d, const fig_point *s);
/* One of the two numbers of a ratio, as a figure; family NONE: it has none. */
fig_point fig_point_term(fig_aligner *a, const fig_point *ratio, bool second);
/* measure.c: NULL: out of memory. Good until the next call. */
const fig_measure *fig_measure_of(fig_aligner *a, const fig_engine *engine, fig_str code);
/* span.c: what dates, times and durations come to. */
bool fig_span_date(const fig_date *date, fig_point *p);
/* 100 month + day of the date's first day; -1: unknown. */
int64_t fig_span_month_day(const fig_date *date);
bool fig_span_clock(fig_str iso, fig_point *p);
bool fig_span_duration(fig_number_pool *pool, fig_str iso, fig_number *out, uint32_t *family, uint64_t *unit);

/* passage.c: the passages of a text, and its points. */
bool fig_passages_add(fig_aligner *a, uint32_t text, const fig_result *result);

/* verbatim.c: which passages of the draft a source has word for word; false: out of memory. Passages are all known. */
bool fig_verbatim_find(fig_aligner *a);
/* The matches of such a passage's points; false: it is none. */
bool fig_verbatim_take(fig_aligner *a, uint32_t draft_passage);

/* swap.c: the rival whose value is the draft's by its words, or its subject's by the facts, where the draft has the value of another; NULL: none. Choices have their matches. */
const fig_match *fig_swap_find(const fig_aligner *a, uint32_t draft);
/* swap_time.c: the rival of the time that the draft names, where it has the value of another time. */
const fig_match *fig_swap_time(const fig_aligner *a, uint32_t draft);
/* A year that no source has, beside a figure that one has beside another year. */
const fig_match *fig_swap_companion(const fig_aligner *a, uint32_t draft);
/* A date whose figure, the nearest that is no date, is the source's of the same date: `39 percent last year, 70 percent by 2030`, told the other way round. */
bool fig_swap_keeps_company(const fig_aligner *a, uint32_t draft);

/* The words of a short text, put behind said_words; false: out of memory. */
bool fig_passage_say(fig_aligner *a, fig_str text);
/* The hash of a word's folded stem; *letters: its length before it was cut. */
uint64_t fig_passage_stem(const fig_stemmer *stemmer, const char *text, size_t len, size_t *letters);
/* subject.c: of each point from `first` on, the fact that states it, and what that says it is about. */
bool fig_subjects_read(fig_aligner *a, size_t first, const fig_result *result);
/* Do the facts of two points, where both are known, speak of other things? Are they the same observation? */
bool fig_subjects_differ(const fig_point *d, const fig_point *s);
/* Is the one an actual value and the other a forecast or an estimate? */
bool fig_subjects_status_differs(const fig_point *d, const fig_point *s);
bool fig_subjects_agree(const fig_point *d, const fig_point *s);
/* Facts of one subject and measure, by their words, which nothing tells apart. */
bool fig_subjects_same(const fig_point *d, const fig_point *s);
bool fig_measures_equal(const fig_point *d, const fig_point *s);
/* Days of which none is in both. */
bool fig_dates_apart(const fig_date *x, const fig_date *y);
/* The period that the sentence of a value or a change names, by its fact; NULL: none. */
const fig_date *fig_subject_period(const fig_point *p);
/* Facts of one subject, by its words, whatever of it is measured. */
bool fig_subjects_alike(const fig_aligner *a, const fig_point *d, const fig_point *s);
/* Facts of one subject whose measures say the same, one perhaps more fully: profit, net profit. */
bool fig_measures_alike(const fig_aligner *a, const fig_point *d, const fig_point *s);
/* The same of subjects that have no word in common. */
bool fig_subjects_foreign(const fig_aligner *a, const fig_point *d, const fig_point *s);
/* Facts of one measure and of subjects that have no name in common. */
bool fig_subjects_apart(const fig_aligner *a, const fig_point *d, const fig_point *s);

/* lookup.c */
bool fig_lookup_build(fig_aligner *a);
/* The day of each text: the first one of its first sentences. */
bool fig_lookup_days(fig_aligner *a);
/* Are the days of the two texts more than a week apart? */
bool fig_lookup_far_apart(const fig_aligner *a, uint32_t text);
/* Which sources have names in common with the draft, or no names. */
bool fig_lookup_relate(fig_aligner *a);
/* Points of the family with keys in [low, high]: at most `room` of them. */
size_t fig_lookup_values(const fig_aligner *a, uint32_t family, double low, double high, uint32_t *out, size_t room);
/* The passages of the sources that share most words with this one. */
size_t fig_lookup_passages(fig_aligner *a, uint32_t passage, uint32_t out[FIG_DIFF_BY_WORDS]);

/* relation.c */
fig_relation fig_relate(fig_aligner *a, const fig_point *d, const fig_point *s);
/* relate_amounts.c: of amounts alone, in base units, of one unit as printed or of two. */
fig_relation_kind fig_relate_amounts(fig_aligner *a, const fig_point *d, const fig_point *s, bool same_unit);
/* Doubled: twice as much, or, of a change, 100 percent more. */
fig_relation_kind fig_relate_factor(fig_aligner *a, const fig_point *factor, const fig_point *proportion, bool factor_first);
/* relate_bare.c: of a number whose unit one of the two leaves out; and of degrees whose scale it leaves out. */
fig_relation_kind fig_relate_bare(fig_aligner *a, const fig_point *d, const fig_point *s);
fig_relation_kind fig_relate_scale(fig_aligner *a, const fig_point *d, const fig_point *s);
/* Of a time of day and another one: about 2:20, of 2:18; about 1 a.m., of 1:05. */
fig_relation_kind fig_relate_clocks(const fig_point *d, int64_t minutes);
/* At least 50, up to 50? */
bool fig_relate_turned_bound(fig_aligner *a, const fig_point *d, const fig_point *s);
/* 40 percent, of 60 percent: the rest of one whole, which contradicts nothing? */
bool fig_relate_rest(fig_aligner *a, const fig_point *d, const fig_point *s);
/* The same where the draft's value is taken times 10^power. */
fig_relation fig_relate_scaled(fig_aligner *a, const fig_point *d, const fig_point *s, int power);

/* likeness.c: between a point of the draft and one of a source. fig_likeness_focus says which point of the draft. */
void fig_likeness_focus(fig_aligner *a, uint32_t draft_point);
float fig_likeness(fig_aligner *a, uint32_t source_point, uint16_t *shared);
/* Names near the draft's point that the source's text lacks, and names near the source's that the draft lacks. */
int fig_likeness_strangers(const fig_aligner *a, uint32_t draft_point, uint32_t source_point);

/* settle.c: matches that the rest of the sentence makes sure, of numbers of other things and of dates. Choices have their matches. */
void fig_settle(fig_aligner *a);

/* contradiction.c: the rival that contradicts the draft, its score raised by what else speaks for it; point -1: none that is sure. */
fig_match fig_contradiction_find(fig_aligner *a, uint32_t draft);
/* pairing.c: periods that have no day in common, by facts or by the dates that stand nearest. */
bool fig_periods_apart(fig_aligner *a, const fig_point *d, const fig_point *s);
/* The matches of a point; then, all of them known, what they come to. */
bool fig_choices_make(fig_aligner *a);
/* decide.c: what they come to. */
void fig_choice_decide(fig_aligner *a, uint32_t draft);
/* computed.c: two points of one source whose sum, difference or ratio is the draft's. */
void fig_computed_find(fig_aligner *a, uint32_t draft_point, const uint32_t *passages, size_t count, fig_choice *choice);

/* currency.c: what the conversions of the sources say a currency is worth; and a draft's amount as one of another currency. */
bool fig_currency_read(fig_aligner *a, uint32_t text, const fig_result *result);
void fig_currency_find(fig_aligner *a, uint32_t draft_point, fig_choice *choice);

/* missing.c: the points of the sources' headlines that the draft lacks, as items. */
bool fig_missing_find(fig_aligner *a);
/* item.c: the items, in the order of the draft. */
bool fig_diff_item_add(fig_aligner *a, const fig_diff_item *item);
bool fig_diff_items_make(fig_aligner *a);
/* reason.c: one plain sentence. */
fig_str fig_reason_of(fig_aligner *a, const fig_point *d, const fig_choice *choice);
fig_str fig_reason_missing(fig_aligner *a);
/* slip.c: points of the sources whose numbers are the draft's by a slip of the pen; FIG_DIFF_BY_VALUE of them at most. */
size_t fig_slip_values(const fig_aligner *a, const fig_point *d, uint32_t *out);
/* leftover.c: of a point that no source has, the one that a slip made of it, which the draft lacks. Choices have their matches. */
bool fig_leftover_find(fig_aligner *a, uint32_t draft, fig_match *out);
/* instead.c: of a point that no source has, the one that stands in its place with another value; false: none that is sure. Choices have their matches. */
bool fig_instead_find(fig_aligner *a, uint32_t draft, fig_match *out);
/* The same of a point that has its value from another's. */
bool fig_instead_of_another(fig_aligner *a, uint32_t draft, fig_match *out);
/* label.c: the figure of a source's sentence that is called as the draft's is, where the draft has the value of one beside it. */
bool fig_label_of_another(fig_aligner *a, uint32_t draft, fig_match *out);
/* Of two figures of a source's sentence: is the draft's called as the first, and not as the second? */
bool fig_label_is_own(const fig_aligner *a, uint32_t draft, int32_t own, int32_t rival);
/* nearest.c: of a point that no source has, the match that an editor should see beside it; false: none. Choices have their matches. */
bool fig_nearest_find(fig_aligner *a, uint32_t draft, fig_match *out);
/* Is what was chosen only such a match? */
static inline bool fig_choice_is_nearest(const fig_choice *c)
{
    return c->status == FIG_DIFF_NOT_IN_SOURCES && c->chosen.point >= 0 && c->chosen.relation.kind != FIG_RELATION_FINER;
}
/* Of the same digits, how many zeros more or less; 0: other digits, or the same value. */
int fig_reason_power(const fig_point *d, const fig_point *s);
/* Is it off by one in its last place, of a number that is printed more fully? */
bool fig_reason_misrounded(const fig_point *d, const fig_point *s);
/* Is one digit another? */
bool fig_reason_changed(const fig_point *d, const fig_point *s);
/* The number, the year or the length of time as printed, of a bound its end; of a range nothing. */
fig_str fig_reason_shown(const fig_figure *f);
/* How many digits it has, zeros at its end aside; a range those of both ends. */
int fig_reason_digits(const fig_point *p);
/* Those of one of the two numbers of a ratio, in another order? */
bool fig_reason_transposed_term(const fig_point *d, const fig_point *s);
/* Are the digits the same, in another order? */
bool fig_reason_transposed(const fig_point *d, const fig_point *s);
#include "evidence.h"
#include "when.h"
#endif
