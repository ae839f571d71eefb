/*
 * Workbook: typed cells of a spreadsheet file, by rows, on sheets that go on on a next one where they are full.
 *
 * in   rows of cells for the sheets Figures, Facts, Findings          out   the bytes of an .xlsx, when it is finished
 * Rows go to temporary files as they come (libxlsxwriter's constant_memory), so that memory does not grow with them; only notes are kept.
 * Nothing is a formula, nothing a hyperlink. A fault is kept and said at the end: ask fig_xlsx_fault.
 */
#ifndef FIG_XLSX_H
#define FIG_XLSX_H
#include "sink.h"

/* An Excel sheet has 1,048,576 rows; a cell 32,767 UTF-16 units. Notes beyond these many would make spreadsheets slow, and memory grow. */
enum { FIG_XLSX_ROWS = 1048576, FIG_XLSX_CELL = 32767, FIG_XLSX_NOTES = 20000, FIG_XLSX_COLUMNS = 64 };

typedef enum fig_xlsx_sheet { FIG_XLSX_FIGURES, FIG_XLSX_FACTS, FIG_XLSX_FINDINGS, FIG_XLSX_SHEETS } fig_xlsx_sheet;

typedef struct fig_xlsx fig_xlsx;

/* NULL: out of memory, no libxlsxwriter, or no temporary file could be made (*error says which). `heads[sheet]` are its columns' names, `counts[sheet]` how many. */
fig_xlsx *fig_xlsx_new(fig_error *error);
void fig_xlsx_free(fig_xlsx *x);
/* Begin a sheet with its header line; the names live as long as it does. `numbers`: bit i where column i holds them. */
void fig_xlsx_begin(fig_xlsx *x, fig_xlsx_sheet sheet, const char *const *heads, size_t count, uint64_t numbers);
/* The next row of a sheet; its cells follow, from left to right, each at most once. */
void fig_xlsx_row(fig_xlsx *x, fig_xlsx_sheet sheet);
void fig_xlsx_text(fig_xlsx *x, size_t column, fig_str text);
/* An exact number: as a number with `unit`'s currency format, or plain; as text where a cell cannot hold it. */
void fig_xlsx_exact(fig_xlsx *x, size_t column, fig_str number, fig_str unit);
void fig_xlsx_double(fig_xlsx *x, size_t column, fig_str number); /* the nearest double, as it is    */
void fig_xlsx_share(fig_xlsx *x, size_t column, fig_str number);  /* the same, shown in percent      */
void fig_xlsx_count(fig_xlsx *x, size_t column, size_t n);
/* "2019-02-28", "2019-02-28T15:30" as a date; what a spreadsheet's calendar does not have (before March 1900, time zones) as text. */
void fig_xlsx_date(fig_xlsx *x, size_t column, fig_str iso);
void fig_xlsx_time(fig_xlsx *x, size_t column, fig_str iso); /* "15:30" as a time, else text    */
/* A note at a cell of this row, where there is still room for one. */
void fig_xlsx_note(fig_xlsx *x, size_t column, fig_str text);
/* One line of the sheet About, which is the last. */
void fig_xlsx_about(fig_xlsx *x, const char *name, const char *value);
/* All sheets ended and the file's bytes written to `w`. */
void fig_xlsx_finish(fig_xlsx *x, fig_writer *w);

size_t fig_xlsx_rows(const fig_xlsx *x, fig_xlsx_sheet sheet);  /* without headers, on all sheets of that name */
size_t fig_xlsx_pages(const fig_xlsx *x, fig_xlsx_sheet sheet); /* how many sheets of that name                */
size_t fig_xlsx_cut(const fig_xlsx *x);                         /* texts that were too long for a cell         */
size_t fig_xlsx_unnoted(const fig_xlsx *x);                     /* notes for which there was no room           */
size_t fig_xlsx_unformed(const fig_xlsx *x);                    /* numbers whose form there was no room for    */
/* What went wrong, in libxlsxwriter's words; NULL: nothing. */
const char *fig_xlsx_fault(const fig_xlsx *x);
bool fig_xlsx_nomem(const fig_xlsx *x);

/* xlsx_facts.c: the sheets Facts and Findings, begun and, of each document, filled. */
void fig_xlsx_begin_facts(fig_sink *sink);
void fig_xlsx_facts(fig_sink *sink, const fig_emit_source *source);
void fig_xlsx_findings(fig_sink *sink, const fig_emit_source *source);
#endif
