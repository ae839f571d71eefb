/*
 * Cells: the small steps of which rows.c and rows_fact.c make a row, each one cell (or two) further.
 *
 * in   values of records          out   r->cells, in the order of the table's columns
 */
#ifndef FIG_STORE_CELLS_H
#define FIG_STORE_CELLS_H
#include "../base/error.h"
#include "rows.h"

void fig_row_begin(fig_rows *r, fig_store_table_id table);
/* Hand it over; false: stop. */
bool fig_row_end(fig_rows *r);

void fig_cell_text(fig_rows *r, fig_str text);     /* that is clean already; absent: null */
void fig_cell_raw_text(fig_rows *r, fig_str text); /* of the document */
void fig_cell_name(fig_rows *r, const char *name); /* "": null */
void fig_cell_integer(fig_rows *r, int64_t n);
void fig_cell_null(fig_rows *r);
void fig_cell_key(fig_rows *r, size_t n);         /* 0: null */
void fig_cell_number(fig_rows *r, fig_str value); /* two cells: exact, and nearest double */
void fig_cell_time(fig_rows *r, fig_str iso);
/* The ids of figures, joined. */
void fig_cell_ids(fig_rows *r, const uint32_t *indexes, size_t count);
/* The key of a sentence (from 1) of a field. */
void fig_cell_sentence(fig_rows *r, fig_str field, size_t sentence);

bool fig_rows_fact(fig_rows *r, const fig_fact *f, size_t n);
bool fig_rows_finding(fig_rows *r, const fig_finding *f, size_t n);
#endif
