/*
 * Table, inside: the parts that src/emit/table.c puts together, one file each.
 */
#ifndef FIG_TABLE_H
#define FIG_TABLE_H
#include "sink.h"

/* table_value.c: what a figure comes to, for a reader: "▼ 1.76 %", "≈ 1,460,000 KRW", "2019-03/2019-06", "= 1,300 USD". */
void fig_table_value(fig_strbuf *out, const fig_figure *figure);

/* A number with its thousands grouped by commas, a unit as a reader writes it: {barrel} -> barrel. */
void fig_table_number(fig_strbuf *out, fig_str number);
void fig_table_unit(fig_strbuf *out, fig_str unit);

/* table_text.c: text made fit for one line: blanks and control characters become one blank, bad bytes U+FFFD, bidi controls vanish. */
void fig_table_clean(fig_strbuf *out, const char *text, size_t len);
/* The longest beginning (or end) of `text` that takes at most `columns`, cut between characters, at a blank where one is near. */
fig_str fig_table_first(fig_str text, size_t columns);
fig_str fig_table_last(fig_str text, size_t columns);
/* `text` in exactly `columns`: cut with "…" or filled with blanks. */
void fig_table_cell(fig_strbuf *out, fig_str text, size_t columns);
/* The figure marked in its sentence, in at most `columns`; `mark` and `unmark` stand around it and take `mark_columns` together. */
void fig_table_sentence(fig_strbuf *out, const fig_result *result, const fig_figure *figure, size_t columns, const char *mark,
                        const char *unmark, size_t mark_columns);

/* table_facts.c: the facts of a document, one line each. */
void fig_table_facts(fig_sink *sink, const fig_emit_source *source);

/* table_fields.c: with --fields, those columns and nothing else. */
void fig_table_fields(fig_sink *sink, fig_emit_source *source);
#endif
