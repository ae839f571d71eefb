/*
 * Sheet: what a spreadsheet makes of a cell, and how to keep it from making something else.
 *
 * in   "=1+1" as text · "12345678901234567890" as number · "1/3" as text · "-3" as number
 * out  guarded · more than a double holds, so text · would become a date, so guarded · a number
 * A spreadsheet evaluates what begins with = + - @, even inside quotes; a guarded cell begins with an apostrophe instead.
 */
#ifndef FIG_SHEET_H
#define FIG_SHEET_H
#include "fact_fields.h"
#include "fields.h"

typedef enum fig_cell {
    FIG_CELL_TEXT,   /* somebody's words, names, ids                          */
    FIG_CELL_EXACT,  /* our number, exact: a decimal of any length, a fraction */
    FIG_CELL_DOUBLE, /* our number, rounded: always a number                  */
    FIG_CELL_DATE    /* our ISO date or instant                               */
} fig_cell;

/* What the cells of a column hold. */
fig_cell fig_column_cell(const fig_column *column);

fig_cell fig_fact_column_cell(const fig_fact_column *column);
/* Whether they are amounts in the figure's unit: value, low, high. */
bool fig_column_is_amount(const fig_column *column);

/* Whether a number is a decimal of at most 15 significant digits: what a spreadsheet's cell can hold. */
bool fig_sheet_holds(fig_str number);
/* Whether a spreadsheet would evaluate the text, and so might whoever wrote it into our source. */
bool fig_sheet_evaluates(fig_str text);
/* Whether it would read the text as a number, date or time and so as something else than what it says: "007", "3:1", "2019-01", "1,5"; with
 * decimal commas also "1,300" and "1.5". */
bool fig_sheet_misreads(fig_str text, bool decimal_comma);
#endif
