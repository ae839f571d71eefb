/*
 * Builder: what turns the fact drafts of one field into facts of the result, and what its parts share.
 */
#ifndef FIG_FACT_BUILD_H
#define FIG_FACT_BUILD_H
#include "../resolve/work.h"

typedef struct fig_fact_builder {
    fig_work *w;
    fig_arena *arena;
    const fig_result *result;
    const char *field;
    size_t base;
    const fig_date *story_day;
    bool story_known;
    bool market, market_known; /* a fact of the field tells of what is quoted every day */
} fig_fact_builder;

/* A text of a grammar in the result's arena; NULL or empty: none. */
fig_str fig_fact_literal(fig_fact_builder *b, const char *s);
/* Words with one blank where there was any gap; dates left out on request ("third-quarter net profit": net profit). */
fig_str fig_fact_words(fig_fact_builder *b, fig_phrase p, bool dates);
/* Where a phrase begins behind its articles; its last word counts as none. */
uint32_t fig_phrase_past_articles(fig_work *w, fig_phrase p);
/* What a word for a measure stands for, where it is another: shares, share price; or NULL. */
const char *fig_fact_measure_value(const fig_work *w, uint32_t token);
/* SDMX, of a period: A, Q, M, W, D, of whole months by how many they are; or NULL. */
const char *fig_fact_frequency(const fig_date *date);
/* Is the token part of a date? */
bool fig_fact_is_date(const fig_work *w, uint32_t token);
/* What a draft of the field became: the figure, its place in the result; of draft -1 NULL, -1. */
static inline const fig_figure *fig_fact_figure_of(const fig_fact_builder *b, int32_t draft)
{
    return draft >= 0 ? &b->result->figures[b->base + (size_t)draft] : NULL;
}
static inline int32_t fig_fact_index_of(const fig_fact_builder *b, int32_t draft)
{
    return draft >= 0 ? (int32_t)b->base + draft : -1;
}
/* The figure of the fact's value, else of its first change; NULL where words say all. */
const fig_figure *fig_fact_main_figure(const fig_fact_builder *b, const fig_fact_draft *d);
/* A count that names its things itself: 5,870 beds, not the 5,870 that the number of beds fell to. */
static inline bool fig_fact_names_things(const fig_figure *f)
{
    return f->kind == FIG_KIND_COUNT && !(f->supplied & FIG_SUPPLIED_UNIT);
}
/* The word for the things that a fact counts, in its figure; or none. */
fig_phrase fig_fact_counted(const fig_fact_builder *b, const fig_fact_draft *d);
/* Of a phrase that begins with things counted the part from their noun on: 35,000 residents of Elm, where another 30,000 of them are told. */
fig_phrase fig_fact_past_number(const fig_work *w, fig_phrase p);
/* fact_measure.c: what is measured. */
void fig_fact_put_measure(fig_fact_builder *b, fig_fact_draft *d, fig_fact *f);
/* fact_change.c: how it moved, with what restates one of the draft's changes, which it gets too. */
void fig_fact_put_changes(fig_fact_builder *b, fig_fact_draft *d, fig_fact *f, bool daily);
/* fact_subject.c: whose figure it is. */
void fig_fact_put_subject(fig_fact_builder *b, fig_fact_draft *d, size_t index, fig_fact *f);
/* Is something other than a price measured? Then what is quoted is not whose it is: the output of Dunmore Steel. */
bool fig_fact_is_owned(const fig_fact_builder *b, const fig_fact_draft *d);
/* fact_unnamed.c: of whom it is where it names nobody. */
fig_phrase fig_fact_unnamed(fig_fact_builder *b, fig_fact_draft *d, size_t index);
#endif
