/*
 * Label: what the label of a row, the heads of a column or the caption of a table say to facts.
 *
 * in   "Net sales (£m)"          out   words "Net sales", measured          in   "2024"          out   its date
 * Words in parentheses are left out; whatever else stands there (a note, a second phrase) makes the label unclear, and no fact is made of it.
 */
#ifndef FIG_FACT_LABEL_H
#define FIG_FACT_LABEL_H
#include "fact_build.h"

typedef struct fig_label {
    fig_phrase words;
    int32_t date; /* figure of the result, or -1 */
    bool measured, unclear;
    bool total; /* measured by the first word alone, which may stand before any: total, net */
} fig_label;

/* The tokens of a cell, which may be none. */
fig_phrase fig_cell_tokens(const fig_work *w, const fig_grid_cell *cell);
/* A cell laid over what is known of the label: a second date or a second phrase makes it unclear. */
void fig_label_add(fig_fact_builder *b, const fig_grid_cell *cell, fig_label *label);
/* Of a caption what its table measures: "Sales by town, £ thousands": Sales; `by`: rows or columns are those whose it is. */
fig_phrase fig_caption_measure(fig_work *w, fig_phrase caption);
/* ... and the country, city or company that it names. */
fig_phrase fig_caption_subject(fig_work *w, fig_phrase caption);
/* The sentence before a table, where it is a heading: its caption in a format that has none. `first`: the table's first cell. */
fig_phrase fig_heading_before(const fig_work *w, const fig_grid_cell *first);
/* Does it say something beside: Population by county, thousands; Results (in millions)? */
bool fig_caption_has_aside(const fig_work *w, fig_phrase p);
#endif
