/* Workbook: see xlsx.h. Its sheets, from the first row to the file; xlsx_cell.c fills the cells. These two alone call libxlsxwriter. */
#include "xlsx.h"

#if FIG_HAVE_XLSXWRITER
#include "../base/alloc.h"
#include "../base/error.h"
#include "xlsx_book.h"
#include <stdio.h>

enum { NARROWEST = 8 }; /* column, in characters */

void fig_xlsx_check(fig_xlsx *x, lxw_error error)
{
    if (error != LXW_NO_ERROR && !x->fault)
        x->fault = x->lib.lxw_strerror(error);
}

static void look_like_head(const fig_xlsx *x, lxw_format *f)
{
    x->lib.format_set_bold(f);
    x->lib.format_set_bg_color(f, 0xE7ECF2);
    x->lib.format_set_bottom(f, LXW_BORDER_THIN);
    x->lib.format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
}

/* What cells look like. false: out of memory. */
static bool add_formats(fig_xlsx *x)
{
    lxw_format **const formats[] = {&x->head, &x->number_head, &x->name, &x->text_cell, &x->long_text};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (!(*formats[i] = x->lib.workbook_add_format(x->book)))
            return false;
    look_like_head(x, x->head);
    look_like_head(x, x->number_head);
    x->lib.format_set_align(x->number_head, LXW_ALIGN_RIGHT);
    x->lib.format_set_indent(x->head, 1); /* away from the number that may stand to the left */
    x->lib.format_set_indent(x->text_cell, 1);
    x->lib.format_set_bold(x->name);
    x->lib.format_set_align(x->name, LXW_ALIGN_VERTICAL_TOP);
    x->lib.format_set_text_wrap(x->long_text);
    x->lib.format_set_align(x->long_text, LXW_ALIGN_VERTICAL_TOP);
    return true;
}

fig_xlsx *fig_xlsx_new(fig_error *error)
{
    fig_xlsx *x = fig_calloc(1, sizeof *x);
    char path[32];
    if (!x) {
        (void)fig_error_nomem(error);
        return NULL;
    }
    if (fig_libxlsxwriter_load(&x->lib, error) != FIG_OK) {
        fig_free(x);
        return NULL;
    }
    x->file = tmpfile();
    if (!x->file) {
        (void)fig_error_set(error, FIG_E_IO, "no temporary file could be made for the workbook; is the disk full?");
        fig_free(x);
        return NULL;
    }
    snprintf(path, sizeof path, "/dev/fd/%d", fileno(x->file));
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {.created = 315532800}; /* 1980, as all files in it: an output knows no clock */
    x->book = x->lib.workbook_new_opt(path, &options);
    if (!x->book || !add_formats(x)) {
        fig_xlsx_free(x);
        (void)fig_error_nomem(error);
        return NULL;
    }
    fig_xlsx_check(x, x->lib.workbook_set_properties(x->book, &properties));
    return x;
}

void fig_xlsx_free(fig_xlsx *x)
{
    if (!x)
        return;
    if (x->book)
        x->lib.lxw_workbook_free(x->book);
    if (x->file)
        fclose(x->file);
    fig_strbuf_clear(&x->text);
    fig_free(x);
}

static void begin_page(fig_xlsx *x, fig_xlsx_sheet sheet)
{
    static const char *const names[] = {"Figures", "Facts", "Findings"};
    fig_xlsx_page_set *p = &x->pages[sheet];
    char name[LXW_SHEETNAME_MAX];
    p->number++;
    snprintf(name, sizeof name, p->number > 1 ? "%s %zu" : "%s", names[sheet], p->number);
    p->sheet = x->lib.workbook_add_worksheet(x->book, name);
    p->row = 0;
    if (!p->sheet) {
        x->fault = x->fault ? x->fault : "a sheet could not be made";
        return;
    }
    fig_xlsx_check(x, x->lib.worksheet_set_row(p->sheet, 0, 20, NULL));
    for (size_t i = 0; i < p->columns; i++)
        fig_xlsx_check(
            x, x->lib.worksheet_write_string(p->sheet, 0, (lxw_col_t)i, p->heads[i], p->numbers >> i & 1 ? x->number_head : x->head));
    x->lib.worksheet_freeze_panes(p->sheet, 1, 0);
    x->lib.worksheet_set_landscape(p->sheet); /* on paper: the header on each page */
    fig_xlsx_check(x, x->lib.worksheet_repeat_rows(p->sheet, 0, 0));
}

void fig_xlsx_begin(fig_xlsx *x, fig_xlsx_sheet sheet, const char *const *heads, size_t count, uint64_t numbers)
{
    fig_xlsx_page_set *p = &x->pages[sheet];
    p->numbers = numbers;
    p->columns = count < FIG_XLSX_COLUMNS ? count : FIG_XLSX_COLUMNS;
    for (size_t i = 0; i < p->columns; i++) {
        p->heads[i] = heads[i];
        p->widths[i] = strlen(heads[i]) + 3; /* the filter's arrow */
    }
    begin_page(x, sheet);
}

/* Filter and widths of a page that has its rows. Columns without a cell, most of a record's in most texts, are hidden. */
static void end_page(fig_xlsx *x, fig_xlsx_page_set *p, bool last)
{
    lxw_row_col_options hidden = {.hidden = LXW_TRUE};
    if (!p->sheet || !p->columns)
        return;
    fig_xlsx_check(x, x->lib.worksheet_autofilter(p->sheet, 0, 0, p->row, (lxw_col_t)(p->columns - 1)));
    for (size_t i = 0; i < p->columns; i++) {
        double width = (double)(p->widths[i] < NARROWEST ? NARROWEST : p->widths[i]);
        bool hide = last && p->number == 1 && p->rows && !p->filled[i];
        fig_xlsx_check(x, x->lib.worksheet_set_column_opt(p->sheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL, hide ? &hidden : NULL));
    }
}

void fig_xlsx_row(fig_xlsx *x, fig_xlsx_sheet sheet)
{
    fig_xlsx_page_set *p = x->now = &x->pages[sheet];
    if (p->row + 1 == FIG_XLSX_ROWS) {
        end_page(x, p, false);
        begin_page(x, sheet);
    }
    p->row++;
    p->rows++;
}

void fig_xlsx_about(fig_xlsx *x, const char *name, const char *value)
{
    if (!x->about) {
        x->about = x->lib.workbook_add_worksheet(x->book, "About");
        if (!x->about) {
            x->fault = x->fault ? x->fault : "a sheet could not be made";
            return;
        }
        fig_xlsx_check(x, x->lib.worksheet_set_column(x->about, 0, 0, 24, NULL));
        fig_xlsx_check(x, x->lib.worksheet_set_column(x->about, 1, 1, 90, NULL));
    }
    fig_xlsx_clean(x, (fig_str){value, strlen(value)});
    fig_xlsx_check(x, x->lib.worksheet_write_string(x->about, x->about_row, 0, name, x->name));
    fig_xlsx_check(x, x->lib.worksheet_write_string(x->about, x->about_row++, 1, fig_strbuf_cstr(&x->text), x->long_text));
}

void fig_xlsx_finish(fig_xlsx *x, fig_writer *w)
{
    char chunk[16 * 1024];
    for (int i = 0; i < FIG_XLSX_SHEETS; i++)
        end_page(x, &x->pages[i], true);
    fig_xlsx_check(x, x->lib.workbook_close(x->book)); /* frees it */
    x->book = NULL;
    if (x->fault || fig_xlsx_nomem(x))
        return;
    rewind(x->file);
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, x->file)) > 0;)
        fig_writer_add(w, chunk, n);
    if (ferror(x->file))
        x->fault = "the temporary file could not be read";
}

size_t fig_xlsx_rows(const fig_xlsx *x, fig_xlsx_sheet sheet)
{
    return x->pages[sheet].rows;
}

size_t fig_xlsx_pages(const fig_xlsx *x, fig_xlsx_sheet sheet)
{
    return x->pages[sheet].number;
}

size_t fig_xlsx_cut(const fig_xlsx *x)
{
    return x->cut;
}

size_t fig_xlsx_unnoted(const fig_xlsx *x)
{
    return x->unnoted;
}

size_t fig_xlsx_unformed(const fig_xlsx *x)
{
    return x->unformed;
}

const char *fig_xlsx_fault(const fig_xlsx *x)
{
    return x->fault;
}

bool fig_xlsx_nomem(const fig_xlsx *x)
{
    return x->nomem || x->text.failed;
}
#endif
