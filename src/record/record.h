/*
 * Record: the result of one document: figures in document order, in one arena.
 *
 * Filled by src/extract.c, read through include/figura/engine.h and by src/emit. `fields` are the texts of the document that
 * were read: the title (where given) and the text. The struct itself comes from fig_calloc; fig_result_free gives it and the arena back.
 */
#ifndef FIG_RECORD_H
#define FIG_RECORD_H
#include "../base/arena.h"
#include "../text/stem.h"
#include "figura/check.h"

typedef struct fig_field_text {
    const char *name; /* "text", "title" */
    const char *text; /* the source bytes, lent by the document */
    size_t len;
    const uint32_t *sentence_starts; /* byte offsets; sentence_count + 1 of them */
    size_t sentence_count;
    const fig_map *map; /* of a page: lent by the document; else NULL */
} fig_field_text;

/* What the words between figures say of their arithmetic, for src/check alone: made by links (`claim`), of grammars/<lang>/claim.gram.
 * `figures` are in the order of the names behind `claim`, all of a name's one after the other. */
typedef enum fig_claim_of {
    FIG_CLAIM_NONE,
    FIG_CLAIM_SHARE,          /* a percentage, the whole number of people or things it is of              */
    FIG_CLAIM_WHOLE,          /* a percentage of one whole: not over 100                                  */
    FIG_CLAIM_PARTS,          /* a total, then all of its parts                                           */
    FIG_CLAIM_SOME,           /* a total, then some of its parts                                          */
    FIG_CLAIM_SHARES,         /* percentages of one whole that do not overlap                             */
    FIG_CLAIM_RATIO,          /* a part, its whole: `9 of the 11 villages`                                */
    FIG_CLAIM_COMPARED,       /* a value, how much of something else's it is                              */
    FIG_CLAIM_PORTION,        /* a part, its share, the whole                                            */
    FIG_CLAIM_BIRTH,          /* an age, the date of birth                                                */
    FIG_CLAIM_MOMENT,         /* `three years ago`, and the date that it is                               */
    FIG_CLAIM_RATES,          /* a rate, the same for another period                                      */
    FIG_CLAIM_MOVE,           /* the value now, the value before, what changed: each difference or percentage  */
    FIG_CLAIM_HELD,           /* the same, the value before as one that the value now is held against    */
    FIG_CLAIM_STEP,           /* the value now, what changed                                              */
    FIG_CLAIM_RANGE,          /* the values before and now as one figure, what changed                    */
    FIG_CLAIM_QUOTE,          /* a number that falls as what it is the value of rises: yen per dollar, a rank */
    FIG_CLAIM_TIMES,          /* a rate, a duration, the total                                            */
    FIG_CLAIM_EACH,           /* a total, how many share it, what each has                                */
    FIG_CLAIM_SUM,            /* a total, whose parts stand before it in the sentence, perhaps in how long */
    FIG_CLAIM_COUNTED,        /* a part and its whole, two figures or one ratio, and the share that it is */
    FIG_CLAIM_FALL,           /* a fall in hundredths of what cannot become less than none                */
    FIG_CLAIM_APART,          /* a change that is reckoned otherwise than from the amounts beside it      */
    FIG_CLAIM_PEAK,           /* a value within a day, which need not be its last                         */
    FIG_CLAIM_LIFE,           /* an age, the date of birth, the date on which it was reached              */
    FIG_CLAIM_JUBILEE,        /* which anniversary this year is, the date that it counts from             */
    FIG_CLAIM_AGAIN,          /* a number of things that the text spoke of before: `the 31,240 runners`   */
    FIG_CLAIM_AGED,           /* how old someone is, as a sentence of its own: `She was 92.`              */
    FIG_CLAIM_BORN,           /* the birth of whom the sentence before spoke: `Born on May 12, 1931, she` */
    FIG_CLAIM_THAT_PORTION,   /* a share, the whole; the part is the sentence before's: `That is 55 percent of` */
    FIG_CLAIM_THAT_MOVE,      /* the value before, what changed; the value now is the sentence before's         */
    FIG_CLAIM_INCOME,         /* a rate that someone gets or spends, no price                             */
    FIG_CLAIM_BY,             /* how far a value is from another: `, a drop of a fifth`                  */
    FIG_CLAIM_BY_THAT,        /* the same, from what was spoken of: `the increase is`, `half as many`     */
    FIG_CLAIM_THEN,           /* a value that another is held against: `when it cost`, `from`             */
    FIG_CLAIM_IT,             /* a value of what the sentence before has one of: `it is now`              */
    FIG_CLAIM_REST,           /* the part of a total that is left: `the other 33`                         */
    FIG_CLAIM_NAMED,          /* a value of what was named before: `the company earned`                   */
    FIG_CLAIM_OR_SHARE,       /* the percentage that the part before it is: `, or 72 percent`             */
    FIG_CLAIM_OVER,           /* a duration, what the rate of the sentence before comes to over it        */
    FIG_CLAIM_SHARES_MORE,    /* one more of the answers of the sentence before                           */
    FIG_CLAIM_THAT_PARTS,     /* all parts of the amount that the sentence before has                     */
    FIG_CLAIM_THAT_GAVE,      /* what several give, perhaps of that amount                                */
    FIG_CLAIM_THAT_RATE,      /* the rate of the sentence before, for another period                     */
    FIG_CLAIM_YEAR_RATE,      /* what came to so much in a year, the year, what that is for another period */
    FIG_CLAIM_COUNTED_WORD,   /* a part of a number as one ratio, the fraction in words that it is        */
    FIG_CLAIM_COLON,          /* a total, with a colon and its parts behind it                            */
    FIG_CLAIM_MARGIN,         /* votes for and against as one ratio, how many more                        */
    FIG_CLAIM_CONVERTED,      /* a quantity, and what it is said to be in another unit                    */
    FIG_CLAIM_THAT_CONVERTED, /* the quantity of the sentence before in another unit                    */
    FIG_CLAIM_THAT_SHARE,     /* the percentage that the part of the sentence before is of its whole      */
    FIG_CLAIM_LEVY,           /* the percentage of a tax, fee or discount, and what it makes of a price   */
    FIG_CLAIM_WORTH,          /* what a part of a firm is worth, what all of it is                        */
    FIG_CLAIM_TERM,           /* when something began, and when it ended                                  */
    FIG_CLAIM_THAT_YEARS,     /* how long that was: `in her 12 years`                                     */
    FIG_CLAIM_THAT_SOME,      /* parts of the amount of the sentence before, no more than it            */
    FIG_CLAIM_OF_THEM,        /* a part of the things that were counted last: `615 of them`               */
    FIG_CLAIM_AVERAGE,        /* a total, how many share it, what each has on average                     */
    FIG_CLAIM_HELD_OF,        /* an amount that another is held against, its noun before it: `with costs of` */
    FIG_CLAIM_LOOSE,          /* as MOVE, of the nearest value before, which may be another than was meant */
    FIG_CLAIM_NAMED_SHARE,    /* an amount, its share of what is named behind: `of net sales`             */
    FIG_CLAIM_LINE_TOTAL,     /* a total, of which the lines behind or above it may be the parts         */
    FIG_CLAIM_RANK,           /* a value, and those of one kind that are said to come before it           */
    FIG_CLAIM_LAPSE,          /* a length of time, when it ended or all of it, perhaps when it began     */
    FIG_CLAIM_SINCE,          /* how long something has been so, and since when                           */
    FIG_CLAIM_BEGAN,          /* when something was founded                                               */
    FIG_CLAIM_LASTED,         /* how old it is: which anniversary, or after how long it ends               */
    FIG_CLAIM_CAST,           /* votes for and against as one ratio, how many voted                       */
    FIG_CLAIM_DAY_BEFORE,     /* a value of the day before, as words say that are no date                 */
    FIG_CLAIM_SHARE_THEM,     /* a percentage of the things that were just counted                        */
    FIG_CLAIM_WEEKDAY,        /* the weekday of a day, which the claim has or the sentence before         */
    FIG_CLAIM_NAMED_TOLD,     /* a value that what was named before had, and nothing else of it          */
    FIG_CLAIM_OF_THAT,        /* a part and its share of what the sentence before has                     */
    FIG_CLAIM_SHARE_NOUN,     /* a percentage of things that the sentence before may have counted         */
    FIG_CLAIM_CLOSED,         /* the last value of a day, of what was named before                        */
    FIG_CLAIM_AGAIN_THING,    /* an amount and the thing that has it: `the 18 million euro bridge`        */
    FIG_CLAIM_PRICED,         /* an amount and what the thing that has it costs: `the 29 million lira plant costs $5 million` */
    FIG_CLAIM_OF_ONE,         /* what one of the currency before it is worth: `one euro bought $1.10`     */
    FIG_CLAIM_QUOTE_BASE,     /* what one of a currency is worth: `the euro rose to $1.12`                */
    FIG_CLAIM_REST_SHARE,     /* a percentage that is what is left of one whole: `the remaining 10 percent` */
    FIG_CLAIM_EACH_OF,        /* what each of a number has of a total, both elsewhere in the sentence     */
    FIG_CLAIM_EACH_AT,        /* the same of what each costs, which need not be reckoned from a total      */
    FIG_CLAIM_CLOSE,          /* the last value of a day, of whatever                                     */
    FIG_CLAIM_PORTION_NEAR,   /* the same, the whole told behind it in a clause of its own                */
    FIG_CLAIM_SOME_BEHIND,    /* a total, some of whose parts follow: `of which`                          */
    FIG_CLAIM_ALL_BEHIND,     /* a total, all of whose parts follow: a colon                              */
    FIG_CLAIM_CAME_IN,        /* an amount that came in: `receipts were`, `exports of`                    */
    FIG_CLAIM_WENT_OUT,       /* an amount that went out of the same: `spending came to`                  */
    FIG_CLAIM_BALANCE,        /* what the one of these is more than the other: `a surplus of`             */
    FIG_CLAIM_LEFT,           /* what is left of an amount before it: `leaving 2,570`                     */
    FIG_CLAIM_CHANGE,         /* what the words beside it call a change, whosever: `the 25-percent rise`  */
    FIG_CLAIM_OF_WHOLE,       /* a share, and what the words call its whole: `27 per cent of the 43.7`      */
    FIG_CLAIM_BETTER,         /* a change whose noun does not say its way: `an improvement of 2.4 points`  */
    FIG_CLAIM_AVERAGE_OF,     /* what each has on average: `an average of 47.00`                           */
    FIG_CLAIM_LIST_TOTAL,     /* a number that the words call all of something: `all 214 passengers`       */
    FIG_CLAIM_SEATS,          /* all the seats of a body: `the council has 51 members`                     */
    FIG_CLAIM_CLOCK,          /* two numbers where a time of day would stand: `halted at 13:74`            */
    FIG_CLAIM_ADJUSTED,       /* an amount that something was added to, or taken off: `after a discount`   */
    FIG_CLAIM_MOVED_FROM,     /* what was before a change of the sentence before: `the move from 6.50`      */
    FIG_CLAIM_THAT_STEP,      /* two measures of a change, the value in the sentence before                */
    FIG_CLAIM_OTHERS,         /* what others have of the whole of the sentence before: `Labour won 57`     */
    FIG_CLAIM_MOVED_TO,       /* a value, and which way it went, without a number: `widened to 4.1 billion` */
    FIG_CLAIM_COUNT
} fig_claim_of;

/* May one part lie in another, as places do: 30 in Europe, 12 in Germany? */
typedef enum fig_claim_nests {
    FIG_NESTS_NOT,
    FIG_NESTS_IN_ALL,  /* and all parts are said to be there: made up of, and 8 elsewhere */
    FIG_NESTS_PERHAPS, /* and some may be left out besides                                */
} fig_claim_nests;

/* The `rule` of facts that stand in a table: no rule of the grammar made them. */
#define FIG_TABLE_RULE "table.cell"

enum { FIG_CLAIM_MOST = 12 };

/* What the words of a cell say that is a label or a head, for src/check and for facts: bits, made by `head` definitions with `says=`, of grammars/<lang>/table.gram. */
enum {
    FIG_SAYS_TOTAL = 1,   /* its row or column may be the sum, or what is left, of others */
    FIG_SAYS_WHICH = 2,   /* `of which`: part of what stands above it, no addend beside it */
    FIG_SAYS_REST = 4,    /* `other`: what is listed beside it is all there is             */
    FIG_SAYS_CHANGE = 8,  /* how much something changed, and nothing else                  */
    FIG_SAYS_SHARE = 16,  /* hundredths of one whole: `% of total`                         */
    FIG_SAYS_BESIDE = 32, /* no more than in what a change is told, and of when           */
    FIG_SAYS_ALL = 64     /* a total, and of nothing that it names                         */
};

typedef struct fig_claim {
    int32_t figures[FIG_CLAIM_MOST];
    uint8_t count;
    uint8_t of;        /* fig_claim_of */
    uint8_t direction; /* fig_direction, where a word says it */
    uint8_t nests;     /* fig_claim_nests, of PARTS */
    uint16_t years;    /* of JUBILEE, where a word says it: centenary; else 0 */
} fig_claim;

struct fig_result {
    fig_arena arena;
    fig_figure *figures;
    size_t count;
    fig_field_text fields[2];
    size_t field_count;
    fig_error *warnings;
    size_t warning_count;
    fig_fact *facts; /* in document order */
    size_t fact_count;
    fig_claim *claims;
    size_t claim_count;
    uint8_t *cell_says; /* per cell of the document: FIG_SAYS_*; NULL: it has none */
    size_t cell_count;
    fig_finding *findings; /* of src/check, in the arena too */
    size_t finding_count;
    fig_coverage coverage;
    const fig_engine *engine;
    const fig_stemmer *stemmer; /* of its grammar */
    const char *doc;            /* the document's id, lent */
};

/* The figures of one document so far, told apart by their hashes: an open-addressing table of places that say which of `all` stands there, from 1; 0: none. {0} is a valid empty one. */
typedef struct fig_ordinal {
    uint64_t hash;
    uint32_t times;
} fig_ordinal;

typedef struct fig_ordinals {
    uint32_t *places;
    size_t mask, place_capacity;
    fig_ordinal *all;
    size_t capacity;
    uint32_t count;
} fig_ordinals;

/* The result's id for every figure: sets `id` of all figures once all else is filled in; see id.c. */
fig_status fig_result_number(fig_result *result, fig_error *error);
/* The same where the result is the next part of a document. */
fig_status fig_result_number_on(fig_result *result, fig_ordinals *n, fig_error *error);
/* Another document begins. */
void fig_ordinals_begin(fig_ordinals *n);
void fig_ordinals_clear(fig_ordinals *n);
/* Likewise `key` and `id` of all facts; see fact_id.c. */
fig_status fig_result_number_facts(fig_result *result, fig_error *error);
#endif
