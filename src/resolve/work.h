/*
 * Work: all that one thread keeps while it reads documents: what a fig_scratch holds.
 *
 * The tables of classes and states are learned and stay; tokens, sentences, drafts are the document's at hand.
 */
#ifndef FIG_WORK_H
#define FIG_WORK_H
#include "../grammar/known.h"
#include "../match/automaton.h"
#include "../match/view.h"
#include "../normal/normal.h"
#include "../record/record.h"
#include "../text/document.h"
#include "../text/piece.h"
#include "../text/place.h"
#include "../text/sentence.h"
#include "facts.h"
#include "recipe.h"

/* What a caller or the engine says about documents. */
typedef struct fig_setting {
    const char *lang, *country;
    int16_t fiscal_month, fiscal_day;
} fig_setting;

/* What is known of a currency code. `code` is a list row's string: equal pointers are equal codes. */
typedef struct fig_code_fact {
    const char *code;
    int32_t from, to; /* in use, 10000 * year + 100 * month + day: 0 since ever, INT32_MAX to this day */
    int16_t country;  /* 26 * first + second letter, or -1 */
    bool rare;
    bool abroad; /* used in stories of other countries too */
} fig_code_fact;

enum { FIG_CODE_FACTS = 256, FIG_WRITTEN = 64 };

typedef struct fig_written {
    const char *unit;
    bool told_apart; /* by a sign of several meanings within its own, as in C$5 */
} fig_written;

/* What a rate was quoted of: quote.c. */
typedef struct fig_quoted {
    const char *instrument, *per, *unit;
} fig_quoted;

enum { FIG_QUOTED = 16 };

/* What the words of a document say of its country. Votes by ISO 3166 code, 26 * first + second letter. */
typedef struct fig_story {
    int32_t votes[26 * 26];
    int32_t most;                     /* of any country */
    bool asks;                        /* an amount's currency has to be found */
    const char *currency;             /* of bare amounts: the first one's, else the leading country's, or NULL */
    bool led;                         /* ... the latter was looked for */
    fig_draft first;                  /* the first amount with a currency: its candidates alone */
    fig_written written[FIG_WRITTEN]; /* currencies that the text writes out: the first, and those that are told apart */
    size_t written_count;
    const char *usual[FIG_CODE_FACTS]; /* what signs and names of several meanings mean here at first sight */
    size_t usual_count;
    bool signs;       /* of several meanings stand beside amounts in major units: dollars, whosever */
    bool usual_apart; /* what a sign usually means is written out too, as in US$5: it may be another's, whoever leads by little */
    const char *home; /* where alone something is written as it is here: $US5; or NULL */
    bool points;      /* some may be of a game */
    bool market;      /* something before the last stretch speaks of a market: points.c */
} fig_story;

/* The part of the text whose tokens are there: stretch.c. */
enum { FIG_STRETCH_BYTES = 32 * 1024 };

typedef struct fig_stretch {
    size_t begin, end;                        /* bytes of the source */
    uint32_t tokens_before, sentences_before; /* of the text, before it */
    size_t first_draft;
    bool last;
} fig_stretch;

/* A sentence with its figures, for tier 2. */
typedef struct fig_sentence {
    uint32_t number;      /* in its stretch */
    uint32_t first, last; /* tokens */
    size_t from, to;      /* drafts */
} fig_sentence;

/* Drafts of a large document: packed.c. */
enum { FIG_PACKED_WORDS = 64 };
typedef struct fig_packed {
    unsigned char *bytes;
    size_t byte_count, capacity, count;
    size_t next, next_byte; /* to be written out */
    size_t in_part;         /* while they are packed: how many the part at hand has, and their last sentence */
    uint32_t sentence;
    uint64_t last_draft[FIG_PACKED_WORDS], last_date[FIG_PACKED_WORDS]; /* word by word, of the part at hand */
} fig_packed;

/* Some hundred of a document's drafts: w->drafts[from, to), whose first is the document's number `number`. */
typedef struct fig_draft_part {
    size_t from, to, number;
    bool more; /* parts come behind it */
} fig_draft_part;

/* A country that is named. */
typedef struct fig_place_vote {
    int16_t country, weight;
    const char *written; /* by the currency of the amount that it stands in, where that has but one; else NULL */
} fig_place_vote;

/* A date that later ones may count from: "a year earlier". */
typedef struct fig_period {
    fig_date_reading reading;
    bool known;
} fig_period;

/* What happens on the way, for those who explain it (src/author). Spans are tokens; of links, items of w->items. */
typedef enum fig_event_type {
    FIG_EVENT_MADE,    /* a candidate stands                                    */
    FIG_EVENT_REFUSED, /* it matched, its normaliser said no                    */
    FIG_EVENT_GLUED,   /* ... its span would end inside a word                  */
    FIG_EVENT_GUARDED, /* ... `guard` said no                                   */
    FIG_EVENT_WON,     /* a candidate is a figure, or excludes (draft->excluded) */
    FIG_EVENT_LOST,    /* a candidate gave way to `other`                       */
    FIG_EVENT_LINKING, /* a link matched and is about to act                    */
    FIG_EVENT_LINKED,  /* ... and did                                           */
    FIG_EVENT_HEADED,  /* the head of a table gave `draft` its unit or scale    */
    FIG_EVENT_IDLE     /* ... and had nothing to do                             */
} fig_event_type;

typedef struct fig_event {
    fig_event_type type;
    const fig_rule *rule;
    uint32_t first, last;
    const fig_draft *draft, *other;
    const fig_guard *guard;
} fig_event;

/* Where a link can start in a window, as bits; of which version of the figures. */
typedef struct fig_link_start {
    uint64_t at;
    uint64_t version;
} fig_link_start;

/* Which guards a class of tokens can begin: guard.c. A guard and a class, and in the lowest bit whether it can; 0: empty. */
typedef struct fig_guard_starts {
    uint64_t *slots;
    uint32_t generation; /* of the classes */
} fig_guard_starts;

/* A document may make so many choices, and so many more for each token at which a figure may begin. News makes 8 a start; of amounts of six number words each 184 are read in one
 * document (docs/performance.md), of ranges of two such 40. What asks for so many at every word is made to take long. */
enum { FIG_WORK_CHOICES = 1048576, FIG_WORK_CHOICES_A_START = 32 };

/* A candidate as far as its neighbours ask. */
typedef struct fig_rival {
    uint32_t first, last; /* tokens */
    uint32_t of;          /* place among those of its group */
} fig_rival;

typedef struct fig_draft_list {
    fig_draft *items;
    size_t count, capacity;
} fig_draft_list;

/* What link.c wants to know of a link. */
typedef struct fig_link_plan {
    uint32_t line; /* its first in the sketches */
    uint16_t asks; /* of figures: bits 1 << fig_field_want */
    uint8_t runs;  /* when */
} fig_link_plan;

typedef struct fig_work {
    const fig_grammar *grammar;
    void (*listener)(void *user, const fig_event *event); /* NULL: nobody listens */
    void *listener_user;
    fig_lexemes lexemes;
    fig_ahead ahead; /* of automaton and matcher */
    fig_automaton automaton;
    fig_matcher matcher;
    fig_recipes recipes;
    fig_recipe_key key; /* of the start at hand */
    fig_guard_starts guard_starts;
    fig_confirm confirm;
    fig_normaliser normaliser;
    fig_number_pool pool;
    fig_tokens tokens;
    fig_sentences sentences;
    fig_known_lists known;
    fig_setting setting;
    /* the document at hand */
    fig_text source;
    fig_stretch stretch;
    size_t longest_text;       /* 2^31 - 1 bytes once it is repaired, but in tests */
    size_t stretch_bytes;      /* how long one is at least: FIG_STRETCH_BYTES but in tests */
    const char *text;          /* where the stretch begins: tokens count from there */
    uint32_t *sentence_starts; /* of the sentences up to the stretch: bytes of the document's own text */
    size_t sentence_start_capacity;
    fig_arena *arena;           /* the result's */
    fig_place place;            /* of the last figure that was written out */
    fig_period period;          /* the last that was dated */
    fig_arena passing;          /* of what drafts have beside them */
    const fig_map *map;         /* NULL: the text is the source */
    const fig_grid_cell *cells; /* tables of the text, or NULL */
    size_t cell_count;
    uint8_t *cell_says;     /* of the result: what each of them says, FIG_SAYS_*: grid_says.c */
    struct fig_head *heads; /* those of them that say a unit or a scale: grid.c */
    size_t head_count, head_capacity;
    fig_date_context date;
    fig_draft *drafts;
    size_t draft_count, draft_capacity;
    fig_packed packed; /* those of stretches that were left, where `packs`: w->drafts are then the stretch's, and some before it */
    bool packs;
    fig_quoted quoted[FIG_QUOTED];
    unsigned quoted_count;
    int64_t choices_left;      /* of the matcher, in this document: below 0 nothing new is matched */
    bool choices_gone;         /* ... and that was said */
    size_t candidate_count;    /* of the sentence at hand, behind the drafts */
    fig_draft_list group, won; /* choose.c: candidates that overlap, and those that were chosen */
    fig_rival *rivals;         /* of the group: those that are neither chosen nor lost */
    size_t rival_count, rival_capacity;
    fig_story story;
    fig_place_vote *place_votes;
    size_t place_vote_count, place_vote_capacity;
    fig_code_fact code_facts[FIG_CODE_FACTS]; /* open addressing by pointer */
    /* tier 2: the sentence as figures and the tokens between them */
    fig_items items;      /* but for its count, filled for the matcher alone: fig_items_fill */
    uint32_t *item_token; /* the first token of each; one more: where the sentence ends */
    int32_t *item_draft;  /* -1: no figure */
    uint8_t *item_kind;
    uint16_t *item_has;
    uint32_t *figures; /* items that are figures */
    size_t figure_count;
    uint32_t opening;     /* the item at which the sentence begins: opening.h */
    uint16_t *item_class; /* the matcher's columns */
    uint32_t *item_word, *item_exact, *item_begin, *item_end;
    uint8_t *item_gap;
    size_t item_capacity;
    fig_view view;
    fig_link_start *link_starts; /* per link and window: where it can start */
    size_t link_start_capacity;
    uint64_t link_version;              /* grows with each sentence and each change of a figure */
    uint64_t sentence_version;          /* what it was when the sentence began */
    uint64_t gained_at[FIG_WANT_COUNT]; /* ... when a figure got a field, or, at 0, a kind */
    uint64_t *supply_lines;             /* lines of links that run first, as bits */
    uint64_t *claim_lines;              /* lines of links that make claims */
    bool no_claims;                     /* nobody will ask for claims: their links are left out */
    fig_link_plan *link_plans;          /* per link */
    unsigned gained;                    /* bits of fields that figures have had since starts were found, and 1 for a kind */
    fig_link_binding bound;             /* names of the match at hand */
    fig_claim *claims;                  /* their figures are drafts */
    size_t claim_count, claim_capacity;
    fig_facts facts;
    /* warnings of the document */
    fig_error *warnings;
    size_t warning_count, warning_capacity;
    bool failed;        /* out of memory */
    bool shape_limited; /* a shape hit its match limit in this document, and that was said */
    bool stale;         /* memory ran out in the document before: caches may lack what they say they have */
} fig_work;

bool fig_work_init(fig_work *w, const fig_grammar *grammar);
void fig_work_clear(fig_work *w);
/* Forget the last document. */
void fig_work_begin(fig_work *w);
/* Did memory run out in this document, wherever? */
bool fig_work_failed(const fig_work *w);
/* `offset`: bytes of w->text. */
void fig_work_warn(fig_work *w, fig_status code, const char *rule, size_t offset, const char *message);

static inline void fig_work_tell(const fig_work *w, fig_event_type type, const fig_rule *rule, uint32_t first, uint32_t last,
                                 const fig_draft *draft, const fig_draft *other, const fig_guard *guard)
{
    if (w->listener)
        w->listener(w->listener_user, &(fig_event){type, rule, first, last, draft, other, guard});
}

/* propose.c: candidates of the sentence [first, last) behind w->drafts; choose.c keeps the winners as drafts. */
void fig_propose(fig_work *w, uint32_t first, uint32_t last);
/* Those that start and end in [from, to) of a sentence, added to `out`. */
void fig_propose_in(fig_work *w, const fig_span *sentence, uint32_t from, uint32_t to, fig_draft_list *out);
/* bind.c: what `rule` makes of [w->key.start, end). */
bool fig_bind(fig_work *w, const fig_rule *rule, const fig_items *items, uint32_t end, fig_draft *out);
/* guard.c */
bool fig_guard_starts_init(fig_guard_starts *g);
void fig_guard_starts_clear(fig_guard_starts *g);
/* Does a guard of the rule refuse the span? The draft, where there is one yet, is for those who listen. */
bool fig_guards_refuse(fig_work *w, const fig_items *items, const fig_rule *rule, fig_span span, unsigned which, const fig_draft *draft);
enum {
    FIG_GUARDS_IN_TOKENS = 1, /* on the span itself: a recipe keeps their answer */
    FIG_GUARDS_IN_TEXT = 2,   /* expressions on the span */
    FIG_GUARDS_AROUND = 4     /* never-before, never-after */
};
/* Does rule a win over rule b whatever the length (`over`)? b may be NULL. */
bool fig_rule_is_over(const fig_rule *a, const fig_rule *b);
void fig_choose(fig_work *w, uint32_t first, uint32_t last, uint32_t sentence);
/* items.c: the sentence's figures and the tokens between them; false: out of memory. Then a view of them; and, only if the matcher is asked, its columns. */
bool fig_items_make(fig_work *w, const fig_sentence *s);
/* The token behind the item before this one; a short form in brackets behind that is of none: net interest income (NII). */
static inline uint32_t fig_items_end(const fig_work *w, uint32_t item)
{
    return item && !w->item_kind[item - 1] ? w->item_token[item - 1] + 1 : w->item_token[item];
}

bool fig_items_view(fig_work *w, const fig_sentence *s);
void fig_items_fill(fig_work *w);
/* Parts of a figure that links may ask for: bits 1 << fig_field_want. */
uint16_t fig_items_has(const fig_draft *d);
/* link.c: tables of the grammar's links, and */
bool fig_link_init(fig_work *w);
/* tier 2 over the figures of a sentence. */
void fig_link(fig_work *w, const fig_sentence *s);
/* action.c: carry out a link's `make`. */
typedef enum fig_acted { FIG_IDLE /* refused */, FIG_ACTED, FIG_ACTED_QUIETLY /* on what no link asks for */ } fig_acted;
fig_acted fig_link_act(fig_work *w, const fig_rule *link);
/* A number for a verb of links, -1 where there is none; odd numbers run after even ones. */
int fig_action_find(const char *verb);
/* When a grammar is loaded: the numbers of its links' verbs; reports what there is not, and what a verb does not take. */
void fig_actions_resolve(fig_grammar *g);
/* ... and links whose pattern lacks what they need. false: out of memory. */
bool fig_actions_check_names(fig_grammar *g);
/* action_instrument.c: the pair of currencies that a quotation is of, once its own currency is settled. */
void fig_pair_follow(fig_work *w, fig_draft *d);
/* The candidate `unit` becomes the first. */
void fig_story_prefer(fig_work *w, fig_draft *d, const char *unit);
/* action_claim.c: the document's claims to the result; `base`: its figures before. false: out of memory. */
bool fig_claims_keep(fig_work *w, fig_result *result, size_t base);
/* The tokens [first, last) as items of the matcher: what tier 1 and heads see. */
static inline fig_items fig_work_items(const fig_work *w, uint32_t first, uint32_t last)
{
    const fig_tokens *t = &w->tokens;
    return (fig_items){.class_id = t->class_id,
                       .word = t->word,
                       .exact = t->exact,
                       .gap = t->gap,
                       .begin = t->begin,
                       .end = t->end,
                       .text = w->text,
                       .count = t->count,
                       .first = first,
                       .last = last,
                       .opening = first};
}
/* stretch.c: the next stretch of the text, its tokens and sentences; false: there is none, or no memory. */
bool fig_stretch_next(fig_work *w);
/* Its drafts are linked, and its tokens may go: drafts from now on know their bytes, and what later steps ask of tokens is noted. */
void fig_stretch_leave(fig_work *w);
/* action_supply.c: figures: how far a number's unit may stand before it; else time grows with the square of a text. */
enum { FIG_SUPPLY_BACK = 256 };
/* Conversions among the stretch's drafts, that are those from `from` on. */
void fig_supply_note(fig_work *w, size_t from);
/* packed.c: the drafts from `from` on, those of a stretch, are kept; false: out of memory. */
bool fig_drafts_pack(fig_work *w, size_t from);
/* The part behind the last one, {0} to begin with; false: out of memory. Without drafts there is one part. */
bool fig_drafts_next(fig_work *w, fig_draft_part *part);
/* story_note.c, story.c: what the stretch, whose drafts are those from `from` on, says of currencies and countries is noted; when all are noted, it is read. */
void fig_story_note(fig_work *w, size_t from);
void fig_story_read(fig_work *w, const char *country);
/* The currencies of the drafts [from, to), whole sentences; one part of the document after the other, as below. */
void fig_story_currencies(fig_work *w, size_t from, size_t to);
/* The draft's candidates, at least one and at most FIG_DRAFT_UNITS, best first; false: out of memory. */
bool fig_units_set(fig_work *w, fig_draft *d, const char *const *units, size_t count);
/* home.c: units and rates of the story's country, when currencies are known. */
void fig_home_units(fig_work *w, size_t from, size_t to);
/* quote.c: rates of what was quoted before. */
void fig_quote_rates(fig_work *w, size_t from, size_t to);
/* points.c: points of a game are counted, unless the text speaks of a market, as a stretch may. */
void fig_points_note(fig_work *w, size_t from);
void fig_count_points(fig_work *w, size_t from, size_t to);
/* dates.c: calendar of the date drafts. */
void fig_resolve_dates(fig_work *w, size_t from, size_t to);
/* window.c: the ends of a duration that slides with the reference date; the zone of a time of day on that date. */
void fig_window_place(fig_work *w, fig_draft *d);
void fig_clock_place(fig_work *w, fig_draft *d);
/* boilerplate.c: what a page says of the sentence's new drafts: those in its boilerplate are flagged. */
void fig_boilerplate_flag(fig_work *w, size_t from);
/* Is the token in the boilerplate of a page? */
bool fig_boilerplate_at(const fig_work *w, uint32_t token);
/* The first token that is not; 0 where there is none. */
uint32_t fig_boilerplate_end(const fig_work *w);
/* grid.c: the sentence, if it is a cell: what it says as a head of its column or row, or what its heads give to the drafts from `from` on. */
void fig_grid_read(fig_work *w, uint32_t first, uint32_t last, size_t from);
/* grid_says.c: what the words of a label or head say of its row or column beside units: total, change. `last_rule`: one that said something, or NULL. */
uint8_t fig_grid_says(fig_work *w, const fig_grid_cell *cell, uint32_t first, uint32_t last, const fig_rule **last_rule);
/* Does a `head` definition say so, and no unit? */
uint8_t fig_grid_says_of(const fig_make *make);
/* When a grammar is loaded: what its heads say; reports those whose `make` says what heads don't. */
void fig_heads_resolve(fig_grammar *g);
/* figure.c: drafts to the result's figures, behind those that are there. What they belong to is among them. */
bool fig_build_figures(fig_work *w, fig_result *result, const char *field, const fig_draft_part *part);
#endif
