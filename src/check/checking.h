/*
 * Checking, inside: what the checks of one document share. One file a check, each with the one signature fig_check_fn.
 *
 * in   a result with its figures, claims and facts          out   findings, through fig_finding_add
 * A check asks fig_read for the intervals of the figures that it compares, all at once, so that they are read alike (reading.c), computes
 * with them, and says what it found. What a text leaves open is FIG_VERDICT_UNDECIDABLE, or not said at all: a false alarm costs more than a miss.
 */
#ifndef FIG_CHECKING_H
#define FIG_CHECKING_H
#include "../base/days.h"
#include "../base/str.h"
#include "../base/strbuf.h"
#include "../exact/interval.h"
#include "../record/record.h"
#include "accepted.h"
#include "outside.h"

struct fig_check {
    fig_outside rates, levels;
    fig_baseline baseline;
    bool keep_consistent;
};

/* What claims say of one figure, and whether it was looked at: bits. */
enum {
    FIG_MARK_APART = 1 << 0,      /* a change on a basis of its own, which the amounts beside it do not give: in constant currencies */
    FIG_MARK_PEAK = 1 << 1,       /* a value within a day, which need not be its last: touched 2,195.44 */
    FIG_MARK_NAMED = 1 << 2,      /* a value of what was named before: the company */
    FIG_MARK_DAY_BEFORE = 1 << 3, /* the value of the day before, as its words say: the previous evening */
    FIG_MARK_TOLD = 1 << 4,       /* what was named before had it or did it: in 2018 it earned $60 million */
    FIG_MARK_THEN = 1 << 5,       /* a value of another time: when it was, had been */
    FIG_MARK_CLOSED = 1 << 6,     /* the last value of a day: it had closed at 2,400.0 */
    FIG_MARK_OF_ONE = 1 << 8,     /* what one of the currency before it is worth: one euro buys $1.10 */
    FIG_MARK_BASE = 1 << 9,       /* what the currency that moved is worth in another: the euro rose to $1.12 */
    FIG_MARK_CLOSE = 1 << 10,     /* the last value of a day, of whatever: closed at 412p */
    FIG_MARK_IN = 1 << 11,        /* it came in: receipts, exports */
    FIG_MARK_OUT = 1 << 12,       /* it went out: spending, imports */
    FIG_MARK_DOUBTED = 1 << 15,   /* it is one of what was found not to fit */
    FIG_MARK_BETTER = 1 << 14,    /* a change that is called good or bad, which does not say its way: an improvement of 2.4 points */
    FIG_MARK_BEFORE = 1 << 13,    /* what another value was before: up from 7.9 billion */
    FIG_MARK_USED = 1 << 7        /* it took part in a comparison that was decided */
};

typedef struct fig_checking {
    const fig_check *check;
    const fig_document *document;
    fig_result *result;
    fig_number_pool pool;
    uint16_t *marks; /* per figure: FIG_MARK_* */
    fig_finding *findings;
    size_t count, capacity;
    fig_strbuf why, text;
    size_t table_work; /* cells that were computed with in tables, each time: FIG_TABLE_WORK at most */
    bool nomem, limited;
} fig_checking;

enum { FIG_TABLE_WORK = 1000000 };
/* May tables be computed with further? Says so where not. */
static inline bool fig_table_work(fig_checking *c, size_t cells)
{
    c->table_work += cells;
    c->limited = c->limited || c->table_work > FIG_TABLE_WORK;
    return c->table_work <= FIG_TABLE_WORK;
}

/* check.c: gives back what was computed, and forgets what failed for its size; what failed for memory stays. */
void fig_forget_numbers(fig_checking *c);

/* A number of things, named or not. */
static inline bool fig_counts_things(const fig_figure *f)
{
    return f->kind == FIG_KIND_COUNT || f->kind == FIG_KIND_NUMBER;
}

/* A title and a text both have a first sentence. */
static inline bool fig_in_one_sentence(const fig_figure *a, const fig_figure *b)
{
    return a->sentence == b->sentence && fig_str_same(a->field, b->field);
}

typedef void (*fig_check_fn)(fig_checking *c);

/* What was compared; `figures` as in fig_finding. */
enum { FIG_COMPARED_MOST = 32 };
typedef struct fig_compared {
    int check; /* 1 to 15 */
    fig_verdict verdict;
    int32_t figures[FIG_COMPARED_MOST];
    size_t count;
    fig_str stated;          /* as written, or exact */
    fig_interval recomputed; /* where has_low or has_high */
    fig_str unit;
} fig_compared;

/* finding.c: note it; `why` is a sentence in c->why, `suggestion` may be NULL. Empties c->why. */
void fig_finding_add(fig_checking *c, const fig_compared *x, const char *suggestion);
/* Does the verdict need words at all? */
bool fig_finding_wanted(const fig_checking *c, fig_verdict verdict);

/* reading.c: intervals of figures that are compared with each other; false where one of them has no number that can be computed with. */
bool fig_read(fig_checking *c, const int32_t *figures, size_t count, fig_interval *out);
/* The text that a figure stands in; NULL: it is not kept. */
const fig_field_text *fig_text_of(const fig_checking *c, const fig_figure *f);
/* The first figure of a figure's sentence; -1: the sentence has too many before it to be looked through. */
int32_t fig_first_of_sentence(const fig_checking *c, int32_t figure);
/* An exact text ("1460000", "1/3", "-0.5") as a number. */
bool fig_read_number(fig_checking *c, fig_str text, fig_number *out);
/* The two numbers of a ratio: "61 votes to 48", "38 of the 84 seats". */
bool fig_read_terms(fig_checking *c, const fig_figure *ratio, fig_number *a, fig_number *b);
/* A duration in one unit: 140 and "min", 12 and "mo". */
bool fig_read_duration(fig_checking *c, const fig_figure *f, fig_number *n, fig_str *unit);
/* The unit of a figure, such a duration's too. */
fig_str fig_unit_of(fig_checking *c, const fig_figure *f);
/* CONSISTENT where they meet, INCONSISTENT where they are disjoint. */
fig_verdict fig_compare(fig_checking *c, fig_interval a, fig_interval b);
static inline const fig_figure *fig_of(const fig_checking *c, int32_t i)
{
    return &c->result->figures[i];
}
static inline bool fig_is_marked(const fig_checking *c, int32_t i, unsigned mark)
{
    return c->marks[i] & mark;
}
/* A date of the text as days since 1970, where its day, month or year begins and (half-open) ends. */
bool fig_read_days(const fig_figure *f, int32_t *from, int32_t *to);
bool fig_read_day(fig_str iso, int32_t *day);
/* The document's reference date. */
bool fig_read_reference(const fig_checking *c, int32_t *day);
int fig_year_of(int32_t day);
/* c14_impossible.c: an invalid date all in figures, none of which can be its month: 2019-13-01. */
bool fig_is_month_beyond(const fig_figure *f);
/* A date with a name in it, or of three numbers: what else is all in figures may be no date at all. */
bool fig_is_plain_date(const fig_figure *f);

/* said_before.c: the only amount of the sentence before that is of this figure's kind, for which `that` stands; -1: none, or several. */
int32_t fig_said_before(fig_checking *c, int32_t figure);
/* Four digits of a year in a date's text; 0 where it has none. */
int fig_written_year(const fig_figure *f);
/* The only date of the sentence before that of a figure, or the only one with a year; -1: none, several, or one before it in its own. */
int32_t fig_date_before(const fig_checking *c, int32_t figure, bool with_year);

/* say.c: numbers for people: "1,078 to 1,172", "33.5 to 34.4 million"; an interval that is a point as one number. `holds`: what is stated lies in it. */
void fig_say_interval(fig_strbuf *out, fig_number_pool *pool, fig_interval x, bool holds);
/* The same with a sign before each number, beside a figure with so many places; and a unit in words. */
void fig_say_signed(fig_strbuf *out, fig_number_pool *pool, fig_interval x, fig_str sign, int beside, bool holds);
void fig_say_unit(fig_strbuf *out, fig_str unit);
void fig_say_number(fig_strbuf *out, fig_number_pool *pool, fig_number n, int places);
/* say_like.c: the same in the form of a figure: "$33.5 million to $34.4 million" as "$12 million", "1,081 to 1,084 feet" as "1,830 feet". */
void fig_say_like(fig_strbuf *out, fig_number_pool *pool, fig_interval x, const fig_figure *f, bool holds);
/* The figure as the text has it, blanks made plain. */
void fig_say_figure(fig_strbuf *out, const fig_figure *f);
void fig_say_day(fig_strbuf *out, int32_t day);
/* Of a day since 1970: 1 Monday - 7 Sunday; and its name. */
const char *fig_weekday_name(int weekday);

/* c11_magnitude.c: the last of `count` values with which, 10^3, 10^-3, 10^6 or 10^-6 times as large, `fits` holds; -1 where there is none. */
typedef bool (*fig_fits_fn)(fig_checking *c, const fig_interval *values, void *user);
/* One of them: the first two have something in common. */
bool fig_values_meet(fig_checking *c, const fig_interval *values, void *user);
int fig_find_slip(fig_checking *c, fig_interval *values, size_t count, fig_fits_fn fits, void *user, int *power);
/* slip_pen.c: would they fit if one of them had a nought more or less, 20,000 for 200,000? */
bool fig_nought_explains(fig_checking *c, fig_interval *values, size_t count, fig_fits_fn fits, void *user);
/* Would they fit if two digits of one of the figures changed places, or, with `one_digit`, if one digit were another? */
bool fig_slip_explains(fig_checking *c, const int32_t *figures, fig_interval *values, size_t count, bool one_digit, fig_fits_fn fits,
                       void *user);
/* The figure 10^power times as large: "980 million USD". */
void fig_say_slip(fig_checking *c, fig_strbuf *out, int32_t figure, int power);

/* c04_when.c: the time of the only dates beside a figure: a year, 0 being the story's own or unknown; `near`: no date is further back than some weeks. */
enum { FIG_SEVERAL_YEARS = -1 };
typedef struct fig_when {
    int32_t year;
    bool near;
} fig_when;
fig_when fig_when_beside(fig_checking *c, int32_t figure);
/* The days whose rates it may have: those of its year, else the week up to the reference date; false: unknown. */
bool fig_when_days(fig_checking *c, fig_when when, int32_t *from, int32_t *to);

/* c04_file.c: before all checks: which of several currencies was meant, where the rates file tells. */
void fig_settle_currencies(fig_checking *c);

/* said_before.c: do these say the same of what is measured: turnover, net sales; or one of them nothing? */
bool fig_same_measure(const fig_checking *c, fig_str a, fig_str b);

/* A movement that one sentence states: from where, to where, by how much. `from` is -1 where only the changes say it,
 * and `to` where one figure, a range, has both. */
enum { FIG_MOVE_CHANGES = 3 };
typedef struct fig_move {
    int32_t to, from, changes[FIG_MOVE_CHANGES];
    size_t change_count;
    fig_direction direction;
    bool quoted;              /* a lower number may be a rise: yen per dollar, ranks */
    bool loose;               /* the value now is but the nearest one before */
    bool of_fact;             /* by a fact, which may have taken the value before from something else */
    fig_interval now, before; /* read alike, with the changes below */
    fig_interval by[FIG_MOVE_CHANGES];
} fig_move;

/* c02_step.c. Two measures of a change and the value that it led to: the value before is what the difference leaves. */
void fig_check_step(fig_checking *c, fig_move *m);
/* `That is 8 percent fewer than the 45,000`, `It was up $1.43, or 2.2 percent`: with the value now, which the sentence before has, a move or a step; another claim as it is. */
const fig_claim *fig_claim_complete(fig_checking *c, const fig_claim *claim, fig_claim *out);
/* c02_move.c: the values of a move, all read alike; false: it has none that can be computed with. */
bool fig_move_read(fig_checking *c, fig_move *m);
/* Its known end, where it goes the way of the move: `higher than 285 tonnes`, `from more than 280`: NULL: it is no such bound. */
const fig_str *fig_move_bound(const fig_move *m, const fig_figure *from);
/* Not more than ten times as much, nor less than a tenth: else it is another thing's value. */
bool fig_move_is_near(fig_checking *c, int32_t a, int32_t b);
/* Of one unit; one that was supplied to the one and not to the other is not believed. */
bool fig_move_comparable(fig_checking *c, const fig_figure *a, const fig_figure *b);
/* Another move beside it, for each of something, where the number of those that share it would have changed by more than half: "$1.4 billion or $0.91 a
 * share, up from $0.9 billion or $1.59 a share". */
bool fig_move_again(fig_checking *c, const fig_move *m, fig_move *out);
/* How large a change of `unit` from `before` to `now` is: 8 percent, 2 points, 40 million; false: no such unit. */
bool fig_move_size(fig_checking *c, const fig_move *m, fig_str unit, fig_interval *out);
/* The figures of a move, the k-th change first. */
fig_compared fig_move_compared(const fig_move *m, size_t k, int check);
/* "From 500 million euros to 540 million euros" */
void fig_move_say(fig_checking *c, const fig_move *m);
/* c11_magnitude.c: two values of a million and more of which the one is some thousand or million times the other: 2.4 billion, from 2.2 million. */
bool fig_find_magnitude(fig_checking *c, const fig_move *m);
/* c02_held.c: does the change of a level, of whom a fact may be known, count from the value that it is held against: "against 12,400 in January"? */
bool fig_counts_from_held(const fig_checking *c, int32_t to, int32_t held, const fig_fact *fact);
/* Is the one day the working day before the other? What lies between is a weekend; of a holiday nothing is known. */
bool fig_is_working_day_before(int32_t before, int32_t day);
/* Is a date a year before a day, or its year the one before? */
bool fig_is_year_before(const fig_figure *date, int32_t day);
/* c01_then.c: what the next sentence says that the value of a fact was, before its k-th change; -1: nothing. */
int32_t fig_value_then(fig_checking *c, const fig_fact *f, size_t k);
/* The same of a claim HELD, which may tell of the period before without saying by how much. */
bool fig_held_counts(const fig_checking *c, const fig_claim *claim, const fig_fact *fact);
/* c02_frame.c: moves whose three figures stand apart, each with its own word beside it: "48 murders, compared with 60 a year earlier, a drop of a fifth".
 * In *out, to be freed; out of memory: c->nomem. */
size_t fig_frames_read(fig_checking *c, fig_claim **out);
/* c02_when.c: is the one date of a value's sentence past: "A year ago there were 3,500"? */
bool fig_is_of_past(const fig_checking *c, int32_t value);
bool fig_is_day_before(const fig_checking *c, int32_t a, int32_t b);
/* Has each its date right behind it, that of a before that of b? */
bool fig_is_dated_before(const fig_checking *c, int32_t a, int32_t b);
/* c02_fraction.c: the k-th change, a fraction in words, against what the values give. */
void fig_check_fraction(fig_checking *c, const fig_move *m, size_t k);
/* c02_other.c: does a move that does not hold, do so of another number of its sentence: "3,120 bicycles in 47 towns, up from 2,800"? */
bool fig_move_is_anothers(fig_checking *c, const fig_move *m);
/* c03_base.c, c12_points.c: does the k-th change, which does not fit, fit so? Then say it. */
bool fig_find_wrong_base(fig_checking *c, const fig_move *m, size_t k);
bool fig_find_points(fig_checking *c, const fig_move *m, size_t k);
/* c03_base.c: the move with both values exactly as printed, where rounding alone lets its k-th change, a percentage, fit them; false: it does not. */
bool fig_move_as_printed(fig_checking *c, const fig_move *m, size_t k, fig_move *out);
/* c13_direction.c: the way of a move, and factors; true: it is wrong, and was said. */
bool fig_find_direction(fig_checking *c, const fig_move *m);
bool fig_find_factor(fig_checking *c, const fig_move *m, size_t k);

/* c05_compared.c: a part, its share, the whole. */
void fig_compare_portion(fig_checking *c, const int32_t figures[3]);

/* c07_parts.c: where one of the figures is counted to the last, bare numbers beside it are too. */
void fig_make_exact(fig_checking *c, const int32_t *figures, size_t count, fig_interval *values);
/* Do two or more of the parts, but not all of them, make the total, which is values[0]? */
bool fig_some_add_up(fig_checking *c, const fig_interval *values, size_t parts);
/* c07_rest.c: a total and its parts, the last of which the text calls the rest: "64 aircraft. Forty-one are leased, and it owns the other 23". */
bool fig_rest_read(fig_checking *c, int32_t rest, fig_claim *out);
/* What is left of an amount, from which others before it were taken: "It had 3,200 people and cut 450 jobs, leaving 2,750". */
bool fig_left_read(fig_checking *c, int32_t left, fig_claim *out);
/* May what stands behind a total and its colon be held against it? Where it fits, and where one wrong digit is why it does not. */
bool fig_colon_read(fig_checking *c, const fig_claim *claim);
/* c07_each.c: a total, how many share it, what each has. */
void fig_compare_each(fig_checking *c, const fig_claim *claim);
/* What is told per one of these: a head, of 4 million people. */
bool fig_is_per_one_of(const fig_checking *c, fig_str per, fig_str unit);
/* The same where only what each has is told so: the total and the number are the only ones of its sentence, or of the one before too. */
void fig_compare_each_of(fig_checking *c, const fig_claim *claim);
/* c07_behind.c: a total that says that its parts follow, and these: "$4.1 million, of which". */
bool fig_behind_read(fig_checking *c, const fig_claim *claim, fig_claim *out);
/* c07_rest_share.c: shares, the last of which is the rest of one whole: "and dams the remaining 10 percent". */
void fig_compare_rest_share(fig_checking *c, int32_t rest);
/* The same of what may be added: it adds up, or one wrong digit is why not; the first alone. */
bool fig_sum_is_believed(fig_checking *c, const fig_claim *claim, const fig_interval *values);
bool fig_adds_up(fig_checking *c, const fig_claim *claim, const fig_interval *values);
/* The same as a fig_fits_fn: values: the total, its parts; user: a size_t, how many all are. */
bool fig_parts_fit(fig_checking *c, const fig_interval *values, void *user);
/* c07_parts.c: the claim's figures are a total and its parts: all of them, or `some`. */
void fig_compare_parts(fig_checking *c, const fig_claim *claim, bool some);
/* c07_terms.c: "38 of the 84 seats, Labour 29 and others the remaining 17"; all who voted, of votes for and against. */
void fig_compare_rest_of_ratio(fig_checking *c, int32_t rest, bool alike);
void fig_compare_cast(fig_checking *c, const fig_claim *claim);
/* "38 seats and Labour 26, giving them 64 of the 101". */
void fig_compare_bloc(fig_checking *c, int32_t ratio);
void fig_compare_others(fig_checking *c, const fig_claim *claim);
/* c07_gather.c: a total behind its parts, which are among the figures before it: "31 men in April and 44 in May, 75 in all". */
bool fig_gather_read(fig_checking *c, const fig_claim *sum, fig_claim *out);
/* c02_balance.c: what came in, what went out, and how much more the one was: "receipts of 412 million, spending of 371: a surplus of 41 million". */
bool fig_balance_read(fig_checking *c, int32_t balance, fig_claim *out);
/* c07_average.c: a total, how many share it, what each has on average. */
void fig_compare_average(fig_checking *c, const fig_claim *claim);
/* c07_sum.c: does one digit that is off, or two that changed places, make so many steps of the last place? */
bool fig_is_slip_of_digits(int64_t steps);

/* c08_people.c: a number of things that is told as it stands. */
bool fig_is_firm_count(const fig_figure *f);
/* c08_fraction.c: a part, its whole, the fraction in words. */
void fig_compare_fraction(fig_checking *c, const fig_claim *claim);
/* counted_before.c: the only number of things before a part of them, in its sentence and the one before; -1: none, or several. */
int32_t fig_counted_before(fig_checking *c, int32_t part);
/* The same, where the word behind a percentage is the noun that was counted: 64 volunteers. 12.5 percent of the volunteers. */
int32_t fig_counted_as_named(fig_checking *c, int32_t share);
/* c09_weekday.c: "12 April 1996. That day, a Thursday": with the day, or that of the sentence before. */
void fig_compare_weekday(fig_checking *c, const fig_claim *claim);
/* c09_lapse.c: how long it was from when to when; since when. */
void fig_compare_lapse(fig_checking *c, const fig_claim *claim);
void fig_compare_since(fig_checking *c, const fig_claim *claim);
/* c09_age.c: an age and the birth; with when it was reached, or a time in office; born, with the age of the sentence before; a term, of the sentence before. */
void fig_compare_birth(fig_checking *c, const fig_claim *claim);
void fig_compare_life(fig_checking *c, const fig_claim *claim);
void fig_compare_born(fig_checking *c, size_t at);
void fig_compare_term(fig_checking *c, size_t at);
/* c09_lasted.c: how old something is, and when it began, of the sentence itself or one beside it. */
void fig_compare_lasted(fig_checking *c, size_t at);
/* c09_jubilee.c */
void fig_compare_jubilee(fig_checking *c, const fig_claim *claim);
/* c09_calendar.c: the year that a date begins in, and in *last that of its last day; INT32_MIN: it is longer than a year, or none. */
int32_t fig_year_from(const fig_figure *f, int32_t *last);
/* c09_calendar.c: how far off a number of years may be: 40 years are 35 to 45, 12 years 11 to 13. */
int fig_years_let_pass(int years);

/* c10_twice.c: the same digits, `least` at least, but for two that changed places. */
bool fig_is_slip_of_pen(const fig_figure *a, const fig_figure *b, size_t least);
/* ... and these two stand beside each other. */
bool fig_are_neighbours_turned(const fig_figure *a, const fig_figure *b, size_t least);

void fig_check_before(fig_checking *c);        /* C1 */
void fig_check_moves(fig_checking *c);         /* C2, C3, C12, C13 */
void fig_check_rates(fig_checking *c);         /* C4 */
void fig_check_shares_sought(fig_checking *c); /* C5, whose part and whole are looked for */
void fig_check_products(fig_checking *c);      /* C6, C7, whose figures are looked for */
void fig_check_two_rates(fig_checking *c);     /* C6, the same of rates */
void fig_check_sums_sought(fig_checking *c);   /* C7, the same of sums */
void fig_check_stated_sought(fig_checking *c); /* C4, the same of amounts beside a rate */
void fig_check_priced(fig_checking *c);        /* C4, rates that the text states */
void fig_check_compared(fig_checking *c);      /* C5 */
void fig_check_levy(fig_checking *c);          /* C5, taxes and stakes */
void fig_check_period(fig_checking *c);        /* C6 */
void fig_check_parts(fig_checking *c);         /* C7 */
void fig_check_lines(fig_checking *c);         /* C7, in lists of lines */
void fig_check_totals(fig_checking *c);        /* C7, in tables */
void fig_check_columns(fig_checking *c);       /* C2, in tables */
void fig_check_rank(fig_checking *c);          /* C13, ranks */
void fig_check_people(fig_checking *c);        /* C8 */
void fig_check_calendar(fig_checking *c);      /* C9 */
void fig_check_twice(fig_checking *c);         /* C10 */
void fig_check_headline(fig_checking *c);      /* C10 */
void fig_check_again(fig_checking *c);         /* C10 */
void fig_check_closes(fig_checking *c);        /* C10 */
void fig_check_twice_sought(fig_checking *c);  /* C10, whose other value is looked for */
void fig_check_impossible(fig_checking *c);    /* C14 */
void fig_check_conversions(fig_checking *c);   /* C15 */
#endif
