/*
 * Facts of tables: a cell whose label and heads say what is measured, and of when.
 *
 * in   | £ million | 2024 | 2023 | % change | over | Net sales | 412.3 | 391.0 | 5.4 |
 * out  Net sales 412300000 GBP of 2024, up 5.4 %; 391000000 GBP of 2023
 * The period stands over the column or before the row, once; the other label says what is measured, or, where the caption says that (`Sales by town`) or the label of the other, whose it is. Of a cell of
 * which something more is said, of totals without a name, of what is part of a row above, no fact is made; nor of two cells that would be one observation with two values: what tells them apart stands
 * somewhere else then.
 */
#ifndef FIG_FACT_TABLE_H
#define FIG_FACT_TABLE_H
#include "fact_build.h"

enum { FIG_TABLE_FACTS = 20000 }; /* of one document */

typedef struct fig_table_facts {
    fig_fact *all;
    size_t count, capacity;
} fig_table_facts;

/* Those of the field's tables, in document order; `all` is yours. false: out of memory. */
bool fig_table_facts_find(fig_fact_builder *b, fig_table_facts *out);
/* A figure of a row; `change`: its column says how much something moved. */
typedef struct fig_table_cell {
    const fig_figure *figure;
    uint32_t column;
    bool change;
} fig_table_cell;

/* fact_table_change.c: of a row with two facts and changes beside them: those of the later one. */
void fig_table_put_changes(fig_fact_builder *b, const fig_table_cell *row, size_t count, fig_fact *facts, size_t fact_count);
/* fact_apart.c: drops those that are one observation with two values, and repetitions. false: out of memory. */
bool fig_table_facts_tell_apart(fig_table_facts *o);
#endif
