/*
 * Workbook, inside: what its sheets (xlsx_book.c) and its cells (xlsx_cell.c) share.
 *
 * in   sheets begun, rows begun, cells put from left to right          out   a file without a name, whose bytes are handed on at the end
 */
#ifndef FIG_XLSX_BOOK_H
#define FIG_XLSX_BOOK_H
#include "libxlsxwriter.h"
#include "xlsx.h"
#include <stdio.h>

enum { FIG_XLSX_FORMATS = 200, FIG_XLSX_FORMAT = 48 }; /* number formats of a workbook, of which some programs refuse more; bytes of one */

typedef struct fig_xlsx_format {
    char text[FIG_XLSX_FORMAT];
    lxw_format *format;
} fig_xlsx_format;

/* All sheets of one name: the one that is being written, and what is known of its columns. */
typedef struct fig_xlsx_page_set {
    lxw_worksheet *sheet;
    const char *heads[FIG_XLSX_COLUMNS];
    size_t columns, widths[FIG_XLSX_COLUMNS];
    bool filled[FIG_XLSX_COLUMNS];
    uint64_t numbers;    /* bit i: column i holds them      */
    size_t number, rows; /* of sheets; of rows on all of them */
    lxw_row_t row;       /* last one written, 0: the header   */
} fig_xlsx_page_set;

struct fig_xlsx {
    fig_libxlsxwriter lib;
    FILE *file; /* without a name; libxlsxwriter writes to it through its descriptor */
    lxw_workbook *book;
    lxw_worksheet *about;
    lxw_row_t about_row;
    fig_xlsx_page_set pages[FIG_XLSX_SHEETS], *now;
    fig_xlsx_format formats[FIG_XLSX_FORMATS];
    size_t format_count, notes, cut, unnoted, unformed;
    lxw_format *head, *number_head, *name, *text_cell, *long_text;
    fig_strbuf text;
    const char *fault;
    bool nomem;
};

/* The first fault of the library is kept, for fig_xlsx_fault. */
void fig_xlsx_check(fig_xlsx *x, lxw_error error);
/* `text` as XML can hold it, in x->text; returns how many characters. What XML 1.0 has no character for becomes U+FFFD; over FIG_XLSX_CELL UTF-16 units it is
 * cut, with an ellipsis. */
size_t fig_xlsx_clean(fig_xlsx *x, fig_str text);
#endif
